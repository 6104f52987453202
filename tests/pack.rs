//! The papers: everything once, in order, and the same words wherever they are laid out.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::case::{
    Action, AreaChoice, Assessment, Breach, Case, Change, ChangeKind, Child, Event, EventKind,
    Grade, Order, OrderKind, Person, Review, SignOff,
};
use waymark::model::dates::{Day, When};
use waymark::model::files::read_case;
use waymark::model::instrument::{Answer, AnswerSource, Reply};
use waymark::model::nation::Nation;
use waymark::model::rules::Support;
use waymark::record::read_part;
use waymark::words::pack::{Held, Of, Pack, PackPart, PackRow, PaperField, PaperForm, Papers};

fn papers() -> Papers {
    Papers::bundled().unwrap_or_else(|mistake| panic!("{mistake}"))
}

fn published() -> Vec<(PathBuf, Case)> {
    let areas = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/areas");
    let files = areas
        .read_dir()
        .expect("areas")
        .filter_map(|area| area.expect("an area").path().join("cases").read_dir().ok());
    let files = files.flatten().map(|file| file.expect("a case").path());
    let mut cases: Vec<_> = files
        .map(|path| {
            (
                path.clone(),
                read_case(&std::fs::read_to_string(path).expect("text")).expect("a case"),
            )
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

fn case(name: &str) -> Case {
    let ends = format!("{name}.json");
    published()
        .into_iter()
        .find(|(path, _)| path.ends_with(&ends))
        .expect("that case")
        .1
}

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}")));

fn paper(case: &Case, id: &str) -> Pack {
    let book = &*BOOK;
    let rules = case
        .area
        .as_ref()
        .and_then(|area| book.rules(area, case.as_of))
        .or_else(|| book.national(case.as_of));
    let decision = decide(case, rules.expect("a rule"), case.as_of);
    papers().form(id).expect("that form").pack(Of {
        case,
        decision: &decision,
        book,
    })
}

/// A paper as text whose lines are whole again.
trait Whole {
    fn whole(&self) -> String;
}

impl Whole for Pack {
    fn whole(&self) -> String {
        self.text().replace("\n    ", " ")
    }
}

fn rows(pack: &Pack) -> impl Iterator<Item = &PackRow> {
    pack.parts.iter().flat_map(|part| &part.rows)
}

fn left_blank(pack: &Pack) -> &PackPart {
    let is_it = |part: &&PackPart| part.heading.ends_with(". Left blank");
    pack.parts.iter().find(is_it).expect("what is left blank")
}

fn fields(form: &PaperForm) -> impl Iterator<Item = &PaperField> {
    form.sections.iter().flat_map(|section| &section.fields)
}

fn day(iso: &str) -> Day {
    Day::from_iso(iso).expect("a day")
}

#[test]
fn the_forms_hold_together() {
    let papers = papers();
    for form in &papers.forms.forms {
        let mut ids: Vec<&str> = fields(form).map(|field| field.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}: an id twice", form.id);
        assert!(
            form.sections[0].first && form.sections[1..].iter().all(|section| !section.first),
            "{}",
            form.id
        );
        for field in fields(form) {
            assert!(
                !field.sources.is_empty(),
                "{} says not who asks for it",
                field.id
            );
            for id in &field.sources {
                assert!(
                    papers.forms.sources.iter().any(|source| source.id == *id),
                    "{}: no source {id}",
                    field.id
                );
            }
            assert!(
                field.choices.is_empty() || field.held.is_none(),
                "{}",
                field.id
            );
        }
    }
    let used = |id: &str| fields_of(&papers).any(|field| field.sources.iter().any(|one| one == id));
    for source in &papers.forms.sources {
        assert!(used(&source.id), "{} is named by no field", source.id);
    }
    for field in fields_of(&papers) {
        for id in &field.items {
            let (instrument, item) = id.split_once('/').expect("INSTRUMENT/ITEM");
            let instrument = BOOK
                .instrument(instrument)
                .unwrap_or_else(|| panic!("{}: no {id}", field.id));
            assert!(
                instrument.is_plain() && (item == "*" || instrument.item(item).is_some()),
                "{}: no {id}",
                field.id
            );
        }
    }
    let private: Vec<&str> = fields_of(&papers)
        .filter(|field| field.private)
        .map(|field| field.id.as_str())
        .collect();
    let kept: Vec<&PaperField> = fields(papers.form("referral").expect("the referral"))
        .filter(|one| one.private)
        .collect();
    let with_items = kept
        .into_iter()
        .filter(|field| !field.items.is_empty() || field.held.is_some());
    let record = papers.form("record").expect("the record");
    assert!(
        with_items.eq(&record.kept_back),
        "the record keeps back what is private in the referral"
    );
    assert_eq!(
        private,
        [
            "identity",
            "immigration",
            "pregnancy",
            "fgm",
            "suicide",
            "sexual-abuse",
            "mental-health"
        ],
        "what is left out until it is ticked"
    );
}

fn fields_of(papers: &Papers) -> impl Iterator<Item = &PaperField> {
    papers.forms.forms.iter().flat_map(fields)
}

#[test]
fn what_is_written_of_the_forms_reads_as_the_same() {
    let papers = papers();
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/papers/form.json"),
    )
    .expect("text");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(serde_json::to_value(&papers.forms).expect("JSON"), file);
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/papers/supports.json"),
    )
    .expect("text");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(serde_json::to_value(&papers.supports).expect("JSON"), file);
}

#[test]
fn the_format_document_shows_a_form_that_reads() {
    let document = include_str!("../src/words/pack/FORMAT.md");
    let block = document
        .split("```json form\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("a form");
    let form: PaperForm = read_part(block).unwrap_or_else(|mistake| panic!("{mistake}"));
    assert!(fields(&form).any(|field| field.private) && form.sections[0].first);
}

#[test]
fn the_sections_stand_in_the_order_of_the_forms() {
    let referral = paper(&filled(), "referral");
    let headings: Vec<&str> = referral
        .parts
        .iter()
        .map(|part| part.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Do not leave with or post to the victim's address",
            "1. Who refers",
            "2. Who",
            "3. Why this is referred",
            "4. What happened",
            "5. Checklist",
            "6. What is known of the person causing harm",
            "7. Whom the victim fears, and who may be spoken to",
            "8. Consent, and who knows",
            "9. What has been done",
            "10. Health and home",
            "11. What is not known",
            "12. Left blank",
            "Annex: the rule that was applied, and how it was read",
        ]
    );
}

