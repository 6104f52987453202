//! The one trace of the machine that the compiler's flags do not take out of the program: a crate of Leptos's writes into it a hash of
//! the folder that cargo keeps it in. Nothing reads it here. It is blanked, and the program's files are named anew after what is
//! then in them, so that every build of one commit is the same.

use super::hash;
use std::error::Error;
use std::fs;
use std::path::Path;

/// What stands before the hash, and how many letters that has.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";
const LENGTH: usize = 16;

/// Blanks it in the build at this place, and names the program's files anew.
pub fn made(staged: &Path) -> Result<(), Box<dyn Error>> {
    let Some(old) = program(staged)? else {
        return Err("the build holds no program".into());
    };
    let wasm = |name: &str| staged.join(format!("{name}_bg.wasm"));
    let mut bytes = fs::read(wasm(&old))?;
    let places: Vec<usize> = bytes
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, window)| *window == MARK)
        .map(|(at, _)| at + MARK.len())
        .collect();
    for at in places {
        if let Some(mark) = bytes.get_mut(at..at + LENGTH)
            && mark.iter().all(u8::is_ascii_hexdigit)
        {
            mark.fill(b'0');
        }
    }
    let new: String = hash(&bytes).chars().take(16).collect();
    let new = format!("waymark-{new}");
    fs::remove_file(wasm(&old))?;
    fs::write(wasm(&new), bytes)?;
    let (script, page) = (staged.join(format!("{old}.js")), staged.join("index.html"));
    let (text, words) = (fs::read_to_string(&script)?, fs::read_to_string(&page)?);
    fs::remove_file(script)?;
    fs::write(staged.join(format!("{new}.js")), text.replace(&old, &new))?;
    Ok(fs::write(page, words.replace(&old, &new))?)
}

/// What the program's two files are called, without their endings.
fn program(staged: &Path) -> Result<Option<String>, Box<dyn Error>> {
    for entry in fs::read_dir(staged)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // The worker's lies beside it.
        if let Some(program) = name.strip_suffix("_bg.wasm")
            && program.starts_with("waymark-")
        {
            return Ok(Some(program.to_owned()));
        }
    }
    Ok(None)
}
