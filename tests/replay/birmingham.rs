//! Birmingham Community Safety Partnership, 2014: Medium in August 2010, Medium in January 2012, and after that the
//! children. A High grade referred there; for everything else national guidance stands in.

use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::{Assessment, Case, Grade};
use waymark::model::rules::RouteKind::{
    Automatic, PotentialEscalation, ProfessionalJudgement, Repeat, VisibleHighRisk,
};

use crate::replay::evidence::{
    count, event_ids, events, grade, in_doubt, notice, out, rising, route, score, under,
};
use crate::replay::support::{day, replay};
use crate::replay::table::{
    BY_COUNT, EVERYWHERE, Row, THREE_EVENTS, holds, holds_together, raised_on,
};

const REPLAY: &str = "birmingham-2014";

/// Played from 9 August 2010, the day of her first report (§17), to 9 August 2012, four days after the last possible day
/// of the visit to the hotel (§54).
const TABLE: &[Row] = &[
    // The police list of 27 is not converted: of the 24 questions none was asked. Norfolk also takes High, and it was
    // Medium, but there the count is open as well.
    (VisibleHighRisk, BY_COUNT, &[("2010-08-09", CannotTell)]),
    // High refers. Medium on 9 August 2010 (§82), Medium on 14 January 2012 (§93). What Women's Aid found in July 2012, known
    // by the 31st, is later than either and not published as a grade (§127, §133).
    (
        VisibleHighRisk,
        &["birmingham", "city-of-london", "kent"],
        &[("2010-08-09", NotMet), ("2012-07-31", CannotTell)],
    ),
    // That anybody judged it should be heard is not in the review.
    (
        ProfessionalJudgement,
        EVERYWHERE,
        &[("2010-08-09", CannotTell)],
    ),
    // Three events in twelve months. 9 August 2010: the report, and two from before of unknown days: one to three.
    // May 2011 adds what she fled: still one certain at most, and two with it when the others lapse.
    // 9 August 2011: the window begins on 9 August 2010. What she told of before is out by a day, the night of 8 to
    // 9 August may be in, and what she fled: none to two.
    // 14 January 2012: two certain; what she told of pregnancies and of being locked in, and what she fled: two to five.
    // 23 July 2012, the last day on which the family can have told what they believed: no third certain one, for whether it
    // happened is not stated (§123). Both of January are in the window to the end, and what she told of may be.
    (
        PotentialEscalation,
        THREE_EVENTS,
        &[
            ("2010-08-09", CannotTell),
            ("2011-08-09", NotMet),
            ("2012-01-14", CannotTell),
        ],
    ),
    // Three crimes, in Leeds by him against anybody; three call-outs in Dumfries and Galloway; in Kingston three crimes or
    // five incidents by him against her, and rising. How anything was recorded is not stated, so none is ever certain:
    // three possible at first, two from 9 August 2011 (what she fled may be his), at least three from 14 January 2012.
    // What he did to others up to 2008 is long out of the window. No attendance or repair is known.
    (
        PotentialEscalation,
        &["leeds", "dumfries-and-galloway", "kingston"],
        &[
            ("2010-08-09", CannotTell),
            ("2011-08-09", NotMet),
            ("2012-01-14", CannotTell),
        ],
    ),
    // Four crimes. Three possible at first; from 1 May 2011, the first day on which the hostel may have been known, four;
    // from 9 August 2011 two. On 14 January 2012 five, from 1 June 2012 four without what she fled, then what the family
    // believed.
    (
        PotentialEscalation,
        &["lewisham"],
        &[
            ("2010-08-09", NotMet),
            ("2011-05-01", CannotTell),
            ("2011-08-09", NotMet),
            ("2012-01-14", CannotTell),
        ],
    ),
    // No MARAC before (§163). The City's protocol of 2017, which counts assessments, was not in force.
    (Repeat, EVERYWHERE, &[("2010-08-09", NotMet)]),
    // Honour-based abuse: that the fathers disapproved (§65) is told, and no suspicion of it.
    (Automatic, &["kingston"], &[("2010-08-09", CannotTell)]),
];

/// What he did to others, from 2000 to 2008 (§68 to §76).
const HISTORY: [&str; 13] = [
    "B01", "B02", "B03", "B04", "B05a", "B05b", "B05c", "B05d", "B06a", "B06b", "B07", "B08", "B09",
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
fn the_first_report_is_medium_and_three_events_are_possible() {
    let case = known("2010-08-09");
    let decision = under(&case, "birmingham");
    // §82, §163: Medium was not enough.
    let high = route(&decision.routes, "visible-high-risk");
    let newest: Vec<_> = grade(high)
        .newest
        .iter()
        .map(|one| (one.id.as_str(), one.grade))
        .collect();
    assert_eq!(
        (high.answer(), high.stands_in, newest),
        (NotMet, false, vec![("B11-dash", Some(Grade::Medium))])
    );
    // §82: that it was not the first, and not when.
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), escalation.stands_in, found.count),
        (CannotTell, true, count(1, 3))
    );
    assert_eq!(event_ids(found, Met), ["B11"]);
    assert_eq!(
        in_doubt(found),
        [("B11-strangled", vec!["date"]), ("B11-held", vec!["date"])]
    );
    assert_eq!(out(found), []);
    // Nobody had looked yet at what he did before (§245); by the end of August it was known (§8).
    assert_ne!(notice(&decision, "matac"), Some(Met));
    assert_eq!(
        notice(&under(&known("2010-08-31"), "birmingham"), "matac"),
        Some(Met)
    );
}

