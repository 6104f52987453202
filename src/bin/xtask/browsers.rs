//! The browsers that the end-to-end tests drive, and the servers that they run.

use std::env;
use std::path::PathBuf;

use super::Done;
use super::tools::{Tools, ended, say};

/// What a test reads to find each program, and the names it usually has.
const PROGRAMS: [(&str, &[&str]); 8] = [
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
    // Not everybody has these two on the PATH.
    ("NGINX", &["nginx", "/usr/sbin/nginx"]),
    ("APACHE", &["apache2", "/usr/sbin/apache2", "httpd"]),
    // A module of each, to find where they lie.
    (
        "NGINX_MODULE",
        &["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"],
    ),
    (
        "APACHE_MODULE",
        &["/usr/lib/apache2/modules/mod_rewrite.so"],
    ),
    ("WEBKITWEBDRIVER", &["WebKitWebDriver"]),
];

const ADVICE: &str = "The end-to-end tests need Chromium (or Chrome) and the chromedriver of the same version, Firefox, WebKitGTK's driver with the browser that comes with it, Xvfb, a screen that nobody sees, and the servers nginx (with ngx_brotli) and Apache. Install them, or name the programs in CHROMIUM, CHROMEDRIVER, FIREFOX, WEBKITWEBDRIVER, NGINX and APACHE, the module ngx_http_brotli_static_module.so in NGINX_MODULE and mod_rewrite.so in APACHE_MODULE, and run this again.";

impl Tools {
    /// Leaves the names above set for the tests. Firefox's driver is a crate, and on the PATH.
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
        say("Installing Chromium, Firefox and WebKitGTK, their drivers, Xvfb, nginx and Apache");
        // Apache's program alone, without a service.
        let packages = "chromium chromium-driver firefox-esr webkit2gtk-driver xvfb nginx libnginx-mod-http-brotli-static apache2-bin";
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
