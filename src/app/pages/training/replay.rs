//! A published case, step by step: what had become known, what each rule says on that day, and what the review found.

use leptos::prelude::*;
use waymark::engine::decision::routes_under;
use waymark::engine::replay::{CitedFact, Replay, ReplayStep, replays};
use waymark::model::case::{AreaChoice, HighestGrade};
use waymark::words::explain::{SpokenTo, answers_words, capitalised, known_words, route_words};

use super::days::days;
use super::published::open_case;
use super::room::{decide, decided};
use crate::app::parts::facts::{FactLists, RouteSection};
use crate::app::parts::field::{Checkboxes, Ticks};
use crate::app::parts::paper::SourceList;
use crate::app::parts::{
    Weight, all, back_to, button, buttons, classed, el, focus_soon, folded, heading, items, lines,
    link_button, live, minor_heading, nothing, paragraph, steady, styled, subheading, unprinted,
    way,
};
use crate::app::store::{Navigation, Page, Replaying, Rooms, use_areas, use_navigation, use_rooms};

/// Where a step begins, for the focus.
const STEP: &str = "step";

/// Said where something that is told later is dated so roughly that it may have been known by the day of a step already.
const FORETOLD: &str = "This is on what has been told so far. Something that is told after this step is dated so roughly that it may have been known by this day already.";

pub fn replay(id: String) -> AnyView {
    let found = replays()
        .ok()
        .and_then(|all| all.into_iter().find(|one| one.id == id));
    match found {
        Some(replay) => Played {
            navigation: use_navigation(),
            rooms: use_rooms(),
            id: StoredValue::new(id),
            replay: StoredValue::new(replay),
        }
        .whole(),
        None => all(vec![
            back_to(&Page::Training),
            heading(Page::Replay(id, None).title()),
            paragraph(
                "There is no published case of that name. It may have had another one in an earlier version.",
            ),
        ]),
    }
}

/// A published case that is played.
#[derive(Clone, Copy)]
struct Played {
    navigation: &'static Navigation,
    rooms: &'static Rooms,
    id: StoredValue<String>,
    replay: StoredValue<Replay>,
}

impl Played {
    fn page(self, step: Option<usize>) -> Page {
        Page::Replay(self.id.get_value(), step)
    }

    /// The highest grade that was given in its area on the day of a step.
    fn highest_grade(self, step: usize) -> HighestGrade {
        self.replay.with_value(|replay| {
            let area = AreaChoice::of(replay.area.clone());
            replay.day_of(step).map_or(HighestGrade::High, |on| {
                use_areas()
                    .book
                    .with_untracked(|book| book.highest_grade(Some(&area), on))
            })
        })
    }

    /// How many steps there are; the end comes after them.
    fn count(self) -> usize {
        self.replay.with_value(|replay| replay.steps.len())
    }

    /// The step that the address names.
    fn step(self) -> Option<usize> {
        let count = self.count();
        self.navigation.page.with(|page| match page {
            Page::Replay(id, step) if self.id.with_value(|own| own == id) => {
                step.map(|step| step.min(count))
            }
            _ => None,
        })
    }

    /// Something of what the room has done with this case; nothing before it has begun.
    fn now<T>(self, of: impl FnOnce(&Replaying) -> T) -> Option<T> {
        self.rooms.replaying.with(|all| {
            all.iter()
                .find(|now| self.id.with_value(|id| now.id == *id))
                .map(of)
        })
    }

    /// Begins, with nothing decided.
    fn begin(self, step: usize) {
        self.rooms.replaying.update(|all| {
            self.id.with_value(|id| all.retain(|now| now.id != *id));
            all.push(Replaying {
                id: self.id.get_value(),
                step,
                deciding: true,
                chosen: Vec::new(),
            });
        });
        self.navigation.go(&self.page(Some(step)));
        focus_soon(STEP.to_owned());
    }

