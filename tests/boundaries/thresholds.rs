//! Every number in every bundled rule, with every pattern of what is confirmed and what is not known around it.

use waymark::engine::decision::{Count, Evidence};
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{Agency, Event, Grade, Police};
use waymark::model::dates::When;
use waymark::model::instrument::{Answer, AnswerSource, Reply};
use waymark::model::rules::{Area, Criterion, Events, Extent, PeopleScope, Score, Threshold};

use super::cases::{all_known, assessment, book, case, day, event, find, leaves};

const ON: &str = "2018-07-20";

/// The rule by hand: enough confirmed is met, too few possible is not met, anything else cannot be told.
fn expected(least: u32, most: Option<u32>, threshold: Threshold) -> Truth {
    let (needed, enough) = match threshold {
        Threshold::AtLeast(number) => (number, number),
        Threshold::MoreThan(number) => (number + 1, number + 1),
        Threshold::Somewhere(from, to) => (from, to),
        Threshold::NotPublished => (1, u32::MAX),
    };
    match most {
        _ if least >= enough => Truth::Met,
        Some(most) if most < needed => Truth::NotMet,
        _ => Truth::CannotTell,
    }
}

/// The same of yes answers, where there may be a most of them.
fn in_band(least: u32, most: u32, asked: &Score) -> Truth {
    let enough = expected(least, Some(most), asked.count);
    let Some(at_most) = asked.at_most else {
        return enough;
    };
    if least > at_most {
        Truth::NotMet
    } else if most > at_most {
        enough.min(Truth::CannotTell)
    } else {
        enough
    }
}

fn highest(threshold: Threshold) -> u32 {
    match threshold {
        Threshold::AtLeast(number) | Threshold::Somewhere(_, number) => number,
        Threshold::MoreThan(number) => number + 1,
        Threshold::NotPublished => 3,
    }
}

/// The ways in which an answer may be open, the perpetrator's *no* among them.
fn open(number: usize) -> Option<Answer> {
    let by_perpetrator = Answer {
        reply: Reply::No,
        source: AnswerSource::Perpetrator,
        note: String::new(),
        ..Answer::default()
    };
    match number % 6 {
        0 => None,
        1 => Some(by_perpetrator),
        other => Reply::plain().nth(other).map(Answer::from),
    }
}

fn try_score(book: &Rulebook, area: &Area, criterion: &Criterion, asked: &Score) -> u32 {
    let items = &book
        .instrument(&asked.instrument)
        .expect("it is bundled")
        .items;
    let counts = |id: &String| asked.items.is_empty() || asked.items.contains(id);
    let items: Vec<_> = items
        .iter()
        .map(|item| item.id.clone())
        .filter(counts)
        .collect();
    let mut tried = 0;
    for yes in 0..=items.len() {
        for unknown in 0..=items.len() - yes {
            let mut case = case(day(ON));
            let mut made = assessment("a", day(ON).into());
            made.instrument = Some(asked.instrument.clone());
            for (index, item) in items.iter().enumerate() {
                let answer = match index {
                    index if index < yes => Some(Reply::Yes.into()),
                    index if index < yes + unknown => open(index),
                    _ => Some(Reply::No.into()),
                };
                made.answers
                    .extend(answer.map(|answer| (item.clone(), answer)));
            }
            case.assessments.list.push(made);
            let (least, most) = (
                u32::try_from(yes).expect("few"),
                u32::try_from(yes + unknown).expect("few"),
            );
            let finding = find(book, area, &case, day(ON), criterion);
            assert_eq!(
                finding.answer,
                in_band(least, most, asked),
                "{}: {yes} yes, {unknown} unknown",
                area.id
            );
            let Evidence::Score(found) = &finding.evidence else {
                panic!("a score is found as one")
            };
            assert_eq!(
                found.count,
                Count {
                    least,
                    most: Some(most)
                }
            );
            tried += 1;
        }
    }
    tried
}

