//! "Whoever meets the one meets the other" is tried on made-up criteria and cases: no case may meet the one only.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::Union;
use serde_json::{Value, json};
use waymark::engine::check::check_area;
use waymark::engine::decision::{Here, Looking};
use waymark::logic::Truth;
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::model::files::{read_area, read_case};

use super::{BOOK, area, put, route};

const AREA: &str = "Here";

fn some<T: Clone + std::fmt::Debug + 'static>(
    all: &[T],
    most: usize,
) -> impl Strategy<Value = Vec<T>> + use<T> {
    subsequence(all.to_vec(), 0..=most)
}

/// Mostly no filter.
fn filter(all: &[&'static str]) -> impl Strategy<Value = Vec<&'static str>> + use<> {
    prop_oneof![2 => Just(Vec::new()), 1 => some(all, all.len())]
}

fn count() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => (1..3_u32).prop_map(|number| json!({"at-least": number})),
        1 => (1..3_u32).prop_map(|number| json!({"more-than": number})),
        1 => (1..3_u32, 0..2_u32).prop_map(|(from, more)| json!({"somewhere": [from, from + more]})),
        1 => Just(json!("not-published")),
    ]
}

fn people() -> impl Strategy<Value = &'static str> {
    select(vec!["same-pair", "same-victim", "same-person-causing-harm"])
}

fn place() -> impl Strategy<Value = &'static str> {
    select(vec!["anywhere", "this-area"])
}

/// A window as a file has it, none among them.
fn window() -> impl Strategy<Value = Value> {
    select(vec![
        json!({}),
        json!({"months": 1}),
        json!({"months": 3}),
        json!({"months": 12}),
        json!({"weeks": 4}),
        json!({"weeks": 13}),
        json!({"days": 28}),
        json!({"days": 31}),
        json!({"days": 366}),
    ])
}

const UNITS: [&str; 3] = ["months", "weeks", "days"];

/// A criterion of that kind with its window.
fn within(kind: &str, asked: Value, window: Value) -> Value {
    let mut asked = asked;
    for (unit, number) in window.as_object().unwrap() {
        asked[unit] = number.clone();
    }
    json!({ kind: asked })
}

/// Each kind of criterion, and how often it is tried.
fn kinds() -> Vec<(u32, BoxedStrategy<Value>)> {
    let items = || some(&["1", "2", "3"], 3);
    let answers = prop_oneof![
        (items(), count()).prop_map(
            |(items, count)| json!({"score": {"instrument": "hba", "items": items, "count": count}})
        ),
        select(vec!["1", "2", "3"])
            .prop_map(|item| json!({"item": {"instrument": "hba", "item": item}})),
        (items(), any::<bool>(), window()).prop_map(|(items, ledger, window)| {
            within(
                "rising",
                json!({"instrument": "hba", "items": items, "ledger": ledger}),
                window,
            )
        }),
    ];
    let events = (
        count(),
        filter(&["crime", "incident", "health"]),
        filter(&["assault", "threat", "argument"]),
        window(),
        place(),
        people(),
        any::<bool>(),
    )
        .prop_map(|(count, recorded, kinds, window, place, people, current)| {
            let asked = json!({"count": count, "recorded": recorded, "kinds": kinds, "place": place, "people": people, "current": current});
            within("events", asked, window)
        });
    let assessments = (count(), some(&["medium", "high", "very-high"], 2), window()).prop_map(
        |(count, grades, window)| {
            within(
                "assessments",
                json!({"count": count, "grades": grades}),
                window,
            )
        },
    );
    let repeat = (
        select(vec!["referral", "meeting", "last-discussed"]),
        window(),
        select(vec!["any-abuse", "would-be-crime"]),
        place(),
        people(),
    )
        .prop_map(|(anchor, window, events, heard, people)| {
            let asked =
                json!({"anchor": anchor, "events": events, "heard": heard, "people": people});
            within("repeat", asked, window)
        });
    let heard = (
        select(vec!["referral", "meeting", "last-discussed"]),
        window(),
    )
        .prop_map(|(anchor, window)| within("heard", json!({"anchor": anchor}), window));
    let person = (
        select(vec!["victim", "causing-harm"]),
        select(vec![json!(null), json!({"from": 16}), json!({"from": 18, "to": 60}), json!({"to": 70})]),
        any::<bool>(),
        some(&["partner", "family"], 2),
    )
        .prop_map(|(who, age, lives_here, relationship)| {
            json!({"person": {"who": who, "age": age, "lives_here": lives_here, "relationship": relationship}})
        });
    let grade = select(vec![
        ("standard", json!(null)),
        ("medium", json!(null)),
        ("high", json!(null)),
        ("very-high", json!(null)),
        ("high", json!("very-high")),
    ])
    .prop_map(|(grade, most)| json!({"grade": {"at_least": grade, "at_most": most}}));
    let judgement = (any::<bool>(), 0..3_u32).prop_map(
        |(written, reasons)| json!({"judgement": {"written": written, "reasons": reasons}}),
    );
    vec![
        (3, answers.boxed()),
        (6, events.boxed()),
        (6, repeat.boxed()),
        (2, heard.boxed()),
        (2, assessments.boxed()),
        (2, person.boxed()),
        (1, grade.boxed()),
        (1, judgement.boxed()),
    ]
}

