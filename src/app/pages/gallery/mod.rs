//! Every component that pages share, in each of its states. It is in the debug build alone: a journey goes through it with the
//! accessibility check, and a test finds the component that is not shown here.

mod buttons;
mod choices;
mod evidence;
mod fields;
mod files;
mod folds;
mod frame;
mod kept;
mod papers;
mod passphrases;
mod questions;

use leptos::prelude::*;

use crate::app::parts::Heading;
use crate::app::store::{Mistakes, Page};

/// What is shown under an address of its own: the end of that address, and the title.
type GalleryPart = (&'static str, &'static str, fn() -> AnyView);

const PARTS: [GalleryPart; 22] = [
    ("fields", "Fields", fields::fields),
    ("choices", "Choices", choices::choices),
    ("buttons", "Buttons and ways", buttons::buttons),
    ("forms", "Forms", buttons::forms),
    ("files", "Files", files::files),
    ("errors", "Errors of a form", fields::errors),
    ("folds", "Folds", folds::folds),
    ("evidence", "Evidence", evidence::evidence),
    ("routes", "Routes and tables", evidence::routes),
    ("papers", "Papers", papers::papers),
    ("passphrases", "Passphrases", passphrases::passphrases),
    ("questions", "Questions", questions::questions),
    ("begun", "Around a new case", frame::begun),
    (
        "before-today",
        "Around a case assessed before today",
        frame::assessed_before,
    ),
    ("published", "Around a published case", frame::published),
    ("saving", "While it is saved", kept::writing),
    ("saved", "When it is saved", kept::saved),
    ("not-saved", "When it is not saved", kept::failed),
    ("clash", "When something else lies there", kept::clash),
    ("opened", "When something was opened", kept::opened),
    ("still-there", "Before it locks", kept::still_there),
    ("hidden", "Hidden", kept::hidden),
];

/// The part of that name, or where each is found.
pub fn gallery(name: &str) -> AnyView {
    let part = PARTS.iter().find(|(known, ..)| *known == name);
    let Some((_, title, shown)) = part else {
        return contents();
    };
    view! {
        <Heading>{*title}</Heading>
        {shown()}
    }
    .into_any()
}

fn contents() -> AnyView {
    let links = PARTS.map(|(name, title, _)| {
        view! {
            <li>
                <a class="govuk-link" href=Page::Gallery(name.to_owned()).hash()>
                    {title}
                </a>
            </li>
        }
    });
    view! {
        <Heading>"Components"</Heading>
        <ul class="govuk-list">{links.into_iter().collect_view()}</ul>
    }
    .into_any()
}

/// A component in one of its states.
#[component]
fn Specimen(
    /// The component, and what it is seen in.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section>
            <h2 class="govuk-heading-m">{title}</h2>
            {children()}
        </section>
    }
}

/// A text that does not fit on one line of a phone, with a word that does not either.
const LONG: &str = "A text of many words, as people write when they are in a hurry and want nothing left out, with Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch in it, and more after that, so that it goes over several lines wherever it is read";

/// What is wrong with the field of that id.
fn mistaken(id: &str, says: &str) -> Mistakes {
    RwSignal::new(vec![(id.to_owned(), says.to_owned())])
}

/// Choices by their values and words.
fn named<const N: usize>(all: [(&str, &str); N]) -> Vec<(String, String)> {
    all.map(|(value, words)| (value.to_owned(), words.to_owned()))
        .into()
}
