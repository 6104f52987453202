use std::collections::BTreeSet;

use serde_json::{Value, json};
use waymark::engine::check::CheckId;

use super::{
    area, found_in, instrument, one_change, one_change_to_instrument, places, put, question, route,
};

const NEW: &str = "/versions/1";

#[test]
fn versions() {
    use CheckId::{DatesReversed, VersionsGap, VersionsOrder, VersionsOverlap};
    let new = |in_force: Value, expected: &[(CheckId, &str)]| {
        one_change("/versions/1/in_force", in_force, expected)
    };
    let (at, between) = (
        "versions[1].in_force",
        |from: &str| json!({"between": {"from": from}}),
    );
    new(between("2019-12-31"), &[(VersionsOverlap, at)]);
    new(json!({"between": {}}), &[(VersionsOverlap, at)]);
    new(between("2020-01-02"), &[(VersionsGap, at)]);
    new(between("2020-02-01"), &[(VersionsGap, at)]);
    new(json!("dates-not-known"), &[]);
    new(
        json!({"between": {"from": "2020-01-01", "to": "2020-01-01"}}),
        &[],
    );
    new(
        json!({"between": {"from": "2020-01-02", "to": "2020-01-01"}}),
        &[(DatesReversed, at)],
    );
    let first = |in_force: Value, expected: &[(CheckId, &str)]| {
        one_change("/versions/0/in_force", in_force, expected)
    };
    let later = json!({"between": {"from": "2021-01-01"}});
    first(
        later,
        &[(VersionsOverlap, at), (VersionsOrder, "versions[1]")],
    );
    // A version within another, and one after both.
    let mut three = area();
    let mut third = three["versions"][1].clone();
    put(
        &mut three,
        "/versions/0/in_force",
        json!({"between": {"to": "2020-12-31"}}),
    );
    put(
        &mut three,
        "/versions/1/in_force",
        json!({"between": {"from": "2020-01-01", "to": "2020-01-31"}}),
    );
    third["id"] = json!("third");
    third["in_force"] = json!({"between": {"from": "2021-01-01"}});
    put(&mut three, "/versions/2", third);
    assert_eq!(
        places(&found_in(&three)),
        BTreeSet::from([("versions-overlap", at.to_owned())])
    );
}

#[test]
fn sources() {
    use CheckId::MissingSource;
    for part in ["routes[0]", "steps[0]", "audience[0]", "forum"] {
        let pointer = format!("{NEW}/{}/sources", part.replace('[', "/").replace(']', ""));
        one_change(
            &pointer,
            json!([]),
            &[(MissingSource, &format!("versions[1].{part}.sources"))],
        );
        one_change(
            &pointer,
            json!(["page", "other"]),
            &[(MissingSource, &format!("versions[1].{part}.sources[1]"))],
        );
    }
    one_change("/versions/1/forum", json!({"name": "MARAC"}), &[]);
    let mut bare = area();
    put(&mut bare, "/versions/0/sources", json!([]));
    let places = places(&found_in(&bare));
    assert!(
        places.contains(&("missing-source", "versions[0].sources".to_owned())),
        "{places:?}"
    );
    one_change_to_instrument("/sources", json!([]), &[(MissingSource, "sources")]);
}

#[test]
fn ids() {
    use CheckId::{DuplicateId, ReplyTaken};
    one_change(
        "/versions/1/id",
        json!("old"),
        &[(DuplicateId, "versions[1].id")],
    );
    one_change(
        "/versions/1/routes/2/id",
        json!("score"),
        &[(DuplicateId, "versions[1].routes[2].id")],
    );
    for (list, more) in [
        (
            "steps",
            json!({"id": "sign", "says": "Sign.", "sources": ["page"]}),
        ),
        (
            "sources",
            json!({"id": "page", "title": "Page", "seen": "read"}),
        ),
        ("questions", question("local")),
        ("audience", area()["versions"][1]["audience"][0].clone()),
    ] {
        one_change(
            &format!("{NEW}/{list}/1"),
            more,
            &[(DuplicateId, &format!("versions[1].{list}[1].id"))],
        );
    }
    one_change_to_instrument("/items/1/id", json!("1"), &[(DuplicateId, "items[1].id")]);
    one_change_to_instrument("/scale/1/id", json!("low"), &[(DuplicateId, "scale[1].id")]);
    one_change_to_instrument(
        "/sections/1",
        json!({"id": "first", "title": "Again"}),
        &[(DuplicateId, "sections[1].id")],
    );
    one_change_to_instrument(
        "/sources/1",
        instrument()["sources"][0].clone(),
        &[(DuplicateId, "sources[1].id")],
    );
    one_change_to_instrument(
        "/scale/1/id",
        json!("declined"),
        &[(ReplyTaken, "scale[1].id")],
    );
    one_change_to_instrument(
        "/scale/1/id",
        json!("not-safe-to-ask"),
        &[(ReplyTaken, "scale[1].id")],
    );
}

