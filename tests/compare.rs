//! One case beside itself under other rules: which answers differ, which are the same, and which are nobody's own.

use waymark::engine::compare::{AnswersBeside, LaidOut, beside, everywhere};
use waymark::engine::decision::{RoutesFound, routes_under};
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::files::{read_area, read_case};
use waymark::model::instrument::Reply;
use waymark::model::rules::{Criterion, ItemIsYes, Route, RouteKind};

fn lewisham_case() -> Case {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/data/areas/lewisham/cases/july-2018.json"
    );
    read_case(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn of<'r, 'a>(all: &'r [RoutesFound<'a>], id: &str) -> &'r RoutesFound<'a> {
    all.iter().find(|routes| routes.area.id == id).unwrap()
}

#[test]
fn the_lewisham_case_beside_other_areas() {
    let (book, case) = (Rulebook::bundled().unwrap(), lewisham_case());
    let all = everywhere(&case, &book, case.as_of);
    let lewisham = of(&all, "lewisham");
    // 1 of 4 police crimes in Lewisham. National guidance and Kingston count the incidents too and are met; Leeds asks for
    // 3 crimes and is not met either, but of its other routes its own rule is not known, as Lewisham's own is not; Kent's own
    // number is not known, and national guidance in its place is met.
    for (area, expected) in [
        ("national", AnswersBeside::Differs),
        ("kingston", AnswersBeside::Differs),
        ("leeds", AnswersBeside::NotKnown),
        ("kent", AnswersBeside::NotKnown),
        ("lewisham", AnswersBeside::NotKnown),
    ] {
        assert_eq!(beside(lewisham, of(&all, area)), expected, "{area}");
    }
    // The other way round: Lewisham's own rule answers otherwise than national guidance.
    assert_eq!(
        beside(of(&all, "national"), lewisham),
        AnswersBeside::Differs
    );
    // An area that is like another only because national guidance stands in is not said to be the same by rule.
    for area in &book.areas {
        let routes = of(&all, &area.id);
        let own = routes
            .routes
            .iter()
            .all(|found| !found.stands_in && found.finding.is_some());
        assert_eq!(
            beside(routes, routes),
            if own {
                AnswersBeside::Same
            } else {
                AnswersBeside::NotKnown
            },
            "{}",
            area.id
        );
    }
}

/// The Lewisham case under the rule of an area, and under the same rule with one more route: question 13, answered yes,
/// question 14, not asked, or question 14 answered no.
fn with_one_more(item: &str, reply: Option<Reply>, put: impl Fn(&mut Route)) -> [AnswersBeside; 2] {
    let (mut book, mut case) = (Rulebook::bundled().unwrap(), lewisham_case());
    if let Some(reply) = reply {
        let answers = &mut case
            .assessments
            .list
            .iter_mut()
            .find(|one| !one.answers.is_empty())
            .unwrap()
            .answers;
        answers.insert(item.to_owned(), reply.into());
    }
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/data/areas/kingston/area.json"
    );
    let mut other = read_area(&std::fs::read_to_string(path).unwrap()).unwrap();
    other.id = "more".to_owned();
    let version = other.versions.last_mut().unwrap();
    version
        .routes
        .retain(|route| route.kind != RouteKind::Automatic);
    let mut without = other.clone();
    without.id = "less".to_owned();
    let version = other.versions.last_mut().unwrap();
    let mut route = version.routes.first().unwrap().clone();
    route.id = "weapon".to_owned();
    let asked = ItemIsYes {
        instrument: "dash-24".to_owned(),
        item: item.to_owned(),
        step: None,
    };
    route.criterion = Some(Criterion::Item(asked));
    put(&mut route);
    version.routes.push(route);
    book.add_area(other);
    book.add_area(without);
    let under = |id: &str| {
        let choice = AreaChoice::of(id);
        routes_under(&case, book.rules(&choice, case.as_of).unwrap(), case.as_of)
    };
    let (with, without) = (under("more"), under("less"));
    [beside(&without, &with), beside(&with, &without)]
}

/// What is not met refers nobody, as a route that is not there; one that cannot be told may.
#[test]
fn a_route_that_only_one_of_two_areas_has_makes_a_difference_unless_it_is_not_met() {
    let to_forum = |route: &mut Route| route.kind = RouteKind::Automatic;
    let elsewhere = |route: &mut Route| {
        route.kind = RouteKind::OtherService;
        route.leads_to = "the adviser".to_owned();
    };
    for (item, reply, expected) in [
        ("13", None, AnswersBeside::Differs),
        ("14", None, AnswersBeside::Differs),
        ("14", Some(Reply::No), AnswersBeside::Same),
    ] {
        assert_eq!(
            with_one_more(item, reply.clone(), to_forum),
            [expected; 2],
            "{item}"
        );
        assert_eq!(
            with_one_more(item, reply, elsewhere),
            [expected; 2],
            "{item}, elsewhere"
        );
    }
    // Where its own rule is not known, of neither can it be said that they are the same.
    let unknown = |route: &mut Route| {
        elsewhere(route);
        route.criterion = None;
    };
    assert_eq!(
        with_one_more("14", None, unknown),
        [AnswersBeside::NotKnown, AnswersBeside::Differs]
    );
}

/// A case that is opened while others' rules lie there brings its own, and is compared under it.
#[test]
fn another_case_brings_its_own_rule() {
    let first = |rules: &[&str]| {
        rules
            .iter()
            .map(|rule| (*rule).to_owned())
            .collect::<Vec<_>>()
    };
    let mut laid = LaidOut::default();
    laid.bring(&first(&["kent/a", "national/n"]));
    assert_eq!(
        (laid.chosen.clone(), laid.pair.clone()),
        (
            first(&["kent/a", "national/n"]),
            ["kent/a", "national/n"].map(str::to_owned)
        )
    );
    // The same rule again changes nothing, and what was put beside it stays.
    laid.chosen.push("bolton/b".to_owned());
    laid.pair[1] = "bolton/b".to_owned();
    let before = laid.clone();
    laid.bring(&first(&["kent/a", "national/n"]));
    assert_eq!(laid, before);
    laid.bring(&first(&["lewisham/2018", "national/n"]));
    assert_eq!(
        laid.chosen,
        first(&["lewisham/2018", "kent/a", "national/n", "bolton/b"])
    );
    assert_eq!(
        laid.pair,
        ["lewisham/2018", "bolton/b"].map(str::to_owned),
        "it stands where the last case's own stood"
    );
    // Where the last case's own is compared with none, the new one takes the first place.
    laid.pair = ["national/n", "bolton/b"].map(str::to_owned);
    laid.bring(&first(&["kent/a", "national/n"]));
    assert_eq!(
        laid.chosen,
        first(&["lewisham/2018", "kent/a", "national/n", "bolton/b"])
    );
    assert_eq!(laid.pair, ["kent/a", "bolton/b"].map(str::to_owned));
}
