//! What is noticed besides the routes, as data: prompts for professional judgement, other pathways, and what makes a
//! result provisional. Each is a criterion of the same kind as a route's, with words and a source. None makes or
//! unmakes a route.

use serde::Serialize;

use crate::files::{chooses, reads};
use crate::rules::Criterion;
use crate::sources::Source;

/// The file of notices.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// Where they come from.
    pub sources: Vec<Source>,
    /// The notices, in the order they are shown.
    pub notices: Vec<Notice>,
}

reads! { Notices: sources, notices }

/// One thing to notice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Stable id; tests and records name it.
    pub id: String,
    /// What kind of notice it is.
    pub class: Class,
    /// A few words that name it.
    pub title: String,
    /// When it applies; left out, always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Criterion>,
    /// What to say when it applies.
    pub says: String,
    /// What to say when it cannot be told whether it applies; left out, nothing is said then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unknown: String,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
}

reads! { Notice: id, class, title, says, sources; when, unknown }

/// The kinds of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Something to do now.
    DoNow,
    /// Another pathway besides the MARAC.
    Pathway,
    /// What a reviewer would weigh in this case; the professional may pick it as a reason.
    Prompt,
    /// It makes the result provisional.
    Provisional,
}

chooses! { Class: "do-now" => DoNow, "pathway" => Pathway, "prompt" => Prompt, "provisional" => Provisional }
