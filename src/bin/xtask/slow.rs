//! What takes too long for every change.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::tools::{Tools, root, say};
use super::twice::twice;
use super::{Done, alone, in_browsers};

/// Each reader, as its fuzz target is called.
const READERS: [&str; 6] = ["case", "area", "instrument", "sealed", "kept", "past"];

/// How often a browser is killed while it saves.
const KILLS: &str = "50";

/// Throws broken files at every reader, so many of each kind: the program may refuse a file, with words; it may not stop, hang, or
/// take more than a gigabyte. Then kills browsers while they save, lets every call to their database go wrong, and builds twice.
pub fn slow(runs: u32) -> Done {
    let _alone = alone()?;
    let mut tools = Tools::new()?;
    tools.need_for_building()?;
    tools.need_browsers()?;
    tools.need_cargo_fuzz()?;
    // Nothing is left from one time to the next, so that every run is the same.
    let (seeds, found) = (
        root().join("target/fuzz-seeds"),
        root().join("target/fuzz-found"),
    );
    planted(&seeds, &found)
        .map_err(|error| format!("The files to break cannot be laid out: {error}"))?;
    for reader in READERS {
        say(&format!("Broken files: {reader}, {runs}"));
        fuzz(&tools, reader, runs, &seeds, &found)?;
    }
    tools.tell("WAYMARK_KILLS", KILLS);
    tools.tell("WAYMARK_FAULTS", "all");
    in_browsers(
        &tools,
        &[
            "what_was_called_saved_is_there_after_every_kill",
            "kept_injected",
            "--nocapture",
        ],
    )?;
    twice()
}

fn fuzz(tools: &Tools, reader: &str, runs: u32, seeds: &Path, found: &Path) -> Done {
    let [seeds, found] = [seeds, found].map(|folder| folder.join(reader).display().to_string());
    let known = root().join("tests/fuzz/corpus").join(reader);
    let known = known.is_dir().then(|| known.display().to_string());
    let runs = format!("-runs={runs}");
    let mut arguments = vec!["fuzz", "run", "--fuzz-dir", "tests/fuzz", "--target-dir"];
    // The first folder takes what is found; it is thrown away.
    arguments.extend(["target/fuzz", "-s", "none", reader, &found, &seeds]);
    arguments.extend(known.as_deref());
    arguments.extend(["--", &runs, "-seed=1", "-timeout=10", "-rss_limit_mb=1024"]);
    arguments.push("-verbosity=0");
    tools.run("cargo", &arguments)
}

/// What is broken begins as the files that lie in the repository. In tests/fuzz/corpus lies what else is needed to come into
/// every corner of a reader, and what once broke one.
#[expect(
    clippy::too_many_lines,
    reason = "one reader after the other, with what its files begin as"
)]
fn planted(seeds: &Path, found: &Path) -> io::Result<()> {
    for folder in [seeds, found] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        for reader in READERS {
            fs::create_dir_all(folder.join(reader))?;
        }
    }
    let mut put = Vec::new();
    for area in listed("src/data/areas")? {
        let name = name_of(&area);
        put.push((area.join("area.json"), format!("area/{name}.json")));
        // Two areas may have cases of the same name.
        for case in listed_in(&area.join("cases"))? {
            put.push((case.clone(), format!("case/{name}-{}", name_of(&case))));
        }
    }
    let pinned = listed("tests/pinned")?;
    let named = |begins: &'static str, ends: &'static str| {
        pinned.iter().filter(move |file| {
            let name = name_of(file);
            name.starts_with(begins) && name.ends_with(ends)
        })
    };
    let whole = [
        ("case", named("case-1", ".json").collect::<Vec<_>>()),
        ("sealed", named("", ".age").collect()),
        (
            "kept",
            named("kept-", "")
                .chain(named("unfinished-1", ".json"))
                .chain(named("case-1", ".json"))
                .collect(),
        ),
    ];
    for (reader, files) in whole {
        put.extend(
            files
                .into_iter()
                .map(|file| (file.clone(), format!("{reader}/{}", name_of(file)))),
        );
    }
    for (folder, reader, ends) in [
        ("src/data/instruments", "instrument", ".json"),
        ("tests/past", "past", ".csv"),
    ] {
        for file in listed(folder)? {
            if name_of(&file).ends_with(ends) {
                put.push((file.clone(), format!("{reader}/{}", name_of(&file))));
            }
        }
    }
    for (from, to) in put {
        fs::copy(from, seeds.join(to))?;
    }
    for vector in listed("tests/seal/testkit")? {
        let bytes = fs::read(&vector)?;
        // Before each file stands what is expected of it, and an empty line.
        let Some(place) = bytes.windows(2).position(|two| two == b"\n\n") else {
            continue;
        };
        let (expected, file) = bytes.split_at(place + 2);
        // Those that are packed are too large to be broken often.
        if !String::from_utf8_lossy(expected).contains("\ncompressed: ") {
            fs::write(seeds.join("sealed").join(name_of(&vector)), file)?;
        }
    }
    Ok(())
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn listed(folder: &str) -> io::Result<Vec<PathBuf>> {
    listed_in(&root().join(folder))
}

/// What lies in a folder, in order; nothing where there is none.
fn listed_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
