//! What no sentence may say, told from its words alone or held against the evidence.

use std::collections::BTreeSet;
use std::fmt;

use waymark::engine::decision::{Count, Evidence, Finding, SamePersonFound};
use waymark::logic::Truth;
use waymark::model::dates::Period;
use waymark::model::rules::Threshold;
use waymark::words::explain::{Explained, Facts};

use super::said::{Of, Said};

/// The most letters a sentence has.
pub const LONGEST: usize = 300;

/// What is wrong with a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// "1 events", "two questions is", "all two".
    Number,
    /// Two stops where one belongs, or a blank before one.
    Stops,
    /// A comma, a colon or a joining word with nothing on one of its sides.
    Dangling,
    /// Two blanks, or one at an end.
    Blanks,
    /// A word twice in a row, or a line twice in a list.
    Twice,
    /// A number that is not the one the evidence holds.
    Evidence,
    /// More letters than anybody reads.
    Long,
    /// The name of another forum than the one that hears cases there.
    Forum,
    /// Something that was to be filled in, or a date that is not known where a day belongs.
    Unfilled,
    /// A stretch of time that ends before it begins.
    Backward,
    /// A sentence that begins with a small letter.
    Small,
    /// A paper that speaks to whoever reads it as you.
    You,
    /// Two answers with one and the same reason, or a reason that only repeats its answer.
    Reason,
    /// Words that nobody says, or that were wrong each time they were said.
    Phrase,
}

/// A fault, and the text it is in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub kind: Kind,
    pub text: String,
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.text)
    }
}

/// Nouns that are counted: one, and several.
const NOUNS: [(&str, &str); 33] = [
    ("action", "actions"),
    ("answer", "answers"),
    ("assessment", "assessments"),
    ("assessor", "assessors"),
    ("attendance", "attendances"),
    ("case", "cases"),
    ("change", "changes"),
    ("child", "children"),
    ("crime", "crimes"),
    ("criterion", "criteria"),
    ("date", "dates"),
    ("day", "days"),
    ("event", "events"),
    ("fact", "facts"),
    ("grade", "grades"),
    ("incident", "incidents"),
    ("item", "items"),
    ("letter", "letters"),
    ("MARAC", "MARACs"),
    ("meeting", "meetings"),
    ("month", "months"),
    ("order", "orders"),
    ("person", "persons"),
    ("question", "questions"),
    ("reason", "reasons"),
    ("record", "records"),
    ("repair", "repairs"),
    ("report", "reports"),
    ("route", "routes"),
    ("step", "steps"),
    ("thing", "things"),
    ("week", "weeks"),
    ("year", "years"),
];

const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// A word without what stands around it, and whether a stop ends it.
fn bare(word: &str) -> (&str, bool) {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let ends = word.ends_with([',', '.', ';', ':', ')', '?', '!']);
    (bare, ends)
}

/// The number that a word is; small ones may be written in letters.
fn number(word: &str) -> Option<u64> {
    let small = word.to_lowercase();
    match NUMBERS.iter().position(|known| *known == small) {
        // "No" is as often a no.
        Some(0) => None,
        Some(place) => u64::try_from(place).ok(),
        None if word.len() < 4 => word.parse().ok(),
        // Four figures are a year.
        None => None,
    }
}