    fn whole(self) -> AnyView {
        let title = self.replay.with_value(|replay| replay.title.clone());
        // What it contains is told before anything else, wherever the address leads.
        let playing = Memo::new(move |_| self.step().is_some() && self.now(|_| ()).is_some());
        let inside = live(move || {
            let playing = playing.get();
            untrack(|| if playing { self.steps() } else { self.start() })
        });
        let from = self.replay.with_value(|replay| {
            view! {
                <SourceList
                    summary="The publication"
                    says="Read it there in its own words."
                    sources=replay.sources.clone()
                />
            }
            .into_any()
        });
        let caption = classed("span", "govuk-caption-l")
            .text("Training: a published case")
            .view();
        let whole = [
            back_to(&Page::Training),
            caption,
            heading(title),
            inside,
            from,
        ];
        classed("div", "wm-wide").all(whole).view()
    }

    fn start(self) -> AnyView {
        let (about, warning) = self
            .replay
            .with_value(|replay| (replay.about.clone(), replay.warning.clone()));
        let text = classed("div", "govuk-inset-text")
            .with(paragraph(warning))
            .view();
        let begin = live(
            move || match (self.step(), untrack(|| self.now(|now| now.step))) {
                (None, Some(last)) => all(vec![
                    paragraph("It has been begun in this window."),
                    buttons([
                        way(&self.page(Some(last)), self.go_on(last), false),
                        self.again(),
                    ]),
                ]),
                (step, _) => {
                    let step = step.unwrap_or(0);
                    let words = if step == 0 {
                        "Begin".to_owned()
                    } else {
                        self.go_on(step)
                    };
                    let begin = classed("button", "govuk-button").at("type", "button");
                    begin
                        .on("click", move |_| self.begin(step))
                        .text(words)
                        .view()
                }
            },
        );
        all(vec![
            paragraph(about),
            subheading("Before you begin"),
            text,
            begin,
        ])
    }

    fn go_on(self, step: usize) -> String {
        if step == self.count() {
            "Go on at the end".to_owned()
        } else {
            format!("Go on at step {}", step + 1)
        }
    }

    fn again(self) -> AnyView {
        let decided = untrack(|| self.now(|now| !now.chosen.is_empty())).unwrap_or_default();
        let words = if decided {
            "Begin again, and drop what the room decided"
        } else {
            "Begin again"
        };
        button(words, Weight::Secondary, move || self.begin(0))
    }

    fn assumed(self) -> AnyView {
        let assumed = self
            .replay
            .with_value(|replay| lines(replay.assumed.clone()));
        unprinted(folded(
            "How this replay reads what the publication leaves open",
            assumed,
        ))
    }

