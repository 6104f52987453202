//! Professional judgement: what a reviewer would weigh in this case, and the professional's own words.

use leptos::prelude::*;
use waymark::engine::decision::{Finding, JudgementMissing};
use waymark::logic::Truth;
use waymark::model::case::{CaseStoreFields, SignOff};
use waymark::model::rules::notice::Class;
use waymark::words::explain::{judgement_says, list, notice_sources, notice_words};

use super::assessed::next_review;
use crate::app::parts::field::{Bound, Checkboxes, TextArea, TextField, Ticks, Width};
use crate::app::parts::{
    all, classed, continue_to, folded, heading, lines, live, nothing, paragraph, steady, subheading,
};
use crate::app::store::{Page, use_casework};

pub fn judgement() -> AnyView {
    let casework = use_casework();
    // Nothing on this page changes what there is to weigh or whose sign-off is asked for.
    let prompts = untrack(|| {
        casework
            .decision(|decision| {
                let met = decision
                    .notices_of(Class::Prompt)
                    .filter(|found| found.answer() == Truth::Met)
                    .map(|found| (notice_words(found), notice_sources(found)));
                met.collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let roles = untrack(|| {
        casework
            .decision(|decision| {
                let steps = decision
                    .steps
                    .iter()
                    .filter(|found| found.applies() != Truth::NotMet)
                    .filter_map(|found| found.finding.as_ref());
                let routes = decision
                    .routes
                    .routes
                    .iter()
                    .filter_map(|found| found.finding.as_ref());
                let mut roles = Vec::new();
                steps
                    .chain(routes)
                    .for_each(|finding| sign_offs(finding, &mut roles));
                roles
            })
            .unwrap_or_default()
    });
    let picked = move |id: &str| {
        casework
            .case
            .judgement()
            .with(|judgement| judgement.reasons.iter().any(|reason| reason == id))
    };
    let pick = move |id: &str, on: bool| {
        casework.edit(|case| {
            case.judgement.reasons.retain(|reason| reason != id);
            if on {
                case.judgement.reasons.push(id.to_owned());
            }
        });
    };
    let words = Bound::new(
        move || {
            casework
                .case
                .judgement()
                .with(|judgement| judgement.words.clone())
        },
        move |text| casework.edit(|case| case.judgement.words = text),
    );
    let by = Bound::new(
        move || {
            casework
                .case
                .judgement()
                .with(|judgement| judgement.by.clone())
        },
        move |text| casework.edit(|case| case.judgement.by = text),
    );
    let heard = move |_: &str| {
        casework
            .case
            .judgement()
            .with(|judgement| judgement.should_be_heard)
    };
    let weighed = if prompts.is_empty() {
        paragraph(
            "Nothing recorded so far is one of the things published reviews and guidance weigh. Your own reasons count just as much.",
        )
    } else {
        let hint = "Tick what you rely on. Each comes from this case and from a published review or guidance.";
        let sources = prompts
            .iter()
            .map(|(_, sources)| format!("{}: {}", sources.lead, sources.items.join("; ")))
            .collect::<Vec<_>>();
        let prompts: Vec<_> = prompts
            .into_iter()
            .map(|(words, _)| [words.id, words.title, words.says])
            .collect();
        all(vec![
            view! {
                <Checkboxes
                    id="reasons"
                    legend="What a reviewer would weigh in this case"
                    hint
                    choices=prompts
                    ticks=Ticks::new(picked, pick)
                />
            }
            .into_any(),
            folded("Where these come from", lines(sources)),
        ])
    };
    let judges = vec![(
        "heard".to_owned(),
        "I judge that this case should be heard".to_owned(),
    )];
    let ticks = Ticks::new(heard, move |_, on| {
        casework.edit(|case| case.judgement.should_be_heard = on)
    });
    all(vec![
        heading("Judgement"),
        live(move || {
            casework
                .decision(judgement_says)
                .map_or_else(nothing, paragraph)
        }),
        weighed,
        view! {
            <TextArea
                id="words"
                label="Your reasons, in your own words"
                hint="What worries you, about whom, and why now. A court or a colleague may read this."
                rows=6
                bound=words
            />
        }
        .into_any(),
        view! {
            <Checkboxes id="heard" legend="Your judgement" choices=judges ticks />
        }
        .into_any(),
        classed("div", "")
            .at("role", "status")
            .with(still_asked())
            .view(),
        view! {
            <TextField
                id="judged-by"
                label="Who judges"
                hint="Role or name, as your agency wants it"
                width=Width::Twenty
                bound=by
            />
        }
        .into_any(),
        if roles.is_empty() {
            nothing()
        } else {
            signing(roles)
        },
        next_review(),
        continue_to(&Page::Result),
    ])
}

/// What the rule still asks for, once it is judged that the case should be heard.
fn still_asked() -> AnyView {
    let casework = use_casework();
    let asked = steady(move || {
        let found = casework.decision(|decision| {
            let findings = decision
                .routes
                .routes
                .iter()
                .filter_map(|found| found.finding.as_ref());
            findings
                .filter_map(judged)
                .find(|missing| !missing.is_empty())
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
        asked => classed("div", "govuk-inset-text")
            .text(format!("Still asked for: {asked}."))
            .view(),
    })
}

/// What is missing of a judgement that a criterion asks for.
fn judged(finding: &Finding<'_>) -> Option<Vec<JudgementMissing>> {
    let judgement = finding.leaves().find_map(Finding::judgement)?;
    Some(judgement.missing.clone())
}

/// Who signed, and whose sign-off that is: the second is picked from what the rule asks for, since no words tell it.
fn signing(roles: Vec<String>) -> AnyView {
    let casework = use_casework();
    let by = Bound::new(
        move || {
            casework.case.sign_off().with(|sign_off| {
                sign_off
                    .as_ref()
                    .map(|sign_off| sign_off.by.clone())
                    .unwrap_or_default()
            })
        },
        move |text| sign(|sign_off| sign_off.by = text),
    );
    let is_theirs = move |role: &str| {
        casework.case.sign_off().with(|sign_off| {
            sign_off
                .iter()
                .flat_map(|sign_off| &sign_off.roles)
                .any(|known| known == role)
        })
    };
    let pick = move |role: &str, on: bool| {
        sign(|sign_off| {
            sign_off.roles.retain(|known| known != role);
            if on {
                sign_off.roles.push(role.to_owned());
            }
        });
    };
    let asked = list(&roles, "and");
    let choices: Vec<_> = roles
        .into_iter()
        .map(|role| (role.clone(), format!("Of {role}")))
        .collect();
    all(vec![
        subheading("Sign-off"),
        paragraph(format!("This area asks for the sign-off of {asked}.")),
        view! {
            <TextField
                id="signed-by"
                label="Signed off by"
                hint="Leave it empty until it has been signed off"
                width=Width::Twenty
                bound=by
            />
        }
        .into_any(),
        view! {
            <Checkboxes
                id="signed-as"
                legend="Whose sign-off is it?"
                hint="Who signed is not compared with what the area asks for. Until you tick it, it cannot be told."
                choices
                ticks=Ticks::new(is_theirs, pick)
            />
        }
        .into_any(),
    ])
}

/// Changes the sign-off, of the day the case speaks for; one that says nothing any more is none.
fn sign(change: impl FnOnce(&mut SignOff)) {
    let casework = use_casework();
    casework.edit(|case| {
        let when = case.as_of.into();
        let mut sign_off = case.sign_off.take().unwrap_or_else(|| SignOff {
            when,
            ..SignOff::default()
        });
        change(&mut sign_off);
        let says_nothing = sign_off.by.trim().is_empty() && sign_off.roles.is_empty();
        case.sign_off = (!says_nothing).then_some(sign_off);
    });
}

/// Whose sign-offs a criterion asks for, each once.
fn sign_offs(finding: &Finding<'_>, roles: &mut Vec<String>) {
    for found in finding.leaves().filter_map(Finding::signed_off) {
        if !roles.iter().any(|role| role == found.asked) {
            roles.push(found.asked.to_owned());
        }
    }
}
