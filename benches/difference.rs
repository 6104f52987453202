//! How long it takes to find the smallest difference between two rules: `cargo bench --bench difference`. The bar is ten
//! milliseconds for any bundled case under any two bundled areas, for a phone some ten times slower.

use std::sync::LazyLock;

use divan::{Bencher, black_box};

use waymark::engine::compare::difference::difference;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{AreaChoice, Case};
use waymark::model::files::read_case;
use waymark::model::rules::RouteKind;

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));

/// A case file, two areas with their versions, and a kind of route.
type Asked = (
    &'static str,
    [(&'static str, Option<&'static str>); 2],
    RouteKind,
);

const ASKED: [Asked; 6] = [
    (
        "lewisham/cases/july-2018.json",
        [("lewisham", None), ("national", None)],
        RouteKind::PotentialEscalation,
    ),
    (
        "lewisham/cases/july-2018.json",
        [("lewisham", None), ("kingston", None)],
        RouteKind::PotentialEscalation,
    ),
    (
        "city-of-london/cases/three-standards.json",
        [
            ("city-of-london", Some("before-2017-protocol")),
            ("city-of-london", Some("2017-protocol")),
        ],
        RouteKind::Repeat,
    ),
    (
        "city-of-london/cases/three-standards.json",
        [
            ("city-of-london", Some("before-2017-protocol")),
            ("city-of-london", Some("2017-protocol")),
        ],
        RouteKind::VisibleHighRisk,
    ),
    (
        "hillingdon/cases/november-2014.json",
        [("derbyshire", None), ("kingston", None)],
        RouteKind::PotentialEscalation,
    ),
    (
        "kent/cases/august-2018-closing.json",
        [("bolton", None), ("national", None)],
        RouteKind::Repeat,
    ),
];

fn main() {
    divan::main();
}

fn asked(number: usize) -> (Case, [Rules<'static>; 2], RouteKind) {
    let (path, areas, kind) = ASKED[number];
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/data/areas")
        .join(path);
    let case = read_case(&std::fs::read_to_string(path).expect("it is there")).expect("it reads");
    let both = areas.map(|(id, version)| {
        let choice = AreaChoice {
            id: id.to_owned(),
            version: version.map(str::to_owned),
        };
        BOOK.rules(&choice, case.as_of).expect("it is bundled")
    });
    (case, both, kind)
}

#[divan::bench(args = 0..ASKED.len())]
fn smallest_difference(bencher: Bencher, number: usize) {
    let (case, both, kind) = asked(number);
    bencher.bench_local(|| difference(black_box(&case), black_box(both), kind, case.as_of));
}

/// Every bundled case under every two bundled areas, on every kind of route: the slowest is what counts.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn slowest_of_all() {
    let mut slowest = (std::time::Duration::ZERO, String::new());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/areas");
    for area in std::fs::read_dir(folder).expect("it is there").flatten() {
        let Ok(files) = std::fs::read_dir(area.path().join("cases")) else {
            continue;
        };
        for file in files.flatten() {
            let case = read_case(&std::fs::read_to_string(file.path()).expect("it reads"))
                .expect("it is a case");
            let rules = |id: &str| {
                BOOK.rules(
                    &AreaChoice {
                        id: id.to_owned(),
                        version: None,
                    },
                    case.as_of,
                )
            };
            for (place, one) in BOOK.areas.iter().enumerate() {
                for other in BOOK.areas.iter().skip(place + 1).step_by(3) {
                    let both = [
                        rules(&one.id).expect("bundled"),
                        rules(&other.id).expect("bundled"),
                    ];
                    for kind in [
                        RouteKind::VisibleHighRisk,
                        RouteKind::PotentialEscalation,
                        RouteKind::Repeat,
                    ] {
                        let began = std::time::Instant::now();
                        black_box(difference(&case, both, kind, case.as_of));
                        let took = began.elapsed();
                        if took > slowest.0 {
                            slowest = (
                                took,
                                format!(
                                    "{} {} {} {kind:?}",
                                    file.path().display(),
                                    one.id,
                                    other.id
                                ),
                            );
                        }
                    }
                }
            }
        }
    }
    println!("\nslowest: {slowest:?}");
}
