//! Real windows, on a screen that nobody sees, and what a browser has written to disk when it has gone.

use super::browser::Browser;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A screen of its own for one browser, gone when dropped.
pub struct Display {
    process: Child,
    name: String,
}

impl Display {
    /// Starts one. It takes a number that is free and says which.
    pub fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1000x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("Xvfb did not start ({error}). Install it, or run `cargo xtask test`.")
            });
        let mut number = String::new();
        let said = process
            .stdout
            .take()
            .map(BufReader::new)
            .map(|mut says| says.read_line(&mut number));
        said.expect("a pipe")
            .expect("Xvfb says which number it took");
        Self {
            process,
            name: format!(":{}", number.trim()),
        }
    }

    /// What programs are told to find it by.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Which of these words lie in which files of the browser's profile, in either way of writing letters as bytes. The files that
    /// Firefox packs are unpacked.
    pub fn on_disk(&self, words: &[&str]) -> Vec<String> {
        self.in_files(words, |_| true)
    }

    /// The same in those files alone from which the browser would restore its tabs.
    pub fn in_kept_tabs(&self, words: &[&str]) -> Vec<String> {
        self.in_files(words, |path| {
            path.starts_with("Default/Sessions") || path.contains("sessionstore")
        })
    }

    fn in_files(&self, words: &[&str], is_asked: impl Fn(&str) -> bool) -> Vec<String> {
        let profile = self.profile.as_deref().expect("a profile of its own");
        let mut found = Vec::new();
        for path in files_under(profile) {
            let named = path
                .strip_prefix(profile)
                .unwrap_or(&path)
                .to_string_lossy()
                .into_owned();
            // Some come and go.
            let Some(bytes) = is_asked(&named).then(|| fs::read(&path).ok()).flatten() else {
                continue;
            };
            let bytes = unpacked(&bytes).unwrap_or(bytes);
            for word in words {
                let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
                if holds(&bytes, word.as_bytes()) || holds(&bytes, &wide) {
                    found.push(format!("\u{201c}{word}\u{201d} in {named}"));
                }
            }
        }
        found
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// What Firefox packed: its mark, the length, and one LZ4 block.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    lz4_flex::block::decompress_size_prepended(bytes.strip_prefix(b"mozLz40\0")?).ok()
}

fn files_under(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.into_iter()
}
