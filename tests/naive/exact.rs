//! The exact answer of small cases, by trying every way in which all that is not known may turn out, and the engine held
//! against it: never unsound, and over-cautious in the listed ways alone, which are counted.

use std::collections::BTreeMap;
use std::fmt;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use waymark::logic::Truth;
use waymark::model::case::{Case, Grade, Police};
use waymark::model::dates::When;
use waymark::model::files::write_case;
use waymark::model::rules::{Criterion, Extent, PeopleScope, Who};

use super::asks::{Asks, readings};
use super::complete::Asking;
use super::completions::{Doubt, Unknowns};
use super::generate::{Situation, situation};
use super::rules;
use super::world::{asking, engine};

/// More complete cases than this are not tried: then a case is not small.
const MOST: usize = 4_000;

/// So many small cases are tried, unless `WAYMARK_EXACT` says how many.
const CASES: usize = 4_000;

/// Why a *cannot tell* may stand where the answer is certain. ARCHITECTURE.md and the description of the area file list
/// these, and no others are let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Caution {
    /// Parts of `all` or `any`, or items of `rising`, that hang on one unknown: a list that may hold more, a recorded total.
    OneUnknownInTwoParts,
    /// Here is where the victim lives, and that is one of several places or not known.
    Home,
    /// Nobody is named who caused harm.
    NobodyNamed,
    /// It hangs on the dates of assessments which of them is the newest.
    NewestAssessment,
    /// The present event is left out, nobody said which it is, and several persons caused harm.
    PresentOfSeveral,
    /// Several events or MARACs of a repeat, some of them in doubt, and in each case another pair makes it.
    RepeatInTurns,
    /// Different people at several events of which some are in doubt: in each case there are enough, and not the same.
    PeopleInTurns,
    /// An age is asked of somebody at an event who is not named: whoever comes to light is 16 here.
    SomebodysAge,
    /// A MARAC of which nobody knows the day may not have met; here everyone that is listed has.
    MayNotHaveMet,
    /// The dates of a repeat are vague: each part of what is asked may be so, and all of them together cannot.
    RepeatDates,
}

/// What the answer is when every unknown has turned out; nothing where there are too many ways, or where one rule asks for
/// the grade and counts assessments: to the one an assessment without a grade came to none, to the other it may have.
fn exact(
    Situation { case, .. }: &Situation,
    criterion: &Criterion,
    asking: Asking<'_>,
) -> Option<Truth> {
    let unknowns = Unknowns::of(criterion, case, &asking);
    let asks = Asks::of(criterion, &asking);
    if unknowns.total() > MOST || asks.grade && !asks.assessments.is_empty() {
        return None;
    }
    let readings = readings(criterion);
    let (mut holds, mut fails) = (false, false);
    for complete in unknowns.completions(MOST) {
        for reading in &readings {
            let one = asking.holds(reading, &complete);
            (holds, fails) = (holds || one, fails || !one);
        }
        if holds && fails {
            return Some(Truth::CannotTell);
        }
    }
    match (holds, fails) {
        (true, false) => Some(Truth::Met),
        (false, true) => Some(Truth::NotMet),
        _ => Some(Truth::CannotTell),
    }
}

/// The criteria that have no parts.
fn leaves(criterion: &Criterion) -> Vec<&Criterion> {
    match criterion {
        Criterion::All(parts) | Criterion::Any(parts) | Criterion::SamePerson(parts) => {
            parts.iter().flat_map(leaves).collect()
        }
        leaf => vec![leaf],
    }
}

/// The unknowns that bear on two parts at least.
fn shared(case: &Case, asking: &Asking<'_>, leaves: &[&Criterion]) -> bool {
    let doubts: Vec<Vec<Doubt>> = leaves
        .iter()
        .map(|leaf| Unknowns::of(leaf, case, asking).doubts())
        .collect();
    doubts.iter().enumerate().any(|(place, of)| {
        let others = || {
            doubts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
        };
        of.iter()
            .any(|doubt| others().any(|(_, other)| other.contains(doubt)))
    })
}

