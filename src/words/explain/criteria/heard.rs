use crate::model::rules::{Anchor, HeardWithin};

use super::counts::the_months;
use super::things::ThingsWords;
use super::{AskedWords, Asking};

impl AskedWords for HeardWithin {
    fn rule(&self, _asking: Asking<'_>) -> String {
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
