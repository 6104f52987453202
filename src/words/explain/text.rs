use std::fmt;

use super::evidence::Explained;
use super::names::truth_word;
use super::route::RouteWords;
use super::says::Facts;
use super::says::Says;
use super::sheet::{Block, Sheet};

/// As plain text.
impl fmt::Display for Sheet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(says) = &self.danger {
            writeln!(out, "{}\n", says.joined(": "))?;
        }
        if let Some(says) = &self.not_here {
            writeln!(out, "{}\n", says.sentences())?;
        }
        writeln!(out, "{}", self.headline)?;
        self.rows.iter().try_for_each(|row| {
            writeln!(out, "- {}: {}. {}.", row.name, row.mark.words(), row.brief)
        })?;
        self.do_now(out)?;
        if let Some(says) = &self.guard {
            writeln!(out, "\n{}", says.joined(": "))?;
        }
        writeln!(out, "\n{}", self.decided)?;
        self.attention.iter().try_for_each(|one| {
            writeln!(out, "\n{}", one.heading)?;
            items(out, 0, &one.reasons)
        })?;
        self.sections.iter().try_for_each(|section| {
            writeln!(out, "\n{}", section.heading)?;
            blocks(out, 0, &section.blocks)
        })
    }
}

impl Sheet {
    fn do_now(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.do_now.steps.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nDo this now")?;
        let mut steps = self.do_now.steps.iter().enumerate();
        steps.try_for_each(|(place, step)| {
            let place = place + 1;
            if step.says.is_empty() {
                writeln!(out, "{place}. {}.", step.lead)
            } else {
                writeln!(out, "{place}. {}: {}", step.lead, step.says)
            }
        })
    }
}

/// A line, further in the deeper it lies.
fn line(out: &mut fmt::Formatter<'_>, depth: usize, words: impl fmt::Display) -> fmt::Result {
    (0..depth).try_for_each(|_| out.write_str("  "))?;
    writeln!(out, "{words}")
}

fn blocks(out: &mut fmt::Formatter<'_>, depth: usize, of: &[Block]) -> fmt::Result {
    of.iter().try_for_each(|block| match block {
        Block::Text(says) | Block::Source(says) => line(out, depth, says),
        Block::List(list) => items(out, depth, list),
        Block::Steps(steps) => {
            let mut steps = steps.iter().enumerate();
            steps.try_for_each(|(place, says)| {
                line(
                    out,
                    depth,
                    format_args!("{}. {}", place + 1, says.joined(": ")),
                )
            })
        }
        Block::Facts(found) => facts(out, depth, found),
        Block::Route(words) => route(out, depth, words),
        Block::Areas(areas) => areas.iter().try_for_each(|area| {
            line(
                out,
                depth,
                format_args!("- {}: {}. {}.", area.name, area.says, area.version),
            )
        }),
        Block::Folded(heading, inside) => {
            line(out, depth, format_args!("{heading}:"))?;
            blocks(out, depth + 1, inside)
        }
    })
}

fn items(out: &mut fmt::Formatter<'_>, depth: usize, list: &[Says]) -> fmt::Result {
    list.iter()
        .try_for_each(|says| line(out, depth, format_args!("- {}", says.joined(": "))))
}

fn route(out: &mut fmt::Formatter<'_>, depth: usize, words: &RouteWords) -> fmt::Result {
    writeln!(out)?;
    line(out, depth, format_args!("{}: {}", words.name, words.answer))?;
    explained(out, depth + 1, &words.explained)?;
    words
        .settle
        .iter()
        .try_for_each(|found| facts(out, depth + 1, found))?;
    if words.lacks_present {
        line(out, depth + 1, RouteWords::LACKS_PRESENT)?;
    }
    if !words.weigh.is_empty() {
        line(out, depth + 1, "What a reviewer would weigh here:")?;
        items(out, depth + 1, &words.weigh)?;
    }
    line(out, depth + 1, &words.rests_on)?;
    words
        .notes
        .iter()
        .try_for_each(|note| line(out, depth + 1, note))?;
    words
        .sources
        .iter()
        .try_for_each(|source| line(out, depth + 1, format_args!("Source: {source}")))
}

fn explained(out: &mut fmt::Formatter<'_>, depth: usize, part: &Explained) -> fmt::Result {
    line(out, depth, part.says.sentences())?;
    part.facts
        .iter()
        .try_for_each(|found| facts(out, depth, found))?;
    part.parts.iter().try_for_each(|inner| {
        line(
            out,
            depth + 1,
            format_args!("{}:", truth_word(inner.answer)),
        )?;
        explained(out, depth + 1, inner)
    })
}

fn facts(out: &mut fmt::Formatter<'_>, depth: usize, found: &Facts) -> fmt::Result {
    line(out, depth, format_args!("{}:", found.lead))?;
    found
        .items
        .iter()
        .try_for_each(|item| line(out, depth, format_args!("- {item}")))
}
