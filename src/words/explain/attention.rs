use crate::engine::decision::{Decision, Finding, GradeFound};
use crate::logic::Truth;
use crate::model::case::{Case, Grade, Review};
use crate::model::instrument::Instrument;
use crate::model::rules::notice::Class;
use crate::record::isolated;

use super::again::carried_words;
use super::names::grade;
use super::notices::{NoticeWords, notice_sources, notice_words};
use super::numbers::capitalised;
use super::says::Facts;
use super::says::Says;

/// Something that stands above the routes, because nobody may overlook it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// A short name that stays the same whatever the case: `review`, `reassess`.
    pub id: &'static str,
    /// What is asked for.
    pub heading: &'static str,
    /// Each reason by name with its first fact, and how many more there are.
    pub brief: Vec<Says>,
    /// Why, each reason with the facts of this case.
    pub reasons: Vec<Says>,
    /// The facts that a reason counts and does not name.
    pub earlier: Vec<Facts>,
    /// Where each reason comes from.
    pub sources: Vec<Facts>,
}

/// Who reviewed an assessment, when, and what came of it.
pub fn review_says(review: &Review) -> Says {
    let graded = review.grade.map_or("no grade given".to_owned(), |given| {
        format!("graded {}", grade(given))
    });
    let (by, when) = (isolated(review.by.trim()), review.when);
    Says::new(
        format!("Reviewed by {by}, {when}: {graded}"),
        isolated(review.words.trim()),
    )
}

/// The notice that nothing else may stand before.
pub(super) const DANGER: &str = "danger-999";

/// That somebody is in immediate danger, where that is recorded.
pub(super) fn danger(decision: &Decision<'_>) -> Option<Says> {
    let mut found = decision
        .notices_of(Class::DoNow)
        .filter(|found| found.answer() == Truth::Met);
    found
        .find(|found| found.notice.id == DANGER)
        .map(|found| Says::new(found.notice.title.clone(), found.notice.at_once.clone()))
}

/// What asks for a second look, and what calls for a new assessment.
pub fn attention(decision: &Decision<'_>) -> Vec<Attention> {
    let kinds = [
        (
            Class::Reassess,
            "reassess",
            ["Reassess now", "A new assessment may be due"],
        ),
        (
            Class::Review,
            "review",
            ["Review required", "A review may be required"],
        ),
    ];
    kinds
        .into_iter()
        .map(|(class, id, headings)| attention_of(decision, class, id, headings))
        .filter(|found| !found.reasons.is_empty())
        .collect()
}

