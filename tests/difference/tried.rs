//! Against trying every change by one fact on any day, and every choice of some more on fewer days, with the whole engine
//! and in a space of the test's own: nothing smaller than what is said may do, and what is said must.

use waymark::engine::compare::difference::{Difference, Fact, Fewest, PersonBe, difference};
use waymark::logic::Truth;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{
    Age, Assessment, Case, Event, Grade, Kind, Marac, Person, Place, Police, Relationship, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::model::files::read_area;
use waymark::model::rules::RouteKind;
use waymark::words::explain::difference_words;

use super::own::{Change, changes};
use super::support::*;

/// More choices than this are not gone through at once: of more facts than that together nothing is checked.
const MOST_TRIED: usize = 1_200;

const TARGETS: [Truth; 3] = [Truth::Met, Truth::NotMet, Truth::CannotTell];

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

/// The smallest number of changes with which two rules come to an answer, and one such choice.
type Smallest = Option<(u32, String)>;

/// What was found by trying, for every two of some rules.
struct Tried {
    /// The answers of every rule as things are.
    now: Vec<Option<Truth>>,
    /// For every two rules, by their places, and every answer.
    smallest: Vec<Vec<[Smallest; 3]>>,
}

impl Tried {
    fn all(case: &Case, rules: &[Rules<'_>], kind: RouteKind, areas: &[&'static str]) -> Self {
        let of = |case: &Case| {
            rules
                .iter()
                .map(|rules| answer(case, *rules, kind, case.as_of))
                .collect::<Vec<_>>()
        };
        let now = of(case);
        let none = vec![vec![[const { None }; 3]; rules.len()]; rules.len()];
        let mut tried = Self {
            now,
            smallest: none,
        };
        for change in changes(case, &many_days(case), areas) {
            let mut with = case.clone();
            change.put(&mut with);
            tried.put(&of(&with), &[&change]);
        }
        let some = changes(case, &some_days(case), areas);
        let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
        loop {
            choices = choices
                .iter()
                .flat_map(|choice| one_more(choice, &some))
                .take(MOST_TRIED + 1)
                .collect();
            if choices.is_empty() || choices.len() > MOST_TRIED {
                return tried;
            }
            for choice in &choices {
                let chosen: Vec<&Change> = choice.iter().map(|place| &some[*place]).collect();
                let mut with = case.clone();
                chosen.iter().for_each(|change| change.put(&mut with));
                tried.put(&of(&with), &chosen);
            }
        }
    }

    fn put(&mut self, answers: &[Option<Truth>], chosen: &[&Change]) {
        for (one, first) in answers.iter().enumerate() {
            for (other, second) in answers.iter().enumerate().skip(one + 1) {
                let Some(place) = TARGETS
                    .iter()
                    .position(|target| *first == Some(*target) && first == second)
                else {
                    continue;
                };
                self.smallest[one][other][place].get_or_insert_with(|| {
                    let told: Vec<String> = chosen
                        .iter()
                        .map(|change| format!("{}: {}", change.of, change.to))
                        .collect();
                    (u32::try_from(chosen.len()).unwrap(), told.join("; "))
                });
            }
        }
    }
}

/// One more of something may be chosen again; anything else once.
fn one_more(choice: &[usize], all: &[Change]) -> Vec<Vec<usize>> {
    let from = choice
        .last()
        .map_or(0, |last| if all[*last].again() { *last } else { last + 1 });
    let fits = |place: &usize| {
        all[*place].again() || choice.iter().all(|known| all[*known].of != all[*place].of)
    };
    (from..all.len())
        .filter(fits)
        .map(|place| [choice, &[place]].concat())
        .collect()
}

/// Days throughout two years, with those around the days that are recorded and around whole months back from today.
fn many_days(case: &Case) -> Vec<Day> {
    let today = case.as_of;
    let recorded = recorded(case).flat_map(|day| [day, day.months_after(1), day.months_after(3)]);
    let months = [1, 3, 6, 12].map(|months| today.months_before(months));
    let around = recorded
        .chain(months)
        .flat_map(|day| [day.minus_days(1), day, day.plus_days(1)]);
    let mut days: Vec<Day> = (0..800)
        .step_by(29)
        .map(|back| today.minus_days(back))
        .chain(around)
        .collect();
    days.retain(|day| *day <= today);
    days.sort_unstable();
    days.dedup();
    days
}

fn recorded(case: &Case) -> impl Iterator<Item = Day> {
    let recorded = case.events.list.iter().map(|one| one.when);
    let recorded = recorded.chain(case.maracs.list.iter().map(|one| one.met));
    let recorded = recorded.chain(case.assessments.list.iter().map(|one| one.when));
    recorded
        .flat_map(|when| [when.span().first, when.span().last])
        .flatten()
}

/// Today, yesterday, a day long ago, and the days next to those that are recorded.
fn some_days(case: &Case) -> Vec<Day> {
    let next = recorded(case)
        .take(4)
        .flat_map(|day| [day.minus_days(1), day.plus_days(1)]);
    let mut days: Vec<Day> = [0, 1, 1000]
        .map(|back| case.as_of.minus_days(back))
        .into_iter()
        .chain(next)
        .collect();
    days.retain(|day| *day <= case.as_of);
    days.sort_unstable();
    days.dedup();
    days
}

/// Compares the search with trying, both ways round: what is wrong with it where the two differ.
fn compare(
    case: &Case,
    both: [Rules<'_>; 2],
    now: [Option<Truth>; 2],
    tried: &[Smallest; 3],
    kind: RouteKind,
    named: &str,
) -> Option<Vec<String>> {
    let on = case.as_of;
    let found = difference(case, both, kind, on);
    let [one, other] = both;
    let [Some(first), Some(second)] = now else {
        assert!(
            matches!(found, Difference::NoRoute(which) if which == now.map(|one| one.is_none())),
            "{named}"
        );
        return None;
    };
    if first == second {
        assert_eq!(found, Difference::Agree(first), "{named}");
        return None;
    }
    let found = match found {
        Difference::Differ(found) => found,
        Difference::NotKnown(which) => {
            assert_eq!(*tried, [const { None }; 3], "{named}: {which:?}");
            return None;
        }
        other => panic!("{named}: they differ: {other:?}"),
    };
    assert_eq!(found.answers, [first, second], "{named}");
    holds(case, both, kind, &found);
    // The same whichever rule comes first.
    let Difference::Differ(turned) = difference(case, [other, one], kind, on) else {
        panic!("{named}: turned round")
    };
    assert_eq!(turned.answers, [second, first], "{named}");
    assert_eq!(
        (&found.met, &found.not_met, &found.cannot_tell),
        (&turned.met, &turned.not_met, &turned.cannot_tell),
        "{named}"
    );
    let sure = found
        .met
        .number()
        .into_iter()
        .chain(found.not_met.number())
        .min();
    let mut wrong = Vec::new();
    for (target, smallest) in TARGETS.into_iter().zip(tried) {
        let Some((number, how)) = smallest else {
            continue;
        };
        let said = match target {
            Truth::Met => &found.met,
            Truth::NotMet => &found.not_met,
            // That neither can be told is worth saying where it takes fewer.
            Truth::CannotTell if sure.is_some_and(|sure| sure <= *number) => continue,
            Truth::CannotTell => found.cannot_tell.as_ref().unwrap_or(&Fewest::Never),
        };
        let holds = match said {
            Fewest::Never => false,
            Fewest::MoreThan(most) => most < number,
            Fewest::Facts { number: said, .. } => said <= number,
        };
        if !holds {
            wrong.push(format!(
                "{named}: {target:?} by {number} ({how}), and the search says {said:?}"
            ));
        }
    }
    Some(wrong)
}

fn event(id: &str, back: u32, police: Police) -> Event {
    Event {
        id: id.to_owned(),
        when: When::from(day("2020-06-15").minus_days(back)),
        police,
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        ..Event::default()
    }
}

/// Small cases.
fn cases() -> Vec<(String, Case)> {
    let on = day("2020-06-15");
    let unnamed = Case::new(on);
    let mut blank = unnamed.clone();
    blank.people.causing_harm.push(Person {
        id: "p1".to_owned(),
        ..Person::default()
    });
    let mut two = blank.clone();
    two.events.list = vec![
        event("e1", 40, Police::Crime),
        event("e2", 90, Police::Incident),
    ];
    two.events.all_known = true;
    let mut four = two.clone();
    four.events.list.extend([
        event("e3", 400, Police::Incident),
        event("e4", 10, Police::Unknown),
    ]);
    let mut heard = two.clone();
    let met = When::from(on.minus_days(60));
    heard.maracs.list.push(Marac {
        id: "m1".to_owned(),
        referred: met,
        met,
        about: vec!["p1".to_owned()],
        ..Marac::default()
    });
    heard.maracs.all_known = true;
    let mut graded = two.clone();
    graded.events.all_known = false;
    for (id, grade) in [
        ("a1", Grade::Standard),
        ("a2", Grade::Standard),
        ("a3", Grade::Medium),
    ] {
        graded.assessments.list.push(Assessment {
            id: id.to_owned(),
            when: When::from_file("before 2020-05").unwrap(),
            grade: Some(grade),
            ..Assessment::default()
        });
    }
    let mut rising = four;
    rising.events.list[0].grade = Some(Grade::Medium);
    rising.events.list[1].grade = Some(Grade::Standard);
    let mut one_high = blank.clone();
    one_high.events.list = vec![Event {
        grade: Some(Grade::High),
        ..event("e1", 242, Police::Crime)
    }];
    one_high.events.all_known = true;
    let mut total = blank.clone();
    total.assessments.list.push(Assessment {
        id: "a1".to_owned(),
        when: on.into(),
        instrument: Some("dash-24".to_owned()),
        yes_total: Some(12),
        ..Assessment::default()
    });
    let named = [
        ("nobody named", unnamed),
        ("blank", blank),
        ("two events", two),
        ("heard before", heard),
        ("graded", graded),
        ("rising", rising),
        ("one high", one_high),
        ("a total", total),
    ];
    let drawn = (0..6).map(|number| (format!("drawn {number}"), drawn(number)));
    named
        .map(|(name, case)| (name.to_owned(), case))
        .into_iter()
        .chain(drawn)
        .collect()
}

/// A case as if drawn by lot, the same for the same number.
fn drawn(number: u64) -> Case {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1;
    let mut lot = |of: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as u32) % of
    };
    let on = day("2020-06-15");
    let mut case = Case::new(on);
    let known = lot(5) > 0;
    if known {
        case.people.causing_harm.push(Person {
            id: "p1".to_owned(),
            ..Person::default()
        });
    }
    let persons = |is: bool| {
        if known && is {
            vec!["p1".to_owned()]
        } else {
            Vec::new()
        }
    };
    let areas = |is: bool, area: &str| {
        if is {
            vec![area.to_owned()]
        } else {
            Vec::new()
        }
    };
    case.people.victim.age = [None, Some(Age::Years(15)), Some(Age::Years(30))][lot(3) as usize];
    case.people.victim.lives_in = areas(lot(2) == 0, "here");
    for at in 0..lot(4) {
        let when = match lot(4) {
            0 => When::Unknown,
            1 => When::from_file(
                ["2020-05", "2019", "about 2020-01", "before 2020-02"][lot(4) as usize],
            )
            .unwrap(),
            _ => on.minus_days(lot(420)).into(),
        };
        case.events.list.push(Event {
            id: format!("e{at}"),
            when,
            police: [Police::Crime, Police::Incident, Police::Unknown][lot(3) as usize],
            kinds: if lot(2) == 0 {
                Vec::new()
            } else {
                vec![Kind::ALL[lot(16) as usize]]
            },
            harmed: vec![VICTIM.to_owned()],
            by: persons(lot(4) > 0),
            grade: [
                None,
                Some(Grade::Standard),
                Some(Grade::Medium),
                Some(Grade::High),
            ][lot(4) as usize],
            place: Place {
                areas: areas(lot(2) > 0, "here"),
                ..Place::default()
            },
            ..Event::default()
        });
    }
    case.events.all_known = lot(3) > 0;
    for at in 0..lot(3) {
        let day: When = if lot(4) == 0 {
            When::from_file("2019").unwrap()
        } else {
            on.minus_days(lot(500)).into()
        };
        case.maracs.list.push(Marac {
            id: format!("m{at}"),
            referred: day,
            met: day,
            about: persons(lot(4) > 0),
            areas: areas(lot(2) > 0, "local"),
            ..Marac::default()
        });
    }
    case.maracs.all_known = lot(3) > 0;
    for at in 0..lot(3) {
        let when = if lot(4) == 0 {
            When::from_file("before 2020-03").unwrap()
        } else {
            on.minus_days(lot(400)).into()
        };
        let grade = [None, Some(Grade::Standard), Some(Grade::High)][lot(3) as usize];
        case.assessments.list.push(Assessment {
            id: format!("a{at}"),
            when,
            grade,
            ..Assessment::default()
        });
    }
    case.assessments.all_known = lot(3) > 0;
    case
}

