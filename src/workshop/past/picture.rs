//! Pictures of a comparison, in shades of one colour: what is met is filled, dark under one rule and light under the other,
//! and what cannot be told is outlined with dashes. Every number in them stands in a table too.

use crate::model::rules::RouteKind;
use crate::words::drawing::{Drawing, GUIDE, INK, Look, TextAnchor, width_of};

use super::compared::Compared;
use super::expected::Expected;
use super::pairs::Tally;
use super::words::{LETTERS, tenths};

/// The width of every picture; type of 13 can be read on the narrowest phone.
const WIDE: i64 = 320;
/// The size of words.
const SIZE: i64 = 13;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPicture {
    /// Short and stable.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    drawing: Drawing,
    high: i64,
}

impl PastPicture {
    /// Begins one; `about` says where its numbers are, for those who cannot see it.
    fn new(id: &'static str, title: String, about: &str) -> Self {
        let drawing = Drawing::new(WIDE, format!("{title}. {about}"));
        Self {
            id,
            title,
            drawing,
            high: 0,
        }
    }

    /// The picture as a file of its own, and as it stands in a page.
    pub fn svg(&self) -> String {
        self.drawing.svg(self.high)
    }

    fn text(&mut self, x: i64, y: i64, anchor: TextAnchor, text: &str) {
        self.drawing.words((x, y), SIZE, anchor, INK, false, text);
    }

    /// A bar of what is met under a rule: left, top, width, height.
    fn met(&mut self, place: (i64, i64, i64, i64), rule: usize) {
        let fill = if rule == 0 { INK } else { GUIDE };
        self.bar(place, fill, false);
    }

    /// A bar of what cannot be told.
    fn open(&mut self, place: (i64, i64, i64, i64)) {
        self.bar(place, "none", true);
    }

    fn bar(&mut self, place: (i64, i64, i64, i64), fill: &'static str, dashed: bool) {
        let (.., width, height) = place;
        if width > 0 && height > 0 {
            self.drawing.rect(
                place,
                Look {
                    fill,
                    border: INK,
                    width: 1,
                    dashed,
                },
            );
        }
    }

    /// What the bars mean, from that height on.
    fn key(&mut self, y: i64, shows_open: bool) -> i64 {
        for ((rule, letter), x) in LETTERS.iter().enumerate().zip([0, 108]) {
            self.met((x + 1, y, 18, 11), rule);
            self.text(
                x + 24,
                y + 10,
                TextAnchor::Start,
                &format!("Rule {letter}: met"),
            );
        }
        if shows_open {
            self.open((217, y, 18, 11));
            self.text(240, y + 10, TextAnchor::Start, "cannot tell");
        }
        y + 20
    }
}

impl Compared {
    /// The pictures, with what guidance expects where the number of adult women is known.
    pub fn pictures(&self, expected: &Expected, women: Option<u32>) -> Vec<PastPicture> {
        let kinds = self.kinds_picture();
        let months = self.months_picture(expected, women);
        [kinds, months].into_iter().flatten().collect()
    }

    /// How many rows the picture is of, and how many it leaves out.
    fn of_how_many(&self, picture: &mut PastPicture, y: i64) -> i64 {
        let (decided, left_out) = (self.pairs().all(), self.left_out().all());
        picture.text(
            0,
            y + 11,
            TextAnchor::Start,
            &format!("Cases decided: {decided}. Rows left out: {left_out}."),
        );
        y + 18
    }

    /// A bar for each kind of route and rule.
    fn kinds_picture(&self) -> Option<PastPicture> {
        const ROOM: i64 = 190;
        let mut rows: Vec<(&str, [Option<Tally>; 2])> = self
            .kinds()
            .into_iter()
            .map(|of_kind| (of_kind.kind.name(), of_kind.tallies()))
            .collect();
        let any = Some(self.any_route()).filter(|any| width_of(any, SIZE) <= WIDE);
        let any = any.unwrap_or_else(|| "Any route to the forum of each rule".to_owned());
        let any = (any.as_str(), self.pairs().tallies().map(Some));
        rows.insert(
            rows.iter()
                .position(|(name, _)| *name == RouteKind::OtherService.name())
                .unwrap_or(rows.len()),
            any,
        );
        let most = rows
            .iter()
            .flat_map(|(_, tallies)| tallies.iter().flatten())
            .map(|one| one.met + one.open)
            .max();
        let most = most.filter(|most| *most > 0)?;
        let open = rows
            .iter()
            .flat_map(|(_, tallies)| tallies.iter().flatten())
            .any(|one| one.open > 0);
        let mut picture = PastPicture::new(
            "past-kinds",
            "Cases by kind of route, under two rules".to_owned(),
            "Two bars for each kind of route, rule A above rule B. The table of cases by kind of route has the numbers.",
        );
        let mut y = picture.key(2, open) + 6;
        for (name, tallies) in rows {
            picture.text(0, y + 11, TextAnchor::Start, name);
            y += 16;
            for (rule, tally) in tallies.into_iter().enumerate() {
                let letter = LETTERS.get(rule).copied().unwrap_or_default();
                picture.text(0, y + 11, TextAnchor::Start, letter);
                let (met, may) = tally.map_or((0, 0), |tally| {
                    (share(tally.met, most, ROOM), share(tally.open, most, ROOM))
                });
                picture.met((15, y, met, 12), rule);
                picture.open((15 + met, y, may, 12));
                let says = match tally {
                    None => "no such route".to_owned(),
                    Some(tally) if tally.open > 0 => format!("{} + {}", tally.met, tally.open),
                    Some(tally) => tally.met.to_string(),
                };
                picture.text(15 + met + may + 6, y + 11, TextAnchor::Start, &says);
                y += 16;
            }
            y += 8;
        }
        picture.high = self.of_how_many(&mut picture, y);
        Some(picture)
    }

