//! Editing a rule by form.

use serde_json::json;
use waymark::engine::check::{Diagnostic, check_area};
use waymark::engine::decision::decide;
use waymark::logic::Truth;
use waymark::model::book::Rules;
use waymark::model::files::{read_area, read_case};
use waymark::model::rules::Standing;
use waymark::words::explain::to_confirm;
use waymark::workshop::draft::{Draft, HowMany, tree};

use super::{BOOK, draft, fill, route, today, tree as file};

fn many(how: &str, number: &str) -> HowMany {
    HowMany {
        how: how.to_owned(),
        number: number.to_owned(),
        most: String::new(),
    }
}

const LEWISHAM: &str = include_str!("../../src/data/areas/lewisham/cases/july-2018.json");

#[test]
fn an_edited_rule_is_a_file_that_checks_and_decides_as_the_draft() {
    let mut draft = Draft::copy_of(
        &file("national"),
        "Exampleshire",
        Some("england-and-wales"),
        &BOOK,
    );
    let events = route(&draft, "safelives", "escalation") + ".criterion.events";
    draft.how_many(&format!("{events}.count"), &many("at-least", "2"));
    fill(&mut draft, &format!("{events}.months"), "18");
    assert_eq!(draft.wrong(), []);
    let drafted = draft.area().expect("it reads").clone();
    assert!(
        !draft.file().contains("\"months\": \"18\""),
        "a number is a number"
    );

    let opened = read_area(&draft.file()).unwrap_or_else(|mistake| panic!("{mistake}"));
    assert_eq!(opened, drafted);
    assert!(
        !check_area(&opened, &BOOK)
            .iter()
            .any(Diagnostic::is_mistake)
    );

    let case = read_case(LEWISHAM).expect("the case reads");
    let answers = |area| {
        let rules = Rules {
            book: &BOOK,
            area,
            version: area.version("safelives").expect("it is there"),
        };
        let decision = decide(&case, rules, case.as_of);
        decision
            .routes
            .routes
            .iter()
            .map(|found| (found.route.id.clone(), found.answer()))
            .collect::<Vec<_>>()
    };
    assert_eq!(answers(&opened), answers(&drafted));
    assert!(
        answers(&opened).contains(&("escalation".to_owned(), Truth::Met)),
        "{:?}",
        answers(&opened)
    );
}

#[test]
fn a_copy_has_an_id_that_nothing_has_and_nobody_has_confirmed_it() {
    for area in &BOOK.areas {
        for name in [area.name.as_str(), "new", "", "Ünïcödé", area.id.as_str()] {
            let copy = Draft::copy_of(&file(&area.id), name, None, &BOOK);
            assert!(BOOK.area(copy.id()).is_none(), "{} is taken", copy.id());
            assert!(!["", "new"].contains(&copy.id()));
            assert!(
                copy.id()
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || letter == '-'),
                "{}",
                copy.id()
            );
        }
        let copy = Draft::copy_of(&file(&area.id), "Exampleshire", Some("scotland"), &BOOK);
        let copied = copy
            .area()
            .unwrap_or_else(|| panic!("{}: {:?}", area.id, copy.wrong()));
        for version in &copied.versions {
            assert_eq!(version.standing, Standing::Illustrative);
            assert!(version.routes.iter().all(|route| route.standing.is_none()));
        }
        assert!(
            !copy.file().contains(&format!("{}-local", area.id)),
            "its own questions have its own name"
        );
        assert!(copy.is_unsaved() && !copy.is_changed());
    }
}

#[test]
fn guidance_of_no_one_place_is_not_put_in_the_place_of_national_guidance() {
    let copy = Draft::copy_of(&file("national"), "Another", None, &BOOK);
    assert!(
        copy.wrong_at("nation")
            .is_some_and(|says| says.contains("National guidance")),
        "{:?}",
        copy.wrong()
    );
    assert_eq!(copy.area(), None);
}

