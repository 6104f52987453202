use crate::engine::compare::again;
use crate::model::case::{Case, Grade, VICTIM};
use crate::model::instrument::Instrument;

use super::again::{graded_words, since_words};
use super::attention::Attention;
use super::names::grade;
use super::numbers::capitalised;
use super::says::Facts;

/// What is recorded against closing a case: what still stands on the list to go through, what the list does not know
/// yet, what calls for a new assessment or a second look, the last grade of high or very high, and what happened since.
///
/// There is no sentence here for a case with nothing against closing it, because a case is not closed on what a program
/// does not know.
pub fn against_closing(case: &Case, called: Vec<Attention>, list: &Instrument) -> Vec<Facts> {
    let reply = |item: &str| {
        case.given_today(VICTIM, &list.id, item)
            .and_then(|answer| list.counts(&answer.reply))
    };
    let items = |wanted: Option<bool>| {
        let of = list.items.iter().filter(|item| reply(&item.id) == wanted);
        of.map(|item| capitalised(&item.label)).collect::<Vec<_>>()
    };
    let found = again(case, list);
    let high = found.grades.iter().rfind(|one| one.grade >= Grade::High);
    let called = called.into_iter().map(|one| {
        (
            one.heading,
            one.reasons
                .iter()
                .map(|reason| reason.joined(": "))
                .collect::<Vec<_>>(),
        )
    });
    let mut facts: Vec<Facts> = Vec::new();
    let mut put = |lead: &str, items: Vec<String>| {
        if !items.is_empty() {
            facts.push(Facts {
                lead: format!("{lead} ({})", items.len()),
                items,
            });
        }
    };
    put("Still stands", items(Some(true)));
    called.for_each(|(heading, reasons)| put(heading, reasons));
    if let Some(high) = high {
        let lead = format!("Graded {}", grade(high.grade));
        put(&lead, vec![graded_words(high)]);
    }
    facts.extend(since_words(&found));
    let open = items(None);
    if !open.is_empty() {
        facts.push(Facts {
            lead: format!("Not gone through yet ({})", open.len()),
            items: open,
        });
    }
    facts
}
