//! The files that come with the program.
#![cfg(not(target_arch = "wasm32"))]

use waymark::book::Rulebook;

#[test]
fn every_bundled_file_reads() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    assert!(book.areas.len() >= 19, "{} areas", book.areas.len());
}
