//! The SHA-256 of every file of a build, as `sha256sum -c` reads it.

use super::hash;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What the list is called.
pub const LIST: &str = "SHA256SUMS";

/// Writes the list of the build at this place.
pub fn written_into(staged: &Path) -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(staged)? {
        let name = entry?.file_name();
        names.push(
            name.into_string()
                .map_err(|name| format!("{name:?} is not Unicode"))?,
        );
    }
    names.retain(|name| name != LIST);
    names.sort_unstable();
    let mut list = String::new();
    for name in names {
        writeln!(list, "{}  {name}", hash(fs::read(staged.join(&name))?))?;
    }
    Ok(fs::write(staged.join(LIST), list)?)
}
