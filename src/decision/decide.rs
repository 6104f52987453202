use crate::book::Rules;
use crate::case::{Assessment, Case};
use crate::dates::Day;
use crate::instrument::{Instrument, Role};
use crate::notice::{Class, Notice};
use crate::rules::{Area, Audience, Nation, Route, RouteKind, Step, Version};

use super::Truth;
use super::evaluate::{Here, Looking};
use super::evidence::{Finding, ItemReading, OpenItem};
use super::settle::{Unknown, Way};

/// What follows from a case under an area's rule on a day, with everything it rests on.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// The day.
    pub on: Day,
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

/// Whom the rule is for, and whether this case is.
#[derive(Clone, Debug)]
pub struct AudienceFound<'a> {
    /// The condition.
    pub audience: &'a Audience,
    /// What became of it.
    pub finding: Finding<'a>,
}

/// Something to do before a referral is sent, and whether the case shows that it is done.
#[derive(Clone, Debug)]
pub struct StepFound<'a> {
    /// What to do.
    pub step: &'a Step,
    /// What became of it; nothing when a case cannot show it.
    pub finding: Option<Finding<'a>>,
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
}

/// A notice that applies, or may apply.
#[derive(Clone, Debug)]
pub struct NoticeFound<'a> {
    /// The notice.
    pub notice: &'a Notice,
    /// What it rests on; nothing for a notice that always applies.
    pub finding: Option<Finding<'a>>,
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

/// What follows from a case under a rule on a day.
pub fn decide<'a>(case: &'a Case, rules: Rules<'a>, on: Day) -> Decision<'a> {
    let looking = Looking { case, book: rules.book, on, here: here(case, rules.area) };
    let national = rules.book.national(on);
    let routes = routes_of(&looking, rules, national);
    let is_national = rules.area.nation == Nation::UnitedKingdom;
    Decision {
        on,
        national: national.filter(|_| !is_national).map(|national| routes_of(&looking, national, None)),
        audience: rules
            .version
            .audience
            .iter()
            .map(|audience| AudienceFound { audience, finding: looking.find(&audience.when) })
            .collect(),
        steps: rules
            .version
            .steps
            .iter()
            .map(|step| StepFound { step, finding: step.done_when.as_ref().map(|when| looking.find(when)) })
            .collect(),
        checklist: checklist(&looking, rules.version),
        notices: rules.book.notices.notices.iter().filter_map(|notice| notice_found(&looking, notice)).collect(),
        nearest: nearest(&routes),
        routes,
    }
}

/// The routes alone: what a comparison with another area needs.
pub fn routes_under<'a>(case: &'a Case, rules: Rules<'a>, on: Day) -> RoutesFound<'a> {
    let looking = Looking { case, book: rules.book, on, here: here(case, rules.area) };
    routes_of(&looking, rules, rules.book.national(on))
}

fn here<'a>(case: &'a Case, area: &'a Area) -> Here<'a> {
    if area.nation == Nation::UnitedKingdom { Here::Residence(&case.people.victim.lives_in) } else { Here::Area(area) }
}

fn routes_of<'a>(looking: &Looking<'a>, rules: Rules<'a>, national: Option<Rules<'a>>) -> RoutesFound<'a> {
    let routes = rules
        .version
        .routes
        .iter()
        .map(|route| {
            let stand_in = || {
                let version = national?.version;
                let rule = version.routes.iter().find(|rule| rule.kind == route.kind)?;
                rule.criterion.as_ref().map(|criterion| (rule, version, criterion))
            };
            match (&route.criterion, stand_in()) {
                (Some(criterion), _) => {
                    let finding = Some(looking.find(criterion));
                    RouteFound { route, rule: route, version: rules.version, stands_in: false, finding }
                }
                (None, Some((rule, version, criterion))) => {
                    RouteFound { route, rule, version, stands_in: true, finding: Some(looking.find(criterion)) }
                }
                (None, None) => {
                    RouteFound { route, rule: route, version: rules.version, stands_in: false, finding: None }
                }
            }
        })
        .collect();
    RoutesFound { area: rules.area, version: rules.version, routes }
}

