//! The headers of a build's `_headers` file, given as the hosts that read it give them.

use std::fs;
use std::path::Path;

/// Addresses, each with its headers.
pub struct Headers(Vec<(String, Vec<(String, String)>)>);

impl Headers {
    /// Reads the file of this build.
    pub fn of(root: &Path) -> Self {
        let text = fs::read_to_string(root.join("_headers")).unwrap_or_default();
        let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        {
            match (line.strip_prefix("  "), rules.last_mut()) {
                (Some(header), Some((_, headers))) => {
                    let (name, value) = header
                        .split_once(": ")
                        .unwrap_or_else(|| panic!("no header: {line}"));
                    headers.push((name.to_owned(), value.to_owned()));
                }
                _ => rules.push((line.to_owned(), Vec::new())),
            }
        }
        Self(rules)
    }

    /// The headers for an address such as `/sw.js`. A rule is the whole address, or its beginning and a star.
    pub fn for_address(self, address: &str) -> impl Iterator<Item = (String, String)> {
        let path = address
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let fits = move |rule: &str| match rule.strip_suffix('*') {
            Some(begins) => path.starts_with(begins),
            None => path == rule,
        };
        self.0
            .into_iter()
            .filter(move |(rule, _)| fits(rule))
            .flat_map(|(_, headers)| headers)
    }
}
