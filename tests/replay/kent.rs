//! Kent Community Safety Partnership, 2020: High again and again, six MARACs, and what was heard between them. A High
//! grade referred there; for escalation and repeats national guidance stands in.

use waymark::engine::decision::RouteFound;
use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::Case;
use waymark::model::rules::RouteKind::{
    Automatic, PotentialEscalation, ProfessionalJudgement, Repeat, VisibleHighRisk,
};

use crate::replay::evidence::{
    assessments, count, event_ids, events, grade, in_doubt, out, repeat, rising, route, under,
};
use crate::replay::support::{day, replay};
use crate::replay::table::{EVERYWHERE, Row, THREE_EVENTS, holds, holds_together, raised_on};

const REPLAY: &str = "kent-2020";

/// Areas where a repeat is counted from the last referral, any abuse, wherever it was heard: by national guidance, which
/// stands in for all but Dumfries and Galloway.
const FROM_THE_REFERRAL: &[&str] = &[
    "national",
    "birmingham",
    "cambridgeshire",
    "derbyshire",
    "dumfries-and-galloway",
    "essex",
    "hampshire",
    "hillingdon",
    "islington",
    "kent",
    "leeds",
    "lewisham",
    "merton",
    "newham",
    "norfolk",
    "plymouth",
];

/// Played from 10 November 2015, the first day of the middle of that month, when the police were called (11.7.11), to
/// 31 August 2018, the last on which she may have died.
const TABLE: &[Row] = &[
    // High refers. On a day from 10 to 20 November 2015 Standard, certainly by the last of them (11.3.3, 11.7.11); from
    // 20 August 2016 High (11.3.6), and High each time after that (11.3.13, 11.3.18, 11.3.23, 11.11.29, 11.5.4).
    (
        VisibleHighRisk,
        &["birmingham", "kent"],
        &[
            ("2015-11-10", CannotTell),
            ("2015-11-20", NotMet),
            ("2016-08-20", Met),
        ],
    ),
    // The same, until the City's protocol of 15 September 2017: by national guidance then, and not one of the 24 was asked.
    (
        VisibleHighRisk,
        &["city-of-london"],
        &[
            ("2015-11-10", CannotTell),
            ("2015-11-20", NotMet),
            ("2016-08-20", Met),
            ("2017-09-15", CannotTell),
        ],
    ),
    // High or 14: what is counted stays open, and from 20 August 2016 High is enough.
    (
        VisibleHighRisk,
        &["norfolk"],
        &[("2015-11-10", CannotTell), ("2016-08-20", Met)],
    ),
    // The police list is not converted: none of the 24 was asked.
    (
        VisibleHighRisk,
        &[
            "national",
            "bolton",
            "cambridgeshire",
            "derbyshire",
            "dumfries-and-galloway",
            "essex",
            "hampshire",
            "hillingdon",
            "islington",
            "kingston",
            "leeds",
            "lewisham",
            "merton",
            "newham",
            "plymouth",
        ],
        &[("2015-11-10", CannotTell)],
    ),
    // Referrals rested on grades. That anybody judged beside them is not in the review.
    (
        ProfessionalJudgement,
        EVERYWHERE,
        &[("2015-11-10", CannotTell)],
    ),
    // Three events in twelve months.
    // 15 September 2016: November 2015, August 2016 and the bail: the third.
    // 11 November 2016: the window begins on 11 November 2015, and the first may have been on the 10th: two or three.
    // 16 November 2016: August, the bail, and this: three without it.
    // 9 December 2017: 8 December 2016 is out; 4 March and 28 April 2017 are left, both out when May 2018 comes.
    // 31 May 2018: the messages of 19 May, and two visits of unknown days: one to three. 5 July: two to four.
    (
        PotentialEscalation,
        THREE_EVENTS,
        &[
            ("2015-11-10", NotMet),
            ("2016-09-15", Met),
            ("2016-11-11", CannotTell),
            ("2016-11-16", Met),
            ("2017-12-09", NotMet),
            ("2018-05-31", CannotTell),
        ],
    ),
    // Three crimes, in Leeds by him against anybody; three call-outs in Dumfries and Galloway.
    // How November 2015 and the bail of September 2016 were recorded is not stated. 15 September 2016: one to three.
    // 8 December 2016: August, 16 November and this are three. 9 December 2017: two, 4 March and 28 April.
    // 31 May 2018: the messages, now charged; of the visits one is a crime on an unknown day, and how the other was recorded
    // is not stated either: one to three.
    (
        PotentialEscalation,
        &["leeds", "dumfries-and-galloway"],
        &[
            ("2015-11-10", NotMet),
            ("2016-09-15", CannotTell),
            ("2016-12-08", Met),
            ("2017-12-09", NotMet),
            ("2018-05-31", CannotTell),
        ],
    ),
    // Three crimes or five incidents, and rising. While Standard of November 2015 and High of August 2016 are both in the
    // window it rose, but the crimes are not certain. When they are, from 8 December 2016, November 2015 is out, and whether
    // it rose cannot be told: the bail is not graded. 9 December 2017: two crimes.
    (
        PotentialEscalation,
        &["kingston"],
        &[
            ("2015-11-10", NotMet),
            ("2016-09-15", CannotTell),
            ("2017-12-09", NotMet),
            ("2018-05-31", CannotTell),
        ],
    ),
    // Four crimes. 16 November 2016: two, and November 2015 and the bail may be two more. 21 November: the former is out,
    // for the 20th was its last day.
    // 8 December: three, and the bail. 4 March 2017: the fourth. 17 November 2017: 16 November 2016 is out, three are left.
    // 5 July 2018: the messages; the two visits and what she saw on 1 July may be three more.
    (
        PotentialEscalation,
        &["lewisham"],
        &[
            ("2015-11-10", NotMet),
            ("2016-11-16", CannotTell),
            ("2016-11-21", NotMet),
            ("2016-12-08", CannotTell),
            ("2017-03-04", Met),
            ("2017-11-17", NotMet),
            ("2018-07-05", CannotTell),
        ],
    ),
    // A new event after the last referral, within twelve months of it. Each event after a MARAC makes it met, and each
    // MARAC, known from its meeting, has heard what came before: 15 September 2016 after the first, heard on 7 December;
    // 8 December after the second, heard on 10 January 2017; 4 March, heard on 6 April; 28 April 2017.
    // 1 June 2017: the fifth was referred between 6 April and then: before 28 April or after. Nor is it clear whether
    // 19 May 2018 is within twelve months of that, or whether he came after the sixth referral, from 21 May on.
    // 5 July 2018: what she saw on 1 July is after the sixth, whichever its day.
    (
        Repeat,
        FROM_THE_REFERRAL,
        &[
            ("2015-11-10", NotMet),
            ("2016-09-15", Met),
            ("2016-12-07", NotMet),
            ("2016-12-08", Met),
            ("2017-01-10", NotMet),
            ("2017-03-04", Met),
            ("2017-04-06", NotMet),
            ("2017-04-28", Met),
            ("2017-06-01", CannotTell),
            ("2018-07-05", Met),
        ],
    ),
    // The same until the City's protocol of 15 September 2017: then two or three assessments, and there are five.
    (
        Repeat,
        &["city-of-london"],
        &[
            ("2015-11-10", NotMet),
            ("2016-09-15", Met),
            ("2016-12-07", NotMet),
            ("2016-12-08", Met),
            ("2017-01-10", NotMet),
            ("2017-03-04", Met),
            ("2017-04-06", NotMet),
            ("2017-04-28", Met),
            ("2017-06-01", CannotTell),
            ("2017-09-15", Met),
        ],
    ),
    // Counted from the meeting every day is known. 1 June 2017: 28 April came before it. 21 May 2018: 19 May is 352 days
    // after it. 7 June 2018: the sixth; all that is known came before. 5 July: 1 July, 24 days after it.
    (
        Repeat,
        &["kingston"],
        &[
            ("2015-11-10", NotMet),
            ("2016-09-15", Met),
            ("2016-12-07", NotMet),
            ("2016-12-08", Met),
            ("2017-01-10", NotMet),
            ("2017-03-04", Met),
            ("2017-04-06", NotMet),
            ("2017-04-28", Met),
            ("2017-06-01", NotMet),
            ("2018-05-21", Met),
            ("2018-06-07", NotMet),
            ("2018-07-05", Met),
        ],
    ),
    // Heard in the same area: every MARAC was in Kent.
    (Repeat, &["bolton"], &[("2015-11-10", NotMet)]),
    // Honour-based abuse: nothing is said.
    (Automatic, &["kingston"], &[("2015-11-10", CannotTell)]),
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

/// The MARACs and events that certainly make a repeat, and the days between where both are exact.
fn pairs<'a>(found: &RouteFound<'a>) -> Vec<(&'a str, &'a str, Option<i64>)> {
    let met = repeat(found)
        .pairs
        .iter()
        .filter(|pair| pair.answer() == Met);
    met.map(|pair| (pair.marac.id.as_str(), pair.event.id.as_str(), pair.days))
        .collect()
}

