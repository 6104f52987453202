//! The frame of every form of the history. A form is a list of fields as data; what is typed into it is kept beside the
//! case until all of it reads, so that looking elsewhere loses nothing, and a field that was not touched leaves what the
//! case holds as it is.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use waymark::model::case::{Case, CaseStoreFields, Entry, Gathered, Grade, HighestGrade};
use waymark::model::dates::{Day, When, parse_day, parse_when};
use waymark::record::{id_of, of_id};
use waymark::words::explain::{capitalised, grade};

use crate::app::pages::people::split_places;
use crate::app::parts::field::{
    Bound, Checkboxes, DateField, ErrorSummary, Radios, TextArea, TextField, Ticks,
};
use crate::app::parts::{
    Form, Weight, all, back_to, button, buttons, focus_soon, folded, heading, live, nothing,
    paragraph, subheading,
};
use crate::app::store::{
    Casework, HistoryList, Mistakes, Navigation, Page, use_casework, use_navigation,
};

/// The choice that says that nothing is known, where that may be said.
const NOT_KNOWN: &str = "-";

/// A form for one kind of entry.
pub struct HistoryForm {
    /// What it is headed when it adds an entry.
    pub adds: &'static str,
    /// What it is headed when it changes one.
    pub changes: &'static str,
    /// A sentence under the heading.
    pub about: &'static str,
    /// What the button says.
    pub save: &'static str,
    /// What it asks, filled with what is known.
    pub asks: fn(&Case, Option<&str>) -> Vec<HistoryPart>,
    /// Reads the fields, and gives what puts the entry into the case.
    pub read: fn(&mut HistoryReading, &Case, Option<&str>) -> PutEntry,
    /// Takes the entry out, unless it may not be.
    pub remove: fn(&mut Case, &str),
    /// Whether it may be taken out.
    pub may_remove: fn(&Case, &str) -> bool,
}

/// What puts an entry into the case.
pub type PutEntry = Box<dyn FnOnce(&mut Case)>;

/// A part of a form.
pub enum HistoryPart {
    Field(HistoryField),
    /// A field that is asked for while another has that value.
    If {
        field: &'static str,
        is: &'static str,
        then: fn() -> HistoryField,
    },
    /// Something to know before it is saved.
    Says(String),
    /// Fields that stay closed until they are asked for.
    Folded(&'static str, Vec<HistoryField>),
    /// So many like groups of fields, and a button for one more.
    Groups {
        id: &'static str,
        title: &'static str,
        add: &'static str,
        known: usize,
        group: fn(usize) -> Vec<HistoryField>,
        values: Vec<(String, String)>,
    },
}

/// One field.
pub struct HistoryField {
    pub id: String,
    pub label: &'static str,
    pub hint: &'static str,
    pub known: String,
    pub asks: Asks,
}

/// What a field asks for.
pub enum Asks {
    Line,
    /// A date, or a day: what was understood is said.
    Date,
    Lines(u8),
    One(Vec<(String, String)>),
    Many(Vec<(String, String)>),
}

impl HistoryField {
    pub fn line(id: &str, label: &'static str, hint: &'static str, known: String) -> Self {
        Self {
            id: id.to_owned(),
            label,
            hint,
            known,
            asks: Asks::Line,
        }
    }

    pub fn lines(id: &str, label: &'static str, hint: &'static str, rows: u8, known: &str) -> Self {
        Self {
            asks: Asks::Lines(rows),
            ..Self::line(id, label, hint, known.to_owned())
        }
    }

    pub fn when(id: &str, label: &'static str, hint: &'static str, known: Option<When>) -> Self {
        let known = known
            .filter(|when| *when != When::Unknown)
            .map(|when| when.to_string());
        Self::date(id, label, hint, known.unwrap_or_default())
    }

    pub fn date(id: &str, label: &'static str, hint: &'static str, known: String) -> Self {
        Self {
            asks: Asks::Date,
            ..Self::line(id, label, hint, known)
        }
    }

