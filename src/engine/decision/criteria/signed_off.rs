use crate::logic::Truth;

use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, one};
use crate::engine::decision::unknown::Unknown;

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// A sign-off.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedOffFound<'a> {
    /// Whose sign-off was asked for.
    pub asked: &'a str,
    /// Who signed, if somebody did, in the case's own words; they decide nothing.
    pub by: Option<&'a str>,
    /// Whose sign-off that was said to be, of those that a rule asks for; empty while nobody has said.
    pub roles: &'a [String],
}

/// A sign-off is asked for by the role that gives it.
impl CriterionKind for String {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        // One that is of a later day had not been given yet.
        let signed = reader
            .case
            .sign_off
            .as_ref()
            .filter(|sign_off| !sign_off.when.is_after(reader.on));
        let by = signed
            .map(|sign_off| sign_off.by.trim())
            .filter(|by| !by.is_empty());
        let roles = signed
            .map(|sign_off| sign_off.roles.as_slice())
            .unwrap_or_default();
        let answer = if by.is_some() && roles.iter().any(|role| role == self) {
            Truth::Met
        } else if reader.never.signed_off {
            Truth::NotMet
        } else {
            Truth::CannotTell
        };
        Finding {
            answer,
            evidence: Evidence::SignedOff(SignedOffFound {
                asked: self,
                by,
                roles,
            }),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> EvidenceKind<'a> for SignedOffFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        one(Unknown::SignOff(self.asked))
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }
}
