//! The advice that cannot wait: which answers raise it, what it says in each nation, and that the most urgent comes first.

use waymark::engine::decision::{Decision, decide};
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Case, Child, Event, EventKind, Person, VICTIM};
use waymark::model::dates::When;
use waymark::model::instrument::{AnswerSource, Reply};
use waymark::model::nation::Nation;
use waymark::model::rules::notice::{Class, Notice};
use waymark::words::explain::{notice_sources, notice_words};

use crate::golden::support::*;

const NATIONS: [Nation; 7] = [
    Nation::EnglandAndWales,
    Nation::Scotland,
    Nation::NorthernIreland,
    Nation::Jersey,
    Nation::UnitedKingdom,
    Nation::England,
    Nation::Wales,
];

/// A case of 28 November 2026 with one yes.
fn with_yes(instrument: &str, item: &str) -> Case {
    let mut case = Case::new(day("2026-11-28"));
    case.answer(instrument, item, |answer| answer.reply = Reply::Yes);
    case
}

/// What is said of a case in a nation, each with the id of its notice, in order.
fn said(case: &Case, nation: Nation, class: Class) -> Vec<(String, String)> {
    let mut area = book().area("kingston").expect("it is bundled").clone();
    area.nation = nation;
    let rules = waymark::model::book::Rules {
        book: book(),
        area: &area,
        version: area.versions.last().expect("it has one"),
    };
    let decision: Decision<'_> = decide(case, rules, case.as_of);
    let met = decision
        .notices_of(class)
        .filter(|found| found.answer() == Truth::Met);
    met.map(|found| (found.notice.id.clone(), notice_words(found).says))
        .collect()
}

/// What a notice says of a case in a nation where it cannot be told whether it applies.
fn not_known(case: &Case, nation: Nation, id: &str) -> Option<String> {
    let mut area = book().area("kingston").expect("it is bundled").clone();
    area.nation = nation;
    let rules = waymark::model::book::Rules {
        book: book(),
        area: &area,
        version: area.versions.last().expect("it has one"),
    };
    let decision = decide(case, rules, case.as_of);
    let found = decision
        .notice(id)
        .filter(|found| found.answer() == Truth::CannotTell)?;
    Some(notice_words(found).says)
}

fn one(all: &[(String, String)], id: &str) -> String {
    all.iter()
        .find(|(one, _)| one == id)
        .unwrap_or_else(|| panic!("no {id} in {all:?}"))
        .1
        .clone()
}

#[test]
fn strangling_asks_for_a_medical_assessment_however_it_is_recorded() {
    let mut event = Case::new(day("2026-11-28"));
    event.events.put(Event {
        id: "e1".into(),
        when: day("2026-11-01").into(),
        kinds: vec![EventKind::Strangulation],
        harmed: vec![VICTIM.into()],
        ..Event::default()
    });
    let cases = [
        with_yes("dash-24", "15"),
        with_yes("police-27", "18"),
        event,
    ];
    for case in cases {
        for nation in NATIONS {
            let says = one(&said(&case, nation, Class::DoNow), "strangulation-medical");
            for part in [
                "medical assessment today",
                "four weeks",
                "marks or symptoms or not",
                "weeks later",
                "999",
            ] {
                assert!(says.contains(part), "{part}: {says}");
            }
        }
    }
}

#[test]
fn the_checklists_own_question_asks_about_suicide_now_and_names_where_help_is() {
    // In each nation its own line, and none of another's.
    let lines = [
        "NHS 111, option 2",
        "NHS 24 on 111",
        "0808 808 8000",
        "01534 445290",
    ];
    let own = [Some(0), Some(1), Some(2), Some(3), None, Some(0), Some(0)];
    for (instrument, item) in [("dash-24", "5"), ("police-27", "5"), ("hba", "2")] {
        let case = with_yes(instrument, item);
        for (nation, own) in NATIONS.into_iter().zip(own) {
            let all = said(&case, nation, Class::DoNow);
            assert!(one(&all, "suicide-ask").contains("Ask now"), "{all:?}");
            let help: Vec<_> = all
                .iter()
                .filter(|(id, _)| id.starts_with("suicide-help-"))
                .collect();
            assert_eq!(help.len(), 1, "{nation:?}: {help:?}");
            let says = &help[0].1;
            assert!(
                says.contains("116 123") && says.contains("999"),
                "{nation:?}: {says}"
            );
            for (number, line) in lines.iter().enumerate() {
                assert_eq!(
                    says.contains(line),
                    own == Some(number),
                    "{nation:?}: {line}: {says}"
                );
            }
        }
        // Once the question of today is answered it is not asked for again, and help stays named.
        let mut asked = case.clone();
        asked.answer("circumstances", "suicidal-now", |answer| {
            answer.reply = Reply::No
        });
        let all = said(&asked, Nation::Scotland, Class::DoNow);
        assert!(
            !all.iter()
                .any(|(id, _)| id == "suicide-ask" || id == "suicidal-now"),
            "{all:?}"
        );
        one(&all, "suicide-help-scotland");
        asked.answer("circumstances", "suicidal-now", |answer| {
            answer.reply = Reply::Yes
        });
        assert!(
            one(
                &said(&asked, Nation::Scotland, Class::DoNow),
                "suicidal-now"
            )
            .contains("999 or A&E")
        );
    }
}

