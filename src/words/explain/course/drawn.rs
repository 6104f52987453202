//! The picture of what rules answered from day to day, as SVG.

use crate::engine::replay::Stretch;
use crate::logic::Truth;
use crate::model::dates::Day;
use crate::words::drawing::{BESIDE, Drawing, GUIDE, INK, Look, TextAnchor, width_of};
use crate::words::explain::names::truth_small;
use crate::words::explain::numbers::{list, plural};

use super::{CoursePicture, CourseRow};

/// How large a picture is drawn; its words keep their size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum Size {
    /// For a desk or a projector.
    Wide,
    /// For a sheet of paper or a tablet.
    Page,
    /// For a telephone: each name stands above its bar.
    Phone,
}

impl Size {
    /// Every size, the widest first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    fn layout(self) -> Layout {
        match self {
            Self::Wide => Layout {
                width: 1160,
                left: 250,
                right: 870,
                days: Some([884, 1024]),
            },
            Self::Page => Layout {
                width: 720,
                left: 176,
                right: 430,
                days: Some([442, 582]),
            },
            Self::Phone => Layout {
                width: 360,
                left: 1,
                right: 359,
                days: None,
            },
        }
    }
}

/// Where things stand from left to right.
#[derive(Clone, Copy)]
struct Layout {
    width: i64,
    /// Where the bars begin and end.
    left: i64,
    right: i64,
    /// Where the first days are written; above the bars where there is no room beside them.
    days: Option<[i64; 2]>,
}

impl Layout {
    /// The room that a name has.
    fn names(self) -> i64 {
        if self.days.is_some() {
            self.left - 10
        } else {
            self.width
        }
    }

    /// How far down what became known is drawn: there is a line more where its name stands above it.
    fn steps(self) -> i64 {
        if self.days.is_some() { 52 } else { 68 }
    }
}

const BAR: i64 = 26;
/// The size of words, and of smaller ones.
const SIZE: i64 = 15;
const SMALL: i64 = 14;
/// From one line of words to the next.
const LINE: i64 = 18;
/// The least width of a bar.
const LEAST: i64 = 6;

