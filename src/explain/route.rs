use crate::dates::Day;
use crate::decision::{
    AudienceFound, Decision, Evidence, JudgementMissing, OtherReading, RouteFound, RoutesFound, StepFound, Truth,
};
use crate::rules::{Area, Nation, RouteKind, Standing, Version};
use crate::sources::{Seen, Source};

use super::evidence::{Explained, Facts, Voice, truth_word};
use super::numbers::{capitalised, list};
use super::settle::settling;

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

/// A route in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteWords {
    /// The id of its area, version and route.
    pub rule: String,
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
    /// On whose rule it rests.
    pub rests_on: String,
    /// What the source leaves open.
    pub notes: Vec<String>,
    /// The sources.
    pub sources: Vec<String>,
}

/// How a route's answer is marked.
pub fn mark(found: &RouteFound<'_>) -> Mark {
    let open = matches!(
        found.finding.as_ref().map(|finding| &finding.evidence),
        Some(Evidence::Judgement(judgement)) if judgement.missing.contains(&JudgementMissing::Judgement)
    ) || (found.route.kind == RouteKind::ProfessionalJudgement && found.answer() == Truth::CannotTell);
    match found.answer() {
        Truth::Met => Mark::Met,
        Truth::NotMet => Mark::NotMet,
        Truth::CannotTell if open => Mark::Open,
        Truth::CannotTell => Mark::CannotTell,
    }
}

/// A route's answer in a few words.
pub fn answer_words(found: &RouteFound<'_>, area: &Area) -> String {
    match (mark(found), found.stands_in) {
        (Mark::Open, _) => "Open to you".to_owned(),
        (mark, true) => format!("{} under national guidance", mark_word(mark)),
        (Mark::NotMet, false) => format!("Not met in {}", in_area(area)),
        (mark, false) => mark_word(mark).to_owned(),
    }
}

fn mark_word(mark: Mark) -> &'static str {
    match mark {
        Mark::Met => "Met",
        Mark::NotMet => "Not met",
        Mark::CannotTell => "Cannot tell",
        Mark::Open => "Open to you",
    }
}

fn in_area(area: &Area) -> String {
    if area.nation == Nation::UnitedKingdom { area.name.to_ascii_lowercase() } else { area.name.clone() }
}

/// A route in words, on a day.
pub fn route_words(found: &RouteFound<'_>, routes: &RoutesFound<'_>, on: Day) -> RouteWords {
    let national = found.stands_in || routes.area.nation == Nation::UnitedKingdom;
    let rule_of = if national { "national guidance" } else { routes.area.name.as_str() };
    let here = (routes.area.nation != Nation::UnitedKingdom).then_some(routes.area.name.as_str());
    let voice = Voice { rule_of, here };
    let (explained, settle) = match &found.finding {
        Some(finding) => {
            let said_already = matches!(finding.evidence, Evidence::Score(_) | Evidence::Judgement(_));
            (voice.explain(finding), if said_already { Vec::new() } else { settling(finding) })
        }
        None => (
            Explained {
                answer: Truth::CannotTell,
                says: format!(
                    "What {} asks for on this route is not known, and national guidance has none of its kind.",
                    routes.area.name
                ),
                facts: Vec::new(),
                parts: Vec::new(),
            },
            Vec::new(),
        ),
    };
    let own_unknown = if found.stands_in {
        format!(
            "{}'s own rule for this route is not known; national guidance is shown in its place. ",
            routes.area.name
        )
    } else {
        String::new()
    };
    let sources = found.rule.sources.iter().filter_map(|id| found.version.source(id)).map(source_words).collect();
    let mut notes = found.route.notes.clone();
    if found.stands_in {
        notes.extend(found.rule.notes.iter().cloned());
    }
    RouteWords {
        rule: format!("{}/{}/{}", routes.area.id, routes.version.id, found.route.id),
        name: if found.route.leads_to.is_empty() {
            found.route.name.clone()
        } else {
            format!("{} (to {})", found.route.name, found.route.leads_to)
        },
        mark: mark(found),
        answer: answer_words(found, routes.area),
        explained,
        settle,
        rests_on: format!("{own_unknown}{}", rule_words(found, routes, on)),
        notes,
        sources,
    }
}

