//! The worker's files get names after what is in them, as the program's have: so they may be kept, and are fetched once.

use sha2::{Digest, Sha256};
use std::error::Error;
use std::fs;
use std::path::Path;

/// As Trunk names them, and as the page says it.
const NAME: &str = "stretch";

/// Renames the files of the staged build, and tells the page. In a build that is finished once more they have their names.
pub fn named(staged: &Path) -> Result<(), Box<dyn Error>> {
    let page = staged.join("index.html");
    let (text, told) = (
        fs::read_to_string(&page)?,
        format!("data-worker=\"{NAME}\""),
    );
    if !text.contains(&told) {
        return Ok(());
    }
    let parts = [".js", "_bg.wasm"];
    let mut contents = Sha256::new();
    for part in parts {
        contents.update(fs::read(staged.join(format!("{NAME}{part}")))?);
    }
    let hash = contents.finalize();
    let hash: String = hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for part in parts {
        fs::rename(
            staged.join(format!("{NAME}{part}")),
            staged.join(format!("{NAME}-{hash}{part}")),
        )?;
    }
    let named = format!("data-worker=\"{NAME}-{hash}\"");
    Ok(fs::write(page, text.replacen(&told, &named, 1))?)
}
