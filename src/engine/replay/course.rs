use crate::engine::decision::{RoutesFound, routes_each};
use crate::logic::Truth;
use crate::model::book::{Rulebook, Rules};
use crate::model::case::{AreaChoice, Case};
use crate::model::dates::Day;
use crate::model::rules::RouteKind;

use super::{KnownCase, Replay};

/// What one area's rule answered from day to day.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Whose rule, and which version where one was chosen by hand.
    pub choice: AreaChoice,
    /// One for each kind of route that leads to the area's forum, and one for those that lead elsewhere.
    pub lines: Vec<Line>,
}

/// The answers of one kind of route from day to day; of several routes of a kind, the greatest.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The kind.
    pub kind: RouteKind,
    /// Its answers, in the order of their days.
    pub stretches: Vec<Stretch>,
}

/// Days in a row with one answer that rests on one rule: the area's own, or national guidance in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
    /// The answer.
    pub answer: Truth,
    /// The id of the version in force on the first of them.
    pub version: String,
    /// Whether national guidance stands in for a rule that is not known.
    pub stands_in: bool,
}

impl Line {
    /// The first day of that answer.
    pub fn first(&self, answer: Truth) -> Option<Day> {
        self.stretches
            .iter()
            .find(|stretch| stretch.answer == answer)
            .map(|stretch| stretch.from)
    }

    /// The answer on a day.
    pub fn on(&self, day: Day) -> Option<Truth> {
        self.stretches
            .iter()
            .find(|stretch| stretch.from <= day && day <= stretch.to)
            .map(|stretch| stretch.answer)
    }
}

impl Course {
    /// The line of that kind; nothing where the area has no such route.
    pub fn line(&self, kind: RouteKind) -> Option<&Line> {
        self.lines.iter().find(|line| line.kind == kind)
    }
}

/// What a replay can be played under: every area by the version in force on each day, and each version of those that have
/// several.
pub fn choices(book: &Rulebook) -> Vec<AreaChoice> {
    let areas = book.areas.iter().flat_map(|area| {
        let several = if area.versions.len() > 1 {
            area.versions.as_slice()
        } else {
            &[]
        };
        let by_hand = several.iter().map(|version| Some(version.id.clone()));
        std::iter::once(None)
            .chain(by_hand)
            .map(|version| AreaChoice {
                version,
                ..AreaChoice::of(&area.id)
            })
    });
    areas.collect()
}

/// A replay that is being played under rules: every day of it is decided, so that the days on which an answer changes are
/// exact. It is done in slices, so that a page stays awake.
#[derive(Clone, Debug)]
pub struct Playing {
    courses: Vec<Course>,
    known: KnownCase,
    first: Day,
    next: Day,
    last: Day,
}

impl Playing {
    /// Begins to play under those rules; nothing when the replay has no first or last day.
    pub fn new(replay: &Replay, choices: impl IntoIterator<Item = AreaChoice>) -> Option<Self> {
        let (first, last) = replay.days()?;
        let courses = choices
            .into_iter()
            .map(|choice| Course {
                choice,
                lines: Vec::new(),
            })
            .collect();
        Some(Self {
            courses,
            known: replay.known(first),
            first,
            next: first,
            last,
        })
    }

    /// How far it has come, in days of how many.
    pub fn progress(&self) -> (i64, i64) {
        (
            self.next.days_since(self.first),
            self.last.days_since(self.first) + 1,
        )
    }

    /// Plays so many days more of the same replay, with the same book; whether it is over. A rule that is not in the book has no answers.
    pub fn play(&mut self, replay: &Replay, book: &Rulebook, days: u32) -> bool {
        for _ in 0..days {
            if self.next > self.last {
                break;
            }
            self.play_day(replay, book);
        }
        self.next > self.last
    }

    /// What the rules answered, as far as it has been played.
    pub fn courses(self) -> Vec<Course> {
        self.courses
    }

    fn play_day(&mut self, replay: &Replay, book: &Rulebook) {
        let on = self.next;
        let turns = |step: &super::ReplayStep| {
            let span = step.when.span();
            span.first == Some(on) || span.last == Some(on)
        };
        if replay.steps.iter().any(turns) {
            self.known = replay.known(on);
        }
        let (courses, rules): (Vec<_>, Vec<_>) = self
            .courses
            .iter_mut()
            .filter_map(|course| Some((book.rules(&course.choice, on)?, course)))
            .map(|(rules, course)| (course, rules))
            .unzip();
        let every = self.known.between.is_some();
        let mut found: Vec<Vec<RouteAnswer<'_>>> = Vec::new();
        for case in self.known.cases() {
            case.as_of = on;
            let answers = answers(case, book, &rules, on);
            if found.is_empty() {
                found = answers;
                continue;
            }
            for (known, other) in found.iter_mut().zip(&answers) {
                // The routes of a rule are the same whatever the case.
                for (known, other) in known.iter_mut().zip(other) {
                    if known.answer != other.answer {
                        known.answer = Truth::CannotTell;
                    }
                    known.stands_in |= other.stands_in;
                }
            }
        }
        for (course, answers) in courses.into_iter().zip(found) {
            for answer in answers {
                course.add(
                    on,
                    if every {
                        answer
                    } else {
                        RouteAnswer {
                            answer: Truth::CannotTell,
                            ..answer
                        }
                    },
                );
            }
        }
        self.next = on.plus_days(1);
    }
}

/// What one kind of route answers on a day.
#[derive(Clone, Copy)]
struct RouteAnswer<'a> {
    kind: RouteKind,
    answer: Truth,
    version: &'a str,
    stands_in: bool,
}

fn answers<'a>(
    case: &Case,
    book: &'a Rulebook,
    rules: &[Rules<'a>],
    on: Day,
) -> Vec<Vec<RouteAnswer<'a>>> {
    routes_each(case, book, rules.iter().copied(), on)
        .iter()
        .zip(rules)
        .map(|(found, rules)| by_kind(found, &rules.version.id))
        .collect()
}

fn by_kind<'a>(found: &RoutesFound<'_>, version: &'a str) -> Vec<RouteAnswer<'a>> {
    let mut kinds: Vec<RouteAnswer<'a>> = Vec::new();
    for one in &found.routes {
        let answer = RouteAnswer {
            kind: one.route.told_as(),
            answer: one.answer(),
            version,
            stands_in: one.stands_in,
        };
        match kinds.iter_mut().find(|known| known.kind == answer.kind) {
            Some(known) if known.answer < answer.answer => *known = answer,
            Some(_) => {}
            None => kinds.push(answer),
        }
    }
    kinds
}

impl Course {
    fn add(
        &mut self,
        on: Day,
        RouteAnswer {
            kind,
            answer,
            version,
            stands_in,
        }: RouteAnswer<'_>,
    ) {
        let new = || Stretch {
            from: on,
            to: on,
            answer,
            version: version.to_owned(),
            stands_in,
        };
        let Some(line) = self.lines.iter_mut().find(|line| line.kind == kind) else {
            return self.lines.push(Line {
                kind,
                stretches: vec![new()],
            });
        };
        match line.stretches.last_mut() {
            Some(last)
                if last.answer == answer
                    && last.stands_in == stands_in
                    && last.to.plus_days(1) == on =>
            {
                last.to = on;
            }
            _ => line.stretches.push(new()),
        }
    }
}
