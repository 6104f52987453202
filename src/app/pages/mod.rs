//! One module a page. A page asks the core for a value and shows it.
#![expect(
    clippy::too_many_lines,
    reason = "a page is laid out from top to bottom; one that is made anew is taken apart into components"
)]

mod agreement;
mod areas;
mod assessed;
mod before;
mod causing_harm;
mod checklist;
mod claims;
mod closing;
mod compare;
mod device;
mod dials;
mod edit_area;
mod file;
#[cfg(debug_assertions)]
mod gallery;
mod history;
mod judgement;
mod past;
mod people;
mod reassess;
mod referral;
mod result;
mod rule_fields;
mod start;
mod training;

use leptos::prelude::*;

use crate::app::parts::{Heading, LinkButton, live};
use crate::app::store::{Page, Paper, State, use_casework, use_keep};

/// The page at an address. An assessment's is there when a case is, and goes with it.
pub fn page(page: Page) -> AnyView {
    let casework = use_casework();
    if !page.is_assessment() {
        return of(page);
    }
    let open = Memo::new(move |_| casework.open.get());
    live(move || {
        let (open, page) = (open.get(), page.clone());
        untrack(|| if open { of(page) } else { none_open() })
    })
}

/// In place of an assessment's page while no case is open, as in a new window.
fn none_open() -> AnyView {
    let keep = use_keep();
    let ways = live(move || {
        let locked = keep.state.get() == State::Locked;
        let unlock = locked.then(|| {
            view! {
                <p>
                    <LinkButton page=Page::Start primary=true>
                        "Unlock what is kept"
                    </LinkButton>
                </p>
            }
        });
        view! {
            {unlock}
            <p>
                <LinkButton page=Page::New primary=!locked>
                    "Start a new assessment"
                </LinkButton>
            </p>
            <p>
                <LinkButton page=Page::Start>"Open a file"</LinkButton>
            </p>
        }
        .into_any()
    });
    view! {
        <Heading>"No case is open"</Heading>
        <p class="govuk-body">"No case is open. Start one, or open a file."</p>
        {ways}
    }
    .into_any()
}

fn of(page: Page) -> AnyView {
    match page {
        Page::Start => start::start(),
        Page::New => start::new(),
        Page::Details => start::details(),
        Page::Before => before::before(),
        Page::People => people::people(),
        Page::Checklist(instrument) => view! { <checklist::Checklist instrument /> }.into_any(),
        Page::Reassess(instrument) => reassess::reassess(instrument),
        Page::Closing => closing::closing(),
        Page::History => history::history(),
        Page::Entry(list, id) => history::entry(list, id),
        Page::CausingHarm => causing_harm::causing_harm(),
        Page::Judgement => judgement::judgement(),
        Page::Result => view! { <result::ResultPage /> }.into_any(),
        Page::Referral => view! { <referral::ReferralCheck /> }.into_any(),
        Page::Paper(Paper::Referral) => {
            view! { <referral::PaperRead form="referral" /> }.into_any()
        }
        Page::Paper(Paper::Summary) => view! { <referral::PaperRead form="summary" /> }.into_any(),
        Page::Paper(Paper::Record) => view! { <referral::PaperRead form="record" /> }.into_any(),
        Page::Paper(Paper::Supports) => view! { <referral::SupportsSheet /> }.into_any(),
        Page::Areas(area) => areas::areas(area),
        Page::EditArea(area, part) => edit_area::edit_area(area, &part),
        Page::Training => training::training(),
        Page::Replay(id, _) => training::replay(id),
        Page::Compare => compare::compare(),
        Page::Dials(area) => dials::dials(area),
        Page::Past => past::past(),
        Page::Agreement => agreement::agreement(),
        Page::Claims => claims::page(),
        Page::Device => device::device(),
        Page::KeepHere => device::keep(),
        Page::Unlock => device::unlock(),
        Page::ChangePassphrase => device::passphrase(),
        Page::Delete(id) => device::delete(id),
        Page::HandOver => device::hand_over(),
        #[cfg(debug_assertions)]
        Page::Gallery(part) => gallery::gallery(&part),
    }
}
