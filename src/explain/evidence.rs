use crate::case::Marac;
use crate::decision::{
    AssessmentsFound, Count, EventsFound, Evidence, Finding, GradeFound, ItemFound, ItemReading, JudgementFound,
    JudgementMissing, OtherReading, PersonFound, Reading, RepeatFound, RepeatPair, RisingFound, ScoreFound,
    SignedOffFound, Truth, Weighed, Window,
};
use crate::rules::{Anchor, Extent, PeopleScope, RepeatEvents, Threshold, Who};

use super::around::{around_lists, around_rule, around_words};
use super::names::{event_name, grade, police, relationship, reply, unit};
use super::numbers::{capitalised, gathered, list, plural};
use super::settle::settling;

/// Whose rule is spoken of and what "here" is called.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// Whose rule it is: "Lewisham", "national guidance".
    pub rule_of: &'a str,
    /// The place that counts as here; nothing when the place the victim lives in is meant.
    pub here: Option<&'a str>,
}

/// A criterion in words: the sentence, the facts under it, and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Its answer.
    pub answer: Truth,
    /// What it comes to, in a sentence or two.
    pub says: String,
    /// Named facts.
    pub facts: Vec<Facts>,
    /// The criteria it is made of.
    pub parts: Vec<Explained>,
}

/// Facts under one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What they have in common ("Counts", "Does not count here, because ...").
    pub lead: String,
    /// The facts by name.
    pub items: Vec<String>,
}

impl<'a> Voice<'a> {
    /// A finding in words.
    pub fn explain(self, finding: &Finding<'_>) -> Explained {
        let (says, facts, parts) = match &finding.evidence {
            Evidence::Score(found) => (self.score(found, finding.answer), score_facts(found, finding), Vec::new()),
            Evidence::Item(found) => (item(found), Vec::new(), Vec::new()),
            Evidence::Grade(found) => (grade_words(found, finding.answer), Vec::new(), Vec::new()),
            Evidence::Events(found) => (self.events(found), self.event_facts(found), Vec::new()),
            Evidence::Rising(found) => (rising(found, finding.answer), rising_facts(found), Vec::new()),
            Evidence::Assessments(found) => (self.assessments(found), assessment_facts(found), Vec::new()),
            Evidence::Repeat(found) => (self.repeat(found, finding.answer), repeat_facts(found), Vec::new()),
            Evidence::Judgement(found) => (judgement(found), Vec::new(), Vec::new()),
            Evidence::SignedOff(found) => (signed_off(found), Vec::new(), Vec::new()),
            Evidence::Person(found) => (self.person(found, finding.answer), Vec::new(), Vec::new()),
            Evidence::Around(found) => {
                (around_words(found, finding.answer, &around_rule(found.asked, None)), around_lists(found), Vec::new())
            }
            Evidence::All(parts) => {
                let says = match finding.answer {
                    Truth::Met => "All of these are needed, and all are met.",
                    Truth::CannotTell => "All of these are needed. It cannot be told yet whether they are met.",
                    Truth::NotMet => "All of these are needed, and not all are met.",
                };
                (says.to_owned(), Vec::new(), parts.iter().map(|part| self.explain(part)).collect())
            }
            Evidence::Any(parts) => {
                let says = match finding.answer {
                    Truth::Met => "Any one of these is enough, and at least one is met.",
                    Truth::CannotTell => "Any one of these is enough. It cannot be told yet whether one is met.",
                    Truth::NotMet => "Any one of these would be enough, and none is met.",
                };
                (says.to_owned(), Vec::new(), parts.iter().map(|part| self.explain(part)).collect())
            }
        };
        Explained { answer: finding.answer, says, facts, parts }
    }

