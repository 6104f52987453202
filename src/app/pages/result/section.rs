use leptos::prelude::*;
use waymark::model::case::AreaChoice;
use waymark::model::rules::RouteKind;
use waymark::words::explain::{AreaWords, Block, RouteWords, Says, SheetSection};

use super::contents::SectionHeading;
use crate::app::parts::facts::{FactLists, RouteSection, SaysLine, route_id};
use crate::app::parts::{Button, Fold, Weight, focus_heading};
use crate::app::store::{Page, use_casework};

/// A section of the result.
#[component]
pub fn Section(section: SheetSection) -> impl IntoView {
    let SheetSection {
        id,
        heading,
        blocks,
    } = section;
    // What another area would say is for the screen.
    let class = (id == "elsewhere").then_some("wm-no-print");
    view! {
        <div class=class>
            <SectionHeading id text=heading />
            <Blocks blocks />
        </div>
    }
}

#[component]
fn Blocks(blocks: Vec<Block>) -> impl IntoView {
    let mut routes = 0..;
    let blocks = blocks.into_iter().map(move |block| match block {
        Block::Text(text) => view! { <p class="govuk-body">{text}</p> }.into_any(),
        Block::Source(text) => view! { <p class="wm-source">{text}</p> }.into_any(),
        Block::List(list) => {
            let lines = list.into_iter();
            let lines = lines.map(|says| view! { <li><SaysLine says /></li> });
            view! { <ul class="wm-facts">{lines.collect_view()}</ul> }.into_any()
        }
        Block::Steps(steps) => view! { <Steps steps /> }.into_any(),
        Block::Facts(found) => view! { <FactLists facts=vec![found] /> }.into_any(),
        Block::Route(words) => {
            let id = route_id(routes.next().unwrap_or_default());
            view! { <RouteCard words=*words id /> }.into_any()
        }
        Block::Areas(areas) => {
            let areas = areas.into_iter();
            let areas = areas.map(|area| view! { <li><OtherArea area /></li> });
            view! { <ul class="wm-elsewhere">{areas.collect_view()}</ul> }.into_any()
        }
        Block::Folded(summary, inside) => view! {
            <Fold summary>
                <Blocks blocks=inside />
            </Fold>
        }
        .into_any(),
    });
    blocks.collect_view().into_any()
}

#[component]
fn Steps(steps: Vec<Says>) -> impl IntoView {
    let steps = steps.into_iter();
    let steps = steps.map(|says| view! { <li><SaysLine says /></li> });
    view! { <ol class="wm-now">{steps.collect_view()}</ol> }
}

#[component]
fn RouteCard(words: RouteWords, id: String) -> impl IntoView {
    let judge = (words.kind == RouteKind::ProfessionalJudgement).then(|| {
        view! {
            <p class="wm-tap wm-no-print">
                <a class="govuk-link" href=Page::Judgement.hash()>
                    "Write your judgement"
                </a>
            </p>
        }
    });
    let enter = words.lacks_present.then(|| {
        view! {
            <p class="wm-says">{RouteWords::LACKS_PRESENT}</p>
            <p class="wm-tap wm-no-print">
                <a class="govuk-link" href=Page::History.hash()>
                    "Say what led to this assessment"
                </a>
            </p>
        }
    });
    view! {
        <RouteSection words id>
            {judge} {enter}
        </RouteSection>
    }
}

/// Another area, which can be looked at with the same case.
#[component]
fn OtherArea(area: AreaWords) -> impl IntoView {
    let casework = use_casework();
    let AreaWords {
        id,
        name,
        version,
        says,
    } = area;
    let look = move || {
        casework.look_at(AreaChoice::of(id.clone()));
        window().scroll_to_with_x_and_y(0.0, 0.0);
        request_animation_frame(focus_heading);
    };
    view! {
        <Button weight=Weight::Link press=look>
            {name}
        </Button>
        <p class="wm-says">{says}</p>
        <p class="wm-source">{version}</p>
    }
}
