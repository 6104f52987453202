//! A driver of its own for each test: chromedriver, geckodriver for Firefox, or WebKitWebDriver.

use super::Engine;
use super::browser::{HEARD, PATIENCE};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};
use thirtyfour::{Capabilities, WebDriver};

/// A running driver, stopped when dropped.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub port: u16,
}

impl Driver {
    /// Starts one, told this by its environment. It takes a port that is free for one kind of address and may give up, it seems because the
    /// same is taken for the other: then again.
    pub fn start(engine: Engine, told: &[(&str, OsString)]) -> Self {
        (0..5)
            .find_map(|_| Self::try_to_start(engine, told))
            .expect("the driver takes a port")
    }

    fn try_to_start(engine: Engine, told: &[(&str, OsString)]) -> Option<Self> {
        let (named, usual) = match engine {
            Engine::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Engine::Firefox => ("GECKODRIVER", "geckodriver"),
            Engine::WebKit => ("WEBKITWEBDRIVER", "WebKitWebDriver"),
        };
        let program = env::var(named).unwrap_or_else(|_| usual.to_owned());
        let mut command = Command::new(&program);
        // Port 0 takes any free port, so drivers never collide; the driver says which it took. WebKit's does not.
        let port = match engine {
            Engine::Chromium | Engine::Firefox => 0,
            Engine::WebKit => free_port()?,
        };
        command.arg(format!("--port={port}"));
        if engine == Engine::Firefox {
            // Each Firefox listens to its driver on a port of its own.
            command.arg("--websocket-port=0");
        }
        command.envs(told.iter().map(|(name, value)| (name, value)));
        // What it starts is of its group, and ends with it.
        command.process_group(0);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap_or_else(|error| {
            panic!("{program} did not start ({error}). Install the browser and its driver, or run `cargo xtask test`.")
        });
        let says = process.stdout.take().expect("a pipe");
        let port = match engine {
            Engine::Chromium => said_port(says, "started successfully on port "),
            Engine::Firefox => said_port(says, "Listening on 127.0.0.1:"),
            Engine::WebKit => listens(&mut process, port).then_some(port),
        };
        let mut driver = Self { process, port: 0 };
        driver.port = port?;
        Some(driver)
    }

    /// Starts the browser, by its name.
    pub async fn session(&self, name: &str, wanted: impl Into<Capabilities>) -> WebDriver {
        WebDriver::new(format!("http://127.0.0.1:{}", self.port), wanted)
            .await
            .unwrap_or_else(|error| panic!("{name} did not start: {error}"))
    }

    /// Ends a session, which closes its browser.
    pub fn end(&self, session: &str) {
        let _ = self.ask(&format!("DELETE /session/{session}"), "");
    }

    /// What has come to the browser's console since last asked, also where nothing can be waited for.
    pub fn console(&self, engine: Engine, session: &str) -> Vec<String> {
        let (command, body) = if engine.tells_console() {
            ("se/log", json!({ "type": "browser" }))
        } else {
            ("execute/sync", json!({ "script": HEARD, "args": [] }))
        };
        let request = format!("POST /session/{session}/{command}");
        let answer = self.ask(&request, &body.to_string()).unwrap_or_default();
        let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
        let lines = answer["value"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        lines
            .iter()
            .filter_map(|line| Some(line["message"].as_str().or(line.as_str())?.to_owned()))
            .collect()
    }

    fn ask(&self, request: &str, body: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let length = body.len();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )?;
        let mut answer = BufReader::new(stream);
        let (mut line, mut length) = (String::new(), 0);
        while answer.read_line(&mut line)? > 2 {
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or_default();
            }
            line.clear();
        }
        let mut body = vec![0; length];
        answer.read_exact(&mut body)?;
        Ok(String::from_utf8_lossy(&body).into_owned())
    }
}

/// The port that a driver says it took.
fn said_port(says: ChildStdout, before: &str) -> Option<u16> {
    let mut lines = BufReader::new(says).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once(before)?;
        port.trim_end_matches('.').parse().ok()
    });
    // Read on, or a full pipe would stop the driver.
    thread::spawn(move || lines.for_each(drop));
    port
}

fn free_port() -> Option<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").ok()?;
    Some(listener.local_addr().ok()?.port())
}

/// Waits until it listens there; not when it has ended, because another was quicker.
fn listens(process: &mut Child, port: u16) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE && matches!(process.try_wait(), Ok(None)) {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return matches!(process.try_wait(), Ok(None));
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A browser that is slow to close would outlive its driver, and stay for good.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