/// A published case with something of everything that the model holds.
fn filled() -> Case {
    let mut case = case("kent/cases/july-2018");
    case.contact.safe = "Text first, mornings".into();
    case.contact.not_safe = "No post".into();
    case.contact.must_not_disclose = "The new address".into();
    case.people.causing_harm[0].aliases = vec!["an alias".into()];
    case.people.children = vec![Child {
        called: "child A".into(),
        age: Some(waymark::model::case::Age::Years(2)),
        where_now: "with a grandparent".into(),
        note: "nursery told".into(),
        ..Child::default()
    }];
    case.judgement.should_be_heard = true;
    case.judgement.words =
        "He was seen near her\ttwo days after release.\r\n\r\nShe is afraid.".into();
    case.judgement.by = "IDVA".into();
    case.judgement.when = Some(day("2018-07-05"));
    case.sign_off = Some(SignOff {
        by: "team manager".into(),
        when: day("2018-07-06").into(),
        ..SignOff::default()
    });
    case.orders.list = vec![Order {
        id: "o".into(),
        kind: OrderKind::Restraining,
        from: day("2016-12-07").into(),
        until: Some(day("2021-12-07").into()),
        on: vec!["ex-partner".into()],
        conditions: "Not to enter her road".into(),
        made_by: "the magistrates' court".into(),
        ..Order::default()
    }];
    case.events.list[3].breach = Some(Breach {
        order: Some("o".into()),
        condition: "no contact".into(),
        disputed: "he says he was asked".into(),
    });
    case.changes.list = vec![
        Change {
            id: "r".into(),
            when: day("2018-06-29").into(),
            what: ChangeKind::Release,
            ..Change::default()
        },
        Change {
            id: "p".into(),
            when: day("2018-06-01").into(),
            what: ChangeKind::PregnancyEnded,
            note: "told in confidence".into(),
            ..Change::default()
        },
    ];
    let action = |what: &str, due: &str, done: Option<&str>| Action {
        what: what.into(),
        owner: "police".into(),
        due: Some(When::from_file(due).expect("a date")),
        done: done.map(|done| day(done).into()),
    };
    case.maracs.list[5].actions = vec![
        action("a marker on the address", "2018-06-14", None),
        action("an alarm", "2018-06-14", Some("2018-06-12")),
        action("a visit", "2018-08", None),
        action("a letter", "2018-07", None),
    ];
    let answer = |reply, note: &str, source| Answer {
        reply,
        note: note.into(),
        source,
        as_at: None,
    };
    case.assessments.list.push(Assessment {
        id: "now".into(),
        when: day("2018-07-05").into(),
        instrument: Some("police-27".into()),
        grade: Some(Grade::Medium),
        review: Some(Review {
            by: "supervisor".into(),
            when: day("2018-07-06").into(),
            grade: Some(Grade::High),
            words: "The release counts.".into(),
        }),
        answers: [
            (
                "1".to_owned(),
                answer(Reply::Yes, "injured in April", AnswerSource::Records),
            ),
            ("2".to_owned(), Reply::Declined.into()),
            (
                "3".to_owned(),
                answer(Reply::No, "", AnswerSource::Perpetrator),
            ),
            ("4".to_owned(), Reply::NotSafe.into()),
            ("5".to_owned(), Reply::No.into()),
        ]
        .into(),
        ..Assessment::default()
    });
    for (field, words) in [
        ("agency", "the support service"),
        ("afraid-of", "him, and his brother"),
        ("gp", "Dr at the High Street practice"),
        ("immigration", "spouse visa"),
        ("knows", "No"),
        ("knows-why", "It is not safe to say so yet."),
        ("dvds", "No"),
        ("check-elsewhere", "Found"),
    ] {
        case.referral.insert(field.into(), words.into());
    }
    case
}

#[test]
fn a_full_case_is_told_whole() {
    let text = paper(&filled(), "referral").whole();
    for line in [
        "How and when the victim can be reached: Text first, mornings",
        "What must not be used: No post",
        "What the person causing harm must not learn: The new address",
        "Agency: the support service",
        "Referral to MARAC, Kent",
        "Signed off by: team manager, 6 July 2018",
        "Child: child A; aged 2; with a grandparent; nursery told",
        "Orders, bail and licences: Restraining order from 7 December 2016, until 7 December 2021; conditions: Not to enter her road; made by: the magistrates' court",
        "He was seen near her two days after release.",
        "She is afraid.",
        "Who judged, and when: IDVA, 5 July 2018: judges that this case should be heard.",
        "Condition: no contact",
        "Disputed: he says he was asked",
        "Reviewed by supervisor, 6 July 2018: graded high. The release counts.",
        "Action: a marker on the address (police); due 14 June 2018, not known to be done: past due",
        "Action: an alarm (police); done 12 June 2018",
        "Action: a visit (police); due August 2018, not known to be done: not yet due",
        "Action: a letter (police); due July 2018, not known to be done: it may be past due",
        "The victim knows of this referral: No",
        "GP and practice: Dr at the High Street practice",
        "1 of 27 questions yes, 1 no, 25 not known (1 declined to say; 1 denied by the person causing harm alone; 1 not safe to ask; 22 not asked).",
        "Private: Something private is recorded and is left out here. Ask who refers.",
    ] {
        assert!(
            text.lines().any(|one| one == line),
            "no line \"{line}\" in\n{text}"
        );
    }
    assert!(
        text.contains("injured in the latest incident, from records: \"injured in April\""),
        "{text}"
    );
    assert!(
        text.contains("29 June 2018, release from prison or custody"),
        "{text}"
    );
    assert!(text.contains("also known as an alias"), "{text}");
    assert!(
        !text.contains("Rule id") && !text.contains("kent/2016-2018"),
        "{text}"
    );
    assert!(
        !text.contains("spouse visa") && !text.contains("told in confidence"),
        "{text}"
    );
}

/// What a total speaks for was asked: it is never told as not asked.
#[test]
fn a_recorded_total_is_told_as_one() {
    let mut case = filled();
    let checklist = case
        .assessments
        .list
        .iter_mut()
        .find(|one| one.answers.contains_key("5"))
        .expect("it is there");
    checklist.yes_total = Some(13);
    let text = paper(&case, "referral").whole();
    let line = "A total of 13 yes of 27 questions is recorded. One by one: 1 yes, 1 no; 1 declined to say; \
                1 denied by the person causing harm alone; 1 not safe to ask; 22 not recorded.";
    assert!(text.lines().any(|one| one == line), "{text}");
}

#[test]
fn what_is_private_is_told_when_it_is_ticked() {
    let mut case = filled();
    for field in
        fields(papers().form("referral").expect("the referral")).filter(|field| field.private)
    {
        case.referral.insert(field.tick(), "yes".into());
    }
    let text = paper(&case, "referral").whole();
    assert!(
        text.contains("spouse visa") && text.contains("told in confidence"),
        "{text}"
    );
    assert!(!text.contains("is left out here"), "{text}");
}

/// A published case of Birmingham with everything that a field marked private tells of, and prompts picked that rest on it.
fn with_what_is_private(name: &str) -> Case {
    let mut case = case(&format!("birmingham/cases/{name}"));
    case.contact.must_not_disclose = "Where she is".into();
    let january = When::from_file("2012-01").expect("a date");
    let change = |what| Change {
        id: format!("{what:?}"),
        when: january,
        what,
        ..Change::default()
    };
    case.changes.list.extend([
        Change {
            note: "told in confidence".into(),
            ..change(ChangeKind::PregnancyEnded)
        },
        change(ChangeKind::Move),
        change(ChangeKind::Retraction),
    ]);
    let circumstances = |one: &&mut Assessment| one.instrument.as_deref() == Some("circumstances");
    let asked = case
        .assessments
        .list
        .iter_mut()
        .find(circumstances)
        .expect("it was asked");
    let private = [
        "immigration",
        "identity",
        "suicidal-now",
        "attempts-before",
        "own-mental-health",
    ];
    for item in private.into_iter().chain(["pregnancy-unknown", "fgm"]) {
        asked.answers.insert(item.into(), Reply::Yes.into());
    }
    asked.answers.insert("language".into(), Reply::Yes.into());
    asked.answers.insert("illness".into(), Reply::Yes.into());
    // `retraction` is raised by what is not private, and `pregnancy-or-birth` by the checklist alone.
    case.judgement.reasons = [
        "barriers",
        "whole-life",
        "attempts-before",
        "pregnancy-unknown",
        "retraction",
    ]
    .map(str::to_owned)
    .into();
    case
}

/// Words of what is private that no paper may hold; what a checklist asks is named otherwise.
const PRIVATE: [&str; 15] = [
    "a pregnancy ended",
    "told in confidence",
    "miscarriage",
    "termination",
    "whether the victim is pregnant",
    "pregnancy not known",
    "whether pregnant",
    "immigration",
    "public funds",
    "gender identity",
    "thoughts of suicide",
    "suicide attempts",
    "has tried before",
    "mental health, drink or drugs",
    "genital mutilation",
];

