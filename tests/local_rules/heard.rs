//! An earlier MARAC within a window back from today, whatever happened since.

use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::{Case, Marac};
use waymark::model::dates::parse_when;

use super::decided;
use crate::forum::support::today;

/// A case with earlier MARACs by the day of their referral, all of them or perhaps not.
fn referred(dates: &[&str], all_known: bool) -> Case {
    let mut case = Case::new(today());
    case.maracs.all_known = all_known;
    for (number, date) in dates.iter().enumerate() {
        case.maracs.list.push(Marac {
            id: format!("m{number}"),
            referred: parse_when(date, today()).unwrap(),
            ..Marac::default()
        });
    }
    case
}

#[test]
fn a_referral_within_the_last_year_is_enough() {
    for (dates, all_known, expected) in [
        (["16 June 2024"].as_slice(), true, Met),
        (&["15 June 2024"], true, NotMet),
        (&["15 June 2024"], false, CannotTell),
        (&["June 2024"], true, CannotTell),
        (&["2023", "May 2025"], false, Met),
        (&["not known"], true, CannotTell),
        (&[], true, NotMet),
        (&[], false, CannotTell),
    ] {
        let (found, text) = decided("north-somerset", referred(dates, all_known), &["repeat"]);
        assert_eq!(found, [expected], "{dates:?}: {text}");
    }
}

#[test]
fn what_is_open_of_it_is_said() {
    let (_, text) = decided(
        "north-somerset",
        referred(&["June 2024"], true),
        &["repeat"],
    );
    assert!(
        text.contains(
            "The case was referred to a MARAC within the last 12 months: it cannot be told yet"
        ),
        "{text}"
    );
    assert!(
        text.contains("the exact day of the referral of June 2024"),
        "{text}"
    );
    let (_, text) = decided("north-somerset", referred(&["May 2025"], true), &["repeat"]);
    assert!(
        text.contains("The case was referred to a MARAC within the last 12 months: yes"),
        "{text}"
    );
}

/// A MARAC that nobody knows the day of may not have met; that it is listed says that it was referred.
#[test]
fn without_a_window_it_must_still_be_known_that_it_met() {
    use serde_json::json;
    use waymark::model::files::read_area;

    let under = |anchor: &str| {
        let mut file = serde_json::to_value(super::area("north-somerset")).unwrap();
        let routes = file["versions"][0]["routes"].as_array_mut().unwrap();
        let repeat = routes
            .iter_mut()
            .find(|route| route["id"] == "repeat")
            .unwrap();
        repeat["criterion"] = json!({"heard": {"anchor": anchor}});
        let area = read_area(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
        super::decided_under(area, referred(&["10 June 2025"], true), &["repeat"]).0[0]
    };
    assert_eq!(under("referral"), Met);
    assert_eq!(under("meeting"), CannotTell);
    assert_eq!(under("last-discussed"), CannotTell);
}

#[test]
fn the_day_that_decides_is_named_beside_the_meeting() {
    let mut case = referred(&["3 May 2025"], true);
    case.maracs.list[0].met = parse_when("14 May 2025", today()).unwrap();
    let (_, text) = decided("north-somerset", case, &["repeat"]);
    assert!(
        text.contains("the MARAC of 14 May 2025 (referred 3 May 2025)"),
        "{text}"
    );
}
