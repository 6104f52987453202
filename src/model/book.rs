//! Everything the program knows besides the case: instruments, areas and notices.

use serde_json::Value;

use crate::model::case::{AreaChoice, Case, HighestGrade};
use crate::model::dates::Day;
use crate::model::files::{area_tree, read_area};
use crate::model::instrument::{
    AskedAlong, AskedOf, Instrument, InstrumentFormat, Item, Reply, Role,
};
use crate::model::nation::Nation;
use crate::model::rules::notice::Notices;
use crate::model::rules::{Area, Version, words_of};
use crate::record::{FileError, Mistake, read_bundled};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// Instruments, areas and notices, bundled or loaded by the user.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The instruments, those that areas' own questions form included.
    pub instruments: Vec<Instrument>,
    /// The areas, in the order of their names.
    pub areas: Vec<Area>,
    /// The notices.
    pub notices: Notices,
    /// The files of the areas that the user loaded or drafted, as trees: what is saved is what was loaded.
    files: Vec<Value>,
}

/// The rule that a decision is made under.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The book it stands in.
    pub book: &'a Rulebook,
    /// The area.
    pub area: &'a Area,
    /// The version.
    pub version: &'a Version,
}

/// The rule that a case is shown under.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The rule.
    pub rules: Rules<'a>,
    /// The rule that is not here, where that is so: national guidance is shown, and is not to be taken for it.
    pub missing: Option<MissingRule>,
}

/// A rule in whose place national guidance is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingRule {
    /// The case was made under it, and it is not loaded.
    NotLoaded(AreaChoice),
    /// That of an area that is not in the list, by what the user calls it.
    NotListed(String),
}

/// An area that somebody may mean.
#[derive(Clone, Copy, Debug)]
pub struct AreaCalled<'a> {
    /// The area.
    pub area: &'a Area,
    /// The place in it that is called so, where it is not the area itself.
    pub by: Option<&'a str>,
}

