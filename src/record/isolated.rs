//! Typed text and text from files, as it stands among our words.
//!
//! Hebrew, Arabic and the characters that turn the direction of text reorder what stands beside them: the end of one of our
//! sentences could come to stand before its beginning. What a `<bdi>` does on a page the characters for an isolate do in any
//! text, and they go with it into a file, onto the clipboard and into another program. So this is the one place where it is
//! done, and it is done where a text enters a sentence.

/// Opens an isolate whose direction its own first letter gives.
const OPEN: char = '\u{2068}';

/// Closes an isolate.
const CLOSE: char = '\u{2069}';

/// The text, closed off where it could reorder the words around it; any other is as it was.
pub fn isolated(text: &str) -> String {
    // Nearly every text has none of them, and is read no further.
    if text.is_ascii() || !text.chars().any(turns) {
        return text.to_owned();
    }
    let ends = |letter: char| {
        matches!(
            letter,
            '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2029}'
        )
    };
    // The end of a line ends every isolate in it.
    text.split_inclusive(ends)
        .map(|line| {
            let words = line.trim_end_matches(ends);
            let end = line.get(words.len()..).unwrap_or_default();
            format!("{}{end}", closed_off(words))
        })
        .collect()
}

/// Whether a letter is of a script that runs from the right, or turns the direction of others.
fn turns(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

fn closed_off(line: &str) -> String {
    if !line.chars().any(turns) {
        return line.to_owned();
    }
    let mut words = String::from(OPEN);
    let mut inside = 0_usize;
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => inside += 1,
            // One that closes nothing of the text's own would close ours.
            CLOSE if inside == 0 => continue,
            CLOSE => inside -= 1,
            _ => {}
        }
        words.push(letter);
    }
    // And one that it left open would take ours for its own.
    words.extend(std::iter::repeat_n(CLOSE, inside + 1));
    words
}

/// A line of a text that was broken into several: an isolate that goes on is closed at its end and opened again on the next.
/// `open` is how many go on from the line before, and then to the next.
pub fn isolated_over_lines(line: &str, open: &mut usize) -> String {
    let begins = *open;
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => *open += 1,
            CLOSE => *open = open.saturating_sub(1),
            _ => {}
        }
    }
    let again = std::iter::repeat_n(OPEN, begins);
    let closed = std::iter::repeat_n(CLOSE, *open);
    again.chain(line.chars()).chain(closed).collect()
}

#[cfg(test)]
mod tests {
    use super::{isolated, isolated_over_lines};

    #[test]
    fn an_isolate_that_goes_on_is_whole_on_each_line() {
        let mut open = 0;
        let lines = ["ours \u{2068}one", "two", "three\u{2069} ours"];
        let lines = lines.map(|line| isolated_over_lines(line, &mut open));
        assert_eq!(
            lines,
            [
                "ours \u{2068}one\u{2069}",
                "\u{2068}two\u{2069}",
                "\u{2068}three\u{2069} ours"
            ]
        );
        assert_eq!(open, 0);
    }

    #[test]
    fn what_reorders_nothing_is_as_it_was() {
        for text in [
            "",
            "ex-partner",
            "Zo\u{eb} \u{2013} \u{201c}Eastford\u{201d}\nŁódź",
        ] {
            assert_eq!(isolated(text), text);
        }
    }

    #[test]
    fn what_could_is_closed_off_line_by_line_and_cannot_break_out() {
        assert_eq!(isolated("\u{5d3}\u{5df}"), "\u{2068}\u{5d3}\u{5df}\u{2069}");
        assert_eq!(isolated("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
        assert_eq!(
            isolated("one\n\u{202e}two\n"),
            "one\n\u{2068}\u{202e}two\u{2069}\n"
        );
        assert_eq!(isolated("\u{2069}\u{202e}a"), "\u{2068}\u{202e}a\u{2069}");
        assert_eq!(
            isolated("\u{2067}a\u{2069}\u{2069}b\u{2066}c"),
            "\u{2068}\u{2067}a\u{2069}b\u{2066}c\u{2069}\u{2069}"
        );
    }
}
