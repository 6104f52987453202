//! The case that is open, and its decision.

use std::sync::Arc;

use leptos::prelude::*;
use reactive_stores::{Store, Subfield};
use waymark::engine::compare::everywhere;
use waymark::engine::decided::Decided;
use waymark::engine::decision::Decision;
use waymark::model::book::Rules;
use waymark::model::case::{AreaChoice, Case, CaseStoreFields, HighestGrade};
use waymark::model::files::{Typed, write_case};
use waymark::model::instrument::Answer;
use waymark::words::explain::{Attention, Bar, Sheet, attention, bar, next_review_words, sheet};

use super::keep::hand;
use super::{Areas, Asking, Clock, Keep, KeepNote, Navigation, Page, device};

/// The case that is open.
pub struct Casework {
    /// The case. Whoever reads a field of it is woken when that field has changed.
    pub case: Store<Case>,
    /// Another rule under which the case is being looked at; looking changes nothing in the case.
    pub looked_at: RwSignal<Option<AreaChoice>>,
    /// Whether a case has been started or opened.
    pub open: RwSignal<bool>,
    /// Whether something has changed since it was last saved.
    pub changed: RwSignal<bool>,
    /// What is typed into forms and not yet in the case, so that looking elsewhere loses nothing.
    pub typed: RwSignal<Vec<Typed>>,
    /// What follows from the case under the rule it is shown under: worked out once for each change, and read by whoever
    /// shows anything of it.
    pub decided: Memo<Option<Arc<Decided>>>,
    /// What the bar says.
    pub bar: Memo<Bar>,
    /// Everything the result says.
    pub sheet: Memo<Option<Sheet>>,
    pub(super) keep: &'static Keep,
    pub(super) areas: &'static Areas,
    pub(super) navigation: &'static Navigation,
    pub(super) clock: &'static Clock,
    pub(super) asking: &'static Asking,
}

/// Mistakes in a form: the id of the field, and what to do.
pub type Mistakes = RwSignal<Vec<(String, String)>>;

/// The case that is open.
pub fn use_casework() -> &'static Casework {
    expect_context()
}

impl Casework {
    pub(super) fn new(
        keep: &'static Keep,
        areas: &'static Areas,
        navigation: &'static Navigation,
        clock: &'static Clock,
        asking: &'static Asking,
    ) -> Self {
        let book = areas.book;
        let case = Store::new(Case::new(clock.today()));
        let looked_at = RwSignal::new(None::<AreaChoice>);
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
        Self {
            case,
            looked_at,
            open: RwSignal::new(false),
            changed: RwSignal::new(false),
            typed: RwSignal::new(Vec::new()),
            decided,
            bar,
            sheet,
            keep,
            areas,
            navigation,
            clock,
            asking,
        }
    }

    /// Changes the case.
    pub fn edit(&'static self, change: impl FnOnce(&mut Case)) {
        let mut case = self.case.get_untracked();
        change(&mut case);
        put(self.case, case);
        self.edited();
    }

    /// The answer to a question that was given or confirmed today.
    pub fn answer(&'static self, whom: &str, instrument: &str, item: &str) -> Memo<Option<Answer>> {
        let key = [whom, instrument, item].map(str::to_owned);
        Memo::new(move |_| {
            self.case.as_of().track();
            self.case.assessments().track();
            let [whom, instrument, item] = &key;
            self.case
                .with_untracked(|case| case.given_today(whom, instrument, item).cloned())
        })
    }

    #[inline(never)]
    fn edited(&'static self) {
        self.keep.acted(false);
        self.keep
            .answered(self.case.with_untracked(Case::answers_given));
        // What is set again is taken for a change, and whatever shows it is made anew.
        for signal in [self.open, self.changed] {
            if !signal.get_untracked() {
                signal.set(true);
            }
        }
        self.save();
    }

