//! Everything a browser asks of any host, seen from outside it: whatever does not go to the app's own host goes through
//! a proxy that refuses it. So nothing depends on which of the browser's own tools would show a request. The hosts of the
//! browser's maker are the exception: it asks them by itself, and finds none.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What the browser fetches by itself when it likes: the icons (for what names none, one of its own name), the manifest, and the service worker, which it compares
/// with the one it has whenever the page is opened.
const BY_ITSELF: [&str; 6] = [
    "/favicon.ico",
    "/icon.svg",
    "/icon-192.png",
    "/icon-512.png",
    "/manifest.webmanifest",
    "/sw.js",
];

/// One request.
#[derive(Clone, Debug)]
pub struct Asked {
    what: String,
    /// A file of the build, from the app's own host.
    own: bool,
    by_itself: bool,
}

impl Asked {
    /// A request of the app's own host.
    pub fn of_the_host(method: &str, target: &str, found: bool) -> Self {
        let by_itself = method == "GET" && BY_ITSELF.contains(&target);
        Self {
            what: format!("{method} {target}"),
            own: found && !target.contains('?'),
            by_itself,
        }
    }
}

/// Remembers what was asked for that should not have been.
#[derive(Clone)]
pub struct Watch(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    loading: bool,
    updating: bool,
    left_for: Option<String>,
    wrong: Vec<String>,
    own: Vec<String>,
}

impl Watch {
    /// Watches, from before anything is opened.
    pub fn new() -> Self {
        Self(Arc::default())
    }

    fn with<T>(&self, look: impl FnOnce(&mut Seen) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on the page may ask its own host for files of the build, and nobody for anything else.
    pub fn loading(&self) {
        self.with(|seen| seen.loading = true);
    }

    /// From now on nothing may be asked for.
    pub fn loaded(&self) {
        self.with(|seen| seen.loading = false);
    }

    /// The test exchanges the build, so the browser may fetch the new files when it finds them.
    pub fn updating(&self) {
        self.with(|seen| seen.updating = true);
    }

    /// The page was left for this address, by the user's own hand.
    pub fn left_for(&self, address: &str) {
        let host = address.split('/').nth(2).unwrap_or_default().to_owned();
        self.with(|seen| seen.left_for = Some(host));
    }

    /// Notes a request, and whether it was in order.
    pub fn note(&self, asked: Asked) {
        self.with(|seen| {
            if asked.own {
                seen.own.push(asked.what.clone());
            }
            if !(asked.by_itself || asked.own && (seen.loading || seen.updating)) {
                seen.wrong.push(asked.what);
            }
        });
    }

    /// What was asked for that should not have been, since last asked.
    pub fn take(&self) -> Vec<String> {
        self.with(|seen| {
            let left_for = seen.left_for.clone();
            let mut wrong = std::mem::take(&mut seen.wrong);
            wrong.retain(|what| {
                !left_for
                    .as_ref()
                    .is_some_and(|host| what.contains(host.as_str()))
            });
            wrong
        })
    }

    /// Whether this host was asked for anything, since what was wrong was last asked for.
    pub fn has_refused(&self, host: &str) -> bool {
        self.with(|seen| seen.wrong.iter().any(|what| what.contains(host)))
    }

    /// How often a file of the build was asked for, by how its name ends.
    pub fn times(&self, ends: &str) -> usize {
        self.with(|seen| seen.own.iter().filter(|what| what.ends_with(ends)).count())
    }

    /// Opens the proxy that refuses; it ends with the tests.
    pub fn proxy(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free local port");
        let address = listener.local_addr().expect("the port just bound");
        let watch = self.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let watch = watch.clone();
                thread::spawn(move || watch.refuse(stream));
            }
        });
        address
    }

    fn refuse(&self, mut stream: TcpStream) {
        let mut request = String::new();
        if BufReader::new(&stream)
            .read_line(&mut request)
            .is_ok_and(|length| length > 0)
        {
            let what = request
                .split(" HTTP/")
                .next()
                .unwrap_or_default()
                .to_owned();
            self.note(Asked {
                what,
                own: false,
                by_itself: false,
            });
            let _ = write!(
                stream,
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
        }
    }
}
