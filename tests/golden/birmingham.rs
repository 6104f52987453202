//! Domestic Homicide Review BDHR2012/13-04, Birmingham Community Safety Partnership, 2014: Medium in August 2010, Medium
//! again in January 2012, and no referral to MARAC.

use waymark::engine::decision::{ItemReading, OtherReading, Unknown};
use waymark::logic::Truth;
use waymark::model::case::{Case, Event, EventKind, Grade, Outcome, Person};
use waymark::model::files::{read_case, write_case};
use waymark::model::instrument::{AnswerSource, Reply};
use waymark::model::rules::notice::Class;

use crate::golden::support::*;

#[test]
fn a_medium_grade_of_august_2010_does_not_close_silently() {
    let case = case("birmingham", "august-2010");
    let decision = decided(&case);

    // §82, §163: Medium did not meet the criteria; the newest grade is read, not a count.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(high.answer(), Truth::NotMet);
    assert_eq!(
        rule_used(high),
        (
            "birmingham",
            "2010-2012".into(),
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
        [("B11-dash", Some(Grade::Medium))]
    );

    // Judgement stays open beside it, by national guidance because the review states no rule of Birmingham's.
    let judged = route(&decision.routes, "judgement");
    assert_eq!(
        (judged.answer(), rule_used(judged)),
        (
            Truth::CannotTell,
            ("national", "safelives".into(), "judgement".into(), true)
        )
    );
    // §82: earlier incidents without dates, so one event is known and there may be any number more.
    let escalation = route(&decision.routes, "escalation");
    assert_eq!(
        (escalation.answer(), events(escalation).count),
        (Truth::CannotTell, count(1, None))
    );
    // §163: no MARAC before, so no repeat.
    assert_eq!(route(&decision.routes, "repeat").answer(), Truth::NotMet);

    // §80 to §82: separated, strangled and held, prevented from contacting her family, a birth within 18 months, the
    // children used; separation with control and violence together.
    let prompts = [
        "separation",
        "strangulation",
        "held-captive",
        "controlled-or-isolated",
        "pregnancy-or-birth",
        "cluster-of-three",
        "through-children",
    ];
    assert_eq!(notices(&decision, Class::Prompt), prompts);
    // §245: his history was not brought in. Whether he hurt others was not asked; nothing says that he did not.
    assert_eq!(notice(&decision, "harmed-others"), None);
    assert_eq!(
        open_items(&case, &["21", "27"]),
        [ItemReading::Open(None); 2]
    );
    assert!(decision.is_provisional());
}

#[test]
fn the_event_of_2010_stays_in_sight_outside_the_window_in_january_2012() {
    let case = case("birmingham", "january-2012");
    let decision = decided(&case);
    let route_found = route(&decision.routes, "escalation");
    let found = events(route_found);

    assert_eq!(
        rule_used(route_found),
        ("national", "safelives".into(), "escalation".into(), true)
    );
    assert_eq!(
        (found.window.from, found.window.to),
        (Some(day("2011-01-14")), day("2012-01-14"))
    );
    // §92, §96: two assaults within days are two events.
    assert_eq!(event_ids(found, Truth::Met), ["B16a", "B16b"]);
    // §17: 9 August 2010, 158 days before the window begins (22 + 30 + 31 + 30 + 31 + 14), and in the ledger all the same.
    assert_eq!(out(found), [("B11", vec!["date"], Some(-158))]);
    // §92: a history without dates. What is known is two of three; one more event would be enough.
    assert_eq!(
        (route_found.answer(), found.count),
        (Truth::CannotTell, count(2, None))
    );
    let (fewest, way) = route_found.finding.as_ref().unwrap().nearest_way().unwrap();
    assert_eq!((fewest, &way.groups[0].of), (1, &vec![Unknown::MoreEvents]));
    // If the event that led to the assessment does not count, one is left.
    assert_eq!(
        otherwise(found, OtherReading::Current(false)).1,
        count(1, None)
    );
}

#[test]
fn the_two_reports_alone_do_not_meet_a_count_and_the_case_rests_on_the_other_routes() {
    // §163, §218: she went to the police on two occasions. Taken as everything there is:
    let mut case = case("birmingham", "january-2012");
    case.events.all_known = true;
    let decision = decided(&case);
    let expected = [
        ("visible-high-risk", Truth::NotMet),
        ("judgement", Truth::CannotTell),
        ("escalation", Truth::NotMet),
        ("repeat", Truth::NotMet),
    ];
    assert_eq!(answers(&decision.routes), expected);
    assert_eq!(
        events(route(&decision.routes, "escalation")).count,
        count(2, 2)
    );
    // The answers were given to the police's list and are not converted: nationally all 24 are open.
    let nationally = score(route(national(&decision), "visible-high-risk"));
    assert_eq!(
        (nationally.count, nationally.assessment.is_none()),
        (count(0, 24), true)
    );

    // §163: graded High it would have been referred; judged, it can be referred today.
    assessment(&mut case, "B16-dash").grade = Some(Grade::High);
    assert_eq!(
        route(&decided(&case).routes, "visible-high-risk").answer(),
        Truth::Met
    );
    assessment(&mut case, "B16-dash").grade = Some(Grade::Medium);
    case.judgement.should_be_heard = true;
    case.judgement.words =
        "Strangled to unconsciousness and locked in; he was in the house for five months against her will.".into();
    assert_eq!(
        route(&decided(&case).routes, "judgement").answer(),
        Truth::Met
    );
}

#[test]
fn a_retraction_changes_no_count_no_answer_and_no_prompt() {
    let before = case("birmingham", "january-2012");
    let mut after = before.clone();
    // §95: a few days later she did not wish to pursue it, and said that she was no longer fearful.
    for id in ["B16a", "B16b"] {
        event(&mut after, id).outcome = Some(Outcome::Retracted);
    }
    let (one, two) = (decided(&before), decided(&after));
    assert_eq!(answers(&one.routes), answers(&two.routes));
    assert_eq!(answers(national(&one)), answers(national(&two)));
    let found = events(route(&two.routes, "escalation"));
    assert_eq!(
        (event_ids(found, Truth::Met), found.count),
        (vec!["B16a", "B16b"], count(2, None))
    );
    assert!(
        found
            .that(Truth::Met)
            .all(|weighed| weighed.event.outcome == Some(Outcome::Retracted))
    );
    assert_eq!(notices(&one, Class::Prompt), notices(&two, Class::Prompt));
    assert_eq!(before.assessments, after.assessments);
    never_lower(&before, &after, before.as_of);
}

#[test]
fn his_history_is_unknown_until_it_is_looked_up_and_then_speaks() {
    let unchecked = case("birmingham", "january-2012");
    assert_eq!(
        open_items(&unchecked, &["21", "27"]),
        [ItemReading::Open(None); 2]
    );
    assert!(decided(&unchecked).is_provisional());
    assert_eq!(notice(&decided(&unchecked), "harmed-others"), None);

    // §6, §69 to §72: assaults on a former partner, a knife, a gun reported.
    let mut checked = unchecked.clone();
    for item in ["21", "27"] {
        answer(
            &mut checked,
            "B16-dash",
            item,
            Reply::Yes,
            AnswerSource::Records,
        );
    }
    checked.people.others.push(Person {
        id: "former-partner's-relative".into(),
        ..Person::default()
    });
    checked.events.list.push(Event {
        id: "B04".into(),
        when: waymark::model::dates::When::from_file("2004").unwrap(),
        kinds: vec![EventKind::Assault, EventKind::Weapon],
        harmed: vec!["former-partner's-relative".into()],
        by: vec!["ex-partner".into()],
        ..Event::default()
    });
    let decision = decided(&checked);
    assert_eq!(notice(&decision, "harmed-others"), Some(Truth::Met));
    // §70: it harmed somebody else, eight years before: history that is shown and does not count for her.
    // From the last day of 2004 to 14 January 2011 are 2205 days: six years of 365, one leap day (2008), and 14.
    let found = events(route(&decision.routes, "escalation"));
    assert_eq!(out(found)[1], ("B04", vec!["date", "people"], Some(-2205)));
    never_lower(&unchecked, &checked, checked.as_of);
}

#[test]
fn children_in_the_home_bring_childrens_social_care_whatever_the_grade() {
    let mut case = case("birmingham", "january-2012");
    // §94: present, and threatened: a referral should have been made.
    for grade in [Grade::Standard, Grade::Medium, Grade::High] {
        assessment(&mut case, "B16-dash").grade = Some(grade);
        assert_eq!(
            notice(&decided(&case), "children-social-care"),
            Some(Truth::Met),
            "{grade:?}"
        );
    }
    // Not asked, it is not left out: it may apply, and says so.
    assessment(&mut case, "B16-dash").answers.remove("10");
    assessment(&mut case, "B16-circumstances")
        .answers
        .remove("children");
    // A child who is listed is a child.
    assert_eq!(
        notice(&decided(&case), "children-social-care"),
        Some(Truth::Met)
    );
    case.people.children.clear();
    assert_eq!(
        notice(&decided(&case), "children-social-care"),
        Some(Truth::CannotTell)
    );
}

#[test]
fn a_child_protection_plan_for_domestic_violence_asks_for_marac_to_be_considered() {
    let july = case("birmingham", "july-2012");
    let decision = decided(&july);
    // §113, §229.
    for id in ["child-protection-to-marac", "children-social-care"] {
        assert_eq!(notice(&decision, id), Some(Truth::Met), "{id}");
    }
    assert_eq!(
        notice(
            &decided(&case("birmingham", "january-2012")),
            "child-protection-to-marac"
        ),
        None
    );
    // It makes no route by itself: the newest grade that is known is still January's Medium. What the support worker's
    // assessment of July came to is not published (§133), so that it was not high cannot be told.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (Truth::CannotTell, "B16-dash")
    );
    assert_eq!(
        grade(high)
            .ungraded
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        ["B25-support"]
    );
}

