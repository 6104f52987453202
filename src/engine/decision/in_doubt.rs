/// A part of something recorded that may be in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "kebab-case"))]
pub enum Part {
    /// When it was; of an order, since when it holds.
    Date,
    /// Until when it holds.
    End,
    /// When it was referred.
    Referral,
    /// When the meeting was.
    Meeting,
    /// When it was last discussed.
    Discussed,
    /// How it was recorded.
    Recorded,
    /// What was done.
    Done,
    /// Whether it would be a crime if it were reported.
    Crime,
    /// Where it was.
    Place,
    /// Where it was heard.
    Heard,
    /// About whose abuse it was.
    About,
    /// Who was harmed, or by whom.
    People,
    /// Whom it is about.
    Whose,
    /// How it was graded.
    Grade,
    /// Which of four grades it is, where it was high of three.
    OfFour,
    /// Whether it is the event that led to the assessment.
    Present,
    /// How old somebody is.
    Age,
    /// Where somebody lives.
    Home,
    /// What somebody is to the victim.
    Relationship,
    /// Who somebody is.
    Who,
}

impl Part {
    /// Every part.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}

/// The parts of one thing that are in doubt and bear on an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct InDoubt(u32);

impl InDoubt {
    /// Where somebody lives.
    pub const HOME: Self = Self::only(Part::Home);
    /// Who somebody is.
    pub const WHO: Self = Self::only(Part::Who);

    /// Those parts of which it is true.
    pub fn of(parts: impl IntoIterator<Item = (Part, bool)>) -> Self {
        let bit = |(part, is): (Part, bool)| u32::from(is) << part as u16;
        Self(parts.into_iter().map(bit).fold(0, |all, bit| all | bit))
    }

    /// One part.
    pub const fn only(part: Part) -> Self {
        Self(1 << part as u16)
    }

    /// What either has.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a part is among them.
    pub fn has(self, part: Part) -> bool {
        self.0 & Self::only(part).0 != 0
    }

    /// Whether another has all of it.
    pub fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether nothing is.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The parts, in one order.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        Part::ALL
            .iter()
            .copied()
            .filter(move |part| self.0 & (1 << *part as u16) != 0)
    }
}
