use crate::model::book::Rulebook;
use crate::model::instrument::Item;
use crate::model::rules::{
    Anchor, AroundAsked, Criterion, Extent, PeopleScope, PersonIs, RepeatEvents, Threshold, Who,
};

use super::around::around_rule;
use super::names::{grade, grade_or_above, kind, related, unit};
use super::numbers::{capitalised, list, plural};

/// No more items than this are named by their ids.
const FEW: usize = 6;

/// What a criterion asks for, without a case, in words that go into a sentence; the book names checklists and items.
pub fn rule_words(criterion: &Criterion, book: &Rulebook) -> String {
    let list_name = |id: &str| {
        book.instrument(id)
            .map_or_else(|| format!("the list `{id}`"), |one| one.title.clone())
    };
    match criterion {
        Criterion::Score(asked) => {
            let of = match asked.items.len() {
                0 => String::new(),
                1 => format!(" to item {}", list(&asked.items, "and")),
                2..=FEW => format!(" among items {}", list(&asked.items, "and")),
                many => format!(" among {many} of the items"),
            };
            let name = list_name(&asked.instrument);
            format!(
                "{}{of} on the list \u{201c}{name}\u{201d}",
                needed(asked.count, "yes answer", "yes answers")
            )
        }
        Criterion::Item(asked) => {
            let item = book
                .instrument(&asked.instrument)
                .and_then(|instrument| instrument.item(&asked.item));
            let item = item.map_or_else(
                || format!("item `{}` of {}", asked.item, list_name(&asked.instrument)),
                Item::named,
            );
            let instrument = book.instrument(&asked.instrument);
            let answer = asked.step.as_ref().map_or("yes", |step| {
                instrument
                    .and_then(|instrument| instrument.step_of(step))
                    .map_or(step, |step| &step.label)
            });
            format!("{item}: {}", answer.to_lowercase())
        }
        Criterion::Grade(asked) => format!(
            "the professional's own grade is {}",
            grade_or_above(asked.at_least)
        ),
        Criterion::Events(asked) => {
            let (one, many) = unit(&asked.recorded);
            let mut words = needed(asked.count, &one, &many);
            if !asked.kinds.is_empty() {
                let kinds: Vec<&str> = asked.kinds.iter().map(|one| kind(*one)).collect();
                words = format!("{words} of {}", list(&kinds, "or"));
            }
            if let Some(months) = asked.months {
                words = format!("{words} in {}", plural(months, "month", "months"));
            }
            words = format!("{words}, {}", between(asked.people));
            if asked.place == Extent::ThisArea {
                words.push_str(", in this area");
            }
            if !asked.current {
                words.push_str(", before the present one");
            }
            words
        }
        Criterion::Rising(_) => "how often or how severe is going up".to_owned(),
        Criterion::Assessments(asked) => {
            let words = needed(asked.count, "assessment", "assessments");
            let grades: Vec<&str> = asked.grades.iter().map(|one| grade(*one)).collect();
            let words = if grades.is_empty() {
                words
            } else {
                format!("{words} graded {}", list(&grades, "or"))
            };
            let within = |months| format!("{words} in {}", plural(months, "month", "months"));
            asked.months.map_or_else(|| words.clone(), within)
        }
        Criterion::Repeat(asked) => {
            let what = match asked.events {
                RepeatEvents::AnyAbuse => "any new abuse",
                RepeatEvents::WouldBeCrime => "any new event",
            };
            let crime = match asked.events {
                RepeatEvents::AnyAbuse => "",
                RepeatEvents::WouldBeCrime => ", if it would be a crime when reported",
            };
            let people = between(asked.people);
            let months = plural(asked.months, "month", "months");
            let anchor = match asked.anchor {
                Anchor::Referral => "the last referral",
                Anchor::Meeting => "the last meeting",
                Anchor::LastDiscussed => "when it was last discussed",
            };
            let heard = match asked.heard {
                Extent::Anywhere => "wherever that was heard",
                Extent::ThisArea => "heard in this area",
            };
            format!("{what} {people} within {months} of {anchor}, {heard}{crime}")
        }
        Criterion::Judgement(asked) if asked.written => {
            "the professional judges that it should be heard, with reasons in writing".to_owned()
        }
        Criterion::Judgement(_) => "the professional judges that it should be heard".to_owned(),
        Criterion::SignedOff(by) => format!("signed off by {by}"),
        Criterion::Person(asked) => person(asked),
        Criterion::Since(asked) => around_rule(AroundAsked::Since(asked), None, &[]),
        Criterion::Follows(asked) => around_rule(AroundAsked::Follows(asked), None, &[]),
        Criterion::Order(asked) => around_rule(AroundAsked::Order(asked), None, &[]),
        Criterion::LowerGrade(asked) => around_rule(AroundAsked::LowerGrade(asked), None, &[]),
        Criterion::Older(asked) => around_rule(AroundAsked::Older(asked), None, &[]),
        Criterion::Unasked(asked) => {
            let of = book.instrument(&asked.instrument);
            let items = asked.items.iter().filter_map(|id| of?.item(id));
            around_rule(AroundAsked::Unasked(asked), of, &items.collect::<Vec<_>>())
        }
        Criterion::All(parts) => format!("all of: {}", parts_words(parts, book)),
        Criterion::Any(parts) => format!("any of: {}", parts_words(parts, book)),
    }
}

