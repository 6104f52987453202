//! A row is decided as the case file that says the same: there is one engine.

use waymark::engine::decision::routes_under;
use waymark::logic::Truth;
use waymark::model::case::{
    Age, Assessment, Case, Event, EventKind, Grade, Marac, Person, Place, Police, Relationship,
    VICTIM,
};
use waymark::model::dates::{Day, Stated, When};
use waymark::model::instrument::Reply;
use waymark::workshop::past::{AnswerPair, Loaded, MadeUp, Missing};

use super::support::{book, choice, compare, compare_under, load, names, whole};

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

fn same_person() -> (Case, &'static str) {
    let on = day("2018-07-20");
    let mut case = Case::new(on);
    case.people.victim = Person {
        age: Some(Age::Years(34)),
        lives_in: vec!["Lewisham".to_owned()],
        ..Person::default()
    };
    case.people.causing_harm = vec![Person {
        id: "p1".to_owned(),
        relationship: Some(Relationship::FormerPartner),
        ..Person::default()
    }];
    let mut present = Assessment {
        id: "now".to_owned(),
        when: on.into(),
        instrument: Some("dash-24".to_owned()),
        grade: Some(Grade::Medium),
        yes_total: Some(9),
        ..Assessment::default()
    };
    present.answers.insert("10".to_owned(), Reply::Yes.into());
    present
        .answers
        .insert("11".to_owned(), Reply::Declined.into());
    let earlier = Assessment {
        id: "a0".to_owned(),
        when: day("2018-01-02").into(),
        grade: Some(Grade::Standard),
        ..Assessment::default()
    };
    case.assessments.list = vec![earlier, present];
    case.answer("circumstances", "honour-suspected", |answer| {
        answer.reply = Reply::No
    });
    let event = |id: &str, when: When, police: Police, kinds: &[EventKind], areas: &[&str]| Event {
        id: id.to_owned(),
        when,
        police,
        kinds: kinds.to_vec(),
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        place: Place {
            areas: areas.iter().map(|area| (*area).to_owned()).collect(),
            forces: Vec::new(),
        },
        ..Event::default()
    };
    case.events.list = vec![
        Event {
            agencies: Some(Vec::new()),
            grade: Some(Grade::High),
            ..event(
                "e0",
                day("2018-07-19").into(),
                Police::Crime,
                &[EventKind::Assault],
                &["Lewisham"],
            )
        },
        event(
            "e1",
            When::In(Stated::Month(2018, 5)),
            Police::Incident,
            &[EventKind::ThreatToKill],
            &["Bromley"],
        ),
        event(
            "e2",
            When::In(Stated::Year(2017)),
            Police::Unknown,
            &[],
            &["Lewisham"],
        ),
        event(
            "e3",
            day("2018-02-13").into(),
            Police::NotReported,
            &[EventKind::Argument],
            &["Lewisham"],
        ),
    ];
    case.maracs.list = vec![Marac {
        id: "m0".to_owned(),
        referred: day("2017-09-01").into(),
        met: day("2017-09-20").into(),
        areas: vec!["Lewisham".to_owned()],
        about: vec!["p1".to_owned()],
        ..Marac::default()
    }];
    (
        case.assessments.all_known,
        case.events.all_known,
        case.maracs.all_known,
    ) = (true, true, true);
    case.judgement.should_be_heard = true;
    case.judgement.words = "because".to_owned();
    let row = "X,2018-07-20,34,ex-partner,Lewisham,,9,yes,declined,no,medium,yes,yes,2018-07-19 crime assault high no agency; 2018-05 incident threat to kill in Bromley; 2017; 13/02/2018 not reported argument,yes,Lewisham,referred 2017-09-01 met 2017-09-20,yes,Lewisham,2018-01-02 standard,yes";
    (case, row)
}

const HEADINGS: &str = "case,date,age,relationship,area,checklist,yes,item 10,item 11,circumstances honour-suspected,grade,judgement,judgement written,events,events complete,events area,maracs,maracs complete,maracs area,assessments,assessments complete";

