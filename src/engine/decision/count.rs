use crate::model::rules::Threshold;

use super::Truth;

/// How many: the confirmed least and the possible most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Count {
    /// As many as are confirmed.
    pub least: u32,
    /// As many as are possible; nothing when there may be any number.
    pub most: Option<u32>,
}

impl Count {
    /// The count of what certainly counts and what may; `all_known` says that there is nothing else.
    pub fn of(answers: impl IntoIterator<Item = Truth>, all_known: bool) -> Self {
        let (mut least, mut most) = (0_u32, 0_u32);
        for answer in answers {
            least += u32::from(answer == Truth::Met);
            most += u32::from(answer != Truth::NotMet);
        }
        Self {
            least,
            most: all_known.then_some(most),
        }
    }

    /// Whether there are no more than so many; any number is.
    pub fn is_at_most(self, number: Option<u32>) -> Truth {
        let Some(number) = number else {
            return Truth::Met;
        };
        if self.least > number {
            Truth::NotMet
        } else if self.most.is_some_and(|most| most <= number) {
            Truth::Met
        } else {
            Truth::CannotTell
        }
    }

    /// Met when the least is enough, not met when the most is not.
    pub fn reaches(self, threshold: Threshold) -> Truth {
        if threshold
            .enough()
            .is_some_and(|enough| self.least >= enough)
        {
            Truth::Met
        } else if self.most.is_some_and(|most| most < threshold.needed()) {
            Truth::NotMet
        } else {
            Truth::CannotTell
        }
    }
}
