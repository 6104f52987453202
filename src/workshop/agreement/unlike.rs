//! Whether files are of one case: an exercise gives everybody the same account, and what differs in it is no judgement.

use crate::model::case::{Assessment, Case, Event, Marac, People};
use crate::model::dates::Day;

use super::AssessorFile;

/// Something that is not the same in all files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// The reference.
    Reference,
    /// The day that the case speaks for: these.
    Day(Vec<Day>),
    /// The people: how many there are, their ages, relationships and areas.
    People,
    /// The events, earlier MARACs or earlier assessments.
    History,
}

pub(super) fn unlike(of: &[&AssessorFile]) -> Vec<Unlike> {
    let Some((first, others)) = of.split_first() else {
        return Vec::new();
    };
    let differs =
        |same: fn(&Case, &Case) -> bool| others.iter().any(|one| !same(&first.case, &one.case));
    let mut found = Vec::new();
    found.extend(
        differs(|one, other| one.reference.trim() == other.reference.trim())
            .then_some(Unlike::Reference),
    );
    if differs(|one, other| one.as_of == other.as_of) {
        let mut days: Vec<Day> = of.iter().map(|one| one.case.as_of).collect();
        days.sort_unstable();
        days.dedup();
        found.push(Unlike::Day(days));
    }
    found.extend(
        differs(|one, other| people(&one.people) == people(&other.people))
            .then_some(Unlike::People),
    );
    found.extend(differs(|one, other| history(one) == history(other)).then_some(Unlike::History));
    found
}

/// The people without what each assessor may call them.
fn people(known: &People) -> People {
    let mut bare = known.clone();
    let People {
        victim,
        causing_harm,
        others,
        children,
    } = &mut bare;
    for person in causing_harm.iter_mut().chain(others).chain([victim]) {
        person.id.clear();
        person.called.clear();
        person.aliases.clear();
    }
    children.iter_mut().for_each(|child| child.called.clear());
    bare
}

/// What was before, without what each assessor may write beside it.
fn history(case: &Case) -> (Vec<Event>, Vec<Marac>, Vec<Assessment>) {
    let mut events = case.events.list.clone();
    for event in &mut events {
        event.id.clear();
        event.note.clear();
    }
    let mut maracs = case.maracs.list.clone();
    for marac in &mut maracs {
        marac.id.clear();
        marac.note.clear();
    }
    let earlier = case
        .assessments
        .list
        .iter()
        .filter(|one| one.when != case.as_of.into());
    let bare = |one: &Assessment| Assessment {
        id: String::new(),
        note: String::new(),
        ..one.clone()
    };
    (events, maracs, earlier.map(bare).collect())
}
