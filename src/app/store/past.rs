//! The past cases that were loaded, and what came of comparing rules over them.

use std::sync::Arc;

use leptos::prelude::*;
use waymark::workshop::past::{AskedOrder, Compared, DateOrders, Doubt, KeptRows, Past};

/// Past cases.
#[derive(Default)]
pub struct PastCases {
    /// Those that were loaded, for the page about them and for the dials.
    pub cases: RwSignal<Option<Arc<Past>>>,
    /// What else lies on that page.
    pub page: PastPage,
}

/// The past cases.
pub fn use_past() -> &'static PastCases {
    expect_context()
}

/// What lies on the page about past cases, so that a look at another loses nothing of it.
#[derive(Clone, Copy, Default)]
pub struct PastPage {
    /// What there was to say of what was loaded.
    pub loaded: RwSignal<PastLoaded>,
    /// The versions that are chosen, as the lists write them; empty is the first that is offered.
    pub rules: [RwSignal<String>; 2],
    /// What came of comparing.
    pub found: RwSignal<Option<PastFound>>,
    /// Which of the rows in doubt are kept as cases.
    pub keep: RwSignal<KeptRows>,
    /// What was said of the dates of a column that do not show what comes first in them.
    pub orders: RwSignal<DateOrders>,
    /// The file, while it may have to be read again because of its dates.
    pub file: StoredValue<Option<Arc<Vec<u8>>>>,
    /// The checklist of rows that name none; empty is the first that is offered.
    pub checklist: RwSignal<String>,
    /// How many adult women live in the area, as it was typed.
    pub women: RwSignal<String>,
    /// How many months the cases cover, as it was typed.
    pub months: RwSignal<String>,
}

/// What came of comparing past cases, and what it is of.
#[derive(Clone)]
pub struct PastFound {
    /// The versions, as the lists write them.
    pub rules: [String; 2],
    /// The rows in doubt that were kept.
    pub keep: KeptRows,
    /// What came of it.
    pub compared: Arc<Compared>,
}

/// What there was to say of past cases when they were loaded.
#[derive(Clone, Default)]
pub struct PastLoaded {
    /// How many.
    pub says: String,
    /// What of the file was not used, and how it was read.
    pub notes: Vec<String>,
    /// How many rows were left out, by the reason.
    pub left_out: String,
    /// Every row that was left out, and why.
    pub refused: Vec<String>,
    /// How many rows have a cell that does not read.
    pub in_part: String,
    /// Every such row, and which cell it is.
    pub remarks: Vec<String>,
    /// The rows in doubt, and what is said of them.
    pub doubts: Vec<(Doubt, String)>,
    /// The columns of which it is asked what comes first in their dates.
    pub asked: Vec<AskedOrder>,
    /// How they were made up, if they were.
    pub made_up: Vec<String>,
}
