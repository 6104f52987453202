//! The gallery of the debug build shows every component that pages share, with every prop that may be left out. What the frame
//! of the app is made of stands around every page, where the journeys look at it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What is used somewhere: components, with the names in their tags, and functions.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// A component as it is declared, or a function that may make some.
struct Part {
    name: String,
    is_component: bool,
    /// The props that may be left out.
    optional: Vec<String>,
    /// What it is made of.
    uses: Uses,
}

/// The components and functions of a file.
fn declared(text: &str) -> Vec<Part> {
    let tokens: TokenStream = text.parse().expect("it is Rust");
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    let mut is_component = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                is_component |= group.stream().to_string() == "component";
            }
            TokenTree::Ident(keyword) if *keyword == "fn" => {
                let is_component = std::mem::take(&mut is_component);
                found.push(part(&tokens[at + 1..], is_component));
            }
            TokenTree::Group(_)
            | TokenTree::Ident(_)
            | TokenTree::Punct(_)
            | TokenTree::Literal(_) => {}
        }
    }
    found
}

/// The component or function whose name comes first.
fn part(tokens: &[TokenTree], is_component: bool) -> Part {
    let group = |delimiter| {
        tokens.iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == delimiter => Some(group.stream()),
            TokenTree::Group(_)
            | TokenTree::Ident(_)
            | TokenTree::Punct(_)
            | TokenTree::Literal(_) => None,
        })
    };
    let mut uses = Uses::new();
    if let Some(body) = group(Delimiter::Brace) {
        used(body, &mut uses);
    }
    Part {
        name: tokens[0].to_string(),
        is_component,
        optional: group(Delimiter::Parenthesis).map_or_else(Vec::new, optional),
        uses,
    }
}

/// The props that may be left out, but for what stands between two tags.
fn optional(props: TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = props.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(attribute) = token else {
            continue;
        };
        let says = attribute.stream().to_string();
        if says.starts_with("prop") && (says.contains("optional") || says.contains("default")) {
            found.extend(tokens.get(at + 1).map(ToString::to_string));
        }
    }
    found.retain(|prop| prop != "children");
    found
}

