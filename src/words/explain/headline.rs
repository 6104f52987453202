use std::collections::HashSet;

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
use super::met::{Telling, ToldRoutes, forum_is_met, names, short_reason};
use super::notices::notice_words;
use super::numbers::{capitalised, list, number_word};
use super::route::audience_words;
use super::says::Says;
use super::settle::{the_person, unknown_name};

/// The most letters a headline has.
pub const HEADLINE_LIMIT: usize = 140;

/// What follows, in one or two sentences of at most [`HEADLINE_LIMIT`] letters.
pub fn headline(decision: &Decision<'_>, to_whom: SpokenTo) -> String {
    lead(decision, to_whom).text
}

/// A headline, and what had no room in it.
#[derive(Clone, Debug, Default)]
struct Lead {
    text: String,
    left_out: Vec<String>,
}

impl Lead {
    fn fits(&self) -> bool {
        self.text.chars().count() <= HEADLINE_LIMIT
    }
}

/// The first that has room, or else the last.
fn first_that_fits(candidates: impl IntoIterator<Item = Lead>) -> Lead {
    let mut last = Lead::default();
    for candidate in candidates {
        last = candidate;
        if last.fits() {
            break;
        }
    }
    last
}

fn lead(decision: &Decision<'_>, to_whom: SpokenTo) -> Lead {
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
        refer(decision, &told)
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

/// What follows where a route to the area's own forum is met. A route that is met stays met however the unknowns turn
/// out.
fn refer(decision: &Decision<'_>, told: &ToldRoutes<'_>) -> Lead {
    let ends: &[&str] = if decision.is_provisional() {
        &[" The rest is provisional.", ""]
    } else {
        &[""]
    };
    first_that_fits(told.tellings().flat_map(|Telling { text, rest }| {
        ends.iter().map(move |end| Lead {
            text: format!("{text}{end}"),
            left_out: rest.clone(),
        })
    }))
}

/// What follows where what is met leads elsewhere, and how it stands with the area's own forum.
fn refer_elsewhere(decision: &Decision<'_>, told: &ToldRoutes<'_>, to_whom: SpokenTo) -> Lead {
    let forum = &decision.routes.version.forum.name;
    let review = if asks_for_review(decision) {
        "Review required. "
    } else {
        ""
    };
    let state = no_route_to_forum(decision);
    let routes = decision.routes.routes.iter();
    let can_judge = routes
        .filter(|found| found.leads_to_forum())
        .any(|found| opening(found).is_some());
    let judgement = |forum: &str| {
        can_judge
            .then(|| judgement_words(decision, forum, to_whom))
            .flatten()
    };
    let named = judgement(&format!(" to {forum}")).map(|words| format!("{}.", capitalised(&words)));
    let without = || named.iter().cloned().collect::<Vec<_>>();
    let judgement = judgement(" there");
    let end = if decision.is_provisional() {
        " The rest is provisional."
    } else {
        ""
    };
    let full = judgement
        .as_ref()
        .map_or_else(|| format!("{state}."), |words| format!("{state}; {words}."));
    let whole = || Vec::new();
    let states = [
        (format!("{full}{end}"), whole()),
        (full, whole()),
        (format!("{state}."), without()),
    ];
    let whole_names = states.iter().flat_map(|(state, left_out)| {
        let whole = told.tellings().filter(|telling| telling.rest.is_empty());
        whole.map(move |told| Lead {
            text: format!("{review}{} {state}", told.text),
            left_out: left_out.clone(),
        })
    });
    let lead = |text: String, rest: Vec<String>, more: Vec<String>| Lead {
        text,
        left_out: [rest, more].concat(),
    };
    let fewer = told
        .tellings()
        .map(|Telling { text, rest }| lead(format!("{review}{text} {state}."), rest, without()));
    let alone = told.tellings().map(|Telling { text, rest }| {
        let state = [vec![format!("{state}.")], without()].concat();
        lead(text, rest, state)
    });
    first_that_fits(whole_names.chain(fewer).chain(alone))
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
fn not_confirmed(decision: &Decision<'_>, to_whom: SpokenTo) -> Lead {
    let open = open_words(decision, to_whom);
    let state = if open.is_some() {
        "No route is confirmed yet"
    } else {
        "No route is met on what is known"
    };
    let judgement = judgement_words(decision, "", to_whom);
    let end = if decision.is_provisional() {
        " This is provisional."
    } else {
        ""
    };
    let whole = |text: String| Lead {
        text,
        left_out: Vec::new(),
    };
    let said = judgement
        .as_ref()
        .map(|words| format!("{}.", capitalised(words)));
    // What has no room follows under the headline.
    let change = open.map(|open| format!("{} could change that.", capitalised(&open)));
    let later = |text: String| Lead {
        text,
        left_out: change.iter().cloned().collect(),
    };
    let without = |text: String| Lead {
        text,
        left_out: change.iter().chain(&said).cloned().collect(),
    };
    let then = said
        .as_ref()
        .map(|said| format!(" {said}"))
        .unwrap_or_default();
    let change_too = change
        .as_ref()
        .map(|change| format!(" {change}"))
        .unwrap_or_default();
    if asks_for_review(decision) {
        let text = judgement
            .as_ref()
            .map_or_else(|| format!("{state}."), |words| format!("{state}; {words}."));
        let ends = [end, ""].into_iter().flat_map(|end| {
            let full = change
                .as_ref()
                .map(|change| whole(format!("Review required. {state}. {change}{then}{end}")));
            full.into_iter()
                .chain([later(format!("Review required. {text}{end}"))])
        });
        let alone = without(format!("Review required. {state}."));
        return first_that_fits(ends.chain([alone]));
    }
    // What makes it provisional comes before what could change it.
    first_that_fits([
        whole(format!("{state}.{change_too}{then}{end}")),
        later(format!("{state}.{then}{end}")),
        later(format!("{state}.{then}")),
        without(format!("{state}.")),
    ])
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
    sentences.extend(lead(decision, to_whom).left_out);
    let any_met = !decision.routes.met().is_empty();
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
    let met_nationally: Vec<&RouteFound<'_>> = decision
        .national
        .iter()
        .flat_map(|national| national.that(Truth::Met))
        .filter(|found| {
            let is_that =
                |own: &&RouteFound<'_>| own.leads_to_forum() && own.route.kind == found.route.kind;
            !decision.routes.that(Truth::Met).any(|own| is_that(&own))
        })
        .collect();
    let (verb, because) = match met_nationally.as_slice() {
        [] => return None,
        [found] => {
            let reason = found.finding.as_ref().and_then(short_reason);
            ("is", reason.map(|reason| format!(" ({reason})")))
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
        .map(|version| format!(", version `{version}`"))
        .unwrap_or_default();
    Says::new(
        "The rule of this case is not loaded",
        format!(
            "This case was made under the rule `{}`{version}, which is not loaded. Load its file on the page \
             \u{201c}Areas and rules\u{201d}. Until then national guidance is shown, which may answer otherwise.",
            missing.id
        ),
    )
}
