//! The same build, made twice: in two folders and for two homes, with nothing shared, and compared byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use super::Done;
use super::tools::{Tools, cargo_home, ended, home, root, say};

/// Where each build lies and has its home, in a folder that is thrown away. No name is as long as the other.
const PLACES: [(&str, &str); 2] = [
    ("first/waymark", "somebody"),
    ("second/a/longer/way/to-it", "homes/somebody-else"),
];

/// What a build reads and writes, by its name.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds twice, and says what differs.
pub fn twice() -> Done {
    let tools = Tools::new()?;
    tools.need_for_building()?;
    let around = env::temp_dir().join(format!("waymark-twice-{}", process::id()));
    let compared = compared(&tools, &around);
    // It is some gigabytes; what was built is looked at here and nowhere else.
    let _ = fs::remove_dir_all(&around);
    compared
}

fn compared(tools: &Tools, around: &Path) -> Done {
    let mut builds = Vec::new();
    for (folder, home) in PLACES {
        let (folder, home) = (around.join(folder), around.join(home));
        say(&format!("Building in {}", folder.display()));
        laid_out(tools, &folder, &home)
            .map_err(|error| format!("{} cannot be laid out: {error}", folder.display()))?;
        built(tools, &folder, &home)?;
        builds.push(read(&folder.join("dist")).map_err(|error| format!("dist/: {error}"))?);
    }
    let names: BTreeSet<&String> = builds.iter().flat_map(BTreeMap::keys).collect();
    let of = |name: &String| {
        builds
            .iter()
            .map(|build| build.get(name))
            .collect::<Vec<_>>()
    };
    let differ: Vec<&str> = names
        .iter()
        .filter(|name| of(name).windows(2).any(|two| two[0] != two[1]))
        .map(|name| name.as_str())
        .collect();
    if differ.is_empty() {
        println!("{} files, the same in both builds", names.len());
        return Ok(());
    }
    Err(format!("The two builds differ in {}", differ.join(", ")))
}

/// The project's files, the stylesheet's tools, and the packages that cargo has downloaded, as they were downloaded.
fn laid_out(tools: &Tools, folder: &Path, home: &Path) -> io::Result<()> {
    let files = tools.says(
        "git",
        &["ls-files", "--cached", "--others", "--exclude-standard"],
    );
    for name in files.unwrap_or_default().lines() {
        let (from, to) = (root().join(name), folder.join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(folder))?;
            fs::copy(from, to)?;
        }
    }
    copy_all(&root().join("node_modules"), &folder.join("node_modules"))?;
    let (known, new) = (cargo_home(), home.join(".cargo"));
    for part in ["registry/index", "registry/cache"] {
        copy_all(&known.join(part), &new.join(part))?;
    }
    // Says where packages are had from, on a machine that has it.
    match fs::copy(known.join("config.toml"), new.join("config.toml")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn built(tools: &Tools, folder: &Path, of: &Path) -> Done {
    let rustup = env::var_os("RUSTUP_HOME").map_or_else(|| home().join(".rustup"), PathBuf::from);
    let day = tools
        .says("git", &["log", "-1", "--format=%ct"])
        .unwrap_or_default();
    let cargo = of.join(".cargo");
    let mut trunk = tools.trunk(folder, &cargo);
    trunk
        .args(["build", "--release"])
        .env("HOME", of)
        .env("CARGO_HOME", &cargo)
        .env("RUSTUP_HOME", rustup)
        // All that is needed has been copied.
        .env("CARGO_NET_OFFLINE", "true")
        .env("SOURCE_DATE_EPOCH", day.trim());
    for elsewhere in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"] {
        trunk.env_remove(elsewhere);
    }
    ended("trunk", &mut trunk)
}

fn read(dist: &Path) -> io::Result<Files> {
    fs::read_dir(dist)?
        .map(|entry| {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            Ok((name, fs::read(entry.path())?))
        })
        .collect()
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        // A link is followed: npm links its commands.
        if entry.path().is_dir() {
            copy_all(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to)?;
        }
    }
    Ok(())
}
