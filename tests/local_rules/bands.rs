//! Bands: so many yes answers and no more, a grade and none above.

use serde_json::json;
use waymark::engine::check::{CheckId, check_area};
use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::{Assessment, Case, Grade};
use waymark::model::files::read_area;
use waymark::model::instrument::Reply;

use super::{area, decided};
use crate::forum::support::{BOOK, answered, today};

const NORFOLK: [&str; 3] = ["visible-high-risk", "nidas", "victim-care"];

#[test]
fn a_count_falls_into_one_band() {
    for (yes, expected) in [
        (0, [NotMet, NotMet, Met]),
        (9, [NotMet, NotMet, Met]),
        (10, [NotMet, Met, NotMet]),
        (13, [NotMet, Met, NotMet]),
        (14, [Met, NotMet, NotMet]),
        (24, [Met, NotMet, NotMet]),
    ] {
        let (found, _) = decided("norfolk-nidas", answered(yes, 0), &NORFOLK);
        assert_eq!(found, expected, "{yes} yes");
    }
}

#[test]
fn what_is_open_may_lead_into_a_band_or_out_of_it() {
    for (yes, open, expected) in [
        // 9 to 10: in the one or in the other.
        (9, 1, [NotMet, CannotTell, CannotTell]),
        // 10 to 13: whatever they turn out to be.
        (10, 3, [NotMet, Met, NotMet]),
        (10, 4, [CannotTell, CannotTell, NotMet]),
        (13, 1, [CannotTell, CannotTell, NotMet]),
        (14, 10, [Met, NotMet, NotMet]),
        (0, 24, [CannotTell, CannotTell, CannotTell]),
    ] {
        let (found, _) = decided("norfolk-nidas", answered(yes, open), &NORFOLK);
        assert_eq!(found, expected, "{yes} yes, {open} open");
    }
}

#[test]
fn what_would_settle_a_band_is_as_many_answers_as_lead_into_it_and_not_out() {
    // 8 yes and 8 open: two more yes are needed, and three of the others must be no.
    let (_, text) = decided("norfolk-nidas", answered(8, 8), &NORFOLK);
    assert!(
        text.contains("Any five of these could meet it (8):"),
        "{text}"
    );
}

#[test]
fn a_case_above_a_band_is_told_what_it_falls_under() {
    let (_, text) = decided("norfolk-nidas", answered(15, 0), &NORFOLK);
    assert!(text.contains("15 yes, which is above this band"), "{text}");
    assert!(
        text.contains("Norfolk, by the support service's page asks for 10 to 13 yes answers."),
        "{text}"
    );
    assert!(
        text.contains("The case is above this band; it falls under"),
        "{text}"
    );
    let (_, text) = decided("norfolk-nidas", answered(5, 0), &NORFOLK);
    assert!(
        text.contains("asks for no more than 9 yes answers."),
        "{text}"
    );
    assert!(!text.contains("above this band"), "{text}");
}

fn graded(grade: Grade, consent: Option<&str>) -> Case {
    let mut case = Case::new(today());
    case.assessments.list.push(Assessment {
        id: "now".to_owned(),
        when: today().into(),
        grade: Some(grade),
        ..Assessment::default()
    });
    if let Some(step) = consent {
        case.answer("consent", "voluntary-service", |answer| {
            answer.reply = Reply::Step(step.to_owned())
        });
    }
    case
}

#[test]
fn a_grade_has_a_band_too() {
    let routes = ["visible-high-risk", "outreach"];
    for (grade, consent, expected) in [
        (Grade::Standard, Some("given"), [NotMet, Met]),
        (Grade::Medium, Some("given"), [NotMet, Met]),
        (Grade::Medium, Some("not-given"), [NotMet, NotMet]),
        (Grade::Medium, None, [NotMet, CannotTell]),
        (Grade::High, Some("given"), [Met, NotMet]),
    ] {
        let (found, text) = decided("bracknell-forest", graded(grade, consent), &routes);
        assert_eq!(found, expected, "{grade:?}, {consent:?}");
        assert_eq!(
            text.contains("it falls under"),
            grade == Grade::High,
            "{text}"
        );
        assert!(
            text.contains("A grade of standard or medium is asked for."),
            "{text}"
        );
    }
    let (found, _) = decided("bracknell-forest", Case::new(today()), &routes);
    assert_eq!(found, [CannotTell, CannotTell]);
}

/// On the way to the area's own forum, and for whom a rule is, more must never be less.
#[test]
fn a_band_is_refused_where_a_yes_would_take_a_referral_away() {
    let band =
        json!({"score": {"instrument": "dash-24", "count": {"at-least": 10}, "at_most": 13}});
    let grade = json!({"grade": {"at_least": "standard", "at_most": "medium"}});
    for (criterion, at) in [
        (band.clone(), "criterion.score.at_most"),
        (
            json!({"any": [{"judgement": {}}, band]}),
            "criterion.any[1].score.at_most",
        ),
        (
            json!({"all": [{"judgement": {}}, grade]}),
            "criterion.all[1].grade.at_most",
        ),
    ] {
        let mut file = serde_json::to_value(area("norfolk-nidas")).unwrap();
        file["versions"][0]["routes"][0]["criterion"] = criterion.clone();
        file["versions"][0]["audience"] = json!([{"id": "whom", "says": "For these alone", "otherwise": "Ask elsewhere.", "when": criterion, "sources": ["page"]}]);
        let area = read_area(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
        let mut found: Vec<_> = check_area(&area, &BOOK)
            .into_iter()
            .filter(|found| found.id == CheckId::BandAtForum)
            .map(|found| found.mistake.at)
            .collect();
        found.sort();
        assert_eq!(
            found,
            [
                format!(
                    "versions[0].audience[0].{}",
                    at.replacen("criterion", "when", 1)
                ),
                format!("versions[0].routes[0].{at}")
            ]
        );
    }
}

/// A band that nothing is in.
#[test]
fn a_band_that_ends_before_it_begins_is_refused() {
    for (route, criterion) in [
        (
            4,
            json!({"score": {"instrument": "dash-24", "count": {"at-least": 10}, "at_most": 9}}),
        ),
        (
            4,
            json!({"grade": {"at_least": "high", "at_most": "medium"}}),
        ),
    ] {
        let mut file = serde_json::to_value(area("norfolk-nidas")).unwrap();
        file["versions"][0]["routes"][route]["criterion"] = criterion;
        let area = read_area(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
        let found = check_area(&area, &BOOK);
        let found: Vec<_> = found
            .iter()
            .filter(|found| found.id == CheckId::CannotBeMet)
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
