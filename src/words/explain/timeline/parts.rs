//! A long list in parts: its beginning, and what follows by years, in parts of a size that is shown at once.

use crate::model::case::Case;

use super::{Lane, TimeMark, Timeline};

/// The most entries that are shown as one list.
pub const LONG_LIST: usize = 50;

/// How many entries are shown at once of a longer one.
const PART: usize = 25;

/// A part of a list of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerPart {
    /// What it is called where it is closed.
    pub title: String,
    /// Its marks, by place among all.
    pub marks: Vec<usize>,
}

impl Timeline {
    /// The marks of these lanes, the newest first, in parts.
    pub fn newest_first(&self, lanes: &[Lane], case: &Case) -> Vec<LedgerPart> {
        let places = (0..self.marks.len()).rev();
        let of_these = |place: &usize| {
            let mark = self.marks.get(*place);
            mark.is_some_and(|mark| lanes.contains(&mark.lane))
        };
        self.parts(places.filter(of_these).collect(), case)
    }

    /// All marks, the oldest first, in parts.
    pub fn oldest_first(&self, case: &Case) -> Vec<LedgerPart> {
        self.parts((0..self.marks.len()).collect(), case)
    }

    fn parts(&self, places: Vec<usize>, case: &Case) -> Vec<LedgerPart> {
        let whole = |marks: Vec<usize>| LedgerPart {
            title: String::new(),
            marks,
        };
        if places.len() <= LONG_LIST {
            return vec![whole(places)];
        }
        let (first, rest) = places.split_at(PART);
        let mut parts = vec![whole(first.to_vec())];
        for year in rest.chunk_by(|one, next| self.year(*one) == self.year(*next)) {
            // Of the same size, as far as that goes, so that none is a remnant of one entry.
            let many = year.len().div_ceil(PART);
            let size = year.len().div_ceil(many);
            for (number, marks) in year.chunks(size).enumerate() {
                parts.push(LedgerPart {
                    title: self.title(marks, (number + 1, many), case),
                    marks: marks.to_vec(),
                });
            }
        }
        parts
    }

    /// The year under which a mark is looked for, the one it stands in in the order of time; none without any date.
    fn year(&self, place: usize) -> Option<i32> {
        let mark = self.marks.get(place)?;
        let day = match mark.lane {
            Lane::Orders => mark.first,
            _ => mark.last,
        };
        (!mark.undated).then(|| day.year())
    }

    fn title(&self, marks: &[usize], (number, of): (usize, usize), case: &Case) -> String {
        let entries = if marks.len() == 1 { "entry" } else { "entries" };
        let many = format!("{} {entries}", marks.len());
        let ends = [marks.first(), marks.last()];
        let mut named = ends.into_iter().flatten();
        let year = named.clone().next().and_then(|place| self.year(*place));
        let Some(year) = year else {
            return match of {
                1 => format!("Without a date: {many}"),
                _ => format!("Without a date, {number} of {of}: {many}"),
            };
        };
        let mut when = || {
            let mark: Option<&TimeMark> = named.next().and_then(|place| self.marks.get(*place));
            mark.map(|mark| mark.says(case).when).unwrap_or_default()
        };
        match of {
            1 => format!("{year}: {many}"),
            _ => format!("{year}, {} to {}: {many}", when(), when()),
        }
    }
}
