//! The order in which things stand in a file says nothing.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use waymark::engine::decision::{
    Count, Evidence, Finding, LookedAt, OpenItem, SamePersonFound, routes_under,
};
use waymark::logic::Truth;
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::model::files::{read_case, write_case};
use waymark::model::instrument::Item;

use super::generate::Situation;
use super::{BOOK, all_rules, bundled_case, config, moved};

/// A small generator of numbers, the same for the same seed.
struct Shuffle(u64);

impl Shuffle {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    fn list<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// The value as text, the fields of every object in another order.
    fn text(&mut self, value: &Value) -> String {
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields
                    .iter()
                    .map(|(key, value)| format!("{key:?}:{}", self.text(value)))
                    .collect();
                self.list(&mut fields);
                format!("{{{}}}", fields.join(","))
            }
            Value::Array(list) => {
                format!(
                    "[{}]",
                    list.iter()
                        .map(|value| self.text(value))
                        .collect::<Vec<_>>()
                        .join(",")
                )
            }
            plain => plain.to_string(),
        }
    }
}

/// What a finding says: answers, counts and names, each without an order.
#[derive(Debug, PartialEq)]
struct Said {
    answer: Truth,
    counts: Vec<Count>,
    names: BTreeSet<String>,
    parts: Vec<Said>,
}

fn things(looked_at: &LookedAt<'_>) -> Vec<String> {
    let things = looked_at.things.iter();
    things.map(|weighed| format!("{weighed:?}")).collect()
}

