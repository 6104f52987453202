//! What came of a comparison, in sentences and tables.

use crate::logic::Truth;
use crate::model::dates::Day;
use crate::model::rules::RouteKind;
use crate::words::explain::{capitalised, list, truth_small};

use super::compared::{CaseOutcome, Compared, Month, Rule, Under};
use super::csv::written;
use super::expected::Expected;
use super::left_out::{Doubt, Reason};
use super::missing::MISSING;
use super::pairs::{ANSWERS, AnswerPair, Tally};
use super::rows::PastRow;
use super::table::{Table, tables_csv};

/// What the two rules are called where there is little room.
pub(super) const LETTERS: [&str; 2] = ["A", "B"];

impl AnswerPair {
    /// What is said of the cases in it.
    pub fn words(self) -> &'static str {
        match (self.first, self.second) {
            (Truth::Met, Truth::Met) => "Met under both",
            (Truth::Met, Truth::CannotTell) => {
                "Met under A; under B it cannot be told: these may leave"
            }
            (Truth::Met, Truth::NotMet) => "Met under A, not met under B: these leave",
            (Truth::CannotTell, Truth::Met) => {
                "Met under B; under A it cannot be told: these may enter"
            }
            (Truth::CannotTell, Truth::CannotTell) => {
                "It cannot be told under either: these may enter, leave or neither"
            }
            (Truth::CannotTell, Truth::NotMet) => {
                "Not met under B; under A it cannot be told: these may leave"
            }
            (Truth::NotMet, Truth::Met) => "Not met under A, met under B: these enter",
            (Truth::NotMet, Truth::CannotTell) => {
                "Not met under A; under B it cannot be told: these may enter"
            }
            (Truth::NotMet, Truth::NotMet) => "Not met under either",
        }
    }

    /// How a case in it moves, in a word.
    fn moves(self) -> &'static str {
        match (self.first, self.second) {
            (Truth::Met, Truth::Met) => "both",
            (Truth::Met, Truth::CannotTell) | (Truth::CannotTell, Truth::NotMet) => "may-leave",
            (Truth::Met, Truth::NotMet) => "leave",
            (Truth::CannotTell, Truth::Met) | (Truth::NotMet, Truth::CannotTell) => "may-enter",
            (Truth::CannotTell, Truth::CannotTell) => "may-enter-or-leave",
            (Truth::NotMet, Truth::Met) => "enter",
            (Truth::NotMet, Truth::NotMet) => "neither",
        }
    }

    fn id(self) -> &'static str {
        match (self.first, self.second) {
            (Truth::Met, Truth::Met) => "met-met",
            (Truth::Met, Truth::CannotTell) => "met-open",
            (Truth::Met, Truth::NotMet) => "met-not",
            (Truth::CannotTell, Truth::Met) => "open-met",
            (Truth::CannotTell, Truth::CannotTell) => "open-open",
            (Truth::CannotTell, Truth::NotMet) => "open-not",
            (Truth::NotMet, Truth::Met) => "not-met",
            (Truth::NotMet, Truth::CannotTell) => "not-open",
            (Truth::NotMet, Truth::NotMet) => "not-not",
        }
    }
}

impl Rule {
    fn named(&self) -> String {
        format!("{}, {}", self.area, self.version)
    }
}

impl Month {
    /// "March 2018", or "2018".
    pub fn named(self) -> String {
        let day = self.month.and_then(|month| Day::new(self.year, month, 1));
        day.map_or_else(|| self.year.to_string(), |day| day.to_string().split_off(2))
    }
}