fn checklist<'a>(looking: &Looking<'a>, version: &Version) -> Option<ChecklistState<'a>> {
    let newest = |instrument: &'a Instrument| {
        let assessment = looking.case.newest_assessment(&instrument.id, looking.on)?;
        Some((assessment.when.exact(), instrument.id == version.checklist, instrument, assessment))
    };
    let of_role = looking.book.instruments.iter().filter(|instrument| instrument.role == Role::Checklist);
    let (instrument, assessment) = of_role
        .filter_map(newest)
        .max_by_key(|(day, asked_for, ..)| (*day, *asked_for))
        .map(|(_, _, instrument, assessment)| (instrument, Some(assessment)))
        .or_else(|| Some((looking.book.instrument(&version.checklist)?, None)))?;
    let mut state =
        ChecklistState { instrument, assessment, yes: 0, no: 0, open: Vec::with_capacity(instrument.items.len()) };
    for item in &instrument.items {
        match Looking::reading(instrument, item, assessment) {
            ItemReading::Yes => state.yes += 1,
            ItemReading::No => state.no += 1,
            reading => state.open.push(OpenItem { item, reading }),
        }
    }
    Some(state)
}

fn notice_found<'a>(looking: &Looking<'a>, notice: &'a Notice) -> Option<NoticeFound<'a>> {
    let finding = notice.when.as_ref().map(|when| looking.find(when));
    let heard = match finding.as_ref().map(|finding| finding.answer) {
        None | Some(Truth::Met) => true,
        Some(Truth::CannotTell) => !notice.unknown.is_empty(),
        Some(Truth::NotMet) => false,
    };
    heard.then_some(NoticeFound { notice, finding })
}

fn nearest<'a>(routes: &RoutesFound<'a>) -> Option<Nearest<'a>> {
    routes
        .routes
        .iter()
        .filter(|found| {
            found.route.kind != RouteKind::ProfessionalJudgement && found.route.kind != RouteKind::OtherService
        })
        .filter(|found| found.answer() == Truth::CannotTell)
        .filter_map(|found| {
            let ways = found.finding.as_ref()?.ways();
            let way = ways
                .into_iter()
                .filter(|way| !way.groups.iter().any(|group| group.of.contains(&Unknown::Definition)))
                .map(|way| (way.fewest(), way))
                .min_by_key(|(fewest, _)| *fewest)?;
            Some(Nearest { route: found.route, fewest: way.0, way: way.1 })
        })
        .min_by_key(|nearest| nearest.fewest)
}

impl<'a> RoutesFound<'a> {
    /// The routes of that answer.
    pub fn that(&self, answer: Truth) -> impl Iterator<Item = &RouteFound<'a>> {
        self.routes.iter().filter(move |route| route.answer() == answer)
    }

    /// The route of that id.
    pub fn route(&self, id: &str) -> Option<&RouteFound<'a>> {
        self.routes.iter().find(|found| found.route.id == id)
    }
}

impl RouteFound<'_> {
    /// The answer; a rule that nobody knows cannot be told.
    pub fn answer(&self) -> Truth {
        self.finding.as_ref().map_or(Truth::CannotTell, |finding| finding.answer)
    }

    /// Whether it leads to the area's own forum and not to another service.
    pub fn leads_to_forum(&self) -> bool {
        self.route.leads_to.is_empty() && self.route.kind != RouteKind::OtherService
    }
}

impl NoticeFound<'_> {
    /// Met when it applies, cannot tell when it may.
    pub fn answer(&self) -> Truth {
        self.finding.as_ref().map_or(Truth::Met, |finding| finding.answer)
    }
}

impl<'a> Decision<'a> {
    /// The notices of a class.
    pub fn notices_of(&self, class: Class) -> impl Iterator<Item = &NoticeFound<'a>> {
        self.notices.iter().filter(move |found| found.notice.class == class)
    }

    /// The notice of that id, when it applies or may apply.
    pub fn notice(&self, id: &str) -> Option<&NoticeFound<'a>> {
        self.notices.iter().find(|found| found.notice.id == id)
    }

    /// What makes the result provisional: notices that apply or may, and questions that were not asked.
    pub fn is_provisional(&self) -> bool {
        self.notices_of(Class::Provisional).next().is_some()
            || self.checklist.as_ref().is_none_or(|state| state.not_asked().next().is_some())
    }
}

impl<'a> ChecklistState<'a> {
    /// The items that nobody has asked.
    pub fn not_asked(&self) -> impl Iterator<Item = &OpenItem<'a>> {
        self.open.iter().filter(|open| open.reading.was_not_asked())
    }
}
