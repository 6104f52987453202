//! Every notice is raised by a case, and not by one that is just short of it: a day later, an answer fewer, another order.

use std::collections::BTreeSet;

use waymark::engine::decision::decide;
use waymark::logic::Truth;
use waymark::model::book::Rules;
use waymark::model::case::{
    Age, Assessment, Case, Change, ChangeKind, Event, EventKind, Grade, Order, OrderKind, Person,
    Relationship, VICTIM,
};
use waymark::model::instrument::{Answer, Reply};
use waymark::model::nation::Nation;
use waymark::words::explain::notice_words;

use crate::golden::support::*;

/// The day the cases speak for.
const TODAY: &str = "2024-06-14";

/// One fact of a case.
#[derive(Clone, Copy)]
enum Fact {
    /// An answer of that day, by instrument and item.
    Said(&'static str, &'static str, &'static str),
    /// A checklist of that day without answers, graded or not.
    Made(&'static str, Option<Grade>),
    Changed(ChangeKind, &'static str),
    Happened(EventKind, &'static str),
    /// An assault on somebody else by the same person.
    HarmedAnother,
    /// An order from that day until that day.
    Under(OrderKind, &'static str, &'static str),
    Aged(u32),
    /// How old the person causing harm is.
    HarmerAged(u32),
    /// A checklist of that day of which so many answers were yes, nobody knows which.
    Totalled(u32),
    /// What the person causing harm is to the victim, instead of a partner.
    Is(Relationship),
    /// So many answers to either checklist.
    Answered(usize),
}

use Fact::{
    Aged, Answered, Changed, Happened, HarmedAnother, HarmerAged, Is, Made, Said, Totalled, Under,
};

fn reply(text: &str) -> Reply {
    match text {
        "yes" => Reply::Yes,
        "no" => Reply::No,
        step => Reply::Step(step.to_owned()),
    }
}

/// A case of those facts, of which nothing else is known.
fn case_of(facts: &[Fact]) -> Case {
    case_on(TODAY, facts)
}

/// The same on another day.
fn case_on(on: &str, facts: &[Fact]) -> Case {
    let mut case = Case::new(day(on));
    let person = Person {
        id: "p1".into(),
        relationship: Some(Relationship::Partner),
        ..Person::default()
    };
    case.people.causing_harm = vec![person];
    case.people.others = vec![Person {
        id: "o1".into(),
        ..Person::default()
    }];
    for (number, fact) in facts.iter().enumerate() {
        let id = format!("f{number}");
        let event = |when: &str, kind, harmed: &str| Event {
            id: id.clone(),
            when: day(when).into(),
            kinds: vec![kind],
            harmed: vec![harmed.to_owned()],
            by: vec!["p1".into()],
            ..Event::default()
        };
        match *fact {
            Said(instrument, item, said) => answer_on(&mut case, instrument, item, reply(said)),
            Made(when, grade) => case.assessments.list.push(Assessment {
                id,
                when: day(when).into(),
                grade,
                ..Assessment::default()
            }),
            Changed(what, when) => case.changes.list.push(Change {
                id,
                when: day(when).into(),
                what,
                ..Change::default()
            }),
            Happened(kind, when) => case.events.list.push(event(when, kind, VICTIM)),
            HarmedAnother => case
                .events
                .list
                .push(event("2019-01-01", EventKind::Assault, "o1")),
            Under(kind, from, until) => case.orders.list.push(Order {
                id,
                kind,
                from: day(from).into(),
                until: Some(day(until).into()),
                ..Order::default()
            }),
            Is(relationship) => {
                case.people
                    .causing_harm
                    .iter_mut()
                    .for_each(|one| one.relationship = Some(relationship));
            }
            Totalled(yes) => case.assessments.list.push(Assessment {
                id,
                when: case.as_of.into(),
                instrument: Some("dash-24".to_owned()),
                yes_total: Some(yes),
                ..Assessment::default()
            }),
            Aged(years) => case.people.victim.age = Some(Age::Years(years)),
            HarmerAged(years) => case.people.causing_harm[0].age = Some(Age::Years(years)),
            Answered(many) => {
                for instrument in ["dash-24", "police-27"] {
                    for item in book()
                        .instrument(instrument)
                        .unwrap()
                        .items
                        .iter()
                        .take(many)
                    {
                        answer_on(&mut case, instrument, &item.id, Reply::No);
                    }
                }
            }
        }
    }
    case
}

fn answer_on(case: &mut Case, instrument: &str, item: &str, reply: Reply) {
    let of = |one: &&mut Assessment| one.instrument.as_deref() == Some(instrument);
    let when = case.as_of.into();
    if case.assessments.list.iter_mut().find(of).is_none() {
        let instrument = Some(instrument.to_owned());
        case.assessments.list.push(Assessment {
            id: format!("{}-{item}", instrument.as_deref().unwrap_or_default()),
            when,
            instrument,
            ..Assessment::default()
        });
    }
    let found = case
        .assessments
        .list
        .iter_mut()
        .find(of)
        .expect("it was just added");
    found.answers.insert(item.to_owned(), Answer::from(reply));
}

const CHECKED: [&str; 5] = [
    "police-here",
    "police-elsewhere",
    "wanted",
    "earlier-victims",
    "orders",
];

/// The pairs that one answer makes: yes, and no.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("danger-999", "circumstances", "danger-now"),
    ("talk-elsewhere", "circumstances", "not-safe-to-talk"),
    ("speak-alone", "circumstances", "others-present"),
    ("not-seen-alone", "circumstances", "others-present"),
    (
        "professional-interpreter",
        "circumstances",
        "interpreter-informal",
    ),
    (
        "informal-interpreter",
        "circumstances",
        "interpreter-informal",
    ),
    ("interpreter-offer", "circumstances", "interpreter-needed"),
    ("suicidal-now", "circumstances", "suicidal-now"),
    (
        "strangulation-medical",
        "circumstances",
        "lost-consciousness",
    ),
    ("strangulation-danger-signs", "strangling", "danger-signs"),
    ("child-hurt", "police-27", "11"),
    ("honour-one-chance", "hba", "1"),
    ("plan-devices", "causing-harm", "tracks"),
    ("breach-report", "police-27", "26"),
    ("fgm", "circumstances", "fgm"),
    ("wanted", "causing-harm", "wanted"),
    ("not-closed", "before-closing", "coercion"),
    ("review-weapon", "dash-24", "13"),
    ("review-threat-to-kill", "dash-24", "14"),
    ("children-social-care", "circumstances", "children"),
    (
        "child-protection-to-marac",
        "circumstances",
        "child-protection-plan",
    ),
    ("honour-based", "circumstances", "honour-suspected"),
    ("forced-marriage-order", "circumstances", "honour-suspected"),
    ("stalking", "dash-24", "8"),
    ("stalking-order", "dash-24", "8"),
    ("stalking-pattern", "dash-24", "8"),
    ("modern-slavery", "circumstances", "exploited"),
    ("housing", "circumstances", "housing"),
    ("separation", "dash-24", "6"),
    ("worse-or-more-often", "dash-24", "10"),
    ("strangulation", "dash-24", "15"),
    ("weapon", "dash-24", "13"),
    ("threat-to-kill", "dash-24", "14"),
    ("controlled-or-isolated", "dash-24", "12"),
    ("very-afraid", "dash-24", "2"),
    ("pregnancy-or-birth", "dash-24", "9"),
    ("harmed-others", "dash-24", "18"),
    ("broken-conditions", "dash-24", "23"),
    ("sexual-harm", "dash-24", "16"),
    ("through-children", "dash-24", "7"),
    ("victim-armed", "circumstances", "armed"),
    ("attempts-before", "circumstances", "attempts-before"),
    ("barriers", "circumstances", "language"),
    ("pregnancy-unknown", "circumstances", "pregnancy-unknown"),
];

/// The pairs that one answer makes in one nation on a day: yes, and no; and the same answer in another nation, or a day
/// too early.
const ANSWERS_SOMEWHERE: &[(&str, (&str, &str), Place, Place)] = &[
    (
        "suicide-help-england-wales",
        ("dash-24", "5"),
        (Nation::EnglandAndWales, "2018-07-20"),
        (Nation::Scotland, "2018-07-20"),
    ),
    (
        "suicide-help-scotland",
        ("circumstances", "suicidal-now"),
        (Nation::Scotland, TODAY),
        (Nation::Jersey, TODAY),
    ),
    (
        "children-victims",
        ("circumstances", "children"),
        (Nation::EnglandAndWales, "2025-11-07"),
        (Nation::EnglandAndWales, "2025-11-06"),
    ),
    (
        "fgm-elsewhere",
        ("circumstances", "fgm"),
        (Nation::Scotland, TODAY),
        (Nation::EnglandAndWales, TODAY),
    ),
    (
        "stalking-order-northern-ireland",
        ("dash-24", "8"),
        (Nation::NorthernIreland, "2023-10-19"),
        (Nation::NorthernIreland, "2023-10-18"),
    ),
    (
        "forced-marriage-order-elsewhere",
        ("circumstances", "honour-suspected"),
        (Nation::Scotland, TODAY),
        (Nation::EnglandAndWales, TODAY),
    ),
    (
        "strangulation-offence",
        ("dash-24", "15"),
        (Nation::EnglandAndWales, "2022-06-07"),
        (Nation::EnglandAndWales, "2022-06-06"),
    ),
    (
        "strangulation-offence-northern-ireland",
        ("police-27", "18"),
        (Nation::NorthernIreland, "2023-06-26"),
        (Nation::NorthernIreland, "2023-06-25"),
    ),
    (
        "strangulation-offence-scotland",
        ("dash-24", "15"),
        (Nation::Scotland, TODAY),
        (Nation::NorthernIreland, TODAY),
    ),
    (
        "control-offence",
        ("dash-24", "12"),
        (Nation::EnglandAndWales, "2023-04-05"),
        (Nation::EnglandAndWales, "2023-04-04"),
    ),
    (
        "control-offence-scotland",
        ("dash-24", "12"),
        (Nation::Scotland, "2019-04-01"),
        (Nation::Scotland, "2019-03-31"),
    ),
    (
        "control-offence-nation-unknown",
        ("dash-24", "12"),
        (Nation::UnitedKingdom, "2023-06-21"),
        (Nation::UnitedKingdom, "2023-06-20"),
    ),
    (
        "control-offence-elsewhere",
        ("dash-24", "12"),
        (Nation::Jersey, "2023-06-21"),
        (Nation::Jersey, "2023-06-20"),
    ),
    (
        "immigration",
        ("circumstances", "immigration"),
        (Nation::Scotland, "2024-02-16"),
        (Nation::Jersey, TODAY),
    ),
    (
        "housing-england",
        ("circumstances", "housing"),
        (Nation::EnglandAndWales, "2021-07-05"),
        (Nation::EnglandAndWales, "2021-07-04"),
    ),
    (
        "housing-northern-ireland",
        ("circumstances", "housing"),
        (Nation::NorthernIreland, TODAY),
        (Nation::EnglandAndWales, TODAY),
    ),
    (
        "mappa-scotland",
        ("causing-harm", "under-supervision"),
        (Nation::Scotland, TODAY),
        (Nation::EnglandAndWales, TODAY),
    ),
    (
        "ppani",
        ("causing-harm", "under-supervision"),
        (Nation::NorthernIreland, TODAY),
        (Nation::Scotland, TODAY),
    ),
    (
        "honour-one-chance-jersey",
        ("hba", "3"),
        (Nation::Jersey, TODAY),
        (Nation::Scotland, TODAY),
    ),
    (
        "jmappa",
        ("causing-harm", "under-supervision"),
        (Nation::Jersey, TODAY),
        (Nation::Scotland, TODAY),
    ),
    (
        "modern-slavery-elsewhere",
        ("circumstances", "exploited"),
        (Nation::Scotland, TODAY),
        (Nation::Jersey, TODAY),
    ),
    (
        "duty-wales",
        ("circumstances", "care-needs"),
        (Nation::Wales, TODAY),
        (Nation::England, TODAY),
    ),
    (
        "modern-slavery-jersey",
        ("circumstances", "exploited"),
        (Nation::Jersey, TODAY),
        (Nation::Scotland, TODAY),
    ),
    (
        "suicide-help-northern-ireland",
        ("hba", "2"),
        (Nation::NorthernIreland, TODAY),
        (Nation::Scotland, TODAY),
    ),
    (
        "suicide-help-jersey",
        ("police-27", "5"),
        (Nation::Jersey, TODAY),
        (Nation::NorthernIreland, TODAY),
    ),
    (
        "suicide-help-nation-unknown",
        ("dash-24", "5"),
        (Nation::UnitedKingdom, TODAY),
        (Nation::EnglandAndWales, TODAY),
    ),
];

/// The pairs that a change the day after the checklist makes, and one on its day.
const CHANGES: &[(&str, ChangeKind)] = &[
    ("reassess-bail", ChangeKind::Bail),
    ("reassess-release", ChangeKind::Release),
    ("reassess-supervision-ended", ChangeKind::SupervisionEnded),
    ("reassess-sighting", ChangeKind::Sighting),
    ("reassess-separation", ChangeKind::Separation),
    ("reassess-reconciliation", ChangeKind::Reconciliation),
    ("reassess-pregnancy", ChangeKind::Pregnancy),
    ("reassess-pregnancy-ended", ChangeKind::PregnancyEnded),
    ("reassess-birth", ChangeKind::Birth),
    ("reassess-child-contact", ChangeKind::ChildContact),
    ("reassess-child-conference", ChangeKind::ChildConference),
    ("reassess-retraction", ChangeKind::Retraction),
    ("reassess-move", ChangeKind::Move),
    ("reassess-found", ChangeKind::Found),
    ("reassess-illness", ChangeKind::Illness),
    ("reassess-loss", ChangeKind::Loss),
    ("reassess-intelligence", ChangeKind::Intelligence),
    ("reassess-lost-contact", ChangeKind::LostContact),
];

/// The other pairs.
fn pairs() -> Vec<(&'static str, Vec<Fact>, Vec<Fact>)> {
    let yes = |instrument, item| Said(instrument, item, "yes");
    let checklist = Made("2024-06-01", None);
    let graded = Made("2024-06-01", Some(Grade::Standard));
    let checked = |many: usize| {
        CHECKED
            .iter()
            .take(many)
            .map(|item| Said("history-checks", item, "nothing-found"))
    };
    let order = Under(OrderKind::Restraining, "2024-04-01", "2024-06-14");
    let three = |many| {
        ["earlier-victims", "knives", "tracks"]
            .into_iter()
            .take(many)
            .map(|item| yes("causing-harm", item))
            .collect()
    };
    let events = |many: usize| vec![Happened(EventKind::Dispute, "2024-01-01"); many];
    vec![
        (
            "review-strangulation",
            vec![
                yes("dash-24", "15"),
                yes("circumstances", "lost-consciousness"),
            ],
            vec![
                yes("dash-24", "15"),
                Said("circumstances", "lost-consciousness", "no"),
            ],
        ),
        (
            "review-separation",
            vec![
                yes("dash-24", "6"),
                yes("dash-24", "12"),
                yes("dash-24", "1"),
            ],
            vec![yes("dash-24", "6"), yes("dash-24", "12")],
        ),
        (
            "cluster-of-three",
            vec![
                yes("dash-24", "6"),
                yes("dash-24", "12"),
                yes("dash-24", "1"),
            ],
            vec![yes("dash-24", "12"), yes("dash-24", "1")],
        ),
        (
            "review-pregnancy",
            vec![yes("dash-24", "9"), yes("dash-24", "1")],
            vec![yes("dash-24", "9")],
        ),
        // 1 April and 60 days is 31 May.
        (
            "review-soon-after",
            vec![order, Happened(EventKind::Breach, "2024-05-31")],
            vec![order, Happened(EventKind::Breach, "2024-06-01")],
        ),
        (
            "review-lower-grade",
            vec![Made("2024-01-01", Some(Grade::Medium)), graded],
            vec![Made("2024-01-01", Some(Grade::Standard)), graded],
        ),
        (
            "review-unchecked",
            checked(4).chain([graded]).collect(),
            checked(5).chain([graded]).collect(),
        ),
        (
            "history-unchecked",
            checked(4).collect(),
            checked(5).collect(),
        ),
        // Twelve of twenty-four, and thirteen of twenty-seven, are less than half answered.
        ("skeleton", vec![Answered(12)], vec![Answered(13)]),
        (
            "suicide-ask",
            vec![yes("dash-24", "5")],
            vec![
                yes("dash-24", "5"),
                Said("circumstances", "suicidal-now", "no"),
            ],
        ),
        (
            "total-strangulation-ask",
            vec![Totalled(1)],
            vec![Totalled(0)],
        ),
        (
            "total-suicide-ask",
            vec![Totalled(1)],
            vec![Totalled(1), Said("circumstances", "suicidal-now", "no")],
        ),
        ("review-danger", three(3), three(2)),
        (
            "reassess-breach",
            vec![checklist, Happened(EventKind::Breach, "2024-06-02")],
            vec![checklist, Happened(EventKind::Breach, "2024-06-01")],
        ),
        (
            "reassess-new-event",
            vec![checklist, Happened(EventKind::Argument, "2024-06-02")],
            vec![checklist, Happened(EventKind::Argument, "2024-06-01")],
        ),
        (
            "reassess-age",
            vec![Made("2024-03-13", None)],
            vec![Made("2024-03-14", None)],
        ),
        ("victim-16-17-both", vec![Aged(17)], vec![Aged(18)]),
        ("civil-order-under-16", vec![Aged(15)], vec![Aged(16)]),
        ("young-victim", vec![Aged(17)], vec![Aged(18)]),
        ("victim-under-16", vec![Aged(15)], vec![Aged(16)]),
        (
            "child-causing-harm",
            vec![HarmerAged(17)],
            vec![HarmerAged(18)],
        ),
        (
            "transfer",
            vec![Changed(ChangeKind::Move, "2023-06-14")],
            vec![Changed(ChangeKind::Move, "2023-06-13")],
        ),
        (
            "safe-conference",
            vec![Changed(ChangeKind::ChildConference, "2023-06-14")],
            vec![Changed(ChangeKind::ChildConference, "2023-06-13")],
        ),
        (
            "retraction",
            vec![Changed(ChangeKind::Retraction, "2022-06-14")],
            vec![Changed(ChangeKind::Retraction, "2022-06-13")],
        ),
        (
            "counter-allegation",
            vec![Changed(ChangeKind::CounterAllegation, "2022-06-14")],
            vec![Changed(ChangeKind::CounterAllegation, "2022-06-13")],
        ),
        (
            "mappa",
            vec![Under(OrderKind::Licence, "2024-01-01", "2024-06-14")],
            vec![Under(OrderKind::Licence, "2024-01-01", "2024-06-13")],
        ),
        (
            "matac",
            vec![HarmedAnother],
            vec![Happened(EventKind::Assault, "2019-01-01")],
        ),
        (
            "serial-pattern",
            vec![HarmedAnother],
            vec![Happened(EventKind::Assault, "2019-01-01")],
        ),
        (
            "danger-cluster",
            vec![
                yes("causing-harm", "drink-or-drugs"),
                yes("causing-harm", "mental-health"),
            ],
            vec![yes("causing-harm", "drink-or-drugs")],
        ),
        (
            "consent-marac",
            vec![Said("consent", "marac", "not-given")],
            vec![Said("consent", "marac", "given")],
        ),
        (
            "consent-service",
            vec![Said("consent", "early-help", "not-given")],
            vec![Said("consent", "idva", "not-given")],
        ),
        (
            "consent-idva",
            vec![Said("consent", "idva", "not-given")],
            vec![Said("consent", "early-help", "not-given")],
        ),
        (
            "adult-safeguarding",
            vec![Aged(18), yes("circumstances", "care-needs")],
            vec![Aged(17), yes("circumstances", "care-needs")],
        ),
        (
            "consent-not-asked",
            vec![Said("consent", "marac", "given")],
            vec![
                Said("consent", "marac", "given"),
                Said("consent", "idva", "given"),
            ],
        ),
        ("events-together", events(3), events(2)),
        (
            "family-member",
            vec![Is(Relationship::Family)],
            vec![Is(Relationship::FormerPartner)],
        ),
        (
            "held-captive",
            vec![Happened(EventKind::HeldCaptive, "2020-01-01")],
            vec![Happened(EventKind::Control, "2020-01-01")],
        ),
        (
            "breach-disputed",
            vec![order, Changed(ChangeKind::Sighting, "2024-06-01")],
            vec![
                Under(OrderKind::Restraining, "2024-04-01", "2024-06-13"),
                Changed(ChangeKind::Sighting, "2024-06-01"),
            ],
        ),
        (
            "whole-life",
            vec![
                yes("circumstances", "illness"),
                yes("circumstances", "money"),
            ],
            vec![yes("circumstances", "illness")],
        ),
    ]
}

/// Notices that rest on no fact: always there, or by nation and day. Each with a nation and a day it is there, and one
/// it is not; those for everybody have none.
type Place = (Nation, &'static str);
const STANDING: &[(&str, Place, Option<Place>)] = &[
    (
        "idva",
        (Nation::EnglandAndWales, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "idaa",
        (Nation::Scotland, TODAY),
        Some((Nation::EnglandAndWales, TODAY)),
    ),
    ("which-marac", (Nation::Jersey, TODAY), None),
    ("gp", (Nation::EnglandAndWales, TODAY), None),
    (
        "disclosure",
        (Nation::EnglandAndWales, "2014-03-08"),
        Some((Nation::EnglandAndWales, "2014-03-07")),
    ),
    (
        "protection-orders",
        (Nation::EnglandAndWales, "2014-03-08"),
        Some((Nation::EnglandAndWales, "2014-03-07")),
    ),
    (
        "civil-order",
        (Nation::EnglandAndWales, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "nation-unknown",
        (Nation::UnitedKingdom, TODAY),
        Some((Nation::EnglandAndWales, TODAY)),
    ),
    (
        "protection-pilot",
        (Nation::EnglandAndWales, "2024-11-27"),
        Some((Nation::EnglandAndWales, "2024-11-26")),
    ),
    (
        "assist-ni",
        (Nation::NorthernIreland, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "orders-scotland",
        (Nation::Scotland, TODAY),
        Some((Nation::EnglandAndWales, TODAY)),
    ),
    (
        "orders-northern-ireland",
        (Nation::NorthernIreland, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "orders-jersey",
        (Nation::Jersey, "2023-06-21"),
        Some((Nation::Jersey, "2023-06-20")),
    ),
    (
        "disclosure-scotland",
        (Nation::Scotland, "2015-10-01"),
        Some((Nation::Scotland, "2015-09-30")),
    ),
    (
        "disclosure-northern-ireland",
        (Nation::NorthernIreland, "2018-03-26"),
        Some((Nation::NorthernIreland, "2018-03-25")),
    ),
    (
        "disclosure-jersey",
        (Nation::Jersey, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "basis-recognised-interest",
        (Nation::EnglandAndWales, "2026-02-05"),
        Some((Nation::EnglandAndWales, "2026-02-04")),
    ),
    (
        "duty-northern-ireland",
        (Nation::NorthernIreland, TODAY),
        Some((Nation::EnglandAndWales, TODAY)),
    ),
    (
        "basis-england-wales",
        (Nation::EnglandAndWales, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "basis-scotland",
        (Nation::Scotland, TODAY),
        Some((Nation::NorthernIreland, TODAY)),
    ),
    (
        "basis-northern-ireland",
        (Nation::NorthernIreland, TODAY),
        Some((Nation::Scotland, TODAY)),
    ),
    (
        "basis-jersey",
        (Nation::Jersey, TODAY),
        Some((Nation::EnglandAndWales, TODAY)),
    ),
];

/// What a notice says of a case in a nation on a day; nothing where it does not apply for certain.
fn raised(case: &Case, id: &str, (nation, on): Place) -> Option<(Vec<String>, String)> {
    let mut area = book().area("kingston").expect("it is bundled").clone();
    area.nation = nation;
    let rules = Rules {
        book: book(),
        area: &area,
        version: area.versions.last().expect("it has a version"),
    };
    let decision = decide(case, rules, day(on));
    let found = decision
        .notice(id)
        .filter(|found| found.answer() == Truth::Met)?;
    let words = notice_words(found);
    Some((words.facts, words.says))
}

fn everything() -> Vec<(&'static str, Vec<Fact>, Vec<Fact>)> {
    let answers = ANSWERS.iter().map(|(id, instrument, item)| {
        (
            *id,
            vec![Said(instrument, item, "yes")],
            vec![Said(instrument, item, "no")],
        )
    });
    let checklist = Made("2024-06-01", None);
    let changes = CHANGES.iter().map(|(id, what)| {
        (
            *id,
            vec![checklist, Changed(*what, "2024-06-02")],
            vec![checklist, Changed(*what, "2024-06-01")],
        )
    });
    answers.chain(changes).chain(pairs()).collect()
}

#[test]
fn every_notice_has_a_case_that_raises_it_and_one_just_short_of_it() {
    let here = (Nation::EnglandAndWales, TODAY);
    let mut tried = BTreeSet::new();
    for (id, enough, short) in everything() {
        assert!(tried.insert(id), "{id} twice");
        let Some((facts, says)) = raised(&case_of(&enough), id, here) else {
            panic!("{id} is not raised")
        };
        let notice = book()
            .notices
            .notices
            .iter()
            .find(|notice| notice.id == id)
            .expect("it is in the file");
        // What it says names the facts it rests on, wherever it has a place for them.
        assert!(
            !notice.says.contains("{facts}") || !facts.is_empty(),
            "{id} names nothing"
        );
        assert!(
            facts.iter().all(|fact| !fact.is_empty()) && !says.contains("{facts}"),
            "{id}: {says}"
        );
        assert_eq!(
            raised(&case_of(&short), id, here),
            None,
            "{id} is raised by a case just short of it"
        );
    }
    for (id, (instrument, item), there, not_there) in ANSWERS_SOMEWHERE {
        assert!(tried.insert(id), "{id} twice");
        let raised = |said, place: Place| {
            raised(
                &case_on(place.1, &[Said(instrument, item, said)]),
                id,
                place,
            )
        };
        assert!(raised("yes", *there).is_some(), "{id} is not raised");
        assert_eq!(raised("no", *there), None, "{id} is raised by a no");
        assert_eq!(
            raised("yes", *not_there),
            None,
            "{id} is raised where it does not belong"
        );
    }
    let needs = Said("circumstances", "care-needs", "yes");
    let adult =
        [(16, true), (15, false)].map(|(age, enough)| (case_of(&[needs, Aged(age)]), enough));
    assert!(tried.insert("adult-protection-scotland"));
    for (case, enough) in adult {
        let found = raised(
            &case,
            "adult-protection-scotland",
            (Nation::Scotland, TODAY),
        );
        assert_eq!(found.is_some(), enough, "adult-protection-scotland");
    }
    for (id, there, not_there) in STANDING {
        assert!(tried.insert(id), "{id} twice");
        let nothing = case_of(&[]);
        assert!(raised(&nothing, id, *there).is_some(), "{id} is not there");
        // A disclosure scheme is of partners.
        let relative = case_of(&[Is(Relationship::Family)]);
        let is_of_partners = id.starts_with("disclosure");
        assert_eq!(
            raised(&relative, id, *there).is_none(),
            is_of_partners,
            "{id}"
        );
        if let Some(place) = not_there {
            assert_eq!(raised(&nothing, id, *place), None, "{id} is there");
        }
    }
    let in_file: BTreeSet<&str> = book()
        .notices
        .notices
        .iter()
        .map(|notice| notice.id.as_str())
        .collect();
    assert_eq!(
        in_file.difference(&tried).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "notices without a pair"
    );
    // One that always stands rests on nothing; the rest on a criterion.
    for notice in &book().notices.notices {
        let standing = STANDING.iter().any(|(id, ..)| *id == notice.id);
        let is_of_partners = notice.id.starts_with("disclosure");
        assert_eq!(
            notice.when.is_none() || is_of_partners,
            standing,
            "{}",
            notice.id
        );
    }
}

#[test]
fn what_belongs_to_one_nation_or_time_is_not_shown_in_another() {
    let case = case_of(&[
        Said("dash-24", "8", "yes"),
        Said("circumstances", "honour-suspected", "yes"),
        Said("causing-harm", "earlier-victims", "yes"),
        Said("causing-harm", "under-supervision", "yes"),
    ]);
    let of_england = [
        "mappa",
        "stalking-order",
        "forced-marriage-order",
        "disclosure",
        "protection-orders",
    ];
    for id in of_england {
        assert!(
            raised(&case, id, (Nation::EnglandAndWales, TODAY)).is_some(),
            "{id}"
        );
        for nation in [Nation::Scotland, Nation::NorthernIreland, Nation::Jersey] {
            assert_eq!(
                raised(&case, id, (nation, TODAY)),
                None,
                "{id} in {nation:?}"
            );
        }
        // Under guidance of no one nation, what the case says decides.
        assert_eq!(
            raised(&case, id, (Nation::UnitedKingdom, TODAY)),
            None,
            "{id}"
        );
        let known = Case {
            nation: Some(Nation::EnglandAndWales),
            ..case.clone()
        };
        assert!(
            raised(&known, id, (Nation::UnitedKingdom, TODAY)).is_some(),
            "{id}"
        );
        // An area lies in one nation, whatever the case says.
        assert_eq!(raised(&known, id, (Nation::Scotland, TODAY)), None, "{id}");
    }
}

/// What was not read in a source says so in its own words.
#[test]
fn what_is_not_read_in_a_source_says_so() {
    let notices = &book().notices;
    for notice in &notices.notices {
        let unread = |id: &String| {
            let source = notices
                .sources
                .iter()
                .find(|source| source.id == *id)
                .expect("its source is in the file");
            source.seen == waymark::model::sources::Seen::Unverified
        };
        let all = notice.sources.iter().all(unread);
        let hedged = ["said to", "not checked", "not looked up", "generally"];
        assert!(
            !all || hedged.iter().any(|words| notice.says.contains(words)),
            "{}: {}",
            notice.id,
            notice.says
        );
    }
}

/// The program's own numbers are said to be its own.
#[test]
fn numbers_that_no_source_gives_are_said_to_be_our_own() {
    for id in ["review-soon-after", "review-danger", "reassess-age"] {
        let notice = book()
            .notices
            .notices
            .iter()
            .find(|notice| notice.id == id)
            .expect("it is in the file");
        assert!(
            notice.says.contains("this program's own number"),
            "{id}: {}",
            notice.says
        );
    }
}
