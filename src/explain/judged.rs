//! What professional judgement can do in a case, as the rule has it: whether it is enough, who must sign it off, and where
//! it leads.

use crate::decision::{Decision, Evidence, Finding, JudgementMissing, RouteFound, Truth, Unknown, Way};
use crate::rules::LeadsTo;

use super::met::place;
use super::numbers::{capitalised, list};

/// To whom a sentence speaks of the professional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenTo {
    /// To the professional, on the page.
    Professional,
    /// To others who read a paper.
    Others,
}

/// A route that a judgement could meet, and whose sign-off it needs besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    to: LeadsTo<'a>,
    signed_off_by: Vec<&'a str>,
}

impl Opening<'_> {
    pub(super) fn needs_sign_off(&self) -> bool {
        !self.signed_off_by.is_empty()
    }
}

/// Whether a route could still be met by judgement without any other fact, and whose sign-off that needs.
pub(super) fn opening<'a>(found: &RouteFound<'a>) -> Option<Opening<'a>> {
    let finding = found.finding.as_ref().filter(|finding| finding.answer == Truth::CannotTell)?;
    if !asks_for_judgement(finding) {
        return None;
    }
    let ways = finding.ways();
    let to = found.route.leads();
    if ways.iter().any(|way| way.takes_only(&[Unknown::Judgement])) {
        return Some(Opening { to, signed_off_by: Vec::new() });
    }
    let signed = ways.iter().any(|way| way.takes_only(&[Unknown::Judgement, Unknown::SignOff]));
    signed.then(|| Opening { to, signed_off_by: unsigned(finding) })
}

/// Whether a route could still be met by facts, whatever is judged.
pub(super) fn open_to_facts(found: &RouteFound<'_>) -> bool {
    let Some(finding) = &found.finding else { return true };
    let only_judged = |way: &Way<'_>| way.takes_only(&[Unknown::Judgement, Unknown::SignOff]);
    finding.answer == Truth::CannotTell && finding.ways().iter().any(|way| !only_judged(way))
}

/// Whether somebody has judged that the case should be heard, where the rule asks for that.
pub(super) fn is_judged(finding: &Finding<'_>) -> bool {
    any_evidence(finding, &|evidence| match evidence {
        Evidence::Judgement(found) => !found.missing.contains(&JudgementMissing::Judgement),
        Evidence::Score(_)
        | Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Events(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::Around(_)
        | Evidence::All(_)
        | Evidence::Any(_) => false,
    })
}

fn asks_for_judgement(finding: &Finding<'_>) -> bool {
    any_evidence(finding, &|evidence| match evidence {
        Evidence::Judgement(_) => true,
        Evidence::Score(_)
        | Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Events(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::Around(_)
        | Evidence::All(_)
        | Evidence::Any(_) => false,
    })
}

/// Whether that holds of some part of what was found.
fn any_evidence(finding: &Finding<'_>, holds: &dyn Fn(&Evidence<'_>) -> bool) -> bool {
    holds(&finding.evidence) || parts(finding).iter().any(|part| any_evidence(part, holds))
}

fn parts<'f, 'a>(finding: &'f Finding<'a>) -> &'f [Finding<'a>] {
    match &finding.evidence {
        Evidence::All(parts) | Evidence::Any(parts) => parts,
        Evidence::Score(_)
        | Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Events(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::Around(_) => &[],
    }
}

/// Whose sign-off is asked for and not there.
fn unsigned<'a>(finding: &Finding<'a>) -> Vec<&'a str> {
    let own = match &finding.evidence {
        Evidence::SignedOff(found) if finding.answer != Truth::Met => Some(found.asked),
        Evidence::SignedOff(_)
        | Evidence::Score(_)
        | Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Events(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::Person(_)
        | Evidence::Around(_)
        | Evidence::All(_)
        | Evidence::Any(_) => None,
    };
    let mut found: Vec<&'a str> = own.into_iter().collect();
    for by in parts(finding).iter().flat_map(unsigned) {
        if !found.contains(&by) {
            found.push(by);
        }
    }
    found
}

/// What a judgement can do, where somebody is about to make one.
pub fn judgement_says(decision: &Decision<'_>) -> String {
    let can = judgement_words(decision, "", SpokenTo::Professional).map(|words| format!("{}. ", capitalised(&words)));
    format!("{}Judgement can raise the answer and never lowers it.", can.unwrap_or_default())
}

/// What can be done on judgement, without its full stop: "you can refer today on professional judgement". A route to the
/// area's own forum comes before one that leads elsewhere, and one that needs nobody else before one that does; `forum` is
/// what stands after "refer" for the former.
pub(super) fn judgement_words(decision: &Decision<'_>, forum: &str, to_whom: SpokenTo) -> Option<String> {
    let openings = decision.routes.routes.iter().filter_map(opening);
    let mut found = openings.min_by_key(|one| (one.to != LeadsTo::Forum, !one.signed_off_by.is_empty()))?;
    // What must be signed off before any referral is sent must be so before this one.
    for by in decision.steps.iter().filter_map(|step| step.finding.as_ref()).flat_map(unsigned) {
        if !found.signed_off_by.contains(&by) {
            found.signed_off_by.push(by);
        }
    }
    let to = match found.to {
        LeadsTo::Forum => forum.to_owned(),
        to @ (LeadsTo::Elsewhere(_) | LeadsTo::NotSaid) => {
            format!(" to {}", place(to, &decision.routes.version.forum))
        }
    };
    let can_refer = match to_whom {
        SpokenTo::Professional => "you can refer",
        SpokenTo::Others => "the professional can refer",
    };
    Some(match found.signed_off_by.as_slice() {
        [] => format!("{can_refer}{to} today on professional judgement"),
        by => format!("{can_refer}{to} on professional judgement once signed off by {}", list(by, "and")),
    })
}
