use crate::model::rules::Older;

use super::things::ThingsWords;
use super::{AskedWords, RuleContext};
use crate::words::explain::numbers::plural;

impl AskedWords for Older {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        format!(
            "the newest checklist is more than {} old",
            plural(self.months, "month", "months")
        )
    }
}

impl ThingsWords for Older {}
