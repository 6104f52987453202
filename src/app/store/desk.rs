use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use waymark::engine::compare::everywhere;
use waymark::engine::decided::Decided;
use waymark::engine::decision::Decision;
use waymark::engine::shortcuts::Typing;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{AreaChoice, Case, LastAnswer};
use waymark::model::dates::Day;
use waymark::model::files::{Typed, write_case};
use waymark::words::explain::{Attention, Bar, Chosen, Sheet, attention, bar, sheet};
use waymark::workshop::draft::Draft;
use waymark::workshop::past::{AskedOrder, Compared, DateOrders, Doubt, Keep as KeepRows, Past};

use super::{Keep, Page, device, settings};

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
    pub book: RwSignal<Arc<Rulebook>>,
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
    /// Today by the device's clock, as it was seen last; [`Desk::today`] reads it when it is used.
    pub day: RwSignal<Day>,
    /// What is typed into forms and not yet in the case, so that looking elsewhere loses nothing.
    pub typed: RwSignal<Vec<Typed>>,
    /// What the next page is to say once, of what was just done.
    pub said: RwSignal<String>,
    /// The question last answered, by its instrument: where to go on after an interruption.
    pub answered_last: StoredValue<Vec<(String, String)>>,
    /// The letters that were typed on questions, so that a sentence answers none.
    pub typing: StoredValue<Typing>,
    /// Whether letters answer questions at all.
    pub letters: RwSignal<bool>,
    /// What was answered last on this page, so that it is said and can be taken back.
    pub answered: RwSignal<Option<Answered>>,
    /// The parts of a page that were left open.
    pub unfolded: StoredValue<Vec<String>>,
    /// What follows from the case under the rule it is shown under: worked out once for each change, and read by whoever
    /// shows anything of it.
    pub decided: Memo<Option<Arc<Decided>>>,
    /// What the bar says.
    pub bar: Memo<Bar>,
    /// Everything the result says.
    pub sheet: Memo<Option<Sheet>>,
    /// What is kept on the device.
    pub keep: Keep,
    /// The rules being drafted, each under a name; it is the area's id in the editor.
    pub drafts: RwSignal<Vec<(&'static str, Draft)>>,
    /// The past cases that were loaded, for the page about them and for the dials.
    pub past: RwSignal<Option<Arc<Past>>>,
    /// What else lies on the page about them.
    pub past_page: PastPage,
    /// The published cases that a room has begun, so that a look at another page, or at another case, loses nothing of them.
    pub replaying: RwSignal<Vec<Replaying>>,
    /// The rules that lie beside each other.
    pub beside: Beside,
}

/// What was answered last.
#[derive(Clone)]
pub struct Answered {
    /// What was recorded, in words.
    pub says: String,
    /// What takes it back; nothing when it was taken back.
    pub last: Option<LastAnswer>,
}

/// How far a room has come with a published case.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaying {
    /// The id of the replay.
    pub id: String,
    /// The step that was shown last, from 0.
    pub step: usize,
    /// Whether the room decides before it is shown anything.
    pub deciding: bool,
    /// What it decided, by step; what is not revealed yet is being decided.
    pub chosen: Vec<(usize, Chosen, bool)>,
}

/// Rules beside each other, each called by its area's id and its version's.
#[derive(Clone, Copy, Default)]
pub struct Beside {
    /// All of them, in the order in which they were added.
    pub chosen: RwSignal<Vec<String>>,
    /// The two that are compared in words.
    pub pair: [RwSignal<String>; 2],
    /// The open case's own rule when they were laid out.
    pub own: StoredValue<String>,
}

/// What lies on the page about past cases, so that a look at another loses nothing of it.
#[derive(Clone, Copy, Default)]
pub struct PastPage {
    /// What there was to say of what was loaded.
    pub loaded: RwSignal<PastLoaded>,
    /// The versions that are chosen, as the lists write them; empty is the first that is offered.
    pub rules: [RwSignal<String>; 2],
    /// What came of comparing.
    pub found: RwSignal<Option<PastFound>>,
    /// Which of the rows in doubt are kept as cases.
    pub keep: RwSignal<KeepRows>,
    /// What was said of the dates of a column that do not show what comes first in them.
    pub orders: RwSignal<DateOrders>,
    /// The file, while it may have to be read again because of its dates.
    pub file: StoredValue<Option<Arc<Vec<u8>>>>,
    /// The checklist of rows that name none; empty is the first that is offered.
    pub checklist: RwSignal<String>,
    /// How many adult women live in the area, as it was typed.
    pub women: RwSignal<String>,
    /// How many months the cases cover, as it was typed.
    pub months: RwSignal<String>,
}

