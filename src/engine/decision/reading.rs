use crate::logic::Truth;
use crate::model::instrument::{Item, Reply};

/// How an item's answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemReading<'a> {
    /// It counts as yes.
    Yes,
    /// It counts as no.
    No,
    /// It is not known, and this is what was answered; nothing when the item has no answer at all.
    Open(Option<&'a Reply>),
    /// The person causing harm said no, which is never enough for a no.
    OpenByPerpetrator,
    /// How many were yes in all was recorded, and that says nothing of this one.
    InTotal,
}

impl From<ItemReading<'_>> for Truth {
    fn from(reading: ItemReading<'_>) -> Self {
        match reading {
            ItemReading::Yes => Self::Met,
            ItemReading::No => Self::NotMet,
            ItemReading::Open(_) | ItemReading::OpenByPerpetrator | ItemReading::InTotal => {
                Self::CannotTell
            }
        }
    }
}

/// An item that is not known, and in which way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Why it is open.
    pub reading: ItemReading<'a>,
}

impl ItemReading<'_> {
    /// Whether the question has not been put: never, or not because it was not safe.
    pub fn was_not_asked(self) -> bool {
        match self {
            Self::Open(reply) => {
                reply.is_none_or(|reply| matches!(reply, Reply::NotAsked | Reply::NotSafe))
            }
            Self::Yes | Self::No | Self::OpenByPerpetrator | Self::InTotal => false,
        }
    }

    /// Whether nothing was recorded of it, so that a total of the yes answers speaks for it.
    pub(crate) fn has_no_answer(self) -> bool {
        matches!(
            self,
            Self::Open(None | Some(Reply::NotAsked)) | Self::InTotal
        )
    }

    /// Whether it has no reply that tells anything: none at all, a word that its checklist does not have, or a total alone.
    pub(crate) fn has_no_reply(self) -> bool {
        match self {
            Self::Open(reply) => reply.is_none_or(|reply| match reply {
                Reply::DoesNotKnow | Reply::Declined => false,
                Reply::NotAsked | Reply::NotSafe => true,
                // Read as open because the checklist has no such step.
                Reply::Yes | Reply::No | Reply::Step(_) => true,
            }),
            Self::InTotal => true,
            Self::Yes | Self::No | Self::OpenByPerpetrator => false,
        }
    }
}
