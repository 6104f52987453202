use super::asked::{About, CaseFact, CriterionAsked, RestsOn};

/// A sign-off is asked for by the role that gives it.
impl CriterionAsked for String {
    fn about(&self) -> About<'_> {
        About {
            role: Some(self),
            ..About::reading(vec![CaseFact::SignOff], RestsOn::Other)
        }
    }
}
