//! The fields of a rule, made from the description of the file: for the editor and for the dials.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark::words::explain::capitalised;
use waymark::workshop::draft::form::{Choices, Field, Holds, Shape};
use waymark::workshop::draft::tree::{entry, field};
use waymark::workshop::draft::{
    Described, HOW_MANY, HowMany, choices, described, part_number, shown_at,
};

use crate::app::parts::field::{
    Bound, Checkboxes, DateField, Radios, Select, TextArea, TextField, Ticks, Width,
};
use crate::app::parts::{
    Fold, Weight, all, button, buttons, classed, el, focus_soon, live, nothing,
};
use crate::app::store::{Mistakes, Ruled, use_clock};

/// The most choices that are all shown at once.
const FEW: usize = 7;

/// A rule's form: the draft, what is wrong on the page, and whether numbers have buttons to move them.
#[derive(Clone, Copy)]
pub struct RuleForm {
    pub rule: Ruled,
    pub mistakes: Mistakes,
    /// A dial answers to its buttons and arrows at once. What is typed counts when the field is left, here and there: on the
    /// way to 40 a rule of 4 is nobody's.
    pub dials: bool,
}

/// The element of the field at a path.
pub fn id_of(at: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '-'
        }
    };
    let id: String = at
        .chars()
        .filter(|letter| *letter != ']')
        .map(plain)
        .collect();
    format!("rule-{id}")
}

/// The element of the choice that the parts at a path belong to.
fn around(parts: &str) -> String {
    id_of(parts.rsplit_once('.').map_or("", |(choice, _)| choice))
}

impl RuleForm {
    /// Keeps the mistakes of the page in step with the draft.
    pub fn new(rule: Ruled, dials: bool) -> Self {
        let mistakes: Mistakes = RwSignal::new(Vec::new());
        Effect::new(move |_| {
            let wrong = rule.read(|draft| {
                let said = |wrong: &waymark::record::Mistake| {
                    (id_of(shown_at(&wrong.at)), wrong.says.clone())
                };
                draft.to_say().map(said).collect::<Vec<_>>()
            });
            let wrong = wrong.unwrap_or_default();
            if mistakes.with_untracked(|before| *before != wrong) {
                mistakes.set(wrong);
            }
        });
        Self {
            rule,
            mistakes,
            dials,
        }
    }

    fn bound(self, at: &str) -> Bound {
        let (read, written) = (at.to_owned(), at.to_owned());
        Bound::new(
            move || {
                self.rule
                    .read(|draft| draft.shown(&read))
                    .unwrap_or_default()
            },
            move |typed| self.rule.typing(|draft| draft.type_in(&written, &typed)),
        )
    }

    /// A choice is made at once.
    fn chosen(self, at: &str) -> Bound {
        let written = at.to_owned();
        let set = move |chosen: String| self.rule.change(|draft| draft.type_in(&written, &chosen));
        Bound {
            set: Arc::new(set),
            ..self.bound(at)
        }
    }

    fn choices(self, of: Choices, at: &str) -> Vec<(String, String)> {
        let all = self.rule.areas.book.with_untracked(|book| {
            untrack(|| self.rule.read(|draft| choices(of, draft.tree(), at, book)))
                .unwrap_or_default()
        });
        all.into_iter()
            .map(|(id, words)| (id, capitalised(&words)))
            .collect()
    }

    /// The field at a path.
    pub fn field(self, at: &str) -> AnyView {
        let Some(found) = described(at) else {
            return nothing();
        };
        self.named(at, found.label, found)
    }

