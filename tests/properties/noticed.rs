//! What is noticed never touches a route, and taking a fact away never makes out of *cannot tell* a *not met*.

use std::sync::LazyLock;

use proptest::prelude::*;
use waymark::engine::decision::{Here, Looking, decide, routes_under};
use waymark::logic::Truth;
use waymark::model::book::Rules;
use waymark::model::case::{Age, AreaChoice, Breach, Case, Child};
use waymark::model::dates::Day;
use waymark::model::rules::notice::Class;
use waymark::model::rules::{Area, Route, RouteKind};

use super::bundled::BOOK;
use super::facts::{ASIDE, with_facts};
use super::generate::Situation;
use super::{config, unchanged};

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
    let rules = Rules {
        book: &BOOK,
        area: &NOTICED,
        version: &NOTICED.versions[0],
    };
    routes_under(case, rules, on)
        .routes
        .iter()
        .map(|found| (found.route.id.clone(), found.answer()))
        .collect()
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
        // Consent is read by one route, to another service.
        let is_aside = |id: &str| id != "consent" && ASIDE.contains(&id);
        bare.assessments.list.retain(|one| !is_aside(one.instrument.as_deref().unwrap_or_default()));
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
        let rules = BOOK.rules(&AreaChoice::of("kingston"), on).expect("it is bundled");
        let said: Vec<_> = decide(&case, rules, on).notices.iter().map(|found| found.notice.id.clone()).collect();
        let looking = Looking { case: &case, book: &BOOK, on, here: Here::Area(rules.area), highest_grade: rules.version.highest_grade };
        let theirs = |id: &str| rules.version.notices.iter().any(|notice| notice.id == id);
        let all = BOOK.notices.notices.iter().filter(|notice| notice.applies_in(rules.area.nation, on) && !theirs(&notice.id));
        for notice in all {
            let Some(when) = &notice.when else { continue };
            let finding = looking.find(when);
            let perhaps = matches!(notice.class, Class::Reassess | Class::Review) && !finding.perhaps().is_empty();
            let open = finding.answer == Truth::CannotTell && (!notice.unknown.is_empty()
                || !notice.unsure.is_empty() && finding.is_left_open_by_record()
                || perhaps);
            let expected = finding.answer == Truth::Met || open;
            prop_assert_eq!(said.contains(&notice.id), expected, "{}: {:?}", &notice.id, finding.answer);
        }
    }
}
