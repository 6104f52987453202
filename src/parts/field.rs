//! Form fields after GOV.UK's patterns, bound to the case or to a draft.

use leptos::prelude::*;

use crate::store::Mistakes;

/// What a field reads and writes: the text now, and what to do with what is typed.
pub struct Bound {
    pub get: Box<dyn Fn() -> String + Send + Sync>,
    pub set: Box<dyn Fn(String) + Send + Sync>,
}

impl Bound {
    pub fn new(get: impl Fn() -> String + Send + Sync + 'static, set: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self { get: Box::new(get), set: Box::new(set) }
    }

    /// A field that keeps its text in a signal of the page.
    pub fn signal(signal: RwSignal<String>) -> Self {
        Self::new(move || signal.get(), move |text| signal.set(text))
    }
}

/// How wide a field is, by what goes into it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Width {
    Full,
    Twenty,
    Three,
}

fn mistake_of(mistakes: Option<Mistakes>, id: &'static str) -> impl Fn() -> Option<String> + Copy + Send + Sync {
    move || mistakes.and_then(|mistakes| mistakes.with(|all| all.iter().find(|(field, _)| *field == id).map(|(_, says)| says.clone())))
}

fn described_by(id: &'static str, hint: bool, mistaken: bool) -> Option<String> {
    let parts: Vec<String> =
        [(hint, "hint"), (mistaken, "error")].into_iter().filter(|(there, _)| *there).map(|(_, part)| format!("{id}-{part}")).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// A line of text.
pub fn text(id: &'static str, label: &'static str, hint: &'static str, width: Width, bound: Bound, mistakes: Option<Mistakes>) -> AnyView {
    let mistake = mistake_of(mistakes, id);
    let width = match width {
        Width::Full => "",
        Width::Twenty => " govuk-input--width-20",
        Width::Three => " govuk-input--width-3",
    };
    let Bound { get, set } = bound;
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || mistake().is_some()>
            <label class="govuk-label wm-label" for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
            {error(id, mistake)}
            <input class=move || format!("govuk-input{width}{}", if mistake().is_some() { " govuk-input--error" } else { "" })
                id=id type="text" autocomplete="off" spellcheck="false"
                aria-describedby=move || described_by(id, !hint.is_empty(), mistake().is_some())
                prop:value=get on:input=move |typed| set(event_target_value(&typed)) />
        </div>
    }
    .into_any()
}

/// Some lines of text.
pub fn area(id: &'static str, label: &'static str, hint: &'static str, rows: u8, bound: Bound) -> AnyView {
    let Bound { get, set } = bound;
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label wm-label" for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
            <textarea class="govuk-textarea" id=id rows=rows.to_string() aria-describedby=described_by(id, !hint.is_empty(), false)
                prop:value=get on:input=move |typed| set(event_target_value(&typed))></textarea>
        </div>
    }
    .into_any()
}

fn error(id: &'static str, mistake: impl Fn() -> Option<String> + Send + Sync + 'static) -> AnyView {
    (move || {
        mistake().map(|says| {
            view! { <p class="govuk-error-message" id=format!("{id}-error")><span class="govuk-visually-hidden">"Error: "</span>{says}</p> }
        })
    })
    .into_any()
}

/// One choice among a few; nothing is chosen beforehand unless the case says so.
pub fn radios(id: &'static str, legend: &'static str, hint: &'static str, choices: Vec<(String, String)>, bound: Bound, mistakes: Option<Mistakes>) -> AnyView {
    let mistake = mistake_of(mistakes, id);
    let Bound { get, set } = bound;
    let (get, set) = (StoredValue::new(get), StoredValue::new(set));
    let choices = choices.into_iter().enumerate().map(|(index, (value, words))| {
        // The first has the field's own id, so that a line of the error summary leads to it.
        let choice_id = if index == 0 { id.to_owned() } else { format!("{id}-{index}") };
        let (checked, chosen) = (value.clone(), value.clone());
        view! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id=choice_id.clone() name=id value=value
                    prop:checked=move || get.with_value(|get| get()) == checked
                    on:change=move |_| set.with_value(|set| set(chosen.clone())) />
                <label class="govuk-label govuk-radios__label" for=choice_id>{words}</label>
            </div>
        }
    });
    let choices = choices.collect_view();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || mistake().is_some()>
            <fieldset class="govuk-fieldset" aria-describedby=move || described_by(id, !hint.is_empty(), mistake().is_some())>
                <legend class="govuk-fieldset__legend wm-label">{legend}</legend>
                {(!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
                {error(id, mistake)}
                <div class="govuk-radios govuk-radios--small">{choices}</div>
            </fieldset>
        </div>
    }
    .into_any()
}

/// Any number among a few: what is ticked now, and what to do when one is ticked or cleared.
pub fn checkboxes(
    id: &'static str,
    legend: &'static str,
    hint: &'static str,
    choices: Vec<(String, String)>,
    ticked: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    tick: impl Fn(&str, bool) + Copy + Send + Sync + 'static,
) -> AnyView {
    let boxes = choices.into_iter().enumerate().map(|(index, (value, words))| {
        let choice_id = format!("{id}-{index}");
        let (checked, changed) = (value.clone(), value);
        view! {
            <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id=choice_id.clone()
                    prop:checked=move || ticked(&checked) on:change=move |change| tick(&changed, event_target_checked(&change)) />
                <label class="govuk-label govuk-checkboxes__label" for=choice_id>{words}</label>
            </div>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset" aria-describedby=described_by(id, !hint.is_empty(), false)>
                <legend class="govuk-fieldset__legend wm-label">{legend}</legend>
                {(!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
                <div class="govuk-checkboxes govuk-checkboxes--small">{boxes}</div>
            </fieldset>
        </div>
    }
    .into_any()
}

/// A choice among many.
pub fn select(id: &'static str, label: &'static str, hint: &'static str, choices: Vec<(String, String)>, bound: Bound, mistakes: Option<Mistakes>) -> AnyView {
    let mistake = mistake_of(mistakes, id);
    let Bound { get, set } = bound;
    let get = StoredValue::new(get);
    let options = choices.into_iter().map(|(value, words)| {
        let mine = value.clone();
        view! { <option value=value prop:selected=move || get.with_value(|get| get()) == mine>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || mistake().is_some()>
            <label class="govuk-label wm-label" for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
            {error(id, mistake)}
            <select class="govuk-select wm-select" id=id aria-describedby=move || described_by(id, !hint.is_empty(), mistake().is_some())
                on:change=move |change| set(event_target_value(&change))>{options}</select>
        </div>
    }
    .into_any()
}

/// What is wrong with a form, at its top; it takes the focus when it appears.
pub fn error_summary(mistakes: Mistakes) -> AnyView {
    let summary = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if mistakes.with(|all| !all.is_empty()) {
            request_animation_frame(move || {
                if let Some(summary) = summary.get_untracked() {
                    let _ = summary.focus();
                }
            });
        }
    });
    (move || {
        let all = mistakes.get();
        (!all.is_empty()).then(|| {
            let lines = all
                .into_iter()
                .map(|(field, says)| {
                    let to_field = move |click: leptos::ev::MouseEvent| {
                        click.prevent_default();
                        if let Some(element) = document().get_element_by_id(field) {
                            super::focus(&element);
                        }
                    };
                    view! { <li><a href=format!("#{field}") on:click=to_field>{says}</a></li> }
                })
                .collect_view();
            view! {
                <div class="govuk-error-summary" tabindex="-1" node_ref=summary>
                    <div role="alert">
                        <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                        <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{lines}</ul></div>
                    </div>
                </div>
            }
        })
    })
    .into_any()
}