    /// Something of the decision of the case under the rule it is shown under.
    pub fn decision<T>(&'static self, of: impl FnOnce(&Decision<'_>) -> T) -> Option<T> {
        self.with_decided(|decided| of(decided.decision()))
    }

    /// Something of that decision and of what it was made from.
    pub fn with_decided<T>(&'static self, of: impl FnOnce(&Decided) -> T) -> Option<T> {
        self.decided.with(|decided| decided.as_deref().map(of))
    }

    /// Something of the rule the case is shown under.
    pub fn rules<T>(&'static self, of: impl FnOnce(Rules<'_>) -> T) -> Option<T> {
        self.with_decided(|decided| of(decided.shown().rules))
    }

    /// The highest grade that is given in the area of the case, whichever rule it is being looked at under.
    pub fn highest_grade(&'static self) -> HighestGrade {
        let (area, as_of) = self
            .case
            .with_untracked(|case| (case.area.clone(), case.as_of));
        self.areas
            .book
            .with_untracked(|book| book.highest_grade(area.as_ref(), as_of))
    }

    /// Shows the case under another rule; the case stays as it is.
    pub fn look_at(&'static self, choice: AreaChoice) {
        let own = self
            .case
            .with_untracked(|case| case.area.as_ref() == Some(&choice));
        self.looked_at.set((!own).then_some(choice));
    }

    /// What calls for a second look or a new assessment, with all that is known today.
    pub fn calls_now(&'static self) -> Vec<Attention> {
        self.decision(attention).unwrap_or_default()
    }

    /// What called for a second look or a new assessment before today's was begun.
    pub fn called_for(&'static self) -> Vec<Attention> {
        let before = self.case.with(Case::before_today);
        let looked_at = self.looked_at.get();
        Decided::new(before, self.areas.book.get(), looked_at.as_ref())
            .map(|decided| attention(decided.decision()))
            .unwrap_or_default()
    }

    /// Opens another case in place of this one.
    pub fn take(&'static self, case: Case) {
        self.part();
        self.navigation.left.set(Page::Result);
        hand(|hand| (hand.page, hand.place) = (String::new(), String::new()));
        self.keep.begins_with(case.answers_given());
        if let Some(says) = self.on_opening(&case) {
            self.keep.note.set(KeepNote::passes(vec![says]));
        }
        self.case.set(case);
        self.looked_at.set(None);
        self.typed.set(Vec::new());
        self.navigation.forget();
        self.asking.forget();
        self.open.set(true);
        self.changed.set(false);
        // A memo holds what it was made of until it is asked again: nothing of the case before stays in memory.
        self.decided.with_untracked(|_| ());
        self.sheet.with_untracked(|_| ());
        self.bar.with_untracked(|_| ());
    }

    /// What is said of a case when it is opened, until the next thing is done.
    pub(super) fn on_opening(&'static self, case: &Case) -> Option<String> {
        next_review_words(case, self.clock.today())
    }

    /// The case is in a file as this text; what is half written is not. Tells whether it still is that case.
    pub fn saved_as(&'static self, text: &str) -> bool {
        let same = self.case.with_untracked(write_case) == text;
        if same {
            self.changed
                .set(self.typed.with_untracked(|typed| !typed.is_empty()));
        }
        same
    }

    /// What was typed into a field of a form and is not in the case yet.
    pub fn kept(&'static self, form: &str, field: &str) -> Option<String> {
        self.typed.with(|typed| {
            typed
                .iter()
                .find(|one| one.field == field && one.form == form)
                .map(|one| one.text.clone())
        })
    }

    /// Whether a form that is not in the case yet has ticked somebody or something.
    pub fn half_names(&'static self, id: &str) -> bool {
        self.typed.with(|typed| {
            typed
                .iter()
                .any(|one| one.text.lines().any(|line| line == id))
        })
    }

    /// Keeps what is typed into a field of a form until it is in the case.
    pub fn keep_typed(&'static self, form: &str, field: &str, text: String) {
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
    pub fn let_go(&'static self, form: &str, field: Option<&str>) {
        self.typed.update(|typed| {
            typed.retain(|one| one.form != form || field.is_some_and(|field| field != one.field));
        });
        self.save();
    }
}

/// Puts a changed case in the place of the one before it: whoever reads a field that is as it was is left alone. No field is
/// forgotten here, because each is named.
fn put(store: Store<Case>, changed: Case) {
    let Case {
        format,
        as_of,
        reference,
        area,
        nation,
        people,
        contact,
        assessments,
        events,
        maracs,
        changes,
        orders,
        judgement,
        referral,
        sign_off,
        next_review,
        taken_from,
    } = changed;
    step(store.format(), format);
    step(store.as_of(), as_of);
    step(store.reference(), reference);
    step(store.area(), area);
    step(store.nation(), nation);
    step(store.people(), people);
    step(store.contact(), contact);
    step(store.assessments(), assessments);
    step(store.events(), events);
    step(store.maracs(), maracs);
    step(store.changes(), changes);
    step(store.orders(), orders);
    step(store.judgement(), judgement);
    step(store.referral(), referral);
    step(store.sign_off(), sign_off);
    step(store.next_review(), next_review);
    step(store.taken_from(), taken_from);
}

fn step<T: PartialEq + 'static>(field: Subfield<Store<Case>, Case, T>, changed: T) {
    if field.with_untracked(|before| *before != changed) {
        field.set(changed);
    }
}

/// What a decision is called on the browser's own timeline.
const DECIDED: &str = "waymark-decided";

fn whole_sheet(decided: &Decided) -> Sheet {
    let (case, shown) = (decided.case(), decided.shown());
    let everywhere = everywhere(case, decided.book(), case.as_of);
    sheet(case, decided.decision(), shown, &everywhere)
}
