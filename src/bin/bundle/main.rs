//! What `trunk build` does last: writes into the page of what day it is, names the worker's files after what is in them, tells the service worker
//! which files to keep, and writes the one-file edition.

mod made;
mod offline;
mod one_file;
mod worker;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// What people save to open without a server.
const ONE_FILE: &str = "waymark.html";

fn main() -> Result<(), Box<dyn Error>> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("This is run by `trunk build`, which says where its files are.")?;
    let staged = PathBuf::from(staged);
    made::written_into(&staged)?;
    worker::named(&staged)?;
    offline::fill_in(&staged)?;
    Ok(fs::write(
        staged.join(ONE_FILE),
        one_file::made_of(&staged)?,
    )?)
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
