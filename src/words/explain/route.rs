use crate::engine::decision::{
    AudienceFound, Finding, Instead, RouteFound, RoutesFound, SignedOffFound, StepFound, Unknown,
};
use crate::logic::Truth;
use crate::model::dates::Day;
use crate::model::nation::Nation;
use crate::model::rules::{Area, RouteKind};

use super::evidence::Explained;
use super::judged::{SpokenTo, open_to_facts, opening};
use super::names::truth_word;
use super::says::Facts;
use super::says::Says;
use super::settle::{settling, unknown_on};
use super::standing::{rests_on, source_words};
use super::voice::Voice;

/// How an answer is marked: by a word, a border and a tint together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Cannot tell.
    CannotTell,
    /// Professional judgement that is open to the user.
    Open,
}

impl Mark {
    /// The answer in a word or two, where whose rule it is stands beside it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::NotMet => "Not met",
            Self::CannotTell => "Cannot tell",
            Self::Open => SpokenTo::Professional.open_to(),
        }
    }
}

impl From<Truth> for Mark {
    fn from(answer: Truth) -> Self {
        match answer {
            Truth::Met => Self::Met,
            Truth::NotMet => Self::NotMet,
            Truth::CannotTell => Self::CannotTell,
        }
    }
}

/// A route in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteWords {
    /// The id of its area, version and route.
    pub rule: String,
    /// Which of the field's routes it is.
    pub kind: RouteKind,
    /// Its name.
    pub name: String,
    /// How its answer is marked.
    pub mark: Mark,
    /// The answer in a few words.
    pub answer: String,
    /// The criteria with their facts.
    pub explained: Explained,
    /// What could settle it, where it cannot be told and the facts do not say so already.
    pub settle: Vec<Facts>,
    /// Whether the event that led to the assessment would count and has not been entered.
    pub lacks_present: bool,
    /// What a reviewer would weigh in this case, where it is for the professional to judge and nobody has yet.
    pub weigh: Vec<Says>,
    /// On whose rule it rests.
    pub rests_on: String,
    /// What the source leaves open.
    pub notes: Vec<String>,
    /// The sources.
    pub sources: Vec<String>,
}

impl RouteWords {
    /// Said where the event that led to the assessment would count and has not been entered.
    pub const LACKS_PRESENT: &'static str =
        "Nobody has said which event led to this assessment; it would count too.";
}

/// How a route's answer is marked.
pub fn mark(found: &RouteFound<'_>) -> Mark {
    let judges = found.route.kind == RouteKind::ProfessionalJudgement;
    let open = match opening(found) {
        Some(_) => judges || !open_to_facts(found),
        None => judges && found.finding.is_none(),
    };
    match found.answer() {
        Truth::Met => Mark::Met,
        Truth::NotMet => Mark::NotMet,
        Truth::CannotTell if open => Mark::Open,
        Truth::CannotTell => Mark::CannotTell,
    }
}

/// A route's answer in a few words.
pub fn answer_words(found: &RouteFound<'_>, area: &Area, to_whom: SpokenTo) -> String {
    match (mark(found), found.stands_in) {
        (Mark::Open, _) => match opening(found) {
            Some(opening) if opening.needs_sign_off() => {
                format!("{}, once it is signed off", to_whom.open_to())
            }
            _ => to_whom.open_to().to_owned(),
        },
        (_, true) => format!("{} under national guidance", truth_word(found.answer())),
        (Mark::NotMet, false) if area.nation == Nation::UnitedKingdom => {
            "Not met under national guidance".to_owned()
        }
        (Mark::NotMet, false) => format!("Not met in {}", area.name),
        (_, false) => truth_word(found.answer()).to_owned(),
    }
}

/// The id of a route's area, version and route.
pub(super) fn rule_id(found: &RouteFound<'_>, routes: &RoutesFound<'_>) -> String {
    format!(
        "{}/{}/{}",
        routes.area.id, routes.version.id, found.route.id
    )
}

/// In whose name a route is spoken of.
pub(super) fn voice<'r>(
    found: &RouteFound<'_>,
    routes: &'r RoutesFound<'_>,
    to_whom: SpokenTo,
) -> Voice<'r> {
    let name = routes.area.name.as_str();
    let here = (routes.area.nation != Nation::UnitedKingdom).then_some(name);
    let national = found.stands_in || here.is_none();
    let rule_of = if national { "national guidance" } else { name };
    Voice {
        rule_of,
        here,
        to_whom,
    }
}

fn not_known(routes: &RoutesFound<'_>) -> Says {
    Says::new(
        format!(
            "What {} asks for on this route is not known, and national guidance has none of its kind",
            routes.area.name
        ),
        "",
    )
}

