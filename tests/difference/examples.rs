//! Two published cases, in full.

use waymark::engine::compare::difference::{
    AnyOf, AssessmentIs, Choice, Differ, Difference, Differing, EventIs, Fact, FactSet, Fewest,
    List, Way, difference,
};
use waymark::engine::decision::routes_under;
use waymark::logic::Truth;
use waymark::model::case::{Police, VICTIM};
use waymark::model::dates::{Day, When};
use waymark::model::rules::RouteKind;
use waymark::words::explain::{beside_words, between_words, difference_words};

use super::support::*;

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

/// How many are needed of each group, and the facts to choose from.
fn groups(set: &FactSet) -> Vec<(u32, Vec<Fact>)> {
    let facts = |one: &AnyOf| {
        one.of
            .iter()
            .flat_map(|choice| choice.way.facts.iter().flatten().cloned())
            .collect()
    };
    set.groups
        .iter()
        .map(|group| (group.need, facts(group)))
        .collect()
}

#[test]
fn one_crime_and_four_incidents_in_lewisham_and_nationally() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "national"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    let found = differ(&case, rules, RouteKind::PotentialEscalation);
    assert_eq!(found.answers, [Truth::NotMet, Truth::Met]);
    holds(&case, rules, RouteKind::PotentialEscalation, &found);

    // Four police crimes are needed and one is there: any three of the four incidents, or crimes not in the ledger yet.
    let (number, sets) = sets(&found.met);
    assert_eq!((number, sets.len()), (3, 1));
    let groups_of = groups(&sets[0]);
    let [(3, facts)] = groups_of.as_slice() else {
        panic!("{groups_of:?}")
    };
    let crimes = [0, 2, 3, 4].map(|place| Fact::Event(place, EventIs::Police(Police::Crime)));
    assert_eq!(facts[..4], crimes);
    let [Fact::MoreEvent(more)] = &facts[4..] else {
        panic!("{facts:?}")
    };
    assert_eq!(
        (more.police, more.when, &more.harmed),
        (
            Police::Crime,
            When::from(case.as_of),
            &vec![VICTIM.to_owned()]
        )
    );

    // Nationally three of the five would have to be before the twelve months, or have harmed somebody else.
    let (number, sets) = super::support::sets(&found.not_met);
    assert_eq!((number, sets.len()), (3, 1));
    let groups_of = groups(&sets[0]);
    let [(3, facts)] = groups_of.as_slice() else {
        panic!("{groups_of:?}")
    };
    assert_eq!(facts.len(), 10);
    for place in 0..5 {
        assert!(
            facts.contains(&Fact::Event(place, EventIs::On(day("2017-07-19")))),
            "{place}"
        );
        assert!(
            facts.contains(&Fact::Event(
                place,
                EventIs::Harmed(vec!["another person".to_owned()])
            )),
            "{place}"
        );
    }
    assert_eq!(found.cannot_tell, None, "no two facts leave both open");
}

