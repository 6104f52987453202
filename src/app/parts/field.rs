//! Form fields after GOV.UK's patterns, bound to the case or to a draft.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use waymark::model::dates::Day;
use waymark::words::wording::{Found, guard};

use super::{El, all, classed, el, focus_soon, items, live, nothing, steady};
use crate::app::store::{Mistakes, today};

/// What a field reads and writes: the text now, and what to do with what is typed.
pub struct Bound {
    pub get: Box<dyn Fn() -> String + Send + Sync>,
    pub set: Box<dyn Fn(String) + Send + Sync>,
}

impl Bound {
    pub fn new(
        get: impl Fn() -> String + Send + Sync + 'static,
        set: impl Fn(String) + Send + Sync + 'static,
    ) -> Self {
        Self {
            get: Box::new(get),
            set: Box::new(set),
        }
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
}

/// What every field has around it: its id, its hint, and its mistake when there is one.
#[derive(Clone, Copy)]
struct Around {
    id: StoredValue<String>,
    hint: &'static str,
    mistakes: Option<Mistakes>,
}

impl Around {
    fn new(id: &str, hint: &'static str, mistakes: Option<Mistakes>) -> Self {
        Self {
            id: StoredValue::new(id.to_owned()),
            hint,
            mistakes,
        }
    }

    fn mistake(self) -> Option<String> {
        self.mistakes
            .and_then(|mistakes| self.id.with_value(|id| mistake_of(mistakes, id)))
    }

    fn described_by(self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id.get_value()));
        let mistake = self
            .mistake()
            .map(|_| format!("{}-error", self.id.get_value()));
        let parts: Vec<String> = hint.into_iter().chain(mistake).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn hint(self) -> AnyView {
        if self.hint.is_empty() {
            return nothing();
        }
        classed("div", "govuk-hint")
            .at("id", format!("{}-hint", self.id.get_value()))
            .text(self.hint)
            .view()
    }

    fn error(self) -> AnyView {
        live(move || match self.mistake() {
            None => nothing(),
            Some(says) => {
                let error = classed("span", "govuk-visually-hidden")
                    .text("Error: ")
                    .view();
                let line = classed("p", "govuk-error-message")
                    .at("id", format!("{}-error", self.id.get_value()));
                line.with(error).text(says).view()
            }
        })
    }

    /// The group that holds a field, marked when there is a mistake.
    fn group(self, inside: impl IntoIterator<Item = AnyView>) -> AnyView {
        let class = move || {
            let class = if self.mistake().is_some() {
                " govuk-form-group--error"
            } else {
                ""
            };
            Some(format!("govuk-form-group{class}"))
        };
        el("div").live("class", class).all(inside).view()
    }

    fn labelled(self, label: &str, field: El) -> AnyView {
        let label = classed("label", "govuk-label wm-label")
            .at("for", self.id.get_value())
            .text(label)
            .view();
        let field = field
            .at("id", self.id.get_value())
            .live("aria-describedby", move || self.described_by());
        self.group([label, self.hint(), self.error(), field.view()])
    }

    fn fieldset(self, legend: &str, choices: El) -> AnyView {
        let legend = classed("legend", "govuk-fieldset__legend wm-label")
            .text(legend)
            .view();
        let set = classed("fieldset", "govuk-fieldset")
            .live("aria-describedby", move || self.described_by());
        self.group([set
            .all([legend, self.hint(), self.error(), choices.view()])
            .view()])
    }
}

/// What is wrong with the field of that id.
pub fn mistake_of(mistakes: Mistakes, id: &str) -> Option<String> {
    mistakes.with(|all| {
        all.iter()
            .find(|(field, _)| field == id)
            .map(|(_, says)| says.clone())
    })
}

/// A line of text.
pub fn text(
    id: &str,
    label: &str,
    hint: &'static str,
    width: Width,
    bound: Bound,
    mistakes: Option<Mistakes>,
) -> AnyView {
    line(id, label, hint, width, bound, mistakes, "")
}

/// A line for one of the user's own details, which a browser may fill in and remember under this name.
pub fn own_text(
    id: &str,
    label: &str,
    hint: &'static str,
    bound: Bound,
    own: &'static str,
) -> AnyView {
    line(id, label, hint, Width::Full, bound, None, own)
}

