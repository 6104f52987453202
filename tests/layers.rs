//! The layers of the program, read from the table that ARCHITECTURE.md prints: what a file imports lies below it. And the files
//! and folders of one module: what one imports does not import it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The modules, lowest first.
struct Layers(Vec<String>);

/// An import that does not point down.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// It names a module that stands above the one it is in.
    Upward(String),
    /// It names nothing that the table lists.
    NotListed(String),
}

impl Layers {
    /// As ARCHITECTURE.md lists them.
    fn read() -> Self {
        let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it is there");
        let (_, table) = text.split_once("## Layers").expect("it has that heading");
        let table = table.split("\n## ").next().unwrap_or_default();
        let rows = table
            .lines()
            .filter_map(|line| line.strip_prefix("| **")?.split('|').nth(1));
        Self(
            rows.flat_map(|row| row.split('`').skip(1).step_by(2))
                .map(str::to_owned)
                .collect(),
        )
    }

    /// The module that a path lies in, and how high it stands.
    fn of(&self, path: &[String]) -> Option<(usize, &str)> {
        let lies_in = |module: &str| {
            let names: Vec<&str> = module.split("::").collect();
            path.len() >= names.len() && names.iter().zip(path).all(|(name, other)| name == other)
        };
        let listed = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, module)| lies_in(module));
        listed
            .map(|(place, module)| (place, module.as_str()))
            .max_by_key(|(_, module)| module.len())
    }

    /// The imports of a file that do not point down.
    fn faults(&self, file: &[String], text: &str) -> Vec<Fault> {
        let Some((height, module)) = self.of(file) else {
            return vec![Fault::NotListed(file.join("::"))];
        };
        let tokens: TokenStream = text.parse().expect("it is Rust");
        let mut named = Vec::new();
        paths(tokens, file, &mut named);
        let fault = |(path, from_the_top): (Vec<String>, bool)| match self.of(&path) {
            Some((other, name)) if other > height && name != module => {
                Some(Fault::Upward(path.join("::")))
            }
            None if from_the_top => Some(Fault::NotListed(path.join("::"))),
            Some(_) | None => None,
        };
        named.into_iter().filter_map(fault).collect()
    }
}

/// Circles of imports between the files and folders of one module that are left, each by its names in order, and why.
const LEFT: [(&str, &str); 1] = [(
    "app::pages: device, file",
    "the page of a file opens what was kept, and the page of the device offers a file",
)];

/// What is brought out of a module by another name, as far as a `use` in the program says so.
struct Reexports {
    /// Where each name comes from.
    named: BTreeMap<Vec<String>, Vec<String>>,
    /// The modules that bring out all of another.
    all_of: BTreeMap<Vec<String>, Vec<String>>,
    /// The files, which come from nowhere else.
    files: BTreeSet<Vec<String>>,
}

impl Reexports {
    fn of(files: &[(Vec<String>, String)]) -> Self {
        let (mut known, mut all_of) = (BTreeMap::new(), BTreeMap::new());
        for (file, text) in files {
            let tokens: TokenStream = text.parse().expect("it is Rust");
            let mut named = Vec::new();
            uses(tokens, file, &mut named);
            for mut path in named {
                if path.pop_if(|last| last == "*").is_some() {
                    all_of.insert(file.clone(), path);
                } else if let Some(name) = path.last() {
                    known.insert([file.as_slice(), std::slice::from_ref(name)].concat(), path);
                }
            }
        }
        Self {
            named: known,
            all_of,
            files: files.iter().map(|(file, _)| file.clone()).collect(),
        }
    }

    /// Where it is at home.
    fn home(&self, path: &[String]) -> Vec<String> {
        let mut path = path.to_vec();
        // A name is brought out through a few modules at most.
        for _ in 0..8 {
            let brought = (1..=path.len()).rev().find_map(|length| {
                let named = self.named.get(&path[..length]);
                let all_of = || self.all_of.get(&path[..length]);
                let inside = path
                    .get(..=length)
                    .filter(|inside| !self.files.contains(*inside));
                Some((length, named.or_else(|| inside.and_then(|_| all_of()))?))
            });
            match brought {
                Some((length, home)) if !path.starts_with(home) => {
                    path = [home.as_slice(), &path[length..]].concat();
                }
                Some(_) | None => break,
            }
        }
        path
    }
}