/// What the notices of a class ask for; its headings say that it is certain, and that it may be so.
fn attention_of(
    decision: &Decision<'_>,
    class: Class,
    id: &'static str,
    [certain, perhaps]: [&'static str; 2],
) -> Attention {
    let reviewed = reviewed(decision).filter(|_| class == Class::Review);
    let heading = match (reviewed, asks_for(decision, class)) {
        (Some(_), _) => "Reviewed",
        (None, true) => certain,
        (None, false) => perhaps,
    };
    let words: Vec<_> = decision.notices_of(class).map(notice_words).collect();
    let sources = decision.notices_of(class).map(notice_sources).collect();
    let mut brief: Vec<Says> = words.iter().map(in_brief).collect();
    let earlier = words.iter().filter(|one| !one.further.is_empty());
    let which = |one: &NoticeWords| if one.in_order { "earlier" } else { "further" };
    let earlier = earlier
        .map(|one| Facts {
            lead: format!("{}: {}", one.title, which(one)),
            items: one.further.clone(),
        })
        .collect();
    let mut reasons: Vec<Says> = words
        .into_iter()
        .map(|one| Says::new(one.title, one.says))
        .collect();
    let of_review = || match reviewed {
        Some(review) => Some(review_says(review)),
        None => below_high(decision).map(|given| {
            Says::new(
                format!("The grade of {} does not stand by itself", grade(given)),
                "Somebody else looks at it with the reasons below, and writes what came of it.",
            )
        }),
    };
    let is_review = class == Class::Review && !reasons.is_empty();
    if let Some(first) = is_review.then(of_review).flatten() {
        brief.insert(0, first.clone());
        reasons.insert(0, first);
    }
    Attention {
        id,
        heading,
        brief,
        reasons,
        earlier,
        sources,
    }
}

/// A notice's name with its first fact, and how many more there are; what it says, where it rests on no fact by name.
fn in_brief(words: &NoticeWords) -> Says {
    let Some((first, more)) = words.facts.split_first() else {
        return Says::new(words.title.clone(), words.says.clone());
    };
    let perhaps = if words.answer == Truth::CannotTell {
        "perhaps "
    } else {
        ""
    };
    let more = if more.is_empty() {
        String::new()
    } else {
        format!("; and {} more", more.len())
    };
    Says::new(words.title.clone(), format!("{perhaps}{first}{more}"))
}

/// On what basis to share, and what has to be settled before.
pub fn sharing(decision: &Decision<'_>) -> (Vec<Says>, Vec<Facts>) {
    let words = decision.notices_of(Class::Sharing).map(notice_words);
    (
        words.map(|one| Says::new(one.title, one.says)).collect(),
        decision
            .notices_of(Class::Sharing)
            .map(notice_sources)
            .collect(),
    )
}

/// Whether something certainly asks for that.
pub(super) fn asks_for(decision: &Decision<'_>, class: Class) -> bool {
    decision
        .notices_of(class)
        .any(|found| found.answer() == Truth::Met)
}

/// Whether a review is still to be made: something certainly asks for one, and none of the newest checklist is recorded.
pub(super) fn asks_for_review(decision: &Decision<'_>) -> bool {
    asks_for(decision, Class::Review) && reviewed(decision).is_none()
}

/// The review of the newest checklist.
fn reviewed<'a>(decision: &Decision<'a>) -> Option<&'a Review> {
    let made = decision.checklist.as_ref()?.assessment?;
    made.reviewed_by(decision.on)
}

/// The grade below high that the answer about a grade rests on.
fn below_high(decision: &Decision<'_>) -> Option<Grade> {
    let newest = decision
        .checklist
        .as_ref()
        .and_then(|state| state.assessment)
        .and_then(|one| one.grade_on(decision.on));
    let routes = decision
        .routes
        .routes
        .iter()
        .filter_map(|found| found.finding.as_ref());
    let notices = decision
        .notices
        .iter()
        .filter_map(|found| found.finding.as_ref());
    routes
        .chain(notices)
        .filter_map(graded)
        .chain(newest)
        .find(|given| *given < Grade::High)
}

/// The newest grade in a criterion that asks for one.
fn graded(finding: &Finding<'_>) -> Option<Grade> {
    let of = |found: &GradeFound<'_>| {
        let given = found.newest.iter();
        given.filter_map(|one| one.grade_on(found.on)).min()
    };
    finding.leaves().filter_map(Finding::grade).find_map(of)
}

/// What a route says of a grade below high while a review is asked for; nothing where it has no such grade.
pub(super) fn not_alone(decision: &Decision<'_>, finding: Option<&Finding<'_>>) -> Option<String> {
    let given = finding
        .and_then(graded)
        .filter(|given| *given < Grade::High)?;
    asks_for_review(decision).then(|| {
        format!(
            "{} is not the last word: a review is required.",
            capitalised(grade(given))
        )
    })
}

/// The answers that today's assessment took over from an earlier one, by the day they are from.
pub fn carried(case: &Case, decision: &Decision<'_>) -> Vec<Facts> {
    let Some(state) = &decision.checklist else {
        return Vec::new();
    };
    let Some((confirmed, assessment)) = state
        .assessment
        .and_then(|one| Some((one.when.exact()?, one)))
    else {
        return Vec::new();
    };
    let instrument: &Instrument = state.instrument;
    let mut found: Vec<Facts> = Vec::new();
    for item in &instrument.items {
        let Some(from) = assessment
            .answers
            .get(&item.id)
            .and_then(|answer| answer.carried_from(confirmed))
        else {
            continue;
        };
        let lead = capitalised(&carried_words(from, confirmed, case.as_of));
        let name = capitalised(&item.named());
        match found.iter_mut().find(|one| one.lead == lead) {
            Some(known) => known.items.push(name),
            None => found.push(Facts {
                lead,
                items: vec![name],
            }),
        }
    }
    found
}
