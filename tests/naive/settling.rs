//! What a finding names as settling it, made known: some way that it may turn out must make the answer *met*.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use waymark::engine::decision::{Unknown, Way};
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Case, Grade, HighestGrade, Police};
use waymark::model::instrument::Reply;
use waymark::model::rules::Criterion;

use super::agreement::say_what_led;
use super::asks::readings;
use super::complete::{Asking, Complete};
use super::completions::{Doubt, Unknowns};
use super::generate::{Situation, situation};
use super::nearest::{answered, chosen, key, turned};
use super::rules::{
    assessments, different_people, events, grade, heard, judgement, person, repeat, rising, score,
    total,
};
use super::world::{asking, engine};

/// So many ways that the named unknowns may turn out are tried; where there are more the case is left out.
const MOST: usize = 3000;

/// What the way names, as many of each group as it needs; nothing when one is the rule itself.
fn doubts(way: &Way<'_>, asking: &Asking<'_>, from_end: bool) -> Option<Vec<Doubt>> {
    chosen(way, from_end)
        .map(|unknown| {
            Some(match unknown {
                Unknown::Item(item) => {
                    let (instrument, item) = key(item, asking);
                    Doubt::Item(instrument, item)
                }
                Unknown::Event(event, _) => Doubt::Event(event.id.clone()),
                Unknown::Marac(marac, _) => Doubt::Marac(marac.id.clone()),
                Unknown::Assessment(one, _) => Doubt::Assessment(one.id.clone()),
                Unknown::Person(who, _) => Doubt::Person(*who),
                Unknown::AgeOf(person) => Doubt::AgeOf(person.id.clone()),
                Unknown::Grade => Doubt::Grade,
                Unknown::Judgement => Doubt::Judgement,
                Unknown::SignOff(_) => Doubt::SignOff,
                Unknown::Present => Doubt::Present,
                Unknown::MoreEvents => Doubt::MoreEvents,
                Unknown::MoreMaracs => Doubt::MoreMaracs,
                Unknown::MoreAssessments => Doubt::MoreAssessments,
                // The rule itself is unknown; and no made-up rule here asks about changes and orders.
                Unknown::Definition
                | Unknown::Change(..)
                | Unknown::MoreChanges
                | Unknown::Order(..)
                | Unknown::MoreOrders => return None,
            })
        })
        .collect()
}

/// How the answers that are named turn out, and a grade of one's own: so many of them are yes.
#[derive(Clone, Copy)]
struct TurnsOut {
    yes: usize,
    grade: Grade,
}

impl TurnsOut {
    /// Every way in which these may turn out. The most they can be comes first: only of a band less may be needed.
    fn ways(doubts: &[Doubt], there_are: &'static [Grade]) -> Vec<Self> {
        let items = doubts
            .iter()
            .filter(|doubt| matches!(doubt, Doubt::Item(..)));
        let grades: &[Grade] = if doubts.contains(&Doubt::Grade) {
            there_are
        } else {
            &[Grade::High]
        };
        let yes = (0..=items.count()).rev();
        yes.flat_map(|yes| {
            grades
                .iter()
                .rev()
                .map(move |grade| Self { yes, grade: *grade })
        })
        .collect()
    }
}

/// The case with what came to light written down, and nothing else.
fn written_down(
    complete: Complete,
    doubts: &[Doubt],
    Asking { on, four, .. }: &Asking<'_>,
    turns_out: TurnsOut,
) -> Case {
    let on = *on;
    let Complete {
        mut case,
        crimes,
        led,
        ..
    } = complete;
    if doubts.contains(&Doubt::Present) {
        say_what_led(&mut case, led.as_ref(), on);
    }
    for event in case
        .events
        .list
        .iter_mut()
        .filter(|event| crimes.contains(&event.id))
    {
        event.police = Police::Crime;
    }
    case.events.all_known |= doubts.contains(&Doubt::MoreEvents);
    case.maracs.all_known |= doubts.contains(&Doubt::MoreMaracs);
    case.assessments.all_known |= doubts.contains(&Doubt::MoreAssessments);
    let items: BTreeSet<_> = doubts
        .iter()
        .filter_map(|doubt| match doubt {
            Doubt::Item(instrument, item) => Some((instrument.clone(), item.clone())),
            _ => None,
        })
        .collect();
    let items = Vec::from_iter(items);
    let (yes, no) = items.split_at(turns_out.yes.min(items.len()));
    let mut case = answered(&turned(&case, on, yes), on, no, &Reply::No);
    if doubts.contains(&Doubt::Grade) {
        case.assessments.list.push(Assessment {
            id: "own-grade".to_owned(),
            when: on.into(),
            instrument: None,
            grade: Some(turns_out.grade),
            // It is graded again among all the grades there are.
            highest_grade: if *four {
                HighestGrade::VeryHigh
            } else {
                HighestGrade::High
            },
            about: None,
            note: String::new(),
            answers: Default::default(),
            ..Assessment::default()
        });
    }
    case
}

