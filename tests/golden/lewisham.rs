//! Domestic Homicide Review, executive summary, Safer Lewisham Partnership, 2020: five contacts with the police in 2018.

use waymark::engine::decision::{Decision, ItemReading, JudgementMissing, OtherReading};
use waymark::logic::Truth;
use waymark::model::case::Police;
use waymark::model::instrument::{AnswerSource, Reply};
use waymark::model::rules::notice::Class;
use waymark::model::rules::{Extent, PeopleScope};

use crate::golden::support::*;

const FIVE: [&str; 5] = ["K06", "K07", "K08", "K09", "K10"];

#[test]
fn escalation_is_not_met_in_lewisham_because_four_of_five_were_not_recorded_as_crimes() {
    let case = case("lewisham", "july-2018");
    let decision = decided(&case);
    let route = route(&decision.routes, "escalation");
    let found = events(route);

    // Footnote 41: the threshold is 4 police crimes in the past 12 months; five incidents, one of them crimed.
    assert_eq!(route.answer(), Truth::NotMet);
    assert_eq!(
        rule_used(route),
        ("lewisham", "2018".into(), "escalation".into(), false)
    );
    assert_eq!(found.count, count(1, 1));
    assert_eq!(found.asked.count.number(), Some(4));
    assert_eq!(
        (found.window.from, found.window.to),
        (Some(day("2017-07-20")), day("2018-07-20"))
    );
    assert_eq!(event_ids(found, Truth::Met), ["K07"]);
    // Nothing else keeps them out: their dates in 2018 lie in the window whatever they are.
    assert_eq!(
        out(found),
        ["K06", "K08", "K09", "K10"].map(|id| (id, vec!["recorded"], None))
    );
    assert_eq!(in_doubt(found), []);
}

#[test]
fn the_same_five_events_meet_national_escalation() {
    let case = case("lewisham", "july-2018");
    let decision = decided(&case);
    let route = route(national(&decision), "escalation");
    let found = events(route);

    // Footnote 41: "three domestic abuse events"; the 12 months are SafeLives' practice.
    assert_eq!(route.answer(), Truth::Met);
    assert_eq!(
        rule_used(route),
        ("national", "safelives".into(), "escalation".into(), false)
    );
    assert_eq!(found.count, count(5, 5));
    assert_eq!(found.asked.count.number(), Some(3));
    assert_eq!(event_ids(found, Truth::Met), FIVE);
    assert_eq!(out(found), []);
}

#[test]
fn national_escalation_is_met_at_the_third_contact() {
    for (contacts, expected) in [
        (1, Truth::NotMet),
        (2, Truth::NotMet),
        (3, Truth::Met),
        (4, Truth::Met),
    ] {
        let mut case = case("lewisham", "july-2018");
        case.events.list.truncate(contacts);
        let decision = decided(&case);
        assert_eq!(
            route(national(&decision), "escalation").answer(),
            expected,
            "{contacts} contacts"
        );
        // In Lewisham no number of these contacts is enough: one of them is a crime.
        assert_eq!(
            route(&decision.routes, "escalation").answer(),
            Truth::NotMet,
            "{contacts} contacts"
        );
    }
}