/// An event that certainly counts.
fn counting(asked: &Events, area: &Area, index: u32) -> Event {
    let mut event = event(&format!("sure-{index}"), day(ON).minus_days(index).into());
    event.police = asked
        .recorded
        .iter()
        .find_map(|way| way.police())
        .unwrap_or(Police::NotReported);
    event.agencies = Some(
        asked
            .recorded
            .iter()
            .filter_map(|way| way.agency())
            .collect(),
    );
    event.kinds = asked.kinds.clone();
    event.place.areas = vec![area.name.clone()];
    event
}

/// The same event with one thing about it not known.
fn in_doubt(asked: &Events, area: &Area, index: u32) -> Event {
    let mut event = counting(asked, area, index);
    event.id = format!("doubt-{index}");
    let mut doubts: Vec<fn(&mut Event)> = Vec::new();
    if asked.months.is_some() {
        doubts.push(|event| event.when = When::Unknown);
    }
    if asked.people != PeopleScope::SamePersonCausingHarm {
        doubts.push(|event| event.harmed.clear());
    }
    if asked.people != PeopleScope::SameVictim {
        doubts.push(|event| event.by.clear());
    }
    if !asked.recorded.is_empty() {
        doubts.push(|event| (event.police, event.agencies) = (Police::Unknown, None));
    }
    if asked.place == Extent::ThisArea {
        doubts.push(|event| event.place.areas.push("Elsewhere".to_owned()));
    }
    doubts[index as usize % doubts.len()](&mut event);
    event
}

/// Events that certainly do not count, each for a reason of its own.
fn not_counting(asked: &Events, area: &Area) -> Vec<Event> {
    let mut others = vec![counting(asked, area, 0)];
    (others[0].harmed, others[0].by) = (vec!["o1".to_owned()], vec!["o1".to_owned()]);
    if let Some(months) = asked.months {
        let mut old = counting(asked, area, 1);
        old.when = day(ON).months_before(months).minus_days(1).into();
        others.push(old);
    }
    if !asked.recorded.is_empty() {
        let mut elsewhere = counting(asked, area, 2);
        (elsewhere.police, elsewhere.agencies) = (Police::NotReported, Some(vec![Agency::Other]));
        others.push(elsewhere);
    }
    for (index, event) in others.iter_mut().enumerate() {
        event.id = format!("other-{index}");
    }
    others
}

fn try_events(book: &Rulebook, area: &Area, criterion: &Criterion, asked: &Events) -> u32 {
    let mut tried = 0;
    for (sure, doubtful, is_all) in patterns(asked.count) {
        let mut case = case(day(ON));
        *case.events = all_known(not_counting(asked, area));
        case.events
            .list
            .extend((0..sure).map(|index| counting(asked, area, index)));
        case.events
            .list
            .extend((0..doubtful).map(|index| in_doubt(asked, area, index)));
        case.events.all_known = is_all;
        if !asked.current {
            // None of them is the present one.
            let mut made = assessment("a", day(ON).into());
            made.no_event = true;
            case.assessments = all_known(vec![made]);
        }
        let most = is_all.then_some(sure + doubtful);
        let finding = find(book, area, &case, day(ON), criterion);
        assert_eq!(
            finding.answer,
            expected(sure, most, asked.count),
            "{}: {sure} sure, {doubtful} in doubt, all {is_all}",
            area.id
        );
        let Evidence::Events(found) = &finding.evidence else {
            panic!("events are found as such")
        };
        assert_eq!(found.count, Count { least: sure, most }, "{}", area.id);
        assert_eq!(
            found.events.len(),
            case.events.list.len(),
            "every event of the ledger is weighed"
        );
        tried += 1;
    }
    tried
}

fn patterns(count: Threshold) -> impl Iterator<Item = (u32, u32, bool)> {
    let to = highest(count) + 1;
    (0..=to).flat_map(move |sure| {
        (0..=to).flat_map(move |doubtful| [true, false].map(|is_all| (sure, doubtful, is_all)))
    })
}

#[test]
fn every_score_at_every_pattern_of_yes_and_unknown() {
    let book = book();
    let mut tried = 0;
    for (area, _, _, leaf) in leaves(book) {
        if let Criterion::Score(asked) = leaf {
            tried += try_score(book, area, leaf, asked);
        }
    }
    assert!(
        tried >= 10 * 325,
        "{tried} patterns: the bundled scores are not what they were"
    );
}

