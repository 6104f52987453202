//! Opening files: whole ones survive, and whatever is wrong with one is said with its place and what to do.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use waymark::model::book::Rulebook;
use waymark::model::case::{
    Action, Age, Agency, AreaChoice, Assessment, Breach, Case, CaseFormat, Change, ChangeKind,
    Child, Contact, Event, EventKind, Gathered, Grade, HighestGrade, How, Judgement, Marac, Order,
    OrderKind, Outcome, People, Person, Place, Police, Relationship, Review, SignOff,
};
use waymark::model::dates::{Day, When};
use waymark::model::files::{
    area_tree, read_area, read_case, read_instrument, read_unfinished, write_case, write_unfinished,
};
use waymark::model::instrument::{Answer, AnswerSource, Pronoun, Reply};
use waymark::model::nation::Nation;
use waymark::record::{FileError, FileKind, LARGEST_FILE, Mistake, kind_of, text_of};

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn when(text: &str) -> When {
    When::from_file(text).unwrap()
}

fn texts(of: &[&str]) -> Vec<String> {
    of.iter().map(|&text| text.to_owned()).collect()
}

/// A case that uses every field there is. The literals name every field, so a new one has to be added here.
fn full_case() -> Case {
    let answer = |reply, source, note: &str| Answer {
        reply,
        source,
        note: note.to_owned(),
        as_at: None,
    };
    let answers = BTreeMap::from([
        (
            "injury".to_owned(),
            answer(Reply::Yes, AnswerSource::Victim, "a cut above the eye"),
        ),
        (
            "frightened".to_owned(),
            answer(Reply::No, AnswerSource::Seen, ""),
        ),
        (
            "afraid-of".to_owned(),
            answer(Reply::Step("often".to_owned()), AnswerSource::Records, ""),
        ),
        (
            "isolated".to_owned(),
            answer(Reply::DoesNotKnow, AnswerSource::Child, ""),
        ),
        (
            "depressed".to_owned(),
            answer(Reply::Declined, AnswerSource::Other, ""),
        ),
        (
            "separated".to_owned(),
            answer(Reply::NotAsked, AnswerSource::Perpetrator, ""),
        ),
        (
            "conflict".to_owned(),
            answer(Reply::NotSafe, AnswerSource::Victim, "he was in the room"),
        ),
    ]);
    let event = |id: &str, date: &str, police| Event {
        id: id.to_owned(),
        when: when(date),
        police,
        ..Event::default()
    };
    Case {
        format: CaseFormat::V1,
        as_of: day("2018-07-20"),
        reference: "Ref \"7\" \u{2013} z\u{142}oty \u{1f600}\n\ttab".to_owned(),
        area: Some(AreaChoice {
            version: Some("2018".to_owned()),
            ..AreaChoice::of("kent")
        }),
        nation: Some(Nation::Scotland),
        people: People {
            victim: Person {
                id: String::new(),
                called: "Anna".to_owned(),
                name: "Anna Example".to_owned(),
                address: "withheld; ask the adviser".to_owned(),
                pronoun: Some(Pronoun::She),
                age: Some(Age::Years(34)),
                relationship: None,
                lives_in: texts(&["kent"]),
                aliases: Vec::new(),
            },
            causing_harm: vec![
                Person {
                    id: "p1".to_owned(),
                    called: "ex-partner".to_owned(),
                    name: "Alan Smith".to_owned(),
                    address: "1 High Street".to_owned(),
                    pronoun: Some(Pronoun::They),
                    age: Some(Age::Born(when("about 1980"))),
                    relationship: Some(Relationship::FormerPartner),
                    lives_in: texts(&["kent", "bolton"]),
                    aliases: texts(&["Al", "A. Smith"]),
                },
                Person {
                    id: "p2".to_owned(),
                    relationship: Some(Relationship::Family),
                    ..Person::default()
                },
            ],
            others: vec![Person {
                id: "o1".to_owned(),
                relationship: Some(Relationship::Other),
                ..Person::default()
            }],
            children: vec![
                Child {
                    called: "B".to_owned(),
                    age: Some(Age::Years(3)),
                    name: "Ben Example".to_owned(),
                    to_victim: "son".to_owned(),
                    to_person: "stepson".to_owned(),
                    where_now: "with a grandmother".to_owned(),
                    note: "saw it".to_owned(),
                },
                Child::default(),
            ],
        },
        contact: Contact {
            safe: "at work".to_owned(),
            not_safe: "the landline".to_owned(),
            must_not_disclose: "the new address".to_owned(),
            present: "a sister".to_owned(),
            may_leave_paper: Some(false),
        },
        assessments: Gathered {
            all_known: true,
            list: vec![
                Assessment {
                    id: "a1".to_owned(),
                    when: day("2018-07-20").into(),
                    instrument: Some("dash-24".to_owned()),
                    grade: Some(Grade::High),
                    highest_grade: HighestGrade::VeryHigh,
                    of: Some("victim".to_owned()),
                    how: Some(How::Telephone),
                    declined: true,
                    lower_because: "he is in prison".to_owned(),
                    review: Some(Review {
                        by: "sergeant".to_owned(),
                        when: when("2018-07-21"),
                        grade: Some(Grade::High),
                        words: "agreed".to_owned(),
                    }),
                    about: Some("e1".to_owned()),
                    no_event: false,
                    note: "by telephone".to_owned(),
                    yes_total: Some(9),
                    answers,
                },
                Assessment {
                    id: "a2".to_owned(),
                    when: when("2017-winter"),
                    instrument: None,
                    grade: Some(Grade::Medium),
                    highest_grade: HighestGrade::High,
                    of: Some("p1".to_owned()),
                    how: Some(How::Records),
                    declined: false,
                    lower_because: String::new(),
                    review: Some(Review {
                        by: "CRU".to_owned(),
                        ..Review::default()
                    }),
                    about: None,
                    no_event: true,
                    note: String::new(),
                    yes_total: None,
                    answers: BTreeMap::new(),
                },
            ],
        },
        events: Gathered {
            all_known: true,
            list: vec![
                Event {
                    id: "e1".to_owned(),
                    when: when("2018-01/2018-07-20"),
                    learned: Some(day("2018-07-20")),
                    place: Place {
                        areas: texts(&["kent"]),
                        forces: texts(&["kent-police", "met"]),
                    },
                    kinds: EventKind::ALL.to_vec(),
                    police: Police::Crime,
                    agencies: Some(vec![
                        Agency::EmergencyDepartment,
                        Agency::Health,
                        Agency::HousingRepair,
                        Agency::Housing,
                        Agency::Other,
                    ]),
                    harmed: texts(&["victim", "o1"]),
                    by: texts(&["p1", "p2"]),
                    grade: Some(Grade::Standard),
                    highest_grade: HighestGrade::VeryHigh,
                    outcome: Some(Outcome::Retracted),
                    breach: Some(Breach {
                        order: Some("o1".to_owned()),
                        condition: "not to go to the road".to_owned(),
                        disputed: "the officer: another road".to_owned(),
                    }),
                    note: "a broken door".to_owned(),
                    taken_from: "4.12".to_owned(),
                },
                Event {
                    outcome: Some(Outcome::Charged),
                    ..event("e2", "unknown", Police::Incident)
                },
                Event {
                    outcome: Some(Outcome::Acquitted),
                    agencies: Some(vec![]),
                    ..event("e3", "2018", Police::Reported)
                },
                Event {
                    outcome: Some(Outcome::Convicted),
                    ..event("e4", "after 2016-09", Police::NotReported)
                },
                Event {
                    outcome: Some(Outcome::NoFurtherAction),
                    ..event("e5", "before 2015-10", Police::Unknown)
                },
            ],
        }
        .into(),
        maracs: Gathered {
            all_known: true,
            list: vec![Marac {
                id: "m1".to_owned(),
                referred: when("2016-08"),
                met: when("2016-09-01"),
                discussed: Some(when("2016-10")),
                areas: texts(&["kent"]),
                about: texts(&["p1"]),
                note: "alarm fitted".to_owned(),
                actions: vec![
                    Action {
                        what: "write to the landlord".to_owned(),
                        owner: "police".to_owned(),
                        due: Some(when("2016-09-15")),
                        done: Some(when("2016-10")),
                    },
                    Action {
                        what: "call".to_owned(),
                        ..Action::default()
                    },
                ],
            }],
        }
        .into(),
        changes: Gathered {
            all_known: true,
            list: ChangeKind::ALL
                .iter()
                .enumerate()
                .map(|(index, what)| Change {
                    id: format!("c{index}"),
                    when: when("2018-06-29"),
                    what: *what,
                    learned: Some(day("2018-07-01")),
                    who: texts(&["p1"]),
                    source: Some(AnswerSource::Records),
                    note: "a note".to_owned(),
                    taken_from: "11.3.38".to_owned(),
                })
                .collect(),
        }
        .into(),
        orders: Gathered {
            all_known: false,
            list: OrderKind::ALL
                .iter()
                .enumerate()
                .map(|(index, kind)| Order {
                    id: format!("o{index}"),
                    kind: *kind,
                    from: when("2016-12-07"),
                    until: Some(when("2019-12-06")),
                    on: texts(&["p1"]),
                    conditions: "not to go to the road".to_owned(),
                    made_by: "a court".to_owned(),
                    taken_from: "11.3.14".to_owned(),
                })
                .collect(),
        }
        .into(),
        referral: BTreeMap::from([("wants".to_owned(), "to stay in her home".to_owned())]),
        judgement: Judgement {
            should_be_heard: true,
            reasons: texts(&["isolation"]),
            words: "she is in danger".to_owned(),
            by: "IDVA".to_owned(),
            when: Some(day("2018-07-20")),
        },
        next_review: Some(day("2018-10-19")),
        sign_off: Some(SignOff {
            by: "manager".to_owned(),
            when: day("2018-07-20").into(),
            roles: vec!["manager".to_owned()],
        }),
        taken_from: "A published review".to_owned(),
    }
}

