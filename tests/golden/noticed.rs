//! What is noticed besides the routes in the published cases: by its id, with the facts it names.

use waymark::engine::decision::Decision;
use waymark::logic::Truth;
use waymark::model::case::{
    Age, AreaChoice, Assessment, Breach, Case, Change, ChangeKind, Child, Grade, How,
};
use waymark::model::files::{read_case, write_case};
use waymark::model::instrument::{Answer, AnswerSource, Reply};
use waymark::model::rules::notice::Class;
use waymark::words::explain::notice_words;

use crate::golden::support::*;

/// The facts a notice names, where it certainly applies.
fn facts(decision: &Decision<'_>, id: &str) -> Vec<String> {
    let found = decision
        .notice(id)
        .unwrap_or_else(|| panic!("{id} is not raised"));
    assert_eq!(found.answer(), Truth::Met, "{id}");
    notice_words(found).facts
}

/// Whether each of these is in one of the facts, and the facts are so many.
fn names(decision: &Decision<'_>, id: &str, expected: &[&str]) {
    let named = facts(decision, id);
    assert_eq!(named.len(), expected.len(), "{id}: {named:?}");
    for (part, fact) in expected.iter().zip(&named) {
        assert!(fact.contains(part), "{id}: {part:?} is not in {named:?}");
    }
}

/// The answers of the routes here and nationally.
fn routes(decision: &Decision<'_>) -> Vec<(String, Truth)> {
    let national = decision.national.iter().flat_map(|routes| answers(routes));
    answers(&decision.routes)
        .into_iter()
        .chain(national)
        .map(|(id, answer)| (id.to_owned(), answer))
        .collect()
}

fn without_change(case: &Case, id: &str) -> Case {
    let mut case = case.clone();
    let before = case.changes.list.len();
    case.changes.list.retain(|change| change.id != id);
    assert_eq!(case.changes.list.len(), before - 1, "no change {id}");
    case
}

// Birmingham.

#[test]
fn two_reasons_keep_the_medium_of_august_2010_open() {
    let case = case("birmingham", "august-2010");
    let decision = decided(&case);
    // §81, §82: by the throat, and held.
    names(
        &decision,
        "review-strangulation",
        &["strangled, choked", "strangling"],
    );
    // One event that two parts rest on is one fact.
    assert!(
        facts(&decision, "review-strangulation")
            .iter()
            .all(|fact| !fact.contains("alike"))
    );
    // §205, §245: his history was not looked at; a warrant was out (§76), an earlier partner known (§69).
    let unchecked = [
        "police records of this force",
        "other police forces",
        "warrants",
        "earlier partners",
        "orders",
    ];
    names(&decision, "review-unchecked", &unchecked);
    names(&decision, "history-unchecked", &unchecked);
    assert!(decision.is_provisional());
    let review = [
        "review-strangulation",
        "review-separation",
        "review-pregnancy",
        "review-unchecked",
    ];
    assert_eq!(notices(&decision, Class::Review), review);
    // None makes a route.
    assert_eq!(
        route(&decision.routes, "visible-high-risk").answer(),
        Truth::NotMet
    );
}

#[test]
fn january_2012_with_his_history_not_looked_at() {
    let case = case("birmingham", "january-2012");
    let decision = decided(&case);
    // §92: strangled; consciousness lost; held in 2010.
    names(
        &decision,
        "review-strangulation",
        &["strangled, choked", "strangling", "lost consciousness"],
    );
    assert_eq!(facts(&decision, "history-unchecked").len(), 5);
    // §93, §189: nothing of it was there yet.
    for id in ["serial-pattern", "review-danger", "review-weapon", "matac"] {
        assert_eq!(notice(&decision, id), None, "{id}");
    }
    // §92, §65: what makes it harder.
    names(
        &decision,
        "barriers",
        &["family or community", "losing the children"],
    );
    assert!(decision.is_provisional());
}

