use leptos::prelude::*;

use crate::parts::heading;
use crate::store::{Desk, Page};

pub fn edit_area(_desk: Desk, area: String) -> AnyView {
    heading(Page::EditArea(area).title())
}
