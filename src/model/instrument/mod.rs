//! Checklists as data: what is asked, in whose words, on which scale, and what an answer is.
//!
//! An instrument file says `"format": "waymark-instrument/1"`; `FORMAT.md` beside this file describes it.
//! Items are concepts in our own words, numbered as the paper forms are; an organisation may load its own wording.

mod answer;
mod spoken_of;

use serde::{Deserialize, Serialize};

use crate::model::sources::Source;
use crate::record::{Mistake, entry, field, ids_twice};

pub use answer::{Answer, AnswerSource, Reply};
pub use spoken_of::{Pronoun, SpokenOf};

/// A checklist: its items, its scale and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Always `waymark-instrument/1`.
    pub format: InstrumentFormat,
    /// Short, stable and lower-case: what rules and cases call it by.
    pub id: String,
    /// Its name on the page.
    pub title: String,
    /// What it is, whose it is, and that this is not the official form.
    pub about: String,
    /// What part it plays.
    #[serde(default)]
    pub role: Role,
    /// Whom its questions are asked of, where a question does not say otherwise.
    #[serde(default, skip_serializing_if = "AskedOf::is_victim")]
    pub asked_of: AskedOf,
    /// What may be answered besides "not known". Left out: yes and no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scale: Vec<ScaleStep>,
    /// What the page calls a yes, where the word alone could be taken for the good answer. Left out: Yes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub yes: String,
    /// Whether a follow-up is asked in place: under the question that offers it, once that is answered yes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_place: bool,
    /// Questions of other lists that are asked together with a follow-up that is asked in place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub along: Vec<AskedAlong>,
    /// Headings of parts of the checklist, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The questions, in the order they are asked.
    pub items: Vec<Item>,
    /// Where the concepts and their numbering come from.
    pub sources: Vec<Source>,
}

/// The version of the file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename = "Format")
)]
pub enum InstrumentFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-instrument/1")]
    V1,
}

/// What part an instrument plays in an assessment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A checklist an area may choose as its own.
    #[default]
    Checklist,
    /// A further set of questions, offered when an answer suggests it and never forced.
    FollowUp,
    /// Plain facts about the conversation and the people, asked in every assessment.
    Circumstances,
    /// Facts about a person causing harm; of several, each has answers of their own.
    CausingHarm,
    /// Questions that one area adds of its own.
    Local,
}

/// Whom a question is asked of: that decides what may be answered.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AskedOf {
    /// The victim, who may decline; and it may not be safe to ask.
    #[default]
    Victim,
    /// The professional, about the conversation or what was looked up.
    Professional,
}

impl AskedOf {
    fn is_victim(&self) -> bool {
        *self == Self::Victim
    }
}

/// One step of a scale, from the least to the most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename = "Step")
)]
#[serde(deny_unknown_fields)]
pub struct ScaleStep {
    /// What a case file calls it.
    pub id: String,
    /// What the page calls it.
    pub label: String,
    /// Whether it counts as yes where yes answers are counted.
    pub counts: bool,
}

/// Questions of another list that are asked together with a follow-up, and keep their place in their own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AskedAlong {
    /// Which list they stand in.
    pub instrument: String,
    /// Which questions of it.
    pub items: Vec<String>,
}

/// A heading over some of the items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What items call it by.
    pub id: String,
    /// The heading.
    pub title: String,
    /// A sentence under the heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What rules and cases call it by; stable for ever.
    pub id: String,
    /// Its number on the paper form; empty where the form has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The concept in a few words, as results name it ("strangled, choked or held under water").
    pub label: String,
    /// The question as it may be put to the victim.
    pub ask: String,
    /// Whom it is asked of; left out, whom its list is asked of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_of: Option<AskedOf>,
    /// Other plain ways to put it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_ways: Vec<String>,
    /// Why it matters.
    pub why: String,
    /// What to write down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// A follow-up instrument to offer when this is answered yes or is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers: Option<String>,
    /// What remains uncertain about the item (its place in the numbering, its wording).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub doubt: String,
}

impl Instrument {
    /// Whether it holds plain facts and is no checklist or further set of questions.
    pub fn is_plain(&self) -> bool {
        matches!(self.role, Role::Circumstances | Role::CausingHarm)
    }

