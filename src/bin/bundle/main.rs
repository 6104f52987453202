//! What `trunk build` does last: takes the last trace of the machine out of the program, names its files and the worker's after
//! what is in them, writes into the page of what day it is and the hash of every file that it asks for, tells the service
//! worker which files to keep and how to give them, writes the one-file edition, compresses what a host sends, and lists the hash
//! of everything.

mod compressed;
mod integrity;
mod made;
mod offline;
mod one_file;
mod page;
mod steady;
mod sums;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// What people save to open without a server.
const ONE_FILE: &str = "waymark.html";

/// What others wrote and is in the build, with the terms they gave it under (`cargo xtask notices`).
const NOTICES: &str = "LICENCES.txt";

fn main() -> Result<(), Box<dyn Error>> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("This is run by `trunk build`, which says where its files are.")?;
    let staged = PathBuf::from(staged);
    steady::made(&staged)?;
    made::written_into(&staged)?;
    integrity::written_into(&staged)?;
    offline::fill_in(&staged)?;
    fs::write(staged.join(ONE_FILE), one_file::made_of(&staged)?)?;
    // It takes a quarter of a minute: not for a debug build, which goes to no host, nor while somebody works on the app.
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    if is_release && env::var_os("WAYMARK_UNCOMPRESSED").is_none() {
        compressed::all(&staged)?;
    }
    sums::written_into(&staged)
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The SHA-256 of this, in hexadecimal.
fn hash(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