/// The full case with one change, as a file.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut tree: Value = serde_json::from_str(&write_case(&full_case())).unwrap();
    change(&mut tree);
    serde_json::to_string_pretty(&tree).unwrap()
}

/// The full case with something put at a JSON pointer whose parent is there.
fn with(pointer: &str, value: Value) -> String {
    changed(|tree| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match tree.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.insert(name.to_owned(), value)),
            Value::Array(entries) => entries[name.parse::<usize>().unwrap()] = value,
            other => panic!("{other} holds nothing"),
        }
    })
}

fn without(pointer: &str) -> String {
    changed(|tree| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        tree.pointer_mut(parent)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(name)
            .unwrap();
    })
}

/// The one thing that is wrong with a case file.
fn wrong(text: &str) -> Mistake {
    match read_case(text) {
        Err(FileError::Wrong {
            kind: FileKind::Case,
            mistakes,
        }) if mistakes.len() == 1 => mistakes[0].clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_full_case_survives_a_file() {
    let case = full_case();
    let text = write_case(&case);
    assert_eq!(read_case(&text).unwrap(), case);
    assert_eq!(write_case(&read_case(&text).unwrap()), text);
    assert_eq!(kind_of(&text), Ok(FileKind::Case));
    let empty = Case::new(day("2018-07-20"));
    assert_eq!(read_case(&write_case(&empty)).unwrap(), empty);
    // The least a case file needs.
    assert_eq!(
        read_case(r#"{"format": "waymark-case/1", "as_of": "2018-07-20"}"#).unwrap(),
        empty
    );
}

proptest! {
    #[test]
    fn any_words_survive_a_file(words in any::<String>(), note in any::<String>(), item in any::<String>(), step in any::<String>()) {
        let mut case = full_case();
        case.reference = words.clone();
        case.judgement.words = words;
        case.events.list[0].note = note;
        case.assessments.list[0].answers.insert(item, Reply::from_id(&step).into());
        prop_assert_eq!(read_case(&write_case(&case)).unwrap(), case);
    }

    #[test]
    fn no_text_is_too_much(text in any::<String>()) {
        prop_assert!(read_case(&text).is_err());
        prop_assert!(read_area(&text).is_err());
        prop_assert!(read_instrument(&text).is_err());
    }

    #[test]
    fn one_changed_byte_never_breaks_it(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = write_case(&full_case()).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(case) = read_case(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(read_case(&write_case(&case)).unwrap(), case);
        }
    }
}

#[test]
fn a_file_that_stops_early_says_so() {
    let text = write_case(&full_case());
    let bytes = text.trim_end().as_bytes();
    for cut in (1..bytes.len())
        .step_by(97)
        .chain(bytes.len() - 40..bytes.len())
    {
        // A browser reads half a letter as U+FFFD, as this does.
        let part = String::from_utf8_lossy(&bytes[..cut]);
        let lines = part.lines().count();
        match read_case(&part) {
            Err(FileError::Truncated { line }) => {
                assert!(
                    line.abs_diff(lines) <= 1,
                    "cut at {cut}: line {line} of {lines}"
                )
            }
            other => panic!("cut at {cut}: {other:?}"),
        }
    }
    let message = read_case(&text[..200]).unwrap_err().to_string();
    assert!(
        message.starts_with("This file is incomplete: it stops in line "),
        "{message}"
    );
    assert!(
        message.ends_with("Copy it again from where it came from."),
        "{message}"
    );
}

#[test]
fn an_empty_file_and_one_that_is_no_text() {
    for text in ["", "  \n\t "] {
        assert_eq!(
            read_case(text),
            Err(FileError::NotJson { line: 0, column: 0 })
        );
    }
    assert_eq!(
        read_case("").unwrap_err().to_string(),
        "This file is empty or is not text. Choose a file that Waymark saved; its name ends in .json."
    );
    for text in [
        "PK\u{3}\u{4}\u{0}\u{0}",
        "%PDF-1.7",
        "\u{fffd}\u{fffd}\u{1}",
        "Dear colleague,",
        "<html></html>",
        "a,b\n1,2",
    ] {
        assert!(
            matches!(read_case(text), Err(FileError::NotJson { line: 1, .. })),
            "{text}"
        );
    }
}

#[test]
fn a_broken_place_is_named() {
    let text = write_case(&full_case());
    let broken = text.replacen("\"as_of\": ", "\"as_of\" ", 1);
    assert!(
        matches!(read_case(&broken), Err(FileError::NotJson { line: 3, .. })),
        "{:?}",
        read_case(&broken)
    );
    let message = read_case(&broken).unwrap_err().to_string();
    assert!(
        message.contains("line 3, column ") && message.contains("undo the change at that place"),
        "{message}"
    );
    // A comment inside.
    let broken = text.replacen("\"as_of\"", "// mine\n\"as_of\"", 1);
    assert!(
        matches!(read_case(&broken), Err(FileError::NotJson { .. })),
        "{:?}",
        read_case(&broken)
    );
}

#[test]
fn a_comma_too_many_is_named() {
    for (text, line, column) in [
        ("{\"as_of\": \"2024-06-14\",\n}", 1, 23),
        ("{\n  \"a\": [1, 2 ,\n\n  ],\n  \"b\": 1}", 2, 14),
        ("{\"a\": [1,, 2]}", 1, 10),
        ("{\"a\": [1 ,\n , 2]}", 2, 2),
        ("{\"a\": 1,,\"b\": 2}", 1, 9),
        ("{\"a\": [,1]}", 1, 8),
        ("{,\"a\": 1}", 1, 2),
        ("{\"\u{e4}\u{f6}\": [\"\u{e9}\",]}", 1, 12),
    ] {
        let found = read_case(text);
        assert_eq!(found, Err(FileError::StrayComma { line, column }), "{text}");
        let message = found.unwrap_err().to_string();
        let says = format!("the comma in line {line}, column {column} is one too many.");
        assert!(
            message.contains(&says) && message.ends_with("Take it out."),
            "{message}"
        );
    }
    // A value that is missing, or a comma within a text, is none.
    for text in ["{\"a\": ,\"b\": 1}", "{\"a,\": [\",\" ],: 1}"] {
        assert!(
            matches!(read_case(text), Err(FileError::NotJson { .. })),
            "{text}"
        );
    }
}

/// Editors put a mark before a text, and old copying programs end or fill a file with signs that nobody sees.
#[test]
fn a_mark_before_and_filling_after_are_no_part_of_a_file() {
    let case = write_case(&full_case());
    let area = include_str!("../src/data/areas/lewisham/area.json");
    let checklist = include_str!("../src/data/instruments/dash-24.json");
    let work = write_unfinished(1, "#/result", "", &[], &Value::Null, &full_case());
    let dressed = |text: &str| {
        [
            format!("\u{feff}{text}"),
            format!("{text}\u{1a}"),
            format!("{text}\0\0\0"),
            format!("{text}\r\n\u{1a}\r\n"),
            format!("\u{feff}\u{feff}{text}\0"),
        ]
    };
    for text in dressed(&case) {
        assert_eq!(read_case(&text), Ok(full_case()), "{:?}", &text[..9]);
        assert_eq!(kind_of(&text), Ok(FileKind::Case));
    }
    for text in dressed(area) {
        assert_eq!(read_area(&text), read_area(area));
        assert!(read_area(&text).is_ok() && area_tree(&text).is_ok());
    }
    for text in dressed(checklist) {
        assert_eq!(read_instrument(&text), read_instrument(checklist));
        assert!(read_instrument(&text).is_ok());
    }
    for text in dressed(&work) {
        assert_eq!(read_unfinished(&text), read_unfinished(&work));
        assert!(read_unfinished(&text).is_ok());
    }
    // Inside, they are what they were.
    assert!(matches!(
        read_case(&case.replacen(':', "\u{1a}:", 1)),
        Err(FileError::NotJson { .. })
    ));
    // What is nothing else is empty.
    assert_eq!(
        read_case("\u{feff}\u{1a}"),
        Err(FileError::NotJson { line: 0, column: 0 })
    );
}

#[test]
fn a_file_in_utf_16_opens_where_it_says_so() {
    let text = write_case(&full_case());
    let units = || text.encode_utf16();
    let low: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(units().flat_map(u16::to_le_bytes))
        .collect();
    let high: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(units().flat_map(u16::to_be_bytes))
        .collect();
    for bytes in [text.clone().into_bytes(), low.clone(), high] {
        assert_eq!(
            text_of(bytes).and_then(|text| read_case(&text)),
            Ok(full_case())
        );
    }
    let (cut_off, unmarked) = (low.split_last().map(|(_, rest)| rest), low.get(2..));
    for bytes in [
        cut_off,
        Some(&[0xff, 0xfe, 0x00, 0xd8]),
        Some(&[0xff]),
        unmarked,
    ] {
        let bytes = bytes.expect("there is as much").to_vec();
        assert!(text_of(bytes).and_then(|text| read_case(&text)).is_err());
    }
}

#[test]
fn what_stands_beside_a_whole_file_is_said() {
    let text = write_case(&full_case());
    let lines = text.lines().count();
    let footer =
        format!("{text}\n-- \nSent from my telephone,\u{7} please forgive mistakes in typing\n");
    let begins = "--  Sent from my telephone,  please forgi".to_owned();
    assert_eq!(
        read_case(&footer),
        Err(FileError::Beside {
            after: true,
            line: lines,
            begins: begins.chars().take(40).collect()
        })
    );
    assert_eq!(
        read_case(&footer).unwrap_err().to_string(),
        format!(
            "This file is whole, and something that is no part of it stands after it: \u{201c}--  Sent from my telephone,  please forg\u{201d}. \
             It ends in line {lines}. A mail program may have added it. Save the file again from where it came from, or take \
             out what stands after it."
        )
    );
    let greeting = format!("Dear colleague {{please read}},\n\n{text}");
    assert_eq!(
        read_case(&greeting),
        Err(FileError::Beside {
            after: false,
            line: 3,
            begins: "Dear colleague {please read},".to_owned()
        })
    );
    assert!(read_case(&greeting).unwrap_err().to_string().contains(
        "before it: \u{201c}Dear colleague {please read},\u{201d}. It begins in line 3."
    ));
    // Two files in one, and a comment: which of the two was meant nobody can tell.
    for (more, begins) in [(text.as_str(), "{"), ("// mine", "// mine")] {
        match read_case(&format!("{text}{more}")) {
            Err(FileError::Beside {
                after: true,
                line,
                begins: said,
            }) => {
                assert_eq!(line, lines);
                assert!(said.starts_with(begins), "{said}");
            }
            other => panic!("{other:?}"),
        }
    }
    let area = format!(
        "{}\nfooter",
        include_str!("../src/data/areas/lewisham/area.json")
    );
    assert!(matches!(
        read_area(&area),
        Err(FileError::Beside { after: true, .. })
    ));
    assert!(matches!(
        read_unfinished(&footer),
        Err(FileError::Beside { after: true, .. })
    ));
}

#[test]
fn a_file_of_another_program() {
    for text in [
        "{}",
        "[]",
        "null",
        "12",
        "\"waymark-case/1\"",
        r#"{"format": 1}"#,
        r#"{"format": null}"#,
        r#"{"format": "docx"}"#,
        r#"{"format": ""}"#,
        r#"{"format": "waymark-cases/1"}"#,
        r#"{"Format": "waymark-case/1"}"#,
        r#"["format", "waymark-case/1"]"#,
    ] {
        assert_eq!(read_case(text), Err(FileError::Foreign), "{text}");
        assert_eq!(kind_of(text), Err(FileError::Foreign), "{text}");
    }
    let message = read_case("{}").unwrap_err().to_string();
    assert!(
        message.starts_with("This file was not made by Waymark"),
        "{message}"
    );
    assert!(
        message.ends_with("Choose a file that Waymark saved."),
        "{message}"
    );
}

#[test]
fn a_file_of_another_kind() {
    let case = write_case(&full_case());
    assert_eq!(
        read_area(&case),
        Err(FileError::OtherKind {
            is: FileKind::Case,
            wanted: FileKind::Area
        })
    );
    assert_eq!(
        read_instrument(&case),
        Err(FileError::OtherKind {
            is: FileKind::Case,
            wanted: FileKind::Instrument
        })
    );
    let area = r#"{"format": "waymark-area/1"}"#;
    assert_eq!(
        read_case(area),
        Err(FileError::OtherKind {
            is: FileKind::Area,
            wanted: FileKind::Case
        })
    );
    assert_eq!(kind_of(area), Ok(FileKind::Area));
    assert_eq!(
        kind_of(r#"{"format": "waymark-instrument/1"}"#),
        Ok(FileKind::Instrument)
    );
    assert_eq!(
        read_case(area).unwrap_err().to_string(),
        "This is a Waymark area rule file, and a case file was asked for. Open it in the place for area rule files."
    );
}

#[test]
fn a_file_of_a_newer_program() {
    for format in [
        "waymark-case/2",
        "waymark-case/1.1",
        "waymark-case",
        "waymark-case/",
        "waymark-case/1/2",
    ] {
        let text = with("/format", json!(format));
        assert_eq!(
            read_case(&text),
            Err(FileError::Newer {
                format: format.to_owned()
            })
        );
        let message = read_case(&text).unwrap_err().to_string();
        assert!(
            message.contains(&format!("\u{201c}{format}\u{201d}"))
                && message.contains("Open it with that version"),
            "{message}"
        );
    }
    let text = with(
        "/format",
        json!(format!("waymark-case/{}", "9".repeat(5_000))),
    );
    assert!(read_case(&text).unwrap_err().to_string().len() < 400);
    // Whatever else has changed in the newer format, it is the version that is named.
    let text = r#"{"format": "waymark-area/2", "versions": {"renamed": true}}"#;
    assert_eq!(
        read_area(text),
        Err(FileError::Newer {
            format: "waymark-area/2".to_owned()
        })
    );
}

#[test]
fn an_enormous_file() {
    let text = write_case(&full_case());
    let largest = text.clone() + &" ".repeat(LARGEST_FILE - text.len());
    assert_eq!(read_case(&largest).unwrap(), full_case());
    let too_large = largest + " ";
    for mistake in [
        read_case(&too_large).unwrap_err(),
        read_area(&too_large).unwrap_err(),
        read_instrument(&too_large).unwrap_err(),
        kind_of(&too_large).unwrap_err(),
    ] {
        assert_eq!(
            mistake,
            FileError::TooLarge {
                bytes: LARGEST_FILE + 1
            }
        );
    }
    let message = read_case(&too_large).unwrap_err().to_string();
    assert!(
        message.contains("4096 KB is the most")
            && message.contains("Check that it is the file you meant"),
        "{message}"
    );
}

#[test]
fn brackets_within_brackets_do_not_crash_it() {
    let deep = 10_000;
    let (lists, objects) = ("[".repeat(deep), "{\"a\":".repeat(deep));
    for text in [
        lists.clone(),
        objects.clone(),
        format!("{lists}{}", "]".repeat(deep)),
        format!("{objects}1{}", "}".repeat(deep)),
        format!(
            "{{\"format\": \"waymark-case/1\", \"as_of\": {lists}{}}}",
            "]".repeat(deep)
        ),
        format!(
            "{{\"format\": \"waymark-area/1\", \"versions\": {objects}1{}}}",
            "}".repeat(deep)
        ),
    ] {
        for mistake in [
            read_case(&text).unwrap_err(),
            read_area(&text).unwrap_err(),
            kind_of(&text).unwrap_err(),
        ] {
            assert!(
                matches!(mistake, FileError::NotJson { line: 1, .. }),
                "{mistake:?}"
            );
        }
    }
    // A hundred deep is read, and refused for what it is.
    let text = with(
        "/events/list/0/note",
        (0..100).fold(json!(1), |inner, _| json!([inner])),
    );
    assert_eq!(wrong(&text).at, "events.list[0].note");
}

#[test]
fn the_same_name_twice_is_refused() {
    let text = write_case(&full_case());
    // The second would count, without a word: "not-reported" in place of "crime".
    let twice = text.replacen(
        "\"police\": \"crime\",",
        "\"police\": \"crime\",\n\"police\": \"not-reported\",",
        1,
    );
    let line = 1 + twice
        .lines()
        .position(|line| line.contains("not-reported"))
        .unwrap();
    assert_eq!(
        read_case(&twice),
        Err(FileError::Twice {
            name: "police".to_owned(),
            line
        })
    );
    let message = read_case(&twice).unwrap_err().to_string();
    assert!(
        message.contains("\u{201c}police\u{201d} is written twice")
            && message.contains(&format!("line {line}")),
        "{message}"
    );
    assert!(message.contains("Take one out"), "{message}");

    for twice in [
        text.replacen('{', "{\"format\": \"waymark-area/1\",", 1),
        text.replacen("\"as_of\":", "\"as_of\": \"2018-07-19\", \"as_of\":", 1),
        text.replacen(
            "\"injury\":",
            "\"injury\": {\"reply\": \"no\"}, \"injury\":",
            1,
        ),
        text.replacen(
            "\"injury\":",
            "\"injury\": {\"reply\": \"no\"}, \"\\u0069njury\":",
            1,
        ),
    ] {
        assert_ne!(twice, text);
        assert!(
            matches!(read_case(&twice), Err(FileError::Twice { .. })),
            "{:?}",
            read_case(&twice)
        );
    }
    // As many names as a file can hold, and the last of them twice.
    let names: String = (0..300_000).map(|name| format!("\"{name}\":1,")).collect();
    let many = format!("{{{names}\"299999\":1}}");
    assert_eq!(
        read_case(&many),
        Err(FileError::Twice {
            name: "299999".to_owned(),
            line: 1
        })
    );

    for read in [
        read_area(r#"{"id": "a", "id": "b"}"#).err(),
        read_instrument(r#"{"id": "a", "id": "b"}"#).err(),
    ] {
        assert_eq!(
            read,
            Some(FileError::Twice {
                name: "id".to_owned(),
                line: 1
            })
        );
    }
}

#[test]
fn a_value_of_the_wrong_type() {
    for (pointer, value, at, says) in [
        (
            "/as_of",
            json!(20_180_720),
            "as_of",
            "this is the number 20180720, and a text was expected",
        ),
        (
            "/reference",
            json!(null),
            "reference",
            "this is nothing (null), and a text was expected",
        ),
        (
            "/people",
            json!([]),
            "people",
            "this is a list, and an object with named fields was expected",
        ),
        (
            "/people/victim",
            json!("Anna"),
            "people.victim",
            "this is the text \u{201c}Anna\u{201d}, and an object with named fields was expected",
        ),
        (
            "/people/victim/age/years",
            json!(-1),
            "people.victim.age.years",
            "this is the number -1, and a whole number from 0 was expected",
        ),
        (
            "/people/victim/age/years",
            json!(-17.5),
            "people.victim.age.years",
            "this is the number -17.5, and a whole number from 0 was expected",
        ),
        (
            "/people/victim/age/years",
            json!("17"),
            "people.victim.age.years",
            "this is the text \u{201c}17\u{201d}, and a whole number from 0 was expected",
        ),
        (
            "/people/victim/age",
            json!(34),
            "people.victim.age",
            "this is the number 34, and one of years, born was expected",
        ),
        (
            "/people/victim/age",
            json!("years"),
            "people.victim.age",
            "\u{201c}years\u{201d} needs a value",
        ),
        (
            "/people/causing_harm/0/age/born",
            json!("1980s"),
            "people.causing_harm[0].age.born",
            "\u{201c}1980s\u{201d} is not a date: write 2018-07-20",
        ),
        (
            "/people/causing_harm/1/lives_in",
            json!("kent"),
            "people.causing_harm[1].lives_in",
            "this is the text \u{201c}kent\u{201d}, and a list was expected",
        ),
        (
            "/events",
            json!([]),
            "events",
            "this is a list, and an object with named fields was expected",
        ),
        (
            "/events/all_known",
            json!("yes"),
            "events.all_known",
            "this is the text \u{201c}yes\u{201d}, and true or false was expected",
        ),
        (
            "/events/list/3",
            json!(null),
            "events.list[3]",
            "this is nothing (null), and an object with named fields was expected",
        ),
        (
            "/events/list/0/kinds/2",
            json!(true),
            "events.list[0].kinds[2]",
            "this is \u{201c}true\u{201d}, and one of assault, ",
        ),
        (
            "/events/list/3/when",
            json!("2018-13"),
            "events.list[3].when",
            "\u{201c}2018-13\u{201d} is not a date: write 2018-07-20",
        ),
        (
            "/events/list/0/learned",
            json!("2018-02-29"),
            "events.list[0].learned",
            "\u{201c}2018-02-29\u{201d} is not a day: write year-month-day",
        ),
        (
            "/events/list/3/police",
            json!({"crime": 1}),
            "events.list[3].police",
            "\u{201c}crime\u{201d} takes no value",
        ),
        (
            "/assessments/list/0/answers/injury",
            json!("yes"),
            "assessments.list[0].answers.injury",
            "this is the text \u{201c}yes\u{201d}, and an object",
        ),
        (
            "/assessments/list/0/answers/injury/reply",
            json!(true),
            "assessments.list[0].answers.injury.reply",
            "this is \u{201c}true\u{201d}, and a text was expected",
        ),
        (
            "/maracs/list/0/discussed",
            json!({}),
            "maracs.list[0].discussed",
            "this is an object, and a text was expected",
        ),
        (
            "/judgement/should_be_heard",
            json!(1),
            "judgement.should_be_heard",
            "this is the number 1, and true or false was expected",
        ),
    ] {
        let text = with(pointer, value);
        let mistake = wrong(&text);
        assert_eq!(mistake.at, at);
        assert!(mistake.says.starts_with(says), "{at}: {}", mistake.says);
        let message = read_case(&text).unwrap_err().to_string();
        assert!(message.contains(&format!("at {at}: {says}")), "{message}");
        assert!(
            message.ends_with(
                "Put that right in the file, or choose another one. Nothing of it was opened."
            ),
            "{message}"
        );
    }
}

#[test]
fn an_unknown_choice_names_the_choices() {
    for (pointer, at, choices) in [
        (
            "/events/list/3/police",
            "events.list[3].police",
            "crime, incident, reported, not-reported, unknown",
        ),
        (
            "/events/list/0/kinds/2",
            "events.list[0].kinds[2]",
            "assault, strangulation, sexual, weapon, ",
        ),
        (
            "/events/list/0/agencies/4",
            "events.list[0].agencies[4]",
            "emergency-department, health, ",
        ),
        (
            "/events/list/0/outcome",
            "events.list[0].outcome",
            "charged, convicted, acquitted, retracted, no-further-action",
        ),
        (
            "/events/list/0/grade",
            "events.list[0].grade",
            "standard, medium, high",
        ),
        (
            "/people/causing_harm/1/relationship",
            "people.causing_harm[1].relationship",
            "partner, former-partner, parent, child, family, other",
        ),
        (
            "/assessments/list/0/answers/injury/source",
            "assessments.list[0].answers.injury.source",
            "victim, seen, ",
        ),
    ] {
        for unknown in ["rumour", "Crime", ""] {
            let mistake = wrong(&with(pointer, json!(unknown)));
            assert_eq!(mistake.at, at);
            assert!(
                mistake.says.starts_with(&format!(
                    "\u{201c}{unknown}\u{201d} is not one of {choices}"
                )),
                "{}",
                mistake.says
            );
        }
    }
}

#[test]
fn a_field_too_many_or_too_few() {
    for (pointer, at) in [
        ("/colour", "colour"),
        ("/people/colour", "people.colour"),
        ("/people/others/0/colour", "people.others[0].colour"),
        ("/events/list/3/colour", "events.list[3].colour"),
        ("/events/list/0/place/colour", "events.list[0].place.colour"),
        ("/assessments/list/1/colour", "assessments.list[1].colour"),
        (
            "/assessments/list/0/answers/injury/colour",
            "assessments.list[0].answers.injury.colour",
        ),
        ("/maracs/colour", "maracs.colour"),
        ("/judgement/colour", "judgement.colour"),
        ("/sign_off/colour", "sign_off.colour"),
        ("/area/colour", "area.colour"),
        ("/contact/colour", "contact.colour"),
    ] {
        let mistake = wrong(&with(pointer, json!("red")));
        let place = at
            .rsplit_once('.')
            .map_or("the top of the file", |(place, _)| place);
        assert_eq!(mistake.at, place);
        assert!(
            mistake
                .says
                .starts_with("there is no field \u{201c}colour\u{201d} here; the fields are "),
            "{}",
            mistake.says
        );
    }
    for (pointer, at, field) in [
        ("/as_of", "the top of the file", "as_of"),
        ("/events/all_known", "events", "all_known"),
        ("/events/list/3/when", "events.list[3]", "when"),
        ("/events/list/3/id", "events.list[3]", "id"),
        (
            "/assessments/list/0/answers/injury/reply",
            "assessments.list[0].answers.injury",
            "reply",
        ),
        ("/area/id", "area", "id"),
        ("/sign_off/by", "sign_off", "by"),
    ] {
        let mistake = wrong(&without(pointer));
        assert_eq!(
            (mistake.at.as_str(), mistake.says),
            (at, format!("the field \u{201c}{field}\u{201d} is missing"))
        );
    }
}

#[test]
fn what_does_not_hold_together() {
    let nobody = "\u{201c}p9\u{201d} is nobody among the people of this case";
    for (pointer, value, at, says) in [
        (
            "/events/list/0/by/1",
            json!("p9"),
            "events.list[0].by",
            nobody,
        ),
        (
            "/events/list/0/harmed/0",
            json!("p9"),
            "events.list[0].harmed",
            nobody,
        ),
        (
            "/maracs/list/0/about",
            json!(["victim", "p9"]),
            "maracs.list[0].about",
            nobody,
        ),
        (
            "/assessments/list/0/about",
            json!("e9"),
            "assessments.list[0].about",
            "\u{201c}e9\u{201d} is no event of this case",
        ),
        (
            "/events/list/3/id",
            json!("e2"),
            "events.list[3].id",
            "the id \u{201c}e2\u{201d} is used twice",
        ),
        (
            "/assessments/list/1/id",
            json!("a1"),
            "assessments.list[1].id",
            "the id \u{201c}a1\u{201d} is used twice",
        ),
        (
            "/assessments/list/0/when",
            json!("2018-07"),
            "assessments.list[0].when",
            "an assessment that holds answers needs an exact day",
        ),
        (
            "/assessments/list/0/when",
            json!("unknown"),
            "assessments.list[0].when",
            "an assessment that holds answers needs an exact day",
        ),
        (
            "/assessments/list/0/instrument",
            json!(null),
            "assessments.list[0].instrument",
            "an assessment that holds answers must say which instrument they answer",
        ),
    ] {
        let text = with(pointer, value);
        assert_eq!(wrong(&text), Mistake::new(at, says));
        assert!(
            read_case(&text)
                .unwrap_err()
                .to_string()
                .contains(&format!("at {at}: {says}"))
        );
    }
    // A person's id that is used by others as well, and one that is missing, leave dangling names behind.
    for (pointer, value, at) in [
        (
            "/people/causing_harm/1/id",
            json!("p1"),
            "people.causing_harm[1].id",
        ),
        ("/people/others/0/id", json!(""), "people.others[0].id"),
        (
            "/people/others/0/id",
            json!("victim"),
            "people.others[0].id",
        ),
    ] {
        match read_case(&with(pointer, value)) {
            Err(FileError::Wrong { mistakes, .. }) => assert_eq!(mistakes[0].at, at),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_list_that_is_too_long_is_refused() {
    let entries =
        |of: usize| Value::from_iter((0..of).map(|number| json!({"id": format!("x{number}")})));
    let events = |of: usize| {
        Value::from_iter((0..of).map(|number| json!({"id": format!("x{number}"), "when": "2018"})))
    };
    for (pointer, longest, long) in [
        ("/people/others", entries(100), entries(101)),
        ("/events/list", events(1_000), events(1_001)),
        ("/maracs/list", entries(30), entries(31)),
        ("/assessments/list", events(200), events(201)),
    ] {
        let at = pointer.trim_start_matches('/').replace('/', ".");
        let mistakes = |list| match read_case(&with(pointer, list)) {
            Ok(_) => Vec::new(),
            Err(FileError::Wrong { mistakes, .. }) => mistakes,
            Err(other) => panic!("{other}"),
        };
        // What the rest of the case names is gone with the old list; that is another matter.
        let says = |list| {
            mistakes(list)
                .iter()
                .any(|one| one.at == at && one.says.starts_with("this list has"))
        };
        assert!(says(long) && !says(longest), "{at}");
    }
}

#[test]
fn many_mistakes_are_counted_and_not_all_told() {
    let text = changed(|tree| {
        tree["events"]["list"] = (0..50)
            .map(|_| json!({"id": "same", "when": "unknown"}))
            .collect();
        tree["assessments"]["list"] = json!([]);
    });
    let mistake = read_case(&text).unwrap_err();
    assert!(matches!(&mistake, FileError::Wrong { mistakes, .. } if mistakes.len() == 49));
    let message = mistake.to_string();
    assert_eq!(message.matches("is used twice").count(), 20);
    assert!(
        message.contains("; and 29 more. Put that right"),
        "{message}"
    );
}

#[test]
fn area_and_instrument_files_name_the_place_too() {
    let instrument = |item: &str| {
        format!(
            r#"{{"format": "waymark-instrument/1", "id": "mine", "title": "Mine", "about": "For a test.",
                "items": [{item}], "sources": []}}"#
        )
    };
    let item = r#"{"id": "one", "label": "one", "ask": "One?", "why": "Because."}"#;
    assert_eq!(read_instrument(&instrument(item)).unwrap().items.len(), 1);
    for (item, at) in [
        (r#"{"id": "one"}"#, "items[0]"),
        (r#"{"id": 1}"#, "items[0].id"),
        (
            r#"{"id": "one", "label": "one", "ask": "One?", "why": "Because.", "weight": 2}"#,
            "items[0]",
        ),
    ] {
        match read_instrument(&instrument(item)) {
            Err(FileError::Wrong {
                kind: FileKind::Instrument,
                mistakes,
            }) => assert_eq!(mistakes[0].at, at),
            other => panic!("{other:?}"),
        }
    }
    // The same question twice would count twice.
    match read_instrument(&instrument(&format!("{item}, {item}"))) {
        Err(FileError::Wrong {
            kind: FileKind::Instrument,
            mistakes,
        }) => assert_eq!(mistakes[0].at, "items[1].id"),
        other => panic!("{other:?}"),
    }
    let area = r#"{"format": "waymark-area/1", "id": "a", "name": "A", "nation": "mercia", "versions": []}"#;
    let message = read_area(area).unwrap_err().to_string();
    assert!(
        message.starts_with(
            "This area rule file has something in it that Waymark cannot use; at nation: \u{201c}mercia\u{201d} is not one of "
        ),
        "{message}"
    );
    let whole = area.replace("mercia", "scotland");
    assert!(read_area(&whole).is_ok());
    for (broken, at) in [
        (whole.replace("[]", "[{}]"), "versions[0]"),
        (
            whole.replace(
                "[]",
                r#"[{"id": "v", "in_force": {"between": {"from": "soon"}}}]"#,
            ),
            "versions[0].in_force.between.from",
        ),
    ] {
        match read_area(&broken) {
            Err(FileError::Wrong {
                kind: FileKind::Area,
                mistakes,
            }) => assert_eq!(mistakes[0].at, at),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_reply_written_in_another_way_is_refused_and_the_right_one_is_named() {
    let read = |reply: &str| {
        read_case(&format!(
            r#"{{"format": "waymark-case/1", "as_of": "2018-07-20", "assessments": {{"all_known": true, "list": [
                {{"id": "a1", "when": "2018-07-20", "instrument": "mine", "answers": {{"1": {{"reply": "{reply}"}}}}}}]}}}}"#
        ))
    };
    for (reply, meant) in [
        ("Yes", "yes"),
        (" no", "no"),
        ("does not know", "does-not-know"),
        ("NOT_ASKED", "not-asked"),
        ("not  safe to ask", "not-safe-to-ask"),
    ] {
        match read(reply) {
            Err(FileError::Wrong {
                kind: FileKind::Case,
                mistakes,
            }) => {
                assert_eq!(mistakes[0].at, "assessments.list[0].answers.1.reply");
                assert!(
                    mistakes[0]
                        .says
                        .contains(&format!("write \u{201c}{meant}\u{201d}")),
                    "{}",
                    mistakes[0].says
                );
            }
            other => panic!("{reply}: {other:?}"),
        }
    }
    // The steps of a scale are its own, and the checklist may not be loaded.
    let often = read("often").unwrap();
    let book = Rulebook::bundled().unwrap();
    assert_eq!(book.unknown_replies(&often), []);
    let mut in_dash = often;
    in_dash.assessments.list[0].instrument = Some("dash-24".to_owned());
    let found = book.unknown_replies(&in_dash);
    assert_eq!(found[0].at, "assessments.list[0].answers.1.reply");
    assert_eq!(
        found[0].says,
        "\u{201c}often\u{201d} is no reply to question 1, injured in the latest incident, so it is not known; the replies are yes, no, does-not-know, declined, not-asked, not-safe-to-ask"
    );
}

#[test]
fn a_total_that_cannot_be_right_is_refused_or_said() {
    let file = |fields: &str| {
        format!(
            r#"{{"format": "waymark-case/1", "as_of": "2018-07-20", "assessments": {{"all_known": true, "list": [{{"id": "a1", {fields}}}]}}}}"#
        )
    };
    let whole = r#""when": "2018-07-20", "instrument": "dash-24""#;
    let answers = r#""answers": {"1": {"reply": "yes"}, "2": {"reply": "no"}}"#;
    for (fields, says) in [
        (
            format!(r#"{whole}, "yes_total": 0, {answers}"#),
            "fewer than the 1 answers that are yes here",
        ),
        (
            r#""when": "2018-07", "instrument": "dash-24", "yes_total": 3"#.to_owned(),
            "a total needs an exact day",
        ),
        (
            r#""when": "2018-07-20", "yes_total": 3"#.to_owned(),
            "must say which instrument it is of",
        ),
    ] {
        let refused = read_case(&file(&fields)).expect_err(&fields).to_string();
        assert!(
            refused.contains("assessments.list[0].yes_total") && refused.contains(says),
            "{refused}"
        );
    }
    // How many there can be depends on the checklist, which may not be loaded: the result says so, and nothing is counted.
    let book = Rulebook::bundled().expect("the bundled files read");
    let unknown = |fields: &str| {
        let case = read_case(&file(fields)).expect("it reads");
        book.unknown_replies(&case)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        unknown(&format!(r#"{whole}, "yes_total": 23, {answers}"#)),
        [""; 0]
    );
    assert_eq!(
        unknown(&format!(r#"{whole}, "yes_total": 24, {answers}"#)),
        [
            "at assessments.list[0].yes_total: 24 yes on the list \u{201c}24-item risk checklist (Dash style)\u{201d} cannot be right here; from 1 to 23 can"
        ]
    );
}

fn small_case(rest: &str) -> String {
    format!(r#"{{"format": "waymark-case/1", "as_of": "2018-07-20", {rest}}}"#)
}

/// A yes to a question that the checklist does not have counts for nothing, and does not vanish.
#[test]
fn an_answer_to_a_question_that_the_checklist_does_not_have_is_named() {
    let one = |instrument: &str| {
        let text = small_case(&format!(
            r#""assessments": {{"all_known": true, "list": [{{"id": "a1", "when": "2018-07-20", "instrument": "{instrument}", "answers": {{"1": {{"reply": "yes"}}, "99": {{"reply": "yes"}}}}}}]}}"#
        ));
        read_case(&text).expect("it opens")
    };
    let book = Rulebook::bundled().expect("the bundled files read");
    let found: Vec<_> = book
        .unknown_replies(&one("dash-24"))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "at assessments.list[0].answers.99: \u{201c}99\u{201d} is no question of the list \u{201c}24-item risk checklist (Dash style)\u{201d}, so what was answered counts for nothing"
        ]
    );
    assert_eq!(
        book.unknown_replies(&one("not-loaded")),
        [],
        "what another asks is not known here"
    );
    let case = one("dash-24");
    let choice = AreaChoice::of("national");
    let rules = book.rules(&choice, case.as_of).expect("it is bundled");
    let decision = waymark::engine::decision::decide(&case, rules, case.as_of);
    let shown = waymark::model::book::Shown {
        rules,
        missing: None,
    };
    let text = waymark::words::explain::sheet(&case, &decision, &shown, &[]).to_string();
    assert!(
        text.contains("\u{201c}99\u{201d} is no question of the list"),
        "{text}"
    );
}

/// Days that cannot all be right are pointed out where they stand, and the file opens.
#[test]
fn impossible_days_are_pointed_out() {
    let born = |when: &str| format!(r#"{{"age": {{"born": "{when}"}}}}"#);
    let people = format!(
        r#""people": {{"victim": {}, "causing_harm": [{{"id": "p1", "age": {{"born": "2019"}}}}], "children": [{}, {}]}}"#,
        born("2018-07-21"),
        born("2018-07-20"),
        born("2018-08")
    );
    let after = "after 20 July 2018, the day this case speaks for";
    for (rest, expected) in [
        (
            people.as_str(),
            vec![
                format!("at people.victim.age: a date of birth cannot be 21 July 2018, {after}"),
                format!("at people.causing_harm[0].age: a date of birth cannot be 2019, {after}"),
                format!("at people.children[1].age: a date of birth cannot be August 2018, {after}"),
            ],
        ),
        (
            r#""assessments": {"all_known": false, "list": [{"id": "a1", "when": "2018-07-20"}, {"id": "a2", "when": "2018-07-21"}, {"id": "a3", "when": "2018"}]}"#,
            vec![format!("at assessments.list[1].when: the day of an assessment cannot be 21 July 2018, {after}")],
        ),
        (
            r#""maracs": {"all_known": false, "list": [
                {"id": "m1", "referred": "2018-03-02", "met": "2018-03-01"},
                {"id": "m2", "referred": "2018-03", "met": "2018-03-01"},
                {"id": "m3", "referred": "2018-03-01", "met": "2018-03-01", "discussed": "2018-02"}
            ]}"#,
            vec![
                "at maracs.list[0].met: a MARAC cannot have met (1 March 2018) before its referral (2 March 2018)"
                    .to_owned(),
                "at maracs.list[2].discussed: a case cannot have been discussed last (February 2018) before the meeting (1 March 2018)"
                    .to_owned(),
            ],
        ),
        (
            r#""events": {"all_known": false, "list": [{"id": "e1", "when": "2018-07-20"}, {"id": "e2", "when": "2018-07-21"}, {"id": "e3", "when": "2018"}]}"#,
            vec![format!("at events.list[1].when: the day of an event cannot be 21 July 2018, {after}")],
        ),
        (
            r#""events": {"all_known": false, "list": [{"id": "e1", "when": "2018-07-01", "learned": "2018-07-20"}, {"id": "e2", "when": "2018-07-01", "learned": "2018-07-21"}]},
            "changes": {"all_known": false, "list": [{"id": "c1", "when": "2018-07-01", "what": "release", "learned": "2018-07-21"}]}"#,
            vec![
                format!("at events.list[1].learned: it cannot have become known on 21 July 2018, {after}"),
                format!("at changes.list[0].learned: it cannot have become known on 21 July 2018, {after}"),
            ],
        ),
        (
            r#""judgement": {"should_be_heard": true, "when": "2018-07-21"}"#,
            vec![format!("at judgement.when: nobody can have judged on 21 July 2018, {after}")],
        ),
        (
            r#""sign_off": {"by": "a manager", "when": "2018-07-21"}"#,
            vec![format!("at sign_off.when: the day of a sign-off cannot be 21 July 2018, {after}")],
        ),
        (
            r#""orders": {"all_known": false, "list": [{"id": "o1", "kind": "bail", "from": "2018-03-01", "until": "2018-02-01"}]}"#,
            vec!["at orders.list[0].until: an order cannot have ended on 1 February 2018, before its first day, 1 March 2018".to_owned()],
        ),
    ] {
        let case = read_case(&small_case(rest)).expect("it opens");
        let found: Vec<_> = waymark::model::case::impossible_days(&case).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
        let book = Rulebook::bundled().expect("the bundled files read");
        let rules = book.rules(&AreaChoice::of("national"), case.as_of).expect("it is there");
        let decision = waymark::engine::decision::decide(&case, rules, case.as_of);
        let shown = waymark::model::book::Shown { rules, missing: None };
        let text = waymark::words::explain::sheet(&case, &decision, &shown, &[]).to_string();
        for says in expected {
            let (_, says) = says.split_once(": ").unwrap();
            assert!(text.contains(&format!("A day in this case cannot be right: {says}.")), "{text}");
        }
    }
}

/// A spreadsheet or another program writes five as 5.0, and an age with its half.
#[test]
fn a_whole_number_may_be_written_with_noughts_after_its_point_and_an_age_in_part_years() {
    let total = |number: &str| {
        read_case(&small_case(&format!(
            r#""assessments": {{"all_known": true, "list": [{{"id": "a1", "when": "2018-07-20", "instrument": "dash-24", "yes_total": {number}}}]}}"#
        )))
    };
    assert_eq!(
        total("5.0").expect("it is five").assessments.list[0].yes_total,
        Some(5)
    );
    assert_eq!(
        total("5.00").expect("it is five").assessments.list[0].yes_total,
        Some(5)
    );
    for no_number in ["5.5", "-5.0", "-5", "5e0"] {
        let refused = total(no_number).expect_err(no_number).to_string();
        assert!(
            refused.contains("a whole number from 0 was expected"),
            "{refused}"
        );
    }
    let age = |years: &str| {
        read_case(&small_case(&format!(
            r#""people": {{"victim": {{"age": {{"years": {years}}}}}}}"#
        )))
        .map(|case| case.people.victim.age)
    };
    for (years, expected) in [("17", 17), ("17.0", 17), ("17.5", 17), ("17.99", 17)] {
        assert_eq!(
            age(years),
            Ok(Some(waymark::model::case::Age::Years(expected))),
            "{years}"
        );
    }
    for no_age in ["-1", "true", "1e1"] {
        let refused = age(no_age).expect_err(no_age).to_string();
        assert!(
            refused.contains("people.victim.age.years")
                && refused.contains("a whole number from 0 was expected"),
            "{refused}"
        );
    }
}

/// How large a rule may be stands in the description of the file and in the message, with what to do.
#[test]
fn a_rule_that_is_too_large_is_refused() {
    use waymark::model::rules::WEIGHED;
    use waymark::model::rules::limits::{
        DEEPEST, MOST_CRITERIA, MOST_ENTRIES, MOST_LETTERS, MOST_OTHERWISE,
    };
    let described = include_str!("../src/model/rules/FORMAT.md");
    let rows = MOST_ENTRIES
        .iter()
        .map(|(list, most)| format!("| `{list}` | {most} |"));
    let others = [
        format!("| any other list | {MOST_OTHERWISE} |"),
        format!("A version asks for {MOST_CRITERIA} criteria at the most"),
        format!("No more than {DEEPEST} `all`, `any` and `same-person` stand"),
        format!("weigh one list of the case against another, as {WEIGHED} each."),
        format!(
            "A text has {},000 letters at the most.",
            MOST_LETTERS / 1_000
        ),
    ];
    for words in rows.chain(others) {
        assert!(described.contains(&words), "{words} is missing");
    }
    let whole: Value = serde_json::from_str(include_str!("pinned/area-1.json")).unwrap();
    let says = |pointer: &str, value: Value| {
        let mut area = whole.clone();
        *area.pointer_mut(pointer).unwrap() = value;
        let read = read_area(&area.to_string());
        assert_eq!(read.is_ok(), area_tree(&area.to_string()).is_ok());
        read.map_or_else(|refused| refused.to_string(), |_| String::new())
    };
    let grade = json!({"grade": {"at_least": "high"}});
    let any = |parts: Vec<Value>| json!({ "any": parts });
    let many = |one: &Value, number: usize| vec![one.clone(); number];
    let first = "/versions/0/routes/0/criterion";
    let at = "versions[0].routes[0].criterion";
    assert_eq!(says(first, any(many(&grade, 20))), "");
    for number in [21, 5_000] {
        let refused = says(first, any(many(&grade, number)));
        let expected = format!(
            "at {at}.any: this list has {number} entries, and 20 is the most that it can have: leave out what another part asks for \
             already, or make routes of its own of it"
        );
        assert!(refused.contains(&expected), "{refused}");
    }
    // Within one another.
    let nested = |depth: usize| (0..depth).fold(grade.clone(), |inner, _| any(vec![inner]));
    assert_eq!(says(first, nested(5)), "");
    let refused = says(first, nested(6));
    assert!(
        refused.contains(&format!(
            "at {at}: 6 of \u{201c}all\u{201d}, \u{201c}any\u{201d} and \u{201c}same-person\u{201d} stand one within the other here, and 5 is the most: "
        )),
        "{refused}"
    );
    // All together.
    let route = |number: usize| json!({"id": format!("r{number}"), "kind": "automatic", "name": "R", "criterion": any(many(&grade, 4)), "sources": ["page"]});
    let routes = |number| (0..number).map(route).collect::<Value>();
    let refused = says("/versions/0/routes", routes(20));
    assert!(
        refused.contains("at versions[0]: this version asks for 8")
            && refused.contains(" criteria in all, each \u{201c}repeat\u{201d}, \u{201c}follows\u{201d} and \u{201c}lower-grade\u{201d} counted as 4, and 30 is the most: "),
        "{refused}"
    );
    assert_eq!(says("/versions/0/routes", routes(6)), "");
    let refused = says("/versions/0/routes", routes(2_000));
    assert!(
        refused.contains("at versions[0].routes: this list has 2000 entries, and 20 is the most"),
        "{refused}"
    );
    let long = says("/about", json!("a".repeat(2_001)));
    assert!(
        long.contains("at about: this text has 2001 letters, and 2000 is the most: shorten it"),
        "{long}"
    );
    let items: Vec<String> = (0..101).map(|item| item.to_string()).collect();
    let score = |items: &[String]| json!({"score": {"instrument": "dash-24", "items": items, "count": {"at-least": 1}}});
    assert_eq!(says(first, score(&items[..100])), "");
    assert!(says(first, score(&items)).contains(&format!(
        "at {at}.score.items: this list has 101 entries, and 100 is the most"
    )));
}

/// How long each list may be stands in the description of the file and in the message.
#[test]
fn how_long_a_list_may_be_is_said() {
    let described = include_str!("../src/model/case/FORMAT.md");
    for (list, longest) in waymark::model::case::LONGEST {
        let number = if longest < 1_000 {
            longest.to_string()
        } else {
            format!("{},000", longest / 1_000)
        };
        let row = format!("| `{}` | {number} |", list.trim_end_matches(".list"));
        assert!(described.contains(&row), "{row} is missing");
    }
    let events = vec![r#"{"id": "e", "when": "2018"}"#; 1_001].join(", ");
    let refused = read_case(&small_case(&format!(
        r#""events": {{"all_known": true, "list": [{events}]}}"#
    )));
    let says = refused.expect_err("it is too long").to_string();
    assert!(
        says.contains("at events.list: this list has 1001 entries, and 1000 is the most"),
        "{says}"
    );
}