#[test]
fn a_wrong_value_is_said_at_its_field_and_the_last_good_rule_decides() {
    let mut draft = Draft::copy_of(
        &file("national"),
        "Exampleshire",
        Some("england-and-wales"),
        &BOOK,
    );
    let good = draft.area().cloned();
    let events = route(&draft, "safelives", "escalation") + ".criterion.events";
    let (months, weeks) = (format!("{events}.months"), format!("{events}.weeks"));
    for (at, typed, says) in [
        (&*months, "0", "0 months is the day of decision alone"),
        (&*weeks, "6", "The length is given in months and in weeks"),
        (&*months, "twelve", "whole number in digits"),
        (&*months, "-3", "whole number in digits"),
        ("name", "  ", "the rule needs it"),
        (
            "versions[1].in_force.between.from",
            "the 32nd of May",
            "Write a day",
        ),
        (
            "versions[1].speaks_for",
            "round about, er",
            "as roughly as it is known",
        ),
        (
            "versions[1].checklist",
            "dash-42",
            "No checklist \u{201c}dash-42\u{201d} is loaded",
        ),
    ] {
        let before = draft.tree().clone();
        fill(&mut draft, at, typed);
        let said = draft
            .wrong_at(at)
            .unwrap_or_else(|| panic!("{at} {typed}: {:?}", draft.wrong()));
        assert!(said.contains(says), "{said}");
        assert_eq!(
            draft.shown(at).trim(),
            typed.trim(),
            "what was typed is still there"
        );
        assert_eq!(draft.area(), good.as_ref());
        draft.put_back(at);
        draft.check(&BOOK);
        assert_eq!((draft.tree(), draft.wrong()), (&before, &[][..]));
    }
    let count = format!("{events}.count");
    for (typed, says) in [
        ("0", "This number is 0"),
        ("three", "whole number"),
        ("", "whole number"),
    ] {
        draft.how_many(&count, &many("at-least", typed));
        draft.check(&BOOK);
        assert!(
            draft
                .wrong_at(&count)
                .is_some_and(|said| said.contains(says)),
            "{typed}: {:?}",
            draft.wrong()
        );
        assert_eq!(draft.shown_how_many(&count), many("at-least", typed));
    }
    assert_eq!(draft.area(), good.as_ref());
}

#[test]
fn every_mistake_is_said_at_once() {
    let mut draft = draft("lewisham");
    fill(&mut draft, "name", "");
    fill(&mut draft, "versions[0].title", "");
    fill(
        &mut draft,
        "versions[0].routes[2].criterion.events.months",
        "many",
    );
    let at: Vec<_> = draft
        .wrong()
        .iter()
        .map(|mistake| mistake.at.as_str())
        .collect();
    assert_eq!(
        at,
        [
            "name",
            "versions[0].title",
            "versions[0].routes[2].criterion.events.months"
        ]
    );
}

#[test]
fn days_are_typed_as_people_write_them() {
    let mut draft = draft("lewisham");
    let from = "versions[0].in_force.between.from";
    fill(&mut draft, from, "1 April 2024");
    assert_eq!(tree::at(draft.tree(), from), Some(&json!("2024-04-01")));
    assert_eq!(draft.shown(from), "1 April 2024");
    fill(&mut draft, "versions[0].speaks_for", "march 2024");
    assert_eq!(
        tree::at(draft.tree(), "versions[0].speaks_for"),
        Some(&json!("2024-03"))
    );
    fill(&mut draft, from, "");
    fill(&mut draft, "versions[0].speaks_for", "2018");
    assert_eq!(draft.tree(), draft.began(), "an open end is left out");
}

#[test]
fn a_shape_that_is_chosen_again_has_what_was_typed() {
    let mut draft = draft("lewisham");
    let criterion = "versions[0].routes[2].criterion";
    let before = draft.tree().clone();
    draft.choose_shape(criterion, "grade");
    draft.check(&BOOK);
    assert!(
        draft
            .wrong_at(&format!("{criterion}.grade.at_least"))
            .is_some_and(|says| says == "Choose one.")
    );
    draft.choose_shape(criterion, "all");
    let part = draft.add(&format!("{criterion}.all")).expect("a list");
    draft.choose_shape(&part, "judgement");
    fill(&mut draft, &format!("{part}.judgement.written"), "yes");
    assert_eq!(
        tree::at(draft.tree(), criterion),
        Some(&json!({"all": [{"judgement": {"written": true}}]}))
    );
    draft.choose_shape(criterion, "");
    assert_eq!(
        tree::at(draft.tree(), criterion),
        None,
        "what it asks for may be not known"
    );
    draft.choose_shape(criterion, "events");
    draft.check(&BOOK);
    assert_eq!(draft.tree(), &before);
}

