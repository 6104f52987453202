//! Pictures of a comparison, drawn without colour: what is met is filled, what cannot be told is outlined, and the two
//! rules differ by their hatching. Every number in them stands in a table too.

use crate::model::rules::RouteKind;
use crate::words::drawing::{escaped, width_of};

use super::compared::Compared;
use super::expected::Expected;
use super::pairs::Tally;
use super::words::{LETTERS, tenths};

/// The width of every picture; type of 13 can be read on the narrowest phone.
const WIDE: usize = 320;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Short and stable.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// The same for those who cannot see it, with where the numbers are.
    pub about: String,
    high: usize,
    inside: String,
}

impl Picture {
    /// The picture as a file of its own, and as it stands in a page.
    pub fn svg(&self) -> String {
        let Self {
            id,
            title,
            about,
            high,
            inside,
        } = self;
        let (title, about) = (escaped(title), escaped(about));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-about\" font-family=\"sans-serif\" font-size=\"13\" fill=\"currentColor\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-about\">{about}</desc>\
             <defs><pattern id=\"{id}-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"2.5\" height=\"5\" fill=\"currentColor\"/></pattern></defs>\
             {inside}</svg>"
        )
    }

    fn text(&mut self, x: usize, y: usize, anchor: &str, text: &str) {
        self.inside += &format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escaped(text)
        );
    }

    /// A bar of a rule, filled or outlined, in tenths of a unit.
    fn bar(&mut self, [x, y, width, height]: [usize; 4], rule: usize, filled: bool) {
        if width == 0 || height == 0 {
            return;
        }
        let [x, y, width, height] = [x, y, width, height].map(point);
        let hatch = format!("url(#{}-hatch)", self.id);
        let fill = match (filled, rule) {
            (false, _) => "none",
            (true, 0) => "currentColor",
            (true, _) => hatch.as_str(),
        };
        let dashes = if filled {
            ""
        } else {
            " stroke-dasharray=\"2 1.5\""
        };
        self.inside += &format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"currentColor\"{dashes}/>"
        );
    }

    fn line(&mut self, [x, y, to_x, to_y]: [usize; 4], dashes: &str) {
        let [x, y, to_x, to_y] = [x, y, to_x, to_y].map(point);
        self.inside += &format!(
            "<path d=\"M{x} {y}L{to_x} {to_y}\" stroke=\"currentColor\" stroke-dasharray=\"{dashes}\" fill=\"none\"/>"
        );
    }

    /// What the bars mean, from that height on.
    fn key(&mut self, y: usize, shows_open: bool) -> usize {
        for (rule, letter) in LETTERS.iter().enumerate() {
            self.bar([rule * 1080 + 5, y * 10, 180, 110], rule, true);
            self.text(
                rule * 108 + 24,
                y + 10,
                "start",
                &format!("Rule {letter}: met"),
            );
        }
        if shows_open {
            self.bar([2165, y * 10, 180, 110], 0, false);
            self.text(240, y + 10, "start", "cannot tell");
        }
        y + 20
    }
}

impl Compared {
    /// The pictures, with what guidance expects where the number of adult women is known.
    pub fn pictures(&self, expected: &Expected, women: Option<u32>) -> Vec<Picture> {
        let kinds = self.kinds_picture();
        let months = self.months_picture(expected, women);
        [kinds, months].into_iter().flatten().collect()
    }

    /// How many rows the picture is of, and how many it leaves out.
    fn of_how_many(&self, picture: &mut Picture, y: usize) -> usize {
        let (decided, left_out) = (self.pairs().all(), self.left_out().all());
        picture.text(
            0,
            y + 11,
            "start",
            &format!("Cases decided: {decided}. Rows left out: {left_out}."),
        );
        y + 18
    }