fn rule_words(found: &RouteFound<'_>, routes: &RoutesFound<'_>, on: Day) -> String {
    let version = found.version;
    let owner = if found.stands_in { "National guidance" } else { routes.area.name.as_str() };
    let standing = match found.rule.standing.unwrap_or(version.standing) {
        // Guidance has no area that could confirm it.
        Standing::Published if found.stands_in || routes.area.nation == Nation::UnitedKingdom => "published",
        standing => standing_word(standing),
    };
    format!("Rule: {owner}, {}; {}.{}", lower_first(&version.title), standing, speaks_for(version, on))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        // An abbreviation or a name keeps its capital.
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() && first == 'A' => {
            std::iter::once(first.to_ascii_lowercase()).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed by the area",
        Standing::Published => "published, and not confirmed with the area",
        Standing::Reported => "reported by a third party, and not confirmed by the area",
        Standing::Illustrative => "an illustration, not the area's own rule",
    }
}

/// A note where the source speaks for another time than the day.
fn speaks_for(version: &Version, on: Day) -> String {
    let span = version.speaks_for.span();
    if version.speaks_for == crate::dates::When::Unknown {
        " Its source carries no date.".to_owned()
    } else if span.within(Some(on), on) == Truth::Met
        || (span.first.is_none_or(|first| first <= on) && span.last.is_none_or(|last| on <= last))
    {
        String::new()
    } else {
        format!(" Its source speaks for {}; nobody has confirmed it for {on}.", version.speaks_for)
    }
}

/// On whose rule the whole answer rests.
pub fn standing_words(routes: &RoutesFound<'_>, on: Day) -> String {
    let version = routes.version;
    let owner = if routes.area.nation == Nation::UnitedKingdom {
        "national guidance".to_owned()
    } else {
        format!("{}'s rule", routes.area.name)
    };
    let confirmed = match version.standing {
        Standing::Confirmed => "The area confirmed it.",
        Standing::Published => "It is published; the area has not confirmed it for this program.",
        Standing::Reported => "It is reported by a third party; the area has not confirmed it.",
        Standing::Illustrative => "It is an illustration and not the area's own rule.",
    };
    format!("This answer rests on {owner}: {}. {confirmed}{}", lower_first(&version.title), speaks_for(version, on))
}

/// A source as a line: title, place, address, and how surely it was read.
pub fn source_words(source: &Source) -> String {
    let mut line = source.title.clone();
    for part in [&source.place, &source.address] {
        if !part.is_empty() {
            line = format!("{line}, {part}");
        }
    }
    match source.seen {
        Seen::Read => line,
        Seen::Part => format!("{line} (found, but the decisive words were not read)"),
        Seen::Unverified => format!("{line} (general knowledge, not verified)"),
    }
}

/// Where the area's referrals go, in a sentence or two.
pub fn forum_line(version: &Version) -> Vec<String> {
    let forum = &version.forum;
    let mut lines = Vec::new();
    if !forum.instead_of_marac.is_empty() {
        lines.push(forum.instead_of_marac.clone());
    }
    if !forum.meets.is_empty() {
        lines.push(format!("Meets: {}.", forum.meets.trim_end_matches('.')));
    }
    if !forum.deadline.is_empty() {
        lines.push(format!("Deadline: {}.", forum.deadline.trim_end_matches('.')));
    }
    if !forum.how.is_empty() {
        lines.push(format!("How: {}.", forum.how.trim_end_matches('.')));
    }
    lines
}