    /// The field at a path, under another label.
    pub fn named(self, at: &str, label: &str, found: Described) -> AnyView {
        let (id, hint, mistakes) = (id_of(at), found.hint, Some(self.mistakes));
        let clock = use_clock();
        let path = at.to_owned();
        let inside = match found.holds {
            Holds::Fixed | Holds::Nothing => nothing(),
            Holds::Line => {
                view! { <TextField id=&id label hint bound=self.bound(at) mistakes /> }.into_any()
            }
            Holds::Number => view! {
                <TextField
                    id=&id
                    label
                    hint
                    width=Width::Twenty
                    bound=self.bound(at)
                    mistakes
                />
            }
            .into_any(),
            Holds::When | Holds::Day => {
                let today = move || clock.day.get();
                view! {
                    <DateField
                        id=&id
                        label
                        hint
                        width=Width::Twenty
                        bound=self.bound(at)
                        mistakes
                        as_of=today
                    />
                }
                .into_any()
            }
            Holds::Text => {
                view! { <TextArea id=&id label hint rows=3 bound=self.bound(at) mistakes /> }
                    .into_any()
            }
            Holds::Texts => {
                view! { <TextArea id=&id label hint rows=4 bound=self.bound(at) mistakes /> }
                    .into_any()
            }
            Holds::YesNo => {
                let yes_no = [("yes", "Yes"), ("no", "No")]
                    .map(|(id, words)| (id.to_owned(), words.to_owned()));
                return view! {
                    <Radios
                        id=&id
                        legend=label
                        hint
                        choices=yes_no.to_vec()
                        bound=self.chosen(at)
                        mistakes
                    />
                }
                .into_any();
            }
            Holds::One(of) => return self.one(at, label, found, *of),
            Holds::Many(of) => return self.many(at, label, found, *of),
            Holds::HowMany => return self.how_many(at, label),
            Holds::Shape(shapes) => return self.shape(at, label, found, shapes),
            Holds::Group(fields) => return self.group(at, label, fields),
            Holds::List(_) => return self.parts(at),
        };
        // Left, it is written as the file writes it, and what is wrong with it is said.
        let today = clock.today();
        let left = move |change: web_sys::Event| {
            // What was filled in without a key being pressed is taken over too.
            let typed = event_target_value(&change);
            self.rule.change(|draft| {
                draft.type_in(&path, &typed);
                draft.settle(&path, today);
            });
        };
        let inside = el("div").on("change", left).with(inside).view();
        if matches!(found.holds, Holds::Number) {
            self.stepped(at, label, false, inside)
        } else {
            inside
        }
    }

