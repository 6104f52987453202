use crate::decision::{Evidence, Finding, ItemReading, NoticeFound, Truth};

use super::around::around_facts;
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
    /// What it says of this case.
    pub says: String,
    /// Whether it applies or may apply.
    pub answer: Truth,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// A notice that applies or may apply, with the facts it rests on named.
pub fn notice_words(found: &NoticeFound<'_>) -> NoticeWords {
    let notice = found.notice;
    let mut facts = Vec::new();
    if let Some(finding) = &found.finding {
        named_facts(finding, &mut facts);
    }
    let facts = gathered(facts);
    let says = if found.answer() == Truth::CannotTell {
        notice.unknown.clone()
    } else {
        notice.says.replace("{facts}", &facts.join("; "))
    };
    NoticeWords {
        id: notice.id.clone(),
        title: notice.title.clone(),
        facts,
        says,
        answer: found.answer(),
        sources: found.sources().map(source_words).collect(),
    }
}

/// The names of the facts that made a finding met.
fn named_facts(finding: &Finding<'_>, facts: &mut Vec<String>) {
    if finding.answer != Truth::Met {
        return;
    }
    let mut put = |fact: String| facts.push(fact);
    match &finding.evidence {
        Evidence::Score(found) => found.yes.iter().for_each(|item| put(item.named())),
        Evidence::Item(found) => found.item.into_iter().for_each(|item| put(item.named())),
        Evidence::Events(found) => found.that(Truth::Met).for_each(|weighed| put(event_name(weighed.event))),
        Evidence::Rising(found) => {
            found.items.iter().filter(|one| one.reading == ItemReading::Yes).for_each(|one| put(one.item.named()));
        }
        Evidence::Person(found) => {
            if let (least, Some(most)) = found.years
                && found.asked.age.is_some()
            {
                put(if least == most { format!("aged {least}") } else { format!("aged {least} to {most}") });
            }
        }
        Evidence::Around(found) => around_facts(found).into_iter().for_each(put),
        Evidence::All(parts) | Evidence::Any(parts) => parts.iter().for_each(|part| named_facts(part, facts)),
        Evidence::Grade(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_) => {}
    }
}