#[test]
fn every_count_of_events_at_every_pattern_of_sure_and_in_doubt() {
    let book = book();
    let mut tried = 0;
    for (area, _, _, leaf) in leaves(book) {
        if let Criterion::Events(asked) = leaf {
            tried += try_events(book, area, leaf, asked);
        }
    }
    assert!(
        tried >= 8 * 50,
        "{tried} patterns: the bundled counts are not what they were"
    );
}

#[test]
fn every_count_of_assessments_at_every_pattern_of_sure_and_in_doubt() {
    let book = book();
    let mut tried = 0;
    for (area, _, _, leaf) in leaves(book) {
        let Criterion::Assessments(asked) = leaf else {
            continue;
        };
        // As the area asks, and as it would be if it asked for some grades within a year.
        let mut narrowed = asked.clone();
        (narrowed.grades, narrowed.months) = (vec![Grade::Medium, Grade::High], Some(12));
        for asked in [asked, &narrowed] {
            let criterion = Criterion::Assessments(asked.clone());
            for (sure, doubtful, is_all) in patterns(asked.count) {
                if doubtful > 0 && asked.months.is_none() {
                    continue;
                }
                let mut case = case(day(ON));
                for index in 0..sure + doubtful {
                    let mut one =
                        assessment(&format!("a{index}"), day(ON).minus_days(index).into());
                    one.grade = Some(Grade::High);
                    if index >= sure {
                        if index % 2 == 0 {
                            one.grade = None
                        } else {
                            one.when = When::Unknown
                        }
                    }
                    case.assessments.list.push(one);
                }
                let mut follow_up = assessment("follow-up", day(ON).into());
                (follow_up.instrument, follow_up.grade) =
                    (Some("stalking-11".to_owned()), Some(Grade::High));
                case.assessments.list.push(follow_up);
                case.assessments.all_known = is_all;
                let most = is_all.then_some(sure + doubtful);
                let finding = find(book, area, &case, day(ON), &criterion);
                assert_eq!(
                    finding.answer,
                    expected(sure, most, asked.count),
                    "{}: {sure}, {doubtful}, {is_all}",
                    area.id
                );
                let Evidence::Assessments(found) = &finding.evidence else {
                    panic!("assessments are found as such")
                };
                assert_eq!(found.count, Count { least: sure, most });
                tried += 1;
            }
        }
    }
    assert!(
        tried >= 50,
        "{tried} patterns: the bundled counts are not what they were"
    );
}

/// The numbers themselves, written out here a second time: one fewer, exactly as many, one more.
#[test]
fn the_published_numbers() {
    let book = book();
    let mut found = 0;
    for (area, version, leaf, last_not_met) in [
        ("national", "safelives", "visible-high-risk", 13),
        ("kingston", "council-page", "visible-high-risk", 13),
        (
            "cambridgeshire",
            "partnership-pages",
            "visible-high-risk",
            16,
        ),
        ("derbyshire", "older-slides", "visible-high-risk", 15),
        ("derbyshire", "safer-derbyshire", "visible-high-risk", 13),
        (
            "dumfries-and-galloway",
            "partnership-page",
            "visible-high-risk",
            14,
        ),
        ("plymouth", "safeguarding-page", "visible-high-risk", 13),
        ("norfolk", "nidas-page", "visible-high-risk", 13),
    ] {
        for (of, _, _, criterion) in leaves(book)
            .into_iter()
            .filter(|(of, one, route, _)| of.id == area && one.id == version && route.id == leaf)
        {
            let Criterion::Score(asked) = criterion else {
                continue;
            };
            for (yes, answer) in [
                (last_not_met - 1, Truth::NotMet),
                (last_not_met, Truth::NotMet),
                (last_not_met + 1, Truth::Met),
                (last_not_met + 2, Truth::Met),
            ] {
                let mut case = case(day(ON));
                let mut made = assessment("a", day(ON).into());
                made.instrument = Some(asked.instrument.clone());
                made.answers = (1..=24)
                    .map(|item| {
                        (
                            item.to_string(),
                            if item <= yes { Reply::Yes } else { Reply::No }.into(),
                        )
                    })
                    .collect();
                case.assessments.list.push(made);
                assert_eq!(
                    find(book, of, &case, day(ON), criterion).answer,
                    answer,
                    "{area}, {leaf}: {yes} yes"
                );
                found += 1;
            }
        }
    }
    assert_eq!(found, 8 * 4);
}

