//! How far a version has been confirmed, once it is edited.

use serde_json::{Value, json};
use waymark::model::rules::Standing;
use waymark::words::explain::{in_force_words, version_words};
use waymark::workshop::draft::{Draft, HowMany, name_is_taken, tree};

use super::{BOOK, draft, fill, today, tree as file};

const MONTHS: &str = "versions[0].routes[2].criterion.events.months";

fn standings(draft: &mut Draft) -> Vec<String> {
    draft.check(&BOOK);
    let versions = draft.tree()["versions"].as_array().expect("a list");
    versions
        .iter()
        .map(|version| version["standing"].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn confirm(draft: &mut Draft, version: &str) {
    assert_eq!(draft.confirm(version, "A. Coordinator", today()), Ok(()));
}

#[test]
fn a_version_is_what_was_confirmed_or_an_illustration() {
    let mut copy = Draft::copy_of(&file("lewisham"), "Exampleshire", None, &BOOK);
    fill(&mut copy, MONTHS, "18");
    confirm(&mut copy, "versions[0]");
    assert_eq!(standings(&mut copy), ["confirmed"]);
    copy.put_back(MONTHS);
    assert_eq!(
        standings(&mut copy),
        ["illustrative"],
        "12 months were never confirmed"
    );
    fill(&mut copy, MONTHS, "18");
    assert_eq!(
        standings(&mut copy),
        ["confirmed"],
        "it stands again as it was confirmed"
    );
    copy.put_all_back();
    assert_eq!(standings(&mut copy), ["illustrative"]);
    // What is unticked and ticked again is as it was.
    let recorded = "versions[0].routes[2].criterion.events.recorded";
    fill(&mut copy, MONTHS, "18");
    copy.tick(recorded, "incident", true);
    confirm(&mut copy, "versions[0]");
    for on in [false, true] {
        copy.tick(recorded, "crime", on);
    }
    assert_eq!(
        copy.tree()["versions"][0]["routes"][2]["criterion"]["events"]["recorded"],
        json!(["crime", "incident"])
    );
    assert_eq!(standings(&mut copy), ["confirmed"]);
}

#[test]
fn what_is_done_to_one_version_leaves_the_standing_of_another() {
    let copy = || Draft::copy_of(&file("city-of-london"), "Exampleshire", None, &BOOK);
    let mut second = copy();
    confirm(&mut second, "versions[1]");
    assert_eq!(standings(&mut second), ["illustrative", "confirmed"]);
    let mut without = second.clone();
    without.take_out("versions[0]");
    assert_eq!(
        standings(&mut without),
        ["confirmed"],
        "the other was taken out"
    );
    without.bring_back("versions");
    assert_eq!(standings(&mut without), ["illustrative", "confirmed"]);
    second.move_up("versions[1]");
    assert_eq!(
        standings(&mut second),
        ["confirmed", "illustrative"],
        "the order says nothing of either"
    );
    second.take_out("versions[0].routes[0]");
    assert_eq!(
        standings(&mut second),
        ["illustrative", "illustrative"],
        "a route of it was taken out"
    );
    second.bring_back("versions[0].routes");
    assert_eq!(standings(&mut second), ["confirmed", "illustrative"]);
    second.move_up("versions[0].routes[1]");
    assert_eq!(
        standings(&mut second),
        ["illustrative", "illustrative"],
        "its routes have another order"
    );
}

#[test]
fn a_published_rule_is_published_as_it_stands_and_no_other_way() {
    let mut draft = draft("lewisham");
    assert_eq!(standings(&mut draft), ["reported"]);
    fill(&mut draft, MONTHS, "6");
    assert_eq!(
        draft.area().map(|area| area.versions[0].standing),
        Some(Standing::Illustrative)
    );
    fill(&mut draft, MONTHS, "12");
    assert_eq!(draft.tree(), draft.began());
    // A route with a standing of its own loses it with its version, and has it again.
    let mut tree = file("lewisham");
    tree["versions"][0]["routes"][1]["standing"] = json!("confirmed");
    let mut own = Draft::of(tree.clone(), &BOOK);
    fill(&mut own, MONTHS, "6");
    assert_eq!(own.tree()["versions"][0]["routes"][1].get("standing"), None);
    own.put_all_back();
    own.check(&BOOK);
    assert_eq!(own.tree(), &tree);
}

#[test]
fn no_standing_is_chosen_by_hand() {
    for standing in ["confirmed", "published", "reported", "illustrative", ""] {
        for at in ["versions[0].standing", "versions[0].routes[0].standing"] {
            let mut draft = Draft::copy_of(&file("lewisham"), "Exampleshire", None, &BOOK);
            fill(&mut draft, at, standing);
            assert_eq!(draft.tree(), draft.began(), "{at} {standing}");
        }
    }
    let draft = Draft::copy_of(&file("lewisham"), "Exampleshire", None, &BOOK);
    assert_eq!(
        draft.said("versions[0].standing", &BOOK),
        "An illustration, or drafted and not yet agreed"
    );
    // A file with a standing that there is not is not taken for one without a mistake, and can be put right.
    let mut tree = file("lewisham");
    tree["versions"][0]["standing"] = json!("agreed");
    let mut mistaken = Draft::of(tree, &BOOK);
    assert!(mistaken.area().is_none() && mistaken.wrong_at("versions[0].standing").is_some());
    assert_eq!(standings(&mut mistaken), ["illustrative"]);
    assert_eq!(mistaken.wrong(), []);
}

#[test]
fn a_copy_says_what_it_was_begun_from_and_claims_no_source_for_its_days() {
    let mut copy = Draft::copy_of(&file("lewisham"), "Lewisham 2027", None, &BOOK);
    let title = "Draft, begun from Lewisham, as a published review reports it for 2018";
    assert_eq!(copy.shown("versions[0].title"), title);
    fill(
        &mut copy,
        "versions[0].in_force.between.from",
        "1 April 2027",
    );
    let area = copy.area().expect("it reads");
    let says = in_force_words(&area.versions[0], area);
    assert_eq!(
        says,
        "Its draft sets 1 April 2027 as the first day, and no last day."
    );
    let whole = version_words(&area.versions[0], area);
    for part in [
        "An illustration, not the area's own rule;",
        "those of a rule that it was begun from",
        &says,
    ] {
        assert!(whole.contains(part), "{whole}");
    }
    let again = Draft::copy_of(copy.tree(), "Third", None, &BOOK);
    assert_eq!(
        again.shown("versions[0].title"),
        title,
        "a copy of a copy was begun from the same"
    );
}

#[test]
fn a_copy_has_a_name_that_nothing_has() {
    assert!(name_is_taken(" lewisham ", &BOOK) && !name_is_taken("Lewisham 2027", &BOOK));
    let mut theirs = file("lewisham");
    theirs["versions"][0]["routes"][2]["criterion"]["events"]["count"] = json!({"at-least": 3});
    let mut book = BOOK.clone();
    let names = ["Lewisham (from a file)", "Lewisham (from a file) 2"];
    for name in names {
        let copy = Draft::copy_beside(&theirs, &book);
        assert_eq!(
            (copy.name(), copy.wrong(), copy.is_unsaved()),
            (name, &[][..], false)
        );
        let area = copy.area().expect("it reads").clone();
        assert_eq!(area.versions[0].standing, Standing::Illustrative);
        book.add_area_file(area, copy.tree().clone());
    }
    assert_eq!(book.area("lewisham"), BOOK.area("lewisham"));
    // One that is renamed to the name of another is said to be worth a look.
    let mut draft = Draft::copy_of(&file("lewisham"), "Exampleshire", None, &BOOK);
    assert_eq!(draft.look(), []);
    fill(&mut draft, "name", "LEWISHAM");
    let look: Vec<_> = draft
        .look()
        .iter()
        .map(|one| (one.at.as_str(), one.says.contains("has this name")))
        .collect();
    assert_eq!((look, draft.wrong()), (vec![("name", true)], &[][..]));
}

#[test]
fn a_loaded_rule_gives_way_to_the_one_that_comes_with_the_program() {
    let mut book = BOOK.clone();
    let mut draft = draft("kingston");
    draft.how_many(
        "versions[0].routes[0].criterion.score.count",
        &HowMany {
            how: "at-least".to_owned(),
            number: "9".to_owned(),
            most: String::new(),
        },
    );
    draft.check(&BOOK);
    book.add_area_file(
        draft.area().expect("it reads").clone(),
        draft.tree().clone(),
    );
    assert!(book.is_replaced("kingston") && book.area("kingston") != BOOK.area("kingston"));
    assert!(book.bring_bundled_back("kingston") && book.is_bundled("kingston"));
    assert_eq!(book.area("kingston"), BOOK.area("kingston"));
    assert_eq!(book.instruments.len(), BOOK.instruments.len());
    assert!(
        !book.bring_bundled_back("exampleshire"),
        "nothing of that name comes with the program"
    );
}

#[test]
fn an_entry_that_was_just_added_is_not_told_what_is_still_blank() {
    let mut draft = draft("lewisham");
    let new = draft.add("versions[0].routes").expect("a list");
    draft.check(&BOOK);
    let said = |draft: &Draft| draft.to_say().map(|one| one.at.clone()).collect::<Vec<_>>();
    assert_eq!(
        (said(&draft), draft.wrong().len()),
        (vec![], 3),
        "it is not used, and nothing is said yet"
    );
    assert_eq!(
        draft.place_words(&new),
        "Route 5",
        "what records call it is no name for people"
    );
    // What was typed and is wrong is said, and so is what is wrong elsewhere.
    fill(&mut draft, &format!("{new}.name"), " ");
    fill(&mut draft, MONTHS, "six");
    draft.open(&new);
    assert_eq!(said(&draft), [MONTHS.to_owned(), format!("{new}.name")]);
    draft.open("versions[0].routes");
    draft.open(&new);
    assert_eq!(
        said(&draft).len(),
        4,
        "it was left unfinished, which is said"
    );
}

#[test]
fn a_number_goes_one_up_or_down() {
    let mut draft = draft("lewisham");
    let count = "versions[0].routes[2].criterion.events.count";
    let at = |draft: &Draft, at: &str| tree::at(draft.tree(), at).cloned().unwrap_or(Value::Null);
    for (up, comes_to) in [
        (true, 5),
        (false, 4),
        (false, 3),
        (false, 2),
        (false, 1),
        (false, 1),
    ] {
        draft.step(count, false, up);
        assert_eq!(at(&draft, count), json!({"at-least": comes_to}));
    }
    draft.how_many(
        count,
        &HowMany {
            how: "somewhere".to_owned(),
            number: "3".to_owned(),
            most: "6".to_owned(),
        },
    );
    draft.step(count, true, false);
    assert_eq!(at(&draft, count), json!({"somewhere": [3, 5]}));
    draft.step(MONTHS, false, true);
    assert_eq!(at(&draft, MONTHS), json!(13));
    for (typed, up, comes_to) in [
        ("", false, Value::Null),
        ("", true, json!(1)),
        ("many", true, json!("many")),
        ("4294967295", true, json!(4_294_967_295_u32)),
    ] {
        draft.type_in(MONTHS, typed);
        draft.step(MONTHS, false, up);
        assert_eq!(at(&draft, MONTHS), comes_to, "{typed:?} {up}");
    }
    let before = draft.tree().clone();
    draft.step("versions[0].title", false, true);
    assert_eq!(draft.tree(), &before, "a title is no number");
}
