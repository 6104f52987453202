use leptos::prelude::*;
use waymark::words::explain::Headline;

/// What follows, with what a reader must know with it.
#[component]
pub fn ResultHeadline(headline: Headline) -> impl IntoView {
    let tags = headline.tags.into_iter();
    let tags = tags.map(|tag| view! { <span class="wm-tag wm-tag--ask">{tag.words()}</span> });
    view! {
        <h1 class="wm-headline" tabindex="-1">
            {headline.text}
            " "
            <span class="wm-headline__tags">{tags.collect_view()}</span>
        </h1>
    }
}
