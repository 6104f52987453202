use crate::engine::decision::SignedOffFound;

use super::{
    Among, AskedWords, EvidenceWords, KeptBack, Private, RuleContext, Says, SpokenTo, Truth, Voice,
};
use crate::record::isolated;
use crate::words::explain::numbers::{capitalised, list};

/// A sign-off is asked for by the role that gives it.
impl AskedWords for String {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        format!("signed off by {self}")
    }
}

impl<'a> EvidenceWords<'a> for SignedOffFound<'a> {
    fn says(&self, _answer: Truth, _voice: Voice<'_>) -> Says {
        let asked = self.asked;
        let roles: Vec<String> = self.roles.iter().map(|role| isolated(role)).collect();
        let is_theirs = self.roles.iter().any(|role| role == asked);
        match self.by.map(isolated) {
            None => Says::new(
                format!(
                    "{} has not signed this off yet, as far as the case says",
                    capitalised(asked)
                ),
                "",
            ),
            Some(by) if is_theirs => Says::new(format!("Signed off by \"{by}\", as {asked}"), ""),
            Some(by) if self.roles.is_empty() => Says::new(
                format!("Signed off by \"{by}\""),
                format!("Whether that is the sign-off of {asked} has not been said."),
            ),
            Some(by) => Says::new(
                format!("Signed off by \"{by}\", as {}", list(&roles, "and")),
                format!("That of {asked} is asked for."),
            ),
        }
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        Among::needed(format!("the sign-off of {}", self.asked))
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }
}
