//! What is asked, of whom, in which words, and where: what follows from the lists as data.

use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case, Person, VICTIM};
use waymark::model::dates::Day;
use waymark::model::instrument::{Instrument, Pronoun, Reply, Role, SpokenOf};
use waymark::words::explain::{DoNow, sheet};

fn book() -> Rulebook {
    Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"))
}

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap_or_else(|_| panic!("{iso} is not a day"))
}

fn case_in(area: &str) -> Case {
    let mut case = Case::new(day("2026-11-20"));
    case.area = Some(AreaChoice::of(area));
    case
}

fn give(case: &mut Case, list: &str, item: &str, reply: Reply) {
    case.answer(list, item, |answer| answer.reply = reply);
}

fn do_now(book: &Rulebook, case: &Case) -> DoNow {
    let shown = book.shown(case.area.as_ref(), case.as_of).expect("a rule");
    let decision = decide(case, shown.rules, case.as_of);
    sheet(case, &decision, &shown, &[]).do_now
}

/// The questions after strangling stand under it, on every checklist that has it, and are data.
#[test]
fn the_questions_after_strangling_are_asked_under_it() {
    let book = book();
    let mut found = 0;
    for list in book
        .instruments
        .iter()
        .filter(|list| list.role == Role::Checklist)
    {
        for item in &list.items {
            let asked = book.asked_in_place(item);
            if !item.label.contains("strangled") {
                assert_eq!(asked.len(), 0, "{}", item.label);
                continue;
            }
            found += 1;
            let of = |(list, places): &(&Instrument, Vec<usize>)| {
                let label = |place: &usize| list.items[*place].label.clone();
                places.iter().map(label).collect::<Vec<_>>()
            };
            let labels: Vec<String> = asked.iter().flat_map(of).collect();
            for about in ["breathing", "four weeks", "doctor", "lost consciousness"] {
                assert_eq!(
                    labels.iter().filter(|label| label.contains(about)).count(),
                    1,
                    "{about}: {labels:?}"
                );
            }
        }
    }
    assert!(found >= 2);
}

/// A question that is asked along with others keeps its one answer, and stands in one place at a time.
#[test]
fn what_is_asked_in_place_is_not_asked_twice() {
    let book = book();
    let mut case = case_in("lewisham");
    let asked =
        |case: &Case, item: &str| book.is_asked_elsewhere(case, VICTIM, "circumstances", item);
    assert!(!asked(&case, "lost-consciousness"));
    for reply in [
        Reply::No,
        Reply::DoesNotKnow,
        Reply::Declined,
        Reply::NotAsked,
    ] {
        give(&mut case, "dash-24", "15", reply);
        assert!(!asked(&case, "lost-consciousness"));
    }
    give(&mut case, "dash-24", "15", Reply::Yes);
    assert!(asked(&case, "lost-consciousness"));
    assert!(!asked(&case, "illness"));
    assert!(!book.is_asked_elsewhere(&case, "p2", "circumstances", "lost-consciousness"));
}

/// The step after strangling says from which day on it is meant, and what was answered under the question.
#[test]
fn the_step_after_strangling_says_its_day() {
    let book = book();
    let mut case = case_in("lewisham");
    give(&mut case, "dash-24", "15", Reply::Yes);
    let says = |case: &Case, title: &str| {
        let steps = do_now(&book, case).steps;
        let step = steps.into_iter().find(|step| step.lead == title);
        step.map(|step| step.says)
    };
    const MEDICAL: &str = "Medical help after strangling";
    assert_eq!(
        says(&case, MEDICAL).as_deref(),
        Some("today, if since 23 October 2026 or with any symptom.")
    );
    const DANGER: &str = "Danger signs after strangling";
    assert_eq!(says(&case, DANGER), None);
    give(&mut case, "strangling", "danger-signs", Reply::Yes);
    assert_eq!(says(&case, DANGER).as_deref(), Some("ring 999."));
    let leads: Vec<String> = do_now(&book, &case)
        .steps
        .into_iter()
        .map(|step| step.lead)
        .collect();
    let place = |lead| leads.iter().position(|one| one == lead);
    assert!(place(DANGER) < place(MEDICAL), "{leads:?}");
    // An answer that does not fit any more lowers nothing.
    give(&mut case, "dash-24", "15", Reply::No);
    assert_eq!(says(&case, DANGER).as_deref(), Some("ring 999."));
    assert!(says(&case, MEDICAL).is_some());
}

/// Only the victim declines, and only of the victim a question may not be safe to ask.
#[test]
fn what_is_offered_follows_whom_a_question_is_asked_of() {
    let book = book();
    let of_victim = |list: &Instrument, id: &str| {
        let item = list.item(id).unwrap_or_else(|| panic!("{id}"));
        let replies = list.other_replies(item);
        assert_eq!(
            replies.contains(&Reply::Declined),
            replies.contains(&Reply::NotSafe),
            "{id}"
        );
        assert!(replies.contains(&Reply::NotAsked), "{id}");
        replies.contains(&Reply::Declined)
    };
    let list = |id: &str| book.instrument(id).expect("it is bundled");
    for id in ["dash-24", "police-27", "stalking-11", "hba", "strangling"] {
        let list = list(id);
        assert!(
            list.items.iter().all(|item| of_victim(list, &item.id)),
            "{id}"
        );
    }
    for id in [
        "causing-harm",
        "before-closing",
        "history-checks",
        "consent",
    ] {
        let list = list(id);
        assert!(
            !list.items.iter().any(|item| of_victim(list, &item.id)),
            "{id}"
        );
    }
    let circumstances = list("circumstances");
    let before = circumstances.items.iter();
    let mut before = before.filter(|item| item.section.as_deref() == Some("before"));
    assert!(!before.any(|item| of_victim(circumstances, &item.id)));
    for (item, is) in [
        ("suicidal-now", true),
        ("lost-consciousness", true),
        ("children", true),
        ("honour-suspected", false),
        ("pregnancy-unknown", false),
    ] {
        assert_eq!(of_victim(circumstances, item), is, "{item}");
    }
}

