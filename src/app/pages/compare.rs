//! One case under any rules side by side, and for two of them the difference in words.

use leptos::prelude::*;
use waymark::engine::compare::LaidOut;
use waymark::engine::decision::routes_under;
use waymark::engine::replay::{ReadyComparison, ready_comparisons};
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::Day;
use waymark::model::rules::Area;
use waymark::words::explain::{AnswerWords, NO_DIFFERENCE, beside_words, between_words, rule_name};

use super::file;
use super::training::{open_case, published_cases};
use crate::app::parts::facts::Tag;
use crate::app::parts::field::Select;
use crate::app::parts::frame::Published;
use crate::app::parts::paper::SourceList;
use crate::app::parts::stacked::StackedTable;
use crate::app::parts::{
    Weight, all, back_to, button, classed, el, focus_soon, folded, heading, items, lines, live,
    nothing, paragraph, styled, subheading,
};
use crate::app::store::{
    Areas, Beside, Casework, Navigation, Page, use_areas, use_beside, use_casework, use_navigation,
};

pub fn compare() -> AnyView {
    let casework = use_casework();
    let open = Memo::new(move |_| casework.open.get());
    let inside = live(move || {
        if open.get() {
            untrack(beside)
        } else {
            none_open()
        }
    });
    let about =
        "Any case under any rules side by side: what each answers, and where two of them differ.";
    classed("div", "wm-wide")
        .with(back_to(&Page::Training))
        .with(heading(Page::Compare.title()))
        .with(paragraph(about))
        .with(inside)
        .view()
}

fn none_open() -> AnyView {
    all(vec![
        paragraph("No case is open. Open one to compare."),
        opening(),
    ])
}

/// A comparison that stands ready, a published case, or one from a file.
fn opening() -> AnyView {
    // The case is opened later, when nobody is there to answer for a context.
    let (areas, navigation, on) = (use_areas(), use_navigation(), use_beside());
    let ready = ready_comparisons().unwrap_or_default();
    let ready = ready.into_iter().map(|one| {
        let (name, about) = (one.title.clone(), format!("{} {}", one.about, one.warning));
        let one = StoredValue::new(one);
        let case = move || Some(one.with_value(|one| one.case.clone()));
        let lay_out = move || one.with_value(|one| lay_out(one, areas, navigation, on));
        all(vec![
            open_case(name, case, lay_out),
            styled("wm-source", about),
        ])
    });
    all(vec![
        subheading("Ready to compare"),
        items("govuk-list govuk-list--spaced", ready.collect()),
        subheading("Another case"),
        published_cases(Page::Compare),
        file::open_on(Page::Compare),
    ])
}

/// The two rules of a comparison beside each other, and no others.
fn lay_out(
    ready: &ReadyComparison,
    areas: &'static Areas,
    navigation: &'static Navigation,
    on: &'static Beside,
) {
    let values = areas.book.with_untracked(|book| {
        let rules = ready
            .rules
            .iter()
            .filter_map(|choice| book.rules(choice, ready.case.as_of));
        rules.map(value).collect::<Vec<_>>()
    });
    let Beside { chosen, pair, own } = on;
    for (signal, value) in pair.iter().zip(&values) {
        signal.set(value.clone());
    }
    own.set_value(values.first().cloned().unwrap_or_default());
    chosen.set(values);
    navigation.go(&Page::Compare);
    focus_soon(TABLE.to_owned());
}

/// The comparison that the open case is of.
fn is_ready() -> Option<ReadyComparison> {
    let casework = use_casework();
    let ready = ready_comparisons().ok()?;
    casework.case.with(|case| {
        ready
            .into_iter()
            .find(|one| one.is_of(&case.reference, &case.taken_from, case.as_of))
    })
}

