//! Packages that others wrote: which licences, sources and versions are accepted (`deny.toml`), and the notices that the build
//! carries.

use std::fs;

use super::Done;
use super::tools::{Tools, root, say};

/// What is written, and lies in the build.
const NOTICES: &str = "public/LICENCES.txt";

/// Looks at every package of `Cargo.lock`. It needs no network once they have been downloaded; whether one has a known fault is asked
/// of a database that lies elsewhere (`cargo deny check advisories`), and is not asked here.
pub fn dependencies() -> Done {
    let tools = Tools::new()?;
    tools.need_cargo_deny()?;
    say("Dependencies: licences, sources, bans");
    // Those of other systems too, which a build here does not need.
    tools.run("cargo", &["fetch", "--quiet", "--locked"])?;
    let check = "deny --offline --all-features check --hide-inclusion-graph licenses bans sources";
    tools.run("cargo", &check.split(' ').collect::<Vec<_>>())
}

/// Writes the notices anew from the packages that are in the app. `tests/notices.rs` finds out when they are not of these versions.
pub fn notices() -> Done {
    let tools = Tools::new()?;
    tools.need_cargo_about()?;
    say(&format!("Notices into {NOTICES}"));
    let generate = "about generate --offline --locked --fail --output-file";
    let generate: Vec<&str> = generate.split(' ').chain([NOTICES, "about.hbs"]).collect();
    tools.run("cargo", &generate)?;
    // Some come with the line ends of another system, which no page may hold (src/bin/bundle/one_file.rs).
    let place = root().join(NOTICES);
    fs::read_to_string(&place)
        .and_then(|text| fs::write(&place, text.replace("\r\n", "\n")))
        .map_err(|error| format!("{NOTICES}: {error}"))
}