impl Rulebook {
    /// Replies in a case that its instruments do not have, and answers to questions that they do not have, where the
    /// instrument is loaded; another is not known here. Such a reply counts as not known. So does a total of yes answers
    /// that cannot be right.
    pub fn unknown_replies(&self, case: &Case) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for (index, one) in case.assessments.list.iter().enumerate() {
            let Some(instrument) = one.instrument.as_deref().and_then(|id| self.instrument(id))
            else {
                continue;
            };
            if let Some(total) = one.yes_total {
                let open = |item: &&Item| {
                    one.answers
                        .get(&item.id)
                        .is_none_or(|one| one.reply == Reply::NotAsked)
                };
                let yes = one
                    .answers
                    .values()
                    .filter(|answer| instrument.counts(&answer.reply) == Some(true))
                    .count();
                let most = yes + instrument.items.iter().filter(open).count();
                if !(yes..=most).contains(&(total as usize)) {
                    mistakes.push(Mistake::new(
                        format!("assessments.list[{index}].yes_total"),
                        format!(
                            "{total} yes on the list \u{201c}{}\u{201d} cannot be right here; from {yes} to {most} can",
                            instrument.title
                        ),
                    ));
                }
            }
            for (item, answer) in &one.answers {
                let Some(question) = instrument.item(item) else {
                    mistakes.push(Mistake::new(
                        format!("assessments.list[{index}].answers.{item}"),
                        format!(
                            "\u{201c}{item}\u{201d} is no question of the list \u{201c}{}\u{201d}, so what was answered counts for nothing",
                            instrument.title
                        ),
                    ));
                    continue;
                };
                let plain = Reply::plain().filter(|reply| {
                    !instrument.has_only_steps() || !matches!(reply, Reply::Yes | Reply::No)
                });
                let plain = plain.map(|reply| reply.id().to_owned());
                let known: Vec<_> = instrument
                    .scale
                    .iter()
                    .map(|step| step.id.clone())
                    .chain(plain)
                    .collect();
                let given = answer.reply.id();
                if known.iter().all(|known| known != given) {
                    let (question, known) = (question.named(), known.join(", "));
                    mistakes.push(Mistake::new(
                        format!("assessments.list[{index}].answers.{item}.reply"),
                        format!("\u{201c}{given}\u{201d} is no reply to {question}, so it is not known; the replies are {known}"),
                    ));
                }
            }
        }
        mistakes
    }

    /// The instruments, areas and notices that come with the program.
    ///
    /// # Errors
    /// When a bundled file does not read, which a test makes sure cannot be in a release.
    pub fn bundled() -> Result<Self, FileError> {
        let mut book = Self {
            instruments: Vec::new(),
            areas: Vec::new(),
            notices: read_bundled(NOTICES)?,
            files: Vec::new(),
        };
        for text in INSTRUMENTS {
            book.add_instrument(read_bundled(text)?);
        }
        for text in AREAS {
            book.add_area(read_bundled(text)?);
        }
        Ok(book)
    }

    /// A book of these alone, without notices.
    pub fn of(instruments: Vec<Instrument>, areas: Vec<Area>) -> Self {
        Self {
            instruments,
            areas,
            notices: Notices {
                notices: Vec::new(),
                sources: Vec::new(),
            },
            files: Vec::new(),
        }
    }

    /// Adds an instrument, or replaces the one of the same id.
    pub fn add_instrument(&mut self, instrument: Instrument) {
        self.instruments.retain(|known| known.id != instrument.id);
        self.instruments.push(instrument);
    }

    /// Adds an area, or replaces the one of the same id; its own questions become an instrument.
    pub fn add_area(&mut self, area: Area) {
        let local = area.local_instrument();
        self.instruments.retain(|known| known.id != local);
        self.instruments.extend(local_questions(&area));
        self.areas.retain(|known| known.id != area.id);
        let place = self
            .areas
            .partition_point(|known| order(known) < order(&area));
        self.areas.insert(place, area);
    }

    /// Adds an area with the tree of its file, or replaces the one of the same id.
    pub fn add_area_file(&mut self, area: Area, tree: Value) {
        self.files.retain(|known| id_of(known) != area.id);
        self.files.push(tree);
        self.add_area(area);
    }

    /// The tree of the file of the area of that id: the one loaded, or else the one that comes with the program.
    pub fn area_file(&self, id: &str) -> Option<Value> {
        self.files
            .iter()
            .find(|known| id_of(known) == id)
            .cloned()
            .or_else(|| bundled_area(id))
    }

    /// Whether the area of that id is as it comes with the program.
    pub fn is_bundled(&self, id: &str) -> bool {
        self.files.iter().all(|known| id_of(known) != id) && bundled_area(id).is_some()
    }

    /// Puts the area of that id back to what comes with the program; whether there is one.
    pub fn bring_bundled_back(&mut self, id: &str) -> bool {
        let Some(area) = AREAS
            .iter()
            .filter_map(|text| read_area(text).ok())
            .find(|area| area.id == id)
        else {
            return false;
        };
        self.files.retain(|known| id_of(known) != id);
        self.add_area(area);
        true
    }

    /// Whether the area of that id comes with the program and another file was loaded in its place.
    pub fn is_replaced(&self, id: &str) -> bool {
        !self.is_bundled(id) && bundled_area(id).is_some()
    }

    /// The instrument of that id.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments
            .iter()
            .find(|instrument| instrument.id == id)
    }

    /// What is asked in place under a question once it is answered yes: the lists that it is of, with the places of the
    /// questions in each; its own follow-up comes first.
    pub fn asked_in_place(&self, item: &Item) -> Vec<(&Instrument, Vec<usize>)> {
        let offered = item.offers.as_ref().and_then(|id| self.instrument(id));
        let Some(further) = offered.filter(|offered| offered.in_place) else {
            return Vec::new();
        };
        let along = further.along.iter().filter_map(|along| {
            let list = self.instrument(&along.instrument)?;
            let place = |id: &String| list.items.iter().position(|item| item.id == *id);
            Some((list, along.items.iter().filter_map(place).collect()))
        });
        std::iter::once((further, (0..further.items.len()).collect()))
            .chain(along)
            .collect()
    }

    /// Whether a question is asked today in place of another list, so that it need not be asked where it stands in its own.
    pub fn is_asked_elsewhere(&self, case: &Case, whom: &str, list: &str, item: &str) -> bool {
        let asks_it = |further: &&Instrument| {
            let has = |along: &AskedAlong| {
                along.instrument == list && along.items.iter().any(|one| one == item)
            };
            further.in_place && further.along.iter().any(has)
        };
        let is_yes = |asking: &Instrument, by: &Item| {
            case.given_today(whom, &asking.id, &by.id)
                .is_some_and(|given| asking.counts(&given.reply) == Some(true))
        };
        self.instruments.iter().filter(asks_it).any(|further| {
            self.instruments.iter().any(|asking| {
                let mut items = asking.items.iter();
                items.any(|by| by.offers.as_ref() == Some(&further.id) && is_yes(asking, by))
            })
        })
    }

    /// The area of that id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The areas that somebody may mean by what she types: any of their names or of the places in them, or how one begins. Those
    /// whose own name it is or begins come first.
    pub fn areas_called(&self, typed: &str) -> Vec<AreaCalled<'_>> {
        let typed = words_of(typed);
        let mut found: Vec<_> = self
            .areas
            .iter()
            .filter_map(|area| {
                let (nearness, by) = area.called(&typed)?;
                Some((nearness, AreaCalled { area, by }))
            })
            .collect();
        found.sort_by(|(one, first), (other, second)| {
            (one, &first.area.name).cmp(&(other, &second.area.name))
        });
        found.into_iter().map(|(_, called)| called).collect()
    }

    /// The area's rule for a day: the version chosen by hand, or the one in force then.
    pub fn rules(&self, choice: &AreaChoice, on: Day) -> Option<Rules<'_>> {
        let area = self.area(&choice.id)?;
        let version = match &choice.version {
            Some(id) => area.version(id)?,
            None => area.in_force_on(on)?,
        };
        Some(Rules {
            book: self,
            area,
            version,
        })
    }

    /// The rule to show a case under: the one chosen, or national guidance where none is chosen or it is not loaded.
    pub fn shown(&self, choice: Option<&AreaChoice>, on: Day) -> Option<Shown<'_>> {
        let chosen = choice.and_then(|choice| self.rules(choice, on));
        let missing = choice.and_then(|choice| match chosen {
            None => Some(MissingRule::NotLoaded(choice.clone())),
            Some(_) => choice.not_listed().map(MissingRule::NotListed),
        });
        Some(Shown {
            rules: chosen.or_else(|| self.national(on))?,
            missing,
        })
    }

    /// The highest grade that is given under a choice of rule, by the version that is used on a day.
    pub fn highest_grade(&self, choice: Option<&AreaChoice>, on: Day) -> HighestGrade {
        self.shown(choice, on)
            .map(|shown| shown.rules.version.highest_grade)
            .unwrap_or_default()
    }

    /// National guidance, which is of no one place.
    pub fn guidance(&self) -> Option<&Area> {
        self.areas
            .iter()
            .find(|area| area.nation == Nation::UnitedKingdom)
    }

    /// National guidance for a day: what stands in where an area's own rule is not known.
    pub fn national(&self, on: Day) -> Option<Rules<'_>> {
        let area = self.guidance()?;
        Some(Rules {
            book: self,
            area,
            version: area.in_force_on(on)?,
        })
    }
}

