//! What others made of it: an earlier MARAC with its actions, and an assessment.

use strum::VariantArray;
use waymark::model::case::{
    Action, Assessment, Case, How, Marac, Review, VICTIM, certainly_before,
};

use crate::app::pages::assessed::{OF_THREE, OF_THREE_WORDS, own_chosen};
use crate::app::store::use_casework;

use super::form::{
    HistoryChoices, HistoryField, HistoryForm, HistoryPart, HistoryReading, KnownChoice, PutEntry,
};
use super::happened::{DATE_HINT, everybody, likely};

pub const MARAC: HistoryForm = HistoryForm {
    adds: "Add an earlier MARAC",
    changes: "Change an earlier MARAC",
    about: "Areas count a repeat from different dates, so give each that is known. Leave out the referral you are considering now.",
    save: "Save the MARAC",
    asks: ask_marac,
    read: read_marac,
    remove: |case, id| case.maracs.remove(id),
    may_remove: |_, _| true,
};

fn marac_of(case: &Case, id: Option<&str>) -> Marac {
    let known = id.and_then(|id| case.maracs.get(id)).cloned();
    known.unwrap_or_else(|| Marac {
        about: likely(case),
        ..Marac::default()
    })
}

fn ask_marac(case: &Case, id: Option<&str>) -> Vec<HistoryPart> {
    let marac = marac_of(case, id);
    let fields = [
        HistoryField::when(
            "marac-referred",
            "When it was referred",
            DATE_HINT,
            Some(marac.referred),
        ),
        HistoryField::when(
            "marac-met",
            "When the meeting was",
            DATE_HINT,
            Some(marac.met),
        ),
        HistoryField::when(
            "marac-discussed",
            "When it was last discussed, if that was another day",
            DATE_HINT,
            marac.discussed,
        ),
        HistoryField::line(
            "marac-where",
            "Where",
            "The borough or district",
            marac.areas.join(" or "),
        ),
        HistoryField::lines("marac-note", "What was decided", "", 3, &marac.note),
    ];
    let known = |place: usize| action_fields(place, marac.actions.get(place));
    let actions = HistoryPart::Groups {
        id: "marac-actions",
        title: "Action",
        add: "Add an action that was set",
        known: marac.actions.len(),
        group: |place| action_fields(place, None),
        values: (0..marac.actions.len())
            .flat_map(known)
            .map(|field| (field.id, field.known))
            .collect(),
    };
    fields
        .into_iter()
        .map(HistoryPart::Field)
        .chain([actions])
        .collect()
}

/// The ids of the fields of an action: what, by whom, by when, done.
fn action_ids(place: usize) -> [String; 4] {
    ["what", "owner", "due", "done"].map(|field| format!("action-{}-{field}", place + 1))
}

fn action_fields(place: usize, known: Option<&Action>) -> Vec<HistoryField> {
    let action = known.cloned().unwrap_or_default();
    let [what, owner, due, done] = action_ids(place);
    vec![
        HistoryField::line(
            &what,
            "What is to be done",
            "Empty it to take the action out",
            action.what,
        ),
        HistoryField::line(&owner, "By whom", "An agency or a role", action.owner),
        HistoryField::when(&due, "By when", "", action.due),
        HistoryField::when(
            &done,
            "When it was done",
            "Leave it empty while it is not known to be done",
            action.done,
        ),
    ]
}

fn read_marac(read: &mut HistoryReading, case: &Case, id: Option<&str>) -> PutEntry {
    let mut marac = marac_of(case, id);
    read.when("marac-referred", &mut marac.referred);
    read.when("marac-met", &mut marac.met);
    read.when_if("marac-discussed", &mut marac.discussed);
    if certainly_before(marac.met, marac.referred) {
        read.refuse(
            "marac-met",
            "The meeting cannot have been before the referral",
        );
    }
    let discussed = marac.discussed.unwrap_or_default();
    if certainly_before(discussed, marac.met) || certainly_before(discussed, marac.referred) {
        read.refuse(
            "marac-discussed",
            "The last discussion cannot have been before the meeting or the referral",
        );
    }
    read.places("marac-where", &mut marac.areas);
    read.text("marac-note", &mut marac.note);
    let number = read
        .shown("marac-actions")
        .parse()
        .unwrap_or(0)
        .max(marac.actions.len());
    marac.actions.resize(number, Action::default());
    for (place, action) in marac.actions.iter_mut().enumerate() {
        let [what, owner, due, done] = action_ids(place);
        read.text(&what, &mut action.what);
        read.text(&owner, &mut action.owner);
        read.when_if(&due, &mut action.due);
        read.when_if(&done, &mut action.done);
        let nameless = action.what.trim().is_empty();
        if nameless
            && (!action.owner.trim().is_empty() || action.due.is_some() || action.done.is_some())
        {
            read.refuse(
                &what,
                "Write what is to be done, or empty every field of this action",
            );
        }
    }
    marac
        .actions
        .retain(|action| !action.what.trim().is_empty());
    Box::new(move |case| case.maracs.put(marac))
}

pub const ASSESSMENT: HistoryForm = HistoryForm {
    adds: "Add an earlier assessment",
    changes: "Change an assessment",
    about: "An assessment counts in some areas whatever it came to. Standard is a grade, not an absence of one.",
    save: "Save the assessment",
    asks: ask_assessment,
    read: read_assessment,
    remove: |case, id| case.assessments.remove(id),
    may_remove: |case, id| {
        case.assessments
            .get(id)
            .is_none_or(|one| one.answers.is_empty())
    },
};

