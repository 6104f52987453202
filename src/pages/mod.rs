//! One module a page. A page asks the core for a value and shows it.

mod areas;
mod assessed;
mod before;
mod checklist;
mod closing;
mod file;
mod history;
mod judgement;
mod people;
mod reassess;
mod result;
mod start;

use leptos::prelude::*;

use crate::store::{Desk, HistoryPart, Page};

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
        Page::History(None) => history::history(desk),
        Page::History(Some(HistoryPart::Event(id))) => history::event(desk, id),
        Page::History(Some(HistoryPart::Marac(id))) => history::marac(desk, id),
        Page::History(Some(HistoryPart::Assessment(id))) => history::assessment(desk, id),
        Page::Judgement => judgement::judgement(desk),
        Page::Result => result::result(desk),
        Page::Areas(area) => areas::areas(desk, area),
    }
}
