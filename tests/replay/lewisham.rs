//! Safer Lewisham Partnership, 2020: five contacts with the police in 2018, of which one is dated, to a month.

use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::rules::RouteKind::{
    Automatic, PotentialEscalation, ProfessionalJudgement, Repeat, VisibleHighRisk,
};
use waymark::model::rules::notice::Class;

use crate::replay::evidence::{
    count, event_ids, events, in_doubt, notice, notices, out, rising, route, score, under,
};
use crate::replay::support::{day, replay};
use crate::replay::table::{EVERYWHERE, Row, THREE_EVENTS, holds, holds_together};

const REPLAY: &str = "lewisham-2020";

/// Played from 1 December 2016, the first on which Bromley may have been sent her history, to 31 July 2018, the last day
/// of the month in which she died.
const TABLE: &[Row] = &[
    // None of the five was High (footnote 39), and no grade or day of one is published: where a High grade refers it cannot
    // be told.
    // Of the 24 questions ten are yes by the last day and none is no: ten to 24.
    // The City's rule changes on 15 September 2017, from the grade to what national guidance says.
    (VisibleHighRisk, EVERYWHERE, &[("2016-12-01", CannotTell)]),
    // That anybody judged then is not in the review.
    (
        ProfessionalJudgement,
        EVERYWHERE,
        &[("2016-12-01", CannotTell)],
    ),
    // Three events in twelve months. To the end of 2017 one at most, that of 2015 or 2016.
    // From 1 January 2018 it is out; the four without a date may have happened: none or four.
    // On 31 July 2018, the last day of their dates, all five certainly have.
    (
        PotentialEscalation,
        THREE_EVENTS,
        &[
            ("2016-12-01", NotMet),
            ("2018-01-01", CannotTell),
            ("2018-07-31", Met),
        ],
    ),
    // Three call-outs: the five were recorded, four as incidents and one as a crime. The same days.
    (
        PotentialEscalation,
        &["dumfries-and-galloway"],
        &[
            ("2016-12-01", NotMet),
            ("2018-01-01", CannotTell),
            ("2018-07-31", Met),
        ],
    ),
    // Five incidents of the same two people, and rising. In January there are four at most, and one crime of three.
    // From 1 February 2018 the fifth may have happened. On the last day all five have, and she had said that it got worse
    // and more frequent (1.6.12).
    (
        PotentialEscalation,
        &["kingston"],
        &[
            ("2016-12-01", NotMet),
            ("2018-02-01", CannotTell),
            ("2018-07-31", Met),
        ],
    ),
    // Four crimes, in Leeds three: one of the five was recorded as a crime, whenever it was (footnote 41). Before 2018 one
    // event at most, that of 2015 or 2016.
    (
        PotentialEscalation,
        &["lewisham", "leeds"],
        &[("2016-12-01", NotMet)],
    ),
    // Nothing is said of an earlier MARAC. In the City, from 15 September 2017 two or three assessments make a repeat:
    // how many there were is not published.
    (Repeat, EVERYWHERE, &[("2016-12-01", CannotTell)]),
    // Honour-based abuse: nothing is said.
    (Automatic, &["kingston"], &[("2016-12-01", CannotTell)]),
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
fn after_february_one_contact_is_certain_and_five_are_possible() {
    let known = replay(REPLAY).known(day("2018-02-28"));
    let decision = under(&known.certain, "national");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!((escalation.answer(), found.count), (NotMet, count(1, 1)));
    assert_eq!(event_ids(found, Met), ["K06"]);
    // What Merton knew was over by 31 December 2016, 59 days before the window begins.
    assert_eq!(out(found), [("K02", vec!["date"], Some(-59))]);

    let perhaps = known.perhaps.expect("the days of the four are open");
    let decision = under(&perhaps, "national");
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (escalation.answer(), events(escalation).count),
        (Met, count(5, 5))
    );
    // Lewisham: one crime, whichever way it was.
    let decision = under(&perhaps, "lewisham");
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (escalation.answer(), events(escalation).count),
        (NotMet, count(1, 1))
    );
    // Kingston: five may be enough, and whether it was rising was not yet known.
    let decision = under(&perhaps, "kingston");
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (
            escalation.answer(),
            events(escalation).count,
            rising(escalation).ledger
        ),
        (CannotTell, count(5, 5), Some(CannotTell))
    );

    // In both she is 16 or 17, for she died at 17 in July.
    for case in [&known.certain, &perhaps] {
        assert_eq!(
            notice(&under(case, "lewisham"), "victim-16-17-both"),
            Some(Met)
        );
    }
}

#[test]
fn on_the_last_day_five_events_are_one_crime() {
    let known = replay(REPLAY).known(day("2018-07-31"));
    assert_eq!(known.perhaps, None);
    let case = known.certain;

    let decision = under(&case, "lewisham");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    // Footnote 41: four crimes in twelve months; incidents do not count.
    assert_eq!(
        (escalation.answer(), escalation.stands_in, found.count),
        (NotMet, false, count(1, 1))
    );
    assert_eq!(event_ids(found, Met), ["K07"]);
    // The window begins on 31 July 2017: 31 December 2016 is 212 days before it.
    let mut expected = vec![("K02", vec!["date"], Some(-212))];
    expected.extend(["K06", "K08", "K09", "K10"].map(|id| (id, vec!["recorded"], None)));
    assert_eq!(out(found), expected);
    assert_eq!(in_doubt(found), []);
    // 1.6.12, footnotes 39 and 40: high risk and judgement stay open beside it. Ten yes, fourteen open.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), high.stands_in, score(high).count),
        (CannotTell, true, count(10, 24))
    );
    let yes: Vec<&str> = score(high)
        .yes
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(
        yes,
        ["2", "3", "6", "8", "10", "11", "13", "18", "20", "24"]
    );
    assert_eq!(route(&decision.routes, "judgement").answer(), CannotTell);

    let decision = under(&case, "national");
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        (event_ids(found, Met), found.count),
        (vec!["K06", "K07", "K08", "K09", "K10"], count(5, 5))
    );
    // Kingston: what she said of more and worse is what makes it rising; no grade is published.
    let decision = under(&case, "kingston");
    let rise = rising(route(&decision.routes, "escalation"));
    assert_eq!((rise.items.len(), rise.ledger), (2, Some(CannotTell)));
}

#[test]
fn what_she_had_told_by_then_is_prompted() {
    let case = replay(REPLAY).known(day("2018-07-31")).certain;
    // 17; five together; separated; more and worse; knives; stalking; fear; others harmed. She called him controlling, and
    // to whom is not said (1.6.18): it stays open. What family and friends told the review later (ringing again and again,
    // somebody paid to watch her) is not among what was known.
    let expected = [
        "young-victim",
        "events-together",
        "separation",
        "worse-or-more-often",
        "weapon",
        "stalking-pattern",
        "very-afraid",
        "harmed-others",
    ];
    assert_eq!(notices(&under(&case, "lewisham"), Class::Prompt), expected);
}
