use crate::model::dates::{Day, Stated, When};
use crate::model::instrument::{Answer, Reply};

use super::{Age, Assessment, Case, VICTIM};

/// An assessment made again: last time's answers lie beside today's, and count today when they have been confirmed.
impl Case {
    /// Today's assessment about a person with that instrument, begun now if there is none.
    pub fn present_about(&mut self, whom: &str, instrument: &str) -> &mut Assessment {
        if whom == VICTIM {
            return self.present_assessment(instrument);
        }
        let when = When::from(self.as_of);
        let is_it = |one: &Assessment| {
            one.of.as_deref() == Some(whom)
                && one.instrument.as_deref() == Some(instrument)
                && one.when == when
        };
        let list = &mut self.assessments.list;
        if !list.iter().any(is_it) {
            list.push(Assessment {
                id: super::edit::free_id("a", list.iter().map(|one| one.id.as_str())),
                when,
                instrument: Some(instrument.to_owned()),
                of: Some(whom.to_owned()),
                ..Assessment::default()
            });
        }
        let place = list
            .iter()
            .rposition(is_it)
            .unwrap_or(list.len().saturating_sub(1));
        #[expect(
            clippy::indexing_slicing,
            reason = "the position was just found in this list"
        )]
        &mut list[place]
    }

    /// Today's assessment about a person with that instrument, if it has been begun.
    pub fn today_about(&self, whom: &str, instrument: &str) -> Option<&Assessment> {
        let when = When::from(self.as_of);
        let with = self.made_about(whom, instrument);
        with.filter(|one| one.when == when).last()
    }

    /// Last time's assessment about a person with that instrument: the newest that holds answers, of a day before the
    /// one the case speaks for.
    pub fn last_about(&self, whom: &str, instrument: &str) -> Option<&Assessment> {
        self.last_about_before(whom, instrument, self.as_of)
    }

    /// The same before another day.
    pub fn last_about_before(
        &self,
        whom: &str,
        instrument: &str,
        before: Day,
    ) -> Option<&Assessment> {
        let before = |one: &&Assessment| one.when.exact().is_some_and(|day| day < before);
        let earlier = self
            .made_about(whom, instrument)
            .filter(before)
            .filter(|one| !one.answers.is_empty());
        earlier.max_by_key(|one| one.when.exact())
    }

    /// Whether anything was answered on the day the case speaks for, about whomever.
    pub fn is_answered(&self) -> bool {
        let today = When::from(self.as_of);
        let told = |one: &Assessment| {
            one.answers
                .values()
                .any(|answer| *answer != Answer::default())
        };
        self.assessments
            .list
            .iter()
            .any(|one| one.when == today && (one.grade.is_some() || told(one)))
    }

    /// Whether the victim was assessed before that day, with answers.
    pub fn has_earlier(&self, day: Day) -> bool {
        let made = |one: &Assessment| one.when.exact().is_some_and(|made| made < day);
        self.assessments
            .list
            .iter()
            .any(|one| one.is_of_victim() && !one.answers.is_empty() && made(one))
    }

    /// When the victim was assessed last, by an answer or a grade, where that is certainly before a day. A case from a
    /// publication stays as of its own day.
    pub fn assessed_before(&self, day: Day) -> Option<When> {
        let made =
            self.assessments.list.iter().filter(|one| {
                one.is_of_victim() && (one.grade.is_some() || !one.answers.is_empty())
            });
        let (last, when) = made
            .filter_map(|one| Some((one.when.span().last?, one.when)))
            .max_by_key(|(last, _)| *last)?;
        (self.taken_from.is_empty() && last < day).then_some(when)
    }

    /// How many questions have an answer that was given or confirmed on the day the case speaks for, whomever it is about.
    pub fn answers_given(&self) -> usize {
        let today = When::from(self.as_of);
        let made = self.assessments.list.iter().filter(|one| one.when == today);
        let told = |one: &Assessment| {
            let answers = one.answers.values();
            answers
                .filter(|answer| answer.reply != Reply::NotAsked)
                .count()
        };
        made.map(told).sum()
    }

    fn made_about<'c>(
        &'c self,
        whom: &str,
        instrument: &str,
    ) -> impl Iterator<Item = &'c Assessment> {
        let list = self.assessments.list.iter();
        list.filter(move |one| {
            one.instrument.as_deref() == Some(instrument)
                && one.of.as_deref().unwrap_or(VICTIM) == whom
        })
    }

    /// Under which name the answers about a person causing harm are kept: those about the first may not say of whom.
    pub fn answers_about<'c>(&self, person: &'c str, instrument: &str) -> &'c str {
        let first = self
            .people
            .causing_harm
            .first()
            .is_some_and(|first| first.id == person);
        let named = self.made_about(person, instrument).next().is_some();
        if first && !named { VICTIM } else { person }
    }

    /// The answer given or confirmed today.
    pub fn given_today(&self, whom: &str, instrument: &str, item: &str) -> Option<&Answer> {
        self.today_about(whom, instrument)?.answers.get(item)
    }

    /// Last time's answer, with the day it was given: an answer that was carried then keeps its own day.
    pub fn given_last_time(
        &self,
        whom: &str,
        instrument: &str,
        item: &str,
    ) -> Option<(Day, &Answer)> {
        let last = self.last_about(whom, instrument)?;
        let answer = last.answers.get(item)?;
        let told = answer.reply != Reply::NotAsked || !answer.note.is_empty();
        let day = last
            .when
            .exact()
            .map(|made| answer.carried_from(made).unwrap_or(made))
            .or(answer.as_at)?;
        told.then_some((day, answer))
    }

    /// Carries one answer over from last time, because it was confirmed. One that was given today stays as it is, and
    /// so does a note written today.
    pub fn carry(&mut self, whom: &str, instrument: &str, item: &str) {
        let Some((day, answer)) = self.given_last_time(whom, instrument, item) else {
            return;
        };
        let carried = Answer {
            as_at: Some(day),
            ..answer.clone()
        };
        let now = self
            .present_about(whom, instrument)
            .answers
            .entry(item.to_owned())
            .or_default();
        if now.reply == Reply::NotAsked {
            let note = std::mem::take(&mut now.note);
            *now = carried;
            if !note.is_empty() {
                now.note = note;
            }
        }
    }

    /// Lets the case speak for a later day on which it is assessed again. What was assessed stays where it was, and
    /// nothing of it counts for the new day until it is confirmed; whether each list is complete is to be asked again.
    pub fn begin_again(&mut self, day: Day) {
        if day <= self.as_of {
            return;
        }
        let old = self.as_of;
        let people = &mut self.people;
        let persons = std::iter::once(&mut people.victim)
            .chain(&mut people.causing_harm)
            .chain(&mut people.others);
        let ages = persons
            .map(|person| &mut person.age)
            .chain(people.children.iter_mut().map(|child| &mut child.age));
        ages.flatten().for_each(|age| *age = born(*age, old));
        if self.judgement != super::Judgement::default() {
            self.judgement.when.get_or_insert(old);
        }
        let mut begun: Vec<String> = Vec::new();
        for one in self
            .assessments
            .list
            .iter()
            .filter(|one| one.is_of_victim() && !one.answers.is_empty())
        {
            begun.extend(one.instrument.clone().filter(|id| !begun.contains(id)));
        }
        self.as_of = day;
        for instrument in begun {
            self.present_assessment(&instrument);
        }
        // What was to be done by then is done with this.
        self.next_review.take_if(|review| *review <= day);
        // Where paper can be kept is true of a day: it is asked again.
        self.contact.may_leave_paper = None;
        self.assessments.all_known = false;
        self.events.all_known = false;
        self.maracs.all_known = false;
        self.changes.all_known = false;
        self.orders.all_known = false;
    }

    /// The case as a later day would see it, before it is assessed again on that day.
    pub fn seen_from(&self, day: Day) -> Self {
        Self {
            as_of: day,
            ..self.clone()
        }
    }

    /// The case as it was before today's assessments were begun: what calls for a new one is read from this.
    pub fn before_today(&self) -> Self {
        let mut before = self.clone();
        let today = When::from(self.as_of);
        before.assessments.list.retain(|one| one.when != today);
        before
    }
}

/// The days somebody of so many years on `old` was born on: an age in years does not stay the same.
fn born(age: Age, old: Day) -> Age {
    let Age::Years(years) = age else { return age };
    let months = |years: u32| old.months_before(years.saturating_mul(12));
    let from = months(years.saturating_add(1)).plus_days(1);
    Age::Born(When::Between(Stated::Day(from), Stated::Day(months(years))))
}
