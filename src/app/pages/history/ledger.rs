//! A list of the history: its newest entries, and behind a fold for each year what is older, made when it is opened.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use waymark::engine::decided::Decided;
use waymark::logic::Truth;
use waymark::model::case::Case;
use waymark::words::explain::{LedgerPart, MarkSays, TimeMark, Timeline, capitalised, timeline};

use super::form::{is_later, later_words};
use super::{HistorySection, section_of};
use crate::app::parts::{LateFold, focus, live, nothing};
use crate::app::store::{Navigation, Page, use_navigation};

/// Everything with a date, and the decision that it was laid out from.
pub struct Laid {
    decided: Arc<Decided>,
    pub timeline: Timeline,
}

impl Laid {
    pub fn new(decided: Arc<Decided>) -> Self {
        let timeline = timeline(decided.case(), decided.book(), decided.decision());
        Self { decided, timeline }
    }

    pub fn case(&self) -> &Case {
        self.decided.case()
    }

    fn mark(&self, place: usize) -> Option<&TimeMark> {
        self.timeline.marks.get(place)
    }
}

/// What is laid out of the open case.
pub type Found = Memo<Option<Arc<Laid>>>;

/// Which folds of the page are open, by the ids of their elements. They are open again on return.
#[derive(Clone)]
pub struct Folds {
    known: ArcStoredValue<BTreeMap<String, ArcRwSignal<bool>>>,
    navigation: &'static Navigation,
}

impl Folds {
    pub fn new() -> Self {
        let folds = Self {
            known: ArcStoredValue::new(BTreeMap::new()),
            navigation: use_navigation(),
        };
        let left = folds.clone();
        on_cleanup(move || left.remember());
        folds
    }

    pub fn of(&self, id: &str) -> ArcRwSignal<bool> {
        let known = self.known.with_value(|folds| folds.get(id).cloned());
        known.unwrap_or_else(|| {
            let unfolded = self.navigation.unfolded;
            let was_open = unfolded.with_value(|open| open.iter().any(|one| one == id));
            let open = ArcRwSignal::new(was_open);
            self.known.update_value(|folds| {
                folds.insert(id.to_owned(), open.clone());
            });
            open
        })
    }

    fn remember(&self) {
        let unfolded = self.navigation.unfolded;
        self.known.with_value(|folds| {
            unfolded.update_value(|open| {
                open.retain(|one| !folds.contains_key(one));
                let now = folds.iter().filter(|(_, open)| open.get_untracked());
                open.extend(now.map(|(id, _)| id.clone()));
            });
        });
    }
}

/// Brings the entry of a mark into sight, out of the fold that it lies in.
pub fn show_entry(found: Found, folds: &Folds, place: usize) {
    let Some(laid) = found.get_untracked() else {
        return;
    };
    let Some((mark, section)) = laid
        .mark(place)
        .and_then(|mark| Some((mark, section_of(mark.lane)?)))
    else {
        return;
    };
    let parts = laid.timeline.newest_first(section.lanes, laid.case());
    let part = parts.iter().position(|part| part.marks.contains(&place));
    if let Some(part) = part.filter(|part| *part > 0) {
        folds.of(&fold_id(section.list.id(), part)).set(true);
    }
    let id = entry_id(section, mark);
    // By the next frame what was opened is there.
    request_animation_frame(move || {
        if let Some(entry) = document().get_element_by_id(&id) {
            entry.scroll_into_view();
            focus(&entry);
        }
    });
}

fn fold_id(list: &str, part: usize) -> String {
    format!("{list}-part-{part}")
}

/// The element id of an entry in its list.
fn entry_id(section: &HistorySection, mark: &TimeMark) -> String {
    format!("{}-{}", section.list.id(), mark.id)
}

/// A list in parts: the first is there, and each of the others lies in a fold of its own.
#[component]
pub fn Parts(
    parts: Memo<Vec<LedgerPart>>,
    /// What the ids of the folds begin with.
    name: &'static str,
    /// What stands between the first part and the folds, by how many there are in the first and in all.
    between: fn(usize, usize) -> String,
    folds: Folds,
    /// The entries of a part, of which so many come before it.
    entries: Arc<dyn Fn(LedgerPart, usize) -> AnyView + Send + Sync>,
) -> impl IntoView {
    live(move || {
        let parts = parts.get();
        let many: usize = parts.iter().map(|part| part.marks.len()).sum();
        let mut before = 0;
        let mut shown = Vec::new();
        for (number, part) in parts.into_iter().enumerate() {
            let (from, length) = (before, part.marks.len());
            before += length;
            if number == 0 {
                shown.push(entries(part, from));
                if length < many {
                    let says = between(length, many);
                    shown.push(view! { <p class="govuk-body wm-no-print">{says}</p> }.into_any());
                }
                continue;
            }
            let open = folds.of(&fold_id(name, number));
            let (summary, entries) = (part.title.clone(), Arc::clone(&entries));
            let fold = view! {
                <LateFold class="wm-ledger__part" summary open>
                    {entries(part.clone(), from)}
                </LateFold>
            };
            shown.push(fold.into_any());
        }
        shown.into_any()
    })
}

