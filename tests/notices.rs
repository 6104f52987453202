//! The notices that the build carries (`public/LICENCES.txt`) are those of what is in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The packages that are in the app, each with its version, as cargo tells them from `Cargo.lock`; those that only help to build it
/// are not in it.
fn in_the_app() -> BTreeSet<String> {
    let tree = "tree --locked --target wasm32-unknown-unknown --edges normal,no-proc-macro --prefix none --format {p}";
    let told = Command::new(env!("CARGO"))
        .args(tree.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    String::from_utf8_lossy(&told.stdout)
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(" v")?;
            let version = rest.split(' ').next()?;
            Some(format!("{name} {version}"))
        })
        .filter(|package| !package.starts_with("waymark "))
        .collect()
}

#[test]
fn every_package_in_the_app_has_its_notice() {
    let notices = read("public/LICENCES.txt");
    let listed: BTreeSet<String> = notices
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    let packages = in_the_app();
    assert!(packages.len() > 50, "{packages:?}");
    let missing: Vec<&String> = packages.difference(&listed).collect();
    assert!(
        missing.is_empty(),
        "`cargo xtask notices` writes them anew. Without a notice: {missing:?}"
    );
    // Nor are there notices of versions that have gone.
    let lock = read("Cargo.lock");
    for package in listed {
        let (name, version) = package.split_once(' ').expect("a name and a version");
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&entry), "{package} is not in Cargo.lock");
    }
}

/// What is in the build and in no list of packages of cargo's.
#[test]
fn what_is_no_package_is_named_too() {
    let notices = read("public/LICENCES.txt");
    for words in [
        "Copyright (C) 2017 Crown Copyright (Government Digital Service)",
        "EFF's Short Wordlist #1, by Joseph Bonneau for the Electronic Frontier Foundation",
        "Creative Commons Attribution 3.0 United States",
        "The Rust Project Contributors",
    ] {
        assert!(notices.contains(words), "{words}");
    }
    for licence in ["(MIT)", "(Apache-2.0)", "(Zlib)"] {
        assert!(notices.contains(licence), "{licence}");
    }
    assert!(!notices.contains(['\u{fffd}', '\r']));
}
