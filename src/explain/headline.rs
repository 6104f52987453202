use crate::case::{AreaChoice, Event, How};
use crate::decision::{
    Decision, EventsFound, Evidence, Finding, InDoubt, JudgementMissing, Part, RouteFound, ScoreFound, Truth, Unknown,
};
use crate::notice::Class;
use crate::rules::{RouteKind, Threshold};

use super::attention::{asks_for, danger};
use super::names::unit;
use super::notices::notice_words;
use super::numbers::{capitalised, list, number_word, plural, small};
use super::route::audience_words;
use super::says::Says;
use super::settle::unknown_name;

/// The most letters a headline has.
pub const HEADLINE_LIMIT: usize = 140;

/// The bar that keeps the answer in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The state in a few words.
    pub state: String,
    /// How far the questions have come, and under whose rule.
    pub detail: String,
}

/// What follows, in one or two sentences of at most [`HEADLINE_LIMIT`] letters.
pub fn headline(decision: &Decision<'_>) -> String {
    let forum = &decision.routes.version.forum.name;
    let met: Vec<_> = to_forum(decision).filter(|found| found.answer() == Truth::Met).collect();
    let own: Vec<_> = met.iter().copied().filter(|found| !found.stands_in).collect();
    let refer = |why: &str| format!("Refer to {forum} now: {why}.");
    // A route that is met stays met however the unknowns turn out.
    let is_met = !met.is_empty();
    let ends = match (is_met, provisional(decision).is_empty()) {
        (_, true) => "",
        (true, false) => " The rest is provisional.",
        (false, false) => " This is provisional.",
    };
    let text = match (own.as_slice(), met.as_slice()) {
        ([one], _) => refer(&with_reason(one)),
        ([_, _, ..], _) => refer(&format!("{} are met", routes_list(&own))),
        ([], [_, ..]) => refer(&format!(
            "{} {} met under national guidance; the local rule is not known",
            routes_list(&met),
            if met.len() == 1 { "is" } else { "are" }
        )),
        ([], []) => not_confirmed(decision, ends),
    };
    let text = shortened(text, || refer("a route is met"));
    shortened(format!("{text}{ends}"), || text)
}

/// Whether a referral follows: a route is met, or somebody has judged that it should be heard.
pub(super) fn to_refer(decision: &Decision<'_>) -> bool {
    fn judged(finding: &Finding<'_>) -> bool {
        match &finding.evidence {
            Evidence::Judgement(found) => !found.missing.contains(&JudgementMissing::Judgement),
            Evidence::All(parts) | Evidence::Any(parts) => parts.iter().any(judged),
            _ => false,
        }
    }
    to_forum(decision).any(|found| found.answer() == Truth::Met || found.finding.as_ref().is_some_and(judged))
}

fn shortened(text: String, otherwise: impl FnOnce() -> String) -> String {
    if text.chars().count() <= HEADLINE_LIMIT { text } else { otherwise() }
}

fn to_forum<'d, 'a>(decision: &'d Decision<'a>) -> impl Iterator<Item = &'d RouteFound<'a>> {
    decision.routes.routes.iter().filter(|found| found.leads_to_forum())
}