/// What a comparison shows, where the open case is one.
fn lesson(ready: Option<ReadyComparison>) -> AnyView {
    let Some(ready) = ready else {
        return nothing();
    };
    let read = folded(
        "How the publication is read here",
        lines(ready.assumed.iter().cloned()),
    );
    let from = view! {
        <SourceList
            summary="The publication"
            says="Read it there in its own words."
            sources=ready.sources.clone()
        />
    }
    .into_any();
    all(vec![
        subheading("What it shows"),
        paragraph(ready.lesson.says),
        styled("wm-source", format!("Source: {}", ready.lesson.taken_from)),
        read,
        from,
    ])
}

/// What lies on this page.
#[derive(Clone, Copy)]
struct ComparePage {
    casework: &'static Casework,
    areas: &'static Areas,
    on: &'static Beside,
}

fn beside() -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let beside = use_beside();
    let room = ComparePage {
        casework,
        areas,
        on: beside,
    };
    // Another case may be opened while the page stays.
    let first = Memo::new(move |_| {
        casework.case.with(|case| {
            areas.book.with(|book| {
                let own = book
                    .shown(case.area.as_ref(), case.as_of)
                    .map(|shown| shown.rules);
                let mut first: Vec<Rules<'_>> =
                    own.into_iter().chain(book.national(case.as_of)).collect();
                first.dedup_by(|one, other| value(*one) == value(*other));
                // One alone is compared with nothing: an earlier version of it stands beside it, or another area's rule.
                if let [alone] = first.as_slice() {
                    first.extend(another(book, *alone, case.as_of));
                }
                first.into_iter().map(value).collect::<Vec<_>>()
            })
        })
    });
    room.begin(&first.get_untracked());
    Effect::new(move |_| room.begin(&first.get()));
    let ready = Memo::new(move |_| is_ready());
    let day = move || {
        casework.case.with(|case| {
            format!(
                "The open case, on {}. Looking changes nothing in it.",
                case.as_of
            )
        })
    };
    all(vec![
        classed("p", "govuk-body").live_text(day).view(),
        view! { <Published /> }.into_any(),
        folded("Open another case", opening()),
        classed("div", "wm-compared")
            .at("id", TABLE)
            .at("tabindex", "-1")
            .at("role", "group")
            .at("aria-label", ANSWERS)
            .with(live(move || room.table()))
            .view(),
        room.adding(),
        subheading("Where two of them differ"),
        live(move || room.picking()),
        el("div")
            .at("id", "between")
            .at("aria-live", "polite")
            .with(live(move || room.between()))
            .view(),
        live(move || lesson(ready.get())),
    ])
}

/// What the table shows.
const ANSWERS: &str = "What each rule answers";

/// The id of what holds the table; it takes the focus when a row is taken out.
const TABLE: &str = "beside";

