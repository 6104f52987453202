use std::collections::BTreeSet;

use serde_json::{Value, json};
use waymark::engine::check::{CheckId, check_area, check_bundled_id};
use waymark::model::book::Rulebook;
use waymark::model::files::read_area;

use super::{BOOK, area, found_in, one_change, places, put, question};

const NEW: &str = "/versions/1";
const FIRST: &str = "/versions/1/routes/0/criterion";

/// The first route asks for this instead.
fn asks(criterion: Value, expected: &[(CheckId, &str)]) -> BTreeSet<CheckId> {
    let expected: Vec<_> = expected
        .iter()
        .map(|(id, at)| (*id, format!("versions[1].routes[0].criterion.{at}")))
        .collect();
    let expected: Vec<_> = expected.iter().map(|(id, at)| (*id, at.as_str())).collect();
    one_change(FIRST, criterion, &expected)
}

fn score(count: Value) -> Value {
    json!({"score": {"instrument": "dash-24", "count": count}})
}

fn victim(age: Value) -> Value {
    json!({"person": {"who": "victim", "age": age}})
}

fn events(count: Value) -> Value {
    json!({"events": {"count": count, "people": "same-pair"}})
}

#[test]
fn guidance_of_no_one_place_is_given_once() {
    let at = [(CheckId::SecondGuidance, "nation")];
    one_change("/nation", json!("united-kingdom"), &at);
    // That guidance itself, loaded again, is no second one.
    let mut again = area();
    put(&mut again, "/nation", json!("united-kingdom"));
    let again = read_area(&again.to_string()).expect("it reads");
    let mut book = BOOK.clone();
    book.areas.retain(|area| area.id != "national");
    book.add_area(again.clone());
    assert_eq!(check_area(&again, &book), []);
}

#[test]
fn names() {
    let mut raised = BTreeSet::new();
    use CheckId::{
        ThresholdOutsideItems, UnknownChecklist, UnknownFollowUp, UnknownInstrument, UnknownItem,
        UnknownSection, UnknownStep,
    };
    raised.extend(one_change(
        &format!("{NEW}/checklist"),
        json!("dash-25"),
        &[(UnknownChecklist, "versions[1].checklist")],
    ));
    raised.extend(one_change(
        &format!("{NEW}/checklist"),
        json!("here-local"),
        &[(UnknownChecklist, "versions[1].checklist")],
    ));
    raised.extend(one_change(
        &format!("{NEW}/checklist"),
        json!("hba"),
        &[(UnknownChecklist, "versions[1].checklist")],
    ));
    raised.extend(asks(
        json!({"score": {"instrument": "nothing", "count": {"at-least": 1}}}),
        &[(UnknownInstrument, "score.instrument")],
    ));
    raised.extend(asks(
        json!({"item": {"instrument": "there-local", "item": "local"}}),
        &[(UnknownInstrument, "item.instrument")],
    ));
    raised.extend(asks(
        json!({"item": {"instrument": "here-local", "item": "other"}}),
        &[(UnknownItem, "item.item")],
    ));
    raised.extend(asks(
        json!({"item": {"instrument": "consent", "item": "idva", "step": "refused"}}),
        &[(UnknownStep, "item.step")],
    ));
    // Of a checklist a step that need not be a yes would let a further yes take a route away.
    raised.extend(asks(
        json!({"item": {"instrument": "dash-24", "item": "1", "step": "no"}}),
        &[(UnknownStep, "item.step")],
    ));
    raised.extend(asks(
        json!({"any": [{"grade": {"at_least": "high"}}, {"rising": {"instrument": "dash-24", "items": ["10", "25"]}}]}),
        &[(UnknownItem, "any[1].rising.items[1]")],
    ));
    raised.extend(asks(
        json!({"score": {"instrument": "dash-24", "items": ["1", "2", "x"], "count": {"at-least": 2}}}),
        &[(UnknownItem, "score.items[2]")],
    ));
    // An item that is not there does not count.
    raised.extend(asks(
        json!({"score": {"instrument": "dash-24", "items": ["1", "x"], "count": {"somewhere": [1, 2]}}}),
        &[(UnknownItem, "score.items[1]"), (ThresholdOutsideItems, "score.count")],
    ));
    raised.extend(one_change(
        "/versions/1/questions/0/offers",
        json!("nothing"),
        &[(UnknownFollowUp, "versions[1].questions[0].offers")],
    ));
    raised.extend(one_change(
        "/versions/1/questions/0/offers",
        json!("hba"),
        &[],
    ));
    raised.extend(one_change(
        "/versions/1/questions/0/section",
        json!("first"),
        &[(UnknownSection, "versions[1].questions[0].section")],
    ));
    assert_eq!(raised.len(), 7);
}

