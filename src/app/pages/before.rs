//! Before you ask: who is there, whether it is the place to talk, and how to reach the victim.

use leptos::prelude::*;
use waymark::model::case::{CaseStoreFields, Contact, VICTIM};

use crate::app::parts::field::{Bound, TextArea};
use crate::app::parts::kept::KeepOffer;
use crate::app::parts::question::{answers, questions};
use crate::app::parts::{Heading, continue_to, nothing};
use crate::app::store::{Page, use_areas, use_casework};

/// The instrument that holds the plain facts about the conversation and the people.
pub const CIRCUMSTANCES: &str = "circumstances";

/// Its questions in one section.
pub fn circumstances(section: &str) -> AnyView {
    let areas = use_areas();
    areas.book.with_untracked(|book| {
        book.instrument(CIRCUMSTANCES)
            .map(|instrument| questions(instrument, &answers(VICTIM, instrument), Some(section)))
            .unwrap_or_else(nothing)
    })
}

pub fn before() -> AnyView {
    let casework = use_casework();
    let contact = move |read: fn(&Contact) -> &String, write: fn(&mut Contact, String)| {
        Bound::new(
            move || {
                casework
                    .case
                    .contact()
                    .with(|contact| read(contact).clone())
            },
            move |text| casework.edit(|case| write(&mut case.contact, text)),
        )
    };
    view! {
        <Heading>"Before you ask"</Heading>
        <KeepOffer />
        <p class="govuk-body">
            "See the victim alone if you can. Say why you are asking, and that any question may be left out. A question left out stays unknown; it never counts as a no."
        </p>
        {circumstances("before")}
        <TextArea
            id="present"
            label="Who was there"
            hint="For example: her mother; a child in the next room"
            rows=2
            bound=contact(|c| &c.present, |c, text| c.present = text)
        />
        <TextArea
            id="contact-safe"
            label="How the victim can be reached"
            hint="Ways, places and times the victim says are all right"
            rows=2
            bound=contact(|c| &c.safe, |c, text| c.safe = text)
        />
        <TextArea
            id="contact-not"
            label="What must not be used"
            hint="Numbers, post, visits, messages that could be seen"
            rows=2
            bound=contact(|c| &c.not_safe, |c, text| c.not_safe = text)
        />
        <TextArea
            id="disclose-not"
            label="What the person causing harm must not learn"
            hint="For example a new address, a pregnancy, this conversation"
            rows=2
            bound=contact(
                |c| &c.must_not_disclose,
                |c, text| c.must_not_disclose = text,
            )
        />
        {continue_to(&Page::People)}
    }
    .into_any()
}
