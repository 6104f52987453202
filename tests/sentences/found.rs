//! Words are true to what was found: small cases of which more, less or something else was said.

use waymark::model::case::{
    Age, Assessment, Case, Change, ChangeKind, Child, Event, Grade, Judgement, Person, Police,
};
use waymark::model::instrument::Reply;
use waymark::words::explain::HeadlineTag;

use crate::forum::support::{besides, provisional};

use super::small::{case, checklist, day, event, items, marac, route, rule, said, under, when};

fn text(case: &Case, area: &str, on: &str) -> String {
    said(case, area, on).to_string()
}

#[test]
fn whom_to_go_to_instead_is_a_condition_while_it_is_not_known_whether_the_rule_is_for_her() {
    let audience = r#""audience": [{"id": "age", "says": "The survivor is 16 or over.", "when": {"person": {"who": "victim",
        "age": {"from": 16}}}, "otherwise": "Report to the children's team.", "sources": ["s"]}],"#;
    let judged = r#"{"judgement": {}}"#;
    let mut case = case("2025-06-16");
    for (born, says) in [
        (
            Some("2009-06"),
            "- The survivor is 16 or over: not known yet. If not: Report to the children's team.\n",
        ),
        (
            None,
            "- The survivor is 16 or over: not known yet. If not: Report to the children's team.\n",
        ),
        (
            Some("2010"),
            "- The survivor is 16 or over: not so here. Report to the children's team.\n",
        ),
        (
            Some("2008"),
            "- The survivor is 16 or over: so it is here.\n",
        ),
    ] {
        case.people.victim.age = born.map(|born| Age::Born(when(born)));
        let text = under(&case, &rule(judged, audience), "2025-06-16").to_string();
        assert!(text.contains(says), "{born:?}: {text}");
    }
}