/// A condition on whom the rule is for, in a sentence.
pub fn audience_words(found: &AudienceFound<'_>) -> String {
    let says = found.audience.says.trim_end_matches('.');
    match found.finding.answer {
        Truth::Met => format!("{says}: so it is here."),
        Truth::NotMet => format!("{says}: not so here. {}", found.audience.otherwise),
        Truth::CannotTell => format!("{says}: not known yet. If it is not so: {}", found.audience.otherwise),
    }
}

/// Something to do before a referral is sent, and whether it is done.
pub fn step_words(found: &StepFound<'_>) -> String {
    let says = found.step.says.trim_end_matches('.');
    match found.finding.as_ref().map(|finding| finding.answer) {
        Some(Truth::Met) => format!("{says}: done."),
        Some(_) => format!("{says}: still to do."),
        None => format!("{says}."),
    }
}

fn area_line(routes: &RoutesFound<'_>) -> String {
    let names = |answer: Truth| {
        let mut names: Vec<String> = routes
            .that(answer)
            .filter(|found| {
                found.leads_to_forum() && (answer == Truth::Met || found.route.kind != RouteKind::ProfessionalJudgement)
            })
            .map(|found| found.route.name.to_ascii_lowercase())
            .collect();
        names.dedup();
        names
    };
    let (met, open) = (names(Truth::Met), names(Truth::CannotTell));
    match (met.as_slice(), open.as_slice()) {
        ([], []) => "None met on what is known".to_owned(),
        ([], open) => format!("None confirmed; cannot tell: {}", list(open, "and")),
        (met, _) => format!("{}: {}", truth_word(Truth::Met), list(met, "and")),
    }
}

/// What a case gives under one rule, in a line: the routes that are met, or else how it stands.
pub fn elsewhere_line(routes: &RoutesFound<'_>) -> String {
    let stands_in = routes.that(Truth::Met).filter(|found| found.leads_to_forum()).all(|found| found.stands_in);
    let line = area_line(routes);
    if stands_in && line.starts_with("Met") {
        format!("{} (under national guidance; its own rule is not known)", capitalised(&line))
    } else {
        line
    }
}

/// What national guidance comes to when this area's records alone are counted, where that is another answer.
fn here_alone(found: &RouteFound<'_>) -> String {
    let voice = Voice { rule_of: "", here: None };
    let Some(Evidence::Events(events)) = found.finding.as_ref().map(|finding| &finding.evidence) else {
        return String::new();
    };
    let place = events.otherwise.iter().find(|other| matches!(other.reading, OtherReading::Place(_)));
    place
        .filter(|other| other.answer != found.answer())
        .map_or_else(String::new, |other| format!(" {}.", capitalised(&voice.other_reading(other, events))))
}

/// Where the chosen rule and national guidance come to different answers, route by route.
pub fn differences(decision: &Decision<'_>) -> Vec<String> {
    let Some(national) = &decision.national else {
        return Vec::new();
    };
    let area = &decision.routes.area.name;
    let pairs = decision.routes.routes.iter().filter(|own| !own.stands_in && own.leads_to_forum()).filter_map(|own| {
        let there = national.routes.iter().find(|found| found.route.kind == own.route.kind)?;
        (there.answer() != own.answer()).then_some((own, there))
    });
    let why = |found: &RouteFound<'_>| {
        let voice = Voice { rule_of: "", here: None };
        let says = found.finding.as_ref().map(|finding| voice.explain(finding).says).unwrap_or_default();
        says.split_inclusive(". ").next().unwrap_or_default().trim().trim_end_matches('.').to_owned()
    };
    pairs
        .map(|(own, there)| {
            format!(
                "{}: {} in {area} ({}); {} under national guidance ({}).{}",
                own.route.name,
                truth_word(own.answer()).to_ascii_lowercase(),
                why(own),
                truth_word(there.answer()).to_ascii_lowercase(),
                why(there),
                here_alone(there)
            )
        })
        .collect()
}
