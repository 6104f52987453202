//! What `sw.js` keeps: every file with its hash and its type, the headers that all of them are given with, and the version they
//! make together.

use super::compressed::ENDINGS;
use super::{NOTICES, ONE_FILE, hash, sums};
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

const WORKER: &str = "sw.js";

/// What only a host reads, or somebody who looks at a host, and no page asks for.
const FOR_HOSTS: [&str; 6] = [
    "_headers",
    ".htaccess",
    "nginx.conf",
    ONE_FILE,
    NOTICES,
    sums::LIST,
];

/// One file as it is kept.
#[derive(Serialize)]
struct OfflineFile {
    hash: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// Fills the list, the headers and the version into the staged `sw.js`.
pub fn fill_in(staged: &Path) -> Result<(), Box<dyn Error>> {
    let files = serde_json::to_string_pretty(&files(staged)?)?;
    let headers = serde_json::to_string_pretty(&headers(staged)?)?;
    let path = staged.join(WORKER);
    let worker = fs::read_to_string(&path)?;
    let worker = put(&put(&worker, "__FILES__", &files)?, "__HEADERS__", &headers)?;
    // The worker's own code counts: whatever changes, the files are kept under a new name.
    let version: String = hash(&worker).chars().take(16).collect();
    Ok(fs::write(path, put(&worker, "__VERSION__", &version)?)?)
}

/// Every file that a page asks for, by its address.
fn files(staged: &Path) -> Result<BTreeMap<String, OfflineFile>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
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
        let ending = name.rsplit('.').next().unwrap_or_default();
        if name == WORKER || FOR_HOSTS.contains(&name.as_str()) || ENDINGS.contains(&ending) {
            continue;
        }
        let kept = OfflineFile {
            hash: hash(fs::read(entry.path())?),
            kind: kind(ending).ok_or_else(|| format!("{name}: of which type?"))?,
        };
        // Some hosts send whoever asks for index.html elsewhere; all of them give it for the folder.
        let address = if name == "index.html" {
            "./".to_owned()
        } else {
            name
        };
        files.insert(address, kept);
    }
    Ok(files)
}

/// The type of a file, by how its name ends.
fn kind(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// The headers for every address, from the file that lists them for hosts.
fn headers(staged: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let file = fs::read_to_string(staged.join("_headers"))?;
    let (_, rest) = file
        .split_once("\n/*\n")
        .ok_or("_headers has none for every address")?;
    rest.lines()
        .map_while(|line| line.strip_prefix("  "))
        .map(|line| {
            let (name, value) = line
                .split_once(": ")
                .ok_or_else(|| format!("no header: {line}"))?;
            Ok((name.to_owned(), value.to_owned()))
        })
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
