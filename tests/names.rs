//! The names of types, read from the source: each is given once in the program, and what is an error says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What a file names.
#[derive(Debug, Default, PartialEq, Eq)]
struct Named {
    /// The structs, enums, traits and type aliases that it defines, but for those of its tests.
    types: Vec<String>,
    /// The types that it makes errors.
    errors: Vec<String>,
}

impl Named {
    fn of(text: &str) -> Self {
        let mut named = Self::default();
        named.read(text.parse().expect("it is Rust"));
        named
    }

    /// Reads the items of a module. What stands inside of functions, implementations and traits is nobody else's.
    fn read(&mut self, items: TokenStream) {
        let items: Vec<TokenTree> = items.into_iter().collect();
        let (mut of_tests, mut begins) = (false, 0);
        for (at, token) in items.iter().enumerate() {
            let before = |back: usize| at.checked_sub(back).and_then(|at| items.get(at));
            match token {
                TokenTree::Group(group) if is_mark(before(1), '#') => {
                    of_tests |= group.stream().to_string().replace(' ', "") == "cfg(test)";
                    begins = at + 1;
                }
                TokenTree::Group(group) if is_module(before(2)) || is_mark(before(1), '!') => {
                    if !of_tests {
                        self.read(group.stream());
                    }
                    (of_tests, begins) = (false, at + 1);
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.errors.extend(made_an_error(&items[begins..at]));
                    (of_tests, begins) = (false, at + 1);
                }
                TokenTree::Punct(mark) if mark.as_char() == ';' => {
                    (of_tests, begins) = (false, at + 1);
                }
                TokenTree::Ident(name) if !of_tests && before(1).is_some_and(is_definition) => {
                    self.types.push(name.to_string());
                }
                TokenTree::Group(_)
                | TokenTree::Punct(_)
                | TokenTree::Ident(_)
                | TokenTree::Literal(_) => {}
            }
        }
    }
}

fn is_mark(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == wanted)
}

fn is_module(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(word)) if *word == "mod")
}

fn is_definition(token: &TokenTree) -> bool {
    let is = |word: &proc_macro2::Ident| {
        ["struct", "enum", "trait", "type"]
            .iter()
            .any(|wanted| word == wanted)
    };
    matches!(token, TokenTree::Ident(word) if is(word))
}

/// The type that the head of an implementation makes an error.
fn made_an_error(head: &[TokenTree]) -> Option<String> {
    let word = |token: &TokenTree| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    };
    let at = head
        .iter()
        .position(|token| word(token).as_deref() == Some("for"))?;
    let is_error = word(head.get(at.checked_sub(1)?)?).as_deref() == Some("Error");
    let of = || head[at + 1..].iter().find_map(word);
    is_error.then(of).flatten()
}

/// Every file of the program, by its path below `src`, with what it names.
fn program() -> BTreeMap<String, Named> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files) = (vec![source.clone()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is a folder") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("it is text");
                let inside = path.strip_prefix(&source).expect("it lies there");
                files.insert(inside.display().to_string(), Named::of(&text));
            }
        }
    }
    files
}

/// The names that are given to more than one type, and where.
fn given_twice(files: &BTreeMap<String, Named>) -> Vec<(&str, Vec<&str>)> {
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, named) in files {
        for name in &named.types {
            places.entry(name).or_default().push(file);
        }
    }
    places
        .into_iter()
        .filter(|(_, files)| files.len() > 1)
        .collect()
}

#[test]
fn a_name_is_given_to_one_type() {
    let files = program();
    let types: usize = files.values().map(|named| named.types.len()).sum();
    assert!(types > 350, "the program is read: {types} types");
    assert_eq!(given_twice(&files), []);
}

#[test]
fn what_is_an_error_says_so() {
    let files = program();
    let errors = files.values().flat_map(|named| &named.errors);
    assert!(errors.clone().count() > 8, "the errors are found");
    let silent: Vec<&String> = errors.filter(|name| !name.ends_with("Error")).collect();
    assert_eq!(silent, [] as [&String; 0]);
}

/// The tests find what they look for, wherever it is written.
#[test]
fn a_planted_name_is_found() {
    let files = |texts: [&str; 2]| {
        let named = texts.map(Named::of);
        BTreeMap::from_iter(
            ["one.rs".to_owned(), "other.rs".to_owned()]
                .into_iter()
                .zip(named),
        )
    };
    let first = "/// A sheet.\n#[derive(Clone)]\npub(crate) struct Sheet<'a> { of: &'a str }";
    for planted in [
        "enum Sheet { Of(u8) }",
        "pub trait Sheet: Sized {}",
        "#[cfg(not(test))] type Sheet = Vec<u8>;",
        "mod inside { struct Sheet; }",
        "self_cell!(struct Sheet { owner: String });",
        "#[cfg(test)] mod tests { struct Other; } struct Sheet(u8);",
    ] {
        let files = files([first, planted]);
        assert_eq!(
            given_twice(&files),
            [("Sheet", vec!["one.rs", "other.rs"])],
            "{planted}"
        );
    }
    for fine in [
        "#[cfg(test)] mod tests { struct Sheet; }",
        "impl Iterator for Rows { type Sheet = u8; }",
        "fn f() { struct Sheet; }",
        "use super::Sheet; fn f(sheet: Sheet) -> Sheet { sheet }",
        "// struct Sheet;",
    ] {
        assert_eq!(given_twice(&files([first, fine])), [], "{fine}");
    }
    for planted in [
        "impl std::error::Error for Mistake {}",
        "struct Mistake; impl<T: Debug> Error for Mistake<T> { fn source(&self) {} }",
    ] {
        assert_eq!(Named::of(planted).errors, ["Mistake"], "{planted}");
    }
    let display = "impl fmt::Display for Mistake { fn fmt(&self) {} }";
    assert_eq!(Named::of(display).errors, [] as [&str; 0]);
}
