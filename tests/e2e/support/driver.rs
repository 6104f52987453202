//! A driver of its own for each test: chromedriver, or geckodriver for Firefox.

use super::browser::{Engine, PATIENCE};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::{env, thread};

/// A running driver, stopped when dropped.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub port: u16,
}

impl Driver {
    /// Starts one. It takes a port that is free for one kind of address and may give up, it seems because the same is taken for the other: then again.
    pub fn start(engine: Engine, display: Option<&str>) -> Self {
        (0..5)
            .find_map(|_| Self::try_to_start(engine, display))
            .expect("the driver says which port it took")
    }

    fn try_to_start(engine: Engine, display: Option<&str>) -> Option<Self> {
        let (named, usual, says) = match engine {
            Engine::Chromium => (
                "CHROMEDRIVER",
                "chromedriver",
                "started successfully on port ",
            ),
            Engine::Firefox => ("GECKODRIVER", "geckodriver", "Listening on 127.0.0.1:"),
        };
        let program = env::var(named).unwrap_or_else(|_| usual.to_owned());
        // Port 0 takes any free port, so drivers never collide; the driver says which it took.
        let mut command = Command::new(&program);
        command.arg("--port=0");
        if engine == Engine::Firefox {
            // Each Firefox listens to its driver on a port of its own.
            command.arg("--websocket-port=0");
        }
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap_or_else(|error| {
            panic!("{program} did not start ({error}). Install the browser and its driver, or run `cargo xtask test`.")
        });
        let mut lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once(says)?;
            port.trim_end_matches('.').parse().ok()
        });
        let Some(port) = port else {
            let _ = process.kill();
            let _ = process.wait();
            return None;
        };
        // Read on, or a full pipe would stop the driver.
        thread::spawn(move || lines.for_each(drop));
        Some(Self { process, port })
    }

    /// Ends a session, which closes its browser.
    pub fn end(&self, session: &str) {
        let _ = self.ask(&format!("DELETE /session/{session}"), "");
    }

    /// What has come to the browser's console since last asked, also where nothing can be waited for.
    pub fn console(&self, session: &str) -> Vec<String> {
        let answer = self
            .ask(
                &format!("POST /session/{session}/se/log"),
                r#"{"type":"browser"}"#,
            )
            .unwrap_or_default();
        let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
        let lines = answer["value"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        lines
            .iter()
            .filter_map(|line| Some(line["message"].as_str()?.to_owned()))
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

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
