//! What is noticed never touches a route, and taking a fact away never makes out of *cannot tell* a *not met*.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use waymark::book::Rules;
use waymark::case::{Age, AreaChoice, Assessment, Breach, Case, Change, Child, Grade, Order, OrderKind, What};
use waymark::dates::{Day, When};
use waymark::decision::{Evidence, Here, Looking, Truth, decide, routes_under};
use waymark::instrument::{Answer, Reply};
use waymark::notice::Class;
use waymark::rules::{Area, Route, RouteKind};

use super::generate::Situation;
use super::{BOOK, bundled_case, config, unchanged};

/// Instruments that no bundled route reads.
const ASIDE: [&str; 5] = ["causing-harm", "history-checks", "consent", "before-closing", "safety-plan"];

/// An area whose routes are the criteria of the notices, so that each is worked out.
static NOTICED: LazyLock<Area> = LazyLock::new(|| {
    let mut area = BOOK.area("kingston").expect("it is bundled").clone();
    area.versions.truncate(1);
    let version = &mut area.versions[0];
    let route = version.routes[0].clone();
    version.routes = BOOK
        .notices
        .notices
        .iter()
        .filter(|notice| notice.when.is_some())
        .map(|notice| Route {
            id: notice.id.clone(),
            kind: RouteKind::OtherService,
            criterion: notice.when.clone(),
            ..route.clone()
        })
        .collect();
    area
});

fn noticed(case: &Case, on: Day) -> Vec<(String, Truth)> {
    let rules = Rules { book: &BOOK, area: &NOTICED, version: &NOTICED.versions[0] };
    routes_under(case, rules, on).routes.iter().map(|found| (found.route.id.clone(), found.answer())).collect()
}

/// A day before or after the day of decision, or some days.
fn date(on: Day) -> impl Strategy<Value = When> {
    (0..40_u32, 0..3_u32).prop_map(move |(back, vague)| match vague {
        0 => When::from_file(&on.minus_days(back).iso()[..7]).expect("a month"),
        _ => on.minus_days(back).into(),
    })
}

prop_compose! {
    fn change(on: Day, number: usize)(when in date(on), what in select(&What::ALL[..]), learned in weighted(0.3, 0..20_u32)) -> Change {
        Change { id: format!("change-{number}"), when, what, learned: learned.map(|back| on.minus_days(back)), ..Change::default() }
    }
}

prop_compose! {
    fn order(on: Day, number: usize)(from in date(on), kind in select(&OrderKind::ALL[..]), until in weighted(0.7, date(on))) -> Order {
        let until = until.filter(|_| number > 0);
        Order { id: format!("order-{number}"), kind, from, until, ..Order::default() }
    }
}

/// Answers to the lists that no route reads, by list.
fn aside() -> impl Strategy<Value = Vec<(&'static str, Vec<Option<Reply>>)>> {
    let replies = |instrument: &'static str| {
        let list = BOOK.instrument(instrument).expect("it is bundled");
        let mut replies = vec![Reply::Yes, Reply::No, Reply::Declined];
        replies.extend(list.scale.iter().map(|step| Reply::Step(step.id.clone())));
        vec(weighted(0.5, select(replies)), list.items.len()).prop_map(move |replies| (instrument, replies))
    };
    ASIDE.map(replies).into_iter().collect::<Vec<_>>()
}

prop_compose! {
    fn with_facts()(situation in bundled_case())(
        changes in (weighted(0.7, change(situation.on, 0)), weighted(0.5, change(situation.on, 1))),
        orders in (weighted(0.5, order(situation.on, 0)), weighted(0.5, order(situation.on, 1))),
        aside in aside(),
        grades in vec(weighted(0.6, select(&[Grade::Standard, Grade::Medium, Grade::High][..])), 4),
        all in any::<bool>(),
        situation in Just(situation),
    ) -> Situation {
        let Situation { mut case, on, in_area } = situation;
        case.changes.list = changes.0.into_iter().chain(changes.1).collect();
        case.orders.list = orders.0.into_iter().chain(orders.1).collect();
        (case.changes.all_known, case.orders.all_known) = (all, all);
        for (one, grade) in case.assessments.list.iter_mut().zip(grades) {
            one.grade = grade;
        }
        for (instrument, replies) in aside {
            let items = &BOOK.instrument(instrument).expect("it is bundled").items;
            let given = items.iter().zip(replies).filter_map(|(item, reply)| Some((item.id.clone(), Answer::from(reply?))));
            case.assessments.list.push(Assessment {
                id: instrument.to_owned(),
                when: on.into(),
                instrument: Some(instrument.to_owned()),
                answers: given.collect(),
                ..Assessment::default()
            });
        }
        Situation { case, on, in_area }
    }
}

