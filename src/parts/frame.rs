//! Header, answer bar, map and footer.

use leptos::prelude::*;

use crate::store::{Desk, Page, leave};

/// The header: the name, the pages beside an assessment, and the way out where there is no bar.
pub fn header(desk: Desk) -> impl IntoView {
    let link = move |page: Page| {
        let (target, title) = (page.hash(), page.title());
        let current = move || desk.page.with(|now| std::mem::discriminant(now) == std::mem::discriminant(&page)).then_some("page");
        view! { <li><a class="wm-top__link" href=target aria-current=current>{title}</a></li> }
    };
    view! {
        <header class="wm-top">
            <div class="wm-top__inner">
                <a class="wm-top__name" href="#/">"Waymark"</a>
                <nav class="wm-top__nav" aria-label="Waymark">
                    <ul class="wm-top__list">
                        {link(Page::Start)}
                        {move || desk.open.get().then(|| {
                            view! { <li><a class="wm-top__link" href="#/result" aria-current=move || desk.page.get().is_assessment().then_some("true")>"Assessment"</a></li> }
                        })}
                        {link(Page::Areas(None))}
                    </ul>
                </nav>
                {move || (!desk.page.get().is_assessment()).then(|| exit(desk))}
            </div>
        </header>
    }
}

fn exit(desk: Desk) -> impl IntoView {
    view! {
        <button type="button" class="wm-exit" on:click=move |_| {
            desk.changed.set(false);
            leave();
        }>"Exit this page"</button>
    }
}

/// The answer, always in sight.
pub fn bar(desk: Desk) -> impl IntoView {
    view! {
        <section class="wm-bar" aria-label="The answer so far">
            <div class="wm-bar__inner">
                <p class="wm-bar__text">
                    <span class="wm-bar__state" role="status">{move || desk.bar.get().state}</span>
                    <span class="wm-bar__more">{move || desk.bar.get().detail}</span>
                    " "
                    <a class="wm-bar__why" href="#/result">"Why"</a>
                </p>
                {exit(desk)}
            </div>
        </section>
    }
}

/// The map of an assessment.
pub fn progress(desk: Desk) -> impl IntoView {
    let links = Page::ASSESSMENT.map(|part| {
        let (target, title) = (part.hash(), part.title());
        let current = move || desk.page.with(|now| now.is_in(&part)).then_some("page");
        view! { <li><a class="wm-progress__link" href=target aria-current=current>{title}</a></li> }
    });
    view! {
        <nav class="wm-progress" aria-label="Parts of the assessment">
            <ul class="wm-progress__list">{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// What is true of every page.
pub fn footer(desk: Desk) -> impl IntoView {
    view! {
        <footer class="wm-footer">
            <div class="govuk-width-container">
                <p class="wm-source">
                    "Waymark is a guide and not the official form. It decides nothing: a professional does. "
                    {move || if desk.changed.get() {
                        "What you typed is in this window's memory and nowhere else; save it as a file before you close the window."
                    } else {
                        "Nothing is sent anywhere, and nothing is kept on this device unless you save a file."
                    }}
                </p>
            </div>
        </footer>
    }
}