impl Compared {
    /// Which rule is which.
    pub fn which(&self) -> Vec<String> {
        let named = self
            .rules
            .iter()
            .zip(LETTERS)
            .map(|(rule, letter)| format!("Rule {letter}: {}.", rule.named()));
        let unknown = self.rules.iter().zip(LETTERS).flat_map(|(rule, letter)| {
            let of = |stands_in| -> Vec<&str> {
                let names = rule
                    .unknown
                    .iter()
                    .filter(move |(_, known)| *known == stands_in);
                names.map(|(name, _)| name.as_str()).collect()
            };
            let says = |names: Vec<&str>, what: &str| {
                let asks = if names.len() == 1 { "asks" } else { "ask" };
                (!names.is_empty()).then(|| {
                    format!(
                        "Under {letter}, what {} {asks} for is not known: {what}.",
                        list(&names, "and")
                    )
                })
            };
            [
                says(
                    of(true),
                    "national guidance stands in, so this is not the area's own answer",
                ),
                says(
                    of(false),
                    "nothing stands in, so it cannot be told in any case",
                ),
            ]
        });
        named.chain(unknown.flatten()).collect()
    }

    /// What came of it, in a few sentences; the first is the headline.
    pub fn summary(&self) -> Vec<String> {
        self.summary_of(["under A", "under B"])
    }

    /// The same, with other words for the two rules.
    pub fn summary_of(&self, [one, two]: [&str; 2]) -> Vec<String> {
        let Some((first, last)) = self.days() else {
            let none = "There are no past cases to compare.".to_owned();
            return std::iter::once(none)
                .chain(self.left_out().words())
                .collect();
        };
        let pairs = self.pairs();
        let [a, b] = pairs.tallies();
        let mut says = vec![
            self.headline(two),
            format!(
                "That is: {} is met in {} {one} and in {} {two}.",
                self.a_route(),
                cases(a.met),
                cases(b.met)
            ),
            if first == last {
                format!("{} decided on {first}.", cases(pairs.all()))
            } else {
                format!("{} decided from {first} to {last}.", cases(pairs.all()))
            },
        ];
        says.extend(self.left_out().words());
        says.extend(self.kept_in_doubt());
        let in_part = self.read_in_part();
        if in_part > 0 {
            says.push(format!(
                "In {} of these cases something does not read that neither rule asks for; they are decided.",
                grouped(in_part)
            ));
        }
        let may = pairs.that(AnswerPair::is_open);
        if may > 0 {
            let either = pairs.of(AnswerPair::of(Truth::CannotTell, Truth::CannotTell));
            let (enter, leave) = (
                pairs.that(AnswerPair::may_enter) - either,
                pairs.that(AnswerPair::may_leave) - either,
            );
            says.push(format!(
                "It cannot be told of {} {one} and of {} {two}: something that could settle it is not in the file. {} may enter or leave because of that: {} may enter, {} may leave, and {} may do either.",
                cases(a.open),
                cases(b.open),
                cases(may),
                grouped(enter),
                grouped(leave),
                grouped(either)
            ));
        }
        says.extend(self.elsewhere([one, two]));
        says.push("A route that is met is a reason to refer. How many of these would have been referred, and heard, is more than a rule decides.".to_owned());
        says
    }

    /// Which rows in doubt are among the cases.
    fn kept_in_doubt(&self) -> Option<String> {
        let kept = Doubt::ALL.iter().map(|doubt| (*doubt, self.kept(*doubt)));
        let kept: Vec<String> = kept
            .filter(|(_, rows)| *rows > 0)
            .map(|(doubt, rows)| match doubt {
                Doubt::Example => format!("{} of the template's examples", grouped(rows)),
                Doubt::Again => format!(
                    "{} whose reference stands in an earlier row too",
                    grouped(rows)
                ),
                Doubt::Later => format!("{} decided after the day of loading", grouped(rows)),
            })
            .collect();
        let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
        (!kept.is_empty()).then(|| format!("Kept among them: {}.", list(&kept, "and")))
    }

