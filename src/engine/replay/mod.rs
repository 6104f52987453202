//! Published cases as they became known, step by step, and what each area's rule would have answered on each day.
//!
//! A replay file lies beside the rule of the area it comes from; `FORMAT.md` beside this file describes it, and the file of
//! a comparison that stands ready. What the
//! case was on a day is made from what had become known by then, and nothing else.

mod course;
mod published;
mod ready;

use serde::Deserialize;

use crate::logic::Truth;
use crate::model::case::{
    AreaChoice, Assessment, Case, Change, Event, Judgement, Marac, Order, People,
};
use crate::model::dates::{Day, When};
use crate::model::sources::Source;
use crate::record::{FileError, read_bundled};

pub use course::{Course, Line, Playing, Stretch, choices};
pub use published::{Published, PublishedPlace, published};
pub use ready::{ReadyComparison, ready_comparisons};

/// A published case, step by step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// Always `waymark-replay/1`.
    pub format: ReplayFormat,
    /// Short, stable and lower-case; it stands in the address.
    pub id: String,
    /// The id of the area whose rule applied there.
    pub area: String,
    /// The neutral code of the person concerned.
    pub code: String,
    /// Its name on the page.
    pub title: String,
    /// Who is concerned and what the publication is about, in two or three sentences.
    pub about: String,
    /// What it contains that may be hard to read.
    pub warning: String,
    /// How what the publication leaves open is read here, in sentences.
    #[serde(default)]
    pub assumed: Vec<String>,
    /// The publication.
    pub sources: Vec<Source>,
    /// What was known before the first step.
    #[serde(default)]
    pub begins: CaseEntries,
    /// What became known, and when, in that order.
    pub steps: Vec<ReplayStep>,
    /// How it ended.
    pub ends: Ending,
}

/// The version of the file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ReplayFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-replay/1")]
    V1,
}

/// Something that became known to those who could have referred.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplayStep {
    /// What the file calls it by.
    pub id: String,
    /// When it became known. While a rough date leaves that open, what follows from it cannot be told.
    pub when: When,
    /// Its name on the page.
    pub title: String,
    /// What became known.
    pub says: String,
    /// The paragraph it is taken from.
    pub taken_from: String,
    /// What the publication leaves open here.
    #[serde(default)]
    pub not_said: String,
    /// The facts.
    #[serde(default)]
    pub facts: CaseEntries,
    /// What was done, or how it was graded, at the time.
    #[serde(default)]
    pub then: Option<CitedFact>,
    /// What the publication found about it later.
    #[serde(default)]
    pub found: Option<CitedFact>,
}

/// What a publication tells, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitedFact {
    /// What, in our words.
    pub says: String,
    /// The paragraph.
    pub taken_from: String,
}

/// How a case ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// When. The replay is played to its last possible day.
    pub when: When,
    /// How, in our words.
    pub says: String,
    /// What the publication shows, looking back over the whole; empty where nothing is said.
    #[serde(default)]
    pub shows: String,
    /// The paragraph.
    pub taken_from: String,
}

/// Entries of a case. One with the id of an entry that is known already stands in its place.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseEntries {
    /// Who is concerned, in place of what was known of that before.
    #[serde(default)]
    pub people: Option<People>,
    /// Assessments.
    #[serde(default)]
    pub assessments: Vec<Assessment>,
    /// Events.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Earlier referrals and hearings.
    #[serde(default)]
    pub maracs: Vec<Marac>,
    /// What changed around the victim.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Orders, bail and licences.
    #[serde(default)]
    pub orders: Vec<Order>,
    /// What a professional judged, in place of what was judged before.
    #[serde(default)]
    pub judgement: Option<Judgement>,
    /// The lists that hold all there is to know from then on.
    #[serde(default)]
    pub all_known: Vec<CaseList>,
}

/// A list of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseList {
    /// The assessments.
    Assessments,
    /// The ledger.
    Events,
    /// The earlier MARACs.
    Maracs,
    /// The changes.
    Changes,
    /// The orders.
    Orders,
}

/// A case as it was known on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownCase {
    /// With what had certainly become known.
    pub certain: Case,
    /// With all that may have become known too; nothing when that is nothing more.
    pub perhaps: Option<Case>,
    /// With each choice of some of that and not the rest. Nothing when there are too many choices to decide them all: then
    /// no answer is certain.
    pub between: Option<Vec<Case>>,
}

impl KnownCase {
    /// Every case that it may have been, the certain one first.
    pub(crate) fn cases(&mut self) -> impl Iterator<Item = &mut Case> {
        std::iter::once(&mut self.certain)
            .chain(&mut self.perhaps)
            .chain(self.between.iter_mut().flatten())
    }
}

/// While more steps than this may have become known at once, what the rules answer cannot be told.
const MOST_OPEN: usize = 4;

include!(concat!(env!("OUT_DIR"), "/replays.rs"));

