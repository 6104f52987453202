//! Things of a case, and what criteria about them come to, in words.

use std::cmp::Reverse;

use crate::engine::decision::{LookedAt, Part, Thing, ThingsFound};
use crate::model::case::{Case, Change, Order};
use crate::model::dates::When;
use crate::model::instrument::{AnswerSource, Item};
use crate::model::rules::{CriterionAsked, RestsOn};

use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Naming, Perhaps, Private,
    RuleContext, Says, SpokenTo, ThingWeighed, Truth, Voice,
};
use crate::words::explain::kept_back::as_many;
use crate::words::explain::names::{event_name, grade, order_kind, outcome, person_name, what};
use crate::words::explain::numbers::{capitalised, gathered, list, plural};
use crate::words::explain::settle::{the_assessment, the_marac};

/// A kind of criterion about things of a case.
pub trait ThingsWords: AskedWords + CriterionAsked {
    /// Whether it asks for what followed something else: then its things come newest first, each once.
    const FOLLOWS: bool = false;

    /// What its things are, where they perhaps are what is asked for, beside what the notice says.
    const PERHAPS: &str = "";

    /// What it asked for, of what was looked at.
    fn asked(&self, _looked_at: &LookedAt<'_>) -> String {
        self.rule(RuleContext::default())
    }

    /// One of its things by name, as it asks about it.
    fn called(&self, weighed: &ThingWeighed<'_>, case: &Case) -> String {
        weighed_name(weighed, case)
    }

    /// The one item that it asks about, where it is whether one was asked at all.
    fn one_not_asked<'a>(&self, _looked_at: &LookedAt<'a>) -> Option<&'a Item> {
        None
    }
}

impl<'a, Asked: ThingsWords> EvidenceWords<'a> for ThingsFound<'a, Asked> {
    fn says(&self, answer: Truth, _voice: Voice<'_>) -> Says {
        let answer_is_open = answer == Truth::CannotTell;
        let asked = || self.asked.asked(&self.looked_at);
        let (asked, word) = match (self.asked.one_not_asked(&self.looked_at), answer) {
            (Some(item), Truth::Met) => (item.named(), "not asked"),
            (Some(item), Truth::NotMet) => (item.named(), "it was asked"),
            (Some(item), Truth::CannotTell) => (item.named(), "whether it was asked is not known"),
            (None, Truth::Met) => (asked(), "yes"),
            (None, Truth::NotMet) => (asked(), "no"),
            (None, Truth::CannotTell) => (asked(), "it cannot be told yet"),
        };
        let lead = format!("{}: {word}", capitalised(&asked));
        let LookedAt { newest, things, .. } = &self.looked_at;
        // Where all is known and nothing could be looked at, there is no grade that could be lower.
        let nothing_graded = newest.is_empty() && things.is_empty() && answer_is_open;
        let more = match (self.looked_at.may_be_more, nothing_graded) {
            (true, _) => "Not everything has been asked about.",
            (false, true) => "No grade has been given.",
            (false, false) => "",
        };
        Says::new(lead, more)
    }

    /// The things that were looked at, by how they fit.
    fn facts(&self, _finding: &Finding<'a>, _voice: Voice<'_>) -> Vec<Facts> {
        let of = |answer, lead: &str| {
            let things = self.looked_at.things.iter();
            let things: Vec<_> = things
                .filter(|weighed| weighed.answer == answer)
                .copied()
                .collect();
            let items = if Asked::FOLLOWS {
                followed(&things, self.looked_at.case)
            } else {
                self.named(&things.iter().collect::<Vec<_>>())
            };
            (!items.is_empty()).then(|| Facts {
                lead: format!("{lead} ({})", items.len()),
                items: gathered(items),
            })
        };
        of(Truth::Met, "These")
            .into_iter()
            .chain(of(Truth::CannotTell, "Perhaps these"))
            .collect()
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        Among::needed(match self.asked.one_not_asked(&self.looked_at) {
            Some(item) => format!("{} (not asked)", item.named()),
            None => self.asked.asked(&self.looked_at),
        })
    }

    fn private(&self, kept: &KeptBack) -> Private {
        let mut things = self.looked_at.things.iter();
        let is_in = things.any(|one| self.keeps(one, kept));
        let told = self.told(kept).count();
        let is_met_without = match self.asked.about().rests_on {
            RestsOn::Items(needed) => as_many(told, needed),
            // Something may be met with nothing to show for it.
            RestsOn::Points(..) | RestsOn::Changes(_) | RestsOn::Other => told > 0 || !is_in,
        };
        Private {
            is_in,
            is_met_without,
        }
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        let case = self.looked_at.case;
        let kept = naming.kept;
        if Asked::FOLLOWS {
            // Told together with what else followed something.
            naming
                .followed
                .extend(self.told(kept).map(|one| (case, *one)));
        } else {
            let told = self.told(kept);
            let told = told.map(|one| self.asked.called(one, case));
            naming.facts.extend(told);
        }
    }

    fn is_in_order_of_time(&self) -> bool {
        Asked::FOLLOWS
    }

    fn perhaps(&self, perhaps: &[&ThingWeighed<'a>]) -> Option<Perhaps> {
        Some(Perhaps {
            what: Asked::PERHAPS,
            facts: self.named(perhaps),
            does_not_tell: what_does_not_tell(perhaps),
        })
    }
}