    fn score(self, found: &ScoreFound<'_>, answer: Truth) -> String {
        let asks = self.asks(found.asked.count, "yes answer", "yes answers");
        let Some(instrument) = found.instrument else {
            return format!("The checklist this rule counts (`{}`) is not loaded. {asks}", found.asked.instrument);
        };
        if found.assessment.is_none() {
            return format!(
                "{} has not been started, so nothing can be counted. {asks}",
                capitalised(&instrument.title)
            );
        }
        match (answer, found.count.most) {
            (Truth::Met, _) => format!("{} yes. {asks}", found.count.least),
            (Truth::NotMet, Some(most)) if most == found.count.least => format!("{most} yes, and nothing open. {asks}"),
            (Truth::NotMet, Some(most)) => format!("{} yes, and {most} at most. {asks}", found.count.least),
            (_, Some(most)) => format!("{} yes confirmed, up to {most} possible. {asks}", found.count.least),
            (_, None) => format!("{} yes confirmed. {asks}", found.count.least),
        }
    }

    fn asks(self, threshold: Threshold, one: &str, many: &str) -> String {
        let number = |number: u32| plural(number, one, many);
        let rule_of = capitalised(self.rule_of);
        match threshold {
            Threshold::AtLeast(least) => format!("{rule_of} asks for {} or more.", number(least)),
            Threshold::MoreThan(more) => format!("{rule_of} asks for more than {}.", number(more)),
            Threshold::Somewhere(least, most) => {
                format!("How many {many} {} asks for is not published: it lies from {least} to {most}.", self.rule_of)
            }
        }
    }

    fn here(self) -> String {
        self.here.map_or_else(|| "the area the victim lives in".to_owned(), str::to_owned)
    }

    fn events(self, found: &EventsFound<'_>) -> String {
        let (one, many) = unit(&found.asked.recorded);
        let needed = found.asked.count;
        let when = window(found.window);
        let whose = found
            .person
            .map(|person| format!(", all by {}", person_name(&person.called, &person.id)))
            .unwrap_or_default();
        let counted = match found.count {
            Count { least, most: Some(most) } if least == most => {
                if let Threshold::AtLeast(enough) = needed
                    && least < enough
                {
                    return format!("{least} of {} {when}{whose}.", plural(enough, &one, &many));
                }
                format!("{} {when}{whose}", plural(least, &one, &many))
            }
            Count { least, most: Some(most) } => {
                format!("{least} confirmed and up to {most} possible {many} {when}{whose}")
            }
            Count { least, most: None } => {
                format!(
                    "{} confirmed {when}{whose}; there may be more, because earlier events have not all been asked about",
                    plural(least, &one, &many)
                )
            }
        };
        let needed = match needed {
            Threshold::AtLeast(number) => format!("{number} needed"),
            Threshold::MoreThan(number) => format!("more than {number} needed"),
            Threshold::Somewhere(from, to) => format!("how many are needed is not published, from {from} to {to}"),
        };
        format!("{counted}; {needed}.")
    }

    fn event_facts(self, found: &EventsFound<'_>) -> Vec<Facts> {
        let mut facts = Vec::new();
        let counted: Vec<String> = found.that(Truth::Met).map(|weighed| event_name(weighed.event)).collect();
        if !counted.is_empty() {
            facts.push(Facts { lead: format!("Counts ({})", counted.len()), items: gathered(counted) });
        }
        let mut groups: Vec<Facts> = Vec::new();
        let mut put = |lead: String, item: String| match groups.iter_mut().find(|group| group.lead == lead) {
            Some(group) => group.items.push(item),
            None => groups.push(Facts { lead, items: vec![item] }),
        };
        for weighed in found.that(Truth::CannotTell) {
            put(format!("May count: {}", self.doubts(weighed, found.window)), event_name(weighed.event));
        }
        for weighed in found.that(Truth::NotMet) {
            put(format!("Does not count here: {}", self.why_not(weighed, found.window)), event_name(weighed.event));
        }
        facts.extend(
            groups.into_iter().map(|Facts { lead, items }| Facts {
                lead: format!("{lead} ({})", items.len()),
                items: gathered(items),
            }),
        );
        if !found.otherwise.is_empty() {
            let items = found.otherwise.iter().map(|other| self.other_reading(other, found)).collect();
            facts.push(Facts { lead: "The source leaves some of this open. Read another way".to_owned(), items });
        }
        facts
    }

