use crate::engine::compare::{Again, GradedThing, Pair, SinceAssessment, Turn};
use crate::engine::decision::Thing;
use crate::logic::Truth;
use crate::model::case::{Assessment, Case, Grade};
use crate::model::dates::Day;
use crate::model::instrument::{Answer, Instrument, Reply};
use crate::record::isolated;

use super::criteria::thing_name;
use super::names::{answer_source, event_words, grade, reply};
use super::numbers::{capitalised, time_between};
use super::says::Facts;

/// How old last time's answers are, or that there are none.
pub fn last_words(again: &Again<'_>, as_of: Day) -> String {
    let Some((day, assessment)) = again.last else {
        return "The case holds no earlier answers to this checklist.".to_owned();
    };
    let graded = |given: Option<Grade>| {
        given
            .map(|one| format!(", graded {}", grade(one)))
            .unwrap_or_default()
    };
    // Answers need an exact day; what they were given in may be recorded more roughly.
    let rough = |one: &&Assessment| {
        let span = one.when.span();
        let close =
            |first: Day, last: Day| first <= day && day <= last && last.days_since(first) <= 31;
        one.is_of_victim()
            && one.when.exact().is_none()
            && span.first.zip(span.last).is_some_and(|(a, b)| close(a, b))
    };
    if let Some(rough) = again.case.assessments.list.iter().find(rough) {
        return format!(
            "Last time is recorded as {}{}. The answers here are kept under {day}.",
            rough.when,
            graded(rough.grade.or(assessment.grade))
        );
    }
    let graded = graded(assessment.grade);
    format!(
        "Last time was {day}{graded}: {} before {as_of}.",
        time_between(day, as_of)
    )
}

/// That the case is to be assessed again, because its review is due or its newest assessment is of before today; nothing
/// where neither is so, and nothing of a case from a publication.
pub fn assess_again_words(case: &Case, today: Day) -> Option<String> {
    let is_own = case.taken_from.is_empty();
    match case.next_review.filter(|_| is_own) {
        Some(review) if review == today => Some("Review due today".to_owned()),
        Some(review) if review < today => Some(format!("Review was due {review}")),
        Some(_) | None => {
            let when = case.assessed_before(today)?;
            Some(format!("Last assessed {when}"))
        }
    }
}

/// The day of the next review, where one lies ahead.
pub fn next_review_words(case: &Case, today: Day) -> Option<String> {
    let review = case.next_review.filter(|review| *review > today)?;
    let left = time_between(today, review);
    Some(format!("Next review: {review}, in {left}."))
}

/// An answer in a line: what, who says so, and the note.
pub fn answer_line(instrument: &Instrument, answer: &Answer) -> String {
    let step = |id: &String| instrument.step_of(id).map(|step| step.label.as_str());
    let said = match &answer.reply {
        Reply::Step(id) => step(id).unwrap_or(id),
        plain => reply(plain),
    };
    let note = if answer.note.is_empty() {
        String::new()
    } else {
        format!(": {}", isolated(&answer.note))
    };
    format!("{said} ({}){note}", answer_source(answer.source))
}

/// That an answer was carried over, from which day, and when it was confirmed.
pub fn carried_words(from: Day, confirmed: Day, as_of: Day) -> String {
    if confirmed == as_of {
        format!("carried from {from}, confirmed today")
    } else {
        format!("carried from {from}, confirmed on {confirmed}")
    }
}

/// Last time's answers, a line each.
pub fn last_answers(again: &Again<'_>) -> Vec<String> {
    let answered = again
        .pairs
        .iter()
        .filter_map(|pair| Some((pair.item, pair.last?.1)));
    answered
        .map(|(item, answer)| {
            format!(
                "{}: {}",
                capitalised(&item.named()),
                answer_line(again.instrument, answer)
            )
        })
        .collect()
}

/// What is different from last time, and what has not been gone through.
pub fn differences_since(again: &Again<'_>) -> Vec<Facts> {
    let of = |turn: Turn, lead: &str, says: fn(&Pair<'_>, &Instrument) -> String| {
        let items: Vec<String> = again
            .that(turn)
            .map(|pair| says(pair, again.instrument))
            .collect();
        (!items.is_empty()).then(|| Facts {
            lead: format!("{lead} ({})", items.len()),
            items,
        })
    };
    let named = |pair: &Pair<'_>, _: &Instrument| capitalised(&pair.item.named());
    let turned = |pair: &Pair<'_>, instrument: &Instrument| {
        let line = |answer: Option<&Answer>| {
            answer
                .map(|one| answer_line(instrument, one))
                .unwrap_or_default()
        };
        let (last, now) = (line(pair.last.map(|(_, answer)| answer)), line(pair.now));
        format!(
            "{}: last time {last}; now {now}",
            capitalised(&pair.item.named())
        )
    };
    let no_longer = |pair: &Pair<'_>, _: &Instrument| {
        let why = match pair
            .now
            .map(|now| now.note.trim())
            .filter(|note| !note.is_empty())
        {
            Some(note) => format!("now no: {}", isolated(note)),
            None => "now no. Write a note that says why.".to_owned(),
        };
        let name = capitalised(&pair.item.named());
        pair.last.map_or_else(String::new, |(day, _)| {
            format!("{name}: yes on {day}, {why}")
        })
    };
    let found = [
        of(Turn::NewYes, "Yes now, and not yes last time", named),
        of(Turn::NoLonger, "Yes last time, and no now", no_longer),
        of(Turn::Otherwise, "Different in another way", turned),
        of(
            Turn::Open,
            "Answered last time, and not gone through yet",
            named,
        ),
    ];
    found.into_iter().flatten().collect()
}

/// What happened since, by name.
pub fn since_words(again: &Again<'_>) -> Vec<Facts> {
    let Some(newest) = again.newest else {
        return Vec::new();
    };
    let of = |lead: String, meant: fn(&SinceAssessment<'_>) -> bool| {
        let since = again.since.iter().filter(|one| meant(one));
        let items: Vec<String> = since.map(|one| thing_name(one.thing, again.case)).collect();
        (!items.is_empty()).then(|| Facts {
            lead: format!("{lead} ({})", items.len()),
            items,
        })
    };
    let found = [
        of(format!("Since the newest assessment, {newest}"), |one| {
            one.after == Truth::Met
        }),
        of("From before it, and learned since".to_owned(), |one| {
            one.learned
        }),
        of("Perhaps since".to_owned(), |one| {
            one.after == Truth::CannotTell && !one.learned
        }),
    ];
    found.into_iter().flatten().collect()
}

/// A grade on the path of grades.
pub fn graded_words(one: &GradedThing<'_>) -> String {
    let with = match one.thing {
        Thing::Event(event) => match (event_words(event).detail, event.kinds.is_empty()) {
            (what, _) if what.is_empty() => "with an event".to_owned(),
            (what, true) => format!("with an event, {what}"),
            (what, false) => format!("with {what}"),
        },
        _ => "at an assessment".to_owned(),
    };
    format!(
        "{}: {}, {with}",
        capitalised(&one.when.to_string()),
        grade(one.grade)
    )
}
