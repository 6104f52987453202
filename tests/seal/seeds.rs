//! What breaking sealed files begins with (`tests/fuzz`): files that its target opens, or it would never come past a header.
//! They are made anew with `UPDATE_SEEDS=1`.

use std::path::{Path, PathBuf};

use waymark::seal::{Ceiling, age};

use crate::seal::support::{counted, sealed_by_age};

/// The passphrase and the work that the target has.
const PASSPHRASE: &str = "example";
const WORK: Ceiling = Ceiling {
    work_factor: 4,
    bytes: 512 * 1024,
};
const PLAIN: &[u8] = b"{\"format\": \"waymark-case/1\"}";

fn seed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus/sealed")
        .join(name)
}

/// Each with what is in it.
fn made() -> [(&'static str, &'static [u8], Vec<u8>); 4] {
    let sealed =
        |plain, factor| age::seal(plain, PASSPHRASE, factor, &mut counted(7)).expect("it seals");
    [
        ("opens", PLAIN, sealed(PLAIN, 1)),
        ("opens-more-work", PLAIN, sealed(PLAIN, 2)),
        ("opens-empty", b"", sealed(b"", 1)),
        (
            "opens-armored",
            PLAIN,
            sealed_by_age(PLAIN, PASSPHRASE, 1, true),
        ),
    ]
}

/// As the target makes them, so that it goes behind the target's own header.
fn payload() -> Vec<u8> {
    let file = age::seal(PLAIN, PASSPHRASE, 1, &mut |bytes| bytes.fill(7)).expect("it seals");
    file[file.len() - 16 - PLAIN.len() - 16..].to_vec()
}

#[test]
fn seeds_open_with_the_passphrase_and_the_little_work_of_the_target() {
    if std::env::var_os("UPDATE_SEEDS").is_some() {
        for (name, _, file) in made() {
            std::fs::write(seed(name), file).expect("the seed is written");
        }
        std::fs::write(seed("payload"), payload()).expect("the seed is written");
    }
    for (name, plain, _) in made() {
        let file = std::fs::read(seed(name)).expect(name);
        assert_eq!(
            *age::open(&file, PASSPHRASE, WORK).expect(name),
            plain,
            "{name}"
        );
    }
    assert!(std::fs::read(seed("payload")).expect("payload") == payload());
    // The target's own are these.
    let target = include_str!("../fuzz/fuzz_targets/sealed.rs");
    assert!(target.contains(&format!("const PASSPHRASE: &str = {PASSPHRASE:?};")));
    let ceiling = target.split_once("Ceiling {").expect("a ceiling").1;
    let ceiling = ceiling.split_once('}').expect("its end").0;
    assert!(ceiling.contains("work_factor: 4,") && ceiling.contains("bytes: 512 * 1024"));
}