/// The entries of one list, the newest first.
#[component]
pub fn Ledger(section: &'static HistorySection, found: Found, folds: Folds) -> impl IntoView {
    let parts = Memo::new(move |_| {
        found.with(|found| {
            found.as_ref().map_or_else(Vec::new, |laid| {
                laid.timeline.newest_first(section.lanes, laid.case())
            })
        })
    });
    let is_empty =
        Memo::new(move |_| parts.with(|parts| parts.iter().all(|one| one.marks.is_empty())));
    let entries =
        Arc::new(move |part: LedgerPart, _| view! { <Entries section found part /> }.into_any());
    let between =
        |first, many| format!("These are the newest {first} of {many}. The older ones, by year:");
    live(move || {
        if is_empty.get() {
            return view! { <p class="govuk-body">{section.none}</p> }.into_any();
        }
        let (folds, entries) = (folds.clone(), entries.clone());
        view! { <Parts parts name=section.list.id() between folds entries /> }.into_any()
    })
}

/// What an entry shows.
#[derive(Clone, PartialEq, Eq, Hash)]
struct EntryShown {
    id: String,
    form: String,
    class: &'static str,
    says: MarkSays,
    /// That it lies after the day the case speaks for.
    later: Option<String>,
}

impl EntryShown {
    fn of(section: &HistorySection, laid: &Laid, mark: &TimeMark) -> Self {
        let case = laid.case();
        let class = match mark.counts {
            Some(Truth::Met) => "wm-ledger__event wm-ledger__event--counts",
            Some(Truth::CannotTell) => "wm-ledger__event wm-ledger__event--possible",
            Some(Truth::NotMet) => "wm-ledger__event wm-ledger__event--not",
            None => "wm-ledger__event",
        };
        let called = section.list.in_address(case, &mark.id);
        let later = is_later(case, section.list, Some(&mark.id));
        Self {
            id: entry_id(section, mark),
            form: Page::Entry(section.list, called).hash(),
            class,
            says: mark.says(case),
            later: later.then(|| later_words(case.as_of)),
        }
    }
}

/// A part of a list, entry by entry. An answer makes those anew of which it changes what they say.
#[component]
fn Entries(section: &'static HistorySection, found: Found, part: LedgerPart) -> impl IntoView {
    let shown = Memo::new(move |_| {
        found.with(|found| {
            let Some(laid) = found else {
                return Vec::new();
            };
            let marks = part.marks.iter().filter_map(|place| laid.mark(*place));
            marks
                .map(|mark| EntryShown::of(section, laid, mark))
                .collect()
        })
    });
    view! {
        <ul class="wm-ledger">
            <For each=move || shown.get() key=Clone::clone let:entry>
                <Entry entry />
            </For>
        </ul>
    }
}

/// One entry: when, what is known, and the way to change it.
#[component]
fn Entry(entry: EntryShown) -> impl IntoView {
    let EntryShown {
        id,
        form,
        class,
        says: MarkSays { when, what, says },
        later,
    } = entry;
    let named = format!(" {when}, {what}");
    let says = says.into_iter().chain(later);
    let says = says.map(|line| view! { <p class="wm-ledger__what">{line}</p> });
    view! {
        <li class=class id=id tabindex="-1">
            <span class="wm-ledger__when">{capitalised(&when)}</span>
            <p class="wm-ledger__what">{capitalised(&what)}</p>
            {says.collect_view()}
            <p class="wm-ledger__what wm-ledger__change wm-tap">
                <a class="govuk-link" href=form>
                    "Change"
                    <span class="govuk-visually-hidden">{named}</span>
                </a>
            </p>
        </li>
    }
}

/// Everything with a date in words, the oldest first: what the picture shows.
#[component]
pub fn InWords(found: Found, folds: Folds) -> impl IntoView {
    let parts = Memo::new(move |_| {
        found.with(|found| {
            found
                .as_ref()
                .map_or_else(Vec::new, |laid| laid.timeline.oldest_first(laid.case()))
        })
    });
    let entries = Arc::new(move |part: LedgerPart, before| {
        view! { <LinesInWords found part before /> }.into_any()
    });
    let between =
        |first, many| format!("These are the oldest {first} of {many}. The others, by year:");
    view! { <Parts parts name="in-words" between folds entries /> }
}

#[component]
fn LinesInWords(found: Found, part: LedgerPart, before: usize) -> impl IntoView {
    let lines = Memo::new(move |_| {
        found.with(|found| {
            let Some(laid) = found else {
                return Vec::new();
            };
            let marks = part.marks.iter().filter_map(|place| laid.mark(*place));
            marks
                .map(|mark| (mark.lane.title(), mark.words(laid.case())))
                .collect::<Vec<_>>()
        })
    });
    live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return nothing();
        }
        let lines = lines.into_iter().map(|(lane, words)| {
            view! {
                <li>
                    <span class="govuk-visually-hidden">{lane} ". "</span>
                    {words}
                </li>
            }
        });
        view! {
            <ol class="govuk-list govuk-list--number" start=(before + 1).to_string()>
                {lines.collect_view()}
            </ol>
        }
        .into_any()
    })
}
