//! The files that come with the program.

use waymark::engine::check::check_area;
use waymark::model::book::Rulebook;
use waymark::model::case::{ChangeKind, EventKind, Grade, OrderKind, Relationship};
use waymark::model::dates::Day;
use waymark::model::files::{read_area, read_instrument};
use waymark::model::nation::Nation;
use waymark::model::rules::{
    AgeRange, Anchor, Assessments, Assumed, AtEvents, Criterion, DifferentPeople, Events, Extent,
    Follows, GradeAsked, InForce, InForceOrder, ItemIsYes, JudgementAsked, LowerGrade, Older,
    PeopleScope, PersonIs, Recorded, Repeat, RepeatEvents, Rising, RouteKind, Score, Since,
    Standing, Threshold, Total, Unasked, WeightedItems, Who,
};
use waymark::model::sources::Seen;

#[test]
fn every_bundled_file_reads() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    assert!(book.areas.len() >= 19, "{} areas", book.areas.len());
}

/// What a rule asks for was read in what it is taken from.
#[test]
fn no_rule_rests_on_words_that_were_not_read() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    for area in &book.areas {
        for version in &area.versions {
            let asked = version
                .routes
                .iter()
                .filter(|route| route.criterion.is_some());
            for route in asked {
                let seen = |id: &String| version.source(id).map(|source| source.seen);
                let was_read = |id: &String| seen(id) != Some(Seen::Part);
                assert!(
                    route.sources.iter().any(was_read),
                    "{} {} {}",
                    area.id,
                    version.id,
                    route.id
                );
            }
        }
    }
}

/// Types are written by one way and read by another; each must know all that the other does.
#[test]
fn what_is_written_of_every_bundled_file_reads_as_the_same() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    for area in &book.areas {
        assert_eq!(
            read_area(&serde_json::to_string(area).unwrap()).as_ref(),
            Ok(area)
        );
    }
    for instrument in &book.instruments {
        assert_eq!(
            read_instrument(&serde_json::to_string(instrument).unwrap()).as_ref(),
            Ok(instrument)
        );
    }
}

/// The bundled files do not use every choice there is; this area does.
#[test]
fn what_is_written_of_every_choice_reads_as_the_same() {
    let events = |people, recorded: Vec<Recorded>, count| {
        Criterion::Events(Events {
            count,
            recorded,
            kinds: EventKind::ALL.to_vec(),
            months: Some(12),
            weeks: None,
            days: None,
            place: Extent::ThisArea,
            people,
            current: false,
            assumed: vec![
                Assumed::Place,
                Assumed::People,
                Assumed::Current,
                Assumed::Months,
                Assumed::Recorded,
            ],
        })
    };
    let repeat = |anchor, events, heard| {
        Criterion::Repeat(Repeat {
            anchor,
            months: None,
            weeks: Some(6),
            days: None,
            events,
            heard,
            people: PeopleScope::SamePair,
        })
    };
    let person = |who, relationship, age| {
        Criterion::Person(PersonIs {
            who,
            age,
            lives_here: age.is_some(),
            relationship,
        })
    };
    let criteria = vec![
        Criterion::Score(Score {
            instrument: "i".into(),
            items: vec!["1".into()],
            count: Threshold::MoreThan(13),
            at_most: Some(16),
        }),
        Criterion::Item(ItemIsYes {
            instrument: "i".into(),
            item: "1".into(),
            step: None,
        }),
        Criterion::Grade(GradeAsked {
            at_least: Grade::Medium,
            at_most: None,
        }),
        events(
            PeopleScope::SameVictim,
            vec![
                Recorded::Crime,
                Recorded::Incident,
                Recorded::Reported,
                Recorded::NotReported,
                Recorded::EmergencyDepartment,
                Recorded::Health,
                Recorded::HousingRepair,
                Recorded::Housing,
                Recorded::OtherAgency,
            ],
            Threshold::AtLeast(3),
        ),
        events(
            PeopleScope::SamePersonCausingHarm,
            vec![],
            Threshold::Somewhere(3, 5),
        ),
        events(PeopleScope::OthersHarmed, vec![], Threshold::AtLeast(1)),
        Criterion::Rising(Rising {
            instrument: "i".into(),
            items: vec!["1".into()],
            ledger: true,
            months: None,
            weeks: None,
            days: Some(28),
        }),
        Criterion::Assessments(Assessments {
            count: Threshold::AtLeast(2),
            grades: vec![Grade::Standard, Grade::High],
            months: None,
            weeks: Some(13),
            days: None,
        }),
        repeat(Anchor::Referral, RepeatEvents::AnyAbuse, Extent::Anywhere),
        repeat(
            Anchor::Meeting,
            RepeatEvents::WouldBeCrime,
            Extent::ThisArea,
        ),
        repeat(
            Anchor::LastDiscussed,
            RepeatEvents::AnyAbuse,
            Extent::Anywhere,
        ),
        Criterion::Judgement(JudgementAsked {
            written: true,
            reasons: 2,
        }),
        Criterion::SignedOff("manager".into()),
        Criterion::Since(Since {
            changes: ChangeKind::ALL.to_vec(),
            events: vec![EventKind::Breach],
            any_event: true,
            months: Some(12),
            weeks: None,
            days: None,
        }),
        Criterion::Follows(Follows {
            events: vec![EventKind::Assault],
            changes: vec![ChangeKind::Release],
            orders: OrderKind::ALL.to_vec(),
            days: 60,
        }),
        Criterion::Order(InForceOrder {
            kinds: vec![OrderKind::Licence],
        }),
        Criterion::LowerGrade(LowerGrade {
            unless_written: true,
        }),
        Criterion::Older(Older {
            months: None,
            weeks: None,
            days: Some(28),
        }),
        Criterion::Unasked(Unasked {
            instrument: "i".into(),
            items: vec!["1".into()],
            at_least: 1,
            under_total: true,
        }),
        Criterion::Total(Total {
            instrument: "i".into(),
            weights: vec![WeightedItems {
                points: 3,
                items: vec!["1".into()],
            }],
            count: Threshold::NotPublished,
        }),
        Criterion::SamePerson(vec![Criterion::DifferentPeople(DifferentPeople {
            which: AtEvents::CausingHarm,
            count: Threshold::AtLeast(2),
            age: None,
            recorded: vec![Recorded::Crime],
            kinds: vec![],
            months: None,
            weeks: Some(6),
            days: None,
        })]),
        Criterion::Any(vec![
            person(
                Who::Victim,
                vec![],
                Some(AgeRange {
                    from: Some(16),
                    to: Some(17),
                }),
            ),
            person(
                Who::CausingHarm,
                vec![
                    Relationship::Partner,
                    Relationship::FormerPartner,
                    Relationship::Family,
                    Relationship::Other,
                ],
                None,
            ),
        ]),
    ];
    let standings = [
        Standing::Confirmed,
        Standing::Published,
        Standing::Reported,
        Standing::Illustrative,
    ];
    let nations = [
        Nation::EnglandAndWales,
        Nation::Scotland,
        Nation::NorthernIreland,
        Nation::Jersey,
        Nation::UnitedKingdom,
    ];
    let kinds = [
        RouteKind::VisibleHighRisk,
        RouteKind::ProfessionalJudgement,
        RouteKind::PotentialEscalation,
        RouteKind::Repeat,
        RouteKind::Automatic,
        RouteKind::OtherService,
    ];
    let bundled = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut area = bundled.areas[0].clone();
    for (place, kind) in kinds.into_iter().enumerate() {
        area.nation = nations[place % nations.len()];
        let version = &mut area.versions[0];
        version.standing = standings[place % standings.len()];
        version.in_force = match place {
            0 => InForce::DatesNotKnown,
            1 => InForce::Between {
                from: None,
                to: None,
            },
            _ => InForce::Between {
                from: Day::new(2018, 1, 1),
                to: Day::new(2018, 12, 31),
            },
        };
        version.routes.truncate(1);
        version.routes[0].kind = kind;
        version.routes[0].standing = Some(version.standing);
        for some in criteria.chunks(10) {
            area.versions[0].routes[0].criterion = Some(Criterion::All(some.to_vec()));
            let text = serde_json::to_string(&area).unwrap();
            assert_eq!(read_area(&text).as_ref(), Ok(&area));
            assert_eq!(
                serde_json::to_string(&read_area(&text).unwrap()).unwrap(),
                text
            );
        }
    }
}

