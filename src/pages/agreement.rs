use leptos::prelude::*;

use crate::parts::heading;
use crate::store::{Desk, Page};

pub fn agreement(_desk: Desk) -> AnyView {
    heading(Page::Agreement.title())
}
