//! What is done with the whole project, with whatever is missing for it installed at pinned versions:
//! `cargo xtask serve`, `cargo xtask test`, and the others below.

mod browsers;
mod coverage;
mod dependencies;
mod slow;
mod tools;
mod twice;

use std::fs::{File, TryLockError};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs, thread};

use tools::{Tools, say};

const USAGE: &str = "\
cargo xtask serve             builds the app and serves it on this machine; PORT=9000 chooses another port than 8080
cargo xtask build             builds the app into dist/, the same on every machine
cargo xtask test              every test, those in real browsers included
cargo xtask browser [TEST]... the tests in real browsers alone, or those whose names hold one of these words
cargo xtask slow [RUNS]       what takes too long for every change: broken files at every reader, so many of each
                              kind (20,000 unless said), browsers killed while they save, and the build made twice
cargo xtask twice             the last of these alone: builds in two folders and for two homes, and compares every byte
cargo xtask coverage          how much of the core its own tests run through, by module
cargo xtask dependencies      licences, sources and bans of what others wrote, as deny.toml has them
cargo xtask notices           writes public/LICENCES.txt anew from the packages that are in the app
cargo xtask mutants SHARD     changes the decision and the rules in one place after the other, and looks that a test fails; SHARD
                              is which part of all changes: 0/40 is the first of forty
cargo xtask lint              format and lints";

/// The journey that needs the debug build, whose pages hold the gallery.
const GALLERY: &str = "journeys::gallery::";

/// The package of what throws broken files, which is built by itself.
const FUZZ_MANIFEST: &str = "tests/fuzz/Cargo.toml";

/// What is printed where something does not work.
type Done = Result<(), String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["serve"] => serve(),
        ["build"] => build(),
        ["test"] => test(),
        ["browser", words @ ..] => browser(words),
        ["slow"] => slow::slow(20_000),
        ["slow", runs] => match runs.parse() {
            Ok(runs) => slow::slow(runs),
            Err(_) => Err(format!("`{runs}` is no number of runs.")),
        },
        ["mutants", shard] => mutants(shard),
        ["lint"] => lint(),
        ["twice"] => twice::twice(),
        ["coverage"] => coverage::coverage(),
        ["dependencies"] => dependencies::dependencies(),
        ["notices"] => dependencies::notices(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(says) => {
            eprintln!("\n{says}");
            ExitCode::FAILURE
        }
    }
}

/// Builds the app and serves it until it is stopped.
fn serve() -> Done {
    let port = env::var("PORT").unwrap_or_else(|_| "8080".to_owned());
    let number: u16 = port
        .parse()
        .map_err(|_| format!("PORT is `{port}`, and no number of a port."))?;
    if is_answered(number) {
        return Err(format!(
            "Port {port} is taken by another program. Choose another: PORT={} cargo xtask serve",
            number.saturating_add(1)
        ));
    }
    let _alone = alone()?;
    let mut tools = Tools::new()?;
    tools.need_for_building()?;
    // Nobody needs it on this machine, and it takes longer than the rest of a small change.
    tools.tell("WAYMARK_UNCOMPRESSED", "1");
    say("Building (the first time takes a minute or two)");
    // Built once by itself, so that a mistake ends here instead of being served around.
    tools.run_trunk(&["build", "--release"])?;
    thread::spawn(move || {
        while !is_answered(number) {
            thread::sleep(Duration::from_millis(300));
        }
        println!("\nWaymark is at http://127.0.0.1:{number}/ — stop it with Ctrl+C\n");
    });
    tools.run_trunk(&["serve", "--release", "--port", &port])
}

/// Builds the app for a host.
fn build() -> Done {
    let _alone = alone()?;
    let tools = Tools::new()?;
    tools.need_for_building()?;
    say("Release build into dist/");
    tools.run_trunk(&["build", "--release"])
}

/// Every test.
fn test() -> Done {
    let _alone = alone()?;
    let mut tools = Tools::new()?;
    tools.need_for_building()?;
    tools.need_browsers()?;
    say("Native tests: the core");
    tools.run("cargo", &["test", "--locked"])?;
    in_browsers(&tools, &[])?;
    say("All tests passed");
    Ok(())
}

/// The tests in real browsers, or some of them.
fn browser(words: &[&str]) -> Done {
    let _alone = alone()?;
    let mut tools = Tools::new()?;
    tools.need_for_building()?;
    tools.need_browsers()?;
    in_browsers(&tools, words)
}

fn in_browsers(tools: &Tools, words: &[&str]) -> Done {
    say("Release build into dist/");
    tools.run_trunk(&["build", "--release"])?;
    if words.is_empty() || words.iter().any(|word| GALLERY.contains(word)) {
        say("Debug build into target/gallery/, which holds the gallery of components");
        tools.run_trunk(&["build", "--dist", "target/gallery"])?;
    }
    say("End-to-end tests: the release build in real browsers");
    let test = ["test", "--locked", "--features", "e2e", "--test", "e2e"];
    let words: Vec<&str> = if words.is_empty() {
        Vec::new()
    } else {
        [&["--"], words].concat()
    };
    tools.run("cargo", &[test.as_slice(), &words].concat())
}

/// Format and lints: of the core, tests and tools, and of the app.
fn lint() -> Done {
    let tools = Tools::new()?;
    tools.need_wasm_target()?;
    say("Formatting");
    tools.run("cargo", &["fmt", "--check"])?;
    tools.run(
        "cargo",
        &["fmt", "--check", "--manifest-path", FUZZ_MANIFEST],
    )?;
    for (what, of) in [
        (
            "Lints: core, tests and tools",
            ["--all-targets", "--features", "e2e"].as_slice(),
        ),
        (
            "Lints: the app",
            &["--target", "wasm32-unknown-unknown", "--bin", "waymark"],
        ),
    ] {
        say(what);
        let all = [&["clippy", "--locked"], of, &["--", "-D", "warnings"]].concat();
        tools.run("cargo", &all)?;
    }
    // They are run in `slow` alone, and are to compile on every day.
    say("Lints: what throws broken files");
    let fuzz = ["clippy", "--locked", "--manifest-path", FUZZ_MANIFEST];
    let apart = ["--target-dir", "target/fuzz-lint", "--", "-D", "warnings"];
    tools.run("cargo", &[fuzz.as_slice(), &apart].concat())
}

/// A part of all mutants: `.cargo/mutants.toml` says of what, and which tests are to find them; `tests/mutants.md` which were tried.
fn mutants(shard: &str) -> Done {
    let tools = Tools::new()?;
    tools.need_cargo_mutants()?;
    tools.run("cargo", &["mutants", "--shard", shard])
}

/// Whether somebody listens on that port of this machine.
fn is_answered(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// Two Trunks in one folder delete each other's files, and tests then fail for no visible reason: while the file that this
/// gives is held, no other of these commands builds here.
fn alone() -> Result<File, String> {
    let held = fs::create_dir_all(tools::root().join("target"))
        .and_then(|()| File::create(tools::root().join("target/.trunk-in-use")))
        .map_err(|error| format!("target/.trunk-in-use cannot be written: {error}"))?;
    match held.try_lock() {
        // Where files cannot be locked there is nothing to wait for.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(held),
        Err(TryLockError::WouldBlock) => Err(
            "Another command is building or serving Waymark in this folder. Stop it, or wait for it, and run this again."
                .to_owned(),
        ),
    }
}
