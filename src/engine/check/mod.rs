//! Mistakes in a rule or a checklist that reads well: what names nothing, what no case or every case meets, what
//! contradicts itself or says nothing new. Each is said with its place and what to do.

mod contains;
mod criterion;
mod diagnostic;
mod instrument;
mod known;
mod named;
mod parts;
mod versions;

use crate::model::book::Rulebook;
use crate::model::instrument::Role;

use crate::model::nation::Nation;
use crate::model::rules::{Area, LeadsTo, Version};

use crate::record::{Mistake, entry, field, fitting_id};
use contains::check_contained;
use criterion::{
    WOULD_TAKE_AWAY, WOULD_TURN_AWAY, check_criterion, check_no_band, check_three_grades,
};
use diagnostic::Diagnostics;
use instrument::{check_places, check_section};
use known::KnownInstruments;
use named::check_names;
use parts::{check_id, check_ids, check_ids_of, check_routes, check_sides, check_sources};
use versions::check_versions;

pub use diagnostic::{CheckId, Diagnostic};
pub use instrument::check_instrument;

/// What is wrong with an area's rules, or worth a look, where that book's checklists are loaded. The area itself need not
/// be in the book.
pub fn check_area(area: &Area, book: &Rulebook) -> Vec<Diagnostic> {
    let mut found = Diagnostics::default();
    let known = KnownInstruments::new(area, book);
    check_nation(&mut found, area, book);
    if area.versions.is_empty() {
        let says = "This area has no version of its rule. Add one.";
        found.add(CheckId::NoRoute, "versions", says);
    }
    check_area_id(&mut found, area);
    check_ids_of(
        &mut found,
        "",
        "versions",
        area.versions.iter().map(|version| version.id.as_str()),
    );
    check_versions(&mut found, area);
    for (index, version) in area.versions.iter().enumerate() {
        let at = entry("", "versions", index);
        check_checklist(&mut found, &at, version, &known, book);
        check_ids(&mut found, &at, version);
        check_sources(&mut found, &at, version);
        check_questions(&mut found, &at, version, book);
        check_names(&mut found, &at, version);
        check_routes(&mut found, &at, version);
        check_criteria(&mut found, &at, version, &known);
        check_contained(&mut found, &at, version, &known);
    }
    found.0
}

fn check_area_id(found: &mut Diagnostics, area: &Area) {
    let named = fitting_id(&area.name);
    let example = match named.as_str() {
        "" | Area::TAKEN => "our-area",
        named => named,
    };
    if area.id == Area::TAKEN {
        let says = format!(
            "No area can have the id \u{201c}{}\u{201d}: the page that begins one has it. Give it another, as in \u{201c}{example}\u{201d}.",
            Area::TAKEN
        );
        found.add(CheckId::NotAnId, "id", says);
    }
    check_id(found, "", &area.id, example);
}

/// That the file of an area has the id of another that comes with the program, and would stand in its place. Whoever
/// changes that area means it, so it is worth a look and no more.
pub fn check_bundled_id(area: &Area, book: &Rulebook) -> Option<Diagnostic> {
    let known = book.area(&area.id)?;
    (known != area && book.is_bundled(&area.id)).then(|| Diagnostic {
        id: CheckId::BundledId,
        mistake: Mistake::new(
            "id",
            format!(
                "\u{201c}{0}\u{201d} is the id of \u{201c}{1}\u{201d}, which comes with Waymark, and this file stands in its place. \
                 If it is another area, or is to stand beside it, give it an id of its own, as in \u{201c}{0}-2\u{201d}.",
                area.id, known.name
            ),
        ),
    })
}

/// Guidance that is not of one place is given by one area alone: a second one could stand in for every area's unknown
/// routes in its place.
fn check_nation(found: &mut Diagnostics, area: &Area, book: &Rulebook) {
    let is_other = |known: &&Area| known.nation == Nation::UnitedKingdom && known.id != area.id;
    if area.nation == Nation::UnitedKingdom
        && let Some(other) = book.areas.iter().find(is_other)
    {
        let says = format!(
            "\u{201c}{}\u{201d} is the guidance of no one place here, and it stands in where an area\u{2019}s own rule is not known. \
             Choose whose law applies in this area.",
            other.name
        );
        found.add(CheckId::SecondGuidance, "nation", says);
    }
}

fn check_checklist(
    found: &mut Diagnostics,
    at: &str,
    version: &Version,
    known: &KnownInstruments<'_>,
    book: &Rulebook,
) {
    let why = match book.instrument(&version.checklist) {
        _ if known.is_own(&version.checklist) => {
            "is loaded: these are the area\u{2019}s own \u{201c}questions\u{201d}, asked beside one. Name the checklist; one that the area made is a \
             file of its own."
        }
        None => "is loaded. Correct the id, or load the checklist's file first.",
        Some(instrument) if instrument.role != Role::Checklist => {
            "is loaded as a checklist: it is a further set of questions. Name the checklist that the area asks for."
        }
        Some(_) => return,
    };
    found.add(
        CheckId::UnknownChecklist,
        field(at, "checklist"),
        format!("No checklist \u{201c}{}\u{201d} {why}", version.checklist),
    );
}

fn check_questions(found: &mut Diagnostics, at: &str, version: &Version, book: &Rulebook) {
    for (index, item) in version.questions.iter().enumerate() {
        let at = entry(at, "questions", index);
        check_section(found, &at, item, &[]);
        check_places(found, &at, item);
        if let Some(offers) = &item.offers
            && book.instrument(offers).is_none()
        {
            let says = format!(
                "No follow-up \u{201c}{offers}\u{201d} is loaded, so none is offered. Correct the id, or load its file first."
            );
            found.add(CheckId::UnknownFollowUp, field(&at, "offers"), says);
        }
    }
}

fn check_criteria(
    found: &mut Diagnostics,
    at: &str,
    version: &Version,
    known: &KnownInstruments<'_>,
) {
    for (place, criterion) in version.criteria() {
        let at = field(at, &place);
        check_criterion(found, &at, criterion, known);
        if version.highest_grade.is_high() {
            check_three_grades(found, &at, criterion);
        }
    }
    for (index, audience) in version.audience.iter().enumerate() {
        let at = entry(at, "audience", index);
        check_no_band(found, &field(&at, "when"), &audience.when, WOULD_TURN_AWAY);
        check_sides(found, &at, audience);
    }
    for (index, route) in version.routes.iter().enumerate() {
        if let Some(criterion) = &route.criterion
            && route.leads() == LeadsTo::Forum
        {
            let at = field(&entry(at, "routes", index), "criterion");
            check_no_band(found, &at, criterion, WOULD_TAKE_AWAY);
        }
    }
}
