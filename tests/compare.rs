#![cfg(not(target_arch = "wasm32"))]
//! One case beside itself under other rules: which answers differ, which are the same, and which are nobody's own.

use waymark::book::Rulebook;
use waymark::case::{AreaChoice, Case};
use waymark::compare::{Beside, LaidOut, beside, everywhere};
use waymark::decision::{RoutesFound, routes_under};
use waymark::files::{read_area, read_case};

fn lewisham_case() -> Case {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/areas/lewisham/cases/july-2018.json");
    read_case(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn of<'r, 'a>(all: &'r [RoutesFound<'a>], id: &str) -> &'r RoutesFound<'a> {
    all.iter().find(|routes| routes.area.id == id).unwrap()
}

#[test]
fn the_lewisham_case_beside_other_areas() {
    let (book, case) = (Rulebook::bundled().unwrap(), lewisham_case());
    let all = everywhere(&case, &book, case.as_of);
    let lewisham = of(&all, "lewisham");
    // 1 of 4 police crimes in Lewisham. National guidance and Kingston count the incidents too and are met; Leeds asks for
    // 3 crimes and is not met either; Kent's own number is not known, and national guidance in its place is met.
    for (area, expected) in [
        ("national", Beside::Differs),
        ("kingston", Beside::Differs),
        ("leeds", Beside::Same),
        ("kent", Beside::NotKnown),
        ("lewisham", Beside::Same),
    ] {
        assert_eq!(beside(lewisham, of(&all, area)), expected, "{area}");
    }
    // The other way round: Lewisham's own rule answers otherwise than national guidance.
    assert_eq!(beside(of(&all, "national"), lewisham), Beside::Differs);
    // An area that is like another only because national guidance stands in for both is not said to be the same by rule
    // unless some route is its own.
    for area in &book.areas {
        let routes = of(&all, &area.id);
        let own =
            routes.routes.iter().any(|found| found.leads_to_forum() && !found.stands_in && found.finding.is_some());
        assert_eq!(beside(routes, routes), if own { Beside::Same } else { Beside::NotKnown }, "{}", area.id);
    }
}

#[test]
fn a_route_that_only_one_of_two_areas_has_makes_a_difference_once_it_is_met() {
    let (mut book, case) = (Rulebook::bundled().unwrap(), lewisham_case());
    // Leeds with a route of its own beside: question 13, answered yes, or question 14, not asked.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/areas/leeds/area.json");
    let leeds = read_area(&std::fs::read_to_string(path).unwrap()).unwrap();
    for (item, expected) in [("13", Beside::Differs), ("14", Beside::Same)] {
        let mut other = leeds.clone();
        other.id = format!("leeds-{item}");
        let version = other.versions.last_mut().unwrap();
        let mut route = version.routes.first().unwrap().clone();
        route.id = "weapon".to_owned();
        route.kind = waymark::rules::RouteKind::Automatic;
        route.criterion = Some(waymark::rules::Criterion::Item(waymark::rules::ItemIsYes {
            instrument: "dash-24".to_owned(),
            item: item.to_owned(),
        }));
        version.routes.push(route);
        book.add_area(other);
        let under = |id: &str| {
            let choice = AreaChoice { id: id.to_owned(), version: None };
            routes_under(&case, book.rules(&choice, case.as_of).unwrap(), case.as_of)
        };
        let (with, without) = (under(&format!("leeds-{item}")), under("leeds"));
        assert_eq!(beside(&without, &with), expected, "{item}");
        assert_eq!(beside(&with, &without), expected, "{item}");
    }
}

/// A case that is opened while others' rules lie there brings its own, and is compared under it.
#[test]
fn another_case_brings_its_own_rule() {
    let first = |rules: &[&str]| rules.iter().map(|rule| (*rule).to_owned()).collect::<Vec<_>>();
    let mut laid = LaidOut::default();
    laid.bring(&first(&["kent/a", "national/n"]));
    assert_eq!(
        (laid.chosen.clone(), laid.pair.clone()),
        (first(&["kent/a", "national/n"]), ["kent/a", "national/n"].map(str::to_owned))
    );
    // The same rule again changes nothing, and what was put beside it stays.
    laid.chosen.push("bolton/b".to_owned());
    laid.pair[1] = "bolton/b".to_owned();
    let before = laid.clone();
    laid.bring(&first(&["kent/a", "national/n"]));
    assert_eq!(laid, before);
    laid.bring(&first(&["lewisham/2018", "national/n"]));
    assert_eq!(laid.chosen, first(&["lewisham/2018", "kent/a", "national/n", "bolton/b"]));
    assert_eq!(
        laid.pair,
        ["lewisham/2018", "bolton/b"].map(str::to_owned),
        "it stands where the last case's own stood"
    );
    // Where the last case's own is compared with none, the new one takes the first place.
    laid.pair = ["national/n", "bolton/b"].map(str::to_owned);
    laid.bring(&first(&["kent/a", "national/n"]));
    assert_eq!(laid.chosen, first(&["lewisham/2018", "kent/a", "national/n", "bolton/b"]));
    assert_eq!(laid.pair, ["kent/a", "bolton/b"].map(str::to_owned));
}