#[test]
fn standard_three_times_in_the_city_before_and_after_its_protocol() {
    let case = published("city-of-london/cases/three-standards.json");
    let versions = ["before-2017-protocol", "2017-protocol"];
    let rules =
        versions.map(|version| rules_in(&BOOK, "city-of-london", Some(version), case.as_of));
    let found = differ(&case, rules, RouteKind::Repeat);
    // Before, national guidance stands in, and whether there was an earlier MARAC is not known.
    assert_eq!(found.answers, [Truth::CannotTell, Truth::Met]);
    holds(&case, rules, RouteKind::Repeat, &found);

    // How many make a repeat after the protocol is not published, two or three: with two, neither can be told.
    let nearest = found.nearest_first();
    assert_eq!(
        nearest
            .iter()
            .map(|(answer, fewest)| (*answer, fewest.number()))
            .collect::<Vec<_>>(),
        [
            (Truth::CannotTell, Some(1)),
            (Truth::NotMet, Some(3)),
            (Truth::Met, Some(4)),
        ]
    );
    let not_made: Vec<Fact> = (0..3)
        .map(|place| Fact::Assessment(place, AssessmentIs::NotMade))
        .collect();
    let (_, open) = sets(nearest[0].1);
    assert_eq!(groups(&open[0]), [(1, not_made.clone())]);

    // Not met: no earlier MARAC or no event, known to be so, and two of the three assessments not made.
    let (_, not_met) = sets(&found.not_met);
    assert_eq!(not_met.len(), 1);
    assert_eq!(
        groups(&not_met[0]),
        [
            (2, not_made),
            (
                1,
                vec![Fact::AllKnown(List::Events), Fact::AllKnown(List::Maracs)]
            )
        ]
    );

    // Met: who caused harm is known, an earlier MARAC about them, an event after it, and no later MARAC.
    let (_, met) = sets(&found.met);
    assert_eq!(met.len(), 1);
    let facts: Vec<(u32, Vec<Fact>)> = groups(&met[0]);
    assert!(
        facts.iter().all(|(need, of)| *need == 1 && of.len() == 1),
        "{facts:?}"
    );
    let facts: Vec<Fact> = facts.into_iter().flat_map(|(_, of)| of).collect();
    assert_eq!(facts.len(), 4);
    assert!(
        facts.contains(&Fact::AllKnown(List::Maracs))
            && facts.contains(&Fact::Named("p1".to_owned()))
    );
    assert!(
        facts
            .iter()
            .any(|fact| matches!(fact, Fact::MoreEvent(event) if event.by == ["p1"]))
    );
    assert!(
        facts
            .iter()
            .any(|fact| matches!(fact, Fact::MoreMarac(marac) if marac.about == ["p1"]))
    );
}

#[test]
fn in_words() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "national"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    let found = difference(&case, rules, RouteKind::PotentialEscalation, case.as_of);
    let words = difference_words(&case, rules, &found);
    assert_eq!(
        words[0].says,
        "Both would be met if three facts were different."
    );
    assert_eq!(words[0].sets.len(), 1);
    let [facts] = words[0].sets[0].as_slice() else {
        panic!("{words:?}")
    };
    assert_eq!(facts.lead, "Any three of these");
    assert_eq!(facts.items.len(), 3);
    assert!(
        facts.items[0].ends_with("is recorded as a crime"),
        "{}",
        facts.items[0]
    );
    assert!(
        facts.items[1].ends_with("is recorded as a crime (3 alike)"),
        "{}",
        facts.items[1]
    );
    assert_eq!(
        facts.items[2],
        "one more event, on 20 July 2018, recorded as a crime (as many as are needed)"
    );
}

#[test]
fn many_questions_are_named_together() {
    let case = published("city-of-london/cases/three-standards.json");
    let versions = ["before-2017-protocol", "2017-protocol"];
    let rules =
        versions.map(|version| rules_in(&BOOK, "city-of-london", Some(version), case.as_of));
    let found = difference(&case, rules, RouteKind::VisibleHighRisk, case.as_of);
    let words = difference_words(&case, rules, &found);
    // Beside other facts they are one line for yes and one for no; alone they are named by what they are all of.
    assert_eq!(
        words[0].says,
        "Both answers would be “cannot tell” if one fact were different."
    );
    let [any] = words[0].sets[0].as_slice() else {
        panic!("{words:?}")
    };
    assert_eq!(any.lead, "Any one of these");
    assert_eq!(
        any.items[0],
        "the answer yes to a question of the 24-item risk checklist (Dash style) (24 alike)"
    );
    assert_eq!(
        any.items[1],
        "the answer no to a question of the 24-item risk checklist (Dash style) (24 alike)"
    );
    assert_eq!(
        any.items[2],
        "the assessment (before October 2015, graded standard) came to high (3 alike)"
    );
    // Entries that differ by their day alone are one.
    assert_eq!(any.items.len(), 5, "{any:?}");
    assert!(
        any.items[3..]
            .iter()
            .all(|one| one.starts_with("one more assessment")),
        "{any:?}"
    );

    assert_eq!(
        words[2].says,
        "Both would be met if 17 facts were different."
    );
    let [graded, asked] = words[2].sets[0].as_slice() else {
        panic!("{words:?}")
    };
    assert_eq!(graded.lead, "All three of these");
    assert_eq!(asked.lead, "The answer yes to any 14 of these questions");
    assert_eq!(
        asked.items,
        ["all 24 of the 24-item risk checklist (Dash style)"]
    );
}

