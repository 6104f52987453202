//! A program that never lets go: nothing in the page can run, and it still comes to say what to do. It is seen on a screen, because
//! such a page answers no driver.

use super::host::with_program;
use crate::support::{Browser, Screen};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process};

#[tokio::test]
async fn a_program_that_never_lets_go_is_said_to_hang() {
    let host = Browser::start(Screen::Desktop).await;
    host.serve_from(&with_program("export default () => { for (;;); };"));
    host.visit("nowhere").await;
    let address = host.run("return location.origin + '/'").await;
    assert_eq!(host.requests_after_load().await, ["GET /nowhere"]);
    host.console().await;

    let screen = Seen::start(address.as_str().expect("an address"));
    // The page is there, and its words for later are not.
    let opened = screen.still(&host).await;
    let start = Instant::now();
    let differ = loop {
        host.moment().await;
        let differ = differing(&opened, &screen.picture());
        if differ > 3000 || start.elapsed() > Duration::from_secs(60) {
            break differ;
        }
    };
    assert!(
        differ > 3000,
        "{differ} pixels have changed: it says nothing"
    );
}

/// How many points of two pictures differ.
fn differing(one: &[u8], other: &[u8]) -> usize {
    let points = one.chunks_exact(4).zip(other.chunks_exact(4));
    points.filter(|(one, other)| one != other).count()
}

/// A browser in a window that nobody drives, and the screen that it is on.
struct Seen {
    screen: Child,
    browser: Child,
    folder: PathBuf,
}

impl Seen {
    fn start(address: &str) -> Self {
        let folder = env::temp_dir().join(format!("waymark-hung-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut screen = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1000x900x24",
                "-nolisten",
                "tcp",
                "-fbdir",
            ])
            .arg(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut number = String::new();
        let says = screen.stdout.take().expect("a pipe");
        BufReader::new(says)
            .read_line(&mut number)
            .expect("its number");
        let chromium = env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let browser = Command::new(chromium)
            .args([
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--no-proxy-server",
            ])
            .args([
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1000,900",
                "--window-position=0,0",
            ])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .arg(format!("--app={address}"))
            .env("DISPLAY", format!(":{}", number.trim()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Chromium");
        Self {
            screen,
            browser,
            folder,
        }
    }

    /// What is on the screen: Xvfb keeps it in a file, behind a head that says how long itself and its table of colours are.
    fn picture(&self) -> Vec<u8> {
        let file = fs::read(self.folder.join("Xvfb_screen0")).unwrap_or_default();
        let number = |at: usize| {
            let bytes = file.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, |bytes| u32::from_be_bytes(bytes) as usize)
        };
        file.get(number(0) + number(76) * 12..)
            .unwrap_or_default()
            .to_vec()
    }

    /// Waits until there is a page on the screen that has not changed for some seconds.
    async fn still(&self, clock: &Browser) -> Vec<u8> {
        let (start, mut since, mut last) = (Instant::now(), Instant::now(), self.picture());
        loop {
            clock.moment().await;
            let now = self.picture();
            if now != last {
                (since, last) = (Instant::now(), now);
            }
            // Nothing is black, and a page is not.
            let is_page = differing(&last, &vec![0; last.len()]) > last.len() / 8;
            if is_page && since.elapsed() > Duration::from_secs(4) {
                return last;
            }
            let is_over = start.elapsed() > Duration::from_secs(40);
            assert!(!is_over, "no page, or none that is still");
        }
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        for process in [&mut self.browser, &mut self.screen] {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}
