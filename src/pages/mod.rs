//! One module a page. A page asks the core for a value and shows it.

mod areas;
mod assessed;
mod before;
mod causing_harm;
mod checklist;
mod claims;
mod closing;
mod device;
mod file;
mod history;
mod judgement;
mod people;
mod reassess;
mod referral;
mod result;
mod start;

use leptos::prelude::*;

use crate::store::{Desk, Page};

/// The page at an address.
pub fn page(desk: Desk, page: Page) -> AnyView {
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
        Page::Claims => claims::page(),
        Page::Device => device::device(desk),
        Page::KeepHere => device::keep(desk),
        Page::Unlock => device::unlock(desk),
        Page::ChangePassphrase => device::passphrase(desk),
        Page::Delete(id) => device::delete(desk, id),
        Page::HandOver => device::hand_over(desk),
    }
}
