//! What belongs to an assessment besides its answers: how it was made and about whom, the grade, and what a second
//! person made of it.

use leptos::prelude::*;
use strum::VariantArray;
use waymark::engine::compare::{grades, higher_before};
use waymark::model::case::{Assessment, Grade, GradeAmong, HighestGrade, How, Review, VICTIM};
use waymark::model::dates::{When, parse_day, parse_when};
use waymark::record::{id_of, isolated, of_id};
use waymark::words::explain::{capitalised, grade, graded_words};

use crate::app::parts::field::{
    Bound, Checkboxes, DateField, Radios, Select, TextArea, TextField, Ticks, Width,
};
use crate::app::parts::{
    all, classed, folded, lines, live, nothing, paragraph, steady, subheading,
};
use crate::app::store::{Casework, Mistakes, use_casework, use_clock};

/// Today's assessment about a person with an instrument.
#[derive(Clone, Copy)]
pub struct Assessed {
    casework: &'static Casework,
    key: StoredValue<[String; 2]>,
}

impl Assessed {
    pub fn new(whom: &str, instrument: &str) -> Self {
        Self {
            casework: use_casework(),
            key: StoredValue::new([whom.to_owned(), instrument.to_owned()]),
        }
    }

    fn read<T>(self, of: impl FnOnce(&Assessment) -> T) -> Option<T> {
        self.key.with_value(|[whom, list]| {
            self.casework
                .case
                .with(|case| case.today_about(whom, list).map(of))
        })
    }

    fn edit(self, change: impl FnOnce(&mut Assessment)) {
        self.key.with_value(|[whom, list]| {
            self.casework
                .edit(|case| change(case.present_about(whom, list)))
        });
    }

    fn review<T: Default>(self, of: impl FnOnce(&Review) -> T) -> T {
        self.read(|one| one.review.as_ref().map(of))
            .flatten()
            .unwrap_or_default()
    }

    fn edit_review(self, change: impl FnOnce(&mut Review)) {
        self.edit(|one| {
            change(one.review.get_or_insert_default());
            one.review.take_if(|review| *review == Review::default());
        });
    }
}

/// How it was made, and about whom; `whom` is who is being assessed on this page.
pub fn made(whom: RwSignal<String>, of: Assessed) -> AnyView {
    let casework = use_casework();
    let ways = How::VARIANTS.iter().map(|way| {
        let words = match way {
            How::InPerson => "Face to face",
            How::Telephone => "By telephone or video",
            How::Records => "From records",
        };
        (id_of(*way).to_owned(), words.to_owned())
    });
    let ways = ways
        .chain([(String::new(), "Not said".to_owned())])
        .collect();
    let how = Bound::new(
        move || {
            let how = of.read(|one| one.how).flatten();
            how.map(id_of).unwrap_or_default().to_owned()
        },
        move |chosen| {
            of.edit(|one| one.how = of_id(&chosen));
        },
    );
    let declined = vec![(
        "declined".to_owned(),
        "The victim declined it, so it rests on what else is known".to_owned(),
    )];
    let ticks = Ticks::new(
        move |_| of.read(|one| one.declined).unwrap_or_default(),
        move |_, on| of.edit(|one| one.declined = on),
    );
    let mut parts = vec![
        view! { <Radios id="how" legend="How it is made" choices=ways bound=how /> }.into_any(),
        view! {
            <Checkboxes
                id="declined"
                legend="Whether the victim takes part"
                hint="Say with each answer who or what says so. What nobody knows stays not known."
                choices=declined
                ticks
            />
        }
        .into_any(),
    ];
    let others: Vec<(String, String)> = casework.case.with_untracked(|case| {
        let people = case.people.causing_harm.iter().chain(&case.people.others);
        people
            .map(|one| {
                (
                    one.id.clone(),
                    if one.called.is_empty() {
                        one.id.clone()
                    } else {
                        isolated(&one.called)
                    },
                )
            })
            .collect()
    });
    if !others.is_empty() {
        let choices = std::iter::once((VICTIM.to_owned(), "The victim".to_owned()))
            .chain(others)
            .collect();
        parts.push(
            view! {
                <Select
                    id="about-whom"
                    label="Whom it is about"
                    hint="Where each accuses the other, assess each by themself. An assessment of another person counts for nobody else."
                    choices
                    bound=whom
                />
            }
            .into_any(),
        );
    }
    let changed = whom.with_untracked(|whom| whom != VICTIM);
    let summary = if changed {
        "How this is made, and about whom (another person)"
    } else {
        "How this is made, and about whom"
    };
    folded(summary, all(parts))
}

