use leptos::prelude::*;

use super::{LONG, Specimen};
use crate::app::parts::{FilledFold, Fold, LateFold, When};

pub fn folds() -> AnyView {
    let summary = RwSignal::new("A summary that may change".to_owned());
    view! {
        <Specimen title="A fold">
            <Fold summary="A summary">
                <p class="govuk-body">"What lies in it"</p>
            </Fold>
        </Specimen>
        <Specimen title="A fold of a class of its own">
            <Fold class="wm-details" summary>
                <p class="govuk-body">"What lies in it"</p>
            </Fold>
        </Specimen>
        <Specimen title="A fold, everything long">
            <Fold summary=LONG>
                <p class="govuk-body">{LONG}</p>
            </Fold>
        </Specimen>
        <Specimen title="A fold of fields, none of them filled">
            <FilledFold title="A title" state="Filled in".to_owned()>
                <p class="govuk-body">"What lies in it"</p>
            </FilledFold>
        </Specimen>
        <Specimen title="A fold of fields, some of them filled">
            <FilledFold title=LONG state=LONG.to_owned()>
                <p class="govuk-body">{LONG}</p>
            </FilledFold>
        </Specimen>
        <Specimen title="A fold whose inside is made when it is opened">
            <LateFold summary="A summary" open=ArcRwSignal::new(false)>
                <p class="govuk-body">"What lies in it"</p>
            </LateFold>
        </Specimen>
        <Specimen title="The same, open and long, of a class of its own">
            <LateFold class="wm-details" summary=LONG open=ArcRwSignal::new(true)>
                <p class="govuk-body">{LONG}</p>
            </LateFold>
        </Specimen>
        <Specimen title="What is there while something is so">
            <When is=Signal::stored(true)>
                <p class="govuk-body">"This is there"</p>
            </When>
            <When is=Signal::stored(false)>
                <p class="govuk-body">"This is not"</p>
            </When>
        </Specimen>
    }
    .into_any()
}
