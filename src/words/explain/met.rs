//! The routes that are met, in words, wherever they lead: the area's own forum first.

use crate::engine::decision::{Decision, MetRoutes, RouteFound, RoutesFound};
use crate::model::nation::Nation;
use crate::model::rules::{Forum, LeadsTo};

use super::judged::is_judged;
use super::names::place;
use super::numbers::{capitalised, list, small};

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
    let RoutesFound {
        area,
        version,
        routes,
    } = &decision.routes;
    let met = decision.routes.met();
    let mut places = places(&met);
    let judged = |found: &RouteFound<'_>| {
        found.leads_to_forum() && found.finding.as_ref().is_some_and(is_judged)
    };
    if !places.contains(&LeadsTo::Forum) && (places.is_empty() || routes.iter().any(judged)) {
        places.insert(0, LeadsTo::Forum);
    }
    let named = |to: &LeadsTo<'_>| match to {
        // Guidance that is of no one place has no forum of its own.
        LeadsTo::Forum if area.nation == Nation::UnitedKingdom => format!(
            "{}, of the area where the victim lives",
            capitalised(&version.forum.name)
        ),
        LeadsTo::Forum => format!("{}, {}", capitalised(&version.forum.name), area.name),
        LeadsTo::Elsewhere(_) | LeadsTo::NotSaid => capitalised(place(*to, &version.forum)),
    };
    places.iter().map(named).collect()
}

/// The met routes as they are told, one after the other, of which the first few may be named and the rest counted.
#[derive(Debug)]
pub(super) struct ToldRoutes<'a> {
    forum: &'a Forum,
    groups: Vec<NamedRoutes<'a>>,
}

#[derive(Debug)]
struct NamedRoutes<'a> {
    to: LeadsTo<'a>,
    stands_in: bool,
    names: Vec<String>,
}

impl<'a> ToldRoutes<'a> {
    pub(super) fn new(routes: &RoutesFound<'a>) -> Self {
        let named = |group: MetRoutes<'_, 'a>| NamedRoutes {
            to: group.to,
            stands_in: group.stands_in,
            names: names(&group.routes),
        };
        Self {
            forum: &routes.version.forum,
            groups: routes.met().into_iter().map(named).collect(),
        }
    }

    /// How many routes are to be told.
    pub(super) fn many(&self) -> usize {
        self.groups.iter().map(|group| group.names.len()).sum()
    }

    /// Which names to leave out where not all have room, in the order to try: as few as can be, the longest ones or the
    /// last ones. The first is always named.
    fn left_out(&self) -> Vec<Vec<usize>> {
        let names = self
            .groups
            .iter()
            .flat_map(|group| &group.names)
            .map(|name| name.chars().count());
        let mut longest: Vec<(usize, usize)> = names
            .enumerate()
            .map(|(place, letters)| (letters, place))
            .skip(1)
            .collect();
        longest.sort_unstable_by_key(|one| std::cmp::Reverse(*one));
        let of = |many: usize| {
            let longest: Vec<usize> = longest.iter().take(many).map(|(_, place)| *place).collect();
            [longest, (self.many() - many..self.many()).collect()]
        };
        (1..self.many()).flat_map(of).collect()
    }

    /// Every way to tell them, from the fullest: with all names, and with fewer and fewer of them, of which the longest or
    /// the last are left out. Every place is named as long as there is room for it.
    pub(super) fn tellings(&self) -> impl Iterator<Item = String> {
        let fewer = (1..=self.groups.len()).rev().flat_map(move |places| {
            let left_out = self.left_out().into_iter();
            left_out.map(move |left_out| self.naming(&left_out, places))
        });
        let full = std::iter::once_with(|| self.naming(&[], self.groups.len()));
        let without_names = [Self::placed, Self::counted, Self::shortest];
        full.chain(fewer)
            .chain(without_names.into_iter().map(|tell| tell(self)))
    }

