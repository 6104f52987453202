//! One module a page. A page asks the core for a value and shows it.

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

use crate::app::parts::{all, heading, link_button, live, paragraph};
use crate::app::store::{Desk, Page, State};

/// The page at an address. An assessment's is there when a case is, and goes with it.
pub fn page(desk: Desk, page: Page) -> AnyView {
    if !page.is_assessment() {
        return of(desk, page);
    }
    let open = Memo::new(move |_| desk.open.get());
    live(move || {
        let (open, page) = (open.get(), page.clone());
        untrack(|| {
            if open {
                of(desk, page)
            } else {
                none_open(desk)
            }
        })
    })
}

/// In place of an assessment's page while no case is open, as in a new window.
fn none_open(desk: Desk) -> AnyView {
    let ways = live(move || {
        let locked = desk.keep.state.get() == State::Locked;
        let mut ways = if locked {
            vec![link_button(&Page::Start, "Unlock what is kept", false)]
        } else {
            Vec::new()
        };
        ways.push(link_button(&Page::New, "Start a new assessment", locked));
        ways.push(link_button(&Page::Start, "Open a file", true));
        all(ways)
    });
    all(vec![
        heading("No case is open"),
        paragraph("No case is open. Start one, or open a file."),
        ways,
    ])
}

fn of(desk: Desk, page: Page) -> AnyView {
    match page {
        Page::Start => start::start(desk),
        Page::New => start::new(desk),
        Page::Details => start::details(desk),
        Page::Before => before::before(desk),
        Page::People => people::people(desk),
        Page::Checklist(instrument) => checklist::checklist(desk, instrument),
        Page::Reassess(instrument) => reassess::reassess(desk, instrument),
        Page::Closing => closing::closing(desk),
        Page::History => history::history(desk),
        Page::Entry(list, id) => history::entry(desk, list, id),
        Page::CausingHarm => causing_harm::causing_harm(desk),
        Page::Judgement => judgement::judgement(desk),
        Page::Result => result::result(desk),
        Page::Referral => referral::referral(desk),
        Page::Paper(which) => referral::read(desk, which),
        Page::Areas(area) => areas::areas(desk, area),
        Page::EditArea(area, part) => edit_area::edit_area(desk, area, &part),
        Page::Training => training::training(desk),
        Page::Replay(id, _) => training::replay(desk, id),
        Page::Compare => compare::compare(desk),
        Page::Dials(area) => dials::dials(desk, area),
        Page::Past => past::past(desk),
        Page::Agreement => agreement::agreement(desk),
        Page::Claims => claims::page(),
        Page::Device => device::device(desk),
        Page::KeepHere => device::keep(desk),
        Page::Unlock => device::unlock(desk),
        Page::ChangePassphrase => device::passphrase(desk),
        Page::Delete(id) => device::delete(desk, id),
        Page::HandOver => device::hand_over(desk),
    }
}