    /// One of several named values, or what is not known, where there are words for that.
    pub fn one(
        id: &str,
        label: &'static str,
        hint: &'static str,
        choices: HistoryChoices,
        known: &KnownChoice,
    ) -> Self {
        let mut choices = choices.0;
        let known = match known {
            KnownChoice::New => String::new(),
            KnownChoice::Nothing => NOT_KNOWN.to_owned(),
            KnownChoice::Value(value) => value.clone(),
        };
        if choices.iter().all(|(value, _)| value != NOT_KNOWN) && known == NOT_KNOWN {
            choices.push((NOT_KNOWN.to_owned(), "Not known".to_owned()));
        }
        Self {
            asks: Asks::One(choices),
            ..Self::line(id, label, hint, known)
        }
    }

    pub fn many(
        id: &str,
        label: &'static str,
        hint: &'static str,
        choices: HistoryChoices,
        known: &[String],
    ) -> Self {
        Self {
            asks: Asks::Many(choices.0),
            ..Self::line(id, label, hint, known.join("\n"))
        }
    }
}

/// What is known of a choice: nothing has been entered at all, nothing is known, or this.
pub enum KnownChoice {
    New,
    Nothing,
    Value(String),
}

impl KnownChoice {
    /// What is known of one of several named values.
    pub fn named<T: Serialize>(value: Option<T>, is_new: bool) -> Self {
        Self::of(value.map(|value| id_of(value).to_owned()), is_new)
    }

    /// What is known of a value of an entry that is new, or not.
    pub fn of(value: Option<String>, is_new: bool) -> Self {
        match value {
            Some(value) => Self::Value(value),
            None if is_new => Self::New,
            None => Self::Nothing,
        }
    }
}

/// Choices by their value and their words.
pub struct HistoryChoices(pub Vec<(String, String)>);

impl HistoryChoices {
    /// Named values, each as files call it.
    pub fn of<T: Copy + Serialize>(values: &[T], words: impl Fn(T) -> &'static str) -> Self {
        Self(
            values
                .iter()
                .map(|value| (id_of(value).to_owned(), capitalised(words(*value))))
                .collect(),
        )
    }

    /// The grades of the area that the case is of, and the one that was recorded.
    pub fn grades(recorded: Option<Grade>) -> Self {
        Self::of(&use_casework().highest_grade().choices(recorded), grade)
    }

    /// With a choice that says that nothing is known.
    pub fn or_not_known(self, words: &str) -> Self {
        self.and(NOT_KNOWN, words)
    }

    pub fn and(mut self, value: &str, words: &str) -> Self {
        self.0.push((value.to_owned(), words.to_owned()));
        self
    }
}

/// What stands in a form's fields: what was typed, or else what is known.
#[derive(Clone, Copy)]
struct HistoryFields {
    casework: &'static Casework,
    navigation: &'static Navigation,
    form: StoredValue<String>,
    known: StoredValue<BTreeMap<String, String>>,
}

impl HistoryFields {
    fn get(self, field: &str) -> String {
        let kept = self.form.with_value(|form| self.casework.kept(form, field));
        kept.or_else(|| self.known.with_value(|known| known.get(field).cloned()))
            .unwrap_or_default()
    }

    fn set(self, field: &str, text: String) {
        self.form
            .with_value(|form| self.casework.keep_typed(form, field, text));
    }

    /// The entry is in the case, or out of it.
    fn done(self) {
        self.form
            .with_value(|form| self.casework.let_go(form, None));
        self.navigation.go(&Page::History);
    }

