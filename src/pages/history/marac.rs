//! An earlier MARAC, and an earlier assessment: dates as they are known.

use leptos::prelude::*;
use waymark::case::{Assessment, Grade, Marac};
use waymark::dates::{When, parse_when};
use waymark::explain::{capitalised, grade};

use crate::pages::people::split_places;
use crate::parts::field::{Bound, Width, area, error_summary, radios, text};
use crate::parts::{Weight, all, back_to, button, form, heading, paragraph, submit};
use crate::store::{Desk, HistoryPart, Mistakes, Page};

const DATE_HINT: &str =
    "As well as it is known, for example 1 June 2017, or June 2017; leave it empty if it is not known";

/// The date that was typed, or a message for its field.
fn date(desk: Desk, field: &'static str, typed: &str, wrong: &mut Vec<(&'static str, String)>) -> When {
    if typed.trim().is_empty() {
        return When::Unknown;
    }
    let as_of = desk.case.with_untracked(|case| case.as_of);
    parse_when(typed, as_of).unwrap_or_else(|mistake| {
        wrong.push((field, mistake.to_string()));
        When::Unknown
    })
}

fn typed(when: When) -> String {
    if when == When::Unknown { String::new() } else { when.to_string() }
}

/// A form's texts, kept beside the case until they are put into it, so that looking elsewhere loses nothing.
#[derive(Clone, Copy)]
struct Sheet {
    desk: Desk,
    form: StoredValue<String>,
}

impl Sheet {
    fn new(desk: Desk, part: HistoryPart) -> Self {
        Self { desk, form: StoredValue::new(Page::History(Some(part)).hash()) }
    }

    /// What stands in a field: what was typed before, or else what is known.
    fn text(self, field: &'static str, known: String) -> RwSignal<String> {
        RwSignal::new(self.form.with_value(|form| self.desk.kept(form, field)).unwrap_or(known))
    }

    fn bound(self, field: &'static str, text: RwSignal<String>) -> Bound {
        let set = move |typed: String| {
            text.set(typed.clone());
            self.form.with_value(|form| self.desk.keep(form, field, typed));
        };
        Bound::new(move || text.get(), set)
    }

    fn done(self) {
        self.form.with_value(|form| self.desk.let_go(form, None));
        self.desk.go(&Page::History(None));
    }
}

pub fn marac(desk: Desk, id: Option<String>) -> AnyView {
    let is_new = id.is_none();
    let known = desk.case.with_untracked(|case| {
        case.maracs.list.iter().find(|marac| Some(&marac.id) == id.as_ref()).cloned().unwrap_or_else(|| Marac {
            about: case
                .people
                .causing_harm
                .iter()
                .take(1)
                .filter(|_| case.people.causing_harm.len() == 1)
                .map(|person| person.id.clone())
                .collect(),
            ..Marac::default()
        })
    });
    let sheet = Sheet::new(desk, HistoryPart::Marac(id));
    let referred = sheet.text("marac-referred", typed(known.referred));
    let met = sheet.text("marac-met", typed(known.met));
    let discussed = sheet.text("marac-discussed", typed(known.discussed.unwrap_or_default()));
    let places = sheet.text("marac-where", known.areas.join(" or "));
    let note = sheet.text("marac-note", known.note.clone());
    let known = StoredValue::new(known);
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let save = move || {
        let mut wrong = Vec::new();
        let marac = Marac {
            referred: date(desk, "marac-referred", &referred.get(), &mut wrong),
            met: date(desk, "marac-met", &met.get(), &mut wrong),
            discussed: Some(date(desk, "marac-discussed", &discussed.get(), &mut wrong))
                .filter(|when| *when != When::Unknown),
            areas: split_places(&places.get()),
            note: note.get(),
            ..known.get_value()
        };
        mistakes.set(wrong);
        if mistakes.with(Vec::is_empty) {
            desk.edit(|case| case.put_marac(marac));
            sheet.done();
        }
    };
    let remove = move || {
        desk.edit(|case| case.maracs.list.retain(|marac| known.with_value(|known| marac.id != known.id)));
        sheet.done();
    };
    let fields = all(vec![
        text(
            "marac-referred",
            "When it was referred",
            DATE_HINT,
            Width::Full,
            sheet.bound("marac-referred", referred),
            Some(mistakes),
        ),
        text(
            "marac-met",
            "When the meeting was",
            DATE_HINT,
            Width::Full,
            sheet.bound("marac-met", met),
            Some(mistakes),
        ),
        text(
            "marac-discussed",
            "When it was last discussed, if that was another day",
            DATE_HINT,
            Width::Full,
            sheet.bound("marac-discussed", discussed),
            Some(mistakes),
        ),
        text("marac-where", "Where", "The borough or district", Width::Full, sheet.bound("marac-where", places), None),
        area("marac-note", "What was decided", "", 3, sheet.bound("marac-note", note)),
        submit(
            "Save the MARAC",
            (!is_new).then(|| button("Remove: it was entered by mistake", Weight::Warning, remove)),
        ),
    ]);
    all(vec![
        back_to(&Page::History(None)),
        error_summary(mistakes),
        heading(if is_new { "Add an earlier MARAC" } else { "Change an earlier MARAC" }),
        paragraph(
            "Areas count a repeat from different dates, so give each that is known. Leave out the referral you are considering now.",
        ),
        form(save, fields),
    ])
}

