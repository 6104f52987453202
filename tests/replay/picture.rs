//! The picture of a replay says what its table says, and its file is whole by itself.

use waymark::engine::replay::choices;
use waymark::logic::Truth;
use waymark::model::case::AreaChoice;
use waymark::model::rules::RouteKind;
use waymark::words::explain::{CoursePicture, CourseRow, Size, choice_name, picture, row_words};

use super::support::{book, day, everywhere, played, replay};
use super::table::EVERYWHERE;

fn drawn(id: &str, kind: RouteKind, choices: &[AreaChoice], alike: bool) -> CoursePicture {
    let replay = replay(id);
    picture(replay, &played(replay, choices), kind, book(), alike).expect("it has days")
}

fn hillingdon() -> CoursePicture {
    drawn(
        "hillingdon-2017",
        RouteKind::PotentialEscalation,
        &everywhere(),
        false,
    )
}

fn row<'p>(picture: &'p CoursePicture, name: &str) -> &'p CourseRow {
    picture
        .rows
        .iter()
        .find(|row| row.names.iter().any(|one| one == name))
        .expect("a row")
}

fn under(area: &str, version: Option<&str>) -> AreaChoice {
    AreaChoice {
        version: version.map(str::to_owned),
        ..AreaChoice::of(area)
    }
}

/// Every area stands in a row of its own, or in one with those that answer alike; the replay's own comes first.
#[test]
fn every_area_stands_in_one_row() {
    for alike in [false, true] {
        let picture = drawn(
            "hillingdon-2017",
            RouteKind::PotentialEscalation,
            &everywhere(),
            alike,
        );
        let mut names: Vec<String> = picture
            .rows
            .iter()
            .flat_map(|row| row.names.clone())
            .collect();
        assert_eq!(names[0], "Hillingdon");
        names.sort();
        let areas = EVERYWHERE.iter().filter_map(|id| book().area(id));
        let mut areas: Vec<String> = areas.map(|area| area.name.clone()).collect();
        areas.sort();
        assert_eq!(names, areas);
        assert_eq!(picture.rows.iter().any(|row| row.names.len() > 1), alike);
    }
}

/// What a room may choose from: every area, and each version of those that have several.
#[test]
fn a_version_is_played_beside_its_area() {
    let names: Vec<String> = choices(book())
        .iter()
        .map(|choice| choice_name(choice, book()))
        .collect();
    let place = |name: &str| names.iter().position(|one| one == name);
    let city = place("City of London").expect("the area");
    assert_eq!(
        place("City of London, The protocol current in September 2017"),
        Some(city + 2)
    );
    // One version is what the area is.
    assert_eq!(
        names
            .iter()
            .filter(|name| name.starts_with("Lewisham"))
            .count(),
        1
    );
    // Three assessments are a repeat by the protocol of 2017, and the third was made on 16 November 2016. Before it nothing
    // of the kind is known, and national guidance counts the event of 15 September 2016 after the first MARAC.
    let versions = ["before-2017-protocol", "2017-protocol"]
        .map(|version| under("city-of-london", Some(version)));
    let picture = drawn("kent-2020", RouteKind::Repeat, &versions, false);
    let found: Vec<_> = picture
        .rows
        .iter()
        .map(|row| (picture.first(row, Truth::Met), row.stands_in()))
        .collect();
    assert_eq!(
        found,
        [
            ("15 September 2016".to_owned(), true),
            ("16 November 2016".to_owned(), false)
        ]
    );
}

/// Lewisham's four crimes: the record of no call is published, so from the second call on it cannot be told.
#[test]
fn a_row_says_its_days_in_words() {
    let picture = hillingdon();
    let national = row(&picture, "National guidance");
    assert_eq!(
        national.says(),
        "Not met until 26 March 2014. Cannot tell from 27 March 2014 to 12 July 2014. Met from 13 July 2014."
    );
    assert_eq!(picture.first(national, Truth::Met), "13 July 2014");
    assert!(!national.stands_in());
    let lewisham = row(&picture, "Lewisham");
    assert_eq!(picture.first(lewisham, Truth::Met), "not by the end");
    assert_eq!(picture.first(lewisham, Truth::CannotTell), "4 July 2014");
    let own = row(&picture, "Hillingdon");
    assert!(own.stands_in());
    assert!(row_words(own).ends_with("(own rule not known; national guidance stands in)"));
    assert!(picture.key().contains("A line under a bar"));
}

/// What comes later is not told: of a route that is met the day after, it is said that it was not met by then.
#[test]
fn up_to_a_day_nothing_is_said_of_later_ones() {
    let picture = hillingdon().up_to(day("2014-07-12"));
    assert_eq!(picture.title(), "Potential escalation, up to 12 July 2014");
    let national = row(&picture, "National guidance");
    assert_eq!(picture.first(national, Truth::Met), "not by this day");
    assert_eq!(picture.first(national, Truth::CannotTell), "27 March 2014");
    assert_eq!(
        national.says(),
        "Not met until 26 March 2014. Cannot tell from 27 March 2014."
    );
}

