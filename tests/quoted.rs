//! What is quoted in a message stands between quotation marks, and not between the marks that programmers use.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The texts of a file in which something stands between backticks, comments and attributes aside.
fn coded(tokens: TokenStream, into: &mut Vec<String>) {
    let mut after_sign = false;
    for token in tokens {
        let is_sign = matches!(&token, TokenTree::Punct(sign) if "#!".contains(sign.as_char()));
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && after_sign => {}
            TokenTree::Group(group) => coded(group.stream(), into),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.contains('`') && text.starts_with(['"', 'r']) {
                    into.push(text);
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
        after_sign = is_sign;
    }
}

/// Every file of the program, but for the commands that are run in a terminal.
fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it is a folder") {
        let path = entry.expect("it is there").path();
        if path.is_dir() && !path.ends_with("src/bin") {
            files(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn no_message_quotes_with_backticks() {
    let planted = r##"#[doc = "`a`"] fn f() { say("the id `{id}`"); other(r#"`b`"#, "c", '`'); }"##;
    let mut found = Vec::new();
    coded(planted.parse().expect("it is Rust"), &mut found);
    assert_eq!(found.len(), 2, "{found:?}");
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 300, "{}", all.len());
    for path in all {
        let text = fs::read_to_string(&path).expect("it is text");
        let mut found = Vec::new();
        coded(text.parse().expect("it is Rust"), &mut found);
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}