    /// Those by name that are not left out, each with where it leads, and how many more there are, with the place that
    /// they lead to; of places beyond so many only that they lead elsewhere.
    fn naming(&self, left_out: &[usize], places: usize) -> String {
        let mut place = 0;
        let mut unnamed: Vec<(LeadsTo<'a>, usize)> = Vec::new();
        let mut sentences: Vec<String> = Vec::new();
        let mut told: Vec<LeadsTo<'a>> = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let here = place..;
            place += group.names.len();
            let (without, with): (Vec<_>, Vec<_>) = group
                .names
                .iter()
                .zip(here)
                .partition(|(_, place)| left_out.contains(place));
            let names: Vec<&String> = with.into_iter().map(|(name, _)| name).collect();
            if names.is_empty() && at >= places {
                unnamed.push((group.to, without.len()));
                continue;
            }
            let before = (sentences.is_empty(), told.last() == Some(&group.to));
            sentences.push(self.sentence(group, &names, without.len(), before));
            told.push(group.to);
        }
        let many: usize = unnamed.iter().map(|(_, many)| many).sum();
        let elsewhere: usize = unnamed
            .iter()
            .filter(|(to, _)| !told.contains(to))
            .map(|(_, many)| many)
            .sum();
        sentences.extend((many > 0).then(|| {
            let elsewhere = match elsewhere {
                0 => String::new(),
                all if all == many => ", elsewhere".to_owned(),
                some => format!(", {some} of them elsewhere"),
            };
            format!("{many} more {} met{elsewhere}", is(many))
        }));
        format!("{}.", sentences.join(". "))
    }

    /// Where those of one group lead, with some of their names and how many there are besides; whether it is the first
    /// sentence, and whether the one before it is of the same place.
    fn sentence(
        &self,
        group: &NamedRoutes<'a>,
        names: &[&String],
        without: usize,
        (is_first, is_same_place): (bool, bool),
    ) -> String {
        let (met, more) = match (names, without) {
            ([], more) => (format!("{more} more {} met", is(more)), String::new()),
            (names, 0) => (
                format!("{} {} met", list(names, "and"), is(names.len())),
                String::new(),
            ),
            (names, more) => (
                format!("{} {} met", list(names, "and"), is(names.len())),
                format!(", and {more} more met"),
            ),
        };
        let to = place(group.to, self.forum);
        let guidance = if group.stands_in {
            " under national guidance"
        } else {
            ""
        };
        match (is_first, is_same_place) {
            (true, _) => format!("Refer to {to} now: {met}{guidance}{more}"),
            (false, true) => format!("Nationally {met} too{more}"),
            (false, false) => format!("Refer to {to} too: {met}{guidance}{more}"),
        }
    }

    /// The places, and how many routes are met.
    fn placed(&self) -> String {
        let mut places: Vec<&str> = self
            .groups
            .iter()
            .map(|group| place(group.to, self.forum))
            .collect();
        places.dedup();
        format!("Refer to {} now: {}.", list(&places, "and"), self.in_all())
    }

    /// How many are met, and where the first of them leads.
    fn counted(&self) -> String {
        let first = self
            .groups
            .first()
            .map_or(LeadsTo::NotSaid, |group| group.to);
        let elsewhere = self
            .groups
            .iter()
            .filter(|group| group.to != first)
            .map(|group| group.names.len())
            .sum();
        let to = place(first, self.forum);
        match (elsewhere, self.many() - elsewhere) {
            (0, _) => format!("Refer to {to} now: {}.", self.in_all()),
            (elsewhere, here) => format!(
                "Refer to {to} now: {}, and {elsewhere} elsewhere.",
                routes_met(here)
            ),
        }
    }

    /// That something is met, where no name has room.
    fn shortest(&self) -> String {
        format!("Refer now: {}.", self.in_all())
    }

    fn in_all(&self) -> String {
        routes_met(self.many())
    }
}

fn is(many: usize) -> &'static str {
    if many == 1 { "is" } else { "are" }
}

fn routes_met(many: usize) -> String {
    match many {
        1 => "a route is met".to_owned(),
        many => format!("{many} routes are met"),
    }
}
