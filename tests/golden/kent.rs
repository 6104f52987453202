//! Multi-Agency Review on a death in August 2018, Kent Community Safety Partnership, 2020. The repeat route has a file of
//! its own.

use waymark::engine::decision::{Decision, ItemReading, OtherReading, decide};
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Case, Grade, Outcome};
use waymark::model::instrument::{Answer, AnswerSource, Reply};
use waymark::model::rules::notice::Class;
use waymark::model::rules::{Extent, PeopleScope};
use waymark::words::explain::{SpokenTo, under_headline};

use crate::golden::support::*;

/// The items that are open, and in which way.
fn open_items<'a>(decision: &Decision<'a>) -> Vec<(&'a str, ItemReading<'a>)> {
    let state = decision
        .checklist
        .as_ref()
        .expect("the area names a checklist");
    state
        .open
        .iter()
        .map(|open| (open.item.id.as_str(), open.reading))
        .collect()
}

#[test]
fn standard_in_november_2015_with_pregnancy_unknown() {
    let mut case = case("kent", "november-2015");
    let decision = decided(&case);

    // 11.3.3: graded Standard. High is what refers (11.3.47).
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(high.answer(), Truth::NotMet);
    assert_eq!(
        rule_used(high),
        (
            "kent",
            "2016-2018".into(),
            "visible-high-risk".into(),
            false
        )
    );
    assert_eq!(
        grade(high)
            .newest
            .iter()
            .map(|one| (one.id.as_str(), one.grade))
            .collect::<Vec<_>>(),
        [("C01-dash", Some(Grade::Standard))]
    );
    // 13.4: about the time she became pregnant, and the police were unlikely to know. It is open, with the other 26.
    assert_eq!(open_items(&decision).len(), 27);
    assert!(open_items(&decision).contains(&("9", ItemReading::Open(None))));
    assert!(decision.is_provisional());
    assert_eq!(notice(&decision, "pregnancy-or-birth"), None);

    // 11.3.2, 11.3.3: one event against her; his counter-allegation stays in the ledger and is not one.
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), found.count, escalation.stands_in),
        (Truth::CannotTell, count(1, None), true)
    );
    assert_eq!(
        (event_ids(found, Truth::Met), out(found)),
        (vec!["C01a"], vec![("C01b", vec!["people"], None)])
    );
    // 11.3.9: the first MARAC was in September 2016.
    assert_eq!(route(&decision.routes, "repeat").answer(), Truth::NotMet);

    // 11.3.3: both were assessed. Hers is one assessment: one is no repeat victim in the City in 2017.
    let city = decide(
        &case,
        rules("city-of-london", Some("2017-protocol"), case.as_of),
        case.as_of,
    );
    assert_eq!(
        assessments(route(&city.routes, "repeat")).count,
        count(1, 1)
    );
    assert_eq!(route(&city.routes, "repeat").answer(), Truth::NotMet);

    // Returned to and answered, it speaks.
    let before = case.clone();
    assessment(&mut case, "C01-dash").when = case.as_of.into();
    answer(&mut case, "C01-dash", "9", Reply::Yes, AnswerSource::Victim);
    assert_eq!(
        notice(&decided(&case), "pregnancy-or-birth"),
        Some(Truth::Met)
    );
    never_lower(&before, &case, case.as_of);
}