/// A total does not tell which questions were yes, so both are asked, until each has been answered.
#[test]
fn a_recorded_total_asks_about_strangling_and_suicide() {
    let ask = ["total-strangulation-ask", "total-suicide-ask"];
    let asked = |case: &Case| -> Vec<String> {
        let all = said(case, Nation::Scotland, Class::DoNow)
            .into_iter()
            .map(|(id, _)| id);
        all.filter(|id| ask.contains(&id.as_str())).collect()
    };
    let today = day("2026-11-28");
    let total = |instrument: &str, when: &str, yes: u32| {
        let mut case = Case::new(today);
        case.assessments.list.push(Assessment {
            id: "total".into(),
            when: When::from(day(when)),
            instrument: Some(instrument.into()),
            yes_total: Some(yes),
            ..Assessment::default()
        });
        case
    };
    for (instrument, strangled, low) in [("dash-24", "15", "5"), ("police-27", "18", "5")] {
        for when in ["2026-11-28", "2026-08-01"] {
            let case = total(instrument, when, 9);
            assert_eq!(asked(&case), ask, "{instrument} {when}");
            let says = one(&said(&case, Nation::Scotland, Class::DoNow), ask[0]);
            assert!(says.contains("medical assessment today"), "{says}");
            let says = one(&said(&case, Nation::Scotland, Class::DoNow), ask[1]);
            assert!(
                says.contains("Ask now") && says.contains("asking does not cause it"),
                "{says}"
            );
            // What is answered today is not asked again, on whichever checklist.
            for answered_on in ["dash-24", "police-27"] {
                let (strangled, low) = if answered_on == "dash-24" {
                    ("15", "5")
                } else {
                    ("18", "5")
                };
                let mut answered = case.clone();
                if when == "2026-11-28" && answered_on == instrument {
                    let answers = &mut answered.assessments.list[0].answers;
                    answers.insert(strangled.into(), Reply::No.into());
                } else {
                    answered.answer(answered_on, strangled, |answer| answer.reply = Reply::No);
                }
                assert_eq!(
                    asked(&answered),
                    ask[1..],
                    "{instrument} {when} {answered_on}"
                );
                answered.answer(answered_on, low, |answer| answer.reply = Reply::DoesNotKnow);
                assert!(
                    asked(&answered).is_empty(),
                    "{instrument} {when} {answered_on}"
                );
            }
            let mut answered = case.clone();
            answered.answer("circumstances", "suicidal-now", |answer| {
                answer.reply = Reply::No
            });
            assert_eq!(asked(&answered), ask[..1], "{instrument} {when}");
        }
        // A total of nothing, and one that speaks for questions all of which are answered, leave nothing open.
        assert!(asked(&total(instrument, "2026-11-28", 0)).is_empty());
        let mut named = total(instrument, "2026-11-28", 2);
        for item in [strangled, low] {
            named.assessments.list[0]
                .answers
                .insert(item.into(), Reply::Yes.into());
        }
        assert!(asked(&named).is_empty());
        // Nothing made after the day of decision speaks, and what may have been made by then does not raise it yet.
        assert!(asked(&total(instrument, "2026-11-29", 9)).is_empty());
    }
    // A checklist that was begun without a total is asked in its own order.
    assert!(asked(&with_yes("dash-24", "1")).is_empty());
    assert!(asked(&Case::new(today)).is_empty());
}

