//! Files are written as they were.

use std::fs;

use waymark::model::files::{area_tree, read_area};
use waymark::workshop::draft::{Draft, write_area};

use super::{BOOK, files};

/// Run with `LAY_OUT_AREAS=1` to lay a changed file out again.
#[test]
fn every_bundled_file_is_written_byte_for_byte() {
    let files = files();
    assert!(files.len() >= 19, "{} files", files.len());
    for path in files {
        let text = fs::read_to_string(&path).expect("the file reads");
        let tree =
            area_tree(&text).unwrap_or_else(|mistake| panic!("{}: {mistake}", path.display()));
        if std::env::var_os("LAY_OUT_AREAS").is_some() {
            fs::write(&path, write_area(&tree)).expect("the file is written");
            continue;
        }
        assert!(
            Draft::of(tree, &BOOK).file() == text,
            "{} is laid out otherwise than an exported file: LAY_OUT_AREAS=1 cargo test --test core draft",
            path.display()
        );
    }
}

#[test]
fn the_copy_that_comes_with_the_program_is_written_as_the_file() {
    for path in files() {
        let text = fs::read_to_string(&path).expect("the file reads");
        let id = read_area(&text).expect("an area").id;
        let draft = Draft::of(BOOK.area_file(&id).expect("it is bundled"), &BOOK);
        assert_eq!(draft.file(), text, "{id}");
        assert!(BOOK.is_bundled(&id));
        assert!(!draft.is_unsaved(), "{id} as it came is nowhere lost");
    }
}

#[test]
fn every_bundled_file_has_no_mistake_as_a_draft() {
    for area in &BOOK.areas {
        let draft = super::draft(&area.id);
        assert_eq!(draft.wrong(), [], "{}", area.id);
        assert_eq!(draft.area(), Some(area));
    }
}