#[test]
fn what_is_no_matter_of_the_case_is_said_as_such() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "kingston"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    // Kingston has a route by one fact, and Lewisham has none.
    let found = difference(&case, rules, RouteKind::Automatic, case.as_of);
    assert_eq!(found, Difference::NoRoute([true, false]));
    let words = difference_words(&case, rules, &found);
    assert_eq!(
        words[0].says,
        "No change of facts makes them agree: Lewisham has no such route."
    );
    // The same rule twice agrees with itself.
    for kind in KINDS.into_iter().take(4) {
        assert!(matches!(
            difference(&case, [rules[0]; 2], kind, case.as_of),
            Difference::Agree(_)
        ));
    }
}

#[test]
fn every_published_case_under_some_bundled_rules() {
    let (mut differs, mut left) = (0, 0);
    for (name, case) in every_published() {
        for pair in [
            ("lewisham", "national"),
            ("kingston", "birmingham"),
            ("bolton", "norfolk"),
            ("leeds", "city-of-london"),
        ] {
            let rules = [pair.0, pair.1].map(|id| rules_in(&BOOK, id, None, case.as_of));
            for kind in KINDS {
                let Difference::Differ(found) = difference(&case, rules, kind, case.as_of) else {
                    continue;
                };
                holds(&case, rules, kind, &found);
                differs += 1;
                left += u32::from(found.fewest().is_none());
                for part in difference_words(&case, rules, &Difference::Differ(found)) {
                    assert!(!part.says.is_empty(), "{name}");
                }
            }
        }
    }
    assert!(
        differs > 40 && left < differs / 4,
        "{differs} differ, and {left} of them were left"
    );
}

#[test]
fn by_slices_it_is_the_same() {
    for (path, pair) in [
        ("lewisham/cases/july-2018.json", ["lewisham", "national"]),
        (
            "city-of-london/cases/three-standards.json",
            ["city-of-london", "kingston"],
        ),
    ] {
        let case = published(path);
        let rules = pair.map(|area| rules_in(&BOOK, area, None, case.as_of));
        for kind in KINDS {
            let at_once = difference(&case, rules, kind, case.as_of);
            for steps in [1, 7, 100_000] {
                let mut work = Differing::new(case.clone(), rules, kind, case.as_of);
                let found = (0..100_000).find_map(|_| work.advance(steps));
                assert_eq!(found.as_ref(), Some(&at_once), "{path} {kind:?} by {steps}");
                assert_eq!(work.advance(1), None, "it is over");
            }
        }
    }
}

#[test]
fn what_was_not_tried_is_said_in_plain_words() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "national"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    let says = |met: Fewest| {
        let differ = Differ {
            answers: [Truth::NotMet, Truth::Met],
            met,
            not_met: Fewest::Never,
            cannot_tell: None,
        };
        difference_words(&case, rules, &Difference::Differ(Box::new(differ)))
            .remove(0)
            .says
    };
    assert_eq!(
        says(Fewest::MoreThan(3)),
        "No change of up to three facts makes both met. Changes of four facts or more were not all tried: there are too many of them."
    );
    assert_eq!(
        says(Fewest::MoreThan(1)),
        "No change of one fact makes both met. Changes of two facts or more were not all tried: there are too many of them."
    );
    assert_eq!(
        says(Fewest::MoreThan(0)),
        "Whether one fact could make both met was not worked out: there are too many of them."
    );
    assert_eq!(
        says(Fewest::MoreThan(20)),
        "No change of up to 20 facts makes both met. Changes of 21 facts or more were not all tried."
    );
    assert_eq!(
        says(Fewest::Never),
        "No change of the facts that are tried makes both met."
    );
}