/// The City's protocol of 15 September 2017 is its own rule for repeats; before it national guidance stands in. Of a High
/// grade it is the other way round.
#[test]
fn each_bar_says_on_whose_rule_it_rests() {
    let city = [under("city-of-london", None)];
    let own = |kind| {
        let picture = drawn("kent-2020", kind, &city, false);
        let [row] = picture.rows.as_slice() else {
            panic!("one row")
        };
        assert!(!row.stands_in() && row_words(row) == "City of London");
        let protocol = day("2017-09-15");
        let at = |on| {
            row.stretches
                .iter()
                .find(|one| one.from <= on && on <= one.to)
                .expect("an answer")
                .stands_in
        };
        // No bar reaches across the day of the protocol.
        assert!(
            row.stretches.iter().any(|stretch| stretch.from == protocol),
            "{kind:?}"
        );
        let before = row
            .stretches
            .iter()
            .filter(|one| one.to < protocol)
            .map(|one| one.stands_in);
        let after = row
            .stretches
            .iter()
            .filter(|one| one.from >= protocol)
            .map(|one| one.stands_in);
        assert!(
            before.clone().all(|one| Some(one) == before.clone().next()),
            "{kind:?}"
        );
        assert!(after.clone().all(|one| one == at(protocol)), "{kind:?}");
        let under_bars = row.stretches.iter().filter(|one| one.stands_in).count();
        let svg = picture.svg(Size::Wide, None);
        assert_eq!(
            svg.matches("stroke=\"#12222e\"").count(),
            under_bars,
            "{kind:?}"
        );
        assert_eq!(
            row.says().matches("(national guidance stands in)").count(),
            under_bars,
            "{kind:?}"
        );
        (at(day("2017-09-14")), at(protocol))
    };
    assert_eq!(own(RouteKind::Repeat), (true, false));
    assert_eq!(own(RouteKind::VisibleHighRisk), (false, true));
}

/// However narrow a bar is, the first day on which it is met is written: in Kent the third event is on 15 September 2016,
/// and it is met again from 16 November; in Lewisham on the last day of all.
#[test]
fn the_first_day_is_always_written() {
    let national = [under("national", None)];
    for (id, first) in [
        ("kent-2020", "15 September 2016"),
        ("lewisham-2020", "31 July 2018"),
    ] {
        let picture = drawn(id, RouteKind::PotentialEscalation, &national, false);
        assert_eq!(picture.first(&picture.rows[0], Truth::Met), first);
        for size in Size::ALL.iter().copied() {
            assert!(picture.svg(size, None).contains(first), "{id} {size:?}");
            assert!(
                !picture
                    .svg(size, None)
                    .contains("met from 16 November 2016"),
                "{id} {size:?}"
            );
        }
    }
    let kent = drawn(
        "kent-2020",
        RouteKind::PotentialEscalation,
        &national,
        false,
    );
    assert!(kent.svg(Size::Wide, None).contains(">met again<"));
    assert!(kent.key().contains("(m where it is narrow)") && kent.key().contains("(?)"));
}

/// Nothing is drawn beyond the edges, were it one day at the very end.
#[test]
fn every_bar_lies_within_the_picture() {
    let picture = drawn(
        "lewisham-2020",
        RouteKind::PotentialEscalation,
        &everywhere(),
        false,
    );
    for (size, edge) in Size::ALL.iter().copied().zip([870, 430, 359]) {
        let svg = picture.svg(size, None);
        let bars = svg.split("<rect ").skip(2).map(|rect| {
            let number = |name: &str| -> i64 {
                let after = rect
                    .split_once(&format!("{name}=\""))
                    .expect("it has one")
                    .1;
                after
                    .split_once('"')
                    .expect("it ends")
                    .0
                    .parse()
                    .expect("a number")
            };
            (number(" width").max(number("width")), number("x"))
        });
        for (width, x) in bars {
            assert!(width >= 6 && x + width <= edge, "{size:?}: {x} {width}");
        }
    }
}

/// Up to a day, nothing of a later day is drawn; the whole has words for every row.
#[test]
fn what_is_drawn_ends_on_the_day_that_is_shown() {
    let svg = hillingdon()
        .up_to(day("2014-07-12"))
        .svg(Size::Wide, Some(11));
    assert!(svg.contains("cannot tell"));
    assert!(!svg.contains("13 July 2014"));
    let picture = hillingdon().up_to(day("2014-07-13"));
    let svg = picture.svg(Size::Wide, Some(12));
    assert!(svg.contains("13 July 2014"));
    // What is to come has no room on it: the last bar ends at the edge, whatever day that is.
    let edge = |svg: &str| {
        let bars = svg.split("<rect ").skip(1).filter_map(|rect| {
            let number = |name: &str| -> Option<i64> {
                let (_, rest) = rect.split_once(&format!("{name}=\""))?;
                rest.split_once('"')?.0.parse().ok()
            };
            Some(number("x")? + number("width")?)
        });
        bars.max()
    };
    let whole = hillingdon();
    for until in ["2014-07-12", "2014-07-13"] {
        let shown = hillingdon().up_to(day(until));
        assert_eq!(
            edge(&shown.svg(Size::Wide, None)),
            edge(&whole.svg(Size::Wide, None)),
            "{until}"
        );
    }
    for row in &picture.rows {
        for word in row.names[0].split(' ') {
            assert!(svg.contains(word), "{}", row.names[0]);
        }
    }
}

/// It stands alone: it names no stylesheet, runs nothing, loads nothing, and escapes what it is told.
#[test]
fn the_file_is_whole_by_itself() {
    let mut picture = hillingdon();
    picture.rows[0].names = vec!["A <b> & \"c\"".to_owned()];
    let svg = picture.svg(Size::Wide, None);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"));
    for foreign in ["<style", "style=", "class=", "<script", "href", "url("] {
        assert!(!svg.contains(foreign), "{foreign}");
    }
}