/// The id that the file of an area gives.
fn id_of(tree: &Value) -> &str {
    tree.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The tree of an area's file as it comes with the program.
fn bundled_area(id: &str) -> Option<Value> {
    // Only a file that has the id in it can be the one.
    let quoted = format!("\"{id}\"");
    let those = AREAS.iter().filter(|text| text.contains(&quoted));
    those
        .filter_map(|text| area_tree(text).ok())
        .find(|tree| id_of(tree) == id)
}

/// National guidance first, then the areas by name.
fn order(area: &Area) -> (bool, &str) {
    (area.nation != Nation::UnitedKingdom, &area.name)
}

fn local_questions(area: &Area) -> Option<Instrument> {
    let mut items: Vec<Item> = Vec::new();
    for question in area.versions.iter().flat_map(|version| &version.questions) {
        if items.iter().all(|known| known.id != question.id) {
            items.push(question.clone());
        }
    }
    let sources = area
        .versions
        .iter()
        .flat_map(|version| &version.sources)
        .cloned()
        .collect();
    (!items.is_empty()).then(|| Instrument {
        format: InstrumentFormat::V1,
        id: area.local_instrument(),
        title: format!("Questions {} adds", area.name),
        about: format!("Asked in {} besides the checklist.", area.name),
        role: Role::Local,
        yes: String::new(),
        scale: Vec::new(),
        asked_of: AskedOf::Victim,
        in_place: false,
        along: Vec::new(),
        sections: Vec::new(),
        items,
        sources,
    })
}