    fn why_not(self, weighed: &Weighed<'_>, days: Window) -> String {
        let fit = weighed.fit;
        let mut reasons = Vec::new();
        if fit.date == Truth::NotMet {
            reasons.push(match fit.days_outside {
                Some(outside) if outside < 0 => {
                    // Of a date that is not exact, the last day it may be is the nearest.
                    let least = if weighed.event.when.exact().is_none() { "at least " } else { "" };
                    format!("before the window by {least}{}", plural(clamped(outside.unsigned_abs()), "day", "days"))
                }
                Some(_) => format!("after {}", days.to),
                None => "outside the window".to_owned(),
            });
        }
        if fit.recorded == Truth::NotMet {
            reasons.push(police(weighed.event.police).to_owned());
        }
        if fit.kind == Truth::NotMet {
            reasons.push("not the kind of act asked for".to_owned());
        }
        if fit.place == Truth::NotMet {
            reasons.push(format!("not in {}", self.here()));
        }
        if fit.people == Truth::NotMet {
            reasons.push("not between the people asked about".to_owned());
        }
        if fit.earlier == Truth::NotMet {
            reasons.push("it led to this assessment, and earlier events are counted".to_owned());
        }
        list(&reasons, "and")
    }

    fn doubts(self, weighed: &Weighed<'_>, days: Window) -> String {
        let fit = weighed.fit;
        let mut doubts = Vec::new();
        if fit.date == Truth::CannotTell {
            let edge = days.from.map_or_else(|| format!("after {}", days.to), |from| format!("before {from}"));
            doubts.push(format!("its exact date would settle whether it falls {edge}"));
        }
        if fit.recorded == Truth::CannotTell {
            doubts.push("how it was recorded is not known".to_owned());
        }
        if fit.kind == Truth::CannotTell {
            doubts.push("what was done is not known".to_owned());
        }
        if fit.place == Truth::CannotTell {
            doubts.push("where it happened is not known for certain".to_owned());
        }
        if fit.people == Truth::CannotTell {
            doubts.push("who did it, or to whom, is not known".to_owned());
        }
        list(&doubts, "and")
    }

    /// What comes of another reading, in a line.
    pub(super) fn other_reading(self, other: &Reading, found: &EventsFound<'_>) -> String {
        let reading = match other.reading {
            OtherReading::Place(Extent::ThisArea) => format!("counting the records of {} alone", self.here()),
            OtherReading::Place(Extent::Anywhere) => "counting events elsewhere too".to_owned(),
            OtherReading::People(PeopleScope::SamePair) => "counting events between the same two people".to_owned(),
            OtherReading::People(PeopleScope::SameVictim) => {
                "counting everything done to this victim, by anyone".to_owned()
            }
            OtherReading::People(PeopleScope::SamePersonCausingHarm) => {
                "counting everything done by the same person, to anyone".to_owned()
            }
            OtherReading::People(PeopleScope::OthersHarmed) => {
                "counting what the same person did to somebody else".to_owned()
            }
            OtherReading::Current(true) => "counting the present event too".to_owned(),
            OtherReading::Current(false) => "leaving out the present event".to_owned(),
        };
        let (one, many) = unit(&found.asked.recorded);
        let count = match other.count {
            count if count == found.count => "the same count".to_owned(),
            Count { least, most: Some(most) } if least == most => plural(least, &one, &many),
            Count { least, most: Some(most) } => format!("{least} confirmed, up to {most} possible"),
            Count { least, most: None } => format!("{least} confirmed, perhaps more"),
        };
        format!("{reading}: {}, {count}", truth_word(other.answer).to_ascii_lowercase())
    }

    fn assessments(self, found: &AssessmentsFound<'_>) -> String {
        let when = window(found.window);
        let counted = match found.count {
            Count { least, most: Some(most) } if least == most => {
                format!("{} {when}", plural(least, "assessment", "assessments"))
            }
            Count { least, most: Some(most) } => {
                format!("{least} confirmed and up to {most} possible assessments {when}")
            }
            Count { least, most: None } => format!(
                "{} confirmed {when}; there may be more, because earlier ones have not all been asked about",
                plural(least, "assessment", "assessments")
            ),
        };
        format!(
            "{counted}. They count whatever they came to. {}",
            self.asks(found.asked.count, "assessment", "assessments")
        )
    }

