use super::asked::{CaseFact, CriterionAsked};

/// A sign-off is asked for by the role that gives it.
impl CriterionAsked for String {
    fn reads(&self) -> Vec<CaseFact> {
        vec![CaseFact::SignOff]
    }

    fn role(&self) -> Option<&str> {
        Some(self)
    }
}
