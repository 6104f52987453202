use crate::model::case::Assessment;
use crate::model::dates::Day;
use crate::model::instrument::Instrument;
use crate::model::nation::Nation;
use crate::model::rules::notice::{Class, Notice};
use crate::model::rules::{Area, Audience, Forum, LeadsTo, Route, Step, Version};
use crate::model::sources::Source;

use super::Truth;
use super::criteria::{AgeSide, Finding};
use super::reading::OpenItem;
use super::settle::Way;

/// What follows from a case under an area's rule on a day, with everything it rests on.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// The day.
    pub on: Day,
    /// Whose law and services apply; the United Kingdom's when it is not known which.
    pub nation: Nation,
    /// The routes under the chosen rule.
    pub routes: RoutesFound<'a>,
    /// The same case under national guidance; nothing when that is the chosen rule.
    pub national: Option<RoutesFound<'a>>,
    /// Whether it is for this case.
    pub audience: Vec<AudienceFound<'a>>,
    /// What must be done before a referral is sent.
    pub steps: Vec<StepFound<'a>>,
    /// How far the checklist has come.
    pub checklist: Option<ChecklistState<'a>>,
    /// What else is noticed and applies, or may apply and says so.
    pub notices: Vec<NoticeFound<'a>>,
    /// The fewest unknowns that could bring a route that is not met yet, judgement aside.
    pub nearest: Option<Nearest<'a>>,
}

/// Every route of one rule with its answer.
#[derive(Clone, Debug)]
pub struct RoutesFound<'a> {
    /// The area.
    pub area: &'a Area,
    /// The version.
    pub version: &'a Version,
    /// The routes, in the file's order.
    pub routes: Vec<RouteFound<'a>>,
}

/// One route and what became of it.
#[derive(Clone, Debug)]
pub struct RouteFound<'a> {
    /// The route, in the area's own file.
    pub route: &'a Route,
    /// The route whose criterion was used: the area's own, or that of national guidance where its own is not known.
    pub rule: &'a Route,
    /// The version that the criterion stands in.
    pub version: &'a Version,
    /// Whether national guidance stands in for a rule that is not known.
    pub stands_in: bool,
    /// What became of it; nothing when nobody's criterion is known.
    pub finding: Option<Finding<'a>>,
}

/// The routes that are met, lead to one place, and rest on one rule: the area's own, or national guidance in its place.
#[derive(Clone, Debug)]
pub struct MetRoutes<'r, 'a> {
    /// Where they lead.
    pub to: LeadsTo<'a>,
    /// Whether national guidance stands in.
    pub stands_in: bool,
    /// The routes, in the file's order.
    pub routes: Vec<&'r RouteFound<'a>>,
}

/// Whom the rule is for, and whether this case is.
#[derive(Clone, Debug)]
pub struct AudienceFound<'a> {
    /// The condition.
    pub audience: &'a Audience,
    /// What became of it.
    pub finding: Finding<'a>,
}

impl<'a> AudienceFound<'a> {
    /// What to do instead, where the condition does not hold or may not: on the side of its ages on which somebody is, or on
    /// each on which somebody may be.
    pub fn instead(&self) -> Vec<Instead<'a>> {
        let audience = self.audience;
        let told = |text: &'a str, instead: fn(&'a str) -> Instead<'a>| {
            (!text.is_empty()).then(|| instead(text))
        };
        let sides = [
            (AgeSide::Younger, told(&audience.younger, Instead::Younger)),
            (AgeSide::Older, told(&audience.older, Instead::Older)),
        ];
        let instead = sides.into_iter().filter_map(|(side, instead)| {
            let is_there = self.finding.answer != Truth::Met
                && self.finding.leaves().any(|leaf| {
                    leaf.answer == self.finding.answer
                        && leaf.person().is_some_and(|found| found.may_be(side))
                });
            instead.filter(|_| is_there)
        });
        let instead: Vec<_> = instead.collect();
        if instead.is_empty() {
            told(&audience.otherwise, Instead::Otherwise)
                .into_iter()
                .collect()
        } else {
            instead
        }
    }
}

/// What to do where a rule is not for the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead<'a> {
    /// Somebody is younger than it asks for.
    Younger(&'a str),
    /// Somebody is older.
    Older(&'a str),
    /// For whatever reason.
    Otherwise(&'a str),
}

/// Something to do before a referral is sent, and whether the case shows that it is done.
#[derive(Clone, Debug)]
pub struct StepFound<'a> {
    /// What to do.
    pub step: &'a Step,
    /// Whether it is to be done in this case; nothing where it is in every one.
    pub when: Option<Finding<'a>>,
    /// What became of it; nothing when a case cannot show it.
    pub finding: Option<Finding<'a>>,
}

impl StepFound<'_> {
    /// Whether it is to be done in this case.
    pub fn applies(&self) -> Truth {
        self.when.as_ref().map_or(Truth::Met, |when| when.answer)
    }
}

/// How far a checklist has come.
#[derive(Clone, Debug)]
pub struct ChecklistState<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The assessment; nothing when it has not been started.
    pub assessment: Option<&'a Assessment>,
    /// How many items are yes.
    pub yes: usize,
    /// How many are no.
    pub no: usize,
    /// The items that are not known, and in which way.
    pub open: Vec<OpenItem<'a>>,
    /// How many were yes in all, where the record tells that and not which: it speaks for the items without an answer.
    pub total: Option<u32>,
}

