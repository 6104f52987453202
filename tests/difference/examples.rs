//! Two published cases.

use waymark::compare::difference::{Difference, Fewest, difference};
use waymark::decision::Truth;
use waymark::rules::RouteKind;

use super::support::*;

#[test]
fn print() {
    let case = published("lewisham/cases/july-2018.json");
    let rules = ["lewisham", "national"].map(|area| rules_in(&BOOK, area, None, case.as_of));
    println!("{:#?}", differ(&case, rules, RouteKind::PotentialEscalation));
    let case = published("city-of-london/cases/three-standards.json");
    let rules = ["before-2017-protocol", "2017-protocol"].map(|v| rules_in(&BOOK, "city-of-london", Some(v), case.as_of));
    println!("{:#?}", differ(&case, rules, RouteKind::Repeat));
    for kind in KINDS {
        let t = std::time::Instant::now();
        let d = difference(&case, rules, kind, case.as_of);
        println!("{kind:?} {:?} {d:?}", t.elapsed());
    }
}
#[test]
fn sweep() {
    for (name, case) in every_published() {
        let mut worst = (std::time::Duration::ZERO, String::new());
        let mut n = 0;
        for a in &BOOK.areas { for b in &BOOK.areas { if a.id < b.id { for kind in KINDS {
            let rules = [a, b].map(|area| rules_in(&BOOK, &area.id, None, case.as_of));
            let t = std::time::Instant::now();
            let d = difference(&case, rules, kind, case.as_of);
            let e = t.elapsed();
            if let Difference::Differ(d) = &d { n += 1; 
                let short = |f: &Fewest| match f { Fewest::Facts{number, sets, all} => format!("{number} in {} {all}", sets.len()), f => format!("{f:?}") };
                let s = format!("{} {} {kind:?} {:?} met {} not {} ct {:?}", a.id, b.id, d.answers, short(&d.met), short(&d.not_met), d.cannot_tell.as_ref().map(short));
                if e.as_micros() > 100_000 || s.contains("MoreThan") || s.contains("false") { println!("  {e:?} {s}"); }
                holds(&case, rules, kind, d);
                if e > worst.0 { worst = (e, s); }
            }
        }}}}
        println!("{name} {n} worst {worst:?}");
    }
}
