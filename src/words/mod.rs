//! Evidence put into words, papers and pictures.

pub mod claims;
pub mod drawing;
pub mod explain;
pub mod pack;
pub mod wording;