#[test]
fn a_judgement_is_said_with_its_reasons() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "national"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    let says = |written, reasons| {
        let way = Way {
            facts: vec![vec![Fact::Judged {
                heard: true,
                written,
                reasons,
            }]],
        };
        let group = AnyOf {
            need: 1,
            of: vec![Choice {
                way,
                any_number: false,
            }],
        };
        let met = Fewest::Facts {
            number: 1,
            sets: vec![FactSet {
                groups: vec![group],
            }],
            all: true,
        };
        let differ = Differ {
            answers: [Truth::NotMet, Truth::Met],
            met,
            not_met: Fewest::Never,
            cannot_tell: None,
        };
        difference_words(&case, rules, &Difference::Differ(Box::new(differ)))
            .remove(0)
            .sets[0][0]
            .items[0]
            .clone()
    };
    assert_eq!(says(false, 0), "you judge that it should be heard");
    assert_eq!(
        says(true, 0),
        "you judge that it should be heard, with reasons in writing"
    );
    assert_eq!(
        says(false, 3),
        "you judge that it should be heard, with three of the reasons listed"
    );
    assert_eq!(
        says(true, 1),
        "you judge that it should be heard, with one of the reasons listed and reasons in writing"
    );
}

#[test]
fn the_difference_of_two_rules_in_words() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "national"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    let found = rules.map(|rules| routes_under(&case, rules, case.as_of));
    let words = between_words([&found[0], &found[1]]);
    let escalation = words
        .iter()
        .find(|says| says.lead == "Potential escalation")
        .expect("it differs");
    assert!(
        escalation
            .detail
            .starts_with("Not met in Lewisham (1 of 4 police crimes"),
        "{escalation:?}"
    );
    assert!(
        escalation
            .detail
            .contains("). Met under national guidance ("),
        "{escalation:?}"
    );
    assert_eq!(between_words([&found[0], &found[0]]), []);

    let case = published("city-of-london/cases/three-standards.json");
    let versions = ["before-2017-protocol", "2017-protocol"];
    let rules =
        versions.map(|version| rules_in(&BOOK, "city-of-london", Some(version), case.as_of));
    let found = rules.map(|rules| routes_under(&case, rules, case.as_of));
    let words = between_words([&found[0], &found[1]]);
    let repeat = words
        .iter()
        .find(|says| says.lead == "Repeat")
        .expect("it differs");
    assert!(
        repeat.detail.starts_with(
            "Cannot tell under national guidance, which stands in for what is not known of City of London, “Before the protocol of 2017"
        ),
        "{repeat:?}"
    );
    assert!(
        repeat
            .detail
            .contains("). Met in City of London, “The protocol current in September 2017” ("),
        "{repeat:?}"
    );
}

#[test]
fn any_set_of_rules_lies_beside_each_other() {
    let case = published("lewisham/cases/july-2018.json");
    let found = ["lewisham", "national", "kingston"]
        .map(|area| routes_under(&case, rules_in(&BOOK, area, None, case.as_of), case.as_of));
    let kinds = beside_words(&found);
    let row = |name: &str| {
        kinds
            .iter()
            .find(|kind| kind.name == name)
            .expect("one has it")
    };
    let says = |name: &str| -> Vec<Vec<&str>> {
        row(name)
            .answers
            .iter()
            .map(|answers| answers.iter().map(|one| one.says.as_str()).collect())
            .collect()
    };
    assert_eq!(
        says("Potential escalation"),
        [vec!["Not met in Lewisham"], vec!["Met"], vec!["Met"]]
    );
    assert!(says("Automatic referral")[0].is_empty() && !says("Automatic referral")[2].is_empty());
}
