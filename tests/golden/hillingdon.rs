//! Domestic Homicide Review, executive summary, Safer Hillingdon Partnership, 2017: four incidents the police recorded in
//! 2014, each graded by itself. The review states no rule of Hillingdon's, so national guidance stands in throughout.

use waymark::engine::decision::{ItemReading, OtherReading};
use waymark::logic::Truth;
use waymark::model::case::{Event, Grade, Police};
use waymark::model::dates::When;
use waymark::model::instrument::{AnswerSource, Reply};
use waymark::model::rules::PeopleScope;
use waymark::model::rules::notice::Class;

use crate::golden::support::*;

/// The five of 2009 and 2010 (1.5.4), at the latest on 31 December 2010: how far outside a window.
fn earlier_five(days: i64) -> Vec<(&'static str, Vec<&'static str>, Option<i64>)> {
    ["H01a", "H01b", "H01c", "H01d", "H01e"]
        .map(|id| (id, vec!["date"], Some(days)))
        .to_vec()
}

#[test]
fn the_third_incident_on_13_july_2014_meets_national_escalation() {
    let case = case("hillingdon", "july-2014");
    let decision = decided(&case);
    let met = route(&decision.routes, "escalation");
    let found = events(met);
    // 1.5.8, 1.5.9, 1.5.10: 10 February, 4 July, 13 July.
    assert_eq!((met.answer(), found.count), (Truth::Met, count(3, 3)));
    assert_eq!(
        rule_used(met),
        ("national", "safelives".into(), "escalation".into(), true)
    );
    assert_eq!(event_ids(found, Truth::Met), ["H08", "H12", "H14"]);
    // The window begins on 13 July 2013: 365 + 365 days after 13 July 2011, and that is 194 after 31 December 2010.
    assert_eq!(out(found), earlier_five(-(365 + 366 + 194)));
}

#[test]
fn the_day_before_it_was_two_of_three() {
    let case = case("hillingdon", "july-2014");
    let decision = decided_on(&case, day("2014-07-12"));
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), found.count),
        (Truth::NotMet, count(2, 2))
    );
    assert_eq!(event_ids(found, Truth::Met), ["H08", "H12"]);
    // The third is the next day: one day after the window's end.
    assert_eq!(out(found).last(), Some(&("H14", vec!["date"], Some(1))));
}

#[test]
fn without_the_event_assessed_that_day_it_is_the_one_assessed_by_then_that_is_left_out() {
    let case = case("hillingdon", "july-2014");
    let current = |on| {
        let decision = decided_on(&case, day(on));
        otherwise(
            events(route(&decision.routes, "escalation")),
            OtherReading::Current(false),
        )
    };
    // 1.5.10: on the 13th the assessment is about that night; the two before it are left.
    assert_eq!(current("2014-07-13"), (Truth::NotMet, count(2, 2)));
    // 1.5.9: on the 12th the newest assessment is that of the 4th; the one before it is left.
    assert_eq!(current("2014-07-12"), (Truth::NotMet, count(1, 1)));
}

#[test]
fn both_ends_of_the_window_count() {
    let case = case("hillingdon", "november-2014");
    // 1.5.8: 10 February 2014 is in the twelve months that end on 10 February 2015, and out of them a day later.
    let first = |on: &str| {
        decided_on(&case, day(on))
            .routes
            .route("escalation")
            .map(|found| events(found).events[5].fit)
    };
    let (last_day, day_after) = (first("2015-02-10").unwrap(), first("2015-02-11").unwrap());
    assert_eq!((last_day.date, last_day.days_outside), (Truth::Met, None));
    assert_eq!(
        (day_after.date, day_after.days_outside),
        (Truth::NotMet, Some(-1))
    );
    // And it counts on the day itself.
    assert_eq!(first("2014-02-10").unwrap().date, Truth::Met);
}

#[test]
fn what_only_other_agencies_knew_brings_it_forward() {
    let july = case("hillingdon", "july-2014");
    // 1.5.48: the child told a social worker that they had argued on 5 November 2013 and he had broken a window.
    let mut shared = july.clone();
    shared.events.list.push(Event {
        id: "H05".into(),
        when: day("2013-11-05").into(),
        harmed: vec!["victim".into()],
        by: vec!["partner".into()],
        police: Police::NotReported,
        ..Event::default()
    });
    let on = day("2014-07-04");
    let decision = decided_on(&shared, on);
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        (event_ids(found, Truth::Met), found.count),
        (vec!["H08", "H12", "H05"], count(3, 3))
    );
    assert_eq!(
        route(&decided_on(&july, on).routes, "escalation").answer(),
        Truth::NotMet
    );
    // 1.5.21: she spoke of abuse on 27 March 2014 and nothing more is said. If there may be more, two is no final count.
    let mut open = july.clone();
    open.events.all_known = false;
    assert_eq!(
        route(&decided_on(&open, on).routes, "escalation").answer(),
        Truth::CannotTell
    );
    never_lower(&july, &shared, on);
}

