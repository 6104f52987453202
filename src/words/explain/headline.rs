use std::collections::HashSet;
use std::fmt;

use crate::engine::decision::{
    ChecklistState, Decision, Finding, InDoubt, ItemReading, OpenItem, Part, RouteFound, Unknown,
};
use crate::logic::Truth;
use crate::model::book::MissingRule;
use crate::model::case::{Event, How};
use crate::model::instrument::Reply;
use crate::model::rules::notice::Class;

use super::attention::asks_for_review;
use super::judged::{SpokenTo, is_judged, judgement_words, open_to_facts, opening};
use super::met::{ToldRoutes, forum_is_met, names};
use super::notices::notice_words;
use super::numbers::{capitalised, list, number_word};
use super::route::audience_words;
use super::says::Says;
use super::settle::{is_particular, the_person, unknown_name};
use super::voice::Voice;

/// The most letters a headline has.
pub const HEADLINE_LIMIT: usize = 140;

/// What follows, and what it rests on so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// What follows, in one or two sentences of at most [`HEADLINE_LIMIT`] letters.
    pub text: String,
    /// What a reader must know with it.
    pub tags: Vec<HeadlineTag>,
}

impl fmt::Display for Headline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)?;
        self.tags
            .iter()
            .try_for_each(|tag| write!(out, " {}.", tag.words()))
    }
}

/// What stands inside a headline beside its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadlineTag {
    /// Too much was not asked or not checked. What is met stays met.
    Provisional,
    /// Somebody else is to look at the case before a grade below high stands.
    ReviewRequired,
}

impl HeadlineTag {
    /// The tag in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Provisional => "Provisional",
            Self::ReviewRequired => "Review required",
        }
    }
}

/// What follows.
pub fn headline(decision: &Decision<'_>, to_whom: SpokenTo) -> Headline {
    let tags = [
        (HeadlineTag::Provisional, decision.is_provisional()),
        (HeadlineTag::ReviewRequired, asks_for_review(decision)),
    ];
    Headline {
        text: lead(decision, to_whom),
        tags: tags
            .into_iter()
            .filter_map(|(tag, is)| is.then_some(tag))
            .collect(),
    }
}

/// The first that has room, or else the last.
fn first_that_fits(candidates: impl IntoIterator<Item = String>) -> String {
    let mut last = String::new();
    for candidate in candidates {
        last = candidate;
        if last.chars().count() <= HEADLINE_LIMIT {
            break;
        }
    }
    last
}

fn lead(decision: &Decision<'_>, to_whom: SpokenTo) -> String {
    let told = ToldRoutes::new(&decision.routes);
    if told.many() == 0 {
        not_confirmed(decision, to_whom)
    } else if forum_is_met(&decision.routes)
        || !decision
            .routes
            .routes
            .iter()
            .any(RouteFound::leads_to_forum)
    {
        first_that_fits(told.tellings())
    } else {
        refer_elsewhere(decision, &told, to_whom)
    }
}

/// Whether a referral follows: a route is met, or somebody has judged that it should be heard.
pub(super) fn to_refer(decision: &Decision<'_>) -> bool {
    let follows = |found: &RouteFound<'_>| {
        found.answer() == Truth::Met || found.finding.as_ref().is_some_and(is_judged)
    };
    decision.routes.routes.iter().any(follows)
}

/// What follows where what is met leads elsewhere, and how it stands with the area's own forum.
fn refer_elsewhere(decision: &Decision<'_>, told: &ToldRoutes<'_>, to_whom: SpokenTo) -> String {
    let state = no_route_to_forum(decision);
    let mut routes = decision.routes.routes.iter();
    let can_judge = routes.any(|found| found.leads_to_forum() && opening(found).is_some());
    let judgement = can_judge
        .then(|| judgement_words(decision, " there", to_whom))
        .flatten();
    let full = judgement.map(|words| format!("{state}; {words}."));
    let states: Vec<String> = full
        .into_iter()
        .chain([format!("{state}."), String::new()])
        .collect();
    first_that_fits(states.iter().flat_map(|state| {
        told.tellings()
            .map(move |told| format!("{told} {state}").trim_end().to_owned())
    }))
}

