//! What is missing where an answer cannot be told, by the column that would hold it.
#![deny(clippy::wildcard_enum_match_arm)]

use crate::engine::decision::{
    AssessmentsFound, Count, EventsFound, Evidence, Finding, ItemReading, JudgementFound,
    JudgementMissing, RepeatFound, RepeatPair, RisingFound, RouteFound, ScoreFound,
};
use crate::logic::Truth;
use crate::model::instrument::Role;
use crate::model::rules::Threshold;

use super::fill::PRESENT;
use super::rows::{ListHeld, PastRow};

/// What could settle an answer and is not in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is put into words in the table below")]
pub enum Missing {
    Yes,
    Items,
    Checklist,
    Questions,
    Grade,
    Judgement,
    Written,
    Reasons,
    SignOff,
    Events,
    EventsComplete,
    EventDates,
    EventRecords,
    EventKinds,
    EventPlaces,
    EventGrades,
    Present,
    Maracs,
    MaracsComplete,
    MaracDates,
    MaracPlaces,
    Earlier,
    AssessmentsComplete,
    Assessments,
    Area,
    Age,
    Relationship,
    Rule,
    Other,
}

/// Everything that may be missing, with the column and what is to be said in it.
pub const MISSING: [(Missing, &str, &str); 29] = [
    (
        Missing::Yes,
        "yes",
        "how many questions were answered yes, or each answer",
    ),
    (
        Missing::Items,
        "item 1 and so on",
        "the answers one by one: the total does not tell of a single question",
    ),
    (
        Missing::Checklist,
        "checklist",
        "the rule asks for another checklist than the one that was used",
    ),
    (
        Missing::Questions,
        "questions of other instruments",
        "an answer to a question that is not on the checklist",
    ),
    (Missing::Grade, "grade", "the professional's grade"),
    (
        Missing::Judgement,
        "judgement",
        "whether it was judged that the case should be heard",
    ),
    (
        Missing::Written,
        "judgement written",
        "whether the reasons were written down",
    ),
    (
        Missing::Reasons,
        "judgement reasons",
        "how many of the prompts were picked",
    ),
    (
        Missing::SignOff,
        "sign-off",
        "whether the referral was signed off",
    ),
    (
        Missing::Events,
        "events",
        "what had happened by that day, or none: an empty cell is not known",
    ),
    (
        Missing::EventsComplete,
        "events complete",
        "whether the events are all that was known",
    ),
    (Missing::EventDates, "events", "an exact date of an event"),
    (Missing::EventRecords, "events", "how an event was recorded"),
    (Missing::EventKinds, "events", "what was done"),
    (
        Missing::EventPlaces,
        "events area",
        "where an event happened",
    ),
    (
        Missing::EventGrades,
        "events",
        "the grade given at an event",
    ),
    (
        Missing::Present,
        "events",
        "which event led to the assessment (\u{201c}present\u{201d})",
    ),
    (
        Missing::Maracs,
        "maracs",
        "earlier MARACs, or none: an empty cell is not known",
    ),
    (
        Missing::MaracsComplete,
        "maracs complete",
        "whether these are all earlier MARACs",
    ),
    (
        Missing::MaracDates,
        "maracs",
        "a date of an earlier MARAC: that of its referral, or of its meeting",
    ),
    (Missing::MaracPlaces, "maracs area", "whose MARAC it was"),
    (
        Missing::Earlier,
        "assessments",
        "earlier assessments, or none: an empty cell is not known",
    ),
    (
        Missing::AssessmentsComplete,
        "assessments complete",
        "whether these are all earlier assessments",
    ),
    (
        Missing::Assessments,
        "assessments",
        "the date or the grade of an earlier assessment",
    ),
    (Missing::Area, "area", "where the victim lived"),
    (Missing::Age, "age", "the age"),
    (
        Missing::Relationship,
        "relationship",
        "what the person causing harm was to the victim",
    ),
    (
        Missing::Rule,
        "no column",
        "the rule itself: what it asks for is not known",
    ),
    (Missing::Other, "no column", "a fact that a row cannot hold"),
];

impl Missing {
    /// What it is about, as it stands after *for want of*.
    pub(super) fn subject(self) -> &'static str {
        match self {
            Self::Yes | Self::Items | Self::Checklist | Self::Questions => "answers",
            Self::Grade => "a grade",
            Self::Judgement | Self::Written | Self::Reasons | Self::SignOff => "a judgement",
            Self::Events
            | Self::EventsComplete
            | Self::EventDates
            | Self::EventRecords
            | Self::EventKinds
            | Self::EventPlaces
            | Self::EventGrades
            | Self::Present => "events",
            Self::Maracs | Self::MaracsComplete | Self::MaracDates | Self::MaracPlaces => {
                "earlier MARACs"
            }
            Self::Earlier | Self::AssessmentsComplete | Self::Assessments => "earlier assessments",
            Self::Area | Self::Age | Self::Relationship => "who they are and where they lived",
            Self::Rule => "the rule itself",
            Self::Other => "facts that a row cannot hold",
        }
    }
}