#[test]
fn his_history_entered_shows_the_pattern_and_the_weapons() {
    let case = case("birmingham", "january-2012-history");
    let decision = decided(&case);
    let pattern = facts(&decision, "serial-pattern");
    // §6, §7; the record of it; and thirteen entries of §68 to §76 that harmed others.
    let asked = [
        "earlier partners or other victims",
        "the same pattern",
        "records of earlier partners",
    ];
    assert!(
        asked
            .iter()
            .all(|part| pattern.iter().any(|fact| fact.contains(part))),
        "{pattern:?}"
    );
    assert!(
        pattern
            .iter()
            .any(|fact| fact.starts_with("2004, assault and a weapon")),
        "{pattern:?}"
    );
    assert!(
        !pattern.iter().any(|fact| fact.contains("2012")),
        "what was done to her is not among it: {pattern:?}"
    );
    // §70: he carried a knife.
    names(&decision, "review-weapon", &["carries or uses knives"]);
    assert!(facts(&decision, "review-danger").len() >= 8);
    // §140, §141.
    names(
        &decision,
        "danger-cluster",
        &["drink or drugs now", "mental health problems now"],
    );
    // Other forces were not looked at: that is still said.
    names(&decision, "history-unchecked", &["other police forces"]);
    // His violence to others makes no route for her, and takes none.
    let before = self::case("birmingham", "january-2012");
    assert_eq!(routes(&decided(&before)), routes(&decision));
}

#[test]
fn the_retraction_of_january_2012_changes_no_answer_and_no_grade() {
    let after = case("birmingham", "january-2012-history");
    let before = without_change(&after, "B17");
    let (one, two) = (decided(&before), decided(&after));
    assert_eq!(routes(&one), routes(&two));
    assert_eq!(before.assessments, after.assessments);
    // §95, §218.
    names(
        &two,
        "reassess-retraction",
        &["the victim took back what was said"],
    );
    names(&two, "retraction", &["the victim took back what was said"]);
    assert_eq!(notice(&one, "retraction"), None);
    // What was noticed before is noticed still.
    for found in &one.notices {
        assert_eq!(
            notice(&two, &found.notice.id).max(Some(found.answer())),
            notice(&two, &found.notice.id),
            "{}",
            found.notice.id
        );
    }
}

#[test]
fn a_conference_with_him_in_the_room_asks_for_a_safe_one() {
    let case = case("birmingham", "july-2012");
    let decision = decided(&case);
    // §109, §171, §217, §229.
    names(
        &decision,
        "safe-conference",
        &["protection plan", "2012, a conference"],
    );
    names(&decision, "child-protection-to-marac", &["protection plan"]);
    // §123, §50, §47: keys, watched, a knife asked about.
    let danger = [
        "carries or uses knives",
        "drink or drugs now",
        "watches, follows",
        "keys or another way in",
    ];
    names(&decision, "review-danger", &danger);
}

#[test]
fn found_at_the_hotel_after_the_termination_calls_for_a_new_assessment() {
    let case = case("birmingham", "august-2012-hotel");
    let decision = decided(&case);
    names(
        &decision,
        "reassess-found",
        &["found out where the victim is"],
    );
    names(
        &decision,
        "reassess-move",
        &["31 July 2012, the victim moved"],
    );
    // §125, §133: whether the support service's meetings in July came before it or after is not told; it is not silent.
    let ended = decision
        .notice("reassess-pregnancy-ended")
        .expect("it may be since");
    let words = notice_words(ended);
    assert_eq!((ended.answer(), words.facts.len()), (Truth::CannotTell, 1));
    assert!(
        words
            .says
            .starts_with("Perhaps new since the newest checklist: "),
        "{}",
        words.says
    );
    assert!(words.facts[0].contains("a pregnancy ended"), "{words:?}");
    // §50, §123, §128: searched for, found, and how.
    names(
        &decision,
        "housing",
        &[
            "housing",
            "the victim moved",
            "found out where the victim is",
        ],
    );
    names(&decision, "stalking", &["stalking"]);
    // §53, §177, §178: what he must not learn travels with the case.
    let again = read_case(&write_case(&case)).unwrap();
    assert!(
        again
            .contact
            .must_not_disclose
            .contains("pregnancy was ended")
    );
    assert!(again.contact.not_safe.contains("hotel"));
    // None of these is known to have been there in 2012.
    for id in [
        "stalking-order",
        "protection-orders",
        "protection-pilot",
        "disclosure",
    ] {
        assert_eq!(notice(&decision, id), None, "{id}");
    }
}

