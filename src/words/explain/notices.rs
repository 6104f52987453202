use crate::engine::decision::{Finding, NoticeFound};
use crate::logic::Truth;
use crate::model::rules::Combined;
use crate::model::rules::notice::Notice;

use super::criteria::{Naming, Perhaps, followed, found};
use super::kept_back::KeptBack;
use super::numbers::{alike, groups, in_room};
use super::says::Facts;
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

/// A text of a notice with the forum's name and the days where they belong.
pub(super) fn placed(found: &NoticeFound<'_>, text: &str) -> String {
    // The forum last: what an area calls it is never taken for a place in a text.
    found.forum.named_in(&Notice::with_days(text, |period| {
        period.before(found.on).to_string()
    }))
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
    match found(finding) {
        Combined::One(words) => words.is_in_order_of_time(),
        Combined::Any(parts) => parts.iter().all(in_order_of_time),
        Combined::All(_) | Combined::Same(_) => false,
    }
}

/// What perhaps is what a finding of one criterion asks for.
fn perhaps(finding: &Finding<'_>) -> Option<Perhaps> {
    match found(finding) {
        Combined::One(words) => words.perhaps(&finding.perhaps()),
        Combined::All(_) | Combined::Any(_) | Combined::Same(_) => None,
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
        && let Some(perhaps) = found.finding.as_ref().and_then(perhaps)
    {
        facts = perhaps.facts;
        in_doubt = perhaps.does_not_tell;
        since = perhaps.what;
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
        (true, false) => placed(found, not_known),
        // The forum first: what is typed into a case is never taken for a place in a text.
        (false, _) => placed(found, &notice.says).replace(Notice::FACTS, &told),
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
    let mut naming = Naming::without(kept);
    name(finding, &mut naming);
    let Naming {
        mut facts,
        followed: follow,
        ..
    } = naming;
    if let Some((case, _)) = follow.first() {
        let weighed: Vec<_> = follow.iter().map(|(_, weighed)| *weighed).collect();
        facts.extend(followed(&weighed, case));
    }
    facts
}

/// Names the facts that made a finding met.
fn name<'a>(finding: &Finding<'a>, naming: &mut Naming<'_, 'a>) {
    if finding.answer != Truth::Met {
        return;
    }
    match found(finding) {
        Combined::One(words) => words.name(naming),
        Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
            naming.whose = true;
            parts.iter().for_each(|part| name(part, naming));
        }
    }
}
