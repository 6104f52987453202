use serde_json::{Value, json};

use super::{area, found_in, found_in_any_size, put, route};

/// Of two routes with the same destination, whether the first is met only where the second is, and the reverse.
/// Of two that are met by the same cases only the second is named.
fn contained(one: &Value, other: &Value) -> (bool, bool) {
    let mut area = area();
    put(
        &mut area,
        "/versions/1/routes",
        json!([
            route("one", "automatic", one),
            route("other", "automatic", other)
        ]),
    );
    let found = found_in_any_size(&area);
    let named = |at: &str| {
        found
            .iter()
            .any(|found| found.id.text() == "contains-another" && found.mistake.at == at)
    };
    (
        named("versions[1].routes[0]"),
        named("versions[1].routes[1]"),
    )
}

/// Whoever meets `one` meets `other` and not the reverse; with a small change to `one` neither is so.
fn narrower(one: &Value, other: &Value, near_misses: &[Value]) {
    assert_eq!(contained(one, other), (true, false), "{one} {other}");
    assert_eq!(contained(other, one), (false, true), "{other} {one}");
    for near in near_misses {
        assert!(!contained(near, other).0, "near miss: {near} {other}");
    }
}

fn same(one: &Value, other: &Value) {
    assert_eq!(contained(one, other), (false, true), "{one} {other}");
    assert_eq!(contained(other, one), (false, true), "{other} {one}");
}

fn score(items: &[&str], count: Value) -> Value {
    json!({"score": {"instrument": "dash-24", "items": items, "count": count}})
}

fn item(id: &str) -> Value {
    json!({"item": {"instrument": "dash-24", "item": id}})
}

fn with(base: &Value, kind: &str, changes: Value) -> Value {
    let mut base = base.clone();
    for (name, value) in changes.as_object().unwrap() {
        base[kind][name] = value.clone();
    }
    base
}

#[test]
fn the_same() {
    let high = json!({"grade": {"at_least": "high"}});
    same(&high, &high);
    same(
        &json!({"signed-off": "a manager"}),
        &json!({"signed-off": "a manager"}),
    );
    assert_eq!(
        contained(
            &json!({"signed-off": "a manager"}),
            &json!({"signed-off": "a nurse"})
        ),
        (false, false)
    );
    same(
        &score(&[], json!({"at-least": 15})),
        &score(&[], json!({"more-than": 14})),
    );
    same(
        &json!({"any": [high, item("1")]}),
        &json!({"any": [item("1"), high]}),
    );
}

#[test]
fn another_destination() {
    let (one, other) = (
        json!({"grade": {"at_least": "high"}}),
        json!({"grade": {"at_least": "medium"}}),
    );
    let mut area = area();
    let mut elsewhere = route("other", "other-service", &other);
    elsewhere["leads_to"] = json!("the IDVA service");
    put(
        &mut area,
        "/versions/1/routes",
        json!([route("one", "automatic", &one), elsewhere]),
    );
    assert!(
        found_in(&area)
            .iter()
            .all(|found| found.id.text() != "contains-another")
    );
    assert_eq!(contained(&one, &other), (true, false));
}

