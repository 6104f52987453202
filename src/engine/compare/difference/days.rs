//! The days on which something could have been: of every stretch of days that two rules do not tell apart, as the case
//! stands, its last day.

use crate::model::case::Marac;
use crate::model::dates::{Day, Span, When};
use crate::model::rules::{Anchor, Criterion};

use super::space::Maker;

impl Maker<'_> {
    /// The last day that anything could have been known to be on.
    pub(super) fn today(&self) -> Day {
        self.on.min(self.case.as_of)
    }

    /// Days on which an event could have been: the one at that place of the ledger, or else one more.
    pub(super) fn event_days(&self, at: Option<usize>) -> Vec<Day> {
        let looks = self.looks;
        let windows = looks.events.iter().filter_map(|one| one.months);
        let mut days =
            self.before_windows(windows.chain(looks.rising.iter().filter_map(|one| one.months)));
        for repeat in &looks.repeats {
            for marac in &self.case.maracs.list {
                let span = self.known(anchor(marac, repeat.anchor));
                days.extend(ends(span).flat_map(|day| [day, day.months_after(repeat.months)]));
            }
        }
        if !looks.rising.is_empty() || looks.around() {
            let others = self
                .case
                .events
                .list
                .iter()
                .enumerate()
                .filter(|(place, _)| Some(*place) != at);
            days.extend(others.flat_map(|(_, other)| about(self.known(other.when))));
            // Before what there could be today.
            days.push(self.today().minus_days(1));
        }
        days.extend(self.event_days_around());
        self.by_now(days)
    }

    fn event_days_around(&self) -> Vec<Day> {
        let case = self.case;
        let mut days = Vec::new();
        for asked in &self.looks.around {
            match asked {
                Criterion::Since(asked) => {
                    days.extend(self.before_windows(asked.months.into_iter()))
                }
                Criterion::Follows(asked) => {
                    let changes = case.changes.list.iter().map(|one| one.when);
                    let anchors = changes.chain(case.orders.list.iter().map(|one| one.from));
                    let soon = |day: Day| [day.minus_days(1), day.plus_days(asked.days)];
                    days.extend(
                        anchors
                            .flat_map(|when| ends(self.known(when)))
                            .flat_map(soon),
                    );
                }
                _ => {}
            }
            days.extend(
                case.assessments
                    .list
                    .iter()
                    .flat_map(|one| about(self.known(one.when))),
            );
        }
        days
    }

    /// Days on which an assessment could have been made: the one at that place of the list, or else one more.
    pub(super) fn assessment_days(&self, at: Option<usize>) -> Vec<Day> {
        let (looks, case) = (self.looks, self.case);
        let mut days =
            self.before_windows(looks.assessments.iter().filter_map(|asked| asked.months));
        if looks.grade || looks.present() {
            let others = case
                .assessments
                .list
                .iter()
                .enumerate()
                .filter(|(place, _)| Some(*place) != at);
            days.extend(others.flat_map(|(_, other)| about(self.known(other.when))));
        }
        for asked in &looks.around {
            if let Criterion::Older(asked) = asked {
                days.extend(self.before_windows([asked.months].into_iter()));
            }
            let changes = case.changes.list.iter().map(|one| one.when);
            let things = changes.chain(case.events.list.iter().map(|one| one.when));
            days.extend(things.flat_map(|when| about(self.known(when))));
            // One of today was just begun.
            days.push(self.today().minus_days(1));
        }
        self.by_now(days)
    }

    /// Days on which a MARAC could have been: the one at that place of the list, or else one more. An event may be today.
    pub(super) fn marac_days(&self, at: Option<usize>) -> Vec<Day> {
        let (today, case) = (self.today(), self.case);
        let events = case
            .events
            .list
            .iter()
            .flat_map(|one| ends(self.known(one.when)));
        let mut days = Vec::new();
        for day in events.chain([today]) {
            days.push(day.minus_days(1));
            days.extend(
                self.looks
                    .repeats
                    .iter()
                    .map(|repeat| day.months_before(repeat.months).minus_days(1)),
            );
        }
        let others = case
            .maracs
            .list
            .iter()
            .enumerate()
            .filter(|(place, _)| Some(*place) != at);
        for (_, other) in others {
            let anchors = self
                .looks
                .repeats
                .iter()
                .map(|repeat| self.known(anchor(other, repeat.anchor)));
            days.extend(anchors.flat_map(about));
        }
        self.by_now(days)
    }

    /// The days before windows of so many months.
    fn before_windows(&self, months: impl Iterator<Item = u32>) -> Vec<Day> {
        months
            .map(|months| self.on.months_before(months).minus_days(1))
            .collect()
    }

    fn known(&self, when: When) -> Span {
        when.span().no_later_than(self.case.as_of)
    }

    /// Today and those of the days that are before it, each once, newest first.
    fn by_now(&self, mut days: Vec<Day>) -> Vec<Day> {
        let today = self.today();
        days.push(today);
        days.retain(|day| *day <= today);
        days.sort_unstable_by(|one, two| two.cmp(one));
        days.dedup();
        days
    }
}

fn ends(span: Span) -> impl Iterator<Item = Day> {
    span.first.into_iter().chain(span.last)
}

/// The last days on which something lies certainly before, perhaps before, and perhaps after a span.
fn about(span: Span) -> impl Iterator<Item = Day> {
    ends(span).flat_map(|day| [day.minus_days(1), day])
}

fn anchor(marac: &Marac, anchor: Anchor) -> When {
    match anchor {
        Anchor::Referral => marac.referred,
        Anchor::Meeting => marac.met,
        Anchor::LastDiscussed => marac.discussed.unwrap_or(marac.met),
    }
}
