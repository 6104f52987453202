use leptos::prelude::*;

use crate::parts::heading;
use crate::store::{Desk, Page};

pub fn training(_desk: Desk) -> AnyView {
    heading(Page::Training.title())
}

pub fn replay(_desk: Desk, id: String) -> AnyView {
    heading(Page::Replay(id).title())
}
