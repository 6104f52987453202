//! How much of the core its own tests run through.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

use super::Done;
use super::tools::{Tools, root, say};

/// What is measured is written here.
const REPORT: &str = "target/coverage.json";

/// Lines, and how many of them were run.
#[derive(Clone, Copy, Default)]
struct Lines {
    all: u64,
    run: u64,
}

impl Lines {
    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.run += other.run;
    }

    fn percent(self) -> f64 {
        // Counts of lines are far from what this cannot hold.
        100.0 * self.run as f64 / self.all.max(1) as f64
    }
}

/// Runs the core's tests and prints the lines that they run through, by module.
pub fn coverage() -> Done {
    let tools = Tools::new()?;
    tools.need_cargo_llvm_cov()?;
    say("Native tests of the core, with every line counted");
    let measured = [
        "llvm-cov",
        "--locked",
        "--lib",
        "--test",
        "core",
        "--json",
        "--output-path",
        REPORT,
    ];
    tools.run("cargo", &measured)?;
    let report =
        fs::read_to_string(root().join(REPORT)).map_err(|error| format!("{REPORT}: {error}"))?;
    let report: Value =
        serde_json::from_str(&report).map_err(|error| format!("{REPORT}: {error}"))?;
    print(&files(&report));
    println!("\nLine by line: cargo llvm-cov report --show-missing-lines");
    Ok(())
}

/// The files of the core, by their place in `src`.
fn files(report: &Value) -> BTreeMap<String, Lines> {
    let src = root().join("src");
    let all = report["data"][0]["files"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    all.iter()
        .filter_map(|file| {
            let place = file["filename"].as_str()?;
            let place = std::path::Path::new(place)
                .strip_prefix(&src)
                .ok()?
                .to_str()?;
            // Programs around the core, and the app, which the compiler leaves out here.
            let is_core = !["bin/", "app/", "main.rs"]
                .iter()
                .any(|other| place.starts_with(other));
            let count = |what: &str| file["summary"]["lines"][what].as_u64().unwrap_or_default();
            let lines = Lines {
                all: count("count"),
                run: count("covered"),
            };
            is_core.then(|| (place.to_owned(), lines))
        })
        .collect()
}

fn print(files: &BTreeMap<String, Lines>) {
    let mut modules: BTreeMap<String, Lines> = BTreeMap::new();
    let mut whole = Lines::default();
    for (place, lines) in files {
        let module: Vec<&str> = place.trim_end_matches(".rs").split('/').take(2).collect();
        modules.entry(module.join("::")).or_default().add(*lines);
        whole.add(*lines);
    }
    let line = |name: &str, lines: Lines| {
        let (all, missed) = (lines.all, lines.all - lines.run);
        println!(
            "  {name:<44} {all:>6} lines {missed:>5} not run {:>6.1} %",
            lines.percent()
        );
    };
    for (module, lines) in &modules {
        line(module, *lines);
    }
    line("the core", whole);
    println!("\nFiles of which more than one line in twenty is not run:");
    for (place, lines) in files.iter().filter(|(_, lines)| lines.percent() < 95.0) {
        line(place, *lines);
    }
}
