//! What to do at once: a few lines that stand before everything that has to be scrolled to.

use crate::engine::decision::{Decision, NoticeFound};
use crate::logic::Truth;
use crate::model::rules::notice::Class;

use super::attention::{DANGER, asks_for};
use super::judged::judgement_waits;
use super::notices::{notice_words, placed};
use super::numbers::{plural, small};

/// What to do at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoNow {
    /// What stands before everything else, in order.
    pub steps: Vec<DoStep>,
    /// How many more things there are to do, which stand in full further down.
    pub more: usize,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoStep {
    /// What it is about, or all there is to say.
    pub lead: String,
    /// What to do; nothing where the lead says it.
    pub says: String,
    /// Where it is done, where that is in the case itself.
    pub at: Option<DoneAt>,
}

/// A part of the case in which something can be done at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoneAt {
    /// The first question that was not asked.
    Questions,
    /// What is known and checked of the person causing harm.
    CausingHarm,
    /// Last time beside this time.
    Reassess,
    /// What the professional judges, and why.
    Judgement,
}

/// How many steps stand before everything else, where no more of them may not be left out.
const FEW: usize = 3;

/// The notice that records on the person causing harm were not looked at.
const UNCHECKED: &str = "history-unchecked";

/// What to do at once: first what a life may hang on, however much that is, then what is not known yet, then what else is
/// to be done now, until there are a few. Immediate danger that is certain stands above the headline and not here.
pub(super) fn do_now(decision: &Decision<'_>) -> DoNow {
    let to_do: Vec<&NoticeFound<'_>> = [Class::DoNow, Class::Pathway]
        .into_iter()
        .flat_map(|class| decision.notices_of(class))
        .filter(|found| found.notice.id != DANGER || found.answer() != Truth::Met)
        .collect();
    let all = to_do.len();
    let (first, rest): (Vec<_>, Vec<_>) = to_do.into_iter().partition(|found| is_first(found));
    let mut steps: Vec<DoStep> = first.iter().copied().map(step).collect();
    steps.extend(unknown(decision));
    let room = FEW.saturating_sub(steps.len());
    let others = rest
        .iter()
        .copied()
        .filter(|found| found.notice.class == Class::DoNow && found.answer() == Truth::Met);
    let others: Vec<DoStep> = others.take(room).map(step).collect();
    let more = all - first.len() - others.len();
    steps.extend(others);
    DoNow { steps, more }
}

/// Whether it stands before everything else: what a life may hang on, where it is certain or nobody has asked.
fn is_first(found: &NoticeFound<'_>) -> bool {
    let notice = found.notice;
    notice.in_sight && (notice.class == Class::DoNow || found.answer() == Truth::Met)
}

fn step(found: &NoticeFound<'_>) -> DoStep {
    let words = notice_words(found);
    let says = match found.answer() {
        Truth::Met if !found.notice.at_once.is_empty() => placed(found, &found.notice.at_once),
        Truth::Met => String::new(),
        Truth::CannotTell | Truth::NotMet => small(&words.says),
    };
    DoStep {
        lead: words.title,
        says,
        at: None,
    }
}

/// What is to be found out: the questions left, the records, and what came after the newest checklist.
fn unknown(decision: &Decision<'_>) -> impl Iterator<Item = DoStep> {
    let again = asks_for(decision, Class::Reassess);
    let left = decision
        .checklist
        .as_ref()
        .map_or(0, |state| state.not_asked().count());
    let left = u32::try_from(left).unwrap_or(u32::MAX);
    // Who assesses again asks them anew.
    let questions = (left > 0 && !again).then(|| {
        let ask = format!("Ask the {} left", plural(left, "question", "questions"));
        (ask, DoneAt::Questions)
    });
    let mut provisional = decision.notices_of(Class::Provisional);
    let records = provisional
        .any(|found| found.notice.id == UNCHECKED)
        .then(|| {
            let check = "Check records on the person causing harm";
            (check.to_owned(), DoneAt::CausingHarm)
        });
    let again = again.then(|| {
        (
            "Assess again: something is new".to_owned(),
            DoneAt::Reassess,
        )
    });
    let reasons =
        judgement_waits(decision).then(|| ("Write why you judge so".to_owned(), DoneAt::Judgement));
    [reasons, again, questions, records]
        .into_iter()
        .flatten()
        .map(|(lead, at)| DoStep {
            lead,
            says: String::new(),
            at: Some(at),
        })
}
