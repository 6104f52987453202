//! What the picture shows: a mark for each thing, and in a lane of very many one for all that lie on one another, with their
//! number. So the picture stays one that is taken in at a glance, and costs what is seen of it.

use std::collections::BTreeMap;

use crate::logic::Truth;
use crate::model::case::Case;
use crate::model::dates::Day;

use super::{Lane, TimeMark, Timeline, counting, share};

/// The room a mark needs to be touched on the narrowest phone, in hundredths of a per cent.
const MARK: i64 = 900;

/// So many marks of a lane are each drawn for themselves, however many rows they need.
const EACH: usize = 40;

/// The most marks and rows of a lane in which some are drawn as one.
const MOST_MARKS: usize = 80;
const MOST_ROWS: usize = 12;

/// How near marks are that are drawn as one: the first of these under which there is room for all. They begin with a pixel of the
/// narrowest phone.
const NEAR: [i64; 6] = [36, 100, 300, MARK, 3 * MARK, 2 * super::WHOLE];

/// A mark of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnMark {
    /// The lane that it is drawn in.
    pub lane: Lane,
    /// Its row within the lane.
    pub row: usize,
    /// The first day that it covers.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// Whether it may have begun earlier than the picture shows.
    pub open_first: bool,
    /// Whether it may go on longer than the picture shows.
    pub open_last: bool,
    /// Whether what it stands for counts for potential escalation; all of it does alike.
    pub counts: Option<Truth>,
    /// What it stands for, by place among the marks, the oldest first.
    pub marks: Vec<usize>,
}

impl DrawnMark {
    /// In one line what it stands for: all that is known of one thing, and of several how many and when.
    pub fn words(&self, found: &Timeline, case: &Case) -> String {
        if let [one] = self.marks.as_slice()
            && let Some(one) = found.marks.get(*one)
        {
            return one.words(case);
        }
        let (first, last) = (self.first, self.last);
        let when = match (self.open_first, self.open_last) {
            (false, false) if first == last => format!("on {first}"),
            (false, false) => format!("from {first} to {last}"),
            (true, false) => format!("up to {last}"),
            (false, true) => format!("from {first} on"),
            (true, true) => "without a date".to_owned(),
        };
        let counts = self.counts.map_or_else(String::new, |answer| {
            format!(". Each: {}", counting(answer).trim_end_matches('.'))
        });
        let (title, many) = (self.lane.title(), self.marks.len());
        format!("{title}: {many} {when}{counts}")
    }
}

/// The lanes that hold anything, each with its rows, and their marks in the order of time.
pub(super) fn picture(
    marks: &[TimeMark],
    from: Day,
    until: Day,
) -> (Vec<(Lane, usize)>, Vec<DrawnMark>) {
    let (mut lanes, mut drawn) = (Vec::new(), Vec::new());
    for lane in Lane::ALL.iter().copied() {
        let own = marks.iter().enumerate();
        let own: Vec<_> = own.filter(|(_, mark)| mark.lane == lane).collect();
        let (rows, marks) = in_lane(&own, from, until);
        if rows > 0 {
            lanes.push((lane, rows));
            drawn.extend(marks);
        }
    }
    drawn.sort_by_key(|mark| mark.marks.first().copied());
    (lanes, drawn)
}

fn in_lane(marks: &[(usize, &TimeMark)], from: Day, until: Day) -> (usize, Vec<DrawnMark>) {
    let mut drawn: Vec<DrawnMark> = Vec::new();
    if marks.len() <= EACH {
        drawn.extend(marks.iter().map(|(place, mark)| alone(*place, mark)));
        return (put_in_rows(&mut drawn, from, until), drawn);
    }
    let mut rows = 0;
    for near in NEAR {
        drawn = together(marks, near, from, until);
        rows = put_in_rows(&mut drawn, from, until);
        if drawn.len() <= MOST_MARKS && rows <= MOST_ROWS {
            break;
        }
    }
    (rows, drawn)
}

fn alone(place: usize, mark: &TimeMark) -> DrawnMark {
    DrawnMark {
        lane: mark.lane,
        row: 0,
        first: mark.first,
        last: mark.last,
        open_first: mark.open_first,
        open_last: mark.open_last,
        counts: mark.counts,
        marks: vec![place],
    }
}

/// Those that begin and end as near one another as that, look alike and count alike, as one mark each.
fn together(marks: &[(usize, &TimeMark)], near: i64, from: Day, until: Day) -> Vec<DrawnMark> {
    let mut drawn: Vec<DrawnMark> = Vec::new();
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    for (place, mark) in marks {
        let at = |day: Day| share(from, until, day) / near;
        let open = (mark.open_first, mark.open_last);
        let counts = mark.counts.map(|answer| answer as u8);
        let key = (at(mark.first), at(mark.last), open, counts);
        let known = places.get(&key).and_then(|known| drawn.get_mut(*known));
        match known {
            Some(known) => {
                known.first = known.first.min(mark.first);
                known.last = known.last.max(mark.last);
                known.marks.push(*place);
            }
            None => {
                places.insert(key, drawn.len());
                drawn.push(alone(*place, mark));
            }
        }
    }
    drawn
}

/// Gives each mark of a lane the first row in which it lies over no other, and says how many rows there are.
fn put_in_rows(marks: &mut [DrawnMark], from: Day, until: Day) -> usize {
    let mut ends: Vec<i64> = Vec::new();
    for mark in marks {
        let start = share(from, until, mark.first);
        let end = share(from, until, mark.last) + MARK;
        mark.row = ends
            .iter()
            .position(|free| *free <= start)
            .unwrap_or(ends.len());
        match ends.get_mut(mark.row) {
            Some(free) => *free = end,
            None => ends.push(end),
        }
    }
    ends.len()
}
