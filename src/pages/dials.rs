use leptos::prelude::*;

use crate::parts::heading;
use crate::store::{Desk, Page};

pub fn dials(_desk: Desk) -> AnyView {
    heading(Page::Dials.title())
}