#[test]
fn numbers_and_items() {
    let fourteen = score(&[], json!({"at-least": 14}));
    narrower(
        &score(&[], json!({"at-least": 16})),
        &fourteen,
        &[
            score(&[], json!({"at-least": 13})),
            json!({"score": {"instrument": "police-27", "count": {"at-least": 16}}}),
        ],
    );
    // What is not published may be as low as its lowest, and as high as its highest.
    narrower(
        &score(&[], json!({"somewhere": [14, 16]})),
        &fourteen,
        &[score(&[], json!({"somewhere": [13, 16]}))],
    );
    narrower(
        &score(&[], json!({"at-least": 16})),
        &score(&[], json!({"somewhere": [14, 16]})),
        std::slice::from_ref(&fourteen),
    );
    let few = score(&["1", "2", "3"], json!({"at-least": 2}));
    narrower(
        &score(&["1", "2"], json!({"at-least": 2})),
        &few,
        &[score(&["1", "4"], json!({"at-least": 2}))],
    );
    narrower(
        &few,
        &score(&[], json!({"at-least": 2})),
        &[score(&["1", "2", "3"], json!({"at-least": 1}))],
    );
    // Of 24 yes answers all but one may be outside: 23 of all leave 2 among any three.
    narrower(
        &score(&[], json!({"at-least": 23})),
        &few,
        &[score(&[], json!({"at-least": 22}))],
    );
    narrower(
        &item("1"),
        &score(&["1", "2"], json!({"at-least": 1})),
        &[item("3")],
    );
    assert_eq!(
        contained(&item("1"), &score(&["1", "2"], json!({"at-least": 2}))),
        (false, true)
    );
    // The reverse holds as well and is not seen: what is said is certain, and not all there is to say.
    assert_eq!(
        contained(
            &score(&["1", "2"], json!({"at-least": 2})),
            &json!({"all": [item("2"), item("1")]})
        ),
        (true, false)
    );
    assert_eq!(
        contained(
            &json!({"any": [item("1"), item("2")]}),
            &score(&["1", "2"], json!({"at-least": 1}))
        ),
        (true, false)
    );
    // One that names a question that is not there is not compared.
    assert_eq!(contained(&item("25"), &item("1")), (false, false));
    let rising = |items: &[&str], ledger: bool| json!({"rising": {"instrument": "dash-24", "items": items, "ledger": ledger}});
    narrower(&item("10"), &rising(&["10", "11"], true), &[item("12")]);
    narrower(
        &rising(&["10"], false),
        &score(&["10", "11"], json!({"at-least": 1})),
        &[rising(&["10"], true)],
    );
    narrower(
        &rising(&["10"], true),
        &rising(&["10", "11"], true),
        &[rising(&["12"], true)],
    );
    narrower(
        &rising(&["10"], false),
        &rising(&["10"], true),
        &[rising(&["11"], false)],
    );
    let recent = with(&rising(&["10"], true), "rising", json!({"months": 6}));
    narrower(
        &recent,
        &rising(&["10"], true),
        &[with(&recent, "rising", json!({"items": ["10", "1"]}))],
    );
}

#[test]
fn grades_and_judgements() {
    let grade = |grade: &str| json!({"grade": {"at_least": grade}});
    narrower(&grade("high"), &grade("medium"), &[grade("standard")]);
    let judgement = |written: bool, reasons: u32| json!({"judgement": {"written": written, "reasons": reasons}});
    narrower(
        &judgement(true, 2),
        &judgement(true, 1),
        &[judgement(true, 0), judgement(false, 2)],
    );
    narrower(&judgement(true, 1), &judgement(false, 1), &[grade("high")]);
}

#[test]
fn events() {
    let wide = json!({"events": {"count": {"at-least": 3}, "recorded": ["crime", "incident"], "kinds": ["assault", "threat"], "months": 12, "place": "anywhere", "people": "same-victim", "current": true}});
    let one = |changes: Value| with(&wide, "events", changes);
    for narrow in [
        json!({"count": {"at-least": 4}}),
        json!({"count": {"somewhere": [3, 4]}}),
        json!({"recorded": ["crime"]}),
        json!({"kinds": ["threat"]}),
        json!({"months": 6}),
        json!({"place": "this-area"}),
        json!({"people": "same-pair"}),
        json!({"current": false}),
    ] {
        let narrow = one(narrow);
        let with_too = |changes: Value| with(&narrow, "events", changes);
        narrower(
            &narrow,
            &wide,
            &[
                with_too(json!({"count": {"at-least": 2}})),
                with_too(json!({"recorded": ["crime", "health"]})),
                with_too(json!({"recorded": []})),
                with_too(json!({"kinds": ["threat", "damage"]})),
                with_too(json!({"kinds": []})),
                with_too(json!({"months": 13})),
                with_too(json!({"months": null})),
                with_too(json!({"people": "same-person-causing-harm"})),
            ],
        );
    }
    narrower(
        &one(json!({"people": "same-pair"})),
        &one(json!({"people": "same-person-causing-harm"})),
        &[one(json!({"people": "same-victim"}))],
    );
    let (here, before) = (
        one(json!({"place": "this-area"})),
        one(json!({"current": false})),
    );
    assert_eq!(contained(&here, &before), (false, false));
    same(&wide, &one(json!({"assumed": ["place"]})));
}