    /// Two bars for each month, and a line for what guidance expects.
    #[expect(
        clippy::too_many_lines,
        reason = "one picture, drawn from left to right"
    )]
    fn months_picture(&self, expected: &Expected, women: Option<u32>) -> Option<PastPicture> {
        const HIGH: i64 = 160;
        const LEFT: i64 = 40;
        let months = self.months();
        let by_year = months.first()?.month.is_none();
        let expects = women.map(|women| {
            if by_year {
                expected.a_year(women).saturating_mul(10)
            } else {
                expected.tenths_a_month(women)
            }
        });
        let tallies = || months.iter().flat_map(|month| month.pairs.tallies());
        let top = tallies()
            .map(|one| (one.met + one.open) * 10)
            .max()?
            .max(expects.unwrap_or(0) as usize);
        let top = Some(top).filter(|top| *top > 0)?;
        let open = tallies().any(|one| one.open > 0);
        let what = if by_year { "year" } else { "month" };
        let mut picture = PastPicture::new(
            "past-months",
            format!("Cases with any route, by {what}, under two rules"),
            &format!(
                "Two bars for each {what}, rule A before rule B. The table of cases by {what} has the numbers."
            ),
        );
        let first = picture.key(2, open) + if expects.is_some() { 22 } else { 8 };
        let floor = first + HIGH;
        let height = |tenths: usize| share(tenths, top, HIGH);
        let left = |place: usize| LEFT + share(place, months.len(), WIDE - LEFT);
        // Of what a month has, two bars take four fifths.
        let bar = share(2, 5 * months.len(), WIDE - LEFT).clamp(1, 24);
        for (place, month) in months.iter().enumerate() {
            for (rule, tally) in month.pairs.tallies().iter().enumerate() {
                let (met, may) = (height(tally.met * 10), height(tally.open * 10));
                let x = left(place) + if rule == 0 { 0 } else { bar };
                picture.met((x, floor - met, bar, met), rule);
                picture.open((x, floor - met - may, bar, may));
            }
            let begins = month.month.is_none_or(|month| month == 1) || place == 0;
            let room = place == 0 || month.month.is_some() || place % (1 + months.len() / 8) == 0;
            if begins && room && (place == 0 || left(place) - LEFT > 42) {
                let x = left(place);
                picture.drawing.line((x, floor), (x, floor + 4), INK, 1);
                picture.text(x, floor + 17, TextAnchor::Start, &month.year.to_string());
            }
        }
        picture.drawing.line((LEFT, floor), (WIDE, floor), INK, 1);
        picture.text(LEFT - 5, floor + 4, TextAnchor::End, "0");
        let highest = tallies().map(|one| one.met + one.open).max().unwrap_or(0);
        let at = floor - height(highest * 10);
        picture.text(LEFT - 5, at + 5, TextAnchor::End, &highest.to_string());
        if let Some(expects) = expects {
            let y = floor - height(expects as usize);
            picture.drawing.dashes((LEFT, y), (WIDE, y), INK, 1);
            let says = if by_year {
                (expects / 10).to_string()
            } else {
                tenths(expects)
            };
            picture.text(
                WIDE,
                first - 12,
                TextAnchor::End,
                &format!("Dashed line: guidance expects {says} a {what}"),
            );
        }
        picture.high = self.of_how_many(&mut picture, floor + 24);
        Some(picture)
    }
}

/// So much of a length as `part` is of `whole`.
fn share(part: usize, whole: usize, length: i64) -> i64 {
    let [part, whole] = [part, whole].map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    length.saturating_mul(part) / whole.max(1)
}
