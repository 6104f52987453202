//! The published test vectors of the age format.
//!
//! Those about the payload are sealed to a key that Waymark does not open, but they name the file's key: their payload is
//! put behind a header made here, of a passphrase, and must open or be refused as the vector says.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use waymark::seal::{Ceiling, SealError, age};

/// The largest vectors are 16 MiB.
const WIDE: Ceiling = Ceiling {
    work_factor: 20,
    bytes: 32 << 20,
};

struct Vector {
    name: String,
    says: BTreeMap<String, String>,
    file: Vec<u8>,
}

impl Vector {
    fn says(&self, what: &str) -> Option<&str> {
        self.says.get(what).map(String::as_str)
    }

    /// Checks what came of opening the vector, or its payload.
    fn check(&self, opened: Result<Vec<u8>, SealError>) {
        let name = &self.name;
        let expect = self
            .says("expect")
            .expect("every vector says what is expected");
        let Err(refused) = opened else {
            assert_eq!(expect, "success", "{name} opened");
            assert_eq!(
                Some(hex(&Sha256::digest(opened.expect("it opened"))).as_str()),
                self.says("payload"),
                "{name}"
            );
            return;
        };
        let right = match expect {
            // A stanza that is not known by its name, such as "Scrypt", may be anybody's.
            "no match" => matches!(
                refused,
                SealError::WrongPassphrase | SealError::NotForPassphrase
            ),
            "HMAC failure" => refused == SealError::Damaged,
            "payload failure" => matches!(refused, SealError::Damaged | SealError::Incomplete),
            "armor failure" => matches!(
                refused,
                SealError::Damaged | SealError::Incomplete | SealError::NotSealed
            ),
            "header failure" => !matches!(
                refused,
                SealError::WrongPassphrase | SealError::NoMemory { .. }
            ),
            _ => false,
        };
        assert!(right, "{name}: expected {expect}, got {refused:?}");
    }
}

fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seal/testkit");
    let files = std::fs::read_dir(folder)
        .expect("the vectors are there")
        .map(|entry| entry.expect("it is read").path());
    let read = |path: std::path::PathBuf| {
        let bytes = std::fs::read(&path).expect("it is read");
        let end = bytes
            .windows(2)
            .position(|two| two == b"\n\n")
            .expect("an empty line ends what it says");
        let lines = str::from_utf8(&bytes[..end]).expect("it is text").lines();
        let says: BTreeMap<_, _> = lines
            .map(|line| line.split_once(": ").expect("every line says something"))
            .map(|(what, said)| (what.to_owned(), said.to_owned()))
            .collect();
        let mut file = bytes[end + 2..].to_vec();
        if says.get("compressed").is_some_and(|how| how == "zlib") {
            let packed = std::mem::take(&mut file);
            flate2::read::ZlibDecoder::new(packed.as_slice())
                .read_to_end(&mut file)
                .expect("it is zlib");
        }
        Vector {
            name: path
                .file_name()
                .expect("it has a name")
                .to_string_lossy()
                .into_owned(),
            says,
            file,
        }
    };
    files
        .filter(|path| path.extension().is_none())
        .map(read)
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A header of the passphrase "x" for this file key.
fn header(file_key: &[u8]) -> Vec<u8> {
    let mut wrap = [0; 32];
    let settings = scrypt::Params::new(1, 8, 1).expect("the settings are right");
    scrypt::scrypt(
        b"x",
        &[b"age-encryption.org/v1/scrypt".as_slice(), &[7; 16]].concat(),
        &settings,
        &mut wrap,
    )
    .expect("the length is right");
    let body = ChaCha20Poly1305::new(&wrap.into())
        .encrypt(&[0; 12].into(), file_key)
        .expect("it seals");
    let base64 = Base64Unpadded::encode_string;
    let text = format!(
        "age-encryption.org/v1\n-> scrypt {} 1\n{}\n---",
        base64(&[7; 16]),
        base64(&body)
    );
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, file_key)
        .expand(b"header", &mut key)
        .expect("the length is right");
    let mac = Hmac::<Sha256>::new_from_slice(&key)
        .expect("any length")
        .chain_update(&text)
        .finalize()
        .into_bytes();
    format!("{text} {}\n", base64(&mac)).into_bytes()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("it is hex"))
        .collect()
}

#[test]
fn passphrase_files_open_or_are_refused_as_published() {
    let all: Vec<_> = vectors()
        .into_iter()
        .filter(|vector| vector.says("passphrase").is_some())
        .collect();
    assert_eq!(all.len(), 26, "vectors with a passphrase");
    for vector in all {
        let passphrase = vector.says("passphrase").unwrap_or_default();
        vector.check(age::open(&vector.file, passphrase, WIDE).map(|plain| plain.to_vec()));
    }
}

#[test]
fn payloads_open_or_are_refused_as_published() {
    let mut tried = 0;
    for vector in vectors() {
        let expect = vector.says("expect").unwrap_or_default();
        let Some(key) = vector.says("file key") else {
            continue;
        };
        if vector.says("armored").is_some() || !["success", "payload failure"].contains(&expect) {
            continue;
        }
        let marked = vector
            .file
            .windows(5)
            .position(|five| five == b"\n--- ")
            .expect("the header has an end");
        let end = marked
            + 5
            + vector.file[marked + 5..]
                .iter()
                .position(|&byte| byte == b'\n')
                .expect("a line")
            + 1;
        let file = [header(&unhex(key)).as_slice(), &vector.file[end..]].concat();
        vector.check(age::open(&file, "x", WIDE).map(|plain| plain.to_vec()));
        tried += 1;
    }
    assert_eq!(tried, 30, "vectors with a payload");
}

#[test]
fn files_for_other_keys_and_broken_ones_are_refused() {
    for vector in vectors()
        .into_iter()
        .filter(|vector| vector.says("passphrase").is_none())
    {
        let refused = age::open(&vector.file, "x", WIDE).expect_err(&vector.name);
        match (vector.says("expect"), vector.says("armored")) {
            // The armor is read before it is seen for whom the file is: a good one is told from a bad one.
            (Some("success"), _) => {
                assert_eq!(refused, SealError::NotForPassphrase, "{}", vector.name)
            }
            (Some("armor failure"), _) => vector.check(Err(refused)),
            _ => assert_ne!(refused, SealError::WrongPassphrase, "{}", vector.name),
        }
    }
}
