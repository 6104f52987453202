//! One case, five events of 2018 of which one was a crime, under every bundled area: each route answers, and escalation
//! answers as the area's own words say.

use std::path::Path;

use waymark::logic::Truth;
use waymark::model::files::{read_case, write_case};
use waymark::model::rules::RouteKind;

use crate::golden::support::*;

#[test]
fn every_route_of_every_area_answers_and_rests_on_something() {
    let case = case("lewisham", "july-2018");
    for area in &book().areas {
        let decision = under(&case, &area.id);
        assert_eq!(decision.routes.area.id, area.id);
        assert!(!decision.routes.routes.is_empty(), "{}", area.id);
        assert_eq!(decision.national.is_none(), area.id == "national");
        for found in &decision.routes.routes {
            // National guidance says nothing of a service of the area's own.
            assert!(
                found.finding.is_some() || found.route.kind == RouteKind::OtherService,
                "{} {}",
                area.id,
                found.route.id
            );
            assert!(
                !found.rule.sources.is_empty() || found.finding.is_none(),
                "{} {}",
                area.id,
                found.route.id
            );
        }
        // The same case answers alike however it is reached.
        let alone = waymark::engine::decision::routes_under(
            &case,
            rules(&area.id, None, case.as_of),
            case.as_of,
        );
        assert_eq!(answers(&decision.routes), answers(&alone), "{}", area.id);
    }
}

#[test]
fn escalation_under_every_area() {
    let case = case("lewisham", "july-2018");
    // Own rule: Lewisham's 4 crimes (1 here), Leeds's 3 crimes (1 here), Dumfries and Galloway's 3 call-outs (5 here),
    // Kingston's 5 incidents and rising (5 here; items 10 and 11 are yes), national guidance's 3 events (5 here).
    // Everywhere else no rule is known and national guidance stands in: 5 of 3.
    let expected = [
        ("national", Truth::Met, false, 5),
        ("birmingham", Truth::Met, true, 5),
        ("bolton", Truth::Met, true, 5),
        ("cambridgeshire", Truth::Met, true, 5),
        ("city-of-london", Truth::Met, true, 5),
        ("derbyshire", Truth::Met, true, 5),
        ("dumfries-and-galloway", Truth::Met, false, 5),
        ("hampshire", Truth::Met, true, 5),
        ("hillingdon", Truth::Met, true, 5),
        ("islington", Truth::Met, true, 5),
        ("kent", Truth::Met, true, 5),
        ("kingston", Truth::Met, false, 5),
        ("leeds", Truth::NotMet, false, 1),
        ("lewisham", Truth::NotMet, false, 1),
        ("merton", Truth::Met, true, 5),
        ("newham", Truth::Met, true, 5),
        ("norfolk", Truth::Met, true, 5),
        ("plymouth", Truth::Met, true, 5),
        ("essex", Truth::Met, true, 5),
    ];
    let found: Vec<_> = expected
        .iter()
        .map(|(area, ..)| {
            let decision = under(&case, area);
            let escalation = route(&decision.routes, "escalation");
            let counted = events(escalation).count;
            assert_eq!(
                counted.most,
                Some(counted.least),
                "{}: nothing about these five is in doubt",
                area
            );
            (
                *area,
                escalation.answer(),
                escalation.stands_in,
                counted.least,
            )
        })
        .collect();
    assert_eq!(found, expected);
    // Every other area has cases of its own, worked out by hand from its own page.
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/local_rules");
    for area in &book().areas {
        let is_here = expected.iter().any(|(id, ..)| *id == area.id);
        let own = cases.join(format!("{}.cases.json", area.id));
        assert!(is_here || own.is_file(), "{} has no case by hand", area.id);
    }
}

#[test]
fn every_case_beside_an_area_reads_and_names_that_areas_rule() {
    let mut read = 0;
    for area in &book().areas {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/data/areas/{}/cases", area.id));
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let case = case(&area.id, path.file_stem().unwrap().to_str().unwrap());
            let choice = case
                .area
                .as_ref()
                .unwrap_or_else(|| panic!("{} names no area", path.display()));
            assert_eq!(choice.id, area.id, "{}", path.display());
            assert!(
                book().rules(choice, case.as_of).is_some(),
                "{}",
                path.display()
            );
            assert!(!case.taken_from.is_empty(), "{}", path.display());
            let missing = case
                .events
                .list
                .iter()
                .find(|event| event.taken_from.is_empty());
            assert!(
                missing.is_none(),
                "{}: {missing:?} says no paragraph",
                path.display()
            );
            assert_eq!(
                read_case(&write_case(&case)),
                Ok(case),
                "{}",
                path.display()
            );
            read += 1;
        }
    }
    assert!(read >= 13, "{read} cases");
}