/// The published cases that come with the program, in the order of their titles.
///
/// # Errors
/// When a bundled file does not read, which a test makes sure cannot be in a release.
pub fn replays() -> Result<Vec<Replay>, FileError> {
    let mut replays = REPLAYS
        .iter()
        .map(|text| read_bundled::<Replay>(text))
        .collect::<Result<Vec<_>, _>>()?;
    replays.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(replays)
}

impl Replay {
    /// The first and the last day it is played: from the first on which something may have become known (where nothing
    /// says from when on it may have, the last by which it had) to the last on which it may have ended.
    pub fn days(&self) -> Option<(Day, Day)> {
        let first = self
            .steps
            .iter()
            .filter_map(|step| step.when.span().first.or(step.when.span().last))
            .min()?;
        Some((
            first,
            self.ends.when.span().last.filter(|last| first <= *last)?,
        ))
    }

    /// The last day on which a step can have become known: the day it is shown on.
    pub fn day_of(&self, step: usize) -> Option<Day> {
        self.steps.get(step)?.when.span().last
    }

    /// As much of it as is told up to a step. What is told after it may have been known by then already, where its date is
    /// rough; it is not told yet, and nothing of it is shown.
    #[must_use]
    pub fn told(&self, step: usize) -> Self {
        let steps = self.steps.iter().take(step + 1).cloned().collect();
        Self {
            steps,
            ..self.clone()
        }
    }

    /// The case as it is told up to a step, on the day of that step.
    pub fn told_case(&self, step: usize) -> Option<Case> {
        let on = self.day_of(step)?;
        Some(self.told(step).known(on).certain)
    }

    /// Whether something that is told after a step may have been known by its day already.
    pub fn may_foretell(&self, step: usize) -> bool {
        let later = self
            .steps
            .iter()
            .skip(step + 1)
            .filter(|step| step.facts != CaseEntries::default());
        self.day_of(step).is_some_and(|on| {
            later
                .map(|step| step.when.span())
                .any(|span| span.by(on) != Truth::NotMet)
        })
    }

    /// The case as it was known on a day.
    pub fn known(&self, on: Day) -> KnownCase {
        let is_open = |step: &&ReplayStep| {
            step.when.span().by(on) == Truth::CannotTell && step.facts != CaseEntries::default()
        };
        let open: Vec<&ReplayStep> = self.steps.iter().filter(is_open).collect();
        // Of what is open, whatever stands at these places is known.
        let with = |chosen: &dyn Fn(usize) -> bool| {
            self.case_of(on, |step| match step.when.span().by(on) {
                Truth::Met => true,
                Truth::CannotTell => open
                    .iter()
                    .position(|one| std::ptr::eq(*one, step))
                    .is_some_and(chosen),
                Truth::NotMet => false,
            })
        };
        let few = open.len() <= MOST_OPEN;
        KnownCase {
            certain: with(&|_| false),
            perhaps: (!open.is_empty()).then(|| with(&|_| true)),
            between: few.then(|| {
                let some = 1..(1_u32 << open.len()) - 1;
                some.map(|some| with(&|place| some & (1 << place) != 0))
                    .collect()
            }),
        }
    }

    fn case_of(&self, on: Day, is_known: impl Fn(&ReplayStep) -> bool) -> Case {
        let mut case = Case::new(on);
        case.reference.clone_from(&self.code);
        case.area = Some(AreaChoice::of(self.area.clone()));
        case.taken_from = self
            .sources
            .first()
            .map(|source| source.title.clone())
            .unwrap_or_default();
        let steps = self
            .steps
            .iter()
            .filter(|step| is_known(step))
            .map(|step| &step.facts);
        for facts in std::iter::once(&self.begins).chain(steps) {
            facts.add_to(&mut case);
        }
        case
    }
}

impl CaseEntries {
    fn add_to(&self, case: &mut Case) {
        if let Some(people) = &self.people {
            case.people = people.clone();
        }
        if let Some(judgement) = &self.judgement {
            case.judgement = judgement.clone();
        }
        self.assessments
            .iter()
            .for_each(|one| case.assessments.put(one.clone()));
        self.events
            .iter()
            .for_each(|one| case.events.put(one.clone()));
        self.maracs
            .iter()
            .for_each(|one| case.maracs.put(one.clone()));
        self.changes
            .iter()
            .for_each(|one| case.changes.put(one.clone()));
        self.orders
            .iter()
            .for_each(|one| case.orders.put(one.clone()));
        for listed in &self.all_known {
            *match listed {
                CaseList::Assessments => &mut case.assessments.all_known,
                CaseList::Events => &mut case.events.all_known,
                CaseList::Maracs => &mut case.maracs.all_known,
                CaseList::Changes => &mut case.changes.all_known,
                CaseList::Orders => &mut case.orders.all_known,
            } = true;
        }
    }
}
