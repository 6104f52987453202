//! Decide, then reveal: what the room holds of a step before it is shown anything.

use leptos::prelude::*;
use waymark::case::Grade;
use waymark::explain::{Chosen, capitalised, grade, route_kind};
use waymark::rules::RouteKind;

use crate::parts::field::{Bound, area, checkboxes, radios};
use crate::parts::{classed, focus_soon, form, minor_heading, paragraph, submit};
use crate::store::Desk;

const KINDS: [RouteKind; 4] =
    [RouteKind::VisibleHighRisk, RouteKind::PotentialEscalation, RouteKind::Repeat, RouteKind::ProfessionalJudgement];
const GRADES: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];

/// What the room chooses at a step.
pub fn decide(desk: Desk, step: usize) -> AnyView {
    let read = move || {
        let of = |(at, chosen, _): &(usize, Chosen, bool)| (*at == step).then(|| chosen.clone());
        desk.replaying.with(|now| now.iter().flat_map(|now| &now.chosen).find_map(of)).unwrap_or_default()
    };
    let write = move |change: &dyn Fn(&mut Chosen)| {
        desk.replaying.update(|now| {
            let Some(now) = now else { return };
            if !now.chosen.iter().any(|(at, ..)| *at == step) {
                now.chosen.push((step, Chosen::default(), false));
            }
            now.chosen.iter_mut().filter(|(at, ..)| *at == step).for_each(|(_, chosen, _)| change(chosen));
        });
    };
    let reveal = move || {
        write(&|_| {});
        desk.replaying.update(|now| {
            let chosen = now.iter_mut().flat_map(|now| &mut now.chosen);
            chosen.filter(|(at, ..)| *at == step).for_each(|(_, _, revealed)| *revealed = true);
        });
        focus_soon("revealed".to_owned());
    };
    let kind = |kind: RouteKind| (format!("{kind:?}"), route_kind(kind).to_owned());
    let routes = checkboxes(
        "room-routes",
        "Which routes to a MARAC does the room hold to be met?",
        "On what was known that day. None ticked is an answer too.",
        KINDS.map(kind).into(),
        move |value| read().routes.iter().any(|kind| format!("{kind:?}") == value),
        move |value, on| {
            let Some(kind) = KINDS.into_iter().find(|kind| format!("{kind:?}") == value) else { return };
            write(&|chosen| {
                chosen.routes.retain(|known| *known != kind);
                if on {
                    chosen.routes.push(kind);
                }
            });
        },
    );
    let grades = GRADES.map(|one| (grade(one).to_owned(), capitalised(grade(one)))).into();
    let get = move || read().grade.map(|one| grade(one).to_owned()).unwrap_or_default();
    let set = move |value: String| {
        let given = GRADES.into_iter().find(|one| grade(*one) == value);
        write(&|chosen| chosen.grade = given);
    };
    let graded = radios("room-grade", "Which grade would the room give?", "", grades, Bound::new(get, set), None);
    let set = move |text: String| write(&|chosen| chosen.why.clone_from(&text));
    let why = area("room-why", "Why?", "The facts it rests on.", 3, Bound::new(move || read().why, set));
    let inside = classed("div", "wm-room")
        .with(minor_heading("Decide first"))
        .with(paragraph("What the rules say and what the review found is shown when you have decided."))
        .all([routes, graded, why, submit("Reveal", None)]);
    form(reveal, inside.view())
}

/// What the room decided, once it is revealed.
pub fn decided(desk: Desk, step: usize) -> AnyView {
    let of = |(at, chosen, revealed): &(usize, Chosen, bool)| (*at == step && *revealed).then(|| chosen.words());
    let words = desk.replaying.with_untracked(|now| now.iter().flat_map(|now| &now.chosen).find_map(of));
    words.map_or_else(|| ().into_any(), paragraph)
}
