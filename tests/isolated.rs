//! Typed text among our words: whatever is written of a case, its letters stand in isolates, so that none of our own are reordered.

use std::fmt::Debug;
use std::fs;

use waymark::engine::compare::{again, everywhere};
use waymark::engine::decision::decide;
use waymark::model::book::{Rulebook, Shown};
use waymark::model::case::{AreaChoice, Case, Person, Review, SignOff};
use waymark::model::files::read_case;
use waymark::words::explain::{
    differences_since, history_of, known_words, last_answers, sheet, since_words, timeline,
    which_case,
};
use waymark::words::pack::{Of as PackOf, Papers};

/// A Hebrew word, an end of an isolate that closes nothing, and a turn of direction that nothing ends.
const TYPED: &str = "\u{5d3}\u{5df}\u{2069} \u{202e}typed";

fn type_in<const N: usize>(texts: [&mut String; N]) {
    texts.into_iter().for_each(|text| TYPED.clone_into(text));
}

fn person(person: &mut Person) {
    type_in([&mut person.called]);
    person.lives_in = vec![TYPED.to_owned(), "Eastford".to_owned()];
    person.aliases = vec![TYPED.to_owned()];
}

/// A published case with that in every text that somebody writes.
fn case(file: &str) -> Case {
    let file = format!("{}/src/data/areas/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let mut case = read_case(&fs::read_to_string(file).unwrap()).unwrap();
    let people = &mut case.people;
    person(&mut people.victim);
    people.causing_harm.iter_mut().for_each(person);
    people.others.iter_mut().for_each(person);
    for child in &mut people.children {
        type_in([&mut child.called, &mut child.where_now, &mut child.note]);
    }
    let contact = &mut case.contact;
    type_in([
        &mut contact.safe,
        &mut contact.not_safe,
        &mut contact.must_not_disclose,
        &mut contact.present,
    ]);
    for (number, event) in case.events.list.iter_mut().enumerate() {
        type_in([&mut event.note]);
        event.place.areas = vec![TYPED.to_owned()];
        if number % 2 == 0 {
            event.kinds.clear();
        }
        if let Some(breach) = &mut event.breach {
            type_in([&mut breach.condition, &mut breach.disputed]);
        }
    }
    for order in &mut case.orders.list {
        type_in([&mut order.conditions, &mut order.made_by]);
    }
    let changes = case.changes.list.iter_mut();
    changes.for_each(|change| type_in([&mut change.note]));
    for marac in &mut case.maracs.list {
        type_in([&mut marac.note]);
        marac.areas = vec![TYPED.to_owned()];
        marac.actions.resize_with(1, Default::default);
        for action in &mut marac.actions {
            type_in([&mut action.what, &mut action.owner]);
        }
    }
    for one in &mut case.assessments.list {
        type_in([&mut one.note, &mut one.lower_because]);
        one.review = Some(Review {
            by: TYPED.to_owned(),
            when: one.when,
            grade: None,
            words: TYPED.to_owned(),
        });
        let answers = one.answers.values_mut();
        answers.for_each(|answer| type_in([&mut answer.note]));
    }
    type_in([
        &mut case.reference,
        &mut case.judgement.words,
        &mut case.judgement.by,
    ]);
    case.judgement.should_be_heard = true;
    case.sign_off = Some(SignOff {
        by: TYPED.to_owned(),
        roles: vec![TYPED.to_owned()],
        ..SignOff::default()
    });
    case
}

/// The texts of a value, out of how it is written for a programmer.
fn texts(value: &impl Debug) -> Vec<String> {
    let written = format!("{value:?}");
    let mut letters = written.chars();
    let (mut texts, mut text) = (Vec::new(), None::<String>);
    while let Some(letter) = letters.next() {
        match (&mut text, letter) {
            (None, '"') => text = Some(String::new()),
            (None, _) => {}
            (Some(_), '"') => texts.extend(text.take()),
            (Some(text), '\\') => match letters.next() {
                Some('n') => text.push('\n'),
                Some('u') => {
                    let code: String = letters.by_ref().take_while(|one| *one != '}').collect();
                    let code = u32::from_str_radix(code.trim_start_matches('{'), 16).unwrap();
                    text.push(char::from_u32(code).unwrap());
                }
                Some(other) => text.push(other),
                None => {}
            },
            (Some(text), letter) => text.push(letter),
        }
    }
    texts
}

/// Whether a text keeps to itself: in each line every isolate is closed, and what turns the direction stands in one.
fn keeps_to_itself(text: &str) -> bool {
    text.lines().all(|line| {
        let mut depth = 0_i32;
        line.chars().all(|letter| {
            match letter {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                '\u{5d0}'..='\u{5ea}' | '\u{202e}' => return depth > 0,
                _ => {}
            }
            depth >= 0
        }) && depth == 0
    })
}

#[test]
fn what_is_typed_reorders_none_of_our_words() {
    let book = Rulebook::bundled().unwrap();
    let papers = Papers::bundled().unwrap();
    let mut broken: Vec<String> = Vec::new();
    let mut seen = 0;
    let mut read = |found: Vec<String>| {
        for text in found {
            seen += usize::from(text.contains('\u{202e}'));
            if !keeps_to_itself(&text) && !broken.contains(&text) {
                broken.push(text);
            }
        }
    };
    for file in [
        "kent/cases/july-2018",
        "lewisham/cases/july-2018",
        "kent/cases/november-2015",
    ] {
        let case = case(file);
        let every = everywhere(&case, &book, case.as_of);
        let areas = book
            .areas
            .iter()
            .map(|area| AreaChoice::of(area.id.clone()));
        for rules in areas.filter_map(|area| book.rules(&area, case.as_of)) {
            let decision = decide(&case, rules, case.as_of);
            let shown = Shown {
                rules,
                missing: None,
            };
            read(texts(&sheet(&case, &decision, &shown, &every)));
            read(vec![which_case(&case, &decision, None)]);
            for form in &papers.forms.forms {
                let of = PackOf {
                    case: &case,
                    decision: &decision,
                    book: &book,
                };
                let pack = form.pack(of);
                read(vec![pack.text()]);
                read(texts(&pack));
            }
            let found = timeline(&case, &book, &decision);
            read(
                found
                    .marks
                    .iter()
                    .flat_map(|mark| texts(&mark.says(&case)))
                    .collect(),
            );
            read(found.marks.iter().map(|mark| mark.words(&case)).collect());
        }
        for one in &case.people.causing_harm {
            read(texts(&history_of(&case, &one.id)));
        }
        read(texts(&known_words(&case, &book)));
        for instrument in &book.instruments {
            let found = again(&case, instrument);
            read(texts(&since_words(&found)));
            read(texts(&differences_since(&found)));
            read(texts(&last_answers(&found)));
        }
    }
    assert!(seen > 500, "{seen}");
    let shown: Vec<String> = broken.iter().map(|text| format!("{text:?}")).collect();
    assert!(
        broken.is_empty(),
        "{} texts:\n{}",
        broken.len(),
        shown.join("\n")
    );
}

/// The test finds what it looks for.
#[test]
fn a_text_that_does_not_keep_to_itself_is_found() {
    for text in [
        "\u{202e}a",
        "\u{2068}a",
        "a\u{2069}",
        "\u{2068}\u{5d3}\n\u{2069}",
    ] {
        assert!(!keeps_to_itself(text), "{text:?}");
    }
    assert!(keeps_to_itself("a \u{2068}\u{202e}\u{5d3}\u{2069}"));
    assert_eq!(texts(&("a\"\u{202e}\n", "b")), ["a\"\u{202e}\n", "b"]);
}