/// Whether a count and its noun, or the noun and its verb, do not agree.
fn number_is_wrong(text: &str) -> bool {
    let words: Vec<(&str, bool)> = text.split_whitespace().map(bare).collect();
    words.iter().enumerate().any(|(place, (word, ends))| {
        let next = |ahead: usize| words.get(place + ahead);
        if matches!(*word, "all" | "All")
            && next(1).is_some_and(|(next, _)| matches!(*next, "one" | "two" | "1" | "2"))
        {
            return true;
        }
        let Some(many) = number(word).filter(|_| !ends) else {
            return false;
        };
        // Of "1 of 4 questions" the first number is the subject.
        let is_whole = place
            .checked_sub(1)
            .is_some_and(|before| words[before].0 == "of");
        for ahead in 1..=4 {
            let Some((noun, ends)) = next(ahead) else {
                return false;
            };
            let found = NOUNS
                .iter()
                .find(|(one, several)| noun == one || noun == several);
            if let Some((one, several)) = found {
                let is_one = noun == one && noun != several;
                let verb = next(ahead + 1).map_or("", |(verb, _)| *verb);
                let disagrees = match (many, verb) {
                    _ if *ends
                        || is_whole
                        || matches!(*several, "days" | "weeks" | "months" | "years") =>
                    {
                        false
                    }
                    (1, "are" | "were" | "have") | (2.., "is" | "was" | "has") => true,
                    _ => false,
                };
                // Before another noun it is no noun of its own: "3 event records".
                let before = NOUNS
                    .iter()
                    .any(|(one, several)| verb == *one || verb == *several);
                return disagrees || (!before && (many == 1) != is_one);
            }
            let small = matches!(
                *noun,
                "a" | "of"
                    | "and"
                    | "or"
                    | "to"
                    | "in"
                    | "on"
                    | "by"
                    | "the"
                    | "needed"
                    | "between"
                    | "is"
                    | "are"
            );
            if *ends
                || small
                || number(noun).is_some()
                || noun.parse::<u64>().is_ok()
                || is_month(noun)
            {
                return false;
            }
        }
        false
    })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

fn stops_are_doubled(text: &str) -> bool {
    const DOUBLED: [&str; 17] = [
        "..", ",,", ";;", "::", ",.", ".,", ";.", ".;", ":.", ".:", ":;", ",;", "?.", "!.", " .",
        " ,", " ;",
    ];
    DOUBLED.iter().any(|doubled| text.contains(doubled))
        || text.contains(" :")
        || text.contains(". . ")
}

fn dangles(text: &str) -> bool {
    // A verb may keep its "in" or "to" at the end.
    const ENDS: [&str; 5] = [" and", " or", " of", " the", " from"];
    const WITHIN: [&str; 10] = [
        "()",
        "( ",
        " )",
        "(,",
        ",)",
        "(;",
        ";)",
        " and and ",
        " or or ",
        " and.",
    ];
    let ended = text.trim_end_matches(['.', ')']);
    text.starts_with([',', ';', ':', '.', ')'])
        || text.ends_with([',', ';'])
        || ENDS.iter().any(|end| ended.ends_with(end))
        || WITHIN.iter().any(|within| text.contains(within))
}

fn blanks_are_wrong(text: &str) -> bool {
    text.contains("  ") || text.trim() != text || text.is_empty()
}

fn word_twice(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    words
        .windows(2)
        .any(|pair| pair[0] == pair[1] && letters(pair[0]) && !matches!(pair[0], "that" | "had"))
}

fn is_unfilled(text: &str) -> bool {
    // A date that nobody knows has words that fit after a colon and in brackets, and not where a day stands.
    const BEFORE: [&str; 12] = [
        "of", "on", "from", "until", "after", "before", "since", "between", "by", "due", "day",
        "for",
    ];
    let dated = BEFORE
        .iter()
        .any(|before| text.contains(&format!(" {before} date not known")));
    let debug = ["Some(", "None)", "When::", "Unknown", "NaN"]
        .iter()
        .any(|word| text.contains(word));
    dated || debug || text.contains(['{', '}'])
}

/// The days of a text in the order they stand in, as numbers that can be compared.
fn days(text: &str) -> Vec<(usize, u32)> {
    let words: Vec<&str> = text.split_whitespace().map(|word| bare(word).0).collect();
    let day = |place: usize| {
        let day: u32 = words[place]
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let month = MONTHS
            .iter()
            .position(|month| words.get(place + 1) == Some(month))?;
        let year: u32 = words.get(place + 2)?.parse().ok()?;
        Some((
            place,
            year * 10_000 + u32::try_from(month).ok()? * 100 + day,
        ))
    };
    (0..words.len()).filter_map(day).collect()
}

/// "from A to B" and "between A and B", where B lies before A.
fn is_backward(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(|word| bare(word).0).collect();
    let days = days(text);
    days.windows(2).any(|pair| {
        let ((first, one), (second, other)) = (pair[0], pair[1]);
        let opens = first.checked_sub(1).map(|place| words[place]);
        let joins = words[second - 1];
        let joined = second == first + 4
            && matches!(
                (opens, joins),
                (Some("from" | "From"), "to") | (Some("between"), "and")
            );
        // "From the MARAC of A to B".
        let spans = second == first + 4 && joins == "to";
        (joined || spans) && other < one
    })
}

/// Words that no sentence has: a rough date after "of", a grade above the highest, a reader who is not the worker.
const PHRASES: [&str; 19] = [
    "If not: If ",
    " of the MARAC of the referral",
    " of about ",
    " of before ",
    " of after ",
    " of between ",
    "at least high",
    "high or above",
    "reported to the police or event not reported",
    "reported to the police or events not reported",
    "Since the newest checklist: ",
    "You judged",
    "takes nothing from",
    "This is needed. Needed",
    " with in ",
    "victim's somebody",
    "person harmed, ",
    "last discussed of ",
    " the 1 month",
];

/// Whether a text has such words, or lists within a sentence what is open of one thing.
fn has_phrase(text: &str) -> bool {
    let lists = |sentence: &str| sentence.contains("could change that") && sentence.contains(": ");
    PHRASES.iter().any(|phrase| text.contains(phrase)) || sentences(text).any(lists)
}

/// What stands in brackets behind an answer and says no more than the answer.
const REPEATS: [&str; 7] = [
    "This is needed",
    "Both of these are",
    "Either of these",
    "All of these are",
    "Any one of these",
    "There is such an event",
    "Whether there is such an event",
];

/// Whether one of two answers beside each other has no reason of its own.
fn reason_is_missing(text: &str) -> bool {
    let mut reasons = BTreeSet::new();
    let answers = text.split("). ").filter_map(|one| one.split_once(" ("));
    answers.into_iter().any(|(answer, reason)| {
        let answers = ["Met ", "Not met ", "Cannot tell "];
        let reason = reason.trim_end_matches([')', '.']);
        let is_answer = answers.iter().any(|word| answer.starts_with(word));
        let repeats = REPEATS.iter().any(|words| reason.starts_with(words));
        is_answer && (repeats || !reasons.insert(reason))
    })
}

/// Whether one of the sentences begins with a small letter.
fn begins_small(text: &str) -> bool {
    text.split(". ")
        .any(|sentence| sentence.starts_with(char::is_lowercase))
}

/// The sentences of a text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n'])
        .flat_map(|line| line.split(". "))
        .flat_map(|line| line.split("? "))
}

