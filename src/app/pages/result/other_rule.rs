use leptos::prelude::*;
use waymark::model::case::AreaChoice;

use crate::app::parts::field::{Bound, Select};
use crate::app::parts::{live, nothing};
use crate::app::store::{use_areas, use_casework};

/// Whose rule is shown; another can be looked at with the same case.
#[component]
pub fn OtherRule() -> impl IntoView {
    let (casework, areas) = (use_casework(), use_areas());
    let choices = areas.book.with(|book| {
        let areas = book.areas.iter();
        areas
            .map(|area| (area.id.clone(), area.name.clone()))
            .collect()
    });
    let bound = Bound::new(
        move || {
            let shown = casework.rules(|rules| rules.area.id.clone());
            shown.unwrap_or_default()
        },
        move |id| casework.look_at(AreaChoice::of(id)),
    );
    view! {
        <div class="wm-area">
            <Select id="shown-area" label="Under the rule of" choices bound />
            <OtherVersion />
        </div>
    }
}

/// Which version of it, where there are several.
#[component]
fn OtherVersion() -> impl IntoView {
    let (casework, areas) = (use_casework(), use_areas());
    live(move || {
        let Some(area) = casework.rules(|rules| rules.area.id.clone()) else {
            return nothing();
        };
        let choices: Vec<(String, String)> = areas.book.with(|book| {
            let versions = book.area(&area).map(|area| area.versions.iter());
            let named = versions.into_iter().flatten();
            named
                .map(|version| (version.id.clone(), version.title.clone()))
                .collect()
        });
        if choices.len() < 2 {
            return nothing();
        }
        let bound = Bound::new(
            move || {
                let shown = casework.decision(|decision| decision.routes.version.id.clone());
                shown.unwrap_or_default()
            },
            move |id| {
                casework.look_at(AreaChoice {
                    version: Some(id),
                    ..AreaChoice::of(area.clone())
                });
            },
        );
        view! { <Select id="shown-version" label="Version" choices bound /> }.into_any()
    })
}
