//! What would have to be different for two rules to agree, in words.

mod fact;

use crate::engine::compare::difference::{
    AnyOf, Choice, Difference, Fact, FactSet, Fewest, MOST_FACTS,
};
use crate::logic::Truth;
use crate::model::book::{Rulebook, Rules};
use crate::model::case::Case;
use crate::model::dates::When;

use fact::fact_words;

use super::beside::told_apart;
use super::evidence::{Facts, truth_small};
use super::numbers::{gathered, list, number_word};

/// What is counted as one fact, and within which limits the smallest number is meant.
pub const WHAT_IS_ONE_FACT: &str = "One fact is one thing that could be different: an answer, or one yes more or fewer in a total; one detail of an event, an assessment, an earlier MARAC or a person that the two rules look at; the professional judgement with its reasons, or the sign-off; whether a list holds all there is; or one more event, assessment or MARAC with all its details. What changed in somebody's life, orders and the day of an assessment that holds answers stay as they are. No more than three facts about one event are changed together. Days are tried where an answer can turn as the case stands: of the days between two such turns, the last. A number, or none, is meant within these limits.";

/// One answer that both rules could come to, and what it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferenceWords {
    /// How many facts it takes.
    pub says: String,
    /// Which: each set by itself is enough, and of a set something from every list.
    pub sets: Vec<Vec<Facts>>,
    /// What else there is to say: that there are more.
    pub more: String,
}

/// The case and the book that facts are named from.
#[derive(Clone, Copy)]
struct Told<'a> {
    case: &'a Case,
    book: &'a Rulebook,
}

