//! What no case and no rule may break, tried on every bundled area, version and route.
//!
//! Adding a *yes*, an event or a judgement never takes a route away; order never matters; no denial, retraction or acquittal
//! lowers anything; whom a rule is for, what must be done first and what is noticed make and unmake no route.

pub mod bundled;
pub mod facts;
mod noticed;
mod order;
mod standing_in;

use crate::naive::generate;
use crate::naive::names;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use waymark::engine::decision::routes_under;
use waymark::logic::Truth;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{Assessment, Case, Judgement, Outcome, SignOff};
use waymark::model::dates::Day;
use waymark::model::instrument::{Answer, AnswerSource, Reply};
use waymark::model::rules::Criterion;

use bundled::{BOOK, bundled_case, items};
use generate::{Situation, situation};
use names::HERE;

/// How many cases each property is tried on; each on every route of every version of every area.
const CASES: u32 = 120;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn all_rules(book: &Rulebook) -> impl Iterator<Item = Rules<'_>> {
    book.areas.iter().flat_map(move |area| {
        area.versions.iter().map(move |version| Rules {
            book,
            area,
            version,
        })
    })
}

/// The case as it would be had everything happened in that area.
fn moved(case: &Case, area: &str) -> Case {
    let mut case = case.clone();
    let events = case
        .events
        .list
        .iter_mut()
        .flat_map(|event| &mut event.place.areas);
    let maracs = case
        .maracs
        .list
        .iter_mut()
        .flat_map(|marac| &mut marac.areas);
    for place in events.chain(maracs).filter(|place| place.as_str() == HERE) {
        area.clone_into(place);
    }
    case
}