#[test]
fn a_row_is_decided_as_its_case_is_under_every_version_of_every_area() {
    let book = book();
    let (case, row) = same_person();
    let mut tried = 0;
    for area in &book.areas {
        for version in &area.versions {
            let choice = choice(&area.id, Some(&version.id));
            // Before and after another case, so that what one held does not stay for the next.
            let other = "Y,2019-01-01,,,,,,,,,,,,2018-12-01 crime; 2018-11-01 crime; 2018-10-01 crime; 2018-09-01 crime; 2018-08-01 crime,yes,,,,,,";
            let past = whole(&format!("{HEADINGS}\n{row}\n{other}\n{row}\n"), &book);
            let compared = compare_under(past, &book, [&choice, &choice]);
            let found = routes_under(
                &case,
                book.rules(&choice, case.as_of).expect("it is loaded"),
                case.as_of,
            );
            for place in [0, 2] {
                let outcome = compared.outcomes[place];
                let forum = Truth::any(
                    found
                        .routes
                        .iter()
                        .filter(|one| one.leads_to_forum())
                        .map(|one| one.answer()),
                );
                assert_eq!(
                    outcome.under.map(|under| under.forum),
                    [forum; 2],
                    "{} {}",
                    area.id,
                    version.id
                );
                for route in found.routes.iter().filter(|one| one.leads_to_forum()) {
                    let of_kind = found
                        .routes
                        .iter()
                        .filter(|one| one.leads_to_forum() && one.route.kind == route.route.kind);
                    let best = of_kind.map(|one| one.answer()).max();
                    assert_eq!(
                        outcome.under[0].kind(route.route.kind),
                        best,
                        "{} {}",
                        area.id,
                        route.route.id
                    );
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 40, "{tried} tried");
}

#[test]
fn a_judgement_that_was_not_made_is_no_doubt() {
    let book = book();
    let text = "case,date,yes,judgement,judgement written,events,maracs\n\
        no,2018-07-20,3,no,,none,none\nopen,2018-07-20,3,,,none,none\nunwritten,2018-07-20,3,yes,no,none,none\n";
    let compared = compare(whole(text, &book), &book);
    assert_eq!(
        names(
            &compared,
            compared.that(AnswerPair::of(Truth::NotMet, Truth::NotMet))
        ),
        ["no"]
    );
    assert_eq!(
        names(
            &compared,
            compared.that(AnswerPair::of(Truth::CannotTell, Truth::CannotTell))
        ),
        ["open"]
    );
    assert_eq!(
        names(
            &compared,
            compared.that(AnswerPair::of(Truth::Met, Truth::NotMet))
        ),
        ["unwritten"]
    );
    assert_eq!(
        compared.outcomes[1].under[0].missing().collect::<Vec<_>>(),
        [Missing::Judgement]
    );
}

#[test]
fn another_checklist_and_single_items_are_told_apart_where_they_are_missing() {
    let book = book();
    let text = "date,checklist,yes,judgement,events,maracs\n2018-07-20,police-27,20,no,none,none\n";
    let compared = compare(whole(text, &book), &book);
    assert_eq!(
        compared.outcomes[0].under[0].missing().collect::<Vec<_>>(),
        [Missing::Checklist]
    );
    // Kingston asks whether it is rising: by two items, which a total does not tell.
    let text = "date,yes,judgement,events,events complete,maracs,circumstances honour suspected\n2018-07-20,5,no,2018-07-01 crime standard; 2018-06-01 crime standard; 2018-05-01 crime standard,yes,none,no\n";
    let kingston = choice("kingston", None);
    let compared = compare_under(whole(text, &book), &book, [&kingston, &kingston]);
    assert_eq!(
        compared.outcomes[0].under[0].missing().collect::<Vec<_>>(),
        [Missing::Items]
    );
}

#[test]
fn a_made_up_set_is_the_same_every_time_and_says_how_it_is_made() {
    let (book, set) = (
        book(),
        MadeUp {
            seed: 7,
            cases: 300,
            until: day("2025-12-31"),
        },
    );
    let make = |set| {
        let mut loading = waymark::workshop::past::Loading::made_up(set, &book, "dash-24");
        while !loading.advance(11) {}
        loading.finish()
    };
    let Loaded {
        past,
        refused,
        in_part,
        notes,
        asked,
    } = make(set);
    assert_eq!(
        (past.rows.len(), refused, in_part, notes),
        (300, Vec::new(), Vec::new(), Vec::new())
    );
    assert_eq!(asked, []);
    assert_eq!(past, make(set).past);
    assert_ne!(past, make(MadeUp { seed: 8, ..set }).past);
    assert!(
        past.made_up[0].contains("300 cases are made up."),
        "{:?}",
        past.made_up
    );
    // Saved and loaded again it is the same set, but for its lines and for what it says of itself.
    let saved = waymark::workshop::past::made_up_csv(set, 24);
    let (again, bad, _) = load(&saved, &book).expect("it loads");
    assert_eq!((again.rows.len(), bad), (300, Vec::new()));
    assert_eq!(
        compare(again, &book).outcomes,
        compare(past, &book).outcomes
    );
}