#[test]
fn by_november_there_are_four_of_one_force_and_one_of_another() {
    let case = case("hillingdon", "november-2014");
    let decision = decided(&case);
    let found = events(route(&decision.routes, "escalation"));
    // 1.5.11, 1.5.16: the fourth, 289 days after the first; and Slough, where both were arrested.
    assert_eq!(event_ids(found, Truth::Met), ["H08", "H12", "H14", "H19"]);
    assert_eq!(in_doubt(found), [("H17", vec!["people"])]);
    assert_eq!(found.count, count(4, 5));
    // 31 December 2010 to 26 November 2013: 365 + 366 days and 330 more.
    assert_eq!(out(found), earlier_five(-(365 + 366 + 330)));
    // Once it is told who was harmed, five.
    let mut told = case.clone();
    event(&mut told, "H17").harmed = vec!["victim".into()];
    let decision = decided(&told);
    assert_eq!(
        events(route(&decision.routes, "escalation")).count,
        count(5, 5)
    );
}

#[test]
fn four_police_crimes_cannot_be_told_because_no_record_is_published() {
    let case = case("hillingdon", "november-2014");
    let decision = under(&case, "lewisham");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), found.count),
        (Truth::CannotTell, count(0, 5))
    );
    assert_eq!(
        rule_used(escalation),
        ("lewisham", "2018".into(), "escalation".into(), false)
    );
    let record = |id| (id, vec!["recorded"]);
    assert_eq!(
        in_doubt(found),
        [
            record("H08"),
            record("H12"),
            record("H14"),
            ("H17", vec!["recorded", "people"]),
            record("H19")
        ]
    );
    // Four of the five would have to have been crimes.
    assert_eq!(
        escalation
            .finding
            .as_ref()
            .unwrap()
            .nearest_way()
            .unwrap()
            .0,
        4
    );
}

#[test]
fn the_fourth_grade_is_lower_than_the_third_and_the_earlier_ones_stay_beside_it() {
    let case = case("hillingdon", "november-2014");
    // 1.5.8 to 1.5.11: Standard, Standard, Medium, Standard.
    let path: Vec<_> = case
        .assessments
        .list
        .iter()
        .filter_map(|one| one.grade)
        .collect();
    assert_eq!(
        path,
        [
            Grade::Standard,
            Grade::Standard,
            Grade::Medium,
            Grade::Standard
        ]
    );

    // Where the grade is read, it is the newest, and not met is not the last word: escalation is met beside it.
    let kent = under(&case, "kent");
    let high = route(&kent.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (Truth::NotMet, "H19-dash")
    );
    let escalation = route(&kent.routes, "escalation");
    assert_eq!(
        (escalation.answer(), escalation.stands_in),
        (Truth::Met, true)
    );
    // Each earlier event is in the evidence with the grade it was given.
    let graded = events(escalation)
        .events
        .iter()
        .filter_map(|one| Some((one.event.id.as_str(), one.event.grade?)));
    let expected = [
        ("H08", Grade::Standard),
        ("H12", Grade::Standard),
        ("H14", Grade::Medium),
        ("H19", Grade::Standard),
    ];
    assert_eq!(graded.collect::<Vec<_>>(), expected);
    // Severity rose between the first and the third, whatever the fourth came to.
    let kingston = under(&case, "kingston");
    let found = rising(route(&kingston.routes, "escalation"));
    assert_eq!(found.ledger, Some(Truth::Met));
    assert_eq!(
        found
            .rise
            .map(|(one, two)| (one.id.as_str(), two.id.as_str())),
        Some(("H08", "H14"))
    );
    // Kingston counts incidents or crimes; how these were recorded is not known.
    assert_eq!(
        route(&kingston.routes, "escalation").answer(),
        Truth::CannotTell
    );
    let prompts = [
        "events-together",
        "danger-cluster",
        "retraction",
        "counter-allegation",
    ];
    assert_eq!(notices(&decided(&case), Class::Prompt), prompts);
}

