use leptos::prelude::*;

use crate::parts::heading;
use crate::store::{Desk, Page};

pub fn past(_desk: Desk) -> AnyView {
    heading(Page::Past.title())
}