// Kent.

#[test]
fn each_was_assessed_and_his_assessment_is_not_hers() {
    let case = case("kent", "november-2015");
    let his = case
        .assessments
        .list
        .iter()
        .find(|one| one.id == "C01-dash-his")
        .expect("both were assessed (11.3.3)");
    assert!(!his.is_of_victim());
    let decision = decided(&case);
    // His, graded High, would change nothing for her.
    let mut other = case.clone();
    assessment(&mut other, "C01-dash-his").grade = Some(Grade::High);
    assert_eq!(routes(&decided(&other)), routes(&decision));
    // 11.3.3: the knives are read as fear, the accusation as something to ask about.
    names(&decision, "victim-armed", &["held or carried a weapon"]);
    names(&decision, "counter-allegation", &["accused the victim"]);
    // 13.4: pregnancy stays open until somebody says so, and can be kept in mind.
    let mut open = case.clone();
    assessment(&mut open, "C01-circumstances")
        .answers
        .insert("pregnancy-unknown".into(), Reply::Yes.into());
    assert_eq!(notice(&decision, "pregnancy-unknown"), None);
    names(&decided(&open), "pregnancy-unknown", &["not known"]);
}

#[test]
fn a_declined_assessment_from_records_says_how_it_was_made() {
    let case = case("kent", "march-2017");
    let made = case
        .assessments
        .list
        .iter()
        .find(|one| one.id == "C10-dash")
        .unwrap();
    assert_eq!(
        (made.how, made.declined, made.grade),
        (Some(How::Records), true, Some(Grade::High))
    );
    let decision = decided(&case);
    // 11.3.14, 11.3.17: the day after the order; 11.3.19, 11.3.21: 57 days after release.
    let soon = facts(&decision, "review-soon-after");
    assert!(
        soon.iter().any(|fact| fact.contains("8 December 2016")
            && fact.contains("1 day after restraining order")),
        "{soon:?}"
    );
    assert!(
        soon.iter()
            .any(|fact| fact.contains("4 March 2017") && fact.contains("57 days after")),
        "{soon:?}"
    );
    // Seventeen of twenty-seven were not asked: High or not, it says so.
    assert_eq!(notice(&decision, "skeleton"), Some(Truth::Met));
}

#[test]
fn past_attempts_stay_beside_a_no_of_today() {
    let mut case = case("kent", "march-2017");
    // 11.3.6, 11.3.13, 11.3.18: not suicidal, each time.
    answer(&mut case, "C10-dash", "5", Reply::No, AnswerSource::Victim);
    let decision = decided(&case);
    // 11.7.3, 11.7.6: attempts in January and August 2015.
    names(
        &decision,
        "attempts-before",
        &["suicide attempts or self-harm in the past"],
    );
    assert_eq!(notice(&decision, "suicidal-now"), None);
    assessment(&mut case, "C10-circumstances")
        .answers
        .insert("suicidal-now".into(), Reply::Yes.into());
    names(&decided(&case), "suicidal-now", &["thoughts of suicide"]);
}

