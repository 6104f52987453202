//! The referral: its free fields, and the papers made of the case, each to read, print, copy or save.

use std::sync::OnceLock;

use leptos::prelude::*;
use waymark::engine::decided::Decided;
use waymark::model::case::{CaseStoreFields, VICTIM};
use waymark::model::dates::{Day, parse_day};
use waymark::model::instrument::Answer;
use waymark::model::nation::Nation;
use waymark::model::sources::Source;
use waymark::words::pack::{Of, Pack, PaperField, Papers};

use super::file;
use crate::app::parts::field::{Bound, Checkboxes, Radios, Select, TextArea, TextField, Ticks};
use crate::app::parts::paper::{PaperPage, SourceList};
use crate::app::parts::question::{answers, questions};
use crate::app::parts::{
    FilledFold, all, back_to, classed, heading, link_button, live, nothing, paragraph, subheading,
};
use crate::app::store::{Mistakes, Page, Paper, use_areas, use_casework, use_clock};

/// The papers, read once.
fn papers() -> Option<&'static Papers> {
    static PAPERS: OnceLock<Option<Papers>> = OnceLock::new();
    PAPERS.get_or_init(|| Papers::bundled().ok()).as_ref()
}

pub fn referral() -> AnyView {
    let casework = use_casework();
    let Some((papers, form)) = papers().and_then(|papers| Some((papers, papers.form("referral")?)))
    else {
        return nothing();
    };
    let mut parts = vec![
        heading("Referral"),
        paragraph(
            "What the case already holds is in the referral; nothing is typed twice. Write here what it does not hold. Leave out what you do not know: it is listed as blank.",
        ),
    ];
    for section in &form.sections {
        let fields: Vec<_> = section
            .fields
            .iter()
            .filter(|field| field.takes_words())
            .map(field)
            .collect();
        if !fields.is_empty() {
            let filled = move || {
                let words = section.fields.iter().filter(|field| field.takes_words());
                let is_filled = |field: &&PaperField| {
                    casework.case.referral().with(|referral| {
                        referral
                            .get(&field.id)
                            .is_some_and(|w| !w.trim().is_empty())
                    })
                };
                words.filter(is_filled).count()
            };
            let title = section.heading.clone();
            parts.push(view! { <FilledFold title filled>{fields}</FilledFold> }.into_any());
        }
    }
    for (title, instrument) in [
        ("Consent, route by route", "consent"),
        ("Safety plan", "safety-plan"),
    ] {
        let filled = move || {
            casework.case.with(|case| {
                let today = case.today_about(VICTIM, instrument);
                today.map_or(0, |today| {
                    today
                        .answers
                        .values()
                        .filter(|one| **one != Answer::default())
                        .count()
                })
            })
        };
        let asked = asked(instrument);
        parts.push(view! { <FilledFold title filled>{asked}</FilledFold> }.into_any());
    }
    let private = form
        .sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter(|field| field.private);
    let private: Vec<_> = private
        .map(|field| (field.tick(), field.label.clone()))
        .collect();
    let ticked = move |tick: &str| {
        casework
            .case
            .referral()
            .with(|referral| referral.contains_key(tick))
    };
    let tick = move |tick: &str, on: bool| put(tick, if on { "yes" } else { "" });
    parts.extend([
        view! {
            <Checkboxes
                id="private"
                legend="What is private is left out unless you tick it"
                hint="Tick what those at the meeting need to know to keep somebody from harm, and no more. Checklist answers and events are the reasons, and are always told."
                choices=private
                ticks=Ticks::new(ticked, tick)
            />
        }
        .into_any(),
        view! {
            <SourceList
                summary="Where these fields come from"
                says="Forms differ from area to area. Use the area's own form where it asks for it."
                sources=papers.forms.sources.clone()
            />
        }
        .into_any(),
        subheading("Read it, then print, copy or save it"),
        link_button(&Page::Paper(Paper::Referral), "Read the referral", false),
        link_button(&Page::Paper(Paper::Record), "Read the decision record", true),
        link_button(&Page::Paper(Paper::Supports), "A sheet of numbers to leave behind", true),
        file::save(),
    ]);
    all(parts)
}

/// The questions of an instrument, with what it is for; nothing when it is not loaded.
fn asked(instrument: &str) -> AnyView {
    let areas = use_areas();
    areas
        .book
        .with_untracked(|book| match book.instrument(instrument) {
            Some(list) => all(vec![
                paragraph(list.about.clone()),
                questions(list, &answers(VICTIM, list), None),
            ]),
            None => nothing(),
        })
}

/// Puts words into a field of the referral; none takes the field out.
fn put(field: &str, words: &str) {
    let casework = use_casework();
    casework.edit(|case| {
        if words.is_empty() {
            case.referral.remove(field);
        } else {
            case.referral.insert(field.to_owned(), words.to_owned());
        }
    });
}

fn field(field: &'static PaperField) -> AnyView {
    let casework = use_casework();
    let id = field.id.as_str();
    let bound = Bound::new(
        move || {
            casework
                .case
                .referral()
                .with(|referral| referral.get(id).cloned().unwrap_or_default())
        },
        move |words| put(id, &words),
    );
    if field.day {
        return a_day(field, bound);
    }
    if field.choices.is_empty() {
        return match u8::try_from(field.lines) {
            Ok(lines @ 1..) => {
                view! { <TextArea id label=&field.label hint=&field.hint rows=lines bound /> }
                    .into_any()
            }
            _ if !field.own.is_empty() => view! {
                <TextField
                    id
                    label=&field.label
                    hint=&field.hint
                    bound
                    autocomplete=&field.own
                />
            }
            .into_any(),
            _ => view! { <TextField id label=&field.label hint=&field.hint bound /> }.into_any(),
        };
    }
    let choices = std::iter::once((String::new(), "Not filled in".to_owned())).chain(
        field
            .choices
            .iter()
            .map(|choice| (choice.clone(), choice.clone())),
    );
    view! { <Select id label=&field.label hint=&field.hint choices=choices.collect() bound /> }
        .into_any()
}

