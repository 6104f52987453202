use leptos::prelude::*;

use super::disclosure::Disclosure;
use crate::app::parts::When;
use crate::app::parts::exit::ExitButton;
use crate::app::parts::kept::{SavedLine, while_covered};
use crate::app::store::{Page, use_casework, use_navigation};

/// The header: the pages beside an assessment, and the way out. On a phone the pages lie behind a button.
#[component]
pub fn Header(
    /// What a keyboard comes to before them.
    children: Children,
) -> impl IntoView {
    let (casework, left) = (use_casework(), use_navigation().left);
    let menu = Disclosure::new("menu-button");
    view! {
        <header class="wm-top">
            <div hidden=while_covered()>{children()}</div>
            <div
                class="wm-top__inner"
                on:keydown=move |key| menu.key(&key)
                on:focusout=move |left| menu.left(&left)
            >
                <button
                    class="wm-top__menu"
                    type="button"
                    id=menu.button
                    aria-expanded=move || menu.open.get().to_string()
                    aria-controls="menu"
                    hidden=while_covered()
                    on:click=move |_| menu.press()
                >
                    "Menu"
                </button>
                <a class="wm-top__name" href="#/" hidden=while_covered()>
                    "Waymark"
                </a>
                <When is=casework.open>
                    <p class="wm-top__saved" hidden=while_covered()>
                        <SavedLine />
                    </p>
                </When>
                <nav
                    class="wm-top__nav"
                    class:wm-top__nav--open=menu.open
                    id="menu"
                    aria-label="Waymark"
                    hidden=while_covered()
                >
                    <ul class="wm-top__list">
                        <To page=Page::Start title="Start" here=|page| *page == Page::Start />
                        <When is=casework.open>
                            <To page=left title="Assessment" here=Page::is_assessment />
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
                <ExitButton />
            </div>
        </header>
    }
}

/// One of the pages.
#[component]
fn To(
    #[prop(into)] page: Signal<Page>,
    title: &'static str,
    /// Whether the user is there, or on a page that belongs to it.
    here: fn(&Page) -> bool,
) -> impl IntoView {
    let navigation = use_navigation();
    let current = Signal::derive(move || navigation.page.with(here).then_some("page"));
    view! {
        <li>
            <a class="wm-top__link" href=move || page.with(Page::hash) aria-current=current>
                {title}
            </a>
        </li>
    }
}