#[test]
fn what_the_family_believed_in_july_2012_may_be_the_third_event_and_settles_nothing() {
    let case = case("birmingham", "july-2012");
    let decision = decided(&case);
    let found = events(route(&decision.routes, "escalation"));
    // Both assaults of January, retracted as they were (§95). That he had been in and done damage in July was believed
    // (§123), and when she was followed is not stated (§50): either may be the third, and both are in doubt.
    assert_eq!(event_ids(found, Truth::Met), ["B16a", "B16b"]);
    assert_eq!(
        (route(&decision.routes, "escalation").answer(), found.count),
        (Truth::CannotTell, count(2, None))
    );
    assert_eq!(
        in_doubt(found),
        [("B26", vec!["people"]), ("B26-followed", vec!["date"])]
    );
    // 9 August 2010 to 31 July 2011: 22 + 30 + 31 + 30 + 31 + 31 + 28 + 31 + 30 + 31 + 30 + 31 days.
    assert_eq!(out(found), [("B11", vec!["date"], Some(-356))]);
    // Between the same two people it is no other.
    assert_eq!(
        otherwise(
            found,
            OtherReading::People(waymark::model::rules::PeopleScope::SamePair)
        ),
        (Truth::CannotTell, count(2, None))
    );
    // §53, §177: what he must not learn travels with the case.
    let again = read_case(&write_case(&case)).unwrap();
    assert!(
        again
            .contact
            .must_not_disclose
            .contains("pregnancy was ended")
    );
    assert_eq!(again, case);
}

