//! What is private, and what a paper says in its place.

use std::cell::Cell;

use crate::engine::decision::{Finding, NoticeFound};
use crate::model::case::{Case, What};
use crate::model::rules::notice::Notice;
use crate::words::explain::{KeptBack, NoticeWords, notice_without};

use super::{Field, Form, Held};

/// What stands where something was left out.
const LEFT_OUT: &str = "Something marked private is left out.";

/// A paper while it is made: its form, what it keeps back, and whether something was left out for it.
pub(super) struct Paper<'a> {
    pub(super) form: &'a Form,
    kept: KeptBack,
    left_out: Cell<bool>,
}

impl Field {
    /// Whether it is private and not ticked.
    pub(super) fn is_left_out(&self, case: &Case) -> bool {
        self.private && !case.referral.contains_key(&self.tick())
    }
}

impl<'a> Paper<'a> {
    /// What a form keeps back of a case: whatever its private fields tell of that are not ticked.
    pub(super) fn of(form: &'a Form, case: &Case) -> Self {
        // Where a child is stands in the field about the children, and nowhere else on a paper.
        let mut kept = KeptBack {
            whereabouts: true,
            ..KeptBack::default()
        };
        let fields = form
            .sections
            .iter()
            .flat_map(|section| &section.fields)
            .chain(&form.kept_back);
        for field in fields.filter(|field| field.is_left_out(case)) {
            kept.items.extend(field.items.iter().cloned());
            if field.held == Some(Held::Pregnancy) {
                kept.changes.extend(
                    What::ALL
                        .iter()
                        .copied()
                        .filter(|what| is_of_pregnancy(*what)),
                );
            }
        }
        Self {
            form,
            kept,
            left_out: Cell::new(false),
        }
    }

    /// Remembers that something was left out.
    pub(super) fn leave_out(&self) {
        self.left_out.set(true);
    }

    pub(super) fn has_left_out(&self) -> bool {
        self.left_out.get()
    }

    /// The line that stands where something was left out.
    pub(super) fn instead(&self) -> String {
        self.leave_out();
        LEFT_OUT.to_owned()
    }

    /// Whether something that is kept back is among what a finding looked at.
    pub(super) fn keeps_back(&self, finding: Option<&Finding<'_>>) -> bool {
        finding.is_some_and(|finding| self.kept.is_in(finding))
    }

    /// A notice as the paper tells it: its words where they tell nothing private, and the line for what was left out.
    pub(super) fn notice(&self, found: &NoticeFound<'_>) -> (Option<NoticeWords>, Option<String>) {
        let without = notice_without(found, &self.kept);
        let instead = without.left_out.then(|| match without.besides.as_str() {
            "" => self.instead(),
            besides => format!("{} On record besides: {besides}.", self.instead()),
        });
        (without.words, instead)
    }

    /// Whether the title of a notice that is not raised would tell what is kept back.
    pub(super) fn names(&self, notice: &Notice) -> bool {
        notice
            .when
            .as_ref()
            .is_some_and(|when| self.kept.is_needed_for(when))
    }
}

/// Whether a change is told in the field about pregnancy, and in no other.
pub(super) fn is_of_pregnancy(what: What) -> bool {
    match what {
        What::Pregnancy | What::PregnancyEnded | What::Birth => true,
        What::Separation
        | What::Reconciliation
        | What::Move
        | What::Found
        | What::Illness
        | What::Loss
        | What::ChildContact
        | What::ChildConference
        | What::Release
        | What::Bail
        | What::SupervisionEnded
        | What::Sighting
        | What::Retraction
        | What::CounterAllegation
        | What::Intelligence
        | What::LostContact => false,
    }
}