/// What a difference comes to, the answer that takes the fewest facts first.
pub fn difference_words(
    case: &Case,
    both: [Rules<'_>; 2],
    difference: &Difference,
) -> Vec<DifferenceWords> {
    let plain = |says: String| {
        vec![DifferenceWords {
            says,
            ..DifferenceWords::default()
        }]
    };
    match difference {
        Difference::Agree(answer) => plain(format!(
            "They agree: {} under both. Nothing would have to be different.",
            truth_small(*answer)
        )),
        Difference::NoRoute(which) => {
            let names = names(both, *which);
            let have = if names.len() == 1 { "has" } else { "have" };
            plain(format!(
                "No change of facts makes them agree: {} {have} no such route.",
                list(&names, "and")
            ))
        }
        Difference::NotKnown(which) => plain(format!(
            "No change of facts makes them agree: what {} asks for is not published, and no national guidance stands in.",
            list(&names(both, *which), "and")
        )),
        Difference::Differ(differ) => {
            let [one, _] = both;
            let told = Told {
                case,
                book: one.book,
            };
            differ
                .nearest_first()
                .into_iter()
                .map(|(answer, fewest)| fewest_words(told, answer, fewest))
                .collect()
        }
    }
}

fn names(both: [Rules<'_>; 2], which: [bool; 2]) -> Vec<String> {
    let names = told_apart(both.map(|rules| (rules.area, rules.version)));
    names
        .into_iter()
        .zip(which)
        .filter(|(_, is)| *is)
        .map(|(name, _)| name)
        .collect()
}

fn fewest_words(told: Told<'_>, answer: Truth, fewest: &Fewest) -> DifferenceWords {
    let (if_so, so) = match answer {
        Truth::Met => ("Both would be met", "both met"),
        Truth::NotMet => ("Both answers would be “not met”", "both answers “not met”"),
        Truth::CannotTell => (
            "Both answers would be “cannot tell”",
            "both answers “cannot tell”",
        ),
    };
    match fewest {
        Fewest::Never => {
            let says = format!("No change of the facts that are tried makes {so}.");
            DifferenceWords {
                says,
                ..DifferenceWords::default()
            }
        }
        Fewest::MoreThan(number) => {
            let tried = match *number {
                0 => format!("Whether one fact could make {so} was not worked out"),
                1 => format!(
                    "No change of one fact makes {so}. Changes of two facts or more were not all tried"
                ),
                most => {
                    let (most, next) = (number_word(most as usize), number_word(most as usize + 1));
                    format!(
                        "No change of up to {most} facts makes {so}. Changes of {next} facts or more were not all tried"
                    )
                }
            };
            let many = if *number >= MOST_FACTS {
                ""
            } else {
                ": there are too many of them"
            };
            DifferenceWords {
                says: format!("{tried}{many}."),
                ..DifferenceWords::default()
            }
        }
        Fewest::Facts { number, sets, all } => {
            let facts = if *number == 1 {
                "one fact were".to_owned()
            } else {
                format!("{} facts were", number_word(*number as usize))
            };
            DifferenceWords {
                says: format!("{if_so} if {facts} different."),
                sets: sets.iter().map(|set| set_words(told, set)).collect(),
                more: if *all {
                    String::new()
                } else {
                    "There are other changes of as many facts.".to_owned()
                },
            }
        }
    }
}

/// A set in lists: what is needed whole is one list.
fn set_words(told: Told<'_>, set: &FactSet) -> Vec<Facts> {
    let whole = |group: &AnyOf| {
        total_words(group).is_some()
            || group.need as usize == group.of.len()
            || group.of.iter().all(|one| one.any_number) && group.of.len() == 1
    };
    let (all, some): (Vec<&AnyOf>, Vec<&AnyOf>) = set.groups.iter().partition(|group| whole(group));
    let mut facts = Vec::new();
    if !all.is_empty() {
        let items = all.iter().flat_map(|group| {
            let total = total_words(group);
            let each = group.of.iter().filter(|_| total.is_none()).map(|choice| {
                let times = if choice.any_number && group.need > 1 {
                    format!(" ({} times)", number_word(group.need as usize))
                } else {
                    String::new()
                };
                format!("{}{times}", choice_words(told, choice))
            });
            each.collect::<Vec<_>>().into_iter().chain(total)
        });
        let items: Vec<String> = items.collect();
        let lead = match items.len() {
            1 => "This".to_owned(),
            2 => "Both of these".to_owned(),
            many => format!("All {} of these", number_word(many)),
        };
        facts.push(Facts {
            lead,
            items: gathered(items),
        });
    }
    for group in some {
        if let Some(asked) = questions_alone(told, group) {
            facts.push(asked);
            continue;
        }
        let lead = format!("Any {} of these", number_word(group.need as usize));
        let mut more = Vec::new();
        let items = group.of.iter().filter_map(|choice| {
            if let Some(kind) = day_apart(choice) {
                if more.contains(&kind) {
                    return None;
                }
                more.push(kind);
            }
            let many = if choice.any_number && group.need > 1 {
                " (as many as are needed)"
            } else {
                ""
            };
            let words =
                one_of_many(told, group, choice).unwrap_or_else(|| choice_words(told, choice));
            Some(format!("{words}{many}"))
        });
        facts.push(Facts {
            lead,
            items: gathered(items.collect()),
        });
    }
    facts
}

/// One more entry without its day, by which alone it may differ from another.
fn day_apart(choice: &Choice) -> Option<Fact> {
    let [alike] = choice.way.facts.as_slice() else {
        return None;
    };
    let mut fact = alike.first()?.clone();
    match &mut fact {
        Fact::MoreEvent(event) => event.when = When::Unknown,
        Fact::MoreAssessment(one) => one.when = When::Unknown,
        Fact::MoreMarac(one) => (one.referred, one.met) = (When::Unknown, When::Unknown),
        _ => return None,
    }
    Some(fact)
}

/// More questions of a checklist than this are not named one by one.
const MOST_NAMED: usize = 6;

/// The answer yes, or no, to a question of a checklist, where it is one of many in its group.
fn one_of_many(told: Told<'_>, group: &AnyOf, choice: &Choice) -> Option<String> {
    let (of, _, yes) = one_question(choice)?;
    let alike = group
        .of
        .iter()
        .filter_map(one_question)
        .filter(|(other, _, same)| *other == of && *same == yes);
    let title = &told.book.instrument(of)?.title;
    let yes = if yes { "yes" } else { "no" };
    (alike.count() > MOST_NAMED).then(|| format!("the answer {yes} to a question of the {title}"))
}

/// So many of the questions of a checklist, where they are many and nothing else is in the group.
fn questions_alone(told: Told<'_>, group: &AnyOf) -> Option<Facts> {
    let all_alike: Vec<String> = group
        .of
        .iter()
        .map(|choice| one_of_many(told, group, choice))
        .collect::<Option<_>>()?;
    let (first, others) = all_alike.split_first()?;
    if others.iter().any(|other| other != first) {
        return None;
    }
    let (instrument, _, yes) = one_question(group.of.first()?)?;
    let instrument = told.book.instrument(instrument)?;
    let yes = if yes { "yes" } else { "no" };
    let lead = format!(
        "The answer {yes} to any {} of these questions",
        number_word(group.need as usize)
    );
    let items = if others.len() + 1 == instrument.items.len() {
        format!(
            "all {} of the {}",
            number_word(instrument.items.len()),
            instrument.title
        )
    } else {
        list(
            &group
                .of
                .iter()
                .filter_map(one_question)
                .map(|(_, item, _)| item)
                .collect::<Vec<_>>(),
            "and",
        )
    };
    Some(Facts {
        lead,
        items: vec![items],
    })
}

/// The instrument, the question and whether the answer is yes, where a choice is one answer and no other has its effect.
fn one_question(choice: &Choice) -> Option<(&str, &str, bool)> {
    let [alike] = choice.way.facts.as_slice() else {
        return None;
    };
    let [
        Fact::Item {
            instrument,
            item,
            yes,
        },
    ] = alike.as_slice()
    else {
        return None;
    };
    Some((instrument, item, *yes))
}

/// What a total of yes answers would have to be, where that is all.
fn total_words(group: &AnyOf) -> Option<String> {
    let fact = |choice: &Choice| choice.way.first().next().cloned();
    let first = group.of.first().and_then(fact)?;
    let Fact::Total { now, more, .. } = first else {
        return None;
    };
    let to = if more {
        now + group.need
    } else {
        now.saturating_sub(group.need)
    };
    let alike = group
        .of
        .iter()
        .all(|choice| fact(choice).as_ref() == Some(&first));
    alike.then(|| format!("the total of yes answers is {to} instead of {now}"))
}

fn choice_words(told: Told<'_>, choice: &Choice) -> String {
    let facts: Vec<String> = choice
        .way
        .facts
        .iter()
        .map(|alike| alike_words(told, alike))
        .collect();
    list(&facts, "and")
}

/// More facts of the same effect than this are not named.
const MOST_ALIKE: usize = 3;

/// A fact, with others of the same effect behind it.
fn alike_words(told: Told<'_>, alike: &[Fact]) -> String {
    let mut words: Vec<String> = alike.iter().map(|fact| fact_words(told, fact)).collect();
    words.dedup();
    let more = words.len() > MOST_ALIKE;
    words.truncate(MOST_ALIKE);
    let said = list(&words, "or");
    if more {
        format!("{said}, or another to the same effect")
    } else {
        said
    }
}
