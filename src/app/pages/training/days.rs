//! What each area's rule answered from day to day: a picture, and a table that says the same.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::engine::replay::{Course, Playing, Replay, choices};
use waymark::logic::Truth;
use waymark::model::rules::RouteKind;
use waymark::record::{id_of, of_id};
use waymark::words::explain::{CoursePicture, CourseRow, Size, choice_name, picture, row_words};

use crate::app::parts::field::{Bound, Checkboxes, Radios, Ticks};
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::stacked::StackedTable;
use crate::app::parts::{
    all, classed, folded, live, nothing, paragraph, styled, subheading, unprinted,
};
use crate::app::store::{Areas, pause, use_areas};

/// So many days are decided before the page may breathe.
const SLICE: u32 = 20;

/// Which rules have a row.
const EACH: &str = "each";
const ALIKE: &str = "alike";
const THESE: &str = "these";

/// What is shown of every rule's answers.
#[derive(Clone, Copy)]
struct Days {
    areas: &'static Areas,
    replay: StoredValue<Replay>,
    /// What every rule answered, once it has been worked out: of the whole case, and of as much as is told up to a step
    /// where the whole would tell more.
    courses: StoredValue<Vec<(Option<usize>, Vec<Course>)>>,
    /// Which of them is shown.
    told: Memo<Option<usize>>,
    kind: RwSignal<RouteKind>,
    /// Which rules have a row, and which of them where they are chosen one by one.
    rows: RwSignal<String>,
    these: RwSignal<Vec<usize>>,
}

/// The picture, up to the step that is shown and no further; hidden while the room decides.
pub fn days(replay: StoredValue<Replay>, step: Memo<usize>, open: Memo<bool>) -> AnyView {
    let areas = use_areas();
    let courses = StoredValue::new(Vec::new());
    let (done, progress) = (RwSignal::new(false), RwSignal::new((0_i64, 1_i64)));
    let these = RwSignal::new(Vec::new());
    let told = Memo::new(move |_| {
        let step = step.get();
        replay.with_value(|replay| replay.may_foretell(step).then_some(step))
    });
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let told = told.get();
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let mine = turn.get_value();
        if courses.with_value(|all: &Vec<(Option<usize>, Vec<Course>)>| {
            all.iter().any(|(of, _)| *of == told)
        }) {
            return done.set(true);
        }
        done.set(false);
        let Some(played) = replay.try_with_value(|replay| match told {
            Some(step) => replay.told(step),
            None => replay.clone(),
        }) else {
            return;
        };
        let choices = areas.book.with_untracked(|book| choices(book));
        let Some(mut playing) = Playing::new(&played, choices) else {
            return;
        };
        spawn_local(async move {
            loop {
                pause(0).await;
                // Another step, or the page may be gone by now.
                if turn.try_get_value() != Some(mine) {
                    return;
                }
                let over = areas
                    .book
                    .with_untracked(|book| playing.play(&played, book, SLICE));
                if progress.try_set(playing.progress()).is_some() {
                    return;
                }
                if over {
                    let found = playing.courses();
                    let is_own = |(_, course): &(usize, &Course)| course.choice.id == played.area;
                    if these.try_with_untracked(Vec::is_empty) == Some(true) {
                        these.set(
                            found
                                .iter()
                                .enumerate()
                                .filter(is_own)
                                .map(|(place, _)| place)
                                .collect(),
                        );
                    }
                    let _ = courses.try_update_value(|all| all.push((told, found)));
                    let _ = done.try_set(true);
                    return;
                }
            }
        });
    });
    let kind = RwSignal::new(RouteKind::PotentialEscalation);
    let days = Days {
        areas,
        replay,
        courses,
        told,
        kind,
        rows: RwSignal::new(EACH.to_owned()),
        these,
    };
    let shown = live(move || {
        if !open.get() {
            return nothing();
        }
        if !done.get() {
            let done = move || {
                let (done, of) = progress.get();
                format!("Deciding every day under every rule: {done} of {of} days.")
            };
            return classed("p", "govuk-body")
                .at("role", "status")
                .live_text(done)
                .view();
        }
        untrack(|| days.shown(step))
    });
    classed("section", "wm-days")
        .at("aria-label", "What each rule would have said")
        .with(shown)
        .view()
}

impl Days {
    fn shown(self, step: Memo<usize>) -> AnyView {
        let found = Memo::new(move |_| {
            let step = step.get();
            let (until, count) = self
                .replay
                .with_value(|replay| (replay.day_of(step), replay.steps.len()));
            let found = self.found(step)?;
            let found = match until {
                Some(until) => found.up_to(until),
                None => found,
            };
            Some((found, (step < count).then_some(step)))
        });
        let part = move |of: fn(Days, CoursePicture, Option<usize>) -> AnyView| {
            live(move || {
                found
                    .get()
                    .map_or_else(nothing, |(found, step)| of(self, found, step))
            })
        };
        all(vec![
            subheading("What each rule would have said, and when"),
            unprinted(
                classed("div", "wm-kinds")
                    .with(self.kinds())
                    .with(self.choosing())
                    .view(),
            ),
            part(Self::drawn),
            folded("The same as a table", part(|_, found, _| table(&found))),
        ])
    }

