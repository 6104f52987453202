//! The decision for a case file, without a browser:
//! `cargo run --bin decide -- CASE [--load FILE] --area ID|FILE --on DATE [--version ID] [--check] [--explain | --paper FORM]`.

mod json;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use waymark::engine::check::{Diagnostic, check_area, check_bundled_id, check_instrument};
use waymark::engine::compare::everywhere;
use waymark::engine::decision::decide;
use waymark::model::book::{MissingRule, Rulebook, Shown};
use waymark::model::case::{AreaChoice, Case, impossible_days};
use waymark::model::dates::{Day, parse_day};
use waymark::model::files::{read_area, read_case, read_instrument};
use waymark::record::text_of;
use waymark::words::explain::sheet;
use waymark::words::pack::{Of, Papers};

const USAGE: &str = "\
decide CASE [--load FILE]... [--area ID|FILE] [--version ID] [--on DATE] [--check] [--explain | --paper FORM]
decide --check [--load FILE]... --area FILE

  CASE       a case file (`waymark-case/1`); it may be left out where a rule file is only checked
  --load     a checklist file (`waymark-instrument/1`), read before the rule; it can be given again and again
  --area     the id of a known area, or an area file (`waymark-area/1`); left out, the area the case names
  --version  the version of the area's rule; left out, the one in force on the day
  --on       the day of decision: year-month-day, or in words; left out, the day the case speaks for
  --check    also what is worth a look in the files that are loaded; what is wrong in them is always said
  --explain  the decision in words and not as JSON
  --paper    a paper made of the case, as plain text: referral, summary or record";

/// What was asked for on the command line.
#[derive(Default)]
struct Arguments {
    case: Option<String>,
    load: Vec<String>,
    area: Option<String>,
    version: Option<String>,
    on: Option<String>,
    check: bool,
    explain: bool,
    paper: Option<String>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        return printed(USAGE);
    }
    match asked(words).and_then(|asked| answer(&asked)) {
        Ok(text) => printed(&text),
        Err(mistake) => {
            eprintln!("{mistake}");
            ExitCode::from(2)
        }
    }
}

/// Whoever reads may have read enough before the end.
fn printed(text: &str) -> ExitCode {
    match writeln!(io::stdout(), "{}", text.trim_end()) {
        Err(trouble) if trouble.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("The answer cannot be written: {trouble}.");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn asked(words: Vec<String>) -> Result<Arguments, String> {
    let mut asked = Arguments::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| format!("{word} needs something after it.\n\n{USAGE}"))
        };
        let place = match word.as_str() {
            "--explain" => {
                asked.explain = true;
                continue;
            }
            "--check" => {
                asked.check = true;
                continue;
            }
            "--load" => {
                asked.load.push(value()?);
                continue;
            }
            "--area" => &mut asked.area,
            "--version" => &mut asked.version,
            "--on" => &mut asked.on,
            "--paper" => &mut asked.paper,
            option if option.starts_with("--") => {
                return Err(format!("There is no option {option}.\n\n{USAGE}"));
            }
            _ if asked.case.is_none() => {
                asked.case = Some(word);
                continue;
            }
            _ => return Err(format!("One case at a time: what is `{word}`?\n\n{USAGE}")),
        };
        *place = Some(value()?);
    }
    Ok(asked)
}

fn answer(asked: &Arguments) -> Result<String, String> {
    let mut book = Rulebook::bundled()
        .map_err(|mistake| format!("A bundled file does not read: {mistake}"))?;
    for path in &asked.load {
        let instrument =
            read_instrument(&text(path)?).map_err(|mistake| format!("{path}: {mistake}"))?;
        usable(path, &check_instrument(&instrument), asked.check)?;
        book.add_instrument(instrument);
    }
    let loaded = match asked.area.as_deref() {
        Some(area) if is_file(area, &book) => Some(add_area(area, &mut book, asked.check)?),
        Some(_) | None => None,
    };
    let Some(path) = asked.case.as_deref() else {
        return match asked.check && (loaded.is_some() || !asked.load.is_empty()) {
            true => Ok(
                "It can be used; what is worth a look is listed above, if anything is.".to_owned(),
            ),
            false => Err(format!("Which case?\n\n{USAGE}")),
        };
    };
    let case = read_case(&text(path)?).map_err(|mistake| format!("{path}: {mistake}"))?;
    let on = day(asked, &case)?;
    for mistake in book
        .unknown_replies(&case)
        .into_iter()
        .chain(impossible_days(&case))
    {
        eprintln!("{path}: {mistake}");
    }
    let choice = choice(asked, loaded, &case, &book)?;
    let is_loaded = |shown: &Shown<'_>| !matches!(shown.missing, Some(MissingRule::NotLoaded(_)));
    let shown = book
        .shown(Some(&choice), on)
        .filter(is_loaded)
        .ok_or_else(|| not_known(&book, &choice))?;
    let decision = decide(&case, shown.rules, on);
    if let Some(form) = &asked.paper {
        return paper(
            form,
            Of {
                case: &case,
                decision: &decision,
                book: &book,
            },
        );
    }
    if !asked.explain {
        return Ok(format!("{:#}", json::decision(&decision)));
    }
    Ok(sheet(&case, &decision, &shown, &everywhere(&case, &book, on)).to_string())
}