#[test]
fn completed_from_records_after_she_declined() {
    let case = case("kent", "march-2017");
    let decision = decided(&case);

    // 11.3.23: High from historical information, and a MARAC referral.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (Truth::Met, "C10-dash")
    );
    let state = decision.checklist.as_ref().unwrap();
    let held = state.assessment.expect("it is the newest with answers");
    // Every yes comes from records; what only she can say is declined; nothing is no.
    let yes: Vec<&str> = held
        .answers
        .iter()
        .filter(|(_, answer)| answer.reply == Reply::Yes)
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(yes, ["10", "18", "21", "26", "27", "8", "9"]);
    assert!(
        held.answers
            .values()
            .all(|answer| (answer.reply == Reply::Yes) == (answer.source == AnswerSource::Records))
    );
    assert_eq!(
        (
            state.yes,
            state.no,
            state.open.len(),
            state.not_asked().count()
        ),
        (7, 0, 20, 17)
    );
    let declined = open_items(&decision)
        .into_iter()
        .filter(|(_, reading)| *reading == ItemReading::Open(Some(&Reply::Declined)));
    assert_eq!(
        declined.map(|(id, _)| id).collect::<Vec<_>>(),
        ["2", "3", "5"]
    );
    // Not converted into the other list: nationally all 24 are open.
    let nationally = route(national(&decision), "visible-high-risk");
    assert_eq!(
        (nationally.answer(), score(nationally).count),
        (Truth::CannotTell, count(0, 24))
    );

    // 11.3.5, 11.3.10, 11.3.12, 11.3.17, 11.3.21: five in the twelve months.
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        event_ids(found, Truth::Met),
        ["C02", "C04", "C05", "C07", "C10"]
    );
    assert_eq!(
        (found.count, found.window.from),
        (count(5, None), Some(day("2016-03-04")))
    );
    // 20 November 2015 at the latest (11.7.11), to 4 March 2016: 10 + 31 + 31 + 29 + 4 days.
    assert_eq!(
        out(found),
        [
            ("C01a", vec!["date"], Some(-105)),
            ("C01b", vec!["date", "people"], Some(-105))
        ]
    );
    // By item: strangled, followed, a baby, others harmed, conditions broken. By event: five together, a knife.
    let prompts = [
        "events-together",
        "strangulation",
        "weapon",
        "stalking-pattern",
        "pregnancy-or-birth",
        "harmed-others",
        "broken-conditions",
        // 11.3.3; 11.3.21 with the order in force; 11.7.3, 11.7.6; 11.11.16.
        "counter-allegation",
        "breach-disputed",
        "attempts-before",
        "whole-life",
        "barriers",
    ];
    assert_eq!(notices(&decision, Class::Prompt), prompts);
    // 11.3.19: on licence since January; the last conference was before the last assessment (11.3.7).
    let pathways = [
        "children-social-care",
        "idva",
        "stalking",
        "protection-orders",
        "civil-order",
        "disclosure",
        "which-marac",
        "gp",
    ];
    assert_eq!(notices(&decision, Class::Pathway), pathways);
    assert!(decision.is_provisional());
}

#[test]
fn four_crimes_in_two_places_meet_lewishams_threshold_wherever_they_count() {
    let case = case("kent", "march-2017");
    let decision = under(&case, "lewisham");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    // Charged: 11.3.5, 11.3.14, 11.3.18, 11.3.22. How the breach of bail of September was recorded is not stated.
    assert_eq!(event_ids(found, Truth::Met), ["C02", "C05", "C07", "C10"]);
    assert_eq!(
        (escalation.answer(), found.count, in_doubt(found)),
        (Truth::Met, count(4, None), vec![("C04", vec!["recorded"])])
    );
    // None was in Lewisham: by its own records alone, none is known.
    assert_eq!(
        otherwise(found, OtherReading::Place(Extent::ThisArea)),
        (Truth::CannotTell, count(0, None))
    );
}

#[test]
fn a_single_no_takes_no_question_away() {
    let unasked = case("kent", "april-2017-injury");
    let before = decided(&unasked);
    let raised = |decision: &Decision<'_>| -> Vec<(String, Truth)> {
        // A new checklist is a new assessment, so what calls for one is set aside.
        let notices = decision
            .notices
            .iter()
            .filter(|found| found.notice.class != Class::Reassess);
        notices
            .map(|found| (found.notice.id.clone(), found.answer()))
            .collect()
    };
    // 11.8.13: one question, answered no, and nothing further had to be asked. Here every other question stays.
    for item in &book().instrument("police-27").unwrap().items {
        let mut case = unasked.clone();
        case.assessments.list.push(Assessment {
            id: "one-no".into(),
            when: case.as_of.into(),
            instrument: Some("police-27".into()),
            grade: None,
            about: None,
            note: String::new(),
            answers: [(item.id.clone(), Answer::from(Reply::No))].into(),
            ..Assessment::default()
        });
        let after = decided(&case);
        let mut expected = open_items(&before);
        expected.retain(|(id, _)| *id != item.id);
        assert_eq!(open_items(&after), expected, "after a no to {}", item.id);
        assert_eq!(after.checklist.as_ref().unwrap().no, 1);
        assert_eq!(raised(&after), raised(&before), "after a no to {}", item.id);
        assert_eq!(
            answers(&after.routes),
            answers(&before.routes),
            "after a no to {}",
            item.id
        );
    }
}