/// What the `use` of a file names, from the top of the program.
fn uses(tokens: TokenStream, file: &[String], into: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (place, token) in tokens.iter().enumerate() {
        if !matches!(token, TokenTree::Ident(ident) if *ident == "use") {
            continue;
        }
        let named = tokens[place + 1..]
            .split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'))
            .next()
            .unwrap_or_default();
        let Some(TokenTree::Ident(first)) = named.first() else {
            continue;
        };
        let mut paths_of = Vec::new();
        if *first == "crate" || *first == "super" {
            paths(named.iter().cloned().collect(), file, &mut paths_of);
        } else {
            let from = [file, &[first.to_string()]].concat();
            rest(named, 1, &from, false, &mut paths_of);
        }
        let star = matches!(named.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '*');
        let star = star.then(|| "*".to_owned());
        let paths_of = paths_of.into_iter();
        into.extend(paths_of.map(|(path, _)| path.into_iter().chain(star.clone()).collect()));
    }
}

/// The circles between the files and folders that lie directly in each module.
fn circles(modules: &[String], files: &[(Vec<String>, String)]) -> BTreeSet<String> {
    let reexports = Reexports::of(files);
    let there: BTreeSet<&[String]> = files.iter().map(|(file, _)| file.as_slice()).collect();
    // Which files each file imports.
    let mut imports: BTreeMap<&[String], BTreeSet<Vec<String>>> = BTreeMap::new();
    for (file, text) in files {
        let mut named = Vec::new();
        paths(text.parse().expect("it is Rust"), file, &mut named);
        let mut inside = Vec::new();
        uses(text.parse().expect("it is Rust"), file, &mut inside);
        let all = named.into_iter().map(|(path, _)| path).chain(inside);
        let homes = all.map(|path| reexports.home(&path)).filter_map(|path| {
            let length = (1..=path.len())
                .rev()
                .find(|length| there.contains(&path[..*length]))?;
            Some(path[..length].to_vec())
        });
        imports.insert(file, homes.collect());
    }
    let mut found = BTreeSet::new();
    for module in modules {
        let names: Vec<String> = module.split("::").map(str::to_owned).collect();
        let part = |file: &[String]| {
            (file.len() > names.len() && file.starts_with(&names))
                .then(|| file[names.len()].clone())
        };
        let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, to) in &imports {
            let Some(from) = part(file) else { continue };
            let to = to.iter().filter_map(|to| part(to)).filter(|to| *to != from);
            edges.entry(from.clone()).or_default().extend(to);
        }
        for from in edges.keys() {
            let reached = reach(&edges, from);
            let circle: Vec<&str> = edges
                .keys()
                .filter(|other| reached.contains(*other) && reach(&edges, other).contains(from))
                .map(String::as_str)
                .collect();
            if !circle.is_empty() {
                found.insert(format!("{module}: {}", circle.join(", ")));
            }
        }
    }
    found
}

/// All that is imported from there, by whatever way.
fn reach(edges: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        for to in edges.get(&next).into_iter().flatten() {
            if reached.insert(to.clone()) {
                open.push(to.clone());
            }
        }
    }
    reached
}

