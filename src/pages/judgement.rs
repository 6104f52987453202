//! Professional judgement: what a reviewer would weigh in this case, and the professional's own words.

use leptos::prelude::*;
use waymark::case::SignOff;
use waymark::decision::{Evidence, Finding, JudgementMissing, Truth};
use waymark::explain::{judgement_says, notice_words};
use waymark::notice::Class;

use crate::parts::field::{Bound, Width, area, checkboxes, explained_checkboxes, text};
use crate::parts::{all, classed, continue_to, folded, heading, lines, live, nothing, paragraph, steady, subheading};
use crate::store::{Desk, Page};

pub fn judgement(desk: Desk) -> AnyView {
    // Nothing on this page changes what there is to weigh or whose sign-off is asked for.
    let prompts = untrack(|| {
        desk.decision(|decision| {
            let met = decision.notices_of(Class::Prompt).filter(|found| found.answer() == Truth::Met).map(notice_words);
            met.collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let sign_off = untrack(|| {
        desk.decision(|decision| {
            let steps = decision.steps.iter().filter_map(|found| found.finding.as_ref());
            let routes = decision.routes.routes.iter().filter_map(|found| found.finding.as_ref());
            steps.chain(routes).find_map(signed_off_by)
        })
        .flatten()
    });
    let picked = move |id: &str| desk.case.with(|case| case.judgement.reasons.iter().any(|reason| reason == id));
    let pick = move |id: &str, on: bool| {
        desk.edit(|case| {
            case.judgement.reasons.retain(|reason| reason != id);
            if on {
                case.judgement.reasons.push(id.to_owned());
            }
        });
    };
    let words = Bound::new(
        move || desk.case.with(|case| case.judgement.words.clone()),
        move |text| desk.edit(|case| case.judgement.words = text),
    );
    let by = Bound::new(
        move || desk.case.with(|case| case.judgement.by.clone()),
        move |text| desk.edit(|case| case.judgement.by = text),
    );
    let heard = move |_: &str| desk.case.with(|case| case.judgement.should_be_heard);
    let weighed = if prompts.is_empty() {
        paragraph(
            "Nothing recorded so far is one of the things published reviews and guidance weigh. Your own reasons count just as much.",
        )
    } else {
        let hint = "Tick what you rely on. Each comes from this case and from a published review or guidance.";
        let sources =
            prompts.iter().map(|words| format!("{}: {}", words.title, words.sources.join("; "))).collect::<Vec<_>>();
        let prompts = prompts.into_iter().map(|words| [words.id, words.title, words.says]).collect();
        all(vec![
            explained_checkboxes("reasons", "What a reviewer would weigh in this case", hint, prompts, picked, pick),
            folded("Where these come from", lines(sources)),
        ])
    };
    let judges = vec![("heard".to_owned(), "I judge that this case should be heard".to_owned())];
    all(vec![
        heading("Judgement"),
        live(move || desk.decision(judgement_says).map_or_else(nothing, paragraph)),
        weighed,
        area(
            "words",
            "Your reasons, in your own words",
            "What worries you, about whom, and why now. A court or a colleague may read this.",
            6,
            words,
        ),
        checkboxes("heard", "Your judgement", "", judges, heard, move |_, on| {
            desk.edit(|case| case.judgement.should_be_heard = on)
        }),
        classed("div", "").at("role", "status").with(still_asked(desk)).view(),
        text("judged-by", "Who judges", "Role or name, as your agency wants it", Width::Twenty, by, None),
        sign_off.map(|asked| signing(desk, &asked)).unwrap_or_else(nothing),
        continue_to(&Page::Result),
    ])
}

/// What the rule still asks for, once it is judged that the case should be heard.
fn still_asked(desk: Desk) -> AnyView {
    let asked = steady(move || {
        let found = desk.decision(|decision| {
            let findings = decision.routes.routes.iter().filter_map(|found| found.finding.as_ref());
            findings.filter_map(judged).find(|missing| !missing.is_empty())
        });
        let missing = found.flatten().unwrap_or_default();
        if missing.contains(&JudgementMissing::Judgement) {
            return String::new();
        }
        let words = missing.iter().map(|one| match one {
            JudgementMissing::Reasons(number) => format!("{number} more of the reasons listed"),
            _ => "your reasons".to_owned(),
        });
        words.collect::<Vec<_>>().join(" and ")
    });
    live(move || match asked.get() {
        asked if asked.is_empty() => nothing(),
        asked => classed("div", "govuk-inset-text").text(format!("Still asked for: {asked}.")).view(),
    })
}

/// What is missing of a judgement that a criterion asks for.
fn judged(finding: &Finding<'_>) -> Option<Vec<JudgementMissing>> {
    match &finding.evidence {
        Evidence::Judgement(found) => Some(found.missing.clone()),
        Evidence::All(parts) | Evidence::Any(parts) => parts.iter().find_map(judged),
        _ => None,
    }
}

fn signing(desk: Desk, asked: &str) -> AnyView {
    let by = Bound::new(
        move || desk.case.with(|case| case.sign_off.as_ref().map(|sign_off| sign_off.by.clone()).unwrap_or_default()),
        move |text| {
            desk.edit(|case| {
                case.sign_off = (!text.trim().is_empty()).then(|| SignOff { by: text, when: case.as_of.into() })
            });
        },
    );
    all(vec![
        subheading("Sign-off"),
        paragraph(format!("This area asks for the sign-off of {asked}.")),
        text("signed-by", "Signed off by", "Leave it empty until it has been signed off", Width::Twenty, by, None),
    ])
}

/// Whose sign-off a criterion asks for, if it asks for one.
fn signed_off_by(finding: &Finding<'_>) -> Option<String> {
    match &finding.evidence {
        Evidence::SignedOff(found) => Some(found.asked.to_owned()),
        Evidence::All(parts) | Evidence::Any(parts) => parts.iter().find_map(signed_off_by),
        _ => None,
    }
}
