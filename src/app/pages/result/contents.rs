use leptos::prelude::*;
use waymark::words::explain::{Attention, SheetSection};

use crate::app::parts::go_to;
use crate::app::store::Page;

/// The last part of the page, which is the page's own.
pub const KEEP: (&str, &str) = ("keep", "Save or print");

/// A heading that the contents lead to.
#[component]
pub fn SectionHeading(id: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <h2 class="govuk-heading-m wm-section" id=id tabindex="-1">
            {text}
        </h2>
    }
}

/// The headings of the page, each of which can be gone to.
#[component]
pub fn Contents<'s>(sections: &'s [SheetSection], attention: &'s [Attention]) -> impl IntoView {
    // What to do comes last: its lines that matter most stand before all of this.
    let (to_do, others): (Vec<_>, Vec<_>) = sections.iter().partition(|section| section.is_to_do());
    let of = |section: &SheetSection| (section.id, section.heading.clone());
    let (why, rest): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|section| section.id == "routes");
    let called = attention.iter().map(|one| (one.id, one.heading.to_owned()));
    let entries = called
        .chain(why.into_iter().map(of))
        .chain(rest.into_iter().map(of))
        .chain(to_do.into_iter().map(of))
        .chain([(KEEP.0, KEEP.1.to_owned())]);
    let entries = entries.map(|(id, text)| {
        let go = move |click: web_sys::MouseEvent| {
            click.prevent_default();
            go_to(id);
        };
        view! {
            <li>
                <a class="govuk-link" href=Page::Result.hash() on:click=go>
                    {text}
                </a>
            </li>
        }
    });
    view! {
        <nav class="wm-contents" aria-labelledby="contents">
            <h2 class="govuk-heading-s wm-contents__title" id="contents">
                "On this page"
            </h2>
            <ul class="wm-contents__list">{entries.collect_view()}</ul>
        </nav>
    }
}
