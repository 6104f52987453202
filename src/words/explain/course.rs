//! What rules answered from day to day, in words and as a picture.

mod drawn;

use crate::engine::replay::{Course, Replay, ReplayStep, Stretch};
use crate::logic::Truth;
use crate::model::book::Rulebook;
use crate::model::case::AreaChoice;
use crate::model::dates::Day;
use crate::model::rules::RouteKind;

use super::names::{truth_small, truth_word};
use super::numbers::list;

pub use drawn::Size;

/// One rule, or several that answered the same on every day, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseRow {
    /// Their names.
    pub names: Vec<String>,
    /// Their answers; none where they have no such route.
    pub stretches: Vec<Stretch>,
}

/// One kind of route through time, areas down: what is drawn and what the table beside it says.
#[derive(Clone, Debug, PartialEq)]
pub struct CoursePicture {
    /// The kind.
    pub kind: RouteKind,
    /// Where it begins.
    pub from: Day,
    /// Where it ends.
    pub until: Day,
    /// The last day that it tells anything of.
    pub shown: Day,
    /// The days on which each step may have become known: the first and the last.
    pub steps: Vec<(Day, Day)>,
    /// The areas.
    pub rows: Vec<CourseRow>,
}

impl CourseRow {
    /// What was answered and when, in sentences.
    pub fn says(&self) -> String {
        if self.stretches.is_empty() {
            return "Has no such route.".to_owned();
        }
        let last = self.stretches.len() - 1;
        // Where it is so on every day, it is said with the name.
        let partly = !self.stands_in();
        let says = self.stretches.iter().enumerate().map(|(place, stretch)| {
            let word = truth_word(stretch.answer);
            let (from, to) = (stretch.from, stretch.to);
            let days = match (place, place == last) {
                (0, true) => "throughout".to_owned(),
                (0, false) => format!("until {to}"),
                (_, true) => format!("from {from}"),
                (_, false) if from == to => format!("on {from}"),
                (_, false) => format!("from {from} to {to}"),
            };
            let guidance = if partly && stretch.stands_in {
                " (national guidance stands in)"
            } else {
                ""
            };
            format!("{word} {days}{guidance}.")
        });
        says.collect::<Vec<_>>().join(" ")
    }

    /// The first day of an answer.
    pub fn first(&self, answer: Truth) -> Option<Day> {
        self.stretches
            .iter()
            .find(|stretch| stretch.answer == answer)
            .map(|stretch| stretch.from)
    }

    /// Whether national guidance stands in on every day, for a rule that is not known.
    pub fn stands_in(&self) -> bool {
        !self.stretches.is_empty() && self.stretches.iter().all(|stretch| stretch.stands_in)
    }
}

/// One kind of route of those courses, a row each, or with those that answered the same on every day in one row. The
/// replay's own area comes first, and the others as they come.
pub fn picture<'c>(
    replay: &Replay,
    courses: impl IntoIterator<Item = &'c Course>,
    kind: RouteKind,
    book: &Rulebook,
    alike: bool,
) -> Option<CoursePicture> {
    let (from, until) = replay.days()?;
    let mut rows: Vec<CourseRow> = Vec::new();
    let (own, others): (Vec<_>, Vec<_>) = courses
        .into_iter()
        .partition(|course| course.choice.id == replay.area);
    for course in own.into_iter().chain(others) {
        let name = choice_name(&course.choice, book);
        let stretches = course
            .line(kind)
            .map(|line| line.stretches.clone())
            .unwrap_or_default();
        match rows
            .iter_mut()
            .find(|row| alike && same_days(&row.stretches, &stretches))
        {
            Some(row) => row.names.push(name),
            None => rows.push(CourseRow {
                names: vec![name],
                stretches,
            }),
        }
    }
    let days = |step: &ReplayStep| {
        let span = step.when.span();
        let last = span.last?;
        Some((span.first.unwrap_or(last), last))
    };
    let steps = replay
        .steps
        .iter()
        .map(|step| days(step).unwrap_or((until, until)))
        .collect();
    Some(CoursePicture {
        kind,
        from,
        until,
        shown: until,
        steps,
        rows,
    })
}