/// A case that speaks for an earlier day, or a clock that is wrong, takes no help away.
#[test]
fn help_with_suicide_is_named_whatever_the_day() {
    let mut case = with_yes("dash-24", "5");
    case.as_of = waymark::model::dates::Day::from_iso("2018-07-20").expect("a day");
    case.assessments
        .list
        .iter_mut()
        .for_each(|one| one.when = waymark::model::dates::When::from(case.as_of));
    for (nation, id) in [
        (Nation::EnglandAndWales, "suicide-help-england-wales"),
        (Nation::Scotland, "suicide-help-scotland"),
    ] {
        let says = one(&said(&case, nation, Class::DoNow), id);
        assert!(says.contains("116 123") && says.contains("999"), "{says}");
    }
}

#[test]
fn honour_based_abuse_is_one_chance_without_mediation_or_the_family() {
    for (instrument, item) in [("circumstances", "honour-suspected"), ("hba", "3")] {
        let says = one(
            &said(&with_yes(instrument, item), Nation::Scotland, Class::DoNow),
            "honour-one-chance",
        );
        for part in ["Do not mediate", "family or community", "020 7008 0151"] {
            assert!(says.contains(part), "{part}: {says}");
        }
    }
}

#[test]
fn a_breach_goes_to_the_police_and_other_services_agree_it_with_the_victim_first() {
    let says = one(
        &said(
            &with_yes("dash-24", "23"),
            Nation::EnglandAndWales,
            Class::DoNow,
        ),
        "breach-report",
    );
    for part in [
        "Police officers: record it now",
        "agree with the victim first",
        "danger or a duty",
        "plan for the day",
    ] {
        assert!(says.contains(part), "{part}: {says}");
    }
}

/// An officer records the breach and makes the checklist the same night, or none: it goes to the police all the same.
#[test]
fn a_breach_on_record_goes_to_the_police_whenever_the_checklist_was_made() {
    let breach = |when: &str| {
        let mut case = Case::new(day("2026-11-28"));
        case.people.causing_harm = vec![Person {
            id: "p1".into(),
            ..Person::default()
        }];
        case.events.all_known = true;
        case.events.list.push(Event {
            id: "e1".into(),
            when: day(when).into(),
            kinds: vec![EventKind::Breach],
            harmed: vec![VICTIM.into()],
            by: vec!["p1".into()],
            ..Event::default()
        });
        case
    };
    let told = |case: &Case| -> Option<String> {
        let all = said(case, Nation::EnglandAndWales, Class::DoNow);
        all.into_iter()
            .find(|(id, _)| id == "breach-report")
            .map(|(_, says)| says)
    };
    for made in [
        None,
        Some("2026-11-19"),
        Some("2026-11-20"),
        Some("2026-11-28"),
    ] {
        let mut case = breach("2026-11-19");
        if let Some(made) = made {
            let dash = Some("dash-24".to_owned());
            let one = Assessment {
                id: "a".into(),
                when: day(made).into(),
                instrument: dash,
                ..Assessment::default()
            };
            case.assessments.list.push(one);
        }
        let says = told(&case).unwrap_or_else(|| panic!("not told with a checklist of {made:?}"));
        assert!(
            says.contains("19 November 2026, order, bail or condition broken"),
            "{says}"
        );
    }
    // What is longer ago than a year is weighed, and is not new.
    assert_eq!(told(&breach("2025-11-27")), None);
    // When it was, or whether there was one, may be left open.
    let mut open = breach("2026-11-19");
    open.events.list[0].when = When::Unknown;
    let mut declined = Case::new(day("2026-11-28"));
    declined.answer("dash-24", "23", |answer| answer.reply = Reply::Declined);
    for case in [open, declined] {
        let says =
            not_known(&case, Nation::EnglandAndWales, "breach-report").expect("it is left open");
        assert!(says.contains("may have been a breach"), "{says}");
    }
}