#[test]
fn very_high_is_named_where_four_grades_are_told_apart() {
    let very_high = json!({"grade": {"at_least": "very-high"}});
    let raised = asks(
        very_high.clone(),
        &[(CheckId::UnknownGrade, "grade.at_least")],
    );
    assert_eq!(raised.len(), 1);
    asks(
        json!({"grade": {"at_least": "high", "at_most": "very-high"}}),
        &[(CheckId::UnknownGrade, "grade.at_most")],
    );
    asks(
        json!({"any": [{"grade": {"at_least": "high"}}, {"assessments": {"count": {"at-least": 2}, "grades": ["high", "very-high"]}}]}),
        &[(CheckId::UnknownGrade, "any[1].assessments.grades[1]")],
    );
    one_change(
        "/versions/1/audience/0/when",
        very_high.clone(),
        &[(
            CheckId::UnknownGrade,
            "versions[1].audience[0].when.grade.at_least",
        )],
    );
    // The other version is another matter.
    let mut four = area();
    put(&mut four, FIRST, very_high);
    put(&mut four, "/versions/0/highest_grade", json!("very-high"));
    assert_eq!(found_in(&four).len(), 1);
    put(&mut four, "/versions/1/highest_grade", json!("very-high"));
    assert_eq!(found_in(&four), []);
    one_change("/versions/1/highest_grade", json!("high"), &[]);
    // No grade but these two is the highest anywhere.
    put(&mut four, "/versions/1/highest_grade", json!("medium"));
    let refused = read_area(&four.to_string()).unwrap_err().to_string();
    assert!(
        refused.contains(
            "at versions[1].highest_grade: \u{201c}medium\u{201d} is not one of high, very-high."
        ),
        "{refused}"
    );
}

#[test]
fn audience_and_steps_are_looked_at_too() {
    use CheckId::{CannotBeMet, UnknownItem};
    one_change(
        "/versions/1/audience/0/when",
        victim(json!({"from": 18, "to": 16})),
        &[(CannotBeMet, "versions[1].audience[0].when.person")],
    );
    one_change(
        "/versions/1/steps/0/done_when",
        json!({"item": {"instrument": "dash-24", "item": "25"}}),
        &[(UnknownItem, "versions[1].steps[0].done_when.item.item")],
    );
}

#[test]
fn an_area_s_own_questions_are_those_of_the_file_and_not_of_the_book() {
    let whole = read_area(&area().to_string()).unwrap();
    let mut book = BOOK.clone();
    book.add_area(whole.clone());
    assert_eq!(check_area(&whole, &book), []);
    // A question of another version counts too.
    let mut moved = area();
    put(&mut moved, "/versions/1/questions", json!([]));
    put(
        &mut moved,
        "/versions/0/questions",
        json!([question("local")]),
    );
    assert_eq!(found_in(&moved), []);
    let mut without = area();
    put(&mut without, "/versions/1/questions", json!([]));
    let without = read_area(&without.to_string()).unwrap();
    let at = "versions[1].routes[4].criterion.item.instrument".to_owned();
    let check = |book: &Rulebook| places(&check_area(&without, book));
    assert_eq!(check(&book), BTreeSet::from([("no-items", at)]));
    let found = check_area(&without, &book);
    let says = found.first().map(|one| one.mistake.says.as_str());
    let cure = "Add them under \u{201c}questions\u{201d}, or name another checklist.";
    assert!(says.is_some_and(|says| says.ends_with(cure)), "{says:?}");
}