pub fn assessment(desk: Desk, id: Option<String>) -> AnyView {
    const GRADES: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];
    let is_new = id.is_none();
    let known = desk.case.with_untracked(|case| {
        case.assessments.list.iter().find(|one| Some(&one.id) == id.as_ref()).cloned().unwrap_or_default()
    });
    let holds_answers = !known.answers.is_empty();
    let sheet = Sheet::new(desk, HistoryPart::Assessment(id));
    let when = sheet.text("assessed-when", typed(known.when));
    let given = sheet.text("assessed-grade", known.grade.map(|one| grade(one).to_owned()).unwrap_or_default());
    let note = sheet.text("assessed-note", known.note.clone());
    let known = StoredValue::new(known);
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let save = move || {
        let mut wrong = Vec::new();
        let when = date(desk, "assessed-when", &when.get(), &mut wrong);
        if wrong.is_empty() && holds_answers && when.exact().is_none() {
            wrong.push((
                "assessed-when",
                "This assessment holds answers, so it needs an exact day, for example 1 June 2017".to_owned(),
            ));
        }
        mistakes.set(wrong);
        if mistakes.with(Vec::is_empty) {
            let grade = GRADES.into_iter().find(|one| given.with(|given| grade(*one) == given));
            desk.edit(|case| case.put_assessment(Assessment { when, grade, note: note.get(), ..known.get_value() }));
            sheet.done();
        }
    };
    let choices = GRADES
        .iter()
        .map(|one| (grade(*one).to_owned(), capitalised(grade(*one))))
        .chain([(String::new(), "Not known".to_owned())])
        .collect();
    let remove = move || {
        desk.edit(|case| case.assessments.list.retain(|one| known.with_value(|known| one.id != known.id)));
        sheet.done();
    };
    let may_remove = !is_new && !holds_answers;
    let fields = all(vec![
        text("assessed-when", "When", DATE_HINT, Width::Full, sheet.bound("assessed-when", when), Some(mistakes)),
        radios("assessed-grade", "What it came to", "", choices, sheet.bound("assessed-grade", given), None),
        area(
            "assessed-note",
            "Who made it, and how",
            "For example: an officer at the scene; an IDVA by telephone",
            2,
            sheet.bound("assessed-note", note),
        ),
        submit(
            "Save the assessment",
            may_remove.then(|| button("Remove: it was entered by mistake", Weight::Warning, remove)),
        ),
    ]);
    all(vec![
        back_to(&Page::History(None)),
        error_summary(mistakes),
        heading(if is_new { "Add an earlier assessment" } else { "Change an earlier assessment" }),
        paragraph(
            "An assessment counts in some areas whatever it came to. Standard is a grade, not an absence of one.",
        ),
        form(save, fields),
    ])
}
