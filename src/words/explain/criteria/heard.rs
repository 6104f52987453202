use crate::model::rules::{Anchor, HeardWithin};

use super::counts::the_months;
use super::things::ThingsWords;
use super::{AskedWords, RuleContext};

impl AskedWords for HeardWithin {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let was = match self.anchor {
            Anchor::Referral => "referred to a MARAC",
            Anchor::Meeting => "heard at a MARAC",
            Anchor::LastDiscussed => "last discussed at a MARAC",
        };
        format!(
            "the case was {was} within the last {}",
            the_months(self.months)
        )
    }
}

impl ThingsWords for HeardWithin {}