#[test]
fn reasons_that_were_not_given_are_not_said_to_have_been() {
    let judged = rule(r#"{"judgement": {}}"#, "");
    let mut case = case("2025-06-16");
    let mut says = |judgement: Judgement| {
        case.judgement = judgement;
        route(&under(&case, &judged, "2025-06-16"), "Potential escalation")[1].clone()
    };
    let heard = Judgement {
        should_be_heard: true,
        ..Judgement::default()
    };
    assert_eq!(
        says(heard.clone()),
        "The professional judged that this should be heard."
    );
    let words = Judgement {
        words: "He waits outside.".to_owned(),
        ..heard.clone()
    };
    assert_eq!(
        says(words),
        "The professional judged that this should be heard, and gave reasons."
    );
    let picked = Judgement {
        reasons: vec!["fear".to_owned()],
        ..heard
    };
    assert_eq!(
        says(picked),
        "The professional judged that this should be heard, and gave reasons."
    );
}

#[test]
fn a_recorded_total_is_no_checklist_of_which_nothing_was_asked() {
    let mut case = case("2018-07-20");
    let mut made = checklist("a1", "2018-07-20", 0);
    made.answers.clear();
    made.yes_total = Some(16);
    case.assessments.list = vec![made];
    let sheet = said(&case, "national", "2018-07-20");
    let all = provisional(&sheet);
    assert!(
        all.starts_with("Of the checklist a total is recorded, and not which questions were yes."),
        "{all}"
    );
    assert!(
        !all.contains("asked yet") && !all.contains("were not asked"),
        "{all}"
    );
    assert!(
        !besides(&sheet)
            .iter()
            .any(|says| says.contains("still not answered")),
        "{:?}",
        besides(&sheet)
    );
    // What was left open beside the total was not answered.
    case.assessments.list[0]
        .answers
        .insert("4".to_owned(), Reply::NotSafe.into());
    let sheet = said(&case, "national", "2018-07-20");
    assert_eq!(
        besides(&sheet)[0],
        "One question is still not answered yes or no."
    );
    assert!(
        provisional(&sheet).contains(" 1 of 24 questions was not safe to ask."),
        "{:?}",
        provisional(&sheet)
    );
    // Where none was yes, or all were, each is known, and nothing is said of a total.
    case.assessments.list[0].answers.clear();
    case.assessments.list[0].yes_total = Some(0);
    assert!(!provisional(&said(&case, "national", "2018-07-20")).contains("total"));
}

#[test]
fn assessments_count_for_the_grades_that_are_asked_for() {
    let mut case = case("2025-06-16");
    let graded = |id: &str, date: &str, grade: Option<Grade>| Assessment {
        grade,
        ..checklist(id, date, 3)
    };
    case.assessments.list = vec![
        graded("a0", "2025-01-15", Some(Grade::High)),
        graded("a1", "2025-03-01", Some(Grade::Medium)),
        graded("a2", "2025-06-16", None),
        graded("a3", "2024-03-01", Some(Grade::Standard)),
    ];
    let asked = r#"{"assessments": {"count": {"at-least": 3}, "grades": ["standard", "medium"], "months": 6}}"#;
    let lines = route(
        &under(&case, &rule(asked, ""), "2025-06-16"),
        "Potential escalation",
    );
    assert_eq!(
        lines[1],
        "1 assessment confirmed and up to 2 possible between 16 December 2024 and 16 June 2025. Those graded standard or \
         medium count. Merton asks for 3 assessments or more."
    );
    assert_eq!(
        items(&lines, "Does not count (2):"),
        [
            "15 January 2025, graded high, a grade that is not asked for",
            "1 March 2024, graded standard, outside the window"
        ]
    );
    let any = r#"{"assessments": {"count": {"at-least": 3}, "months": 6}}"#;
    let lines = route(
        &under(&case, &rule(any, ""), "2025-06-16"),
        "Potential escalation",
    );
    assert!(
        lines[1].contains("They count whatever grade they were given."),
        "{lines:?}"
    );
}

#[test]
fn a_marac_was_in_one_of_two_places_and_not_in_both() {
    let mut case = case("2018-07-20");
    case.people.victim.lives_in = vec!["Kingston".to_owned()];
    case.maracs.list = vec![marac("m1", "2018-01-01")];
    case.maracs.list[0].areas = vec!["Lewisham".to_owned(), "Bromley".to_owned()];
    let before = "The victim lives in Kingston, and a MARAC heard it before in Lewisham or Bromley. Name each";
    assert!(
        text(&case, "kingston", "2018-07-20").contains(before),
        "{}",
        text(&case, "kingston", "2018-07-20")
    );
    let mut other = marac("m2", "2017-01-01");
    other.areas = vec!["Croydon".to_owned()];
    case.maracs.list.push(other);
    let both = "a MARAC heard it before in Lewisham or Bromley and in Croydon. Name each";
    assert!(text(&case, "kingston", "2018-07-20").contains(both));
    // One that may have been at home is told with the other place it may have been in.
    case.maracs.list = vec![marac("m1", "2018-01-01")];
    case.maracs.list[0].areas = vec!["Kingston".to_owned(), "Bromley".to_owned()];
    assert!(
        text(&case, "kingston", "2018-07-20")
            .contains("heard it before in Kingston or Bromley. Name each")
    );
}

#[test]
fn a_meeting_after_the_day_is_still_to_come() {
    let mut case = case("2018-07-20");
    case.people.victim.lives_in = vec!["Kingston".to_owned()];
    case.events.list = vec![event("e1", "2018-01-05", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2018-06-01")];
    case.maracs.list[0].areas = vec!["Lewisham".to_owned()];
    case.maracs.list[0]
        .actions
        .push(waymark::model::case::Action {
            what: "Fit an alarm".to_owned(),
            due: Some(when("2018-01-10")),
            done: Some(when("2018-03-01")),
            ..Default::default()
        });
    let (before, after) = (
        text(&case, "kingston", "2018-02-01"),
        text(&case, "kingston", "2018-07-20"),
    );
    assert!(
        before
            .contains("The victim lives in Kingston, and a MARAC is still to hear it in Lewisham."),
        "{before}"
    );
    assert!(
        !before.contains("heard it before") && !before.contains("Fit an alarm"),
        "{before}"
    );
    assert!(
        after.contains("and a MARAC heard it before in Lewisham."),
        "{after}"
    );
    // A date that does not tell.
    case.maracs.list[0].met = when("2018");
    assert!(
        text(&case, "kingston", "2018-02-01")
            .contains("a MARAC heard it, or is to hear it, in Lewisham.")
    );
    // A meeting that is set for after the day of the case.
    case.maracs.list[0].met = when("2018-08-01");
    assert!(
        text(&case, "kingston", "2018-07-20").contains("a MARAC is still to hear it in Lewisham.")
    );
}

#[test]
fn a_grade_of_after_the_day_was_not_given_yet() {
    let mut case = case("2018-07-20");
    let graded = |id: &str, date: &str, yes, grade| Assessment {
        grade: Some(grade),
        ..checklist(id, date, yes)
    };
    case.assessments.list = vec![
        graded("a1", "2018-01-10", 3, Grade::Standard),
        graded("a2", "2018-07-19", 20, Grade::High),
    ];
    case.events.list = vec![Event {
        grade: Some(Grade::Medium),
        ..event("e1", "2018-02-02", Police::Crime)
    }];
    assert!(
        !text(&case, "kent", "2018-02-01").contains("Grades so far"),
        "{}",
        text(&case, "kent", "2018-02-01")
    );
    let on_the_day = text(&case, "kent", "2018-02-02");
    let path = on_the_day
        .split("Grades so far\n")
        .nth(1)
        .expect("two grades by then");
    assert!(
        path.starts_with("- 10 January 2018: standard, at an assessment\n- 2 February 2018: medium, with assault\n"),
        "{path}"
    );
    assert!(!path.contains("2018: high"), "{path}");
    assert!(text(&case, "kent", "2018-07-20").contains("- 19 July 2018: high, at an assessment\n"));
}

#[test]
fn what_was_learned_since_the_checklist_is_not_said_to_have_been_since() {
    let mut case = case("2018-07-20");
    case.assessments.list = vec![checklist("a1", "2018-07-01", 3)];
    let seen = |id: &str, on: &str, learned: Option<&str>| Change {
        id: id.to_owned(),
        when: when(on),
        what: ChangeKind::Sighting,
        learned: learned.map(day),
        who: vec!["p1".to_owned()],
        ..Change::default()
    };
    case.changes.list = vec![seen("c1", "2018-03-01", Some("2018-07-10"))];
    let text = text(&case, "national", "2018-07-20");
    let says = "New since the newest checklist: 1 March 2018, the person causing harm seen near the victim (from before \
                that checklist, and learned on 10 July 2018).";
    assert!(text.contains(says), "{text}");
    case.changes.list = vec![seen("c1", "2018-07-05", Some("2018-07-10"))];
    assert!(
        !said(&case, "national", "2018-07-20")
            .to_string()
            .contains("learned")
    );
}

#[test]
fn no_time_is_said_to_run_from_a_later_day_to_an_earlier_one() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2016-01-01", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2018-03-01")];
    case.maracs.list[0].areas = vec!["Leeds".to_owned()];
    let lines = route(&said(&case, "national", "2018-07-20"), "Repeat");
    assert_eq!(lines[0], "Repeat: Cannot tell");
    assert!(
        !lines.iter().any(|line| line.starts_with("From the MARAC")),
        "{lines:?}"
    );
    assert_eq!(
        items(&lines, "This could settle it:"),
        ["the day of referral of the MARAC of 1 March 2018"]
    );
    // An event after the meeting is told with the days between.
    case.events.list[0].when = when("2018-03-02");
    let lines = route(&said(&case, "national", "2018-07-20"), "Repeat");
    let lead = "From the MARAC of 1 March 2018 to 2 March 2018:";
    assert_eq!(
        items(&lines, lead)[1],
        "From the meeting of 1 March 2018: 1 day, inside the 12 months"
    );
    // A meeting around a day is told by that day, which may lie after the event.
    case.maracs.list[0].met = when("about 2018-03-04");
    let lines = route(&said(&case, "national", "2018-07-20"), "Repeat");
    assert!(
        !lines.iter().any(|line| line.starts_with("From the MARAC")),
        "{lines:?}"
    );
}