#[test]
fn seen_two_days_after_release_under_an_order_calls_for_a_new_assessment_though_it_is_disputed() {
    let case = case("kent", "july-2018");
    let decision = decided(&case);
    // 11.3.38, 11.3.39, 11.11.31, since the adviser's assessment of 29 May (11.5.4).
    let expected = [
        (
            "reassess-breach",
            "1 July 2018, order, bail or condition broken, in Kent (disputed)",
        ),
        ("reassess-release", "29 June 2018, release"),
        (
            "reassess-sighting",
            "1 July 2018, the person causing harm seen near",
        ),
        (
            "reassess-reconciliation",
            "2 July 2018, back together, or said to be",
        ),
        ("reassess-new-event", "1 July 2018"),
    ];
    for (id, fact) in expected {
        names(&decision, id, &[fact]);
    }
    names(
        &decision,
        "reassess-move",
        &["1 July 2018, the victim moved"],
    );
    let soon = facts(&decision, "review-soon-after");
    assert!(
        soon.iter()
            .any(|fact| fact.contains("(disputed): 2 days after 29 June 2018, release")),
        "{soon:?}"
    );
    let disputed = facts(&decision, "breach-disputed");
    for part in [
        "restraining order from 7 December 2016",
        "licence or supervision from 29 June 2018",
        "seen near the victim",
    ] {
        assert!(
            disputed.iter().any(|fact| fact.contains(part)),
            "{part}: {disputed:?}"
        );
    }
    // 11.3.38: the condition as somebody held it, and who disputes it, stay in the case.
    let seen = case
        .events
        .list
        .iter()
        .find(|event| event.id == "C25")
        .unwrap();
    assert!(
        seen.breach
            .as_ref()
            .is_some_and(|breach| breach.disputed.contains("not covered")
                && breach.disputed.contains("outside her house"))
    );
    assert!(
        case.orders
            .list
            .iter()
            .any(|order| order.id == "RO" && !order.conditions.is_empty())
    );

    // Held to be no breach at all, it lowers nothing and is not silent: the sighting and the event stand.
    for no_breach in [
        None,
        Some(Breach {
            disputed: "No breach.".into(),
            ..Breach::default()
        }),
    ] {
        let mut other = case.clone();
        let it = event(&mut other, "C25");
        (it.kinds, it.breach) = (Vec::new(), no_breach);
        let after = decided(&other);
        assert_eq!(routes(&after), routes(&decision));
        for id in [
            "reassess-sighting",
            "reassess-release",
            "reassess-new-event",
            "breach-disputed",
            "review-soon-after",
        ] {
            assert_eq!(notice(&after, id), Some(Truth::Met), "{id}");
        }
        assert_eq!(notice(&after, "reassess-breach"), Some(Truth::CannotTell));
    }
    // One that was just begun, with a question or two, sets nothing at rest; one that came to a grade does.
    let due = notices(&decided(&case), Class::Reassess);
    let mut begun = case.clone();
    begun.assessments.list.push(Assessment {
        id: "new".into(),
        when: day("2018-07-06").into(),
        instrument: Some("dash-24".into()),
        ..Assessment::default()
    });
    assert_eq!(notices(&decided(&begun), Class::Reassess), due);
    begun.answer("dash-24", "1", |answer| answer.reply = Reply::Yes);
    assert_eq!(notices(&decided(&begun), Class::Reassess), due);
    assessment(&mut begun, "new").grade = Some(Grade::High);
    assert_eq!(
        notices(&decided(&begun), Class::Reassess),
        Vec::<&str>::new()
    );
    // On the day of release itself it was due already.
    assert_eq!(
        notice(&decided_on(&case, day("2018-06-29")), "reassess-release"),
        Some(Truth::Met)
    );
    assert_eq!(
        notice(&decided_on(&case, day("2018-06-28")), "reassess-release"),
        None
    );
}

#[test]
fn illness_children_and_mental_health_are_weighed_together() {
    let case = case("kent", "may-2018");
    let decision = decided(&case);
    // 13.1, 14.3.
    names(
        &decision,
        "whole-life",
        &[
            "illness",
            "where the children live",
            "attempts or self-harm",
            "mental health",
        ],
    );
    // 11.5.3: no consent to the adviser; the referral was made all the same.
    names(
        &decision,
        "consent-idva",
        &["consent to the independent adviser's service"],
    );
    assert_eq!(notice(&decision, "idva"), Some(Truth::Met));
    assert_eq!(
        notice(&decided(&self::case("kent", "july-2018")), "consent-idva"),
        None
    );
}

