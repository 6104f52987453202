//! Single criteria whose doubts are independent: *cannot tell* is said only when it truly depends.
//!
//! Left out, because three-valued logic is cautious there: all and any over facts they share; rising and repeat, where one
//! event stands in several pairs; where the victim lives as one doubt behind every place; who caused harm where nobody
//! is named; which event led to the assessment where the assessments' dates are vague; a list that names every
//! possibility. A grade is left out where an assessment's date is vague.

use proptest::prelude::*;
use waymark::logic::Truth;
use waymark::model::rules::{Criterion, Extent, PeopleScope, Who};

use super::asks::readings;
use super::completions::Unknowns;
use super::generate::{Situation, situation};
use super::rules;
use super::world::{asking, engine};

/// More complete cases than this are not tried.
const MOST: usize = 3000;

fn doubts_are_shared(Situation { case, in_area, .. }: &Situation, criterion: &Criterion) -> bool {
    let home_in_doubt = !in_area && case.people.victim.lives_in.len() != 1;
    let nobody_named = case.people.causing_harm.is_empty();
    let several = case.people.causing_harm.len() > 1;
    let vague_assessment = case
        .assessments
        .list
        .iter()
        .any(|one| one.when.exact().is_none());
    match criterion {
        Criterion::Events(asked) => {
            home_in_doubt && asked.place == Extent::ThisArea
                || nobody_named && asked.people != PeopleScope::SameVictim
                || vague_assessment && !asked.current
                // Of several persons the one who comes nearest decides, whichever event is left out.
                || several && !asked.current
        }
        Criterion::Person(asked) => {
            home_in_doubt && asked.lives_here || nobody_named && asked.who == Who::CausingHarm
        }
        Criterion::Grade(_) => vague_assessment,
        _ => false,
    }
}

fn exact(situation: &Situation, criterion: &Criterion) -> Result<(), TestCaseError> {
    let asking = asking(situation.on, situation.in_area).under(criterion);
    let unknowns = Unknowns::of(criterion, &situation.case, &asking);
    prop_assume!(!doubts_are_shared(situation, criterion) && unknowns.total() <= MOST);
    let (mut holds, mut fails) = (false, false);
    for complete in unknowns.completions(MOST) {
        for reading in readings(criterion) {
            let one = asking.holds(&reading, &complete);
            (holds, fails) = (holds || one, fails || !one);
        }
        if holds && fails {
            break;
        }
    }
    let expected = match (holds, fails) {
        (true, false) => Truth::Met,
        (false, true) => Truth::NotMet,
        _ => Truth::CannotTell,
    };
    prop_assert_eq!(engine(asking, &situation.case, criterion).answer, expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, max_global_rejects: 40_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_score_is_open_only_when_it_depends(situation in situation(), criterion in rules::score(false)) {
        exact(&situation, &criterion)?;
    }

    #[test]
    fn a_total_of_weights_is_open_only_when_it_depends(situation in situation(), criterion in rules::total(false)) {
        exact(&situation, &criterion)?;
    }

    #[test]
    fn an_item_is_open_only_when_it_depends(situation in situation(), criterion in rules::item()) {
        exact(&situation, &criterion)?;
    }

    #[test]
    fn events_are_open_only_when_it_depends(situation in situation(), criterion in rules::events()) {
        exact(&situation, &criterion)?;
    }

    #[test]
    fn a_person_is_open_only_when_it_depends(situation in situation(), criterion in rules::person()) {
        exact(&situation, &criterion)?;
    }

    #[test]
    fn a_grade_is_open_only_when_it_depends(situation in situation(), criterion in rules::grade()) {
        exact(&situation, &criterion)?;
    }

    #[test]
    fn assessments_are_open_only_when_it_depends(situation in situation(), criterion in rules::assessments()) {
        exact(&situation, &criterion)?;
    }
}
