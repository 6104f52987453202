//! How far each part of an assessment has come.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::engine::decision::Decision;
use crate::model::book::{Rulebook, Shown};
use crate::model::case::{Case, Contact, Gathered, Person};
use crate::model::instrument::Role;

use super::bar::bar;
use super::numbers::{capitalised, plural};

/// A part of an assessment that something can be recorded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum CasePart {
    /// Who was there, and how to make contact.
    Before,
    /// Who is concerned.
    People,
    /// The checklist.
    Checklist,
    /// What happened before.
    History,
    /// What is known of the person causing harm.
    CausingHarm,
    /// What the professional judges.
    Judgement,
    /// What follows.
    Result,
}

impl CasePart {
    /// All of them, in order.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}

/// Said of a part that holds nothing.
const NOTHING_YET: &str = "Nothing recorded yet";

/// The instrument that holds the plain facts about the conversation and the people.
const CIRCUMSTANCES: &str = "circumstances";

/// How far a part has come, in a few words.
pub fn part_words(
    part: CasePart,
    case: &Case,
    decision: &Decision<'_>,
    shown: &Shown<'_>,
) -> String {
    let book = shown.rules.book;
    let words = match part {
        CasePart::Before => before(case, book),
        CasePart::People => people(case, book),
        CasePart::Checklist => checklist(decision),
        CasePart::History => history(case),
        CasePart::CausingHarm => {
            let lists = book.instruments.iter();
            let asked = lists.filter(|list| list.role == Role::CausingHarm);
            answered(asked.map(|list| recorded(case, &list.id, |_| true)).sum())
        }
        CasePart::Judgement => judged(case),
        CasePart::Result => Some(bar(decision, shown.missing.as_ref()).state),
    };
    words.unwrap_or_else(|| NOTHING_YET.to_owned())
}

fn before(case: &Case, book: &Rulebook) -> Option<String> {
    let is_before = |item: &str| in_section(book, item) == Some("before");
    let asked = answered(recorded(case, CIRCUMSTANCES, is_before));
    let contact = (case.contact != Contact::default()).then(|| "contact recorded".to_owned());
    joined([asked, contact])
}

fn people(case: &Case, book: &Rulebook) -> Option<String> {
    let people = &case.people;
    let is_before = |item: &str| in_section(book, item) == Some("before");
    joined([
        is_known(&people.victim).then(|| "the victim".to_owned()),
        number(
            people
                .causing_harm
                .iter()
                .filter(|one| is_known(one))
                .count(),
            "person causing harm",
            "persons causing harm",
        ),
        number(people.children.len(), "child", "children"),
        answered(recorded(case, CIRCUMSTANCES, |item| !is_before(item))),
    ])
}

/// Whether anything is recorded of a person but that there is one.
fn is_known(person: &Person) -> bool {
    let nobody = Person {
        id: person.id.clone(),
        ..Person::default()
    };
    *person != nobody
}

/// The section of a question about the circumstances.
fn in_section<'b>(book: &'b Rulebook, item: &str) -> Option<&'b str> {
    let list = book.instrument(CIRCUMSTANCES)?;
    let item = list.items.iter().find(|one| one.id == item)?;
    item.section.as_deref()
}

/// How many questions of that instrument have an answer, whomever it was asked about.
fn recorded(case: &Case, instrument: &str, that: impl Fn(&str) -> bool) -> usize {
    let made = case.assessments.list.iter();
    let with_it = made.filter(|one| one.instrument.as_deref() == Some(instrument));
    let items: BTreeSet<&String> = with_it.flat_map(|one| one.answers.keys()).collect();
    items.into_iter().filter(|item| that(item)).count()
}

fn answered(many: usize) -> Option<String> {
    number(many, "question answered", "questions answered")
}

fn checklist(decision: &Decision<'_>) -> Option<String> {
    let state = decision.checklist.as_ref()?;
    state.assessment?;
    let all = state.instrument.items.len();
    let asked = all - state.not_asked().count();
    Some(match state.total {
        Some(total) => format!("{total} yes recorded as a total"),
        None => format!("{asked} of {all} asked"),
    })
}

fn history(case: &Case) -> Option<String> {
    joined([
        number(case.events.list.len(), "event", "events"),
        number(case.maracs.list.len(), "earlier MARAC", "earlier MARACs"),
        number(case.changes.list.len(), "change", "changes"),
        number(case.orders.list.len(), "order", "orders"),
        said_to_be_none(&case.events).then(|| "no event is known".to_owned()),
    ])
}

/// Whether it was said that there is nothing.
fn said_to_be_none<T>(gathered: &Gathered<T>) -> bool {
    gathered.all_known && gathered.list.is_empty()
}

fn judged(case: &Case) -> Option<String> {
    let judgement = &case.judgement;
    let judged = judgement
        .should_be_heard
        .then(|| "Judged that it should be heard".to_owned());
    let written = !judgement.words.trim().is_empty() || !judgement.reasons.is_empty();
    judged.or_else(|| written.then(|| "Begun".to_owned()))
}

fn number(many: usize, one: &str, several: &str) -> Option<String> {
    let many = u32::try_from(many).ok().filter(|many| *many > 0)?;
    Some(plural(many, one, several))
}

/// What there is of it, one after the other.
fn joined<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| capitalised(&parts.join(", ")))
}
