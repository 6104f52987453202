//! What is said to be missing is what could settle the answer: where every column that is named is filled, it moves.

use std::collections::BTreeMap;

use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::dates::Day;
use waymark::model::instrument::Role;
use waymark::workshop::past::{CaseOutcome, MadeUp, Missing, made_up_csv};

use super::support::{asking, choice, compare_under, whole};

/// A row by its headings.
type Row = BTreeMap<String, String>;

const ROUTES: [(&str, &str); 5] = [
    ("visible-high-risk", r#"{"grade": {"at_least": "high"}}"#),
    (
        "repeat",
        r#"{"assessments": {"count": {"at-least": 2}, "grades": ["high"], "months": 12}}"#,
    ),
    (
        "professional-judgement",
        r#"{"all": [{"judgement": {"written": true}}, {"signed-off": "a manager"}]}"#,
    ),
    (
        "potential-escalation",
        r#"{"events": {"count": {"at-least": 2}, "months": 6, "kinds": ["assault"], "people": "same-pair", "place": "this-area"}}"#,
    ),
    (
        "automatic",
        r#"{"person": {"who": "causing-harm", "relationship": ["partner"]}}"#,
    ),
];

/// Some ways to fill a column, one for and one against, beside what the row has.
fn fills(missing: Missing, row: &Row, area: &str, book: &Rulebook) -> Vec<Row> {
    let cell = |heading: &str| row.get(heading).cloned().unwrap_or_default();
    let day = Day::from_iso(&cell("date")).expect("a day");
    let before = |days: u32| day.minus_days(days).iso();
    let with = |heading: &str, values: &[&str]| {
        values
            .iter()
            .map(|value| Row::from([(heading.to_owned(), (*value).to_owned())]))
            .collect::<Vec<_>>()
    };
    type Say<'a> = &'a dyn Fn(usize, &str) -> String;
    let events = |said: [Say<'_>; 2]| -> Vec<Row> {
        let mut list: Vec<String> = cell("events").split("; ").map(str::to_owned).collect();
        list.sort();
        let of = |say: Say<'_>| {
            let list: Vec<String> = list
                .iter()
                .enumerate()
                .map(|(place, event)| say(place, event))
                .collect();
            list.join("; ")
        };
        said.iter()
            .flat_map(|say| with("events", &[&of(say)]))
            .collect()
    };
    let after_date = |event: &str, word: &str| event.replacen(' ', &format!(" {word} "), 1);
    // Events on days in a row, up to so many before.
    let lately = |from: u32, grade: &str| {
        let one = |days| format!("{} crime assault {grade} no agency in {area}", before(days));
        (from..from + 8).map(one).collect::<Vec<_>>().join("; ")
    };
    match missing {
        Missing::Yes => with("yes", &["24", "0"]),
        Missing::Items => {
            let items = &book.instrument("dash-24").expect("it is bundled").items;
            // From the tenth on, and from the twelfth on: two rules ask for the tenth and the eleventh.
            let yes: usize = cell("yes").parse().unwrap_or(12);
            let one = |first: usize| -> Row {
                let is_yes = |place: usize| (place + items.len() - first) % items.len() < yes;
                let answer = |place| if is_yes(place) { "yes" } else { "no" }.to_owned();
                items
                    .iter()
                    .enumerate()
                    .map(|(place, item)| (format!("item {}", item.id), answer(place)))
                    .collect()
            };
            vec![one(9), one(11)]
        }
        Missing::Questions => ["yes", "no"]
            .map(|answer| {
                let others = book
                    .instruments
                    .iter()
                    .filter(|one| one.role != Role::Checklist);
                let items = others.flat_map(|one| {
                    one.items
                        .iter()
                        .map(move |item| format!("{} {}", one.id, item.id))
                });
                items.map(|heading| (heading, answer.to_owned())).collect()
            })
            .to_vec(),
        Missing::Grade => with("grade", &["high", "standard"]),
        Missing::Judgement => with("judgement", &["yes", "no"]),
        Missing::Written => with("judgement written", &["yes", "no"]),
        Missing::Reasons => with("judgement reasons", &["20", "0"]),
        Missing::SignOff => with("sign-off", &["yes", "no"]),
        Missing::Events => {
            let mut all = with(
                "events",
                &[&lately(1, "high"), &lately(300, "high"), "none"],
            );
            // One alone, and no more: enough for a repeat and too few for a count.
            let one = format!("{} crime assault no agency in {area}", before(5));
            all.extend([Row::from([
                ("events".to_owned(), one),
                ("events complete".to_owned(), "yes".to_owned()),
            ])]);
            all
        }
        // All of them are there already, or the others are written in.
        Missing::EventsComplete => {
            let more = format!("{}; {}", cell("events"), lately(1, ""));
            let mut all = with("events complete", &["yes", "yes"]);
            all[1].insert("events".to_owned(), more);
            all
        }
        Missing::EventDates => events([
            &|_, event| match event.split_once(' ') {
                Some((month, rest)) if month.len() == 7 => format!("{month}-01 {rest}"),
                _ => event.to_owned(),
            },
            &|_, event| match event.split_once(' ') {
                Some((month, rest)) if day.iso().starts_with(month) => {
                    format!("{day} {rest}", day = day.iso())
                }
                Some((month, rest)) if month.len() == 7 => format!("{month}-28 {rest}"),
                _ => event.to_owned(),
            },
        ]),
        Missing::EventRecords => events([
            &|_, event| event.replace("unknown", "crime"),
            &|_, event| event.replace("unknown", "not reported"),
        ]),
        Missing::EventKinds => events([&|_, event| after_date(event, "assault"), &|_, event| {
            after_date(event, "argument")
        }]),
        Missing::EventGrades => events([
            &|place, event| after_date(event, if place == 0 { "standard" } else { "high" }),
            &|_, event| after_date(event, "standard"),
        ]),
        Missing::Present => events([
            &|place, event| {
                if place == 0 {
                    after_date(event, "present")
                } else {
                    event.to_owned()
                }
            },
            &|place, event| {
                if place == 1 {
                    after_date(event, "present")
                } else {
                    event.to_owned()
                }
            },
        ]),
        Missing::EventPlaces => with("events area", &[area, "Elsewhere"]),
        Missing::Maracs => with(
            "maracs",
            &[
                &format!("referred {} met {} in {area}", before(60), before(40)),
                "none",
            ],
        ),
        Missing::MaracsComplete => with("maracs complete", &["yes"]),
        Missing::MaracPlaces => with("maracs area", &[area, "Elsewhere"]),
        Missing::Earlier => with(
            "assessments",
            &[&format!("{} high; {} high", before(9), before(5)), "none"],
        ),
        Missing::AssessmentsComplete => with("assessments complete", &["yes"]),
        Missing::Area => with("area", &[area, "Elsewhere"]),
        Missing::Age => with("age", &["30", "16"]),
        Missing::Relationship => with("relationship", &["partner", "family"]),
        Missing::Checklist
        | Missing::MaracDates
        | Missing::Assessments
        | Missing::Rule
        | Missing::Other => {
            panic!("{missing:?} is not missing of {row:?} in {area}")
        }
    }
}