#[test]
fn before_closing_for_lost_contact_it_says_what_stands_against_it() {
    let case = case("kent", "august-2018-closing");
    let decision = decided(&case);
    // 11.5.14 to 11.5.17, 13.4, 13.5, 14.2.
    let against = [
        "coercion not ruled out",
        "other agencies not asked",
        "the multi-agency meeting, the independent adviser or the referrer not told",
        "last grade high",
        "illness, children or fear",
    ];
    names(&decision, "not-closed", &against);
    names(
        &decision,
        "reassess-lost-contact",
        &["contact with the victim was lost"],
    );
    // 11.3.40 to 11.3.44, recommendation 1.
    names(
        &decision,
        "reassess-intelligence",
        &["22 July 2018, a report from somebody else"],
    );
    // 11.4.19: the licence ended.
    names(&decision, "reassess-supervision-ended", &["30 July 2018"]);
    // 11.11.31, 11.11.33: he said twice that they were together.
    names(
        &decision,
        "reassess-reconciliation",
        &["2 July 2018", "11 July 2018"],
    );
    // What the closing list holds makes and unmakes no route.
    let mut blank = case.clone();
    blank.assessments.list.retain(|one| one.id != "C29-closing");
    assert_eq!(routes(&decided(&blank)), routes(&decision));
    assert_eq!(notice(&decided(&blank), "not-closed"), None);
}

#[test]
fn an_acquitted_event_is_named_with_its_outcome() {
    let case = case("kent", "may-2018");
    let decision = decided_on(&case, day("2017-08-31"));
    // 11.3.27, 11.3.30: kept, and shown as acquitted.
    let named = facts(&decision, "breach-disputed");
    assert!(
        named
            .iter()
            .any(|fact| fact.contains("28 April 2017") && fact.contains("acquitted; disputed")),
        "{named:?}"
    );
    assert!(
        facts(&decision, "broken-conditions")
            .iter()
            .any(|fact| fact.contains("28 April 2017"))
    );
}

#[test]
fn both_accounts_of_what_conflicts_are_kept() {
    let holds = |area: &str, name: &str, parts: &[&str]| {
        let text = write_case(&case(area, name));
        for part in parts {
            assert!(text.contains(part), "{area} {name}: {part}");
        }
    };
    holds(
        "kent",
        "july-2018",
        &[
            "outside her house",
            "a road beside hers",
            "conference (11.11.22) or a strategy meeting (11.3.25)",
        ],
    );
    holds(
        "birmingham",
        "august-2012-hotel",
        &["2 August (§17)", "four days before the death (§54)"],
    );
    holds(
        "hillingdon",
        "november-2014",
        &["late 2009 (1.4.2), January 2010 (1.5.17), 11 February 2010 (1.5.4)"],
    );
    holds(
        "kent",
        "may-2018",
        &["The months conflict (11.6.12, 11.9.11)"],
    );
}

// Hillingdon.

#[test]
fn standard_after_medium_wants_a_reason_in_writing() {
    let case = case("hillingdon", "november-2014");
    let decision = decided(&case);
    // 1.5.10, 1.5.11: beside the newest grade stand the one it is lower than, in the assessment and in the event.
    let lower = facts(&decision, "review-lower-grade");
    assert!(
        lower
            .iter()
            .any(|fact| fact.contains("13 July 2014, graded medium")
                && fact.contains("26 November 2014, graded standard")),
        "{lower:?}"
    );
    let together = facts(&decision, "events-together");
    assert_eq!(together.len(), 4, "{together:?}");
    // 1.5.11, 1.5.16, 1.5.32, 1.5.33: since the assessment that day nothing is new; before it, much was.
    let eve = decided_on(&case, day("2014-11-25"));
    names(&eve, "reassess-new-event", &["8 November 2014"]);
    names(
        &eve,
        "reassess-move",
        &["20 August 2014", "13 November 2014"],
    );
    names(&eve, "reassess-age", &["13 July 2014, graded medium"]);
    // Written, it is at rest; blanks are not writing.
    for (words, raised) in [("She has moved.", None), ("  ", Some(Truth::Met))] {
        let mut written = case.clone();
        assessment(&mut written, "H19-dash").lower_because = words.into();
        assert_eq!(
            notice(&decided(&written), "review-lower-grade"),
            raised,
            "{words:?}"
        );
        assert_eq!(routes(&decided(&written)), routes(&decision));
    }
}