/// A set of what is missing, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(pub(super) u32);

impl Bits {
    fn add(&mut self, missing: Missing) {
        self.0 |= 1 << missing as u32;
    }

    fn add_if(&mut self, is_missing: bool, missing: Missing) {
        if is_missing {
            self.add(missing);
        }
    }

    pub(super) fn has(self, missing: Missing) -> bool {
        self.0 >> (missing as u32) & 1 == 1
    }

    /// What a route lacks that cannot be told.
    pub(super) fn add_route(&mut self, found: &RouteFound<'_>, row: &PastRow, checklist: &str) {
        match &found.finding {
            Some(finding) => self.add_finding(finding, row, checklist),
            None => self.add(Missing::Rule),
        }
    }

    fn add_finding(&mut self, finding: &Finding<'_>, row: &PastRow, checklist: &str) {
        if finding.answer != Truth::CannotTell {
            return;
        }
        if let Some(parts) = finding.parts() {
            return parts
                .iter()
                .for_each(|part| self.add_finding(part, row, checklist));
        }
        let mut own = Self::default();
        let count = own.add_evidence(&finding.evidence, row, checklist);
        // What could settle it is no column that is known here, and the rule is to blame where it says so itself.
        if own == Self::default() {
            own.add(match count {
                Some(Threshold::Somewhere(..) | Threshold::NotPublished) => Missing::Rule,
                Some(Threshold::AtLeast(_) | Threshold::MoreThan(_)) | None => Missing::Other,
            });
        }
        self.0 |= own.0;
    }

    /// Adds what a piece of evidence lacks, and says how many its rule asks for, where it counts.
    fn add_evidence(
        &mut self,
        evidence: &Evidence<'_>,
        row: &PastRow,
        checklist: &str,
    ) -> Option<Threshold> {
        match evidence {
            Evidence::Score(found) => {
                self.add_score(found, row, checklist);
                return Some(found.asked.count);
            }
            Evidence::Total(found) => {
                self.add_items(&found.asked.instrument, row, checklist, false);
                return Some(found.asked.count);
            }
            Evidence::Item(found) => self.add_items(&found.asked.instrument, row, checklist, false),
            Evidence::Grade(_) => self.add(Missing::Grade),
            Evidence::Events(found) => {
                self.add_events(found, row);
                return Some(found.asked.count);
            }
            Evidence::DifferentPeople(found) => {
                self.add(Missing::Other);
                return Some(found.asked.count);
            }
            Evidence::Rising(found) => self.add_rising(found, row, checklist),
            Evidence::Assessments(found) => {
                self.add_assessments(found, row);
                return Some(found.asked.count);
            }
            Evidence::Repeat(found) => self.add_repeat(found, row),
            Evidence::Heard(found) => {
                self.add_list(row.maracs_held, Missing::Maracs, Missing::MaracsComplete);
                let mut things = found.looked_at.things.iter();
                let open = things.any(|weighed| weighed.answer == Truth::CannotTell);
                self.add_if(open, Missing::MaracDates);
            }
            Evidence::Judgement(found) => self.add_judgement(found, row),
            Evidence::SignedOff(_) => self.add(Missing::SignOff),
            Evidence::Person(found) => {
                self.add_if(found.age == Truth::CannotTell, Missing::Age);
                self.add_if(found.lives_here == Truth::CannotTell, Missing::Area);
                self.add_if(
                    found.relationship == Truth::CannotTell,
                    Missing::Relationship,
                );
            }
            Evidence::LowerGrade(_) if row.grade.is_none() => self.add(Missing::Grade),
            Evidence::LowerGrade(_)
            | Evidence::Since(_)
            | Evidence::Follows(_)
            | Evidence::Order(_)
            | Evidence::Older(_)
            | Evidence::Unasked(_) => self.add(Missing::Other),
            Evidence::All(_) | Evidence::Any(_) | Evidence::SamePerson(_) => {}
        }
        None
    }

    fn add_rising(&mut self, found: &RisingFound<'_>, row: &PastRow, checklist: &str) {
        let open = found
            .items
            .iter()
            .any(|one| Truth::from(one.reading) == Truth::CannotTell);
        if open || found.items.is_empty() {
            self.add_items(&found.asked.instrument, row, checklist, false);
        }
        if found.ledger == Some(Truth::CannotTell) {
            self.add_events_held(row.events_held);
            self.add_if(!found.possible().is_empty(), Missing::EventGrades);
        }
    }

    fn add_assessments(&mut self, found: &AssessmentsFound<'_>, row: &PastRow) {
        self.add_list(
            row.assessments_held,
            Missing::Earlier,
            Missing::AssessmentsComplete,
        );
        let graded = if found.asked.grades.is_empty() {
            Missing::Yes
        } else {
            Missing::Grade
        };
        let has_present = found
            .assessments
            .iter()
            .any(|weighed| weighed.assessment.id == PRESENT);
        self.add_if(!has_present, graded);
        let open: Vec<_> = found
            .assessments
            .iter()
            .filter(|weighed| weighed.date.and(weighed.grade) == Truth::CannotTell)
            .collect();
        if !may_reach(found.count, open.len(), found.asked.count) {
            return;
        }
        for weighed in open {
            self.add(if weighed.assessment.id == PRESENT {
                Missing::Grade
            } else {
                Missing::Assessments
            });
        }
    }