/// Every path from the top of the program, or up from the file, that the tokens name; and whether it is one from the top.
fn paths(tokens: TokenStream, file: &[String], into: &mut Vec<(Vec<String>, bool)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => paths(group.stream(), file, into),
            TokenTree::Ident(ident) if *ident == "crate" || *ident == "waymark" => {
                let from_the_top = is_step(&tokens, at);
                if from_the_top {
                    at = rest(&tokens, at, &[], true, into);
                }
            }
            TokenTree::Ident(ident) if *ident == "super" && is_step(&tokens, at) => {
                let mut from = file.to_vec();
                from.pop();
                while tokens
                    .get(at + 2)
                    .is_some_and(|next| matches!(next, TokenTree::Ident(next) if *next == "super"))
                {
                    from.pop();
                    at += 3;
                }
                at = rest(&tokens, at, &from, false, into);
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether `::` stands there.
fn is_step(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Reads on behind the beginning of a path, through `::name` and `::{…}`; where it ends.
fn rest(
    tokens: &[TokenTree],
    mut at: usize,
    from: &[String],
    from_the_top: bool,
    into: &mut Vec<(Vec<String>, bool)>,
) -> usize {
    let mut path = from.to_vec();
    while is_step(tokens, at) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let parts = inner.split(
                    |token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','),
                );
                for part in parts.filter(|part| !part.is_empty()) {
                    let Some(TokenTree::Ident(first)) = part.first() else {
                        continue;
                    };
                    let branch = [path.as_slice(), &[first.to_string()]].concat();
                    rest(part, 1, &branch, from_the_top, into);
                }
                return at + 3;
            }
            Some(TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) | None => break,
        }
        at += 3;
    }
    into.push((path, from_the_top));
    at
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file of the program, as its module path, with its text.
fn program() -> Vec<(Vec<String>, String)> {
    let (mut folders, mut files) = (vec![root().join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is a folder") {
            let path = entry.expect("it can be read").path();
            let inside = path
                .strip_prefix(root().join("src"))
                .expect("it lies there")
                .with_extension("");
            let mut names: Vec<String> = inside
                .iter()
                .map(|name| name.to_string_lossy().into_owned())
                .collect();
            // The tools that finish a build are programs of their own, and the two roots name the layers.
            if matches!(names.as_slice(), [only] if only == "bin" || only == "lib" || only == "main")
            {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                names.pop_if(|last| last == "mod");
                files.push((names, fs::read_to_string(&path).expect("it is text")));
            }
        }
    }
    files
}