/// That this is about somebody else than the victim.
pub fn about_another(whom: &str) -> AnyView {
    let casework = use_casework();
    if whom == VICTIM {
        return nothing();
    }
    let called = casework
        .case
        .with_untracked(|case| case.people.person(whom).map(|one| one.called.clone()));
    let called = called
        .filter(|called| !called.is_empty())
        .unwrap_or_else(|| whom.to_owned());
    let called = isolated(&called);
    let says = format!(
        "This is about {called} and not about the victim. It counts for nobody else, and takes nothing from the victim."
    );
    classed("div", "wm-provisional")
        .with(paragraph(says))
        .view()
}

/// The grades of the area, and the one that was recorded.
fn grade_choices(none: &str, recorded: Option<Grade>) -> Vec<(String, String)> {
    let offered = use_casework().highest_grade().choices(recorded);
    let given = offered
        .into_iter()
        .map(|one| (id_of(one).to_owned(), capitalised(grade(one))));
    given.chain([(String::new(), none.to_owned())]).collect()
}

/// What is chosen where high was given among three grades and the area has four: until one of the four is chosen, it may be two
/// of them.
pub const OF_THREE: &str = "high-of-three";
pub const OF_THREE_WORDS: &str = "High, given where there were three grades";

/// An own grade as it is chosen where that is the highest.
pub fn own_chosen(given: Option<GradeAmong>, highest: HighestGrade) -> String {
    match given {
        Some(given) if given.is_open_among(highest) => OF_THREE.to_owned(),
        given => chosen(given.map(|given| given.grade)),
    }
}

fn chosen(given: Option<Grade>) -> String {
    given.map(id_of).unwrap_or_default().to_owned()
}

/// The professional's own grade, with the grades before it; one lower than an earlier one asks for a reason.
pub fn own_grade(of: Assessed) -> AnyView {
    let casework = use_casework();
    let bound = Bound::new(
        move || {
            own_chosen(
                of.read(Assessment::own_grade).flatten(),
                casework.highest_grade(),
            )
        },
        move |text| match text.as_str() {
            OF_THREE => of.edit(|one| one.grade_among(Some(Grade::High), HighestGrade::High)),
            text => of.edit(|one| one.grade_among(of_id(text), casework.highest_grade())),
        },
    );
    let recorded = untrack(|| of.read(Assessment::own_grade).flatten());
    let mut choices = grade_choices("Not graded yet", recorded.map(|one| one.grade));
    if own_chosen(recorded, casework.highest_grade()) == OF_THREE {
        choices.push((OF_THREE.to_owned(), OF_THREE_WORDS.to_owned()));
    }
    let hint = "What you judge on everything you know, not on the count alone. Some areas refer on the grade.";
    let mut parts = vec![
        subheading("Your own grade"),
        view! {
            <Radios
                id="grade"
                legend="On everything you know, the risk of serious harm is"
                hint
                choices
                bound
            />
        }
        .into_any(),
    ];
    if of.key.with_value(|[whom, _]| whom == VICTIM) {
        // The field stays as it is while it is typed into.
        let higher = steady(move || {
            of.key.with_value(|[_, list]| {
                casework.case.with(|case| {
                    higher_before(case, list)
                        .iter()
                        .map(|one| graded_words(one) + "\n")
                        .collect()
                })
            })
        });
        let reason = move || {
            Bound::new(
                move || of.read(|one| one.lower_because.clone()).unwrap_or_default(),
                move |text| of.edit(|one| one.lower_because = text),
            )
        };
        let lower = live(move || {
            let higher = higher.get();
            if higher.is_empty() {
                return nothing();
            }
            let asked = view! {
                <TextArea
                    id="lower-because"
                    label="Why the grade is lower than before"
                    hint="What has changed, who says so, and what could bring it back. That somebody took it back, left or is hard to reach is no reason by itself."
                    rows=4
                    bound=reason()
                />
            }
            .into_any();
            let before = all(vec![
                paragraph("Graded higher before:"),
                lines(higher.lines().map(str::to_owned)),
            ]);
            classed("div", "wm-lower")
                .at("id", "lower")
                .all([before, asked])
                .view()
        });
        parts.push(
            classed("div", "")
                .at("aria-live", "polite")
                .with(lower)
                .view(),
        );
        parts.push(path());
    }
    parts.push(review(of));
    all(parts)
}

