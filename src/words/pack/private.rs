//! What is private, and what a paper says in its place.

use std::cell::Cell;

use crate::engine::decision::{Decision, Finding, NoticeFound};
use crate::logic::Truth;
use crate::model::case::{Case, ChangeKind};
use crate::model::rules::notice::Notice;
use crate::model::rules::{Criterion, Version};
use crate::words::explain::{KeptBack, NoticeWords, notice_without};

use super::{Held, PaperField, PaperForm};

/// What stands where something was left out.
const LEFT_OUT: &str = "Something marked private is left out.";

/// What a route is called whose own name would tell what is left out.
const ROUTE: &str = "A route marked private";

/// What a step is called whose own words would tell what is left out.
const STEP: &str = "A step marked private";

/// A paper while it is made: its form, what it keeps back, and whether something was left out for it.
pub(super) struct RedactedPaper<'a> {
    pub(super) form: &'a PaperForm,
    kept: KeptBack,
    left_out: Cell<bool>,
}

impl PaperField {
    /// Whether it is private and not ticked.
    pub(super) fn is_left_out(&self, case: &Case) -> bool {
        self.private && !case.referral.contains_key(&self.tick())
    }
}

impl<'a> RedactedPaper<'a> {
    /// What a form keeps back of a case: whatever its private fields tell of that are not ticked.
    pub(super) fn of(form: &'a PaperForm, case: &Case) -> Self {
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
                    ChangeKind::ALL
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

    /// Whether the name of what a criterion makes would tell what is kept back: it asks for that, or is met by nothing else.
    pub(super) fn tells(
        &self,
        criterion: Option<&Criterion>,
        finding: Option<&Finding<'_>>,
    ) -> bool {
        let Some((criterion, finding)) = criterion.zip(finding) else {
            return false;
        };
        self.kept.is_in(finding)
            && (self.kept.is_needed_for(criterion)
                || finding.answer == Truth::Met && !self.kept.is_met_without(finding))
    }

    /// The rule with general names for the routes and steps whose own would tell what is kept back; nothing where none
    /// would.
    pub(super) fn renamed(&self, decision: &Decision<'_>) -> Option<Version> {
        let routes = decision
            .routes
            .routes
            .iter()
            .filter(|found| self.tells(found.rule.criterion.as_ref(), found.finding.as_ref()));
        let routes: Vec<&str> = routes.map(|found| found.route.id.as_str()).collect();
        let steps = decision.steps.iter().filter(|found| {
            self.tells(found.step.done_when.as_ref(), found.finding.as_ref())
                || self.tells(found.step.when.as_ref(), found.when.as_ref())
        });
        let steps: Vec<&str> = steps.map(|found| found.step.id.as_str()).collect();
        if routes.is_empty() && steps.is_empty() {
            return None;
        }
        self.leave_out();
        let mut version = decision.routes.version.clone();
        for route in version
            .routes
            .iter_mut()
            .filter(|route| routes.contains(&route.id.as_str()))
        {
            route.name = ROUTE.to_owned();
        }
        for step in version
            .steps
            .iter_mut()
            .filter(|step| steps.contains(&step.id.as_str()))
        {
            step.says = STEP.to_owned();
        }
        Some(version)
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
pub(super) fn is_of_pregnancy(what: ChangeKind) -> bool {
    match what {
        ChangeKind::Pregnancy | ChangeKind::PregnancyEnded | ChangeKind::Birth => true,
        ChangeKind::Separation
        | ChangeKind::Reconciliation
        | ChangeKind::Move
        | ChangeKind::Found
        | ChangeKind::Illness
        | ChangeKind::Loss
        | ChangeKind::ChildContact
        | ChangeKind::ChildConference
        | ChangeKind::Release
        | ChangeKind::Bail
        | ChangeKind::SupervisionEnded
        | ChangeKind::Sighting
        | ChangeKind::Retraction
        | ChangeKind::CounterAllegation
        | ChangeKind::Intelligence
        | ChangeKind::LostContact => false,
    }
}

/// A decision in the words of a version of its rule whose routes and steps have other names.
pub(super) fn named_by<'d>(decision: &Decision<'d>, version: &'d Version) -> Decision<'d> {
    let mut named = decision.clone();
    let route = |id: &str| version.routes.iter().find(|route| route.id == id);
    for found in &mut named.routes.routes {
        found.route = route(&found.route.id).unwrap_or(found.route);
    }
    if let Some(nearest) = &mut named.nearest {
        nearest.route = route(&nearest.route.id).unwrap_or(nearest.route);
    }
    for found in &mut named.steps {
        let step = version.steps.iter().find(|step| step.id == found.step.id);
        found.step = step.unwrap_or(found.step);
    }
    named
}
