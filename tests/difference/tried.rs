//! Against trying every choice of up to three single facts, one by one, with the whole engine.

use waymark::book::{Rulebook, Rules};
use waymark::case::{Assessment, Case, Event, Grade, Marac, Person, Police, VICTIM};
use waymark::compare::difference::{Difference, Fact, Fewest, changed, difference, single_facts};
use waymark::dates::When;
use waymark::decision::Truth;
use waymark::files::read_area;
use waymark::rules::RouteKind;

use super::support::*;

const MOST: usize = 3;

/// More choices than this are not gone through: a pair of rules that has more is left to smaller numbers.
const MOST_TRIED: usize = 60_000;

/// The smallest number of single facts for each answer, by trying all; nothing where there is none up to the number gone
/// through, which comes with it.
fn tried(case: &Case, rules: [Rules<'_>; 2], kind: RouteKind) -> (Vec<(Truth, Option<u32>)>, u32) {
    let facts = single_facts(case, rules, kind, case.as_of);
    let mut fewest: Vec<(Truth, Option<u32>)> =
        [Truth::Met, Truth::NotMet, Truth::CannotTell].map(|target| (target, None)).to_vec();
    let mut through = 0;
    let mut size = 0;
    let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
    while size <= MOST {
        for choice in &choices {
            let with = changed(case, &rules[0].book.instruments, case.as_of, choice.iter().map(|place| &facts[*place]));
            if let [Some(one), Some(other)] = both(&with, rules, kind, case.as_of)
                && one == other
            {
                let known = fewest.iter_mut().find(|(target, _)| *target == one).unwrap();
                known.1.get_or_insert(size as u32);
            }
        }
        through = size as u32;
        size += 1;
        // One more of something may be chosen again; anything else once.
        let more = |fact: &Fact| matches!(fact, Fact::MoreEvent(_) | Fact::MoreAssessment(_) | Fact::MoreMarac(_));
        let next: Vec<Vec<usize>> = choices
            .iter()
            .flat_map(|choice| {
                let from = choice.last().map_or(0, |last| if more(&facts[*last]) { *last } else { last + 1 });
                let fits = |place: &usize| choice.iter().all(|known| !facts[*known].excludes(&facts[*place]));
                (from..facts.len()).filter(fits).map(|place| [choice.as_slice(), &[place]].concat()).collect::<Vec<_>>()
            })
            .take(MOST_TRIED + 1)
            .collect();
        if next.len() > MOST_TRIED {
            break;
        }
        choices = next;
    }
    (fewest, through)
}

/// Compares the search with trying all, both ways round; whether the two differed.
fn compare(case: &Case, rules: [Rules<'_>; 2], kind: RouteKind, named: &str) -> bool {
    let mut left = 0;
    let on = case.as_of;
    let answers = both(case, rules, kind, on);
    let found = difference(case, rules, kind, on);
    let [one, other] = rules;
    let turned = difference(case, [other, one], kind, on);
    let [Some(first), Some(second)] = answers else {
        assert!(matches!(found, Difference::NoRoute(which) if which == answers.map(|one| one.is_none())), "{named}");
        return false;
    };
    if first == second {
        assert_eq!(found, Difference::Agree(first), "{named}");
        assert_eq!(turned, found, "{named}");
        return false;
    }
    let (Difference::Differ(found), Difference::Differ(turned)) = (found, turned) else {
        panic!("{named}: they differ");
    };
    assert_eq!(found.answers, [first, second], "{named}");
    assert_eq!(turned.answers, [second, first], "{named}");
    // The same whichever rule comes first.
    assert_eq!(
        (&found.met, &found.not_met, &found.cannot_tell),
        (&turned.met, &turned.not_met, &turned.cannot_tell),
        "{named}"
    );
    holds(case, rules, kind, &found);
    let (fewest, through) = tried(case, rules, kind);
    let number = |target| match target {
        Truth::Met => found.met.number(),
        Truth::NotMet => found.not_met.number(),
        Truth::CannotTell => found.cannot_tell.as_ref().and_then(Fewest::number),
    };
    let sure = found.met.number().into_iter().chain(found.not_met.number()).min();
    for (target, expected) in fewest {
        // That neither can be told is worth saying where it takes fewer.
        if target == Truth::CannotTell && sure.is_some_and(|sure| expected.is_some_and(|expected| expected >= sure)) {
            assert_eq!(number(target), None, "{named}: {target:?}");
            continue;
        }
        let left_at = match target {
            Truth::Met => &found.met,
            _ => &found.not_met,
        };
        match (number(target), expected) {
            // Left before it was found: nothing smaller is said to be enough.
            (None, Some(expected)) if matches!(left_at, Fewest::MoreThan(most) if *most < expected) => left += 1,
            (got, Some(expected)) => assert_eq!(got, Some(expected), "{named}: {target:?} {found:#?}"),
            (Some(got), None) => assert!(got > through, "{named}: {target:?} takes more than {through}, and not {got}"),
            (None, None) => {}
        }
    }
    assert!(left < 3, "{named}: left too soon");
    true
}

fn event(id: &str, back: u32, police: Police) -> Event {
    let on = waymark::dates::Day::new(2020, 6, 15).unwrap();
    Event {
        id: id.to_owned(),
        when: When::from(on.minus_days(back)),
        police,
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        ..Event::default()
    }
}

/// Small cases.
fn cases() -> Vec<(&'static str, Case)> {
    let on = waymark::dates::Day::new(2020, 6, 15).unwrap();
    let mut blank = Case::new(on);
    blank.people.causing_harm.push(Person { id: "p1".to_owned(), ..Person::default() });
    let mut two = blank.clone();
    two.events.list = vec![event("e1", 40, Police::Crime), event("e2", 90, Police::Incident)];
    two.events.all_known = true;
    let mut four = two.clone();
    four.events.list.extend([event("e3", 400, Police::Incident), event("e4", 10, Police::Unknown)]);
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
    for (id, grade) in [("a1", Grade::Standard), ("a2", Grade::Standard), ("a3", Grade::Medium)] {
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
    vec![("blank", blank), ("two events", two), ("heard before", heard), ("graded", graded), ("rising", rising)]
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

const MADE_UP: [(&str, &str); 9] = [
    ("crimes", r#"{"events": {"count": {"at-least": 2}, "recorded": ["crime"], "months": 6, "people": "same-pair"}}"#),
    ("events", r#"{"events": {"count": {"more-than": 2}, "months": 12, "people": "same-victim"}}"#),
    (
        "either",
        r#"{"any": [{"events": {"count": {"at-least": 3}, "recorded": ["incident", "crime"], "months": 3, "people": "same-pair"}}, {"grade": {"at_least": "high"}}]}"#,
    ),
    (
        "both",
        r#"{"all": [{"events": {"count": {"at-least": 2}, "months": 12, "people": "same-pair"}}, {"rising": {"instrument": "dash-24", "items": ["10", "11"], "ledger": true, "months": 12}}]}"#,
    ),
    ("thrice", r#"{"assessments": {"count": {"somewhere": [2, 3]}}}"#),
    (
        "standards",
        r#"{"all": [{"assessments": {"count": {"at-least": 2}, "grades": ["standard"], "months": 6}}, {"judgement": {"written": true, "reasons": 1}}]}"#,
    ),
    ("again", r#"{"repeat": {"anchor": "meeting", "months": 1, "events": "would-be-crime", "people": "same-pair"}}"#),
    ("few", r#"{"score": {"instrument": "dash-24", "items": ["1", "2", "3", "4"], "count": {"at-least": 2}}}"#),
    (
        "grown",
        r#"{"all": [{"person": {"who": "victim", "age": {"from": 16}}}, {"item": {"instrument": "dash-24", "item": "2"}}]}"#,
    ),
];

#[test]
fn as_by_trying_every_choice_under_made_up_rules() {
    let mut book = Rulebook::bundled().unwrap();
    for (id, criterion) in MADE_UP {
        made_up(&mut book, id, criterion);
    }
    let mut differ = 0;
    for (name, case) in cases() {
        for (place, (one, _)) in MADE_UP.iter().enumerate() {
            for (other, _) in &MADE_UP[place + 1..] {
                let rules = [*one, *other].map(|id| rules_in(&book, id, None, case.as_of));
                let named = format!("{name}: {one} and {other}");
                differ += u32::from(compare(&case, rules, RouteKind::PotentialEscalation, &named));
            }
        }
    }
    assert!(differ > 40, "{differ}");
}

#[test]
fn as_by_trying_every_choice_under_bundled_rules() {
    let pairs = [
        ("lewisham", "national"),
        ("leeds", "kingston"),
        ("dumfries-and-galloway", "lewisham"),
        ("bolton", "national"),
        ("kent", "norfolk"),
    ];
    let mut differ = 0;
    for (name, case) in cases() {
        for pair in pairs {
            let rules = [pair.0, pair.1].map(|id| rules_in(&BOOK, id, None, case.as_of));
            for kind in KINDS {
                differ += u32::from(compare(&case, rules, kind, &format!("{name}: {pair:?} {kind:?}")));
            }
        }
    }
    assert!(differ >= 4, "{differ}");
}