#[test]
fn medium_leads_to_no_referral_here_and_other_profiles_show_what_they_give() {
    let case = case("birmingham", "january-2012");
    let high = |area: &str| route(&under(&case, area).routes, "visible-high-risk").answer();
    // Graded Medium: not met where the grade is read (§163); not known where yes answers of the 24 are counted.
    assert_eq!([high("birmingham"), high("kent")], [Truth::NotMet; 2]);
    assert_eq!(
        [
            high("national"),
            high("plymouth"),
            high("derbyshire"),
            high("norfolk")
        ],
        [Truth::CannotTell; 4]
    );
    // Two assessments of Medium: under the City's protocol of 2017 they may be enough; how many it asks is not published.
    let rules = rules("city-of-london", Some("2017-protocol"), case.as_of);
    let decision = waymark::engine::decision::decide(&case, rules, case.as_of);
    let repeat = route(&decision.routes, "repeat");
    assert_eq!(
        (repeat.answer(), assessments(repeat).count),
        (Truth::CannotTell, count(2, 2))
    );
    // Medium and Medium again is no rise; that she may have been graded lower in between is not ruled out.
    let kingston = under(&case, "kingston");
    let found = rising(route(&kingston.routes, "escalation"));
    assert_eq!((found.ledger, found.rise), (Some(Truth::CannotTell), None));
    // No profile takes judgement away: where it has a rule or national guidance stands in, it waits for a professional.
    for area in &book().areas {
        assert_eq!(
            route(&under(&case, &area.id).routes, "judgement").answer(),
            Truth::CannotTell,
            "{}",
            area.id
        );
    }
}

/// How some items of the checklist are read, where they are open.
fn open_items<'c>(case: &'c Case, ids: &[&str]) -> Vec<ItemReading<'c>> {
    let state = decided(case).checklist.expect("the area names a checklist");
    let open = |id: &&str| {
        state
            .open
            .iter()
            .find(|open| open.item.id == **id)
            .map(|open| open.reading)
    };
    ids.iter()
        .map(|id| open(id).unwrap_or_else(|| panic!("item {id} is not open")))
        .collect()
}
