//! Whose rule applies, found by whatever the area is called.

use leptos::prelude::*;
use waymark::model::book::{AreaCalled, Rulebook};
use waymark::model::case::AreaChoice;
use waymark::model::rules::Area;
use waymark::words::explain::plural;

use super::{Bound, Radios, TextField, Width};
use crate::app::parts::live;
use crate::app::store::{Mistakes, use_areas};

/// No more areas than this are shown at once.
const FEW: usize = 8;

/// What is typed and chosen.
#[derive(Clone, Copy)]
pub struct AreaSought {
    typed: RwSignal<String>,
    /// The id of an area, or what no area is called where it is not in the list.
    chosen: RwSignal<String>,
}

impl AreaSought {
    /// With the area that was chosen before.
    pub fn of(choice: Option<&AreaChoice>, book: &Rulebook) -> Self {
        let area = choice.and_then(|choice| book.area(&choice.id));
        let name = area.map(|area| area.name.clone());
        let not_listed = choice.and_then(AreaChoice::not_listed);
        let id = match &not_listed {
            Some(_) => Area::TAKEN.to_owned(),
            None => area.map(|area| area.id.clone()).unwrap_or_default(),
        };
        Self {
            typed: RwSignal::new(not_listed.or(name).unwrap_or_default()),
            chosen: RwSignal::new(id),
        }
    }

    /// The choice that was made, or what is wrong. A whole name of one area needs no further choice.
    pub fn choice(self, book: &Rulebook) -> Result<AreaChoice, &'static str> {
        let typed = self.typed.get();
        let typed = typed.trim();
        let found = book.areas_called(typed);
        let chosen = self.chosen.get();
        let is_shown = |called: &&AreaCalled<'_>| called.area.id == chosen;
        if chosen == Area::TAKEN {
            return Ok(AreaChoice::in_place_of(national(book), typed));
        }
        if let Some(called) = found.iter().find(is_shown) {
            return Ok(AreaChoice::of(&called.area.id));
        }
        let is_whole = |called: &&AreaCalled<'_>| called.area.name.eq_ignore_ascii_case(typed);
        if let Some(called) = found.iter().find(is_whole) {
            return Ok(AreaChoice::of(&called.area.id));
        }
        let says = match (typed.is_empty(), found.is_empty()) {
            (true, _) => "Type the area whose rule applies, or choose national guidance",
            (false, true) => {
                "No area here is called that. Check the spelling, or choose national guidance in its place"
            }
            (false, false) => "Choose one of the areas that are called that",
        };
        Err(says)
    }

    /// Whether national guidance is chosen, with or without the name of an area.
    pub fn is_national(self, book: &Rulebook) -> bool {
        self.choice(book)
            .is_ok_and(|choice| choice.id == national(book))
    }
}

/// The id of national guidance.
fn national(book: &Rulebook) -> String {
    let area = book.guidance();
    area.map(|area| area.id.clone()).unwrap_or_default()
}

/// What there is to choose from.
#[derive(Clone, PartialEq, Eq)]
struct Offered {
    /// Each by its value and its words.
    choices: Vec<(String, String)>,
    /// How many areas are called so, for those who do not see them come.
    how_many: String,
}

impl Offered {
    fn of(typed: &str, book: &Rulebook) -> Self {
        let typed = typed.trim();
        let found = book.areas_called(typed);
        let words = |called: &AreaCalled<'_>| match called.by {
            Some(place) => format!("{} ({place})", called.area.name),
            None => called.area.name.clone(),
        };
        let mut choices: Vec<_> = found
            .iter()
            .take(FEW)
            .map(|called| (called.area.id.clone(), words(called)))
            .collect();
        let none = if typed.is_empty() {
            "National guidance, without an area".to_owned()
        } else if found.is_empty() {
            format!("\u{201c}{typed}\u{201d} is not in the list: use national guidance")
        } else {
            format!("None of these is \u{201c}{typed}\u{201d}: use national guidance")
        };
        choices.push((Area::TAKEN.to_owned(), none));
        let many = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let how_many = match found.len() {
            _ if typed.is_empty() => String::new(),
            0..=FEW => format!("{}.", plural(many, "area", "areas")),
            many => format!("{many} areas; the first {FEW} are shown. Type more of the name."),
        };
        Self { choices, how_many }
    }
}

/// The field, and what is called so.
#[component]
pub fn AreaFinder(id: &'static str, sought: AreaSought, mistakes: Mistakes) -> impl IntoView {
    let areas = use_areas();
    let typed = Bound::new(
        move || sought.typed.get(),
        move |typed: String| {
            // Another name is another choice.
            sought.chosen.set(String::new());
            sought.typed.set(typed);
        },
    );
    let offered = Memo::new(move |_| {
        let typed = sought.typed.get();
        areas.book.with(|book| Offered::of(&typed, book))
    });
    let said = move || offered.with(|offered| offered.how_many.clone());
    let found = live(move || {
        let choices = offered.with(|offered| offered.choices.clone());
        view! { <Radios id=format!("{id}-found") legend="Which area" choices bound=sought.chosen /> }
            .into_any()
    });
    view! {
        <TextField
            id
            label="Whose rule applies"
            hint="Type where the victim lives: a borough, district, county or police force."
            width=Width::Twenty
            bound=typed
            mistakes
        />
        <p class="wm-source" role="status">
            {said}
        </p>
        {found}
    }
}
