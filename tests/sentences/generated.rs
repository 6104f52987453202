//! Made-up cases under every bundled rule, and made-up rules: every sentence of each is read.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use waymark::engine::compare::{again, everywhere};
use waymark::engine::decision::{decide, routes_under};
use waymark::engine::replay::{Course, Playing, choices, replays};
use waymark::model::book::{Rulebook, Rules, Shown};
use waymark::model::case::{Action, Age, Case, Child, EventKind, Marac};
use waymark::model::dates::Day;
use waymark::model::instrument::Reply;
use waymark::model::rules::{Criterion, RouteKind, Version};
use waymark::words::explain::{
    RuleSaid, bar, between_words, courses_beside, differences_since, picture, rule_said, sheet,
    since_words, timeline,
};
use waymark::words::pack::{Of as PackOf, Papers};

use super::bundled::BOOK;
use super::facts::with_facts;
use super::faults::{Fault, in_facts, in_finding, in_list, in_words};
use super::generate::{Situation, situation};
use super::names::HERE;
use super::said::{Of, Reading, Said, routes};
use super::{book, rules, small};

/// So many made-up cases; each under every bundled version, which is more than two thousand results in all.
const CASES: usize = 100;

/// So many results of made-up cases are read at the least, in every bundled area together.
const RESULTS: usize = 2000;

/// So many made-up rules, each asked of a case of its own.
const RULES: usize = 600;

prop_compose! {
    /// A made-up case with children, actions of a MARAC and written words.
    fn told()(
        situation in with_facts(),
        children in prop::collection::vec((weighted(0.7, 0..18_u32), any::<bool>()), 0..3),
        due in weighted(0.5, (0..60_u32, any::<bool>())),
        several in any::<bool>(),
        about in any::<bool>(),
        judged in any::<bool>(),
    ) -> Situation {
        let Situation { mut case, on, in_area } = situation;
        case.people.children = children
            .into_iter()
            .map(|(age, elsewhere)| Child {
                age: age.map(Age::Years),
                where_now: if elsewhere { "With an aunt.".to_owned() } else { String::new() },
                ..Child::default()
            })
            .collect();
        if let (Some((back, done)), Some(Marac { actions, .. })) = (due, case.maracs.list.first_mut()) {
            let due = on.minus_days(back).into();
            actions.push(Action { what: "Fit a panic alarm".to_owned(), due: Some(due), done: done.then_some(due), ..Action::default() });
        }
        if several {
            case.events.list.iter_mut().for_each(|event| event.kinds = vec![EventKind::Strangulation]);
        }
        if about {
            case.people.victim.lives_in = vec![HERE.to_owned(), "Bromley".to_owned()];
        }
        case.judgement.should_be_heard &= judged;
        Situation { case, on, in_area }
    }
}

/// So many values of it, the same at every run.
fn made<T: std::fmt::Debug>(strategy: &impl Strategy<Value = T>, many: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..many)
        .map(|_| strategy.new_tree(&mut runner).expect("a value").current())
        .collect()
}

/// The case as it would be had everything happened in that area.
fn moved(case: &Case, area: &str) -> Case {
    let mut case = case.clone();
    let events = case
        .events
        .list
        .iter_mut()
        .flat_map(|event| &mut event.place.areas);
    let maracs = case
        .maracs
        .list
        .iter_mut()
        .flat_map(|marac| &mut marac.areas);
    let homes = &mut case.people.victim.lives_in;
    for place in events
        .chain(maracs)
        .chain(homes)
        .filter(|place| place.as_str() == HERE)
    {
        area.clone_into(place);
    }
    case
}

/// What is wrong, by the text it is in, with where it was first said.
#[derive(Default)]
struct Wrong {
    found: BTreeMap<Fault, String>,
    /// What has been read already.
    seen: HashSet<Said>,
}

fn gather(into: &mut Wrong, found: BTreeSet<Fault>, place: &str) {
    for fault in found {
        into.found.entry(fault).or_insert_with(|| place.to_owned());
    }
}