fn assessment_of(case: &Case, id: Option<&str>) -> Assessment {
    id.and_then(|id| case.assessments.get(id))
        .cloned()
        .unwrap_or_default()
}

fn ask_assessment(case: &Case, id: Option<&str>) -> Vec<HistoryPart> {
    let (one, is_new) = (assessment_of(case, id), id.is_none());
    let how = |how| match how {
        How::InPerson => "face to face",
        How::Telephone => "by telephone or video",
        How::Records => "from records and what others know",
    };
    let review = one.review.clone().unwrap_or_default();
    let declined = if one.declined {
        vec!["declined".to_owned()]
    } else {
        Vec::new()
    };
    let mut grades = HistoryChoices::grades(one.grade).or_not_known("Not known");
    let own = one
        .own_grade()
        .map(|own| own_chosen(Some(own), use_casework().highest_grade()));
    // It is no choice that reads, so that the grade stays as it was given until another is chosen.
    if own.as_deref() == Some(OF_THREE) {
        grades = grades.and(OF_THREE, OF_THREE_WORDS);
    }
    vec![
        HistoryPart::Field(HistoryField::when(
            "assessed-when",
            "When",
            DATE_HINT,
            Some(one.when),
        )),
        HistoryPart::Field(HistoryField::one(
            "assessed-grade",
            "What it came to",
            "",
            grades,
            &KnownChoice::of(own, is_new),
        )),
        HistoryPart::Field(HistoryField::one(
            "assessed-how",
            "How it was made",
            "",
            HistoryChoices::of(How::VARIANTS, how).or_not_known("Not known"),
            &KnownChoice::named(one.how, is_new),
        )),
        HistoryPart::Field(HistoryField::many(
            "assessed-declined",
            "Whether the victim took part",
            "",
            HistoryChoices(vec![(
                "declined".to_owned(),
                "The victim declined it, so it rests on what else is known".to_owned(),
            )]),
            &declined,
        )),
        HistoryPart::Field(HistoryField::lines(
            "assessed-note",
            "Who made it, and what else there is to say",
            "For example: an officer at the scene; an IDVA by telephone",
            2,
            &one.note,
        )),
        HistoryPart::Field(HistoryField::lines(
            "assessed-lower",
            "If the grade is lower than an earlier one: why",
            "In the words of whoever gave it",
            2,
            &one.lower_because,
        )),
        HistoryPart::Folded(
            "About somebody else, or reviewed by a second person",
            vec![
                HistoryField::one(
                    "assessed-of",
                    "Whom it is about",
                    "One about anybody else than the victim counts for nobody but that person.",
                    everybody(case),
                    &KnownChoice::of(
                        one.of
                            .clone()
                            .or_else(|| (!is_new).then(|| VICTIM.to_owned())),
                        true,
                    ),
                ),
                HistoryField::line(
                    "review-by",
                    "Who reviewed it",
                    "A role or a name",
                    review.by,
                ),
                HistoryField::when(
                    "review-when",
                    "When it was reviewed",
                    DATE_HINT,
                    Some(review.when),
                ),
                HistoryField::one(
                    "review-grade",
                    "The reviewer's grade",
                    "",
                    HistoryChoices::grades(review.grade).or_not_known("None given"),
                    &KnownChoice::named(review.grade, one.review.is_none()),
                ),
                HistoryField::lines(
                    "review-words",
                    "Why, in the reviewer's words",
                    "",
                    2,
                    &review.words,
                ),
            ],
        ),
    ]
}

fn read_assessment(read: &mut HistoryReading, case: &Case, id: Option<&str>) -> PutEntry {
    let mut one = assessment_of(case, id);
    read.when("assessed-when", &mut one.when);
    if read.wrong.is_empty() && !one.answers.is_empty() && one.when.exact().is_none() {
        let says =
            "This assessment holds answers, so it needs an exact day, for example 1 June 2017";
        read.refuse("assessed-when", says);
    }
    if let Some(grade) = read.one("assessed-grade") {
        one.grade_among(grade, read.highest_grade());
    }
    read.one_if("assessed-how", &mut one.how);
    one.declined = read.has("assessed-declined", "0").unwrap_or(one.declined);
    read.text("assessed-note", &mut one.note);
    read.text("assessed-lower", &mut one.lower_because);
    if read.has("assessed-of", "").is_some() {
        one.of = Some(read.shown("assessed-of")).filter(|of| of != VICTIM);
    }
    let before = one.review.clone().unwrap_or_default();
    let mut review = before.clone();
    read.text("review-by", &mut review.by);
    read.when("review-when", &mut review.when);
    read.one_if("review-grade", &mut review.grade);
    read.text("review-words", &mut review.words);
    if review != before {
        if review.by.trim().is_empty() && review != Review::default() {
            read.refuse("review-by", "Write who reviewed it, by role or name");
        }
        let regraded = review.grade != before.grade;
        one.review = (review != Review::default()).then_some(review);
        if regraded {
            one.review_graded_among(read.highest_grade());
        }
    }
    Box::new(move |case| case.assessments.put(one))
}
