use serde::{Deserialize, Serialize};

use crate::logic::Truth;
use crate::model::dates::Day;
use crate::model::nation::Nation;

use super::Version;

/// An area and the versions of its rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Always `waymark-area/1`.
    pub format: AreaFormat,
    /// Short, stable and lower-case.
    pub id: String,
    /// Its name on the page.
    pub name: String,
    /// Whose law and whose services apply.
    pub nation: Nation,
    /// Place names that mean this area in a ledger, besides its own name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// The police forces whose area it lies in, or is: it is found by them, and something that happened in theirs need not have
    /// happened here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forces: Vec<String>,
    /// What a reader should know of the area as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The versions, oldest first.
    pub versions: Vec<Version>,
}

/// The version of the file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum AreaFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-area/1")]
    V1,
}

impl Area {
    /// What no area can have as its id: the page that begins one has it.
    pub const TAKEN: &str = "new";

    /// The id of the instrument that this area's own questions form.
    pub fn local_instrument(&self) -> String {
        format!("{}-local", self.id)
    }

    /// The version in force on that day by its dates; where none was, the nearest: the last that began before it,
    /// or else the first.
    pub fn in_force_on(&self, day: Day) -> Option<&Version> {
        let began = |version: &&Version| {
            version
                .in_force
                .from_to()
                .is_some_and(|(from, _)| from.is_none_or(|from| from <= day))
        };
        let dated = || {
            self.versions
                .iter()
                .filter(|version| version.in_force.from_to().is_some())
        };
        dated()
            .find(|version| version.in_force.covers(day))
            .or_else(|| dated().rfind(began))
            .or_else(|| dated().next())
            .or_else(|| self.versions.last())
    }

    /// The version of that id.
    pub fn version(&self, id: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }

    /// Whether a place name in a ledger means this area, or a place in it: "Catford, Lewisham" lies in Lewisham. "Lewisham,
    /// London" may mean it, and so may "Newport, Isle of Wight" where an area is called Newport.
    pub fn is_called(&self, place: &str) -> Truth {
        if self.is_named(place) {
            return Truth::Met;
        }
        let Some((first, last)) = place.rsplit_once(',') else {
            return Truth::NotMet;
        };
        if self.is_named(last) {
            Truth::Met
        } else if first.split(',').any(|part| self.is_named(part)) {
            Truth::CannotTell
        } else {
            Truth::NotMet
        }
    }

    /// How near the words that somebody types are to a name of this area, the nearest first, and the place by which they are, where
    /// that is not its own name. A place that is called as another area is comes after that.
    pub(crate) fn called(&self, typed: &[String]) -> Option<((Nearness, bool), Option<&str>)> {
        let places = self.places.iter().chain(&self.forces);
        let places = places.map(|place| Some(place.as_str()));
        std::iter::once(None)
            .chain(places)
            .filter_map(|place| {
                let nearness = nearness(&words_of(place.unwrap_or(&self.name)), typed)?;
                Some(((nearness, place.is_some()), place))
            })
            .min_by_key(|(rank, _)| *rank)
    }

    fn is_named(&self, name: &str) -> bool {
        same_place(&self.name, name) || self.places.iter().any(|known| same_place(known, name))
    }
}

/// How near what is typed is to a name, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// It is the name.
    Whole,
    /// The name begins with it.
    Beginning,
    /// A later word of the name does.
    Within,
}

/// What a council or a force is called after the name of its place.
const BODIES: [&str; 8] = [
    "police",
    "service",
    "constabulary",
    "council",
    "county",
    "city",
    "borough",
    "district",
];

/// Fewer letters than these may become any word.
const SHORTEST: usize = 3;

/// The words of a name in small letters, without what is written in various ways ("St. Helens", "Cheshire West & Chester") and
/// without what body it is of ("Kent County Council"). The last word of what is typed need not be whole.
pub(crate) fn words_of(name: &str) -> Vec<String> {
    let mut words = all_words_of(name);
    let is_body = |word: &String| {
        word.len() >= SHORTEST && BODIES.iter().any(|body| body.starts_with(word.as_str()))
    };
    while words.len() > 1 && words.last().is_some_and(is_body) {
        words.pop();
    }
    words
}