/// What came of comparing past cases, and what it is of.
#[derive(Clone)]
pub struct PastFound {
    /// The versions, as the lists write them.
    pub rules: [String; 2],
    /// The rows in doubt that were kept.
    pub keep: KeepRows,
    /// What came of it.
    pub compared: Arc<Compared>,
}

/// What there was to say of past cases when they were loaded.
#[derive(Clone, Default)]
pub struct PastLoaded {
    /// How many.
    pub says: String,
    /// What of the file was not used, and how it was read.
    pub notes: Vec<String>,
    /// How many rows were left out, by the reason.
    pub left_out: String,
    /// Every row that was left out, and why.
    pub refused: Vec<String>,
    /// How many rows have a cell that does not read.
    pub in_part: String,
    /// Every such row, and which cell it is.
    pub remarks: Vec<String>,
    /// The rows in doubt, and what is said of them.
    pub doubts: Vec<(Doubt, String)>,
    /// The columns of which it is asked what comes first in their dates.
    pub asked: Vec<AskedOrder>,
    /// How they were made up, if they were.
    pub made_up: Vec<String>,
}

/// Mistakes in a form: the id of the field, and what to do.
pub type Mistakes = RwSignal<Vec<(String, String)>>;

impl Desk {
    pub fn new(book: Rulebook, today: Day, page: Page) -> Self {
        let (book, case) = (
            RwSignal::new(Arc::new(book)),
            RwSignal::new(Case::new(today)),
        );
        let looked_at = RwSignal::new(None);
        let decided = Memo::new_with_compare(
            move |_| {
                device::mark(DECIDED);
                let looked_at = looked_at.get();
                Decided::new(case.get(), book.get(), looked_at.as_ref()).map(Arc::new)
            },
            // It is made anew only when what it is made of has changed.
            |_, _| true,
        );
        let of = move |decided: &Decided| bar(decided.decision(), decided.shown().missing.as_ref());
        let bar = Memo::new(move |_| {
            decided.with(|decided| decided.as_deref().map(of).unwrap_or_default())
        });
        let sheet = Memo::new(move |_| decided.with(|decided| decided.as_deref().map(whole_sheet)));
        Self(Box::leak(Box::new(Open {
            book,
            case,
            looked_at,
            open: RwSignal::new(false),
            changed: RwSignal::new(false),
            page: RwSignal::new(page),
            day: RwSignal::new(today),
            typed: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            answered_last: StoredValue::new(Vec::new()),
            typing: StoredValue::new(Typing::default()),
            letters: RwSignal::new(settings::letters_answer()),
            answered: RwSignal::new(None),
            unfolded: StoredValue::new(Vec::new()),
            decided,
            bar,
            sheet,
            keep: Keep::new(),
            drafts: RwSignal::new(Vec::new()),
            past: RwSignal::new(None),
            past_page: PastPage::default(),
            replaying: RwSignal::new(Vec::new()),
            beside: Beside::default(),
        })))
    }

    /// Today, by the device's clock: read when it is used, because a window may stay open past midnight.
    pub fn today(self) -> Day {
        self.look_at_clock();
        self.day.get_untracked()
    }

    /// Sees what day it is, and tells whoever shows it when it has become another.
    pub fn look_at_clock(self) {
        let today = device::today();
        if self.day.get_untracked() != today {
            self.day.set(today);
        }
    }

    /// The text of a field that shows today until something else is written into it, past midnight too.
    pub fn shows_today(self) -> RwSignal<String> {
        let text = RwSignal::new(self.today().to_string());
        Effect::new(move |before: Option<Day>| {
            let day = self.day.get();
            if before.is_some_and(|before| text.with_untracked(|text| *text == before.to_string()))
            {
                text.set(day.to_string());
            }
            day
        });
        text
    }

    /// Changes the case.
    pub fn edit(self, change: impl FnOnce(&mut Case)) {
        change(&mut self.case.write());
        self.edited();
    }

    #[inline(never)]
    fn edited(self) {
        // What is set again is taken for a change, and whatever shows it is made anew.
        for signal in [self.open, self.changed] {
            if !signal.get_untracked() {
                signal.set(true);
            }
        }
        self.save();
    }

    /// Changes the rule book.
    pub fn change_book<T>(self, change: impl FnOnce(&mut Rulebook) -> T) -> T {
        // Whoever still holds the book as it was, as the last decision does, keeps that.
        change(Arc::make_mut(&mut self.book.write()))
    }