    /// From how many cases that are met to how many, and which make the difference: "479 → 521: 25 certainly new, 17 that
    /// could not be told before; 185 cannot be told for want of events."
    fn headline(&self, two: &str) -> String {
        let pairs = self.pairs();
        let [a, b] = pairs.tallies();
        let of = |first, second| pairs.of(AnswerPair::of(first, second));
        let named = |parts: [(usize, &str); 2]| {
            let some = parts.into_iter().filter(|(cases, _)| *cases > 0);
            some.map(|(cases, says)| format!("{} {says}", grouped(cases)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let more = named([
            (of(Truth::NotMet, Truth::Met), "certainly new"),
            (
                of(Truth::CannotTell, Truth::Met),
                "that could not be told before",
            ),
        ]);
        let fewer = named([
            (of(Truth::Met, Truth::NotMet), "that certainly leave"),
            (
                of(Truth::Met, Truth::CannotTell),
                "that can no longer be told",
            ),
        ]);
        let change = match (more.is_empty(), fewer.is_empty()) {
            (true, true) => {
                let settled = of(Truth::CannotTell, Truth::NotMet);
                let verb = if settled == 1 { "is" } else { "are" };
                let settled = (settled > 0).then(|| {
                    format!(
                        "; {} that could not be told before {verb} not met",
                        grouped(settled)
                    )
                });
                format!(
                    "no case certainly enters or leaves{}",
                    settled.unwrap_or_default()
                )
            }
            (false, true) => more,
            (true, false) => format!("less {fewer}"),
            (false, false) => format!("{more}; less {fewer}"),
        };
        let open = match self.most_missing(1) {
            Some((subject, of)) if of == b.open => {
                format!(
                    "; {} cannot be told {two} for want of {subject}",
                    grouped(of)
                )
            }
            Some((subject, of)) => {
                format!(
                    "; {} cannot be told {two}, {} of them for want of {subject}",
                    grouped(b.open),
                    grouped(of)
                )
            }
            None => String::new(),
        };
        format!("{} → {}: {change}{open}.", grouped(a.met), grouped(b.met))
    }

    /// The routes to other services, which are in none of the other numbers.
    fn elsewhere(&self, [one, two]: [&str; 2]) -> Option<String> {
        let of_kind = self
            .kinds()
            .into_iter()
            .find(|of_kind| of_kind.kind == RouteKind::OtherService)?;
        let [a, b] = of_kind.tallies().map(|tally| tally.unwrap_or_default().met);
        Some(format!(
            "A route to another service is met in {} {one} and in {} {two}; these are counted apart, and in none of the numbers above.",
            cases(a),
            cases(b)
        ))
    }

    /// The tables, with the number of adult women in the area where the user has said it.
    pub fn tables(&self, expected: &Expected, women: Option<u32>) -> Vec<Table> {
        let mut tables = vec![self.pairs_table(), self.rows_table(), self.kinds_table()];
        tables.extend(self.missing_table());
        tables.push(self.months_table(expected, women));
        tables
    }

    /// A route to the forum of a rule, which is what the numbers are of.
    fn a_route(&self) -> String {
        let [one, two] = &self.rules;
        if one.forum == two.forum {
            format!("a route to {}", one.forum)
        } else {
            "a route to the forum of each rule".to_owned()
        }
    }

    /// What the line is called that counts a case once, whichever route to the forum of a rule it meets.
    pub(super) fn any_route(&self) -> String {
        let [one, two] = &self.rules;
        let (one, two) = (&one.forum, &two.forum);
        if one == two {
            format!("Any route to {one}")
        } else {
            format!("Any route to {one} (A) or {two} (B)")
        }
    }

    fn kinds_table(&self) -> Table {
        let row = |name: &str, tallies: [Option<Tally>; 2]| {
            let numbers = |tally: Option<Tally>| match tally {
                Some(tally) => {
                    [tally.met, tally.open, tally.not_met].map(|number| number.to_string())
                }
                None => ["no such route", "", ""].map(str::to_owned),
            };
            std::iter::once(name.to_owned())
                .chain(tallies.into_iter().flat_map(numbers))
                .collect()
        };
        let mut kinds = self.kinds();
        let elsewhere = kinds
            .extract_if(.., |of_kind| of_kind.kind == RouteKind::OtherService)
            .collect::<Vec<_>>();
        let mut rows: Vec<Vec<String>> = kinds
            .iter()
            .map(|of_kind| row(of_kind.kind.name(), of_kind.tallies()))
            .collect();
        rows.push(row(&self.any_route(), self.pairs().tallies().map(Some)));
        rows.extend(
            elsewhere
                .iter()
                .map(|of_kind| row(of_kind.kind.name(), of_kind.tallies())),
        );
        let head = LETTERS
            .iter()
            .flat_map(|letter| ANSWERS.map(|answer| format!("{letter}: {}", truth_small(answer))));
        Table {
            id: "kinds",
            title: "Cases by kind of route".to_owned(),
            note: "A case may meet several routes and counts in each. A route to another service is on a line of its own, and is in no other."
                .to_owned(),
            head: std::iter::once("Route".to_owned()).chain(head).collect(),
            rows,
        }
    }

    /// The nine pairs, and the two rules' own numbers at their edges.
    fn pairs_table(&self) -> Table {
        let pairs = self.pairs();
        let row = |name: String, of: &dyn Fn(Truth) -> usize| {
            let counts = ANSWERS.map(of);
            let all: usize = counts.iter().sum();
            std::iter::once(name)
                .chain(counts.iter().chain([&all]).map(usize::to_string))
                .collect::<Vec<_>>()
        };
        let mut rows = ANSWERS
            .map(|first| {
                row(format!("A: {}", truth_small(first)), &|second| {
                    pairs.of(AnswerPair::of(first, second))
                })
            })
            .to_vec();
        rows.push(row("All cases".to_owned(), &|second| {
            pairs.that(|pair| pair.second == second)
        }));
        let head = ANSWERS.map(|answer| format!("B: {}", truth_small(answer)));
        Table {
            id: "crossed",
            title: format!("From rule A to rule B: {}", self.any_route().replacen("Any", "any", 1)),
            note: "Each case is in one of these nine numbers, and every other number here is made from them."
                .to_owned(),
            head: std::iter::once("Under A".to_owned()).chain(head).chain(["All cases".to_owned()]).collect(),
            rows,
        }
    }

    /// What became of every row of the file.
    fn rows_table(&self) -> Table {
        let left_out = self.left_out();
        let decided = self.pairs().all();
        let row = |says: String, rows: usize| vec![says, rows.to_string()];
        let mut rows = vec![row("Decided under both rules".to_owned(), decided)];
        rows.extend(
            left_out
                .by_reason()
                .iter()
                .map(|(reason, of)| row(format!("Left out: {}", reason.words()), *of)),
        );
        rows.push(row("All rows".to_owned(), decided + left_out.all()));
        Table {
            id: "rows",
            title: "Rows of the file".to_owned(),
            note: "A row counts once, under the first reason that it is left out for. Rows without anything in them are not counted."
                .to_owned(),
            head: ["What became of them", "Rows"].map(str::to_owned).to_vec(),
            rows,
        }
    }

    /// What is missing where it cannot be told; nothing where it can be told of every case.
    fn missing_table(&self) -> Option<Table> {
        let missing = self.missing();
        let row = |(missing, [a, b]): &(super::Missing, [usize; 2])| {
            let words = MISSING.iter().find(|(known, ..)| known == missing);
            let (column, says) = words.map_or(("", ""), |(_, column, says)| (*column, *says));
            vec![
                column.to_owned(),
                capitalised(says),
                a.to_string(),
                b.to_string(),
            ]
        };
        (!missing.is_empty()).then(|| Table {
            id: "missing",
            title: "What is missing where it cannot be told".to_owned(),
            note: "Cases of which no route to the forum is met, and that the column could settle. One case may lack several and counts in each.".to_owned(),
            head: ["Column", "What is not known", "A: cases", "B: cases"].map(str::to_owned).to_vec(),
            rows: missing.iter().map(row).collect(),
        })
    }

    fn months_table(&self, expected: &Expected, women: Option<u32>) -> Table {
        let months = self.months();
        let by_year = months.first().is_some_and(|month| month.month.is_none());
        let expects = women.map(|women| {
            if by_year {
                expected.a_year(women).to_string()
            } else {
                tenths(expected.tenths_a_month(women))
            }
        });
        let row = |month: &Month| {
            let numbers = month
                .pairs
                .tallies()
                .into_iter()
                .flat_map(|tally| [tally.met, tally.open])
                .map(|number| number.to_string());
            std::iter::once(month.named())
                .chain(numbers)
                .chain(expects.clone())
                .collect()
        };
        let head = LETTERS
            .iter()
            .flat_map(|letter| [format!("{letter}: met"), format!("{letter}: cannot tell")]);
        let last = women.map(|_| "Guidance expects".to_owned());
        let what = if by_year { "Year" } else { "Month" };
        Table {
            id: "months",
            title: format!("Cases with any route, by {}", what.to_lowercase()),
            note: "The first and the last may not be whole. The true number lies between those that are met and those together with what cannot be told.".to_owned(),
            head: std::iter::once(what.to_owned()).chain(head).chain(last).collect(),
            rows: months.iter().map(row).collect(),
        }
    }

    /// What guidance expects in the area, beside what the cases come to; nothing until the number of women is known.
    /// `months` is how long the file covers: its first and its last case may lie well within that.
    pub fn load(&self, expected: &Expected, women: Option<u32>, months: usize) -> Option<String> {
        let women = women?;
        let count = |number: u32| grouped(number as usize);
        let begin = format!(
            "For {} adult women, {} for every {} comes to {} cases in twelve months.",
            count(women),
            count(expected.cases),
            count(expected.women),
            count(expected.a_year(women))
        );
        if months < 12 {
            return Some(format!(
                "{begin} The cases here are of less than that, which is too little to say what they come to."
            ));
        }
        let yearly = |number: usize| (number * 12 + months / 2) / months;
        let [a, b] = self.pairs().tallies().map(|tally| {
            let (least, most) = (yearly(tally.met), yearly(tally.met + tally.open));
            if least == most {
                grouped(least)
            } else {
                format!("{} to {}", grouped(least), grouped(most))
            }
        });
        Some(format!(
            "{begin} At the pace of these cases, {} is met in {a} under A and {b} under B in as long a time.",
            self.a_route()
        ))
    }

    /// The cases in a pair, as many as are asked for.
    pub fn listed(&self, pair: AnswerPair, most: usize) -> Table {
        let row = |(row, outcome): (&PastRow, &CaseOutcome)| {
            let [a, b] = outcome.under.map(|under| reasons(&under));
            vec![
                self.reference(row).to_owned(),
                row.line.to_string(),
                row.date.iso(),
                a,
                b,
            ]
        };
        let all = self.pairs().of(pair);
        let note = if all > most {
            format!("The first {most} of {all}. The saved file has all of them.")
        } else {
            String::new()
        };
        Table {
            id: pair.id(),
            title: format!("{} ({all})", pair.words()),
            note,
            head: ["Case", "Line", "Day", "Under A", "Under B"]
                .map(str::to_owned)
                .to_vec(),
            rows: self.that(pair).take(most).map(row).collect(),
        }
    }

    /// Every case and what became of it, and after them every row that was left out, as a file for a spreadsheet.
    pub fn cases_csv(&self) -> String {
        let mut text = String::from(
            "case,line,date,move,A,A routes met,A missing,B,B routes met,B missing,left out because\r\n",
        );
        let mut line = |cells: Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| written(cell)).collect();
            text += &cells.join(",");
            text += "\r\n";
        };
        for (row, outcome) in self.cases() {
            let mut cells = vec![
                self.reference(row).to_owned(),
                row.line.to_string(),
                row.date.iso(),
                outcome.pair().moves().to_owned(),
            ];
            for under in &outcome.under {
                cells.extend([
                    truth_small(under.forum).to_owned(),
                    met(under),
                    lacks(under),
                ]);
            }
            cells.push(String::new());
            line(cells);
        }
        let mut left_out = |[case, at, date]: [String; 3], reason: Reason| {
            let answers = std::iter::repeat_n(String::new(), 6);
            let cells = [case, at, date, "left-out".to_owned()]
                .into_iter()
                .chain(answers);
            line(cells.chain([reason.words()]).collect());
        };
        for (place, reason) in &self.passed {
            let Some(row) = self.past.rows.get(*place as usize) else {
                continue;
            };
            left_out(
                [
                    self.reference(row).to_owned(),
                    row.line.to_string(),
                    row.date.iso(),
                ],
                *reason,
            );
        }
        for (at, reason) in &self.past.refused {
            left_out([String::new(), at.to_string(), String::new()], *reason);
        }
        if self.past.beyond > 0 {
            left_out(
                [
                    format!("{} more rows", self.past.beyond),
                    String::new(),
                    String::new(),
                ],
                Reason::Beyond,
            );
        }
        text
    }

    /// Everything that is said of it, as lines of text: the same sentences and tables as on the page.
    pub fn text(&self, expected: &Expected, women: Option<u32>) -> String {
        let mut lines: Vec<String> = vec!["Past cases under two rules".to_owned(), String::new()];
        lines.extend(self.past.made_up.first().cloned());
        lines.extend(self.which());
        lines.push(String::new());
        lines.extend(self.summary());
        for table in self.tables(expected, women) {
            lines.extend([String::new(), table.title.clone()]);
            lines.extend(Some(table.note.clone()).filter(|note| !note.is_empty()));
            lines.extend(
                std::iter::once(&table.head)
                    .chain(&table.rows)
                    .map(|row| row.join(" | ")),
            );
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// The sentences and the tables as one file for a spreadsheet.
    pub fn tables_csv(&self, expected: &Expected, women: Option<u32>) -> String {
        let says = self
            .past
            .made_up
            .first()
            .cloned()
            .into_iter()
            .chain(self.which())
            .chain(self.summary());
        let lines: String = says.map(|says| written(&says) + "\r\n").collect();
        format!("{lines}\r\n{}", tables_csv(&self.tables(expected, women)))
    }
}

/// The kinds of route that are met.
fn met(under: &Under) -> String {
    let is_met = |kind| under.kind(kind) == Some(Truth::Met);
    let kinds = RouteKind::every().filter(|kind| is_met(*kind));
    let names: Vec<&str> = kinds.map(RouteKind::name).collect();
    names.join("; ")
}

/// The columns that could settle it.
fn lacks(under: &Under) -> String {
    let mut names: Vec<&str> = Vec::new();
    for missing in under.missing() {
        let column = MISSING
            .iter()
            .find(|(known, ..)| *known == missing)
            .map_or("", |(_, column, _)| *column);
        if !names.contains(&column) {
            names.push(column);
        }
    }
    names.join("; ")
}

fn reasons(under: &Under) -> String {
    let elsewhere = under.kind(RouteKind::OtherService) == Some(Truth::Met);
    let besides = if elsewhere {
        format!("; met: {}", RouteKind::OtherService.name())
    } else {
        String::new()
    };
    match under.forum {
        Truth::Met => met(under),
        Truth::CannotTell => format!("Cannot tell: {}{besides}", lacks(under)),
        Truth::NotMet => format!("Not met{besides}"),
    }
}

/// "1 case", "1,200 cases".
fn cases(number: usize) -> String {
    if number == 1 {
        "1 case".to_owned()
    } else {
        format!("{} cases", grouped(number))
    }
}

/// A number in a sentence: "1,200".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of tenths: "12.3".
pub(super) fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
