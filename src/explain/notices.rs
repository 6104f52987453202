use crate::case::{Case, Event, What};
use crate::decision::{AroundFound, Evidence, Finding, ItemReading, NoticeFound, Thing, ThingWeighed, Truth};
use crate::rules::{Criterion, Who};

use super::around::{around_facts, followed, perhaps};
use super::names::event_name;
use super::numbers::gathered;
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
    /// Those of them that its words count and do not name: the oldest, where there are many of one kind.
    pub earlier: Vec<String>,
    /// What it says of this case.
    pub says: String,
    /// Whether it applies or may apply.
    pub answer: Truth,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// What is kept back from whoever reads: answers to plain questions, and kinds of change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptBack {
    /// The questions, each as `INSTRUMENT/ITEM`.
    pub items: Vec<String>,
    /// The kinds of change.
    pub changes: Vec<What>,
}

/// A notice without what is kept back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeWithout {
    /// Its words; nothing when it rests on what is kept back, and its own words would tell it.
    pub words: Option<NoticeWords>,
    /// Where it has no words, what else it rests on.
    pub besides: Vec<String>,
    /// Whether something of it was left out.
    pub left_out: bool,
}

/// A notice that applies or may apply, with the facts it rests on named.
pub fn notice_words(found: &NoticeFound<'_>) -> NoticeWords {
    let kept = KeptBack::default();
    let facts = found.finding.as_ref().map(|finding| kept.facts(finding)).unwrap_or_default();
    in_words(found, facts)
}

/// The same without what is kept back. A notice that would not be met without that gives way: its title and its
/// sentence would tell it.
pub fn notice_without(found: &NoticeFound<'_>, kept: &KeptBack) -> NoticeWithout {
    let touched = found.finding.as_ref().filter(|finding| kept.is_in(finding));
    let Some(finding) = touched else {
        return NoticeWithout { words: Some(notice_words(found)), besides: Vec::new(), left_out: false };
    };
    let facts = kept.facts(finding);
    if kept.is_met_without(finding) {
        let left_out = facts != KeptBack::default().facts(finding);
        NoticeWithout { words: Some(in_words(found, facts)), besides: Vec::new(), left_out }
    } else {
        NoticeWithout { words: None, besides: gathered(facts), left_out: true }
    }
}

/// How many facts that come newest first are named before the rest are counted.
const NEWEST: usize = 3;

/// Whether a finding rests on nothing but what follows something else: its facts come newest first.
fn in_order_of_time(finding: &Finding<'_>) -> bool {
    match &finding.evidence {
        Evidence::Around(found) => matches!(found.asked, Criterion::Follows(_)),
        Evidence::Any(parts) => parts.iter().all(in_order_of_time),
        _ => false,
    }
}

fn in_words(found: &NoticeFound<'_>, facts: Vec<String>) -> NoticeWords {
    let notice = found.notice;
    let mut facts = gathered(facts);
    let earlier = if found.finding.as_ref().is_some_and(in_order_of_time) {
        facts.iter().skip(NEWEST).cloned().collect()
    } else {
        Vec::new()
    };
    let says = if found.answer() == Truth::CannotTell && notice.unknown.is_empty() {
        let mut since = "";
        if let Some(Evidence::Around(around)) = found.finding.as_ref().map(|finding| &finding.evidence) {
            facts = gathered(perhaps(around));
            if matches!(around.asked, Criterion::Since(_)) {
                since = " since the newest checklist";
            }
        }
        format!("Perhaps{since}: {}. The dates do not tell.", facts.join("; "))
    } else if found.answer() == Truth::CannotTell {
        notice.unknown.clone()
    } else {
        let named = facts.len() - earlier.len();
        let mut told: Vec<String> = facts.iter().take(named).cloned().collect();
        if !earlier.is_empty() {
            told.push(format!("and {} earlier", earlier.len()));
        }
        notice.says.replace("{facts}", &told.join("; "))
    };
    NoticeWords {
        id: notice.id.clone(),
        title: notice.title.clone(),
        facts,
        earlier,
        says,
        answer: found.answer(),
        sources: found.sources().map(source_words).collect(),
    }
}

impl KeptBack {
    fn item(&self, instrument: &str, item: &str) -> bool {
        self.items.iter().any(|id| id.split_once('/') == Some((instrument, item)))
    }

    fn thing(&self, weighed: &ThingWeighed<'_>) -> bool {
        let is = |thing| matches!(thing, Thing::Change(change) if self.changes.contains(&change.what));
        is(weighed.thing) || weighed.after.is_some_and(is)
    }

    /// Whether some of it is recorded among what a finding looked at.
    pub fn is_in(&self, finding: &Finding<'_>) -> bool {
        let answered = |reading| !matches!(reading, ItemReading::Open(None));
        match &finding.evidence {
            Evidence::Item(found) => self.item(&found.asked.instrument, &found.asked.item) && answered(found.reading),
            Evidence::Score(found) => {
                let open = found.open.iter().filter(|one| answered(one.reading)).map(|one| one.item);
                found.yes.iter().copied().chain(open).any(|item| self.item(&found.asked.instrument, &item.id))
            }
            Evidence::Rising(found) => {
                let mut answered = found.items.iter().filter(|one| answered(one.reading));
                answered.any(|one| self.item(&found.asked.instrument, &one.item.id))
            }
            Evidence::Around(found) => found.things.iter().any(|one| one.answer != Truth::NotMet && self.thing(one)),
            Evidence::All(parts) | Evidence::Any(parts) => parts.iter().any(|part| self.is_in(part)),
            _ => false,
        }
    }