fn line(
    id: &str,
    label: &str,
    hint: &'static str,
    width: Width,
    bound: Bound,
    mistakes: Option<Mistakes>,
    own: &'static str,
) -> AnyView {
    let around = Around::new(id, hint, mistakes);
    let class = move || {
        let width = if width == Width::Twenty {
            " govuk-input--width-20"
        } else {
            ""
        };
        let mistaken = if around.mistake().is_some() {
            " govuk-input--error"
        } else {
            ""
        };
        Some(format!("govuk-input{width}{mistaken}"))
    };
    let Bound { get, set } = bound;
    let field = el("input").live("class", class).at("type", "text");
    let field = if own.is_empty() {
        field
    } else {
        field.at("autocomplete", own)
    };
    around.labelled(
        label,
        field
            .value(get)
            .on("input", move |typed| set(event_target_value(&typed))),
    )
}

/// What a text was understood as, under its field: seen and read out when it has become another, and nothing where there is
/// nothing to say.
pub fn understood(says: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let says = steady(says);
    classed("p", "wm-understood")
        .at("aria-live", "polite")
        .live_text(move || says.get())
        .view()
}

/// A date as people type it: what it was understood as is said under it, as it is typed, and on leaving it by Tab that it
/// was not.
/// `as_of` is the day that "yesterday" counts from.
pub fn date(
    id: &str,
    label: &str,
    hint: &'static str,
    width: Width,
    bound: Bound,
    mistakes: Option<Mistakes>,
    as_of: impl Fn() -> Day + Send + Sync + 'static,
) -> AnyView {
    let Bound { get, set } = bound;
    let get = StoredValue::new(get);
    let typed = move || get.with_value(|get| get());
    // Half a date is no mistake while it is typed.
    let left = RwSignal::new(false);
    let bound = Bound::new(typed, move |text| {
        left.set(false);
        set(text);
    });
    let field = text(id, label, hint, width, bound, mistakes);
    // By the keyboard alone: a line that appears under a field while the pointer goes down moves away what is pressed.
    let tabbed = move |press: web_sys::Event| {
        let key = press.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Tab") {
            left.set(true);
        }
    };
    let field = classed("div", "").on("keydown", tabbed).with(field).view();
    let id = StoredValue::new(id.to_owned());
    // What is said above the field when it is sent is not said twice.
    let is_refused = move || {
        mistakes.is_some_and(|mistakes| id.with_value(|id| mistake_of(mistakes, id)).is_some())
    };
    let says = move || {
        let (typed, as_of) = (typed(), as_of());
        let not = if left.get() && !is_refused() {
            waymark::model::dates::not_understood(&typed, as_of)
        } else {
            String::new()
        };
        if not.is_empty() {
            waymark::model::dates::understood(&typed, as_of, today())
        } else {
            not
        }
    };
    all(vec![field, understood(says)])
}

/// Some lines of text.
pub fn area(id: &str, label: &str, hint: &'static str, rows: u8, bound: Bound) -> AnyView {
    checked_area(id, label, hint, rows, bound, None)
}

/// Some lines of text in which something may be wrong.
pub fn checked_area(
    id: &str,
    label: &str,
    hint: &'static str,
    rows: u8,
    bound: Bound,
    mistakes: Option<Mistakes>,
) -> AnyView {
    let (field, wording) = lines_of_text(rows, bound);
    all(vec![
        Around::new(id, hint, mistakes).labelled(label, field),
        wording,
    ])
}

