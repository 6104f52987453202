//! The routes that are met, in words, wherever they lead: the area's own forum first.

use crate::decision::{Decision, Evidence, Finding, MetRoutes, RouteFound, RoutesFound, Truth};
use crate::rules::{Forum, LeadsTo, Threshold};

use super::judged::is_judged;
use super::names::unit;
use super::numbers::{capitalised, list, plural, small};

/// Where a route leads, as it stands after "refer to".
pub(super) fn place<'a>(to: LeadsTo<'a>, forum: &'a Forum) -> &'a str {
    match to {
        LeadsTo::Forum => &forum.name,
        LeadsTo::Elsewhere(name) => name,
        LeadsTo::NotSaid => "another service",
    }
}

/// The names of routes within a sentence; several of one name are said once.
pub(super) fn names(routes: &[&RouteFound<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in routes.iter().map(|found| small(&found.route.name)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether a route to the area's own forum is met.
pub(super) fn forum_is_met(routes: &RoutesFound<'_>) -> bool {
    routes.met().iter().any(|group| group.to == LeadsTo::Forum)
}

/// The places that met routes lead to, each once.
pub(super) fn places<'a>(met: &[MetRoutes<'_, 'a>]) -> Vec<LeadsTo<'a>> {
    let mut places: Vec<LeadsTo<'a>> = met.iter().map(|group| group.to).collect();
    places.dedup();
    places
}

/// Where the referral of a case goes: to every place that a met route leads to, and to the area's own forum where nothing
/// else is met, or where somebody has judged that it should be heard there.
pub fn referred_to(decision: &Decision<'_>) -> Vec<String> {
    let RoutesFound { area, version, routes } = &decision.routes;
    let met = decision.routes.met();
    let mut places = places(&met);
    let judged = |found: &RouteFound<'_>| found.leads_to_forum() && found.finding.as_ref().is_some_and(is_judged);
    if !places.contains(&LeadsTo::Forum) && (places.is_empty() || routes.iter().any(judged)) {
        places.insert(0, LeadsTo::Forum);
    }
    let named = |to: &LeadsTo<'_>| match to {
        LeadsTo::Forum => format!("{}, {}", capitalised(&version.forum.name), area.name),
        LeadsTo::Elsewhere(_) | LeadsTo::NotSaid => capitalised(place(*to, &version.forum)),
    };
    places.iter().map(named).collect()
}

/// The met routes as they are told, one after the other, of which the first few may be named and the rest counted.
#[derive(Debug)]
pub(super) struct Told<'a> {
    forum: &'a Forum,
    groups: Vec<Named<'a>>,
}

#[derive(Debug)]
struct Named<'a> {
    to: LeadsTo<'a>,
    stands_in: bool,
    names: Vec<String>,
    reason: Option<String>,
}

impl<'a> Told<'a> {
    pub(super) fn new(routes: &RoutesFound<'a>) -> Self {
        let named = |group: MetRoutes<'_, 'a>| {
            let reason = match group.routes.as_slice() {
                [one] if !group.stands_in => one.finding.as_ref().and_then(short_reason),
                _ => None,
            };
            Named { to: group.to, stands_in: group.stands_in, names: names(&group.routes), reason }
        };
        Self { forum: &routes.version.forum, groups: routes.met().into_iter().map(named).collect() }
    }

    /// How many routes are to be told.
    pub(super) fn many(&self) -> usize {
        self.groups.iter().map(|group| group.names.len()).sum()
    }

    /// Which names to leave out where not all have room, in the order to try: as few as can be, the longest ones or the
    /// last ones. The first is always named.
    pub(super) fn left_out(&self) -> Vec<Vec<usize>> {
        let names = self.groups.iter().flat_map(|group| &group.names).map(|name| name.chars().count());
        let mut longest: Vec<(usize, usize)> =
            names.enumerate().map(|(place, letters)| (letters, place)).skip(1).collect();
        longest.sort_unstable_by_key(|one| std::cmp::Reverse(*one));
        let of = |many: usize| {
            let longest: Vec<usize> = longest.iter().take(many).map(|(_, place)| *place).collect();
            [longest, (self.many() - many..self.many()).collect()]
        };
        (1..self.many()).flat_map(of).collect()
    }

    /// Those by name that are not left out, each with where it leads, and how many more there are: behind those that
    /// lead to the same place, or else at the end; with the count behind the first, where that is asked for and there
    /// is one.
    pub(super) fn naming(&self, left_out: &[usize], reason: bool) -> String {
        let mut place = 0;
        let mut unnamed = 0;
        let mut sentences: Vec<String> = Vec::new();
        let mut before = None;
        for group in &self.groups {
            let places = place..;
            place += group.names.len();
            let named = group.names.iter().zip(places).filter(|(_, place)| !left_out.contains(place));
            let names: Vec<&str> = named.map(|(name, _)| name.as_str()).collect();
            let more = group.names.len() - names.len();
            if names.is_empty() {
                unnamed += more;
                continue;
            }
            let because = group.reason.as_ref().filter(|_| reason && sentences.is_empty() && more == 0);
            let because = because.map(|reason| format!(" ({reason})")).unwrap_or_default();
            let met = format!("{} {} met{because}", list(&names, "and"), if names.len() == 1 { "is" } else { "are" });
            let more = if more == 0 { String::new() } else { format!(", and {more} more met") };
            let to = self::place(group.to, self.forum);
            let guidance = if group.stands_in { " under national guidance" } else { "" };
            let sentence = match (sentences.is_empty(), before == Some(group.to)) {
                (true, _) if group.stands_in => {
                    format!("Refer to {to} now: {met}{guidance}{more}; the local rule is not known")
                }
                (true, _) => format!("Refer to {to} now: {met}{more}"),
                (false, true) => format!("Under national guidance {met} too{more}"),
                (false, false) => format!("Refer to {to} too: {met}{guidance}{more}"),
            };
            sentences.push(sentence);
            before = Some(group.to);
        }
        sentences
            .extend((unnamed > 0).then(|| format!("{unnamed} more {} met", if unnamed == 1 { "is" } else { "are" })));
        format!("{}.", sentences.join(". "))
    }

    /// How many are met, and where the first of them leads.
    pub(super) fn counted(&self) -> String {
        let to = self.groups.first().map_or("", |group| place(group.to, self.forum));
        format!("Refer to {to} now: {}.", self.in_all())
    }

    /// That something is met, where no name has room.
    pub(super) fn shortest(&self) -> String {
        format!("Refer now: {}.", self.in_all())
    }

    fn in_all(&self) -> String {
        match self.many() {
            1 => "a route is met".to_owned(),
            many => format!("{many} routes are met"),
        }
    }
}

/// The count behind a met route, where there is one.
pub(super) fn short_reason(finding: &Finding<'_>) -> Option<String> {
    match &finding.evidence {
        Evidence::Score(found) => Some(format!("{} yes; {}", found.count.least, needed(found.asked.count))),
        Evidence::Events(found) => {
            let (one, many) = unit(&found.asked.recorded);
            Some(format!("{}; {}", plural(found.count.least, &one, &many), needed(found.asked.count)))
        }
        Evidence::All(parts) | Evidence::Any(parts) => {
            parts.iter().filter(|part| part.answer == Truth::Met).find_map(short_reason)
        }
        Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::Around(_) => None,
    }
}

fn needed(threshold: Threshold) -> String {
    match threshold {
        Threshold::AtLeast(number) => format!("{number} needed"),
        Threshold::MoreThan(number) => format!("more than {number} needed"),
        Threshold::Somewhere(from, to) => format!("{from} to {to} needed"),
    }
}
