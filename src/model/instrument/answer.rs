use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::dates::Day;

/// What was answered to one question. Unknown is never no: the four ways of not knowing stay distinct.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Reply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// A step of the instrument's own scale, by its id.
    #[strum(disabled)]
    Step(String),
    /// Asked; the person does not know.
    DoesNotKnow,
    /// Asked; the person would not say.
    Declined,
    /// Not asked.
    #[default]
    NotAsked,
    /// Not asked because asking was not safe.
    NotSafe,
}

impl Reply {
    /// The replies every instrument understands, except for the steps of a scale.
    pub fn plain() -> impl Iterator<Item = Self> {
        <Self as strum::IntoEnumIterator>::iter()
    }

    /// What files call it.
    pub fn id(&self) -> &str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Step(id) => id,
            Self::DoesNotKnow => "does-not-know",
            Self::Declined => "declined",
            Self::NotAsked => "not-asked",
            Self::NotSafe => "not-safe-to-ask",
        }
    }

    /// The reply a file means by `id`; anything but the plain replies is a step of the instrument's scale.
    pub fn from_id(id: &str) -> Self {
        Self::plain()
            .find(|reply| reply.id() == id)
            .unwrap_or_else(|| Self::Step(id.to_owned()))
    }

    /// The plain reply that a text is but for capital letters, spaces and underscores. No step of a scale may be called
    /// so.
    pub fn meant_by(text: &str) -> Option<Self> {
        let words = || {
            text.split(|c: char| c.is_whitespace() || c == '_' || c == '-')
                .filter(|word| !word.is_empty())
        };
        let same = |id: &str| {
            words()
                .map(str::to_ascii_lowercase)
                .eq(id.split('-').map(str::to_owned))
        };
        Self::plain().find(|reply| same(reply.id()))
    }
}

impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from_id(&String::deserialize(deserializer)?))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Reply {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reply".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "examples": Reply::plain().map(|reply| reply.id().to_owned()).collect::<Vec<_>>(),
            "description": "yes, no, does-not-know, declined, not-asked, not-safe-to-ask, or a step of the instrument's scale."
        })
    }
}

/// Who or what an answer comes from.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AnswerSource {
    /// The victim said so: the paper form's default.
    #[default]
    Victim,
    /// The assessor saw or heard it.
    Seen,
    /// It is in records.
    Records,
    /// A child said so.
    Child,
    /// Somebody else said so.
    Other,
    /// The person causing harm said so: recorded and shown, and never enough for a no.
    Perpetrator,
}

/// An answer with where it comes from and what to remember about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer.
    pub reply: Reply,
    /// Who or what it comes from.
    #[serde(default, skip_serializing_if = "is_victim")]
    pub source: AnswerSource,
    /// What was said or seen, in the assessor's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day of the earlier assessment it was carried over from, and confirmed; left out when it was given now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_at: Option<Day>,
}

impl Answer {
    /// The day it was carried over from, where that is no later than the day by which it was confirmed. Another is pointed
    /// out and tells nothing.
    pub fn carried_from(&self, confirmed: Day) -> Option<Day> {
        self.as_at.filter(|day| *day <= confirmed)
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands the field over by reference"
)]
fn is_victim(source: &AnswerSource) -> bool {
    *source == AnswerSource::Victim
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self {
            reply,
            ..Self::default()
        }
    }
}