    fn steps(self) -> AnyView {
        let (rooms, replay, count) = (self.rooms, self.replay, self.count());
        let now = Memo::new(move |_| self.step().unwrap_or_default());
        Effect::new(move |before: Option<usize>| {
            let step = now.get();
            rooms.replaying.update_untracked(|all| {
                let mine = all
                    .iter_mut()
                    .filter(|now| self.id.with_value(|id| now.id == *id));
                mine.for_each(|now| now.step = step);
            });
            if before.is_some_and(|before| before != step) {
                focus_soon(STEP.to_owned());
            }
            step
        });
        let deciding = Memo::new(move |_| self.now(|now| now.deciding).unwrap_or_default());
        let open = Memo::new(move |_| {
            let step = now.get();
            let revealed = |now: &Replaying| {
                now.chosen
                    .iter()
                    .any(|(of, _, revealed)| *of == step && *revealed)
            };
            !deciding.get() || step == count || self.now(revealed).unwrap_or_default()
        });
        let place = steady(move || match now.get() {
            step if step == count => "The end".to_owned(),
            step => format!("Step {} of {count}", step + 1),
        });
        let of_step = move |of: fn(Played, &Replay, usize) -> AnyView| {
            live(move || {
                let step = now.get();
                untrack(|| replay.with_value(|replay| of(self, replay, step)))
            })
        };
        let shown = of_step(|played, replay, step| match replay.steps.get(step) {
            Some(step) => step_words(step),
            None => played.end(replay),
        });
        let shown = classed("section", "wm-step")
            .at("id", STEP)
            .at("tabindex", "-1")
            .at("aria-live", "polite")
            .with(shown);
        let by_now = of_step(|_, replay, step| known(replay, step));
        let by_now = unprinted(folded("Everything that was known by then", by_now));
        let ways = of_step(|played, replay, step| {
            let count = replay.steps.len();
            let back = step
                .checked_sub(1)
                .map(|before| way(&played.page(Some(before)), "Back", true));
            let words = if step + 1 == count {
                "On to how it ended"
            } else {
                "On to the next step"
            };
            let on = (step < count).then(|| way(&played.page(Some(step + 1)), words, false));
            let over = (step == count).then(|| {
                [
                    way(&Page::Training, "Another published case", false),
                    played.again(),
                ]
            });
            buttons(back.into_iter().chain(on).chain(over.into_iter().flatten()))
        });
        let mode = view! {
            <Checkboxes
                id="deciding"
                legend="How to go through it"
                choices=vec![("first".to_owned(), "Decide first, then reveal".to_owned())]
                ticks=Ticks::new(move |_| deciding.get(), move |_, on| {
                rooms.replaying.update(|all| {
                    let mine = all
                        .iter_mut()
                        .filter(|now| self.id.with_value(|id| now.id == *id));
                    mine.for_each(|now| now.deciding = on);
                });
            })
            />
        }
        .into_any();
        let below = live(move || {
            let (step, open) = (now.get(), open.get());
            untrack(|| match open {
                true => self.revealed(step),
                false => self
                    .id
                    .with_value(|id| decide(id, step, self.highest_grade(step))),
            })
        });
        let picture = days(replay, now, open);
        let settings = folded(
            "Go to a step, or see everything without deciding first",
            all(vec![self.jump(now), mode]),
        );
        all(vec![
            classed("p", "govuk-caption-m")
                .at("role", "status")
                .live_text(move || place.get())
                .view(),
            shown.view(),
            by_now,
            below,
            ways,
            picture,
            unprinted(settings),
        ])
    }

    /// A way to every step.
    fn jump(self, now: Memo<usize>) -> AnyView {
        let mut names: Vec<String> = self.replay.with_value(|replay| {
            replay
                .steps
                .iter()
                .map(|step| capitalised(&format!("{}: {}", step.when, step.title)))
                .collect()
        });
        let end = names.len();
        names.push("The end".to_owned());
        let to = |(step, name): (usize, String)| {
            let current = move || (now.get() == step).then(|| "step".to_owned());
            // What a step is about is not told before it.
            let words = move || {
                if step <= now.get() || step == end {
                    name.clone()
                } else {
                    format!("Step {}", step + 1)
                }
            };
            let to = classed("a", "govuk-link").at("href", self.page(Some(step)).hash());
            el("li")
                .with(to.live("aria-current", current).live_text(words).view())
                .view()
        };
        let list = classed("ol", "govuk-list govuk-list--number")
            .all(names.into_iter().enumerate().map(to))
            .view();
        el("nav").at("aria-label", "Steps").with(list).view()
    }

    fn end(self, replay: &Replay) -> AnyView {
        let ends = &replay.ends;
        let mut parts = vec![
            subheading(format!("How it ended: {}", ends.when)),
            paragraph(ends.says.clone()),
            styled("wm-source", format!("Source: {}", ends.taken_from)),
            if ends.shows.is_empty() {
                nothing()
            } else {
                paragraph(ends.shows.clone())
            },
            self.assumed(),
        ];
        let mut decided = untrack(|| self.now(|now| now.chosen.clone())).unwrap_or_default();
        decided.retain(|(_, _, revealed)| *revealed);
        decided.sort_by_key(|(step, ..)| *step);
        if !decided.is_empty() {
            let line = |step: usize, words: String| {
                let title = replay
                    .steps
                    .get(step)
                    .map_or("", |step| step.title.as_str());
                format!("Step {}, {title}. {words}", step + 1)
            };
            parts.push(minor_heading("What the room decided"));
            let decided = decided
                .into_iter()
                .map(|(step, chosen, _)| line(step, chosen.words()).into_any());
            parts.push(items("govuk-list govuk-list--bullet", decided.collect()));
        }
        all(parts)
    }

