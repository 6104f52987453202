//! Decide, then reveal: what the room holds of a step before it is shown anything.

use leptos::prelude::*;
use waymark::model::case::HighestGrade;
use waymark::model::rules::RouteKind;
use waymark::record::{id_of, of_id};
use waymark::words::explain::{RoomDecision, capitalised, grade, held_name};

use crate::app::parts::field::{Bound, Checkboxes, ErrorSummary, Radios, TextArea, Ticks};
use crate::app::parts::{Form, all, focus_soon, nothing, paragraph, styled};
use crate::app::store::{Mistakes, Replaying, Rooms, use_rooms};

const ROUTES: &str = "room-routes";
const GRADE: &str = "room-grade";
const NONE: &str = "none";

/// What the room says of a step of the replay of that id; it is kept while the window is open.
#[derive(Clone, Copy)]
struct Said {
    rooms: &'static Rooms,
    id: StoredValue<String>,
    step: usize,
}

impl Said {
    fn new(id: &str, step: usize) -> Self {
        Self {
            rooms: use_rooms(),
            id: StoredValue::new(id.to_owned()),
            step,
        }
    }

    fn of(self, all: &[Replaying]) -> Option<&(usize, RoomDecision, bool)> {
        let now = all
            .iter()
            .find(|now| self.id.with_value(|id| now.id == *id))?;
        now.chosen.iter().find(|(at, ..)| *at == self.step)
    }

    fn read(self) -> RoomDecision {
        self.rooms
            .replaying
            .with(|all| self.of(all).map(|(_, chosen, _)| chosen.clone()))
            .unwrap_or_default()
    }

    fn write(self, change: impl FnOnce(&mut RoomDecision, &mut bool)) {
        self.rooms.replaying.update(|all| {
            let Some(now) = all
                .iter_mut()
                .find(|now| self.id.with_value(|id| now.id == *id))
            else {
                return;
            };
            if !now.chosen.iter().any(|(at, ..)| *at == self.step) {
                now.chosen.push((self.step, RoomDecision::default(), false));
            }
            if let Some((_, chosen, revealed)) =
                now.chosen.iter_mut().find(|(at, ..)| *at == self.step)
            {
                change(chosen, revealed);
            }
        });
    }
}

/// What the room chooses at a step, where that is the highest grade.
pub fn decide(id: &str, step: usize, highest: HighestGrade) -> AnyView {
    let said = Said::new(id, step);
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let reveal = move || {
        let asked = [
            (
                ROUTES,
                "Tick the routes that the room holds to be met, or that none is",
            ),
            (GRADE, "Choose the grade that the room would give"),
        ];
        let whole = untrack(|| said.read()).is_whole();
        let open = asked.into_iter().zip(whole).filter(|(_, whole)| !whole);
        let open: Vec<_> = open
            .map(|((field, says), _)| (field.to_owned(), says.to_owned()))
            .collect();
        let done = open.is_empty();
        mistakes.set(open);
        if done {
            said.write(|_, revealed| *revealed = true);
            focus_soon("revealed".to_owned());
        }
    };
    let mut kinds: Vec<_> = RouteKind::every()
        .map(|kind| (kind.name().to_owned(), held_name(kind).to_owned()))
        .collect();
    kinds.push((NONE.to_owned(), "None of them".to_owned()));
    let routes = view! {
        <Checkboxes
            id=ROUTES
            legend="Which routes does the room hold to be met?"
            hint="On what was known that day."
            choices=kinds
            ticks=Ticks::new(move |ticked| {
            let chosen = said.read();
            if ticked == NONE {
                chosen.none
            } else {
                chosen.routes.iter().any(|kind| kind.name() == ticked)
            }
        }, move |ticked, on| {
            said.write(
                |chosen, _| match RouteKind::every().find(|kind| kind.name() == ticked) {
                    Some(kind) => chosen.hold(kind, on),
                    None => chosen.hold_none(on),
                },
            );
        })
            mistakes
        />
    }
    .into_any();
    let grades = highest
        .grades()
        .map(|one| (id_of(one).to_owned(), capitalised(grade(one))))
        .collect();
    let get = move || said.read().grade.map(id_of).unwrap_or_default().to_owned();
    let set = move |value: String| {
        let given = of_id(&value);
        said.write(|chosen, _| chosen.grade = given);
    };
    let graded = view! {
        <Radios
            id=GRADE
            legend="Which grade would the room give?"
            choices=grades
            bound=Bound::new(get, set)
            mistakes
        />
    }
    .into_any();
    let set = move |text: String| said.write(|chosen, _| chosen.why.clone_from(&text));
    let why = view! {
        <TextArea
            id="room-why"
            label="Why?"
            hint="The facts it rests on."
            rows=3
            bound=Bound::new(move || said.read().why, set)
        />
    }
    .into_any();
    let about = "What the rules say and what the review found is shown when you have decided. What is revealed cannot be changed.";
    view! {
        <div class="wm-room">
            <Form submit="Reveal" send=reveal>
                <h3 class="govuk-heading-s">"Decide first"</h3>
                <ErrorSummary mistakes />
                <p class="govuk-body">{about}</p>
                {routes}
                {graded}
                {why}
            </Form>
        </div>
    }
    .into_any()
}

/// What the room decided, once it is revealed.
pub fn decided(id: &str, step: usize) -> AnyView {
    let rooms = use_rooms();
    let said = Said::new(id, step);
    let words = rooms.replaying.with_untracked(|all| {
        said.of(all)
            .filter(|(_, _, revealed)| *revealed)
            .map(|(_, chosen, _)| chosen.words())
    });
    words.map_or_else(nothing, |words| {
        all(vec![
            paragraph(words),
            styled(
                "wm-source",
                "It stays as it was decided, now that the rest is shown.",
            ),
        ])
    })
}