/// What was asked about and is not known is asked again; what nobody has asked about yet is left to the checklist.
#[test]
fn what_was_asked_and_is_not_known_of_strangling_and_suicide_is_asked_again() {
    let asked = [
        ("strangulation-medical", ["15", "18"]),
        ("suicide-ask", ["5", "5"]),
    ];
    for (id, items) in asked {
        for (instrument, item) in ["dash-24", "police-27"].into_iter().zip(items) {
            let with = |reply: Reply, source: AnswerSource| {
                let mut case = Case::new(day("2026-11-28"));
                case.answer(instrument, item, |answer| {
                    answer.reply = reply;
                    answer.source = source;
                });
                not_known(&case, Nation::Scotland, id)
            };
            for reply in [Reply::DoesNotKnow, Reply::Declined, Reply::NotSafe] {
                let says = with(reply.clone(), AnswerSource::Victim);
                let says = says.unwrap_or_else(|| panic!("{id}: nothing is said of {reply:?}"));
                assert!(says.contains("alone and safe"), "{id}: {says}");
                // What was not safe to ask was not asked about.
                assert!(!says.contains("asked about"), "{id}: {says}");
            }
            // The person causing harm never makes a no.
            assert!(with(Reply::No, AnswerSource::Perpetrator).is_some(), "{id}");
            assert_eq!(with(Reply::No, AnswerSource::Victim), None, "{id}");
            assert_eq!(with(Reply::Yes, AnswerSource::Victim), None, "{id}");
        }
        assert_eq!(
            not_known(&Case::new(day("2026-11-28")), Nation::Scotland, id),
            None,
            "{id}"
        );
    }
    let mut declined = Case::new(day("2026-11-28"));
    declined.answer("circumstances", "suicidal-now", |answer| {
        answer.reply = Reply::Declined
    });
    let says = not_known(&declined, Nation::Scotland, "suicidal-now").expect("it is asked again");
    assert!(says.contains("Ask again"), "{says}");
    // An event of strangling of which nobody has said who was harmed; with somebody else it is no question.
    let mut event = Case::new(day("2026-11-28"));
    event.people.causing_harm = vec![Person {
        id: "p1".into(),
        ..Person::default()
    }];
    event.people.others = vec![Person {
        id: "o1".into(),
        ..Person::default()
    }];
    event.events.all_known = true;
    event.events.list.push(Event {
        id: "e1".into(),
        when: day("2026-11-01").into(),
        kinds: vec![EventKind::Strangulation],
        by: vec!["p1".into()],
        ..Event::default()
    });
    let says = not_known(&event, Nation::Scotland, "strangulation-medical").expect("it is asked");
    assert!(
        says.contains("medical assessment today")
            && says.contains("Whether the victim was strangled, choked or suffocated is not known"),
        "{says}"
    );
    event.events.list[0].harmed = vec!["o1".into()];
    assert_eq!(
        not_known(&event, Nation::Scotland, "strangulation-medical"),
        None
    );
    // Nor is an event of which it is not known what was done.
    event.events.list[0].harmed = vec![VICTIM.into()];
    event.events.list[0].kinds.clear();
    assert_eq!(
        not_known(&event, Nation::Scotland, "strangulation-medical"),
        None
    );
}

/// Where the area's service needs consent, that is said with the answer, and an answer of no is not told as elsewhere.
#[test]
fn in_cambridgeshire_a_referral_to_the_adviser_below_seventeen_says_that_it_needs_consent() {
    let mut case = Case::new(day("2026-11-28"));
    for item in 1..=15 {
        case.answer("dash-24", &item.to_string(), |answer| {
            answer.reply = Reply::Yes
        });
    }
    case.answer("consent", "idva", |answer| {
        answer.reply = Reply::Step("not-given".to_owned())
    });
    let area = book().area("cambridgeshire").expect("it is bundled");
    let rules = waymark::model::book::Rules {
        book: book(),
        area,
        version: area.versions.last().expect("it has one"),
    };
    let decision = decide(&case, rules, case.as_of);
    let shown = waymark::model::book::Shown {
        rules,
        missing: None,
    };
    let text = waymark::words::explain::sheet(&case, &decision, &shown, &[]).to_string();
    let headline = text.lines().next().expect("there is one");
    assert!(!headline.contains("IDVA is met"), "{headline}");
    assert!(
        text.contains("With 14 to 16 yes answers the IDVA service here needs it"),
        "{text}"
    );
    assert!(!text.contains("as some do"), "{text}");
}

/// What an offence is since a day is not told of what was done before it.
#[test]
fn the_law_is_told_of_what_was_done_since_its_day() {
    let strangled = with_yes("dash-24", "15");
    let controlled = with_yes("dash-24", "12");
    for (case, nation, id, parts) in [
        (
            &strangled,
            Nation::EnglandAndWales,
            "strangulation-offence",
            ["on or after 7 June 2022", "done before"],
        ),
        (
            &strangled,
            Nation::NorthernIreland,
            "strangulation-offence-northern-ireland",
            ["26 June 2023", "done before"],
        ),
        (
            &controlled,
            Nation::EnglandAndWales,
            "control-offence",
            ["have parted", "on or after 5 April 2023"],
        ),
        (
            &controlled,
            Nation::Scotland,
            "control-offence-scotland",
            ["partner or former partner", "1 April 2019"],
        ),
        (
            &controlled,
            Nation::NorthernIreland,
            "control-offence-elsewhere",
            ["21 February 2022", "in Jersey"],
        ),
    ] {
        let says = one(&said(case, nation, Class::Pathway), id);
        for part in parts {
            assert!(says.contains(part), "{part}: {says}");
        }
        assert!(!says.contains("itself since"), "{says}");
    }
}