    /// What the rule of the area says on the day of a step, what was done then, and what was found later.
    fn revealed(self, step: usize) -> AnyView {
        let areas = use_areas();
        self.replay.with_value(|replay| {
            let Some((one, on)) = replay.steps.get(step).zip(replay.day_of(step)) else {
                return nothing();
            };
            let mut parts = vec![self.id.with_value(|id| decided(id, step))];
            parts.extend(one.then.as_ref().map(|then| told("At the time", then)));
            parts.extend(
                one.found
                    .as_ref()
                    .map(|found| told("What the review found", found)),
            );
            let told = replay.told(step);
            let case = &told.known(on).certain;
            areas.book.with_untracked(|book| {
                let own = case.area.as_ref().and_then(|choice| book.rules(choice, on));
                for rules in own.into_iter().chain(book.national(on)) {
                    let found = routes_under(case, rules, on);
                    let says = answers_words(&found);
                    let cards = found.routes.iter().map(|one| {
                        let words = route_words(one, &found, on, SpokenTo::Professional);
                        view! { <RouteSection words /> }.into_any()
                    });
                    let cards = classed("div", "wm-routes")
                        .all(cards.collect::<Vec<_>>())
                        .view();
                    parts.push(folded(says, cards));
                }
            });
            if replay.may_foretell(step) {
                parts.push(styled("wm-source", FORETOLD));
            }
            parts.push(self.as_case(step));
            classed("section", "wm-revealed")
                .at("id", "revealed")
                .at("tabindex", "-1")
                .all(parts)
                .view()
        })
    }

    /// The case as it is told up to that step, opened for every other page.
    fn as_case(self, step: usize) -> AnyView {
        let case = move || {
            self.replay
                .try_with_value(|replay| replay.told_case(step))
                .flatten()
        };
        let inside = all(vec![
            paragraph(
                "As it was known on that day, for the result, the comparison of areas and the dials.",
            ),
            open_case("Open this step as a case", case, move || {
                self.navigation.go(&Page::Result);
            }),
            link_button(
                &Page::Compare,
                "Compare the open case under other rules",
                true,
            ),
        ]);
        unprinted(folded("Go on with it as a case", inside))
    }
}

fn step_words(step: &ReplayStep) -> AnyView {
    let mut parts = vec![
        subheading(capitalised(&format!("{}: {}", step.when, step.title))),
        paragraph(step.says.clone()),
    ];
    if !step.not_said.is_empty() {
        parts.push(paragraph(format!("Not said: {}", step.not_said)));
    }
    parts.push(styled("wm-source", format!("Source: {}", step.taken_from)));
    all(parts)
}

/// What was known on the day of a step, and on the last day at the end.
fn known(replay: &Replay, step: usize) -> AnyView {
    let areas = use_areas();
    let at_end = || replay.days().map(|(_, last)| replay.known(last).certain);
    let Some(case) = replay.told_case(step).or_else(at_end) else {
        return nothing();
    };
    areas
        .book
        .with_untracked(|book| view! { <FactLists facts=known_words(&case, book) /> }.into_any())
}

fn told(lead: &'static str, told: &CitedFact) -> AnyView {
    let says = classed("p", "govuk-body")
        .with(leptos::html::strong().child(format!("{lead}: ")).into_any());
    all(vec![
        says.text(told.says.clone()).view(),
        styled("wm-source", format!("Source: {}", told.taken_from)),
    ])
}
