//! Safer Hillingdon Partnership, 2017: what the police, health, housing, school and social care each heard, counted as
//! if it had been shared. The review states no rule of Hillingdon's, so national guidance stands in for it.

use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::{Assessment, Case};
use waymark::model::rules::RouteKind::{
    Automatic, PotentialEscalation, ProfessionalJudgement, Repeat, VisibleHighRisk,
};

use crate::replay::evidence::{
    count, event_ids, events, grade, in_doubt, out, rising, route, under,
};
use crate::replay::support::{day, replay};
use crate::replay::table::{
    BY_COUNT, EVERYWHERE, Row, THREE_EVENTS, holds, holds_together, raised_on,
};

const REPLAY: &str = "hillingdon-2017";

/// Played from 24 October 2013, the first step, to 31 March 2015, the last day of the month of her death.
const TABLE: &[Row] = &[
    // Not one answer of a checklist is published before 13 July 2014; then one yes (1.5.10); from 26 November a newer
    // assessment without any. Of 24 questions 23 or 24 are open all the time.
    (VisibleHighRisk, BY_COUNT, &[("2013-10-24", CannotTell)]),
    // High refers. Nothing is graded before 10 February 2014 (1.5.8); from then on the newest grade is Standard, Standard,
    // Medium, Standard (1.5.8 to 1.5.11), and never High. The adviser's assessment, known by 20 July 2014, may be of the week
    // after the Medium of 13 July, and its grade is not published (1.5.17): until the Standard of 26 November, which is later
    // than either, it cannot be told.
    (
        VisibleHighRisk,
        &["birmingham", "city-of-london", "kent"],
        &[
            ("2013-10-24", CannotTell),
            ("2014-02-10", NotMet),
            ("2014-07-20", CannotTell),
            ("2014-11-26", NotMet),
        ],
    ),
    // That anybody judged is not in the review.
    (
        ProfessionalJudgement,
        EVERYWHERE,
        &[("2013-10-24", CannotTell)],
    ),
    // Three events in twelve months. At first one at most: what she fled in January 2013, which may lie in the window.
    // 5 November 2013: whether she was the one harmed is open, so two at most.
    // 10 February 2014: January 2013 is out by now; one certain and one possible.
    // 27 March 2014: what she told, of an unknown day, may be a third: one certain, three possible.
    // 4 July 2014: two certain, four possible. 13 July 2014: the third certain one.
    // Later: 10 February counts to 10 February 2015, and from 26 November 2014 there are 4 and 13 July and 26 November.
    (
        PotentialEscalation,
        THREE_EVENTS,
        &[
            ("2013-10-24", NotMet),
            ("2014-03-27", CannotTell),
            ("2014-07-13", Met),
        ],
    ),
    // Four crimes; how anything was recorded is not stated. 27 March 2014: 5 November, 10 February and what she told are
    // three at most. 4 July is the fourth that may be. To the end at least four may be: 4 and 13 July, 8 and 26 November.
    (
        PotentialEscalation,
        &["lewisham"],
        &[("2013-10-24", NotMet), ("2014-07-04", CannotTell)],
    ),
    // Three crimes by him against anybody. 5 November 2013 may be one. The two assaults on his brother may have been
    // known from 1 January 2014 (1.5.7): three possible. By 27 March 2014 three are possible without them: 5 November,
    // 10 February, and what she told, for by whom is not stated. One crime is certain, against a driver: its day is not.
    (
        PotentialEscalation,
        &["leeds"],
        &[("2013-10-24", NotMet), ("2014-01-01", CannotTell)],
    ),
    // Three call-outs, that is incidents, crimes or reports to the police; no record is published. Three are possible
    // from 27 March 2014: 5 November, 10 February and what she told. No attendance or repair is known at all.
    (
        PotentialEscalation,
        &["dumfries-and-galloway"],
        &[("2013-10-24", NotMet), ("2014-03-27", CannotTell)],
    ),
    // Five incidents or three crimes by him against her, and rising. On 27 March 2014 three may be crimes, and whether it
    // happens more often or is worse was not asked. From 13 July it certainly rises; the records stay unknown.
    (
        PotentialEscalation,
        &["kingston"],
        &[("2013-10-24", NotMet), ("2014-03-27", CannotTell)],
    ),
    // The one MARAC, of 2009 or 2010, was about somebody else (1.5.4) and more than twelve months before.
    (Repeat, EVERYWHERE, &[("2013-10-24", NotMet)]),
    // Honour-based abuse: nothing is said.
    (Automatic, &["kingston"], &[("2013-10-24", CannotTell)]),
];

