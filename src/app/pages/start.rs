//! Start, and beginning a new assessment.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::{Day, parse_day};
use waymark::model::nation::Nation;

use super::device::panel;
use super::file;
use crate::app::parts::field::{DateField, ErrorSummary, Select, TextField, Width};
use crate::app::parts::{
    Weight, all, back_to, button, classed, focus_soon, form, heading, items, link, link_button,
    live, nothing, paragraph, styled, submit,
};
use crate::app::store::{
    Mistakes, Page, State, use_areas, use_casework, use_clock, use_keep, use_navigation,
};

/// What this is and is not, and where to begin.
pub fn start() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let three = [
        "It is a guide, not the official form, and it never replaces your judgement.",
        "It counts answers and events. It does not measure or predict risk.",
        "It works in this browser. Once it is open it needs no network, and nothing is sent anywhere.",
    ];
    let kept = live(move || {
        let says = if keep.is_on() {
            "Unfinished work is kept on this device, sealed. "
        } else {
            "Nothing of any case is kept on this device. "
        };
        let device = link(Page::Device.hash(), "This device");
        classed("p", "wm-source").text(says).with(device).view()
    });
    // What was left off comes before anything new.
    let offered = live(move || match keep.state.get() {
        State::Locked => {
            let title = classed("h2", "govuk-heading-m")
                .text("Unfinished work is kept on this device")
                .view();
            classed("section", "wm-note")
                .with(title)
                .with(panel())
                .view()
        }
        State::Unlocked if !casework.open.get() => {
            link_button(&Page::Device, "Go on with unfinished work", false)
        }
        _ => nothing(),
    });
    let begin = live(move || {
        let mut ways = Vec::new();
        if casework.open.get() {
            ways.push(link_button(
                &Page::Result,
                "Go back to the open case",
                false,
            ));
            if casework
                .case
                .with(|case| case.has_earlier(case.as_of.plus_days(1)))
            {
                ways.push(link_button(
                    &Page::Reassess(None),
                    "Assess again, beside last time",
                    true,
                ));
            }
            ways.push(link_button(
                &Page::Closing,
                "Before you close this case",
                true,
            ));
        }
        ways.push(link_button(
            &Page::New,
            "Start a new assessment",
            casework.open.get(),
        ));
        all(ways)
    });
    all(vec![
        heading("Which MARAC referral route applies, and why"),
        offered,
        styled(
            "govuk-body-l",
            "Waymark tells you which MARAC referral route applies to a domestic abuse case, under which local rule, on which facts, and what is still unknown.",
        ),
        items(
            "govuk-list govuk-list--bullet",
            three.map(|line| line.into_any()).into(),
        ),
        warning("If anybody is in immediate danger, call 999 first."),
        begin,
        file::open(),
        live(move || {
            if casework.open.get() {
                file::save()
            } else {
                nothing()
            }
        }),
        classed("p", "govuk-body")
            .with(link(
                Page::Areas(None).hash(),
                "Read the areas' rules, or load a rule or checklist file",
            ))
            .view(),
        kept,
    ])
}

fn warning(text: &'static str) -> AnyView {
    let hidden = classed("span", "govuk-visually-hidden")
        .text("Warning ")
        .view();
    classed("div", "govuk-warning-text")
        .with(
            classed("span", "govuk-warning-text__icon")
                .at("aria-hidden", "true")
                .text("!")
                .view(),
        )
        .with(
            classed("strong", "govuk-warning-text__text")
                .with(hidden)
                .text(text)
                .view(),
        )
        .view()
}

