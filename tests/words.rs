//! Sentences say no more than the evidence holds.

use waymark::engine::compare::everywhere;
use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case, Event, VICTIM};
use waymark::model::dates::{Day, When};
use waymark::model::files::read_case;
use waymark::model::instrument::Reply;
use waymark::model::nation::Nation;
use waymark::model::rules::{Criterion, Events, Extent, PeopleScope, Recorded, Threshold};
use waymark::record::read_part;
use waymark::words::explain::{
    RuleContext, Sheet, bar, in_force_words, rule_words, sheet, threshold_words, to_confirm,
};

/// What is said on 20 July 2018 under national guidance of a case with one event of that date.
fn text_with_event(when: &str) -> String {
    let day = Day::from_iso("2018-07-20").unwrap();
    let mut case = Case::new(day);
    case.events.list.push(Event {
        id: "e1".to_owned(),
        when: When::from_file(when).unwrap(),
        harmed: vec![VICTIM.to_owned()],
        ..Event::default()
    });
    let book = Rulebook::bundled().unwrap();
    let shown = book.shown(None, day).unwrap();
    sheet(&case, &decide(&case, shown.rules, day), &shown, &[]).to_string()
}

#[test]
fn how_far_an_event_misses_the_window_is_exact_where_its_date_is() {
    // The window begins on 20 July 2017.
    for (when, says) in [
        ("2017-07-11", "11 July 2017 (by 9 days)"),
        ("2017-07-19", "19 July 2017 (by 1 day)"),
        (
            "2009-10-19",
            "19 October 2009 (by at least 7 years and 9 months)",
        ),
        ("2015-09", "September 2015 (by at least 21 months)"),
        (
            "before 2015-10",
            "before October 2015 (by at least 21 months)",
        ),
        (
            "about 2017-07-10",
            "about 10 July 2017 (by at least 7 days)",
        ),
    ] {
        let text = text_with_event(when);
        let says = format!("Does not count here, before the window (1):\n  - {says}\n");
        assert!(text.contains(&says), "{when}: {text}");
    }
}

#[test]
fn events_before_the_window_stand_under_one_heading() {
    let sheet = said(&published("birmingham/cases/january-2012"));
    assert_eq!(
        sheet
            .sections
            .iter()
            .filter(|section| section.id == "routes")
            .count(),
        1
    );
    let text = sheet.to_string();
    let routes = text
        .split("\nRoutes in")
        .nth(1)
        .and_then(|rest| rest.split("\n\nWhat to know").next())
        .unwrap();
    let escalation = routes.split("Potential escalation: ").nth(1).unwrap();
    let escalation = escalation.split("\n\n").next().unwrap();
    assert_eq!(
        escalation
            .matches("Does not count here, before the window")
            .count(),
        1,
        "{escalation}"
    );
    assert!(escalation.contains(" (by at least "), "{escalation}");
}

#[test]
fn no_notice_begins_with_its_own_title() {
    let bare = |text: &str| {
        let text = text.to_lowercase();
        ["a ", "an ", "the "]
            .iter()
            .find_map(|article| text.strip_prefix(article))
            .unwrap_or(&text)
            .to_owned()
    };
    for notice in &Rulebook::bundled().unwrap().notices.notices {
        let title = bare(&notice.title);
        for title in [
            title.as_str(),
            title.strip_prefix("basis in ").unwrap_or(&title),
        ] {
            assert!(
                !bare(&notice.says).starts_with(title),
                "{}: {}",
                notice.title,
                notice.says
            );
        }
    }
}

#[test]
fn the_adviser_goes_by_the_nation_s_name_and_is_told_today_where_the_victim_agrees() {
    let adviser = |area: &str, agreed: bool| {
        let mut case = Case::new(Day::from_iso("2026-02-01").unwrap());
        case.area = Some(AreaChoice::of(area));
        if agreed {
            case.answer("consent", "idva", |answer| {
                answer.reply = Reply::Step("given".to_owned())
            });
        }
        let text = said(&case).to_string();
        text.lines()
            .find(|line| line.contains("IDVA: ") || line.contains("IDAA: "))
            .unwrap()
            .to_owned()
    };
    assert!(adviser("lewisham", false).contains("IDVA: Offer the service of the IDVA now"));
    assert!(adviser("lewisham", true).contains("IDVA: The victim agrees. Tell the IDVA today"));
    assert!(
        adviser("dumfries-and-galloway", false).contains("IDAA: Offer the service of the IDAA now")
    );
    assert!(adviser("dumfries-and-galloway", true).contains("Tell the IDAA today"));
    // In Northern Ireland the police refer, whether the victim agrees or not yet.
    let mut case = Case::new(Day::from_iso("2026-02-01").unwrap());
    case.nation = Some(Nation::NorthernIreland);
    for agreed in [false, true] {
        if agreed {
            case.answer("consent", "idva", |answer| {
                answer.reply = Reply::Step("given".to_owned())
            });
        }
        let text = said(&case).to_string();
        let line = text
            .lines()
            .find(|line| line.contains("ASSIST NI advocate: "))
            .unwrap();
        assert!(
            line.contains("to whom the police refer") && line.contains("0808 802 1414"),
            "{line}"
        );
        assert_eq!(line.contains("The victim agrees."), agreed, "{line}");
    }
}