fn leaves_out_the_present(criterion: Option<&Criterion>) -> bool {
    let text = serde_json::to_string(&criterion).expect("it is written");
    text.contains(r#""current":false"#)
}

/// The answer of every route of every version of every area, with its name.
fn answers(book: &Rulebook, case: &Case, on: Day) -> Vec<(String, Truth)> {
    let mut all = Vec::new();
    for rules in all_rules(book) {
        let case = moved(case, &rules.area.name);
        let found = routes_under(&case, rules, on);
        // A route to another service may be a band.
        // One that leaves out the present event is opened again by an assessment that does not say what led to it.
        let to_forum = found.routes.iter().filter(|found| {
            found.leads_to_forum() && !leaves_out_the_present(found.route.criterion.as_ref())
        });
        all.extend(to_forum.map(|route| {
            (
                format!("{} {} {}", rules.area.id, rules.version.id, route.route.id),
                route.answer(),
            )
        }));
    }
    all
}

fn never_lower(before: &Case, after: &Case, on: Day) -> Result<(), TestCaseError> {
    for ((name, before), (_, after)) in answers(&BOOK, before, on)
        .into_iter()
        .zip(answers(&BOOK, after, on))
    {
        prop_assert!(before <= after, "{name}: {before:?} became {after:?}");
    }
    Ok(())
}

fn unchanged(before: &Case, after: &Case, on: Day) -> Result<(), TestCaseError> {
    prop_assert_eq!(answers(&BOOK, before, on), answers(&BOOK, after, on));
    Ok(())
}

/// The case with that answer in the newest assessment with that instrument, begun on that day if there is none.
fn answered(
    case: &Case,
    on: Day,
    (instrument, item): &(&str, String),
    answer: Option<Answer>,
) -> Case {
    let mut case = case.clone();
    let of = |one: &Assessment| {
        one.instrument.as_deref() == Some(*instrument)
            && one.when.exact().is_some_and(|day| day <= on)
    };
    if !case.assessments.list.iter().any(of) {
        case.assessments.list.push(Assessment {
            id: "new".to_owned(),
            when: on.into(),
            instrument: Some((*instrument).to_owned()),
            grade: None,
            about: None,
            note: String::new(),
            answers: Default::default(),
            ..Assessment::default()
        });
    }
    let newest = case
        .assessments
        .list
        .iter_mut()
        .filter(|one| of(one))
        .max_by_key(|one| one.when.exact())
        .expect("there is one");
    newest.answers.remove(item);
    newest
        .answers
        .extend(answer.map(|answer| (item.clone(), answer)));
    case
}

fn by_perpetrator(reply: Reply) -> Answer {
    Answer {
        reply,
        source: AnswerSource::Perpetrator,
        note: String::new(),
        ..Answer::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_yes_never_takes_a_route_away(Situation { case, on, .. } in bundled_case(), item in select(items()), by in any::<bool>()) {
        let answer = if by { by_perpetrator(Reply::Yes) } else { Reply::Yes.into() };
        never_lower(&case, &answered(&case, on, &item, Some(answer)), on)?;
    }

    #[test]
    fn many_yes_one_after_another_never_take_a_route_away(Situation { case, on, .. } in bundled_case(), chosen in vec(select(items()), 1..10)) {
        let mut case = case;
        for item in chosen {
            let more = answered(&case, on, &item, Some(Reply::Yes.into()));
            never_lower(&case, &more, on)?;
            case = more;
        }
    }

    /// Where the record tells how many were yes and not which, learning that one of those was among them takes no route
    /// away that is met.
    #[test]
    fn a_yes_that_was_in_the_total_never_takes_a_route_away(Situation { mut case, on, .. } in bundled_case(), missing in 1..6_usize, item in select(items())) {
        for one in &mut case.assessments.list {
            let dropped: Vec<String> = one.answers.keys().take(missing).cloned().collect();
            let yes = one.answers.values().filter(|answer| answer.reply == Reply::Yes).count();
            one.answers.retain(|id, _| !dropped.contains(id));
            one.yes_total = (one.answers.len() + dropped.len() > 0).then(|| u32::try_from(yes).expect("few"));
        }
        let fits = |one: &Assessment| {
            let yes = one.answers.values().filter(|answer| answer.reply == Reply::Yes).count();
            one.yes_total.is_none_or(|total| (total as usize) > yes)
        };
        let open = case.assessments.list.iter().all(|one| one.instrument.as_deref() != Some(item.0) || !one.answers.contains_key(&item.1) && fits(one));
        prop_assume!(open);
        // What was open may be settled either way by it: the total is used up sooner.
        let more = answered(&case, on, &item, Some(Reply::Yes.into()));
        for ((name, before), (_, after)) in answers(&BOOK, &case, on).into_iter().zip(answers(&BOOK, &more, on)) {
            prop_assert!(before != Truth::Met || after == Truth::Met, "{name}: {before:?} became {after:?}");
        }
    }

    #[test]
    fn an_event_never_takes_a_route_away(Situation { case, on, .. } in bundled_case(), other in situation(), at in 0..6_usize) {
        for mut event in other.case.events.list.clone() {
            let mut more = case.clone();
            event.id = "new".to_owned();
            event.learned = None;
            more.events.list.insert(at.min(case.events.list.len()), event);
            never_lower(&case, &more, on)?;
        }
    }

    #[test]
    fn a_judgement_never_takes_a_route_away(Situation { case, on, .. } in bundled_case(), reasons in 0..4_usize, words in any::<bool>()) {
        let mut more = case.clone();
        let Judgement { should_be_heard, words: written, reasons: picked, .. } = &mut more.judgement;
        *should_be_heard = true;
        picked.extend((0..reasons).map(|number| format!("further-{number}")));
        if words {
            written.push_str("She is afraid.");
        }
        never_lower(&case, &more, on)?;
        let signed = more.sign_off.get_or_insert_with(SignOff::default);
        signed.by.push_str("J. Smith");
        signed.roles.extend(["a manager", "the service manager"].map(str::to_owned));
        never_lower(&case, &more, on)?;
    }

    /// Looking again, and being able to say that this is all, settles what could not be told and changes nothing else.
    #[test]
    fn knowing_that_it_is_all_takes_away_no_route_that_is_met(Situation { case, on, .. } in bundled_case()) {
        let mut open = case.clone();
        (open.events.all_known, open.maracs.all_known, open.assessments.all_known) = (false, false, false);
        let mut closed = case;
        (closed.events.all_known, closed.maracs.all_known, closed.assessments.all_known) = (true, true, true);
        for ((name, open), (_, closed)) in answers(&BOOK, &open, on).into_iter().zip(answers(&BOOK, &closed, on)) {
            let fits = open == closed || open == Truth::CannotTell;
            prop_assert!(fits, "{name}: {open:?} became {closed:?}");
        }
    }

    #[test]
    fn a_no_from_the_perpetrator_says_no_more_than_not_asked(Situation { case, on, .. } in bundled_case(), chosen in vec(select(items()), 1..12)) {
        let (mut denied, mut not_asked) = (case.clone(), case);
        for item in &chosen {
            denied = answered(&denied, on, item, Some(by_perpetrator(Reply::No)));
            not_asked = answered(&not_asked, on, item, None);
        }
        unchanged(&not_asked, &denied, on)?;
    }

    #[test]
    fn every_way_of_not_knowing_weighs_the_same(Situation { case, on, .. } in bundled_case(), item in select(items())) {
        let not_asked = answered(&case, on, &item, None);
        for reply in Reply::plain().skip(2) {
            unchanged(&not_asked, &answered(&case, on, &item, Some(reply.clone().into())), on)?;
            unchanged(&not_asked, &answered(&case, on, &item, Some(by_perpetrator(reply.clone()))), on)?;
        }
    }

    #[test]
    fn what_came_of_an_event_never_changes_a_route(Situation { case, on, .. } in bundled_case(), outcomes in vec(0..6_usize, 5)) {
        let mut other = case.clone();
        let all = [Outcome::Charged, Outcome::Convicted, Outcome::Acquitted, Outcome::Retracted, Outcome::NoFurtherAction];
        for (event, outcome) in other.events.list.iter_mut().zip(&outcomes) {
            event.outcome = all.get(*outcome).copied();
        }
        unchanged(&case, &other, on)?;
        for outcome in [Outcome::Acquitted, Outcome::Retracted] {
            other.events.list.iter_mut().for_each(|event| event.outcome = Some(outcome));
            unchanged(&case, &other, on)?;
        }
    }
}