/// Area, day and reference of a new assessment.
pub fn new() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let navigation = use_navigation();
    let clock = use_clock();
    let unsaved = live(move || {
        if !casework.changed.get() {
            return nothing();
        }
        let says = paragraph(
            "A case is open and has changes that are not saved. Starting a new one closes it, and the changes are gone.",
        );
        classed("div", "govuk-inset-text")
            .with(says)
            .with(file::save())
            .view()
    });
    let begin = move |asked: Asked| {
        let mut case = Case::new(asked.day);
        case.area = Some(AreaChoice {
            id: asked.area,
            version: None,
        });
        case.nation = asked.nation;
        case.reference = asked.reference;
        case.add_person();
        casework.take(case);
        casework.changed.set(true);
        keep.offer.set(true);
        navigation.go(&Page::Before);
    };
    let waiting = StoredValue::new(None::<Asked>);
    let asking_first = RwSignal::new(false);
    let first = move |asked: Asked| {
        spawn_local(async move {
            if casework.settled().await {
                return begin(asked);
            }
            waiting.set_value(Some(asked));
            asking_first.set(true);
            focus_soon(QUESTION.to_owned());
        });
    };
    let ask = live(move || {
        if !asking_first.get() {
            return nothing();
        }
        let lose = move || {
            if let Some(asked) = waiting.try_update_value(Option::take).flatten() {
                begin(asked);
            }
        };
        let keep = move || {
            asking_first.set(false);
            navigation.go(&Page::Result);
        };
        question(
            "The open case has changes that are not saved. If you start a new one, they are lost.",
            [
                button("Start and lose the changes", Weight::Warning, lose),
                button("Keep the open case", Weight::Secondary, keep),
            ],
        )
    });
    let asked = Asked {
        area: String::new(),
        nation: None,
        day: clock.today(),
        reference: String::new(),
    };
    all(vec![
        back_to(&Page::Start),
        unsaved,
        asking(
            "New assessment",
            (asked, clock.shows_today()),
            "Start",
            first,
        ),
        ask,
    ])
}

/// The element id of a question that comes before what a form is sent for.
const QUESTION: &str = "first";

/// Such a question: what it is about, and the ways there are.
fn question(says: impl Into<String>, ways: impl IntoIterator<Item = AnyView>) -> AnyView {
    let ways = classed("div", "govuk-button-group").all(ways).view();
    let inset = classed("div", "govuk-inset-text")
        .at("role", "alert")
        .at("tabindex", "-1")
        .at("id", QUESTION);
    inset.with(paragraph(says)).with(ways).view()
}

/// The same of the open case, to put right.
pub fn details() -> AnyView {
    let casework = use_casework();
    let navigation = use_navigation();
    let asked = casework.case.with_untracked(|case| {
        let area = case
            .area
            .as_ref()
            .map(|area| area.id.clone())
            .unwrap_or_default();
        Asked {
            area,
            nation: case.nation,
            day: case.as_of,
            reference: case.reference.clone(),
        }
    });
    let put = move |asked: &Asked| {
        casework.edit(|case| {
            if case
                .area
                .as_ref()
                .is_none_or(|chosen| chosen.id != asked.area)
            {
                case.area = Some(AreaChoice {
                    id: asked.area.clone(),
                    version: None,
                });
            }
            case.nation = asked.nation;
            case.reference.clone_from(&asked.reference);
        });
    };
    let waiting = StoredValue::new(None::<Asked>);
    // The new day, while it is asked what it means.
    let meant = RwSignal::new(None::<Day>);
    let change = move |asked: Asked| {
        let (as_of, answered) = casework
            .case
            .with_untracked(|case| (case.as_of, case.is_answered()));
        if answered && asked.day != as_of {
            meant.set(Some(asked.day));
            waiting.set_value(Some(asked));
            focus_soon(QUESTION.to_owned());
            return;
        }
        put(&asked);
        casework.edit(|case| case.move_to(asked.day));
        navigation.go(&Page::Result);
    };
    let settle = move |again: bool| {
        if let Some(asked) = waiting.try_update_value(Option::take).flatten() {
            put(&asked);
            casework.edit(|case| {
                if again {
                    case.begin_again(asked.day)
                } else {
                    case.move_to(asked.day)
                }
            });
            navigation.go(if again {
                &Page::Reassess(None)
            } else {
                &Page::Result
            });
        }
    };
    let ask = live(move || {
        let Some(day) = meant.get() else {
            return nothing();
        };
        let as_of = casework.case.with_untracked(|case| case.as_of);
        let later = day > as_of;
        let new = if later {
            " If this is a new assessment, last time's stays as it is and its answers are confirmed one by one."
        } else {
            ""
        };
        let says = format!(
            "What was assessed on {as_of} holds answers. If that day was wrong, all of it moves to {day}.{new} Nothing is changed until you choose."
        );
        let again = || {
            button(
                "Begin a new assessment on that day",
                Weight::Secondary,
                move || settle(true),
            )
        };
        let ways = [
            Some(button(
                "Correct a wrong day",
                Weight::Secondary,
                move || settle(false),
            )),
            later.then(again),
            Some(button(
                "Leave the day as it is",
                Weight::Secondary,
                move || meant.set(None),
            )),
        ];
        question(says, ways.into_iter().flatten())
    });
    let day = RwSignal::new(asked.day.to_string());
    all(vec![
        back_to(&Page::Result),
        asking("Area, day and reference", (asked, day), "Save", change),
        ask,
    ])
}

