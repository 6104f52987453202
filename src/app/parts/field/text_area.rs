use leptos::prelude::*;

use super::{Bound, DescribedBy, Labelled, Lines, Wording};
use crate::app::store::Mistakes;

/// Some lines of text, and what is said of the phrases in it that blame.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] hint: &'static str,
    rows: u8,
    #[prop(into)] bound: Bound,
    #[prop(default = None, into)] mistakes: Option<Mistakes>,
) -> impl IntoView {
    let described = DescribedBy::new(&id, hint, mistakes);
    let text = bound.get;
    view! {
        <Labelled described label>
            <Lines id described_by=described.by() rows bound />
        </Labelled>
        <Wording text />
    }
}
