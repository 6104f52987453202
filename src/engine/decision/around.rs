use crate::model::case::{Assessment, Change, Event, Grade, Kind, Order, What};
use crate::model::dates::{Day, Span};
use crate::model::instrument::Reply;
use crate::model::rules::{
    AroundAsked, Follows, InForceOrder, LowerGrade, Older, PeopleScope, Since, Unasked,
};

use super::Truth;
use super::evaluate::{Reader, StandingGrade};
use super::events::between;
use super::evidence::{AroundFound, Evidence, Finding, Thing, ThingWeighed, grade_range};
use super::in_doubt::{InDoubt, Part};
use super::sheets::known_span;

/// Something with the days it may have happened on, and the day by which it was known where that is said.
struct Dated<'a> {
    thing: Thing<'a>,
    span: Span,
    learned: Option<Day>,
    /// Whether it is of a kind that is meant.
    meant: Truth,
    /// Whose doing it is, or on whom it lies, by person id; empty when that is not known.
    whose: &'a [String],
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn since(&self, asked: &'a Since) -> Finding<'a> {
        let (newest, certain) = match asked.months {
            Some(_) => ([].as_slice(), true),
            None => self.newest_checklist(),
        };
        let window = self.window(asked.months);
        let is_after = |span: Span, learned: Option<Day>| match asked.months {
            Some(_) => span.within(window.from, window.to),
            // What became known after the assessment is new, whenever it happened; what was learned later still was not
            // known on the day of decision.
            None => all_alike(newest.iter().map(|assessment| {
                let anchor = self.known_span(assessment.when);
                let learned = learned.filter(|day| *day <= self.on);
                let learned = learned.map_or(Truth::NotMet, |day| day_span(day).after(anchor));
                span.after(anchor).or(learned)
            }))
            .and(when_certain(certain)),
        };
        let things = self
            .changes_of(&asked.changes)
            .chain(self.events_of(&asked.events, asked.any_event));
        let things: Vec<_> = things
            .map(|one| {
                let answer = is_after(one.span, one.learned)
                    .and(one.span.by(self.on))
                    .and(one.meant);
                let learned = one
                    .learned
                    .filter(|_| is_after(one.span, None) == Truth::NotMet);
                ThingWeighed {
                    learned,
                    ..ThingWeighed::alone(one.thing, answer)
                }
            })
            .collect();
        let about_events = asked.any_event || !asked.events.is_empty();
        let may_be_more = !asked.changes.is_empty() && !self.case.changes.all_known
            || about_events && !self.case.events.all_known;
        let newest = newest.to_vec();
        self.at_least_one(AroundFound {
            case: self.case,
            on: self.on,
            asked: AroundAsked::Since(asked),
            newest,
            things,
            may_be_more,
        })
    }

    pub(super) fn follows(&self, asked: &'a Follows) -> Finding<'a> {
        let orders = self
            .case
            .orders
            .list
            .iter()
            .filter(|order| asked.orders.contains(&order.kind));
        let orders = orders.map(|order| Dated {
            thing: Thing::Order(order),
            span: self.known_span(order.from),
            learned: None,
            meant: Truth::Met,
            whose: &order.on,
        });
        let anchors: Vec<Dated<'a>> = self.changes_of(&asked.changes).chain(orders).collect();
        let mut things = Vec::new();
        for event in self.events_of(&asked.events, asked.events.is_empty()) {
            for anchor in &anchors {
                let answer =
                    soon_after(event.span, anchor.span, asked.days).and(event.span.by(self.on));
                let days = exact(event.span)
                    .zip(exact(anchor.span))
                    .map(|(day, anchor)| day.days_since(anchor));
                let answer = answer
                    .and(event.meant)
                    .and(self.of_one_person(event.whose, anchor.whose));
                let answer = answer.and(may_break(event.thing, anchor.thing));
                let after = Some(anchor.thing);
                things.push(ThingWeighed {
                    after,
                    days,
                    ..ThingWeighed::alone(event.thing, answer)
                });
            }
        }
        let case = self.case;
        let may_be_more = !case.events.all_known
            || !asked.changes.is_empty() && !case.changes.all_known
            || !asked.orders.is_empty() && !case.orders.all_known;
        self.at_least_one(AroundFound {
            case: self.case,
            on: self.on,
            asked: AroundAsked::Follows(asked),
            newest: Vec::new(),
            things,
            may_be_more,
        })
    }

    pub(super) fn order_in_force(&self, asked: &'a InForceOrder) -> Finding<'a> {
        let orders = self.case.orders.list.iter();
        let meant =
            orders.filter(|order| asked.kinds.is_empty() || asked.kinds.contains(&order.kind));
        let things = meant
            .map(|order| ThingWeighed::alone(Thing::Order(order), self.is_in_force(order)))
            .collect();
        let may_be_more = !self.case.orders.all_known;
        self.at_least_one(AroundFound {
            case: self.case,
            on: self.on,
            asked: AroundAsked::Order(asked),
            newest: Vec::new(),
            things,
            may_be_more,
        })
    }

    /// Whether an order is in force on the day of decision; its last day is one of its days.
    fn is_in_force(&self, order: &Order) -> Truth {
        let ended = order.until.map_or(Truth::CannotTell, |until| {
            until.span().by(self.on.minus_days(1))
        });
        self.known_span(order.from).by(self.on).and(opposite(ended))
    }

    /// Whether the newest grade is lower than one before it. An event or an assessment of which no grade is recorded may
    /// have been given any, or none; a grade that was given stands until another is.
    pub(super) fn lower_grade(&self, asked: &'a LowerGrade) -> Finding<'a> {
        let StandingGrade {
            newest,
            certain,
            ungraded,
        } = self.graded();
        let mut things = Vec::new();
        let mut lower_than_any = |one: &'a Assessment| {
            let first = things.len();
            things.extend(self.graded_before(one, *asked, certain));
            let of_this: &[ThingWeighed<'a>] = things.get(first..).unwrap_or_default();
            Truth::any(of_this.iter().map(|weighed| weighed.answer))
        };
        // Any of those that may be the newest must be lower than one before it.
        let lower: Vec<Truth> = newest.iter().map(|one| lower_than_any(one)).collect();
        let later: Vec<Truth> = ungraded.iter().map(|one| lower_than_any(one)).collect();
        // An event that nobody has told of yet may have been graded higher, where any grade is higher.
        let may_be_newest: Vec<_> = newest.iter().chain(&ungraded).copied().collect();
        let by_event = !self.case.events.all_known
            && may_be_newest
                .iter()
                .any(|one| asked.can_be_lower(one, self.on));
        let may_be_more = !self.case.assessments.all_known || by_event;
        let more = if may_be_more {
            Truth::CannotTell
        } else {
            Truth::NotMet
        };
        let answer = all_alike(lower).or(Truth::any(later)).or(more);
        let answer = if self.never.earlier_grade {
            Truth::CannotTell
        } else {
            answer
        };
        let newest = if newest.is_empty() {
            newest
        } else {
            may_be_newest
        };
        let found = AroundFound {
            case: self.case,
            on: self.on,
            asked: AroundAsked::LowerGrade(asked),
            newest,
            things,
            may_be_more,
        };
        Finding {
            answer,
            evidence: Evidence::Around(found),
        }
    }

    /// Every grade that may have been given before an assessment, and whether its own is lower.
    fn graded_before(
        &self,
        one: &'a Assessment,
        asked: LowerGrade,
        certain: bool,
    ) -> Vec<ThingWeighed<'a>> {
        let listed = self.case.assessments.list.iter();
        // Of two assessments on one day, the one entered later is the newer.
        let place = listed
            .clone()
            .position(|it| std::ptr::eq(it, one))
            .unwrap_or_default();
        let others = listed.enumerate().filter(|(at, it)| {
            *at != place
                && it.is_of_victim()
                && (it.grade_on(self.on).is_some() || self.is_checklist(it))
        });
        let others = others.map(|(at, it)| {
            (
                Thing::Assessment(it),
                it.grade_on(self.on),
                self.known_span(it.when),
                Truth::Met,
                at < place,
            )
        });
        let events = self.sheets.events.iter().map(|(event, span)| {
            let of_victim = between(event, PeopleScope::SameVictim, None);
            (Thing::Event(event), event.grade, *span, of_victim, false)
        });
        let made = self.known_span(one.when);
        let own = one.grade_on(self.on);
        let weigh = |(thing, grade, span, of_victim, entered_before): (
            Thing<'a>,
            Option<Grade>,
            Span,
            Truth,
            bool,
        )| {
            let is_newer = if entered_before {
                opposite(span.after(made))
            } else {
                made.after(span)
            };
            let is_lower = match (own, grade) {
                _ if asked.is_at_rest(one) => Truth::NotMet,
                (Some(own), Some(grade)) => (own < grade).into(),
                (own, grade) if grade_range(own).0 < grade_range(grade).1 => Truth::CannotTell,
                _ => Truth::NotMet,
            };
            let known = is_lower.and(is_newer).and(of_victim);
            let dates = is_newer == Truth::CannotTell;
            let open = InDoubt::of([
                (Part::Date, dates && exact(span).is_none()),
                (Part::People, of_victim == Truth::CannotTell),
                (Part::Grade, grade.is_none()),
            ]);
            let open_after = InDoubt::of([
                (Part::Date, dates && exact(made).is_none() || !certain),
                (Part::Grade, own.is_none()),
            ]);
            ThingWeighed {
                thing,
                after: Some(Thing::Assessment(one)),
                days: None,
                learned: None,
                answer: known.and(when_certain(certain)),
                open,
                open_after,
            }
        };
        others.chain(events).map(weigh).collect()
    }

    pub(super) fn older(&self, asked: &'a Older) -> Finding<'a> {
        let (newest, certain) = self.newest_checklist();
        let before = self.on.months_before(asked.months).minus_days(1);
        let things: Vec<_> = newest
            .iter()
            .map(|one| {
                let answer = self.known_span(one.when).by(before);
                ThingWeighed::alone(Thing::Assessment(one), answer)
            })
            .collect();
        let answer =
            all_alike(things.iter().map(|weighed| weighed.answer)).and(when_certain(certain));
        let may_be_more = newest.is_empty() || !certain;
        let found = AroundFound {
            case: self.case,
            on: self.on,
            asked: AroundAsked::Older(asked),
            newest: newest.to_vec(),
            things,
            may_be_more,
        };
        Finding {
            answer,
            evidence: Evidence::Around(found),
        }
    }

    pub(super) fn unasked(&self, asked: &'a Unasked) -> Finding<'a> {
        let sheet = self.sheets.of_instrument(&asked.instrument);
        let items = sheet
            .map(|sheet| sheet.items.as_slice())
            .unwrap_or_default();
        let meant = items
            .iter()
            .filter(|one| asked.items.is_empty() || asked.items.contains(&one.item.id));
        let has_total = sheet.is_some_and(|sheet| sheet.rest.is_some());
        let things: Vec<_> = meant
            .map(|one| {
                let not_asked = Truth::from(one.reading.has_no_reply());
                let under_total = || self.is_under_total(&asked.instrument, &one.item.id);
                // What the total of this checklist speaks for was asked: only how it was answered is not recorded.
                let spoken_for = Truth::from(has_total && one.reading.has_no_answer());
                let answer = not_asked.and(if asked.under_total {
                    under_total()
                } else {
                    opposite(spoken_for)
                });
                (Thing::Item(one.item), answer)
            })
            .map(|(thing, answer)| ThingWeighed::alone(thing, answer))
            .collect();
        let at_least = |least: Truth| {
            let number = things
                .iter()
                .filter(|weighed| weighed.answer >= least)
                .count();
            u32::try_from(number).unwrap_or(u32::MAX) >= asked.at_least
        };
        let answer = match sheet {
            Some(_) if at_least(Truth::Met) => Truth::Met,
            Some(_) if !at_least(Truth::CannotTell) => Truth::NotMet,
            _ => Truth::CannotTell,
        };
        let found = AroundFound {
            case: self.case,
            on: self.on,
            asked: AroundAsked::Unasked(asked),
            newest: Vec::new(),
            things,
            may_be_more: sheet.is_none(),
        };
        Finding {
            answer,
            evidence: Evidence::Around(found),
        }
    }

    /// Whether an assessment made by the day of decision has a total that does not tell how an item was answered.
    fn is_under_total(&self, instrument: &str, item: &str) -> Truth {
        let assessments = self.case.assessments.list.iter();
        let with = assessments
            .filter(|one| one.is_of_victim() && one.instrument.as_deref() == Some(instrument));
        let made = with.map(|one| {
            let yes = one
                .answers
                .values()
                .filter(|answer| answer.reply == Reply::Yes)
                .count();
            let unnamed = one.yes_total.is_some_and(|total| total as usize > yes);
            let unanswered = one
                .answers
                .get(item)
                .is_none_or(|answer| answer.reply == Reply::NotAsked);
            Truth::from(unnamed && unanswered).and(self.known_span(one.when).by(self.on))
        });
        Truth::any(made)
    }

    /// Met when one of the things is what is asked for, not met when none can be and there is nothing else.
    fn at_least_one(&self, found: AroundFound<'a>) -> Finding<'a> {
        let more = if found.may_be_more {
            Truth::CannotTell
        } else {
            Truth::NotMet
        };
        let answer = Truth::any(found.things.iter().map(|weighed| weighed.answer)).or(more);
        Finding {
            answer,
            evidence: Evidence::Around(found),
        }
    }

    fn changes_of(&self, whats: &[What]) -> impl Iterator<Item = Dated<'a>> {
        let case = self.case;
        let changes = case
            .changes
            .list
            .iter()
            .filter(|change| whats.contains(&change.what));
        changes.map(|one| Dated {
            thing: Thing::Change(one),
            span: known_span(case, one.when, one.learned),
            learned: one.learned,
            meant: Truth::Met,
            whose: self.persons_of(one),
        })
    }

    /// Whose release, order or sighting a change is. One that says of the victim or the children when something was says
    /// nothing of a person causing harm.
    fn persons_of(&self, change: &'a Change) -> &'a [String] {
        let causes_harm = |id: &String| {
            self.case
                .people
                .causing_harm
                .iter()
                .any(|person| person.id == *id)
        };
        if change.who.iter().any(causes_harm) {
            &change.who
        } else {
            &[]
        }
    }

    /// Whether two things lie with one person causing harm: never when both say with whom and it is another, and not to
    /// be told when one of them does not say and there are several.
    fn of_one_person(&self, one: &[String], other: &[String]) -> Truth {
        match (one, other) {
            ([], _) | (_, []) if self.case.people.causing_harm.len() > 1 => Truth::CannotTell,
            ([], _) | (_, []) => Truth::Met,
            _ => one.iter().any(|id| other.contains(id)).into(),
        }
    }

    /// Whether an event says something of the danger to the victim: it harmed the victim, or a person causing harm did it
    /// to somebody else. What the victim is accused of does not.
    fn bears_on_victim(&self, event: &Event) -> Truth {
        let causes_harm = |id: &String| {
            self.case
                .people
                .causing_harm
                .iter()
                .any(|person| person.id == *id)
        };
        if event.is_of_victim() || event.by.iter().any(causes_harm) {
            Truth::Met
        } else if event.by.is_empty() {
            Truth::CannotTell
        } else {
            Truth::NotMet
        }
    }

    fn events_of(&self, kinds: &[Kind], any: bool) -> impl Iterator<Item = Dated<'a>> {
        // What was done at an event may not be known.
        let meant = move |done: &[Kind]| match done {
            _ if any => Truth::Met,
            [] if !kinds.is_empty() => Truth::CannotTell,
            done => Truth::from(done.iter().any(|one| kinds.contains(one))),
        };
        let events = self.sheets.events.iter().map(move |(event, span)| Dated {
            thing: Thing::Event(event),
            span: *span,
            learned: event.learned,
            meant: meant(&event.kinds).and(self.bears_on_victim(event)),
            whose: &event.by,
        });
        events.filter(|one| one.meant != Truth::NotMet)
    }
}

impl LowerGrade {
    /// Whether a lower grade is no question, because its reason is written.
    fn is_at_rest(self, one: &Assessment) -> bool {
        self.unless_written && !one.lower_because.trim().is_empty()
    }

    /// Whether an assessment could turn out to be lower than one before it.
    pub(super) fn can_be_lower(self, one: &Assessment, on: Day) -> bool {
        !self.is_at_rest(one) && one.grade_on(on) != Some(Grade::High)
    }
}

/// Whether an event may have broken an order: not when it says that it broke another.
fn may_break(event: Thing<'_>, order: Thing<'_>) -> Truth {
    let (Thing::Event(event), Thing::Order(order)) = (event, order) else {
        return Truth::Met;
    };
    let broken = event
        .breach
        .as_ref()
        .and_then(|breach| breach.order.as_ref());
    broken.is_none_or(|broken| *broken == order.id).into()
}

/// The one answer that all of them give; cannot tell when they differ or there is none.
fn all_alike(answers: impl IntoIterator<Item = Truth>) -> Truth {
    let mut answers = answers.into_iter();
    match answers.next() {
        Some(first) if answers.all(|answer| answer == first) => first,
        _ => Truth::CannotTell,
    }
}

/// What else holds is certain only if the newest assessment is.
fn when_certain(certain: bool) -> Truth {
    Truth::from(certain.then_some(true))
}

fn opposite(answer: Truth) -> Truth {
    match answer {
        Truth::Met => Truth::NotMet,
        Truth::CannotTell => Truth::CannotTell,
        Truth::NotMet => Truth::Met,
    }
}

fn day_span(day: Day) -> Span {
    Span {
        first: Some(day),
        last: Some(day),
    }
}

fn exact(span: Span) -> Option<Day> {
    span.first.filter(|_| span.first == span.last)
}

/// Whether something lies on the day of another or no more than so many days after it.
fn soon_after(span: Span, anchor: Span, days: u32) -> Truth {
    let between = |day: Option<Day>, other: Option<Day>| {
        day.zip(other).map(|(day, other)| day.days_since(other))
    };
    let (least, most) = (
        between(span.first, anchor.last),
        between(span.last, anchor.first),
    );
    if least.is_some_and(|least| least > i64::from(days)) || most.is_some_and(|most| most < 0) {
        Truth::NotMet
    } else if least.is_some_and(|least| least >= 0)
        && most.is_some_and(|most| most <= i64::from(days))
    {
        Truth::Met
    } else {
        Truth::CannotTell
    }
}
