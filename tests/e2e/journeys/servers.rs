//! nginx and Apache, run with the files that are in the build for them: types, headers, what is compressed, and what a first visit
//! costs. Also that what lies compressed is what it was made from, and that the list of hashes is of all files.

use crate::support::built;
use crate::support::tabs::names_in;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// What a browser may say that it reads, and which of the files then comes.
const READS: [(&str, Option<&str>); 4] = [
    ("gzip, deflate, br, zstd", Some("br")),
    ("br", Some("br")),
    ("gzip, deflate", Some("gz")),
    ("identity", None),
];

#[test]
fn nginx_serves_the_build_as_it_lies_compressed() {
    let server = Server::nginx(|config| config);
    serves_everything(&server, true);
}

/// Without the module that few have, what is compressed with gzip is sent still.
#[test]
fn nginx_without_brotli_sends_gzip() {
    let server = Server::nginx(|config| {
        let line = config
            .lines()
            .find(|line| line.contains("# Needs ngx_brotli."));
        config.replace(line.expect("the line that says so"), "")
    });
    let answer = server.get("/", "gzip, deflate, br");
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert_eq!(answer.body, read("index.html.gz"));
}

#[test]
fn apache_serves_the_build_as_it_lies_compressed() {
    serves_everything(&Server::apache(), true);
}

/// A host that has no mod_rewrite serves all the same, uncompressed.
#[test]
fn apache_without_rewriting_serves_what_was_asked_for() {
    let server = Server::apache_with(&MODULES[..MODULES.len() - 1]);
    serves_everything(&server, false);
}

#[test]
fn what_is_compressed_is_what_it_was_made_from() {
    let names: Vec<String> = names_in(&built())
        .into_iter()
        .filter(|name| shrinks(name))
        .collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names {
        let (whole, mut br, mut gz) = (read(&name), Vec::new(), Vec::new());
        let small = read(&format!("{name}.br"));
        brotli::Decompressor::new(small.as_slice(), 4096)
            .read_to_end(&mut br)
            .expect("brotli");
        flate2::read::GzDecoder::new(read(&format!("{name}.gz")).as_slice())
            .read_to_end(&mut gz)
            .expect("gzip");
        assert!(br == whole && gz == whole, "{name}");
        assert!(small.len() < whole.len(), "{name} does not get smaller");
    }
}

#[test]
fn the_list_of_hashes_is_of_every_file() {
    let list = String::from_utf8(read("SHA256SUMS")).expect("text");
    let listed: BTreeMap<String, String> = list
        .lines()
        .map(|line| line.split_once("  ").expect("a hash and a name"))
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect();
    let mut names: BTreeSet<String> = names_in(&built()).into_iter().collect();
    names.remove("SHA256SUMS");
    assert_eq!(listed.keys().cloned().collect::<BTreeSet<_>>(), names);
    for (name, hash) in listed {
        let digest = Sha256::digest(read(&name));
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, hash, "{name}");
    }
}

/// Asks for every file in every way.
fn serves_everything(server: &Server, compresses: bool) {
    let mut first_visit = 0;
    let worker = String::from_utf8(read("sw.js")).expect("text");
    for name in names_in(&built()) {
        // What is compressed is asked for by the name of what is in it; what only hosts read, by nobody.
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        if ["_headers", ".htaccess", "nginx.conf"].contains(&name.as_str()) {
            let status = server.get(&format!("/{name}"), "br").status;
            assert!(
                [403, 404].contains(&status),
                "{}: {name}: {status}",
                server.what
            );
            continue;
        }
        let address = if name == "index.html" {
            "/".to_owned()
        } else {
            format!("/{name}")
        };
        for (reads, ending) in READS {
            let answer = server.get(&address, reads);
            let ending = ending.filter(|_| compresses && shrinks(&name));
            answer.is_right(
                &format!("{}: {address}, {reads}", server.what),
                &name,
                ending,
            );
            if reads == READS[0].0
                && (name == "sw.js"
                    || name == "index.html"
                    || worker.contains(&format!("\"{name}\"")))
            {
                first_visit += answer.bytes;
            }
        }
    }
    println!(
        "{}: a first visit is {first_visit} bytes, headers included",
        server.what
    );
    assert_eq!(server.get("/nowhere", "br").status, 404, "{}", server.what);
}

/// What came back.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    bytes: usize,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut of_name = self.headers.iter().filter(|(known, _)| known == name);
        let value = of_name.next().map(|(_, value)| value.as_str());
        assert!(of_name.next().is_none(), "{name} comes twice");
        value
    }

    fn is_right(&self, what: &str, name: &str, ending: Option<&str>) {
        assert_eq!(self.status, 200, "{what}");
        let (file, encoding) = match ending {
            Some("br") => (format!("{name}.br"), Some("br")),
            Some(_) => (format!("{name}.gz"), Some("gzip")),
            None => (name.to_owned(), None),
        };
        assert_eq!(self.header("content-encoding"), encoding, "{what}");
        assert!(self.body == read(&file), "{what}: not {file}");
        let kind = self.header("content-type").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        if let Some(expected) = kind_of(name) {
            assert_eq!(kind, expected, "{what}");
        }
        for (header, value) in everywhere() {
            assert_eq!(
                self.header(&header),
                Some(value.as_str()),
                "{what}: {header}"
            );
        }
        let is_kept = ["waymark-", "stretch-", "main-"]
            .iter()
            .any(|begins| name.starts_with(begins));
        let cache = if is_kept {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        assert_eq!(self.header("cache-control"), Some(cache), "{what}");
        let saved = (name == "waymark.html").then_some("attachment; filename=\"waymark.html\"");
        assert_eq!(self.header("content-disposition"), saved, "{what}");
        if ending.is_some() {
            assert_eq!(self.header("vary"), Some("Accept-Encoding"), "{what}");
        }
    }
}

