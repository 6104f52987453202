//! Each kind of fault, planted in a sentence that has none, is found; the sentence as it is, is not.

use std::collections::BTreeSet;

use waymark::engine::decision::decide;
use waymark::model::book::Rules;
use waymark::model::case::{Case, Event, Police, VICTIM};
use waymark::model::dates::Day;
use waymark::words::explain::{Explained, Facts, SpokenTo, route_words};

use super::bundled::BOOK;
use super::faults::{Fault, Kind, LONGEST, in_facts, in_finding, in_list, in_words};
use super::said::{Of, Said};

fn said(text: &str, of: Of, instead: bool) -> BTreeSet<Kind> {
    let found = in_words(&[Said {
        of,
        text: text.to_owned(),
        instead,
    }]);
    found.into_iter().map(|fault| fault.kind).collect()
}

fn kinds(text: &str) -> BTreeSet<Kind> {
    said(text, Of::Program, false)
}

#[test]
fn each_kind_of_fault_in_words_is_found_where_it_is_planted() {
    let planted = [
        (Kind::Number, "1 events between the same two people"),
        (Kind::Number, "two question is still open"),
        (Kind::Number, "Four questions is still open."),
        (Kind::Number, "One question are still open."),
        (Kind::Number, "0 confirmed and up to 1 possible events"),
        (Kind::Number, "All two of these together could meet it"),
        (Kind::Number, "2 yes answer needed"),
        (Kind::Stops, "No route is met.. Ask again."),
        (Kind::Stops, "It is done ; ask again"),
        (Kind::Stops, "It is done,; ask again"),
        (Kind::Dangling, "3 events, between,"),
        (Kind::Dangling, ", before the present one"),
        (Kind::Dangling, "The victim lives in Leeds and."),
        (Kind::Dangling, "Graded high ()"),
        (Kind::Blanks, "Graded high  on 1 March 2018"),
        (Kind::Blanks, " Graded high"),
        (Kind::Twice, "the date of the the MARAC"),
        (Kind::Unfilled, "This rests on {facts}."),
        (Kind::Unfilled, "the date of the MARAC of date not known"),
        (Kind::Unfilled, "graded Some(High)"),
        (
            Kind::Backward,
            "From the MARAC of 1 March 2018 to 1 January 2016",
        ),
        (
            Kind::Phrase,
            "the exact date of the event of before June 2018",
        ),
        (Kind::Phrase, "a grade of high or above"),
        (
            Kind::Phrase,
            "No route is confirmed yet. The victim: the age and where the home is could change that.",
        ),
        (Kind::Phrase, "1 March 2018: high, with in Leeds"),
        (
            Kind::Reason,
            "Met in Leeds (3 events; 3 needed). Not met under national guidance (3 events; 3 needed).",
        ),
        (
            Kind::Reason,
            "Cannot tell in Leeds (Whether there is such an event cannot be told yet). Leeds has no such route.",
        ),
        (
            Kind::Backward,
            "3 events between 1 March 2018 and 28 February 2018",
        ),
    ];
    for (kind, text) in planted {
        assert!(
            kinds(text).contains(&kind),
            "{kind:?} is not found in: {text}"
        );
    }
    let long = "a ".repeat(LONGEST / 2) + "b";
    assert!(kinds(&long).contains(&Kind::Long));
    let you = "Open to you; the form asks “Are you afraid?”";
    assert!(said(you, Of::Paper, false).contains(&Kind::You));
    assert!(!kinds(you).contains(&Kind::You));
    let quoted = "The form asks “Are you afraid?” first";
    assert!(!said(quoted, Of::Paper, false).contains(&Kind::You));
    let forum = "Make a MARAC referral today.";
    assert!(said(forum, Of::Program, true).contains(&Kind::Forum));
    assert!(
        !kinds(forum).contains(&Kind::Forum),
        "where a MARAC hears cases it is called one"
    );
}