#[test]
fn a_repeat_says_which_date_is_missing_and_how_far_the_others_lie() {
    let text = said(&published("kent/cases/may-2018")).to_string();
    let repeat = text
        .split("\nRepeat: ")
        .nth(1)
        .and_then(|rest| rest.split("\n\n").next())
        .unwrap();
    for words in [
        "  - From the referral, which this rule counts from: its date is not known (between 6 April 2017 and 1 June 2017)\n",
        "  - From the meeting of 1 June 2017: 352 days, inside the 12 months\n",
        "  - referral, between 6 April 2017 and 1 June 2017: 19 May 2018, stalking",
        "  This could settle it:\n  - the day of referral of the MARAC of 1 June 2017\n",
    ] {
        assert!(repeat.contains(words), "{words}: {repeat}");
    }
    assert_eq!(repeat.matches("could").count(), 1, "{repeat}");
}

fn published(path: &str) -> Case {
    let path = format!("{}/src/data/areas/{path}.json", env!("CARGO_MANIFEST_DIR"));
    read_case(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn lewisham_case() -> Case {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/data/areas/lewisham/cases/july-2018.json"
    );
    read_case(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What is said of a case under the rule it names, or under national guidance where that is not loaded.
fn said(case: &Case) -> Sheet {
    let book = Rulebook::bundled().unwrap();
    let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
    let decision = decide(case, shown.rules, case.as_of);
    assert_eq!(
        bar(&decision, shown.missing.as_ref())
            .state
            .contains("not loaded"),
        shown.missing.is_some()
    );
    sheet(
        case,
        &decision,
        &shown,
        &everywhere(case, &book, case.as_of),
    )
}

#[test]
fn the_text_says_everything_that_the_sections_hold_and_in_their_order() {
    let sheet = said(&lewisham_case());
    let ids: Vec<_> = sheet.sections.iter().map(|section| section.id).collect();
    assert_eq!(
        ids,
        [
            "routes",
            "besides",
            "nearest",
            "now",
            "sharing",
            "national",
            "here",
            "elsewhere",
            "sources"
        ]
    );
    let text = sheet.to_string();
    let mut rest = text.as_str();
    for words in [
        "No route is confirmed yet. You can refer today on professional judgement. Provisional. Review required.",
        "\n- Visible high risk: Cannot tell. Nationally: 12 yes of 14; 11 not asked, 1 not known.\n",
        "\n- Potential escalation: Not met. 1 of 4 crimes in 12 months; nationally met.\n",
        "\nDo this now\n1. ",
        "Decided for 20 July 2018, reference K.",
        "Routes in Lewisham\n",
        "  - The victim is 16 or 17: aged 17\n",
        "Why it is provisional: 11 of 24 questions were not asked.",
        "What could change this soonest\nOf the routes that cannot be told yet, repeat is the nearest.",
        "- earlier MARACs: ask, check records, and say when the list is complete\n",
        "What to do, in full\n1. ",
        "The same case under national guidance\n- Potential escalation: not met in Lewisham (1 of 4 police crimes",
        "What else the sources say, and what is not known:\n  - The review asked",
        "Answers differ from Lewisham (",
        "  - National guidance: Met: potential escalation.",
        "its own rule is not known); cannot tell: IDVA (to the IDVA service).",
        "Own rule not known, or not of every route; national guidance stands in (",
        "  - Leeds: None confirmed; cannot tell: visible high risk and repeat.",
    ] {
        let at = rest
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} is not in the rest of the text:\n{rest}"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn an_answer_that_the_checklist_does_not_have_is_pointed_out() {
    let mut case = lewisham_case();
    assert!(
        !said(&case)
            .to_string()
            .contains("not one that its checklist has")
    );
    let answers = &mut case
        .assessments
        .list
        .iter_mut()
        .find(|one| !one.answers.is_empty())
        .unwrap()
        .answers;
    answers.insert("1".to_owned(), Reply::Step("yess".to_owned()).into());
    let text = said(&case).to_string();
    assert!(
        text.contains("is not one that its checklist has: "),
        "{text}"
    );
    assert!(
        text.contains("\u{201c}yess\u{201d} is no reply to question 1, injured in the latest incident, so it is not known; the replies are yes, no, "),
        "{text}"
    );
}

#[test]
fn a_rule_that_is_not_loaded_is_named_and_nothing_is_taken_for_it() {
    let mut case = lewisham_case();
    assert_eq!(said(&case).not_here, None);
    for (id, version, named) in [
        ("atlantis", None, "\u{201c}atlantis\u{201d},"),
        (
            "lewisham",
            Some("1999"),
            "\u{201c}lewisham\u{201d}, version \u{201c}1999\u{201d},",
        ),
    ] {
        case.area = Some(AreaChoice {
            version: version.map(str::to_owned),
            ..AreaChoice::of(id)
        });
        let sheet = said(&case);
        let says = sheet.not_here.as_ref().expect("it is said");
        assert_eq!(says.lead, "The rule of this case is not loaded");
        assert!(
            says.detail.contains(&format!(
                "was made under the rule {named} which is not loaded"
            )),
            "{says:?}"
        );
        assert!(
            sheet
                .to_string()
                .starts_with("The rule of this case is not loaded. This case was made"),
            "{sheet}"
        );
        assert!(
            sheet.to_string().contains("Routes in National guidance"),
            "{sheet}"
        );
    }
    case.area = None;
    assert_eq!(said(&case).not_here, None);
}

#[test]
fn what_is_counted_has_a_name_in_the_singular_and_the_plural() {
    use Recorded::*;
    let book = Rulebook::bundled().unwrap();
    let words = |recorded: &[Recorded], count| {
        let events = Events {
            count: Threshold::AtLeast(count),
            recorded: recorded.to_vec(),
            kinds: Vec::new(),
            months: None,
            weeks: None,
            days: None,
            place: Extent::Anywhere,
            people: PeopleScope::SameVictim,
            current: true,
            assumed: Vec::new(),
        };
        rule_words(&Criterion::Events(events), &book)
    };
    for (recorded, count, says) in [
        (&[][..], 3, "at least 3 events, to the same victim"),
        (&[Crime], 1, "at least 1 police crime, to the same victim"),
        (
            &[NotReported],
            2,
            "at least 2 events not reported to the police, to the same victim",
        ),
        (
            &[Incident, Crime, Reported],
            3,
            "at least 3 events reported to the police, to the same victim",
        ),
        (
            &[Crime, Incident],
            2,
            "at least 2 police crimes or incidents, to the same victim",
        ),
        (
            &[EmergencyDepartment, HousingRepair],
            3,
            "at least 3 emergency department attendances or housing repairs because of abuse, to the same victim",
        ),
    ] {
        assert_eq!(words(recorded, count), says);
    }
}

#[test]
fn a_version_that_was_replaced_is_said_to_have_been() {
    let book = Rulebook::bundled().unwrap();
    let area = book.area("city-of-london").unwrap();
    let says: Vec<String> = area
        .versions
        .iter()
        .map(|version| in_force_words(version, area))
        .collect();
    assert_eq!(
        says,
        [
            "Its sources show it in force until 14 September 2017, when it was replaced by \u{201c}The protocol current in \
             September 2017\u{201d}. When it began is not known.",
            "Its sources show it in force from 15 September 2017. Whether it had begun before that, or has ended since, is \
             not known.",
        ]
    );
}

#[test]
fn several_criteria_together_say_what_their_answer_rests_on() {
    let mut case = lewisham_case();
    case.area = Some(AreaChoice::of("kingston"));
    let text = said(&case).to_string();
    for words in [
        "  Both of these are needed, and both are met. Needed: 5 incidents or 3 crimes in 12 months, and increasing. So far: \
         5 incidents, 1 crime, increasing.\n",
        "    Met:\n    Either of these is enough, and at least one is met. Needed: 5 incidents or 3 crimes in 12 months. So far: 5 \
         incidents, 1 crime.\n      Met:\n      5 events reported to the police between",
    ] {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
}

/// What a rule rests on is asked to be confirmed when it is older than three years or carries no date, on the page of its area; a
/// result says it where it is old.
#[test]
fn an_old_rule_asks_to_be_confirmed() {
    let book = Rulebook::bundled().unwrap();
    let asked = |area: &str, on: &str| {
        let area = book.area(area).unwrap();
        let on = Day::from_iso(on).unwrap();
        to_confirm(area.in_force_on(on).unwrap(), area, on).map(|says| says.lead)
    };
    // Lewisham's source speaks for 2018.
    assert_eq!(asked("lewisham", "2021-12-31"), None);
    assert_eq!(
        asked("lewisham", "2022-01-01").as_deref(),
        Some("What this rests on is more than three years old: it speaks for 2018")
    );
    assert_eq!(
        asked("cumbria", "2022-01-01").as_deref(),
        Some("What this rests on carries no date")
    );
    assert_eq!(asked("national", "2025-01-01"), None);
    let said_on = |on: &str| {
        let mut case = lewisham_case();
        case.move_to(Day::from_iso(on).unwrap());
        said(&case).to_string()
    };
    let asks = "ask the MARAC coordinator whether it still holds";
    assert!(said_on("2022-01-01").contains(asks));
    assert!(!said_on("2021-12-31").contains(asks));
}

/// What a rule asks for, in a sentence and in the cell of a table, with a window in each unit and with none.
#[test]
fn a_window_is_said_in_the_unit_that_the_rule_has() {
    let book = Rulebook::bundled().unwrap();
    for (criterion, says) in [
        (
            r#"{"events": {"count": {"at-least": 2}, "weeks": 6, "people": "same-pair"}}"#,
            "at least 2 events in 6 weeks, between the same two people",
        ),
        (
            r#"{"events": {"count": {"at-least": 2}, "days": 1, "people": "same-pair"}}"#,
            "at least 2 events in 1 day, between the same two people",
        ),
        (
            r#"{"assessments": {"count": {"at-least": 2}, "days": 28}}"#,
            "at least 2 assessments in 28 days",
        ),
        (
            r#"{"repeat": {"anchor": "meeting", "weeks": 6, "events": "any-abuse", "people": "same-pair"}}"#,
            "any new abuse between the same two people within 6 weeks of the last meeting, wherever that was heard",
        ),
        (
            r#"{"repeat": {"anchor": "referral", "events": "would-be-crime", "people": "same-victim", "heard": "this-area"}}"#,
            "any new event to the same victim at any time after the last referral, heard in this area, if it would be a crime \
             when reported",
        ),
        (
            r#"{"heard": {"anchor": "meeting", "weeks": 6}}"#,
            "the case was heard at a MARAC within the last 6 weeks",
        ),
        (
            r#"{"heard": {"anchor": "meeting", "weeks": 1}}"#,
            "the case was heard at a MARAC within the last week",
        ),
        (
            r#"{"heard": {"anchor": "referral", "days": 1}}"#,
            "the case was referred to a MARAC within the last day",
        ),
        (
            r#"{"heard": {"anchor": "referral"}}"#,
            "the case was referred to a MARAC, however long ago",
        ),
        (
            r#"{"since": {"changes": ["release"], "days": 28}}"#,
            "release from prison or custody, in the last 28 days",
        ),
        (
            r#"{"since": {"any_event": true, "months": 1}}"#,
            "an event, in the last month",
        ),
        (
            r#"{"older": {"days": 28}}"#,
            "the newest checklist is more than 28 days old",
        ),
        (
            r#"{"older": {"weeks": 1}}"#,
            "the newest checklist is more than 1 week old",
        ),
    ] {
        let asked: Criterion = read_part(criterion).unwrap();
        assert_eq!(rule_words(&asked, &book), says, "{criterion}");
    }
    for (criterion, cell) in [
        (
            r#"{"events": {"count": {"at-least": 2}, "recorded": ["crime"], "weeks": 6, "people": "same-victim"}}"#,
            "2 police crimes in 6 weeks, to the same victim",
        ),
        (
            r#"{"repeat": {"anchor": "meeting", "days": 28, "events": "any-abuse", "people": "same-pair"}}"#,
            "new abuse within 28 days after the meeting, between the same two people",
        ),
        (
            r#"{"repeat": {"anchor": "referral", "events": "would-be-crime", "people": "same-pair"}}"#,
            "what would be a crime at any time after the referral, between the same two people",
        ),
    ] {
        let asked: Criterion = read_part(criterion).unwrap();
        assert_eq!(
            threshold_words(&asked, RuleContext::default()),
            cell,
            "{criterion}"
        );
    }
}
