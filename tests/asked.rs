//! What is asked, of whom, in which words, and where: what follows from the lists as data.

use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case, VICTIM};
use waymark::model::dates::Day;
use waymark::model::instrument::{Instrument, Reply, Role};
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