    fn repeat(self, found: &RepeatFound<'_>, answer: Truth) -> String {
        let anchor = match found.asked.anchor {
            Anchor::Referral => "the last referral to a MARAC",
            Anchor::Meeting => "the last MARAC meeting",
            Anchor::LastDiscussed => "the day the case was last discussed",
        };
        let what = match found.asked.events {
            RepeatEvents::AnyAbuse => "Any new abuse",
            RepeatEvents::WouldBeCrime => "A new event that would be a crime if it were reported",
        };
        let heard = match found.asked.heard {
            Extent::Anywhere => String::new(),
            Extent::ThisArea => format!(", when that MARAC was in {}", self.here()),
        };
        let rule = format!("{what} within {} months after {anchor}{heard} counts.", found.asked.months);
        let state = match (answer, found.maracs, found.maracs_all_known) {
            (_, 0, false) => "Nobody has recorded yet whether there was an earlier MARAC.",
            (_, 0, true) => "There was no earlier MARAC, as far as anybody found.",
            (Truth::Met, ..) => "There is such an event.",
            (Truth::CannotTell, ..) => "Whether there is such an event cannot be told yet.",
            (Truth::NotMet, ..) => "There is no such event.",
        };
        format!("{state} {rule}")
    }

    fn person(self, found: &PersonFound<'_>, answer: Truth) -> String {
        let who = match found.asked.who {
            Who::Victim => "The victim",
            Who::CausingHarm => "The person causing harm",
            Who::Child if found.asked.age.is_none() => {
                return match answer {
                    Truth::Met => "A child in the household or in contact is recorded.".to_owned(),
                    _ => "Whether there is a child in the household or in contact is not recorded.".to_owned(),
                };
            }
            Who::Child => "A child in the household or in contact",
        };
        let mut asked = Vec::new();
        if let Some(age) = found.asked.age {
            asked.push(match (age.from, age.to) {
                (Some(from), Some(to)) => format!("aged {from} to {to}"),
                (Some(from), None) => format!("aged {from} or over"),
                (None, Some(to)) => format!("aged {to} or under"),
                (None, None) => "of any age".to_owned(),
            });
        }
        if found.asked.lives_here {
            asked.push(format!("living in {}", self.here()));
        }
        if !found.asked.relationship.is_empty() {
            let words: Vec<&str> = found.asked.relationship.iter().map(|one| relationship(*one)).collect();
            asked.push(format!("the victim's {}", list(&words, "or")));
        }
        let asked = list(&asked, "and");
        let known = match (found.asked.age, found.years) {
            (Some(_), (least, Some(most))) if least == most => format!(" ({least} years old)"),
            (Some(_), (least, Some(most))) => format!(" ({least} to {most} years old)"),
            (Some(_), (_, None)) => " (age not known)".to_owned(),
            (None, _) => String::new(),
        };
        match answer {
            Truth::Met => format!("{who} is {asked}{known}."),
            Truth::NotMet => format!("{who} is not {asked}{known}."),
            Truth::CannotTell => format!("Whether {} is {asked} is not known{known}.", who.to_ascii_lowercase()),
        }
    }
}

fn clamped(days: u64) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}

fn person_name(called: &str, id: &str) -> String {
    if called.is_empty() { id.to_owned() } else { called.to_owned() }
}

/// The answer in words.
pub(super) fn truth_word(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "Met",
        Truth::NotMet => "Not met",
        Truth::CannotTell => "Cannot tell",
    }
}

fn window(window: Window) -> String {
    window.from.map_or_else(|| format!("up to {}", window.to), |from| format!("between {from} and {}", window.to))
}

