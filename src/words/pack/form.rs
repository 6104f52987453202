//! The papers as data: which sections, in which order, and what stands in each.

use serde::{Deserialize, Serialize};

use crate::model::sources::Source;
use crate::record::{FileError, read_bundled};
use crate::words::explain::CasePart;

use super::supports::Supports;

include!(concat!(env!("OUT_DIR"), "/papers.rs"));

/// The papers that come with the program.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// The forms.
    pub forms: Forms,
    /// The sheet of supports.
    pub supports: Supports,
}

/// The file of forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Where the fields come from.
    pub sources: Vec<Source>,
    /// The forms.
    pub forms: Vec<PaperForm>,
}

/// One paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperForm {
    /// What the program calls it by.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it is, in a sentence under the heading.
    pub about: String,
    /// Its sections, in order.
    pub sections: Vec<PaperSection>,
    /// Fields that are private in another paper and have no place in this one: what they tell of is left out here too,
    /// until they are ticked there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_back: Vec<PaperField>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSection {
    /// Its heading.
    pub heading: String,
    /// Whether it is the box that stands before everything else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first: bool,
    /// Whether it is the annex, which may be left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub annex: bool,
    /// In which part of the assessment what the case holds of it is entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<CasePart>,
    /// Ids of instruments whose questions are asked beside its fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// What is told as a table before its fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<PaperTable>,
    /// Its fields, in order.
    pub fields: Vec<PaperField>,
}

/// What a paper tells as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperTable {
    /// The victim, the persons causing harm and the children: names, births, addresses, relationships.
    People,
    /// Each route of the area: yes, no or not known, and what that rests on.
    Routes,
    /// The ledger, the newest first.
    Events,
}

/// One field: what the case holds of it, or the user's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperField {
    /// What a case calls the user's words for it; stable for ever.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What belongs into it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// What the case holds of it; left out, the user's words alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
    /// Plain questions that are told here and nowhere else, each as `INSTRUMENT/ITEM`; `INSTRUMENT/*` is every one that
    /// no other field names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Ids of notices that are told here besides, each in its own words, where it is raised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// What may be chosen; empty for words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// How many lines it has room for; 0 for one line. A field that the case holds takes words only when this is more.
    #[serde(default, skip_serializing_if = "is_none")]
    pub lines: u32,
    /// Whether it says a day, with the time or without.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub day: bool,
    /// Whether its words stand on every page and in no row: the protective marking.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_every_page: bool,
    /// Whether it is asked for no more: what a case holds of it is still told, and may be changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// Whether it is left out of the paper until the user ticks it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Whether it is listed at the end when it is blank.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub listed: bool,
    /// What stands in its place when it is blank; empty, nothing does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub if_blank: String,
    /// Which of the user's own details it asks for, as browsers call it (`name`, `organization`): they may fill it in and
    /// remember it. Left out, it is of the case, and they may not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub own: String,
    /// Ids of the sources that ask for it.
    pub sources: Vec<String>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands the field over by reference"
)]
fn is_none(lines: &u32) -> bool {
    *lines == 0
}

impl PaperField {
    /// Whether the user writes or chooses something in it.
    pub fn takes_words(&self) -> bool {
        self.held.is_none() || self.lines > 0
    }

    /// Under what a case keeps that the user ticked it.
    pub fn tick(&self) -> String {
        format!("{}.included", self.id)
    }
}

/// What a case holds that a paper says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// The answers to its items, and nothing else.
    Asked,
    /// How the victim can be reached.
    ContactSafe,
    /// What must not be used.
    ContactNotSafe,
    /// What the person causing harm must not learn.
    MustNotDisclose,
    /// Who was there.
    Present,
    /// The user's reference.
    Reference,
    /// Who signed it off.
    SignOff,
    /// The day of the next review.
    NextReview,
    /// Pregnancy, its end, a birth.
    Pregnancy,
    /// Orders, bail and licences.
    Orders,
    /// What follows.
    Answer,
    /// Each route.
    Routes,
    /// Each route with its notes and sources.
    RoutesInFull,
    /// Where national guidance answers differently.
    Apart,
    /// What asks for a review.
    Review,
    /// The professional's words.
    Judgement,
    /// Who judged, and when.
    JudgedBy,
    /// The reasons picked.
    Weighed,
    /// The checklist and the sets that follow it.
    Checklist,
    /// The plain questions about the conversation and the people.
    Circumstances,
    /// What changed, pregnancy and birth aside.
    Changes,
    /// Assessments besides the answers told under the checklist.
    Assessments,
    /// Earlier MARACs.
    Maracs,
    /// What is not known.
    Unknown,
    /// For which day, and under whose rule.
    Decided,
    /// The rule, its version and its standing, with its id.
    Rule,
    /// The same, without its id.
    Standing,
    /// What had to be done before a referral is sent, and is done.
    StepsDone,
    /// What must be done before a referral is sent.
    Steps,
    /// Every assessment with its grade and its review.
    Grades,
    /// Every grade in the order of time, with its reason.
    GradePath,
    /// Where a person decided otherwise than a grade or a route.
    Overrides,
}

impl Papers {
    /// The papers that come with the program.
    ///
    /// # Errors
    /// When a bundled file does not read, which a test makes sure cannot be in a release.
    pub fn bundled() -> Result<Self, FileError> {
        let [forms, supports] = PAPERS;
        Ok(Self {
            forms: read_bundled(forms)?,
            supports: read_bundled(supports)?,
        })
    }

    /// The form of that id.
    pub fn form(&self, id: &str) -> Option<&PaperForm> {
        self.forms.forms.iter().find(|form| form.id == id)
    }
}