#[test]
fn a_child_is_told_by_its_age_and_where_it_is_in_the_words_that_were_written() {
    let mut case = case("2018-07-20");
    let child = |years, place: &str| Child {
        age: Some(Age::Years(years)),
        where_now: place.to_owned(),
        ..Child::default()
    };
    case.people.children = vec![child(
        3,
        "In care since 2016, no contact with either parent.",
    )];
    let all = text(&case, "national", "2018-07-20");
    let says = "Children's social care: Refer to children's social care as well, whatever grade is given (a child, aged \
                3: \u{201c}In care since 2016, no contact with either parent\u{201d})";
    assert!(all.contains(says), "{all}");
    assert!(!all.contains("in the household or in contact;"), "{all}");
    case.people.children.push(child(9, ""));
    assert!(text(&case, "national", "2018-07-20").contains("\u{201d}; a child, aged 9)"));
}

#[test]
fn several_ways_and_one_condition_are_said_as_an_area_says_them() {
    let mut case = case("2018-07-20");
    case.assessments.list = vec![checklist("a1", "2018-07-20", 0)];
    case.events.list = vec![
        event("e1", "2018-01-01", Police::Incident),
        event("e2", "2018-03-01", Police::Crime),
    ];
    let lines = route(
        &said(&case, "kingston", "2018-07-20"),
        "Potential escalation",
    );
    assert_eq!(
        lines[1],
        "Both of these are needed, and they are not both met. Needed: 5 incidents or 3 crimes in 12 months, and increasing. \
         So far: 2 incidents, 1 crime, not known whether it is increasing."
    );
}

#[test]
fn a_count_says_between_whom_and_where() {
    let mut case = case("2018-07-20");
    case.people.causing_harm.push(Person {
        id: "p2".to_owned(),
        called: "his brother".to_owned(),
        ..Person::default()
    });
    case.events.list = vec![event("e1", "2018-01-01", Police::Unknown)];
    for (fields, says) in [
        (r#""people": "same-pair""#, "between the same two people."),
        (
            r#""people": "same-victim", "place": "this-area""#,
            "to the same victim, in Merton.",
        ),
        (
            r#""people": "same-person-causing-harm""#,
            "by the same person.",
        ),
        (
            r#""people": "others-harmed", "current": false"#,
            "by the same person to somebody else, before the present event.",
        ),
    ] {
        let asked = format!(
            r#"{{"events": {{"count": {{"at-least": 2}}, "recorded": ["crime", "incident"], {fields}}}}}"#
        );
        let lines = route(
            &under(&case, &rule(&asked, ""), "2018-07-20"),
            "Potential escalation",
        );
        let says = format!("Counted is what happened {says}");
        assert!(lines[1].ends_with(&says), "{lines:?}");
    }
    let asked = r#"{"events": {"count": {"at-least": 1}, "recorded": ["crime", "incident"], "months": 1,
        "people": "same-victim"}}"#;
    let lines = route(
        &under(&case, &rule(asked, ""), "2018-01-20"),
        "Potential escalation",
    );
    let says = "None confirmed and up to 1 police crime or incident possible between 20 December 2017 and 20 January 2018";
    assert!(lines[1].starts_with(says), "{lines:?}");
}

