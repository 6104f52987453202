//! What a room is shown before it has decided, what it decides, and what is said of a published case that lies open.

use waymark::engine::replay::{Published, PublishedPlace, published, replays};
use waymark::model::case::Grade;
use waymark::model::rules::RouteKind;
use waymark::words::explain::{RoomDecision, known_words, published_words};

use super::support::{book, day, replay};

/// Beside the earlier violence by others (1.6.2), one contact with the police was known by the end of February 2018, and all
/// five by the end of July (footnote 41).
#[test]
fn a_step_holds_what_was_known_by_then_and_nothing_more() {
    let replay = replay("lewisham-2020");
    let events = |on: &str| {
        let on = day(on);
        let case = replay.known(on).certain;
        let words = known_words(&case, book());
        let events = words
            .into_iter()
            .find(|facts| facts.lead.starts_with("Events"))
            .expect("events");
        (
            events.lead,
            events
                .items
                .iter()
                .filter(|words| words.contains("February 2018"))
                .count(),
        )
    };
    assert_eq!(events("2018-02-28"), ("Events (2)".to_owned(), 1));
    assert_eq!(events("2018-07-31"), ("Events (6)".to_owned(), 1));
}

/// The room has not decided yet: that something counts, and that there is a rule at all, is not said.
#[test]
fn what_was_known_says_nothing_of_any_rule() {
    for replay in replays().expect("they read") {
        for step in 0..replay.steps.len() {
            let case = replay.known(replay.day_of(step).expect("a day")).certain;
            for facts in known_words(&case, book()) {
                for words in facts.items {
                    for told in [
                        "potential escalation",
                        "under this rule",
                        "ounts for",
                        "not count",
                    ] {
                        assert!(!words.contains(told), "{} {step}: {words}", replay.id);
                    }
                }
            }
        }
    }
}

#[test]
fn a_room_has_decided_when_it_named_routes_or_none_and_a_grade() {
    let mut chosen = RoomDecision::default();
    assert_eq!(chosen.is_whole(), [false, false]);
    chosen.hold_none(true);
    chosen.grade = Some(Grade::High);
    assert_eq!(chosen.is_whole(), [true, true]);
    assert_eq!(chosen.words(), "The room: no route, graded high.");
    // A route and none of them cannot both be meant.
    chosen.hold(RouteKind::Automatic, true);
    chosen.hold(RouteKind::Repeat, true);
    assert_eq!((chosen.none, chosen.is_whole()), (false, [true, true]));
    assert_eq!(
        chosen.words(),
        "The room: automatic referral and repeat, graded high."
    );
    chosen.hold(RouteKind::Repeat, false);
    // A rule may send a case elsewhere too, so a room may hold that.
    chosen.hold(RouteKind::OtherService, true);
    assert_eq!(
        chosen.words(),
        "The room: automatic referral and a route to another service, graded high."
    );
    chosen.hold(RouteKind::OtherService, false);
    chosen.hold(RouteKind::Automatic, false);
    assert_eq!(chosen.is_whole(), [false, true]);
    chosen.hold(RouteKind::Repeat, true);
    chosen.hold_none(true);
    assert!(chosen.routes.is_empty());
}

/// Of a case that lies open it is known which published one it is, and after which step.
#[test]
fn a_published_case_is_known_for_one() {
    let replay = replay("hillingdon-2017");
    // The four calls of one night are step 13.
    let case = replay.known(day("2014-07-13")).certain;
    let of = |reference: &str, on: &str| published(reference, &case.taken_from, day(on));
    let found = of(&case.reference, "2014-07-13").expect("it is a published one");
    assert_eq!(
        found,
        Published {
            title: replay.title.clone(),
            place: PublishedPlace::Replay {
                id: replay.id.clone(),
                step: Some(12)
            }
        }
    );
    let words = published_words(&found, case.as_of);
    assert!(
        words.contains("as it was known on 13 July 2014. Whoever it is about has died"),
        "{words}"
    );
    assert_eq!(
        of(&case.reference, "2014-07-14").expect("still one").place,
        PublishedPlace::Replay {
            id: replay.id.clone(),
            step: None
        }
    );
    assert_eq!(of("Another", "2014-07-13"), None);
    assert_eq!(published(&case.reference, "", day("2014-07-13")), None);
}
