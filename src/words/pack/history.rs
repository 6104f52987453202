//! What happened before: the ledger, changes, orders, assessments and MARACs.

use crate::logic::Truth;
use crate::model::case::{Action, Event, Marac, VICTIM};
use crate::model::dates::{Span, When};
use crate::model::instrument::Instrument;
use crate::record::isolated;
use crate::words::explain::{
    answer_source, capitalised, change_name, event_name, event_record, order_name,
};

use super::Of;
use super::held::{NamedLines, among, dated, each, order_called, said};
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
    pub(super) fn events(self) -> NamedLines {
        each(in_order(&self.case.events.list, |event| event.when).map(|event| self.event(event)))
    }

    fn event(self, event: &Event) -> Vec<String> {
        // The note is told whole below, so it is not the name.
        let name = event_name(&Event {
            note: String::new(),
            ..event.clone()
        });
        let mut lines = if event.is_after(self.case.as_of) {
            vec![format!("Still to come on {}: {name}", self.case.as_of)]
        } else {
            vec![capitalised(&name)]
        };
        let mut who = Vec::new();
        if !event.by.is_empty() {
            who.push(format!("by {}", self.called(&event.by)));
        }
        if !event.harmed.is_empty() && event.harmed != [VICTIM] {
            who.push(format!("against {}", self.called(&event.harmed)));
        }
        lines.push(capitalised(&who.join(", ")));
        lines.push(capitalised(&event_record(event)));
        lines.push(isolated(&event.note));
        if let Some(breach) = &event.breach {
            let order = breach
                .order
                .as_ref()
                .and_then(|id| self.case.orders.list.iter().find(|one| one.id == *id));
            lines.extend(order.map(|order| format!("Broke: {}", order_name(order))));
            lines.extend(said("Condition", &breach.condition));
            lines.extend(said("Disputed", &breach.disputed));
        }
        lines
    }

    /// What changed; that of pregnancy or the rest.
    pub(super) fn changes(self, of_pregnancy: bool) -> NamedLines {
        let changes = in_order(&self.case.changes.list, |change| change.when);
        each(
            changes
                .filter(|change| is_of_pregnancy(change.what) == of_pregnancy)
                .map(|change| {
                    let mut name = capitalised(&change_name(change));
                    if !change.who.is_empty() {
                        name = format!("{name}: {}", self.called(&change.who));
                    }
                    if let Some(source) = change.source {
                        name = format!("{name}; from {}", answer_source(source));
                    }
                    vec![name, isolated(&change.note)]
                }),
        )
    }

    pub(super) fn orders(self) -> NamedLines {
        each(
            in_order(&self.case.orders.list, |order| order.from).map(|order| {
                let name = if order.from == When::Unknown && order.until.is_none() {
                    format!("{}, its dates not known", order_called(order.kind))
                } else {
                    capitalised(&order_name(order))
                };
                let on = if order.on.is_empty() {
                    "not recorded on whom".to_owned()
                } else {
                    format!("on {}", self.called(&order.on))
                };
                let mut lines = vec![format!("{name}; {on}")];
                lines.extend(said("Conditions", &order.conditions));
                lines.extend(said("Made by", &order.made_by));
                lines
            }),
        )
    }

    /// The assessments: those whose answers are not told under the checklist, or every one.
    pub(super) fn assessments(self, all: bool) -> NamedLines {
        let sorted = in_order(&self.case.assessments.list, |assessment| assessment.when);
        let plain = |id: &str| self.book.instrument(id).is_some_and(Instrument::is_plain);
        let meant = sorted.filter(|one| !one.instrument.as_deref().is_some_and(plain));
        each(
            meant
                .filter(|one| all || !self.told_in_full(one))
                .map(|assessment| {
                    let mut lines = self.made(assessment);
                    let with = assessment.instrument.as_deref();
                    lines.extend(with.map(|id| {
                        let title = self
                            .book
                            .instrument(id)
                            .map_or_else(|| id.to_owned(), |one| one.title.clone());
                        format!("With: {title}")
                    }));
                    lines
                }),
        )
    }

    pub(super) fn maracs(self) -> NamedLines {
        each(in_order(&self.case.maracs.list, |marac| marac.met).map(|marac| self.marac(marac)))
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
        if !marac.areas.is_empty() {
            known.push(format!("in {}", among(&marac.areas)));
        }
        if !marac.about.is_empty() {
            known.push(format!("about {}", self.called(&marac.about)));
        }
        let mut lines = vec![capitalised(&known.join("; ")), isolated(&marac.note)];
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
