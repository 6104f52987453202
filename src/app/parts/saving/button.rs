use leptos::prelude::*;

use super::{MakeFile, Saving};
use crate::app::parts::{Weight, button};

/// The button that saves a file.
#[component]
pub fn SaveButton(
    saving: Saving,
    words: &'static str,
    #[prop(default = Weight::Secondary)] weight: Weight,
    /// Makes the file, or nothing when something is to be put right first.
    #[prop(into)]
    made: MakeFile,
) -> impl IntoView {
    button(words, weight, move || saving.save(&made))
}
