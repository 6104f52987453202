use crate::model::rules::{Anchor, HeardWithin};

use super::counts::the_length;
use super::things::ThingsWords;
use super::{AskedWords, RuleContext};

impl AskedWords for HeardWithin {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let was = match self.anchor {
            Anchor::Referral => "referred to a MARAC",
            Anchor::Meeting => "heard at a MARAC",
            Anchor::LastDiscussed => "last discussed at a MARAC",
        };
        match self.window() {
            Some(length) => format!("the case was {was} within the last {}", the_length(length)),
            None => format!("the case was {was}, however long ago"),
        }
    }
}

impl ThingsWords for HeardWithin {}
