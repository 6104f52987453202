//! Lists the bundled data files, so that adding an area is adding a folder and no code names one. What is bundled is a
//! copy without the blanks that lay the files out for people: every byte of it is downloaded.

use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(
    clippy::too_many_lines,
    reason = "what a build makes, one thing after the other"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let src = folder("CARGO_MANIFEST_DIR")?.join("src");
    let out = folder("OUT_DIR")?;
    let areas: Vec<_> = folders(&src.join("data/areas"))?
        .into_iter()
        .map(|folder| folder.join("area.json"))
        .collect();
    let code = [
        list("AREAS", &bundled(&areas, &out, "area")?),
        list(
            "INSTRUMENTS",
            &bundled(&files(&src.join("data/instruments"))?, &out, "instrument")?,
        ),
        format!(
            "/// Which bundled files these are: another value, and something in them has changed.\npub const EDITION: &str = \"{:016x}\";\n",
            edition(&src)?
        ),
        format!(
            "const NOTICES: &str = {};\n",
            bundled(&[src.join("data/notices.json")], &out, "notices")?.concat()
        ),
    ];
    let replays: Vec<_> = folders(&src.join("data/areas"))?
        .into_iter()
        .map(|folder| folder.join("replay.json"))
        .collect();
    let replays: Vec<_> = replays.into_iter().filter(|file| file.is_file()).collect();
    fs::write(
        out.join("replays.rs"),
        list("REPLAYS", &bundled(&replays, &out, "replay")?),
    )?;
    let comparisons: Vec<_> = folders(&src.join("data/areas"))?
        .into_iter()
        .map(|folder| folder.join("comparison.json"))
        .filter(|file| file.is_file())
        .collect();
    let comparisons = comparisons
        .iter()
        .map(|file| with_case(file, &out))
        .collect::<Result<Vec<_>, _>>()?;
    fs::write(
        out.join("comparisons.rs"),
        list("COMPARISONS", &bundled(&comparisons, &out, "comparison")?),
    )?;
    let papers = bundled(
        &[
            src.join("data/papers/form.json"),
            src.join("data/papers/supports.json"),
        ],
        &out,
        "paper",
    )?;
    let papers = format!("const PAPERS: [&str; 2] = [{}];\n", papers.join(", "));
    fs::write(out.join("papers.rs"), papers)?;
    let expected = bundled(&[src.join("data/past-expected.json")], &out, "expected")?.concat();
    fs::write(
        out.join("expected.rs"),
        format!("const EXPECTED: &str = {expected};\n"),
    )?;
    let phrases = bundled(&[src.join("data/phrases.json")], &out, "phrases")?.concat();
    fs::write(
        out.join("phrases.rs"),
        format!("const PHRASES: &str = {phrases};\n"),
    )?;
    let claims = bundled(&[src.join("data/claims.json")], &out, "claims")?.concat();
    fs::write(
        out.join("claims.rs"),
        format!("const CLAIMS: &str = {claims};\n"),
    )?;
    println!("cargo::rerun-if-changed=src/data");
    Ok(fs::write(out.join("bundled.rs"), code.concat())?)
}

/// A number that changes when a bundled rule, checklist or notice does.
fn edition(src: &Path) -> Result<u64, Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    let mut of = files(&src.join("data/instruments"))?;
    of.extend(
        folders(&src.join("data/areas"))?
            .into_iter()
            .map(|folder| folder.join("area.json")),
    );
    of.push(src.join("data/notices.json"));
    for file in of {
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// A copy of a comparison with its case in the place of the case's name.
fn with_case(file: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let folder = file.parent().ok_or("it lies in no folder")?;
    let mut comparison = read(file)?;
    let name = comparison["case"].as_str().ok_or("it names no case")?;
    comparison["case"] = read(&folder.join("cases").join(name).with_extension("json"))?;
    let area = folder.file_name().ok_or("it lies in no folder")?;
    let copy = out
        .join("with-case-".to_owned() + &area.to_string_lossy())
        .with_extension("json");
    fs::write(&copy, comparison.to_string())?;
    Ok(copy)
}

fn read(file: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    serde_json::from_str(&fs::read_to_string(file)?)
        .map_err(|mistake| format!("{}: {mistake}", file.display()).into())
}

/// The code that includes a compact copy of each file.
fn bundled(files: &[PathBuf], out: &Path, kind: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let include = |(index, file): (usize, &PathBuf)| {
        let copy = out.join(format!("{kind}-{index}.json"));
        fs::write(&copy, read(file)?.to_string())?;
        Ok(format!("include_str!({copy:?})"))
    };
    files.iter().enumerate().map(include).collect()
}

fn list(name: &str, includes: &[String]) -> String {
    format!("const {name}: &[&str] = &[{}];\n", includes.join(", "))
}

fn folder(variable: &str) -> Result<PathBuf, Box<dyn Error>> {
    Ok(PathBuf::from(
        env::var_os(variable).ok_or_else(|| format!("{variable} is not set"))?,
    ))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .collect())
}

fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.join("area.json").is_file())
        .collect())
}
