//! What came of a comparison, in sentences and tables.

use crate::dates::Day;
use crate::decision::Truth;
use crate::explain::{capitalised, list, truth_small};
use crate::rules::RouteKind;

use super::compared::{Compared, Month, Move, Outcome, Rule, Tally, Under};
use super::csv::written;
use super::expected::Expected;
use super::missing::MISSING;
use super::rows::Row;
use super::table::Table;

/// What the two rules are called where there is little room.
pub(super) const LETTERS: [&str; 2] = ["A", "B"];

const ANSWERS: [Truth; 3] = [Truth::Met, Truth::CannotTell, Truth::NotMet];

impl Move {
    /// What is said of the cases that move so.
    pub fn words(self) -> &'static str {
        match self {
            Self::Enters => "Not met under A, met under B: these enter",
            Self::Leaves => "Met under A, not met under B: these leave",
            Self::Stays => "Met under both",
            Self::Neither => "Not met under either",
            Self::MayEnter => "Met under B; under A it cannot be told, so these may enter",
            Self::MayLeave => "Met under A; under B it cannot be told, so these may leave",
            Self::Unknown => "Met under neither as far as can be told, and under A, B or both it cannot be told",
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Enters => "enter",
            Self::Leaves => "leave",
            Self::Stays => "both",
            Self::Neither => "neither",
            Self::MayEnter => "may-enter",
            Self::MayLeave => "may-leave",
            Self::Unknown => "unknown",
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
        let named = self.rules.iter().zip(LETTERS).map(|(rule, letter)| format!("Rule {letter}: {}.", rule.named()));
        let unknown = self.rules.iter().zip(LETTERS).flat_map(|(rule, letter)| {
            let of = |stands_in| -> Vec<&str> {
                let names = rule.unknown.iter().filter(move |(_, known)| *known == stands_in);
                names.map(|(name, _)| name.as_str()).collect()
            };
            let says = |names: Vec<&str>, what: &str| {
                (!names.is_empty())
                    .then(|| format!("Under {letter}, what {} asks for is not known: {what}.", list(&names, "and")))
            };
            [
                says(of(true), "national guidance stands in, so this is not the area's own answer"),
                says(of(false), "nothing stands in, so it cannot be told in any case"),
            ]
        });
        named.chain(unknown.flatten()).collect()
    }

    /// What came of it, in a few sentences.
    pub fn summary(&self) -> Vec<String> {
        self.summary_of(["under A", "under B"])
    }

    /// The same, with other words for the two rules.
    pub fn summary_of(&self, [one, two]: [&str; 2]) -> Vec<String> {
        let cases =
            |number: usize| if number == 1 { "1 case".to_owned() } else { format!("{} cases", grouped(number)) };
        let Some((first, last)) = self.days() else {
            return vec!["There are no past cases to compare.".to_owned()];
        };
        let [a, b] = self.tallies();
        let count = |moves| self.that(moves).count();
        let mut says = vec![
            format!("{} decided from {first} to {last}.", cases(self.outcomes.len())),
            format!(
                "A route is met in {} {one} and in {} {two}. {} would enter, and {} would leave.",
                cases(a.met),
                cases(b.met),
                cases(count(Move::Enters)),
                cases(count(Move::Leaves))
            ),
        ];
        if a.open + b.open > 0 {
            let may = count(Move::MayEnter) + count(Move::MayLeave);
            says.push(format!(
                "It cannot be told of {} {one} and of {} {two}: something that could settle it is not in the file. {} may enter or leave because of that.",
                cases(a.open), cases(b.open), cases(may)
            ));
        }
        says.push("A route that is met is a reason to refer. How many of these would have been referred, and heard, is more than a rule decides.".to_owned());
        says
    }

    /// The tables, with the number of adult women in the area where the user has said it.
    pub fn tables(&self, expected: &Expected, women: Option<u32>) -> Vec<Table> {
        let mut tables = vec![self.kinds_table(), self.crossed_table()];
        tables.extend(self.missing_table());
        tables.push(self.months_table(expected, women));
        tables
    }

    fn kinds_table(&self) -> Table {
        let row = |name: &str, tallies: [Option<Tally>; 2]| {
            let numbers = |tally: Option<Tally>| match tally {
                Some(tally) => [tally.met, tally.open, tally.not_met].map(|number| number.to_string()),
                None => ["no such route", "", ""].map(str::to_owned),
            };
            std::iter::once(name.to_owned()).chain(tallies.into_iter().flat_map(numbers)).collect()
        };
        let mut rows: Vec<Vec<String>> =
            self.kinds().into_iter().map(|(_, name, tallies)| row(name, tallies)).collect();
        rows.push(row("Any route to the MARAC, or what stands in its place", self.tallies().map(Some)));
        let head = LETTERS.iter().flat_map(|letter| ANSWERS.map(|answer| format!("{letter}: {}", truth_small(answer))));
        Table {
            id: "kinds",
            title: "Cases by kind of route".to_owned(),
            note: "A case may meet several routes and counts in each.".to_owned(),
            head: std::iter::once("Route".to_owned()).chain(head).collect(),
            rows,
        }
    }

