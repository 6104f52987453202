//! The same build on every machine, under names that say what is in it.
//!
//! The one trace of the machine that the compiler's flags do not take out of the program: a crate of Leptos's writes into it a hash of
//! the folder that cargo keeps it in. Nothing reads it here, and it is blanked. Then the program's files and the worker's, which Trunk
//! names after nothing, are named after what is in them: so they may be kept, and are fetched once.

use super::hash;
use std::error::Error;
use std::fs;
use std::path::Path;

/// What the names of the two programs begin with.
const PROGRAMS: [&str; 2] = ["waymark", "stretch"];

/// What stands before the hash, and how many letters that has.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";
const LENGTH: usize = 16;

/// Blanks it in the build at this place, and names the files of each program anew.
pub fn made(staged: &Path) -> Result<(), Box<dyn Error>> {
    PROGRAMS.iter().try_for_each(|begins| named(staged, begins))
}

fn named(staged: &Path, begins: &str) -> Result<(), Box<dyn Error>> {
    let old = program(staged, begins)?.ok_or_else(|| format!("the build holds no {begins}"))?;
    let file = |name: &str, ending: &str| staged.join(format!("{name}{ending}"));
    let mut wasm = fs::read(file(&old, WASM))?;
    blank(&mut wasm);
    let script = fs::read_to_string(file(&old, SCRIPT))?;
    // The script asks for the program by its file's name, and it is the same script whatever that is.
    let script = |name: &str| script.replace(&format!("{old}{WASM}"), &format!("{name}{WASM}"));
    let said = [wasm.as_slice(), script(begins).as_bytes()].concat();
    let said: String = hash(said).chars().take(16).collect();
    let new = format!("{begins}-{said}");
    for ending in [WASM, SCRIPT] {
        fs::remove_file(file(&old, ending))?;
    }
    fs::write(file(&new, WASM), wasm)?;
    fs::write(file(&new, SCRIPT), script(&new))?;
    let page = staged.join("index.html");
    let told = fs::read_to_string(&page)?.replace(&old, &new);
    Ok(fs::write(page, told)?)
}

const WASM: &str = "_bg.wasm";
const SCRIPT: &str = ".js";

fn blank(wasm: &mut [u8]) {
    let places: Vec<usize> = wasm
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, window)| *window == MARK)
        .map(|(at, _)| at + MARK.len())
        .collect();
    for at in places {
        if let Some(mark) = wasm.get_mut(at..at + LENGTH)
            && mark.iter().all(u8::is_ascii_hexdigit)
        {
            mark.fill(b'0');
        }
    }
}

/// What the two files of a program are called, without their endings.
fn program(staged: &Path, begins: &str) -> Result<Option<String>, Box<dyn Error>> {
    for entry in fs::read_dir(staged)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(program) = name.strip_suffix(WASM)
            && program.starts_with(begins)
        {
            return Ok(Some(program.to_owned()));
        }
    }
    Ok(None)
}