    fn show(self, field: HistoryField, mistakes: Mistakes) -> AnyView {
        let HistoryField {
            id,
            label,
            hint,
            known,
            asks,
        } = field;
        self.known.update_value(|all| {
            all.entry(id.clone()).or_insert(known);
        });
        let (read, written) = (id.clone(), id.clone());
        let bound = Bound::new(
            move || self.get(&read),
            move |text| self.set(&written, text),
        );
        match asks {
            Asks::Line => view! { <TextField id=&id label hint bound mistakes /> }.into_any(),
            Asks::Date => {
                let as_of = move || self.casework.case.as_of().get();
                view! { <DateField id=&id label hint bound mistakes as_of /> }.into_any()
            }
            Asks::Lines(rows) => view! { <TextArea id=&id label hint rows bound /> }.into_any(),
            Asks::One(choices) => {
                view! { <Radios id=&id legend=label hint choices bound mistakes /> }.into_any()
            }
            Asks::Many(choices) => {
                let (ticked, ticks) = (id.clone(), id.clone());
                let tick = move |value: &str, on: bool| {
                    let before = self.get(&ticks);
                    // That there is none excludes what there is.
                    let stays =
                        |one: &&str| *one != value && (!on || (*one == NONE) == (value == NONE));
                    let now: Vec<&str> = before
                        .lines()
                        .filter(stays)
                        .chain(on.then_some(value))
                        .collect();
                    self.set(&ticks, now.join("\n"));
                };
                let is_ticked =
                    move |value: &str| self.get(&ticked).lines().any(|one| one == value);
                view! {
                    <Checkboxes
                        id=&id
                        legend=label
                        hint
                        choices
                        ticks=Ticks::new(is_ticked, tick)
                    />
                }
                .into_any()
            }
        }
    }
}

/// The box that says that there is none of what the others say.
pub const NONE: &str = "none";

/// What was typed into a form, read field by field. A field that was not touched changes nothing.
pub struct HistoryReading {
    sheet: HistoryFields,
    as_of: Day,
    pub wrong: Vec<(String, String)>,
}

impl HistoryReading {
    fn touched(&self, field: &str) -> Option<String> {
        self.sheet
            .form
            .with_value(|form| self.sheet.casework.kept(form, field))
    }

    /// The checklist that the case is assessed with.
    pub fn checklist(&self) -> Option<String> {
        let id = self.sheet.casework.decision(|decision| {
            let checklist = decision.checklist.as_ref();
            checklist.map(|one| one.instrument.id.clone())
        });
        id.flatten()
    }

    /// The highest grade that is given in the area of the case.
    pub fn highest_grade(&self) -> HighestGrade {
        self.sheet.casework.highest_grade()
    }

    pub fn text(&self, field: &str, to: &mut String) {
        if let Some(text) = self.touched(field) {
            *to = text;
        }
    }

    pub fn places(&self, field: &str, to: &mut Vec<String>) {
        if let Some(text) = self.touched(field) {
            *to = split_places(&text);
        }
    }

    /// The lines ticked in a field.
    pub fn ids(&self, field: &str, to: &mut Vec<String>) {
        if let Some(text) = self.touched(field) {
            *to = text.lines().map(str::to_owned).collect();
        }
    }

    pub fn when(&mut self, field: &str, to: &mut When) {
        let Some(text) = self.touched(field) else {
            return;
        };
        match parse_when(&text, self.as_of) {
            _ if text.trim().is_empty() => *to = When::Unknown,
            Ok(when) => *to = when,
            Err(mistake) => self.refuse(field, mistake.to_string()),
        }
    }

    /// A date that may be left out.
    pub fn when_if(&mut self, field: &str, to: &mut Option<When>) {
        if self.touched(field).is_some() {
            let mut when = When::Unknown;
            self.when(field, &mut when);
            *to = Some(when).filter(|when| *when != When::Unknown);
        }
    }

    /// A date that has to be written, if only to say that it is not known.
    pub fn needed_when(&mut self, field: &str, to: &mut When) {
        if self.sheet.get(field).trim().is_empty()
            && (self.touched(field).is_some() || *to == When::Unknown)
        {
            let says = "Write when it was, as roughly as it is known; if nothing is known, write: not known";
            self.refuse(field, says.to_owned());
        }
        self.when(field, to);
    }

    pub fn day_if(&mut self, field: &str, to: &mut Option<Day>) {
        let Some(text) = self.touched(field) else {
            return;
        };
        match parse_day(&text, self.as_of) {
            _ if text.trim().is_empty() => *to = None,
            Ok(day) => *to = Some(day),
            Err(mistake) => self.refuse(field, mistake.where_a_day_is_needed()),
        }
    }

    /// What was chosen in a field, if it was touched; nothing for what is not known. What is no choice at all changes nothing.
    pub fn one<T: DeserializeOwned>(&self, field: &str) -> Option<Option<T>> {
        let chosen = self.touched(field)?;
        if chosen.is_empty() || chosen == NOT_KNOWN {
            return Some(None);
        }
        of_id(&chosen).map(Some)
    }

