//! Changes of a case as this test thinks of them, with nothing taken from the search: any day, any detail.

use waymark::model::case::{
    Age, Assessment, Case, Event, Grade, Kind, Marac, Person, Place, Police, Relationship, SignOff,
    VICTIM,
};
use waymark::model::dates::Day;
use waymark::model::instrument::{Answer, Reply};

/// A change by one fact: what it is of, as none is made twice, and in words.
pub struct Change {
    /// The fact. One more of something comes under another name each time, and so is never the same.
    pub of: String,
    pub to: String,
    put: Box<dyn Fn(&mut Case)>,
}

impl Change {
    pub fn put(&self, case: &mut Case) {
        (self.put)(case);
    }

    /// Whether another of the same can be made besides.
    pub fn again(&self) -> bool {
        self.of == "more"
    }
}

const GRADES: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];
const POLICE: [Police; 4] = [
    Police::Crime,
    Police::Incident,
    Police::Reported,
    Police::NotReported,
];

fn add(
    all: &mut Vec<Change>,
    of: String,
    to: impl std::fmt::Debug,
    put: impl Fn(&mut Case) + 'static,
) {
    all.push(Change {
        of,
        to: format!("{to:?}"),
        put: Box::new(put),
    });
}

/// Every change by one fact, with those days and these places.
pub fn changes(case: &Case, days: &[Day], areas: &[&'static str]) -> Vec<Change> {
    let mut all = Vec::new();
    let someone = case.people.causing_harm.first().map(|one| one.id.clone());
    for at in 0..case.events.list.len() {
        let of = |what: &str| format!("{what} of event {at}");
        for day in days.iter().copied() {
            add(&mut all, of("day"), day, move |case| {
                case.events.list[at].when = day.into()
            });
        }
        for way in POLICE {
            add(&mut all, of("police"), way, move |case| {
                case.events.list[at].police = way
            });
        }
        for kind in Kind::ALL {
            add(&mut all, of("kind"), kind, move |case| {
                case.events.list[at].kinds = vec![kind]
            });
        }
        for grade in GRADES {
            add(&mut all, of("grade"), grade, move |case| {
                case.events.list[at].grade = Some(grade)
            });
        }
        for area in areas.iter().copied() {
            add(&mut all, of("place"), area, move |case| {
                case.events.list[at].place.areas = vec![area.to_owned()]
            });
        }
        for by in someone
            .clone()
            .into_iter()
            .chain(["nobody of them".to_owned()])
        {
            add(&mut all, of("by"), by.clone(), move |case| {
                case.events.list[at].by = vec![by.clone()]
            });
        }
        for harmed in [VICTIM, "another person"] {
            add(&mut all, of("harmed"), harmed, move |case| {
                case.events.list[at].harmed = vec![harmed.to_owned()]
            });
        }
    }
    for at in 0..case.maracs.list.len() {
        let of = |what: &str| format!("{what} of MARAC {at}");
        for day in days.iter().copied() {
            add(&mut all, of("day"), day, move |case| {
                let one = &mut case.maracs.list[at];
                (one.referred, one.met, one.discussed) = (day.into(), day.into(), None);
            });
        }
        for area in areas.iter().copied() {
            add(&mut all, of("place"), area, move |case| {
                case.maracs.list[at].areas = vec![area.to_owned()]
            });
        }
        for by in someone
            .clone()
            .into_iter()
            .chain(["nobody of them".to_owned()])
        {
            add(&mut all, of("about"), by.clone(), move |case| {
                case.maracs.list[at].about = vec![by.clone()]
            });
        }
    }
    for at in 0..case.assessments.list.len() {
        let of = |what: &str| format!("{what} of assessment {at}");
        if case.assessments.list[at].answers.is_empty()
            && case.assessments.list[at].yes_total.is_none()
        {
            for day in days.iter().copied() {
                add(&mut all, of("day"), day, move |case| {
                    case.assessments.list[at].when = day.into()
                });
            }
        }
        for grade in GRADES {
            add(&mut all, of("grade"), grade, move |case| {
                case.assessments.list[at].grade = Some(grade)
            });
        }
    }
    let more = || "more".to_owned();
    for day in days.iter().copied() {
        for police in [Police::Crime, Police::Incident] {
            for (grade, kind) in [Grade::Standard, Grade::High]
                .into_iter()
                .zip([Kind::Assault, Kind::Argument])
            {
                let (by, area) = (someone.clone(), areas.first().copied());
                add(
                    &mut all,
                    more(),
                    ("event", day, police, grade),
                    move |case| {
                        case.events.list.push(Event {
                            id: format!("more-{}", case.events.list.len()),
                            when: day.into(),
                            police,
                            kinds: vec![kind],
                            grade: Some(grade),
                            harmed: vec![VICTIM.to_owned()],
                            by: by.iter().cloned().collect(),
                            place: Place {
                                areas: area.map(str::to_owned).into_iter().collect(),
                                ..Place::default()
                            },
                            ..Event::default()
                        });
                    },
                );
            }
        }
        let (about, area) = (someone.clone(), areas.last().copied());
        add(&mut all, more(), ("MARAC", day), move |case| {
            case.maracs.list.push(Marac {
                id: format!("more-{}", case.maracs.list.len()),
                referred: day.into(),
                met: day.into(),
                about: about.iter().cloned().collect(),
                areas: area.map(str::to_owned).into_iter().collect(),
                ..Marac::default()
            });
        });
        for grade in [None, Some(Grade::Standard), Some(Grade::High)] {
            add(&mut all, more(), ("assessment", day, grade), move |case| {
                let id = format!("more-{}", case.assessments.list.len());
                case.assessments.list.push(Assessment {
                    id,
                    when: day.into(),
                    grade,
                    ..Assessment::default()
                });
            });
        }
    }
    add(&mut all, "all events".to_owned(), true, |case| {
        case.events.all_known = true
    });
    add(&mut all, "all MARACs".to_owned(), true, |case| {
        case.maracs.all_known = true
    });
    add(&mut all, "all assessments".to_owned(), true, |case| {
        case.assessments.all_known = true
    });
    for role in ["a manager", "a nurse"] {
        add(
            &mut all,
            format!("signed off by {role}"),
            true,
            move |case| {
                let signed = case.sign_off.get_or_insert_with(SignOff::default);
                signed.by = "somebody".to_owned();
                signed.roles.push(role.to_owned());
            },
        );
    }
    add(&mut all, "judgement".to_owned(), true, |case| {
        case.judgement.should_be_heard = true;
        case.judgement.words = "words".to_owned();
        case.judgement.reasons = ["one", "two", "three"].map(str::to_owned).to_vec();
    });
    persons(&mut all, someone, areas);
    answers(&mut all, case);
    all
}

fn persons(all: &mut Vec<Change>, someone: Option<String>, areas: &[&'static str]) {
    for years in [10, 15, 16, 17, 60, 61] {
        add(all, "age of the victim".to_owned(), years, move |case| {
            case.people.victim.age = Some(Age::Years(years))
        });
    }
    for area in areas.iter().copied() {
        add(all, "home of the victim".to_owned(), area, move |case| {
            case.people.victim.lives_in = vec![area.to_owned()]
        });
    }
    if someone.is_none() {
        add(all, "who caused harm".to_owned(), "known", |case| {
            if case.people.causing_harm.is_empty() {
                case.people.causing_harm.push(Person {
                    id: "p1".to_owned(),
                    ..Person::default()
                });
            }
        });
    }
    // Of somebody who is not named yet it says nothing: whoever names them first comes first.
    let mut of_them = |what: &str, to: String, put: Box<dyn Fn(&mut Person)>| {
        add(all, format!("{what} of who caused harm"), to, move |case| {
            if let Some(person) = case.people.causing_harm.first_mut() {
                put(person);
            }
        });
    };
    for years in [15, 16] {
        of_them(
            "age",
            years.to_string(),
            Box::new(move |person| person.age = Some(Age::Years(years))),
        );
    }
    for area in areas {
        let area = *area;
        of_them(
            "home",
            area.to_owned(),
            Box::new(move |person| person.lives_in = vec![area.to_owned()]),
        );
    }
    for to in [Relationship::Partner, Relationship::Other] {
        of_them(
            "relationship",
            format!("{to:?}"),
            Box::new(move |person| person.relationship = Some(to)),
        );
    }
}

/// Answers to the first questions, and another number of yes answers where that is all that is known.
fn answers(all: &mut Vec<Change>, case: &Case) {
    const DASH: &str = "dash-24";
    let read = case
        .assessments
        .list
        .iter()
        .position(|one| one.instrument.as_deref() == Some(DASH));
    let total = read.and_then(|at| case.assessments.list[at].yes_total);
    if let Some((at, total)) = read.zip(total) {
        // By one yes each.
        for (to, more) in [("one yes more", true), ("one yes fewer", false)] {
            add(all, "more".to_owned(), (to, total), move |case| {
                let known = &mut case.assessments.list[at].yes_total;
                *known = known.map(|total| {
                    if more {
                        total + 1
                    } else {
                        total.saturating_sub(1)
                    }
                });
            });
        }
        return;
    }
    for item in ["1", "2", "3", "10"] {
        for (to, reply) in [("yes", Reply::Yes), ("no", Reply::No)] {
            add(all, format!("answer to {item}"), to, move |case| {
                let place = case
                    .assessments
                    .list
                    .iter()
                    .position(|one| one.instrument.as_deref() == Some(DASH));
                let place = place.unwrap_or_else(|| {
                    case.assessments.list.push(Assessment {
                        id: "begun".to_owned(),
                        when: case.as_of.into(),
                        instrument: Some(DASH.to_owned()),
                        ..Assessment::default()
                    });
                    case.assessments.list.len() - 1
                });
                case.assessments.list[place]
                    .answers
                    .insert(item.to_owned(), Answer::from(reply.clone()));
            });
        }
    }
}