/// A paper as plain text.
fn paper(form: &str, of: Of<'_>) -> Result<String, String> {
    let papers =
        Papers::bundled().map_err(|mistake| format!("A bundled file does not read: {mistake}"))?;
    let ids: Vec<&str> = papers
        .forms
        .forms
        .iter()
        .map(|form| form.id.as_str())
        .collect();
    let form = papers
        .form(form)
        .ok_or_else(|| format!("There is no paper {form}. There is: {}.", ids.join(", ")))?;
    Ok(form.pack(of).text())
}

fn text(path: &str) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|mistake| format!("{path} cannot be read: {mistake}."))?;
    text_of(bytes).map_err(|mistake| format!("{path}: {mistake}"))
}

fn day(asked: &Arguments, case: &Case) -> Result<Day, String> {
    let Some(words) = &asked.on else {
        return Ok(case.as_of);
    };
    Day::from_iso(words)
        .or_else(|_| parse_day(words, case.as_of))
        .map_err(|mistake| format!("--on {words}: {mistake}"))
}

/// The area and version meant; `loaded` is the id of the area that was given as a file.
fn choice(
    asked: &Arguments,
    loaded: Option<String>,
    case: &Case,
    book: &Rulebook,
) -> Result<AreaChoice, String> {
    let Some(id) = loaded.or_else(|| asked.area.clone()) else {
        let named = case
            .area
            .clone()
            .ok_or_else(|| format!("Under which area's rule? Say --area and {}.", known(book)))?;
        return Ok(AreaChoice {
            version: asked.version.clone().or(named.version),
            ..named
        });
    };
    Ok(AreaChoice {
        version: asked.version.clone(),
        ..AreaChoice::of(id)
    })
}

fn is_file(area: &str, book: &Rulebook) -> bool {
    book.area(area).is_none() && (area.ends_with(".json") || Path::new(area).is_file())
}

/// Puts an area that is given as a file into the book.
fn add_area(path: &str, book: &mut Rulebook, check: bool) -> Result<String, String> {
    let area = read_area(&text(path)?).map_err(|mistake| format!("{path}: {mistake}"))?;
    let id = area.id.clone();
    let mut found = check_area(&area, book);
    found.extend(check_bundled_id(&area, book));
    usable(path, &found, check)?;
    book.add_area(area);
    Ok(id)
}

/// Says what was found in a file, and what is only worth a look where that was asked for. What is wrong keeps it out.
fn usable(path: &str, found: &[Diagnostic], check: bool) -> Result<(), String> {
    for one in found.iter().filter(|one| check || one.is_mistake()) {
        eprintln!("{path}: {}", one.mistake);
    }
    match found.iter().any(Diagnostic::is_mistake) {
        true => Err(format!("{path} cannot be used until this is put right.")),
        false => Ok(()),
    }
}

fn known(book: &Rulebook) -> String {
    let ids: Vec<&str> = book.areas.iter().map(|area| area.id.as_str()).collect();
    format!("an area file, or one of: {}", ids.join(", "))
}

fn not_known(book: &Rulebook, choice: &AreaChoice) -> String {
    let Some(area) = book.area(&choice.id) else {
        return format!("There is no area `{}`. Give {}.", choice.id, known(book));
    };
    let versions: Vec<&str> = area
        .versions
        .iter()
        .map(|version| version.id.as_str())
        .collect();
    let asked = choice.version.as_deref().unwrap_or_default();
    format!(
        "{} has no version `{asked}`. It has: {}.",
        area.name,
        versions.join(", ")
    )
}
