use crate::engine::decision::{RouteFound, RoutesFound};
use crate::logic::Truth;
use crate::model::dates::{Day, When};
use crate::model::nation::Nation;
use crate::model::rules::{Area, InForce, Standing, Version};
use crate::model::sources::{Seen, Source};

use super::says::Says;

/// On whose rule a route rests.
pub(super) fn rests_on(found: &RouteFound<'_>, routes: &RoutesFound<'_>, on: Day) -> String {
    let version = found.version;
    let owner = if found.stands_in {
        "National guidance"
    } else {
        routes.area.name.as_str()
    };
    let standing = match found.rule.standing.unwrap_or(version.standing) {
        // Guidance has no area that could confirm it.
        Standing::Published if found.stands_in || routes.area.nation == Nation::UnitedKingdom => {
            "published"
        }
        standing => standing_word(standing),
    };
    let own_unknown = if found.stands_in {
        let area = &routes.area.name;
        format!(
            "{area}'s own rule for this route is not known; national guidance is shown in its place. "
        )
    } else {
        String::new()
    };
    let title = lower_first(&version.title);
    format!(
        "{own_unknown}Rule: {owner}, {title}; {standing}.{}",
        speaks_for(version, on)
    )
}

/// The title of a version within a sentence: a small word at its beginning loses its capital, a name keeps it.
pub fn lower_first(title: &str) -> String {
    match title.split_once(' ') {
        Some((first @ ("A" | "An" | "As" | "The" | "Draft,"), rest)) => {
            format!("{} {rest}", first.to_ascii_lowercase())
        }
        _ => title.to_owned(),
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

/// How far a version has been confirmed and the time its sources speak for, in the few words of a table's cell.
pub fn standing_and_date(version: &Version, area: &Area) -> String {
    let standing = match version.standing {
        Standing::Published if area.nation == Nation::UnitedKingdom => "published",
        Standing::Confirmed => "confirmed",
        Standing::Published => "published, not confirmed",
        Standing::Reported => "reported by a third party",
        Standing::Illustrative => "an illustration",
    };
    let time = match version.speaks_for {
        When::Unknown => "no date".to_owned(),
        when => when.to_string(),
    };
    format!("{standing}; {time}")
}

/// A note where the source speaks for another time than the day.
fn speaks_for(version: &Version, on: Day) -> String {
    let span = version.speaks_for.span();
    if version.speaks_for == When::Unknown {
        " Its source carries no date.".to_owned()
    } else if span.within(Some(on), on) == Truth::Met
        || (span.first.is_none_or(|first| first <= on) && span.last.is_none_or(|last| on <= last))
    {
        String::new()
    } else {
        format!(
            " Its source speaks for {}; nobody has confirmed it for {on}.",
            the_time(version.speaks_for)
        )
    }
}

/// What to do with a version that nobody has confirmed for three years, or of which nobody knows when it was; nothing for guidance,
/// which has no area that could confirm it, and for what somebody drafts.
pub fn to_confirm(version: &Version, area: &Area, on: Day) -> Option<Says> {
    if area.nation == Nation::UnitedKingdom || version.standing == Standing::Illustrative {
        return None;
    }
    let lead = match version.is_old(on) {
        Some(false) => return None,
        Some(true) => format!(
            "What this rests on is more than three years old: it speaks for {}",
            the_time(version.speaks_for)
        ),
        None => "What this rests on carries no date".to_owned(),
    };
    let how = "Ask the MARAC coordinator whether it still holds. A coordinator confirms it by \u{201c}Edit a copy of this rule\u{201d} and \u{201c}Confirm this version for the area\u{201d}: who did and when becomes a source of the file.";
    Some(Says::new(lead, how))
}

/// The time a source speaks for, in words that follow "for".
pub fn the_time(when: When) -> String {
    match when {
        When::In(_) => when.to_string(),
        _ => format!("the time {when}"),
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
    let ask = if version.is_old(on) == Some(true) {
        " That is more than three years before: ask the MARAC coordinator whether it still holds."
    } else {
        ""
    };
    format!(
        "This answer rests on {owner}: {}. {confirmed}{}{ask}",
        lower_first(&version.title),
        speaks_for(version, on)
    )
}

/// A source as a line: title, place, address, and how surely it was read.
pub fn source_words(source: &Source) -> String {
    let mut line = source.title.clone();
    for part in [&source.place, &source.address] {
        if !part.is_empty() {
            line.extend([", ", part]);
        }
    }
    line.push_str(match source.seen {
        Seen::Read => "",
        Seen::Part => " (found, but the decisive words were not read)",
        Seen::Unverified => " (general knowledge, not verified)",
    });
    line
}

/// Where the area's referrals go: what replaced the MARAC there, and what is known by name.
pub fn forum_words(version: &Version) -> Vec<Says> {
    let forum = &version.forum;
    let parts = [
        ("", &forum.instead_of_marac),
        ("Meets", &forum.meets),
        ("Deadline", &forum.deadline),
        ("How", &forum.how),
    ];
    parts
        .into_iter()
        .filter(|(_, says)| !says.is_empty())
        .map(|(lead, says)| Says::new(lead, says.clone()))
        .collect()
}

/// How far a version has been confirmed, when it is in force, and what time its sources speak for.
pub fn version_words(version: &Version, area: &Area) -> String {
    let standing = match version.standing {
        Standing::Confirmed => "Confirmed by the area.",
        Standing::Published => "Published; not confirmed with the area.",
        Standing::Reported => "Reported by a third party; not confirmed by the area.",
        Standing::Illustrative => {
            "An illustration, not the area's own rule; its sources and notes may be those of a rule that it was begun from."
        }
    };
    let speaks_for = match version.speaks_for {
        When::Unknown => "Its sources carry no date.".to_owned(),
        when => format!("Its sources speak for {when}."),
    };
    format!("{standing} {} {speaks_for}", in_force_words(version, area))
}

/// When a version of an area's rule was in force, as far as its sources show it; of an illustration no source shows it.
pub fn in_force_words(version: &Version, area: &Area) -> String {
    let (from, to) = match version.in_force {
        InForce::Between { from, to } => (from, to),
        InForce::DatesNotKnown => {
            return "When it was in force is not known; it applies when it is chosen.".to_owned();
        }
    };
    let replaced = to.and_then(|to| {
        let begins = |other: &&Version| {
            let from = other.in_force.from_to().and_then(|(from, _)| from);
            from == Some(to.plus_days(1))
        };
        area.versions.iter().find(begins)
    });
    let until = |to: Day| match replaced {
        Some(by) => format!(
            "until {to}, when it was replaced by \u{201c}{}\u{201d}",
            by.title
        ),
        None => format!("until {to}"),
    };
    match (from, to) {
        (from, to) if version.standing == Standing::Illustrative => drafted_for(from, to),
        (None, None) => "When it began, and whether it has ended, is not known.".to_owned(),
        (Some(from), None) => format!(
            "Its sources show it in force from {from}. Whether it had begun before that, or has ended since, is not known."
        ),
        (None, Some(to)) => {
            let after = if replaced.is_some() {
                " is not known."
            } else {
                ", and whether it went on after that, is not known."
            };
            format!(
                "Its sources show it in force {}. When it began{after}",
                until(to)
            )
        }
        (Some(from), Some(to)) => {
            let after = if replaced.is_some() { "" } else { " or after" };
            format!(
                "Its sources show it in force from {from} {}. Whether it was in force before{after} that is not known.",
                until(to)
            )
        }
    }
}

/// When a drafted version is to be in force.
fn drafted_for(from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (None, None) => "Its draft sets no first and no last day.".to_owned(),
        (Some(from), None) => format!("Its draft sets {from} as the first day, and no last day."),
        (None, Some(to)) => format!("Its draft sets no first day, and {to} as the last."),
        (Some(from), Some(to)) => {
            format!("Its draft sets {from} as the first day and {to} as the last.")
        }
    }
}