#[test]
fn what_each_rule_answers_on_each_day() {
    holds(REPLAY, TABLE);
}

#[test]
fn the_file_holds_together() {
    holds_together(REPLAY);
}

fn known(on: &str) -> Case {
    replay(REPLAY).known(day(on)).certain
}

#[test]
fn what_she_told_in_march_may_be_the_third() {
    let case = known("2014-03-27");
    let decision = under(&case, "hillingdon");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), escalation.stands_in, found.count),
        (CannotTell, true, count(1, 3))
    );
    assert_eq!(event_ids(found, Met), ["H08"]);
    // 1.5.48: who was harmed is not stated. 1.5.21: when it was is not stated.
    assert_eq!(
        in_doubt(found),
        [("H05", vec!["people"]), ("H10", vec!["date"])]
    );
    // The window begins on 27 March 2013. From 31 December 2010 that is 365 + 366 + 86 days, from 31 January 2013 it is 55.
    let earlier = |id| (id, vec!["date"], Some(-(365 + 366 + 86)));
    let mut expected = ["H01a", "H01b", "H01c", "H01d", "H01e"]
        .map(earlier)
        .to_vec();
    expected.push(("H03", vec!["date"], Some(-55)));
    assert_eq!(out(found), expected);
    // The day before, it was two at most.
    let before = known("2014-03-26");
    let decision = under(&before, "hillingdon");
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (escalation.answer(), events(escalation).count),
        (NotMet, count(1, 2))
    );
}

#[test]
fn the_third_certain_event_is_that_of_13_july() {
    let answer = |on: &str| {
        let case = known(on);
        let decision = under(&case, "hillingdon");
        let escalation = route(&decision.routes, "escalation");
        let found = events(escalation);
        let ids: Vec<String> = event_ids(found, Met)
            .into_iter()
            .map(str::to_owned)
            .collect();
        (escalation.answer(), found.count, ids.join(" "))
    };
    // 5 November 2013 and what she told on 27 March stay in doubt beside them.
    assert_eq!(
        answer("2014-07-04"),
        (CannotTell, count(2, 4), "H08 H12".to_owned())
    );
    assert_eq!(
        answer("2014-07-12"),
        (CannotTell, count(2, 4), "H08 H12".to_owned())
    );
    assert_eq!(
        answer("2014-07-13"),
        (Met, count(3, 5), "H08 H12 H14".to_owned())
    );

    let case = known("2014-07-13");
    // Kingston: severity rose from Standard to Medium; what was recorded stays unknown, so the count does.
    let decision = under(&case, "kingston");
    let escalation = route(&decision.routes, "escalation");
    let rise = rising(escalation);
    assert_eq!((escalation.answer(), rise.ledger), (CannotTell, Some(Met)));
    assert_eq!(
        rise.rise
            .map(|(one, two)| (one.id.as_str(), two.id.as_str())),
        Some(("H08", "H14"))
    );
    assert_eq!(events(escalation).count, count(0, 5));
    // Where a grade is read, Medium is not High.
    let decision = under(&case, "kent");
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (NotMet, "H14-dash")
    );
}