#[test]
fn release_to_the_next_incident_is_thirteen_days() {
    let case = case("hillingdon", "july-2014");
    // 1.5.19, 1.5.35, 1.5.9: released on 21 June; due at once, before anything happens.
    for (on, due) in [
        ("2014-06-20", None),
        ("2014-06-21", Some(Truth::Met)),
        ("2014-07-03", Some(Truth::Met)),
    ] {
        assert_eq!(
            notice(&decided_on(&case, day(on)), "reassess-release"),
            due,
            "{on}"
        );
    }
    let soon = facts(&decided(&case), "review-soon-after");
    assert!(
        soon.iter()
            .any(|fact| fact.contains("13 days after 21 June 2014, release")),
        "{soon:?}"
    );
    // 1.5.10: nine days on, four calls and a knife in her hand.
    names(
        &decided(&case),
        "victim-armed",
        &["held or carried a weapon"],
    );
}

#[test]
fn a_skeleton_gives_no_standard_that_stands_by_itself() {
    let mut case = case("hillingdon", "february-2014");
    let decision = decided(&case);
    assert_eq!(notice(&decision, "skeleton"), Some(Truth::Met));
    assert!(decision.is_provisional());
    assert_eq!(
        decision
            .checklist
            .as_ref()
            .map(|state| state.not_asked().count()),
        Some(24)
    );
    // 1.5.8: twelve of twenty-four would still be half.
    for (asked, raised) in [(12, Some(Truth::Met)), (13, None)] {
        for item in 1..=asked {
            answer(
                &mut case,
                "H08-dash",
                &item.to_string(),
                Reply::Declined,
                AnswerSource::Victim,
            );
        }
        assert_eq!(notice(&decided(&case), "skeleton"), raised, "{asked} asked");
    }
    // What a recorded total speaks for was asked, and only how each was answered is not recorded.
    let mut total = self::case("hillingdon", "february-2014");
    let checklist = total
        .assessments
        .list
        .iter_mut()
        .find(|one| one.id == "H08-dash")
        .expect("it is there");
    checklist.yes_total = Some(13);
    let decision = decided(&total);
    assert_eq!(notice(&decision, "skeleton"), None);
    let area = book().area("hillingdon").expect("it is bundled");
    let version = area
        .versions
        .iter()
        .find(|version| version.id == decision.routes.version.id)
        .expect("it is its own");
    let rules = waymark::model::book::Rules {
        book: book(),
        area,
        version,
    };
    let shown = waymark::model::book::Shown {
        rules,
        missing: None,
    };
    let words = waymark::words::explain::sheet(&total, &decision, &shown, &[]).to_string();
    assert!(
        words.contains("question 1, injured in the latest incident"),
        "{words}"
    );
    assert!(
        !words.contains("injured in the latest incident (not asked)"),
        "{words}"
    );
    // Asked and declined is not the same as not asked, and is still not known.
    assert_eq!(
        decided(&case).checklist.map(|state| state.open.len()),
        Some(24)
    );
}

#[test]
fn his_danger_shows_whatever_her_answers_are() {
    let case = case("hillingdon", "february-2014");
    let decision = decided(&case);
    // 1.5.15, 1.6.2, 1.7.8.
    names(
        &decision,
        "review-danger",
        &["violent to others", "mental health", "suicide or self-harm"],
    );
    names(&decision, "mappa", &["on bail, licence"]);
    let mut all_no = case.clone();
    for item in &book().instrument("dash-24").unwrap().items {
        answer(
            &mut all_no,
            "H08-dash",
            &item.id,
            Reply::No,
            AnswerSource::Victim,
        );
    }
    let after = decided(&all_no);
    assert_eq!(
        facts(&after, "review-danger"),
        facts(&decision, "review-danger")
    );
    assert_eq!(notice(&after, "mappa"), Some(Truth::Met));
    // 1.2.3: other names are asked about, and a case can keep them.
    assert!(
        book()
            .instrument("causing-harm")
            .and_then(|one| one.item("other-names"))
            .is_some()
    );
    let mut named = case.clone();
    named.people.causing_harm[0].aliases = vec!["another name".into()];
    assert_eq!(read_case(&write_case(&named)), Ok(named));
}