fn answered(yes: &[&Item], open: &[OpenItem<'_>]) -> Vec<String> {
    let yes = yes.iter().map(|item| format!("yes {}", item.id));
    let open = open.iter();
    yes.chain(open.map(|open| format!("open {} {:?}", open.item.id, open.reading)))
        .collect()
}

fn said(finding: &Finding<'_>) -> Said {
    let (mut counts, mut names, mut parts) = (Vec::new(), BTreeSet::new(), Vec::new());
    match &finding.evidence {
        Evidence::Score(found) => {
            counts.push(found.count);
            names.extend(answered(&found.yes, &found.open));
        }
        Evidence::DifferentPeople(found) => {
            counts.push(found.count);
            let people = found.people.iter();
            names.extend(people.map(|one| format!("{} {:?}", one.id, one.answer())));
            let unnamed = found.unnamed.iter();
            names.extend(unnamed.map(|at| format!("{} {:?}", at.event.id, at.open)));
        }
        Evidence::Total(found) => {
            counts.push(found.points);
            names.extend(answered(&found.yes, &found.open));
        }
        Evidence::Grade(found) => names.extend(found.newest.iter().map(|one| one.id.clone())),
        Evidence::Events(found) => {
            counts.push(found.count);
            counts.extend(found.otherwise.iter().map(|reading| reading.count));
            names.extend(
                found
                    .events
                    .iter()
                    .map(|weighed| format!("{} {:?}", weighed.event.id, weighed.fit)),
            );
        }
        Evidence::Rising(found) => {
            names.extend(
                found
                    .items
                    .iter()
                    .map(|open| format!("{} {:?}", open.item.id, open.reading)),
            );
            names.insert(format!("{:?}", found.ledger));
        }
        Evidence::Assessments(found) => {
            counts.push(found.count);
            names.extend(
                found
                    .assessments
                    .iter()
                    .map(|one| format!("{} {:?} {:?}", one.assessment.id, one.date, one.grade)),
            );
        }
        Evidence::Repeat(found) => {
            names.extend(found.pairs.iter().map(|pair| {
                let parts = [
                    pair.after,
                    pair.within,
                    pair.last,
                    pair.kind,
                    pair.people,
                    pair.heard,
                ];
                format!(
                    "{} {} {parts:?} {:?}",
                    pair.marac.id, pair.event.id, pair.days
                )
            }));
        }
        Evidence::Since(found) => names.extend(things(&found.looked_at)),
        Evidence::Follows(found) => names.extend(things(&found.looked_at)),
        Evidence::Order(found) => names.extend(things(&found.looked_at)),
        Evidence::LowerGrade(found) => names.extend(things(&found.looked_at)),
        Evidence::Older(found) => names.extend(things(&found.looked_at)),
        Evidence::Heard(found) => names.extend(things(&found.looked_at)),
        Evidence::Unasked(found) => names.extend(things(&found.looked_at)),
        Evidence::All(of)
        | Evidence::Any(of)
        | Evidence::SamePerson(SamePersonFound { parts: of, .. }) => {
            parts.extend(of.iter().map(said))
        }
        Evidence::Item(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_) => {}
    }
    Said {
        answer: finding.answer,
        counts,
        names,
        parts,
    }
}

/// What every route of every bundled rule says of the case.
fn all_said(case: &Case, on: Day) -> Vec<(String, Option<Said>)> {
    all_rules(&BOOK)
        .flat_map(|rules| {
            let case = moved(case, &rules.area.name);
            let found = routes_under(&case, rules, on);
            let name = |id: &str| format!("{} {} {id}", rules.area.id, rules.version.id);
            found
                .routes
                .iter()
                .map(|route| (name(&route.route.id), route.finding.as_ref().map(said)))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Of two assessments on one day the one that stands later in the file is the newer, so only one is kept here. A vague
/// date that begins on the day the case speaks for can only be that day.
fn one_assessment_a_day(case: &mut Case) {
    let mut days = BTreeSet::new();
    let as_of = case.as_of;
    case.assessments.list.retain(|one| {
        let span = one.when.span();
        let span = if span.first.is_some_and(|first| first > as_of) {
            span
        } else {
            span.no_later_than(as_of)
        };
        span.first != span.last || span.first.is_none_or(|day| days.insert(day))
    });
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_events_assessments_and_maracs_says_nothing(Situation { mut case, on, .. } in bundled_case(), seed in any::<u64>()) {
        one_assessment_a_day(&mut case);
        let (mut other, mut shuffle) = (case.clone(), Shuffle(seed));
        shuffle.list(&mut other.events.list);
        shuffle.list(&mut other.assessments.list);
        shuffle.list(&mut other.maracs.list);
        shuffle.list(&mut other.people.others);
        shuffle.list(&mut other.judgement.reasons);
        for event in &mut other.events.list {
            shuffle.list(&mut event.kinds);
            shuffle.list(&mut event.by);
            shuffle.list(&mut event.harmed);
            shuffle.list(&mut event.place.areas);
        }
        prop_assert_eq!(all_said(&case, on), all_said(&other, on));
    }

    #[test]
    fn the_order_of_answers_and_fields_in_the_file_says_nothing(Situation { case, on, .. } in bundled_case(), seed in any::<u64>()) {
        let value: Value = serde_json::from_str(&write_case(&case)).expect("a case file is JSON");
        let other = read_case(&Shuffle(seed).text(&value)).map_err(|mistake| TestCaseError::fail(mistake.to_string()))?;
        prop_assert_eq!(all_said(&case, on), all_said(&other, on));
        prop_assert_eq!(case, other);
    }

    /// Where several come equally near, whose events are shown depends on who stands first; answers and counts do not.
    #[test]
    fn the_order_of_those_who_caused_harm_changes_no_answer_and_no_count(Situation { case, on, .. } in bundled_case()) {
        fn without_names(said: Said) -> Said {
            Said { names: BTreeSet::new(), parts: said.parts.into_iter().map(without_names).collect(), ..said }
        }
        let mut other = case.clone();
        other.people.causing_harm.reverse();
        let plain = |case: &Case| {
            all_said(case, on).into_iter().map(|(name, said)| (name, said.map(without_names))).collect::<Vec<_>>()
        };
        prop_assert_eq!(plain(&case), plain(&other));
    }
}