/// Why the engine may have been cautious; nothing where it must not have been.
fn caution(situation: &Situation, criterion: &Criterion, asking: &Asking<'_>) -> Option<Caution> {
    let Situation { case, in_area, .. } = situation;
    let leaves = leaves(criterion);
    let asks = Asks::of(criterion, asking);
    let vague = |when: When| when.exact().is_none();
    let home = !in_area && case.people.victim.lives_in.len() != 1;
    let asks_here = asks.event_place()
        || asks.marac_place()
        || asks.persons.iter().any(|asked| asked.lives_here);
    let by_nobody = case.people.causing_harm.is_empty()
        && (asks.by()
            || asks
                .persons
                .iter()
                .any(|asked| asked.who == Who::CausingHarm));
    let assessments_vague = case.assessments.list.iter().any(|one| vague(one.when));
    let repeat = !asks.repeats.is_empty();
    let vague_maracs = case
        .maracs
        .list
        .iter()
        .any(|one| vague(one.referred) || vague(one.met));
    let vague_events = case.events.list.iter().any(|one| vague(one.when));
    let several = case.people.causing_harm.len() > 1;
    let unnamed = {
        let mut events = case.events.list.iter();
        events.any(|event| event.by.is_empty() || event.harmed.is_empty())
    };
    let totals = case
        .assessments
        .list
        .iter()
        .any(|one| one.yes_total.is_some());
    let in_total = totals && asks.rising.iter().any(|asked| asked.items.len() > 1);
    if in_total || leaves.len() > 1 && shared(case, asking, &leaves) {
        Some(Caution::OneUnknownInTwoParts)
    } else if home && asks_here {
        Some(Caution::Home)
    } else if by_nobody {
        Some(Caution::NobodyNamed)
    } else if assessments_vague && (asks.grade || asks.current()) {
        Some(Caution::NewestAssessment)
    } else if several && asks.current() {
        Some(Caution::PresentOfSeveral)
    } else if repeat && (case.maracs.list.len() > 1 || case.events.list.len() > 1 || several) {
        Some(Caution::RepeatInTurns)
    } else if vague_maracs && asks.heard.iter().any(|asked| asked.window().is_none()) {
        Some(Caution::MayNotHaveMet)
    } else if unnamed && asks.people.iter().any(|asked| asked.age.is_some()) {
        Some(Caution::SomebodysAge)
    } else if !asks.people.is_empty() && case.events.list.len() > 1 {
        Some(Caution::PeopleInTurns)
    } else if repeat && (vague_maracs || vague_events) {
        Some(Caution::RepeatDates)
    } else {
        None
    }
}

/// Whether a rule only counts upward, so that every unknown has a way to turn out that is the least in all its parts.
fn counts_upward(criterion: &Criterion, there_are: &[Grade]) -> bool {
    leaves(criterion).into_iter().all(|leaf| match leaf {
        Criterion::Score(asked) => asked.at_most.is_none(),
        Criterion::Grade(asked) => asked.at_most.is_none(),
        Criterion::Item(_)
        | Criterion::Total(_)
        | Criterion::Rising(_)
        | Criterion::Judgement(_)
        | Criterion::SignedOff(_) => true,
        // A grade that is not known has no least way to turn out where medium counts in one part and high in the next.
        Criterion::Assessments(asked) => {
            let least = asked.grades.iter().min();
            least.is_none_or(|least| {
                there_are
                    .iter()
                    .all(|grade| grade < least || asked.grades.contains(grade))
            })
        }
        // What was done to somebody else is not done to the victim alone.
        Criterion::Events(asked) => asked.current && asked.people != PeopleScope::OthersHarmed,
        Criterion::Repeat(_)
        | Criterion::DifferentPeople(_)
        | Criterion::Heard(_)
        | Criterion::Person(_)
        | Criterion::Since(_)
        | Criterion::Follows(_)
        | Criterion::Order(_)
        | Criterion::LowerGrade(_)
        | Criterion::Older(_)
        | Criterion::Unasked(_)
        | Criterion::All(_)
        | Criterion::Any(_)
        | Criterion::SamePerson(_) => false,
    })
}

