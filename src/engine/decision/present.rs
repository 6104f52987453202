use crate::logic::Truth;
use crate::model::case::{Assessment, Event};

/// The present event, which led to the newest assessment, as far as it is known which that is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Present<'a> {
    /// The events that the assessments name which may be the newest, by id.
    pub may_be: Vec<&'a str>,
    /// Whether one of those assessments says that no event led to it.
    pub may_be_none: bool,
    /// Whether nobody has said: then it may be any event, or none.
    pub unsaid: bool,
    /// Whether that can turn out so. Of two assessments that may be of one day the answer does not go by which was entered
    /// later; once their days are known one of them speaks for the day, and it may always be one that says it.
    pub can_be_unsaid: bool,
    /// Those assessments whose dates do not tell which of them is the newest.
    pub vague: Vec<&'a Assessment>,
}

impl Present<'_> {
    /// Whether some event that is named is the present one, whichever of them it is.
    pub(super) fn is_certainly_one(&self) -> bool {
        !self.unsaid && !self.may_be_none && !self.may_be.is_empty()
    }

    /// Whether an event is named as the present one by an assessment that may be the newest.
    pub(super) fn may_be(&self, event: &Event) -> bool {
        self.may_be.iter().any(|id| *id == event.id)
    }

    /// As it may turn out, where what settles the answer is asked.
    pub(super) fn as_it_may_be(&self) -> Self {
        let unsaid = self.unsaid && self.can_be_unsaid;
        Self {
            unsaid,
            ..self.clone()
        }
    }

    /// Whether the event is not the present one.
    pub(super) fn is_not(&self, event: &Event) -> Truth {
        let named = self.may_be(event);
        let alone = self.is_certainly_one() && self.may_be.iter().all(|id| *id == event.id);
        match (named, alone) {
            (_, true) => Truth::NotMet,
            (true, false) => Truth::CannotTell,
            (false, _) if self.unsaid => Truth::CannotTell,
            (false, _) => Truth::Met,
        }
    }
}