fn says_any_of<'a>(text: &str, words: &'a [&'a str]) -> Vec<&'a str> {
    // The field about the person causing harm is named alike.
    let text = text.to_lowercase().replace(
        "mental health, drink or drugs of the person causing harm",
        "",
    );
    words
        .iter()
        .copied()
        .filter(|word| text.contains(word))
        .collect()
}

fn ticked(mut case: Case) -> Case {
    for field in
        fields(papers().form("referral").expect("the referral")).filter(|field| field.private)
    {
        case.referral.insert(field.tick(), "yes".into());
    }
    case
}

#[test]
fn what_is_private_is_in_no_other_field_unless_it_is_ticked() {
    for name in ["january-2012-history", "july-2012"] {
        let case = with_what_is_private(name);
        for paper_id in ["referral", "summary", "record"] {
            let pack = paper(&case, paper_id);
            assert_plain(&pack);
            let text = pack.whole();
            assert_eq!(
                says_any_of(&text, &PRIVATE),
                [""; 0],
                "{name}, {paper_id}\n{text}"
            );
            let relied = rows(&pack)
                .find(|row| row.label == "What was relied on:")
                .expect("the reasons");
            let tells = |words: &str| relied.lines.iter().any(|line| line.contains(words));
            assert!(tells("Something marked private is left out."), "{relied:?}");
            // What is not private is told still, in the words of its prompt.
            assert!(tells("English is not the first language"), "{relied:?}");
            assert!(tells("No answer and no grade changes by it"), "{relied:?}");
            assert!(tells("illness"), "{relied:?}");
            assert!(
                text.contains("Private: Something private is recorded"),
                "{text}"
            );

            let told = paper(&ticked(case.clone()), paper_id).whole();
            assert!(!told.contains("marked private"), "{told}");
            for words in [
                "a pregnancy ended",
                "immigration status",
                "sexuality or gender identity",
                "has tried before",
            ] {
                assert_eq!(
                    says_any_of(&told, &[words]),
                    [words],
                    "{name}, {paper_id}\n{told}"
                );
            }
        }
        let told = paper(&ticked(case), "referral").whole();
        assert!(
            told.contains("told in confidence")
                && told.contains("Thoughts of suicide or self-harm now: yes"),
            "{told}"
        );
    }
}

#[test]
fn a_notice_that_rests_on_what_is_private_gives_way_and_the_other_facts_stay() {
    // In July no checklist says it, so the review rests on the change alone.
    let case = with_what_is_private("july-2012");
    let text = paper(&case, "summary").whole();
    assert!(!text.contains("Pregnancy or birth with violence"), "{text}");
    assert!(
        text.contains(
            "Something marked private is left out. On record besides: between 1 January 2012"
        ),
        "{text}"
    );
    // In January the checklist says it too, and the checklist is always told.
    let text = paper(&with_what_is_private("january-2012-history"), "summary").whole();
    let review = text
        .split("Pregnancy or birth with violence:")
        .nth(1)
        .expect("the review");
    let review: Vec<&str> = review.lines().take(3).collect();
    assert!(
        review[1].contains("question 9, pregnant, or a baby in the last 18 months"),
        "{review:?}"
    );
    assert_eq!(review[2], "Something marked private is left out.");
    // Nothing is left out where nothing private is recorded.
    assert!(
        !paper(&filled_without_private(), "referral")
            .whole()
            .contains("marked private")
    );
}

fn filled_without_private() -> Case {
    let mut case = filled();
    case.changes
        .list
        .retain(|change| change.what != ChangeKind::PregnancyEnded);
    case.referral.remove("immigration");
    case.assessments
        .list
        .retain(|one| one.instrument.as_deref() != Some("circumstances"));
    case.judgement.reasons = vec!["barriers".into()];
    case
}

#[test]
fn a_reason_whose_prompt_is_not_raised_is_named_only_if_its_title_tells_nothing_private() {
    let mut case = Case::new(day("2024-01-01"));
    case.judgement.reasons = ["attempts-before", "pregnancy-unknown", "barriers"]
        .map(str::to_owned)
        .into();
    let text = paper(&case, "record").whole();
    assert!(
        !text.contains("Attempts in the past") && !text.contains("Pregnancy not known"),
        "{text}"
    );
    assert!(
        text.contains("Something marked private is left out.")
            && text.contains("What makes it harder"),
        "{text}"
    );
    assert!(
        paper(&ticked(case), "record")
            .whole()
            .contains("Attempts in the past")
    );
}

/// A case of which little is known, and what a paper says where this criterion makes a prompt that was picked as a reason.
fn picked_under(when: &str, change: impl FnOnce(&mut Case)) -> String {
    let mut book = BOOK.clone();
    let mut prompt = book
        .notices
        .notices
        .iter()
        .find(|one| one.id == "retraction")
        .expect("a prompt")
        .clone();
    prompt.id = "made-up".into();
    prompt.title = "A title that would tell it".into();
    prompt.says = "Words that would tell it: {facts}".into();
    prompt.when = Some(read_part(when).expect("a criterion"));
    book.notices.notices.push(prompt);
    let mut case = Case::new(day("2024-01-01"));
    case.judgement.reasons = vec!["made-up".into()];
    change(&mut case);
    let national = waymark::model::case::AreaChoice::of("national");
    let decision = decide(
        &case,
        book.rules(&national, case.as_of).expect("it is bundled"),
        case.as_of,
    );
    papers()
        .form("record")
        .expect("the record")
        .pack(Of {
            case: &case,
            decision: &decision,
            book: &book,
        })
        .whole()
}

/// A prompt that can be met by what is private alone is named by nothing, whatever its criterion is and whether it is
/// raised or not.
#[test]
fn no_kind_of_criterion_tells_what_is_private_by_the_title_of_a_prompt() {
    for when in [
        r#"{"item": {"instrument": "circumstances", "item": "immigration"}}"#,
        r#"{"score": {"instrument": "circumstances", "items": ["immigration", "identity", "language"], "count": {"at-least": 2}}}"#,
        r#"{"rising": {"instrument": "circumstances", "items": ["suicidal-now"]}}"#,
        r#"{"unasked": {"instrument": "circumstances", "items": ["immigration", "language"], "at_least": 2}}"#,
        r#"{"since": {"changes": ["pregnancy", "birth"]}}"#,
        r#"{"follows": {"changes": ["birth"], "days": 30}}"#,
        r#"{"all": [{"grade": {"at_least": "high"}}, {"follows": {"changes": ["birth"], "days": 30}}]}"#,
        r#"{"any": [{"follows": {"changes": ["birth"], "days": 30}}, {"since": {"changes": ["pregnancy-ended"]}}]}"#,
    ] {
        let text = picked_under(when, |_| ());
        assert!(!text.contains("would tell it"), "{when}\n{text}");
        assert!(
            text.contains("Something marked private is left out."),
            "{when}\n{text}"
        );
    }
    for when in [
        r#"{"follows": {"changes": ["birth"], "orders": ["bail"], "days": 30}}"#,
        r#"{"rising": {"instrument": "circumstances", "items": ["suicidal-now"], "ledger": true}}"#,
    ] {
        let text = picked_under(when, |_| ());
        assert!(
            !text.contains("Something marked private is left out."),
            "{when}\n{text}"
        );
    }
}

/// That a question was not safe to ask is an answer to it, and so is that it was asked.
#[test]
fn a_list_of_what_was_not_asked_does_not_name_what_is_private() {
    let when = r#"{"unasked": {"instrument": "circumstances", "items": ["immigration", "language"], "at_least": 1}}"#;
    let mut asked = Assessment {
        instrument: Some("circumstances".into()),
        ..Assessment::default()
    };
    asked.id = "asked".into();
    asked.when = When::from_file("2024-01-01").expect("a date");
    asked
        .answers
        .insert("immigration".into(), Reply::NotSafe.into());
    asked.answers.insert("language".into(), Reply::Yes.into());
    let text = picked_under(when, |case| case.assessments.list.push(asked.clone()));
    assert!(
        !text.contains("would tell it") && says_any_of(&text, &PRIVATE).is_empty(),
        "{text}"
    );
    assert!(
        text.contains("Something marked private is left out."),
        "{text}"
    );
    // Where another question was not asked, that is told and no more.
    asked.answers.remove("language");
    let text = picked_under(when, |case| case.assessments.list.push(asked.clone()));
    assert!(
        text.contains("Words that would tell it") && says_any_of(&text, &PRIVATE).is_empty(),
        "{text}"
    );
}

/// All of an instrument may be private at once.
#[test]
fn a_field_of_a_whole_instrument_keeps_back_every_item_of_it() {
    let mut papers = papers();
    let form = papers
        .forms
        .forms
        .iter_mut()
        .find(|form| form.id == "referral")
        .expect("the referral");
    let field = form
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.fields)
        .find(|field| field.id == "immigration");
    field.expect("that field").items = vec!["circumstances/*".into()];
    let case = with_what_is_private("july-2012");
    let rules = BOOK.rules(
        &waymark::model::case::AreaChoice::of("birmingham"),
        case.as_of,
    );
    let decision = decide(&case, rules.expect("it is bundled"), case.as_of);
    let form = papers.form("referral").expect("the referral");
    let text = form
        .pack(Of {
            case: &case,
            decision: &decision,
            book: &BOOK,
        })
        .whole();
    assert!(
        !text.contains("no recourse to public funds: yes") && !text.contains("immigration status"),
        "{text}"
    );
}

