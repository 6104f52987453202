use leptos::prelude::*;

use super::{MakeFile, Saving};
use crate::app::parts::{Button, Weight};

/// The button that saves a file.
#[component]
pub fn SaveButton(
    saving: Saving,
    words: &'static str,
    #[prop(optional)] weight: Weight,
    /// Makes the file, or nothing when something is to be put right first.
    #[prop(into)]
    made: MakeFile,
) -> impl IntoView {
    view! {
        <Button weight press=move || saving.save(&made)>
            {words}
        </Button>
    }
}
