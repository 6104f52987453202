use crate::model::rules::LowerGrade;

use super::things::ThingsWords;
use super::{AskedWords, RuleContext};

impl AskedWords for LowerGrade {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let unless = if self.unless_written {
            ", and no reason is written"
        } else {
            ""
        };
        format!("the newest grade is lower than an earlier one{unless}")
    }
}

impl ThingsWords for LowerGrade {}
