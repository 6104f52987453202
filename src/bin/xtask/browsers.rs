//! The browsers that the end-to-end tests drive.

use std::env;
use std::path::PathBuf;

use super::Done;
use super::tools::{Tools, ended, say};

/// What a test reads to find each program, and the names it usually has.
const PROGRAMS: [(&str, &[&str]); 4] = [
    (
        "CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
    ),
    ("CHROMEDRIVER", &["chromedriver"]),
    ("FIREFOX", &["firefox-esr", "firefox"]),
    ("WEBKITWEBDRIVER", &["WebKitWebDriver"]),
];

const ADVICE: &str = "The end-to-end tests need Chromium (or Chrome) and the chromedriver of the same version, Firefox, WebKitGTK's driver with the browser that comes with it, and Xvfb, a screen that nobody sees. Install them, or name them in CHROMIUM, CHROMEDRIVER, FIREFOX and WEBKITWEBDRIVER, and run this again.";

impl Tools {
    /// Leaves CHROMIUM, CHROMEDRIVER, FIREFOX and WEBKITWEBDRIVER set for the tests. Firefox's driver is a crate, and on the PATH.
    pub fn need_browsers(&mut self) -> Done {
        self.need_geckodriver()?;
        if self.found_browsers() {
            return Ok(());
        }
        self.install_browsers()?;
        if self.found_browsers() {
            Ok(())
        } else {
            Err(ADVICE.to_owned())
        }
    }

    fn found_browsers(&mut self) -> bool {
        let found: Vec<Option<PathBuf>> = PROGRAMS
            .iter()
            .map(|(variable, names)| {
                let named = env::var(variable).ok();
                named
                    .as_deref()
                    .into_iter()
                    .chain(names.iter().copied())
                    .find_map(|name| self.find(name))
            })
            .collect();
        let whole = found.iter().all(Option::is_some) && self.find("Xvfb").is_some();
        for ((variable, _), path) in PROGRAMS.iter().zip(found) {
            if let Some(path) = path {
                self.tell(variable, path);
            }
        }
        whole
    }

    /// As root or with sudo, on Debian.
    fn install_browsers(&self) -> Done {
        let is_root = self
            .says("id", &["-u"])
            .is_some_and(|user| user.trim() == "0");
        if self.find("apt-get").is_none()
            || !is_root && self.says("sudo", &["-n", "true"]).is_none()
        {
            return Err(ADVICE.to_owned());
        }
        say("Installing Chromium and its driver, Firefox, WebKitGTK and its driver, and Xvfb");
        let packages = "chromium chromium-driver firefox-esr webkit2gtk-driver xvfb";
        let install = format!("install -y -q --no-install-recommends {packages}");
        for act in ["update -q", &install] {
            let mut apt = if is_root {
                self.command("apt-get")
            } else {
                let mut sudo = self.command("sudo");
                sudo.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                sudo
            };
            apt.env("DEBIAN_FRONTEND", "noninteractive")
                .args(act.split(' '));
            ended("apt-get", &mut apt).map_err(|says| format!("{says} {ADVICE}"))?;
        }
        Ok(())
    }
}