    fn add_judgement(&mut self, found: &JudgementFound<'_>, row: &PastRow) {
        for missing in &found.missing {
            match missing {
                JudgementMissing::Judgement => {
                    self.add_if(row.judged.is_none(), Missing::Judgement)
                }
                JudgementMissing::Words => self.add_if(row.written.is_none(), Missing::Written),
                JudgementMissing::Reasons(_) => {
                    self.add_if(row.reasons.is_none(), Missing::Reasons)
                }
            }
        }
    }

    fn add_score(&mut self, found: &ScoreFound<'_>, row: &PastRow, checklist: &str) {
        let open = found.count.most.is_none_or(|most| most > found.count.least);
        let by_perpetrator = |one: &crate::engine::decision::OpenItem<'_>| {
            one.reading == ItemReading::OpenByPerpetrator
        };
        self.add_if(found.open.iter().any(by_perpetrator), Missing::Questions);
        if open {
            let whole = found.asked.items.is_empty();
            let is_checklist = found
                .instrument
                .is_none_or(|one| one.role == Role::Checklist);
            self.add_items(
                &found.asked.instrument,
                row,
                checklist,
                whole && is_checklist,
            );
        }
    }

    /// What is missing of a checklist: the total where all of it counts, and else the answers.
    fn add_items(&mut self, instrument: &str, row: &PastRow, checklist: &str, whole: bool) {
        let own = instrument == checklist;
        self.add(match (own, row.yes) {
            (true, None) if whole => Missing::Yes,
            (true, _) => Missing::Items,
            (false, _) if whole => Missing::Checklist,
            (false, _) => Missing::Questions,
        });
    }

    /// What a list lacks: itself, or that it is all there was.
    fn add_list(&mut self, held: ListHeld, list: Missing, complete: Missing) {
        match held {
            ListHeld::Unknown => self.add(list),
            ListHeld::Part => self.add(complete),
            ListHeld::All => {}
        }
    }

    fn add_events_held(&mut self, held: ListHeld) {
        self.add_list(held, Missing::Events, Missing::EventsComplete);
    }

    fn add_events(&mut self, found: &EventsFound<'_>, row: &PastRow) {
        self.add_events_held(row.events_held);
        let open = found.that(Truth::CannotTell).count();
        if !may_reach(found.count, open, found.asked.count) {
            return;
        }
        self.add_if(found.behind.home, Missing::Area);
        for weighed in found.that(Truth::CannotTell) {
            let fit = weighed.fit;
            self.add_if(fit.date == Truth::CannotTell, Missing::EventDates);
            self.add_if(fit.recorded == Truth::CannotTell, Missing::EventRecords);
            self.add_if(fit.kind == Truth::CannotTell, Missing::EventKinds);
            self.add_if(
                fit.place == Truth::CannotTell && !found.behind.home,
                Missing::EventPlaces,
            );
            let present = if found.present.unsaid {
                Missing::Present
            } else {
                Missing::Assessments
            };
            self.add_if(fit.earlier == Truth::CannotTell, present);
        }
    }

    fn add_repeat(&mut self, found: &RepeatFound<'_>, row: &PastRow) {
        self.add_list(row.maracs_held, Missing::Maracs, Missing::MaracsComplete);
        if found.maracs > 0 {
            self.add_events_held(row.events_held);
        }
        let open = || {
            found
                .pairs
                .iter()
                .filter(|pair| pair.answer() == Truth::CannotTell)
        };
        // Where one event lacks nothing but whose MARAC it was, the others need not be known beside it.
        let lacks_place = |pair: &RepeatPair<'_>| {
            Truth::all([pair.after, pair.within, pair.last, pair.kind, pair.people]) == Truth::Met
        };
        for pair in open() {
            if open().any(|other| std::ptr::eq(other.marac, pair.marac) && lacks_place(other)) {
                self.add(Missing::MaracPlaces);
                continue;
            }
            let vague = pair.event.when.exact().is_none();
            let in_time = pair.after.and(pair.within) == Truth::CannotTell;
            self.add_if(in_time && vague, Missing::EventDates);
            self.add_if(
                in_time && !vague || pair.last == Truth::CannotTell && found.maracs > 1,
                Missing::MaracDates,
            );
            self.add_if(pair.kind == Truth::CannotTell, Missing::EventKinds);
            self.add_if(pair.heard == Truth::CannotTell, Missing::MaracPlaces);
        }
    }
}

/// Whether what is listed may be as many as are asked for: where it is not, nothing more about it settles anything.
fn may_reach(count: Count, open: usize, asked: Threshold) -> bool {
    count.least as usize + open >= asked.needed() as usize
}
