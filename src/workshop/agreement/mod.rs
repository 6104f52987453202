//! Several assessors' answers to one case beside each other: where they agree, and what to talk about.

mod alpha;
mod unlike;
mod words;

use crate::engine::decision::{RouteFound, routes_under};
use crate::logic::Truth;
use crate::model::book::{Rulebook, Rules, Shown};
use crate::model::case::{Assessment, Case, Grade, HighestGrade};
use crate::model::instrument::{Instrument, Item, Reply, Role};

pub use alpha::{Alpha, alpha};
pub use unlike::Unlike;
pub use words::{
    ABOUT_ALPHA, ABOUT_GRADES, NOBODY_ANSWERED, WHAT_COUNTS, alpha_words, grades_words,
    named_words, unlike_words,
};

/// One assessor's file.
#[derive(Clone, Debug)]
pub struct AssessorFile {
    /// What it is called on the page: the file's name.
    pub named: String,
    /// What it holds.
    pub case: Case,
}

/// Several assessors beside each other.
#[derive(Clone, Debug)]
pub struct Agreement<'a> {
    /// The checklist.
    pub instrument: &'a Instrument,
    /// The assessors whose files answer it, in the order given.
    pub of: Vec<&'a AssessorFile>,
    /// Those whose files do not.
    pub left_out: Vec<&'a AssessorFile>,
    /// Every item with each assessor's answer; not asked, and not safe to ask, is nothing.
    pub items: Vec<ItemAnswers<'a>>,
    /// Every assessor's own grade.
    pub grades: Vec<Option<Grade>>,
    /// The highest grade that any of them could give.
    pub highest_grade: HighestGrade,
    /// Alpha over the items.
    pub alpha: Alpha,
    /// In what the files differ that an exercise gives to everybody alike.
    pub unlike: Vec<Unlike>,
}

/// One item and its answers.
#[derive(Clone, Debug)]
pub struct ItemAnswers<'a> {
    /// The item.
    pub item: &'a Item,
    /// Each assessor's answer.
    pub replies: Vec<Option<&'a Reply>>,
    /// How they stand to each other.
    pub stands: Stands,
}

/// How the answers to an item stand to each other: what to talk about first comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Yes for some and no for others.
    YesAgainstNo,
    /// Known to some and not to others, or not known in different ways.
    Otherwise,
    /// Some did not ask, and the others agree.
    NotAsked,
    /// All gave the same answer.
    Same,
    /// Nobody asked.
    Nobody,
}

/// One route and what every assessor's file comes to.
#[derive(Clone, Debug)]
pub struct RouteRow {
    /// The route's name.
    pub name: String,
    /// The answers, in the order of the assessors.
    pub answers: Vec<Truth>,
}

/// A rule that files name, under which all of them are put.
#[derive(Clone, Debug)]
pub struct NamedRule<'a> {
    /// The rule that is shown: the one that was named, or national guidance in its place.
    pub shown: Shown<'a>,
    /// Whose files name it.
    pub by: Vec<&'a str>,
}

impl AssessorFile {
    /// What the assessor made: the assessments of the case's own day. What is older was given to everybody alike.
    fn made(&self) -> impl DoubleEndedIterator<Item = &Assessment> {
        let today = self.case.as_of.into();
        self.case
            .assessments
            .list
            .iter()
            .filter(move |one| one.when == today && one.is_of_victim())
    }

    /// What the assessor answered of a checklist.
    fn answered(&self, instrument: &Instrument) -> Option<&Assessment> {
        let of_it = |one: &&Assessment| {
            one.instrument.as_ref() == Some(&instrument.id) && !one.answers.is_empty()
        };
        self.made().rfind(of_it)
    }
}

/// The checklists that assessors answered, the one that most of them did first.
pub fn checklists<'a>(sheets: &[AssessorFile], book: &'a Rulebook) -> Vec<&'a Instrument> {
    let answered = |one: &Instrument| {
        sheets
            .iter()
            .filter(|sheet| sheet.answered(one).is_some())
            .count()
    };
    let mut found: Vec<_> = book
        .instruments
        .iter()
        .filter(|one| one.role == Role::Checklist)
        .collect();
    found.retain(|one| answered(one) > 0);
    found.sort_by_key(|one| std::cmp::Reverse(answered(one)));
    found
}