/// A person causing harm who is a child is told of as one, and no order is named for an age that cannot have it.
#[test]
fn what_depends_on_an_age_says_so() {
    let mut case = Case::new(day("2026-11-28"));
    case.people.victim.age = Some(waymark::model::case::Age::Years(12));
    let person = Person {
        id: "p1".into(),
        age: Some(waymark::model::case::Age::Years(15)),
        ..Person::default()
    };
    case.people.causing_harm = vec![person];
    for nation in NATIONS {
        assert!(
            one(&said(&case, nation, Class::Pathway), "child-causing-harm").contains("(aged 15)"),
            "{nation:?}"
        );
    }
    let all = said(&case, Nation::EnglandAndWales, Class::Pathway);
    assert!(one(&all, "protection-orders").contains("anybody under 18"));
    assert!(one(&all, "protection-pilot").contains("a notice (18 or over)"));
    assert!(one(&all, "civil-order-under-16").contains("Under 16 the court's leave"));
    // An adult is told nothing of it.
    case.people.victim.age = Some(waymark::model::case::Age::Years(16));
    let all = said(&case, Nation::EnglandAndWales, Class::Pathway);
    assert!(
        !all.iter().any(|(_, says)| says.contains("court's leave")),
        "{all:?}"
    );
}

/// The Forced Marriage Unit is named where it works, with no number that was not confirmed.
#[test]
fn the_forced_marriage_unit_is_not_named_in_jersey() {
    let case = with_yes("hba", "3");
    for nation in NATIONS {
        let all = said(&case, nation, Class::DoNow);
        let told: Vec<_> = all
            .iter()
            .filter(|(id, _)| id.starts_with("honour-one-chance"))
            .collect();
        assert_eq!(told.len(), 1, "{nation:?}: {told:?}");
        let says = &told[0].1;
        assert_eq!(
            says.contains("020 7008 0151"),
            nation != Nation::Jersey,
            "{nation:?}: {says}"
        );
        assert!(
            says.contains("Do not mediate") && says.contains("999") && !says.contains("1500"),
            "{says}"
        );
    }
}

/// A plain yes to consent is neither given nor not given: it is not known, and is named with the replies there are.
#[test]
fn a_plain_yes_or_no_to_consent_is_turned_round_by_nothing() {
    for reply in [Reply::Yes, Reply::No] {
        let mut case = Case::new(day("2026-11-28"));
        case.answer("consent", "marac", |answer| answer.reply = reply.clone());
        case.answer("history-checks", "police-here", |answer| {
            answer.reply = reply.clone()
        });
        let all = said(&case, Nation::EnglandAndWales, Class::Sharing);
        assert!(
            !all.iter().any(|(id, _)| id == "consent-marac"),
            "{reply:?}: {all:?}"
        );
        let named: Vec<String> = book()
            .unknown_replies(&case)
            .iter()
            .map(ToString::to_string)
            .collect();
        let says = format!(
            "\u{201c}{}\u{201d} is no reply to consent to a referral to the multi-agency meeting, so it is not known; the replies are given",
            reply.id()
        );
        assert!(named.len() == 2 && named[0].contains(&says), "{named:?}");
    }
    let mut case = Case::new(day("2026-11-28"));
    case.answer("consent", "marac", |answer| {
        answer.reply = Reply::Step("not-given".to_owned())
    });
    one(
        &said(&case, Nation::EnglandAndWales, Class::Sharing),
        "consent-marac",
    );
    assert_eq!(book().unknown_replies(&case), []);
}

/// A child who is named without an age is told of, as one whose age is not known.
#[test]
fn a_child_without_an_age_is_named_and_its_age_asked() {
    let mut case = Case::new(day("2026-11-28"));
    case.people.victim.age = Some(waymark::model::case::Age::Years(30));
    let nobody =
        not_known(&case, Nation::EnglandAndWales, "children-social-care").expect("it is not known");
    assert!(!nobody.contains("named"), "{nobody}");
    assert_eq!(
        not_known(&case, Nation::EnglandAndWales, "children-victims"),
        None
    );
    case.people.children.push(Child {
        called: "B".into(),
        ..Child::default()
    });
    let says =
        not_known(&case, Nation::EnglandAndWales, "children-social-care").expect("it is not known");
    assert!(
        says.contains("Whether a child under 18 is concerned is not known"),
        "{says}"
    );
    let says =
        not_known(&case, Nation::EnglandAndWales, "children-victims").expect("it is not known");
    assert!(says.contains("Operation Encompass"), "{says}");
}

