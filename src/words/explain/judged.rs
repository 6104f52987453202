//! What professional judgement can do in a case, as the rule has it: whether it is enough, who must sign it off, and where
//! it leads.

use crate::engine::decision::{Decision, Finding, JudgementMissing, RouteFound, Way};
use crate::logic::Truth;
use crate::model::rules::LeadsTo;

use super::names::place;
use super::numbers::{capitalised, list};

/// To whom a sentence speaks of the professional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenTo {
    /// To the professional, on the page.
    Professional,
    /// To others who read a paper.
    Others,
}

impl SpokenTo {
    /// The grade that the professional gives.
    pub(super) fn own_grade(self) -> &'static str {
        match self {
            Self::Professional => "your own grade",
            Self::Others => "the professional's own grade",
        }
    }

    /// What the professional judges.
    pub(super) fn judgement(self) -> &'static str {
        match self {
            Self::Professional => "your judgement",
            Self::Others => "the professional's judgement",
        }
    }

    /// The answer of a route that is for somebody to judge.
    pub(super) fn open_to(self) -> &'static str {
        match self {
            Self::Professional => "Open to you",
            Self::Others => "Open to whoever judges",
        }
    }
}

/// A route that a judgement could meet, and whose sign-off it needs besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    to: LeadsTo<'a>,
    signed_off_by: SignedOffBy<'a>,
}

/// Whose sign-off is needed: all those of one of the sets; nobody's where there is none.
type SignedOffBy<'a> = Vec<Vec<&'a str>>;

impl Opening<'_> {
    pub(super) fn needs_sign_off(&self) -> bool {
        !self.signed_off_by.is_empty()
    }
}

/// Whether a route could still be met by judgement without any other fact, and whose sign-off that needs.
pub(super) fn opening<'a>(found: &RouteFound<'a>) -> Option<Opening<'a>> {
    let finding = found
        .finding
        .as_ref()
        .filter(|finding| finding.answer == Truth::CannotTell)?;
    if !asks_for_judgement(finding) {
        return None;
    }
    let ways = finding.ways();
    let ways: Vec<&Way<'a>> = ways
        .iter()
        .filter(|way| way.takes_only_judgement())
        .collect();
    let signed_off_by = fewest(ways.iter().map(|way| way.signed_off_by()));
    (!ways.is_empty()).then(|| Opening {
        to: found.route.leads(),
        signed_off_by,
    })
}

/// The sets that hold no other; none where one of them asks for nothing.
fn fewest<'a>(sets: impl Iterator<Item = Vec<&'a str>>) -> SignedOffBy<'a> {
    let mut kept: SignedOffBy<'a> = Vec::new();
    let holds = |set: &[&str], other: &[&str]| other.iter().all(|by| set.contains(by));
    for set in sets {
        if !kept.iter().any(|known| holds(&set, known)) {
            kept.retain(|known| !holds(known, &set));
            kept.push(set);
        }
    }
    kept.retain(|set| !set.is_empty());
    kept
}

/// Whether a route could still be met by facts, whatever is judged.
pub(super) fn open_to_facts(found: &RouteFound<'_>) -> bool {
    let Some(finding) = &found.finding else {
        return true;
    };
    finding.answer == Truth::CannotTell
        && finding.ways().iter().any(|way| !way.takes_only_judgement())
}

/// Whether somebody has judged that the case should be heard, where the rule asks for that.
pub(super) fn is_judged(finding: &Finding<'_>) -> bool {
    let mut asked = finding.leaves().filter_map(Finding::judgement);
    asked.any(|found| !found.missing.contains(&JudgementMissing::Judgement))
}

/// Whether somebody has judged, and the rule still asks for reasons.
pub(super) fn judgement_waits(decision: &Decision<'_>) -> bool {
    let routes = decision.routes.routes.iter();
    let mut asked = routes
        .filter(|found| found.answer() != Truth::Met)
        .flat_map(|found| found.finding.iter().flat_map(Finding::leaves))
        .filter_map(Finding::judgement);
    asked.any(|found| {
        !found.missing.is_empty() && !found.missing.contains(&JudgementMissing::Judgement)
    })
}

