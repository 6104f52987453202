use serde::Serialize;

use crate::record::{Mistake, id_of};

/// What a check looks for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::VariantArray, Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum CheckId {
    /// A version asks for a checklist that is not loaded, or that is not a checklist.
    UnknownChecklist,
    /// A criterion names an instrument that is not loaded.
    UnknownInstrument,
    /// A criterion names an item that its instrument does not have.
    UnknownItem,
    /// A criterion names a step that the scale of its instrument does not have, or that may not be asked for.
    UnknownStep,
    /// A criterion names very high, and its version does not say that four grades are told apart.
    UnknownGrade,
    /// A number or a window that is 0, or more than there is to count, or whose least is above its most.
    ThresholdOutsideItems,
    /// An item has two weights or none, or a weight has no item.
    Weights,
    /// A window is given in more than one unit.
    SeveralLengths,
    /// Nothing says how long after an earlier MARAC, or how long ago.
    NoWindow,
    /// Two versions are in force on one day.
    VersionsOverlap,
    /// No version is in force between two others.
    VersionsGap,
    /// The versions are not listed oldest first.
    VersionsOrder,
    /// A version ends before it begins.
    DatesReversed,
    /// No case can meet it.
    CannotBeMet,
    /// Every case meets it.
    AlwaysMet,
    /// A band stands on the way to the area's own forum, where more of what is asked for would take the route away.
    BandAtForum,
    /// Several parts are each about a person causing harm, and may be met by different ones.
    PersonNotBound,
    /// A person is to be bound, and fewer than two parts are about one.
    NothingBound,
    /// Whoever meets this route always meets another that leads to the same place.
    ContainsAnother,
    /// Something is said without a source, or names one that is not in the list.
    MissingSource,
    /// Two things of one list have the same id.
    DuplicateId,
    /// Something is called by what is no id.
    NotAnId,
    /// A file that is loaded has the id of an area that comes with the program.
    BundledId,
    /// A sign-off is asked for, and nothing says whose.
    NoRole,
    /// A version is silent about one of the four usual routes.
    StandardRouteMissing,
    /// There is no version, or a version has no route.
    NoRoute,
    /// A checklist has no question.
    NoItems,
    /// A question stands in a section that there is not.
    UnknownSection,
    /// A question offers a follow-up that there is not.
    UnknownFollowUp,
    /// A step of a scale is called as one of the plain replies.
    ReplyTaken,
    /// The area claims to be guidance that is not of one place, and another area is.
    SecondGuidance,
    /// The name of a forum, a route or a service does not fit the sentences it stands in.
    NameDoesNotFit,
    /// The name of a route has a number that its criterion does not ask for.
    NameSaysAnotherNumber,
    /// Somebody younger or older is told what to do, and the condition asks for no age with that side.
    SideOfNoAge,
    /// A notice has a place in curly brackets that nothing fills.
    UnknownPlace,
}

impl CheckId {
    /// Every check.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Its name, as tests and records give it.
    pub fn text(self) -> &'static str {
        id_of(self)
    }

    /// Whether the file cannot be used until it is put right; the others are worth a look.
    pub fn is_mistake(self) -> bool {
        !matches!(
            self,
            Self::VersionsGap
                | Self::BundledId
                | Self::ContainsAnother
                | Self::StandardRouteMissing
                | Self::UnknownFollowUp
                | Self::NameDoesNotFit
                | Self::NameSaysAnotherNumber
                | Self::UnknownPlace
                | Self::SideOfNoAge
                | Self::PersonNotBound
                | Self::NothingBound
                | Self::NoWindow
        )
    }
}

/// Something a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which check.
    pub id: CheckId,
    /// Where, and what is wrong and what to do about it.
    pub mistake: Mistake,
}

impl Diagnostic {
    /// Whether the file cannot be used until it is put right; otherwise it is worth a look.
    pub fn is_mistake(&self) -> bool {
        self.id.is_mistake()
    }
}

/// What has been found so far.
#[derive(Debug, Default)]
pub(super) struct Diagnostics(pub(super) Vec<Diagnostic>);

impl Diagnostics {
    /// Adds what one check found.
    pub(super) fn all(&mut self, id: CheckId, mistakes: Vec<Mistake>) {
        self.0.extend(
            mistakes
                .into_iter()
                .map(|mistake| Diagnostic { id, mistake }),
        );
    }

    /// Adds what was found at a place.
    pub(super) fn add(&mut self, id: CheckId, at: impl Into<String>, says: impl Into<String>) {
        self.0.push(Diagnostic {
            id,
            mistake: Mistake::new(at, says),
        });
    }
}