#[test]
fn a_rule_that_asks_what_is_private_does_not_tell_it() {
    let mut rules = BOOK.area("kent").expect("it is bundled").clone();
    let item = |item: &str| {
        let asked = waymark::model::rules::ItemIsYes {
            instrument: "circumstances".into(),
            item: item.into(),
            step: None,
        };
        waymark::model::rules::Criterion::Item(asked)
    };
    let version = rules
        .versions
        .iter_mut()
        .find(|version| version.id == "2016-2018")
        .expect("that version");
    for route in &mut version.routes {
        route.criterion = Some(waymark::model::rules::Criterion::Any(vec![
            item("immigration"),
            item("language"),
        ]));
    }
    let case = with_what_is_private("july-2012");
    let mut book = BOOK.clone();
    book.areas
        .iter_mut()
        .filter(|area| area.id == "kent")
        .for_each(|area| *area = rules.clone());
    let choice = waymark::model::case::AreaChoice {
        version: Some("2016-2018".into()),
        ..AreaChoice::of("kent")
    };
    let rules = book.rules(&choice, case.as_of).expect("the rule");
    let decision = decide(&case, rules, case.as_of);
    for id in ["referral", "summary", "record"] {
        let text = papers()
            .form(id)
            .expect("that form")
            .pack(Of {
                case: &case,
                decision: &decision,
                book: &book,
            })
            .whole();
        assert_eq!(says_any_of(&text, &PRIVATE), [""; 0], "{id}\n{text}");
        assert!(
            id == "summary" || text.contains("English is not the first language: yes"),
            "{text}"
        );
    }
}

