//! The area, and both implementations asked the same.

use waymark::engine::decision::{Finding, Here, Looking};
use waymark::model::case::{Case, HighestGrade};
use waymark::model::dates::Day;
use waymark::model::rules::{Area, Criterion};

use super::book::book;
use super::complete::{Asking, Ground};

pub fn area() -> &'static Area {
    book().area("lewisham").expect("it is bundled")
}

/// The naive one, asked on that day, in the area or where the victim lives.
pub fn asking(on: Day, in_area: bool) -> Asking<'static> {
    Asking {
        book: book(),
        on,
        ground: if in_area {
            Ground::Area(area())
        } else {
            Ground::Residence
        },
        four: false,
    }
}

/// The engine, asked the same.
pub fn engine<'a>(asking: Asking<'a>, case: &'a Case, criterion: &'a Criterion) -> Finding<'a> {
    let here = match asking.ground {
        Ground::Area(area) => Here::Area(area),
        Ground::Residence => Here::Residence(&case.people.victim.lives_in),
    };
    Looking {
        case,
        book: asking.book,
        on: asking.on,
        here,
        highest_grade: if asking.four {
            HighestGrade::VeryHigh
        } else {
            HighestGrade::High
        },
    }
    .find(criterion)
}