/// A field for some lines of text, and what is said under it of the phrases in it that blame: pointed out as they are
/// typed, and nothing is changed or refused.
pub fn lines_of_text(rows: u8, bound: Bound) -> (El, AnyView) {
    let Bound { get, set } = bound;
    let get = StoredValue::new(get);
    let text = move || get.with_value(|get| get());
    // Typing in front of a phrase moves it, and is not news.
    let phrases = steady(move || {
        guard(&text())
            .into_iter()
            .map(|one| one.phrase + "\n")
            .collect()
    });
    let line = |one: Found| {
        let phrase = el("strong")
            .text(format!("\u{201c}{}\u{201d}: ", one.phrase))
            .view();
        let why = classed("span", "wm-source")
            .text(format!("{} See {}.", one.why, one.source))
            .view();
        all(vec![phrase, format!("{} ", one.instead).into_any(), why])
    };
    let said = live(move || {
        if phrases.with(String::is_empty) {
            return nothing();
        }
        let mut found = guard(&untrack(text));
        found.dedup_by(|one, before| one.phrase == before.phrase);
        items("wm-wording__list", found.into_iter().map(line).collect())
    });
    let field = classed("textarea", "govuk-textarea")
        .at("rows", rows.to_string())
        .value(text);
    let field = field.on("input", move |typed| set(event_target_value(&typed)));
    (
        field,
        classed("div", "wm-wording")
            .at("aria-live", "polite")
            .with(said)
            .view(),
    )
}

/// The id of one of several choices: the first has the field's own, so that a line of the error summary leads to it.
fn choice_id(id: &str, index: usize) -> String {
    if index == 0 {
        id.to_owned()
    } else {
        format!("{id}-{index}")
    }
}

/// One choice among a few; nothing is chosen beforehand unless the case says so.
pub fn radios(
    id: &str,
    legend: &str,
    hint: &'static str,
    choices: Vec<(String, String)>,
    bound: Bound,
    mistakes: Option<Mistakes>,
) -> AnyView {
    let Bound { get, set } = bound;
    let (get, set) = (StoredValue::new(get), StoredValue::new(set));
    let choices = choices
        .into_iter()
        .enumerate()
        .map(|(index, (value, words))| {
            let (input, checked, chosen) = (choice_id(id, index), value.clone(), value.clone());
            let field = classed("input", "govuk-radios__input")
                .at("type", "radio")
                .at("id", input.clone())
                .at("name", id)
                .at("value", value)
                .is("checked", move || get.with_value(|get| get()) == checked)
                .on("change", move |_| set.with_value(|set| set(chosen.clone())));
            let label = classed("label", "govuk-label govuk-radios__label")
                .at("for", input)
                .text(words);
            classed("div", "govuk-radios__item")
                .all([field.view(), label.view()])
                .view()
        });
    Around::new(id, hint, mistakes).fieldset(
        legend,
        classed("div", "govuk-radios govuk-radios--small").all(choices),
    )
}

/// What to do when a box is ticked or cleared.
type Tick = Box<dyn Fn(&str, bool) + Send + Sync>;

/// Whether a box is ticked.
type Ticked = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// Any number among a few: what is ticked now, and what to do when one is ticked or cleared.
pub fn checkboxes(
    id: &str,
    legend: &str,
    hint: &'static str,
    choices: Vec<(String, String)>,
    ticked: impl Fn(&str) -> bool + Send + Sync + 'static,
    tick: impl Fn(&str, bool) + Send + Sync + 'static,
) -> AnyView {
    checked_checkboxes(id, legend, hint, choices, ticked, tick, None)
}

/// Any number among a few, where something may be wrong.
pub fn checked_checkboxes(
    id: &str,
    legend: &str,
    hint: &'static str,
    choices: Vec<(String, String)>,
    ticked: impl Fn(&str) -> bool + Send + Sync + 'static,
    tick: impl Fn(&str, bool) + Send + Sync + 'static,
    mistakes: Option<Mistakes>,
) -> AnyView {
    let choices = choices
        .into_iter()
        .map(|(value, words)| [value, words, String::new()])
        .collect();
    boxes(
        Around::new(id, hint, mistakes),
        legend,
        choices,
        Box::new(ticked),
        Box::new(tick),
    )
}

/// The same, each by its value, its words and a hint of its own under them.
pub fn explained_checkboxes(
    id: &str,
    legend: &str,
    hint: &'static str,
    choices: Vec<[String; 3]>,
    ticked: impl Fn(&str) -> bool + Send + Sync + 'static,
    tick: impl Fn(&str, bool) + Send + Sync + 'static,
) -> AnyView {
    boxes(
        Around::new(id, hint, None),
        legend,
        choices,
        Box::new(ticked),
        Box::new(tick),
    )
}