/// Whether an area's rule is not of one nation, so that it has to be said whose law applies.
fn is_national(area: &str) -> bool {
    let areas = use_areas();
    areas.book.with_untracked(|book| {
        book.area(area)
            .is_some_and(|area| area.nation == Nation::UnitedKingdom)
    })
}

fn which_nation(nation: RwSignal<String>) -> AnyView {
    let choices = NATIONS.map(|(_, id, name)| (id.to_owned(), name.to_owned()));
    let choices = std::iter::once((String::new(), "Not known".to_owned()))
        .chain(choices)
        .collect();
    let why = "Orders, disclosure and the basis for sharing differ.";
    view! { <Select id="nation" label="Where the case is" hint=why choices bound=nation /> }
        .into_any()
}

/// What is asked about an assessment as a whole.
struct Asked {
    area: String,
    nation: Option<Nation>,
    day: Day,
    reference: String,
}

/// The nations, and what an address of theirs is called on the page.
const NATIONS: [(Nation, &str, &str); 6] = [
    (Nation::England, "england", "England"),
    (Nation::Wales, "wales", "Wales"),
    (
        Nation::EnglandAndWales,
        "england-and-wales",
        "England or Wales",
    ),
    (Nation::Scotland, "scotland", "Scotland"),
    (
        Nation::NorthernIreland,
        "northern-ireland",
        "Northern Ireland",
    ),
    (Nation::Jersey, "jersey", "Jersey"),
];

fn asking(
    title: &'static str,
    (asked, day): (Asked, RwSignal<String>),
    send: &'static str,
    take: impl Fn(Asked) + 'static,
) -> AnyView {
    let areas = use_areas();
    let clock = use_clock();
    let area = RwSignal::new(asked.area);
    let named = NATIONS
        .iter()
        .find(|(nation, ..)| Some(*nation) == asked.nation)
        .map_or("", |(_, id, _)| *id);
    let (nation, reference) = (
        RwSignal::new(named.to_owned()),
        RwSignal::new(asked.reference),
    );
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let areas = areas.book.with_untracked(|book| {
        let none = (String::new(), "Choose an area".to_owned());
        std::iter::once(none)
            .chain(
                book.areas
                    .iter()
                    .map(|area| (area.id.clone(), area.name.clone())),
            )
            .collect::<Vec<_>>()
    });
    let sent = move || {
        let mut wrong = Vec::new();
        if area.with(String::is_empty) {
            let says =
                "Choose the area whose rule applies; national guidance is one of the choices";
            wrong.push(("area".to_owned(), says.to_owned()));
        }
        let read = parse_day(&day.get(), clock.today())
            .map_err(|mistake| wrong.push(("day".to_owned(), mistake.where_a_day_is_needed())));
        mistakes.set(wrong);
        if let (Ok(day), true) = (read, mistakes.with(Vec::is_empty)) {
            let named = NATIONS
                .iter()
                .find(|(_, id, _)| nation.with(|chosen| chosen == id));
            let nation = named
                .map(|(nation, ..)| *nation)
                .filter(|_| is_national(&area.get()));
            take(Asked {
                area: area.get(),
                nation,
                day,
                reference: reference.get().trim().to_owned(),
            });
        }
    };
    let (whose, not_a_name) = (
        "The area where the victim lives. You can look at the others afterwards.",
        "Not a name. It is kept with the case and printed on it.",
    );
    let fields = all(vec![
        view! {
            <Select
                id="area"
                label="Whose rule applies"
                hint=whose
                choices=areas
                bound=area
                mistakes
            />
        }
        .into_any(),
        live(move || {
            if is_national(&area.get()) {
                which_nation(nation)
            } else {
                nothing()
            }
        }),
        view! {
            <DateField
                id="day"
                label="Day of the assessment"
                hint="A day, for example 20 July 2018, or today. If just the month is known, choose a day in it."
                width=Width::Twenty
                bound=day
                mistakes
                as_of=clock.day
            />
        }
        .into_any(),
        view! {
            <TextField
                id="reference"
                label="Your reference (if you want one)"
                hint=not_a_name
                width=Width::Twenty
                bound=reference
            />
        }
        .into_any(),
        submit(send, None),
    ]);
    all(vec![
        view! { <ErrorSummary mistakes /> }.into_any(),
        heading(title),
        form(sent, fields),
    ])
}
