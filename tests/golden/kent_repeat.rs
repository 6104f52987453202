//! Multi-Agency Review on a death in August 2018, Kent Community Safety Partnership, 2020: six MARACs, and from which date
//! a repeat is counted.

use waymark::engine::decision::{Decision, RepeatPair, RouteFound, decide};
use waymark::logic::Truth;
use waymark::model::book::Rules;
use waymark::model::case::{Case, EventKind, Person, Police};
use waymark::model::dates::When;
use waymark::model::rules::{Anchor, Area, Criterion, Extent, PeopleScope, Repeat, RepeatEvents};

use crate::golden::support::*;

/// Kent's rule with a definition of a repeat that this test gives it.
fn kent_with(anchor: Anchor, events: RepeatEvents) -> Area {
    let mut area = book().area("kent").expect("it is bundled").clone();
    let repeat = Repeat {
        anchor,
        months: Some(12),
        weeks: None,
        days: None,
        events,
        heard: Extent::Anywhere,
        people: PeopleScope::SamePair,
    };
    let route = area.versions[0]
        .routes
        .iter_mut()
        .find(|route| route.id == "repeat")
        .expect("it has the route");
    route.criterion = Some(Criterion::Repeat(repeat));
    area
}

fn decide_under<'a>(case: &'a Case, area: &'a Area) -> Decision<'a> {
    decide(
        case,
        Rules {
            book: book(),
            area,
            version: &area.versions[0],
        },
        case.as_of,
    )
}

fn pair<'d, 'a>(found: &'d RouteFound<'a>, marac: &str, event: &str) -> &'d RepeatPair<'a> {
    let pairs = &repeat(found).pairs;
    pairs
        .iter()
        .find(|pair| pair.marac.id == marac && pair.event.id == event)
        .unwrap_or_else(|| panic!("no pair {marac} {event}"))
}

/// The pairs of that answer.
fn pairs<'a>(found: &RouteFound<'a>, answer: Truth) -> Vec<(&'a str, &'a str)> {
    let of = repeat(found)
        .pairs
        .iter()
        .filter(|pair| pair.answer() == answer);
    of.map(|pair| (pair.marac.id.as_str(), pair.event.id.as_str()))
        .collect()
}

/// The case of May 2018 with everything known and the event of 19 May on another day.
fn with_event_on(iso: &str) -> Case {
    let mut case = case("kent", "may-2018");
    case.events.all_known = true;
    case.as_of = case.as_of.max(day(iso));
    let moved = event(&mut case, "C18");
    (moved.when, moved.learned) = (day(iso).into(), None);
    case
}

#[test]
fn counted_from_the_referral_it_cannot_be_told_because_that_day_is_not_published() {
    let case = case("kent", "may-2018");
    let decision = decided(&case);
    let found = route(&decision.routes, "repeat");
    // 11.3.47: the review gives no definition of a repeat; national guidance stands in, and counts from the referral.
    assert_eq!(
        rule_used(found),
        ("national", "safelives".into(), "repeat".into(), true)
    );
    assert_eq!(repeat(found).asked.anchor, Anchor::Referral);
    assert_eq!(
        (repeat(found).maracs, repeat(found).maracs_all_known),
        (5, true)
    );
    // 11.3.26, 11.3.28: referred between the meetings of 6 April and 1 June 2017; twelve months from that may end on
    // either side of 19 May 2018.
    let pair = pair(found, "MARAC-5", "C18");
    assert_eq!(
        (pair.after, pair.within, pair.last, pair.days),
        (Truth::Met, Truth::CannotTell, Truth::Met, None)
    );
    assert_eq!(
        (pair.kind, pair.people, pair.heard),
        (Truth::Met, Truth::Met, Truth::Met)
    );
    assert_eq!(found.answer(), Truth::CannotTell);
    // The day of the referral settles it, either way.
    for (referred, within) in [
        ("2017-05-18", Truth::NotMet),
        ("2017-05-19", Truth::Met),
        ("2017-05-31", Truth::Met),
    ] {
        let mut known = with_event_on("2018-05-19");
        known.maracs.list[4].referred = day(referred).into();
        let decision = decided(&known);
        assert_eq!(
            route(&decision.routes, "repeat").answer(),
            within,
            "{referred}"
        );
    }
}

