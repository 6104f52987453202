//! Lists the bundled data files, so that adding an area is adding a folder and no code names one.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let src = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?).join("src");
    let instruments = files(&src.join("instrument"))?;
    let areas = folders(&src.join("areas"))?.into_iter().map(|folder| folder.join("area.json")).collect::<Vec<_>>();
    let notices = src.join("notice/notices.json");
    let list = |name: &str, files: &[PathBuf]| {
        let texts: String = files.iter().map(|file| format!("    include_str!({file:?}),\n")).collect();
        format!("const {name}: &[&str] = &[\n{texts}];\n")
    };
    let code = list("INSTRUMENTS", &instruments)
        + &list("AREAS", &areas)
        + &format!("const NOTICES: &str = include_str!({notices:?});\n");
    for folder in ["src/areas", "src/instrument", "src/notice"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?).join("bundled.rs"), code)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect())
}

fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|path| path.join("area.json").is_file()).collect())
}