impl<'a, Asked: ThingsWords> ThingsFound<'a, Asked> {
    fn named(&self, things: &[&ThingWeighed<'_>]) -> Vec<String> {
        let case = self.looked_at.case;
        let names = things.iter().map(|one| self.asked.called(one, case));
        names.collect()
    }

    /// Whether one of the things is kept back, or what it follows is.
    fn keeps(&self, weighed: &ThingWeighed<'_>, kept: &KeptBack) -> bool {
        let is = |thing| match thing {
            Thing::Change(change) => kept.changes.contains(&change.what),
            // An item of which it is not said whose it is may be any.
            Thing::Item(item) => self
                .asked
                .about()
                .items
                .is_none_or(|items| kept.item(items.instrument, &item.id)),
            Thing::Event(_) | Thing::Order(_) | Thing::Assessment(_) | Thing::Marac(_) => false,
        };
        is(weighed.thing) || weighed.after.is_some_and(is)
    }

    /// What is what was asked for, without what is kept back.
    fn told(&self, kept: &KeptBack) -> impl Iterator<Item = &ThingWeighed<'a>> {
        let things = self.looked_at.things.iter();
        things.filter(|one| one.answer == Truth::Met && !self.keeps(one, kept))
    }
}

/// Why it cannot be told of what may have come since, or may have been graded higher before.
fn what_does_not_tell(perhaps: &[&ThingWeighed<'_>]) -> &'static str {
    // Whom it harmed is asked of what stands before a later grade.
    let harmed = perhaps
        .iter()
        .any(|weighed| weighed.after.is_some() && weighed.open.has(Part::People));
    let dates = !harmed
        || perhaps
            .iter()
            .any(|weighed| weighed.open.and(weighed.open_after).has(Part::Date));
    let of_three = |weighed: &&ThingWeighed<'_>| weighed.open_after.has(Part::OfFour);
    if perhaps.iter().all(of_three) {
        return "High was given later where there were three grades, and may be very high.";
    }
    match (dates, harmed) {
        (true, false) => "The dates do not tell.",
        (false, _) => "Who was harmed is not recorded.",
        (true, true) => "The dates do not tell, or who was harmed is not recorded.",
    }
}

/// A change as a sentence names it.
pub fn change_name(change: &Change) -> String {
    match change.when {
        When::Unknown => format!("{} (date not known)", what(change.what)),
        when => format!("{when}, {}", what(change.what)),
    }
}

/// An order as a sentence names it, with how long it lasts.
pub fn order_name(order: &Order) -> String {
    let joint = if order.from == When::Unknown { "," } else { "" };
    format!("{}{joint} {}", order_kind(order.kind), order_lasts(order))
}

/// An order by name and by its beginning alone, where that is what something follows.
pub fn order_begun(order: &Order) -> String {
    let joint = if order.from == When::Unknown { "," } else { "" };
    format!("{}{joint} {}", order_kind(order.kind), order_from(order))
}

fn order_from(order: &Order) -> String {
    match order.from {
        When::Unknown => "its beginning not known".to_owned(),
        from => format!("from {from}"),
    }
}

/// From when until when an order lasts.
pub(in crate::words::explain) fn order_lasts(order: &Order) -> String {
    let from = order_from(order);
    match order.until {
        None | Some(When::Unknown) => format!("{from}, its end not known"),
        Some(until) => format!("{from}, until {until}"),
    }
}

/// Something of a case by name: whose it is, where there are several persons causing harm, and whom it harmed, where that
/// was not the victim.
pub(in crate::words::explain) fn thing_name(thing: Thing<'_>, case: &Case) -> String {
    named(thing, case, order_name)
}

/// The same, with an order in these words.
fn named(thing: Thing<'_>, case: &Case, order_words: fn(&Order) -> String) -> String {
    let whose = |ids: &[String], word: &str| {
        let several = case.people.causing_harm.len() > 1;
        let persons = ids
            .iter()
            .filter(|id| several && case.people.causes_harm(id));
        let names: Vec<String> = persons.map(|id| person_name(case, id)).collect();
        (!names.is_empty()).then(|| format!("{word} {}", list(&names, "and")))
    };
    let (name, said): (String, Vec<Option<String>>) = match thing {
        Thing::Event(event) => {
            let harmed: Vec<String> = event
                .harmed
                .iter()
                .map(|id| person_name(case, id))
                .collect();
            let others =
                (!event.is_of_victim()).then(|| format!("harming {}", list(&harmed, "and")));
            let graded = event.grade.map(|was| format!("graded {}", grade(was)));
            let came = event.outcome.map(|came| outcome(came).to_owned());
            let disputed = event
                .breach
                .as_ref()
                .is_some_and(|breach| !breach.disputed.trim().is_empty());
            let disputed = disputed.then(|| "disputed".to_owned());
            (
                event_name(event),
                vec![others, whose(&event.by, "by"), graded, came, disputed],
            )
        }
        Thing::Change(change) => {
            let accused = change.source == Some(AnswerSource::Perpetrator);
            let source = accused.then(|| "as the person causing harm says".to_owned());
            (change_name(change), vec![whose(&change.who, "of"), source])
        }
        Thing::Order(order) => (order_words(order), vec![whose(&order.on, "on")]),
        Thing::Assessment(assessment) => {
            let graded = assessment
                .grade
                .map_or_else(String::new, |was| format!(", graded {}", grade(was)));
            (
                format!("{}{graded}", the_assessment(assessment)),
                Vec::new(),
            )
        }
        Thing::Marac(marac) => (the_marac(marac), Vec::new()),
        Thing::Item(item) => (item.label.clone(), Vec::new()),
    };
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() {
        name
    } else {
        format!("{name} ({})", said.join("; "))
    }
}

/// What it follows or is lower than, in words that go after its name; nothing where it is by itself.
fn after_words(weighed: &ThingWeighed<'_>, case: &Case) -> Option<String> {
    let after = weighed.after?;
    let name = named(after, case, order_begun);
    Some(match (after, weighed.days) {
        (Thing::Assessment(_), _) => format!("and later {name}"),
        (_, Some(0)) => format!("on the day of {name}"),
        (_, Some(days)) => {
            let days = plural(
                u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX),
                "day",
                "days",
            );
            format!("{days} after {name}")
        }
        (_, None) => format!("after {name}"),
    })
}

/// A thing that was looked at, by name, with what it follows or is lower than.
fn weighed_name(weighed: &ThingWeighed<'_>, case: &Case) -> String {
    let name = match (weighed.thing, weighed.after) {
        // Of two grades it is told when each was given and which.
        (Thing::Event(event), Some(Thing::Assessment(_))) => {
            format!(
                "{}{}",
                event_name(event),
                event
                    .grade
                    .map(|was| format!(", graded {}", grade(was)))
                    .unwrap_or_default()
            )
        }
        (thing, _) => thing_name(thing, case),
    };
    if let Some(day) = weighed.learned {
        return format!("{name} (from before that checklist, and learned on {day})");
    }
    let between = if matches!(weighed.after, Some(Thing::Assessment(_))) {
        ", "
    } else {
        ": "
    };
    after_words(weighed, case)
        .map_or_else(|| name.clone(), |after| format!("{name}{between}{after}"))
}

/// Events that followed something, each named once with all that it followed, the nearest first; the newest event comes
/// first.
pub(in crate::words::explain) fn followed(
    weighed: &[ThingWeighed<'_>],
    case: &Case,
) -> Vec<String> {
    let day = |thing: Thing<'_>| match thing {
        Thing::Event(event) => {
            let span = event.when.span();
            span.last.or(span.first)
        }
        _ => None,
    };
    let mut groups: Vec<(Thing<'_>, Vec<ThingWeighed<'_>>)> = Vec::new();
    for one in weighed {
        if let Some((_, all)) = groups.iter_mut().find(|(thing, _)| *thing == one.thing) {
            if !all.contains(one) {
                all.push(*one);
            }
        } else {
            groups.push((one.thing, vec![*one]));
        }
    }
    groups.sort_by_key(|(thing, _)| Reverse(day(*thing)));
    for (_, all) in &mut groups {
        all.sort_by_key(|one| one.days.unwrap_or(i64::MAX));
    }
    let line = |(thing, all): (Thing<'_>, Vec<ThingWeighed<'_>>)| {
        let after: Vec<String> = all
            .iter()
            .filter_map(|one| after_words(one, case))
            .collect();
        format!("{}: {}", thing_name(thing, case), after.join(", and "))
    };
    groups.into_iter().map(line).collect()
}

pub(super) fn item_of(thing: Thing<'_>) -> Option<&Item> {
    match thing {
        Thing::Item(item) => Some(item),
        Thing::Event(_)
        | Thing::Change(_)
        | Thing::Order(_)
        | Thing::Assessment(_)
        | Thing::Marac(_) => None,
    }
}