    pub fn one_if<T: DeserializeOwned>(&self, field: &str, to: &mut Option<T>) {
        if let Some(chosen) = self.one(field) {
            *to = chosen;
        }
    }

    /// What is ticked in a field, if it was touched, in the order of the values.
    pub fn many<T: Copy + Serialize>(&self, field: &str, values: &[T]) -> Option<Vec<T>> {
        let text = self.touched(field)?;
        let is_ticked = |value: &&T| text.lines().any(|line| line == id_of(*value));
        Some(values.iter().filter(is_ticked).copied().collect())
    }

    /// Whether a value of its own is ticked or chosen in a field, if it was touched.
    pub fn has(&self, field: &str, value: &str) -> Option<bool> {
        self.touched(field)
            .map(|text| text.lines().any(|line| line == value))
    }

    /// The text of a field, touched or not.
    pub fn shown(&self, field: &str) -> String {
        self.sheet.get(field)
    }

    pub fn refuse(&mut self, field: &str, says: impl Into<String>) {
        self.wrong.push((field.to_owned(), says.into()));
    }
}

/// A form that is being filled in: its entry, or a new one.
#[derive(Clone, Copy)]
struct Filling {
    list: HistoryList,
    form: &'static HistoryForm,
    sheet: HistoryFields,
    id: StoredValue<Option<String>>,
    mistakes: Mistakes,
}

impl Filling {
    fn new(
        list: HistoryList,
        address: String,
        id: Option<String>,
        form: &'static HistoryForm,
    ) -> Self {
        Self {
            list,
            form,
            sheet: HistoryFields {
                casework: use_casework(),
                navigation: use_navigation(),
                form: StoredValue::new(address),
                known: StoredValue::new(BTreeMap::new()),
            },
            id: StoredValue::new(id),
            mistakes: RwSignal::new(Vec::new()),
        }
    }

    /// What it asks.
    fn fields(self) -> Vec<AnyView> {
        let casework = self.sheet.casework;
        let parts = casework.case.with_untracked(|case| {
            self.id
                .with_value(|id| (self.form.asks)(case, id.as_deref()))
        });
        let parts = parts.into_iter();
        parts
            .map(|part| shown(self.sheet, part, self.mistakes))
            .collect()
    }