/// Where a nation is named beside a duty, the duty is told in that nation and in no other.
#[test]
fn a_duty_is_told_only_where_it_holds() {
    let named = [
        ("England", Nation::EnglandAndWales),
        ("Wales", Nation::Wales),
        ("Scotland", Nation::Scotland),
        ("Northern Ireland", Nation::NorthernIreland),
        ("Jersey", Nation::Jersey),
    ];
    let mut found = 0;
    for notice in &book().notices.notices {
        for sentence in
            format!("{} {} {}", notice.says, notice.unknown, notice.unsure).split_inclusive(". ")
        {
            let duty = [" must ", " must;", " must.", "notify", "a duty", "by law"];
            if !duty.iter().any(|words| sentence.contains(words)) {
                continue;
            }
            for (name, nation) in named {
                if sentence.contains(name)
                    && !(name == "Wales" && sentence.contains("England and Wales"))
                {
                    found += 1;
                    assert_eq!(notice.nations, [nation], "{}: {sentence}", notice.id);
                }
            }
        }
    }
    assert!(found > 0, "no duty is read");
    // As it is read in a case: a child, care needs and exploitation, in each nation.
    let mut case = with_yes("circumstances", "children");
    for item in ["care-needs", "exploited"] {
        case.answer("circumstances", item, |answer| answer.reply = Reply::Yes);
    }
    case.people.victim.age = Some(waymark::model::case::Age::Years(30));
    for nation in NATIONS {
        let all = said(&case, nation, Class::Pathway);
        one(&all, "children-social-care");
        // Where it is not said which of the two it is, what is for Wales alone is told as that.
        let may_be = |one: Nation| [one, Nation::EnglandAndWales].contains(&nation);
        let in_wales = may_be(Nation::Wales);
        assert_eq!(
            all.iter().any(|(id, _)| id == "duty-wales"),
            in_wales,
            "{nation:?}"
        );
        let in_either = in_wales || may_be(Nation::England);
        for (words, there) in [
            ("In Wales", in_wales),
            ("notify the Home Office", in_either),
        ] {
            let told = all.iter().any(|(_, says)| says.contains(words));
            assert_eq!(told, there, "{nation:?}: {words}: {all:?}");
        }
    }
}

/// The adviser has another name in each nation; what is asked and told everywhere uses none of them.
#[test]
fn the_adviser_is_called_by_no_other_nations_name() {
    let mut case = with_yes("circumstances", "children");
    case.answer("consent", "idva", |answer| {
        answer.reply = Reply::Step("not-given".to_owned())
    });
    let own = [
        &["IDVA"][..],
        &["IDAA"],
        &["ASSIST NI"],
        &["IDVA"],
        &["IDVA"],
        &["IDVA"],
        &["IDVA"],
    ];
    for (nation, own) in NATIONS.into_iter().zip(own) {
        let told = [Class::DoNow, Class::Pathway, Class::Sharing]
            .map(|class| said(&case, nation, class))
            .concat();
        one(&told, "consent-idva");
        for (id, says) in told {
            for name in ["IDVA", "IDAA", "ASSIST NI"] {
                assert!(
                    own.contains(&name) || !says.contains(name),
                    "{nation:?}: {id}: {says}"
                );
            }
        }
    }
    for instrument in &book().instruments {
        for item in &instrument.items {
            let asked = format!("{} {}", item.label, item.ask);
            assert!(
                !asked.contains("IDVA") && !asked.contains("IDAA"),
                "{}: {asked}",
                instrument.id
            );
        }
    }
}

/// A victim who is a child is told of once, and not as an adult.
#[test]
fn a_victim_under_18_is_referred_once_and_is_no_adult() {
    for years in [9, 15, 16, 17] {
        let mut case = Case::new(day("2026-11-28"));
        case.people.victim.age = Some(waymark::model::case::Age::Years(years));
        case.answer("circumstances", "child-protection-plan", |answer| {
            answer.reply = Reply::Yes
        });
        for nation in NATIONS {
            let all = said(&case, nation, Class::Pathway);
            let refers = |says: &str| {
                says.to_lowercase()
                    .contains("refer to children's social care")
            };
            let times = all.iter().filter(|(_, says)| refers(says)).count();
            assert_eq!(times, 1, "{years}: {nation:?}: {all:?}");
            for (id, says) in &all {
                let adult = ["the adult", "an adult is given"]
                    .iter()
                    .any(|words| says.contains(words));
                assert!(!adult, "{years}: {nation:?}: {id}: {says}");
            }
        }
    }
}