#[test]
fn the_breach_of_bail_is_the_third_event_and_the_first_repeat() {
    let case = known("2016-09-15");
    let decision = under(&case, "kent");
    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), escalation.stands_in, found.count),
        (Met, true, count(3, 3))
    );
    assert_eq!(event_ids(found, Met), ["C01a", "C02", "C04"]);
    // 11.3.3: what he said of her is kept, and is no event against her.
    assert_eq!(out(found), [("C01b", vec!["people"], None)]);
    // 11.3.9: the first MARAC was on 6 September.
    assert_eq!(
        pairs(route(&decision.routes, "repeat")),
        [("MARAC-1", "C04", None)]
    );
    assert_eq!(
        pairs(route(&under(&case, "kingston").routes, "repeat")).len(),
        1
    );
    // The day before there was no MARAC to come back to with anything new.
    let before = known("2016-09-14");
    assert_eq!(
        route(&under(&before, "kent").routes, "repeat").answer(),
        NotMet
    );

    // Kingston: it rose from Standard to High; one crime is certain, and two records are not stated.
    let decision = under(&case, "kingston");
    let escalation = route(&decision.routes, "escalation");
    let rise = rising(escalation)
        .rise
        .map(|(one, two)| (one.id.as_str(), two.id.as_str()));
    assert_eq!(
        (escalation.answer(), rise),
        (CannotTell, Some(("C01a", "C02")))
    );
    assert_eq!(events(escalation).count, count(1, 3));
    assert_eq!(
        in_doubt(events(escalation)),
        ["C01a", "C04"].map(|id| (id, vec!["recorded"]))
    );
}

