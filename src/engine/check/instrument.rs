use crate::model::instrument::{Instrument, Item, Role, Section, SpokenOf};

use super::diagnostic::{CheckId, Diagnostic, Diagnostics};
use super::parts::{check_id, check_ids_of};
use crate::record::{entry, field};

/// What is wrong with an instrument in itself. Whether the follow-ups it offers are loaded is not known here.
pub fn check_instrument(instrument: &Instrument) -> Vec<Diagnostic> {
    let mut found = Diagnostics::default();
    if instrument.items.is_empty() {
        found.add(
            CheckId::NoItems,
            "items",
            "This checklist has no question. Add its questions under \u{201c}items\u{201d}, each with \u{201c}id\u{201d}, \u{201c}label\u{201d}, \u{201c}ask\u{201d} and \u{201c}why\u{201d}.",
        );
    }
    if instrument.sources.is_empty() {
        let says = "Nothing says where this checklist comes from. Add its source: title, publisher and year.";
        found.add(CheckId::MissingSource, "sources", says);
    }
    check_id(&mut found, "", &instrument.id, "our-checklist");
    for (list, ids) in instrument.ids() {
        check_ids_of(&mut found, "", list, ids.into_iter());
    }
    found.all(CheckId::ReplyTaken, instrument.taken_replies());
    for (index, item) in instrument.items.iter().enumerate() {
        let at = entry("", "items", index);
        check_section(&mut found, &at, item, &instrument.sections);
        check_places(&mut found, &at, item);
        if item
            .offers
            .as_ref()
            .is_some_and(|offers| offers.trim().is_empty() || *offers == instrument.id)
        {
            let says = "This question offers no other checklist. Name the follow-up to offer, or take \u{201c}offers\u{201d} out.";
            found.add(CheckId::UnknownFollowUp, field(&at, "offers"), says);
        }
    }
    check_in_place(&mut found, instrument);
    found.0
}

/// Only a follow-up is asked in place, and only what is asked in place takes questions of other lists along.
fn check_in_place(found: &mut Diagnostics, instrument: &Instrument) {
    if instrument.in_place && instrument.role != Role::FollowUp {
        let says = "Only a follow-up is asked in place. Give \u{201c}role\u{201d} as \u{201c}follow-up\u{201d}, or take \u{201c}in_place\u{201d} out.";
        found.add(CheckId::UnknownFollowUp, "in_place", says);
    }
    for (index, along) in instrument.along.iter().enumerate() {
        if !instrument.in_place || along.instrument == instrument.id || along.items.is_empty() {
            let says = "These are the questions of another list, asked along with a follow-up that is asked in place. Name both, or take them out.";
            found.add(CheckId::UnknownFollowUp, entry("", "along", index), says);
        }
    }
}

/// An item stands in a section that there is.
pub(super) fn check_section(found: &mut Diagnostics, at: &str, item: &Item, sections: &[Section]) {
    if let Some(section) = &item.section
        && !sections.iter().any(|known| known.id == *section)
    {
        let says = format!(
            "There is no section \u{201c}{section}\u{201d}. Add it to the sections, or take it out of this question."
        );
        found.add(CheckId::UnknownSection, field(at, "section"), says);
    }
}

/// Everything in curly brackets in a question is a place for a word that is known.
pub(super) fn check_places(found: &mut Diagnostics, at: &str, item: &Item) {
    let ways = item.other_ways.iter().enumerate();
    let ways = ways.map(|(index, way)| (entry(at, "other_ways", index), way));
    for (at, text) in std::iter::once((field(at, "ask"), &item.ask)).chain(ways) {
        if SpokenOf::default().fill(text).contains(['{', '}']) {
            let says = "What stands in curly brackets here is not filled. \u{201c}{they}\u{201d} is the person causing harm, and \u{201c}{do|does}\u{201d} goes with it.";
            found.add(CheckId::UnknownPlace, at, says);
        }
    }
}
