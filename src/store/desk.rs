use std::collections::BTreeMap;
use std::ops::Deref;

use leptos::prelude::*;
use waymark::book::{Rulebook, Rules};
use waymark::case::{AreaChoice, Case};
use waymark::dates::Day;
use waymark::decision::{Decision, decide};
use waymark::explain::{Bar, bar};

use super::Page;

/// What lies open: shared by every page, and one pointer, which every handler of an event holds.
#[derive(Clone, Copy)]
pub struct Desk(&'static Open);

/// There is one desk, and it lasts as long as the program.
impl Deref for Desk {
    type Target = Open;

    fn deref(&self) -> &Open {
        self.0
    }
}

/// What lies on the desk.
pub struct Open {
    /// The rules, with what the user loaded.
    pub book: RwSignal<Rulebook>,
    /// The case.
    pub case: RwSignal<Case>,
    /// Another rule under which the case is being looked at; looking changes nothing in the case.
    pub looked_at: RwSignal<Option<AreaChoice>>,
    /// Whether a case has been started or opened.
    pub open: RwSignal<bool>,
    /// Whether something has changed since it was last saved.
    pub changed: RwSignal<bool>,
    /// Where the user is.
    pub page: RwSignal<Page>,
    /// Today, by the device.
    pub today: Day,
    /// What is typed into forms and not yet in the case, by form and field, so that looking elsewhere loses nothing.
    pub typed: RwSignal<BTreeMap<(String, String), String>>,
    /// What the bar says.
    pub bar: Memo<Bar>,
}

/// Mistakes in a form: the id of the field, and what to do.
pub type Mistakes = RwSignal<Vec<(String, String)>>;

impl Desk {
    pub fn new(book: Rulebook, today: Day, page: Page) -> Self {
        let (book, case) = (RwSignal::new(book), RwSignal::new(Case::new(today)));
        let looked_at = RwSignal::new(None);
        Self(Box::leak(Box::new(Open {
            book,
            case,
            looked_at,
            open: RwSignal::new(false),
            changed: RwSignal::new(false),
            page: RwSignal::new(page),
            today,
            typed: RwSignal::new(BTreeMap::new()),
            bar: Memo::new(move |_| {
                let shown = decided(book, case, looked_at, bar).unwrap_or_else(Bar::default);
                match not_loaded(book, case, looked_at) {
                    Some(_) => Bar { state: "The rule of this case is not loaded".to_owned(), ..shown },
                    None => shown,
                }
            }),
        })))
    }

    /// Changes the case.
    pub fn edit(self, change: impl FnOnce(&mut Case)) {
        change(&mut self.case.write());
        self.edited();
    }

    #[inline(never)]
    fn edited(self) {
        self.open.set(true);
        if !self.changed.get_untracked() {
            self.changed.set(true);
        }
    }

    /// Something of the decision of the case under its area's rule.
    pub fn decision<T>(self, of: impl FnOnce(&Decision<'_>) -> T) -> Option<T> {
        decided(self.book, self.case, self.looked_at, of)
    }

    /// Something of the rule the case is shown under.
    pub fn rules<T>(self, of: impl FnOnce(Rules<'_>) -> T) -> Option<T> {
        let looked_at = self.looked_at.get();
        self.book.with(|book| self.case.with(|case| rules(book, case, looked_at.as_ref()).map(of)))
    }

    /// The rule the case was made under, where it is not loaded.
    pub fn not_loaded(self) -> Option<AreaChoice> {
        not_loaded(self.book, self.case, self.looked_at)
    }

    /// Shows the case under another rule; the case stays as it is.
    pub fn look_at(self, choice: AreaChoice) {
        let own = self.case.with_untracked(|case| case.area.as_ref() == Some(&choice));
        self.looked_at.set((!own).then_some(choice));
    }

    /// The rule the case is shown under, as it was chosen.
    pub fn shown(self) -> Option<AreaChoice> {
        self.looked_at.get().or_else(|| self.case.with(|case| case.area.clone()))
    }

    /// Goes to another page.
    pub fn go(self, page: &Page) {
        // The address cannot refuse a change of its own fragment.
        let _ = window().location().set_hash(&page.hash());
    }

    /// Opens another case in place of this one.
    pub fn take(self, case: Case) {
        self.case.set(case);
        self.looked_at.set(None);
        self.typed.set(BTreeMap::new());
        self.open.set(true);
        self.changed.set(false);
    }

    /// The case is in a file; what is half written is not.
    pub fn saved(self) {
        self.changed.set(self.typed.with_untracked(|typed| !typed.is_empty()));
    }

    /// What was typed into a field of a form and is not in the case yet.
    pub fn kept(self, form: &str, field: &str) -> Option<String> {
        self.typed.with(|typed| typed.get(&(form.to_owned(), field.to_owned())).cloned())
    }

    /// Whether a form that is not in the case yet has ticked somebody or something.
    pub fn half_names(self, id: &str) -> bool {
        self.typed.with(|typed| typed.values().any(|text| text.lines().any(|line| line == id)))
    }

    /// Keeps what is typed into a field of a form until it is in the case.
    pub fn keep(self, form: &str, field: &str, text: String) {
        self.typed.update(|typed| {
            typed.insert((form.to_owned(), field.to_owned()), text);
        });
        self.changed.set(true);
    }

    /// Lets go of what was typed into a form, or into one field of it: it is in the case.
    pub fn let_go(self, form: &str, field: Option<&str>) {
        self.typed.update(|typed| {
            typed.retain(|(in_form, in_field), _| in_form != form || field.is_some_and(|field| field != in_field));
        });
    }
}

fn decided<T>(
    book: RwSignal<Rulebook>,
    case: RwSignal<Case>,
    looked_at: RwSignal<Option<AreaChoice>>,
    of: impl FnOnce(&Decision<'_>) -> T,
) -> Option<T> {
    let looked_at = looked_at.get();
    book.with(|book| {
        case.with(|case| rules(book, case, looked_at.as_ref()).map(|rules| of(&decide(case, rules, case.as_of))))
    })
}

/// The rule a case is shown under: the one looked at, or its own, or national guidance where its own is not loaded.
fn rules<'a>(book: &'a Rulebook, case: &Case, looked_at: Option<&AreaChoice>) -> Option<Rules<'a>> {
    let chosen = |choice: &AreaChoice| book.rules(choice, case.as_of);
    looked_at.or(case.area.as_ref()).and_then(chosen).or_else(|| book.national(case.as_of))
}

/// The rule the case was made under, where it is not loaded and no other is looked at.
fn not_loaded(
    book: RwSignal<Rulebook>,
    case: RwSignal<Case>,
    looked_at: RwSignal<Option<AreaChoice>>,
) -> Option<AreaChoice> {
    let chosen = looked_at.get().is_none().then(|| case.with(|case| case.area.clone())).flatten()?;
    let day = case.with(|case| case.as_of);
    book.with(|book| book.rules(&chosen, day).is_none()).then_some(chosen)
}
