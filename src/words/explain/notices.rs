#![deny(clippy::wildcard_enum_match_arm)]

use crate::engine::decision::{
    AroundFound, ChildFound, Evidence, Finding, ItemReading, NoticeFound, Part, PersonFound,
    ThingWeighed,
};
use crate::logic::Truth;
use crate::model::case::{Case, Event};
use crate::model::rules::notice::Notice;
use crate::model::rules::{AroundAsked, Who};

use super::around::{followed, perhaps, weighed_name};
use super::kept_back::KeptBack;
use super::names::{age_words, event_name, in_a_line};
use super::numbers::{alike, groups, in_room};
use super::says::Facts;
use super::settle::the_person;
use super::standing::source_words;

/// A notice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeWords {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The facts of this case that raise it, by name.
    pub facts: Vec<String>,
    /// As many of them as have room in a sentence, and how many more there are.
    pub told: String,
    /// Those of them that its words count and do not name: the oldest, where there are many of one kind, or the last.
    pub further: Vec<String>,
    /// Whether those that are not named are the oldest.
    pub in_order: bool,
    /// What it says of this case.
    pub says: String,
    /// What its words end with where the day for another look at it has passed; else nothing.
    pub overdue: String,
    /// Whether it applies or may apply.
    pub answer: Truth,
}

/// A notice without what is kept back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeWithout {
    /// Its words; nothing when it rests on what is kept back, and its own words would tell it.
    pub words: Option<NoticeWords>,
    /// Where it has no words, what else it rests on.
    pub besides: String,
    /// Whether something of it was left out.
    pub left_out: bool,
}

/// A notice that applies or may apply, with the facts it rests on named.
pub fn notice_words(found: &NoticeFound<'_>) -> NoticeWords {
    let kept = KeptBack::default();
    let facts = found
        .finding
        .as_ref()
        .map(|finding| facts(finding, &kept))
        .unwrap_or_default();
    in_words(found, facts)
}

/// The same without what is kept back. A notice that would not be met without that gives way: its title and its
/// sentence would tell it.
pub fn notice_without(found: &NoticeFound<'_>, kept: &KeptBack) -> NoticeWithout {
    let touched = found.finding.as_ref().filter(|finding| kept.is_in(finding));
    let Some(finding) = touched else {
        let told = found
            .finding
            .as_ref()
            .map(|finding| facts(finding, kept))
            .unwrap_or_default();
        return NoticeWithout {
            words: Some(in_words(found, told)),
            besides: String::new(),
            left_out: false,
        };
    };
    let told = facts(finding, kept);
    if kept.is_met_without(finding) {
        let left_out = told
            != facts(
                finding,
                &KeptBack {
                    whereabouts: kept.whereabouts,
                    ..KeptBack::default()
                },
            );
        NoticeWithout {
            words: Some(in_words(found, told)),
            besides: String::new(),
            left_out,
        }
    } else {
        NoticeWithout {
            words: None,
            besides: in_room(&groups(told), usize::MAX, LETTERS - 40, "more").0,
            left_out: true,
        }
    }
}

/// Where a notice comes from, under its title.
pub fn notice_sources(found: &NoticeFound<'_>) -> Facts {
    let checked = found
        .notice
        .checked
        .map(|day| format!("Held against these sources on {day}"));
    Facts {
        lead: found.forum.named_in(&found.notice.title),
        items: found.sources().map(source_words).chain(checked).collect(),
    }
}

/// How many facts that come newest first are named before the rest are counted.
const NEWEST: usize = 3;

/// How many letters a sentence with facts in it has at most.
const LETTERS: usize = 290;

/// How many letters the facts of a notice have room for beside the sentence that they stand in, which begins with the
/// title where it is the first.
fn room(notice: &Notice) -> usize {
    let Some((before, after)) = notice.says.split_once(Notice::FACTS) else {
        return LETTERS;
    };
    let letters = |words: &str| words.chars().count();
    let begins = match before.rsplit_once(". ") {
        Some((_, begins)) => letters(begins),
        None => letters(&notice.title) + 2 + letters(before),
    };
    let ends = after.split_once(". ").map_or(after, |(ends, _)| ends);
    LETTERS.saturating_sub(begins + letters(Notice::FACTS) + letters(ends))
}