    /// Whether a finding is met by what is not kept back.
    fn is_met_without(&self, finding: &Finding<'_>) -> bool {
        if finding.answer != Truth::Met {
            return false;
        }
        match &finding.evidence {
            Evidence::Item(found) => !self.item(&found.asked.instrument, &found.asked.item),
            Evidence::Score(found) => {
                let told = found.yes.iter().filter(|item| !self.item(&found.asked.instrument, &item.id)).count();
                u32::try_from(told).unwrap_or(u32::MAX) >= found.asked.count.enough()
            }
            Evidence::Around(_) if !self.is_in(finding) => true,
            Evidence::Around(found) => found.things.iter().any(|one| one.answer == Truth::Met && !self.thing(one)),
            Evidence::Rising(_) => !self.is_in(finding),
            Evidence::All(parts) => parts.iter().all(|part| self.is_met_without(part)),
            Evidence::Any(parts) => parts.iter().any(|part| self.is_met_without(part)),
            _ => true,
        }
    }

    /// Whether a criterion cannot be met without it: then the name of what it raises tells it.
    pub fn is_needed_for(&self, criterion: &Criterion) -> bool {
        match criterion {
            Criterion::Item(asked) => self.item(&asked.instrument, &asked.item),
            Criterion::Score(asked) => {
                !asked.items.is_empty() && asked.items.iter().all(|item| self.item(&asked.instrument, item))
            }
            Criterion::Since(asked) => {
                !asked.any_event
                    && asked.events.is_empty()
                    && !asked.changes.is_empty()
                    && asked.changes.iter().all(|change| self.changes.contains(change))
            }
            Criterion::All(parts) => parts.iter().any(|part| self.is_needed_for(part)),
            Criterion::Any(parts) => !parts.is_empty() && parts.iter().all(|part| self.is_needed_for(part)),
            _ => false,
        }
    }

    /// The facts that made a finding met, without those that are kept back.
    fn facts(&self, finding: &Finding<'_>) -> Vec<String> {
        let mut facts = Vec::new();
        named_facts(finding, self, &mut facts, &mut Vec::new());
        // An event may have followed one thing by one part and another by the next, and is still one event.
        let mut follows = Vec::new();
        what_followed(finding, self, &mut follows);
        if let Some((case, _)) = follows.first() {
            let weighed: Vec<_> = follows.iter().map(|(_, weighed)| *weighed).collect();
            facts.extend(followed(&weighed, case));
        }
        facts
    }
}

/// The events that made a finding met by what they followed, with their case.
fn what_followed<'a>(finding: &Finding<'a>, kept: &KeptBack, into: &mut Vec<(&'a Case, ThingWeighed<'a>)>) {
    if finding.answer != Truth::Met {
        return;
    }
    match &finding.evidence {
        Evidence::Around(found) if matches!(found.asked, Criterion::Follows(_)) => {
            let told = found.things.iter().filter(|one| one.answer == Truth::Met && !kept.thing(one));
            into.extend(told.map(|one| (found.case, *one)));
        }
        Evidence::All(parts) | Evidence::Any(parts) => parts.iter().for_each(|part| what_followed(part, kept, into)),
        _ => {}
    }
}

/// The names of the facts that made a finding met. An event or an answer that two parts rest on is one fact.
fn named_facts<'a>(finding: &Finding<'a>, kept: &KeptBack, facts: &mut Vec<String>, named: &mut Vec<&'a Event>) {
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
            let told = found.yes.iter().filter(|item| !kept.item(&found.asked.instrument, &item.id));
            told.for_each(|item| put(item.named()));
        }
        Evidence::Item(found) => {
            let item = found.item.filter(|item| !kept.item(&found.asked.instrument, &item.id));
            let item = item.map(|item| item.named()).filter(|item| !facts.contains(item));
            facts.extend(item);
        }
        Evidence::Events(found) => {
            found
                .that(Truth::Met)
                .filter(|weighed| one_more(weighed.event))
                .for_each(|weighed| put(event_name(weighed.event)));
        }
        Evidence::Rising(found) => {
            let yes = found.items.iter().filter(|one| one.reading == ItemReading::Yes);
            let told = yes.filter(|one| !kept.item(&found.asked.instrument, &one.item.id));
            told.for_each(|one| put(one.item.named()));
        }
        Evidence::Person(found) => {
            if found.asked.who == Who::Child {
                put("a child in the household or in contact".to_owned());
            }
            if let (least, Some(most)) = found.years
                && found.asked.age.is_some()
            {
                put(if least == most { format!("aged {least}") } else { format!("aged {least} to {most}") });
            }
        }
        Evidence::Around(found) if matches!(found.asked, Criterion::Follows(_)) => {}
        Evidence::Around(found) => {
            let things = found.things.iter().filter(|one| !kept.thing(one)).copied().collect();
            around_facts(&AroundFound { things, ..found.clone() }).into_iter().for_each(put);
        }
        Evidence::All(parts) | Evidence::Any(parts) => {
            parts.iter().for_each(|part| named_facts(part, kept, facts, named));
        }
        Evidence::Grade(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_) => {}
    }
}