    /// Puts the entry into the case, and tells whether it is there: nothing goes into the case while anything in the form
    /// cannot be read.
    fn save(self) -> bool {
        let casework = self.sheet.casework;
        let (put, wrong) = casework.case.with_untracked(|case| {
            let mut reading = HistoryReading {
                sheet: self.sheet,
                as_of: case.as_of,
                wrong: Vec::new(),
            };
            let read = self.form.read;
            let put = self
                .id
                .with_value(|id| read(&mut reading, case, id.as_deref()));
            (put, reading.wrong)
        });
        let whole = wrong.is_empty();
        self.mistakes.set(wrong);
        if whole {
            casework.edit(put);
            let (as_of, late) = casework.case.with_untracked(|case| {
                let late = self
                    .id
                    .with_value(|id| is_later(case, self.list, id.as_deref()));
                (case.as_of, late)
            });
            if late {
                self.sheet.navigation.said.set(later_words(as_of));
            }
        }
        whole
    }
}

/// A form that stands on the page of the history itself.
#[component]
pub fn EmbeddedForm(
    /// What is kept of it is found by this.
    id: &'static str,
    list: HistoryList,
    form: &'static HistoryForm,
) -> impl IntoView {
    let filling = Filling::new(list, id.to_owned(), None, form);
    let fields = filling.fields();
    let send = move || {
        if filling.save() {
            filling.sheet.casework.let_go(id, None);
        }
    };
    view! {
        <ErrorSummary mistakes=filling.mistakes />
        <Form submit=form.save send>
            {fields}
        </Form>
    }
}

/// A form, for the entry that an address calls so or for a new one.
pub fn form(list: HistoryList, called: Option<String>, form: &'static HistoryForm) -> AnyView {
    let casework = use_casework();
    let id = called.as_deref().and_then(|called| {
        let of = |case: &Case| list.of_address(case, called);
        casework.case.with_untracked(of)
    });
    let is_new = id.is_none();
    let may_remove = casework.case.with_untracked(|case| {
        let id = id.as_deref();
        id.is_some_and(|id| (form.may_remove)(case, id))
    });
    let filling = Filling::new(list, Page::Entry(list, called).hash(), id, form);
    let fields = filling.fields();
    let save = move || {
        if filling.save() {
            filling.sheet.done();
        }
    };
    let remove = move || {
        if let Some(id) = filling.id.get_value() {
            casework.edit(|case| (form.remove)(case, &id));
        }
        filling.sheet.done();
    };
    let beside =
        may_remove.then(|| button("Remove: it was entered by mistake", Weight::Warning, remove));
    let title = if is_new { form.adds } else { form.changes };
    let about = if form.about.is_empty() {
        nothing()
    } else {
        paragraph(form.about)
    };
    let mistakes = filling.mistakes;
    all(vec![
        back_to(&Page::History),
        view! { <ErrorSummary mistakes /> }.into_any(),
        heading(title),
        about,
        view! {
            <Form submit=form.save beside send=save>
                {fields}
            </Form>
        }
        .into_any(),
    ])
}

/// Whether the entry of that id, or the one just added, certainly lies after the day the case speaks for.
pub fn is_later(case: &Case, list: HistoryList, id: Option<&str>) -> bool {
    fn of<'l, T: Entry>(list: &'l Gathered<T>, id: Option<&str>) -> Option<&'l T> {
        id.map_or_else(|| list.list.last(), |id| list.get(id))
    }
    let when = match list {
        HistoryList::Event => of(&case.events, id).map(|one| one.when),
        HistoryList::Change => of(&case.changes, id).map(|one| one.when),
        HistoryList::Order => of(&case.orders, id).map(|one| one.from),
        HistoryList::Assessment => of(&case.assessments, id).map(|one| one.when),
        HistoryList::Marac => of(&case.maracs, id).map(|one| {
            if one.met == When::Unknown {
                one.referred
            } else {
                one.met
            }
        }),
    };
    when.is_some_and(|when| when.is_after(case.as_of))
}

/// What is said of such an entry.
pub fn later_words(as_of: Day) -> String {
    format!("This is later than {as_of}, so the answer for that day does not read it.")
}

fn shown(sheet: HistoryFields, part: HistoryPart, mistakes: Mistakes) -> AnyView {
    match part {
        HistoryPart::Field(field) => sheet.show(field, mistakes),
        HistoryPart::If { field, is, then } => {
            let asked = Memo::new(move |_| sheet.get(field) == is);
            live(move || {
                if asked.get() {
                    untrack(|| sheet.show(then(), mistakes))
                } else {
                    nothing()
                }
            })
        }
        HistoryPart::Says(says) => paragraph(says),
        HistoryPart::Folded(title, fields) => folded(
            title,
            all(fields
                .into_iter()
                .map(|field| sheet.show(field, mistakes))
                .collect()),
        ),
        HistoryPart::Groups {
            id,
            title,
            add,
            known,
            group,
            values,
        } => {
            sheet.known.update_value(|all| all.extend(values));
            // How many there are is kept as a field of its own.
            let number =
                Memo::new(move |_| sheet.get(id).parse::<usize>().unwrap_or(known).max(known));
            live(move || {
                let number = number.get();
                let one_more = move || {
                    sheet.set(id, (number + 1).to_string());
                    if let Some(first) = group(number).first() {
                        focus_soon(first.id.clone());
                    }
                };
                let groups = (0..number).flat_map(|place| {
                    let fields = group(place)
                        .into_iter()
                        .map(|field| sheet.show(field, mistakes));
                    std::iter::once(subheading(format!("{title} {}", place + 1)))
                        .chain(fields)
                        .collect::<Vec<_>>()
                });
                let groups = untrack(|| groups.collect::<Vec<_>>());
                all(groups
                    .into_iter()
                    .chain([buttons([button(add, Weight::Secondary, one_more)])])
                    .collect())
            })
        }
    }
}
