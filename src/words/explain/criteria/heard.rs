use crate::model::rules::{Anchor, HeardWithin};

use super::things::ThingsWords;
use super::{AskedWords, Rulebook};
use crate::words::explain::numbers::plural;

impl AskedWords for HeardWithin {
    fn rule(&self, _book: Option<&Rulebook>) -> String {
        let was = match self.anchor {
            Anchor::Referral => "referred to a MARAC",
            Anchor::Meeting => "heard at a MARAC",
            Anchor::LastDiscussed => "last discussed at a MARAC",
        };
        let months = match self.months {
            1 => "month".to_owned(),
            months => plural(months, "month", "months"),
        };
        format!("the case was {was} within the last {months}")
    }
}

impl ThingsWords for HeardWithin {}