/// What a route comes to, and what its rule asks for, without the facts.
pub fn route_says(found: &RouteFound<'_>, routes: &RoutesFound<'_>, to_whom: SpokenTo) -> Says {
    found.finding.as_ref().map_or_else(
        || not_known(routes),
        |finding| voice(found, routes, to_whom).says(finding),
    )
}

/// A route in words, on a day.
pub fn route_words(
    found: &RouteFound<'_>,
    routes: &RoutesFound<'_>,
    on: Day,
    to_whom: SpokenTo,
) -> RouteWords {
    let voice = voice(found, routes, to_whom);
    let (explained, settle) = match &found.finding {
        Some(finding) => {
            let counted =
                finding.score().is_some() || finding.evidence.try_as_total_ref().is_some();
            let said_already = counted || finding.judgement().is_some();
            let name = |unknown: &Unknown<'_>| unknown_on(unknown, on, to_whom);
            let mut explained = voice.explain(finding);
            explained.facts.extend(instead(found, routes));
            (
                explained,
                if said_already {
                    Vec::new()
                } else {
                    settling(finding, &name)
                },
            )
        }
        None => (
            Explained {
                answer: Truth::CannotTell,
                says: not_known(routes),
                facts: Vec::new(),
                parts: Vec::new(),
            },
            Vec::new(),
        ),
    };
    let sources = found
        .rule
        .sources
        .iter()
        .filter_map(|id| found.version.source(id))
        .map(source_words)
        .collect();
    let mut notes = found.route.notes.clone();
    if found.stands_in {
        notes.extend(found.rule.notes.iter().cloned());
    }
    RouteWords {
        rule: rule_id(found, routes),
        kind: found.route.kind,
        name: found.route.titled(),
        mark: mark(found),
        answer: answer_words(found, routes.area, to_whom),
        explained,
        settle,
        lacks_present: false,
        weigh: Vec::new(),
        rests_on: rests_on(found, routes, on),
        notes,
        sources,
    }
}

/// What a case falls under now that it lies above a band.
fn instead(found: &RouteFound<'_>, routes: &RoutesFound<'_>) -> Option<Facts> {
    let met = routes.in_place_of(found);
    (!met.is_empty()).then(|| Facts {
        lead: "The case is above this band; it falls under".to_owned(),
        items: met.iter().map(|found| found.route.titled()).collect(),
    })
}

/// A condition on whom the rule is for, in a sentence.
pub fn audience_words(found: &AudienceFound<'_>) -> String {
    let says = found.audience.says.trim_end_matches('.');
    let mut sentences = vec![match found.finding.answer {
        Truth::Met => return format!("{says}: so it is here."),
        Truth::NotMet => format!("{says}: not so here."),
        Truth::CannotTell => format!("{says}: not known yet."),
    }];
    let is_known = found.finding.answer == Truth::NotMet;
    sentences.extend(found.instead().into_iter().map(|instead| match instead {
        Instead::Younger(text) | Instead::Older(text) | Instead::Otherwise(text) if is_known => {
            text.to_owned()
        }
        Instead::Younger(text) => format!("If younger: {text}"),
        Instead::Older(text) => format!("If older: {text}"),
        Instead::Otherwise(text) => format!("If not: {text}"),
    }));
    sentences.join(" ")
}

/// Something to do before a referral is sent, and whether it is done; nothing where it is not asked for in this case.
pub fn step_words(found: &StepFound<'_>) -> Option<String> {
    let says = found.step.says.trim_end_matches('.');
    match found.applies() {
        Truth::NotMet => None,
        Truth::CannotTell => Some(format!("{says}: it is not known yet whether that applies.")),
        Truth::Met => Some(state_words(found, says)),
    }
}

fn state_words(found: &StepFound<'_>, says: &str) -> String {
    match &found.finding {
        Some(finding) if finding.answer == Truth::Met => format!("{says}: done."),
        Some(finding) => match whose_is_open(finding) {
            Some(by) => {
                format!("{says}: signed off by {by}; whose sign-off that is has not been said.")
            }
            None => format!("{says}: still to do."),
        },
        None => format!("{says}."),
    }
}

/// Who signed, where somebody did and it was not said whose sign-off that is.
fn whose_is_open<'a>(finding: &Finding<'a>) -> Option<&'a str> {
    let by = |found: &SignedOffFound<'a>| {
        found
            .by
            .filter(|by| !by.trim().is_empty() && found.roles.is_empty())
    };
    finding
        .leaves()
        .filter_map(Finding::signed_off)
        .find_map(by)
}
