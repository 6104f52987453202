//! The list of files in `sw.js`, each with its hash, and the version they make together.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

const WORKER: &str = "sw.js";

/// What only a host reads.
const FOR_HOSTS: [&str; 3] = ["_headers", ".htaccess", "nginx.conf"];

/// Fills the list and the version into the staged `sw.js`.
pub fn fill_in(staged: &Path) -> Result<(), Box<dyn Error>> {
    let files = serde_json::to_string_pretty(&hashes(staged)?)?;
    let path = staged.join(WORKER);
    let worker = fs::read_to_string(&path)?;
    // The worker's own code counts: whatever changes, the files are kept under a new name.
    let version: String = hash([worker.as_bytes(), files.as_bytes()].concat())
        .chars()
        .take(16)
        .collect();
    Ok(fs::write(
        path,
        put(&put(&worker, "__FILES__", &files)?, "__VERSION__", &version)?,
    )?)
}

/// The hash of every file that a page asks for, by its address.
fn hashes(staged: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut hashes = BTreeMap::new();
    for entry in fs::read_dir(staged)? {
        let entry = entry?;
        let name = entry
            .file_name()
            .into_string()
            .map_err(|name| format!("{name:?} is not Unicode"))?;
        if entry.file_type()?.is_dir() {
            return Err(
                format!("{name} is a folder; the files to keep lie beside each other").into(),
            );
        }
        if name == WORKER || name == super::ONE_FILE || FOR_HOSTS.contains(&name.as_str()) {
            continue;
        }
        let hash = hash(fs::read(entry.path())?);
        // Some hosts send whoever asks for index.html elsewhere; all of them give it for the folder.
        hashes.insert(
            if name == "index.html" {
                "./".to_owned()
            } else {
                name
            },
            hash,
        );
    }
    Ok(hashes)
}

fn hash(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Puts a value in the one place that is kept for it.
fn put(text: &str, place: &str, value: &str) -> Result<String, String> {
    match text.matches(place).count() {
        1 => Ok(text.replace(place, value)),
        count => Err(format!(
            "{place} stands {count} times in {WORKER}, and not once"
        )),
    }
}