impl CoursePicture {
    /// As SVG; `step` is the step that the days are seen from.
    pub fn svg(&self, size: Size, step: Option<usize>) -> String {
        let layout = size.layout();
        let top = layout.steps() + 26;
        let labels: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| broken(&list(&row.names, "and"), layout.names()))
            .collect();
        let heights = labels.iter().map(|lines| {
            let lines = i64::try_from(lines.len()).unwrap_or(1) * LINE;
            if layout.days.is_some() {
                lines.max(BAR) + 12
            } else {
                lines + LINE + BAR + 16
            }
        });
        let bottom = top + heights.clone().sum::<i64>();
        let says = format!(
            "{} under {}, {} to {}. The table below says the same.",
            self.kind.name(),
            plural(
                u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
                "rule or group of rules",
                "rules or groups of rules"
            ),
            self.from,
            self.shown
        );
        let mut drawing = Drawing::new(layout.width, says);
        for (day, words) in self.ticks(layout) {
            let x = self.x(layout, day);
            drawing.line((x, layout.steps() - 24), (x, bottom), GUIDE, 1);
            drawing.words(
                (x + 4, layout.steps() - 30),
                SMALL,
                TextAnchor::Start,
                BESIDE,
                false,
                &words,
            );
        }
        // Under the words of the rows, so that they can be read.
        if let Some((_, last)) = step.and_then(|step| self.steps.get(step)) {
            let x = self.x(layout, *last);
            drawing.line((x, layout.steps() - 16), (x, bottom), "#5b4a94", 2);
        }
        self.draw_steps(&mut drawing, layout, step);
        let mut y = top;
        for ((row, lines), height) in self.rows.iter().zip(&labels).zip(heights) {
            self.draw_row(&mut drawing, layout, y, row, lines);
            y += height;
        }
        drawing.svg(bottom + 4)
    }

    fn draw_steps(&self, drawing: &mut Drawing, layout: Layout, now: Option<usize>) {
        let y = layout.steps();
        let head = if layout.days.is_some() { y + 5 } else { 14 };
        drawing.words(
            (0, head),
            SIZE,
            TextAnchor::Start,
            INK,
            true,
            "What became known",
        );
        for (x, words) in layout
            .days
            .into_iter()
            .flatten()
            .zip(["First met", "Cannot tell from"])
        {
            drawing.words((x, head), SMALL, TextAnchor::Start, INK, true, words);
        }
        for (place, (first, last)) in self
            .steps
            .iter()
            .enumerate()
            .filter(|(_, (_, last))| *last <= self.shown)
        {
            let (from, to) = (self.x(layout, *first), self.x(layout, *last));
            if to - from > LEAST {
                drawing.line((from, y), (to, y), "#7b8790", 3);
            }
            let (radius, look) = if now == Some(place) {
                (
                    10,
                    Look {
                        fill: "#ffffff",
                        border: "#5b4a94",
                        width: 4,
                        dashed: false,
                    },
                )
            } else {
                (
                    7,
                    Look {
                        fill: "#17384d",
                        border: "#ffffff",
                        width: 1,
                        dashed: false,
                    },
                )
            };
            drawing.dot((to, y), radius, look);
        }
    }

    fn draw_row(
        &self,
        drawing: &mut Drawing,
        layout: Layout,
        top: i64,
        row: &CourseRow,
        lines: &[String],
    ) {
        let mut y = top + LINE;
        for line in lines {
            drawing.words((0, y), SIZE, TextAnchor::Start, INK, true, line);
            y += LINE;
        }
        let bar = match layout.days {
            Some(days) => {
                for (x, answer) in days.into_iter().zip([Truth::Met, Truth::CannotTell]) {
                    let there = row.first(answer).is_some();
                    let colour = if there { colour_of(answer) } else { BESIDE };
                    let bold = there && answer == Truth::Met;
                    drawing.words(
                        (x, top + LINE),
                        SMALL,
                        TextAnchor::Start,
                        colour,
                        bold,
                        &self.first(row, answer),
                    );
                }
                top
            }
            None => {
                drawing.words(
                    (0, y),
                    SMALL,
                    TextAnchor::Start,
                    INK,
                    false,
                    &self.found(row),
                );
                y - LINE + 24
            }
        };
        for (place, stretch) in row.stretches.iter().enumerate() {
            let before = row
                .stretches
                .iter()
                .take(place)
                .any(|one| one.answer == stretch.answer);
            self.draw_bar(drawing, layout, bar, stretch, before);
        }
    }

    /// Days with one answer; `before` is whether there were others with the same.
    fn draw_bar(
        &self,
        drawing: &mut Drawing,
        layout: Layout,
        y: i64,
        stretch: &Stretch,
        before: bool,
    ) {
        let left = self.x(layout, stretch.from).min(layout.right - LEAST);
        // A bar reaches to where the next begins, and the last to the edge.
        let right = self.x(layout, stretch.to.plus_days(1)).max(left + LEAST);
        drawing.rect((left, y, right - left, BAR), look(stretch.answer));
        if stretch.stands_in {
            drawing.line((left, y + BAR + 4), (right, y + BAR + 4), INK, 2);
        }
        let again = if before { " again" } else { "" };
        let word = format!("{}{again}", truth_small(stretch.answer));
        let long = if stretch.from == self.from {
            word.clone()
        } else {
            format!("{word} from {}", stretch.from)
        };
        let (bold, colour) = (stretch.answer == Truth::Met, colour_of(stretch.answer));
        let fits = |words: &str, room: i64| width_of(words, SMALL) <= room - 16;
        let (x, words) = if let Some(inside) = [&long, &word]
            .into_iter()
            .find(|words| fits(words, right - left))
        {
            (left + 8, inside.as_str())
        } else if stretch.to >= self.shown && fits(&long, layout.right - right) {
            (right + 8, long.as_str())
        } else if fits(sign(stretch.answer), right - left + 8) {
            (left + 4, sign(stretch.answer))
        } else {
            return;
        };
        drawing.words((x, y + LINE), SMALL, TextAnchor::Start, colour, bold, words);
    }

    /// Where the days that are drawn end: nothing shows whether more is to come.
    fn end(&self) -> Day {
        self.shown.max(self.from)
    }

    /// Where a day begins from left to right.
    fn x(&self, layout: Layout, day: Day) -> i64 {
        let days = self.end().days_since(self.from) + 1;
        let along = day.days_since(self.from).clamp(0, days);
        layout.left + (layout.right - layout.left) * along / days
    }

    /// Days to write along it, at the beginnings of months: no more than find room.
    fn ticks(&self, layout: Layout) -> Vec<(Day, String)> {
        let months = self.end().days_since(self.from) / 30;
        let most = (layout.right - layout.left) / 80;
        let step = [1, 2, 3, 6, 12, 24, 36, 60]
            .into_iter()
            .find(|step| months / step < most)
            .unwrap_or(120);
        let mut ticks = Vec::new();
        let first = Day::new(self.from.year(), 1, 1);
        let mut next = first;
        while let Some(day) = next.filter(|day| *day <= self.end()) {
            // Near the right edge its words would be cut off.
            if day >= self.from && self.x(layout, day) < layout.right - 66 {
                let name = crate::model::dates::month_name(day.month());
                let name: String = name.chars().take(3).collect();
                let words = if step >= 12 {
                    day.year().to_string()
                } else {
                    format!("{name} {}", day.year())
                };
                ticks.push((day, words));
            }
            next = Some(day.months_after(u32::try_from(step).unwrap_or(12)));
        }
        ticks
    }
}

/// Words in lines that find room.
fn broken(words: &str, room: i64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if width_of(&format!("{line} {word}"), SIZE) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn look(answer: Truth) -> Look {
    match answer {
        Truth::Met => Look {
            fill: "#e4dff2",
            border: "#5b4a94",
            width: 3,
            dashed: false,
        },
        Truth::CannotTell => Look {
            fill: "#fff3d6",
            border: "#8a6500",
            width: 2,
            dashed: true,
        },
        Truth::NotMet => Look {
            fill: "#f3f5f6",
            border: "#7b8790",
            width: 1,
            dashed: false,
        },
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
