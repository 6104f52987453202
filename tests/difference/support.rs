use std::path::Path;
use std::sync::LazyLock;

use waymark::engine::compare::difference::{
    Differ, Difference, Fact, FactSet, Fewest, changed, difference,
};
use waymark::engine::decision::routes_under;
use waymark::logic::Truth;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::Day;
use waymark::model::files::read_case;
use waymark::model::rules::RouteKind;

pub static BOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::bundled().unwrap());

pub const KINDS: [RouteKind; 5] = [
    RouteKind::VisibleHighRisk,
    RouteKind::ProfessionalJudgement,
    RouteKind::PotentialEscalation,
    RouteKind::Repeat,
    RouteKind::Automatic,
];

pub fn published(path: &str) -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/data/areas")
        .join(path);
    read_case(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub fn every_published() -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    for area in
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/areas")).unwrap()
    {
        let Ok(files) = std::fs::read_dir(area.unwrap().path().join("cases")) else {
            continue;
        };
        for file in files {
            let path = file.unwrap().path();
            cases.push((
                path.display().to_string(),
                read_case(&std::fs::read_to_string(&path).unwrap()).unwrap(),
            ));
        }
    }
    cases.sort_by(|one, two| one.0.cmp(&two.0));
    cases
}

pub fn rules_in<'a>(book: &'a Rulebook, area: &str, version: Option<&str>, on: Day) -> Rules<'a> {
    book.rules(
        &AreaChoice {
            id: area.to_owned(),
            version: version.map(str::to_owned),
        },
        on,
    )
    .unwrap()
}

/// The answer of a rule on a kind of route by the whole engine: the greatest of those that lead to its forum.
pub fn answer(case: &Case, rules: Rules<'_>, kind: RouteKind, on: Day) -> Option<Truth> {
    let found = routes_under(case, rules, on);
    found
        .routes
        .iter()
        .filter(|one| one.route.kind == kind && one.leads_to_forum())
        .map(|one| one.answer())
        .max()
}

pub fn both(case: &Case, rules: [Rules<'_>; 2], kind: RouteKind, on: Day) -> [Option<Truth>; 2] {
    rules.map(|rules| answer(case, rules, kind, on))
}

pub fn differ(case: &Case, rules: [Rules<'_>; 2], kind: RouteKind) -> Differ {
    match difference(case, rules, kind, case.as_of) {
        Difference::Differ(differ) => *differ,
        other => panic!("they do not differ: {other:?}"),
    }
}

pub fn sets(fewest: &Fewest) -> (u32, &[FactSet]) {
    match fewest {
        Fewest::Facts { number, sets, all } => {
            assert!(all, "not all sets were found");
            (*number, sets)
        }
        other => panic!("nothing was found: {other:?}"),
    }
}

/// Up to a few ways to take one fact of each thing that a set asks for: the first things, and the last.
pub fn taken(set: &FactSet) -> Vec<Vec<Fact>> {
    let ends = |reversed: bool| {
        let mut facts: Vec<Fact> = Vec::new();
        for group in &set.groups {
            let mut need = group.need;
            let mut of: Vec<_> = group.of.iter().collect();
            if reversed {
                of.reverse();
            }
            while need > 0 {
                let before = need;
                for choice in &of {
                    let chosen: Vec<Fact> = if reversed {
                        choice
                            .way
                            .facts
                            .iter()
                            .map(|alike| alike.last().unwrap().clone())
                            .collect()
                    } else {
                        choice.way.first().cloned().collect()
                    };
                    let taken = chosen
                        .iter()
                        .any(|fact| facts.iter().any(|known| same_thing(known, fact)));
                    if need > 0 && !taken {
                        facts.extend(chosen);
                        need -= 1;
                    }
                }
                assert!(need < before, "there are not enough things in {set:?}");
            }
        }
        facts
    };
    vec![ends(false), ends(true)]
}

/// Whether two facts are about one thing.
fn same_thing(one: &Fact, other: &Fact) -> bool {
    match (one, other) {
        (Fact::Event(one, _), Fact::Event(two, _)) => one == two,
        (Fact::Assessment(one, _), Fact::Assessment(two, _)) => one == two,
        (Fact::Marac(one, _), Fact::Marac(two, _)) => one == two,
        _ => one.excludes(other),
    }
}

/// What is said to make them agree does: every set, taken in more than one way, by the whole engine.
pub fn holds(case: &Case, rules: [Rules<'_>; 2], kind: RouteKind, differ: &Differ) {
    let on = case.as_of;
    for (target, fewest) in differ.nearest_first() {
        let Fewest::Facts { sets, number, .. } = fewest else {
            continue;
        };
        assert!(!sets.is_empty());
        for facts in sets.iter().flat_map(taken) {
            assert_eq!(facts.len(), *number as usize, "{facts:?}");
            let with = changed(case, &BOOK.instruments, on, &facts);
            assert_eq!(
                both(&with, rules, kind, on),
                [Some(target); 2],
                "{target:?} with {facts:?}"
            );
        }
    }
}