/// What is wrong with the pieces, by their words.
pub fn in_words<'s>(said: impl IntoIterator<Item = &'s Said>) -> BTreeSet<Fault> {
    let mut found = BTreeSet::new();
    for Said { of, text, instead } in said {
        let mut put = |kind: Kind, wrong: bool| {
            if wrong {
                found.insert(Fault {
                    kind,
                    text: text.clone(),
                });
            }
        };
        // What others wrote keeps its words: a title of a source, a note of the case.
        if *of == Of::Source {
            continue;
        }
        put(Kind::Number, number_is_wrong(text));
        put(Kind::Stops, stops_are_doubled(text));
        put(Kind::Dangling, dangles(text));
        put(Kind::Blanks, blanks_are_wrong(text));
        put(Kind::Twice, word_twice(text));
        put(Kind::Unfilled, is_unfilled(text));
        put(Kind::Backward, is_backward(text));
        put(Kind::Phrase, has_phrase(text));
        put(Kind::Reason, reason_is_missing(text));
        put(Kind::You, *of == Of::Paper && says_you(text));
        put(
            Kind::Long,
            sentences(text).any(|one| one.chars().count() > LONGEST),
        );
        let forum = [
            "MARAC referral",
            "Which MARAC",
            "Refer to MARAC",
            "The MARAC here",
        ];
        put(
            Kind::Forum,
            *instead && forum.iter().any(|words| text.contains(words)),
        );
    }
    found
}