    fn crossed_table(&self) -> Table {
        let crossed = self.crossed();
        let row = |(answer, counts): (Truth, [usize; 3])| {
            let total: usize = counts.iter().sum();
            let counts = counts.iter().chain([&total]).map(usize::to_string);
            std::iter::once(format!("A: {}", truth_small(answer))).chain(counts).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = ANSWERS.into_iter().zip(crossed).map(row).collect();
        let column = |place: usize| crossed.iter().filter_map(|row| row.get(place)).sum::<usize>();
        let all = [column(0), column(1), column(2), self.outcomes.len()];
        rows.push(std::iter::once("All cases".to_owned()).chain(all.iter().map(usize::to_string)).collect());
        let head = ANSWERS.map(|answer| format!("B: {}", truth_small(answer)));
        Table {
            id: "crossed",
            title: "From rule A to rule B: cases with any route".to_owned(),
            note: "Each case is in one cell.".to_owned(),
            head: std::iter::once("Under A".to_owned()).chain(head).chain(["All cases".to_owned()]).collect(),
            rows,
        }
    }

    /// What is missing where it cannot be told; nothing where it can be told of every case.
    fn missing_table(&self) -> Option<Table> {
        let missing = self.missing();
        let row = |(missing, [a, b]): &(super::Missing, [usize; 2])| {
            let words = MISSING.iter().find(|(known, ..)| known == missing);
            let (column, says) = words.map_or(("", ""), |(_, column, says)| (*column, *says));
            vec![column.to_owned(), capitalised(says), a.to_string(), b.to_string()]
        };
        (!missing.is_empty()).then(|| Table {
            id: "missing",
            title: "What is missing where it cannot be told".to_owned(),
            note: "Cases of which no route is met, and that the column could settle. One case may lack several and counts in each.".to_owned(),
            head: ["Column", "What is not known", "A: cases", "B: cases"].map(str::to_owned).to_vec(),
            rows: missing.iter().map(row).collect(),
        })
    }

    fn months_table(&self, expected: &Expected, women: Option<u32>) -> Table {
        let months = self.months();
        let by_year = months.first().is_some_and(|month| month.month.is_none());
        let expects = women.map(|women| {
            if by_year { expected.a_year(women).to_string() } else { tenths(expected.tenths_a_month(women)) }
        });
        let row = |month: &Month| {
            let numbers = month.under.iter().flat_map(|tally| [tally.met, tally.open]).map(|number| number.to_string());
            std::iter::once(month.named()).chain(numbers).chain(expects.clone()).collect()
        };
        let head = LETTERS.iter().flat_map(|letter| [format!("{letter}: met"), format!("{letter}: cannot tell")]);
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
        let [a, b] = self.tallies().map(|tally| {
            let (least, most) = (yearly(tally.met), yearly(tally.met + tally.open));
            if least == most { grouped(least) } else { format!("{} to {}", grouped(least), grouped(most)) }
        });
        Some(format!(
            "{begin} At the pace of these cases, a route is met in {a} under A and {b} under B in as long a time."
        ))
    }

    /// The cases that move so, as many as are asked for.
    pub fn moved(&self, moves: Move, most: usize) -> Table {
        let row = |(row, outcome): (&Row, &Outcome)| {
            let [a, b] = outcome.under.map(|under| reasons(&under));
            vec![self.reference(row).to_owned(), row.line.to_string(), row.date.iso(), a, b]
        };
        let all = self.that(moves).count();
        let note = if all > most {
            format!("The first {most} of {all}. The saved file has all of them.")
        } else {
            String::new()
        };
        Table {
            id: moves.id(),
            title: format!("{} ({all})", moves.words()),
            note,
            head: ["Case", "Line", "Day", "Under A", "Under B"].map(str::to_owned).to_vec(),
            rows: self.that(moves).take(most).map(row).collect(),
        }
    }

    /// Every case and what became of it, as a file for a spreadsheet.
    pub fn cases_csv(&self) -> String {
        let mut text = String::from("case,line,date,move,A,A routes met,A missing,B,B routes met,B missing\r\n");
        for (row, outcome) in self.cases() {
            let mut cells = vec![
                self.reference(row).to_owned(),
                row.line.to_string(),
                row.date.iso(),
                outcome.moves().id().to_owned(),
            ];
            for under in &outcome.under {
                cells.extend([truth_small(under.forum).to_owned(), met(under), lacks(under)]);
            }
            let cells: Vec<String> = cells.iter().map(|cell| written(cell)).collect();
            text += &cells.join(",");
            text += "\r\n";
        }
        text
    }
}

/// The kinds of route that are met.
fn met(under: &Under) -> String {
    let is_met = |kind| under.kind(kind) == Some(Truth::Met);
    let names: Vec<&str> = RouteKind::NAMED.iter().filter(|(kind, _)| is_met(*kind)).map(|(_, name)| *name).collect();
    names.join("; ")
}

/// The columns that could settle it.
fn lacks(under: &Under) -> String {
    let mut names: Vec<&str> = Vec::new();
    for missing in under.missing() {
        let column = MISSING.iter().find(|(known, ..)| *known == missing).map_or("", |(_, column, _)| *column);
        if !names.contains(&column) {
            names.push(column);
        }
    }
    names.join("; ")
}

fn reasons(under: &Under) -> String {
    match under.forum {
        Truth::Met => met(under),
        Truth::CannotTell => format!("Cannot tell: {}", lacks(under)),
        Truth::NotMet => "Not met".to_owned(),
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
