use crate::model::rules::Follows;

use super::things::ThingsWords;
use super::{AskedWords, RuleContext};
use crate::words::explain::names::{kind, order_kind, what};
use crate::words::explain::numbers::{list, plural};

impl AskedWords for Follows {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let events: Vec<&str> = self.events.iter().map(|one| kind(*one)).collect();
        let events = if events.is_empty() {
            "an event".to_owned()
        } else {
            list(&events, "or")
        };
        let mut after: Vec<&str> = self.changes.iter().map(|one| what(*one)).collect();
        after.extend(self.orders.iter().map(|one| order_kind(*one)));
        format!(
            "{events} within {} of {}",
            plural(self.days, "day", "days"),
            list(&after, "or")
        )
    }
}

impl ThingsWords for Follows {
    const FOLLOWS: bool = true;
}
