//! What a reader sees of a result, piece by piece.

use std::collections::BTreeSet;

use waymark::engine::decision::{Decision, RoutesFound};
use waymark::words::explain::{Bar, Block, Explained, Facts, RouteWords, Says, Sheet};
use waymark::words::pack::Pack;

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// The program's.
    Program,
    /// The program's on a paper, which others read.
    Paper,
    /// Those of a document, by its title and place.
    Source,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    pub of: Of,
    pub text: String,
    /// Whether something else hears cases where it is said.
    pub instead: bool,
}

/// The pieces of a result, and its lists.
#[derive(Default)]
pub struct Reading {
    pub said: Vec<Said>,
    pub lists: Vec<Vec<String>>,
    pub facts: Vec<Facts>,
    instead: bool,
}

impl Reading {
    /// For the area whose rule it is.
    pub fn of(decision: &Decision<'_>) -> Self {
        let instead = !decision.routes.version.forum.instead_of_marac.is_empty();
        Self {
            instead,
            ..Self::default()
        }
    }

    pub fn put(&mut self, of: Of, text: &str) {
        self.said.push(Said {
            of,
            text: text.to_owned(),
            instead: self.instead,
        });
    }

    fn own(&mut self, text: &str) {
        self.put(Of::Program, text);
    }

    fn says(&mut self, says: &Says) {
        [&says.lead, &says.detail]
            .into_iter()
            .filter(|text| !text.is_empty())
            .for_each(|text| self.own(text));
    }

    fn list(&mut self, list: &[Says]) {
        // A list has both parts in one line.
        list.iter().for_each(|says| self.own(&says.joined(": ")));
        self.lists
            .push(list.iter().map(|says| says.joined(": ")).collect());
    }

    fn facts(&mut self, facts: &Facts) {
        self.own(&facts.lead);
        facts.items.iter().for_each(|item| self.own(item));
        self.facts.push(facts.clone());
    }

    fn explained(&mut self, part: &Explained) {
        self.says(&part.says);
        part.facts.iter().for_each(|facts| self.facts(facts));
        part.parts.iter().for_each(|part| self.explained(part));
    }

    /// Each way to settle an answer once, and in each what is needed in any case once.
    fn ways(&mut self, settle: &[Facts]) {
        let mut ways: Vec<String> = Vec::new();
        for way in settle.chunk_by(|_, next| next.lead.starts_with("And also")) {
            let is_whole = |facts: &&Facts| {
                let lead = facts.lead.to_lowercase();
                facts.items.len() == 1
                    || ["both", "all"]
                        .iter()
                        .any(|all| lead.contains(&format!("{all} ")))
            };
            let items = |facts: &Facts| facts.items.clone();
            let (whole, some): (Vec<&Facts>, Vec<_>) = way.iter().partition(is_whole);
            let some: BTreeSet<String> = some.into_iter().flat_map(items).collect();
            let words = |facts: &Facts| {
                let lead = facts.lead.trim_start_matches("Or: ").to_lowercase();
                format!("{lead}: {}", facts.items.join("; "))
            };
            ways.push(way.iter().map(words).collect::<Vec<_>>().join(". "));
            self.lists
                .push(whole.into_iter().flat_map(items).chain(some).collect());
        }
        self.lists.push(ways);
    }