#[test]
fn a_year_later_nothing_certain_is_left_of_it() {
    let case = known("2011-08-09");
    let decision = under(&case, "birmingham");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!((escalation.answer(), found.count), (NotMet, count(0, 2)));
    assert_eq!(
        in_doubt(found),
        [("B11", vec!["date"]), ("B14", vec!["date"])]
    );
    // 8 August 2010 is the last day on which they can have been, and the window begins on the 9th.
    let hers: Vec<_> = out(found)
        .into_iter()
        .filter(|(id, ..)| !HISTORY.contains(id))
        .collect();
    assert_eq!(
        hers,
        [
            ("B11-strangled", vec!["date"], Some(-1)),
            ("B11-held", vec!["date"], Some(-1))
        ]
    );
    // His history is out for two reasons: when, and whom it harmed.
    let his: Vec<_> = out(found)
        .into_iter()
        .filter(|(id, ..)| HISTORY.contains(id))
        .collect();
    assert_eq!(his.len(), 13);
    assert!(
        his.iter().all(|(_, why, _)| *why == ["date", "people"]),
        "{his:?}"
    );
    // The day before, all of it might have been three.
    let before = known("2011-08-08");
    let decision = under(&before, "birmingham");
    assert_eq!(
        events(route(&decision.routes, "escalation")).count,
        count(1, 4)
    );
}

#[test]
fn the_second_report_is_two_certain_events_and_three_possible() {
    let case = known("2012-01-14");
    let decision = under(&case, "birmingham");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), found.count),
        (CannotTell, count(2, 5))
    );
    assert_eq!(event_ids(found, Met), ["B16a", "B16b"]);
    // §92 gives no days for the rest. What she fled, up to 31 May 2011, may lie after 14 January of that year.
    assert_eq!(
        in_doubt(found),
        ["B14", "B16-pregnant", "B16-locked"].map(|id| (id, vec!["date"]))
    );
    // 9 August 2010 to 14 January 2011: 22 + 30 + 31 + 30 + 31 + 14 days; from the 8th one more.
    let hers: Vec<_> = out(found)
        .into_iter()
        .filter(|(id, ..)| !HISTORY.contains(id))
        .collect();
    let early = |id, days| (id, vec!["date"], Some(days));
    assert_eq!(
        hers,
        [
            early("B11", -158),
            early("B11-strangled", -159),
            early("B11-held", -159)
        ]
    );
    // §93: Medium again. What was answered was the police list: none of the 24.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (NotMet, "B16-dash")
    );
    let nationally = under(&case, "national");
    assert_eq!(
        score(route(&nationally.routes, "visible-high-risk")).count,
        count(0, 24)
    );
    // Medium after Medium is no rise; what is not graded leaves it open.
    let kingston = under(&case, "kingston");
    let rise = rising(route(&kingston.routes, "escalation"));
    assert_eq!((rise.ledger, rise.rise), (Some(CannotTell), None));
}

#[test]
fn what_the_family_believed_in_july_settles_no_count() {
    let known_then = replay(REPLAY).known(day("2012-07-22"));
    let answer = |case: &Case| {
        let decision = under(case, "birmingham");
        let escalation = route(&decision.routes, "escalation");
        (escalation.answer(), events(escalation).count)
    };
    // June has taken out what she fled: its last day is before the window.
    assert_eq!(answer(&known_then.certain), (CannotTell, count(2, 4)));
    // §123: believed. It may be the third, and so there are five that may count.
    assert_eq!(
        answer(&known_then.perhaps.expect("its day is open")),
        (CannotTell, count(2, 5))
    );
    let case = known("2012-07-23");
    assert_eq!(answer(&case), (CannotTell, count(2, 5)));
    let decision = under(&case, "birmingham");
    let found = events(route(&decision.routes, "escalation"));
    // Both reports of January were withdrawn (§95), and count.
    assert_eq!(event_ids(found, Met), ["B16a", "B16b"]);
    let told = ["B16-pregnant", "B16-locked"].map(|id| (id, vec!["date"]));
    assert_eq!(
        in_doubt(found),
        [told[0].clone(), told[1].clone(), ("B26", vec!["people"])]
    );
    // Between the two of them it is in doubt for its record as well.
    let kingston = under(&case, "kingston");
    let doubt = in_doubt(events(route(&kingston.routes, "escalation")));
    assert!(
        doubt.contains(&("B26", vec!["recorded", "people"])),
        "{doubt:?}"
    );
    // The grade is still that of January.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (NotMet, "B16-dash")
    );
}

#[test]
fn what_womens_aid_found_in_july_may_have_been_high() {
    let case = known("2012-07-31");
    let decision = under(&case, "birmingham");
    let high = route(&decision.routes, "visible-high-risk");
    let ids = |list: &[&Assessment]| list.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    // §93, §133: Medium in January is the newest grade that is known, and of July none is.
    assert_eq!(
        (high.answer(), ids(&grade(high).newest)),
        (CannotTell, vec!["B16-dash".to_owned()])
    );
    assert_eq!(ids(&grade(high).ungraded), ["B25-support"]);
}

#[test]
fn what_calls_for_a_look_comes_on_its_day() {
    let raised = [
        // §95: she does not wish to pursue it; by the end of January.
        ("retraction", "2012-01-30", "2012-01-31"),
        // §106, §174: reported by the end of April.
        ("reassess-pregnancy-ended", "2012-04-29", "2012-04-30"),
        // §113, §229: plans because of what he does to their mother; §171: he was in the room.
        ("child-protection-to-marac", "2012-06-10", "2012-06-11"),
        ("safe-conference", "2012-06-10", "2012-06-11"),
        // §127.
        ("housing", "2012-07-30", "2012-07-31"),
        // §17, §127, §128.
        ("reassess-found", "2012-08-04", "2012-08-05"),
    ];
    raised_on(REPLAY, "birmingham", &raised);
}