/// The components that are used in tags and the functions that are called, wherever that is.
fn used(tokens: TokenStream, into: &mut Uses) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                if let (Delimiter::Parenthesis, Some(TokenTree::Ident(called))) = (
                    group.delimiter(),
                    at.checked_sub(1).and_then(|before| tokens.get(before)),
                ) {
                    into.entry(called.to_string()).or_default();
                }
                used(group.stream(), into);
            }
            TokenTree::Punct(opens) if opens.as_char() == '<' => {
                let Some(TokenTree::Ident(name)) = tokens.get(at + 1) else {
                    continue;
                };
                let name = name.to_string();
                if name.starts_with(char::is_uppercase) {
                    let props = within(&tokens[at + 2..]);
                    into.entry(name).or_default().extend(props);
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The names up to the end of a tag; one that stands before a colon (`on:click`) is there with it too.
fn within(tokens: &[TokenTree]) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = ' ';
    for token in tokens {
        match token {
            // Of `=>` and `->` it is no end.
            TokenTree::Punct(closes) if closes.as_char() == '>' && !"=-".contains(before) => break,
            TokenTree::Punct(colon)
                if colon.as_char() == ':' && before == ' ' && colon.spacing() == Spacing::Alone =>
            {
                found.extend(found.last().map(|name: &String| format!("{name}:")));
                before = ':';
            }
            TokenTree::Punct(other) => before = other.as_char(),
            TokenTree::Ident(name) => {
                found.push(name.to_string());
                before = ' ';
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => before = ' ',
        }
    }
    found
}

/// What is not shown: components, and props of those that the gallery itself shows.
fn missing(parts: &[Part], gallery: &Uses, frame: &Uses) -> Vec<String> {
    let mut seen: BTreeSet<&String> = gallery.keys().chain(frame.keys()).collect();
    // What is shown is shown with all that it is made of.
    loop {
        let shown = parts.iter().filter(|part| seen.contains(&part.name));
        let more: Vec<&String> = shown
            .flat_map(|part| part.uses.keys())
            .filter(|name| !seen.contains(name))
            .collect();
        if more.is_empty() {
            break;
        }
        seen.extend(more);
    }
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| part.is_component) {
        if !seen.contains(&part.name) {
            found.push(part.name.clone());
        }
        if let Some(given) = gallery.get(&part.name) {
            let left_out = part.optional.iter().filter(|prop| !given.contains(*prop));
            found.extend(left_out.map(|prop| format!("{}, {prop}", part.name)));
        }
    }
    found
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

fn texts(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    found
        .iter()
        .map(|path| fs::read_to_string(path).expect("it is text"))
        .collect()
}

fn uses(text: &str) -> Uses {
    let mut found = Uses::new();
    used(text.parse().expect("it is Rust"), &mut found);
    found
}

#[test]
fn every_shared_component_is_in_the_gallery() {
    let parts: Vec<Part> = texts("src/app/parts")
        .iter()
        .flat_map(|text| declared(text))
        .collect();
    let count = parts.iter().filter(|part| part.is_component).count();
    assert!(count > 60, "the parts are read: {count}");
    let gallery = uses(&texts("src/app/pages/gallery").concat());
    let frame = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/mod.rs");
    let frame = uses(&fs::read_to_string(frame).expect("it is text"));
    let found = missing(&parts, &gallery, &frame);
    assert!(found.is_empty(), "not in the gallery: {found:#?}");
}

/// The test finds what it looks for, and nothing else.
#[test]
fn a_component_that_is_not_shown_is_found() {
    let parts = declared(
        "#[component]
        pub fn Shown(id: String, #[prop(optional)] hint: &'static str) -> impl IntoView {
            view! { <div on:click=move |_| if 2 > 1 { go() }><Inner id /></div> }
        }
        #[component]
        fn Inner(id: String) -> impl IntoView { id }
        #[component]
        pub fn Forgotten() -> impl IntoView {}
        #[component]
        pub fn Framed() -> impl IntoView {}
        #[component]
        fn Made() -> impl IntoView {}
        fn makes() { view! { <Made /> } }",
    );
    assert_eq!(parts.len(), 6);
    let frame = uses("fn app() { view! { <Framed /> } }");
    let gallery = uses("fn gallery() { view! { <p><Shown id=\"a\" hint=\"b\" /></p> {makes()} } }");
    assert_eq!(missing(&parts, &gallery, &frame), ["Forgotten"]);
    let gallery = uses("fn gallery() { view! { <Shown id=\"a\" /><Forgotten /> } }");
    assert_eq!(missing(&parts, &gallery, &frame), ["Shown, hint", "Made"]);
    assert_eq!(missing(&parts, &Uses::new(), &frame).len(), 4);
}

/// What is put on the components of a file as on an element: with erased components Leptos loses it when the part around it is
/// made anew.
fn put_on(text: &str) -> Vec<String> {
    let put = ["on:", "attr:", "prop:", "class:", "style:"];
    let of = |(name, given): (String, BTreeSet<String>)| {
        let found = put.iter().find(|put| given.contains(**put))?;
        Some(format!("{name}, {found}"))
    };
    uses(text).into_iter().filter_map(of).collect()
}

#[test]
fn nothing_is_put_on_a_component() {
    let found: Vec<String> = texts("src/app")
        .iter()
        .flat_map(|text| put_on(text))
        .collect();
    assert!(found.is_empty(), "make it a prop: {found:#?}");
}

#[test]
fn what_is_put_on_a_component_is_found() {
    let text = "fn page() { view! { <p on:click=go><Good press=move || on.set(true) /><Bad on:click=go /></p> } }";
    assert_eq!(put_on(text), ["Bad, on:"]);
}