fn score_facts(found: &ScoreFound<'_>, finding: &Finding<'_>) -> Vec<Facts> {
    let mut facts = Vec::new();
    if !found.yes.is_empty() {
        facts.push(Facts {
            lead: format!("Yes ({})", found.yes.len()),
            items: found.yes.iter().map(|item| item.named()).collect(),
        });
    }
    if found.assessment.is_none() {
        return facts;
    }
    if finding.answer == Truth::CannotTell {
        let lead = settling(finding).first().map(|facts| facts.lead.clone()).unwrap_or_default();
        let lead = format!("{lead} ({})", found.open.len());
        facts.push(Facts {
            lead,
            items: found.open.iter().map(|open| open_name(&open.item.named(), open.reading)).collect(),
        });
    } else if !found.open.is_empty() {
        facts.push(Facts {
            lead: format!("Not known ({})", found.open.len()),
            items: found.open.iter().map(|open| open_name(&open.item.named(), open.reading)).collect(),
        });
    }
    facts
}

fn open_name(item: &str, reading: ItemReading<'_>) -> String {
    format!("{item} ({})", reading_word(reading))
}

fn reading_word(reading: ItemReading<'_>) -> String {
    match reading {
        ItemReading::Yes => "yes".to_owned(),
        ItemReading::No => "no".to_owned(),
        ItemReading::Open(None) => "not asked".to_owned(),
        ItemReading::Open(Some(given)) => reply(given).to_ascii_lowercase(),
        ItemReading::OpenByPerpetrator => "no, said by the person causing harm, which is not enough".to_owned(),
    }
}

fn item(found: &ItemFound<'_>) -> String {
    found.item.map_or_else(
        || {
            format!(
                "The question this rule asks (`{}` in `{}`) is not loaded.",
                found.asked.item, found.asked.instrument
            )
        },
        |item| format!("{}: {}.", capitalised(&item.named()), reading_word(found.reading)),
    )
}

fn grade_words(found: &GradeFound<'_>, answer: Truth) -> String {
    let asked = match found.asked.at_least {
        crate::case::Grade::High => "a grade of high".to_owned(),
        least => format!("a grade of {} or above", grade(least)),
    };
    match (found.newest.as_slice(), answer) {
        ([], _) => format!("No grade has been given. {} is asked for.", capitalised(&asked)),
        ([one], _) => {
            let given = one.grade.map_or("none", grade);
            format!("Graded {given} on {}. {} is asked for.", one.when, capitalised(&asked))
        }
        (several, _) => {
            let given: Vec<String> =
                several.iter().map(|one| format!("{} ({})", one.grade.map_or("none", grade), one.when)).collect();
            format!(
                "The dates do not tell which grade is the newest: {}. {} is asked for.",
                list(&given, "or"),
                capitalised(&asked)
            )
        }
    }
}

fn rising(found: &RisingFound<'_>, answer: Truth) -> String {
    match answer {
        Truth::Met => "How often or how severe: it is going up.".to_owned(),
        Truth::NotMet => "How often or how severe: nothing shows that it is going up.".to_owned(),
        Truth::CannotTell if found.items.is_empty() => {
            "How often or how severe: the questions are not loaded.".to_owned()
        }
        Truth::CannotTell => "How often or how severe: it cannot be told whether it is going up.".to_owned(),
    }
}

fn rising_facts(found: &RisingFound<'_>) -> Vec<Facts> {
    let met = found.rise.is_some() || found.items.iter().any(|one| one.reading == ItemReading::Yes);
    // Once it is met it rests on what says so, and on nothing else.
    let said = found.items.iter().filter(|one| !met || one.reading == ItemReading::Yes);
    let mut items: Vec<String> = said.map(|one| open_name(&one.item.named(), one.reading)).collect();
    if let Some((before, after)) = found.rise {
        items.push(format!(
            "graded {} ({}), then {} ({})",
            before.grade.map_or("none", grade),
            before.when,
            after.grade.map_or("none", grade),
            after.when
        ));
    } else if !met && found.ledger == Some(Truth::CannotTell) {
        items.push("grades of earlier events (not all known)".to_owned());
    }
    vec![Facts { lead: "Rests on".to_owned(), items }]
}

