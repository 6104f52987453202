//! The bar that keeps the answer in sight on every page.

use crate::engine::decision::{Decision, MetRoutes, RouteFound, ScoreFound};
use crate::model::book::MissingRule;
use crate::model::case::Case;
use crate::model::rules::notice::Class;
use crate::model::rules::{LeadsTo, RouteKind};
use crate::record::isolated;

use super::attention::{asks_for, asks_for_review, danger};
use super::headline::{not_here, open_words};
use super::judged::SpokenTo;
use super::met::{forum_is_met, names, places};
use super::names::place;
use super::numbers::{list, number_word, small};

/// The bar that keeps the answer in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The state in a few words.
    pub state: String,
    /// How far the questions have come.
    pub detail: String,
}

/// The bar that keeps the answer in sight on every page; `missing` is the rule the case asks for, where it is not loaded.
pub fn bar(decision: &Decision<'_>, missing: Option<&MissingRule>) -> Bar {
    let met = decision.routes.met();
    let review = if asks_for_review(decision) {
        "; review required"
    } else {
        ""
    };
    let state = match places(&met).split_first() {
        None if open_words(decision, SpokenTo::Professional).is_some() => {
            format!("No route confirmed yet{review}")
        }
        None => format!("No route met on what is known{review}"),
        Some((first, others)) => met_state(decision, &met, *first, others),
    };
    let state = match missing {
        Some(missing @ MissingRule::NotLoaded(_)) => not_here(missing).lead,
        Some(MissingRule::NotListed(_)) | None => state,
    };
    let state = if danger(decision).is_some() {
        format!("Call 999. {state}")
    } else {
        state
    };
    let mut detail = Vec::new();
    if asks_for(decision, Class::Reassess) {
        detail.push("Reassess now".to_owned());
    }
    if !met.is_empty() && !review.is_empty() {
        detail.push("Review required".to_owned());
    }
    if let Some(checklist) = &decision.checklist {
        let to_ask = checklist.not_asked().count();
        let unknown = checklist.unanswered().count() - to_ask;
        let asked = asked_for(decision, &checklist.instrument.id);
        let yes = checklist.yes;
        detail.push(match asked {
            Some((asked, whose)) if usize::try_from(asked).is_ok_and(|asked| yes < asked) => {
                format!("{yes} yes of the {asked} {whose} needs")
            }
            Some((asked, whose)) => format!("{yes} yes; {whose} needs {asked}"),
            None => format!("{yes} yes"),
        });
        if unknown > 0 {
            detail.push(format!("{unknown} not known"));
        }
        detail.push(format!("{to_ask} still to ask"));
    }
    Bar {
        state,
        detail: detail.join(" · "),
    }
}

/// Which case it is: its reference, the area whose rule is shown, and the day it speaks for.
pub fn which_case(case: &Case, decision: &Decision<'_>, missing: Option<&MissingRule>) -> String {
    let area = &decision.routes.area.name;
    let area = match missing {
        Some(MissingRule::NotListed(name)) => format!("{}: {}", isolated(name), small(area)),
        Some(MissingRule::NotLoaded(_)) | None => area.clone(),
    };
    let mut words = vec![isolated(case.reference.trim()), area, case.as_of.short()];
    words.retain(|words| !words.is_empty());
    words.join(" \u{b7} ")
}

/// How many yes answers on that instrument are asked for, where the number is known, and by whose rule.
fn asked_for(decision: &Decision<'_>, instrument: &str) -> Option<(u32, &'static str)> {
    let (found, stands_in) = counts(decision).find(|(found, _)| {
        found.asked.instrument == instrument && found.asked.count.number().is_some()
    })?;
    let whose = if stands_in {
        "national guidance"
    } else {
        "this rule"
    };
    Some((found.asked.count.number()?, whose))
}

/// The counts of yes answers that make a visible high risk here, and whether national guidance stands in.
pub(super) fn counts<'d, 'a>(
    decision: &'d Decision<'a>,
) -> impl Iterator<Item = (&'d ScoreFound<'a>, bool)> {
    let high_risk =
        decision.routes.routes.iter().filter(|found| {
            found.leads_to_forum() && found.route.kind == RouteKind::VisibleHighRisk
        });
    high_risk.filter_map(|found| Some((found.finding.as_ref()?.score()?, found.stands_in)))
}

/// The most letters of what is met in the bar, as long as fewer words say it.
const BAR_LIMIT: usize = 90;

/// What is met, in the bar: the first place with its routes, and the others.
fn met_state(
    decision: &Decision<'_>,
    met: &[MetRoutes<'_, '_>],
    first: LeadsTo<'_>,
    others: &[LeadsTo<'_>],
) -> String {
    let forum = &decision.routes.version.forum;
    let own = met
        .iter()
        .filter(|group| group.to == first)
        .find(|group| !group.stands_in);
    let (group, under) = match (own, met.first()) {
        (Some(own), _) => (names(&own.routes), ""),
        (None, Some(group)) => (names(&group.routes), " under national guidance"),
        (None, None) => (Vec::new(), ""),
    };
    let why = match group.as_slice() {
        [one] => format!("{one} is met{under}"),
        several => format!("{} routes are met{under}", number_word(several.len())),
    };
    let to = place(first, forum);
    let others: Vec<String> = others
        .iter()
        .map(|to| format!("to {}", place(*to, forum)))
        .collect();
    let none = if forum_is_met(&decision.routes)
        || !decision
            .routes
            .routes
            .iter()
            .any(RouteFound::leads_to_forum)
    {
        String::new()
    } else {
        format!("; none to {} yet", forum.name)
    };
    // All places before the reason: where there is little room, the end is what is not seen.
    let more = if others.is_empty() {
        String::new()
    } else {
        format!(", and {}", list(&others, "and"))
    };
    let counted = match others.len() {
        0 => String::new(),
        1 => "; and to one more place".to_owned(),
        many => format!("; and to {} more places", number_word(many)),
    };
    let long = format!("Refer to {to}{more}: {why}{none}");
    let middle = format!("Refer to {to}{more}{none}");
    let short = format!("Refer to {to}{counted}{none}");
    [long, middle]
        .into_iter()
        .find(|text| text.chars().count() <= BAR_LIMIT)
        .unwrap_or(short)
}