/// Whether somebody is spoken to as you, but for what stands in quotation marks.
fn says_you(text: &str) -> bool {
    let is_you = |word: &str| ["you", "your", "yours"].contains(&word.to_lowercase().as_str());
    let mut rest = text;
    let mut own = String::new();
    while let Some((before, quoted)) = rest.split_once('“') {
        own.push_str(before);
        own.push(' ');
        rest = quoted.split_once('”').map_or("", |(_, after)| after);
    }
    own.push_str(rest);
    own.split(|letter: char| !letter.is_alphabetic())
        .any(is_you)
}

/// What stands twice in a list.
pub fn in_list<S: AsRef<str>>(list: &[S]) -> BTreeSet<Fault> {
    let mut seen = BTreeSet::new();
    let twice = list
        .iter()
        .map(AsRef::as_ref)
        .filter(|text| !seen.insert(*text));
    twice
        .map(|text| Fault {
            kind: Kind::Twice,
            text: text.to_owned(),
        })
        .collect()
}

/// How many things a list names: those that are alike are one line that says how many.
fn named(items: &[String]) -> usize {
    let many = |item: &String| {
        let alike = item
            .strip_suffix(" alike)")
            .and_then(|item| item.rsplit_once('('));
        alike
            .and_then(|(_, many)| many.parse().ok())
            .unwrap_or(1_usize)
    };
    items.iter().map(many).sum()
}

/// What is wrong with facts under a lead: the number in it, a fact twice, none at all.
pub fn in_facts(facts: &Facts) -> BTreeSet<Fault> {
    let mut found = in_list(&facts.items);
    let text = format!("{}: {}", facts.lead, facts.items.join("; "));
    let said = facts
        .lead
        .strip_suffix(')')
        .and_then(|lead| lead.rsplit_once('('))
        .map(|(_, many)| many);
    if let Some(many) = said.and_then(|many| many.parse::<usize>().ok())
        && !is_told_elsewhere(facts)
        && many != named(&facts.items)
    {
        found.insert(Fault {
            kind: Kind::Evidence,
            text: text.clone(),
        });
    }
    if facts.items.is_empty() {
        found.insert(Fault {
            kind: Kind::Dangling,
            text,
        });
    }
    found
}

/// Whether a list stands above or under another route, so that this one has none of its own.
fn is_told_elsewhere(facts: &Facts) -> bool {
    matches!(facts.items.as_slice(), [one] if one.starts_with("the same as "))
}

/// The numbers of a text that are not part of a date, in figures or letters.
fn numbers(text: &str) -> BTreeSet<u64> {
    let words: Vec<(&str, bool)> = text.split_whitespace().map(bare).collect();
    let of_date = |place: usize| {
        words.get(place + 1).is_some_and(|(next, _)| is_month(next))
            || place
                .checked_sub(1)
                .is_some_and(|before| is_month(words[before].0))
    };
    let one = |(place, (word, _)): (usize, &(&str, bool))| {
        if of_date(place) { None } else { number(word) }
    };
    words.iter().enumerate().filter_map(one).collect()
}

