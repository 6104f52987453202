use crate::model::rules::{Combined, Criterion};

use super::criteria::{RuleContext, asked};
use super::numbers::capitalised;

/// What a criterion asks for, without a case, in words that go into a sentence; the book names checklists and items.
pub fn rule_words<'b>(criterion: &Criterion, asking: impl Into<RuleContext<'b>>) -> String {
    let asking = asking.into();
    match asked(criterion) {
        Combined::One(asked) => asked.rule(asking),
        Combined::All(parts) => format!("all of: {}", parts_words(parts, asking)),
        Combined::Any(parts) => format!("any of: {}", parts_words(parts, asking)),
        Combined::Same(parts) => format!(
            "of one and the same person causing harm all of: {}",
            parts_words(parts, asking)
        ),
    }
}

/// What a criterion asks for, in the few words of a table's cell.
pub fn threshold_words<'b>(criterion: &Criterion, asking: impl Into<RuleContext<'b>>) -> String {
    let asking = asking.into();
    let each = |parts: &[Criterion], between: &str| {
        let words = |part: &Criterion| match asked(part) {
            Combined::One(asked) => asked.cell(asking),
            Combined::All(_) | Combined::Any(_) | Combined::Same(_) => {
                format!("({})", threshold_words(part, asking))
            }
        };
        let parts: Vec<String> = parts.iter().map(words).collect();
        parts.join(between)
    };
    match asked(criterion) {
        Combined::One(asked) => asked.cell(asking),
        Combined::All(parts) => each(parts, " and "),
        Combined::Any(parts) => each(parts, ", or "),
        Combined::Same(parts) => format!("{}, all by one person", each(parts, " and ")),
    }
}

fn parts_words(parts: &[Criterion], asking: RuleContext<'_>) -> String {
    let words = |part: &Criterion| match asked(part) {
        Combined::One(asked) => asked.rule(asking),
        Combined::All(_) | Combined::Any(_) | Combined::Same(_) => {
            format!("({})", rule_words(part, asking))
        }
    };
    let parts: Vec<String> = parts.iter().map(words).collect();
    parts.join("; ")
}

/// What a criterion asks for, laid out: a sentence, and under it the parts of an *all* or an *any*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSaid {
    /// The sentence, or what is asked of the parts.
    pub says: String,
    /// The parts.
    pub parts: Vec<RuleSaid>,
}

/// What a criterion asks for, without a case, laid out part under part.
pub fn rule_said<'b>(criterion: &Criterion, asking: impl Into<RuleContext<'b>>) -> RuleSaid {
    let asking = asking.into();
    let (lead, parts) = match asked(criterion) {
        Combined::One(asked) => (capitalised(&asked.rule(asking)) + ".", [].as_slice()),
        Combined::All(parts) => ("All of these:".to_owned(), parts),
        Combined::Any(parts) => ("At least one of these:".to_owned(), parts),
        Combined::Same(parts) => (
            "All of these of one and the same person causing harm:".to_owned(),
            parts,
        ),
    };
    RuleSaid {
        says: lead,
        parts: parts.iter().map(|part| rule_said(part, asking)).collect(),
    }
}
