//! The three answers.

/// One of three answers. *Met* and *not met* hold however the unknowns turn out; *cannot tell* depends on them.
///
/// The order is Kleene's: `all` of several is the least of them, `any` the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Truth {
    /// Not met, whatever the unknowns are.
    NotMet,
    /// It depends on what is not known.
    CannotTell,
    /// Met, whatever the unknowns are.
    Met,
}

impl Truth {
    /// Both.
    #[must_use]
    #[inline]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one.
    #[must_use]
    #[inline]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// All of them; met when there are none.
    pub fn all(answers: impl IntoIterator<Item = Self>) -> Self {
        let mut least = Self::Met;
        for answer in answers {
            least = least.min(answer);
            // Nothing that follows makes it more.
            if least == Self::NotMet {
                break;
            }
        }
        least
    }

    /// At least one of them; not met when there are none.
    pub fn any(answers: impl IntoIterator<Item = Self>) -> Self {
        let mut greatest = Self::NotMet;
        for answer in answers {
            greatest = greatest.max(answer);
            if greatest == Self::Met {
                break;
            }
        }
        greatest
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::CannotTell => Self::CannotTell,
            Self::NotMet => Self::Met,
        }
    }
}

impl From<bool> for Truth {
    fn from(yes: bool) -> Self {
        if yes { Self::Met } else { Self::NotMet }
    }
}

impl From<Option<bool>> for Truth {
    fn from(known: Option<bool>) -> Self {
        known.map_or(Self::CannotTell, Self::from)
    }
}
