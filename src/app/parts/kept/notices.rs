use leptos::prelude::*;
use waymark::keeping::{ClashError, clock_before};

use crate::app::parts::{Button, Weight, When, link, live, nothing, paragraph};
use crate::app::store::{KeepNote, Page, Saved, made, use_casework, use_clock, use_keep};

/// What stands above a page: why something is not saved and what to do, and what was just opened.
#[component]
pub fn KeepNotices() -> impl IntoView {
    view! {
        <WrongClock />
        <CaseGone />
        <NotSaved />
        <Note />
    }
}

/// A clock that cannot be right.
#[component]
fn WrongClock() -> impl IntoView {
    let clock = use_clock();
    live(move || {
        let wrong = made().and_then(|made| clock_before(made, clock.day.get()));
        wrong.map_or_else(nothing, |says| {
            view! {
                <div class="govuk-inset-text" id="clock" role="alert">
                    {paragraph(says)}
                </div>
            }
            .into_any()
        })
    })
}

/// That a case was open here, was not kept, and is gone, until it is put away. Which case it was nobody knows any more.
#[component]
fn CaseGone() -> impl IntoView {
    let keep = use_keep();
    view! {
        <When is=keep.gone>
            <section class="wm-not-saved wm-gone wm-no-print" aria-label="Not kept">
                <h2 class="govuk-heading-s">"The case that was open here was not kept: it is gone"</h2>
                <p class="govuk-body">"If you saved it as a file, open that file."</p>
                <Button weight=Weight::Link press=move || keep.gone.set(false)>
                    "Hide this"
                </Button>
            </section>
        </When>
    }
}

/// Why something is not saved, and what can be done.
#[component]
fn NotSaved() -> impl IntoView {
    let keep = use_keep();
    live(move || {
        let (why, clash) = match keep.saved.get() {
            Saved::Failed(why) => (why, None),
            Saved::Clash(clash, time) => {
                let time = if time.is_empty() {
                    time
                } else {
                    format!(" The other was saved at {time}.")
                };
                (format!("{clash}{time}"), Some(clash))
            }
            Saved::Not | Saved::Writing | Saved::At(_) => return nothing(),
        };
        let stays =
            "What you enter is in this window's memory alone. You can still save it as a file.";
        view! {
            <section class="wm-not-saved" aria-label="Not saved">
                <h2 class="govuk-heading-s">"Not saved on this device"</h2>
                {paragraph(format!("{why} {stays}"))}
                <div class="govuk-button-group">
                    <NotSavedActs clash />
                </div>
                <p class="govuk-body">
                    {link(
                        Page::Device.hash(),
                        "This device: save as a file, or see what is kept",
                    )}
                </p>
            </section>
        }
        .into_any()
    })
}

/// What can be done about it, by what stands against it.
#[component]
fn NotSavedActs(clash: Option<ClashError>) -> impl IntoView {
    let casework = use_casework();
    match clash {
        None => view! { <Button press=move || casework.save()>"Try again"</Button> }.into_any(),
        Some(clash) => {
            let beside = (clash != ClashError::OtherKey).then(|| {
                view! {
                    <Button press=move || {
                        casework.keep_beside()
                    }>"Keep mine as a separate copy"</Button>
                }
            });
            let newer = (clash == ClashError::Newer).then(|| {
                view! {
                    <Button weight=Weight::Warning press=move || casework.take_newer()>
                        "Take the newer, drop mine"
                    </Button>
                }
            });
            view! {
                {beside}
                {newer}
            }
            .into_any()
        }
    }
}

/// What was just opened, until it is put away.
#[component]
fn Note() -> impl IntoView {
    let casework = use_casework();
    let keep = use_keep();
    live(move || {
        let says = keep.note.get();
        if says.lines().is_empty() {
            return nothing();
        }
        let lines = says.lines().iter().cloned();
        let lines = lines.map(|line| view! { <p>{line}</p> });
        let newer = keep.newer_rule.with(|rule| rule.is_some()).then(|| {
            view! {
                <Button press=move || {
                    casework.use_newer_rule()
                }>"Use the rule as it is loaded now"</Button>
            }
        });
        view! {
            <section class="wm-note wm-no-print" aria-label="About what is kept">
                {lines.collect_view()}
                {newer}
                <Button weight=Weight::Link press=move || keep.note.set(KeepNote::default())>
                    "Hide this"
                </Button>
            </section>
        }
        .into_any()
    })
}
