//! The picture of a replay says what its table says, and its file is whole by itself.

use waymark::decision::{Truth, decide};
use waymark::explain::{Picture, known_words, picture, row_words};
use waymark::rules::RouteKind;

use super::support::{book, day, everywhere, played, replay};

fn hillingdon() -> Picture {
    let replay = replay("hillingdon-2017");
    picture(replay, &played(replay, &everywhere()), RouteKind::PotentialEscalation, book()).expect("it has days")
}

/// Every area stands in one row and no more; the replay's own comes first.
#[test]
fn every_area_stands_in_one_row() {
    let picture = hillingdon();
    let mut names: Vec<String> = picture.rows.iter().flat_map(|row| row.names.clone()).collect();
    assert_eq!(names[0], "Hillingdon");
    names.sort();
    let mut areas: Vec<String> = book().areas.iter().map(|area| area.name.clone()).collect();
    areas.sort();
    assert_eq!(names, areas);
}

/// Lewisham's four crimes: the record of no call is published, so from the second call on it cannot be told.
#[test]
fn a_row_says_its_days_in_words() {
    let picture = hillingdon();
    let row = |name: &str| picture.rows.iter().find(|row| row.names.iter().any(|one| one == name)).expect("a row");
    let national = row("National guidance");
    assert_eq!(
        national.says(),
        "Not met until 26 March 2014. Cannot tell from 27 March 2014 to 12 July 2014. Met from 13 July 2014."
    );
    assert_eq!(national.first(Truth::Met), "13 July 2014");
    assert!(!national.stands_in);
    let lewisham = row("Lewisham");
    assert_eq!(lewisham.first(Truth::Met), "never");
    assert_eq!(lewisham.first(Truth::CannotTell), "4 July 2014");
    let own = row("Hillingdon");
    assert!(own.stands_in);
    assert!(row_words(own).ends_with("(own rule not known; national guidance stands in)"));
    assert!(picture.key().contains("* Own rule not known"));
}

/// Up to a day, nothing of a later day is drawn; the whole has words for every row.
#[test]
fn what_is_drawn_ends_on_the_day_that_is_shown() {
    let picture = hillingdon();
    let svg = picture.svg(day("2014-07-12"), Some(11));
    assert!(svg.contains("cannot tell"));
    assert!(!svg.contains("met from 13 July 2014"));
    let svg = picture.svg(day("2014-07-13"), Some(12));
    assert!(svg.contains("met from 13 July 2014"));
    for row in &picture.rows {
        assert!(svg.contains(&row.names[0]), "{}", row.names[0]);
    }
}

/// It stands alone: it names no stylesheet, runs nothing, loads nothing, and escapes what it is told.
#[test]
fn the_file_is_whole_by_itself() {
    let mut picture = hillingdon();
    picture.rows[0].names = vec!["A <b> & \"c\"".to_owned()];
    let svg = picture.svg(picture.until, None);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"));
    for foreign in ["<style", "style=", "class=", "<script", "href", "url("] {
        assert!(!svg.contains(foreign), "{foreign}");
    }
}

/// Beside the earlier violence by others (1.6.2), one contact with the police was known by the end of February 2018, and all
/// five by the end of July (footnote 41).
#[test]
fn a_step_holds_what_was_known_by_then_and_nothing_more() {
    let replay = replay("lewisham-2020");
    let events = |on: &str| {
        let on = day(on);
        let case = replay.known(on).certain;
        let rules = book().rules(case.area.as_ref().expect("its area"), on).expect("a rule");
        let words = known_words(&case, book(), &decide(&case, rules, on));
        let events = words.into_iter().find(|facts| facts.lead.starts_with("Events")).expect("events");
        (events.lead, events.items.iter().filter(|words| words.contains("February 2018")).count())
    };
    assert_eq!(events("2018-02-28"), ("Events (2)".to_owned(), 1));
    assert_eq!(events("2018-07-31"), ("Events (6)".to_owned(), 1));
}