#[test]
fn what_is_not_recorded_of_consent_is_asked_of_the_victim_alone() {
    let says = one(
        &said(
            &Case::new(day("2026-11-28")),
            Nation::Scotland,
            Class::Sharing,
        ),
        "consent-not-asked",
    );
    for part in [
        "alone",
        "safe to talk",
        "neither yes nor no",
        "high risk does not wait",
    ] {
        assert!(says.contains(part), "{part}: {says}");
    }
}

#[test]
fn what_cannot_wait_stands_in_the_order_of_urgency() {
    let mut case = with_yes("circumstances", "danger-now");
    for (instrument, item) in [
        ("circumstances", "interpreter-needed"),
        ("circumstances", "others-present"),
        ("circumstances", "honour-suspected"),
        ("circumstances", "suicidal-now"),
        ("dash-24", "5"),
        ("dash-24", "15"),
        ("dash-24", "23"),
        ("police-27", "11"),
        ("causing-harm", "tracks"),
    ] {
        case.answer(instrument, item, |answer| answer.reply = Reply::Yes);
    }
    let all = said(&case, Nation::EnglandAndWales, Class::DoNow);
    let order: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    let expected = [
        "danger-999",
        "strangulation-medical",
        "suicidal-now",
        "suicide-help-england-wales",
        "child-hurt",
        "honour-one-chance",
        "breach-report",
        "plan-devices",
        "speak-alone",
        "interpreter-offer",
    ];
    assert_eq!(order, expected);
}

/// The day the bundled advice was last held against its sources.
const READ: &str = "2026-11-28";

/// What a made-up notice with a day for another look says on a day, and where it comes from.
fn made_up_on(on: &str) -> (String, Vec<String>) {
    let mut area = book().area("kingston").expect("it is bundled").clone();
    let version = area.versions.last_mut().expect("it has one");
    version.notices = vec![Notice {
        id: "made-up".into(),
        class: Class::Pathway,
        title: "Made up".into(),
        in_sight: false,
        at_once: String::new(),
        when: None,
        says: "Ask the council.".into(),
        unknown: String::new(),
        unsure: String::new(),
        sources: vec![version.sources[0].id.clone()],
        nations: Vec::new(),
        from: None,
        until: None,
        checked: Some(day("2026-01-01")),
        look_again: Some(day("2026-06-30")),
    }];
    let case = Case::new(day(on));
    let rules = waymark::model::book::Rules {
        book: book(),
        area: &area,
        version: area.versions.last().expect("it has one"),
    };
    let decision = decide(&case, rules, case.as_of);
    let found = decision.notice("made-up").expect("it always applies");
    (notice_words(found).says, notice_sources(found).items)
}

#[test]
fn a_notice_past_the_day_for_another_look_still_stands_and_says_so() {
    let (says, sources) = made_up_on("2026-06-30");
    assert_eq!(says, "Ask the council.");
    assert_eq!(
        sources.last().map(String::as_str),
        Some("Held against these sources on 1 January 2026")
    );
    let (says, _) = made_up_on("2026-07-01");
    let overdue = "It was to be looked at again by 30 June 2026: check it before relying on it.";
    assert_eq!(says, format!("Ask the council. {overdue}"));
}

/// Those whose day has passed are printed; on the day they were read, only those that are named here.
#[test]
fn which_notices_are_to_be_looked_at_again() {
    let overdue = |on: &str| {
        let all = book().notices.notices.iter();
        all.filter(|notice| notice.overdue(day(on)).is_some())
            .map(|notice| notice.id.as_str())
            .collect::<Vec<_>>()
    };
    for on in [READ, "2027-05-29", "2027-11-29"] {
        println!("on {on}: {}", overdue(on).join(", "));
    }
    // The law that was read ended; what followed it was not found.
    assert_eq!(overdue(READ), ["protection-pilot"]);
    for notice in &book().notices.notices {
        assert_eq!(
            notice.checked.is_some(),
            notice.look_again.is_some(),
            "{}",
            notice.id
        );
        assert!(
            notice.checked.is_none_or(|checked| checked <= day(READ)),
            "{}",
            notice.id
        );
    }
}