#[test]
fn one_boroughs_own_count_cannot_be_told_and_is_never_silently_not_met() {
    let case = case("lewisham", "july-2018");
    let decision = decided(&case);

    // Footnote 41: the incidents occurred in Bromley, Lewisham and Southwark; how they divide is not stated.
    let nationally = events(route(national(&decision), "escalation"));
    assert_eq!(
        otherwise(nationally, OtherReading::Place(Extent::ThisArea)),
        (Truth::CannotTell, count(0, 5))
    );
    assert_eq!(
        otherwise(nationally, OtherReading::People(PeopleScope::SamePair)),
        (Truth::Met, count(5, 5))
    );
    // The one crime may have been in Lewisham or not; four it cannot become either way.
    let locally = events(route(&decision.routes, "escalation"));
    assert_eq!(
        otherwise(locally, OtherReading::Place(Extent::ThisArea)),
        (Truth::NotMet, count(0, 1))
    );
    for people in [PeopleScope::SamePair, PeopleScope::SamePersonCausingHarm] {
        assert_eq!(
            otherwise(locally, OtherReading::People(people)),
            (Truth::NotMet, count(1, 1))
        );
    }

    // With the boroughs known the count is known: two in Lewisham are not three.
    let mut known = case.clone();
    for (id, borough) in
        FIVE.into_iter()
            .zip(["Bromley", "Lewisham", "Lewisham", "Southwark", "Bromley"])
    {
        event(&mut known, id).place.areas = vec![borough.into()];
    }
    let decision = decided(&known);
    let nationally = events(route(national(&decision), "escalation"));
    assert_eq!(
        otherwise(nationally, OtherReading::Place(Extent::ThisArea)),
        (Truth::NotMet, count(2, 2))
    );
}

#[test]
fn the_other_two_routes_stay_open_beside_it() {
    let case = case("lewisham", "july-2018");
    let decision = decided(&case);

    // 1.6.12, footnotes 39 and 40: visible high risk and judgement were open; the review gives no local terms.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(high.answer(), Truth::CannotTell);
    assert_eq!(
        rule_used(high),
        (
            "national",
            "safelives".into(),
            "visible-high-risk".into(),
            true
        )
    );
    let found = score(high);
    let yes: Vec<&str> = found.yes.iter().map(|item| item.id.as_str()).collect();
    // 1.6.12, 1.6.14, 1.6.15, 1.6.18 to 1.6.20: fear twice, isolation, separation, stalking, more often, worse, control,
    // weapon, others harmed, money, a record. The other twelve of 24 are not known.
    assert_eq!(
        yes,
        [
            "2", "3", "4", "6", "8", "10", "11", "12", "13", "18", "20", "24"
        ]
    );
    assert_eq!(found.count, count(12, 24));
    // 14 needed, 12 there: two more.
    assert_eq!(
        high.finding
            .as_ref()
            .and_then(|finding| finding.nearest_way())
            .map(|(fewest, _)| fewest),
        Some(2)
    );

    // Nothing is said of an earlier MARAC, so that is the one question nearest to a route; with none, those two answers.
    let nearest = |decision: &Decision<'_>| {
        decision
            .nearest
            .as_ref()
            .map(|nearest| (nearest.route.id.clone(), nearest.fewest))
    };
    assert_eq!(nearest(&decision), Some(("repeat".into(), 1)));
    let mut never_heard = case.clone();
    never_heard.maracs.all_known = true;
    assert_eq!(
        nearest(&decided(&never_heard)),
        Some(("visible-high-risk".into(), 2))
    );
    assert_eq!(
        route(&decided(&never_heard).routes, "repeat").answer(),
        Truth::NotMet
    );

    let judged = route(&decision.routes, "judgement");
    assert_eq!(judged.answer(), Truth::CannotTell);
    assert_eq!(
        rule_used(judged),
        ("national", "safelives".into(), "judgement".into(), true)
    );

    // Once a professional judges, in words, that route is met and the other answers are as they were.
    let mut judging = case.clone();
    judging.judgement.should_be_heard = true;
    assert_eq!(
        judgement(route(&decided(&judging).routes, "judgement")).missing,
        [JudgementMissing::Words]
    );
    judging.judgement.words = "The later incidents give a more complete picture.".into();
    let judged = decided(&judging);
    let expected = [
        ("visible-high-risk", Truth::CannotTell),
        ("judgement", Truth::Met),
        ("escalation", Truth::NotMet),
        ("repeat", Truth::CannotTell),
    ];
    assert_eq!(answers(&judged.routes), expected);
}