/// A made-up area whose escalation asks this.
fn made_up(book: &mut Rulebook, id: &str, criterion: &str) {
    let text = format!(
        r#"{{"format": "waymark-area/1", "id": "{id}", "name": "{id}", "nation": "england-and-wales", "versions": [{{
            "id": "v", "title": "Made up", "in_force": {{"between": {{}}}}, "speaks_for": "unknown", "standing": "illustrative",
            "sources": [{{"id": "s", "title": "Made up", "seen": "read"}}], "checklist": "dash-24",
            "forum": {{"name": "MARAC", "sources": ["s"]}},
            "routes": [{{"id": "r", "kind": "potential-escalation", "name": "R", "sources": ["s"], "criterion": {criterion}}}]}}]}}"#
    );
    book.add_area(read_area(&text).unwrap());
}

const MADE_UP: [(&str, &str); 22] = [
    (
        "crimes",
        r#"{"events": {"count": {"at-least": 2}, "recorded": ["crime"], "months": 6, "people": "same-pair"}}"#,
    ),
    (
        "events",
        r#"{"events": {"count": {"more-than": 2}, "months": 12, "people": "same-victim"}}"#,
    ),
    (
        "either",
        r#"{"any": [{"events": {"count": {"at-least": 3}, "recorded": ["incident", "crime"], "months": 3, "people": "same-pair"}}, {"grade": {"at_least": "high"}}]}"#,
    ),
    (
        "both",
        r#"{"all": [{"events": {"count": {"at-least": 2}, "months": 12, "people": "same-pair"}}, {"rising": {"instrument": "dash-24", "items": ["10", "11"], "ledger": true, "months": 12}}]}"#,
    ),
    (
        "thrice",
        r#"{"assessments": {"count": {"somewhere": [2, 3]}}}"#,
    ),
    (
        "standards",
        r#"{"all": [{"assessments": {"count": {"at-least": 2}, "grades": ["standard"], "months": 6}}, {"judgement": {"written": true, "reasons": 1}}]}"#,
    ),
    (
        "again",
        r#"{"repeat": {"anchor": "meeting", "months": 1, "events": "would-be-crime", "people": "same-pair"}}"#,
    ),
    (
        "few",
        r#"{"score": {"instrument": "dash-24", "items": ["1", "2", "3", "4"], "count": {"at-least": 2}}}"#,
    ),
    (
        "grown",
        r#"{"all": [{"person": {"who": "victim", "age": {"from": 16}}}, {"item": {"instrument": "dash-24", "item": "2"}}]}"#,
    ),
    (
        "earlier",
        r#"{"events": {"count": {"at-least": 3}, "months": 12, "people": "same-pair", "current": false}}"#,
    ),
    (
        "here",
        r#"{"events": {"count": {"at-least": 2}, "months": 12, "people": "same-pair", "place": "this-area"}}"#,
    ),
    (
        "soon",
        r#"{"repeat": {"anchor": "meeting", "months": 3, "events": "any-abuse", "people": "same-pair"}}"#,
    ),
    (
        "late",
        r#"{"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#,
    ),
    (
        "local",
        r#"{"repeat": {"anchor": "last-discussed", "months": 6, "events": "would-be-crime", "people": "same-pair", "heard": "this-area"}}"#,
    ),
    (
        "assessed",
        r#"{"assessments": {"count": {"at-least": 2}, "months": 6}}"#,
    ),
    (
        "low",
        r#"{"assessments": {"count": {"at-least": 1}, "grades": ["standard"], "months": 12}}"#,
    ),
    ("high", r#"{"grade": {"at_least": "high"}}"#),
    (
        "risen",
        r#"{"rising": {"instrument": "dash-24", "items": [], "ledger": true, "months": 12}}"#,
    ),
    (
        "aged",
        r#"{"person": {"who": "victim", "age": {"from": 16, "to": 60}}}"#,
    ),
    (
        "him",
        r#"{"person": {"who": "causing-harm", "age": {"from": 16}, "relationship": ["partner"], "lives_here": true}}"#,
    ),
    (
        "ten",
        r#"{"score": {"instrument": "dash-24", "count": {"at-least": 10}}}"#,
    ),
    (
        "fourteen",
        r#"{"score": {"instrument": "dash-24", "count": {"at-least": 14}}}"#,
    ),
];

fn made_up_book() -> Rulebook {
    let mut book = Rulebook::bundled().unwrap();
    for (id, criterion) in MADE_UP {
        made_up(&mut book, id, criterion);
    }
    book
}

fn made_up_rules<'a>(book: &'a Rulebook, ids: [&str; 2], on: Day) -> [Rules<'a>; 2] {
    ids.map(|id| rules_in(book, id, None, on))
}