#[test]
fn assessments_and_repeats() {
    let assessments = |count: u32, grades: &[&str], months: Value| json!({"assessments": {"count": {"at-least": count}, "grades": grades, "months": months}});
    let (high, any) = (["high"], ["medium", "high"]);
    narrower(
        &assessments(3, &high, json!(6)),
        &assessments(2, &any, json!(12)),
        &[
            assessments(1, &high, json!(6)),
            assessments(3, &["standard", "high"], json!(6)),
            assessments(3, &[], json!(6)),
            assessments(3, &high, json!(13)),
            assessments(3, &high, Value::Null),
        ],
    );
    narrower(
        &assessments(2, &high, json!(6)),
        &assessments(2, &[], Value::Null),
        &[assessments(1, &high, json!(6))],
    );
    let wide = json!({"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "heard": "anywhere", "people": "same-victim"}});
    for narrow in [json!({"months": 6}), json!({"events": "would-be-crime"})] {
        let narrow = with(&wide, "repeat", narrow);
        let near = [
            json!({"anchor": "meeting"}),
            json!({"months": 13}),
            // An event may follow the last MARAC here and not the last one anywhere.
            json!({"heard": "this-area"}),
            json!({"people": "same-person-causing-harm"}),
            json!({"people": "same-pair"}),
        ];
        narrower(
            &narrow,
            &wide,
            &near.map(|near| with(&narrow, "repeat", near)),
        );
    }
}

/// Of months and days no more is said than is certain of the shortest and the longest months.
#[test]
fn windows_in_other_units() {
    let within = |window: Value| {
        let asked = json!({"heard": {"anchor": "meeting"}});
        with(&asked, "heard", window)
    };
    for (narrow, wide, near) in [
        (
            json!({"days": 28}),
            json!({"months": 1}),
            json!({"days": 29}),
        ),
        (
            json!({"weeks": 4}),
            json!({"months": 1}),
            json!({"weeks": 5}),
        ),
        (
            json!({"months": 1}),
            json!({"days": 31}),
            json!({"months": 2}),
        ),
        (
            json!({"days": 365}),
            json!({"months": 12}),
            json!({"days": 366}),
        ),
        (
            json!({"weeks": 6}),
            json!({"weeks": 7}),
            json!({"weeks": 8}),
        ),
        (
            json!({"days": 42}),
            json!({"days": 43}),
            json!({"weeks": 7}),
        ),
        (
            json!({"weeks": 6}),
            json!({}),
            json!({"anchor": "referral"}),
        ),
    ] {
        narrower(&within(narrow), &within(wide), &[within(near)]);
    }
    same(&within(json!({"weeks": 4})), &within(json!({"days": 28})));
}

#[test]
fn persons() {
    let wide = json!({"person": {"who": "causing-harm", "age": {"from": 16, "to": 60}, "relationship": ["partner", "family"]}});
    for narrow in [
        json!({"age": {"from": 18, "to": 60}}),
        json!({"age": {"from": 16, "to": 59}}),
        json!({"relationship": ["family"]}),
        json!({"lives_here": true}),
    ] {
        let narrow = with(&wide, "person", narrow);
        let near = [
            json!({"who": "victim", "relationship": []}),
            json!({"age": {"from": 15, "to": 60}}),
            json!({"age": {"from": 16}}),
            json!({"age": null}),
            json!({"relationship": []}),
            json!({"relationship": ["family", "other"]}),
        ];
        narrower(
            &narrow,
            &wide,
            &near.map(|near| with(&narrow, "person", near)),
        );
    }
}

#[test]
fn several_together() {
    let (a, b, c) = (
        item("1"),
        json!({"grade": {"at_least": "high"}}),
        json!({"judgement": {}}),
    );
    narrower(&a, &json!({"any": [b, a]}), std::slice::from_ref(&c));
    narrower(
        &json!({"any": [a, b]}),
        &json!({"any": [b, c, a]}),
        &[json!({"any": [a, item("2")]})],
    );
    narrower(
        &json!({"all": [a, b]}),
        &b,
        &[json!({"all": [a, c]}), json!({"any": [a, b]})],
    );
    narrower(
        &json!({"all": [a, b, c]}),
        &json!({"all": [c, a]}),
        &[json!({"all": [a, b]})],
    );
    narrower(
        &json!({"all": [a, b]}),
        &json!({"any": [c, b]}),
        &[json!({"all": [a, item("2")]})],
    );
    narrower(
        &json!({"all": [{"any": [a, b]}, c]}),
        &json!({"any": [a, b]}),
        &[json!({"all": [{"any": [a, item("2")]}, c]})],
    );
}

#[test]
fn a_file_made_to_be_slow_is_not() {
    let nest = |leaf: &str, outer: &str, inner: &str| {
        let (mut whole, mut names) = (item(leaf), [outer, inner].into_iter().cycle());
        for _ in 0..40 {
            let one = item("1");
            whole = json!({names.next().unwrap(): [whole, one]});
        }
        whole
    };
    let started = std::time::Instant::now();
    let _ = contained(&nest("2", "any", "all"), &nest("3", "all", "any"));
    assert!(started.elapsed().as_secs() < 20);
}
