//! The columns of a file of past cases, and what a heading means.

use crate::model::book::Rulebook;
use crate::model::instrument::Role;
use crate::model::rules::same_place;

/// A column that the program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is described in the table below")]
pub enum Column {
    Case,
    Date,
    Age,
    Relationship,
    Area,
    Checklist,
    Yes,
    Grade,
    Judgement,
    Written,
    Reasons,
    SignOff,
    Events,
    EventsComplete,
    EventsArea,
    Maracs,
    MaracsComplete,
    MaracsArea,
    Assessments,
    AssessmentsComplete,
}

impl Column {
    /// Its own bit in a set of columns.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The first column of such a set.
    pub(super) fn first_of(columns: u32) -> Option<Self> {
        COLUMNS
            .iter()
            .map(|(column, ..)| *column)
            .find(|column| columns & column.bit() != 0)
    }

    /// What stands over it.
    pub fn heading(self) -> &'static str {
        COLUMNS
            .iter()
            .find(|(known, ..)| *known == self)
            .map_or("", |(_, heading, _)| heading)
    }
}

/// Every column with its heading and what is in it, in the order of the template.
pub const COLUMNS: [(Column, &str, &str); 20] = [
    (
        Column::Case,
        "case",
        "Your own reference for the case. Never a name",
    ),
    (
        Column::Date,
        "date",
        "The day of decision: 2018-07-20 or 20/07/2018. Every row needs one",
    ),
    (
        Column::Age,
        "age",
        "The victim's age on that day, in whole years",
    ),
    (
        Column::Relationship,
        "relationship",
        "What the person causing harm was: partner, former partner, parent, child, family or other",
    ),
    (
        Column::Area,
        "area",
        "The area where the victim lived, by its name",
    ),
    (
        Column::Checklist,
        "checklist",
        "The id of the checklist that was used, where it is not the one chosen on the page",
    ),
    (
        Column::Yes,
        "yes",
        "How many questions of that checklist were answered yes, where all were put. Leave it empty where the answers are given one by one",
    ),
    (
        Column::Grade,
        "grade",
        "The professional's own grade on that day: standard, medium or high; where there are four, very high too",
    ),
    (
        Column::Judgement,
        "judgement",
        "yes when it was judged then that the case should be heard, no when it was not judged so",
    ),
    (
        Column::Written,
        "judgement written",
        "yes when the reasons for that judgement were written down, or no",
    ),
    (
        Column::Reasons,
        "judgement reasons",
        "How many of the listed prompts were picked as reasons",
    ),
    (
        Column::SignOff,
        "sign-off",
        "yes when everybody whom the rule asks for signed the referral off, or no when nobody did",
    ),
    (
        Column::Events,
        "events",
        "What this person had done to this victim by that day, with a semicolon between: 2018-07-20 crime; 2018-05 incident assault; 2018 unknown; or none",
    ),
    (
        Column::EventsComplete,
        "events complete",
        "yes when the events are all that was known after looking, no when they may not be",
    ),
    (
        Column::EventsArea,
        "events area",
        "The area where the events happened, for those that do not say",
    ),
    (
        Column::Maracs,
        "maracs",
        "Earlier MARACs about the two of them, with a semicolon between: 2017-05-20 (the meeting), or referred 2017-05-01 met 2017-05-20; or none",
    ),
    (
        Column::MaracsComplete,
        "maracs complete",
        "yes when these are all earlier MARACs, no when they may not be",
    ),
    (
        Column::MaracsArea,
        "maracs area",
        "The area whose MARAC it was, for those that do not say",
    ),
    (
        Column::Assessments,
        "assessments",
        "Earlier assessments, with a semicolon between: 2018-01-02 standard; 2018-05 medium; or none",
    ),
    (
        Column::AssessmentsComplete,
        "assessments complete",
        "yes when these are all earlier assessments, no when they may not be",
    ),
];

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One of the columns.
    Column(Column),
    /// A question of the checklist that the row was assessed with, by its id.
    Item(String),
    /// A question of another instrument.
    Other { instrument: String, item: String },
    /// It looks as if names or other personal details were in it, so it is not read.
    Personal,
    /// Nothing known.
    Unknown,
}

