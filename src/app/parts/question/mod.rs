//! The questions of an instrument, with their answers, notes and sources.

mod answers;
mod in_place;
mod key;
mod keyboard;
mod keys_hint;
mod last_time;
mod map;
mod note;
mod one;
mod recorded;
mod said;
mod ways;

use leptos::prelude::*;
use waymark::model::case::VICTIM;
use waymark::model::instrument::{Answer, Instrument, Item, Reply};
use waymark::words::explain::{other_reply_words, reply as reply_words};

pub use keys_hint::KeysHint;
pub use map::QuestionMap;
pub use recorded::Recorded;

use self::key::Key;
use self::last_time::Last;
use self::one::Question;
use super::all;
use crate::app::store::{use_areas, use_casework};

/// The element id of a question about a person.
pub fn question_id(whom: &str, instrument: &str, item: &str) -> String {
    let about = if whom == VICTIM {
        String::new()
    } else {
        format!("-{whom}")
    };
    format!("q{about}-{instrument}-{item}")
}

/// What the case holds for one item; nothing when it holds no answer.
pub type GivenAnswer = Memo<Option<Answer>>;

/// Today's answers to an instrument about one person, in its order.
pub struct InstrumentAnswers {
    pub whom: String,
    pub given: Vec<GivenAnswer>,
}

/// What was answered or confirmed today about a person: whoever shows a question reads its answer and no other.
pub fn answers(whom: &str, instrument: &Instrument) -> InstrumentAnswers {
    let casework = use_casework();
    let given = instrument
        .items
        .iter()
        .map(|item| casework.answer(whom, &instrument.id, &item.id))
        .collect();
    InstrumentAnswers {
        whom: whom.to_owned(),
        given,
    }
}

/// The questions of an instrument that stand in `section`, or all of them, with its `answers`. What is asked today in place,
/// under a question of another list, is left out.
pub fn questions(
    instrument: &Instrument,
    answers: &InstrumentAnswers,
    section: Option<&str>,
) -> AnyView {
    let (areas, casework) = (use_areas(), use_casework());
    let is_elsewhere = |item: &Item| {
        areas.book.with_untracked(|book| {
            casework.case.with_untracked(|case| {
                book.is_asked_elsewhere(case, &answers.whom, &instrument.id, &item.id)
            })
        })
    };
    let stands = |item: &Item| {
        section.is_none_or(|section| item.section.as_deref() == Some(section))
            && !is_elsewhere(item)
    };
    let places = instrument
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| stands(item))
        .map(|(place, _)| place);
    all(ordered(instrument, answers, &places.collect::<Vec<_>>()))
}

/// The questions of those places, in that order.
pub fn ordered(
    instrument: &Instrument,
    answers: &InstrumentAnswers,
    places: &[usize],
) -> Vec<AnyView> {
    let of = places.iter().map(|place| (instrument, answers, *place));
    in_one_order(&of.collect::<Vec<_>>())
}

/// Questions of several lists, each by its list, the answers to that and its place there, in one order.
pub fn in_one_order(places: &[(&Instrument, &InstrumentAnswers, usize)]) -> Vec<AnyView> {
    let key = |(list, answers, place): &(&Instrument, &InstrumentAnswers, usize)| {
        let item = list.items.get(*place)?;
        Some(Key::new(&answers.whom, &list.id, &item.id))
    };
    let keys: Vec<Option<Key>> = places.iter().map(key).collect();
    let one =
        |(index, (list, answers, place)): (usize, &(&Instrument, &InstrumentAnswers, usize))| {
            let item = list.items.get(*place)?;
            let answer = answers.given.get(*place)?;
            let key = keys.get(index).copied().flatten()?;
            let next = keys.get(index + 1).copied().flatten().map(Key::id);
            let all = list.items.len();
            let number =
                (!item.number.is_empty()).then(|| format!("Question {} of {all}", item.number));
            let question = view! {
                <Question
                    key
                    item=item.clone()
                    choices=AnswerChoices::of(list, item, answered(answer))
                    answer=*answer
                    number
                    next
                    last=Last::of(list, key)
                    offers=offered(item)
                />
            };
            Some(question.into_any())
        };
    places.iter().enumerate().filter_map(one).collect()
}

/// The answers that are offered.
#[derive(Clone)]
struct AnswerChoices {
    main: Vec<(Reply, String)>,
    /// Those that stand apart.
    other: Vec<(Reply, String)>,
    /// What was looked for by the professional is found, or not, or has not been looked for; nobody is asked.
    search: bool,
    /// Whether letters may answer.
    yes_or_no: bool,
}

impl AnswerChoices {
    /// What may be answered to a question, and what is answered already, whatever that is.
    fn of(instrument: &Instrument, item: &Item, answered: Option<Reply>) -> Self {
        let yes_or_no = instrument.scale.is_empty();
        let own: Vec<(Reply, String)> = if yes_or_no {
            let yes = if instrument.yes.is_empty() {
                reply_words(&Reply::Yes).to_owned()
            } else {
                instrument.yes.clone()
            };
            let no = reply_words(&Reply::No).to_owned();
            vec![(Reply::Yes, yes), (Reply::No, no)]
        } else {
            let steps = instrument.scale.iter();
            steps
                .map(|step| (Reply::Step(step.id.clone()), step.label.clone()))
                .collect()
        };
        let mut others = instrument.other_replies(item).to_vec();
        let is_there =
            |reply: &Reply| own.iter().any(|(one, _)| one == reply) || others.contains(reply);
        if let Some(answered) = answered.filter(|reply| !is_there(reply)) {
            others.push(answered);
        }
        let mut main = own;
        let named = |reply: Reply| {
            let words = other_reply_words(instrument, item, &reply).to_owned();
            (reply, words)
        };
        // The first stands beside yes and no, or beside what was found.
        let mut others = others.into_iter().map(named);
        main.extend(others.next());
        Self {
            main,
            other: others.collect(),
            search: is_search(instrument),
            yes_or_no,
        }
    }
}

/// The instrument that an item may lead to, where it is not asked in place: its id and its title.
fn offered(item: &Item) -> Option<(String, String)> {
    let offered = item.offers.as_ref()?;
    use_areas().book.with_untracked(|book| {
        book.instrument(offered)
            .filter(|offered| !offered.in_place)
            .map(|offered| (offered.id.clone(), offered.title.clone()))
    })
}

fn answered(answer: &GivenAnswer) -> Option<Reply> {
    answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.reply.clone()))
}

/// Whether it asks what a search came to, and nobody for an answer.
fn is_search(instrument: &Instrument) -> bool {
    instrument.has_only_steps()
}

fn found(question: &str, inside: &str) -> Option<web_sys::Element> {
    document()
        .query_selector(&format!("#{question} {inside}"))
        .ok()
        .flatten()
}