#[test]
fn a_sign_off_says_whose() {
    for role in ["", " "] {
        asks(
            json!({"signed-off": role}),
            &[(CheckId::NoRole, "signed-off")],
        );
        asks(
            json!({"any": [{"grade": {"at_least": "high"}}, {"signed-off": role}]}),
            &[(CheckId::NoRole, "any[1].signed-off")],
        );
    }
}

/// A foreign file may not stand in the place of an area that comes with the program without a word.
#[test]
fn the_id_of_a_bundled_area_is_pointed_out() {
    let mut foreign = area();
    put(&mut foreign, "/id", json!("kent"));
    let foreign = read_area(&foreign.to_string()).unwrap();
    let found = check_bundled_id(&foreign, &BOOK).expect("it is found");
    assert!(!found.is_mistake() && found.mistake.at == "id");
    let says = "\u{201c}kent\u{201d} is the id of \u{201c}Kent\u{201d}, which comes with Waymark, and this file stands in its place. If it is \
                another area, or is to stand beside it, give it an id of its own, as in \u{201c}kent-2\u{201d}.";
    assert_eq!(found.mistake.says, says);
    // The area itself loaded again, one of another id, and one that was loaded before are no matter.
    let kent = BOOK.area("kent").unwrap();
    assert_eq!(check_bundled_id(kent, &BOOK), None);
    let own = read_area(&area().to_string()).unwrap();
    assert_eq!(check_bundled_id(&own, &BOOK), None);
    let mut book = BOOK.clone();
    book.add_area_file(foreign, json!({"id": "kent"}));
    assert_eq!(check_bundled_id(kent, &book), None);
}

#[test]
fn thresholds() {
    use CheckId::{AlwaysMet, CannotBeMet, ThresholdOutsideItems as Outside};
    asks(score(json!({"at-least": 24})), &[]);
    asks(score(json!({"more-than": 23})), &[]);
    asks(score(json!({"somewhere": [10, 24]})), &[]);
    asks(
        score(json!({"at-least": 25})),
        &[(Outside, "score.count"), (CannotBeMet, "score")],
    );
    asks(
        score(json!({"more-than": 24})),
        &[(Outside, "score.count"), (CannotBeMet, "score")],
    );
    asks(
        score(json!({"somewhere": [10, 25]})),
        &[(Outside, "score.count")],
    );
    asks(
        score(json!({"somewhere": [15, 10]})),
        &[(Outside, "score.count")],
    );
    asks(
        score(json!({"at-least": 0})),
        &[(Outside, "score.count"), (AlwaysMet, "score")],
    );
    asks(
        score(json!({"somewhere": [0, 14]})),
        &[(Outside, "score.count")],
    );
    asks(score(json!({"more-than": 0})), &[]);
    let some = |count: u32| json!({"score": {"instrument": "dash-24", "items": ["1", "2"], "count": {"at-least": count}}});
    asks(some(2), &[]);
    asks(some(3), &[(Outside, "score.count"), (CannotBeMet, "score")]);
    asks(
        events(json!({"at-least": 0})),
        &[(Outside, "events.count"), (AlwaysMet, "events")],
    );
    asks(events(json!({"at-least": 1000})), &[]);
    asks(
        events(json!({"somewhere": [3, 2]})),
        &[(Outside, "events.count")],
    );
    asks(
        json!({"assessments": {"count": {"at-least": 0}}}),
        &[(Outside, "assessments.count"), (AlwaysMet, "assessments")],
    );
    asks(json!({"assessments": {"count": {"at-least": 1}}}), &[]);
    asks(
        json!({"judgement": {"reasons": 1000}}),
        &[(Outside, "judgement.reasons"), (CannotBeMet, "judgement")],
    );
    asks(json!({"judgement": {"reasons": 1}}), &[]);
}

