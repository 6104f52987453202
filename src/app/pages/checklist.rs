//! The checklist, with a map of it, the area's own questions, and the follow-up sets that may be offered.

use leptos::prelude::*;
use waymark::model::case::VICTIM;
use waymark::model::instrument::{Instrument, Item, Role};

use super::assessed::{Assessed, about_another, made, own_grade};
use crate::app::parts::question::{KeysHint, QuestionMap, answers, in_one_order, questions};
use crate::app::parts::{
    Fold, When, Words, all, back_to, continue_to, focus, link_button, live, nothing,
};
use crate::app::store::{Page, use_areas, use_asking, use_casework};

/// The checklist of that id, or the one that the case asks for.
#[component]
pub fn Checklist(instrument: Option<String>) -> impl IntoView {
    let areas = use_areas();
    let id = instrument.unwrap_or_else(asked_for);
    areas.book.with_untracked(|book| match book.instrument(&id) {
        Some(instrument) => {
            resume(&instrument.id);
            shown(instrument)
        }
        None => view! {
            <h1 class="govuk-heading-l" tabindex="-1">
                "Checklist"
            </h1>
            <p class="govuk-body">
                {format!(
                    "The checklist \u{201c}{id}\u{201d} is not loaded. Load its file on the page \u{201c}Areas and rules\u{201d}.",
                )}
            </p>
        }
        .into_any(),
    })
}

/// Goes on at the question that was answered last, once the page is there and its heading has had the focus.
fn resume(instrument: &str) {
    let asking = use_asking();
    if asking.to_next.get_value() {
        return;
    }
    let last = asking
        .last
        .with_value(|last| last.iter().find(|(list, _)| list == instrument).cloned());
    let Some((_, question)) = last else { return };
    request_animation_frame(move || {
        request_animation_frame(move || {
            if let Some(question) = document().get_element_by_id(&question) {
                question
                    .query_selector("input:checked")
                    .ok()
                    .flatten()
                    .iter()
                    .for_each(focus);
                question.scroll_into_view();
            }
        });
    });
}

/// The checklist about the victim, or about another person that is chosen.
fn shown(instrument: &Instrument) -> AnyView {
    let areas = use_areas();
    if instrument.role != Role::Checklist {
        return about(RwSignal::new(VICTIM.to_owned()), instrument);
    }
    let (whom, id) = (RwSignal::new(VICTIM.to_owned()), instrument.id.clone());
    live(move || {
        whom.track();
        untrack(|| {
            areas.book.with(|book| {
                book.instrument(&id)
                    .map_or_else(nothing, |list| about(whom, list))
            })
        })
    })
}

fn about(whom: RwSignal<String>, instrument: &Instrument) -> AnyView {
    let person = whom.get();
    let answers = answers(&person, instrument);
    let of = Assessed::new(&person, &instrument.id);
    let is_checklist = instrument.role == Role::Checklist;
    let back = Page::Checklist(None);
    let (title, explained) = (instrument.title.clone(), instrument.about.clone());
    view! {
        {(!is_checklist).then(|| back_to(&back))}
        <h1 class="govuk-heading-l" tabindex="-1">
            {title}
        </h1>
        {is_checklist.then(|| about_another(&person))}
        <p class="wm-source">
            "Not the official form: the questions are in our own words, under the paper form's numbers."
        </p>
        {is_checklist.then(|| made(whom, of))}
        <KeysHint />
        <QuestionMap questions=answers.by_number(instrument) />
        {if is_checklist && person == VICTIM {
            view! { <FirstWhatSettles instrument=instrument.clone() /> }.into_any()
        } else {
            questions(instrument, &answers, None)
        }}
        <Fold summary="About this checklist">
            <p class="govuk-body">{explained}</p>
        </Fold>
        {if is_checklist {
            view! {
                {own_grade(of)}
                <Others shown=instrument.id.clone() />
                {continue_to(&Page::History)}
            }
                .into_any()
        } else {
            link_button(&back, "Back to the checklist", false)
        }}
    }
    .into_any()
}

/// The checklist the case was begun with, or else the one the area asks for.
fn asked_for() -> String {
    let casework = use_casework();
    let begun = casework
        .decision(|decision| {
            decision
                .checklist
                .as_ref()
                .map(|state| state.instrument.id.clone())
        })
        .flatten();
    begun
        .or_else(|| casework.rules(|rules| rules.version.checklist.clone()))
        .unwrap_or_default()
}

