//! A decision that stands by itself: it lies with the case and the rules that it was made from, so it can be kept and
//! handed round. Whoever wants the answer reads it there, and nobody works it out again.

use std::sync::Arc;

use self_cell::self_cell;

use crate::engine::decision::{Decision, decide};
use crate::model::book::{Rulebook, Shown};
use crate::model::case::{AreaChoice, Case};

/// What a decision is made from.
struct DecidedFrom {
    case: Case,
    book: Arc<Rulebook>,
}

/// What follows from it.
struct ShownDecision<'a> {
    shown: Shown<'a>,
    decision: Decision<'a>,
}

self_cell!(
    struct DecidedCell {
        owner: DecidedFrom,
        #[covariant]
        dependent: ShownDecision,
    }
);

/// A decision with everything it was made from.
pub struct Decided(DecidedCell);

impl Decided {
    /// Decides a case for the day it speaks for, under the rule that is looked at or else its own. Nothing where the book
    /// has neither that rule nor national guidance for the day.
    pub fn new(case: Case, book: Arc<Rulebook>, looked_at: Option<&AreaChoice>) -> Option<Self> {
        let held =
            DecidedCell::try_new(DecidedFrom { case, book }, |DecidedFrom { case, book }| {
                let shown = book.shown(looked_at.or(case.area.as_ref()), case.as_of);
                let shown = shown.ok_or(())?;
                Ok::<_, ()>(ShownDecision {
                    decision: decide(case, shown.rules, case.as_of),
                    shown,
                })
            });
        held.ok().map(Self)
    }

    /// The case.
    pub fn case(&self) -> &Case {
        &self.0.borrow_owner().case
    }

    /// The book that its rule stands in.
    pub fn book(&self) -> &Rulebook {
        &self.0.borrow_owner().book
    }

    /// The rule.
    pub fn shown(&self) -> &Shown<'_> {
        &self.0.borrow_dependent().shown
    }

    /// What follows.
    pub fn decision(&self) -> &Decision<'_> {
        &self.0.borrow_dependent().decision
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails panics")]

    use super::*;
    use crate::model::case::VICTIM;
    use crate::model::dates::Day;
    use crate::model::instrument::Reply;

    #[test]
    fn it_is_what_the_case_comes_to_under_the_rule_that_is_looked_at() {
        let book = Arc::new(Rulebook::bundled().unwrap());
        let mut case = Case::new(Day::from_iso("2026-11-28").unwrap());
        case.give(VICTIM, "dash-24", "1", &Reply::Yes, false);
        let area = |index: usize| {
            book.areas
                .get(index)
                .map(|area| AreaChoice::of(area.id.clone()))
        };
        case.area = area(0);
        for looked_at in [None, area(1)] {
            let decided =
                Decided::new(case.clone(), Arc::clone(&book), looked_at.as_ref()).unwrap();
            let asked = looked_at.as_ref().or(case.area.as_ref()).unwrap();
            let rules = book.rules(asked, case.as_of).unwrap();
            assert_eq!(decided.shown().rules.area.id, asked.id);
            assert_eq!(decided.case(), &case);
            assert_eq!(
                format!("{:?}", decided.decision()),
                format!("{:?}", decide(&case, rules, case.as_of))
            );
        }
    }

    #[test]
    fn without_any_rule_for_the_day_nothing_follows() {
        let case = Case::new(Day::from_iso("2026-11-28").unwrap());
        let book = Arc::new(Rulebook::of(Vec::new(), Vec::new()));
        assert!(Decided::new(case, book, None).is_none());
    }
}