#[test]
fn the_advisers_assessment_may_have_been_high_until_a_later_one_is_graded() {
    let read = |on: &str| {
        let case = known(on);
        let decision = under(&case, "kent");
        let high = route(&decision.routes, "visible-high-risk");
        let ids = |list: &[&Assessment]| {
            list.iter()
                .map(|one| one.id.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        (
            high.answer(),
            ids(&grade(high).newest),
            ids(&grade(high).ungraded),
        )
    };
    assert_eq!(
        read("2014-07-19"),
        (NotMet, "H14-dash".to_owned(), String::new())
    );
    // 1.5.17: one assessment of her, neither its day nor its grade.
    assert_eq!(
        read("2014-07-20"),
        (CannotTell, "H14-dash".to_owned(), "adviser".to_owned())
    );
    assert_eq!(
        read("2014-11-25"),
        (CannotTell, "H14-dash".to_owned(), "adviser".to_owned())
    );
    assert_eq!(
        read("2014-11-26"),
        (NotMet, "H19-dash".to_owned(), String::new())
    );
}

#[test]
fn his_violence_to_others_may_have_been_known_from_2014_on() {
    let known = replay(REPLAY).known(day("2014-01-01"));
    let decision = under(&known.certain, "leeds");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!((escalation.answer(), found.count), (NotMet, count(0, 1)));
    assert_eq!(in_doubt(found), [("H05", vec!["recorded"])]);
    // 1.5.7: two assaults on his brother, between 2014 and 2015; how they were recorded is not stated.
    let perhaps = known.perhaps.expect("a rough date leaves it open");
    let decision = under(&perhaps, "leeds");
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (escalation.answer(), events(escalation).count),
        (CannotTell, count(0, 3))
    );
    assert_eq!(
        in_doubt(events(escalation)),
        ["H05", "H21a", "H21b"].map(|id| (id, vec!["recorded"]))
    );
    // Against her they are not.
    let decision = under(&perhaps, "national");
    assert_eq!(
        events(route(&decision.routes, "escalation")).count,
        count(0, 2)
    );
}

#[test]
fn on_the_last_day_three_later_ones_hold_it() {
    let replay = replay(REPLAY);
    let known = replay.known(day("2015-03-31"));
    assert_eq!(known.perhaps, None);
    let decision = under(&known.certain, "hillingdon");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!((escalation.answer(), found.count), (Met, count(3, 5)));
    assert_eq!(event_ids(found, Met), ["H12", "H14", "H19"]);
    assert_eq!(
        in_doubt(found),
        [("H16", vec!["date"]), ("H17", vec!["people"])]
    );
    // The window begins on 31 March 2014. 31 December 2010: three years (365 + 366 + 365) and 90 days before it;
    // 31 January 2013: 424; 5 November 2013: 146; 10 February 2014: 49; 27 March 2014: 4.
    let earlier = |id| (id, vec!["date"], Some(-(365 + 366 + 365 + 90)));
    let mut expected = ["H01a", "H01b", "H01c", "H01d", "H01e"]
        .map(earlier)
        .to_vec();
    expected.extend(
        [("H03", -424), ("H05", -146), ("H08", -49), ("H10", -4)]
            .map(|(id, days)| (id, vec!["date"], Some(days))),
    );
    expected.extend(["H20", "H21a", "H21b"].map(|id| (id, vec!["people"], None)));
    assert_eq!(out(found), expected);
}

#[test]
fn what_calls_for_a_look_comes_on_its_day() {
    let raised = [
        // 1.5.19: his release.
        ("reassess-release", "2014-06-20", "2014-06-21"),
        // 1.5.9: thirteen days after it.
        ("review-soon-after", "2014-07-03", "2014-07-04"),
        // 1.5.10: she held a knife.
        ("victim-armed", "2014-07-12", "2014-07-13"),
        // 1.5.11: Standard after Medium, and no reason is written.
        ("review-lower-grade", "2014-11-25", "2014-11-26"),
        // 1.5.12: the suspect of an assault.
        ("wanted", "2014-12-25", "2014-12-26"),
    ];
    raised_on(REPLAY, "hillingdon", &raised);
}
