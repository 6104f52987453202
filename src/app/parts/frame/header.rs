use leptos::prelude::*;

use crate::app::parts::When;
use crate::app::parts::kept::while_covered;
use crate::app::store::{Page, use_casework, use_navigation};

/// The header: the name, and the pages beside an assessment.
#[component]
pub fn Header(
    /// What a keyboard comes to before them.
    children: Children,
) -> impl IntoView {
    let casework = use_casework();
    view! {
        <header class="wm-top" hidden=while_covered()>
            {children()}
            <div class="wm-top__inner">
                <a class="wm-top__name" href="#/">
                    "Waymark"
                </a>
                <nav class="wm-top__nav" aria-label="Waymark">
                    <ul class="wm-top__list">
                        <To page=Page::Start title="Start" here=|page| *page == Page::Start />
                        <When is=casework.open>
                            <To page=Page::Result title="Assessment" here=Page::is_assessment />
                        </When>
                        <To
                            page=Page::Areas(None)
                            title="Areas and rules"
                            here=|page| matches!(page, Page::Areas(_) | Page::EditArea(..))
                        />
                        <To page=Page::Training title="Training" here=Page::is_training />
                        <To page=Page::Device title="This device" here=Page::is_device />
                    </ul>
                </nav>
            </div>
        </header>
    }
}

/// One of the pages.
#[component]
fn To(
    page: Page,
    title: &'static str,
    /// Whether the user is there, or on a page that belongs to it.
    here: fn(&Page) -> bool,
) -> impl IntoView {
    let navigation = use_navigation();
    let current = Signal::derive(move || navigation.page.with(here).then_some("page"));
    view! {
        <li>
            <a class="wm-top__link" href=page.hash() aria-current=current>
                {title}
            </a>
        </li>
    }
}
