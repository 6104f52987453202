//! The case as one sealed file: made for a colleague, and opened from one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::model::case::Case;
use waymark::model::files::{read_case, write_case};
use waymark::seal::age::{SealedFile, armored};
use waymark::seal::{Ceiling, SealError, Zeroizing};

use crate::app::parts::field::ErrorSummary;
use crate::app::parts::saving::{SaveSaid, Saving, ToSave};
use crate::app::parts::secret::{
    Choosing, NewPassphrase, PassphraseField, Working, forget, nothing_typed,
};
use crate::app::parts::{
    BackLink, Button, Form, Heading, When, focus_soon, live, nothing, paragraph,
};
use crate::app::store::{
    Became, Mistakes, Page, ShareOutcome, Shareable, open_sealed, place_for, put_file, seal, text,
    use_casework,
};

/// What the file is called: nothing of a person, and nothing of the day.
const NAME: &str = "waymark-case.age";

/// Making the file.
pub fn hand_over() -> AnyView {
    let casework = use_casework();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let (busy, done) = (RwSignal::new(false), RwSignal::new(false));
    let (choosing, saving) = (Choosing::new(), Saving::new());
    let send = move || {
        let Some(passphrase) = choosing.read(mistakes) else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        spawn_local(async move {
            let wrong =
                |why: String| drop(mistakes.try_set(vec![("passphrase-way".to_owned(), why)]));
            let Some(place) = place_for(NAME).await else {
                return wrong(
                    "Nothing was saved, because no place was chosen. The case is still open here."
                        .to_owned(),
                );
            };
            let _ = busy.try_set(true);
            let case = Zeroizing::new(casework.case.with_untracked(write_case));
            let came = match seal(case.as_bytes(), &passphrase).await {
                Ok(file) => Ok(put_file(&place, NAME, &file).await),
                Err(refused) => Err(refused.to_string()),
            };
            let _ = busy.try_set(false);
            match came {
                Ok(Became::Failed | Became::Cancelled) => {
                    wrong(
                        "The browser did not save the file. The case is still open here."
                            .to_owned(),
                    );
                }
                Ok(came @ (Became::Written | Became::Handed)) => {
                    choosing.forget();
                    saving.came(
                        came,
                        ToSave::work(NAME, Vec::new(), move || casework.saved_as(&case)),
                    );
                    let _ = done.try_set(true);
                    focus_soon("handed".to_owned());
                }
                Err(why) => wrong(why),
            }
        });
    };
    let asked = live(move || {
        if done.get() {
            return view! {
                <div id="handed" tabindex="-1">
                    <SaveSaid saving more="Check that you have its passphrase: it cannot be reset." />
                </div>
            }
            .into_any();
        }
        if !casework.open.get() {
            return paragraph("No case is open. Begin or open one first.");
        }
        view! {
            <Form submit="Save as a sealed file" send>
                <NewPassphrase choosing mistakes />
                <Working busy />
            </Form>
            <ShareSealed choosing mistakes busy />
        }
        .into_any()
    });
    view! {
        <BackLink page=Page::Device />
        <When is=Signal::derive(move || !done.get())>
            <ErrorSummary mistakes />
        </When>
        <Heading>"Save the case as a sealed file"</Heading>
        <ul class="wm-facts">
            <li>
                "The file holds the whole case, also what you did not tick for the referral. Whoever has the file and the passphrase reads it."
            </li>
            <li>
                "Tell the passphrase by another way than you send the file: by telephone, or in person."
            </li>
            <li>"Make one for this file alone, not the one of this device."</li>
            <li>
                "It is an age file (age-encryption.org): Waymark opens it on its start page, and so do the standard tools age and rage, without Waymark."
            </li>
        </ul>
        {asked}
    }
    .into_any()
}

/// What the sealed file is called where it is shared as text: other endings are not taken.
const SHARED_NAME: &str = "waymark-case.txt";