/// The grades so far.
pub fn path() -> AnyView {
    let casework = use_casework();
    live(move || {
        let path: Vec<String> = casework
            .case
            .with(|case| grades(case).iter().map(graded_words).collect());
        if path.is_empty() {
            nothing()
        } else {
            folded(format!("Every grade so far ({})", path.len()), lines(path))
        }
    })
}

/// What a second person made of it.
fn review(of: Assessed) -> AnyView {
    let casework = use_casework();
    let form = of
        .key
        .with_value(|[whom, list]| format!("review/{whom}/{list}"));
    let by = Bound::new(
        move || of.review(|one| one.by.clone()),
        move |text| of.edit_review(|one| one.by = text),
    );
    let said = Bound::new(
        move || of.review(|one| one.words.clone()),
        move |text| of.edit_review(|one| one.words = text),
    );
    let graded = Bound::new(
        move || chosen(of.review(|one| one.grade)),
        move |text| {
            of.edit_review(|one| one.grade = of_id(&text));
            of.edit(|one| one.review_graded_among(casework.highest_grade()));
        },
    );
    let recorded = untrack(|| of.review(|one| one.grade));
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let known = untrack(|| of.review(|one| one.when));
    let known = if known == When::Unknown {
        String::new()
    } else {
        known.to_string()
    };
    let typed = RwSignal::new(casework.kept(&form, "review-when").unwrap_or(known));
    let as_of = casework.case.with_untracked(|case| case.as_of);
    let set = move |text: String| {
        typed.set(text.clone());
        let read = if text.trim().is_empty() {
            Ok(When::Unknown)
        } else {
            parse_when(&text, as_of)
        };
        match read {
            Ok(when) => {
                mistakes.set(Vec::new());
                casework.let_go(&form, None);
                of.edit_review(|one| one.when = when);
            }
            Err(says) => {
                mistakes.set(vec![("review-when".to_owned(), says.to_string())]);
                casework.keep_typed(&form, "review-when", text);
                of.edit_review(|one| one.when = When::Unknown);
            }
        }
    };
    let when = Bound::new(move || typed.get(), set);
    let fields = all(vec![
        view! {
            <TextField
                id="review-by"
                label="Who looked at it a second time"
                hint="Role or name, as your agency wants it"
                width=Width::Twenty
                bound=by
            />
        }
        .into_any(),
        view! {
            <DateField
                id="review-when"
                label="When"
                hint="A day, for example 14 January 2012"
                width=Width::Twenty
                bound=when
                mistakes
                as_of
            />
        }
        .into_any(),
        view! {
            <Radios
                id="review-grade"
                legend="The grade this person came to"
                choices=grade_choices("None given", recorded)
                bound=graded
            />
        }
        .into_any(),
        view! {
            <TextArea
                id="review-words"
                label="What this person says of it"
                hint="Where the two of you differ, both stay"
                rows=3
                bound=said
            />
        }
        .into_any(),
    ]);
    folded("A second review", fields)
}

/// The day of the next review, where one is set; what does not read as a day stays in the field and not in the case.
pub fn next_review() -> AnyView {
    const FORM: &str = "next-review";
    let (casework, clock) = (use_casework(), use_clock());
    let set = casework.case.with_untracked(|case| case.next_review);
    let set = set.map(|day| day.to_string()).unwrap_or_default();
    let typed = RwSignal::new(casework.kept(FORM, FORM).unwrap_or(set));
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let change = move |text: String| {
        typed.set(text.clone());
        let read = match text.trim() {
            "" => Ok(None),
            day => parse_day(day, clock.today()).map(Some),
        };
        mistakes.set(Vec::new());
        match read {
            Ok(day) => {
                casework.let_go(FORM, None);
                casework.edit(|case| case.next_review = day);
            }
            Err(mistake) => {
                mistakes.set(vec![(FORM.to_owned(), mistake.where_a_day_is_needed())]);
                casework.keep_typed(FORM, FORM, text);
                casework.edit(|case| case.next_review = None);
            }
        }
    };
    view! {
        <DateField
            id=FORM
            label="Next review (if a day is set)"
            hint="For example 3 September 2026. It is said when this case is opened, and stands on the decision record."
            width=Width::Twenty
            bound=Bound::new(move || typed.get(), change)
            mistakes
            as_of=clock.day
        />
    }
    .into_any()
}
