//! Safer City Partnership, 15 September 2017: three assessments, each Standard, and nothing else of the case.

use waymark::engine::decision::decide;
use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::AreaChoice;
use waymark::model::rules::RouteKind::{
    Automatic, PotentialEscalation, ProfessionalJudgement, Repeat, VisibleHighRisk,
};

use crate::replay::evidence::{assessments, count, grade, route, rules, under};
use crate::replay::support::{day, played, replay};
use crate::replay::table::{BY_COUNT, EVERYWHERE, Row, holds, holds_together};

const REPLAY: &str = "city-of-london-2017";

/// Played from 30 September 2015, the last day by which the three are known, to 31 October 2015, the end of the month of
/// the death.
const TABLE: &[Row] = &[
    // No answer of any checklist is published.
    (VisibleHighRisk, BY_COUNT, &[("2015-09-30", CannotTell)]),
    // High refers, and all three are Standard: whichever is the newest.
    (
        VisibleHighRisk,
        &["birmingham", "city-of-london", "kent"],
        &[("2015-09-30", NotMet)],
    ),
    // Nothing is published of a judgement, of any event, of an earlier MARAC or of honour-based abuse.
    // The City's protocol of 2017 was not in force; before it no rule for repeats is known, and national guidance stands in.
    (
        ProfessionalJudgement,
        EVERYWHERE,
        &[("2015-09-30", CannotTell)],
    ),
    (
        PotentialEscalation,
        EVERYWHERE,
        &[("2015-09-30", CannotTell)],
    ),
    (Repeat, EVERYWHERE, &[("2015-09-30", CannotTell)]),
    (Automatic, &["kingston"], &[("2015-09-30", CannotTell)]),
];

#[test]
fn what_each_rule_answers_on_each_day() {
    holds(REPLAY, TABLE);
}

#[test]
fn the_file_holds_together() {
    holds_together(REPLAY);
}

#[test]
fn three_standards_were_not_shared_and_would_be_under_the_protocol_of_2017() {
    let on = day("2015-09-30");
    let known = replay(REPLAY).known(on);
    assert_eq!(known.perhaps, None);
    let case = known.certain;
    // Table after paragraph 5: Standard, at the time, was shared with nobody.
    let decision = under(&case, "city-of-london");
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), high.stands_in, high.version.id.as_str()),
        (NotMet, false, "before-2017-protocol")
    );
    assert_eq!(
        grade(high)
            .newest
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        ["L01", "L02", "L03"]
    );
    let repeat = route(&decision.routes, "repeat");
    assert_eq!((repeat.answer(), repeat.stands_in), (CannotTell, true));
    // The same table: a repeat victim is referred. Two or three make a repeat, and there are three.
    let decision = decide(
        &case,
        rules("city-of-london", Some("2017-protocol"), on),
        on,
    );
    let repeat = route(&decision.routes, "repeat");
    assert_eq!(
        (repeat.answer(), repeat.stands_in, assessments(repeat).count),
        (Met, false, count(3, 3))
    );
}

#[test]
fn a_version_chosen_by_hand_is_played_too() {
    let protocol = AreaChoice {
        id: "city-of-london".to_owned(),
        version: Some("2017-protocol".to_owned()),
    };
    let courses = played(replay(REPLAY), &[protocol]);
    let line = courses[0].line(Repeat).expect("it has that route");
    assert_eq!(line.first(Met), Some(day("2015-09-30")));
    assert_eq!(line.on(day("2015-10-31")), Some(Met));
    // What that protocol says of a grade is not published, so the number of national guidance is asked for.
    assert_eq!(
        courses[0]
            .line(VisibleHighRisk)
            .and_then(|line| line.first(NotMet)),
        None
    );
}
