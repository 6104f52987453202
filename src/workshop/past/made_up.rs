//! A set that is made up, for trying this out and for training: the same every time, and like nothing real.

use oorandom::Rand32;

use crate::model::dates::Day;

use super::csv::written;

/// What is to be made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeUp {
    /// The page makes up one set; another number gives another, which is for tests.
    pub seed: u64,
    /// How many cases.
    pub cases: u32,
    /// The last day of decision; the first is three years before.
    pub until: Day,
}

/// Days over which the cases are spread.
const SPREAD: u32 = 3 * 365;
/// Days before the decision in which the events lie.
const BEFORE: u32 = 2 * 365;
/// One in so many of the cells that may be unknown is.
const UNKNOWN: u32 = 12;
const MOST_EVENTS: u32 = 8;
/// Days from a referral to the meeting.
const WAIT: u32 = 21;
/// Of ten events, how the police recorded them.
const RECORDED: [&str; 10] = [
    "crime",
    "crime",
    "crime",
    "crime",
    "incident",
    "incident",
    "incident",
    "reported",
    "not reported",
    "unknown",
];

impl MadeUp {
    /// The columns of such a set.
    pub const HEADINGS: [&'static str; 12] = [
        "case",
        "date",
        "age",
        "relationship",
        "yes",
        "grade",
        "judgement",
        "judgement written",
        "events",
        "events complete",
        "maracs",
        "maracs complete",
    ];

    /// How it is made, in sentences: none of it is taken from real cases.
    pub fn says(&self) -> Vec<String> {
        vec![
            format!("These {} cases are made up. No number in them is taken from real cases, so nothing here says what a rule does in any area.", self.cases),
            format!("Days of decision: spread evenly over the {SPREAD} days up to {}.", self.until),
            "Yes answers: the mean of two throws, rounded down, each as likely to be any number from none to all, so that the middle is the most frequent.".to_owned(),
            "Grade: high in three of four cases with more than half of the questions yes, and in one of eight of the others; the rest medium or standard in equal parts.".to_owned(),
            "Judged that it should be heard: in one of five cases; the reasons written down in three of four of those.".to_owned(),
            format!("Events: there is one in six of ten cases, and after each another in six of ten, up to {MOST_EVENTS}; each on any of the {BEFORE} days up to the decision. Of ten, four are recorded as crimes, three as incidents, one as reported, one was not reported and of one it is not known."),
            format!("Earlier MARACs: three of ten cases have one, which met on any of the {BEFORE} days up to the decision, {WAIT} days after it was referred."),
            "Ages: evenly from 16 to 75. Half of those causing harm are former partners, three of ten partners, two of ten relatives.".to_owned(),
            format!("One in {UNKNOWN} of each of these is left unknown, but no day of decision is. The events, and the earlier MARACs, are said to be all there were; where some are listed, that too is left unknown in one of {UNKNOWN}, and where it is unknown what there was, it always is."),
        ]
    }
}

/// A set that is being made up.
pub(super) struct Making {
    set: MadeUp,
    random: Rand32,
    items: u32,
    made: u32,
    cells: Vec<String>,
}

impl Making {
    pub(super) fn new(set: MadeUp, items: usize) -> Self {
        let items = u32::try_from(items).unwrap_or(0);
        Self {
            set,
            random: Rand32::new(set.seed),
            items,
            made: 0,
            cells: Vec::new(),
        }
    }

    pub(super) fn progress(&self) -> (usize, usize) {
        (self.made as usize, self.set.cases as usize)
    }

    /// The next case: its number, and its cells in the order of the headings.
    pub(super) fn next(&mut self) -> Option<(u32, &[String])> {
        if self.made == self.set.cases {
            return None;
        }
        self.made += 1;
        let day = self.set.until.minus_days(self.below(SPREAD));
        let yes = (self.below(self.items + 1) + self.below(self.items + 1)) / 2;
        let high = if yes * 2 > self.items {
            self.below(4) > 0
        } else {
            self.below(8) == 0
        };
        let grade = match (high, self.below(2)) {
            (true, _) => "high",
            (false, 0) => "medium",
            (false, _) => "standard",
        };
        let judged = self.below(5) == 0;
        let is_written = judged && self.below(4) > 0;
        let relationship = match self.below(10) {
            0..5 => "former partner",
            5..8 => "partner",
            _ => "family",
        };
        let age = 16 + self.below(60);
        let events = self.events(day);
        let maracs = self.maracs(day);
        let said = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let cells = [
            age.to_string(),
            relationship.to_owned(),
            yes.to_string(),
            grade.to_owned(),
            said(judged),
            said(is_written),
            events,
            "yes".to_owned(),
            maracs,
            "yes".to_owned(),
        ];
        self.cells.clear();
        self.cells.extend([format!("M{}", self.made), day.iso()]);
        for cell in cells {
            let unknown = self.below(UNKNOWN) == 0;
            self.cells.push(if unknown { String::new() } else { cell });
        }
        // None at all is the same as no more, and of a list that is unknown nothing more is known.
        for (list, complete) in [(8, 9), (10, 11)] {
            let says = match self.cells.get(list).map(String::as_str) {
                Some("none") => "yes",
                Some("") => "",
                _ => continue,
            };
            if let Some(complete) = self.cells.get_mut(complete) {
                says.clone_into(complete);
            }
        }
        Some((self.made, &self.cells))
    }

    fn below(&mut self, most: u32) -> u32 {
        self.random.rand_range(0..most.max(1))
    }

    fn events(&mut self, day: Day) -> String {
        let mut events = Vec::new();
        while (events.len() as u32) < MOST_EVENTS && self.below(10) < 6 {
            let when = day.minus_days(self.below(BEFORE)).iso();
            let recorded = RECORDED
                .get(self.below(10) as usize)
                .copied()
                .unwrap_or_default();
            events.push(format!("{when} {recorded}"));
        }
        if events.is_empty() {
            "none".to_owned()
        } else {
            events.join("; ")
        }
    }

    fn maracs(&mut self, day: Day) -> String {
        if self.below(10) >= 3 {
            return "none".to_owned();
        }
        let referred = day.minus_days(WAIT + self.below(BEFORE));
        format!(
            "referred {} met {}",
            referred.iso(),
            referred.plus_days(WAIT).iso()
        )
    }
}

/// The set as a file, for a checklist of so many questions.
pub fn made_up_csv(set: MadeUp, items: usize) -> String {
    let mut making = Making::new(set, items);
    let mut text = MadeUp::HEADINGS.join(",") + "\r\n";
    while let Some((_, cells)) = making.next() {
        let cells: Vec<String> = cells.iter().map(|cell| written(cell)).collect();
        text += &cells.join(",");
        text += "\r\n";
    }
    text
}
