//! Serves a build on a free port, with the headers its own `_headers` file asks for, and remembers what was asked.

use super::headers::Headers;
use super::watch::{Asked, Watch};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fs, io, thread};

/// A static file server that lives as long as this value.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    stopped: Mutex<Arc<AtomicBool>>,
}

struct Shared {
    root: Mutex<PathBuf>,
    /// What the names of files end with that are sent later.
    late: Mutex<Option<&'static str>>,
    watch: Watch,
}

/// By how much a file comes later.
const LATE: Duration = Duration::from_secs(3);

/// The release build. `trunk build --release` must have made it.
pub fn built() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(
        root.join("index.html").is_file(),
        "There is no built app in dist/. Run `cargo xtask test`, or `trunk build --release` first."
    );
    root
}

impl Server {
    /// Serves the release build, and has what it is asked for watched.
    pub fn start(watch: Watch) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free local port");
        let address = listener.local_addr().expect("the port just bound");
        let shared = Arc::new(Shared {
            root: Mutex::new(built()),
            late: Mutex::new(None),
            watch,
        });
        let stopped = Arc::new(AtomicBool::new(false));
        serve(listener, Arc::clone(&shared), Arc::clone(&stopped));
        Self {
            address,
            shared,
            stopped: Mutex::new(stopped),
        }
    }

    /// Where the app is, ending in a slash.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves another build from now on, as a host does after an update.
    pub fn serve_from(&self, root: &Path) {
        *self
            .shared
            .root
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = root.to_owned();
    }

    /// Sends files whose names end so later than the others.
    pub fn send_late(&self, ends: &'static str) {
        *self
            .shared
            .late
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(ends);
    }

    /// Stops serving: the host is gone, as in flight mode.
    pub fn stop(&self) {
        let stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        if !stopped.swap(true, Ordering::SeqCst) {
            // Wakes the listener so that it sees it has been stopped and closes its port.
            let _ = TcpStream::connect(self.address);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn serve(listener: TcpListener, shared: Arc<Shared>, stop: Arc<AtomicBool>) {
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if stop.load(Ordering::SeqCst) {
                break;
            }
            let shared = Arc::clone(&shared);
            // A browser opens connections it does not use, so one that says nothing must not hold up the rest.
            thread::spawn(move || answer(stream, &shared));
        }
    });
}

fn answer(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let Some((method, target)) = request.split_once(' ') else {
        return Ok(());
    };
    let target = target.split(' ').next().unwrap_or_default();
    let root = shared
        .root
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let path = file(&root, target).filter(|path| method == "GET" && path.is_file());
    shared
        .watch
        .note(Asked::of_the_host(method, target, path.is_some()));

    let late = *shared.late.lock().unwrap_or_else(PoisonError::into_inner);
    if late.is_some_and(|ends| target.ends_with(ends)) {
        thread::sleep(LATE);
    }
    let (status, kind, body) = match path.map(|path| (mime(&path), fs::read(&path))) {
        Some((kind, Ok(body))) => ("200 OK", kind, body),
        _ => ("404 Not Found", "text/plain", b"No such file".to_vec()),
    };
    let headers = Headers::of(&root)
        .for_address(target)
        .map(|(name, value)| format!("{name}: {value}\r\n"));
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{}Connection: close\r\n\r\n",
        body.len(),
        headers.collect::<String>()
    )?;
    stream.write_all(&body)
}

/// The file an address names, as long as it stays inside `root`.
fn file(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| root.join(path))
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