#[test]
fn declined_in_london_it_is_the_fourth_crime_and_high_from_records() {
    let case = known("2017-03-04");
    let decision = under(&case, "kent");
    // 11.3.23: High although she had declined.
    let high = route(&decision.routes, "visible-high-risk");
    let newest = grade(high).newest[0];
    assert_eq!(
        (high.answer(), newest.id.as_str(), newest.declined),
        (Met, "C10-dash", true)
    );
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        (event_ids(found, Met), found.count),
        (vec!["C02", "C04", "C05", "C07", "C10"], count(5, 5))
    );
    // The window begins on 4 March 2016: 20 November 2015 is 10 + 31 + 31 + 29 + 4 days before it.
    assert_eq!(
        out(found),
        [
            ("C01a", vec!["date"], Some(-105)),
            ("C01b", vec!["date", "people"], Some(-105))
        ]
    );
    // Four crimes in the records of two forces; how the bail was recorded is not stated.
    let decision = under(&case, "lewisham");
    let escalation = route(&decision.routes, "escalation");
    let crimes = events(escalation);
    assert_eq!((escalation.answer(), crimes.count), (Met, count(4, 5)));
    assert_eq!(event_ids(crimes, Met), ["C02", "C05", "C07", "C10"]);
    assert_eq!(in_doubt(crimes), [("C04", vec!["recorded"])]);
}

#[test]
fn a_fall_is_no_event_until_she_says_that_it_was_a_punch() {
    // 11.8.13: on the day nobody knew of more than a fall; 11.3.33: the police knew of nothing.
    for on in ["2017-04-20", "2018-05-28"] {
        assert!(
            known(on).events.list.iter().all(|event| event.id != "C12"),
            "{on}"
        );
    }
    let case = known("2018-05-29");
    let decision = under(&case, "national");
    let found = events(route(&decision.routes, "escalation"));
    // In its own year it would have been one of six or seven. Told now, it is out: the window begins on 29 May 2017, and
    // from 20 April that is 10 + 29 days.
    assert!(out(found).contains(&("C12", vec!["date"], Some(-39))));
    assert_eq!(
        (event_ids(found, Met), found.count),
        (vec!["C18"], count(1, 1))
    );
    // 11.11.29, 11.5.4: High twice within nine days. The newer is the adviser's.
    let kent = under(&case, "kent");
    assert_eq!(
        grade(route(&kent.routes, "visible-high-risk")).newest[0].id,
        "C19-dash"
    );
}