/// A criterion and another that differs from it in a few places, or holds it.
fn pair() -> impl Strategy<Value = (Value, Value)> {
    let leaf = || Union::new_weighted(kinds());
    let related = kinds().into_iter().map(|(weight, kind)| {
        let pair = (kind.clone(), kind, any::<[u8; 2]>(), any::<bool>()).prop_map(
            |(one, donor, changed, same_window)| {
                let mut other = one.clone();
                let (kind, fields) = one.as_object().unwrap().iter().next().unwrap();
                let names: Vec<_> = fields.as_object().unwrap().keys().collect();
                for name in changed.map(|index| names[usize::from(index) % names.len()]) {
                    if let Some(value) = donor.get(kind).and_then(|donor| donor.get(name)) {
                        other[kind][name] = value.clone();
                    }
                }
                // A window has one length, so it changes as a whole.
                let given = if same_window { &one } else { &donor };
                if let Some(fields) = other[kind].as_object_mut() {
                    for unit in UNITS {
                        fields.remove(unit);
                        if let Some(number) = given.get(kind).and_then(|given| given.get(unit)) {
                            fields.insert(unit.to_owned(), number.clone());
                        }
                    }
                }
                (one, other)
            },
        );
        (weight, pair)
    });
    let related = Union::new_weighted(related.collect());
    let several = (leaf(), leaf(), leaf(), any::<[bool; 3]>()).prop_map(
        |(a, b, c, [first, second, swap])| {
            let kind = |all: bool| if all { "all" } else { "any" };
            let (one, other) = (json!({kind(first): [a, b]}), json!({kind(second): [b, c]}));
            if swap {
                (json!({"all": [one, c]}), other)
            } else {
                (one, other)
            }
        },
    );
    prop_oneof![6 => related, 1 => (leaf(), leaf()), 1 => several]
}

fn when() -> impl Strategy<Value = &'static str> {
    select(vec![
        "2020-12-20",
        "2020-11-01",
        "2020-10",
        "2020-07-15",
        "2020-03-01",
        "2019-06",
        "2020",
        "unknown",
    ])
}

fn event() -> impl Strategy<Value = Value> {
    (
        when(),
        some(&["assault", "threat", "argument"], 2),
        select(vec!["crime", "incident", "reported", "unknown"]),
        select(vec![json!(null), json!([]), json!(["health"])]),
        (select(vec![vec!["victim"], vec!["victim"], vec!["other"], vec![]]), some(&["first", "second"], 2)),
        select(vec![json!([]), json!([AREA]), json!(["Elsewhere"]), json!([AREA, "Elsewhere"])]),
        select(vec![json!(null), json!("standard"), json!("medium"), json!("high"), json!("very-high")]),
    )
        .prop_map(|(when, kinds, police, agencies, (harmed, by), areas, grade)| {
            json!({"id": "", "when": when, "kinds": kinds, "police": police, "agencies": agencies, "harmed": harmed, "by": by, "place": {"areas": areas}, "grade": grade})
        })
}

fn marac() -> impl Strategy<Value = Value> {
    (when(), when(), select(vec![json!([]), json!([AREA]), json!(["Elsewhere"])]), some(&["first", "second"], 2))
        .prop_map(|(referred, met, areas, about)| json!({"id": "", "referred": referred, "met": met, "areas": areas, "about": about}))
}

