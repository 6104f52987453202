//! Where the app asks for a context: only where a part of the page is being built, or an event of one is heard. Elsewhere
//! there is nobody to ask, and asking would end the program: what goes on by itself has it handed in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What runs what it is given later, when no part of the page is asking.
const LATER: [&str; 7] = [
    "spawn_local",
    "request_animation_frame",
    "set_timeout",
    "set_timeout_with_handle",
    "set_interval",
    "window_event_listener",
    "window_event_listener_untyped",
];

/// The calls of contexts, and of functions of the same file that ask for one, in what runs later.
fn asked_too_late(text: &str) -> Vec<String> {
    let tokens: TokenStream = text.parse().expect("it is Rust");
    let mut asking = BTreeSet::new();
    functions(tokens.clone(), &mut asking);
    let mut found = Vec::new();
    look(tokens, &asking, &mut found);
    found
}

fn is_context(name: &str) -> bool {
    name.starts_with("use_") && name != "use_context"
}

/// The free functions that ask for a context themselves.
fn functions(tokens: TokenStream, asking: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(keyword) if *keyword == "fn" => {
                let Some(TokenTree::Ident(name)) = tokens.get(at + 1) else {
                    continue;
                };
                let body = tokens[at..].iter().find_map(|token| match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
                    _ => None,
                });
                let mut called = Vec::new();
                if let Some(body) = body {
                    calls(body.stream(), &mut called);
                }
                if called.iter().any(|name| is_context(name)) {
                    asking.insert(name.to_string());
                }
            }
            // A method of the same name is another thing.
            TokenTree::Ident(keyword) if *keyword == "impl" => {}
            TokenTree::Group(group) if !is_impl(&tokens, at) => functions(group.stream(), asking),
            _ => {}
        }
    }
}

/// Whether the group at a place is the body of an `impl`.
fn is_impl(tokens: &[TokenTree], at: usize) -> bool {
    let before = tokens[..at].iter().rev();
    let head = before.take_while(|token| match token {
        TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() != ';',
        _ => true,
    });
    head.into_iter()
        .any(|token| matches!(token, TokenTree::Ident(ident) if *ident == "impl"))
}

/// The names of what is called there by its bare name.
fn calls(tokens: TokenStream, into: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) => {
                let of_another = at
                    .checked_sub(1)
                    .and_then(|before| tokens.get(before))
                    .is_some_and(|before| {
                        matches!(before, TokenTree::Punct(punct) if ".:".contains(punct.as_char()))
                    });
                let is_called = matches!(
                    tokens.get(at + 1),
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis
                );
                if is_called && !of_another {
                    into.push(name.to_string());
                }
            }
            TokenTree::Group(group) => calls(group.stream(), into),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Looks through what runs later: what those functions are given, and what is `async`.
fn look(tokens: TokenStream, asking: &BTreeSet<String>, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut waits_for_body = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if *name == "async" => waits_for_body = true,
            TokenTree::Group(group) => {
                let is_given = at
                    .checked_sub(1)
                    .and_then(|before| tokens.get(before))
                    .is_some_and(|before| {
                        matches!(before, TokenTree::Ident(name) if LATER.contains(&name.to_string().as_str()))
                    });
                let is_body = waits_for_body && group.delimiter() == Delimiter::Brace;
                if is_body {
                    waits_for_body = false;
                }
                if is_given || is_body {
                    late(group, asking, found);
                } else {
                    look(group.stream(), asking, found);
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn late(group: &Group, asking: &BTreeSet<String>, found: &mut Vec<String>) {
    let mut called = Vec::new();
    calls(group.stream(), &mut called);
    found.extend(
        called
            .into_iter()
            .filter(|name| is_context(name) || asking.contains(name)),
    );
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it is a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn nothing_that_runs_later_asks_for_a_context() {
    let mut all = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"),
        &mut all,
    );
    assert!(all.len() > 60, "the app is read: {} files", all.len());
    let mut faults = Vec::new();
    for path in all {
        let text = fs::read_to_string(&path).expect("it is text");
        for name in asked_too_late(&text) {
            faults.push(format!("{}: {name}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The test finds what it looks for, and nothing else.
#[test]
fn a_planted_question_is_found() {
    for planted in [
        "fn f() { spawn_local(async move { use_areas().change(); }); }",
        "fn f() { request_animation_frame(move || use_keep().note.set(1)); }",
        "async fn f() { let keep = use_keep(); }",
        "fn f() { let _ = window_event_listener(ev::storage, move |_| { use_keep(); }); }",
        "fn f() { spawn_local(async move { take(&text); }); } fn take(text: &str) { use_areas(); }",
    ] {
        assert_eq!(asked_too_late(planted).len(), 1, "{planted}");
    }
    for fine in [
        "fn f() { let areas = use_areas(); spawn_local(async move { areas.change(); }); }",
        "fn f() { let press = move |_| use_areas().change(); }",
        "fn f() { spawn_local(async move { casework.take(case); }); } fn take() { use_areas(); }",
    ] {
        assert_eq!(asked_too_late(fine), [""; 0], "{fine}");
    }
}
