use crate::case::Event;
use crate::decision::{Evidence, Finding, ItemReading, NoticeFound, Truth};
use crate::rules::{Criterion, Who};

use super::around::{around_facts, perhaps};
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
        named_facts(finding, &mut facts, &mut Vec::new());
    }
    let mut facts = gathered(facts);
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

/// The names of the facts that made a finding met. An event or an answer that two parts rest on is one fact.
fn named_facts<'a>(finding: &Finding<'a>, facts: &mut Vec<String>, named: &mut Vec<&'a Event>) {
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
        Evidence::Score(found) => found.yes.iter().for_each(|item| put(item.named())),
        Evidence::Item(found) => {
            let item = found.item.map(|item| item.named()).filter(|item| !facts.contains(item));
            facts.extend(item);
        }
        Evidence::Events(found) => {
            found
                .that(Truth::Met)
                .filter(|weighed| one_more(weighed.event))
                .for_each(|weighed| put(event_name(weighed.event)));
        }
        Evidence::Rising(found) => {
            found.items.iter().filter(|one| one.reading == ItemReading::Yes).for_each(|one| put(one.item.named()));
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
        Evidence::Around(found) => around_facts(found).into_iter().for_each(put),
        Evidence::All(parts) | Evidence::Any(parts) => {
            parts.iter().for_each(|part| named_facts(part, facts, named));
        }
        Evidence::Grade(_)
        | Evidence::Assessments(_)
        | Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_) => {}
    }
}