    /// A number, and on the dials with buttons and arrow keys that move it.
    fn stepped(self, at: &str, label: &str, most: bool, number: AnyView) -> AnyView {
        if !self.dials {
            return number;
        }
        let step = |up: bool| {
            let at = at.to_owned();
            move || self.rule.change(|draft| draft.step(&at, most, up))
        };
        let press = |up: bool, sign: &'static str, words: &str| {
            let step = step(up);
            classed("button", "govuk-button govuk-button--secondary wm-step-by")
                .at("type", "button")
                .at("aria-label", format!("{words}: {label}"))
                .on("click", move |_| step())
                .text(sign)
                .view()
        };
        let (up, down) = (step(true), step(false));
        let keys = move |press: web_sys::Event| {
            let step: &dyn Fn() = match press
                .dyn_ref::<web_sys::KeyboardEvent>()
                .map(|press| press.key())
                .as_deref()
            {
                Some("ArrowUp") => &up,
                Some("ArrowDown") => &down,
                _ => return,
            };
            press.prevent_default();
            step();
        };
        let number = el("div").on("keydown", keys).with(number).view();
        let inside = [
            number,
            press(false, "\u{2212}", "One less"),
            press(true, "+", "One more"),
        ];
        classed("div", "wm-stepped").all(inside).view()
    }

    /// How far something has been confirmed: not for this form to say.
    pub fn standing(self, at: &str, label: &str, hint: &'static str) -> AnyView {
        let (at, areas) = (at.to_owned(), self.rule.areas);
        let says = move || {
            let says = areas
                .book
                .with(|book| self.rule.read(|draft| draft.said(&at, book)))
                .unwrap_or_default();
            format!(": {}. {hint}", capitalised(&says))
        };
        let label = el("strong").text(label).view();
        classed("p", "govuk-body")
            .with(label)
            .live_text(says)
            .view()
    }

    fn one(self, at: &str, label: &str, found: Described, of: Choices) -> AnyView {
        if at.ends_with(".standing") {
            return self.standing(at, label, found.hint);
        }
        let mut offered = self.choices(of, at);
        let now = untrack(|| self.rule.read(|draft| draft.shown(at))).unwrap_or_default();
        if let Some(left_out) = found
            .left_out
            .filter(|left_out| offered.iter().all(|(id, _)| id != left_out))
        {
            offered.insert(0, (left_out.to_owned(), capitalised(left_out)));
        }
        if !now.is_empty() && offered.iter().all(|(id, _)| *id != now) {
            offered.push((
                now.clone(),
                format!("\u{201c}{now}\u{201d}, which is not known here"),
            ));
        }
        let (id, mistakes) = (id_of(at), Some(self.mistakes));
        if offered.len() <= FEW {
            return view! {
                <Radios
                    id=&id
                    legend=label
                    hint=found.hint
                    choices=offered
                    bound=self.chosen(at)
                    mistakes
                />
            }
            .into_any();
        }
        if found.left_out.is_none() {
            offered.insert(0, (String::new(), "Choose one".to_owned()));
        }
        view! {
            <Select
                id=&id
                label
                hint=found.hint
                choices=offered
                bound=self.chosen(at)
                mistakes
            />
        }
        .into_any()
    }

    fn many(self, at: &str, label: &str, found: Described, of: Choices) -> AnyView {
        let mut offered = self.choices(of, at);
        let ticked = untrack(|| self.rule.read(|draft| draft.shown(at))).unwrap_or_default();
        for id in ticked.lines().filter(|id| !id.is_empty()) {
            if offered.iter().all(|(known, _)| known != id) {
                offered.push((
                    id.to_owned(),
                    format!("\u{201c}{id}\u{201d}, which is not known here"),
                ));
            }
        }
        let count = offered.len();
        let (read, written) = (at.to_owned(), at.to_owned());
        let ticked = move |id: &str| {
            self.rule
                .read(|draft| draft.is_ticked(&read, id))
                .unwrap_or_default()
        };
        let tick = move |id: &str, on: bool| self.rule.change(|draft| draft.tick(&written, id, on));
        let boxes = view! {
            <Checkboxes
                id=id_of(at)
                legend=label
                hint=found.hint
                choices=offered
                ticks=Ticks::new(ticked, tick)
                mistakes=self.mistakes
            />
        }
        .into_any();
        if count <= FEW {
            return boxes;
        }
        let (at, label) = (at.to_owned(), label.to_owned());
        let summary = move || {
            let ticked = self
                .rule
                .read(|draft| draft.shown(&at).lines().count())
                .unwrap_or_default();
            format!(
                "{label} ({})",
                if ticked == 0 {
                    "none ticked".to_owned()
                } else {
                    format!("{ticked} ticked")
                }
            )
        };
        view! { <Fold summary>{boxes}</Fold> }.into_any()
    }

    fn how_many(self, at: &str, label: &str) -> AnyView {
        let get = {
            let at = at.to_owned();
            move || {
                self.rule
                    .read(|draft| draft.shown_how_many(&at))
                    .unwrap_or_default()
            }
        };
        let part = |of: fn(&mut HowMany) -> &mut String, now: bool| {
            let (get, at) = (get.clone(), at.to_owned());
            Bound::new(
                {
                    let get = get.clone();
                    move || of(&mut get()).clone()
                },
                move |typed| {
                    let mut many = untrack(&get);
                    *of(&mut many) = typed;
                    if now {
                        self.rule.change(|draft| draft.how_many(&at, &many));
                    } else {
                        self.rule.typing(|draft| draft.how_many(&at, &many));
                    }
                },
            )
        };
        let id = id_of(at);
        let offered = [("", "Choose one")].into_iter().chain(HOW_MANY);
        let offered = offered
            .map(|(id, words)| (id.to_owned(), words.to_owned()))
            .collect();
        let how = view! {
            <Select
                id=&id
                label
                choices=offered
                bound=part(|many| &mut many.how, true)
                mistakes=self.mistakes
            />
        }
        .into_any();
        let number = |suffix: &str, words: &str, of| {
            let left = part(of, true);
            let field = view! {
                <TextField
                    id=format!("{id}-{suffix}")
                    label=words
                    width=Width::Twenty
                    bound=part(of, false)
                />
            }
            .into_any();
            let field = el("div")
                .on("change", move |change| {
                    (left.set)(event_target_value(&change))
                })
                .with(field)
                .view();
            self.stepped(
                at,
                &format!("{label}, {}", words.to_lowercase()),
                suffix == "most",
                field,
            )
        };
        let first = number("number", "Number", |many| &mut many.number);
        let second = number("most", "To", |many| &mut many.most);
        let [one, two] = [HowMany::has_number, HowMany::is_between].map(|shows| {
            let get = get.clone();
            let shown = Memo::new(move |_| shows(&get()));
            move || (!shown.get()).then(String::new)
        });
        let second = classed("div", "wm-dial__most")
            .live("hidden", two)
            .with(second)
            .view();
        classed("div", "wm-how-many")
            .with(how)
            .with(
                classed("div", "wm-how-many__numbers")
                    .live("hidden", one)
                    .all([first, second])
                    .view(),
            )
            .view()
    }

    /// Which of several shapes, and the fields of the one that is chosen.
    fn shape(self, at: &str, label: &str, found: Described, shapes: &'static [Shape]) -> AnyView {
        let name = |shape: &Shape| (shape.name.to_owned(), shape.label.to_owned());
        let none = found
            .left_out
            .map_or_else(|| "Choose one".to_owned(), capitalised);
        let offered = [(String::new(), none)]
            .into_iter()
            .chain(shapes.iter().map(name))
            .collect();
        let (read, written, path) = (at.to_owned(), at.to_owned(), at.to_owned());
        let chosen = Memo::new(move |_| {
            self.rule
                .read(|draft| draft.shape(&read).to_owned())
                .unwrap_or_default()
        });
        let bound = Bound::new(
            move || chosen.get(),
            move |name| {
                self.rule
                    .change(|draft| draft.choose_shape(&written, &name))
            },
        );
        let choose = view! {
            <Select
                id=id_of(at)
                label
                hint=found.hint
                choices=offered
                bound
                mistakes=self.mistakes
            />
        }
        .into_any();
        let inside = live(move || {
            let name = chosen.get();
            let Some(shape) = shapes.iter().find(|shape| shape.name == name) else {
                return nothing();
            };
            let at = field(&path, &name);
            untrack(|| match &shape.holds {
                Holds::Nothing => nothing(),
                Holds::Group(fields) => all(vec![self.said(&at), all(self.fields(&at, fields))]),
                _ => all(vec![self.said(&at), self.field(&at)]),
            })
        });
        all(vec![
            choose,
            classed("div", "wm-nested").with(inside).view(),
        ])
    }

    /// What is wrong with a place that has no field of its own.
    fn said(self, at: &str) -> AnyView {
        let id = id_of(at);
        let error = format!("{id}-error");
        let line = classed("p", "govuk-error-message")
            .at("id", error)
            .live_text(move || {
                crate::app::parts::field::mistake_of(self.mistakes, &id).unwrap_or_default()
            });
        line.view()
    }

    fn group(self, at: &str, label: &str, fields: &'static [Field]) -> AnyView {
        let legend = classed("legend", "govuk-fieldset__legend wm-label")
            .text(label)
            .view();
        classed("fieldset", "govuk-fieldset wm-nested")
            .with(legend)
            .all(self.fields(at, fields))
            .view()
    }

    fn fields(self, at: &str, fields: &'static [Field]) -> Vec<AnyView> {
        fields
            .iter()
            .map(|one| self.field(&field(at, one.name)))
            .collect()
    }

    /// The parts of an `all` or an `any`.
    fn parts(self, at: &str) -> AnyView {
        let (counted, path) = (at.to_owned(), at.to_owned());
        // Made anew when a part comes or goes, and not for what is typed into one.
        let made = RwSignal::new(0_usize);
        let count = move || {
            let at = &counted;
            let list = |draft: &waymark::workshop::draft::Draft| {
                waymark::workshop::draft::tree::at(draft.tree(), at)
                    .and_then(|list| list.as_array().map(Vec::len))
            };
            untrack(|| self.rule.read(list))
                .flatten()
                .unwrap_or_default()
        };
        live(move || {
            made.track();
            let part = |index: usize| {
                let at = entry(&path, index);
                let out = at.clone();
                let take_out = move || {
                    self.rule.change(|draft| draft.take_out(&out));
                    made.update(|made| *made += 1);
                    // What had the focus is gone; the choice around the parts is still there.
                    focus_soon(around(&out));
                };
                let number = part_number(&at);
                let label = format!("Part {number}");
                let field =
                    described(&at).map_or_else(nothing, |found| self.named(&at, &label, found));
                let out = button(format!("Take part {number} out"), Weight::Link, take_out);
                classed("div", "wm-part").all([field, out]).view()
            };
            untrack(|| {
                let mut parts: Vec<_> = (0..count()).map(part).collect();
                let (path, path_back) = (path.clone(), path.clone());
                let add = move || {
                    let mut added = None;
                    self.rule.change(|draft| added = draft.add(&path));
                    made.update(|made| *made += 1);
                    if let Some(added) = added {
                        focus_soon(id_of(&added));
                    }
                };
                let back = path_back.clone();
                let bring = if self
                    .rule
                    .read(|draft| draft.can_bring_back(&back))
                    .unwrap_or_default()
                {
                    let bring_back = move || {
                        self.rule.change(|draft| draft.bring_back(&back));
                        made.update(|made| *made += 1);
                        focus_soon(around(&back));
                    };
                    button(
                        "Put back the part that was taken out",
                        Weight::Secondary,
                        bring_back,
                    )
                } else {
                    nothing()
                };
                parts.push(buttons([
                    button("Add a part", Weight::Secondary, add),
                    bring,
                ]));
                all(parts)
            })
        })
    }
}