#[test]
fn met_by_no_case_or_by_every_case() {
    use CheckId::{AlwaysMet, CannotBeMet, ThresholdOutsideItems as Outside};
    let high = json!({"grade": {"at_least": "high"}});
    asks(json!({"any": []}), &[(CannotBeMet, "any")]);
    asks(json!({"all": []}), &[(AlwaysMet, "all")]);
    asks(
        victim(json!({"from": 16, "to": 15})),
        &[(CannotBeMet, "person")],
    );
    asks(victim(json!({"from": 16, "to": 16})), &[]);
    asks(victim(json!({})), &[(AlwaysMet, "person")]);
    asks(victim(json!({"from": 0})), &[(AlwaysMet, "person")]);
    asks(
        json!({"person": {"who": "causing-harm"}}),
        &[(AlwaysMet, "person")],
    );
    asks(
        json!({"person": {"who": "causing-harm", "relationship": ["family"]}}),
        &[],
    );
    asks(
        json!({"person": {"who": "victim", "relationship": ["family"]}}),
        &[(CannotBeMet, "person")],
    );
    asks(
        json!({"rising": {"instrument": "dash-24", "items": []}}),
        &[(CannotBeMet, "rising")],
    );
    asks(
        json!({"rising": {"instrument": "dash-24", "items": [], "ledger": true}}),
        &[],
    );
    let repeat = |months: u32| json!({"repeat": {"anchor": "meeting", "months": months, "events": "any-abuse", "people": "same-victim"}});
    asks(repeat(0), &[(CannotBeMet, "repeat")]);
    asks(repeat(1), &[]);
    // Ages of the victim that contradict each other; several persons causing harm may each be of another age.
    let ages = |who: &str, from: u32| {
        let older = json!({"person": {"who": who, "age": {"from": from}}});
        json!({"all": [{"person": {"who": who, "age": {"to": 17}}}, {"all": [older, high]}]})
    };
    asks(ages("victim", 18), &[(CannotBeMet, "all")]);
    asks(ages("victim", 17), &[]);
    asks(
        ages("causing-harm", 18),
        &[(CheckId::PersonNotBound, "all")],
    );
    // The outermost that no case, or every case, meets is named, once.
    let too_many = score(json!({"at-least": 25}));
    asks(
        json!({"all": [high, too_many]}),
        &[(Outside, "all[1].score.count"), (CannotBeMet, "all")],
    );
    asks(
        json!({"any": [high, too_many]}),
        &[
            (Outside, "any[1].score.count"),
            (CannotBeMet, "any[1].score"),
        ],
    );
    asks(
        json!({"any": [{"any": []}, {"any": []}]}),
        &[(CannotBeMet, "any")],
    );
    asks(json!({"any": [high, {"all": []}]}), &[(AlwaysMet, "any")]);
    asks(
        json!({"all": [high, {"all": []}]}),
        &[(AlwaysMet, "all[1].all")],
    );
    asks(json!({"all": [{"all": []}]}), &[(AlwaysMet, "all")]);
}

#[test]
fn a_window_of_no_time() {
    use CheckId::ThresholdOutsideItems;
    let window = |name: &str, asked: Value| {
        for unit in ["months", "weeks", "days"] {
            let mut criterion = json!({ name: asked });
            criterion[name][unit] = json!(0);
            asks(
                criterion,
                &[(ThresholdOutsideItems, &format!("{name}.{unit}"))],
            );
        }
    };
    window(
        "events",
        json!({"count": {"at-least": 2}, "people": "same-pair"}),
    );
    window("assessments", json!({"count": {"at-least": 2}}));
    window("rising", json!({"instrument": "dash-24", "items": ["10"]}));
    window("since", json!({"any_event": true}));
    window("heard", json!({"anchor": "meeting"}));
    let repeat = |unit: &str| json!({"repeat": {"anchor": "meeting", unit: 0, "events": "any-abuse", "people": "same-victim"}});
    asks(repeat("weeks"), &[(CheckId::CannotBeMet, "repeat")]);
    asks(repeat("days"), &[(CheckId::CannotBeMet, "repeat")]);
}

/// A name that fits no sentence is pointed out where that can be told, and one that fits is not.
#[test]
fn a_number_in_a_name_is_one_that_the_criterion_asks_for() {
    let at = [(CheckId::NameSaysAnotherNumber, "versions[1].routes[0].name")];
    let route = |name: &str, wrong: bool| {
        one_change(
            "/versions/1/routes/0/name",
            json!(name),
            if wrong { &at } else { &[] },
        );
    };
    route("14 yes answers", false);
    route("Fourteen yes answers in 2026", false);
    route("14 to 16 yes answers", false);
    route("13 yes answers", true);
    route("13 to 14 yes answers", true);
    route("Three events", true);
}

