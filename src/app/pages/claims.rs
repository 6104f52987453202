//! What is promised, what that does not cover, and the test that holds it.

use leptos::prelude::*;
use waymark::words::claims::claims;

use crate::app::parts::{all, folded, heading, lines, paragraph, styled, subheading};

pub fn page() -> AnyView {
    let mut parts = vec![
        heading("What Waymark promises"),
        paragraph(
            "Each promise has tests that fail when it is broken. They are run before every change goes in; their names are in the source of the program.",
        ),
    ];
    for claim in claims().unwrap_or_default() {
        parts.push(subheading(claim.promise));
        parts.push(styled(
            "govuk-body",
            format!("Not covered: {}", claim.not_covered),
        ));
        parts.push(folded("The tests that hold it", lines(claim.held_by)));
    }
    all(parts)
}