/// What the program knows that a heading may name.
#[derive(Clone, Debug)]
pub(super) struct HeadingNames {
    /// Every checklist by its id, with the ids of its questions.
    pub(super) checklists: Vec<(String, Vec<String>)>,
    /// Every question of another instrument: its id, its item's, and both as a heading.
    others: Vec<(String, String, String)>,
    /// What every area is called.
    areas: Vec<String>,
}

impl HeadingNames {
    pub(super) fn of(book: &Rulebook) -> Self {
        let (checklists, others): (Vec<_>, Vec<_>) = book
            .instruments
            .iter()
            .partition(|one| one.role == Role::Checklist);
        let items = |one: &&crate::model::instrument::Instrument| {
            one.items.iter().map(|item| item.id.clone()).collect()
        };
        let named = others.iter().flat_map(|one| {
            one.items
                .iter()
                .map(|item| (one.id.clone(), item.id.clone()))
        });
        Self {
            checklists: checklists
                .iter()
                .map(|one| (one.id.clone(), items(one)))
                .collect(),
            others: named
                .map(|(one, item)| (key(&format!("{one} {item}")), one, item))
                .map(|(key, one, item)| (one, item, key))
                .collect(),
            areas: book
                .areas
                .iter()
                .flat_map(|area| area.places.iter().chain([&area.name]))
                .cloned()
                .collect(),
        }
    }

    /// Whether an area is called so.
    pub(super) fn is_area(&self, name: &str) -> bool {
        self.areas.iter().any(|area| same_place(area, name))
    }

    /// What a heading means.
    pub(super) fn meaning(&self, heading: &str) -> Meaning {
        let key = key(heading);
        if let Some((column, ..)) = COLUMNS.iter().find(|(_, name, _)| self::key(name) == key) {
            return Meaning::Column(*column);
        }
        let number = ["item", "question", "q"]
            .into_iter()
            .find_map(|word| key.strip_prefix(word));
        let items = || self.checklists.iter().flat_map(|(_, items)| items);
        if let Some(id) = number.and_then(|number| items().find(|id| self::key(id) == number)) {
            return Meaning::Item(id.clone());
        }
        if let Some((instrument, item, _)) = self.others.iter().find(|(_, _, known)| *known == key)
        {
            return Meaning::Other {
                instrument: instrument.clone(),
                item: item.clone(),
            };
        }
        let plain = heading.to_lowercase();
        if PERSONAL.iter().any(|word| plain.contains(word)) {
            Meaning::Personal
        } else {
            Meaning::Unknown
        }
    }
}

/// Parts of headings over columns that hold what is not asked for.
const PERSONAL: [&str; 13] = [
    "name",
    "address",
    "postcode",
    "post code",
    "nhs",
    "dob",
    "birth",
    "phone",
    "mobile",
    "email",
    "e-mail",
    "nino",
    "insurance",
];

/// A heading without capitals, spaces, dashes, underscores, and the endings of plurals.
fn key(heading: &str) -> String {
    let mut key = String::with_capacity(heading.len());
    for word in heading
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let word = if word.len() > 3 {
            word.strip_suffix(['s', 'S']).unwrap_or(word)
        } else {
            word
        };
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

/// A file to fill in: every column, and three made-up cases that show how.
pub fn template() -> String {
    let headings: Vec<&str> = COLUMNS.iter().map(|(_, heading, _)| *heading).collect();
    let rows = [
        "A1,2018-07-20,34,former partner,,,15,high,no,,,yes,2018-07-19 crime assault; 2018-05 incident,yes,,none,,,none,yes",
        "A2,21/07/2018,unknown,partner,,,9,medium,yes,yes,2,yes,2018 unknown,no,,referred 2017-09-01 met 2017-09-20,yes,,2017-08-30 medium,no",
        "A3,2018-08-02,,,,,,standard,,,,,,,,,,,,",
    ];
    format!("{}\r\n{}\r\n", headings.join(","), rows.join("\r\n"))
}