fn same_days(one: &[Stretch], other: &[Stretch]) -> bool {
    let key = |stretch: &Stretch| (stretch.from, stretch.to, stretch.answer, stretch.stands_in);
    one.iter().map(key).eq(other.iter().map(key))
}

impl CoursePicture {
    /// As it stood on a day, with nothing of a later one.
    #[must_use]
    pub fn up_to(mut self, day: Day) -> Self {
        self.shown = day.min(self.until);
        for row in &mut self.rows {
            row.stretches.retain(|stretch| stretch.from <= day);
            if let Some(last) = row.stretches.last_mut() {
                last.to = last.to.min(day);
            }
        }
        self
    }

    /// What it shows and how far.
    pub fn title(&self) -> String {
        format!("{}, up to {}", self.kind.name(), self.shown)
    }

    /// The first day of an answer, or that there was none so far.
    pub fn first(&self, row: &CourseRow, answer: Truth) -> String {
        match row.first(answer) {
            Some(day) => day.to_string(),
            None if row.stretches.is_empty() => "no such route".to_owned(),
            None => format!("not {}", self.so_far()),
        }
    }

    /// The first day on which it was met, or else could not be told, or that it was neither so far.
    fn found(&self, row: &CourseRow) -> String {
        match (row.first(Truth::Met), row.first(Truth::CannotTell)) {
            _ if row.stretches.is_empty() => "Has no such route".to_owned(),
            (Some(met), _) => format!("First met {met}"),
            (None, Some(open)) => format!("Cannot tell from {open}"),
            (None, None) => format!("Not met {}", self.so_far()),
        }
    }

    fn so_far(&self) -> &'static str {
        if self.shown < self.until {
            "by this day"
        } else {
            "by the end"
        }
    }

    /// What its marks mean.
    pub fn key(&self) -> String {
        let stands_in = self
            .rows
            .iter()
            .flat_map(|row| &row.stretches)
            .any(|stretch| stretch.stands_in);
        let line = " A line under a bar: the area\u{2019}s own rule is not known, and national guidance stands in.";
        format!(
            "Each dot is a step, each bar is days in a row with one answer. A thick border is {} (m where it is narrow), a dashed one {} (?), a thin one {}.{}",
            truth_small(Truth::Met),
            truth_small(Truth::CannotTell),
            truth_small(Truth::NotMet),
            if stands_in { line } else { "" }
        )
    }
}

/// What two rules answered through time, by the kinds of route that either has: the kind, and the days in sentences under
/// the one and the other.
pub fn courses_beside(one: &Course, other: &Course) -> Vec<(&'static str, [String; 2])> {
    let mut kinds: Vec<RouteKind> = one
        .lines
        .iter()
        .chain(&other.lines)
        .map(|line| line.kind)
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let says = |course: &Course, kind| {
        let stretches = course
            .line(kind)
            .map(|line| line.stretches.clone())
            .unwrap_or_default();
        CourseRow {
            names: Vec::new(),
            stretches,
        }
        .says()
    };
    kinds
        .into_iter()
        .map(|kind| (kind.name(), [says(one, kind), says(other, kind)]))
        .collect()
}

/// The area's name, and its version where one was chosen by hand.
pub fn choice_name(choice: &AreaChoice, book: &Rulebook) -> String {
    let Some(area) = book.area(&choice.id) else {
        return choice.id.clone();
    };
    let version = choice.version.as_deref().and_then(|id| area.version(id));
    version.map_or_else(
        || area.name.clone(),
        |version| format!("{}, {}", area.name, version.title),
    )
}

/// The names of a row and on whose rule it rests.
pub fn row_words(row: &CourseRow) -> String {
    let names = list(&row.names, "and");
    if row.stands_in() {
        format!("{names} (own rule not known; national guidance stands in)")
    } else {
        names
    }
}
