//! What rules answered from day to day, in words and as a picture.

use crate::book::Rulebook;
use crate::dates::Day;
use crate::decision::Truth;
use crate::drawing::{Anchor, BESIDE, Drawing, GUIDE, INK, Look, width_of};
use crate::replay::{Course, Line, Replay, Stretch};
use crate::rules::RouteKind;

use super::numbers::list;

/// What a kind of route is called.
pub fn route_kind(kind: RouteKind) -> &'static str {
    match kind {
        RouteKind::VisibleHighRisk => "Visible high risk",
        RouteKind::ProfessionalJudgement => "Professional judgement",
        RouteKind::PotentialEscalation => "Potential escalation",
        RouteKind::Repeat => "Repeat",
        RouteKind::Automatic => "Automatic referral",
        RouteKind::OtherService => "Another service",
    }
}

/// Areas that answered the same on every day, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Their names.
    pub names: Vec<String>,
    /// Whether national guidance stands in for a rule that is not known.
    pub stands_in: bool,
    /// Their answers; none where they have no such route.
    pub stretches: Vec<Stretch>,
}

/// One kind of route through time, areas down: what is drawn and what the table beside it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The kind.
    pub kind: RouteKind,
    /// Where it begins.
    pub from: Day,
    /// Where it ends.
    pub until: Day,
    /// The days on which each step may have become known: the first and the last.
    pub steps: Vec<(Day, Day)>,
    /// The areas.
    pub rows: Vec<Row>,
}

impl Row {
    /// The names, as many as find room in the picture.
    fn label(&self) -> String {
        let whole = format!("{}{}", list(&self.names, "and"), self.star());
        match self.names.as_slice() {
            [one, more @ ..] if width_of(&whole, SIZE) > LEFT - 12 && !more.is_empty() => {
                format!("{one} and {} more{}", more.len(), self.star())
            }
            _ => whole,
        }
    }

    fn star(&self) -> &'static str {
        if self.stands_in { " *" } else { "" }
    }

    /// What was answered and when, in sentences.
    pub fn says(&self) -> String {
        if self.stretches.is_empty() {
            return "Has no such route.".to_owned();
        }
        let last = self.stretches.len() - 1;
        let says = self.stretches.iter().enumerate().map(|(place, stretch)| {
            let word = answer_word(stretch.answer);
            let (from, to) = (stretch.from, stretch.to);
            match (place, place == last) {
                (0, true) => format!("{word} throughout."),
                (0, false) => format!("{word} until {to}."),
                (_, true) => format!("{word} from {from}."),
                (_, false) if from == to => format!("{word} on {from}."),
                (_, false) => format!("{word} from {from} to {to}."),
            }
        });
        says.collect::<Vec<_>>().join(" ")
    }

    /// The first day of an answer, in words.
    pub fn first(&self, answer: Truth) -> String {
        let first = self.stretches.iter().find(|stretch| stretch.answer == answer);
        first.map_or_else(|| "never".to_owned(), |stretch| stretch.from.to_string())
    }
}

fn answer_word(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "Met",
        Truth::NotMet => "Not met",
        Truth::CannotTell => "Cannot tell",
    }
}

/// One kind of route of every course, those that answered the same on every day together. The replay's own area comes
/// first, and the others as they come.
pub fn picture(replay: &Replay, courses: &[Course], kind: RouteKind, book: &Rulebook) -> Option<Picture> {
    let (from, until) = replay.days()?;
    let mut rows: Vec<Row> = Vec::new();
    let (own, others): (Vec<_>, Vec<_>) = courses.iter().partition(|course| course.choice.id == replay.area);
    for course in own.into_iter().chain(others) {
        let name = course_name(course, book);
        let stretches = course.line(kind).map(Line::merged).unwrap_or_default();
        let stands_in = stretches.first().is_some_and(|stretch| stretch.stands_in);
        let same = |row: &&mut Row| row.stands_in == stands_in && same_days(&row.stretches, &stretches);
        match rows.iter_mut().find(same) {
            Some(row) => row.names.push(name),
            None => rows.push(Row { names: vec![name], stands_in, stretches }),
        }
    }
    let days = |step: &crate::replay::Step| {
        let span = step.when.span();
        let last = span.last?;
        Some((span.first.unwrap_or(last), last))
    };
    let steps = replay.steps.iter().map(|step| days(step).unwrap_or((until, until))).collect();
    Some(Picture { kind, from, until, steps, rows })
}