fn routes_list(routes: &[&RouteFound<'_>]) -> String {
    let mut names: Vec<String> = routes.iter().map(|found| small(&found.route.name)).collect();
    names.dedup();
    list(&names, "and")
}

fn with_reason(found: &RouteFound<'_>) -> String {
    let name = small(&found.route.name);
    match found.finding.as_ref().and_then(short_reason) {
        Some(reason) => format!("{name} is met ({reason})"),
        None => format!("{name} is met"),
    }
}

/// The count behind a met route, where there is one.
fn short_reason(finding: &Finding<'_>) -> Option<String> {
    match &finding.evidence {
        Evidence::Score(ScoreFound { count, asked, .. }) => {
            Some(format!("{} yes; {}", count.least, needed(asked.count)))
        }
        Evidence::Events(EventsFound { count, asked, .. }) => {
            let (one, many) = unit(&asked.recorded);
            Some(format!("{}; {}", plural(count.least, &one, &many), needed(asked.count)))
        }
        Evidence::All(parts) | Evidence::Any(parts) => {
            parts.iter().filter(|part| part.answer == Truth::Met).find_map(short_reason)
        }
        _ => None,
    }
}

fn needed(threshold: Threshold) -> String {
    match threshold {
        Threshold::AtLeast(number) => format!("{number} needed"),
        Threshold::MoreThan(number) => format!("more than {number} needed"),
        Threshold::Somewhere(from, to) => format!("{from} to {to} needed"),
    }
}

/// What follows where no route is met; `ends` is the sentence that comes after it.
fn not_confirmed(decision: &Decision<'_>, ends: &str) -> String {
    let judgement = to_forum(decision)
        .any(|found| found.route.kind == RouteKind::ProfessionalJudgement && found.answer() == Truth::CannotTell);
    let open = open_words(decision);
    let state = if open.is_some() { "No route is confirmed yet" } else { "No route is met on what is known" };
    if asks_for(decision, Class::Review) {
        let judgement = if judgement { "; you can refer today on professional judgement" } else { "" };
        return format!("Review required. {state}{judgement}.");
    }
    let judgement = if judgement { " You can refer today on professional judgement." } else { "" };
    let open = open.map(|open| format!(" {} could change that.", capitalised(&open))).unwrap_or_default();
    // With room for what makes it provisional.
    let long = format!("{state}.{open}{judgement}{ends}");
    if long.chars().count() <= HEADLINE_LIMIT {
        format!("{state}.{open}{judgement}")
    } else {
        format!("{state}.{judgement}")
    }
}

/// What could still change the answer, judgement aside: "six answers and two uncertain events".
fn open_words(decision: &Decision<'_>) -> Option<String> {
    let mut seen: Vec<Unknown<'_>> = Vec::new();
    let undecided = to_forum(decision)
        .filter(|found| found.route.kind != RouteKind::ProfessionalJudgement && found.answer() == Truth::CannotTell);
    for way in undecided.filter_map(|found| found.finding.as_ref()).flat_map(Finding::ways) {
        for unknown in way.groups.into_iter().flat_map(|group| group.of) {
            if !seen.contains(&unknown) {
                seen.push(unknown);
            }
        }
    }
    let count = |wanted: fn(&Unknown<'_>) -> bool| seen.iter().filter(|unknown| wanted(unknown)).count();
    let items = count(|unknown| matches!(unknown, Unknown::Item(_)));
    let history = count(|unknown| {
        matches!(unknown, Unknown::MoreEvents | Unknown::MoreMaracs | Unknown::MoreAssessments | Unknown::Marac(..))
    });
    let mut words = Vec::new();
    if items > 0 {
        words.push(format!("{} {}", number_word(items), if items == 1 { "answer" } else { "answers" }));
    }
    words.extend(open_events(&seen));
    if history > 0 {
        words.push("what happened before".to_owned());
    }
    for unknown in &seen {
        let named = match unknown {
            Unknown::Grade => "your own grade".to_owned(),
            Unknown::SignOff => "a sign-off".to_owned(),
            Unknown::Person(..) => unknown_name(unknown),
            Unknown::Definition => "what the area's rule says".to_owned(),
            Unknown::Item(_)
            | Unknown::Event(..)
            | Unknown::MoreEvents
            | Unknown::MoreMaracs
            | Unknown::MoreAssessments
            | Unknown::Marac(..)
            | Unknown::Changes
            | Unknown::Orders
            | Unknown::Assessment(..)
            | Unknown::Judgement => continue,
        };
        if !words.contains(&named) {
            words.push(named);
        }
    }
    if words.is_empty() && !seen.is_empty() {
        words.push("a fact that is in doubt".to_owned());
    }
    (!words.is_empty()).then(|| list(&words, "and"))
}

/// What is open of events, and of how many: a grade that is not recorded makes no event uncertain.
fn open_events(seen: &[Unknown<'_>]) -> Vec<String> {
    let mut events: Vec<(&Event, InDoubt)> = Vec::new();
    for unknown in seen {
        let Unknown::Event(event, open) = unknown else { continue };
        match events.iter_mut().find(|(known, _)| known.id == event.id) {
            Some((_, known)) => *known = known.and(*open),
            None => events.push((event, *open)),
        }
    }
    let of = |wanted: Option<Part>| {
        let only = |open: InDoubt| [Part::Grade, Part::Recorded].into_iter().find(|part| open == InDoubt::only(*part));
        events.iter().filter(|(_, open)| only(*open) == wanted).count()
    };
    let (graded, recorded, uncertain) = (of(Some(Part::Grade)), of(Some(Part::Recorded)), of(None));
    let plural = |many: usize| format!("{} {}", number_word(many), if many == 1 { "event" } else { "events" });
    let the_grades = if graded == 1 { "the grade" } else { "the grades" };
    let were = if recorded == 1 { "was" } else { "were" };
    let parts = [
        (graded, format!("{the_grades} of {}", plural(graded))),
        (recorded, format!("how {} {were} recorded", plural(recorded))),
        (uncertain, plural(uncertain).replacen(' ', " uncertain ", 1)),
    ];
    parts.into_iter().filter(|(many, _)| *many > 0).map(|(_, words)| words).collect()
}

/// What a reader should know straight after the headline.
pub fn under_headline(decision: &Decision<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    let any_met = to_forum(decision).any(|found| found.answer() == Truth::Met);
    if any_met
        && let Some(state) = &decision.checklist
        && !state.open.is_empty()
    {
        let open = state.open.len();
        let (noun, verb) = if open == 1 { ("question", "is") } else { ("questions", "are") };
        sentences.push(format!("{} {noun} {verb} still not answered yes or no.", capitalised(&number_word(open))));
    }
    let met_nationally: Vec<&RouteFound<'_>> = decision
        .national
        .iter()
        .flat_map(|national| national.that(Truth::Met))
        .filter(|found| {
            !decision.routes.routes.iter().any(|own| own.route.kind == found.route.kind && own.answer() == Truth::Met)
        })
        .collect();
    if !met_nationally.is_empty() {
        let verb = if met_nationally.len() == 1 { "is" } else { "are" };
        let because = match met_nationally.as_slice() {
            [one] => {
                one.finding.as_ref().and_then(short_reason).map(|reason| format!(" ({reason})")).unwrap_or_default()
            }
            _ => String::new(),
        };
        sentences.push(format!(
            "Under national guidance {} {verb} met{because}.{}",
            routes_list(&met_nationally),
            if any_met { "" } else { " You can say so when you refer on professional judgement." }
        ));
    }
    let outside = decision.audience.iter().filter(|found| found.finding.answer == Truth::NotMet);
    sentences.extend(outside.map(audience_words));
    sentences.extend(made_how(decision));
    sentences
}

/// That the checklist was not gone through with the victim, where it was not.
fn made_how(decision: &Decision<'_>) -> Option<String> {
    let made = decision.checklist.as_ref()?.assessment?;
    let says = match (made.declined, made.how) {
        (true, Some(How::Records)) => {
            "The victim declined the checklist, so it was completed from records and what others know."
        }
        (true, _) => "The victim declined the checklist, so it rests on what else is known.",
        (false, Some(How::Records)) => "The checklist was completed from records and what others know.",
        (false, _) => return None,
    };
    Some(says.to_owned())
}

/// Why the result is provisional; nothing when it is not.
pub fn provisional(decision: &Decision<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    match &decision.checklist {
        Some(state) => {
            let (not_asked, all) = (state.not_asked().count(), state.instrument.items.len());
            if not_asked == all {
                reasons.push("No question of the checklist has been asked yet.".to_owned());
            } else if not_asked > 0 {
                let verb = if not_asked == 1 { "was" } else { "were" };
                reasons.push(format!("{not_asked} of {all} questions {verb} not asked."));
            }
        }
        None => reasons.push("The area's checklist is not loaded.".to_owned()),
    }
    reasons.extend(decision.notices_of(Class::Provisional).map(|found| notice_words(found).says));
    reasons
}

/// Says that the rule a case asks for is not here, and that national guidance is not to be taken for it.
pub fn not_loaded(missing: &AreaChoice) -> Says {
    let version = missing.version.as_ref().map(|version| format!(", version `{version}`")).unwrap_or_default();
    Says::new(
        "The rule of this case is not loaded",
        format!(
            "This case was made under the rule `{}`{version}, which is not loaded. Load its file on the page \
             \u{201c}Areas and rules\u{201d}. Until then national guidance is shown, which may answer otherwise.",
            missing.id
        ),
    )
}

/// The bar that keeps the answer in sight on every page; `missing` is the rule the case asks for, where it is not loaded.
pub fn bar(decision: &Decision<'_>, missing: Option<&AreaChoice>) -> Bar {
    let forum = &decision.routes.version.forum.name;
    let met: Vec<_> = to_forum(decision).filter(|found| found.answer() == Truth::Met).collect();
    let own: Vec<_> = met.iter().copied().filter(|found| !found.stands_in).collect();
    let undecided = to_forum(decision)
        .any(|found| found.route.kind != RouteKind::ProfessionalJudgement && found.answer() == Truth::CannotTell);
    let (shown, under) = if own.is_empty() { (&met, " under national guidance") } else { (&own, "") };
    let review = if asks_for(decision, Class::Review) { "; review required" } else { "" };
    let state = match shown.as_slice() {
        [] if undecided => format!("No route confirmed yet{review}"),
        [] => format!("No route met on what is known{review}"),
        [one] => format!("Refer to {forum}: {} is met{under}", small(&one.route.name)),
        several => format!("Refer to {forum}: {} routes are met{under}", number_word(several.len())),
    };
    let state = missing.map_or(state, |missing| not_loaded(missing).lead);
    let state = if danger(decision).is_some() { format!("Call 999 now. {state}") } else { state };
    let mut detail = Vec::new();
    if asks_for(decision, Class::Reassess) {
        detail.push("Reassess now".to_owned());
    }
    if !shown.is_empty() && !review.is_empty() {
        detail.push("Review required".to_owned());
    }
    if let Some(checklist) = &decision.checklist {
        let to_ask = checklist.not_asked().count();
        let unknown = checklist.open.len() - to_ask;
        let asked = asked_for(decision, &checklist.instrument.id);
        let yes = checklist.yes;
        detail.push(match asked.map(|asked| (asked, usize::try_from(asked).is_ok_and(|asked| yes < asked))) {
            Some((asked, true)) => format!("{yes} yes of the {asked} this rule needs"),
            Some((asked, false)) => format!("{yes} yes; this rule needs {asked}"),
            None => format!("{yes} yes"),
        });
        if unknown > 0 {
            detail.push(format!("{unknown} not known"));
        }
        detail.push(format!("{to_ask} still to ask"));
    }
    detail.push(decision.routes.area.name.clone());
    Bar { state, detail: detail.join(" · ") }
}

/// How many yes answers on that instrument the rule asks for, where it asks for a number that is known.
fn asked_for(decision: &Decision<'_>, instrument: &str) -> Option<u32> {
    let high_risk = to_forum(decision).filter(|found| found.route.kind == RouteKind::VisibleHighRisk);
    high_risk.filter_map(|found| found.finding.as_ref()).find_map(|finding| match &finding.evidence {
        Evidence::Score(ScoreFound { asked, .. }) if asked.instrument == instrument => {
            let number = asked.count.enough();
            (number == asked.count.needed()).then_some(number)
        }
        _ => None,
    })
}