#[test]
fn what_both_deny_is_kept_and_answers_nothing() {
    let after = case("hillingdon", "july-2014");
    let before = without_change(&after, "H12-denied");
    // 1.5.9: both denied what he had said himself.
    let on = day("2014-07-05");
    assert_eq!(
        routes(&decided_on(&before, on)),
        routes(&decided_on(&after, on))
    );
    names(
        &decided_on(&after, on),
        "retraction",
        &["4 July 2014, the victim took back"],
    );
    assert_eq!(before.assessments, after.assessments);
}

// The City of London.

#[test]
fn without_consent_there_is_a_list_of_services_and_no_silence() {
    let mut case = case("city-of-london", "three-standards");
    let before = decided(&case)
        .notices
        .iter()
        .map(|found| found.notice.id.clone())
        .collect::<Vec<_>>();
    // Action 1: the police need consent to refer to the advocate.
    case.assessments.list.push(Assessment {
        id: "consent".into(),
        when: case.as_of.into(),
        instrument: Some("consent".into()),
        answers: [(
            "voluntary-service".to_owned(),
            Answer::from(Reply::Step("not-given".into())),
        )]
        .into(),
        ..Assessment::default()
    });
    let decision = decided(&case);
    names(
        &decision,
        "consent-service",
        &["vulnerable-victim advocate"],
    );
    let says = notice_words(decision.notice("consent-service").unwrap()).says;
    assert!(says.contains("list of services"), "{says}");
    // Nothing that was there is gone.
    for id in before {
        assert!(decision.notice(&id).is_some(), "{id}");
    }
}

#[test]
fn language_counts_among_what_makes_it_harder_even_where_the_english_seems_good() {
    let before = case("city-of-london", "three-standards");
    // Action 9.
    for item in ["language", "interpreter-needed"] {
        let mut after = before.clone();
        circumstances(&mut after, &[item]);
        let label = &book()
            .instrument("circumstances")
            .and_then(|one| one.item(item))
            .unwrap()
            .label;
        names(&decided(&after), "barriers", &[label.as_str()]);
    }
    assert_eq!(notice(&decided(&before), "barriers"), None);
}

/// A change of every kind, in any number, leaves every route as it is.
#[test]
fn no_change_makes_or_unmakes_a_route() {
    for (area, name) in [
        ("kent", "july-2018"),
        ("birmingham", "january-2012"),
        ("hillingdon", "november-2014"),
        ("lewisham", "july-2018"),
    ] {
        let before = case(area, name);
        let mut after = before.clone();
        for (number, what) in ChangeKind::ALL.iter().copied().enumerate() {
            let id = format!("any-{number}");
            after.changes.list.push(Change {
                id,
                when: after.as_of.into(),
                what,
                ..Change::default()
            });
        }
        assert_eq!(
            routes(&decided(&before)),
            routes(&decided(&after)),
            "{area}"
        );
    }
}

/// A grown child is no child in the household, and where there is none the line for one goes; until it is known, it stays.
#[test]
fn childrens_social_care_is_for_children() {
    let mut case = Case::new(day("2024-06-14"));
    case.area = Some(AreaChoice::of("kent"));
    case.people.victim.age = Some(Age::Years(44));
    let line = |case: &Case| notice(&decided(case), "children-social-care");
    assert_eq!(line(&case), Some(Truth::CannotTell));
    for item in ["children", "child-protection-plan"] {
        case.answer("circumstances", item, |answer| answer.reply = Reply::No);
    }
    for (instrument, items) in [
        ("dash-24", &["7"][..]),
        ("police-27", &["7", "10", "11", "12"]),
    ] {
        items
            .iter()
            .for_each(|item| case.answer(instrument, item, |answer| answer.reply = Reply::No));
    }
    assert_eq!(line(&case), None);
    for (age, expected) in [
        (Some(22), None),
        (Some(17), Some(Truth::Met)),
        (None, Some(Truth::CannotTell)),
    ] {
        case.people.children = vec![Child {
            age: age.map(Age::Years),
            ..Child::default()
        }];
        assert_eq!(line(&case), expected, "{age:?}");
    }
}
