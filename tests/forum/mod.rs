//! A forum has the name its area gives it, a met route is named wherever it leads, and what can be done on judgement
//! follows from the rule.

mod judged;
mod met;
pub mod support;

use waymark::logic::Truth::{self, CannotTell, Met, NotMet};
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::instrument::{AnswerSource, Reply};
use waymark::record::read_part;
use waymark::words::explain::rule_words;

use support::{BOOK, answered, said, today, under, with_decision};

/// A case that raises every notice that names the forum.
fn case_in(area: &str) -> Case {
    let mut case = Case::new(today());
    case.area = Some(AreaChoice::of(area));
    case.answer("circumstances", "child-protection-plan", |answer| {
        answer.reply = Reply::Yes
    });
    case.answer("consent", "marac", |answer| {
        answer.reply = Reply::Step("not-given".to_owned())
    });
    case.answer("consent", "idva", |answer| {
        answer.reply = Reply::Step("given".to_owned())
    });
    case
}

#[test]
fn a_notice_names_the_forum_that_the_area_has() {
    let book = Rulebook::bundled().unwrap();
    let text = said(&book, &case_in("islington")).to_string();
    for says in [
        "From child protection to the Daily Safeguarding Meeting: ",
        "Consider a referral to the Daily Safeguarding Meeting for the victim",
        "Tell the IDVA today, with or without a referral to the Daily Safeguarding Meeting.",
        "Consent to a referral to the Daily Safeguarding Meeting is not given.",
        "Referral to the Daily Safeguarding Meeting here",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    // Titles of publications stand as they were published.
    for line in text.lines().filter(|line| !line.contains("http")) {
        for says in [
            "MARAC referral",
            "Which MARAC",
            "to MARAC",
            "the MARAC",
            "{",
        ] {
            assert!(
                !line.contains(says) || line.contains("fully replaced the domestic abuse MARAC"),
                "{says}: {line}"
            );
        }
    }
    let text = said(&book, &case_in("kent")).to_string();
    assert!(
        text.contains("Consider a referral to MARAC for the victim"),
        "{text}"
    );
}

/// What somebody typed is no place in a text, whatever it looks like.
#[test]
fn what_is_typed_into_a_case_is_never_a_place_for_a_name() {
    let book = Rulebook::bundled().unwrap();
    let mut case = case_in("kent");
    let event = r#"{"id": "e", "when": "2025-06-10", "note": "said {forum} and {facts}"}"#;
    case.events
        .list
        .push(waymark::record::read_part(event).unwrap());
    let text = said(&book, &case).to_string();
    assert!(
        text.contains("10 June 2025, “said {forum} and {facts}”"),
        "{text}"
    );
}

/// The general texts are for every area, so none of them may call its forum by the name that another area gives it.
#[test]
fn no_general_notice_calls_the_forum_by_one_area_s_name() {
    let book = Rulebook::bundled().unwrap();
    for notice in &book.notices.notices {
        for text in [&notice.title, &notice.says, &notice.unknown, &notice.unsure] {
            // What was recorded may be told: the reviews are about MARACs.
            let of_now = text.replace("referred to MARAC;", "");
            assert!(!of_now.contains("MARAC"), "{}: {text}", notice.id);
        }
    }
}

/// What a rule asks for of an earlier hearing is said without the name that one area gives its forum.
#[test]
fn a_rule_about_an_earlier_hearing_names_no_forum() {
    let repeat = |heard: &str| {
        let text = format!(
            r#"{{"repeat": {{"anchor": "referral", "months": 12, "events": "any-abuse", "heard": "{heard}", "people": "same-pair"}}}}"#
        );
        rule_words(&read_part(&text).unwrap(), &*BOOK)
    };
    assert_eq!(
        repeat("anywhere"),
        "any new abuse between the same two people within 12 months of the last referral, wherever that was heard"
    );
    assert_eq!(
        repeat("this-area"),
        "any new abuse between the same two people within 12 months of the last referral, heard in this area"
    );
}

/// Between 14 and 16 yes answers Cambridgeshire's IDVA service needs the victim's consent, so a refusal ends that route;
/// from 17 on it does not.
#[test]
fn a_route_that_needs_consent_is_not_met_once_it_is_refused() {
    let case = |yes: usize, consent: Option<&str>| {
        let mut case = under(answered(yes, 0), "cambridgeshire");
        if let Some(given) = consent {
            case.answer("consent", "idva", |answer| {
                answer.reply = match given {
                    "unknown" => Reply::DoesNotKnow,
                    step => Reply::Step(step.to_owned()),
                }
            });
        }
        case
    };
    // Professional judgement is the other way, and is open in all of them.
    let by_count = |case: &Case| {
        with_decision(&BOOK, case, |decision, _| {
            let finding = decision.routes.route("idva").unwrap().finding.clone();
            let parts = finding.as_ref().unwrap().parts().unwrap();
            Truth::any(parts[..2].iter().map(|part| part.answer))
        })
    };
    let table: [(usize, Option<&str>, Truth); 9] = [
        (13, Some("given"), NotMet),
        (14, Some("given"), Met),
        (14, Some("not-given"), NotMet),
        (16, Some("not-given"), NotMet),
        (16, None, Met),
        (16, Some("unknown"), CannotTell),
        (16, Some("given"), Met),
        (17, Some("not-given"), Met),
        (17, None, Met),
    ];
    for (yes, consent, expected) in table {
        assert_eq!(
            by_count(&case(yes, consent)),
            expected,
            "{yes} yes, {consent:?}"
        );
    }
    let text = said(&BOOK, &case(15, Some("not-given"))).to_string();
    for says in [
        "14 yes answers, and either consent to the independent adviser's service (given) or consent to the independent adviser's service (not asked)",
        "consent to the independent adviser's service: not given",
    ] {
        assert!(text.to_lowercase().contains(says), "{says}: {text}");
    }
    assert!(!text.contains("IDVA is met"), "{text}");
}

/// What the person causing harm says is never enough for a no: not of the victim's consent either.
#[test]
fn a_refusal_told_by_the_person_causing_harm_ends_no_route() {
    let mut case = under(answered(15, 0), "cambridgeshire");
    case.answer("consent", "idva", |answer| {
        answer.reply = Reply::Step("not-given".to_owned());
        answer.source = AnswerSource::Perpetrator;
    });
    with_decision(&BOOK, &case, |decision, _| {
        let route = decision.routes.route("idva").unwrap();
        let parts = route.finding.as_ref().unwrap().parts().unwrap();
        assert_eq!(parts[1].answer, CannotTell);
    });
    let text = said(&BOOK, &case).to_string();
    assert!(
        text.contains(
            "adviser's service: no, said by the person causing harm, which is not enough"
        ),
        "{text}"
    );
}