impl ComparePage {
    /// Does something with the case and these rules, those that are still loaded.
    fn with<T>(self, values: &[String], of: impl FnOnce(&Case, &[Rules<'_>]) -> T) -> T {
        self.areas.book.with(|book| {
            self.casework.case.with(|case| {
                let rules: Vec<Rules<'_>> = values
                    .iter()
                    .filter_map(|value| rules(book, value, case))
                    .collect();
                of(case, &rules)
            })
        })
    }

    /// The same of the two that are compared; nothing when they are one, or one of them is no longer loaded.
    fn with_pair<T>(self, of: impl FnOnce(&Case, [Rules<'_>; 2]) -> T) -> Option<T> {
        let [one, other] = self.on.pair.map(|value| value.get());
        if one == other {
            return None;
        }
        self.with(&[one, other], |case, both| match both {
            [one, other] => Some(of(case, [*one, *other])),
            _ => None,
        })
    }

    /// What was chosen before lies there still; a case under another rule brings its own.
    fn begin(self, first: &[String]) {
        let before = LaidOut {
            chosen: self.on.chosen.get_untracked(),
            pair: self.on.pair.map(|value| value.get_untracked()),
            own: self.on.own.get_value(),
        };
        let mut now = before.clone();
        now.bring(first);
        let LaidOut { chosen, pair, own } = now;
        // What is set again is taken for a change.
        if pair != before.pair {
            self.on
                .pair
                .into_iter()
                .zip(pair)
                .for_each(|(signal, value)| signal.set(value));
        }
        if chosen != before.chosen {
            self.on.chosen.set(chosen);
        }
        self.on.own.set_value(own);
    }

    fn add(self, rule: String) {
        if rule.is_empty()
            || self
                .on
                .chosen
                .with_untracked(|chosen| chosen.contains(&rule))
        {
            return;
        }
        // One that stands alone is compared with the first that joins it.
        let [one, other] = self.on.pair;
        if one.get_untracked() == other.get_untracked() {
            other.set(rule.clone());
        }
        self.on.chosen.update(|chosen| chosen.push(rule));
    }

    fn take_out(self, rule: &str) {
        self.on
            .chosen
            .update(|chosen| chosen.retain(|one| one != rule));
        let left = self.on.chosen.get_untracked();
        let [one, other] = self.on.pair.map(|value| value.get_untracked());
        let spare = |beside: &str| {
            left.iter()
                .find(|one| *one != beside)
                .or(left.first())
                .cloned()
                .unwrap_or_default()
        };
        match self.on.pair {
            [first, _] if one == rule => first.set(spare(&other)),
            [_, second] if other == rule => second.set(spare(&one)),
            _ => {}
        }
        focus_soon(TABLE.to_owned());
    }

    /// A row for each rule and a column for each kind of route, however many rules there are.
    fn table(self) -> AnyView {
        let chosen = self.on.chosen.get();
        self.with(&chosen, |case, rules| {
            let found: Vec<_> = rules
                .iter()
                .map(|rules| routes_under(case, *rules, case.as_of))
                .collect();
            let kinds = beside_words(&found);
            let columns: Vec<String> = ["Rule"]
                .into_iter()
                .chain(kinds.iter().map(|kind| kind.name))
                .map(str::to_owned)
                .collect();
            let row = |(place, one): (usize, &Rules<'_>)| {
                let cells = kinds
                    .iter()
                    .map(|kind| cell(kind.answers.get(place).map_or(&[], Vec::as_slice)));
                (self.name(*one, rules.len() > 1), cells.collect())
            };
            let rows = rules.iter().enumerate().map(row).collect();
            view! { <StackedTable caption=ANSWERS columns rows /> }.into_any()
        })
    }

    /// A rule's name, and the way to take it out.
    fn name(self, rules: Rules<'_>, removable: bool) -> AnyView {
        let version = classed("span", "wm-beside__version")
            .text(rules.version.title.clone())
            .view();
        let mut parts = vec![rules.area.name.clone().into_any(), version];
        if removable {
            let rule = value(rules);
            let whose = classed("span", "govuk-visually-hidden")
                .text(format!(" {}", rule_name(rules)))
                .view();
            let out = classed("button", "wm-link wm-no-print").at("type", "button");
            parts.push(
                out.on("click", move |_| self.take_out(&rule))
                    .text("Take out")
                    .with(whose)
                    .view(),
            );
        }
        all(parts)
    }

    /// The list of rules that can be put beside the others.
    fn adding(self) -> AnyView {
        let adding = RwSignal::new(String::new());
        let list = live(move || {
            let chosen = self.on.chosen.get();
            let mut choices = vec![(String::new(), "Choose a rule".to_owned())];
            choices.extend(
                self.areas
                    .book
                    .with(|book| every_rule(book))
                    .into_iter()
                    .filter(|(value, _)| !chosen.contains(value)),
            );
            adding.set(String::new());
            view! {
                <Select
                    id="add-rule"
                    label="Put another rule beside them"
                    choices
                    bound=adding
                />
            }
            .into_any()
        });
        let count = move || match self.on.chosen.with(Vec::len) {
            1 => "1 rule is shown.".to_owned(),
            many => format!("{many} rules are shown."),
        };
        let says = classed("p", "wm-source")
            .at("role", "status")
            .live_text(count)
            .view();
        let add = button("Add this rule", Weight::Secondary, move || {
            self.add(adding.get_untracked())
        });
        classed("div", "wm-beside__adding wm-no-print")
            .with(list)
            .with(add)
            .with(says)
            .view()
    }

    /// Which two are compared.
    fn picking(self) -> AnyView {
        let chosen = self.on.chosen.get();
        let choices = self.with(&chosen, |_, rules| {
            rules
                .iter()
                .map(|one| (value(*one), rule_name(*one)))
                .collect::<Vec<_>>()
        });
        let [one, other] = self.on.pair;
        let list = |id, label, signal| {
            view! { <Select id label choices=choices.clone() bound=signal /> }.into_any()
        };
        classed("div", "wm-beside__pair")
            .with(list("one", "One rule", one))
            .with(list("other", "The other", other))
            .view()
    }

    /// The difference of the two in words.
    fn between(self) -> AnyView {
        let says = self.with_pair(|case, both| {
            let [one, other] = both.map(|rules| routes_under(case, rules, case.as_of));
            between_words([&one, &other])
        });
        match says.as_deref() {
            None => paragraph(TWO),
            Some([]) => paragraph(NO_DIFFERENCE),
            Some(says) => {
                let rows = says.iter().map(|says| {
                    let name = classed("dt", "govuk-summary-list__key")
                        .text(says.lead.clone())
                        .view();
                    let detail = classed("dd", "govuk-summary-list__value")
                        .text(says.detail.clone())
                        .view();
                    classed("div", "govuk-summary-list__row")
                        .with(name)
                        .with(detail)
                        .view()
                });
                classed("dl", "govuk-summary-list").all(rows).view()
            }
        }
    }
}

/// Said while just one rule is picked.
const TWO: &str = "Choose two rules that are not the same.";

/// What one rule answers on a kind of route, each answer with its mark.
fn cell(answers: &[AnswerWords]) -> AnyView {
    if answers.is_empty() {
        return classed("span", "wm-beside__none")
            .text("No such route")
            .view();
    }
    let answer = |words: &AnswerWords| {
        let mut parts = Vec::new();
        if !words.route.is_empty() {
            parts.push(
                classed("span", "wm-beside__route")
                    .text(words.route.clone())
                    .view(),
            );
        }
        parts.push(view! { <Tag mark=words.mark words=words.says.clone() /> }.into_any());
        classed("div", "wm-beside__answer").all(parts).view()
    };
    all(answers.iter().map(answer).collect())
}

/// Every version of every area.
fn every_rule(book: &Rulebook) -> Vec<(String, String)> {
    let rules = book.areas.iter().flat_map(|area| {
        area.versions.iter().map(move |version| Rules {
            book,
            area,
            version,
        })
    });
    rules
        .map(|rules| (value(rules), rule_name(rules)))
        .collect()
}

/// A rule to compare one with: another version of it, or else the first area's that has one for the day.
fn another<'a>(book: &'a Rulebook, one: Rules<'a>, on: Day) -> Option<Rules<'a>> {
    let version = one
        .area
        .versions
        .iter()
        .rev()
        .find(|version| version.id != one.version.id);
    let of_area = |area: &Area| book.rules(&AreaChoice::of(area.id.clone()), on);
    let elsewhere = || {
        book.areas
            .iter()
            .filter(|area| area.id != one.area.id)
            .find_map(of_area)
    };
    version
        .map(|version| Rules { version, ..one })
        .or_else(elsewhere)
}

fn value(rules: Rules<'_>) -> String {
    format!("{}/{}", rules.area.id, rules.version.id)
}

fn rules<'a>(book: &'a Rulebook, value: &str, case: &Case) -> Option<Rules<'a>> {
    let (id, version) = value.split_once('/')?;
    book.rules(
        &AreaChoice {
            version: Some(version.to_owned()),
            ..AreaChoice::of(id)
        },
        case.as_of,
    )
}