/// The name of a route or a step, and what could settle one, tell what is private as much as its reasons do.
#[test]
fn no_name_of_a_route_or_a_step_tells_what_is_private() {
    let item =
        |item: &str| format!(r#"{{"item": {{"instrument": "circumstances", "item": "{item}"}}}}"#);
    let both = format!(
        r#"{{"any": [{}, {}]}}"#,
        item("immigration"),
        item("language")
    );
    let mut area = BOOK.area("kent").expect("it is bundled").clone();
    let version = area
        .versions
        .iter_mut()
        .find(|version| version.id == "2016-2018")
        .expect("that version");
    let mut step = version.steps.first().cloned().unwrap_or_else(|| {
        read_part(r#"{"id": "st", "says": "x", "sources": []}"#).expect("a step")
    });
    step.says = "Record the trouble with the border".into();
    step.done_when = Some(read_part(&item("immigration")).expect("a criterion"));
    version.steps = vec![step];
    version.routes.truncate(2);
    for (route, (name, when)) in version.routes.iter_mut().zip([
        ("Trouble with the border", item("immigration")),
        ("Migrant route", both),
    ]) {
        route.name = name.into();
        route.criterion = Some(read_part(&when).expect("a criterion"));
    }
    let mut book = BOOK.clone();
    book.areas
        .iter_mut()
        .filter(|one| one.id == "kent")
        .for_each(|one| *one = area.clone());
    let choice = waymark::model::case::AreaChoice {
        version: Some("2016-2018".into()),
        ..AreaChoice::of("kent")
    };
    let papers = papers();
    let text = |reply: Option<Reply>, form: &str| {
        let mut case = Case::new(day("2018-07-20"));
        if let Some(reply) = reply {
            case.answer("circumstances", "immigration", |answer| {
                answer.reply = reply
            });
        }
        case.answer("circumstances", "language", |answer| {
            answer.reply = Reply::No
        });
        let decision = decide(
            &case,
            book.rules(&choice, case.as_of).expect("the rule"),
            case.as_of,
        );
        let of = Of {
            case: &case,
            decision: &decision,
            book: &book,
        };
        papers.form(form).expect("that form").pack(of).whole()
    };
    for form in ["referral", "summary", "record"] {
        for reply in [Reply::Yes, Reply::No, Reply::Declined] {
            let text = text(Some(reply.clone()), form);
            let told = says_any_of(&text, &["border", "immigration", "public funds"]);
            assert_eq!(told, [""; 0], "{form}, {reply:?}\n{text}");
            assert!(
                text.contains("route marked private"),
                "{form}, {reply:?}\n{text}"
            );
            // That a route may be met by something else tells nothing; that it is met by nothing else does.
            assert_eq!(
                text.contains("Migrant route"),
                reply != Reply::Yes,
                "{form}, {reply:?}\n{text}"
            );
        }
        // Where nothing is recorded, nothing is left out.
        let text = text(None, form);
        assert!(text.contains("Trouble with the border"), "{form}\n{text}");
    }
}

#[test]
fn what_was_checked_is_told_where_the_form_asks_for_it_and_nowhere_else() {
    let case = case("birmingham/cases/january-2012-history");
    let pack = paper(&case, "referral");
    let text = pack.whole();
    for line in [
        "Local police records: Police records of this force: found, from records. Twenty-five occasions (§6).",
        "Wanted, or a warrant out: Warrants and wanted lists: found, from records. A warrant of 2008, carried out two years later (§76).",
    ] {
        assert_eq!(
            text.lines().filter(|one| *one == line).count(),
            1,
            "{line}\n{text}"
        );
    }
    for words in [
        "Police records of this force",
        "A warrant of 2008",
        "Carries or uses knives",
        "knives found (§7",
    ] {
        assert_eq!(text.matches(words).count(), 1, "{words}\n{text}");
    }
    let blanks = left_blank(&pack);
    let blank = |label: &str| {
        blanks
            .rows
            .iter()
            .flat_map(|row| &row.lines)
            .any(|line| line.contains(label))
    };
    assert!(
        !blank("Local police records") && !blank("Wanted"),
        "{blanks:?}"
    );
    let form = papers();
    let form = form.form("referral").expect("the referral");
    for field in fields(form).filter(|field| {
        field
            .items
            .iter()
            .any(|id| id.starts_with("history-checks/"))
    }) {
        assert!(
            field.choices.is_empty() && !field.takes_words(),
            "{} is asked twice",
            field.id
        );
    }
}

#[test]
fn each_person_causing_harm_is_told_with_the_answers_about_that_person() {
    let mut case = case("birmingham/cases/january-2012-history");
    case.people.causing_harm.push(Person {
        id: "brother".into(),
        called: "brother".into(),
        ..Person::default()
    });
    case.assessments.list.push(Assessment {
        id: "brother-checks".into(),
        when: day("2012-01-31").into(),
        instrument: Some("history-checks".into()),
        of: Some("brother".into()),
        answers: [(
            "police-here".to_owned(),
            Reply::Step("nothing-found".into()).into(),
        )]
        .into(),
        ..Assessment::default()
    });
    let text = paper(&case, "referral").whole();
    assert!(
        text.contains("Ex-partner: police records of this force: found, from records. Twenty-five"),
        "{text}"
    );
    assert!(
        text.contains("Brother: police records of this force: nothing found"),
        "{text}"
    );
}

#[test]
fn housing_records_of_the_person_causing_harm_are_not_the_victims_housing() {
    let mut case = case("birmingham/cases/january-2012-history");
    let checks = |one: &&mut Assessment| one.instrument.as_deref() == Some("history-checks");
    let checks = case
        .assessments
        .list
        .iter_mut()
        .find(checks)
        .expect("it was checked");
    let answer = Answer {
        note: "rent arrears".into(),
        ..Reply::Step("found".into()).into()
    };
    checks.answers.insert("housing".into(), answer);
    let pack = paper(&case, "referral");
    let told: Vec<&PackRow> = rows(&pack)
        .filter(|row| row.lines.iter().any(|line| line.contains("rent arrears")))
        .collect();
    assert_eq!(
        told.iter()
            .map(|row| row.label.as_str())
            .collect::<Vec<_>>(),
        ["Other records looked at:"]
    );
}

#[test]
fn the_safety_plan_stands_with_what_has_been_done() {
    let mut case = filled();
    let step = |step: &str, note: &str| Answer {
        note: note.into(),
        ..Reply::Step(step.into()).into()
    };
    case.assessments.list.push(Assessment {
        id: "plan".into(),
        when: day("2018-07-06").into(),
        instrument: Some("safety-plan".into()),
        answers: [
            ("alarm".to_owned(), step("arranged", "fitted on Monday")),
            ("fire".to_owned(), step("not-wanted", "")),
            ("move".to_owned(), step("not-arranged", "")),
        ]
        .into(),
        ..Assessment::default()
    });
    let pack = paper(&case, "referral");
    let part = pack
        .parts
        .iter()
        .find(|part| part.heading.ends_with(". What has been done"))
        .expect("the section");
    let lines: Vec<&str> = part
        .rows
        .iter()
        .filter(|row| row.label == "Arranged for the coming days:")
        .flat_map(|row| &row.lines)
        .map(String::as_str)
        .collect();
    assert_eq!(
        lines,
        [
            "An alarm that works: arranged. fitted on Monday",
            "Fire service: not wanted by the victim",
            "A move or a refuge: not arranged"
        ]
    );
    assert_eq!(pack.whole().matches("fitted on Monday").count(), 1);
}

#[test]
fn the_record_tells_every_grade_in_the_order_of_time_with_its_reason() {
    let mut case = Case::new(day("2018-07-06"));
    let graded = |id: &str, when: &str, grade, why: &str| Assessment {
        id: id.into(),
        when: day(when).into(),
        grade: Some(grade),
        lower_because: why.into(),
        ..Assessment::default()
    };
    case.assessments.list = vec![
        Assessment {
            review: Some(Review {
                by: "supervisor".into(),
                when: day("2018-07-06").into(),
                grade: Some(Grade::High),
                words: "The release counts.".into(),
            }),
            ..graded("c", "2018-07-05", Grade::Medium, "")
        },
        graded("a", "2018-01-10", Grade::High, ""),
        graded("b", "2018-05-29", Grade::Standard, "He is in prison."),
        Assessment {
            of: Some("him".into()),
            ..graded("his", "2018-06-01", Grade::High, "")
        },
    ];
    let event = |id: &str, when: &str, harmed: &str| Event {
        id: id.into(),
        when: day(when).into(),
        kinds: vec![EventKind::Assault],
        harmed: vec![harmed.into()],
        grade: Some(Grade::High),
        ..Event::default()
    };
    case.events.list = vec![
        event("e", "2018-06-14", "victim"),
        event("other", "2018-06-15", "neighbour"),
    ];
    let pack = paper(&case, "record");
    let row = rows(&pack)
        .find(|row| row.label == "Grades in the order of time:")
        .expect("the path");
    assert_eq!(
        row.lines,
        [
            "10 January 2018: high, at an assessment.",
            "29 May 2018: standard, at an assessment; lower than high, 10 January 2018. He is in prison.",
            "14 June 2018: high, with an event (assault).",
            "5 July 2018: medium, at an assessment; lower than high, 14 June 2018. No reason is written.",
            "6 July 2018: high, by supervisor, reviewing the assessment of 5 July 2018. The release counts.",
        ]
    );
}

#[test]
fn the_record_says_where_a_person_decided_otherwise() {
    let text = paper(&filled(), "record").whole();
    for words in [
        "The assessment of 5 July 2018, graded medium, was reviewed by supervisor, 6 July 2018, as high. The release counts.",
        "5 July 2018: medium, at an assessment; lower than high, 29 May 2018. No reason is written.",
        "The version of the rule, 2016-2018, was chosen by hand and not by the day.",
        "Rule id: kent/2016-2018",
        "IDVA, 5 July 2018: judges that this case should be heard.",
        "Source: ",
    ] {
        assert!(text.contains(words), "no \"{words}\" in\n{text}");
    }
    let mut bare = Case::new(day("2018-07-06"));
    bare.judgement.should_be_heard = true;
    let text = paper(&bare, "record").whole();
    assert!(
        text.contains("Judged that the case should be heard although no "),
        "{text}"
    );
    assert!(text.contains("No reasons are written."), "{text}");
}

#[test]
fn a_case_of_which_nothing_is_known_says_so() {
    let pack = paper(&Case::new(day("2024-01-01")), "referral");
    let first = &pack.parts[0];
    assert!(
        first.first && first.rows.iter().all(|row| row.blank),
        "{first:?}"
    );
    assert_eq!(
        first.rows.len(),
        6,
        "reached, not used, not disclosed, and what is safe: {first:?}"
    );
    let last = left_blank(&pack);
    let form = papers();
    let form = form.form("referral").expect("the referral");
    let blanks: Vec<&str> = last
        .rows
        .iter()
        .flat_map(|row| &row.lines)
        .flat_map(|line| line.split("; "))
        .collect();
    let listed = fields(form).filter(|field| field.listed && field.if_blank.is_empty());
    for field in listed.filter(|field| field.held != Some(Held::Checklist)) {
        assert!(
            blanks.contains(&field.label.as_str()),
            "{} is not listed as blank",
            field.id
        );
    }
}

#[test]
fn the_record_tells_a_lower_grade_where_the_review_asks_for_its_reason() {
    let mut seen = 0;
    for (path, case) in published() {
        let pack = paper(&case, "record");
        let asked = rows(&pack).any(|row| row.label == "Lower than before, without a reason:");
        let path_of = rows(&pack).find(|row| row.label == "Grades in the order of time:");
        let told =
            path_of.is_some_and(|row| row.lines.iter().any(|line| line.contains("; lower than ")));
        assert!(!asked || told, "{}\n{}", path.display(), pack.whole());
        seen += usize::from(asked);
    }
    assert!(
        seen > 0,
        "no published case has a lower grade without a reason"
    );
}

/// What the page shows and what is copied are the same words in the same order.
fn assert_tells_all(pack: &Pack, text: &str) {
    let mut words = vec![&pack.marking, &pack.title, &pack.reference, &pack.about];
    for part in &pack.parts {
        words.push(&part.heading);
        for row in part.table.iter().flat_map(|table| &table.rows) {
            words.extend(row.iter().filter_map(|cell| cell.first()));
            words.extend(row.iter().flat_map(|cell| cell.iter().skip(1)));
        }
        for row in &part.rows {
            words.push(&row.label);
            words.extend(&row.lines);
        }
    }
    let letters = |text: &str| -> String {
        let kept = |letter: &char| letter.is_alphanumeric();
        text.chars()
            .filter(kept)
            .flat_map(char::to_lowercase)
            .collect()
    };
    let text = letters(text);
    let mut rest = text.as_str();
    for words in words {
        let words = letters(words);
        let place = rest.find(&words);
        let place = place.unwrap_or_else(|| panic!("{words} is missing or out of place: {rest}"));
        rest = &rest[place + words.len()..];
    }
}

fn assert_plain(pack: &Pack) {
    let text = pack.text();
    assert_tells_all(pack, &text);
    for line in text.lines() {
        let words = line.strip_prefix("    ").unwrap_or(line);
        assert_eq!(words.trim(), words);
        assert!(
            !line.contains(|letter: char| letter.is_control() || letter == '\u{a0}'),
            "{line:?}"
        );
        let mangled = [
            '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2013}', '\u{2014}',
        ];
        assert!(!line.contains(mangled), "{line:?}");
        assert!(
            line.chars().count() <= 80 || !words.contains(' '),
            "{line:?}"
        );
    }
    assert!(!text.contains("\n\n\n") && text.ends_with('\n'), "{text}");
    for row in rows(pack) {
        assert!(
            !row.lines.is_empty() && row.lines.iter().all(|line| !line.is_empty()),
            "{row:?}"
        );
        assert!(
            row.label.ends_with(':') && !row.label.contains('\n'),
            "{row:?}"
        );
    }
    for table in pack.parts.iter().filter_map(|part| part.table.as_ref()) {
        let columns = table.columns.len();
        for row in &table.rows {
            assert_eq!(row.len(), columns, "{row:?}");
            assert!(row.first().is_some_and(|name| !name.is_empty()), "{row:?}");
        }
    }
}

#[test]
fn every_published_case_is_told_in_plain_lines_and_nothing_twice() {
    for (path, case) in published() {
        for id in ["referral", "summary", "record"] {
            let pack = paper(&case, id);
            assert_plain(&pack);
            let text = pack.whole();
            assert!(!text.contains("**") && !text.contains("{facts}"), "{text}");
            for event in &case.events.list {
                let note = event.note.split_whitespace().collect::<Vec<_>>().join(" ");
                if id == "referral" && !note.is_empty() {
                    let told = case
                        .events
                        .list
                        .iter()
                        .filter(|other| other.note == event.note)
                        .count();
                    assert_eq!(
                        text.lines().filter(|line| **line == note).count(),
                        told,
                        "{}: {note}",
                        path.display()
                    );
                }
            }
        }
    }
}

/// What is said to the professional on the page is said of the professional to those who read a paper. Made-up cases are
/// read for the same with every other sentence.
#[test]
fn what_follows_is_not_told_to_others_as_to_you() {
    let book = &*BOOK;
    let is_you = |word: &str| ["you", "your", "yours"].contains(&word.to_lowercase().as_str());
    let says_you = |text: &str| {
        text.split(|letter: char| !letter.is_alphabetic())
            .any(is_you)
    };
    let blank = |area: &waymark::model::rules::Area| {
        let mut case = Case::new(day("2026-11-20"));
        case.area = Some(AreaChoice::of(area.id.clone()));
        case
    };
    let mut judged = 0;
    for case in published()
        .into_iter()
        .map(|(_, case)| case)
        .chain(book.areas.iter().map(blank))
    {
        for id in ["referral", "summary", "record"] {
            let papers = papers();
            let field = fields(papers.form(id).expect("that form"))
                .find(|field| field.held == Some(Held::Answer));
            let label = format!("{}:", field.expect("what follows is told").label);
            let pack = paper(&case, id);
            let lines = rows(&pack)
                .filter(|row| row.label == label)
                .flat_map(|row| &row.lines)
                .collect::<Vec<_>>();
            assert!(!lines.is_empty(), "{label} {}", pack.whole());
            judged += lines
                .iter()
                .filter(|line| line.contains("he professional can refer"))
                .count();
            for row in rows(&pack) {
                let lines = row.lines.iter().chain([&row.label]);
                for line in lines.filter(|line| !line.starts_with("Source: ")) {
                    assert!(!says_you(line), "{line}");
                }
            }
        }
    }
    assert!(judged > 10, "{judged}");
}

/// A list that several routes rest on stands under the first of them, and the others name that.
#[test]
fn a_list_that_several_routes_share_is_told_once() {
    let mut case = Case::new(day("2026-11-20"));
    case.area = Some(AreaChoice::of("cambridgeshire"));
    for item in 1..=18 {
        case.answer("dash-24", &item.to_string(), |answer| {
            answer.reply = Reply::Yes;
        });
    }
    let pack = paper(&case, "record");
    let text = pack.whole();
    let lists = rows(&pack)
        .flat_map(|row| &row.lines)
        .filter(|line| *line == "Yes (18):");
    assert_eq!(lists.count(), 1, "{text}");
    let named = rows(&pack)
        .flat_map(|row| &row.lines)
        .filter(|line| line.starts_with("Yes (18): as listed under “"));
    assert!(named.count() > 0, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed comes out as lines of plain text, and none of it is lost.
    #[test]
    fn whatever_is_typed_is_told_whole_in_plain_lines(
        words in "(?s).{0,60}",
        field in prop::sample::select(vec!["agency", "wants", "gp", "afraid-of"])
    ) {
        let mut case = Case::new(day("2024-01-01"));
        case.referral.insert(field.into(), words.clone());
        case.judgement.words = words.clone();
        let pack = paper(&case, "referral");
        assert_plain(&pack);
        let text = pack.whole();
        let blank = |letter: char| letter.is_whitespace() || letter.is_control();
        let turned = |letter: char| matches!(letter, '\u{2010}'..='\u{201d}' | '\u{2026}');
        for word in words.split(blank).filter(|word| !word.is_empty() && !word.contains(turned)) {
            prop_assert!(text.contains(word), "{word:?} is lost");
        }
    }
}

#[test]
fn the_sheet_of_supports_is_of_its_nation_and_says_where_each_number_is_from() {
    let supports = papers().supports;
    for support in &supports.supports {
        assert!(!support.sources.is_empty(), "{}", support.name);
        for id in &support.sources {
            assert!(
                supports.sources.iter().any(|source| source.id == *id),
                "{}: no source {id}",
                support.name
            );
        }
        assert!(
            support
                .number
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == ' '),
            "{}",
            support.number
        );
    }
    let text = supports.sheet(Nation::Scotland, None).whole();
    assert_plain(&supports.sheet(Nation::Scotland, None));
    assert!(
        text.contains("0800 027 1234") && !text.contains("0808 2000 247"),
        "{text}"
    );
    for nation in [
        Nation::EnglandAndWales,
        Nation::Scotland,
        Nation::NorthernIreland,
        Nation::Jersey,
    ] {
        assert!(supports.of(nation).count() >= 2, "{nation:?}");
    }
    assert_eq!(
        supports.of(Nation::UnitedKingdom).count(),
        supports.supports.len()
    );
}

#[test]
fn hours_stand_beside_every_number_and_what_999_does_on_which_telephone() {
    let supports = papers().supports;
    for support in &supports.supports {
        assert!(!support.hours.is_empty(), "{}", support.name);
    }
    let ways = |nation| supports.sheet(nation, None).whole();
    for nation in [
        Nation::EnglandAndWales,
        Nation::Scotland,
        Nation::NorthernIreland,
    ] {
        let text = ways(nation);
        for part in [
            "press 55",
            "55 works on mobiles alone",
            "On a landline",
            "18000",
            "999 BSL",
            "was registered before",
        ] {
            assert!(text.contains(part), "{nation:?}: {part}: {text}");
        }
    }
    // Nothing was found of 55 or of texts to 999 in Jersey.
    let jersey = ways(Nation::Jersey);
    for part in ["55", "18000", "registered"] {
        let by_number = jersey.replace("01534 880505", "");
        assert!(!by_number.contains(part), "{part}: {jersey}");
    }
    assert!(
        jersey.contains("call 999")
            && jersey.contains("0800 735 6836")
            && jersey.contains("Jersey Deaf Society")
    );
    // A line that is closed at night says so, and one of an area whose hours nobody wrote says that.
    assert!(
        ways(Nation::EnglandAndWales).contains("Monday to Friday 9:00 to 17:00. Not at night.")
    );
    let of_the_day = |iso: &str| supports.checked_words(Day::from_iso(iso).expect("a day"));
    assert!(
        !of_the_day("2027-05-28").contains("looked at again"),
        "{}",
        of_the_day("2027-05-28")
    );
    assert!(of_the_day("2027-05-29").contains("They were to be looked at again by 28 May 2027."));
}

#[test]
fn what_an_areas_rule_names_stands_on_the_sheet_of_supports_before_the_nations() {
    let supports = papers().supports;
    let mut version = BOOK.area("kent").expect("it is bundled").versions[0].clone();
    version.supports = vec![Support {
        name: "Exampleshire outreach".to_owned(),
        number: "01632 960001".to_owned(),
        hours: String::new(),
        about: "Also in Polish.".to_owned(),
        nations: Vec::new(),
        sources: vec!["invented".to_owned()],
    }];
    let text = supports
        .sheet(Nation::EnglandAndWales, Some(&version))
        .whole();
    let (local, national) = (text.find("01632 960001"), text.find("0808 2000 247"));
    assert!(local.is_some() && local < national, "{text}");
    assert!(
        text.contains("Also in Polish.") && text.contains("When somebody answers is not known."),
        "{text}"
    );
}

#[test]
fn a_list_that_is_said_to_hold_all_and_holds_nothing_is_an_answer_and_no_blank() {
    let listed = |all_known: bool| {
        let mut case = Case::new(day("2024-05-10"));
        case.orders.all_known = all_known;
        case.maracs.all_known = all_known;
        case.events.all_known = all_known;
        paper(&case, "referral")
    };
    let lines = |pack: &Pack, label: &str| {
        rows(pack)
            .filter(|row| row.label == format!("{label}:"))
            .flat_map(|row| row.lines.clone())
            .collect::<Vec<_>>()
    };
    let (complete, open) = (listed(true), listed(false));
    for label in ["Orders, bail and licences", "Events", "Earlier MARACs"] {
        assert_eq!(
            lines(&complete, label),
            ["None, as far as anybody found."],
            "{label}"
        );
        let none = lines(&open, label);
        assert!(
            none.len() == 1 && none[0].starts_with("None is recorded here"),
            "{none:?}"
        );
    }
    assert_eq!(
        lines(&open, "Earlier MARACs"),
        ["None is recorded here; that is not to say there was none."]
    );
}

/// The parts of a case that a referral tells of people and events, as a file writes them.
fn referral_of(text: &str) -> String {
    let case = read_case(text).expect("a case");
    paper(&case, "referral").whole()
}

/// A meeting next week is no history, and nobody reads an id that the program made up.
#[test]
fn what_is_to_come_is_told_so_and_nobody_is_called_by_an_id() {
    let case = |persons: &str| {
        format!(
            r#"{{"format": "waymark-case/1", "as_of": "2018-07-20",
                "people": {{"victim": {{}}, "causing_harm": [{persons}],
                    "children": [{{"age": {{"born": "2017-11-10"}}}}]}},
                "events": {{"all_known": false, "list": [
                    {{"id": "e1", "when": "2018-07-23/2018-07-29", "by": ["p1"]}},
                    {{"id": "e2", "when": "2018-07-18", "by": ["p1"]}}]}}}}"#
        )
    };
    let one = referral_of(&case(r#"{"id": "p1", "age": {"years": 41}}"#));
    let to_come = "Still to come on 20 July 2018: between 23 July 2018 and 29 July 2018";
    assert_eq!(one.matches("Still to come").count(), 1, "{one}");
    for words in [
        to_come,
        "18 July 2018",
        "Causing harm: name not recorded; aged 41; address not recorded",
        "less than a year old",
    ] {
        assert!(one.contains(words), "{words}\n{one}");
    }
    let two = referral_of(&case(r#"{"id": "p1", "age": {"years": 41}}, {"id": "p2"}"#));
    assert!(
        two.contains("Causing harm 1: name not recorded; aged 41")
            && two.contains("by person causing harm 1"),
        "{two}"
    );
    for text in [one, two] {
        assert!(
            !text.contains("p1") && !text.contains("p2") && !text.contains("aged 0"),
            "{text}"
        );
    }
}

/// A paper says which of its days cannot be right, and that somebody is recorded of whom nothing more is known; guidance
/// that is of no one place has no meeting of its own.
#[test]
fn what_cannot_be_right_and_whoever_is_not_described_are_on_the_paper() {
    let text = referral_of(
        r#"{"format": "waymark-case/1", "as_of": "2018-07-20",
            "people": {"victim": {}, "causing_harm": [{"id": "p1"}, {"id": "p2", "called": "Sam"}], "children": [{}]},
            "maracs": {"all_known": false, "list": [{"id": "m1", "referred": "2018-03-10", "met": "2018-03-01"}]},
            "orders": {"all_known": false, "list": [{"id": "o1", "kind": "bail", "from": "2018-03-01", "until": "2018-02-01"}]}}"#,
    );
    for line in [
        "A day that cannot be right: a MARAC cannot have met (1 March 2018) before its referral (10 March 2018).",
        "A day that cannot be right: an order cannot have ended on 1 February 2018, before its first day, 1 March 2018.",
        "Causing harm 1: name not recorded; age not recorded; address not recorded",
        "Causing harm 2: Sam; age not recorded; address not recorded",
        "Child: name not recorded; age not recorded; address not recorded",
        "Referral to MARAC, of the area where the victim lives",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// Whoever reads a referral is told how honour-based abuse is handled before anything else.
#[test]
fn honour_based_abuse_stands_in_the_first_box() {
    let case = |reply: &str| {
        format!(
            r#"{{"format": "waymark-case/1", "as_of": "2018-07-20", "people": {{"victim": {{}}}},
                "assessments": {{"all_known": false, "list": [{{"id": "c", "when": "2018-07-20", "instrument": "circumstances",
                    "answers": {{"honour-suspected": {{"reply": "{reply}"}}}}}}]}}}}"#
        )
    };
    let first = |text: String| text.split("\n\n").nth(1).unwrap_or_default().to_owned();
    let told = first(referral_of(&case("yes")));
    assert!(
        told.contains("How to handle it: Possible honour-based abuse or forced marriage")
            && told.contains("Do not mediate."),
        "{told}"
    );
    assert!(!first(referral_of(&case("no"))).contains("How to handle it"));
}

/// What the area is called that is not in the list is printed with the rule that is used in its place.
#[test]
fn an_area_that_is_not_in_the_list_is_printed_by_its_name() {
    let mut case = case("july-2018");
    case.area = Some(AreaChoice::in_place_of("national", "Zennorbridge"));
    let decided = |case: &Case| paper(case, "record").whole();
    assert!(
        decided(&case).contains(
            "under the rule of National guidance, since Zennorbridge is not in the list of areas"
        ),
        "{}",
        decided(&case)
    );
    case.area = Some(AreaChoice::of("national"));
    assert!(!decided(&case).contains("not in the list"));
}

/// The day on which it is to be assessed again stands on the record, where one was set.
#[test]
fn the_next_review_stands_on_the_record() {
    let mut case = case("july-2018");
    let said = |case: &Case| {
        rows(&paper(case, "record"))
            .find(|row| row.label == "Next review:")
            .map(|row| row.lines.clone())
    };
    assert_eq!(said(&case), None);
    case.next_review = Day::from_iso("2018-10-19").ok();
    assert_eq!(said(&case), Some(vec!["19 October 2018".to_owned()]));
}

/// A case without what its user wrote, so that what is left is the program's own words.
fn without_own_text(mut case: Case) -> Case {
    case.contact = waymark::model::case::Contact::default();
    for event in &mut case.events.list {
        event.note = String::new();
        if let Some(breach) = &mut event.breach {
            breach.condition = String::new();
            breach.disputed = String::new();
        }
    }
    case.changes
        .list
        .iter_mut()
        .for_each(|change| change.note = String::new());
    for order in &mut case.orders.list {
        order.conditions = String::new();
        order.made_by = String::new();
    }
    for marac in &mut case.maracs.list {
        marac.note = String::new();
        marac.actions.clear();
    }
    for child in &mut case.people.children {
        child.note = String::new();
        child.where_now = String::new();
    }
    for assessment in &mut case.assessments.list {
        assessment.note = String::new();
        assessment.lower_because = String::new();
        let answers = assessment.answers.values_mut();
        answers.for_each(|answer| answer.note = String::new());
    }
    case
}

/// A referral is read by somebody who has forty of them: without the annex and the user's own text it keeps to about 900 words, and
/// a long history to as many as its entries need.
#[test]
fn a_referral_is_short() {
    let mut measured = 0;
    for (path, case) in published() {
        let text = paper(&without_own_text(case.clone()), "referral").text();
        let main = text.split("\nANNEX").next().unwrap_or_default();
        let words = main.split_whitespace().count();
        let entries = case.events.list.len() + case.changes.list.len() + case.maracs.list.len();
        let most = if entries > 15 { 1_350 } else { 950 };
        println!("{}: {words} words, {entries} entries", path.display());
        assert!(words <= most, "{}: {words} words\n{main}", path.display());
        measured += 1;
    }
    assert!(measured > 10, "{measured}");
}

/// The annex can be left out, and nothing else goes with it.
#[test]
fn the_annex_can_be_left_out() {
    let mut case = filled();
    let whole = paper(&case, "referral");
    case.referral
        .insert(PaperForm::NO_ANNEX.to_owned(), "yes".to_owned());
    let without = paper(&case, "referral");
    let main: Vec<&PackPart> = whole.parts.iter().filter(|part| !part.annex).collect();
    assert_eq!(main, without.parts.iter().collect::<Vec<_>>());
    assert_eq!(whole.parts.len(), without.parts.len() + 1);
}

/// Each route is yes, no or not known, and the number that it rests on stands beside it; for a repeat the earlier MARAC.
#[test]
fn routes_are_yes_no_or_not_known() {
    let told = |case: &Case| -> Vec<String> {
        let pack = paper(case, "referral");
        let is_it = |part: &&PackPart| part.heading.ends_with("Why this is referred");
        let part = pack.parts.iter().find(is_it).expect("why");
        let rows = &part.table.as_ref().expect("the routes").rows;
        rows.iter().map(|row| row.concat().join(" | ")).collect()
    };
    assert_eq!(
        told(&case("lewisham/cases/july-2018")),
        [
            "Visible high risk | Not known | Nationally: 12 yes of 14; 11 not asked, 1 not known",
            "Professional judgement | Not known | Nationally: nobody has judged yet",
            "Potential escalation | No | 1 of 4 crimes in 12 months; nationally met",
            "Repeat | Not known | Nationally: earlier MARACs not looked for",
        ]
    );
    let kent = told(&filled());
    assert!(
        kent[1].starts_with("Professional judgement | Yes | Judged")
            && kent[3].ends_with("newest earlier MARAC 7 June 2018"),
        "{kent:?}"
    );
}

/// What was yes last time and is not said now stands beside the answer of now.
#[test]
fn what_was_yes_last_time_and_is_declined_now_is_told() {
    let mut case = Case::new(day("2026-11-28"));
    let made = |id: &str, on: &str, reply: Reply| Assessment {
        id: id.into(),
        when: day(on).into(),
        instrument: Some("dash-24".into()),
        answers: [
            ("5".to_owned(), reply.clone().into()),
            ("2".to_owned(), reply.into()),
        ]
        .into(),
        ..Assessment::default()
    };
    case.assessments.list = vec![
        made("last", "2026-10-27", Reply::Yes),
        made("now", "2026-11-28", Reply::Declined),
    ];
    let text = paper(&case, "referral").whole();
    let line = "Declined to say (2): very afraid, yes on 27 October 2026; low in mood or suicidal, yes on 27 October 2026";
    assert!(text.lines().any(|one| one == line), "{text}");
    assert!(
        !text.contains("question 5"),
        "no number stands alone: {text}"
    );
}

/// What the person causing harm admits is told as that person's; of a denial the group says so already.
#[test]
fn whose_answer_it_is_stands_beside_it() {
    let mut case = Case::new(day("2026-11-28"));
    for (item, reply) in [("2", Reply::Yes), ("5", Reply::No)] {
        case.answer("dash-24", item, |answer| {
            answer.reply = reply;
            answer.source = AnswerSource::Perpetrator;
        });
    }
    let text = paper(&case, "referral").whole();
    for line in [
        "Yes (1): very afraid, from the person causing harm",
        "No, from the person causing harm alone (1): low in mood or suicidal",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}: {text}");
    }
}

/// How far a section has come, before it is sent; what holds something is not called blank.
#[test]
fn each_section_says_how_far_it_has_come() {
    let form = papers();
    let form = form.form("referral").expect("the referral");
    let words = |case: &Case| -> Vec<(String, String)> {
        let rules = BOOK.rules(case.area.as_ref().expect("an area"), case.as_of);
        let decision = decide(case, rules.expect("a rule"), case.as_of);
        let of = Of {
            case,
            decision: &decision,
            book: &BOOK,
        };
        let states = form.states(of);
        let named = form.filled_in().map(|section| section.heading.clone());
        named
            .zip(states.iter().map(waymark::words::pack::SectionState::words))
            .collect()
    };
    let said = words(&filled());
    let of = |heading: &str| {
        let found = said.iter().find(|(named, _)| named == heading);
        found
            .map(|(_, words)| words.as_str())
            .expect("that section")
    };
    assert_eq!(of("What happened"), "Filled in");
    assert_eq!(of("Health and home"), "Filled in");
    assert_eq!(
        of("Who refers"),
        "Blank: Name and role, Telephone and email and Day it is sent"
    );
    let mut kingston = filled();
    kingston.area = Some(AreaChoice::of("kingston"));
    let rules = BOOK.rules(&AreaChoice::of("kingston"), kingston.as_of);
    let decision = decide(&kingston, rules.expect("a rule"), kingston.as_of);
    let of = Of {
        case: &kingston,
        decision: &decision,
        book: &BOOK,
    };
    let demanded: Vec<String> = form
        .blank_demands(of)
        .into_iter()
        .map(|one| one.field)
        .collect();
    assert_eq!(demanded, ["consent", "housing"]);
}

/// What an area's form demands is a field of the referral.
#[test]
fn what_a_form_demands_is_a_field() {
    let form = papers();
    let form = form.form("referral").expect("the referral");
    let mut seen = 0;
    for area in &BOOK.areas {
        for demand in area.versions.iter().flat_map(|version| &version.form) {
            seen += 1;
            assert!(
                fields(form).any(|field| field.id == demand.field),
                "{}: {}",
                area.id,
                demand.field
            );
        }
    }
    assert!(seen > 0);
}
