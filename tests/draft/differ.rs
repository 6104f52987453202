//! What differs between two files.

use serde_json::Value;
use waymark::workshop::draft::{Difference, Draft, HowMany, differences};

use super::{BOOK, draft, fill, tree};

fn differ(draft: &Draft) -> Vec<Difference> {
    differences(draft.began(), draft.tree(), &BOOK)
}

/// The one difference, as its place, what was there and what is.
fn one(draft: &Draft) -> [String; 3] {
    let found = differ(draft);
    let [one] = found.as_slice() else {
        panic!("{found:#?}")
    };
    [one.place.clone(), one.before.clone(), one.after.clone()]
}

#[test]
fn nothing_differs_from_itself() {
    for area in &BOOK.areas {
        assert_eq!(differ(&draft(&area.id)), []);
    }
}

const TITLE: &str = "version \u{201c}As a published review reports it for 2018\u{201d}";
const ROUTE: &str = "route \u{201c}Potential escalation\u{201d}";
const EVENTS: &str = "Enough events in the history";

/// An edit of a draft.
type Edit = Box<dyn Fn(&mut Draft)>;

#[test]
fn each_edit_is_one_difference_in_words() {
    let events = "versions[0].routes[2].criterion.events";
    let type_in = |at: &'static str, text: &'static str| {
        Box::new(move |draft: &mut Draft| fill(draft, at, text)) as Edit
    };
    let whole = format!("{TITLE}, {ROUTE}, {EVENTS}");
    let cases: Vec<(Edit, [String; 3])> = vec![
        (type_in("name", "Elsewhere"), ["Name of the area", "Lewisham", "Elsewhere"].map(str::to_owned)),
        (
            type_in("versions[0].routes[2].criterion.events.months", "18"),
            [format!("{whole}, Within how many months"), "12".to_owned(), "18".to_owned()],
        ),
        (
            type_in("versions[0].routes[2].criterion.events.months", ""),
            [format!("{whole}, Within how many months"), "12".to_owned(), "any time".to_owned()],
        ),
        (
            type_in("versions[0].routes[2].criterion.events.place", "this-area"),
            [format!("{whole}, Where"), "anywhere".to_owned(), "in this area".to_owned()],
        ),
        (
            type_in("versions[0].in_force.between.from", "1 April 2018"),
            [
                format!("{TITLE}, From one day to another, First day"),
                "not known".to_owned(),
                "1 April 2018".to_owned(),
            ],
        ),
        (
            type_in("versions[0].id", "2019"),
            [format!("{TITLE}, What records call this version"), "2018".to_owned(), "2019".to_owned()],
        ),
        (
            Box::new(|draft| {
                let count = HowMany { how: "more-than".to_owned(), number: "4".to_owned(), ..HowMany::default() };
                draft.how_many("versions[0].routes[2].criterion.events.count", &count);
            }),
            [format!("{whole}, How many"), "at least 4".to_owned(), "more than 4".to_owned()],
        ),
        (
            Box::new(|draft| draft.tick("versions[0].routes[2].criterion.events.recorded", "incident", true)),
            [
                format!("{whole}, Which records count"),
                "police crimes".to_owned(),
                "police crimes and police incidents without a crime".to_owned(),
            ],
        ),
        (
            Box::new(|draft| draft.choose_shape("versions[0].routes[2].criterion", "")),
            [
                format!("{TITLE}, {ROUTE}, What it asks for"),
                "at least 4 police crimes in 12 months, to the same victim".to_owned(),
                "not known: national guidance is shown in its place".to_owned(),
            ],
        ),
        (
            Box::new(|draft| draft.take_out("versions[0].routes[3]")),
            [
                format!("{TITLE}, route \u{201c}Repeat\u{201d}"),
                "Which of the usual routes it is: Repeat: abuse after an earlier MARAC, or a victim seen again; Name of the route: Repeat; Sources of this route: Domestic Homicide Review, executive summary, Safer Lewisham Partnership, completed November 2020; What the sources leave open, and how it is read here: The review says nothing about repeats.".to_owned(),
                "not there".to_owned(),
            ],
        ),
        (
            Box::new(|draft| draft.move_up("versions[0].routes[1]")),
            [
                format!("{TITLE}, Routes, their order"),
                "route \u{201c}Visible high risk\u{201d}; route \u{201c}Professional judgement\u{201d}; route \u{201c}Potential escalation\u{201d}; route \u{201c}Repeat\u{201d}".to_owned(),
                "route \u{201c}Professional judgement\u{201d}; route \u{201c}Visible high risk\u{201d}; route \u{201c}Potential escalation\u{201d}; route \u{201c}Repeat\u{201d}".to_owned(),
            ],
        ),
    ];
    assert!(
        tree("lewisham")
            .pointer("/versions/0/routes/2/criterion/events")
            .is_some(),
        "{events}"
    );
    for (edit, expected) in cases {
        // An illustration stays one when it is edited.
        let mut tree = tree("lewisham");
        tree["versions"][0]["standing"] = Value::from("illustrative");
        let mut draft = Draft::of(tree, &BOOK);
        edit(&mut draft);
        assert_eq!(one(&draft), expected);
    }
}

#[test]
fn what_a_colleague_added_says_what_it_is() {
    let mut theirs = tree("lewisham");
    let Some(Value::Array(places)) = theirs.get_mut("places") else {
        panic!("places")
    };
    places.push(Value::from("Blackheath"));
    let found = differences(&tree("lewisham"), &theirs, &BOOK);
    assert_eq!(found.len(), 1);
    let before = "London Borough of Lewisham / Catford / Deptford / Forest Hill / Sydenham";
    assert_eq!(found[0].after, format!("{before} / Blackheath"));
}
