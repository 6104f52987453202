/// Words in two parts, what comes first and what more there is to it: whoever shows them joins the parts, and nobody has
/// to take a sentence apart again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says {
    /// What comes first; no full stop ends it.
    pub lead: String,
    /// What more there is, if there is more.
    pub detail: String,
}

impl Says {
    pub(super) fn new(lead: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            lead: lead.into(),
            detail: detail.into(),
        }
    }

    /// Both parts, with that between them.
    pub fn joined(&self, between: &str) -> String {
        let between = if self.lead.is_empty() || self.detail.is_empty() {
            ""
        } else {
            between
        };
        format!("{}{between}{}", self.lead, self.detail)
    }

    /// Both parts as sentences.
    pub fn sentences(&self) -> String {
        if self.detail.is_empty() {
            format!("{}.", self.lead)
        } else {
            self.joined(". ")
        }
    }
}

/// Facts under one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What they have in common ("Counts", "Does not count here, because ...").
    pub lead: String,
    /// The facts by name.
    pub items: Vec<String>,
}
