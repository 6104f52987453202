//! Finding and changing elements of the page that Trunk has written.

/// The first element of the page that begins and ends so and holds these words.
pub fn tag<'a>(page: &'a str, begins: &str, ends: &str, holds: &str) -> Result<&'a str, String> {
    page.match_indices(begins)
        .filter_map(|(at, _)| {
            let rest = page.get(at..)?;
            rest.get(..rest.find(ends)? + ends.len())
        })
        .find(|tag| tag.contains(holds))
        .ok_or_else(|| format!("The page has no {begins} … {holds}"))
}

/// What an attribute of an element says.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Result<&'a str, String> {
    let value = tag
        .split_once(&format!(" {name}=\""))
        .and_then(|(_, rest)| rest.split_once('"'));
    value
        .map(|(value, _)| value)
        .ok_or_else(|| format!("{name} is missing from {tag}"))
}

/// The element with an attribute that says this, whether it had one or not.
pub fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let bare = match attribute(tag, name) {
        Ok(old) => tag.replacen(&format!(" {name}=\"{old}\""), "", 1),
        Err(_) => tag.to_owned(),
    };
    let end = bare.find([' ', '>']).unwrap_or(bare.len());
    let (begins, rest) = bare.split_at(end);
    format!("{begins} {name}=\"{value}\"{rest}")
}
