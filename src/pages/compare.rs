use leptos::prelude::*;

use crate::parts::heading;
use crate::store::{Desk, Page};

pub fn compare(_desk: Desk) -> AnyView {
    heading(Page::Compare.title())
}