/// Whether some way that these may turn out satisfies; nothing when there are too many to try.
fn may_turn_out(
    case: &Case,
    criterion: &Criterion,
    asking: &Asking<'_>,
    doubts: &[Doubt],
    satisfies: impl Fn(&Case) -> bool,
) -> Option<bool> {
    // An answer, and a grade of one's own, are turned out by themselves.
    let many: Vec<_> = doubts
        .iter()
        .filter(|doubt| !matches!(doubt, Doubt::Item(..) | Doubt::Grade))
        .cloned()
        .collect();
    let unknowns = Unknowns::of(criterion, case, asking).only(&many);
    (unknowns.total() <= MOST).then(|| {
        TurnsOut::ways(doubts, asking.grades())
            .into_iter()
            .any(|turns_out| {
                let mut completions = unknowns.completions(MOST);
                completions
                    .any(|complete| satisfies(&written_down(complete, doubts, asking, turns_out)))
            })
    })
}

/// Whether it may truly come to hold: three-valued logic is cautious where parts hang on one unknown, and then nothing
/// can settle what it leaves open.
fn may_hold(case: &Case, criterion: &Criterion, asking: &Asking<'_>) -> bool {
    readings(criterion).iter().any(|reading| {
        Unknowns::of(reading, case, asking)
            .completions(MOST)
            .any(|complete| asking.holds(reading, &complete))
    })
}

fn settles(
    Situation { case, on, in_area }: &Situation,
    criterion: &Criterion,
) -> Result<(), TestCaseError> {
    let asking = asking(*on, *in_area).under(criterion);
    let finding = engine(asking, case, criterion);
    prop_assume!(finding.answer == Truth::CannotTell && may_hold(case, criterion, &asking));
    let ways = finding.ways();
    prop_assert!(!ways.is_empty(), "nothing is named that could settle it");
    for way in ways.iter().take(20) {
        for from_end in [false, true] {
            let Some(doubts) = doubts(way, &asking, from_end) else {
                continue;
            };
            let met = |case: &Case| engine(asking, case, criterion).answer == Truth::Met;
            prop_assert_ne!(
                may_turn_out(case, criterion, &asking, &doubts, met),
                Some(false),
                "{:?}",
                doubts
            );
        }
    }
    Ok(())
}

/// A number that the environment gives, or this one.
fn number<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    let given = std::env::var(name).ok();
    given
        .and_then(|number| number.parse().ok())
        .unwrap_or(otherwise)
}

proptest! {
    // `WAYMARK_SETTLING` says how many cases each tries, and `WAYMARK_SETTLING_SEED` with which seed.
    #![proptest_config(ProptestConfig { cases: number("WAYMARK_SETTLING", 100), rng_seed: RngSeed::Fixed(number("WAYMARK_SETTLING_SEED", 2018)), max_global_rejects: 40_000, max_shrink_iters: 40, max_shrink_time: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_settles_a_score(situation in situation(), criterion in score(false)) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_events(situation in situation(), criterion in events()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_different_people(situation in situation(), criterion in different_people()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_a_total(situation in situation(), criterion in total(false)) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_rising(situation in situation(), criterion in rising()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_assessments(situation in situation(), criterion in assessments()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_an_earlier_marac(situation in situation(), criterion in heard()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_a_repeat(situation in situation(), criterion in repeat()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_a_grade(situation in situation(), criterion in grade()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_a_fact_about_a_person(situation in situation(), criterion in person()) {
        settles(&situation, &criterion)?;
    }

    #[test]
    fn what_settles_a_judgement(situation in situation(), criterion in judgement()) {
        settles(&situation, &criterion)?;
    }
}