#[test]
fn a_year_between_two_maracs_hangs_on_the_day_it_is_counted_from() {
    let case = known("2018-05-21");
    // 11.3.28, 11.3.31: 1 June 2017 to 19 May 2018.
    let kingston = under(&case, "kingston");
    assert_eq!(
        pairs(route(&kingston.routes, "repeat")),
        [("MARAC-5", "C18", Some(352))]
    );
    let kent = under(&case, "kent");
    let found = route(&kent.routes, "repeat");
    assert_eq!(
        (found.answer(), found.stands_in, pairs(found)),
        (CannotTell, true, vec![])
    );
    // Five assessments with a checklist, and the sixth of this day: more than the City asks.
    let city = under(&case, "city-of-london");
    let found = route(&city.routes, "repeat");
    assert_eq!((found.answer(), assessments(found).count.least), (Met, 6));
}

#[test]
fn seen_two_days_after_release_is_new_whichever_road_it_was() {
    let case = known("2018-07-05");
    let decision = under(&case, "kent");
    // 11.3.36: after the sixth MARAC, whichever the day of its referral.
    assert_eq!(
        pairs(route(&decision.routes, "repeat")),
        [("MARAC-6", "C25", None)]
    );
    // From the meeting of 7 June: 23 days of June and one of July.
    let kingston = under(&case, "kingston");
    assert_eq!(
        pairs(route(&kingston.routes, "repeat")),
        [("MARAC-6", "C25", Some(24))]
    );
    // 11.3.38, 11.5.12: nobody assessed, so the newest is still that of 29 May.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (Met, "C19-dash")
    );

    let escalation = route(&decision.routes, "escalation");
    let found = events(escalation);
    assert_eq!(
        (escalation.answer(), found.count),
        (CannotTell, count(2, 4))
    );
    assert_eq!(event_ids(found, Met), ["C18", "C25"]);
    assert_eq!(
        in_doubt(found),
        ["C18-visit-1", "C18-visit-2"].map(|id| (id, vec!["date"]))
    );
    // The window begins on 5 July 2017: 28 April 68 days before it, 20 April 76, 4 March 123, 8 December 209,
    // 16 November 231, 15 September 293, 20 August 2016 319, and 20 November 2015 another 10 + 31 + 31 + 29 + 31 + 30 +
    // 31 + 30 + 31 + 20: 593.
    let expected = [
        ("C01a", vec!["date"], Some(-593)),
        ("C01b", vec!["date", "people"], Some(-593)),
        ("C02", vec!["date"], Some(-319)),
        ("C04", vec!["date"], Some(-293)),
        ("C05", vec!["date"], Some(-231)),
        ("C07", vec!["date"], Some(-209)),
        ("C10", vec!["date"], Some(-123)),
        ("C13", vec!["date"], Some(-68)),
        ("C12", vec!["date"], Some(-76)),
    ];
    assert_eq!(out(found), expected);
}

#[test]
fn what_calls_for_a_look_comes_on_its_day() {
    let raised = [
        // 11.3.3: a knife in each hand.
        ("victim-armed", "2015-11-19", "2015-11-20"),
        // 11.3.19.
        ("reassess-release", "2017-01-05", "2017-01-06"),
        // 11.3.31: the order in force, broken, more than a year after the time before.
        ("breach-disputed", "2018-05-20", "2018-05-21"),
        // 11.3.38, 11.3.39.
        ("reassess-sighting", "2018-07-04", "2018-07-05"),
        // 11.3.40.
        ("reassess-intelligence", "2018-07-21", "2018-07-22"),
        // 11.5.14.
        ("reassess-lost-contact", "2018-07-30", "2018-07-31"),
        // 11.5.16, 13.4, 14.2: closing, with coercive control not considered.
        ("not-closed", "2018-08-30", "2018-08-31"),
    ];
    raised_on(REPLAY, "kent", &raised);
}