#[test]
fn entries_are_added_taken_out_and_put_back() {
    let mut draft = draft("lewisham");
    let routes = "versions[0].routes";
    let new = draft.add(routes).expect("a list");
    assert_eq!(
        (new.as_str(), draft.shown(&format!("{new}.id")).as_str()),
        ("versions[0].routes[4]", "route")
    );
    draft.check(&BOOK);
    let wrong: Vec<_> = draft
        .wrong()
        .iter()
        .map(|mistake| mistake.at.clone())
        .collect();
    assert_eq!(
        wrong,
        ["kind", "name", "sources"].map(|name| format!("{new}.{name}"))
    );
    draft.take_out(&new);
    draft.check(&BOOK);
    assert_eq!(draft.tree(), draft.began());
    draft.bring_back(routes);
    assert!(tree::at(draft.tree(), &new).is_some() && !draft.can_bring_back(routes));
    draft.take_out(&new);
    draft.move_up("versions[0].routes[1]");
    assert_eq!(draft.tree()["versions"][0]["routes"][0]["id"], "judgement");
    draft.move_up("versions[0].routes[1]");
    assert_eq!(draft.tree(), draft.began());
    draft.move_up("versions[0].routes[0]");
    assert_eq!(draft.tree(), draft.began());
    let step = draft
        .add("versions[0].steps")
        .expect("a list that was left out");
    draft.take_out(&step);
    assert_eq!(
        draft.tree(),
        draft.began(),
        "an empty list that may be left out is left out"
    );
}

#[test]
fn a_new_version_is_the_newest_with_a_change_to_come() {
    let mut draft = draft("lewisham");
    let new = draft.add("versions").expect("a list");
    assert_eq!(draft.shown(&format!("{new}.id")), "version");
    draft.check(&BOOK);
    assert_eq!(draft.shown(&format!("{new}.standing")), "illustrative");
    assert_eq!(
        draft.tree()["versions"][1]["routes"],
        draft.tree()["versions"][0]["routes"]
    );
    fill(&mut draft, &format!("{new}.title"), "As agreed");
    assert!(
        draft
            .wrong_at(&format!("{new}.in_force"))
            .is_some_and(|says| says.contains("both this version and \u{201c}2018\u{201d}"))
    );
    fill(
        &mut draft,
        "versions[0].in_force.between.to",
        "31 March 2024",
    );
    fill(
        &mut draft,
        &format!("{new}.in_force.between.from"),
        "1 April 2024",
    );
    assert_eq!(draft.wrong(), []);
}

#[test]
fn confirming_is_an_act_that_says_by_whom_and_when() {
    let mut draft = Draft::copy_of(&file("lewisham"), "Exampleshire", None, &BOOK);
    let version = "versions[0]";
    let standing = "versions[0].standing";
    fill(&mut draft, standing, "confirmed");
    assert_eq!(
        draft.shown(standing),
        "illustrative",
        "it is not one of several to choose from"
    );
    assert!(draft.confirm(version, " ", today()).is_err());
    fill(&mut draft, "versions[0].title", "");
    assert!(
        draft
            .confirm(version, "A. Coordinator", today())
            .is_err_and(|says| says.contains("wrong in this version"))
    );
    draft.put_back("versions[0].title");
    draft.check(&BOOK);
    assert_eq!(
        draft.confirm(version, "A. Coordinator, MARAC", today()),
        Ok(())
    );
    draft.check(&BOOK);
    let area = draft.area().expect("it reads");
    assert_eq!(area.versions[0].standing, Standing::Confirmed);
    let source = area.versions[0].source("confirmation").expect("a source");
    assert_eq!(
        source.title,
        "Confirmed by A. Coordinator, MARAC on 16 March 2026"
    );
    // It is not asked for again until it is old.
    let asked = |on| to_confirm(&area.versions[0], area, on).map(|says| says.lead);
    assert_eq!(asked(today()), None);
    assert_eq!(asked(today().months_after(36)), None);
    assert_eq!(
        asked(today().months_after(36).plus_days(1)).as_deref(),
        Some("What this rests on is more than three years old: it speaks for 16 March 2026")
    );
    // What is changed afterwards is not what was confirmed.
    fill(
        &mut draft,
        "versions[0].routes[2].criterion.events.months",
        "6",
    );
    assert_eq!(draft.shown(standing), "illustrative");
}

