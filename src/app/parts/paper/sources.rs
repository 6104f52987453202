use leptos::prelude::*;
use waymark::model::sources::Source;
use waymark::words::explain::source_words;

use crate::app::parts::{Fold, lines, paragraph};

/// Where something was read, folded away and not printed.
#[component]
pub fn SourceList(
    summary: &'static str,
    #[prop(into)] says: String,
    sources: Vec<Source>,
) -> impl IntoView {
    let list = lines(sources.iter().map(source_words));
    view! {
        <div class="wm-no-print">
            <Fold summary>{paragraph(says)} {list}</Fold>
        </div>
    }
}
