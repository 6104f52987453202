use crate::model::rules::Since;

use super::counts::the_length;
use super::things::ThingsWords;
use super::{AskedWords, RuleContext};
use crate::words::explain::names::{kind, what};
use crate::words::explain::numbers::list;

impl AskedWords for Since {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let mut meant: Vec<&str> = self.changes.iter().map(|one| what(*one)).collect();
        meant.extend(self.events.iter().map(|one| kind(*one)));
        if self.any_event {
            meant.push("an event");
        }
        let when = match self.window() {
            Some(length) => format!("in the last {}", the_length(length)),
            None => "new since the newest checklist".to_owned(),
        };
        format!("{}, {when}", list(&meant, "or"))
    }
}

impl ThingsWords for Since {
    const PERHAPS: &str = " new since the newest checklist";
}