#[test]
fn a_skeleton_assessment_is_provisional_and_shows_what_was_not_asked() {
    let case = case("hillingdon", "february-2014");
    let decision = decided(&case);
    // 1.5.8: a skeleton assessment; not one answer is published.
    let state = decision.checklist.as_ref().unwrap();
    assert_eq!(
        state.assessment.map(|one| one.id.as_str()),
        Some("H08-dash")
    );
    assert_eq!(
        (
            state.yes,
            state.no,
            state.open.len(),
            state.not_asked().count()
        ),
        (0, 0, 24, 24)
    );
    assert!(decision.is_provisional());
    // Standard closes nothing: the count could still be anything up to 24.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), score(high).count),
        (Truth::CannotTell, count(0, 24))
    );
    assert_eq!(
        route(&decision.routes, "judgement").answer(),
        Truth::CannotTell
    );
    // The first incident (1.5.8): one of three, and the child who told of it next day (1.5.24) is in the case.
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (escalation.answer(), events(escalation).count),
        (Truth::NotMet, count(1, 1))
    );
    assert_eq!(notice(&decision, "children-social-care"), Some(Truth::Met));
    // Were she not, it would be asked about and not left out.
    let mut unlisted = case.clone();
    unlisted.people.children.clear();
    assert_eq!(
        notice(&decided(&unlisted), "children-social-care"),
        Some(Truth::CannotTell)
    );
}

#[test]
fn the_marac_of_2010_was_about_somebody_else_and_makes_no_repeat() {
    let case = case("hillingdon", "july-2014");
    let decision = decided(&case);
    let repeated = route(&decision.routes, "repeat");
    assert_eq!(repeated.answer(), Truth::NotMet);
    assert_eq!(
        rule_used(repeated),
        ("national", "safelives".into(), "repeat".into(), true)
    );
    let found = repeat(repeated);
    assert_eq!(
        (found.maracs, found.maracs_all_known, found.pairs.len()),
        (1, true, 8)
    );
    // 1.4.2, 1.5.4, 1.5.17: late 2009 to 11 February 2010, in any case more than 12 months before and not about him.
    for pair in found
        .pairs
        .iter()
        .filter(|pair| !pair.event.id.starts_with("H01"))
    {
        assert_eq!(
            (pair.after, pair.within, pair.people, pair.days),
            (Truth::Met, Truth::NotMet, Truth::NotMet, None),
            "{}",
            pair.event.id
        );
    }
}

#[test]
fn a_denial_answers_nothing_and_takes_no_event_away() {
    let case = case("hillingdon", "july-2014");
    // 1.5.9: he said that he had hit her; both denied it afterwards. His word is kept, as his, and is no answer.
    let decision = decided_on(&case, day("2014-07-04"));
    let found = score(route(&decision.routes, "visible-high-risk"));
    assert_eq!(
        (found.assessment.map(|one| one.id.as_str()), found.count),
        (Some("H12-dash"), count(0, 24))
    );
    assert_eq!(
        (found.open[0].item.id.as_str(), found.open[0].reading),
        ("1", ItemReading::OpenByPerpetrator)
    );
    assert!(event_ids(events(route(&decision.routes, "escalation")), Truth::Met).contains(&"H12"));
    // The same word from her would be an answer.
    let mut hers = case.clone();
    answer(&mut hers, "H12-dash", "1", Reply::No, AnswerSource::Victim);
    let decision = decided_on(&hers, day("2014-07-04"));
    assert_eq!(
        score(route(&decision.routes, "visible-high-risk")).count,
        count(0, 23)
    );
    // 1.5.10: visible injuries nine days later count; July's yes is not carried into November.
    let later = decided(&case);
    assert_eq!(
        score(route(&later.routes, "visible-high-risk")).count,
        count(1, 24)
    );
    let november = crate::golden::support::case("hillingdon", "november-2014");
    let november = decided(&november);
    assert_eq!(
        score(route(&november.routes, "visible-high-risk")).count,
        count(0, 24)
    );
}

#[test]
fn his_violence_to_others_shows_and_is_not_counted_as_hers() {
    let before = case("hillingdon", "november-2014");
    let mut after = before.clone();
    // 1.5.7: two incidents of assault on his brother, between 2014 and 2015.
    for id in ["H21a", "H21b"] {
        after.events.list.push(Event {
            id: id.into(),
            when: When::from_file("2014/2015").unwrap(),
            harmed: vec!["others-before".into()],
            by: vec!["partner".into()],
            police: Police::Crime,
            ..Event::default()
        });
    }
    let (one, two) = (decided(&before), decided(&after));
    assert_eq!(answers(&one.routes), answers(&two.routes));
    let found = events(route(&two.routes, "escalation"));
    assert_eq!(found.count, count(4, 5));
    assert_eq!(
        out(found)[5..],
        [
            ("H21a", vec!["people"], None),
            ("H21b", vec!["people"], None)
        ]
    );
    // Counted by the person causing harm, they are with the four that are certainly his.
    assert_eq!(
        otherwise(
            found,
            OtherReading::People(PeopleScope::SamePersonCausingHarm)
        ),
        (Truth::Met, count(6, 7))
    );
    // 1.6.2, 1.7.8: told of, it is a reason for judgement.
    answer(
        &mut after,
        "H19-dash",
        "18",
        Reply::Yes,
        AnswerSource::Records,
    );
    assert_eq!(notice(&decided(&after), "harmed-others"), Some(Truth::Met));
    never_lower(&before, &after, after.as_of);
}