#[test]
fn names_fit_the_sentences_they_stand_in() {
    let forum = |name: &str, wrong: bool| {
        let at = [(CheckId::NameDoesNotFit, "versions[1].forum.name")];
        one_change(
            "/versions/1/forum/name",
            json!(name),
            if wrong { &at } else { &[] },
        );
    };
    for name in [
        "MARAC",
        "the Daily Safeguarding Meeting",
        "your local MARAC",
        "MARAC and the hub",
        "MATAC",
    ] {
        forum(name, false);
    }
    let long = "the ".to_owned() + &"very long name of a ".repeat(3) + "place";
    for name in [
        "",
        " ",
        "Daily Safeguarding Meeting",
        "The hub",
        "MARAC.",
        "to MARAC",
        "Refer to MARAC",
        &long,
    ] {
        forum(name, true);
    }
    let route = |name: &str, wrong: bool| {
        let at = [(CheckId::NameDoesNotFit, "versions[1].routes[0].name")];
        one_change(
            "/versions/1/routes/0/name",
            json!(name),
            if wrong { &at } else { &[] },
        );
    };
    for name in ["Visible high risk", "A third incident", "Events in a year"] {
        route(name, false);
    }
    for name in ["High risk is met", "High risk.", "To the IDVA"] {
        route(name, true);
    }
    let leads = |name: &str, to: &str, expected: &[(CheckId, &str)]| {
        let mut other =
            json!({"id": "idva", "kind": "other-service", "name": name, "sources": ["page"]});
        other["criterion"] = json!({"grade": {"at_least": "high"}});
        if !to.is_empty() {
            other["leads_to"] = json!(to);
        }
        one_change("/versions/1/routes/5", other, expected);
    };
    leads("IDVA referral", "the IDVA service", &[]);
    leads(
        "IDVA service",
        "the IDVA service",
        &[(CheckId::NameDoesNotFit, "versions[1].routes[5].name")],
    );
    let to = [(CheckId::NameDoesNotFit, "versions[1].routes[5].leads_to")];
    leads("IDVA referral", "IDVA service", &to);
    leads("IDVA referral", "", &to);
}

/// As in a rule about somebody who harms several: so many events against others, by somebody who is a partner.
#[test]
fn parts_that_speak_of_a_person_may_be_met_by_different_ones() {
    let events = |people: &str| json!({"events": {"count": {"at-least": 2}, "people": people}});
    let partner = json!({"person": {"who": "causing-harm", "relationship": ["partner"]}});
    let victim = json!({"person": {"who": "victim", "age": {"from": 16}}});
    for (parts, wrong) in [
        (json!([events("others-harmed"), partner]), true),
        (
            json!([{"any": [events("same-pair"), victim]}, partner]),
            true,
        ),
        (json!([events("same-victim"), partner]), false),
        (json!([events("same-pair"), victim]), false),
    ] {
        let at = [(
            CheckId::PersonNotBound,
            "versions[1].routes[0].criterion.all",
        )];
        let expected = if wrong { &at[..] } else { &[] };
        one_change(
            "/versions/1/routes/0/criterion",
            json!({"all": parts}),
            expected,
        );
    }
}

#[test]
fn what_is_said_of_a_side_needs_an_age_that_has_one() {
    let audience = |age: Value, side: &str| {
        json!([{
            "id": "age", "says": "Of that age.", "when": {"person": {"who": "victim", "age": age}},
            "otherwise": "Ask.", side: "Ask there.", "sources": ["page"]
        }])
    };
    for (age, side, wrong) in [
        (json!({"from": 16}), "younger", false),
        (json!({"to": 17}), "older", false),
        (json!({"to": 17}), "younger", true),
        (json!({"from": 16}), "older", true),
    ] {
        let at = format!("versions[1].audience[0].{side}");
        let expected = [(CheckId::SideOfNoAge, at.as_str())];
        let expected = if wrong { &expected[..] } else { &[] };
        one_change("/versions/1/audience", audience(age, side), expected);
    }
}

