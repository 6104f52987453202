use crate::engine::decision::{ChildFound, PersonFound};
use crate::model::rules::{PersonIs, Who};

use super::{
    Among, AskedWords, EvidenceWords, KeptBack, Naming, Private, RuleContext, Says, SpokenTo,
    Truth, Voice,
};
use crate::words::explain::names::{age_words, in_a_line, related};
use crate::words::explain::numbers::list;
use crate::words::explain::settle::the_person;

impl AskedWords for PersonIs {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        words(self)
    }
}

/// A fact that is asked of a person.
fn words(asked: &PersonIs) -> String {
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

impl<'a> EvidenceWords<'a> for PersonFound<'a> {
    fn says(&self, answer: Truth, voice: Voice<'_>) -> Says {
        let who = match self.asked.who {
            Who::Victim => "The victim",
            Who::CausingHarm => "The person causing harm",
            Who::Child if self.asked.age.is_none() => {
                let lead = match answer {
                    Truth::Met => "A child is recorded",
                    _ => "No child is recorded, which is not to say that there is none",
                };
                return Says::new(lead, "");
            }
            Who::Child => "A child who is recorded",
        };
        let mut asked = Vec::new();
        if let Some(age) = self.asked.age {
            asked.push(match (age.from, age.to) {
                (Some(from), Some(to)) => format!("aged {from} to {to}"),
                (Some(from), None) => format!("aged {from} or over"),
                (None, Some(to)) => format!("aged {to} or under"),
                (None, None) => "of any age".to_owned(),
            });
        }
        if self.asked.lives_here {
            asked.push(format!("living in {}", voice.here()));
        }
        if !self.asked.relationship.is_empty() {
            asked.push(related(&self.asked.relationship));
        }
        if asked.is_empty() {
            return Says::new(
                format!("Nothing is asked of {}", who.to_ascii_lowercase()),
                "",
            );
        }
        let asked = list(&asked, "and");
        let recorded = self.person.and_then(|person| person.relationship);
        let known = match (self.asked.age, self.years) {
            _ if self.relationship == Truth::CannotTell && recorded.is_some() => {
                " (recorded as a relative, and not which)".to_owned()
            }
            (Some(_), (least, Some(most))) if least == most => format!(" ({least} years old)"),
            (Some(_), (least, Some(most))) => format!(" ({least} to {most} years old)"),
            (Some(_), (_, None)) if answer == Truth::CannotTell => String::new(),
            (Some(_), (_, None)) => " (age not known)".to_owned(),
            (None, _) => String::new(),
        };
        let lead = match answer {
            Truth::Met => format!("{who} is {asked}{known}"),
            Truth::NotMet if self.asked.who == Who::Child => {
                format!("No child {asked} is recorded")
            }
            Truth::NotMet => format!("{who} is not {asked}{known}"),
            Truth::CannotTell => format!(
                "Whether {} is {asked} is not known{known}",
                who.to_ascii_lowercase()
            ),
        };
        Says::new(lead, "")
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        Among::needed(words(self.asked))
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        if self.asked.who == Who::Child {
            let children = self.children.iter();
            naming
                .facts
                .extend(children.map(|one| child_name(one, naming.kept)));
            return;
        }
        let told = |aged| {
            if naming.whose {
                format!("{}, {aged}", the_person(self.asked.who))
            } else {
                aged
            }
        };
        let told = aged(self).map(told);
        naming.facts.extend(told);
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
