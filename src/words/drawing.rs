//! Pictures as SVG text: the same text is shown on the page and saved as a file, so it holds its own colours and needs no
//! stylesheet. Whoever makes one says the same in a table.

use std::fmt::Write;

/// The colour of words and of lines that matter.
pub const INK: &str = "#12222e";
/// The colour of words beside.
pub const BESIDE: &str = "#44545f";
/// The colour of lines that guide the eye.
pub const GUIDE: &str = "#c5ced4";

/// How something is filled and bordered. What it means is told apart by its border and its words too, never by its colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The colour inside.
    pub fill: &'static str,
    /// The colour of the border.
    pub border: &'static str,
    /// The width of the border.
    pub width: i64,
    /// Whether the border is dashed.
    pub dashed: bool,
}

const DASHES: &str = " stroke-dasharray=\"6 4\"";

/// How words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAnchor {
    /// They begin at the point.
    Start,
    /// Their middle is at the point.
    Middle,
    /// They end at the point.
    End,
}

/// A picture being drawn, in units of about a pixel on a desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    width: i64,
    says: String,
    inside: String,
}

/// About how wide a letter is in words of that size: enough to tell whether they find room.
pub fn width_of(words: &str, size: i64) -> i64 {
    let letters = i64::try_from(words.chars().count()).unwrap_or(i64::MAX);
    letters.saturating_mul(size) * 11 / 20
}

impl Drawing {
    /// Begins a picture; `says` is what it is for those who do not see it.
    pub fn new(width: i64, says: impl Into<String>) -> Self {
        Self {
            width,
            says: says.into(),
            inside: String::new(),
        }
    }

    /// A rectangle: left, top, width, height.
    pub fn rect(&mut self, (x, y, width, height): (i64, i64, i64, i64), look: Look) {
        let dashes = if look.dashed { DASHES } else { "" };
        self.put(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{dashes}/>",
            look.fill, look.border, look.width
        ));
    }

    /// A line from one point to another.
    pub fn line(&mut self, from: (i64, i64), to: (i64, i64), colour: &str, width: i64) {
        self.path(from, to, colour, width, "");
    }

    /// A dashed line from one point to another.
    pub fn dashes(&mut self, from: (i64, i64), to: (i64, i64), colour: &str, width: i64) {
        self.path(from, to, colour, width, DASHES);
    }

    fn path(
        &mut self,
        (x, y): (i64, i64),
        (to_x, to_y): (i64, i64),
        colour: &str,
        width: i64,
        dashes: &str,
    ) {
        self.put(&format!(
            "<path d=\"M{x} {y}L{to_x} {to_y}\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} fill=\"none\"/>"
        ));
    }

    /// A dot.
    pub fn dot(&mut self, (x, y): (i64, i64), radius: i64, look: Look) {
        self.put(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>",
            look.fill, look.border, look.width
        ));
    }

    /// Words.
    pub fn words(
        &mut self,
        (x, y): (i64, i64),
        size: i64,
        anchor: TextAnchor,
        colour: &str,
        bold: bool,
        words: &str,
    ) {
        let anchor = match anchor {
            TextAnchor::Start => "start",
            TextAnchor::Middle => "middle",
            TextAnchor::End => "end",
        };
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        self.put(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\"{weight}>{}</text>",
            escaped(words)
        ));
    }

    /// The picture as SVG, so high.
    pub fn svg(&self, height: i64) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {height}\" width=\"{0}\" height=\"{height}\" role=\"img\" aria-label=\"{1}\" font-family=\"Helvetica, Arial, sans-serif\"><rect x=\"0\" y=\"0\" width=\"{0}\" height=\"{height}\" fill=\"#ffffff\" stroke=\"none\" stroke-width=\"0\"/>{2}</svg>",
            self.width,
            escaped(&self.says),
            self.inside
        )
    }

    fn put(&mut self, part: &str) {
        let _ = self.inside.write_str(part);
    }
}

/// Words as SVG takes them.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // What SVG may not hold at all.
            letter if letter.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
    text
}