#[test]
fn what_is_right_is_no_fault() {
    for text in [
        "1 event and 2 crimes between 20 July 2017 and 20 July 2018; 5 needed",
        "One question is still not answered yes or no.",
        "Both of these together could meet it (2)",
        "1 of 4 police crimes between 20 July 2017 and 20 July 2018",
        "Any two of these could meet it (3)",
        "Three questions are open, and 1 is not.",
        "2017 events",
        "From the referral, which this rule counts from: its date is not known (between 6 April 2017 and 1 June 2017)",
        "referral, date not known: 1 March 2018, assault",
        "Met until 1 March 2018. Not met from 2 March 2018 to 4 March 2018.",
        "The victim is 16 or over: 16 years old.",
        "Met in Leeds (15 yes; 14 needed). Not met in Kent (Graded medium on 1 March 2018; high needed).",
    ] {
        assert_eq!(kinds(text), BTreeSet::new(), "{text}");
    }
}

#[test]
fn a_source_keeps_its_words() {
    assert_eq!(said("Form, p 2.. {x}", Of::Source, true), BTreeSet::new());
}

fn facts(lead: &str, items: &[&str]) -> BTreeSet<Kind> {
    let facts = Facts {
        lead: lead.to_owned(),
        items: items.iter().map(|item| (*item).to_owned()).collect(),
    };
    in_facts(&facts)
        .into_iter()
        .map(|fault| fault.kind)
        .collect()
}

#[test]
fn a_line_twice_and_a_wrong_number_of_facts_are_found() {
    let list = ["one", "two", "one"];
    assert_eq!(
        in_list(&list),
        BTreeSet::from([Fault {
            kind: Kind::Twice,
            text: "one".to_owned()
        }])
    );
    assert_eq!(in_list(&list[..2]), BTreeSet::new());
    assert_eq!(facts("Counts (2)", &["one", "two"]), BTreeSet::new());
    assert_eq!(
        facts("Counts (3)", &["one (2 alike)", "two"]),
        BTreeSet::new()
    );
    assert_eq!(
        facts("Counts (2)", &["one", "one"]),
        BTreeSet::from([Kind::Twice])
    );
    assert_eq!(
        facts("Counts (3)", &["one", "two"]),
        BTreeSet::from([Kind::Evidence])
    );
    assert_eq!(facts("Counts", &[]), BTreeSet::from([Kind::Dangling]));
}

/// A criterion's words, changed, beside what was found.
fn beside(area: &str, change: impl Fn(&mut Explained)) -> BTreeSet<Kind> {
    let on = Day::from_iso("2018-07-20").expect("a day");
    let mut case = Case::new(on);
    for (id, when) in [("e1", "2018-03-01"), ("e2", "2018-04-01")] {
        case.events.list.push(Event {
            id: id.to_owned(),
            when: Day::from_iso(when).expect("a day").into(),
            police: Police::Crime,
            harmed: vec![VICTIM.to_owned()],
            ..Event::default()
        });
    }
    case.answer("dash-24", "1", |answer| {
        answer.reply = waymark::model::instrument::Reply::Yes
    });
    let area = BOOK.area(area).expect("it is bundled");
    let rules = Rules {
        book: &BOOK,
        area,
        version: area.in_force_on(on).expect("a version"),
    };
    let decision = decide(&case, rules, on);
    let mut kinds = BTreeSet::new();
    for found in &decision.routes.routes {
        let mut words = route_words(found, &decision.routes, on, SpokenTo::Professional);
        change(&mut words.explained);
        let finding = found.finding.as_ref().expect("its rule is known");
        kinds.extend(
            in_finding(&words.explained, finding)
                .into_iter()
                .map(|fault| fault.kind),
        );
    }
    kinds
}

#[test]
fn a_number_that_is_not_the_one_that_was_found_is_found() {
    for area in ["national", "lewisham", "kingston"] {
        assert_eq!(beside(area, |_| {}), BTreeSet::new(), "{area}");
        let other =
            |text: &mut String| *text = text.replace('1', "7").replace('2', "8").replace('4', "9");
        let told = beside(area, |explained| {
            other(&mut explained.says.lead);
            other(&mut explained.says.detail);
        });
        assert!(told.contains(&Kind::Evidence), "{area}: another number");
        let fewer = beside(area, |explained| {
            explained.facts.iter_mut().for_each(|facts| {
                facts.items.pop();
            });
            explained.parts.clear();
        });
        assert!(fewer.contains(&Kind::Evidence), "{area}: a fact left out");
        let small = beside(area, |explained| {
            explained.says.lead = explained.says.lead.to_lowercase()
        });
        assert!(small.contains(&Kind::Small), "{area}: a small letter");
    }
}
