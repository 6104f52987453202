//! Start, and beginning a new assessment.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::engine::replay::ready_comparisons;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::{Day, parse_day};
use waymark::model::nation::Nation;
use waymark::record::{id_of, of_id};

use super::device::panel;
use super::file;
use crate::app::parts::field::{
    AreaFinder, AreaSought, DateField, ErrorSummary, Select, TextField, Width,
};
use crate::app::parts::{
    BackLink, Button, Form, Heading, LinkButton, Weight, When, focus_soon, live, nothing,
};
use crate::app::store::{
    Mistakes, Page, State, use_areas, use_casework, use_clock, use_keep, use_navigation,
};

/// What this is and is not, and where to begin.
pub fn start() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let kept = live(move || {
        let says = if keep.is_on() {
            "Unfinished work is kept on this device, sealed. "
        } else {
            "Nothing of any case is kept on this device. "
        };
        view! {
            <p class="wm-source">
                {says}
                <a class="govuk-link" href=Page::Device.hash()>
                    "This device"
                </a>
            </p>
        }
        .into_any()
    });
    // What was left off comes before anything new.
    let offered = live(move || match keep.state.get() {
        State::Locked => view! {
            <section class="wm-note">
                <h2 class="govuk-heading-m">"Unfinished work is kept on this device"</h2>
                {panel()}
            </section>
        }
        .into_any(),
        State::Unlocked if !casework.open.get() => view! {
            <p>
                <LinkButton page=Page::Device primary=true>
                    "Go on with unfinished work"
                </LinkButton>
            </p>
        }
        .into_any(),
        State::Unlocked | State::Nothing => nothing(),
    });
    view! {
        <Heading>"Which MARAC referral route applies, and why"</Heading>
        {offered}
        <p class="govuk-body-l">
            "Waymark tells you which MARAC referral route applies to a domestic abuse case, under which local rule, on which facts, and what is still unknown."
        </p>
        <ul class="govuk-list govuk-list--bullet">
            <li>"It is a guide, not the official form, and it never replaces your judgement."</li>
            <li>"It counts answers and events. It does not measure or predict risk."</li>
            <li>
                "It works in this browser. Once it is open it needs no network, and nothing is sent anywhere."
            </li>
        </ul>
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">
                "!"
            </span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">"Warning "</span>
                "If anybody is in immediate danger, call 999 first."
            </strong>
        </div>
        {live(ways)}
        {file::open()}
        <Example />
        <When is=casework.open>{file::save()}</When>
        <p class="govuk-body">
            <a class="govuk-link" href=Page::Areas(None).hash()>
                "Read the areas' rules, or load a rule or checklist file"
            </a>
        </p>
        {kept}
    }
    .into_any()
}

/// A published case to look at, while none is open that it would take the place of.
#[component]
fn Example() -> impl IntoView {
    let (casework, navigation) = (use_casework(), use_navigation());
    let open = move || {
        let ready = ready_comparisons().ok();
        let example = ready.and_then(|ready| ready.into_iter().next_back());
        if let Some(example) = example {
            casework.take(example.case);
            navigation.go(&Page::Result);
        }
    };
    view! {
        <When is=Signal::derive(move || !casework.open.get())>
            <p class="wm-tap">
                <Button weight=Weight::Link press=open>
                    "Look at an example: a case that was published"
                </Button>
            </p>
        </When>
    }
}

/// To the case that is open, and to a new one.
fn ways() -> AnyView {
    let casework = use_casework();
    let left = use_navigation().left.get_untracked();
    let is_open = casework.open.get();
    let again = || {
        let is_earlier = |case: &Case| case.has_earlier(case.as_of.plus_days(1));
        casework.case.with(is_earlier).then(|| {
            view! {
                <p>
                    <LinkButton page=Page::Reassess(None)>"Assess again, beside last time"</LinkButton>
                </p>
            }
        })
    };
    let of_open = is_open.then(|| {
        view! {
            <p>
                <LinkButton page=left primary=true>
                    "Go back to the open case"
                </LinkButton>
            </p>
            {again()}
            <p>
                <LinkButton page=Page::Closing>"Before you close this case"</LinkButton>
            </p>
        }
    });
    view! {
        {of_open}
        <p>
            <LinkButton page=Page::New primary=!is_open>
                "Start a new assessment"
            </LinkButton>
        </p>
    }
    .into_any()
}

/// Area, day and reference of a new assessment.
pub fn new() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let navigation = use_navigation();
    let clock = use_clock();
    let begin = move |asked: AssessmentDetails| {
        let mut case = Case::new(asked.day);
        case.area = asked.area;
        case.nation = asked.nation;
        case.reference = asked.reference;
        case.add_person();
        casework.take(case);
        casework.changed.set(true);
        keep.offer.set(true);
        navigation.go(&Page::Before);
    };
    let waiting = StoredValue::new(None::<AssessmentDetails>);
    let asking_first = RwSignal::new(false);
    let first = move |asked: AssessmentDetails| {
        spawn_local(async move {
            if casework.settled().await {
                return begin(asked);
            }
            waiting.set_value(Some(asked));
            asking_first.set(true);
            focus_soon(QUESTION.to_owned());
        });
    };
    let lose = move || {
        if let Some(asked) = waiting.try_update_value(Option::take).flatten() {
            begin(asked);
        }
    };
    let stay = move || {
        asking_first.set(false);
        navigation.go(&Page::Result);
    };
    let asked = AssessmentDetails {
        area: None,
        nation: None,
        day: clock.today(),
        reference: String::new(),
    };
    view! {
        <BackLink page=Page::Start />
        <When is=casework.changed>
            <div class="govuk-inset-text">
                <p class="govuk-body">
                    "A case is open and has changes that are not saved. Starting a new one closes it, and the changes are gone."
                </p>
                {file::save()}
            </div>
        </When>
        {asking("New assessment", (asked, clock.shows_today()), "Start", first)}
        <When is=asking_first>
            <Question says="The open case has changes that are not saved. If you start a new one, they are lost.">
                <Button weight=Weight::Warning press=lose>
                    "Start and lose the changes"
                </Button>
                <Button press=stay>"Keep the open case"</Button>
            </Question>
        </When>
    }
    .into_any()
}