/// Whether every date is a day, every list complete, and what is counted of the events is not told apart by the police, by
/// what was done or by where it was, in more ways than one.
fn is_plain(situation: &Situation, criterion: &Criterion) -> bool {
    let Situation { case, in_area, .. } = situation;
    let dates = case
        .events
        .list
        .iter()
        .map(|one| one.when)
        .chain(case.assessments.list.iter().map(|one| one.when));
    let lists = case.events.all_known && case.assessments.all_known && case.maracs.all_known;
    let events: Vec<_> = leaves(criterion)
        .into_iter()
        .filter_map(|leaf| match leaf {
            Criterion::Events(asked) => Some(asked),
            _ => None,
        })
        .collect();
    let one_way = |differ: bool| !differ;
    let told_apart = events.iter().any(|one| {
        events.iter().any(|other| {
            one.recorded != other.recorded || one.kinds != other.kinds || one.place != other.place
        })
    });
    let known = case
        .events
        .list
        .iter()
        .all(|one| one.police != Police::Unknown && !one.kinds.is_empty());
    let at_home = *in_area || case.people.victim.lives_in.len() == 1;
    let totals = case
        .assessments
        .list
        .iter()
        .any(|one| one.yes_total.is_some());
    lists
        && dates.into_iter().all(|when| when.exact().is_some())
        && (one_way(told_apart) || known)
        && (at_home || events.iter().all(|one| one.place == Extent::Anywhere))
        && !case.people.causing_harm.is_empty()
        && (matches!(
            criterion,
            Criterion::Score(_) | Criterion::Total(_) | Criterion::Item(_)
        ) || !totals)
}

#[derive(Default)]
struct Tally {
    small: usize,
    told: usize,
    certain_upward: usize,
    cautious: BTreeMap<Caution, usize>,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cautious: usize = self.cautious.values().sum();
        write!(
            f,
            "{} small cases: {} answered exactly, {cautious} cautious {:?}; {} certain ones that count upward, none cautious",
            self.small, self.told, self.cautious, self.certain_upward
        )
    }
}

fn try_one(situation: &Situation, criterion: &Criterion, tally: &mut Tally) -> bool {
    let asking = asking(situation.on, situation.in_area).under(criterion);
    let Some(exact) = exact(situation, criterion, asking) else {
        return false;
    };
    let answer = engine(asking, &situation.case, criterion).answer;
    let shown = || {
        format!(
            "{criterion:?} on {} ({}): {}",
            situation.on,
            situation.in_area,
            write_case(&situation.case)
        )
    };
    tally.small += 1;
    let upward = exact != Truth::CannotTell
        && counts_upward(criterion, asking.grades())
        && is_plain(situation, criterion);
    tally.certain_upward += usize::from(upward);
    if answer == exact {
        tally.told += 1;
        return true;
    }
    assert_eq!(
        answer,
        Truth::CannotTell,
        "unsound: it is {exact:?}: {}",
        shown()
    );
    assert!(
        !upward,
        "cautious where it is certain and only counts upward: it is {exact:?}: {}",
        shown()
    );
    let why = caution(situation, criterion, &asking);
    let why = why.unwrap_or_else(|| {
        panic!(
            "cautious in a way that is not listed: it is {exact:?}: {}",
            shown()
        )
    });
    *tally.cautious.entry(why).or_default() += 1;
    true
}

/// As many random cases as are asked for, each under a random rule.
#[test]
fn small_cases_are_answered_exactly_but_for_what_is_listed() {
    let asked = std::env::var("WAYMARK_EXACT")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(CASES);
    let seed = std::env::var("WAYMARK_EXACT_SEED")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(1_u8);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = (situation(), rules::criterion());
    let mut tally = Tally::default();
    while tally.small < asked {
        let (situation, criterion) = strategy
            .new_tree(&mut runner)
            .expect("it can be made")
            .current();
        try_one(&situation, &criterion, &mut tally);
    }
    println!("{tally}");
    assert!(
        tally.certain_upward * 50 > tally.small,
        "too few of those that count upward: {tally}"
    );
}
