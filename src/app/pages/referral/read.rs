//! A paper to read, print, copy or save.

use leptos::prelude::*;
use waymark::words::pack::PaperForm;

use super::{of, papers};
use crate::app::parts::BackLink;
use crate::app::parts::paper::PaperPage;
use crate::app::store::{Page, use_casework};

/// A paper by the id of its form. Nothing on its page changes it.
#[component]
pub fn PaperRead(form: &'static str) -> impl IntoView {
    let casework = use_casework();
    let form_of = papers()?.form(form)?;
    let pack = untrack(|| casework.with_decided(|decided| form_of.pack(of(decided))))?;
    Some(view! {
        <BackLink page=Page::Referral />
        <PaperPage pack name=form />
    })
}

/// The text of a paper, as the case is now.
pub fn made_text(form: &PaperForm) -> String {
    let casework = use_casework();
    let text = untrack(|| casework.with_decided(|decided| form.pack(of(decided)).text()));
    text.unwrap_or_default()
}