/// A notice that applies, or may apply.
#[derive(Clone, Debug)]
pub struct NoticeFound<'a> {
    /// The notice.
    pub notice: &'a Notice,
    /// The day it is decided for.
    pub on: Day,
    /// What it rests on; nothing for a notice that always applies.
    pub finding: Option<Finding<'a>>,
    /// The sources of the file it stands in.
    pub all_sources: &'a [Source],
    /// The forum of the rule that the case is decided under, which its texts may name.
    pub forum: &'a Forum,
}

/// The fewest unknowns that could bring a route.
#[derive(Clone, Debug)]
pub struct Nearest<'a> {
    /// The route.
    pub route: &'a Route,
    /// How many unknowns it takes.
    pub fewest: u32,
    /// Which.
    pub way: Way<'a>,
}

impl<'a> RoutesFound<'a> {
    /// The routes of that answer.
    pub fn that(&self, answer: Truth) -> impl Iterator<Item = &RouteFound<'a>> {
        self.routes
            .iter()
            .filter(move |route| route.answer() == answer)
    }

    /// Every route that is met, wherever it leads: first those to the area's own forum by its own rule, then those by
    /// national guidance in its place, and then each other place in the file's order.
    pub fn met(&self) -> Vec<MetRoutes<'_, 'a>> {
        let mut groups: Vec<MetRoutes<'_, 'a>> = Vec::new();
        for found in self.that(Truth::Met) {
            let (to, stands_in) = (found.route.leads(), found.stands_in);
            match groups
                .iter_mut()
                .find(|group| group.to == to && group.stands_in == stands_in)
            {
                Some(group) => group.routes.push(found),
                None => groups.push(MetRoutes {
                    to,
                    stands_in,
                    routes: vec![found],
                }),
            }
        }
        let places: Vec<LeadsTo<'a>> = groups.iter().map(|group| group.to).collect();
        let place = |to| places.iter().position(|known| *known == to);
        groups.sort_by_key(|group| (group.to != LeadsTo::Forum, place(group.to), group.stands_in));
        groups
    }

    /// The routes that a case falls under now, where it has left a route upward; none where it has not.
    pub fn in_place_of(&self, found: &RouteFound<'_>) -> Vec<&RouteFound<'a>> {
        let has_left = found.finding.as_ref().is_some_and(Finding::is_left_upward);
        if has_left {
            self.that(Truth::Met).collect()
        } else {
            Vec::new()
        }
    }

    /// The route of that id.
    pub fn route(&self, id: &str) -> Option<&RouteFound<'a>> {
        self.routes.iter().find(|found| found.route.id == id)
    }
}

impl RouteFound<'_> {
    /// The answer; a rule that nobody knows cannot be told.
    pub fn answer(&self) -> Truth {
        self.finding
            .as_ref()
            .map_or(Truth::CannotTell, |finding| finding.answer)
    }

    /// Whether it leads to the area's own forum and not to another service.
    pub fn leads_to_forum(&self) -> bool {
        self.route.leads() == LeadsTo::Forum
    }
}

impl<'a> NoticeFound<'a> {
    /// Where it comes from.
    pub fn sources(&self) -> impl Iterator<Item = &'a Source> {
        let named = &self.notice.sources;
        // Each has an id of its own, so when as many as are named have been found there are no more.
        self.all_sources
            .iter()
            .filter(move |source| named.contains(&source.id))
            .take(named.len())
    }

    /// Met when it applies, cannot tell when it may.
    pub fn answer(&self) -> Truth {
        self.finding
            .as_ref()
            .map_or(Truth::Met, |finding| finding.answer)
    }
}

impl<'a> Decision<'a> {
    /// Whether a route counts the event that led to the assessment among others, is not met, and nobody has said which event
    /// that is.
    pub fn lacks_present(&self, found: &RouteFound<'_>) -> bool {
        let counts_it = found.finding.iter().flat_map(Finding::leaves).any(|leaf| {
            leaf.events()
                .is_some_and(|events| events.asked.current && leaf.answer != Truth::Met)
        });
        let assessment = self.checklist.as_ref().map(|state| state.assessment);
        let is_unsaid = assessment
            .is_some_and(|made| made.is_none_or(|made| made.about.is_none() && !made.no_event));
        counts_it && is_unsaid && found.answer() != Truth::Met
    }

    /// The notices of a class.
    pub fn notices_of(&self, class: Class) -> impl Iterator<Item = &NoticeFound<'a>> {
        self.notices
            .iter()
            .filter(move |found| found.notice.class == class)
    }

    /// The notice of that id, when it applies or may apply.
    pub fn notice(&self, id: &str) -> Option<&NoticeFound<'a>> {
        self.notices.iter().find(|found| found.notice.id == id)
    }

    /// What makes the result provisional: notices that apply or may, and questions that were not asked.
    pub fn is_provisional(&self) -> bool {
        self.notices_of(Class::Provisional).next().is_some()
            || self
                .checklist
                .as_ref()
                .is_none_or(|state| state.total.is_some() || state.not_asked().next().is_some())
    }
}

impl<'a> ChecklistState<'a> {
    /// The items that are neither yes nor no, but for those that a total speaks for.
    pub fn unanswered(&self) -> impl Iterator<Item = &OpenItem<'a>> {
        self.open
            .iter()
            .filter(|open| self.total.is_none() || !open.reading.has_no_answer())
    }

    /// Those of them that nobody has asked.
    pub fn not_asked(&self) -> impl Iterator<Item = &OpenItem<'a>> {
        self.unanswered()
            .filter(|open| open.reading.was_not_asked())
    }
}