fn asks_for_judgement(finding: &Finding<'_>) -> bool {
    finding.leaves().any(|leaf| leaf.judgement().is_some())
}

/// What a judgement can do, where somebody is about to make one.
pub fn judgement_says(decision: &Decision<'_>) -> String {
    let can = judgement_words(decision, "", SpokenTo::Professional)
        .map(|words| format!("{}. ", capitalised(&words)));
    format!(
        "{}Judgement can raise the answer and never lowers it.",
        can.unwrap_or_default()
    )
}

/// What can be done on judgement, without its full stop: "you can refer today on professional judgement". A route to the
/// area's own forum comes before one that leads elsewhere, and one that needs nobody else before one that does; `forum` is
/// what stands after "refer" for the former.
pub(super) fn judgement_words(
    decision: &Decision<'_>,
    forum: &str,
    to_whom: SpokenTo,
) -> Option<String> {
    if judgement_waits(decision) {
        let whose = match to_whom {
            SpokenTo::Professional => "your",
            SpokenTo::Others => "the professional's",
        };
        return Some(format!(
            "{whose} judgement counts once its reasons are written"
        ));
    }
    let openings = decision.routes.routes.iter().filter_map(opening);
    let found =
        openings.min_by_key(|one| (one.to != LeadsTo::Forum, !one.signed_off_by.is_empty()))?;
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
    Some(match signed_off_before(&found, decision).as_slice() {
        [] => format!("{can_refer}{to} today on professional judgement"),
        sets => format!(
            "{can_refer}{to} on professional judgement once signed off by {}",
            any_of(sets)
        ),
    })
}

/// What a route that is for the professional to judge waits for, in the few words that have room beside its name; nothing
/// where it waits for something else.
pub(super) fn open_to_you(found: &RouteFound<'_>, decision: &Decision<'_>) -> Option<String> {
    let opening = opening(found)?;
    Some(match signed_off_before(&opening, decision).as_slice() {
        [] => "yours to make: you can refer on it today".to_owned(),
        sets => format!("yours to make, once signed off by {}", any_of(sets)),
    })
}

/// Whose sign-off a referral on that judgement needs: what must be signed off before any referral is sent must be so before
/// this one.
fn signed_off_before<'a>(opening: &Opening<'a>, decision: &Decision<'a>) -> SignedOffBy<'a> {
    let steps = decision
        .steps
        .iter()
        .filter_map(|step| step.finding.as_ref());
    let open = steps.filter(|finding| finding.answer != Truth::Met);
    open.fold(opening.signed_off_by.clone(), |signed_off_by, step| {
        together(
            signed_off_by,
            fewest(step.ways().iter().map(Way::signed_off_by)),
        )
    })
}

/// What is needed where both are.
fn together<'a>(one: SignedOffBy<'a>, other: SignedOffBy<'a>) -> SignedOffBy<'a> {
    if one.is_empty() || other.is_empty() {
        return [one, other].concat();
    }
    let both = |set: &Vec<&'a str>, more: &Vec<&'a str>| {
        let mut both = set.clone();
        both.extend(more.iter().filter(|by| !set.contains(by)));
        both
    };
    fewest(
        one.iter()
            .flat_map(|set| other.iter().map(move |more| both(set, more))),
    )
}

/// "a manager", "a manager and the duty adviser", "a manager or the duty adviser".
fn any_of(sets: &[Vec<&str>]) -> String {
    let each: Vec<String> = sets.iter().map(|set| list(set, "and")).collect();
    let several = each.len() > 1 && sets.iter().any(|set| set.len() > 1);
    if several {
        each.join(", or by ")
    } else {
        list(&each, "or")
    }
}