fn same_days(one: &[Stretch], other: &[Stretch]) -> bool {
    let key = |stretch: &Stretch| (stretch.from, stretch.to, stretch.answer);
    one.iter().map(key).eq(other.iter().map(key))
}

/// What two rules answered through time, by the kinds of route that either has: the kind, and the days in sentences under
/// the one and the other.
pub fn courses_beside(one: &Course, other: &Course) -> Vec<(&'static str, [String; 2])> {
    let mut kinds: Vec<RouteKind> = one.lines.iter().chain(&other.lines).map(|line| line.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let says = |course: &Course, kind| {
        let stretches = course.line(kind).map(Line::merged).unwrap_or_default();
        Row { names: Vec::new(), stands_in: false, stretches }.says()
    };
    kinds.into_iter().map(|kind| (route_kind(kind), [says(one, kind), says(other, kind)])).collect()
}

/// The area's name, and its version where one was chosen by hand.
pub fn course_name(course: &Course, book: &Rulebook) -> String {
    let Some(area) = book.area(&course.choice.id) else { return course.choice.id.clone() };
    let version = course.choice.version.as_deref().and_then(|id| area.version(id));
    version.map_or_else(|| area.name.clone(), |version| format!("{}, {}", area.name, version.title))
}

const WIDTH: i64 = 1160;
const LEFT: i64 = 280;
const RIGHT: i64 = 1150;
const TOP: i64 = 92;
const ROW: i64 = 44;
const BAR: i64 = 28;
const SIZE: i64 = 16;

impl Picture {
    /// What its marks mean.
    pub fn key(&self) -> String {
        let star = " * Own rule not known: national guidance stands in.";
        let star = if self.rows.iter().any(|row| row.stands_in) { star } else { "" };
        format!(
            "A thick border is met, a dashed one cannot be told, a thin one is not met. Each dot is a step, each bar is days in a row with one answer.{star}"
        )
    }

    /// As SVG, up to a day; `step` is the step that the days are seen from.
    pub fn svg(&self, shown: Day, step: Option<usize>) -> String {
        let rows: Vec<&Row> = self.rows.iter().filter(|row| !row.stretches.is_empty()).collect();
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let bottom = TOP + count.saturating_mul(ROW);
        let says = format!(
            "{} under {} of rules, {} to {shown}. The table below says the same.",
            route_kind(self.kind),
            super::numbers::plural(u32::try_from(rows.len()).unwrap_or(u32::MAX), "group", "groups"),
            self.from
        );
        let mut drawing = Drawing::new(WIDTH, bottom + 8, says);
        for (day, words) in self.ticks() {
            let x = self.x(day);
            drawing.line((x, 34), (x, bottom), GUIDE, 1);
            drawing.words((x + 4, 26), SIZE - 2, Anchor::Start, BESIDE, false, &words);
        }
        drawing.words((0, 66), SIZE, Anchor::Start, INK, true, "What became known");
        for (place, (first, last)) in self.steps.iter().enumerate() {
            if *last <= shown {
                self.draw_step(&mut drawing, (*first, *last), step == Some(place));
            }
        }
        for (place, row) in rows.iter().enumerate() {
            let y = TOP + i64::try_from(place).unwrap_or(0) * ROW;
            drawing.words((0, y + 20), SIZE, Anchor::Start, INK, true, &row.label());
            for stretch in row.stretches.iter().filter(|stretch| stretch.from <= shown) {
                self.draw_bar(&mut drawing, y, stretch, shown);
            }
        }
        if let Some((_, last)) = step.and_then(|step| self.steps.get(step)) {
            let x = self.x(*last);
            drawing.line((x, 40), (x, bottom), "#5b4a94", 2);
        }
        drawing.svg()
    }

    fn draw_step(&self, drawing: &mut Drawing, (first, last): (Day, Day), now: bool) {
        let (from, to) = (self.x(first), self.x(last));
        if to - from > 6 {
            drawing.line((from, 61), (to, 61), "#7b8790", 3);
        }
        let look = if now {
            Look { fill: "#ffffff", border: "#5b4a94", width: 4, dashed: false }
        } else {
            Look { fill: "#17384d", border: "#ffffff", width: 1, dashed: false }
        };
        drawing.dot((to, 61), if now { 10 } else { 7 }, look);
    }

    fn draw_bar(&self, drawing: &mut Drawing, y: i64, stretch: &Stretch, shown: Day) {
        let left = self.x(stretch.from);
        // A bar reaches to where the next begins, and the last to the edge.
        let after = stretch.to.min(shown).plus_days(1);
        let right = if after > self.until { RIGHT } else { self.x(after) }.max(left + 5);
        drawing.rect((left, y, right - left, BAR), look(stretch.answer));
        let word = answer_word(stretch.answer).to_ascii_lowercase();
        let long = if stretch.from == self.from { word.clone() } else { format!("{word} from {}", stretch.from) };
        let (bold, colour) = (stretch.answer == Truth::Met, colour_of(stretch.answer));
        let fits = |words: &str, room: i64| width_of(words, SIZE - 1) <= room - 16;
        let (x, words) = if let Some(inside) = [&long, &word].into_iter().find(|words| fits(words, right - left)) {
            (left + 8, inside.as_str())
        } else if stretch.to >= shown && fits(&long, RIGHT - right) {
            // Beyond the day that is shown nothing is drawn, so there is room.
            (right + 8, long.as_str())
        } else if fits(sign(stretch.answer), right - left + 8) {
            (left + 4, sign(stretch.answer))
        } else {
            return;
        };
        drawing.words((x, y + 19), SIZE - 1, Anchor::Start, colour, bold, words);
    }

    /// Where a day stands from left to right.
    fn x(&self, day: Day) -> i64 {
        let days = self.until.days_since(self.from).max(1);
        let along = day.days_since(self.from).clamp(0, days);
        LEFT + (RIGHT - LEFT) * along / days
    }

    /// Days to write along it, at the beginnings of months: no more than find room.
    fn ticks(&self) -> Vec<(Day, String)> {
        let months = self.until.days_since(self.from) / 30;
        let step = [1, 2, 3, 6, 12, 24, 36, 60].into_iter().find(|step| months / step <= 9).unwrap_or(120);
        let mut ticks = Vec::new();
        let first = Day::new(self.from.year(), 1, 1);
        let mut next = first;
        while let Some(day) = next.filter(|day| *day <= self.until) {
            // Near the right edge its words would be cut off.
            if day >= self.from && self.x(day) < RIGHT - 60 {
                let name = crate::dates::month_name(day.month());
                let name: String = name.chars().take(3).collect();
                let words = if step >= 12 { day.year().to_string() } else { format!("{name} {}", day.year()) };
                ticks.push((day, words));
            }
            next = Some(day.months_after(u32::try_from(step).unwrap_or(12)));
        }
        ticks
    }
}

fn look(answer: Truth) -> Look {
    match answer {
        Truth::Met => Look { fill: "#e4dff2", border: "#5b4a94", width: 3, dashed: false },
        Truth::CannotTell => Look { fill: "#fff3d6", border: "#8a6500", width: 2, dashed: true },
        Truth::NotMet => Look { fill: "#f3f5f6", border: "#7b8790", width: 1, dashed: false },
    }
}

fn colour_of(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "#30246a",
        Truth::CannotTell => "#5d4300",
        Truth::NotMet => BESIDE,
    }
}

/// The answer where there is no room for a word.
fn sign(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "m",
        Truth::CannotTell => "?",
        Truth::NotMet => "",
    }
}

/// The names of a row and on whose rule it rests.
pub fn row_words(row: &Row) -> String {
    let names = list(&row.names, "and");
    if row.stands_in { format!("{names} (own rule not known; national guidance stands in)") } else { names }
}