/// A field that says a day. It keeps whatever is typed, and says on leaving it when no day can be read from that.
fn a_day(field: &'static PaperField, bound: Bound) -> AnyView {
    let casework = use_casework();
    let clock = use_clock();
    let id = field.id.as_str();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let check = move || {
        let (words, as_of) = casework.case.with_untracked(|case| {
            (
                case.referral.get(id).cloned().unwrap_or_default(),
                case.as_of,
            )
        });
        let says = (!words.trim().is_empty() && !says_a_day(&words, as_of.max(clock.today()))).then(|| {
            let says = "No day can be read from this. Write for example 20 July 2018, or 20 July 2018 at 14:00. What you typed is kept.";
            (id.to_owned(), says.to_owned())
        });
        mistakes.set(says.into_iter().collect());
    };
    check();
    let line =
        view! { <TextField id label=&field.label hint=&field.hint bound mistakes /> }.into_any();
    classed("div", "")
        .on("focusout", move |_| check())
        .with(line)
        .view()
}

/// Whether the text is a day, or begins with one and goes on with the time.
fn says_a_day(text: &str, today: Day) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=words.len()).any(|end| {
        let begins = words.get(..end).unwrap_or_default().join(" ");
        parse_day(begins.trim_end_matches([',', ';']), today).is_ok()
    })
}

/// One paper. Nothing on its page changes it.
pub fn read(which: Paper) -> AnyView {
    let casework = use_casework();
    if which == Paper::Supports {
        return supports();
    }
    let (form, name) = match which {
        Paper::Record => ("record", "record"),
        Paper::Referral | Paper::Supports => ("referral", "referral"),
    };
    let pack = untrack(|| casework.with_decided(|decided| made(form, decided)));
    let Some(pack) = pack.flatten() else {
        return nothing();
    };
    all(vec![
        back_to(&Page::Referral),
        view! { <PaperPage pack name /> }.into_any(),
    ])
}

fn made(form: &str, decided: &Decided) -> Option<Pack> {
    papers()?.form(form).map(|form| {
        form.pack(Of {
            case: decided.case(),
            decision: decided.decision(),
            book: decided.book(),
        })
    })
}

/// The sheet of supports: it is for the user to say first that it may be left.
fn supports() -> AnyView {
    let casework = use_casework();
    let clock = use_clock();
    let Some(supports) = papers().map(|papers| &papers.supports) else {
        return nothing();
    };
    let nation =
        untrack(|| casework.decision(|decision| decision.nation)).unwrap_or(Nation::UnitedKingdom);
    let asked = Bound::new(
        move || match casework
            .case
            .contact()
            .with(|contact| contact.may_leave_paper)
        {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => String::new(),
        },
        move |chosen| {
            casework.edit(|case| {
                case.contact.may_leave_paper = match chosen.as_str() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
            });
        },
    );
    let choices = [
        (
            "yes",
            "Yes, the victim says that it can be kept where nobody else finds it",
        ),
        ("no", "No"),
        ("", "Not known"),
    ];
    let choices = choices
        .map(|(value, words)| (value.to_owned(), words.to_owned()))
        .to_vec();
    let may_leave = Memo::new(move |_| {
        casework
            .case
            .contact()
            .with(|contact| contact.may_leave_paper)
    });
    let sheet = live(move || match may_leave.get() {
        None => paragraph(
            "Ask the victim first whether paper like this can be kept where nobody else finds it. Until you say so, it is not shown here to print or copy.",
        ),
        Some(false) => paragraph(
            "It is not shown, because you said that paper cannot be left. Found by the person causing harm, it would tell that the victim has talked. Say the number that fits, or let the victim learn it by heart.",
        ),
        Some(true) => {
            let checked = supports.checked_words(clock.today());
            let used: Vec<&Source> = supports.sources_of(nation).collect();
            let local = casework.rules(|rules| {
                let named = |source: &&Source| {
                    rules
                        .version
                        .supports
                        .iter()
                        .any(|one| one.sources.contains(&source.id))
                };
                let local: Vec<Source> = rules
                    .version
                    .sources
                    .iter()
                    .filter(named)
                    .cloned()
                    .collect();
                (supports.sheet(nation, Some(rules.version)), local)
            });
            let (sheet, local) =
                local.unwrap_or_else(|| (supports.sheet(nation, None), Vec::new()));
            all(vec![
                view! { <PaperPage pack=sheet name="numbers" /> }.into_any(),
                view! {
                    <SourceList
                        summary="Where the numbers come from"
                        says=&checked
                        sources=local.iter().chain(used).cloned().collect()
                    />
                }
                .into_any(),
            ])
        }
    });
    all(vec![
        back_to(&Page::Referral),
        crate::app::parts::unprinted(all(vec![
            heading("A sheet of numbers to leave behind"),
            paragraph(
                "It says nothing of this case. Leave it where the victim says that it can be kept, and nowhere else.",
            ),
            view! {
                <Radios
                    id="leave-paper"
                    legend="May paper be left with the victim?"
                    choices
                    bound=asked
                />
            }
            .into_any(),
        ])),
        sheet,
    ])
}