/// A total without its answers counts as so many answers would, for every number of yes that the checklist can have.
#[test]
fn a_total_is_counted_as_its_answers_are() {
    let book = book();
    let mut tried = 0;
    for (area, _, _, criterion) in leaves(book) {
        let Criterion::Score(asked) = criterion else {
            continue;
        };
        let all = u32::try_from(
            book.instrument(&asked.instrument)
                .expect("it is bundled")
                .items
                .len(),
        )
        .expect("few");
        let some = if asked.items.is_empty() {
            all
        } else {
            u32::try_from(asked.items.len()).expect("few")
        };
        for total in 0..=all {
            let mut case = case(day(ON));
            let mut made = assessment("a", day(ON).into());
            (made.instrument, made.yes_total) = (Some(asked.instrument.clone()), Some(total));
            case.assessments.list.push(made);
            let finding = find(book, area, &case, day(ON), criterion);
            let (least, most) = (total.saturating_sub(all - some), total.min(some));
            assert_eq!(
                finding.answer,
                in_band(least, most, asked),
                "{}: {total} yes",
                area.id
            );
            let Evidence::Score(found) = &finding.evidence else {
                panic!("a score is found as one")
            };
            assert_eq!(
                found.count,
                Count {
                    least,
                    most: Some(most)
                }
            );
            assert_eq!(
                found.total,
                (0 < total && total < all).then_some(total),
                "it says that it is a total"
            );
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried} tried");
}

/// One item of a total is known when all are yes or none is, and else whatever is answered beside it.
#[test]
fn a_total_tells_of_one_item_at_its_ends_alone() {
    let book = book();
    let area = book.area("national").expect("it is bundled");
    let item = |id: &str| {
        Criterion::Item(waymark::model::rules::ItemIsYes {
            instrument: "dash-24".to_owned(),
            item: id.to_owned(),
            step: None,
        })
    };
    let first_two = Criterion::Score(Score {
        instrument: "dash-24".to_owned(),
        items: vec!["1".to_owned(), "2".to_owned()],
        at_most: None,
        count: Threshold::AtLeast(1),
    });
    // By the total and what question 1 was answered: question 2, and whether one of the two is yes.
    for (total, one, second, either) in [
        (0, None, Truth::NotMet, Truth::NotMet),
        (1, None, Truth::CannotTell, Truth::CannotTell),
        (22, None, Truth::CannotTell, Truth::CannotTell),
        (23, None, Truth::CannotTell, Truth::Met),
        (24, None, Truth::Met, Truth::Met),
        (1, Some(Reply::Yes), Truth::NotMet, Truth::Met),
        (23, Some(Reply::No), Truth::Met, Truth::Met),
        (22, Some(Reply::No), Truth::CannotTell, Truth::CannotTell),
        // What was answered and is not known stays open beside the total.
        (0, Some(Reply::Declined), Truth::NotMet, Truth::CannotTell),
        (23, Some(Reply::Declined), Truth::Met, Truth::Met),
        // A total that cannot be right says nothing.
        (0, Some(Reply::Yes), Truth::CannotTell, Truth::Met),
        (25, None, Truth::CannotTell, Truth::CannotTell),
        (24, Some(Reply::No), Truth::CannotTell, Truth::CannotTell),
    ] {
        let mut case = case(day(ON));
        let mut made = assessment("a", day(ON).into());
        (made.instrument, made.yes_total) = (Some("dash-24".to_owned()), Some(total));
        made.answers
            .extend(one.clone().map(|reply| ("1".to_owned(), reply.into())));
        case.assessments.list.push(made);
        let answer = |criterion: &Criterion| find(book, area, &case, day(ON), criterion).answer;
        assert_eq!(
            answer(&item("2")),
            second,
            "{total} yes, question 1 {one:?}: question 2"
        );
        assert_eq!(
            answer(&first_two),
            either,
            "{total} yes, question 1 {one:?}: either"
        );
    }
}
