/// What is to be known of what was just opened, locked or not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeepNote {
    says: Vec<String>,
    until: Until,
}

/// How long a note stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Until {
    /// Until it is put away by hand.
    #[default]
    PutAway,
    /// Until the next thing that is done on the page that it comes up on.
    PageIsThere,
    /// Until the next thing that is done.
    NextAction,
}

impl KeepNote {
    /// A note that stands until it is put away: something is not saved, or is not what it was.
    pub fn stays(says: Vec<String>) -> Self {
        Self {
            says,
            until: Until::PutAway,
        }
    }

    /// A note that goes when the next thing is done. It is made before the page that it stands on.
    pub fn passes(says: Vec<String>) -> Self {
        Self {
            says,
            until: Until::PageIsThere,
        }
    }

    pub fn lines(&self) -> &[String] {
        &self.says
    }

    /// Another page has come, or something was changed: whether the note has gone by that.
    pub(super) fn acted(&mut self, is_page: bool) -> bool {
        match (self.until, is_page) {
            (Until::PutAway, _) => false,
            (Until::PageIsThere, true) => {
                self.until = Until::NextAction;
                false
            }
            (Until::PageIsThere | Until::NextAction, _) => {
                *self = Self::default();
                true
            }
        }
    }
}