/// The answers of several assessors to a checklist.
///
/// Does not know and declined are answers of their own: that an assessor took an answer for a refusal, and another for a
/// no, is what an exercise is to bring out. What was not asked is missing.
pub fn agreement<'a>(sheets: &'a [AssessorFile], instrument: &'a Instrument) -> Agreement<'a> {
    let (of, left_out): (Vec<&AssessorFile>, Vec<&AssessorFile>) = sheets
        .iter()
        .partition(|sheet| sheet.answered(instrument).is_some());
    let answered: Vec<&Assessment> = of
        .iter()
        .filter_map(|sheet| sheet.answered(instrument))
        .collect();
    let items: Vec<ItemAnswers<'_>> = instrument
        .items
        .iter()
        .map(|item| row(&answered, instrument, item))
        .collect();
    let place = |reply: &Reply| {
        instrument
            .scale
            .iter()
            .position(|step| Reply::Step(step.id.clone()) == *reply)
    };
    let value = |reply: &Reply| match reply {
        Reply::Yes => Some(0),
        Reply::No => Some(1),
        Reply::DoesNotKnow => Some(2),
        Reply::Declined => Some(3),
        Reply::Step(_) => place(reply).map(|place| place + 4),
        Reply::NotAsked | Reply::NotSafe => None,
    };
    let units: Vec<Vec<usize>> = items
        .iter()
        .map(|row| {
            row.replies
                .iter()
                .filter_map(|reply| value((*reply)?))
                .collect()
        })
        .collect();
    let grades = of
        .iter()
        .map(|sheet| sheet.made().filter_map(|one| one.grade).next_back())
        .collect();
    let highest_grade = of
        .iter()
        .flat_map(|sheet| sheet.made())
        .map(|one| one.highest_grade.beside(one.grade))
        .fold(HighestGrade::High, HighestGrade::or);
    let unlike = unlike::unlike(&of);
    Agreement {
        instrument,
        alpha: alpha(&units),
        items,
        grades,
        highest_grade,
        unlike,
        of,
        left_out,
    }
}

fn row<'a>(
    answered: &[&'a Assessment],
    instrument: &Instrument,
    item: &'a Item,
) -> ItemAnswers<'a> {
    let reply = |one: &&'a Assessment| {
        let given = one.answers.get(&item.id)?;
        Some(&given.reply).filter(|reply| !matches!(reply, Reply::NotAsked | Reply::NotSafe))
    };
    let replies: Vec<Option<&Reply>> = answered.iter().map(reply).collect();
    let mut asked = replies.iter().flatten();
    let stands = match asked.next() {
        None => Stands::Nobody,
        Some(first) => {
            let counts = |is: bool| {
                replies
                    .iter()
                    .flatten()
                    .any(|reply| instrument.counts(reply) == Some(is))
            };
            if counts(true) && counts(false) {
                Stands::YesAgainstNo
            } else if asked.any(|reply| reply != first) {
                Stands::Otherwise
            } else if replies.contains(&None) {
                Stands::NotAsked
            } else {
                Stands::Same
            }
        }
    };
    ItemAnswers {
        item,
        replies,
        stands,
    }
}

impl<'a> Agreement<'a> {
    /// The items to talk about: real disagreement first, then those that some did not ask.
    pub fn to_talk_about(&self) -> Vec<&ItemAnswers<'a>> {
        let mut rows: Vec<&ItemAnswers<'a>> = self
            .items
            .iter()
            .filter(|row| row.stands < Stands::Same)
            .collect();
        rows.sort_by_key(|row| row.stands);
        rows
    }

    /// The rules that the files name, in the order in which they first come: most often one. The case that happens to be open
    /// has no say in it.
    pub fn named(&self, book: &'a Rulebook) -> Vec<NamedRule<'a>> {
        let mut named: Vec<NamedRule<'a>> = Vec::new();
        for sheet in &self.of {
            let Some(shown) = book.shown(sheet.case.area.as_ref(), sheet.case.as_of) else {
                continue;
            };
            let same = |known: &&mut NamedRule<'a>| {
                let key = |shown: &Shown<'a>| {
                    (
                        shown.rules.area.id.clone(),
                        shown.rules.version.id.clone(),
                        shown.missing.clone(),
                    )
                };
                key(&known.shown) == key(&shown)
            };
            match named.iter_mut().find(same) {
                Some(known) => known.by.push(&sheet.named),
                None => named.push(NamedRule {
                    shown,
                    by: vec![&sheet.named],
                }),
            }
        }
        named
    }

    /// What every assessor's file comes to under a rule, route by route, each on its own day.
    pub fn routes(&self, rules: Rules<'_>) -> Vec<RouteRow> {
        let found: Vec<_> = self
            .of
            .iter()
            .map(|sheet| routes_under(&sheet.case, rules, sheet.case.as_of))
            .collect();
        let row = |(place, route): (usize, &crate::model::rules::Route)| RouteRow {
            name: route.name.clone(),
            answers: found
                .iter()
                .filter_map(|one| one.routes.get(place).map(RouteFound::answer))
                .collect(),
        };
        rules.version.routes.iter().enumerate().map(row).collect()
    }
}
