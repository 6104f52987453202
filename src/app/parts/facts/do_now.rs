use leptos::prelude::*;
use waymark::words::explain::{DoNow, DoStep, DoneAt};

use crate::app::parts::go_to;
use crate::app::store::{Page, use_asking};

/// The id of what to do in full, further down the page.
const ALL_TO_DO: &str = "now";

/// What to do at once, and the way to the rest.
#[component]
pub fn DoThisNow(#[prop(name = "do_now")] DoNow { steps, more }: DoNow) -> impl IntoView {
    let go = move |click: web_sys::MouseEvent| {
        click.prevent_default();
        go_to(ALL_TO_DO);
    };
    let rest = (more > 0).then(|| {
        view! {
            <a class="govuk-link wm-do__more" href=Page::Result.hash() on:click=go>
                "See all"
                <span class="govuk-visually-hidden">" there is to do"</span>
            </a>
        }
    });
    let steps = steps.into_iter();
    let steps = steps.map(|step| view! { <Step step /> }).collect_view();
    view! {
        <section class="wm-do" aria-labelledby="do-this-now">
            <div class="wm-do__head">
                <h2 class="wm-do__title" id="do-this-now">
                    "Do this now"
                </h2>
                {rest}
            </div>
            <ol class="wm-do__steps">{steps}</ol>
        </section>
    }
}

#[component]
fn Step(step: DoStep) -> impl IntoView {
    let DoStep { lead, says, at } = step;
    let (words, says) = match (at, says.is_empty()) {
        (Some(at), _) => (view! { <There at lead /> }.into_any(), says),
        (None, true) => (view! { <strong>{lead}</strong> }.into_any(), says),
        (None, false) => (
            view! { <strong>{format!("{lead}: ")}</strong> }.into_any(),
            says,
        ),
    };
    view! {
        <li>
            {words}
            {says}
        </li>
    }
}

/// The way to where it is done.
#[component]
fn There(at: DoneAt, lead: String) -> impl IntoView {
    let asking = use_asking();
    let page = match at {
        DoneAt::Questions => Page::Checklist(None),
        DoneAt::CausingHarm => Page::CausingHarm,
        DoneAt::Reassess => Page::Reassess(None),
        DoneAt::Judgement => Page::Judgement,
    };
    let leave = move |_: web_sys::MouseEvent| asking.to_next.set_value(at == DoneAt::Questions);
    view! {
        <a class="govuk-link wm-do__way" href=page.hash() on:click=leave>
            {lead}
        </a>
    }
}