#[test]
fn as_by_trying_every_choice_under_made_up_rules() {
    const KIND: RouteKind = RouteKind::PotentialEscalation;
    let book = made_up_book();
    let (mut differ, mut wrong) = (0, Vec::new());
    for (number, (name, case)) in cases().into_iter().enumerate() {
        // Of every case some of the rules.
        let ids: Vec<&str> = MADE_UP
            .iter()
            .map(|(id, _)| *id)
            .skip(number % 2)
            .step_by(2)
            .collect();
        let rules: Vec<Rules<'_>> = ids
            .iter()
            .map(|id| rules_in(&book, id, None, case.as_of))
            .collect();
        let tried = Tried::all(&case, &rules, KIND, &["here", "local", "elsewhere"]);
        for one in 0..rules.len() {
            for other in
                (one + 1..rules.len()).filter(|other| (one + 2 * other + number / 2) % 3 == 0)
            {
                let named = format!("{name}: {} and {}", ids[one], ids[other]);
                let now = [tried.now[one], tried.now[other]];
                let both = [rules[one], rules[other]];
                let found = compare(&case, both, now, &tried.smallest[one][other], KIND, &named);
                differ += u32::from(found.is_some());
                wrong.extend(found.into_iter().flatten());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(differ > 50, "{differ}");
}

#[test]
fn as_by_trying_every_choice_under_bundled_rules() {
    let ids = [
        "lewisham", "national", "leeds", "kingston", "bolton", "kent",
    ];
    let (mut differ, mut wrong) = (0, Vec::new());
    for (number, (name, case)) in cases().into_iter().enumerate().skip(1).step_by(2) {
        let rules: Vec<Rules<'_>> = ids
            .iter()
            .map(|id| rules_in(&BOOK, id, None, case.as_of))
            .collect();
        let kind = [RouteKind::PotentialEscalation, RouteKind::Repeat][number % 4 / 2];
        let tried = Tried::all(&case, &rules, kind, &["Lewisham", "elsewhere"]);
        for one in 0..rules.len() {
            for other in one + 1..rules.len() {
                let named = format!("{name}: {} and {} {kind:?}", ids[one], ids[other]);
                let now = [tried.now[one], tried.now[other]];
                let both = [rules[one], rules[other]];
                let found = compare(&case, both, now, &tried.smallest[one][other], kind, &named);
                differ += u32::from(found.is_some());
                wrong.extend(found.into_iter().flatten());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(differ > 10, "{differ}");
}

/// What of some sets is of one fact each.
fn single(fewest: &Fewest) -> Vec<Fact> {
    let (number, sets) = sets(fewest);
    assert_eq!(number, 1, "{fewest:#?}");
    let choices = sets
        .iter()
        .flat_map(|set| &set.groups)
        .flat_map(|group| &group.of);
    choices
        .flat_map(|choice| choice.way.facts.iter().flatten().cloned())
        .collect()
}

#[test]
fn one_more_event_may_be_on_any_day() {
    let book = made_up_book();
    let (_, case) = cases()
        .into_iter()
        .find(|(name, _)| name == "one high")
        .unwrap();
    let mut case = case;
    case.people.victim.age = Some(Age::Years(30));
    // What is graded higher is too old to be followed: one before it makes the rise.
    let found = differ(
        &case,
        made_up_rules(&book, ["risen", "aged"], case.as_of),
        RouteKind::PotentialEscalation,
    );
    let before = case.events.list[0].when.exact().unwrap().minus_days(1);
    let facts = single(&found.met);
    assert!(
        facts.iter().any(|fact| matches!(fact, Fact::MoreEvent(one) if one.when == before.into() && one.grade == Some(Grade::Standard))),
        "{facts:#?}"
    );
}

#[test]
fn four_facts_of_one_person_are_changed_together() {
    let book = made_up_book();
    let mut case = Case::new(day("2020-06-15"));
    case.people.victim.age = Some(Age::Years(30));
    let found = differ(
        &case,
        made_up_rules(&book, ["him", "aged"], case.as_of),
        RouteKind::PotentialEscalation,
    );
    let (number, sets) = sets(&found.met);
    assert_eq!((number, sets[0].groups.len()), (4, 1));
    let facts: Vec<&Fact> = sets[0].groups[0].of[0].way.first().collect();
    assert_eq!(facts[0], &Fact::Named("p1".to_owned()));
    assert!(
        facts.contains(&&Fact::Person(
            "p1".to_owned(),
            PersonBe::Relationship(Relationship::Partner)
        )),
        "{facts:?}"
    );
}

#[test]
fn a_total_is_changed_by_its_number() {
    let book = made_up_book();
    let (_, case) = cases()
        .into_iter()
        .find(|(name, _)| name == "a total")
        .unwrap();
    let rules = made_up_rules(&book, ["ten", "fourteen"], case.as_of);
    let found = differ(&case, rules, RouteKind::PotentialEscalation);
    assert_eq!(
        (found.met.number(), found.not_met.number()),
        (Some(2), Some(3))
    );
    let words = difference_words(&case, rules, &Difference::Differ(Box::new(found)));
    assert_eq!(
        words[0].says,
        "Both would be met if two facts were different."
    );
    assert_eq!(
        words[0].sets[0][0].items,
        ["the total of yes answers is 14 instead of 12"]
    );
    assert_eq!(
        words[1].says,
        "Both answers would be “not met” if three facts were different."
    );
    assert_eq!(
        words[1].sets[0][0].items,
        ["the total of yes answers is 9 instead of 12"]
    );
}