/// Between whom something happened, in words that follow it.
pub(super) fn between(people: PeopleScope) -> &'static str {
    match people {
        PeopleScope::SamePair => "between the same two people",
        PeopleScope::SameVictim => "to the same victim",
        PeopleScope::SamePersonCausingHarm => "by the same person",
        PeopleScope::OthersHarmed => "by the same person to somebody else",
    }
}

/// What a criterion asks for, laid out: a sentence, and under it the parts of an *all* or an *any*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSaid {
    /// The sentence, or what is asked of the parts.
    pub says: String,
    /// The parts.
    pub parts: Vec<RuleSaid>,
}

/// What a criterion asks for, without a case, laid out part under part.
pub fn rule_said(criterion: &Criterion, book: &Rulebook) -> RuleSaid {
    let (lead, parts) = match criterion {
        Criterion::All(parts) => ("All of these:", parts),
        Criterion::Any(parts) => ("At least one of these:", parts),
        Criterion::Score(_)
        | Criterion::Item(_)
        | Criterion::Grade(_)
        | Criterion::Events(_)
        | Criterion::Rising(_)
        | Criterion::Assessments(_)
        | Criterion::Repeat(_)
        | Criterion::Judgement(_)
        | Criterion::SignedOff(_)
        | Criterion::Person(_)
        | Criterion::Since(_)
        | Criterion::Follows(_)
        | Criterion::Order(_)
        | Criterion::LowerGrade(_)
        | Criterion::Older(_)
        | Criterion::Unasked(_) => {
            return RuleSaid {
                says: capitalised(&rule_words(criterion, book)) + ".",
                parts: Vec::new(),
            };
        }
    };
    RuleSaid {
        says: lead.to_owned(),
        parts: parts.iter().map(|part| rule_said(part, book)).collect(),
    }
}

fn parts_words(parts: &[Criterion], book: &Rulebook) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Criterion::All(_) | Criterion::Any(_) => format!("({})", rule_words(part, book)),
            Criterion::Score(_)
            | Criterion::Item(_)
            | Criterion::Grade(_)
            | Criterion::Events(_)
            | Criterion::Rising(_)
            | Criterion::Assessments(_)
            | Criterion::Repeat(_)
            | Criterion::Judgement(_)
            | Criterion::SignedOff(_)
            | Criterion::Person(_)
            | Criterion::Since(_)
            | Criterion::Follows(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_)
            | Criterion::Unasked(_) => rule_words(part, book),
        })
        .collect();
    parts.join("; ")
}

fn needed(threshold: Threshold, one: &str, many: &str) -> String {
    match threshold {
        Threshold::AtLeast(number) => format!("at least {}", plural(number, one, many)),
        Threshold::MoreThan(number) => format!("more than {}", plural(number, one, many)),
        Threshold::Somewhere(from, to) => {
            format!("a number of {many} that is not published ({from} to {to})")
        }
    }
}

/// A fact that is asked of a person.
pub(super) fn person(asked: &PersonIs) -> String {
    let who = match asked.who {
        Who::Victim => "the victim",
        Who::CausingHarm => "the person causing harm",
        Who::Child => "a child who is recorded",
    };
    let mut words = Vec::new();
    if let Some(age) = asked.age {
        words.push(match (age.from, age.to) {
            (Some(from), Some(to)) => format!("is {from} to {to} years old"),
            (Some(from), None) => format!("is {from} or over"),
            (None, Some(to)) => format!("is {to} or under"),
            (None, None) => "is of any age".to_owned(),
        });
    }
    if asked.lives_here {
        words.push("lives in this area".to_owned());
    }
    if !asked.relationship.is_empty() {
        words.push(format!("is {}", related(&asked.relationship)));
    }
    if words.is_empty() {
        who.to_owned()
    } else {
        format!("{who} {}", list(&words, "and"))
    }
}
