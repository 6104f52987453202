use leptos::prelude::*;
use leptos::task::spawn_local;

use super::by_hand::ByHand;
use super::share::ShareText;
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::{Button, live, nothing, paragraph};
use crate::app::store::copy;

/// The ways in which a text leaves: print, copy, share, save, and where none of these works, by hand. `text` makes it when it
/// is asked for.
#[component]
pub fn PaperWays(
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
    /// What its file is called: it holds this and nothing of the case.
    name: &'static str,
    /// Whether the page that it stands on is what is to be printed.
    prints: bool,
) -> impl IntoView {
    let became = RwSignal::new("");
    let by_hand = RwSignal::new(false);
    let copied = move || {
        spawn_local(async move {
            let done = copy(&text()).await;
            became.set(if done {
                "Copied. Paste it now: other programs may read what is copied."
            } else {
                ""
            });
            by_hand.set(!done);
        });
    };
    let saving = Saving::new();
    let made = move || Some(ToSave::copy(format!("waymark-{name}.txt"), text()));
    let print = || {
        let _ = window().print();
    };
    let status = live(move || match became.get() {
        "" => nothing(),
        says => paragraph(says),
    });
    let by_hand = live(move || {
        if by_hand.get() || saving.has_failed() {
            view! { <ByHand text=text() /> }.into_any()
        } else {
            nothing()
        }
    });
    view! {
        <div class="wm-no-print">
            <div class="govuk-button-group">
                {prints.then(|| view! { <Button press=print>"Print"</Button> })}
                <Button press=copied>"Copy as text"</Button>
                <SaveButton saving words="Save as text file" made />
            </div>
            <div role="status">{status}</div>
            <SaveSaid saving more="The file is not locked: keep it where the case may be kept." />
            {by_hand}
            <ShareText text />
        </div>
    }
}