#[test]
fn what_is_saved_is_no_longer_unsaved() {
    let mut draft = draft("lewisham");
    assert!(!draft.is_unsaved());
    fill(&mut draft, "name", "Somewhere");
    assert!(draft.is_unsaved() && draft.is_changed());
    draft.was_saved();
    assert!(!draft.is_unsaved() && draft.is_changed());
}

#[test]
fn every_place_is_on_one_page() {
    for (path, page) in [
        ("name", ""),
        ("versions", ""),
        ("versions[0]", "versions[0]"),
        ("versions[0].title", "versions[0]"),
        ("versions[0].in_force.between.from", "versions[0]"),
        ("versions[1].forum.sources", "versions[1].forum"),
        ("versions[1].routes", "versions[1].routes"),
        ("versions[1].routes[12]", "versions[1].routes[12]"),
        (
            "versions[1].routes[12].criterion.all[1].events.months",
            "versions[1].routes[12]",
        ),
        ("versions[0].sources[2].title", "versions[0].sources[2]"),
        ("versions[0].notes", "versions[0]"),
    ] {
        assert_eq!(waymark::workshop::draft::page_at(path), page, "{path}");
    }
}

#[test]
fn what_is_put_back_leaves_later_edits_as_they_are() {
    let mut draft = draft("lewisham");
    let routes = "versions[0].routes";
    let ids = |draft: &Draft| {
        let ids = draft.tree()["versions"][0]["routes"]
            .as_array()
            .expect("a list")
            .iter();
        ids.map(|one| one["id"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let before = ids(&draft);
    let was = draft.tree()["versions"][0]["routes"][1].clone();
    draft.take_out("versions[0].routes[1]");
    // Afterwards another list loses an entry, the route that moved up is edited, and one is added.
    draft.take_out("versions[0].sources[0]");
    fill(&mut draft, "versions[0].routes[1].name", "Edited since");
    let new = draft.add(routes).expect("a list");
    fill(&mut draft, &format!("{new}.name"), "Added since");
    draft.bring_back(routes);
    assert_eq!(draft.tree()["versions"][0]["routes"][1], was);
    assert_eq!(draft.shown("versions[0].routes[2].name"), "Edited since");
    assert_eq!(draft.shown("versions[0].routes[4].name"), "Added since");
    assert_eq!(ids(&draft)[..4], before[..]);
    assert!(!draft.can_bring_back(routes) && draft.can_bring_back("versions[0].sources"));
}

#[test]
fn what_is_remembered_of_an_entry_goes_with_it() {
    let mut draft = draft("lewisham");
    let criterion = |route: usize| format!("versions[0].routes[{route}].criterion");
    let events = tree::at(draft.tree(), &criterion(2)).cloned();
    draft.choose_shape(&criterion(2), "grade");
    draft.take_out("versions[0].routes[0]");
    draft.move_up("versions[0].routes[1]");
    // The route that stands in the old place now never asked for events.
    draft.choose_shape(&criterion(2), "events");
    assert_eq!(
        tree::at(draft.tree(), &criterion(2)),
        Some(&json!({"events": {}}))
    );
    draft.choose_shape(&criterion(0), "events");
    assert_eq!(tree::at(draft.tree(), &criterion(0)), events.as_ref());

    // A part taken out of a choice that is no longer made cannot be put beside another.
    draft.choose_shape(&criterion(1), "all");
    let part = draft.add(&format!("{}.all", criterion(1))).expect("a list");
    draft.take_out(&part);
    draft.choose_shape(&criterion(1), "judgement");
    draft.bring_back(&format!("{}.all", criterion(1)));
    assert_eq!(draft.shape(&criterion(1)), "judgement");
    assert_eq!(
        tree::at(draft.tree(), &criterion(1))
            .and_then(|one| one.as_object())
            .map(serde_json::Map::len),
        Some(1)
    );
}

#[test]
fn the_second_number_is_there_when_a_range_is_chosen_again() {
    let mut draft = draft("lewisham");
    let count = "versions[0].routes[2].criterion.events.count";
    draft.how_many(
        count,
        &HowMany {
            how: "somewhere".to_owned(),
            number: "3".to_owned(),
            most: "6".to_owned(),
        },
    );
    let choose = |draft: &mut Draft, how: &str| {
        let typed = HowMany {
            how: how.to_owned(),
            ..draft.shown_how_many(count)
        };
        draft.how_many(count, &typed);
        tree::at(draft.tree(), count).cloned()
    };
    assert_eq!(choose(&mut draft, "at-least"), Some(json!({"at-least": 3})));
    assert_eq!(
        choose(&mut draft, "more-than"),
        Some(json!({"more-than": 3}))
    );
    assert_eq!(
        choose(&mut draft, "somewhere"),
        Some(json!({"somewhere": [3, 6]}))
    );
    assert_eq!(
        choose(&mut draft, "not-published"),
        Some(json!("not-published"))
    );
    assert_eq!(
        choose(&mut draft, "somewhere"),
        Some(json!({"somewhere": [3, 6]}))
    );
    // One that is emptied stays empty.
    draft.how_many(
        count,
        &HowMany {
            most: String::new(),
            ..draft.shown_how_many(count)
        },
    );
    assert_eq!(choose(&mut draft, "at-least"), Some(json!({"at-least": 3})));
    assert_eq!(
        choose(&mut draft, "somewhere"),
        Some(json!({"somewhere": [3, ""]}))
    );
}

#[test]
fn a_criterion_is_said_in_plain_words_while_it_reads() {
    let mut draft = draft("kingston");
    let criterion = format!("{}.criterion", route(&draft, "council-page", "escalation"));
    let words = draft.words(&criterion, &BOOK).expect("it reads");
    let [either, rising] = &words.parts[..] else {
        panic!("{words:?}")
    };
    assert_eq!(
        (words.says.as_str(), either.says.as_str()),
        ("All of these:", "At least one of these:")
    );
    assert_eq!(rising.says, "How often or how severe is going up.");
    assert_eq!(
        either.parts[1].says,
        "At least 3 police crimes in 12 months, between the same two people."
    );
    let months = format!("{criterion}.all[0].any[0].events.months");
    fill(&mut draft, &months, "6");
    let now = draft.words(&criterion, &BOOK).expect("it reads");
    assert_ne!(now.parts[0].parts[0], either.parts[0]);
    assert!(
        now.parts[0].parts[0].says.contains("in 6 months"),
        "{now:?}"
    );
    fill(&mut draft, &months, "six");
    assert_eq!(draft.words(&criterion, &BOOK), None);
    assert_eq!(
        draft.words("versions[0].routes[0]", &BOOK),
        None,
        "a route is no criterion"
    );
}

#[test]
fn a_place_has_a_name_in_a_few_words() {
    let draft = draft("kingston");
    let route = route(&draft, "council-page", "escalation");
    for (at, words) in [
        ("name", "Name of the area"),
        (
            &*format!("{route}.criterion.all[0].any[0].events.months"),
            "Route “Potential escalation”, part 1.1, within how many months",
        ),
        (
            &*format!("{route}.criterion.all[1]"),
            "Route “Potential escalation”, part 2",
        ),
        (
            &*format!("{route}.nothing-known"),
            "Route “Potential escalation”",
        ),
    ] {
        assert_eq!(draft.place_words(at), words);
    }
}

/// The highest grade is a field of the version: very high may be asked for once it says so, and what is asked for is said by
/// it.
#[test]
fn the_highest_grade_of_a_version() {
    let mut draft = draft("isle-of-wight");
    let criterion = format!("{}.criterion", route(&draft, "page", "visible-high-risk"));
    let says = |draft: &Draft| draft.words(&criterion, &BOOK).expect("it reads").says;
    assert_eq!(says(&draft), "The professional's own grade is high.");
    let least = format!("{criterion}.grade.at_least");
    fill(&mut draft, &least, "very-high");
    let wrong = |draft: &Draft| -> Vec<String> {
        draft
            .wrong()
            .iter()
            .map(|mistake| mistake.at.clone())
            .collect()
    };
    assert_eq!(wrong(&draft), std::slice::from_ref(&least));
    fill(&mut draft, "versions[0].highest_grade", "very-high");
    assert_eq!(wrong(&draft), Vec::<String>::new());
    assert_eq!(says(&draft), "The professional's own grade is very high.");
    fill(&mut draft, &least, "high");
    assert_eq!(
        says(&draft),
        "The professional's own grade is high or very high."
    );
    assert_eq!(draft.said("versions[0].highest_grade", &BOOK), "very high");
    fill(&mut draft, "versions[0].highest_grade", "");
    assert!(draft.tree()["versions"][0].get("highest_grade").is_none());
    assert_eq!(says(&draft), "The professional's own grade is high.");
}