    /// Something of the decision of the case under the rule it is shown under.
    pub fn decision<T>(self, of: impl FnOnce(&Decision<'_>) -> T) -> Option<T> {
        self.with_decided(|decided| of(decided.decision()))
    }

    /// Something of that decision and of what it was made from.
    pub fn with_decided<T>(self, of: impl FnOnce(&Decided) -> T) -> Option<T> {
        self.decided.with(|decided| decided.as_deref().map(of))
    }

    /// Something of the rule the case is shown under.
    pub fn rules<T>(self, of: impl FnOnce(Rules<'_>) -> T) -> Option<T> {
        self.with_decided(|decided| of(decided.shown().rules))
    }

    /// Shows the case under another rule; the case stays as it is.
    pub fn look_at(self, choice: AreaChoice) {
        let own = self
            .case
            .with_untracked(|case| case.area.as_ref() == Some(&choice));
        self.looked_at.set((!own).then_some(choice));
    }

    /// What calls for a second look or a new assessment, with all that is known today.
    pub fn calls_now(self) -> Vec<Attention> {
        self.decision(attention).unwrap_or_default()
    }

    /// What called for a second look or a new assessment before today's was begun.
    pub fn called_for(self) -> Vec<Attention> {
        let before = self.case.with(Case::before_today);
        let looked_at = self.looked_at.get();
        Decided::new(before, self.book.get(), looked_at.as_ref())
            .map(|decided| attention(decided.decision()))
            .unwrap_or_default()
    }

    /// Whether a room has decided something about a published case.
    pub fn has_decided(self) -> bool {
        let decided = |now: &Replaying| {
            now.chosen
                .iter()
                .any(|(_, chosen, _)| *chosen != Chosen::default())
        };
        self.replaying.with_untracked(|all| all.iter().any(decided))
    }

    /// Goes to another page.
    pub fn go(self, page: &Page) {
        // The address cannot refuse a change of its own fragment.
        let _ = window().location().set_hash(&page.hash());
    }

    /// Opens another case in place of this one.
    pub fn take(self, case: Case) {
        self.part();
        self.case.set(case);
        self.looked_at.set(None);
        self.typed.set(Vec::new());
        self.said.set(String::new());
        self.answered_last.set_value(Vec::new());
        self.answered.set(None);
        self.unfolded.set_value(Vec::new());
        self.open.set(true);
        self.changed.set(false);
        // A memo holds what it was made of until it is asked again: nothing of the case before stays in memory.
        self.decided.with_untracked(|_| ());
        self.sheet.with_untracked(|_| ());
        self.bar.with_untracked(|_| ());
    }

    /// The case is in a file as this text; what is half written is not. Tells whether it still is that case.
    pub fn saved_as(self, text: &str) -> bool {
        let same = self.case.with_untracked(write_case) == text;
        if same {
            self.changed
                .set(self.typed.with_untracked(|typed| !typed.is_empty()));
        }
        same
    }

    /// What was typed into a field of a form and is not in the case yet.
    pub fn kept(self, form: &str, field: &str) -> Option<String> {
        self.typed.with(|typed| {
            typed
                .iter()
                .find(|one| one.field == field && one.form == form)
                .map(|one| one.text.clone())
        })
    }

    /// Whether a form that is not in the case yet has ticked somebody or something.
    pub fn half_names(self, id: &str) -> bool {
        self.typed.with(|typed| {
            typed
                .iter()
                .any(|one| one.text.lines().any(|line| line == id))
        })
    }

    /// Keeps what is typed into a field of a form until it is in the case.
    pub fn keep(self, form: &str, field: &str, text: String) {
        self.typed.update(|typed| {
            match typed
                .iter_mut()
                .find(|one| one.field == field && one.form == form)
            {
                Some(known) => known.text = text,
                None => typed.push(Typed {
                    form: form.to_owned(),
                    field: field.to_owned(),
                    text,
                }),
            }
        });
        self.changed.set(true);
        self.save();
    }

    /// Lets go of what was typed into a form, or into one field of it: it is in the case.
    pub fn let_go(self, form: &str, field: Option<&str>) {
        self.typed.update(|typed| {
            typed.retain(|one| one.form != form || field.is_some_and(|field| field != one.field));
        });
        self.save();
    }
}

/// What a decision is called on the browser's own timeline.
const DECIDED: &str = "waymark-decided";

fn whole_sheet(decided: &Decided) -> Sheet {
    let (case, shown) = (decided.case(), decided.shown());
    let everywhere = everywhere(case, decided.book(), case.as_of);
    sheet(case, decided.decision(), shown, &everywhere)
}