fn read(into: &mut Wrong, reading: &Reading, place: &str) {
    let new: Vec<&Said> = reading
        .said
        .iter()
        .filter(|said| into.seen.insert((*said).clone()))
        .collect();
    gather(into, in_words(new), place);
    reading
        .lists
        .iter()
        .for_each(|list| gather(into, in_list(list), place));
    reading
        .facts
        .iter()
        .for_each(|facts| gather(into, in_facts(facts), place));
}

fn none(wrong: &Wrong) {
    let lines: Vec<String> = wrong
        .found
        .iter()
        .map(|(fault, place)| format!("{fault:?}\n    ({place})"))
        .collect();
    assert!(
        lines.is_empty(),
        "{} faults:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

/// Everything that is said of a case under a rule.
fn read_result(
    into: &mut Wrong,
    case: &Case,
    rules: Rules<'_>,
    on: Day,
    papers: &Papers,
    place: &str,
) {
    let decision = decide(case, rules, on);
    let shown = Shown {
        rules,
        missing: None,
    };
    let elsewhere = everywhere(case, rules.book, on);
    let sheet = sheet(case, &decision, &shown, &elsewhere);
    let mut reading = Reading::of(&decision);
    reading.sheet(&sheet);
    reading.bar(&bar(&decision, None));
    for other in elsewhere.iter().step_by(3) {
        between_words([&decision.routes, other])
            .iter()
            .for_each(|says| reading.put(Of::Program, &says.detail));
    }
    for form in &papers.forms.forms {
        reading.pack(&form.pack(PackOf {
            case,
            decision: &decision,
            book: rules.book,
        }));
    }
    for mark in &timeline(case, rules.book, &decision).marks {
        reading.put(Of::Program, &mark.words(case));
    }
    if let Some(checklist) = rules.book.instrument(&rules.version.checklist) {
        let found = again(case, checklist);
        since_words(&found)
            .into_iter()
            .chain(differences_since(&found))
            .for_each(|facts| reading.facts.push(facts));
    }
    read(into, &reading, place);
    for (words, found) in routes(&sheet, &decision.routes) {
        if let Some(finding) = &found.finding {
            gather(into, in_finding(&words.explained, finding), place);
        }
    }
}

#[test]
fn no_result_of_a_made_up_case_has_a_faulty_sentence() {
    let papers = Papers::bundled().expect("the papers read");
    let mut wrong = Wrong::default();
    let mut results = 0;
    for (number, Situation { case, on, .. }) in made(&told(), CASES).into_iter().enumerate() {
        // Each case under every third area, another third each time.
        for area in BOOK.areas.iter().skip(number % 3).step_by(3) {
            for version in &area.versions {
                let case = moved(&case, &area.name);
                let rules = Rules {
                    book: &BOOK,
                    area,
                    version,
                };
                let place = format!("case {number}, {}, {}, {}", area.id, version.id, on.iso());
                read_result(&mut wrong, &case, rules, on, &papers, &place);
                results += 1;
            }
        }
    }
    assert!(results >= RESULTS, "{results} results are read");
    none(&wrong);
}

#[test]
fn a_checklist_of_which_everything_is_yes_has_no_faulty_sentence() {
    let papers = Papers::bundled().expect("the papers read");
    let mut wrong = Wrong::default();
    let mut case = small::case("2025-06-16");
    case.assessments.list = vec![small::checklist("a1", "2025-06-16", usize::MAX)];
    for instrument in BOOK
        .instruments
        .iter()
        .filter(|instrument| instrument.id != "dash-24")
    {
        for item in &instrument.items {
            case.answer(&instrument.id, &item.id, |answer| answer.reply = Reply::Yes);
        }
    }
    for area in &BOOK.areas {
        for version in &area.versions {
            let rules = Rules {
                book: &BOOK,
                area,
                version,
            };
            read_result(
                &mut wrong,
                &case,
                rules,
                small::day("2025-06-16"),
                &papers,
                &format!("all yes, {}", area.id),
            );
        }
    }
    none(&wrong);
}

fn rule_lines(said: &RuleSaid, into: &mut Reading) {
    into.put(Of::Program, &said.says);
    said.parts.iter().for_each(|part| rule_lines(part, into));
}

fn read_rule(into: &mut Wrong, criterion: &Criterion, book: &Rulebook, place: &str) {
    let mut reading = Reading::default();
    rule_lines(&rule_said(criterion, book), &mut reading);
    read(into, &reading, place);
}

/// Whether a criterion is among the leaves of another more than once.
fn has_part_twice(criterion: &Criterion) -> bool {
    fn leaves<'c>(criterion: &'c Criterion, into: &mut Vec<&'c Criterion>) {
        match criterion {
            Criterion::All(parts) | Criterion::Any(parts) | Criterion::SamePerson(parts) => {
                parts.iter().for_each(|part| leaves(part, into))
            }
            leaf => into.push(leaf),
        }
    }
    let mut found = Vec::new();
    leaves(criterion, &mut found);
    let kinds: Vec<_> = found
        .iter()
        .map(|one| std::mem::discriminant(*one))
        .collect();
    (1..kinds.len()).any(|place| kinds[..place].contains(&kinds[place]))
}

#[test]
fn no_made_up_rule_has_a_faulty_sentence() {
    let book = book::book();
    let area = book.area("lewisham").expect("it is bundled");
    let mut wrong = Wrong::default();
    let papers = Papers::bundled().expect("the papers read");
    let cases = made(
        &(
            situation(),
            rules::criterion().prop_filter("a part twice", |one| !has_part_twice(one)),
        ),
        RULES,
    );
    for (number, (Situation { case, on, .. }, criterion)) in cases.into_iter().enumerate() {
        let place = format!("rule {number}");
        read_rule(&mut wrong, &criterion, book, &place);
        let mut version: Version = area.versions[0].clone();
        version.routes.truncate(1);
        version.routes[0].criterion = Some(criterion);
        let rules = Rules {
            book,
            area,
            version: &version,
        };
        read_result(&mut wrong, &case, rules, on, &papers, &place);
        assert!(!routes_under(&case, rules, on).routes.is_empty());
    }
    none(&wrong);
}

#[test]
fn no_bundled_rule_has_a_faulty_sentence() {
    let mut wrong = Wrong::default();
    for area in &BOOK.areas {
        for version in &area.versions {
            let place = format!("{}, {}", area.id, version.id);
            for (_, criterion) in version.criteria() {
                read_rule(&mut wrong, criterion, &BOOK, &place);
            }
        }
    }
    for notice in &BOOK.notices.notices {
        if let Some(criterion) = &notice.when {
            read_rule(&mut wrong, criterion, &BOOK, &notice.id);
        }
    }
    none(&wrong);
}

#[test]
fn no_replay_has_a_faulty_sentence() {
    let mut wrong = Wrong::default();
    for replay in &replays().expect("the replays read") {
        let own: Vec<_> = choices(&BOOK)
            .into_iter()
            .filter(|one| [replay.area.as_str(), "national"].contains(&one.id.as_str()))
            .collect();
        let mut playing = Playing::new(replay, own).expect("it has days");
        while !playing.play(replay, &BOOK, 100) {}
        let courses: Vec<Course> = playing.courses();
        let mut reading = Reading::default();
        for kind in RouteKind::referring() {
            if let Some(picture) = picture(replay, &courses, kind, &BOOK, true) {
                reading.put(Of::Program, &picture.title());
                reading.put(Of::Program, &picture.key());
                picture
                    .rows
                    .iter()
                    .for_each(|row| reading.put(Of::Program, &row.says()));
            }
        }
        for (kind, both) in courses_beside(&courses[0], &courses[courses.len() - 1]) {
            [kind, &both[0], &both[1]]
                .into_iter()
                .for_each(|text| reading.put(Of::Program, text));
        }
        read(&mut wrong, &reading, &replay.id);
    }
    none(&wrong);
}