fn assessment_facts(found: &AssessmentsFound<'_>) -> Vec<Facts> {
    let name = |weighed: &crate::decision::AssessmentWeighed<'_>| {
        let given =
            weighed.assessment.grade.map_or_else(|| "no grade".to_owned(), |one| format!("graded {}", grade(one)));
        format!("{}, {given}", weighed.assessment.when)
    };
    [(Truth::Met, "Counts"), (Truth::CannotTell, "May count"), (Truth::NotMet, "Does not count")]
        .into_iter()
        .filter_map(|(answer, lead)| {
            let items: Vec<String> = found
                .assessments
                .iter()
                .filter(|weighed| weighed.date.and(weighed.grade) == answer)
                .map(name)
                .collect();
            (!items.is_empty()).then(|| Facts { lead: format!("{lead} ({})", items.len()), items })
        })
        .collect()
}

fn repeat_facts(found: &RepeatFound<'_>) -> Vec<Facts> {
    let name = |pair: &RepeatPair<'_>| {
        let days = pair.days.filter(|days| *days > 0).map(|days| format!(", {days} days after it")).unwrap_or_default();
        format!("{}: {}{days}{}", marac_name(pair.marac, found.asked.anchor), event_name(pair.event), pair_reason(pair))
    };
    [(Truth::Met, "Counts"), (Truth::CannotTell, "May count")]
        .into_iter()
        .filter_map(|(answer, lead)| {
            let items: Vec<String> = found.pairs.iter().filter(|pair| pair.answer() == answer).map(name).collect();
            (!items.is_empty()).then(|| Facts { lead: format!("{lead} ({})", items.len()), items })
        })
        .chain(nearest_misses(found))
        .collect()
}

/// Events after an earlier MARAC that do not count, with why not.
fn nearest_misses(found: &RepeatFound<'_>) -> Option<Facts> {
    let items: Vec<String> = found
        .pairs
        .iter()
        .filter(|pair| pair.answer() == Truth::NotMet && pair.after == Truth::Met && pair.last == Truth::Met)
        .map(|pair| {
            format!("{}: {}{}", marac_name(pair.marac, found.asked.anchor), event_name(pair.event), pair_reason(pair))
        })
        .collect();
    (!items.is_empty()).then(|| Facts { lead: format!("Does not count ({})", items.len()), items })
}

fn pair_reason(pair: &RepeatPair<'_>) -> String {
    let parts = [
        (pair.within, "later than the window"),
        (pair.kind, "not an event of the kind asked for"),
        (pair.people, "not between the people heard about"),
        (pair.heard, "that MARAC was elsewhere"),
    ];
    let no: Vec<&str> = parts.iter().filter(|(answer, _)| *answer == Truth::NotMet).map(|(_, words)| *words).collect();
    if no.is_empty() { String::new() } else { format!(" ({})", list(&no, "and")) }
}

fn marac_name(marac: &Marac, anchor: Anchor) -> String {
    let (what, when) = match anchor {
        Anchor::Referral => ("referral", marac.referred),
        Anchor::Meeting => ("meeting", marac.met),
        Anchor::LastDiscussed => ("last discussed", marac.discussed.unwrap_or(marac.met)),
    };
    format!("{what}, {when}")
}

fn judgement(found: &JudgementFound<'_>) -> String {
    if found.missing.is_empty() {
        return "You judged that this should be heard, and gave your reasons.".to_owned();
    }
    if found.missing.contains(&JudgementMissing::Judgement) {
        return "You can refer on your own judgement, whatever the counts say. It can raise the answer and never lower it.".to_owned();
    }
    let missing: Vec<String> = found
        .missing
        .iter()
        .map(|missing| match missing {
            JudgementMissing::Judgement => String::new(),
            JudgementMissing::Words => "your reasons in your own words".to_owned(),
            JudgementMissing::Reasons(number) => format!("{number} more of the reasons listed"),
        })
        .collect();
    format!("You judged that this should be heard. Still asked for: {}.", list(&missing, "and"))
}

fn signed_off(found: &SignedOffFound<'_>) -> String {
    found.by.map_or_else(
        || format!("{} has not signed this off yet, as far as the case says.", capitalised(found.asked)),
        |by| format!("Signed off by {by}."),
    )
}