fn all_words_of(name: &str) -> Vec<String> {
    name.replace('&', " and ")
        .replace(['\'', '\u{2019}', '.'], "")
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Each word that is typed is one of the name, one after the other; the last need not be whole.
fn nearness(name: &[String], typed: &[String]) -> Option<Nearness> {
    let (last, first) = typed.split_last()?;
    let fits = |from: &[String]| {
        from.starts_with(first)
            && from
                .get(first.len())
                .is_some_and(|word| word.starts_with(last))
    };
    if name == typed {
        Some(Nearness::Whole)
    } else if fits(name) {
        Some(Nearness::Beginning)
    } else {
        let later = (1..name.len()).filter_map(|place| name.get(place..));
        later.into_iter().any(fits).then_some(Nearness::Within)
    }
}

/// The places of a text in which several are written: with "or" or a semicolon between them. A comma belongs to the name of one
/// place, as in "Newport, Isle of Wight", unless each of its parts is an area by itself.
pub fn places_in(text: &str, is_area: impl Fn(&str) -> bool) -> Vec<String> {
    let mut places = Vec::new();
    for place in text.split(';').flat_map(|part| part.split(" or ")) {
        let parts: Vec<&str> = place
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() > 1 && parts.iter().all(|part| is_area(part)) {
            places.extend(parts.into_iter().map(str::to_owned));
        } else if !parts.is_empty() {
            places.push(parts.join(", "));
        }
    }
    places
}

/// Whether two place names are the same but for capitals and spaces around them.
pub fn same_place(one: &str, other: &str) -> bool {
    // Latin letters with their accents: enough for places in these islands, without Unicode's whole table.
    let small = |letter: char| match letter {
        'À'..='Þ' if letter != '×' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'Ā'..='ŷ' if u32::from(letter) % 2 == 0 => {
            char::from_u32(u32::from(letter) + 1).unwrap_or(letter)
        }
        letter => letter.to_ascii_lowercase(),
    };
    // Most names asked about are another place's, which the first letter tells.
    let first = |name: &str| {
        name.bytes()
            .next()
            .filter(u8::is_ascii_alphabetic)
            .map(|letter| letter.to_ascii_lowercase())
    };
    let other_letters = first(one)
        .zip(first(other))
        .is_some_and(|(one, other)| one != other);
    !other_letters
        && one
            .trim()
            .chars()
            .map(small)
            .eq(other.trim().chars().map(small))
}

/// Whether two place names that differ may mean one place: one names a part of the other, or where it lies.
pub fn may_be_same_place(one: &str, other: &str) -> bool {
    one.split(',')
        .any(|one| other.split(',').any(|other| same_place(one, other)))
}

#[cfg(test)]
mod tests {
    use super::places_in;

    #[test]
    fn a_comma_belongs_to_a_place() {
        let is_area = |name: &str| ["Lewisham", "Bromley", "Southwark"].contains(&name);
        for (text, expected) in [
            ("Newport, Isle of Wight", vec!["Newport, Isle of Wight"]),
            (
                "Newport, Isle of Wight or Ryde, Isle of Wight",
                vec!["Newport, Isle of Wight", "Ryde, Isle of Wight"],
            ),
            ("Newport; Ryde", vec!["Newport", "Ryde"]),
            (
                "Bromley or Lewisham or Southwark",
                vec!["Bromley", "Lewisham", "Southwark"],
            ),
            (
                "Bromley, Lewisham or Southwark",
                vec!["Bromley", "Lewisham", "Southwark"],
            ),
            ("Catford, Lewisham", vec!["Catford, Lewisham"]),
            (" Leeds ,", vec!["Leeds"]),
            ("Windsor", vec!["Windsor"]),
            (" , ;", vec![]),
        ] {
            assert_eq!(places_in(text, is_area), expected, "{text}");
        }
    }
}