#[test]
fn what_stands_in_curly_brackets_in_a_notice_is_filled() {
    let notice = |field: &str, text: &str, wrong: bool| {
        let mut notice =
            json!({"id": "n", "class": "prompt", "title": "N", "says": "N.", "sources": ["page"]});
        notice[field] = json!(text);
        let at = [(
            CheckId::UnknownPlace,
            format!("versions[1].notices[0].{field}"),
        )];
        let at: Vec<_> = at.iter().map(|(id, at)| (*id, at.as_str())).collect();
        one_change(
            "/versions/1/notices",
            json!([notice]),
            if wrong { &at } else { &[] },
        );
    };
    notice("title", "From there to {forum}", false);
    notice("at_once", "today, if since {4 weeks before}", false);
    notice("at_once", "today, if since {four weeks before}", true);
    notice("says", "Since {0 days before} or {3 months before}.", true);
    notice("says", "Recorded here: {facts}. Tell {forum}.", false);
    notice("unknown", "Tell {forum}.", false);
    for (field, text) in [
        ("title", "{facts}"),
        ("says", "Tell {Forum}."),
        ("says", "Tell {forum."),
        ("unknown", "Perhaps {facts}."),
    ] {
        notice(field, text, true);
    }
}

/// Every kind that has a window, without one, and what is found of it so.
fn with_a_window() -> Vec<(&'static str, Value, Option<CheckId>)> {
    vec![
        (
            "events",
            json!({"count": {"at-least": 2}, "people": "same-pair"}),
            None,
        ),
        ("assessments", json!({"count": {"at-least": 2}}), None),
        (
            "rising",
            json!({"instrument": "dash-24", "items": ["10"]}),
            None,
        ),
        ("since", json!({"any_event": true}), None),
        (
            "repeat",
            json!({"anchor": "meeting", "events": "any-abuse", "people": "same-victim"}),
            Some(CheckId::NoWindow),
        ),
        (
            "heard",
            json!({"anchor": "meeting"}),
            Some(CheckId::NoWindow),
        ),
        ("older", json!({}), Some(CheckId::CannotBeMet)),
    ]
}

#[test]
fn a_window_has_one_length() {
    let says = |criterion: Value| {
        let mut changed = super::area();
        super::put(&mut changed, FIRST, criterion);
        let found = super::found_in(&changed);
        let of_first = |at: &str| at.contains("routes[0].criterion");
        let found = found.into_iter().find(|one| of_first(&one.mistake.at));
        found.map(|one| one.mistake.says).unwrap_or_default()
    };
    for (name, asked, without) in with_a_window() {
        let given = |units: &[&str]| {
            let mut criterion = json!({ name: asked });
            for unit in units {
                criterion[name][unit] = json!(4);
            }
            criterion
        };
        for unit in ["months", "weeks", "days"] {
            asks(given(&[unit]), &[]);
        }
        for (units, at) in [
            (["months", "weeks"].as_slice(), "weeks"),
            (&["months", "days"], "days"),
            (&["weeks", "days"], "days"),
            (&["months", "weeks", "days"], "weeks"),
        ] {
            asks(
                given(units),
                &[(CheckId::SeveralLengths, &format!("{name}.{at}"))],
            );
        }
        assert_eq!(
            says(given(&["months", "days"])),
            "The length is given in months and in days. Keep the unit that the source has, and take the others out.",
            "{name}"
        );
        let expected: Vec<_> = without.into_iter().map(|id| (id, name)).collect();
        asks(given(&[]), &expected);
    }
    assert_eq!(
        says(json!({"older": {}})),
        "No case can meet this: it does not say how old: give \u{201c}months\u{201d}, \u{201c}weeks\u{201d} or \u{201c}days\u{201d}. Correct it, or take it out."
    );
    assert_eq!(
        says(
            json!({"repeat": {"anchor": "meeting", "events": "any-abuse", "people": "same-victim"}})
        ),
        "Any time after it counts. If the source says how long, write it."
    );
    assert_eq!(
        says(json!({"heard": {"anchor": "meeting"}})),
        "An earlier MARAC counts, however long ago it was. If the source says how long, write it."
    );
}
