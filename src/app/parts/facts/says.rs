use leptos::prelude::*;
use waymark::words::explain::Says;

/// Words in two parts, the first of them strong; where there is one part, it is plain.
#[component]
pub fn SaysLine(says: Says) -> impl IntoView {
    let Says { lead, detail } = says;
    if lead.is_empty() || detail.is_empty() {
        return format!("{lead}{detail}").into_any();
    }
    view! {
        <strong>{format!("{lead}: ")}</strong>
        {detail}
    }
    .into_any()
}
