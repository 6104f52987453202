//! The whole app in one page, for a stick or a disk: it needs no server, and its policy lets it ask for nothing at all. At its end,
//! as text that no browser shows, stand the terms of what others wrote in it.

use super::compressed::gzip;
use super::page::{attribute, tag};
use super::{NOTICES, base64};
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fs;
use std::path::Path;

/// The page of the build at this place, with everything it would ask for put inside it.
#[expect(
    clippy::too_many_lines,
    reason = "one replacement after the other in one page"
)]
pub fn made_of(staged: &Path) -> Result<String, Box<dyn Error>> {
    let read = |name: &str| {
        fs::read_to_string(staged.join(name)).map_err(|error| format!("{name}: {error}"))
    };
    let page = read("index.html")?;
    let starter = tag(&page, "<script", "</script>", "data-wasm=")?;
    let (script_name, wasm_name) = (
        attribute(starter, "data-js")?,
        attribute(starter, "data-wasm")?,
    );

    let style = inside(
        "style",
        &read(attribute(
            tag(&page, "<link", ">", "rel=\"stylesheet\"")?,
            "href",
        )?)?,
    )?;
    let program = read(script_name)?;
    if program.lines().any(|line| line.starts_with("import ")) {
        return Err(format!("{script_name} imports another file, which one page cannot").into());
    }
    // The loader in braces, so that its names and the program's do not meet.
    let script = inside(
        "script",
        &format!("{program}\n{{\n{}\n}}", read("loader.js")?),
    )?;
    let icon = base64(read("icon.svg")?.as_bytes());
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&style)
    );
    let packed = base64(&gzip(&fs::read(staged.join(wasm_name))?)?);
    let worker_name = attribute(starter, "data-worker")?;
    let worker = fs::read(staged.join(format!("{worker_name}_bg.wasm")))?;
    let worker = base64(&gzip(&worker)?);
    let worker_script = inside("script", &read(&format!("{worker_name}.js"))?)?;
    let started = format!(
        "<script type=\"application/gzip\" id=\"packed\" data-wasm=\"{wasm_name}\">{packed}</script>\n\
         <script type=\"application/gzip\" id=\"packed-worker\">{worker}</script>\n\
         <script type=\"text/plain\" id=\"worker-script\">{worker_script}</script>\n\
         <script type=\"module\">{script}</script>\n\
         <script type=\"text/plain\" id=\"licences\">\n{}</script>",
        inside("script", &read(NOTICES)?)?
    );

    let mut single = page.clone();
    for (old, new) in [
        (
            tag(
                &page,
                "<meta",
                ">",
                "http-equiv=\"Content-Security-Policy\"",
            )?,
            policy_tag(&policy),
        ),
        (
            tag(&page, "<link", ">", "rel=\"stylesheet\"")?,
            format!("<style>{style}</style>"),
        ),
        (
            tag(&page, "<link", ">", "rel=\"icon\"")?,
            format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"),
        ),
        (
            tag(&page, "<link", ">", "rel=\"apple-touch-icon\"")?,
            String::new(),
        ),
        (tag(&page, "<link", ">", "rel=\"manifest\"")?, String::new()),
        (
            tag(&page, "<link", ">", "rel=\"modulepreload\"")?,
            String::new(),
        ),
        (tag(&page, "<link", ">", "rel=\"preload\"")?, String::new()),
        (starter, String::new()),
        ("</body>", format!("{started}\n</body>")),
    ] {
        single = single.replacen(old, &new, 1);
    }
    without_comments(&single)
}

fn policy_tag(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// A text as it may stand inside an element; what would end the element early is refused, and not changed.
fn inside(element: &str, text: &str) -> Result<String, String> {
    let ends = [format!("</{element}"), "<!--".to_owned(), "\r".to_owned()];
    match ends.iter().find(|end| text.contains(end.as_str())) {
        Some(end) => Err(format!("{end:?} cannot stand in a {element} element")),
        None => Ok(text.to_owned()),
    }
}

/// What the comments say is about the page in many files.
fn without_comments(page: &str) -> Result<String, Box<dyn Error>> {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment
            .split_once("-->")
            .ok_or("A comment of the page does not end")?
            .1;
    }
    kept.push_str(rest);
    Ok(kept)
}

fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}
