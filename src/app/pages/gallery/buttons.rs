use leptos::prelude::*;

use super::{LONG, Specimen};
use crate::app::parts::field::TextField;
use crate::app::parts::{BackLink, Button, Form, LinkButton, Weight};
use crate::app::store::Page;

pub fn buttons() -> AnyView {
    view! {
        <Acts />
        <Ways />
    }
    .into_any()
}

#[component]
fn Acts() -> impl IntoView {
    view! {
        <Specimen title="Buttons">
            <div class="govuk-button-group">
                <Button press=|| {}>"Do it"</Button>
                <Button weight=Weight::Secondary press=|| {}>"Do something else"</Button>
                <Button weight=Weight::Warning press=|| {}>"Take it away"</Button>
            </div>
            <p class="govuk-body">
                "In a text: " <Button weight=Weight::Link press=|| {}>"not now"</Button>
            </p>
        </Specimen>
        <Specimen title="Buttons that cannot be used">
            <div class="govuk-button-group">
                <Button press=|| {} disabled=true>"Do it"</Button>
                <Button weight=Weight::Warning press=|| {} disabled=true>
                    "Take it away"
                </Button>
            </div>
        </Specimen>
        <Specimen title="Buttons, everything long">
            <Button press=|| {}>{LONG}</Button>
            <Button weight=Weight::Warning press=|| {}>{LONG}</Button>
            <Button weight=Weight::Link press=|| {}>{LONG}</Button>
        </Specimen>
    }
}

#[component]
fn Ways() -> impl IntoView {
    view! {
        <Specimen title="The way back">
            <BackLink page=Page::Start />
        </Specimen>
        <Specimen title="Links dressed as buttons">
            <div class="govuk-button-group">
                <LinkButton page=Page::Start primary=true>
                    "Go there"
                </LinkButton>
                <LinkButton page=Page::Start>"Go elsewhere"</LinkButton>
            </div>
        </Specimen>
        <Specimen title="A link dressed as a button, everything long">
            <LinkButton page=Page::Start>{LONG}</LinkButton>
        </Specimen>
    }
}

pub fn forms() -> AnyView {
    let typed = || RwSignal::new(String::new());
    let remove = view! { <Button weight=Weight::Warning press=|| {}>"Remove"</Button> };
    view! {
        <Specimen title="A form">
            <Form submit="Save" send=|| {}>
                <TextField id="first" label="Label" bound=typed() />
            </Form>
        </Specimen>
        <Specimen title="A form with another button beside">
            <Form submit="Save" send=|| {} beside=Some(remove.into_any())>
                <TextField id="second" label="Label" bound=typed() />
            </Form>
        </Specimen>
    }
    .into_any()
}