fn words(causing_harm: Option<Pronoun>, victim: Option<Pronoun>) -> SpokenOf {
    SpokenOf {
        causing_harm,
        victim,
    }
}

#[test]
fn questions_use_the_chosen_word() {
    let (he, she, they) = (Some(Pronoun::He), Some(Pronoun::She), Some(Pronoun::They));
    for (text, causing_harm, victim, reads) in [
        ("{Do|Does} {they} know?", None, he, "Do they know?"),
        ("{Do|Does} {they} know?", he, she, "Does he know?"),
        ("{Do|Does} {they} know?", she, None, "Does she know?"),
        ("{Do|Does} {they} know?", they, he, "Do they know?"),
        (
            "{their} mood, {them}, {themselves}",
            she,
            he,
            "her mood, her, herself",
        ),
        (
            "{this person: Have|Has} {this person} said",
            None,
            None,
            "Has this person said",
        ),
        (
            "{this person: Have|Has} {this person} said",
            they,
            None,
            "Have they said",
        ),
        (
            "{this person's} own, {this person: their} own",
            he,
            None,
            "his own, his own",
        ),
        (
            "{this person's} own, {this person: their} own",
            None,
            None,
            "this person's own, their own",
        ),
        (
            "{the victim: Are|Is} {the victim} ill?",
            he,
            None,
            "Is the victim ill?",
        ),
        (
            "{the victim: Are|Is} {the victim} ill?",
            he,
            she,
            "Is she ill?",
        ),
        (
            "{the victim: Are|Is} {the victim} ill?",
            he,
            they,
            "Are they ill?",
        ),
        ("for {the victim: them}", None, None, "for the victim"),
        ("for {the victim: them}", he, they, "for them"),
        (
            "{nobody} and {the victim: nobody} {",
            he,
            he,
            "{nobody} and {the victim: nobody} {",
        ),
    ] {
        assert_eq!(words(causing_harm, victim).fill(text), reads, "{text}");
    }
}

/// Every question reads in every form: no place is left, and no verb goes with the wrong word.
#[test]
fn every_question_reads_in_every_form() {
    const ALL: [Option<Pronoun>; 4] = [
        None,
        Some(Pronoun::He),
        Some(Pronoun::She),
        Some(Pronoun::They),
    ];
    const FALSE: [&str; 12] = [
        "do he",
        "do she",
        "does they",
        "have he",
        "have she",
        "has they",
        "are he",
        "are she",
        "is they",
        "they has",
        "he are",
        "they is",
    ];
    let mut turned = 0;
    for list in &book().instruments {
        for item in &list.items {
            for text in std::iter::once(&item.ask).chain(&item.other_ways) {
                let plain = SpokenOf::default().fill(text);
                for (causing_harm, victim) in
                    ALL.iter().flat_map(|one| ALL.map(|other| (*one, other)))
                {
                    let reads = words(causing_harm, victim).fill(text);
                    turned += usize::from(reads != plain);
                    assert!(!reads.contains(['{', '}', '|']), "{reads}");
                    let padded = format!(" {} ", reads.to_lowercase().replace([',', '?'], " "));
                    for wrong in FALSE {
                        assert!(!padded.contains(&format!(" {wrong} ")), "{reads}");
                    }
                }
            }
        }
    }
    assert!(turned > 1000, "{turned}");
}

/// Nobody's word is guessed, and of several persons none is spoken of alone, but where it is about one.
#[test]
fn the_word_is_the_one_that_was_chosen() {
    let mut case = case_in("lewisham");
    case.people.causing_harm.clear();
    assert_eq!(case.people.spoken_of(VICTIM), SpokenOf::default());
    let person = |id: &str, pronoun| Person {
        id: id.to_owned(),
        pronoun,
        ..Person::default()
    };
    case.people
        .causing_harm
        .push(person("p1", Some(Pronoun::He)));
    case.people.victim.pronoun = Some(Pronoun::She);
    let both = words(Some(Pronoun::He), Some(Pronoun::She));
    assert_eq!(case.people.spoken_of(VICTIM), both);
    case.people.causing_harm.push(person("p2", None));
    assert_eq!(case.people.spoken_of(VICTIM).causing_harm, None);
    assert_eq!(case.people.spoken_of("p1"), both);
    assert_eq!(case.people.spoken_of("p2").causing_harm, None);
    let text = waymark::model::files::write_case(&case);
    assert!(text.contains("\"pronoun\": \"he\""), "{text}");
    let read = waymark::model::files::read_case(&text).expect("it is a case");
    assert_eq!(read, case);
}