/// Why there is no repeat is what rules it out, and not that something is missing.
#[test]
fn why_there_is_no_repeat_is_what_rules_it_out() {
    let mut case = case("2018-07-20");
    (case.events.all_known, case.maracs.all_known) = (true, false);
    let says = text(&case, "national", "2018-07-20");
    assert!(says.contains("No event on record can be one"), "{says}");
    assert!(
        !says.contains("Nobody has recorded yet whether there was an earlier MARAC"),
        "{says}"
    );

    case.events.all_known = false;
    case.events.list = vec![event("e1", "2018-02-05", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2018-01-01")];
    case.maracs.list[0].areas = vec!["Leeds".to_owned()];
    case.maracs.all_known = true;
    let says = text(&case, "bolton", "2018-07-20");
    assert!(
        says.contains("No earlier MARAC was heard in Bolton"),
        "{says}"
    );
    assert!(!says.contains("There is no such event"), "{says}");
}

#[test]
fn a_count_of_every_way_of_recording_says_so_once() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2018-07-01", Police::Unknown)];
    let every = r#"["crime", "incident", "reported", "not-reported"]"#;
    let asked = format!(
        r#"{{"events": {{"count": {{"at-least": 1}}, "recorded": {every}, "people": "same-pair"}}}}"#
    );
    let rows = under(&case, &rule(&asked, ""), "2018-07-20").rows;
    assert_eq!(
        rows[0].brief,
        "1 event reported to the police or not; 1 needed"
    );
}

#[test]
fn nothing_is_above_the_highest_grade() {
    let mut case = case("2018-07-20");
    case.assessments.list = vec![checklist("a1", "2018-07-20", 0)];
    for (grade, says) in [
        ("medium", "a grade of medium or above"),
        ("high", "a grade of high"),
    ] {
        let grade = format!(r#"{{"grade": {{"at_least": "{grade}"}}}}"#);
        let both = format!(
            r#"{{"all": [{grade}, {{"item": {{"instrument": "dash-24", "item": "1"}}}}]}}"#
        );
        let lines = route(
            &under(&case, &rule(&both, ""), "2018-07-20"),
            "Potential escalation",
        )
        .join("\n");
        assert!(
            lines.contains(&format!("Needed: {says} and yes to question 1, ")),
            "{lines}"
        );
    }
}

#[test]
fn what_could_change_the_answer_is_said_beside_a_review_or_under_the_headline() {
    let mut case = case("2018-07-20");
    let graded = |id: &str, on: &str, grade| Assessment {
        grade: Some(grade),
        ..checklist(id, on, 0)
    };
    case.assessments.list = vec![
        graded("a1", "2018-01-10", Grade::High),
        graded("a2", "2018-07-20", Grade::Medium),
    ];
    case.assessments.list[1]
        .answers
        .retain(|item, _| item.parse::<u32>().is_ok_and(|item| item > 16));
    for (asked, change) in [("14", "16 answers could change that."), ("17", "")] {
        let score = format!(
            r#"{{"score": {{"instrument": "dash-24", "count": {{"at-least": {asked}}}}}}}"#
        );
        let sheet = under(&case, &rule(&score, ""), "2018-07-20");
        assert!(
            sheet.headline.text.starts_with("No route is "),
            "{}",
            sheet.headline
        );
        assert!(sheet.headline.tags.contains(&HeadlineTag::ReviewRequired));
        let told = besides(&sheet).join(" ");
        assert_eq!(
            told.contains("could change that."),
            !change.is_empty(),
            "{told}"
        );
        assert!(told.contains(change), "{told}");
    }
    // What has no room beside the judgement follows below.
    let sheet = said(&case, "national", "2018-07-20");
    assert!(
        sheet.headline.text.contains("on professional judgement"),
        "{}",
        sheet.headline
    );
    assert!(
        format!("{} {}", sheet.headline, besides(&sheet).join(" ")).contains("could change that."),
        "{}",
        sheet.headline
    );
}

#[test]
fn a_step_that_may_not_apply_says_so_in_its_name() {
    let mut case = case("2025-06-16");
    let lead = |case: &Case| {
        let text = text(case, "national", "2025-06-16");
        let line = text
            .lines()
            .find(|line| line.contains("Victim aged 16 or 17"))
            .map(str::to_owned);
        line.map(|line| {
            line.split_once(": If")
                .map_or(line.clone(), |(lead, _)| lead.to_owned())
        })
    };
    case.people.victim.age = Some(Age::Born(when("2007")));
    let open = lead(&case).expect("it may apply");
    assert!(
        open.ends_with("Victim aged 16 or 17: both pathways (not known yet)"),
        "{open}"
    );
    case.people.victim.age = Some(Age::Years(17));
    let met = lead(&case).expect("it applies");
    assert!(
        met.contains("Victim aged 16 or 17: both pathways: ") && !met.contains("not known yet"),
        "{met}"
    );
}

/// Of an event with a high grade of which nobody recorded whom it harmed, that is what does not tell; one without a grade
/// is no sign of anything.
#[test]
fn a_grade_that_may_be_no_grade_of_the_victims_is_not_said_to_hang_on_a_date() {
    let mut case = case("2026-11-20");
    case.assessments.list = vec![Assessment {
        grade: Some(Grade::Medium),
        ..checklist("a1", "2026-11-20", 24)
    }];
    let mut graded = event("e1", "2026-05-01", Police::Crime);
    (graded.grade, graded.harmed) = (Some(Grade::High), Vec::new());
    case.events.list = vec![graded];
    let review = text(&case, "national", "2026-11-20");
    let line = review
        .lines()
        .find(|line| line.contains("Lower than before"))
        .expect("a review");
    assert!(
        line.contains(" graded high, and later the assessment of 20 November 2026, graded medium."),
        "{line}"
    );
    assert!(line.ends_with(" Who was harmed is not recorded."), "{line}");
    assert!(!line.contains("dates"), "{line}");
    case.events.list[0].grade = None;
    let review = text(&case, "national", "2026-11-20");
    assert!(!review.contains("Lower than before"), "{review}");
}

/// Which edge of the window a vague date may lie beyond is the one that is told.
#[test]
fn a_date_is_in_doubt_about_the_edge_of_the_window_that_it_may_lie_beyond() {
    let rule = rule(
        r#"{"events": {"count": {"at-least": 2}, "months": 12, "people": "same-victim"}}"#,
        "",
    );
    let mut case = case("2028-01-01");
    for (happened, edge) in [
        ("2026-11-10/2026-12-05", "after 20 November 2026"),
        ("2025-11", "before 20 November 2025"),
        (
            "2025/2027",
            "before 20 November 2025 or after 20 November 2026",
        ),
        (
            "unknown",
            "before 20 November 2025 or after 20 November 2026",
        ),
        ("after 2026-01", "after 20 November 2026"),
        ("before 2026-01", "before 20 November 2025"),
    ] {
        case.events.list = vec![
            event("e1", "2026-05-05", Police::Crime),
            event("e2", happened, Police::Crime),
        ];
        let text = under(&case, &rule, "2026-11-20").to_string();
        let says = format!("May count: its exact date would settle whether it falls {edge} (1):");
        assert!(text.contains(&says), "{happened}: {text}");
    }
}

/// A day that cannot be right is pointed out, and is then as good as not known.
#[test]
fn what_is_pointed_out_as_impossible_is_not_used() {
    let mut case = case("2026-11-20");
    case.people.victim.age = Some(Age::Born(when("2030-01")));
    case.people.children = vec![Child {
        age: Some(Age::Born(when("2027-01"))),
        ..Child::default()
    }];
    let mut made = checklist("a1", "2026-11-20", 3);
    for answer in made.answers.values_mut() {
        answer.as_at = Some(day("2027-01-01"));
    }
    case.assessments.list = vec![made.clone()];
    let aged = rule(r#"{"person": {"who": "victim", "age": {"to": 15}}}"#, "");
    let sheet = under(&case, &aged, "2026-11-20");
    let lines = route(&sheet, "Potential escalation");
    assert_eq!(
        items(&lines, "This could settle it:"),
        ["the age of the victim"]
    );
    let sheet_text = sheet.to_string();
    for pointed_out in [
        "a date of birth cannot be January 2030, after 20 November 2026",
        "a date of birth cannot be January 2027, after 20 November 2026",
        "24 answers confirmed by 20 November 2026 cannot be carried over from 1 January 2027",
    ] {
        assert!(sheet_text.contains(pointed_out), "{sheet_text}");
    }
    for used in [
        "aged 0",
        "less than a year old",
        "arried from 1 January 2027",
    ] {
        assert!(!sheet_text.contains(used), "{used}: {sheet_text}");
    }
    // A day that can be right is told.
    case.people.victim.age = Some(Age::Born(when("2014-01")));
    for answer in made.answers.values_mut() {
        answer.as_at = Some(day("2026-10-01"));
    }
    case.assessments.list = vec![made];
    let sheet_text = under(&case, &aged, "2026-11-20").to_string();
    assert!(
        sheet_text.contains("arried from 1 October 2026"),
        "{sheet_text}"
    );
    assert!(sheet_text.contains("the victim, aged 12"), "{sheet_text}");
}

/// Where nobody recorded what was done, the note is told as somebody's words, after the place.
#[test]
fn a_note_that_stands_for_an_event_is_in_quotation_marks() {
    let mut case = case("2018-07-20");
    let mut one = event("e1", "2018-02", Police::Crime);
    one.kinds.clone_from(&Vec::new());
    one.note = "Referred to the police.".to_owned();
    one.place.areas = vec!["Merton".to_owned()];
    case.events.list = vec![one];
    let counted = rule(
        r#"{"events": {"count": {"at-least": 2}, "months": 12, "people": "same-pair"}}"#,
        "",
    );
    let lines = route(
        &under(&case, &counted, "2018-07-20"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "Counts (1):"),
        ["February 2018, in Merton, “Referred to the police”"]
    );
}

/// A person without a name is told by the part played, and never by an id.
#[test]
fn one_of_several_without_a_name_is_not_called_by_an_id() {
    let mut case = case("2018-07-20");
    case.people.causing_harm.push(Person {
        id: "p2".to_owned(),
        ..Person::default()
    });
    let mut one = event("e1", "2018-02-01", Police::Crime);
    one.by = vec!["p2".to_owned()];
    case.events.list = vec![one];
    let counted = rule(
        r#"{"events": {"count": {"at-least": 2}, "months": 12, "people": "same-pair"}}"#,
        "",
    );
    let text = under(&case, &counted, "2018-07-20").to_string();
    assert!(text.contains(", all by person causing harm 2"), "{text}");
    assert!(!text.contains("p2"), "{text}");
}

#[test]
fn nothing_known_yet_is_not_none_or_more() {
    let mut case = case("2026-11-20");
    case.events.all_known = false;
    let text = text(&case, "dumfries-and-galloway", "2026-11-20");
    assert!(!text.contains("0 emergency"), "{text}");
    assert!(
        text.contains("no emergency department attendance known yet"),
        "{text}"
    );
}

/// A route's name keeps its capital in a sentence where it is a name of its own.
#[test]
fn a_name_of_its_own_keeps_its_capital() {
    for (name, within) in [
        ("Ms A. list", "Ms A. list"),
        ("Dr. Brown's list", "Dr. Brown's list"),
        ("Daily Safety Hub", "Daily Safety Hub"),
        ("Repeat MARAC case", "repeat MARAC case"),
        ("IDVA referral", "IDVA referral"),
        ("Visible high risk", "visible high risk"),
    ] {
        let mut area = rule(r#"{"item": {"instrument": "dash-24", "item": "1"}}"#, "");
        area.versions[0].routes[0].name = name.to_owned();
        let text = under(&case("2026-11-20"), &area, "2026-11-20").to_string();
        assert!(
            text.contains(&format!("cannot be told yet, {within} is the nearest")),
            "{name}: {text}"
        );
    }
}

/// Under a recorded total a single question was asked, and how it was answered is not recorded.
#[test]
fn a_single_question_under_a_total_is_not_told_as_not_asked() {
    let mut case = case("2026-11-20");
    let mut made = checklist("a1", "2026-11-20", 0);
    made.answers.clear();
    made.yes_total = Some(12);
    case.assessments.list = vec![made];
    let in_total = "a total is recorded, and not this answer";
    for criterion in [
        r#"{"item": {"instrument": "dash-24", "item": "10"}}"#,
        r#"{"rising": {"instrument": "dash-24", "items": ["10", "11"], "ledger": false}}"#,
    ] {
        let lines = route(
            &under(&case, &rule(criterion, ""), "2026-11-20"),
            "Potential escalation",
        );
        assert!(
            lines.iter().any(|line| line.contains(in_total)),
            "{lines:?}"
        );
        assert!(
            !lines.iter().any(|line| line.contains("not asked")),
            "{lines:?}"
        );
    }
    // Without the total nobody has asked.
    case.assessments.list[0].yes_total = None;
    let item = r#"{"item": {"instrument": "dash-24", "item": "10"}}"#;
    let lines = route(
        &under(&case, &rule(item, ""), "2026-11-20"),
        "Potential escalation",
    );
    assert!(
        lines.iter().any(|line| line.contains("not asked")),
        "{lines:?}"
    );
}

/// What was asked and left open is told as that, with what to do meanwhile.
#[test]
fn what_was_asked_and_is_open_is_not_told_as_unrecorded() {
    let mut case = case("2026-11-20");
    case.area = Some(waymark::model::case::AreaChoice::of("lewisham"));
    case.answer("circumstances", "danger-now", |answer| {
        answer.reply = Reply::Declined;
    });
    case.answer("dash-24", "5", |answer| answer.reply = Reply::DoesNotKnow);
    case.answer("police-27", "11", |answer| answer.reply = Reply::Declined);
    let told = text(&case, "lewisham", "2026-11-20");
    for says in [
        "Immediate danger (not known yet): Whether anyone is in immediate danger has no answer that is known",
        "Help with thoughts of suicide (not known yet): Whether there are thoughts of suicide is not known yet. If there are, at any hour: NHS 111",
        "A child hurt or threatened (not known yet): Whether a child was hurt or threatened has no answer that is known",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
    assert!(
        !told.contains("Nobody has recorded whether anyone"),
        "{told}"
    );
}

/// A word that the consent question does not have tells nothing of consent, and so it is still to be asked.
#[test]
fn a_plain_yes_to_consent_leaves_it_to_be_asked() {
    let mut case = case("2026-11-20");
    let asked = "Consent not recorded";
    for (reply, is_open) in [
        (Reply::Yes, true),
        (Reply::No, true),
        (Reply::NotAsked, true),
        (Reply::Step("given".to_owned()), false),
        (Reply::Declined, false),
    ] {
        for item in ["marac", "idva"] {
            case.answer("consent", item, |answer| answer.reply = reply.clone());
        }
        let told = text(&case, "lewisham", "2026-11-20");
        assert_eq!(told.contains(asked), is_open, "{reply:?}: {told}");
    }
}

/// Where the nation is not known, the offence is told for all.
#[test]
fn control_is_told_as_an_offence_where_the_nation_is_not_known() {
    let mut case = case("2026-11-20");
    case.answer("dash-24", "12", |answer| answer.reply = Reply::Yes);
    let told = text(&case, "national", "2026-11-20");
    assert!(
        told.contains("Control as an offence: On record: question 12"),
        "{told}"
    );
    assert!(
        told.contains("in each nation, and what it takes differs"),
        "{told}"
    );
}

#[test]
fn a_meeting_that_is_still_to_come_here_is_told_under_the_headline() {
    let mut case = case("2018-07-20");
    case.people.victim.lives_in = vec!["Kent".to_owned()];
    case.maracs.list = vec![marac("m1", "2018-08-01")];
    case.maracs.list[0].referred = when("2018-07-01");
    case.maracs.list[0].areas = vec!["Kent".to_owned()];
    let to_come = "A meeting about this case is still to come, on 1 August 2018, in Kent: tell it what is new.";
    assert!(besides(&said(&case, "kent", "2018-07-20")).contains(&to_come.to_owned()));
    // One elsewhere is told with the question which of them hears it, and one that has met is none to come.
    case.maracs.list[0].areas = vec!["Leeds".to_owned()];
    assert!(!text(&case, "kent", "2018-07-20").contains("is still to come, on"));
    case.maracs.list[0].areas.clear();
    case.maracs.list[0].met = when("2018-07-10");
    assert!(!text(&case, "kent", "2018-07-20").contains("is still to come, on"));
}

#[test]
fn yes_answers_on_a_list_that_is_not_counted_are_told() {
    let mut case = case("2018-07-20");
    let mut other = checklist("a1", "2018-07-20", 5);
    other.instrument = Some("police-27".to_owned());
    case.assessments.list = vec![other];
    let more = besides(&said(&case, "national", "2018-07-20"));
    assert!(
        more.iter()
            .any(|line| line.starts_with("5 yes answers on the list")
                && line.contains("of 20 July 2018 are not counted: this rule counts the list")),
        "{more:?}"
    );
    // An older one is history beside the list that is counted.
    case.assessments.list[0].when = when("2018-07-01");
    case.assessments.list.push(checklist("a2", "2018-07-20", 3));
    let more = besides(&said(&case, "national", "2018-07-20"));
    assert!(
        !more.iter().any(|line| line.contains("not counted")),
        "{more:?}"
    );
}

#[test]
fn an_event_on_the_very_day_is_listed_as_not_after_it() {
    let mut case = case("2018-07-20");
    case.events.all_known = true;
    case.events.list = vec![event("e1", "2018-03-01", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2018-03-10")];
    case.maracs.list[0].referred = when("2018-03-01");
    let lines = route(&said(&case, "national", "2018-07-20"), "Repeat");
    let not = items(&lines, "Does not count (1):");
    assert!(
        not[0].ends_with("(on that same day, and not after it)"),
        "{not:?}"
    );
}

#[test]
fn whose_sign_off_it_is_not_is_said() {
    use waymark::model::case::SignOff;

    let mut case = case("2018-07-20");
    case.sign_off = Some(SignOff {
        by: "Alex".to_owned(),
        roles: vec!["a receptionist".to_owned()],
        when: when("2018-07-20"),
    });
    let asked = rule(r#"{"signed-off": "a manager"}"#, "");
    let lines = route(&under(&case, &asked, "2018-07-20"), "Potential escalation");
    assert!(
        lines.iter().any(|line| line.contains(
            "Signed off by \"Alex\", as a receptionist. That of a manager is asked for."
        )),
        "{lines:?}"
    );
}

#[test]
fn a_list_of_entries_with_commas_has_semicolons() {
    use waymark::words::explain::list;

    assert_eq!(list(&["a", "b", "c"], "or"), "a, b or c");
    assert_eq!(list(&["a, b", "c"], "or"), "a, b; or c");
    assert_eq!(list(&["a", "b", "c, d"], "and"), "a; b; and c, d");
    assert_eq!(list(&["a", "c, d"], "and"), "a and c, d");
}

#[test]
fn a_long_list_is_told_in_one_route_and_named_in_the_next() {
    let mut case = case("2018-07-20");
    case.assessments.list = vec![checklist("a1", "2018-07-20", 15)];
    let text = text(&case, "cambridgeshire", "2018-07-20");
    let same = "the same as under \u{201c}Visible high risk\u{201d}";
    assert_eq!(text.matches(same).count(), 2, "{text}");
}

/// What stands together in a rule stands together in its sentence, however deep.
#[test]
fn what_is_asked_for_together_is_kept_together() {
    let item = |item: &str| format!(r#"{{"item": {{"instrument": "dash-24", "item": "{item}"}}}}"#);
    let consent = r#"{"item": {"instrument": "consent", "item": "early-help", "step": "given"}}"#;
    let not_asked =
        r#"{"unasked": {"instrument": "consent", "items": ["early-help"], "at_least": 1}}"#;
    let score = r#"{"score": {"instrument": "dash-24", "count": {"at-least": 14}}}"#;
    let grade = r#"{"grade": {"at_least": "high"}}"#;
    let all = |parts: &[&str]| format!(r#"{{"all": [{}]}}"#, parts.join(", "));
    let any = |parts: &[&str]| format!(r#"{{"any": [{}]}}"#, parts.join(", "));
    let (first, second) = (item("2"), item("19"));
    let named = "consent to early help for the family";
    for (asked, says) in [
        (
            all(&[score, &any(&[consent, not_asked])]),
            format!("14 yes answers, and either {named} (given) or {named} (not asked)."),
        ),
        (
            any(&[score, &all(&[grade, &first, &second])]),
            "14 yes answers, or all of a grade of high; yes to question 2, very afraid; and yes to \
             question 19, animal or pet mistreated."
                .to_owned(),
        ),
        (
            all(&[&any(&[&all(&[score, &first]), grade]), &second]),
            "(14 yes answers and yes to question 2, very afraid) or a grade of high, and yes to question 19, animal or pet \
             mistreated."
                .to_owned(),
        ),
        (
            all(&[score, &any(&[&all(&[grade, &first]), &second])]),
            "14 yes answers, and either (a grade of high and yes to question 2, very afraid) or yes to question 19, animal \
             or pet mistreated."
                .to_owned(),
        ),
        // A group of one is that one.
        (
            all(&[score, &any(&[&all(&[grade])])]),
            "14 yes answers and a grade of high.".to_owned(),
        ),
    ] {
        let lines = route(
            &under(&case("2018-07-20"), &rule(&asked, ""), "2018-07-20"),
            "Potential escalation",
        );
        assert!(
            lines[1].contains(&format!("Needed: {says}")),
            "{says}: {lines:?}"
        );
    }
}

/// Beside an answer stands what it rests on and what was needed.
#[test]
fn two_answers_beside_each_other_have_each_its_reason() {
    use waymark::model::book::Rules;
    use waymark::words::explain::between_words;

    let mut case = case("2018-07-20");
    case.judgement.should_be_heard = true;
    case.assessments.list = vec![checklist("a1", "2018-07-20", 15)];
    case.assessments.list[0].grade = Some(Grade::Medium);
    let book = &super::bundled::BOOK;
    let rules = |id: &str| {
        let area = book.area(id).expect("it is bundled");
        Rules {
            book,
            area,
            version: &area.versions[0],
        }
    };
    let on = day("2018-07-20");
    let of = |id: &str| waymark::engine::decision::routes_under(&case, rules(id), on);
    let apart = |one: &str, other: &str| -> Vec<String> {
        let says = between_words([&of(one), &of(other)]);
        says.iter().map(|says| says.joined(": ")).collect()
    };
    let told = apart("national", "kent").join("\n");
    for says in [
        "Met under national guidance (15 yes; 14 needed)",
        "Not met in Kent (Graded medium on 20 July 2018; high needed)",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
}

/// Of many MARACs in doubt it is said how many they are.
#[test]
fn many_maracs_in_doubt_are_counted() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2018-07-01", Police::Crime)];
    case.events.all_known = true;
    let mut settles = |many: usize| {
        case.maracs.list = (0..many)
            .map(|place| marac(&format!("m{place}"), "2018"))
            .collect();
        let lines = route(&said(&case, "national", "2018-07-20"), "Repeat");
        lines.join("\n")
    };
    assert!(
        !settles(2).contains("what is not known of"),
        "{}",
        settles(2)
    );
    let text = settles(5);
    assert!(text.contains("what is not known of five MARACs"), "{text}");
}

/// Few yes answers are no sign of safety, and that is said where they are all there is to go by.
#[test]
fn a_low_count_is_not_told_as_safety() {
    let low = "A low count does not mean that there is little danger.";
    let mut case = case("2018-07-20");
    for (yes, expected) in [(0, true), (5, true), (14, false)] {
        case.assessments.list = vec![checklist("a1", "2018-07-20", yes)];
        let sheet = said(&case, "national", "2018-07-20");
        assert_eq!(
            besides(&sheet).iter().any(|says| says == low),
            expected,
            "{yes}: {:?}",
            besides(&sheet)
        );
    }
    // While questions are open it is those that are asked.
    case.assessments.list = vec![checklist("a1", "2018-07-20", 5)];
    case.assessments.list[0].answers.remove("20");
    let sheet = said(&case, "national", "2018-07-20");
    assert!(
        !besides(&sheet).iter().any(|says| says == low),
        "{:?}",
        besides(&sheet)
    );
}

/// The words of a window are those of the unit that the rule has.
#[test]
fn a_window_in_weeks_or_days_is_said_so() {
    let mut case = case("2025-06-16");
    case.events.list = vec![
        event("e1", "2025-05-04", Police::Crime),
        event("e2", "2025-06-10", Police::Crime),
    ];
    let lines = |case: &Case, asked: &str| {
        route(
            &under(case, &rule(asked, ""), "2025-06-16"),
            "Potential escalation",
        )
    };
    let asked = r#"{"events": {"count": {"at-least": 2}, "weeks": 6, "people": "same-pair"}}"#;
    let said = lines(&case, asked);
    assert!(
        said[1].starts_with("1 of 2 events between 5 May 2025 and 16 June 2025."),
        "{said:?}"
    );
    // Several that ask for as long say it once; those that do not each say their own.
    let both = |crimes: &str| {
        format!(
            r#"{{"all": [{{"events": {{"count": {{"at-least": 5}}, "weeks": 6, "people": "same-pair"}}}},
            {{"events": {{"count": {{"at-least": 3}}, "recorded": ["crime"], {crimes}, "people": "same-pair"}}}}]}}"#
        )
    };
    for (crimes, needed) in [
        (r#""weeks": 6"#, "Needed: 5 events and 3 crimes in 6 weeks."),
        (
            r#""days": 42"#,
            "Needed: 5 events in 6 weeks and 3 crimes in 42 days.",
        ),
    ] {
        let said = lines(&case, &both(crimes));
        assert!(said[1].contains(needed), "{said:?}");
    }
    case.maracs.list = vec![marac("m1", "2025-05-01")];
    let repeat = |window: &str| {
        format!(
            r#"{{"repeat": {{"anchor": "meeting", {window} "events": "any-abuse", "people": "same-pair"}}}}"#
        )
    };
    for (window, says) in [
        (
            r#""weeks": 6,"#,
            "Any new abuse between the same two people counts when it came within 6 weeks after the last MARAC meeting.",
        ),
        (
            r#""days": 1,"#,
            "Any new abuse between the same two people counts when it came within 1 day after the last MARAC meeting.",
        ),
        (
            "",
            "Any new abuse between the same two people counts when it came at any time after the last MARAC meeting.",
        ),
    ] {
        let said = lines(&case, &repeat(window));
        assert!(said[1].ends_with(says), "{said:?}");
    }
}

/// How far a new event lies from the other dates of the MARAC names the window, where there is one.
#[test]
fn the_days_from_each_date_are_held_against_the_window_in_its_unit() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2018-04-13", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2018-03-01")];
    for (window, says) in [
        (
            r#""weeks": 6,"#,
            "From the meeting of 1 March 2018: 43 days, later than the 6 weeks",
        ),
        (
            r#""days": 43,"#,
            "From the meeting of 1 March 2018: 43 days, inside the 43 days",
        ),
        ("", "From the meeting of 1 March 2018: 43 days"),
    ] {
        let asked = format!(
            r#"{{"repeat": {{"anchor": "referral", {window} "events": "any-abuse", "people": "same-pair"}}}}"#
        );
        let lines = route(
            &under(&case, &rule(&asked, ""), "2018-07-20"),
            "Potential escalation",
        );
        let lead = "From the MARAC of 1 March 2018 to 13 April 2018:";
        assert_eq!(items(&lines, lead)[1], says, "{lines:?}");
    }
}