/// The element id of a question that comes before what a form is sent for.
const QUESTION: &str = "first";

/// Such a question: what it is about, and the ways there are.
#[component]
fn Question(#[prop(into)] says: String, children: Children) -> impl IntoView {
    view! {
        <div class="govuk-inset-text" role="alert" tabindex="-1" id=QUESTION>
            <p class="govuk-body">{says}</p>
            <div class="govuk-button-group">{children()}</div>
        </div>
    }
}

/// The same of the open case, to put right.
pub fn details() -> AnyView {
    let casework = use_casework();
    let navigation = use_navigation();
    let asked = casework.case.with_untracked(|case| AssessmentDetails {
        area: case.area.clone(),
        nation: case.nation,
        day: case.as_of,
        reference: case.reference.clone(),
    });
    let put = move |asked: &AssessmentDetails| {
        casework.edit(|case| {
            // The version that was chosen by hand stays with its area.
            let named = |area: &Option<AreaChoice>| {
                area.as_ref()
                    .map(|area| (area.id.clone(), area.not_listed()))
            };
            if named(&case.area) != named(&asked.area) {
                case.area.clone_from(&asked.area);
            }
            case.nation = asked.nation;
            case.reference.clone_from(&asked.reference);
        });
    };
    let waiting = StoredValue::new(None::<AssessmentDetails>);
    // The new day, while it is asked what it means.
    let meant = RwSignal::new(None::<Day>);
    let change = move |asked: AssessmentDetails| {
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
        let again = later.then(|| {
            view! {
                <Button press=move || settle(true)>"Begin a new assessment on that day"</Button>
            }
        });
        view! {
            <Question says>
                <Button press=move || settle(false)>"Correct a wrong day"</Button>
                {again}
                <Button press=move || meant.set(None)>"Leave the day as it is"</Button>
            </Question>
        }
        .into_any()
    });
    let day = RwSignal::new(asked.day.to_string());
    view! {
        <BackLink page=Page::Result />
        {asking("Area, day and reference", (asked, day), "Save", change)}
        {ask}
    }
    .into_any()
}

/// Whose law applies, where the rule is not that of one nation.
fn which_nation(nation: RwSignal<String>) -> AnyView {
    let named = |nation| match nation {
        // Of one case: which of them is not said.
        Nation::EnglandAndWales => "England or Wales",
        one => one.name(),
    };
    let choices = Nation::of_places().map(|one| (id_of(one).to_owned(), named(one).to_owned()));
    let choices = std::iter::once((String::new(), "Not known".to_owned()))
        .chain(choices)
        .collect();
    let why = "Orders, disclosure and the basis for sharing differ.";
    view! { <Select id="nation" label="Where the case is" hint=why choices bound=nation /> }
        .into_any()
}

/// What is asked about an assessment as a whole.
struct AssessmentDetails {
    /// Whose rule applies: always there once it was asked.
    area: Option<AreaChoice>,
    nation: Option<Nation>,
    day: Day,
    reference: String,
}

fn asking(
    title: &'static str,
    (asked, day): (AssessmentDetails, RwSignal<String>),
    send: &'static str,
    take: impl Fn(AssessmentDetails) + 'static,
) -> AnyView {
    let areas = use_areas();
    let clock = use_clock();
    let sought = areas
        .book
        .with_untracked(|book| AreaSought::of(asked.area.as_ref(), book));
    let of = Nation::of_places().find(|one| asked.nation == Some(*one));
    let (nation, reference) = (
        RwSignal::new(of.map_or("", id_of).to_owned()),
        RwSignal::new(asked.reference),
    );
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let sent = move || {
        let mut wrong = Vec::new();
        let area = areas.book.with_untracked(|book| sought.choice(book));
        let area = area
            .map_err(|says| wrong.push(("area".to_owned(), says.to_owned())))
            .ok();
        let read = parse_day(&day.get(), clock.today())
            .map_err(|mistake| wrong.push(("day".to_owned(), mistake.where_a_day_is_needed())));
        mistakes.set(wrong);
        if let (Ok(day), true) = (read, mistakes.with(Vec::is_empty)) {
            let nation = nation.with(|chosen| of_id(chosen));
            let is_national = areas.book.with_untracked(|book| sought.is_national(book));
            take(AssessmentDetails {
                area,
                nation: nation.filter(|_| is_national),
                day,
                reference: reference.get().trim().to_owned(),
            });
        }
    };
    let not_a_name = "Not a name. It is kept with the case and printed on it.";
    let is_national = Memo::new(move |_| areas.book.with(|book| sought.is_national(book)));
    let whose_law = live(move || {
        if is_national.get() {
            which_nation(nation)
        } else {
            nothing()
        }
    });
    view! {
        <ErrorSummary mistakes />
        <Heading>{title}</Heading>
        <Form submit=send send=sent>
            <AreaFinder id="area" sought mistakes />
            {whose_law}
            <DateField
                id="day"
                label="Day of the assessment"
                hint="A day, for example 20 July 2018, or today. If just the month is known, choose a day in it."
                width=Width::Twenty
                bound=day
                mistakes
                as_of=clock.day
            />
            <TextField
                id="reference"
                label="Your reference (if you want one)"
                hint=not_a_name
                width=Width::Twenty
                bound=reference
            />
        </Form>
    }
    .into_any()
}
