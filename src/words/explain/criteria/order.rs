use crate::model::rules::InForceOrder;

use super::things::ThingsWords;
use super::{AskedWords, RuleContext};
use crate::words::explain::names::order_kind;
use crate::words::explain::numbers::list;

impl AskedWords for InForceOrder {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let kinds: Vec<&str> = self.kinds.iter().map(|one| order_kind(*one)).collect();
        let kinds = if kinds.is_empty() {
            "an order".to_owned()
        } else {
            list(&kinds, "or")
        };
        format!("{kinds} in force on the day")
    }
}

impl ThingsWords for InForceOrder {}