/// A review's own example stands with its source, and the advice says the lesson for every area.
#[test]
fn general_advice_names_no_place_of_a_review() {
    let places = [
        "Birmingham",
        "Kent",
        "Lewisham",
        "Hillingdon",
        "City of London",
        "Plymouth",
    ];
    for notice in &book().notices.notices {
        for place in places {
            let names = |text: &str| text.contains(place);
            assert!(
                ![&notice.says, &notice.unknown, &notice.unsure]
                    .into_iter()
                    .any(|text| names(text)),
                "{}: {}",
                notice.id,
                notice.says
            );
        }
        let never = [
            "low risk",
            "no risk",
            "score",
            "unfortunately",
            "no referral",
            "are safe",
            "only",
        ];
        let says = notice.says.to_lowercase();
        assert!(
            never.iter().all(|words| !says.contains(words)),
            "{}: {}",
            notice.id,
            notice.says
        );
    }
    // The lesson's example is kept, with its paragraph.
    let kept = book()
        .notices
        .sources
        .iter()
        .find(|source| source.id == "kent-disclosure")
        .expect("it is a source");
    assert!(
        kept.place.contains("11.3.36") && kept.place.contains("one of six meetings"),
        "{}",
        kept.place
    );
}

/// It is read in a kitchen.
#[test]
fn advice_stays_short() {
    for notice in &book().notices.notices {
        let length = notice.says.chars().count();
        assert!(length <= 380, "{}: {length} letters", notice.id);
        for sentence in [&notice.says, &notice.unsure]
            .into_iter()
            .flat_map(|text| text.split_inclusive(['.', '?']))
        {
            assert!(sentence.chars().count() <= 240, "{}: {sentence}", notice.id);
        }
    }
}

/// What the list for specialists says of a notice, with the question to them that it holds already.
fn for_review(notice: &Notice, confirm: &str) -> String {
    let sources = book()
        .notices
        .sources
        .iter()
        .filter(|source| notice.sources.contains(&source.id));
    let sources: Vec<String> = sources
        .map(|source| format!("- {}\n", waymark::words::explain::source_words(source)))
        .collect();
    let again = notice
        .look_again
        .map(|day| format!("Look again by {day}.\n\n"))
        .unwrap_or_default();
    let unsure = if notice.unsure.is_empty() {
        String::new()
    } else {
        format!("> Not known: {}\n\n", notice.unsure)
    };
    let says = format!("> {}\n\n{unsure}{}\n{again}", notice.says, sources.concat());
    format!(
        "### {}: {}\n\n{says}Confirm: {confirm}\n",
        notice.id, notice.title
    )
}

/// The list for a clinician and a lawyer is in step with the notices: whatever has a day for another look is in it, as it
/// stands, with its sources. `UPDATE_REVIEW=1` renews the statements; the questions are written by hand.
#[test]
fn what_a_clinician_and_a_lawyer_should_see_is_listed_as_it_stands() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/FOR-REVIEW.md");
    let listed = std::fs::read_to_string(&path).expect("the list is there");
    let (head, rest) = listed.split_once("\n### ").expect("it lists something");
    let mut written = head.to_owned();
    let mut ids = Vec::new();
    for entry in rest.split("\n### ") {
        let (id, _) = entry.split_once(": ").expect("an entry begins with an id");
        let notice = book().notices.notices.iter().find(|notice| notice.id == id);
        let notice = notice.unwrap_or_else(|| panic!("{id} is no notice"));
        let (_, question) = entry
            .split_once("Confirm: ")
            .unwrap_or_else(|| panic!("{id}: what is to be confirmed?"));
        let (confirm, after) = question.split_once('\n').unwrap_or((question, ""));
        assert!(confirm.ends_with(['.', '?']), "{id}: {confirm}");
        written.push('\n');
        written.push_str(&for_review(notice, confirm));
        written.push_str(after);
        ids.push(id);
    }
    let due = book()
        .notices
        .notices
        .iter()
        .filter(|notice| notice.look_again.is_some());
    for id in due.map(|notice| notice.id.as_str()) {
        assert_eq!(
            ids.iter().filter(|one| **one == id).count(),
            1,
            "{id} is listed once"
        );
    }
    if std::env::var_os("UPDATE_REVIEW").is_some() {
        std::fs::write(&path, &written).expect("the list is written");
    }
    let listed = std::fs::read_to_string(&path).expect("the list is there");
    assert!(
        listed == written,
        "src/data/FOR-REVIEW.md is not what the notices say: UPDATE_REVIEW=1 renews it"
    );
}