#[test]
fn imports_point_down() {
    let layers = Layers::read();
    let files = program();
    assert!(
        files.len() > 200,
        "the program is read: {} files",
        files.len()
    );
    // The file of a whole layer only names what lies in it.
    let of_a_module = files
        .iter()
        .filter(|(file, _)| file.len() > 1 || layers.0.contains(&file.join("::")));
    let faults: Vec<String> = of_a_module
        .flat_map(|(file, text)| {
            layers
                .faults(file, text)
                .into_iter()
                .map(move |fault| format!("{}: {fault:?}", file.join("::")))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Files of Rust that the map names and that are neither under `src` nor at the top.
fn missing_files(map: &str) -> Vec<&str> {
    let named = map.split('`').skip(1).step_by(2);
    let files = named.filter(|name| name.ends_with(".rs") && !name.contains(['*', ' ']));
    files
        .filter(|name| !root().join("src").join(name).is_file() && !root().join(name).is_file())
        .collect()
}

#[test]
fn every_file_that_the_map_names_is_there() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert_eq!(missing_files(&map), Vec::<&str>::new());
    assert_eq!(
        missing_files("`logic.rs`, `tests/core.rs` and `no/such.rs`"),
        ["no/such.rs"]
    );
}

#[test]
fn every_module_of_the_table_is_there() {
    let files = program();
    for module in Layers::read().0 {
        let names: Vec<&str> = module.split("::").collect();
        assert!(
            files.iter().any(|(file, _)| file
                .iter()
                .zip(&names)
                .filter(|(one, other)| one == *other)
                .count()
                == names.len()),
            "{module}"
        );
    }
}

/// What is decided in the app, is decided in one place: everything else reads it there. The other decision there is of last
/// time, before today's assessment was begun.
#[test]
fn the_app_decides_in_one_place() {
    let decides = |text: &str| text.matches("Decided::new(").count();
    let files = program();
    let app = files.iter().filter(|(file, _)| file[0] == "app");
    let places: Vec<(String, usize)> = app
        .clone()
        .map(|(file, text)| (file.join("::"), decides(text)))
        .filter(|(_, times)| *times > 0)
        .collect();
    assert_eq!(places, [("app::store::casework".to_owned(), 2)]);
    for (file, text) in app {
        let mut named = Vec::new();
        paths(text.parse().expect("it is Rust"), file, &mut named);
        let decide =
            |(path, _): &(Vec<String>, bool)| path.join("::") == "engine::decision::decide";
        assert!(!named.iter().any(decide), "{} decides", file.join("::"));
    }
}

/// The crates of the browser that the library names: the app's store of a case reads it field by field, which is a derive
/// on the type itself. It is compiled for the browser alone.
#[test]
fn the_library_knows_no_browser_but_for_one_derive() {
    const BROWSERS: [&str; 6] = [
        "leptos",
        "reactive_stores",
        "web_sys",
        "js_sys",
        "gloo_storage",
        "wasm_bindgen",
    ];
    let mut named = Vec::new();
    for (file, text) in program().iter().filter(|(file, _)| file[0] != "app") {
        for line in text.lines() {
            let line = line.split("//").next().unwrap_or_default().trim();
            if BROWSERS
                .iter()
                .any(|name| line.contains(&format!("{name}::")))
            {
                named.push((file.join("::"), line.to_owned()));
            }
        }
    }
    assert_eq!(
        named,
        [(
            "model::case".to_owned(),
            r#"#[cfg_attr(target_arch = "wasm32", derive(reactive_stores::Store))]"#.to_owned()
        )]
    );
}

/// The test finds what it looks for, however it is written.
#[test]
fn a_planted_import_is_found() {
    let layers = Layers::read();
    let file = ["engine", "decision", "events"].map(str::to_owned);
    for planted in [
        "use crate::words::explain::list;",
        "use crate::{model::case::Case, words::explain::list};",
        "pub(crate) use crate::words::{drawing, explain::{list, plural as many}};",
        "fn f() { let words = crate::words::explain::list(&[], \"and\"); }",
        "fn f() { format!(\"{}\", crate::words::explain::list(&[], \"and\")); }",
        "use super::super::compare::beside;",
        "use crate::engine::replay::Replay;",
    ] {
        assert!(
            matches!(
                layers.faults(&file, planted).as_slice(),
                [Fault::Upward(_), ..]
            ),
            "{planted}"
        );
    }
    let unlisted = layers.faults(&file, "use crate::elsewhere::Thing;");
    assert_eq!(unlisted, [Fault::NotListed("elsewhere::Thing".to_owned())]);
    for fine in [
        "use crate::model::case::Case;",
        "use super::count::Count;",
        "// use crate::words::explain::list;",
    ] {
        assert_eq!(layers.faults(&file, fine), [], "{fine}");
    }
}

#[test]
fn the_files_of_a_module_import_each_other_in_no_other_circles_than_these() {
    let found = circles(&Layers::read().0, &program());
    let left: BTreeSet<String> = LEFT
        .iter()
        .map(|(circle, _)| (*circle).to_owned())
        .collect();
    assert_eq!(found, left);
}

/// A circle is found that goes through another file, through a folder, and through what a module brings out.
#[test]
fn a_planted_circle_is_found() {
    let file = |path: &str, text: &str| {
        (
            path.split("::").map(str::to_owned).collect::<Vec<_>>(),
            text.to_owned(),
        )
    };
    let modules = ["engine::decision".to_owned()];
    let rules = file("model::rules", "pub struct Rule;");
    let whole = [
        file(
            "engine::decision",
            "mod count; mod events; mod found; pub use found::{Found, Other};",
        ),
        file(
            "engine::decision::count",
            "use super::events::lines::Line; use crate::model::rules::Rule;",
        ),
        file("engine::decision::events", "mod lines;"),
        file(
            "engine::decision::events::lines",
            "fn f(found: crate::engine::decision::Found) {}",
        ),
        file("engine::decision::found", "use super::count::Count;"),
        rules.clone(),
    ];
    let expected = BTreeSet::from(["engine::decision: count, events, found".to_owned()]);
    assert_eq!(circles(&modules, &whole), expected);
    // What brings out everything does so too.
    let mut all = whole.clone();
    all[0].1 = "mod count; mod events; mod found; pub use found::*;".to_owned();
    assert_eq!(circles(&modules, &all), expected);
    let broken: Vec<_> = whole
        .iter()
        .filter(|(path, _)| path.last().is_some_and(|name| name != "found"))
        .cloned()
        .chain([file(
            "engine::decision::found",
            "use crate::model::rules::Rule;",
        )])
        .collect();
    assert_eq!(circles(&modules, &broken), BTreeSet::new());
}
