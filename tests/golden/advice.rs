//! The advice that cannot wait: which answers raise it, what it says in each nation, and that the most urgent comes first.

use waymark::case::{Case, Event, Kind, VICTIM};
use waymark::decision::{Decision, Truth, decide};
use waymark::explain::notice_words;
use waymark::instrument::Reply;
use waymark::notice::Class;
use waymark::rules::Nation;

use crate::support::*;

const NATIONS: [Nation; 5] =
    [Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland, Nation::Jersey, Nation::UnitedKingdom];

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
    let rules = waymark::book::Rules { book: book(), area: &area, version: area.versions.last().expect("it has one") };
    let decision: Decision<'_> = decide(case, rules, case.as_of);
    let met = decision.notices_of(class).filter(|found| found.answer() == Truth::Met);
    met.map(|found| (found.notice.id.clone(), notice_words(found).says)).collect()
}

fn one(all: &[(String, String)], id: &str) -> String {
    all.iter().find(|(one, _)| one == id).unwrap_or_else(|| panic!("no {id} in {all:?}")).1.clone()
}

#[test]
fn strangling_asks_for_a_medical_assessment_however_it_is_recorded() {
    let mut event = Case::new(day("2026-11-28"));
    event.events.put(Event {
        id: "e1".into(),
        when: day("2026-11-01").into(),
        kinds: vec![Kind::Strangulation],
        harmed: vec![VICTIM.into()],
        ..Event::default()
    });
    let cases = [with_yes("dash-24", "15"), with_yes("police-27", "18"), event];
    for case in cases {
        for nation in NATIONS {
            let says = one(&said(&case, nation, Class::DoNow), "strangulation-medical");
            for part in ["medical assessment today", "four weeks", "marks or symptoms or not", "weeks later", "999"] {
                assert!(says.contains(part), "{part}: {says}");
            }
        }
    }
}

#[test]
fn the_checklists_own_question_asks_about_suicide_now_and_names_where_help_is() {
    // In each nation its own line, and none of another's.
    let lines = ["NHS 111, option 2", "NHS 24 on 111", "0808 808 8000", "01534 445290"];
    let own = [Some(0), Some(1), Some(2), Some(3), None];
    for (instrument, item) in [("dash-24", "5"), ("police-27", "5"), ("hba", "2")] {
        let case = with_yes(instrument, item);
        for (nation, own) in NATIONS.into_iter().zip(own) {
            let all = said(&case, nation, Class::DoNow);
            assert!(one(&all, "suicide-ask").contains("Ask now"), "{all:?}");
            let help: Vec<_> = all.iter().filter(|(id, _)| id.starts_with("suicide-help-")).collect();
            assert_eq!(help.len(), 1, "{nation:?}: {help:?}");
            let says = &help[0].1;
            assert!(says.contains("116 123") && says.contains("999"), "{nation:?}: {says}");
            for (number, line) in lines.iter().enumerate() {
                assert_eq!(says.contains(line), own == Some(number), "{nation:?}: {line}: {says}");
            }
        }
        // Once the question of today is answered it is not asked for again, and help stays named.
        let mut asked = case.clone();
        asked.answer("circumstances", "suicidal-now", |answer| answer.reply = Reply::No);
        let all = said(&asked, Nation::Scotland, Class::DoNow);
        assert!(!all.iter().any(|(id, _)| id == "suicide-ask" || id == "suicidal-now"), "{all:?}");
        one(&all, "suicide-help-scotland");
        asked.answer("circumstances", "suicidal-now", |answer| answer.reply = Reply::Yes);
        assert!(one(&said(&asked, Nation::Scotland, Class::DoNow), "suicidal-now").contains("999 or A&E"));
    }
}

#[test]
fn honour_based_abuse_is_one_chance_without_mediation_or_the_family() {
    for (instrument, item) in [("circumstances", "honour-suspected"), ("hba", "3")] {
        let says = one(&said(&with_yes(instrument, item), Nation::Scotland, Class::DoNow), "honour-one-chance");
        for part in ["Do not mediate", "family or community", "020 7008 0151"] {
            assert!(says.contains(part), "{part}: {says}");
        }
    }
}

#[test]
fn a_breach_goes_to_the_police_and_other_services_agree_it_with_the_victim_first() {
    let says = one(&said(&with_yes("dash-24", "23"), Nation::EnglandAndWales, Class::DoNow), "breach-report");
    for part in
        ["Police officers: record it now", "agree with the victim first", "danger or a duty", "plan for the day"]
    {
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
