//! What is promised, what that does not cover, and the test that holds it.

use leptos::prelude::*;
use waymark::words::claims::claims;

use crate::app::parts::{Fold, Heading, lines};

pub fn page() -> AnyView {
    let claims = claims().unwrap_or_default().into_iter().map(|claim| {
        view! {
            <h2 class="govuk-heading-m wm-section">{claim.promise}</h2>
            <p class="govuk-body">{format!("Not covered: {}", claim.not_covered)}</p>
            <Fold summary="The tests that hold it">{lines(claim.held_by)}</Fold>
        }
    });
    view! {
        <Heading>"What Waymark promises"</Heading>
        <p class="govuk-body">
            "Each promise has tests that fail when it is broken. They are run before every change goes in; their names are in the source of the program."
        </p>
        {claims.collect_view()}
    }
    .into_any()
}