/// Every way to fill what is missing, or to leave it: for each thing, nothing or the number of a way.
fn ways(many: &[usize]) -> Vec<Vec<usize>> {
    many.iter().fold(vec![Vec::new()], |ways, many| {
        ways.iter()
            .flat_map(|way| (0..=*many).map(|one| [way.as_slice(), &[one]].concat()))
            .collect()
    })
}

fn decide(rows: &[Row], area: &str, book: &Rulebook) -> Vec<CaseOutcome> {
    let headings: std::collections::BTreeSet<&String> =
        rows.iter().flat_map(BTreeMap::keys).collect();
    let mut text = headings
        .iter()
        .map(|heading| heading.as_str())
        .collect::<Vec<_>>()
        .join(",");
    for row in rows {
        let cell =
            |heading: &&String| format!("\"{}\"", row.get(*heading).map_or("", String::as_str));
        text += &format!(
            "\n{}",
            headings.iter().map(cell).collect::<Vec<_>>().join(",")
        );
    }
    compare_under(whole(&text, book), book, [&choice(area, None); 2]).outcomes
}

#[test]
fn what_is_missing_could_settle_it() {
    let book = asking(&ROUTES);
    let (mut seen, mut idle) = (BTreeMap::new(), Vec::new());
    for (seed, id) in ["asking", "national", "lewisham", "kingston", "bolton"]
        .into_iter()
        .enumerate()
    {
        let area = &book
            .areas
            .iter()
            .find(|area| area.id == id)
            .expect("it is loaded")
            .name;
        let set = MadeUp {
            seed: seed as u64,
            cases: 150,
            until: Day::from_iso("2025-12-31").expect("a day"),
        };
        let csv = made_up_csv(set, 24);
        let mut lines = csv.lines().map(|line| {
            line.split(',')
                .map(|cell| cell.trim_matches('"').to_owned())
        });
        let headings: Vec<String> = lines.next().expect("headings").collect();
        let mut rows: Vec<Row> = lines
            .map(|cells| headings.iter().cloned().zip(cells).collect())
            .collect();
        // In some the dates of the events are known to the month alone.
        for row in rows.iter_mut().step_by(3) {
            let events = row.get_mut("events").expect("it is a column");
            let vague = |event: &str| {
                event
                    .split_once(' ')
                    .map(|(date, rest)| format!("{} {rest}", &date[..7]))
            };
            *events = events
                .split("; ")
                .map(|one| vague(one).unwrap_or(one.to_owned()))
                .collect::<Vec<_>>()
                .join("; ");
        }
        let outcomes = decide(&rows, id, &book);
        let open = rows
            .iter()
            .zip(outcomes)
            .filter(|(_, outcome)| outcome.under[0].forum == Truth::CannotTell);
        for (row, outcome) in open.take(40) {
            let missing: Vec<Missing> = outcome.under[0].missing().collect();
            let many: Vec<usize> = missing
                .iter()
                .map(|one| fills(*one, row, area, &book).len())
                .collect();
            let ways = ways(&many);
            if ways.len() > 250 {
                continue;
            }
            let filled: Vec<Row> = ways
                .iter()
                .map(|way| {
                    let mut row = row.clone();
                    for (one, missing) in way.iter().zip(&missing).filter(|(one, _)| **one > 0) {
                        let cells = fills(*missing, &row, area, &book).swap_remove(one - 1);
                        row.extend(cells);
                    }
                    // Where every answer is given, the total is theirs.
                    let answers = row
                        .iter()
                        .filter(|(heading, _)| heading.starts_with("item "));
                    let (given, yes) = answers.fold((0, 0), |(given, yes), (_, one)| {
                        (given + 1, yes + i32::from(one == "yes"))
                    });
                    if given > 0 {
                        row.insert("yes".to_owned(), yes.to_string());
                    }
                    row
                })
                .collect();
            let answers: Vec<Truth> = decide(&filled, id, &book)
                .iter()
                .map(|one| one.under[0].forum)
                .collect();
            for (place, missing) in missing.iter().enumerate() {
                // It cannot be told without this, and with it it can.
                let moves = ways.iter().zip(&answers).any(|(way, answer)| {
                    let mut without = way.clone();
                    without[place] = 0;
                    let before = ways
                        .iter()
                        .position(|one| *one == without)
                        .map(|place| answers[place]);
                    *answer != Truth::CannotTell && before == Some(Truth::CannotTell)
                });
                if !moves {
                    let all: Vec<_> = outcome.under[0].missing().collect();
                    idle.push(format!(
                        "{id}: {missing:?} of {all:?} settles nothing of {row:?}"
                    ));
                }
                *seen.entry(format!("{missing:?}")).or_insert(0) += 1;
            }
        }
    }
    assert!(
        idle.is_empty(),
        "{} of {seen:?}\n{}",
        idle.len(),
        idle.join("\n")
    );
    assert!(seen.len() > 10, "{seen:?}");
}
