use crate::engine::decision::Thing;
use crate::model::case::Case;
use crate::model::dates::When;
use crate::model::rules::{Anchor, HeardWithin};

use super::counts::the_length;
use super::things::{ThingsWords, thing_name};
use super::{AskedWords, RuleContext, ThingWeighed};

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

impl ThingsWords for HeardWithin {
    /// A MARAC is called by the day it met, so another day that decides is named beside it.
    fn called(&self, weighed: &ThingWeighed<'_>, case: &Case) -> String {
        let name = thing_name(weighed.thing, case);
        let Thing::Marac(marac) = weighed.thing else {
            return name;
        };
        let (done, day) = match self.anchor {
            Anchor::Meeting => return name,
            Anchor::Referral => ("referred", marac.referred),
            Anchor::LastDiscussed => ("last discussed", marac.discussed.unwrap_or_default()),
        };
        match (marac.met, day) {
            (When::Unknown, _) | (_, When::Unknown) => name,
            (_, day) => format!("{name} ({done} {day})"),
        }
    }
}
