//! Small cases, and the engine asked about them.

use std::sync::LazyLock;

use waymark::engine::decision::{Finding, Here, Looking};
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{
    Assessment, Case, Change, ChangeKind, Event, EventKind, Grade, HighestGrade, Order, OrderKind,
};
use waymark::model::dates::{Day, When};
use waymark::model::rules::Criterion;
use waymark::record::read_part;

pub fn book() -> &'static Rulebook {
    static BOOK: LazyLock<Rulebook> =
        LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));
    &BOOK
}

pub fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap_or_else(|_| panic!("{iso} is not a day"))
}

pub fn when(text: &str) -> When {
    When::from_file(text).unwrap_or_else(|| panic!("{text} is not a date"))
}

pub fn criterion(text: &str) -> Criterion {
    read_part(text).unwrap_or_else(|mistake| panic!("{text}: {mistake}"))
}

/// A case of which everything is known, which is nothing.
pub fn nothing(as_of: Day) -> Case {
    let mut case = Case::new(as_of);
    case.assessments.all_known = true;
    case.events.all_known = true;
    case.changes.all_known = true;
    case.orders.all_known = true;
    case
}

pub fn change(what: ChangeKind, when: When) -> Change {
    Change {
        id: "c".to_owned(),
        when,
        what,
        ..Change::default()
    }
}

pub fn event(kind: EventKind, when: When) -> Event {
    Event {
        id: "e".to_owned(),
        when,
        kinds: vec![kind],
        ..Event::default()
    }
}

pub fn order(kind: OrderKind, from: When, until: Option<When>) -> Order {
    Order {
        id: "o".to_owned(),
        kind,
        from,
        until,
        ..Order::default()
    }
}

pub fn made(when: When, grade: Option<Grade>) -> Assessment {
    Assessment {
        id: "a".to_owned(),
        when,
        grade,
        ..Assessment::default()
    }
}

pub fn found<'a>(case: &'a Case, criterion: &'a Criterion, on: Day) -> Finding<'a> {
    Looking {
        case,
        book: book(),
        on,
        here: Here::Residence(&case.people.victim.lives_in),
        highest_grade: HighestGrade::High,
    }
    .find(criterion)
}

pub fn answer(case: &Case, criterion: &Criterion, on: Day) -> Truth {
    found(case, criterion, on).answer
}