#[test]
fn counted_from_the_meeting_it_is_a_repeat_by_352_days() {
    let case = case("kent", "may-2018");
    // Kingston's own rule counts from the meeting; so does the rule this test makes.
    let kingston = book().area("kingston").unwrap();
    for area in [
        kingston,
        &kent_with(Anchor::Meeting, RepeatEvents::AnyAbuse),
        &kent_with(Anchor::LastDiscussed, RepeatEvents::AnyAbuse),
    ] {
        let decision = decide_under(&case, area);
        let found = route(&decision.routes, "repeat");
        assert_eq!(
            (found.answer(), found.stands_in),
            (Truth::Met, false),
            "{}",
            area.id
        );
        // 11.3.28, 11.3.31: 1 June 2017 to 19 May 2018: a year of 365 days less 13.
        let pair = pair(found, "MARAC-5", "C18");
        assert_eq!(
            (pair.answer(), pair.days),
            (Truth::Met, Some(352)),
            "{}",
            area.id
        );
        // The four MARACs before it are more than a year back, and nothing before it is new since.
        assert_eq!(
            pairs(found, Truth::Met),
            [("MARAC-5", "C18")],
            "{}",
            area.id
        );
        assert_eq!(pairs(found, Truth::CannotTell), [], "{}", area.id);
    }
}

#[test]
fn twelve_months_end_on_the_same_day_a_year_later() {
    let area = kent_with(Anchor::Meeting, RepeatEvents::AnyAbuse);
    // Reported on 21 May, 354 days; a year to the day, 365; a day more; and the sixth meeting's own day, 371 (11.3.36).
    for (on, days, expected) in [
        ("2018-05-21", 354, Truth::Met),
        ("2018-06-01", 365, Truth::Met),
        ("2018-06-02", 366, Truth::NotMet),
        ("2018-06-07", 371, Truth::NotMet),
    ] {
        let case = with_event_on(on);
        let decision = decide_under(&case, &area);
        let found = route(&decision.routes, "repeat");
        let pair = pair(found, "MARAC-5", "C18");
        assert_eq!(
            (found.answer(), pair.within, pair.days),
            (expected, expected, Some(days)),
            "{on}"
        );
        // Should there be events that nobody has told of, not met is not certain.
        let mut open = case.clone();
        open.events.all_known = false;
        let decision = decide_under(&open, &area);
        assert_eq!(
            route(&decision.routes, "repeat").answer(),
            expected.max(Truth::CannotTell),
            "{on}"
        );
    }
}

#[test]
fn a_meeting_is_no_event_so_meeting_to_meeting_makes_no_repeat() {
    // 11.3.36: the sixth MARAC 371 days after the fifth. Without the events since, a meeting after a meeting is nothing new.
    let mut case = case("kent", "july-2018");
    case.events.all_known = true;
    case.as_of = day("2018-06-07");
    case.events
        .list
        .retain(|event| event.id != "C18" && event.id != "C25");
    for anchor in [Anchor::Meeting, Anchor::Referral] {
        let area = kent_with(anchor, RepeatEvents::AnyAbuse);
        let decision = decide_under(&case, &area);
        assert_eq!(
            route(&decision.routes, "repeat").answer(),
            Truth::NotMet,
            "{anchor:?}"
        );
    }
}

