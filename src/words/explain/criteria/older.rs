use crate::model::rules::Older;

use super::things::ThingsWords;
use super::{AskedWords, RuleContext};
use crate::words::explain::numbers::how_long;

impl AskedWords for Older {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        match self.window() {
            Some(length) => format!("the newest checklist is more than {} old", how_long(length)),
            None => "the newest checklist is old; how old is not said".to_owned(),
        }
    }
}

impl ThingsWords for Older {}
