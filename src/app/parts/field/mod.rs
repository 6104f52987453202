//! Form fields after GOV.UK's patterns, bound to the case or to a draft.
//!
//! What is typed and chosen is of a case, unless a field is told otherwise: each says that the browser is to remember nothing of
//! it (`autocomplete`), and to send none of it to a service that checks spelling; the whole page says that too.

mod area;
mod bound;
mod checkboxes;
mod date;
mod described;
mod error_summary;
mod file;
mod lines;
mod radios;
mod select;
mod text;
mod text_area;
mod understood;
mod wording;

pub use area::{AreaFinder, AreaSought};
pub use bound::{Bound, Boxes, Ticks};
pub use checkboxes::Checkboxes;
pub use date::DateField;
pub use described::{DescribedBy, Labelled, mistake_of};
pub use error_summary::ErrorSummary;
pub use file::FileField;
pub use lines::Lines;
pub use radios::Radios;
pub use select::Select;
pub use text::{TextField, Width};
pub use text_area::TextArea;
pub use understood::Understood;
pub use wording::Wording;

/// The id of one of several choices: the first has the field's own, so that a line of the error summary leads to it.
fn choice_id(id: &str, index: usize) -> String {
    if index == 0 {
        id.to_owned()
    } else {
        format!("{id}-{index}")
    }
}