/// A server that runs as long as this value.
struct Server {
    what: &'static str,
    process: Child,
    port: u16,
    folder: PathBuf,
}

/// Those that the file for Apache speaks of, and those that any Apache has. The last is the one it can do without.
const MODULES: [&str; 8] = [
    "mpm_event",
    "unixd",
    "authz_core",
    "dir",
    "mime",
    "headers",
    "env",
    "rewrite",
];

impl Server {
    fn nginx(changed: impl Fn(String) -> String) -> Self {
        let (folder, port) = (copied(), free_port());
        let there = folder.display();
        let config =
            fs::read_to_string(folder.join("build/nginx.conf")).expect("the file for nginx");
        let config = changed(config)
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/waymark", &format!("{there}/build"));
        fs::write(folder.join("site.conf"), config).expect("the same for this place");
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {there}/{kind};\n"))
            .concat();
        let around = format!(
            "load_module {};\ndaemon off;\nuser root;\npid {there}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}include {there}/site.conf;\n}}\n",
            program("NGINX_MODULE")
        );
        fs::write(folder.join("all.conf"), around).expect("what stands around it");
        let mut nginx = Command::new(program("NGINX"));
        nginx.args([
            "-e",
            &format!("{there}/errors"),
            "-c",
            &format!("{there}/all.conf"),
        ]);
        Self::running("nginx", nginx, port, folder)
    }

    fn apache() -> Self {
        Self::apache_with(&MODULES)
    }

    fn apache_with(modules: &[&str]) -> Self {
        let (folder, port) = (copied(), free_port());
        let there = folder.display();
        let rewrite = program("APACHE_MODULE");
        let file = |name: &str| Path::new(&rewrite).with_file_name(format!("mod_{name}.so"));
        // Some are part of the program, where a distribution likes it so.
        let loaded: String = modules
            .iter()
            .filter(|name| file(name).is_file())
            .map(|name| format!("LoadModule {name}_module {}\n", file(name).display()))
            .collect();
        // Apache does not serve as root; who is somebody else is not asked.
        let config = format!(
            "ServerRoot {there}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {there}/pid\nErrorLog {there}/errors\n\
             {loaded}User www-data\nGroup www-data\nTypesConfig /etc/mime.types\nDocumentRoot {there}/build\n\
             <Directory {there}/build>\nAllowOverride FileInfo AuthConfig\nRequire all granted\n</Directory>\n"
        );
        fs::write(folder.join("all.conf"), config).expect("what stands around it");
        let mut apache = Command::new(program("APACHE"));
        apache.args(["-D", "FOREGROUND", "-f", &format!("{there}/all.conf")]);
        Self::running("Apache", apache, port, folder)
    }

    fn running(what: &'static str, mut command: Command, port: u16, folder: PathBuf) -> Self {
        let errors = fs::File::create(folder.join("errors")).expect("a file for errors");
        let process = command
            .stdout(Stdio::null())
            .stderr(errors)
            .spawn()
            .unwrap_or_else(|error| panic!("{what} did not start: {error}"));
        let server = Self {
            what,
            process,
            port,
            folder,
        };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let errors = fs::read_to_string(server.folder.join("errors")).unwrap_or_default();
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "{what} does not answer. {errors}"
            );
            thread::sleep(Duration::from_millis(50));
        }
        server
    }

    fn get(&self, address: &str, reads: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        write!(
            stream,
            "GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {reads}\r\nConnection: close\r\n\r\n"
        )
        .expect("to ask");
        let mut stream = BufReader::new(stream);
        let (mut lines, mut bytes) = (Vec::new(), 0);
        loop {
            let mut line = String::new();
            bytes += stream.read_line(&mut line).expect("a line");
            if line.trim().is_empty() {
                break;
            }
            lines.push(line.trim().to_owned());
        }
        let mut body = Vec::new();
        bytes += stream.read_to_end(&mut body).expect("the rest");
        let status = lines[0]
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let headers = lines[1..].iter().filter_map(|line| line.split_once(": "));
        Answer {
            status: status.expect("a status"),
            headers: headers
                .map(|(a, b)| (a.to_lowercase(), b.to_owned()))
                .collect(),
            body,
            bytes,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The main process alone would leave those that it started.
        let pid = self.process.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A program of this machine, as the command that runs the tests has found it.
fn program(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set. Run `cargo xtask test`."))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free local port");
    listener.local_addr().expect("the port just bound").port()
}

/// A copy of the build that a server may read which does not run as whoever runs the tests.
fn copied() -> PathBuf {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("waymark-server-{}-{number}", process::id()));
    fs::create_dir_all(folder.join("build")).expect("a folder");
    for name in names_in(&built()) {
        fs::copy(built().join(&name), folder.join("build").join(name)).expect("a copy");
    }
    folder
}

fn read(name: &str) -> Vec<u8> {
    fs::read(built().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Whether a file has smaller ones beside it.
fn shrinks(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["css", "html", "js", "svg", "txt", "wasm", "webmanifest"].contains(&ending)
}

fn kind_of(name: &str) -> Option<&'static str> {
    Some(match name.rsplit('.').next()? {
        "css" => "text/css",
        "html" => "text/html",
        "js" => "text/javascript",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// The headers for every address, from the file in which a header stands on a line of its own.
fn everywhere() -> Vec<(String, String)> {
    let file = String::from_utf8(read("_headers")).expect("text");
    let (_, rest) = file.split_once("/*\n").expect("headers for every address");
    rest.lines()
        .map_while(|line| line.strip_prefix("  "))
        .map(|line| line.split_once(": ").expect("a header"))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect()
}