#[test]
fn an_injury_that_only_a_health_record_holds_is_in_the_ledger() {
    let case = case("kent", "april-2017-injury");
    let decision = decided(&case);
    // 11.3.33: Kent Police would not have known. An event needs no police record to count nationally.
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        event_ids(found, Truth::Met),
        ["C02", "C04", "C05", "C07", "C10", "C12"]
    );
    // By whom was not known that day: between the same two people it is in doubt, and said to be.
    assert_eq!(
        otherwise(found, OtherReading::People(PeopleScope::SamePair)),
        (Truth::Met, count(5, None))
    );
    let lewisham = under(&case, "lewisham");
    let crimes = events(route(&lewisham.routes, "escalation"));
    assert_eq!(out(crimes)[2], ("C12", vec!["recorded"], None));
}

#[test]
fn an_acquittal_stays_in_the_ledger_and_counts_as_it_did() {
    let acquitted = case("kent", "may-2018");
    // 11.3.30: the day he was found not guilty.
    let on = day("2017-08-31");
    let decision = decided_on(&acquitted, on);
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        event_ids(found, Truth::Met),
        ["C04", "C05", "C07", "C10", "C12", "C13"]
    );
    let outcomes: Vec<_> = found
        .events
        .iter()
        .map(|one| (one.event.id.as_str(), one.event.outcome))
        .collect();
    assert!(outcomes.contains(&("C13", Some(Outcome::Acquitted))));
    // 11.3.5: in August 2016; only on its 31st would it be in the window.
    assert_eq!(in_doubt(found), [("C02", vec!["date"])]);
    // 20 November 2015 to 31 August 2016: 10 + 31 + 31 + 29 + 31 + 30 + 31 + 30 + 31 + 31. On to 19 May 2018: 30 + 31 + 30 +
    // 31 + 31 + 28 + 31 + 30 + 19.
    let expected = [
        ("C01a", vec!["date"], Some(-285)),
        ("C01b", vec!["date", "people"], Some(-285)),
        ("C18", vec!["date"], Some(261)),
    ];
    assert_eq!(out(found), expected);

    // The charge made it a police crime: with it four in Lewisham, whatever the verdict; struck out, three and two in doubt.
    let lewisham = decide(&acquitted, rules("lewisham", None, on), on);
    let crimes = events(route(&lewisham.routes, "escalation"));
    assert_eq!(
        (
            event_ids(crimes, Truth::Met),
            route(&lewisham.routes, "escalation").answer()
        ),
        (vec!["C05", "C07", "C10", "C13"], Truth::Met)
    );
    for outcome in [
        None,
        Some(Outcome::Charged),
        Some(Outcome::Convicted),
        Some(Outcome::NoFurtherAction),
        Some(Outcome::Retracted),
    ] {
        let mut other = acquitted.clone();
        event(&mut other, "C13").outcome = outcome;
        assert_eq!(
            answers(&decided_on(&other, on).routes),
            answers(&decision.routes),
            "{outcome:?}"
        );
        never_lower(&other, &acquitted, on);
        never_lower(&acquitted, &other, on);
    }
}

#[test]
fn the_newest_assessment_is_the_newest_even_where_its_day_is_one_of_two() {
    let mut case = case("kent", "may-2018");
    // 11.11.29: assessed on 21 or 22 May 2018 about 19 May. 11.3.23: an older one whose day is known exactly.
    assessment(&mut case, "C10-dash").when = day("2017-03-04").into();
    let decision = decided(&case);
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(event_ids(found, Truth::Met), ["C18"]);
    // Leaving out the event that led to the assessment leaves none that is known.
    assert_eq!(
        otherwise(found, OtherReading::Current(false)).1,
        count(0, None)
    );
}

/// 11.3.21 and 11.3.23: she declined, and the checklist was completed from what was known. Whoever reads the result is
/// told so at its top, and what is known of how it was made is said and no more.
#[test]
fn a_checklist_that_was_declined_is_said_to_be_under_the_headline() {
    let case = case("kent", "march-2017");
    let said = |case: &Case| {
        under_headline(&decided(case), SpokenTo::Professional)
            .into_iter()
            .find(|line| line.contains("checklist"))
    };
    assert_eq!(
        said(&case).as_deref(),
        Some(
            "The victim declined the checklist, so it was completed from records and what others know."
        )
    );
    let mut asked = case.clone();
    for assessment in &mut asked.assessments.list {
        (assessment.declined, assessment.how) = (false, None);
    }
    assert_eq!(said(&asked), None);
}