fn assessment() -> impl Strategy<Value = Value> {
    let reply = || select(vec!["yes", "yes", "no", "not-asked"]);
    (
        select(vec!["2020-12-21", "2020-10-01", "2020-05-01"]),
        any::<bool>(),
        select(vec![json!(null), json!("medium"), json!("high"), json!("very-high")]),
        (reply(), reply(), reply()),
        any::<bool>(),
    )
        .prop_map(|(when, answers, grade, (one, two, three), about)| {
            let reply = |reply: &str| json!({"reply": reply});
            let about = if about { json!("events0") } else { json!(null) };
            if answers {
                json!({"id": "", "when": when, "instrument": "hba", "grade": grade, "about": about, "answers": {"1": reply(one), "2": reply(two), "3": reply(three)}})
            } else {
                json!({"id": "", "when": when, "instrument": "dash-24", "grade": grade, "about": about})
            }
        })
}

fn person(id: &'static str) -> impl Strategy<Value = Value> {
    (
        select(vec![json!(null), json!({"years": 15}), json!({"years": 30}), json!({"years": 65})]),
        select(vec![json!([]), json!([AREA]), json!(["Elsewhere"])]),
        select(vec![json!(null), json!("partner"), json!("family"), json!("other")]),
    )
        .prop_map(move |(age, lives_in, relationship)| json!({"id": id, "age": age, "lives_in": lives_in, "relationship": relationship}))
}

fn case() -> impl Strategy<Value = Case> {
    (
        prop::collection::vec(event(), 1..6),
        prop::collection::vec(marac(), 0..3),
        prop::collection::vec(assessment(), 0..4),
        (person("victim"), person("first"), person("second"), 0..3_usize),
        (any::<bool>(), any::<bool>(), 0..3_usize),
        any::<bool>(),
    )
        .prop_map(|(events, maracs, assessments, (victim, first, second, harmful), (heard, written, reasons), all_known)| {
            let mut victim = victim;
            victim["id"] = json!("");
            victim["relationship"] = json!(null);
            let (causing_harm, others) = ([first, second], json!({"id": "other"}));
            let (causing_harm, bystanders) = causing_harm.split_at(harmful);
            let others: Vec<Value> = bystanders.iter().cloned().chain([others]).collect();
            let list = |name: &str, mut list: Vec<Value>| {
                list.iter_mut().enumerate().for_each(|(index, one)| one["id"] = json!(format!("{name}{index}")));
                json!({"all_known": all_known, "list": list})
            };
            let case = json!({
                "format": "waymark-case/1",
                "as_of": "2020-12-31",
                "people": {"victim": victim, "causing_harm": causing_harm, "others": others},
                "events": list("events", events),
                "maracs": list("maracs", maracs),
                "assessments": list("assessments", assessments),
                "judgement": {"should_be_heard": heard, "words": if written { "Because." } else { "" }, "reasons": &["a", "b"][..reasons.min(2)]}
            });
            read_case(&case.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"))
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_case_meets_only_the_contained((one, other) in pair(), cases in prop::collection::vec(case(), 16)) {
        let mut with = area();
        put(&mut with, "/versions/1/highest_grade", json!("very-high"));
        put(&mut with, "/versions/1/routes", json!([route("one", "automatic", &one), route("other", "automatic", &other)]));
        let area = read_area(&with.to_string()).unwrap();
        let found = check_area(&area, &BOOK);
        let said = |at: &str| found.iter().any(|found| found.id.text() == "contains-another" && found.mistake.at == at);
        let (first, second) = (said("versions[1].routes[0]"), said("versions[1].routes[1]"));
        let [one, other] = area.versions[1].routes.as_slice() else { panic!() };
        let on = Day::from_iso("2020-12-31").unwrap();
        for case in &cases {
            let looking = Looking { case, book: &BOOK, on, here: Here::Area(&area), highest_grade: area.versions[1].highest_grade };
            let met = |route: &waymark::model::rules::Route| looking.find(route.criterion.as_ref().unwrap()).answer == Truth::Met;
            prop_assert!(!first || !met(one) || met(other), "one is not in the other: {case:?}");
            prop_assert!(!second || !met(other) || met(one), "the other is not in the one: {case:?}");
        }
    }
}