fn boxes(
    around: Around,
    legend: &str,
    choices: Vec<[String; 3]>,
    ticked: Ticked,
    tick: Tick,
) -> AnyView {
    let id = around.id.get_value();
    let (ticked, tick) = (StoredValue::new(ticked), StoredValue::new(tick));
    let boxes = choices
        .into_iter()
        .enumerate()
        .map(|(index, [value, words, more])| {
            let (input, checked) = (choice_id(&id, index), value.clone());
            let said = format!("{input}-more");
            let described = (!more.is_empty()).then(|| said.clone());
            let field = classed("input", "govuk-checkboxes__input")
                .live("aria-describedby", move || described.clone())
                .at("type", "checkbox")
                .at("id", input.clone())
                .is("checked", move || {
                    ticked.with_value(|ticked| ticked(&checked))
                })
                .on("change", move |change| {
                    tick.with_value(|tick| tick(&value, event_target_checked(&change)))
                });
            let label = classed("label", "govuk-label govuk-checkboxes__label")
                .at("for", input)
                .text(words);
            let more = if more.is_empty() {
                nothing()
            } else {
                classed("div", "govuk-hint govuk-checkboxes__hint")
                    .at("id", said)
                    .text(more)
                    .view()
            };
            classed("div", "govuk-checkboxes__item")
                .all([field.view(), label.view(), more])
                .view()
        });
    around.fieldset(
        legend,
        classed("div", "govuk-checkboxes govuk-checkboxes--small").all(boxes),
    )
}

/// The choices of a list, kept in step with what is chosen.
pub fn options(
    choices: Vec<(String, String)>,
    get: impl Fn() -> String + Send + Sync + 'static,
) -> Vec<AnyView> {
    let get: Box<dyn Fn() -> String + Send + Sync> = Box::new(get);
    let get = StoredValue::new(get);
    let option = |(value, words): (String, String)| {
        let mine = value.clone();
        let chosen = move || get.with_value(|get| get()) == mine;
        el("option")
            .at("value", value)
            .is("selected", chosen)
            .text(words)
            .view()
    };
    choices.into_iter().map(option).collect()
}

/// A choice among many.
pub fn select(
    id: &str,
    label: &str,
    hint: &'static str,
    choices: Vec<(String, String)>,
    bound: Bound,
    mistakes: Option<Mistakes>,
) -> AnyView {
    let Bound { get, set } = bound;
    let field = classed("select", "govuk-select wm-select").all(options(choices, get));
    Around::new(id, hint, mistakes).labelled(
        label,
        field.on("change", move |change| set(event_target_value(&change))),
    )
}

/// What is wrong with a form, at its top; it takes the focus when it appears.
pub fn error_summary(mistakes: Mistakes) -> AnyView {
    const ID: &str = "error-summary";
    // A page's title says first that something is wrong on it.
    const MISTAKEN: &str = "Error: ";
    Effect::new(move |_| {
        let wrong = mistakes.with(|all| !all.is_empty());
        let title = document().title();
        let plain = title.trim_start_matches(MISTAKEN);
        document().set_title(&if wrong {
            format!("{MISTAKEN}{plain}")
        } else {
            plain.to_owned()
        });
        if wrong {
            focus_soon(ID.to_owned());
        }
    });
    live(move || {
        let all = mistakes.get();
        if all.is_empty() {
            return nothing();
        }
        let lines = all.into_iter().map(|(field, says)| {
            let target = format!("#{field}");
            let to_field = move |click: web_sys::Event| {
                click.prevent_default();
                focus_soon(field.clone());
            };
            let link = el("a")
                .at("href", target)
                .on("click", to_field)
                .text(says)
                .view();
            el("li").with(link).view()
        });
        let list = classed("ul", "govuk-list govuk-error-summary__list")
            .all(lines)
            .view();
        let inside = el("div")
            .at("role", "alert")
            .with(
                classed("h2", "govuk-error-summary__title")
                    .text("There is a problem")
                    .view(),
            )
            .with(
                classed("div", "govuk-error-summary__body")
                    .with(list)
                    .view(),
            );
        classed("div", "govuk-error-summary")
            .at("tabindex", "-1")
            .at("id", ID)
            .with(inside.view())
            .view()
    })
}