/// The case with one fact fewer, and no longer said to be all there is. An assessment stays, without an answer: an older
/// one that then counted again would be another fact.
fn one_fewer(case: &Case, which: usize) -> Case {
    let mut case = case.clone();
    let mut which = which;
    macro_rules! take {
        ($list:expr) => {
            if which < $list.list.len() {
                $list.list.remove(which);
                $list.all_known = false;
                return case;
            }
            which -= $list.list.len();
        };
    }
    take!(case.events);
    take!(case.changes);
    take!(case.orders);
    take!(case.maracs);
    if which == 0 {
        case.people.victim.age = None;
        return case;
    }
    for one in &mut case.assessments.list {
        if which <= one.answers.len() {
            let item = one.answers.keys().nth(which - 1).cloned();
            item.and_then(|item| one.answers.remove(&item));
            return case;
        }
        which -= one.answers.len();
    }
    case
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_no_route_reads_changes_no_route(Situation { case, on, .. } in with_facts()) {
        let mut bare = case.clone();
        bare.changes = Default::default();
        bare.orders = Default::default();
        bare.assessments.list.retain(|one| !ASIDE.contains(&one.instrument.as_deref().unwrap_or_default()));
        unchanged(&bare, &case, on)?;
        let mut told = case.clone();
        told.people.children.push(Child { age: Some(Age::Years(3)), ..Child::default() });
        told.contact.must_not_disclose.push_str("The address.");
        for event in &mut told.events.list {
            event.breach = Some(Breach { disputed: "He says so.".to_owned(), ..Breach::default() });
        }
        for one in &mut told.assessments.list {
            one.lower_because.push_str("She moved.");
            one.declined = true;
        }
        unchanged(&case, &told, on)?;
    }

    #[test]
    fn a_fact_taken_away_never_makes_not_met_of_cannot_tell(Situation { case, on, .. } in with_facts(), which in 0..60_usize) {
        let fewer = one_fewer(&case, which);
        for ((id, before), (_, after)) in noticed(&case, on).into_iter().zip(noticed(&fewer, on)) {
            prop_assert!(before != Truth::CannotTell || after != Truth::NotMet, "{id}: it was not known, and is now not met");
        }
    }

    /// Most notices are passed over before their evidence is worked out; none of those would have been said.
    #[test]
    fn no_notice_that_would_be_said_is_passed_over(Situation { case, on, .. } in with_facts()) {
        let rules = BOOK.rules(&AreaChoice { id: "kingston".to_owned(), version: None }, on).expect("it is bundled");
        let said: Vec<_> = decide(&case, rules, on).notices.iter().map(|found| found.notice.id.clone()).collect();
        let looking = Looking { case: &case, book: &BOOK, on, here: Here::Area(rules.area) };
        let theirs = |id: &str| rules.version.notices.iter().any(|notice| notice.id == id);
        let all = BOOK.notices.notices.iter().filter(|notice| notice.applies_in(rules.area.nation, on) && !theirs(&notice.id));
        for notice in all {
            let Some(when) = &notice.when else { continue };
            let finding = looking.find(when);
            let perhaps = match &finding.evidence {
                Evidence::Around(found) => matches!(notice.class, Class::Reassess | Class::Review) && found.perhaps().next().is_some(),
                _ => false,
            };
            let open = finding.answer == Truth::CannotTell && (!notice.unknown.is_empty() || perhaps);
            let expected = finding.answer == Truth::Met || open;
            prop_assert_eq!(said.contains(&notice.id), expected, "{}: {:?}", &notice.id, finding.answer);
        }
    }
}
