//! Every route is always there once, as the area has it; what stands beside the routes makes and unmakes none.

use std::sync::LazyLock;

use proptest::prelude::*;
use waymark::engine::decision::{RoutesFound, decide, routes_under};
use waymark::logic::Truth;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::model::nation::Nation;

use super::generate::Situation;
use super::{BOOK, all_rules, answers, bundled_case, config, moved};

/// The bundled rules without whom they are for, what must be done first, and what is noticed.
static BARE: LazyLock<Rulebook> = LazyLock::new(|| {
    let mut book = BOOK.clone();
    book.notices.notices.clear();
    for version in book.areas.iter_mut().flat_map(|area| &mut area.versions) {
        version.audience.clear();
        version.steps.clear();
    }
    book
});

/// The bundled rules without national guidance.
static ALONE: LazyLock<Rulebook> = LazyLock::new(|| {
    let mut book = BOOK.clone();
    book.areas
        .retain(|area| area.nation != Nation::UnitedKingdom);
    book
});

fn every_route_once(
    found: &RoutesFound<'_>,
    case: &Case,
    rules: Rules<'_>,
    on: Day,
) -> Result<(), TestCaseError> {
    let ids = |routes: &RoutesFound<'_>| {
        routes
            .routes
            .iter()
            .map(|one| one.route.id.clone())
            .collect::<Vec<_>>()
    };
    let in_file: Vec<_> = rules
        .version
        .routes
        .iter()
        .map(|route| route.id.clone())
        .collect();
    prop_assert_eq!(
        ids(found),
        in_file,
        "{} {}",
        rules.area.id,
        rules.version.id
    );
    let national = BOOK.national(on).expect("national guidance is bundled");
    let of_national = routes_under(case, national, on);
    for one in &found.routes {
        let name = format!("{} {} {}", rules.area.id, rules.version.id, one.route.id);
        prop_assert_eq!(one.rule.kind, one.route.kind, "{}", &name);
        if one.route.criterion.is_some() {
            prop_assert!(
                !one.stands_in,
                "{name}: something stands in for a rule that is known"
            );
            prop_assert!(
                std::ptr::eq(one.rule, one.route) && std::ptr::eq(one.version, rules.version),
                "{name}"
            );
            prop_assert!(one.finding.is_some(), "{name}");
        } else if one.stands_in {
            prop_assert!(std::ptr::eq(one.version, national.version), "{name}");
            prop_assert_eq!(
                Some(one.answer()),
                of_national.route(&one.rule.id).map(|of| of.answer()),
                "{}",
                &name
            );
        } else {
            prop_assert_eq!(one.answer(), Truth::CannotTell, "{}", &name);
            prop_assert!(
                of_national
                    .routes
                    .iter()
                    .all(|of| of.route.kind != one.route.kind || of.finding.is_none()),
                "{name}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_decision_has_every_route_once_and_the_areas_own_rule_first(Situation { case, on, .. } in bundled_case()) {
        for rules in all_rules(&BOOK) {
            let case = moved(&case, &rules.area.name);
            every_route_once(&routes_under(&case, rules, on), &case, rules, on)?;
        }
    }

    #[test]
    fn whom_it_is_for_what_is_done_first_and_what_is_noticed_change_no_route(Situation { case, on, .. } in bundled_case()) {
        prop_assert_eq!(answers(&BOOK, &case, on), answers(&BARE, &case, on));
    }

    /// Without national guidance a route whose rule is known answers as before, and one whose rule is not cannot be told.
    #[test]
    fn national_guidance_changes_no_route_that_the_area_has_a_rule_for(Situation { case, on, .. } in bundled_case()) {
        for rules in all_rules(&ALONE) {
            let with = Rules { book: &BOOK, ..rules };
            let (alone, beside) = (routes_under(&case, rules, on), routes_under(&case, with, on));
            for (alone, beside) in alone.routes.iter().zip(&beside.routes) {
                let expected = if alone.route.criterion.is_some() { beside.answer() } else { Truth::CannotTell };
                prop_assert_eq!(alone.answer(), expected, "{} {}", &rules.area.id, &alone.route.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, ..config() })]

    /// A whole decision says of the routes what the routes alone say, its own and the national ones.
    #[test]
    fn a_decision_and_its_routes_agree(Situation { case, on, .. } in bundled_case()) {
        let national = BOOK.national(on).expect("national guidance is bundled");
        let said = |found: &RoutesFound<'_>| found.routes.iter().map(|one| (one.route.id.clone(), one.answer())).collect::<Vec<_>>();
        for rules in all_rules(&BOOK) {
            let case = moved(&case, &rules.area.name);
            let whole = decide(&case, rules, on);
            every_route_once(&whole.routes, &case, rules, on)?;
            prop_assert_eq!(said(&whole.routes), said(&routes_under(&case, rules, on)));
            prop_assert_eq!(whole.national.is_some(), rules.area.nation != Nation::UnitedKingdom);
            if let Some(beside) = &whole.national {
                prop_assert_eq!(said(beside), said(&routes_under(&case, national, on)), "beside {}", &rules.area.id);
                every_route_once(beside, &case, national, on)?;
            }
            prop_assert_eq!(whole.audience.len(), rules.version.audience.len());
            prop_assert_eq!(whole.steps.len(), rules.version.steps.len());
            if let Some(nearest) = &whole.nearest {
                prop_assert_eq!(whole.routes.route(&nearest.route.id).map(|route| route.answer()), Some(Truth::CannotTell));
            }
        }
    }
}
