//! Every file that gets smaller by it, compressed beside itself: what a host sends is then as small as can be, and costs it nothing.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

/// What the names of compressed files end in.
pub const ENDINGS: [&str; 2] = ["br", "gz"];

/// Kinds that are made of words or of WebAssembly; pictures are compressed already.
const SHRINKS: [&str; 7] = ["css", "html", "js", "svg", "txt", "wasm", "webmanifest"];

/// Compresses the files of the build at this place, the longest first and beside each other.
pub fn all(staged: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(staged)? {
        let path = entry?.path();
        let kind = path.extension().unwrap_or_default().to_string_lossy();
        if SHRINKS.contains(&kind.as_ref()) {
            files.push(path);
        }
    }
    thread::scope(|scope| {
        let under_way: Vec<_> = files
            .iter()
            .map(|path| scope.spawn(|| both(path)))
            .collect();
        under_way.into_iter().try_for_each(|file| {
            file.join()
                .map_err(|_| "a file cannot be compressed")?
                .map_err(Into::into)
        })
    })
}

fn both(path: &Path) -> io::Result<()> {
    let bytes = fs::read(path)?;
    fs::write(beside(path, "gz"), gzip(&bytes)?)?;
    let mut small = Vec::new();
    // The best there is, with the largest window that every browser has to take.
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &best)?;
    fs::write(beside(path, "br"), small)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Without a name or a time in it: the same bytes give the same file.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
