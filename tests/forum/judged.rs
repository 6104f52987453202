//! What can be done on professional judgement follows from the rule.

use serde_json::{Value, json};
use waymark::model::case::Case;
use waymark::model::rules::RouteKind;
use waymark::record::read_part;
use waymark::words::explain::{Block, RouteWords};

use crate::forum::support::{answered, at_least, besides, judged, route, said, under, with_area};

/// What the headline and the line under it say on a judgement route with this criterion, and how the route is marked.
fn told(criterion: Value, case: Case) -> (String, RouteWords) {
    let judgement = route(
        "judgement",
        "professional-judgement",
        "Professional judgement",
        "",
        criterion,
    );
    let high = route(
        "high",
        "visible-high-risk",
        "Visible high risk",
        "",
        at_least(14),
    );
    let sheet = said(
        &with_area("MARAC", &json!([high, judgement])),
        &under(case, "made-up"),
    );
    let routes = sheet
        .sections
        .iter()
        .find(|section| section.id == "routes")
        .unwrap();
    let words = routes.blocks.iter().find_map(|block| match block {
        Block::Route(words) if words.kind == RouteKind::ProfessionalJudgement => {
            Some(words.as_ref().clone())
        }
        _ => None,
    });
    (
        format!("{} {}", sheet.headline, besides(&sheet).join(" ")),
        words.unwrap(),
    )
}

#[test]
fn a_judgement_that_is_enough_can_be_made_today() {
    let (text, words) = told(json!({"judgement": {"written": true}}), answered(3, 0));
    assert!(
        text.contains("you can refer today on professional judgement")
            || text.contains("You can refer today on"),
        "{text}"
    );
    assert_eq!(words.answer, "Open to you");
}

/// In Somerset, with fewer than 14, the coordinator of the meeting considers the referral:
/// ssab.safeguardingsomerset.org.uk, "Domestic abuse and MARACs", step 3.
#[test]
fn where_somebody_must_agree_it_says_who() {
    let rule = json!({"all": [{"judgement": {}}, {"signed-off": "the MARAC coordinator"}]});
    for case in [answered(3, 0), judged(answered(3, 0)), answered(3, 12)] {
        let (text, words) = told(rule.clone(), case);
        assert!(
            text.contains(
                "ou can refer on professional judgement once signed off by the MARAC coordinator."
            ),
            "{text}"
        );
        assert!(!text.contains("refer today"), "{text}");
        assert_eq!(words.answer, "Open to you, once it is signed off");
    }
    // Nobody has judged, and it is signed off already.
    let mut case = answered(3, 0);
    let signed = r#"{"by": "J. Smith", "when": "2025-06-16", "roles": ["the MARAC coordinator"]}"#;
    case.sign_off = Some(read_part(signed).unwrap());
    let (text, _) = told(rule.clone(), case.clone());
    assert!(
        text.contains("ou can refer today on professional judgement"),
        "{text}"
    );
    // Whose sign-off it is, no name tells.
    case.sign_off =
        Some(read_part(r#"{"by": "the MARAC coordinator", "when": "2025-06-16"}"#).unwrap());
    let (text, _) = told(rule, case);
    assert!(
        text.contains("once signed off by the MARAC coordinator"),
        "{text}"
    );
}

/// Of two who may sign it off one is enough, where the rule asks for either; and each is named in what could meet it.
#[test]
fn one_of_two_who_may_sign_it_off_is_no_sign_off_by_both() {
    let (manager, duty) = (
        json!({"signed-off": "a manager"}),
        json!({"signed-off": "the duty IDVA"}),
    );
    let third = json!({"signed-off": "the chair"});
    for (signed, says) in [
        (
            json!({"any": [manager, duty]}),
            "a manager or the duty IDVA",
        ),
        (
            json!({"all": [manager, duty]}),
            "a manager and the duty IDVA",
        ),
        (
            json!({"any": [manager, {"all": [duty, third]}]}),
            "a manager, or by the duty IDVA and the chair",
        ),
        (
            json!({"all": [third, {"any": [manager, third]}]}),
            "the chair",
        ),
    ] {
        let rule = json!({"all": [{"judgement": {}}, signed]});
        for case in [answered(3, 0), judged(answered(3, 0))] {
            let (text, words) = told(rule.clone(), case);
            assert!(
                text.contains(&format!("once signed off by {says}.")),
                "{text}"
            );
            assert!(words.answer.starts_with("Open to you"), "{}", words.answer);
            let settles = format!("{:?}", words.settle);
            let named = ["a manager", "the duty IDVA", "the chair"]
                .map(|by| settles.contains(&format!("sign-off by {by}")));
            let asked = ["a manager", "the duty IDVA", "the chair"].map(|by| says.contains(by));
            assert!(
                asked
                    .iter()
                    .zip(named)
                    .all(|(asked, named)| !asked || named),
                "{says}: {settles}"
            );
        }
    }
}

#[test]
fn a_judgement_within_a_band_of_answers_is_not_open_until_they_are_there() {
    let rule = json!({"all": [{"judgement": {}}, at_least(10)]});
    let (text, words) = told(rule.clone(), answered(3, 12));
    assert!(!text.contains("on professional judgement"), "{text}");
    assert_eq!(words.answer, "Cannot tell");
    let (text, words) = told(rule.clone(), answered(3, 0));
    assert!(!text.contains("on professional judgement"), "{text}");
    assert!(words.answer.starts_with("Not met"), "{}", words.answer);
    let (text, words) = told(rule, answered(11, 0));
    assert!(
        text.contains("ou can refer today on professional judgement"),
        "{text}"
    );
    assert_eq!(words.answer, "Open to you");
}

/// Southend, Essex and Thurrock have every referral signed off before it is sent.
#[test]
fn what_must_be_signed_off_before_any_referral_is_said_with_the_judgement() {
    let book = waymark::model::book::Rulebook::bundled().unwrap();
    let sheet = said(&book, &under(answered(3, 0), "essex"));
    let text = format!("{} {}", sheet.headline, besides(&sheet).join(" "));
    assert!(
        text.contains("on professional judgement once signed off by the service manager"),
        "{text}"
    );
}

/// Somebody signed and nobody said whose sign-off that is: it is not said to be still to do as if nobody had.
#[test]
fn a_sign_off_of_which_nobody_said_whose_it_is_is_said_to_be_that() {
    let book = waymark::model::book::Rulebook::bundled().unwrap();
    let mut case = under(answered(3, 0), "essex");
    for (sign_off, says) in [
        (None, "still to do."),
        (
            Some(json!({"by": "Jo", "when": "2025-06-16"})),
            "signed off by Jo; whose sign-off that is has not been said.",
        ),
        (
            Some(json!({"by": "Jo", "when": "2025-06-16", "roles": ["a colleague"]})),
            "still to do.",
        ),
        (
            Some(json!({"by": "Jo", "when": "2025-06-16", "roles": ["the service manager"]})),
            "done.",
        ),
    ] {
        case.sign_off = sign_off.map(|signed| read_part(&signed.to_string()).unwrap());
        let text = said(&book, &case).to_string();
        let step = text
            .lines()
            .find(|line| line.contains("sign it off"))
            .expect("the step");
        assert!(step.ends_with(&format!(": {says}")), "{step}");
    }
}
