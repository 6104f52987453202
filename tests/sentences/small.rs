//! Small cases and what is said of them, for the sentences that once said more or less than was found.

use std::sync::LazyLock;

use waymark::engine::decision::decide;
use waymark::model::book::{Rulebook, Rules, Shown};
use waymark::model::case::{
    Assessment, Case, Event, EventKind, Marac, Person, Police, Relationship, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::model::files::read_area;
use waymark::model::instrument::Reply;
use waymark::model::rules::Area;
use waymark::words::explain::{Sheet, bar, sheet};

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));

pub fn day(iso: &str) -> Day {
    Day::from_iso(iso).expect("a day")
}

pub fn when(text: &str) -> When {
    When::from_file(text).expect("a date")
}

/// A case of one victim and one person causing harm, in which everything is known that there is, and there is nothing.
pub fn case(as_of: &str) -> Case {
    let mut case = Case::new(day(as_of));
    let relationship = Some(Relationship::FormerPartner);
    case.people.causing_harm = vec![Person {
        id: "p1".to_owned(),
        relationship,
        ..Person::default()
    }];
    case.assessments.all_known = true;
    case.events.all_known = true;
    case.maracs.all_known = true;
    case.changes.all_known = true;
    case.orders.all_known = true;
    case
}

/// Something done by the one to the other.
pub fn event(id: &str, date: &str, police: Police) -> Event {
    Event {
        id: id.to_owned(),
        when: when(date),
        kinds: vec![EventKind::Assault],
        police,
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        ..Event::default()
    }
}

/// An earlier MARAC about the one.
pub fn marac(id: &str, met: &str) -> Marac {
    Marac {
        id: id.to_owned(),
        met: when(met),
        about: vec!["p1".to_owned()],
        ..Marac::default()
    }
}

/// The checklist with so many yes answers, and no to the others.
pub fn checklist(id: &str, date: &str, yes: usize) -> Assessment {
    let items = &BOOK.instrument("dash-24").expect("it is bundled").items;
    let reply = |place| if place < yes { Reply::Yes } else { Reply::No };
    Assessment {
        id: id.to_owned(),
        when: when(date),
        instrument: Some("dash-24".to_owned()),
        answers: items
            .iter()
            .enumerate()
            .map(|(place, item)| (item.id.clone(), reply(place).into()))
            .collect(),
        ..Assessment::default()
    }
}

/// A made-up rule of Merton with one route, or with other fields of the version.
pub fn rule(criterion: &str, more: &str) -> Area {
    let text = format!(
        r#"{{"format": "waymark-area/1", "id": "made-up", "name": "Merton", "nation": "england-and-wales", "versions": [{{
            "id": "v", "title": "As made up", "in_force": {{"between": {{}}}}, "speaks_for": "unknown", "standing": "published",
            "sources": [{{"id": "s", "title": "Made up", "seen": "unverified"}}], "checklist": "dash-24",
            "forum": {{"name": "MARAC", "sources": ["s"]}}, {more} "routes": [
                {{"id": "route", "kind": "potential-escalation", "name": "Potential escalation", "criterion": {criterion}, "sources": ["s"]}}
            ]}}]}}"#
    );
    read_area(&text).unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// What is said of a case under a rule.
pub fn under(case: &Case, area: &Area, on: &str) -> Sheet {
    let book: &Rulebook = &BOOK;
    let rules = Rules {
        book,
        area,
        version: area.in_force_on(day(on)).expect("a version"),
    };
    let decision = decide(case, rules, day(on));
    assert!(!bar(&decision, None).state.is_empty());
    sheet(
        case,
        &decision,
        &Shown {
            rules,
            missing: None,
        },
        &[],
    )
}

/// The same under a bundled rule.
pub fn said(case: &Case, area: &str, on: &str) -> Sheet {
    under(case, BOOK.area(area).expect("it is bundled"), on)
}

/// The lines of a route of that name, without the blanks before them.
pub fn route(sheet: &Sheet, name: &str) -> Vec<String> {
    let text = sheet.to_string();
    let begins = format!("{name}: ");
    let lines = text.lines().skip_while(|line| !line.starts_with(&begins));
    lines
        .take_while(|line| !line.is_empty())
        .map(|line| line.trim().to_owned())
        .collect()
}

/// The lines that follow that one, as far as they are items of a list.
pub fn items(lines: &[String], lead: &str) -> Vec<String> {
    let after = lines
        .iter()
        .skip_while(|line| line.as_str() != lead)
        .skip(1);
    after
        .map_while(|line| line.strip_prefix("- ").map(str::to_owned))
        .collect()
}