#[test]
fn a_sighting_two_days_after_release_is_a_new_event_whatever_the_road() {
    let sighting = case("kent", "july-2018");
    let decision = decided(&sighting);
    // 11.3.38, 11.3.39, 11.5.11: the accounts conflict, so what was done is left open. It is an event all the same.
    let found = route(&decision.routes, "repeat");
    assert_eq!(found.answer(), Truth::Met);
    assert_eq!(pairs(found, Truth::Met).last(), Some(&("MARAC-6", "C25")));
    // Counted from the meeting of 7 June 2018: 23 days of June and one of July.
    let kingston = under(&sighting, "kingston");
    assert_eq!(
        pair(route(&kingston.routes, "repeat"), "MARAC-6", "C25").days,
        Some(24)
    );
    // The older definition asks for what would be a crime: that cannot be told, and is not no.
    let on = sighting.as_of;
    let older = decide(
        &sighting,
        rules("national", Some("safelives-older-repeat"), on),
        on,
    );
    let older_found = route(&older.routes, "repeat");
    assert_eq!(
        (
            older_found.answer(),
            pair(older_found, "MARAC-6", "C25").kind
        ),
        (Truth::CannotTell, Truth::CannotTell)
    );
    // No assessment followed (11.3.38, 11.5.12): the newest is still that of 29 May, and it is High.
    let high = route(&decision.routes, "visible-high-risk");
    assert_eq!(
        (high.answer(), grade(high).newest[0].id.as_str()),
        (Truth::Met, "C19-dash")
    );
    assert_eq!(grade(high).newest[0].when, When::from(day("2018-05-29")));

    // "Not covered by the order" lowers nothing: against no event at all, and against nothing known of it.
    let mut without = sighting.clone();
    without.events.list.retain(|event| event.id != "C25");
    for kinds in [
        vec![EventKind::Breach],
        vec![EventKind::Stalking],
        vec![EventKind::UnwantedContact],
        vec![],
    ] {
        for police in [
            Police::Unknown,
            Police::Reported,
            Police::Incident,
            Police::Crime,
        ] {
            let mut told = sighting.clone();
            (
                event(&mut told, "C25").kinds,
                event(&mut told, "C25").police,
            ) = (kinds.clone(), police);
            never_lower(&without, &told, on);
            assert_eq!(
                route(&decided(&told).routes, "repeat").answer(),
                Truth::Met,
                "{kinds:?} {police:?}"
            );
        }
    }
}

#[test]
fn both_official_definitions_see_the_messages_and_visits_of_may_2018() {
    // 11.3.31: 63 messages in 24 hours and several visits: contact again and again, which would be a crime.
    let case = case("kent", "may-2018");
    for events in [RepeatEvents::AnyAbuse, RepeatEvents::WouldBeCrime] {
        let area = kent_with(Anchor::Meeting, events);
        let decision = decide_under(&case, &area);
        assert_eq!(
            route(&decision.routes, "repeat").answer(),
            Truth::Met,
            "{events:?}"
        );
    }
    // Were it one breach and no more, the older definition could not tell, and the present one would not ask.
    let mut breach = case.clone();
    event(&mut breach, "C18").kinds = vec![EventKind::Breach];
    for (events, expected) in [
        (RepeatEvents::AnyAbuse, Truth::Met),
        (RepeatEvents::WouldBeCrime, Truth::CannotTell),
    ] {
        let area = kent_with(Anchor::Meeting, events);
        let decision = decide_under(&breach, &area);
        assert_eq!(
            route(&decision.routes, "repeat").answer(),
            expected,
            "{events:?}"
        );
    }
}

#[test]
fn the_marac_that_counts_is_the_last_one_before_the_event() {
    // 11.3.9, 11.3.16, 11.3.20: three meetings before 4 March 2017. Two of them have another between them and the event.
    let case = case("kent", "march-2017");
    let area = kent_with(Anchor::Meeting, RepeatEvents::AnyAbuse);
    let decision = decide_under(&case, &area);
    let found = route(&decision.routes, "repeat");
    assert_eq!(found.answer(), Truth::Met);
    // 10 January to 4 March 2017: 21 + 28 + 4 days.
    assert_eq!(pair(found, "MARAC-3", "C10").days, Some(53));
    assert_eq!(pairs(found, Truth::Met), [("MARAC-3", "C10")]);
}

#[test]
fn a_later_marac_about_somebody_else_takes_no_repeat_away() {
    // Not in the review: between the event of 19 May 2018 and 30 June, a MARAC hears her case about another person.
    let mut case = with_event_on("2018-05-19");
    case.as_of = day("2018-06-30");
    case.people.causing_harm.push(Person {
        id: "another".into(),
        ..Person::default()
    });
    let area = kent_with(Anchor::Meeting, RepeatEvents::AnyAbuse);
    let answer = |case: &Case| route(&decide_under(case, &area).routes, "repeat").answer();
    assert_eq!(answer(&case), Truth::Met);
    let mut about_another = case.maracs.list[4].clone();
    (about_another.id, about_another.about) = ("about-another".into(), vec!["another".into()]);
    (about_another.referred, about_another.met) =
        (day("2018-06-10").into(), day("2018-06-14").into());
    case.maracs.list.push(about_another);
    // The rule asks for the same two people, and what he did since his own last MARAC is as new as it was.
    assert_eq!(answer(&case), Truth::Met);
}
