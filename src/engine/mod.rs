//! What follows from what is recorded, as evidence: no words.

pub mod check;
pub mod compare;
pub mod decided;
pub mod decision;
pub mod leaving;
pub mod replay;
pub mod shortcuts;
