//! Every sentence of some hundred made-up results, in every bundled area, is read for what no sentence may say.
//!
//! [`said`] collects what a reader sees, piece by piece with where it stands; [`faults`] reads the pieces, and holds
//! their numbers against the evidence. [`planted`] shows that each kind of fault is found where there is one.

mod faults;
mod found;
mod generated;
mod planted;
mod said;
mod settling;
mod small;

use crate::naive::book;
use crate::naive::generate;
use crate::naive::names;
use crate::naive::rules;
use crate::properties::bundled;
use crate::properties::facts;
