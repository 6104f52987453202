//! What happened before: the ledger, changes, orders, assessments and MARACs.

use crate::logic::Truth;
use crate::model::case::{Action, Assessment, Marac};
use crate::model::dates::{Span, When};
use crate::model::instrument::Instrument;
use crate::record::isolated;
use crate::words::explain::{answer_source, capitalised, change_name, order_name};

use super::Of;
use super::held::{NamedLines, among, dated, each, joined, one, order_called, said};
use super::private::is_of_pregnancy;

/// In the order of time, as far as it is known; of two that may be either way round, as the case lists them.
pub(super) fn in_order<T>(list: &[T], when: impl Fn(&T) -> When) -> impl Iterator<Item = &T> {
    order(list.iter().map(when).collect())
        .into_iter()
        .filter_map(|place| list.get(place))
}

/// The places of the dates in the order of time. It is put together without a sort, which would be compiled for each list.
fn order(dates: Vec<When>) -> Vec<usize> {
    let mut sorted: Vec<(Span, usize)> = Vec::new();
    for (place, when) in dates.into_iter().enumerate() {
        let span = when.span();
        let after = sorted
            .iter()
            .take_while(|(other, _)| (other.first, other.last) <= (span.first, span.last))
            .count();
        sorted.insert(after, (span, place));
    }
    sorted.into_iter().map(|(_, place)| place).collect()
}

impl Of<'_> {
    /// Whether these are the one person causing harm, of whom nothing need be said.
    pub(super) fn is_the_only_person(self, ids: &[String]) -> bool {
        match self.case.people.causing_harm.as_slice() {
            [only] => ids == [only.id.as_str()],
            _ => false,
        }
    }

    /// What changed; that of pregnancy or the rest. The newest stands first.
    pub(super) fn changes(self, of_pregnancy: bool) -> NamedLines {
        let changes: Vec<_> = in_order(&self.case.changes.list, |change| change.when).collect();
        let meant = changes
            .into_iter()
            .rev()
            .filter(|change| is_of_pregnancy(change.what) == of_pregnancy);
        one(meant.map(|change| {
            let who = match change.who.as_slice() {
                [] => String::new(),
                ids if self.is_the_only_person(ids) => String::new(),
                ids => self.called(ids),
            };
            let source = change
                .source
                .map(|source| format!("from {}", answer_source(source)));
            joined([
                capitalised(&change_name(change)),
                who,
                source.unwrap_or_default(),
                isolated(&change.note),
            ])
        }))
    }

    pub(super) fn orders(self) -> NamedLines {
        one(
            in_order(&self.case.orders.list, |order| order.from).map(|order| {
                let name = if order.from == When::Unknown && order.until.is_none() {
                    format!("{}, its dates not known", order_called(order.kind))
                } else {
                    capitalised(&order_name(order))
                };
                let on = match order.on.as_slice() {
                    [] => "not recorded on whom".to_owned(),
                    ids if self.is_the_only_person(ids) => String::new(),
                    ids => format!("on {}", self.called(ids)),
                };
                let conditions = said("conditions", &order.conditions);
                let made_by = said("made by", &order.made_by);
                let more = conditions.into_iter().chain(made_by);
                joined([name, on].into_iter().chain(more))
            }),
        )
    }

    /// The assessments whose answers are not told under the checklist, a line each.
    pub(super) fn assessments(self) -> NamedLines {
        let meant = self.not_plain().filter(|one| !self.told_in_full(one));
        one(meant.map(|assessment| {
            joined(
                self.made(assessment)
                    .into_iter()
                    .chain(self.with(assessment)),
            )
        }))
    }

    /// Every assessment, a row each.
    pub(super) fn grades(self) -> NamedLines {
        each(self.not_plain().map(|assessment| {
            let with = self.with(assessment).map(|title| format!("With: {title}"));
            self.made(assessment).into_iter().chain(with).collect()
        }))
    }

    /// The assessments in the order of time, those with plain questions aside.
    fn not_plain(&self) -> impl Iterator<Item = &Assessment> {
        let plain = |id: &str| self.book.instrument(id).is_some_and(Instrument::is_plain);
        let sorted = in_order(&self.case.assessments.list, |assessment| assessment.when);
        sorted.filter(move |one| !one.instrument.as_deref().is_some_and(plain))
    }

    /// With what an assessment was made.
    fn with(self, assessment: &Assessment) -> Option<String> {
        let id = assessment.instrument.as_deref()?;
        let titled = self.book.instrument(id).map(|one| one.title.clone());
        Some(titled.unwrap_or_else(|| id.to_owned()))
    }

    pub(super) fn maracs(self) -> NamedLines {
        let maracs: Vec<&Marac> = in_order(&self.case.maracs.list, |marac| marac.met).collect();
        let newest_first = maracs.into_iter().rev();
        one(newest_first.flat_map(|marac| self.marac(marac)))
    }

    fn marac(self, marac: &Marac) -> Vec<String> {
        let mut known: Vec<String> = dated("referred", marac.referred).into_iter().collect();
        known.extend(dated("met", marac.met));
        known.extend(
            marac
                .discussed
                .and_then(|when| dated("last discussed", when)),
        );
        if known.is_empty() {
            known.push("its dates not known".to_owned());
        }
        let own = [self.decision.routes.area.name.as_str()];
        if !marac.areas.is_empty() && marac.areas != own {
            known.push(format!("in {}", among(&marac.areas)));
        }
        if !marac.about.is_empty() && !self.is_the_only_person(&marac.about) {
            known.push(format!("about {}", self.called(&marac.about)));
        }
        known.push(isolated(&marac.note));
        let mut lines = vec![capitalised(&joined(known))];
        lines.extend(marac.actions.iter().map(|action| self.action(action)));
        lines
    }

    /// An action, and whether it is past its day.
    fn action(self, action: &Action) -> String {
        let mut words = format!("Action: {}", isolated(&action.what));
        if !action.owner.is_empty() {
            words = format!("{words} ({})", isolated(&action.owner));
        }
        let came = match (action.done, action.due) {
            (Some(done), _) => match dated("done", done) {
                Some(done) => done,
                None => "done, the day not known".to_owned(),
            },
            (None, None) => "no day set, not known to be done".to_owned(),
            (None, Some(due)) => {
                // Past due when its last day has gone by; not when its first is still to come.
                let days = due.span();
                let past = match (days.first, days.last) {
                    (_, Some(last)) if last < self.decision.on => Truth::Met,
                    (Some(first), _) if first >= self.decision.on => Truth::NotMet,
                    _ => Truth::CannotTell,
                };
                let past = match past {
                    Truth::Met => "past due",
                    Truth::NotMet => "not yet due",
                    Truth::CannotTell => "it may be past due",
                };
                format!("due {due}, not known to be done: {past}")
            }
        };
        format!("{words}; {came}")
    }
}