#[test]
fn an_id_is_one() {
    use CheckId::NotAnId;
    for (id, example) in [
        ("", "our-area"),
        ("North Kent", "north-kent"),
        ("north/kent", "north-kent"),
        ("Kent", "kent"),
        ("-kent", "kent"),
        ("k\u{e9}nt", "k-nt"),
        ("kent\n", "kent"),
        ("new", "our-area"),
    ] {
        let mut changed = area();
        put(&mut changed, "/id", json!(id));
        put(&mut changed, "/name", json!("New"));
        // Its own questions are called by it.
        put(
            &mut changed,
            "/versions/1/routes/4/criterion/item/instrument",
            json!(format!("{id}-local")),
        );
        let found = found_in(&changed);
        assert_eq!(
            places(&found),
            BTreeSet::from([("not-an-id", "id".to_owned())]),
            "{id}"
        );
        assert!(
            found.iter().all(|one| one
                .mistake
                .says
                .ends_with(&format!("as in \u{201c}{example}\u{201d}."))),
            "{found:?}"
        );
    }
    for (part, id) in [
        ("id", ""),
        ("routes[0].id", "Score"),
        ("sources[0].id", "the page"),
        ("steps[0].id", "sign/off"),
        ("audience[0].id", " age"),
        ("questions[0].id", "a_b"),
    ] {
        let mut changed = area();
        let pointer = format!("{NEW}/{}", part.replace('[', "/").replace("].", "/"));
        put(&mut changed, &pointer, json!(id));
        let at = format!("versions[1].{part}");
        assert!(
            places(&found_in(&changed)).contains(&("not-an-id", at)),
            "{part}"
        );
    }
    for (pointer, id, at) in [
        ("/id", "Our list", "id"),
        ("/items/0/id", "Q 1", "items[0].id"),
        ("/items/0/id", "", "items[0].id"),
        ("/scale/0/id", "Low", "scale[0].id"),
        ("/sources/0/id", "a/b", "sources[0].id"),
    ] {
        one_change_to_instrument(pointer, json!(id), &[(NotAnId, at)]);
    }
}

#[test]
fn routes() {
    use CheckId::{NoRoute, StandardRouteMissing};
    one_change("/versions", json!([]), &[(NoRoute, "versions")]);
    one_change(
        "/versions/1/routes",
        json!([]),
        &[(NoRoute, "versions[1].routes")],
    );
    one_change(
        "/versions/0/notes",
        json!(["None by judgement or escalation."]),
        &[(StandardRouteMissing, "versions[0].routes")],
    );
    let without = json!({"id": "repeat", "kind": "repeat", "name": "Repeat", "sources": ["page"]});
    one_change("/versions/1/routes/3", without, &[]);
    let mut other = route(
        "repeat",
        "other-service",
        &json!({"grade": {"at_least": "high"}}),
    );
    other["leads_to"] = json!("the adviser");
    one_change(
        "/versions/1/routes/3",
        other,
        &[(StandardRouteMissing, "versions[1].routes")],
    );
}

#[test]
fn checklists() {
    use CheckId::{NoItems, UnknownFollowUp, UnknownSection};
    one_change_to_instrument("/items", json!([]), &[(NoItems, "items")]);
    one_change_to_instrument("/items/1/section", json!("first"), &[]);
    one_change_to_instrument(
        "/items/1/section",
        json!("second"),
        &[(UnknownSection, "items[1].section")],
    );
    one_change_to_instrument("/items/0/offers", json!("hba"), &[]);
    one_change_to_instrument(
        "/items/0/offers",
        json!("list"),
        &[(UnknownFollowUp, "items[0].offers")],
    );
    one_change_to_instrument(
        "/items/0/offers",
        json!(" "),
        &[(UnknownFollowUp, "items[0].offers")],
    );
}

#[test]
fn warnings_do_not_keep_a_file_out() {
    use CheckId::{
        BundledId, ContainsAnother, NameDoesNotFit, NameSaysAnotherNumber, NoWindow, NothingBound,
        PersonNotBound, SideOfNoAge, StandardRouteMissing, UnknownFollowUp, UnknownPlace,
        VersionsGap,
    };
    let warnings: BTreeSet<_> = CheckId::ALL
        .iter()
        .copied()
        .filter(|id| !id.is_mistake())
        .collect();
    assert_eq!(
        warnings,
        BTreeSet::from([
            BundledId,
            ContainsAnother,
            NameDoesNotFit,
            NameSaysAnotherNumber,
            NoWindow,
            PersonNotBound,
            NothingBound,
            SideOfNoAge,
            StandardRouteMissing,
            UnknownFollowUp,
            UnknownPlace,
            VersionsGap
        ])
    );
}