    /// A bar for each kind of route and rule.
    fn kinds_picture(&self) -> Option<Picture> {
        const ROOM: usize = 1900;
        let mut rows: Vec<(&str, [Option<Tally>; 2])> = self
            .kinds()
            .into_iter()
            .map(|of_kind| (of_kind.name, of_kind.tallies()))
            .collect();
        let any = Some(self.any_route()).filter(|any| width_of(any, 13) <= WIDE as i64);
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
        let mut picture = Picture {
            id: "past-kinds",
            title: "Cases by kind of route, under two rules".to_owned(),
            about: "Two bars for each kind of route, rule A above rule B. The table of cases by kind of route has the numbers."
                .to_owned(),
            high: 0,
            inside: String::new(),
        };
        let mut y = picture.key(2, open) + 6;
        for (name, tallies) in rows {
            picture.text(0, y + 11, "start", name);
            y += 16;
            for (rule, tally) in tallies.into_iter().enumerate() {
                let letter = LETTERS.get(rule).copied().unwrap_or_default();
                picture.text(0, y + 11, "start", letter);
                let (met, may) = tally.map_or((0, 0), |tally| {
                    (tally.met * ROOM / most, tally.open * ROOM / most)
                });
                picture.bar([145, y * 10 + 5, met, 120], rule, true);
                picture.bar([145 + met, y * 10 + 5, may, 120], rule, false);
                let says = match tally {
                    None => "no such route".to_owned(),
                    Some(tally) if tally.open > 0 => format!("{} + {}", tally.met, tally.open),
                    Some(tally) => tally.met.to_string(),
                };
                picture.text((145 + met + may) / 10 + 6, y + 11, "start", &says);
                y += 16;
            }
            y += 8;
        }
        picture.high = self.of_how_many(&mut picture, y);
        Some(picture)
    }

    /// Two bars for each month, and a line for what guidance expects.
    fn months_picture(&self, expected: &Expected, women: Option<u32>) -> Option<Picture> {
        const HIGH: usize = 1600;
        const LEFT: usize = 400;
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
        let mut picture = Picture {
            id: "past-months",
            title: format!("Cases with any route, by {what}, under two rules"),
            about: format!(
                "Two bars for each {what}, rule A before rule B. The table of cases by {what} has the numbers."
            ),
            high: 0,
            inside: String::new(),
        };
        let first = picture.key(2, open) + if expects.is_some() { 22 } else { 8 };
        let floor = first * 10 + HIGH;
        let height = |tenths: usize| tenths * HIGH / top;
        let slot = (WIDE * 10 - LEFT) / months.len().max(1);
        let bar = (slot * 2 / 5).clamp(1, 240);
        for (place, month) in months.iter().enumerate() {
            let x = LEFT + place * slot;
            for (rule, tally) in month.pairs.tallies().iter().enumerate() {
                let (met, may) = (height(tally.met * 10), height(tally.open * 10));
                let x = x + rule * bar;
                picture.bar([x, floor - met, bar, met], rule, true);
                picture.bar([x, floor - met - may, bar, may], rule, false);
            }
            let begins = month.month.is_none_or(|month| month == 1) || place == 0;
            let room = place == 0 || month.month.is_some() || place % (1 + months.len() / 8) == 0;
            if begins && room && (place == 0 || place * slot > 420) {
                picture.line([x, floor, x, floor + 40], "none");
                picture.text(x / 10, floor / 10 + 17, "start", &month.year.to_string());
            }
        }
        picture.line([LEFT, floor, WIDE * 10, floor], "none");
        picture.text(LEFT / 10 - 5, floor / 10 + 4, "end", "0");
        let highest = tallies().map(|one| one.met + one.open).max().unwrap_or(0);
        let at = (floor - height(highest * 10)) / 10;
        picture.text(LEFT / 10 - 5, at + 5, "end", &highest.to_string());
        if let Some(expects) = expects {
            let y = floor - height(expects as usize);
            picture.line([LEFT, y, WIDE * 10, y], "6 3");
            let says = if by_year {
                (expects / 10).to_string()
            } else {
                tenths(expects)
            };
            picture.text(
                WIDE,
                first - 12,
                "end",
                &format!("Dashed line: guidance expects {says} a {what}"),
            );
        }
        picture.high = self.of_how_many(&mut picture, floor / 10 + 24);
        Some(picture)
    }
}

/// A length in tenths of a unit.
fn point(tenths: usize) -> String {
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