/// Whether a finding rests on nothing but what follows something else: its facts come newest first.
fn in_order_of_time(finding: &Finding<'_>) -> bool {
    match &finding.evidence {
        Evidence::Around(found) => follows(found.asked),
        Evidence::Any(parts) => parts.iter().all(in_order_of_time),
        Evidence::Score(_)
        | Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Events(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::All(_) => false,
    }
}

/// Whether a criterion asks for what followed something else.
fn follows(asked: AroundAsked<'_>) -> bool {
    match asked {
        AroundAsked::Follows(_) => true,
        AroundAsked::Since(_)
        | AroundAsked::Order(_)
        | AroundAsked::LowerGrade(_)
        | AroundAsked::Older(_)
        | AroundAsked::Unasked(_) => false,
    }
}

/// Why it cannot be told of what may have come since, or may have been graded higher before.
fn what_does_not_tell(around: &AroundFound<'_>) -> &'static str {
    // Whom it harmed is asked of what stands before a later grade.
    let harmed = around
        .perhaps()
        .any(|weighed| weighed.after.is_some() && weighed.open.has(Part::People));
    let dates = !harmed
        || around
            .perhaps()
            .any(|weighed| weighed.open.and(weighed.open_after).has(Part::Date));
    match (dates, harmed) {
        (true, false) => "The dates do not tell.",
        (false, _) => "Who was harmed is not recorded.",
        (true, true) => "The dates do not tell, or who was harmed is not recorded.",
    }
}

fn in_words(found: &NoticeFound<'_>, mut facts: Vec<String>) -> NoticeWords {
    let notice = found.notice;
    let (mut since, mut in_doubt) = ("", "");
    let left_open = found
        .finding
        .as_ref()
        .is_some_and(Finding::is_left_open_by_record);
    let not_known = if left_open && !notice.unsure.is_empty() {
        &notice.unsure
    } else {
        &notice.unknown
    };
    let in_order = found.finding.as_ref().is_some_and(in_order_of_time);
    let unknown = found.answer() == Truth::CannotTell;
    if unknown
        && not_known.is_empty()
        && let Some(around) = found.finding.as_ref().and_then(Finding::around)
    {
        facts = perhaps(around);
        in_doubt = what_does_not_tell(around);
        since = match around.asked {
            AroundAsked::Since(_) => " new since the newest checklist",
            AroundAsked::Follows(_)
            | AroundAsked::Order(_)
            | AroundAsked::LowerGrade(_)
            | AroundAsked::Older(_)
            | AroundAsked::Unasked(_) => "",
        };
    }
    let (most, besides) = if in_order {
        (NEWEST, "earlier")
    } else {
        (usize::MAX, "more")
    };
    let facts = groups(facts);
    let (told, further) = in_room(&facts, most, room(notice), besides);
    let mut says = match (unknown, not_known.is_empty()) {
        (true, true) => format!("Perhaps{since}: {told}. {in_doubt}"),
        (true, false) => found.forum.named_in(not_known),
        // The forum first: what is typed into a case is never taken for a place in a text.
        (false, _) => found
            .forum
            .named_in(&notice.says)
            .replace(Notice::FACTS, &told),
    };
    let overdue = match notice.overdue(found.on) {
        Some(by) => {
            format!(" It was to be looked at again by {by}: check it before relying on it.")
        }
        None => String::new(),
    };
    says.push_str(&overdue);
    NoticeWords {
        id: notice.id.clone(),
        title: found.forum.named_in(&notice.title),
        facts: facts.iter().map(alike).collect(),
        told,
        further,
        in_order,
        says,
        overdue,
        answer: found.answer(),
    }
}

/// The facts that made a finding met, without those that are kept back.
fn facts(finding: &Finding<'_>, kept: &KeptBack) -> Vec<String> {
    let mut facts = Vec::new();
    // Where it rests on an age alone, the notice says whose that is.
    named_facts(finding, kept, false, &mut facts, &mut Vec::new());
    // An event may have followed one thing by one part and another by the next, and is still one event.
    let mut follows = Vec::new();
    what_followed(finding, kept, &mut follows);
    if let Some((case, _)) = follows.first() {
        let weighed: Vec<_> = follows.iter().map(|(_, weighed)| *weighed).collect();
        facts.extend(followed(&weighed, case));
    }
    facts
}

/// The events that made a finding met by what they followed, with their case.
fn what_followed<'a>(
    finding: &Finding<'a>,
    kept: &KeptBack,
    into: &mut Vec<(&'a Case, ThingWeighed<'a>)>,
) {
    if finding.answer != Truth::Met {
        return;
    }
    match &finding.evidence {
        Evidence::Around(found) => {
            let told = found
                .things
                .iter()
                .filter(|one| one.answer == Truth::Met && !kept.thing(one, found));
            into.extend(
                told.filter(|_| follows(found.asked))
                    .map(|one| (found.case, *one)),
            );
        }
        Evidence::All(parts) | Evidence::Any(parts) => parts
            .iter()
            .for_each(|part| what_followed(part, kept, into)),
        Evidence::Score(_)
        | Evidence::Item(_)
        | Evidence::Grade(_)
        | Evidence::Events(_)
        | Evidence::Rising(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_) => {}
    }
}

/// An age that a finding rests on.
fn aged(found: &PersonFound<'_>) -> Option<String> {
    let (least, most) = found.years;
    found.asked.age.and(most).map(|most| age_words(least, most))
}

/// A child by its age, and where it is in the words that were written.
fn child_name(found: &ChildFound<'_>, kept: &KeptBack) -> String {
    let aged = match found.years {
        (least, Some(most)) => format!(", {}", age_words(least, most)),
        (_, None) => String::new(),
    };
    let place = in_a_line(&found.child.where_now);
    let place = if place.is_empty() || kept.whereabouts {
        String::new()
    } else {
        format!(": \u{201c}{place}\u{201d}")
    };
    format!("a child{aged}{place}")
}

/// The names of the facts that made a finding met. An event or an answer that two parts rest on is one fact.
fn named_facts<'a>(
    finding: &Finding<'a>,
    kept: &KeptBack,
    whose: bool,
    facts: &mut Vec<String>,
    named: &mut Vec<&'a Event>,
) {
    if finding.answer != Truth::Met {
        return;
    }
    let mut put = |fact: String| facts.push(fact);
    let mut one_more = |event: &'a Event| {
        let new = !named.iter().any(|known| std::ptr::eq(*known, event));
        if new {
            named.push(event);
        }
        new
    };
    match &finding.evidence {
        Evidence::Score(found) => {
            let told = found
                .yes
                .iter()
                .filter(|item| !kept.item(&found.asked.instrument, &item.id));
            told.for_each(|item| put(item.named()));
        }
        Evidence::Item(found) => {
            let item = found
                .item
                .filter(|item| !kept.item(&found.asked.instrument, &item.id));
            let item = item
                .map(|item| item.named())
                .filter(|item| !facts.contains(item));
            facts.extend(item);
        }
        Evidence::Events(found) => {
            found
                .that(Truth::Met)
                .filter(|weighed| one_more(weighed.event))
                .for_each(|weighed| put(event_name(weighed.event)));
        }
        Evidence::Rising(found) => {
            let yes = found
                .items
                .iter()
                .filter(|one| one.reading == ItemReading::Yes);
            let told = yes.filter(|one| !kept.item(&found.asked.instrument, &one.item.id));
            told.for_each(|one| put(one.item.named()));
        }
        Evidence::Person(found) if found.asked.who == Who::Child => {
            found
                .children
                .iter()
                .map(|one| child_name(one, kept))
                .for_each(put);
        }
        Evidence::Person(found) => {
            let who = the_person(found.asked.who);
            let told = |aged| {
                if whose {
                    format!("{who}, {aged}")
                } else {
                    aged
                }
            };
            facts.extend(aged(found).map(told));
        }
        // Told together, by `what_followed`.
        Evidence::Around(found) if follows(found.asked) => {}
        Evidence::Around(found) => {
            let told = found
                .things
                .iter()
                .filter(|one| one.answer == Truth::Met && !kept.thing(one, found));
            told.for_each(|one| put(weighed_name(one, found.case)));
        }
        Evidence::All(parts) | Evidence::Any(parts) => {
            parts
                .iter()
                .for_each(|part| named_facts(part, kept, true, facts, named));
        }
        Evidence::Grade(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_) => {}
    }
}