/// The questions about the victim: in the order of the form with the area's own after them, or first those that could
/// settle a route. Which those are when it is turned on decides the order, so that nothing moves under a finger; an answer
/// brings none that was not among them.
#[component]
fn FirstWhatSettles(instrument: Instrument) -> impl IntoView {
    let quick = use_asking().quick;
    let left = Memo::new(move |_| settling().len());
    let says = Words::of(move || match left.get() {
        0 => "No question could settle a route now. ".to_owned(),
        1 => "1 question could settle a route. ".to_owned(),
        left => format!("{left} questions could settle a route. "),
    });
    let does = Words::of(move || {
        if quick.get() {
            "Back to the order of the form".to_owned()
        } else {
            "Ask these first".to_owned()
        }
    });
    let can = Signal::derive(move || quick.get() || left.get() > 0);
    let turn = move |_| quick.update(|quick| *quick = !*quick);
    let asked = live(move || {
        let quick = quick.get();
        untrack(|| {
            if quick {
                settling_first(&instrument)
            } else {
                let answers = answers(VICTIM, &instrument);
                all(vec![
                    questions(&instrument, &answers, None),
                    local().unwrap_or_else(nothing),
                ])
            }
        })
    });
    view! {
        <p class="govuk-body wm-quick">
            <span role="status" prop:textContent=says></span>
            <When is=can>
                <button class="wm-link" type="button" on:click=turn prop:textContent=does></button>
            </When>
        </p>
        {asked}
    }
}

/// The questions that could settle a route, each by its list and its place there: those of lists about the victim, since
/// what is known of a person causing harm has a page of its own.
fn settling() -> Vec<(String, usize)> {
    let areas = use_areas();
    let found = use_casework().decision(|decision| {
        let first = decision.checklist.as_ref();
        let first = first.map(|state| state.instrument.id.as_str());
        areas.book.with(|book| {
            let mut lists: Vec<&Instrument> = book.instruments.iter().collect();
            // Two checklists may have a question in common: the one that is used comes first.
            lists.sort_by_key(|list| Some(list.id.as_str()) != first);
            let place = |item: &Item| {
                lists.iter().find_map(|list| {
                    let place = list.items.iter().position(|one| one == item)?;
                    (list.role != Role::CausingHarm).then(|| (list.id.clone(), place))
                })
            };
            let settling = decision.settling_questions();
            settling.iter().filter_map(|one| place(one.item)).collect()
        })
    });
    found.unwrap_or_default()
}

/// The questions the area adds of its own.
fn local() -> Option<AnyView> {
    let casework = use_casework();
    untrack(|| {
        casework.rules(|rules| {
            let instrument = rules.book.instrument(&rules.area.local_instrument())?;
            let asked = questions(instrument, &answers(VICTIM, instrument), None);
            let title = instrument.title.clone();
            Some(
                view! {
                    <h2 class="govuk-heading-m wm-section">{title}</h2>
                    {asked}
                }
                .into_any(),
            )
        })
    })
    .flatten()
}

/// First what could settle a route, and then the rest of the checklist and of the area's own questions.
fn settling_first(instrument: &Instrument) -> AnyView {
    let mut order = settling();
    let own = use_casework().rules(|rules| rules.area.local_instrument());
    use_areas().book.with_untracked(|book| {
        let local = own.and_then(|own| book.instrument(&own));
        for list in std::iter::once(instrument).chain(local) {
            for place in 0..list.items.len() {
                if !order.iter().any(|(id, at)| *id == list.id && *at == place) {
                    order.push((list.id.clone(), place));
                }
            }
        }
        let mut ids: Vec<&String> = order.iter().map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids.dedup();
        let lists: Vec<_> = ids
            .into_iter()
            .filter_map(|id| book.instrument(id))
            .map(|list| (list, answers(VICTIM, list)))
            .collect();
        let places: Vec<_> = order
            .iter()
            .filter_map(|(id, place)| {
                let (list, answers) = lists.iter().find(|(list, _)| list.id == *id)?;
                Some((*list, answers, *place))
            })
            .collect();
        all(in_one_order(&places))
    })
}

/// The further sets of questions, and the other checklists.
#[component]
fn Others(
    /// The one that is shown.
    shown: String,
) -> impl IntoView {
    let areas = use_areas();
    let of = |role: Role| {
        areas.book.with_untracked(|book| {
            let others = book.instruments.iter().filter(|instrument| {
                instrument.role == role && instrument.id != shown && !instrument.in_place
            });
            let links = others.map(|one| {
                let target = Page::Checklist(Some(one.id.clone())).hash();
                view! {
                    <li>
                        <a class="govuk-link" href=target>
                            {one.title.clone()}
                        </a>
                    </li>
                }
            });
            view! { <ul class="govuk-list">{links.collect_view()}</ul> }
        })
    };
    view! {
        <h2 class="govuk-heading-m wm-section">"Further questions, if they help"</h2>
        {of(Role::FollowUp)}
        <h3 class="govuk-heading-s">"Other checklists"</h3>
        <p class="govuk-body">"The answers to one are never turned into another's."</p>
        {of(Role::Checklist)}
    }
}
