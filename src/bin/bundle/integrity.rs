//! The hash of every file that the page asks for by name, written into the page: a browser then refuses another.
//!
//! An element can be held to a hash; what a script asks for itself (`public/loader.js`) reads it from the loader's element. The icons
//! and the manifest have none: browsers look at it for scripts, styles and what is fetched. Nor has the element that has the program
//! loaded early: browsers warn that they would not look at it there, and it is looked at when the loader takes the program.

use super::base64;
use super::page::{attribute, tag, with_attribute};
use sha2::{Digest, Sha384};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Writes the hashes into the page of the build at this place.
pub fn written_into(staged: &Path) -> Result<(), Box<dyn Error>> {
    let path = staged.join("index.html");
    let mut page = fs::read_to_string(&path)?;
    let hash = |name: &str| {
        let bytes = fs::read(staged.join(name)).map_err(|error| format!("{name}: {error}"))?;
        Ok::<_, String>(format!("sha384-{}", base64(&Sha384::digest(bytes))))
    };
    for (begins, holds, address) in [
        ("<link", "rel=\"stylesheet\"", "href"),
        ("<link", "rel=\"modulepreload\"", "href"),
        ("<script", "data-wasm=", "src"),
    ] {
        let old = tag(&page, begins, ">", holds)?;
        let mut new = with_attribute(old, "integrity", &hash(attribute(old, address)?)?);
        if begins == "<script" {
            for name in ["data-js", "data-wasm"] {
                let hash = hash(attribute(old, name)?)?;
                new = with_attribute(&new, &format!("{name}-integrity"), &hash);
            }
            // The worker goes by the beginning of its two files' names.
            let worker = attribute(old, "data-worker")?;
            for (name, ending) in [("worker", "_bg.wasm"), ("worker-script", ".js")] {
                let hash = hash(&format!("{worker}{ending}"))?;
                new = with_attribute(&new, &format!("data-{name}-integrity"), &hash);
            }
        }
        page = page.replacen(old, &new, 1);
    }
    Ok(fs::write(path, page)?)
}
