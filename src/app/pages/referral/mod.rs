//! The referral: checked section by section, and then read, copied, shared or saved.

mod check;
mod fields;
mod names;
mod read;
mod supports;

use std::sync::OnceLock;

use waymark::engine::decided::Decided;
use waymark::words::pack::{Of, Papers};

use crate::app::store::use_casework;

pub use check::ReferralCheck;
pub use read::PaperRead;
pub use supports::SupportsSheet;

/// The papers, read once.
fn papers() -> Option<&'static Papers> {
    static PAPERS: OnceLock<Option<Papers>> = OnceLock::new();
    PAPERS.get_or_init(|| Papers::bundled().ok()).as_ref()
}

/// What a paper is made of.
fn of(decided: &Decided) -> Of<'_> {
    Of {
        case: decided.case(),
        decision: decided.decision(),
        book: decided.book(),
    }
}

/// Puts words into a field of the referral; none takes the field out.
fn put(field: &str, words: &str) {
    let casework = use_casework();
    casework.edit(|case| {
        if words.is_empty() {
            case.referral.remove(field);
        } else {
            case.referral.insert(field.to_owned(), words.to_owned());
        }
    });
}