/// Sealing the case as text and handing it to another program, where the browser shares such a file.
#[component]
fn ShareSealed(choosing: Choosing, mistakes: Mistakes, busy: RwSignal<bool>) -> impl IntoView {
    let casework = use_casework();
    // Sealing takes longer than a browser waits after a tap, so that the tap that shares is another.
    let sealed = RwSignal::new_local(None::<Vec<u8>>);
    let became = RwSignal::new("");
    let wrong = move |why: String| drop(mistakes.try_set(vec![("passphrase-way".to_owned(), why)]));
    let make = move || {
        let Some(passphrase) = choosing.read(mistakes).filter(|_| !busy.get_untracked()) else {
            return;
        };
        spawn_local(async move {
            let _ = busy.try_set(true);
            let case = Zeroizing::new(casework.case.with_untracked(write_case));
            let came = seal(case.as_bytes(), &passphrase).await;
            let _ = busy.try_set(false);
            match came {
                Ok(file) => {
                    let _ = sealed.try_set(Some(armored(&file).into_bytes()));
                    focus_soon("share-sealed".to_owned());
                }
                Err(refused) => wrong(refused.to_string()),
            }
        });
    };
    let share = move || {
        let file = sealed.with_untracked(|file| Shareable::file(SHARED_NAME, file.as_deref()?));
        let Some(file) = file else {
            return became.set(ShareOutcome::Refused.words());
        };
        spawn_local(async move {
            let came = file.share().await;
            if came == ShareOutcome::Taken {
                choosing.forget();
            }
            let _ = became.try_set(came.words());
        });
    };
    let is_sealed = Signal::derive(move || sealed.with(Option::is_some));
    Shareable::file(SHARED_NAME, b"age").map(|_| {
        view! {
            <When is=Signal::derive(move || !is_sealed.get())>
                <Button press=make>"Seal it to share"</Button>
            </When>
            <When is=is_sealed>
                <p class="govuk-body" id="share-sealed" tabindex="-1">
                    "It is sealed, and ready to share."
                </p>
                <Button press=share>"Share the sealed file"</Button>
            </When>
            <p role="status" class="govuk-body">
                {move || became.get()}
            </p>
        }
    })
}

/// The passphrase of a sealed file that was chosen, and then the case in it. `opened` is given the case, or what is wrong
/// with what the file holds.
pub fn sealed_case(
    file: RwSignal<Option<Vec<u8>>>,
    opened: impl Fn(Result<Case, String>) + Clone + Send + 'static,
) -> AnyView {
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let (typed, busy) = (nothing_typed(), RwSignal::new(false));
    live(move || {
        // Whatever became of a file, its passphrase is not for the next one.
        forget(typed);
        if file.with(Option::is_none) {
            return nothing();
        }
        let opened = opened.clone();
        let send = move || {
            let Some(sealed) = file.get_untracked().filter(|_| !busy.get_untracked()) else {
                return;
            };
            let (passphrase, opened) = (typed.get_untracked(), opened.clone());
            busy.set(true);
            spawn_local(async move {
                let came = match SealedFile::received(&sealed, Ceiling::USUAL) {
                    Ok(file) => open_sealed(&file, &passphrase).await,
                    Err(refused) => Err(refused),
                };
                let _ = busy.try_set(false);
                match came {
                    // The file is asked for again only when it is chosen again.
                    Err(
                        wrong @ (SealError::WrongPassphrase
                        | SealError::NoPassphrase
                        | SealError::Stopped
                        | SealError::NoMemory { .. }),
                    ) => {
                        let _ = mistakes
                            .try_set(vec![("file-passphrase".to_owned(), wrong.to_string())]);
                        focus_soon("file-passphrase".to_owned());
                    }
                    Err(refused) => {
                        let _ = file.try_set(None);
                        opened(Err(refused.to_string()));
                    }
                    Ok(plain) => {
                        let _ = (file.try_set(None), mistakes.try_set(Vec::new()));
                        let case = text(plain.to_vec()).and_then(|text| {
                            read_case(&Zeroizing::new(text)).map_err(|mistake| mistake.to_string())
                        });
                        opened(case);
                    }
                }
            });
        };
        view! {
            <div class="govuk-inset-text">
                <Form submit="Open the sealed file" send>
                    <PassphraseField
                        id="file-passphrase"
                        label="Passphrase of this file"
                        hint="The one you were told with the file. The open case stays as it is."
                        typed
                        mistakes
                    />
                    <Working busy />
                </Form>
            </div>
        }
        .into_any()
    })
}