/// The general notices stand up to the checks that an area's own do: every list and every item they name is there.
#[test]
fn the_general_notices_name_lists_and_items_that_are_there() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut area = book.area("kingston").expect("it is bundled").clone();
    for version in &mut area.versions {
        version.notices = book.notices.notices.clone();
        version.sources.extend(book.notices.sources.iter().cloned());
    }
    let found = check_area(&area, &book);
    let of_notices = found
        .iter()
        .map(|one| one.mistake.to_string())
        .filter(|mistake| mistake.contains("notices"));
    assert_eq!(of_notices.collect::<Vec<_>>(), Vec::<String>::new());
    for notice in &book.notices.notices {
        for id in &notice.sources {
            assert!(
                book.notices.sources.iter().any(|source| source.id == *id),
                "{}: {id}",
                notice.id
            );
        }
    }
}

/// What an item or a notice says of a published review names a paragraph of a source that its file has.
#[test]
fn every_source_of_the_lists_and_the_notices_is_used_or_cited() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    let used: Vec<&String> = book
        .notices
        .notices
        .iter()
        .flat_map(|notice| &notice.sources)
        .collect();
    for source in &book.notices.sources {
        assert!(used.contains(&&source.id), "nothing rests on {}", source.id);
    }
    let reviews = [
        ("Birmingham", "§"),
        ("Kent", ""),
        ("Hillingdon", ""),
        ("Lewisham", ""),
        ("City of London", ""),
    ];
    for id in [
        "causing-harm",
        "history-checks",
        "consent",
        "before-closing",
        "safety-plan",
        "circumstances",
    ] {
        let list = book.instrument(id).expect("it is bundled");
        for item in &list.items {
            for (review, sign) in reviews
                .iter()
                .filter(|(review, _)| item.why.contains(&format!("({review}")))
            {
                assert!(
                    item.why.contains(sign),
                    "{id} {}: {review} without a paragraph",
                    item.id
                );
                let named = list.sources.iter().any(|source| {
                    source.title.contains(review)
                        || source.title.contains("BDHR") && *review == "Birmingham"
                });
                assert!(named, "{id} {}: {review} is not among the sources", item.id);
            }
        }
    }
}
