//! What building needs, at pinned versions, installed where it is missing. Everything here is quick and silent where there is
//! nothing to do.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::Done;

// The one place for versions that no lock file holds. wasm-bindgen's must equal the crate's in Cargo.lock.
const TRUNK: &str = "0.21.14";
const WASM_BINDGEN: &str = "0.2.129";
const GECKODRIVER: &str = "0.36.0";
const CARGO_FUZZ: &str = "0.13.2";
const CARGO_MUTANTS: &str = "27.1.0";
const CARGO_DENY: &str = "0.20.2";
const CARGO_ABOUT: &str = "0.9.3";
const CARGO_LLVM_COV: &str = "0.9.1";

const WASM: &str = "wasm32-unknown-unknown";

/// Says what is being done.
pub fn say(what: &str) {
    println!("== {what}");
}

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of whoever runs this.
pub fn home() -> PathBuf {
    env::var_os("HOME").map(PathBuf::from).unwrap_or_default()
}

/// Where cargo keeps what it downloads and installs.
pub fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// Programs, where they lie, and what they are told by their environment.
pub struct Tools {
    path: OsString,
    told: Vec<(&'static str, OsString)>,
}

impl Tools {
    /// What is installed for the project alone comes first, then what cargo installs.
    pub fn new() -> Result<Self, String> {
        let cargo = env::var_os("CARGO_INSTALL_ROOT").map_or_else(cargo_home, PathBuf::from);
        let others = env::var_os("PATH").unwrap_or_default();
        let folders = [root().join("node_modules/.bin")]
            .into_iter()
            .chain([cargo.join("bin")])
            .chain(env::split_paths(&others));
        let path = env::join_paths(folders).map_err(|error| error.to_string())?;
        let mut told = Vec::new();
        // Trunk reads NO_COLOR as true or false and stops at the usual 1.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            told.push(("NO_COLOR", "true".into()));
        }
        // The same made-up cases every time, so that a run says something about the change. `cargo test` alone makes up others.
        if env::var_os("PROPTEST_RNG_SEED").is_none() {
            told.push(("PROPTEST_RNG_SEED", "20261121".into()));
        }
        Ok(Self { path, told })
    }

    /// Tells the programs something more.
    pub fn tell(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.told.push((name, value.into()));
    }

    /// A program that is about to be run in the project's folder.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        command.current_dir(root()).env("PATH", &self.path);
        command.envs(self.told.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Trunk, about to be run in this folder. Folders of this machine would be in the program, where a panic says its place; they get
    /// names that are the same everywhere, so that every build of one commit is the same. RUSTFLAGS would take the place of all
    /// flags that the project sets.
    pub fn trunk(&self, folder: &Path, cargo_home: &Path) -> Command {
        let mut flags = OsString::new();
        for (from, to) in [(folder, "/waymark"), (cargo_home, "/cargo")] {
            flags.push("--remap-path-prefix=");
            flags.push(from);
            flags.push(format!("={to} "));
        }
        let mut trunk = self.command("trunk");
        trunk
            .current_dir(folder)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        trunk
    }

    /// Runs Trunk to its end in the project's folder.
    pub fn run_trunk(&self, arguments: &[&str]) -> Done {
        ended("trunk", self.trunk(root(), &cargo_home()).args(arguments))
    }

    /// Runs a program to its end.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Done {
        ended(program, self.command(program).args(arguments))
    }

    /// Where a program lies.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        if program.contains('/') {
            return Some(PathBuf::from(program)).filter(|path| path.is_file());
        }
        env::split_paths(&self.path)
            .map(|folder| folder.join(program))
            .find(|path| path.is_file())
    }

    /// What a program prints; nothing where it does not work.
    pub fn says(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(program).args(arguments).output().ok()?;
        let says = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then_some(says)
    }

    /// All that `trunk build` needs.
    pub fn need_for_building(&self) -> Done {
        self.need_wasm_target()?;
        self.need_crate("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN, &[])?;
        // Without its default features Trunk has no way to download anything by itself.
        self.need_crate("trunk", "trunk", TRUNK, &["--no-default-features"])?;
        self.need_node_packages()
    }

    /// That this Rust can build for the browser.
    pub fn need_wasm_target(&self) -> Done {
        let libraries = self.says("rustc", &["--print", "target-libdir", "--target", WASM]);
        if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
            return Ok(());
        }
        if self.find("rustup").is_none() {
            return Err(format!(
                "This Rust cannot build for the browser. Install the target {WASM} and run this again."
            ));
        }
        say(&format!("Installing Rust's browser target, {WASM}"));
        self.run("rustup", &["target", "add", WASM])
    }

    /// Firefox's driver.
    pub fn need_geckodriver(&self) -> Done {
        self.need_crate("geckodriver", "geckodriver", GECKODRIVER, &[])
    }

    /// What throws broken files.
    pub fn need_cargo_fuzz(&self) -> Done {
        self.need_crate("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &[])
    }

    /// What changes the program to see whether a test finds it.
    pub fn need_cargo_mutants(&self) -> Done {
        self.need_crate("cargo-mutants", "cargo-mutants", CARGO_MUTANTS, &[])
    }

    /// What looks at the licences and sources of dependencies.
    pub fn need_cargo_deny(&self) -> Done {
        self.need_crate("cargo-deny", "cargo-deny", CARGO_DENY, &[])
    }

    /// What writes the notices of dependencies.
    pub fn need_cargo_about(&self) -> Done {
        let options = ["--features", "cli"];
        self.need_crate("cargo-about", "cargo-about", CARGO_ABOUT, &options)
    }

    /// What counts the lines that tests run through, and the compiler's tools that it needs.
    pub fn need_cargo_llvm_cov(&self) -> Done {
        self.need_crate("cargo-llvm-cov", "cargo-llvm-cov", CARGO_LLVM_COV, &[])?;
        if self.find("rustup").is_none() {
            // Then it says itself what it does not find.
            return Ok(());
        }
        self.run("rustup", &["component", "add", "llvm-tools"])
    }

    fn need_crate(&self, command: &str, name: &str, version: &str, options: &[&str]) -> Done {
        let says = self.says(command, &["--version"]).unwrap_or_default();
        if says.split_whitespace().nth(1) == Some(version) {
            return Ok(());
        }
        say(&format!("Installing {name} {version} (once, some minutes)"));
        let wanted = format!("{name}@{version}");
        let install = [&["install", "--quiet", "--locked", &wanted], options].concat();
        let mut cargo = self.command("cargo");
        // A build tool need not be optimised to the last: this takes half the time.
        cargo.args(install).envs([
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ]);
        ended("cargo install", &mut cargo)
    }

    fn need_node_packages(&self) -> Done {
        if self.find("node").is_none() || self.find("npm").is_none() {
            return Err(
                "Node.js with npm is missing (it compiles the stylesheet). Install version 20 or later from https://nodejs.org and run this again."
                    .to_owned(),
            );
        }
        let changed = |file: &str| fs::metadata(root().join(file)).and_then(|file| file.modified());
        let installed = changed("node_modules/.package-lock.json");
        if let (Ok(installed), Ok(wanted)) = (installed, changed("package-lock.json"))
            && wanted <= installed
        {
            return Ok(());
        }
        say("Installing the stylesheet's tools from package-lock.json");
        let install = "ci --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error";
        self.run("npm", &install.split(' ').collect::<Vec<_>>())
    }
}

/// Waits for a program's end.
pub fn ended(what: &str, command: &mut Command) -> Done {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what} did not succeed ({status}).")),
        Err(error) => Err(format!("{what} did not start: {error}.")),
    }
}
