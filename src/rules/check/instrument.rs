use crate::instrument::{Instrument, Item, Reply, Section};

use super::found::{CheckId, Findings, Found, entry, field};
use super::parts::unique;

/// What is wrong with an instrument in itself. Whether the follow-ups it offers are loaded is not known here.
pub fn check_instrument(instrument: &Instrument) -> Vec<Found> {
    let mut found = Findings::default();
    if instrument.items.is_empty() {
        found.add(CheckId::NoItems, "items", &["This checklist has no question. Add its questions."]);
    }
    if instrument.sources.is_empty() {
        let says = "Nothing says where this checklist comes from. Add its source: title, publisher and year.";
        found.add(CheckId::MissingSource, "sources", &[says]);
    }
    unique(&mut found, "", "items", instrument.items.iter().map(|item| item.id.as_str()));
    unique(&mut found, "", "scale", instrument.scale.iter().map(|step| step.id.as_str()));
    unique(&mut found, "", "sections", instrument.sections.iter().map(|section| section.id.as_str()));
    unique(&mut found, "", "sources", instrument.sources.iter().map(|source| source.id.as_str()));
    for (index, step) in instrument.scale.iter().enumerate() {
        if Reply::meant_by(&step.id).is_some() {
            let says = [
                "`",
                &step.id,
                "` already means something in every checklist. Give this step of the scale another id.",
            ];
            found.add(CheckId::ReplyTaken, field(&entry("", "scale", index), "id"), &says);
        }
    }
    for (index, item) in instrument.items.iter().enumerate() {
        let at = entry("", "items", index);
        check_section(&mut found, &at, item, &instrument.sections);
        if item.offers.as_ref().is_some_and(|offers| offers.trim().is_empty() || *offers == instrument.id) {
            let says = "This question offers no other checklist. Name the follow-up to offer, or take `offers` out.";
            found.add(CheckId::UnknownFollowUp, field(&at, "offers"), &[says]);
        }
    }
    found.0
}

/// An item stands in a section that there is.
pub(super) fn check_section(found: &mut Findings, at: &str, item: &Item, sections: &[Section]) {
    if let Some(section) = &item.section
        && !sections.iter().any(|known| known.id == *section)
    {
        let says = ["There is no section `", section, "`. Add it to the sections, or take it out of this question."];
        found.add(CheckId::UnknownSection, field(at, "section"), &says);
    }
}
