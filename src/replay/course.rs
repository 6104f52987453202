use crate::book::{Rulebook, Rules};
use crate::case::{AreaChoice, Case};
use crate::dates::Day;
use crate::decision::{RoutesFound, Truth, routes_each};
use crate::rules::{Area, RouteKind, Version};

use super::{Known, Replay};

/// What one area's rule answered from day to day.
#[derive(Clone, Debug, PartialEq)]
pub struct Course<'a> {
    /// Whose rule, and which version where one was chosen by hand.
    pub choice: AreaChoice,
    /// The area.
    pub area: &'a Area,
    /// One for each kind of route that leads to the area's forum.
    pub lines: Vec<Line<'a>>,
}

/// The answers of one kind of route from day to day; of several routes of a kind, the greatest.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The kind.
    pub kind: RouteKind,
    /// Its answers, in the order of their days.
    pub stretches: Vec<Stretch<'a>>,
}

/// Days in a row with one answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch<'a> {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
    /// The answer.
    pub answer: Truth,
    /// The version in force on the first of them.
    pub version: &'a Version,
    /// Whether national guidance stands in for a rule that is not known.
    pub stands_in: bool,
}

impl Line<'_> {
    /// The first day of that answer.
    pub fn first(&self, answer: Truth) -> Option<Day> {
        self.stretches.iter().find(|stretch| stretch.answer == answer).map(|stretch| stretch.from)
    }

    /// The answer on a day.
    pub fn on(&self, day: Day) -> Option<Truth> {
        self.stretches.iter().find(|stretch| stretch.from <= day && day <= stretch.to).map(|stretch| stretch.answer)
    }
}

impl Course<'_> {
    /// The line of that kind; nothing where the area has no such route.
    pub fn line(&self, kind: RouteKind) -> Option<&Line<'_>> {
        self.lines.iter().find(|line| line.kind == kind)
    }
}

/// A replay that is being played under rules: every day of it is decided, so that the days on which an answer changes are
/// exact. It is done in slices, so that a page stays awake.
#[derive(Clone, Debug)]
pub struct Playing<'a> {
    replay: &'a Replay,
    book: &'a Rulebook,
    courses: Vec<Course<'a>>,
    known: Known,
    first: Day,
    next: Day,
    last: Day,
}

impl<'a> Playing<'a> {
    /// Begins to play under those rules; nothing when the replay has no first or last day. A rule that is not loaded is
    /// left out.
    pub fn new(replay: &'a Replay, book: &'a Rulebook, choices: &[AreaChoice]) -> Option<Self> {
        let (first, last) = replay.days()?;
        let course = |choice: &AreaChoice| {
            let Rules { area, .. } = book.rules(choice, first)?;
            Some(Course { choice: choice.clone(), area, lines: Vec::new() })
        };
        let courses = choices.iter().filter_map(course).collect();
        Some(Self { replay, book, courses, known: replay.known(first), first, next: first, last })
    }

    /// How far it has come, in days of how many.
    pub fn progress(&self) -> (i64, i64) {
        (self.next.days_since(self.first), self.last.days_since(self.first) + 1)
    }

    /// Plays so many days more; whether it is over.
    pub fn play(&mut self, days: u32) -> bool {
        for _ in 0..days {
            if self.next > self.last {
                break;
            }
            self.play_day();
        }
        self.next > self.last
    }

    /// What the rules answered, as far as it has been played.
    pub fn courses(self) -> Vec<Course<'a>> {
        self.courses
    }

    fn play_day(&mut self) {
        let on = self.next;
        let turns = |step: &super::Step| {
            let span = step.when.span();
            span.first == Some(on) || span.last == Some(on)
        };
        if self.replay.steps.iter().any(turns) {
            self.known = self.replay.known(on);
        }
        let Known { certain, perhaps } = &mut self.known;
        certain.as_of = on;
        let book = self.book;
        let rules: Vec<_> = self.courses.iter().filter_map(|course| book.rules(&course.choice, on)).collect();
        let found = answers(certain, book, &rules, on);
        let perhaps = perhaps.as_mut().map(|perhaps| {
            perhaps.as_of = on;
            answers(perhaps, book, &rules, on)
        });
        for (place, course) in self.courses.iter_mut().enumerate() {
            let otherwise = perhaps.as_ref().and_then(|perhaps| perhaps.get(place));
            for answer in found.get(place).into_iter().flatten() {
                let other = otherwise.and_then(|other| other.iter().find(|other| other.kind == answer.kind));
                let same = other.is_none_or(|other| other.answer == answer.answer);
                course.add(on, if same { *answer } else { Answer { answer: Truth::CannotTell, ..*answer } });
            }
        }
        self.next = on.plus_days(1);
    }
}

/// What one kind of route answers on a day.
#[derive(Clone, Copy)]
struct Answer<'a> {
    kind: RouteKind,
    answer: Truth,
    version: &'a Version,
    stands_in: bool,
}

fn answers<'a>(case: &Case, book: &'a Rulebook, rules: &[Rules<'a>], on: Day) -> Vec<Vec<Answer<'a>>> {
    routes_each(case, book, rules.iter().copied(), on)
        .iter()
        .zip(rules)
        .map(|(found, rules)| by_kind(found, rules.version))
        .collect()
}

fn by_kind<'a>(found: &RoutesFound<'_>, version: &'a Version) -> Vec<Answer<'a>> {
    let mut kinds: Vec<Answer<'a>> = Vec::new();
    for one in found.routes.iter().filter(|one| one.leads_to_forum()) {
        let answer = Answer { kind: one.route.kind, answer: one.answer(), version, stands_in: one.stands_in };
        match kinds.iter_mut().find(|known| known.kind == answer.kind) {
            Some(known) if known.answer < answer.answer => *known = answer,
            Some(_) => {}
            None => kinds.push(answer),
        }
    }
    kinds
}

impl<'a> Course<'a> {
    fn add(&mut self, on: Day, Answer { kind, answer, version, stands_in }: Answer<'a>) {
        let new = Stretch { from: on, to: on, answer, version, stands_in };
        let Some(line) = self.lines.iter_mut().find(|line| line.kind == kind) else {
            return self.lines.push(Line { kind, stretches: vec![new] });
        };
        match line.stretches.last_mut() {
            Some(last) if last.answer == answer && last.stands_in == stands_in && last.to.plus_days(1) == on => {
                last.to = on;
            }
            _ => line.stretches.push(new),
        }
    }
}