    fn route(&mut self, words: &RouteWords) {
        self.own(&words.name);
        self.own(&words.answer);
        self.explained(&words.explained);
        words.settle.iter().for_each(|facts| self.facts(facts));
        self.ways(&words.settle);
        self.list(&words.weigh);
        self.own(&words.rests_on);
        words.notes.iter().for_each(|note| self.own(note));
        words
            .sources
            .iter()
            .for_each(|source| self.put(Of::Source, source));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Text(text) | Block::Source(text) => self.own(text),
                Block::List(list) | Block::Steps(list) => self.list(list),
                Block::Facts(facts) => self.facts(facts),
                Block::Route(words) => self.route(words),
                Block::Areas(areas) => areas.iter().for_each(|area| {
                    [&area.name, &area.version, &area.says]
                        .into_iter()
                        .for_each(|text| self.own(text));
                }),
                Block::Folded(lead, blocks) => {
                    self.own(lead);
                    self.blocks(blocks);
                }
            }
        }
    }

    /// Sources by their own titles.
    fn sources(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Folded(lead, inside) => {
                    self.own(lead);
                    self.sources(inside);
                }
                Block::List(list) => {
                    list.iter()
                        .for_each(|says| self.put(Of::Source, &says.lead));
                }
                _ => self.blocks(std::slice::from_ref(block)),
            }
        }
    }

    pub fn sheet(&mut self, sheet: &Sheet) {
        [&sheet.danger, &sheet.guard, &sheet.not_here]
            .into_iter()
            .flatten()
            .for_each(|says| self.says(says));
        self.own(&sheet.headline.to_string());
        self.own(&sheet.decided);
        for row in &sheet.rows {
            self.own(&row.brief);
        }
        for step in &sheet.do_now.steps {
            let colon = if step.says.is_empty() { "" } else { ": " };
            self.own(&format!("{}{colon}{}", step.lead, step.says));
        }
        for attention in &sheet.attention {
            self.own(attention.heading);
            self.list(&attention.brief);
            self.list(&attention.reasons);
            attention.earlier.iter().for_each(|facts| self.facts(facts));
        }
        for section in &sheet.sections {
            self.own(&section.heading);
            if section.id == "sources" {
                self.sources(&section.blocks);
            } else {
                self.blocks(&section.blocks);
            }
        }
    }

    pub fn bar(&mut self, bar: &Bar) {
        self.own(&bar.state);
        self.own(&bar.detail);
    }

    pub fn pack(&mut self, pack: &Pack) {
        self.put(Of::Paper, &pack.title);
        self.put(Of::Paper, &pack.about);
        for part in &pack.parts {
            self.put(Of::Paper, &part.heading);
            let cells = part.table.iter().flat_map(|table| &table.rows).flatten();
            cells.flatten().for_each(|line| self.put(Of::Paper, line));
            for row in &part.rows {
                self.put(Of::Paper, &row.label);
                for line in row.lines.iter().flat_map(|line| names_in(line, row.blank)) {
                    self.put(
                        if line.starts_with("Source: ") {
                            Of::Source
                        } else {
                            Of::Paper
                        },
                        line,
                    );
                }
                // The items of a list stand under the line before them.
                self.lists.push(
                    row.lines
                        .iter()
                        .filter(|line| !line.starts_with("- ") && !line.ends_with(':'))
                        .cloned()
                        .collect(),
                );
            }
        }
    }
}

/// What a line says, piece by piece where it is a list of names with their number before them: "Yes (3): ...".
fn names_in(line: &str, is_list: bool) -> Vec<&str> {
    let numbered = line.split_once("): ").filter(|(lead, _)| {
        let number = lead.rsplit_once(" (").map_or("", |(_, number)| number);
        !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
    });
    match numbered {
        Some((_, names)) => names.split("; ").collect(),
        None if is_list => line.split("; ").collect(),
        None => vec![line],
    }
}

/// Each route with its words, as the sheet lays them out.
pub fn routes<'r, 'a>(
    sheet: &'r Sheet,
    routes: &'r RoutesFound<'a>,
) -> impl Iterator<
    Item = (
        &'r RouteWords,
        &'r waymark::engine::decision::RouteFound<'a>,
    ),
> {
    let section = sheet.sections.iter().find(|section| section.id == "routes");
    let words = section
        .into_iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Route(words) => Some(&**words),
            Block::Text(_)
            | Block::Source(_)
            | Block::List(_)
            | Block::Steps(_)
            | Block::Facts(_)
            | Block::Areas(_)
            | Block::Folded(..) => None,
        });
    words.zip(&routes.routes)
}