    /// What every rule answered, of what is told.
    fn with_courses<T>(self, of: impl FnOnce(&[Course]) -> T) -> T {
        let told = self.told.get();
        self.courses.with_value(|all| {
            let found = all.iter().find(|(known, _)| *known == told);
            of(found.map_or(&[], |(_, courses)| courses.as_slice()))
        })
    }

    fn found(self, step: usize) -> Option<CoursePicture> {
        let (kind, rows, these) = (self.kind.get(), self.rows.get(), self.these.get());
        let is_shown = |place: usize, course: &Course| {
            if rows == THESE {
                these.contains(&place)
            } else {
                course.choice.version.is_none()
            }
        };
        self.with_courses(|courses| {
            let shown = courses
                .iter()
                .enumerate()
                .filter(|(place, course)| is_shown(*place, course));
            let shown = shown.map(|(_, course)| course);
            let told = self.replay.with_value(|replay| replay.told(step));
            self.areas
                .book
                .with(|book| picture(&told, shown, kind, book, rows == ALIKE))
        })
    }

    fn kinds(self) -> AnyView {
        let known = |kind: &RouteKind| {
            self.with_courses(|courses| courses.iter().any(|course| course.line(*kind).is_some()))
        };
        let kinds = RouteKind::every().filter(known);
        let kinds: Vec<_> = kinds
            .map(|kind| (id_of(kind).to_owned(), kind.name().to_owned()))
            .collect();
        let bound = Bound::new(
            move || id_of(self.kind.get()).to_owned(),
            move |value| {
                if let Some(kind) = of_id(&value) {
                    self.kind.set(kind);
                }
            },
        );
        view! { <Radios id="kind" legend="Which route" choices=kinds bound /> }.into_any()
    }

    /// Which rules have a row.
    fn choosing(self) -> AnyView {
        let ways = [
            (EACH, "Every area in a row of its own"),
            (ALIKE, "Those that answer alike in one row"),
            (THESE, "These areas and versions"),
        ];
        let ways = ways
            .map(|(value, words)| (value.to_owned(), words.to_owned()))
            .into();
        let which =
            view! { <Radios id="rows" legend="Which rules" choices=ways bound=self.rows /> }
                .into_any();
        let names = live(move || {
            if self.rows.with(|rows| rows != THESE) {
                return nothing();
            }
            let names: Vec<_> = self.with_courses(|courses| {
                self.areas.book.with_untracked(|book| {
                    let named = courses.iter().enumerate();
                    named
                        .map(|(place, course)| {
                            (place.to_string(), choice_name(&course.choice, book))
                        })
                        .collect()
                })
            });
            let tick = move |value: &str, on: bool| {
                let Ok(place) = value.parse::<usize>() else {
                    return;
                };
                self.these.update(|these| {
                    these.retain(|known| *known != place);
                    if on {
                        these.push(place);
                    }
                });
            };
            let hint = "An area is played by the version in force on each day; a version on every day, in force or not.";
            let ticked = move |value: &str| {
                self.these
                    .with(|these| these.iter().any(|one| one.to_string() == value))
            };
            classed("div", "wm-choices")
                .with(
                    view! {
                        <Checkboxes
                            id="these"
                            legend="Areas and versions"
                            hint
                            choices=names
                            ticks=Ticks::new(ticked, tick)
                        />
                    }
                    .into_any(),
                )
                .view()
        });
        all(vec![which, names])
    }

    fn drawn(self, found: CoursePicture, step: Option<usize>) -> AnyView {
        if found.rows.is_empty() {
            return paragraph("Tick an area or a version to see what it answers.");
        }
        let name = self
            .replay
            .with_value(|replay| format!("waymark-{}-{}.svg", replay.id, found.shown.iso()));
        // The same picture for each width; the stylesheet shows one.
        let sizes = Size::ALL.iter().copied().zip([
            "wm-picture wm-picture--wide",
            "wm-picture wm-picture--page",
            "wm-picture wm-picture--phone",
        ]);
        let pictures =
            sizes.map(|(size, class)| classed("div", class).picture(found.svg(size, step)).view());
        let pictures = all(pictures.collect());
        let wide = found.svg(Size::Wide, step);
        let saving = Saving::new();
        let made = move || Some(ToSave::copy(name.clone(), wide.clone()));
        all(vec![
            paragraph(format!(
                "{}, with what was known on each day.",
                found.title()
            )),
            pictures,
            styled("wm-source", found.key()),
            view! {
                <SaveButton saving words="Save the picture" made />
                <SaveSaid saving />
            }
            .into_any(),
        ])
    }
}

/// It tells no more than the picture shows.
fn table(found: &CoursePicture) -> AnyView {
    let row = |row: &CourseRow| {
        let cells = [
            found.first(row, Truth::Met),
            found.first(row, Truth::CannotTell),
            row.says(),
        ];
        (
            row_words(row).into_any(),
            cells.map(IntoAny::into_any).into(),
        )
    };
    let head = ["Areas", "First met", "Cannot tell from", "From day to day"].map(str::to_owned);
    let rows = found.rows.iter().map(row).collect();
    view! { <StackedTable caption=found.title() columns=head.into() rows /> }.into_any()
}