/// That no route to the area's own forum is met, and whether that may change.
fn no_route_to_forum(decision: &Decision<'_>) -> String {
    let open = decision.routes.routes.iter().any(|found| {
        found.leads_to_forum() && found.answer() == Truth::CannotTell && open_to_facts(found)
    });
    let is = if open {
        "is confirmed yet"
    } else {
        "is met on what is known"
    };
    format!("No route to {} {is}", decision.routes.version.forum.name)
}

/// What follows where no route is met.
fn not_confirmed(decision: &Decision<'_>, to_whom: SpokenTo) -> String {
    let state = if open_words(decision, to_whom).is_some() {
        "No route is confirmed yet."
    } else {
        "No route is met on what is known."
    };
    let judgement = judgement_words(decision, "", to_whom)
        .map(|words| format!("{state} {}.", capitalised(&words)));
    first_that_fits(judgement.into_iter().chain([state.to_owned()]))
}

/// What could still change the answer, judgement aside: "six answers and two uncertain events".
pub(super) fn open_words(decision: &Decision<'_>, to_whom: SpokenTo) -> Option<String> {
    let mut seen: Vec<Unknown<'_>> = Vec::new();
    let mut once = HashSet::new();
    let undecided = decision
        .routes
        .routes
        .iter()
        .filter(|found| found.answer() == Truth::CannotTell);
    let undecided: Vec<&RouteFound<'_>> = undecided.filter(|found| open_to_facts(found)).collect();
    for way in undecided
        .iter()
        .filter_map(|found| found.finding.as_ref())
        .flat_map(Finding::ways)
    {
        for unknown in way.groups.into_iter().flat_map(|group| group.of) {
            if unknown != Unknown::Judgement && once.insert(unknown) {
                seen.push(unknown);
            }
        }
    }
    if seen.is_empty() && undecided.iter().any(|found| found.finding.is_none()) {
        seen.push(Unknown::Definition);
    }
    let count =
        |wanted: fn(&Unknown<'_>) -> bool| seen.iter().filter(|unknown| wanted(unknown)).count();
    let items = count(|unknown| matches!(unknown, Unknown::Item(_)));
    let history = count(|unknown| {
        matches!(
            unknown,
            Unknown::MoreEvents
                | Unknown::MoreMaracs
                | Unknown::MoreAssessments
                | Unknown::Marac(..)
        )
    });
    let mut words = Vec::new();
    if items > 0 {
        words.push(format!(
            "{} {}",
            number_word(items),
            if items == 1 { "answer" } else { "answers" }
        ));
    }
    words.extend(open_events(&seen));
    if history > 0 {
        words.push("what happened before".to_owned());
    }
    seen.sort_by_key(is_particular);
    for named in seen
        .iter()
        .filter_map(|unknown| open_by_itself(unknown, to_whom))
    {
        if !words.contains(&named) {
            words.push(named);
        }
    }
    if words.is_empty() && !seen.is_empty() {
        words.push("a fact that is in doubt".to_owned());
    }
    (!words.is_empty()).then(|| list(&words, "and"))
}

/// What is named by itself, and not counted with others of its kind.
fn open_by_itself(unknown: &Unknown<'_>, to_whom: SpokenTo) -> Option<String> {
    Some(match unknown {
        Unknown::Present => "which event led to this".to_owned(),
        Unknown::Grade => to_whom.own_grade().to_owned(),
        Unknown::SignOff(_) => "a sign-off".to_owned(),
        Unknown::AgeOf(_) => unknown_name(unknown, to_whom),
        Unknown::Person(who, open) if open.parts().count() > 1 => {
            format!("what is not known of {}", the_person(*who))
        }
        Unknown::Person(..) | Unknown::Change(..) | Unknown::Order(..) => {
            unknown_name(unknown, to_whom)
        }
        Unknown::MoreChanges => "what has changed".to_owned(),
        Unknown::MoreOrders => "which orders there are".to_owned(),
        Unknown::Definition => "what the area's rule says".to_owned(),
        Unknown::Item(_)
        | Unknown::Event(..)
        | Unknown::MoreEvents
        | Unknown::MoreMaracs
        | Unknown::MoreAssessments
        | Unknown::Marac(..)
        | Unknown::Assessment(..)
        | Unknown::Judgement => return None,
    })
}

/// What is open of events, and of how many: a grade that is not recorded makes no event uncertain.
fn open_events(seen: &[Unknown<'_>]) -> Vec<String> {
    let mut events: Vec<(&Event, InDoubt)> = Vec::new();
    for unknown in seen {
        let Unknown::Event(event, open) = unknown else {
            continue;
        };
        match events.iter_mut().find(|(known, _)| known.id == event.id) {
            Some((_, known)) => *known = known.and(*open),
            None => events.push((event, *open)),
        }
    }
    let of = |wanted: Option<Part>| {
        let only = |open: InDoubt| {
            [Part::Grade, Part::Recorded]
                .into_iter()
                .find(|part| open == InDoubt::only(*part))
        };
        events
            .iter()
            .filter(|(_, open)| only(*open) == wanted)
            .count()
    };
    let (graded, recorded, uncertain) = (of(Some(Part::Grade)), of(Some(Part::Recorded)), of(None));
    let plural = |many: usize| {
        format!(
            "{} {}",
            number_word(many),
            if many == 1 { "event" } else { "events" }
        )
    };
    let the_grades = if graded == 1 {
        "the grade"
    } else {
        "the grades"
    };
    let were = if recorded == 1 { "was" } else { "were" };
    let parts = [
        (graded, format!("{the_grades} of {}", plural(graded))),
        (
            recorded,
            format!("how {} {were} recorded", plural(recorded)),
        ),
        (uncertain, plural(uncertain).replacen(' ', " uncertain ", 1)),
    ];
    parts
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(_, words)| words)
        .collect()
}

/// What a reader should know straight after the headline.
pub fn under_headline(decision: &Decision<'_>, to_whom: SpokenTo) -> Vec<String> {
    let mut sentences = Vec::new();
    let any_met = !decision.routes.met().is_empty();
    if !any_met && let Some(open) = open_words(decision, to_whom) {
        sentences.push(format!("{} could change that.", capitalised(&open)));
    }
    if any_met
        && let Some(state) = &decision.checklist
        && !state.open.is_empty()
    {
        let open = state.unanswered().count();
        let (noun, verb) = if open == 1 {
            ("question", "is")
        } else {
            ("questions", "are")
        };
        if open > 0 {
            sentences.push(format!(
                "{} {noun} {verb} still not answered yes or no.",
                capitalised(&number_word(open))
            ));
        }
    }
    // The study behind it stands in the words about the checklist.
    let is_answered = |state: &ChecklistState<'_>| state.unanswered().next().is_none();
    if !any_met && decision.checklist.as_ref().is_some_and(is_answered) {
        sentences.push("A low count does not mean that there is little danger.".to_owned());
    }
    sentences.extend(met_nationally(decision, to_whom));
    let outside = decision
        .audience
        .iter()
        .filter(|found| found.finding.answer == Truth::NotMet);
    sentences.extend(outside.map(audience_words));
    sentences.extend(made_how(decision));
    sentences
}

/// What is met under national guidance and not under the area's own rule.
fn met_nationally(decision: &Decision<'_>, to_whom: SpokenTo) -> Option<String> {
    let national = decision.national.iter();
    let met = national.flat_map(|national| national.that(Truth::Met));
    let met_nationally: Vec<&RouteFound<'_>> = met
        .filter(|found| {
            let own = decision.routes.that(Truth::Met);
            !own.into_iter()
                .any(|own| own.leads_to_forum() && own.route.kind == found.route.kind)
        })
        .collect();
    let (verb, because) = match met_nationally.as_slice() {
        [] => return None,
        [found] => {
            let voice = Voice::unnamed(to_whom);
            let finding = found.finding.as_ref();
            (
                "is",
                finding.map(|finding| format!(" ({})", voice.brief(finding))),
            )
        }
        _ => ("are", None),
    };
    Some(format!(
        "Under national guidance {} {verb} met{}.{}",
        list(&names(&met_nationally), "and"),
        because.unwrap_or_default(),
        match (judgement_words(decision, "", to_whom), to_whom) {
            (Some(_), SpokenTo::Professional) if !forum_is_met(&decision.routes) =>
                " You can say so when you refer on professional judgement.",
            (Some(_), SpokenTo::Others) if !forum_is_met(&decision.routes) =>
                " A referral on professional judgement can say so.",
            _ => "",
        }
    ))
}

/// That the checklist was not gone through with the victim, where it was not.
fn made_how(decision: &Decision<'_>) -> Option<String> {
    let made = decision.checklist.as_ref()?.assessment?;
    let says = match (made.declined, made.how) {
        (true, Some(How::Records)) => {
            "The victim declined the checklist, so it was completed from records and what others know."
        }
        (true, _) => "The victim declined the checklist, so it rests on what else is known.",
        (false, Some(How::Records)) => {
            "The checklist was completed from records and what others know."
        }
        (false, _) => return None,
    };
    Some(says.to_owned())
}

/// Why the result is provisional; nothing when it is not.
pub fn provisional(decision: &Decision<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    match &decision.checklist {
        Some(state) => {
            let all = state.instrument.items.len();
            let (not_safe, not_asked): (Vec<&OpenItem<'_>>, Vec<_>) = state
                .not_asked()
                .partition(|open| open.reading == ItemReading::Open(Some(&Reply::NotSafe)));
            let (not_safe, not_asked) = (not_safe.len(), not_asked.len());
            let verb = |number: usize| if number == 1 { "was" } else { "were" };
            if state.total.is_some() {
                reasons.push(
                    "Of the checklist a total is recorded, and not which questions were yes."
                        .to_owned(),
                );
            }
            if not_asked == all {
                reasons.push("No question of the checklist has been asked yet.".to_owned());
            } else if not_asked > 0 {
                let verb = verb(not_asked);
                reasons.push(format!("{not_asked} of {all} questions {verb} not asked."));
            }
            if not_safe > 0 {
                let verb = verb(not_safe);
                reasons.push(format!(
                    "{not_safe} of {all} questions {verb} not safe to ask."
                ));
            }
        }
        None => reasons.push("The area's checklist is not loaded.".to_owned()),
    }
    reasons.extend(
        decision
            .notices_of(Class::Provisional)
            .map(|found| notice_words(found).says),
    );
    reasons
}

/// Says that the rule a case asks for is not here, and that national guidance is not to be taken for it.
pub fn not_here(missing: &MissingRule) -> Says {
    let missing = match missing {
        MissingRule::NotLoaded(choice) => choice,
        MissingRule::NotListed(name) => {
            return Says::new(
                format!("{name} is not in the list of areas"),
                format!(
                    "National guidance is shown in place of its rule, which may answer otherwise: ask the MARAC coordinator of {name}."
                ),
            );
        }
    };
    let version = missing
        .version
        .as_ref()
        .map(|version| format!(", version \u{201c}{version}\u{201d}"))
        .unwrap_or_default();
    Says::new(
        "The rule of this case is not loaded",
        format!(
            "This case was made under the rule \u{201c}{}\u{201d}{version}, which is not loaded. Load its file on the page \
             \u{201c}Areas and rules\u{201d}. Until then national guidance is shown, which may answer otherwise.",
            missing.id
        ),
    )
}