#[test]
fn a_victim_of_17_gets_childrens_social_care_and_the_marac_routes() {
    let case = case("lewisham", "july-2018");
    let decision = decided(&case);

    // 1.2.1 with recommendation 8: both systems, neither instead of the other.
    for id in ["children-social-care", "victim-16-17-both", "idva"] {
        assert_eq!(notice(&decision, id), Some(Truth::Met), "{id}");
    }
    assert_eq!(notice(&decision, "victim-under-16"), None);
    assert_eq!(decision.routes.routes.len(), 4);
    assert!(
        decision
            .routes
            .routes
            .iter()
            .all(|route| route.leads_to_forum())
    );

    // What the account holds, by notice: 17; five in 12 months; separated; worse and more often; knives; stalking;
    // control and isolation; fear; separation with control and a weapon; others harmed.
    let prompts = [
        "young-victim",
        "events-together",
        "separation",
        "worse-or-more-often",
        "weapon",
        "stalking-pattern",
        "controlled-or-isolated",
        "very-afraid",
        "cluster-of-three",
        "harmed-others",
    ];
    assert_eq!(notices(&decision, Class::Prompt), prompts);
    // 1.6.18: not ruled in, so no prompt says it; strangling and threats to kill are not in the text at all.
    for id in ["sexual-harm", "strangulation", "threat-to-kill"] {
        assert_eq!(notice(&decision, id), None, "{id}");
    }
    // Whether she was seen alone is not said, and half the questions are open.
    assert_eq!(notice(&decision, "not-seen-alone"), Some(Truth::CannotTell));
    assert!(decision.is_provisional());
}

#[test]
fn sexual_abuse_stays_unknown_and_is_shown_as_unknown() {
    let case = case("lewisham", "july-2018");
    let decision = decided(&case);

    // 1.6.18: neither in nor out. It is asked and not known; the others that are open were not asked.
    let found = score(route(&decision.routes, "visible-high-risk"));
    let open: Vec<(&str, ItemReading<'_>)> = found
        .open
        .iter()
        .map(|open| (open.item.id.as_str(), open.reading))
        .collect();
    let mut expected = [
        "1", "5", "7", "9", "14", "15", "16", "17", "19", "21", "22", "23",
    ]
    .map(|id| (id, ItemReading::Open(None)));
    expected[6].1 = ItemReading::Open(Some(&Reply::DoesNotKnow));
    assert_eq!(open, expected);

    // Turned to no it closes, turned to yes it counts: unknown was neither.
    for (reply, expected) in [(Reply::No, count(12, 23)), (Reply::Yes, count(13, 24))] {
        let mut settled = case.clone();
        answer(&mut settled, "K-account", "16", reply, AnswerSource::Victim);
        let decision = decided(&settled);
        assert_eq!(
            score(route(&decision.routes, "visible-high-risk")).count,
            expected
        );
    }
}

#[test]
fn separation_raises_and_never_lowers() {
    let separated = case("lewisham", "july-2018");
    // 1.6.19: everything she reported came after the separation. Not asked, and then denied, instead of yes:
    for reply in [Reply::NotAsked, Reply::No, Reply::Declined] {
        let mut other = separated.clone();
        answer(&mut other, "K-account", "6", reply, AnswerSource::Victim);
        never_lower(&other, &separated, separated.as_of);
        assert_eq!(notice(&decided(&other), "cluster-of-three"), None);
    }
}

#[test]
fn were_all_five_recorded_as_crimes_lewishams_threshold_would_be_met() {
    // The other half of footnote 41: it was the recording, not the abuse, that decided.
    let mut case = case("lewisham", "july-2018");
    for id in ["K06", "K08", "K09"] {
        event(&mut case, id).police = Police::Crime;
    }
    let decision = decided(&case);
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(
        (found.count, event_ids(found, Truth::Met)),
        (count(4, 4), vec!["K06", "K07", "K08", "K09"])
    );
    assert_eq!(route(&decision.routes, "escalation").answer(), Truth::Met);
    assert_eq!(
        otherwise(found, OtherReading::Place(Extent::ThisArea)),
        (Truth::CannotTell, count(0, 4))
    );
}