    /// The item of that id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Whom a question of it is asked of.
    pub fn asked_of(&self, item: &Item) -> AskedOf {
        item.asked_of.unwrap_or(self.asked_of)
    }

    /// What may be answered to a question of it besides what is on its scale: nobody declines a question that was put to
    /// the professional, and what was looked up is found, or not, or was not looked for.
    pub fn other_replies(&self, item: &Item) -> &'static [Reply] {
        match self.asked_of(item) {
            _ if self.has_only_steps() => &[Reply::NotAsked],
            AskedOf::Professional => &[Reply::DoesNotKnow, Reply::NotAsked],
            AskedOf::Victim => &[
                Reply::DoesNotKnow,
                Reply::Declined,
                Reply::NotSafe,
                Reply::NotAsked,
            ],
        }
    }

    /// Whether it is a list of what was looked up or agreed to, with a scale of its own: there a plain yes or no may mean
    /// either, since what counts may be what was not agreed to.
    pub fn has_only_steps(&self) -> bool {
        self.is_plain() && !self.scale.is_empty()
    }

    /// The step of the scale that a reply is.
    pub fn step(&self, reply: &Reply) -> Option<&ScaleStep> {
        let given = match reply {
            Reply::Step(id) => id,
            Reply::Yes
            | Reply::No
            | Reply::DoesNotKnow
            | Reply::Declined
            | Reply::NotAsked
            | Reply::NotSafe => return None,
        };
        self.step_of(given)
    }

    /// The steps that a rule may ask for by name: those of a list about the case that was looked up or agreed to. Of a
    /// checklist, a further yes could then take a route away.
    pub fn steps_to_ask_for(&self) -> &[ScaleStep] {
        match self.role {
            Role::Circumstances => &self.scale,
            Role::Checklist | Role::FollowUp | Role::CausingHarm | Role::Local => &[],
        }
    }

    /// The step of the scale of that id.
    pub fn step_of(&self, id: &str) -> Option<&ScaleStep> {
        self.scale.iter().find(|step| step.id == id)
    }

    /// What a reply means where yes answers are counted: `Some(true)` counts, `Some(false)` does not, `None` is not known.
    pub fn counts(&self, reply: &Reply) -> Option<bool> {
        match reply {
            Reply::Yes | Reply::No if self.has_only_steps() => None,
            Reply::Yes => Some(true),
            Reply::No => Some(false),
            Reply::Step(_) => self.step(reply).map(|step| step.counts),
            Reply::DoesNotKnow | Reply::Declined | Reply::NotAsked | Reply::NotSafe => None,
        }
    }
}

/// What a file of an instrument may not call alike.
impl Instrument {
    /// Where the id of a question, a step, a section or a source stands a second time.
    pub fn ids_twice(&self) -> Vec<Mistake> {
        let lists = self.ids().into_iter();
        lists
            .flat_map(|(list, ids)| ids_twice("", list, ids.into_iter()))
            .collect()
    }

    /// The ids that it gives, by the list that they stand in.
    pub(crate) fn ids(&self) -> [(&'static str, Vec<&str>); 4] {
        let items = self.items.iter().map(|item| item.id.as_str());
        let scale = self.scale.iter().map(|step| step.id.as_str());
        let sections = self.sections.iter().map(|section| section.id.as_str());
        let sources = self.sources.iter().map(|source| source.id.as_str());
        [
            ("items", items.collect()),
            ("scale", scale.collect()),
            ("sections", sections.collect()),
            ("sources", sources.collect()),
        ]
    }

    /// Where a step of the scale is called as one of the replies that every checklist has.
    pub fn taken_replies(&self) -> Vec<Mistake> {
        let steps = self
            .scale
            .iter()
            .enumerate()
            .filter(|(_, step)| Reply::meant_by(&step.id).is_some());
        let says = |id: &str| {
            format!(
                "\u{201c}{id}\u{201d} already means something in every checklist. Give this step of the scale another id."
            )
        };
        steps
            .map(|(index, step)| {
                Mistake::new(field(&entry("", "scale", index), "id"), says(&step.id))
            })
            .collect()
    }
}

impl Item {
    /// The item as a sentence names it: its number on the form, then its concept.
    pub fn named(&self) -> String {
        if self.number.is_empty() {
            self.label.clone()
        } else {
            format!("question {}, {}", self.number, self.label)
        }
    }
}
