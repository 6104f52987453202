//! Safer City Partnership, report of 15 September 2017, Case Review Following a Serious Incident: three Standard
//! assessments that were shared with nobody, and the protocol since.

use waymark::engine::decision::{Decision, Unknown, decide};
use waymark::logic::Truth;
use waymark::model::rules::Threshold;
use waymark::model::rules::notice::Class;

use crate::golden::support::*;

fn under_protocol(case: &waymark::model::case::Case) -> Decision<'_> {
    decide(
        case,
        rules("city-of-london", Some("2017-protocol"), case.as_of),
        case.as_of,
    )
}

#[test]
fn three_standards_led_to_nothing_at_the_time() {
    let case = case("city-of-london", "three-standards");
    // Table after paragraph 5: Standard meant, at the time, that nothing was shared. The same where only High refers.
    for (area, version) in [
        ("city-of-london", "before-2017-protocol"),
        ("birmingham", "2010-2012"),
    ] {
        let decision = decide(&case, rules(area, Some(version), case.as_of), case.as_of);
        let high = route(&decision.routes, "visible-high-risk");
        assert_eq!(high.answer(), Truth::NotMet, "{area}");
        assert_eq!(
            rule_used(high),
            (area, version.into(), "visible-high-risk".into(), false)
        );
        // None of the three has a day, so any may be the newest; all say the same.
        assert_eq!(
            grade(high)
                .newest
                .iter()
                .map(|one| one.id.as_str())
                .collect::<Vec<_>>(),
            ["L01", "L02", "L03"]
        );
        assert!(decision.routes.that(Truth::Met).next().is_none(), "{area}");
        // What is not known stays open: judgement, events, an earlier MARAC.
        for id in ["judgement", "escalation", "repeat"] {
            let found = route(&decision.routes, id);
            assert_eq!(
                (found.answer(), found.stands_in),
                (Truth::CannotTell, true),
                "{area} {id}"
            );
        }
    }
}

#[test]
fn under_the_protocol_of_2017_the_same_three_refer_as_a_repeat_victim() {
    let case = case("city-of-london", "three-standards");
    let decision = under_protocol(&case);
    let repeat = route(&decision.routes, "repeat");
    let found = assessments(repeat);

    // Table after paragraph 5: a referral would be made based on the individual being a repeat victim.
    assert_eq!(repeat.answer(), Truth::Met);
    assert_eq!(
        rule_used(repeat),
        (
            "city-of-london",
            "2017-protocol".into(),
            "repeat".into(),
            false
        )
    );
    assert_eq!(
        (found.count, found.asked.count),
        (count(3, 3), Threshold::Somewhere(2, 3))
    );
    let counted = found
        .assessments
        .iter()
        .filter(|one| one.date.and(one.grade) == Truth::Met);
    assert_eq!(
        counted
            .map(|one| one.assessment.id.as_str())
            .collect::<Vec<_>>(),
        ["L01", "L02", "L03"]
    );
    // No window is published and none is applied.
    assert_eq!(
        (found.window.from, found.window.to),
        (None, day("2015-09-30"))
    );
    assert_eq!(repeat.route.sources.len(), 1);
    assert!(
        repeat
            .route
            .sources
            .iter()
            .all(|id| decision.routes.version.source(id).is_some())
    );
}

#[test]
fn two_may_be_a_repeat_and_one_is_not() {
    let all = case("city-of-london", "three-standards");
    for (many, expected) in [(2, Truth::CannotTell), (1, Truth::NotMet)] {
        let mut case = all.clone();
        case.assessments.list.truncate(many);
        let decision = under_protocol(&case);
        let repeat = route(&decision.routes, "repeat");
        assert_eq!(repeat.answer(), expected, "{many} assessments");
        assert_eq!(assessments(repeat).count, count(many as u32, many as u32));
        // What would settle two is the protocol's own number, and nothing about the case.
        let ways = repeat.finding.as_ref().unwrap().ways();
        let unknowns: Vec<_> = ways
            .iter()
            .flat_map(|way| &way.groups)
            .flat_map(|group| &group.of)
            .collect();
        let definition: &[&Unknown<'_>] = if many == 2 {
            &[&Unknown::Definition]
        } else {
            &[]
        };
        assert_eq!(unknowns, definition, "{many} assessments");
    }
    // One, and nobody has asked whether there were others:
    let mut case = all.clone();
    case.assessments.list.truncate(1);
    case.assessments.all_known = false;
    let decision = under_protocol(&case);
    assert_eq!(
        route(&decision.routes, "repeat").answer(),
        Truth::CannotTell
    );
}

#[test]
fn the_version_is_the_one_in_force_on_the_day() {
    let case = case("city-of-london", "three-standards");
    // The report that says what the protocol is bears this date.
    for (on, version) in [
        ("2015-09-30", "before-2017-protocol"),
        ("2017-09-14", "before-2017-protocol"),
        ("2017-09-15", "2017-protocol"),
    ] {
        assert_eq!(
            rules("city-of-london", None, day(on)).version.id,
            version,
            "{on}"
        );
    }
    let decision = decide(
        &case,
        rules("city-of-london", None, day("2017-09-15")),
        day("2017-09-15"),
    );
    assert_eq!(route(&decision.routes, "repeat").answer(), Truth::Met);
}

#[test]
fn language_is_asked_about_even_where_the_english_seems_good() {
    let before = case("city-of-london", "three-standards");
    // Action 9: language may be a barrier even if an individual appears to speak English well.
    let item = book()
        .instrument("circumstances")
        .and_then(|one| one.item("interpreter-needed"))
        .expect("it is asked");
    assert!(
        item.ask.contains("even if the English seems good"),
        "{}",
        item.ask
    );
    let mut after = before.clone();
    circumstances(&mut after, &["interpreter-needed"]);
    assert_eq!(notices(&decided(&before), Class::DoNow), Vec::<&str>::new());
    assert_eq!(
        notices(&decided(&after), Class::DoNow),
        ["interpreter-offer"]
    );
    never_lower(&before, &after, before.as_of);
    // Action 1: consent to a service withheld takes nothing from the page. The adviser's pathway is always there.
    assert_eq!(notice(&decided(&before), "idva"), Some(Truth::Met));
}