/// What is wrong with a criterion's words beside what was found.
pub fn in_finding(explained: &Explained, finding: &Finding<'_>) -> BTreeSet<Fault> {
    let mut found: BTreeSet<Fault> = explained.facts.iter().flat_map(in_facts).collect();
    let text = explained.says.sentences();
    if begins_small(&text) {
        found.insert(Fault {
            kind: Kind::Small,
            text: text.clone(),
        });
    }
    let mut wrong = |wrong: bool, text: &str| {
        if wrong {
            found.insert(Fault {
                kind: Kind::Evidence,
                text: text.to_owned(),
            });
        }
    };
    let holds = |counted: Count, asked: Threshold| {
        let known = numbers(&text);
        let mut meant: Vec<u32> = match asked {
            // What a band from 0 asks for is its most alone.
            Threshold::AtLeast(0) => Vec::new(),
            Threshold::AtLeast(number) | Threshold::MoreThan(number) => vec![number],
            Threshold::Somewhere(from, to) => vec![from, to],
            Threshold::NotPublished => Vec::new(),
        };
        // None is said as "none" or "no".
        meant.extend(Some(counted.least).filter(|least| *least > 0));
        meant
            .into_iter()
            .all(|number| known.contains(&u64::from(number)))
    };
    let under = |lead: &str| {
        let of = explained
            .facts
            .iter()
            .filter(|facts| facts.lead.starts_with(lead));
        // A list that is told elsewhere is held against the evidence there; here its lead has the number.
        of.map(|facts| {
            let lead = || numbers(&facts.lead.replace(['(', ')'], " "));
            match is_told_elsewhere(facts) {
                true => lead().into_iter().map(|many| many as usize).sum(),
                false => named(&facts.items),
            }
        })
        .sum::<usize>()
    };
    wrong(explained.answer != finding.answer, &text);
    match &finding.evidence {
        Evidence::Score(score) => {
            let begun = score.instrument.is_some() && score.assessment.is_some();
            // A band is said by its ends: "more than 1, and at most 3" as "2 to 3".
            let asked = match score.asked.at_most {
                Some(_) => Threshold::AtLeast(score.asked.count.needed()),
                None => score.asked.count,
            };
            wrong(begun && !holds(score.count, asked), &text);
            wrong(under("Yes (") != score.yes.len(), &text);
        }
        Evidence::Total(total) => {
            let begun = total.instrument.is_some() && total.assessment.is_some();
            wrong(begun && !holds(total.points, total.asked.count), &text);
            wrong(under("Yes (") != total.yes.len(), &text);
            // It is never said in yes answers what is counted in points.
            wrong(
                total.yes_total.is_none() && text.contains("yes answer"),
                &text,
            );
        }
        Evidence::Events(events) => {
            wrong(!holds(events.count, events.asked.count), &text);
            wrong(under("Counts (") != events.that(Truth::Met).count(), &text);
            wrong(
                under("May count") != events.that(Truth::CannotTell).count(),
                &text,
            );
            wrong(
                under("Does not count") != events.that(Truth::NotMet).count(),
                &text,
            );
        }
        Evidence::DifferentPeople(found) => wrong(!holds(found.count, found.asked.count), &text),
        Evidence::Assessments(counted) => wrong(!holds(counted.count, counted.asked.count), &text),
        Evidence::Repeat(repeat) => {
            let says = |length: Period| numbers(&text).contains(&u64::from(length.number()));
            wrong(!repeat.asked.window().is_none_or(says), &text);
        }
        Evidence::Heard(heard) => {
            // One is said as "the last month".
            let says = |length: Period| {
                length.number() == 1 || numbers(&text).contains(&u64::from(length.number()))
            };
            wrong(!heard.asked.window().is_none_or(says), &text);
        }
        // One alone is told as what it is.
        Evidence::All(parts)
        | Evidence::Any(parts)
        | Evidence::SamePerson(SamePersonFound { parts, .. })
            if parts.len() == 1 =>
        {
            found.extend(in_finding(explained, &parts[0]));
        }
        Evidence::All(parts)
        | Evidence::Any(parts)
        | Evidence::SamePerson(SamePersonFound { parts, .. }) => {
            wrong(parts.len() != explained.parts.len(), &text);
            for (part, inner) in explained.parts.iter().zip(parts) {
                found.extend(in_finding(part, inner));
            }
        }
        Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Rising(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::Since(_)
        | Evidence::Follows(_)
        | Evidence::Order(_)
        | Evidence::LowerGrade(_)
        | Evidence::Older(_)
        | Evidence::Unasked(_) => {}
    }
    found
}
