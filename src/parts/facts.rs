//! The words of the core, laid out.

use leptos::prelude::*;
use waymark::decision::Truth;
use waymark::explain::{Explained, Facts, Mark};

use super::{all, classed, folded, items, lines, styled};

/// More facts than this under one lead start folded.
const FOLD_ABOVE: usize = 6;

/// An answer, told by word, border and tint together.
pub fn tag(mark: Mark, words: String) -> AnyView {
    let class = match mark {
        Mark::Met => "wm-tag wm-tag--met",
        Mark::NotMet => "wm-tag wm-tag--not",
        Mark::CannotTell => "wm-tag wm-tag--ask",
        Mark::Open => "wm-tag wm-tag--open",
    };
    classed("span", class).text(words).view()
}

/// Facts under their lead.
pub fn facts(found: Vec<Facts>) -> AnyView {
    let one = |Facts { lead, items }: Facts| {
        if items.len() > FOLD_ABOVE {
            folded(lead, lines(items))
        } else {
            all(vec![styled("wm-lead", format!("{lead}:")), lines(items)])
        }
    };
    all(found.into_iter().map(one).collect())
}

/// A criterion and the criteria it is made of.
pub fn tree(explained: Explained) -> AnyView {
    let mut shown = vec![styled("wm-says", explained.says), facts(explained.facts)];
    if !explained.parts.is_empty() {
        let parts = explained.parts.into_iter().map(|part| {
            let (mark, word) = match part.answer {
                Truth::Met => (Mark::Met, "Met"),
                Truth::NotMet => (Mark::NotMet, "Not met"),
                Truth::CannotTell => (Mark::CannotTell, "Cannot tell"),
            };
            all(vec![tag(mark, word.to_owned()), tree(part)])
        });
        shown.push(items("wm-tree", parts.collect()));
    }
    all(shown)
}
