use serde::Serialize;

use super::{Follows, InForceOrder, LowerGrade, Older, Since, Unasked};

/// A criterion about what lies around the checklist, whichever of them it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each variant is named after the criterion and documented at its type"
)]
pub enum AroundAsked<'a> {
    Since(&'a Since),
    Follows(&'a Follows),
    Order(&'a InForceOrder),
    LowerGrade(&'a LowerGrade),
    Older(&'a Older),
    Unasked(&'a Unasked),
}
