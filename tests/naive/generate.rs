//! Small cases, most of whose facts are known, with dates crowded around the edges of windows.

use std::collections::BTreeMap;
use std::fmt;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use waymark::model::case::{
    Age, Agency, Assessment, Case, Event, EventKind, Gathered, Grade, HighestGrade, Judgement,
    Marac, Person, Place, Police, VICTIM,
};
use waymark::model::dates::{Day, Season, Stated, When};
use waymark::model::files::write_case;
use waymark::model::instrument::{Answer, AnswerSource, Reply};

use super::calendar::{Given, back, months_back};
use super::names::{ELSEWHERE, HERE, ITEMS, MANAGER, RELATIONSHIPS, SHORT, STEPS, day, signed};
use super::rules::WINDOWS;

/// Days of decision: ends of months, leap days and plain ones.
const DAYS: [&str; 10] = [
    "2018-07-20",
    "2018-03-31",
    "2019-02-28",
    "2020-02-29",
    "2021-02-28",
    "2018-04-30",
    "2016-08-31",
    "2018-01-01",
    "2017-12-31",
    "2020-03-01",
];

/// A case, the day of decision, and whether "here" is the area or where the victim lives.
#[derive(Clone)]
pub struct Situation {
    pub case: Case,
    pub on: Day,
    pub in_area: bool,
}

impl fmt::Debug for Situation {
    /// As a case file, so that a failure can be read and opened.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let here = if self.in_area {
            "in the area"
        } else {
            "where the victim lives"
        };
        write!(
            f,
            "on {}, {here}: {}",
            self.on.iso(),
            write_case(&self.case)
        )
    }
}

pub fn situation() -> impl Strategy<Value = Situation> {
    let delta = prop_oneof![5 => Just(0_i32), 1 => -15..0, 3 => 1..25];
    (
        select(&DAYS[..]).prop_map(day),
        delta,
        prop::bool::weighted(0.7),
    )
        .prop_flat_map(|(on, delta, in_area)| {
            let as_of = if delta < 0 {
                on.minus_days(delta.unsigned_abs())
            } else {
                on.plus_days(delta.unsigned_abs())
            };
            case(on, as_of, in_area).prop_map(move |case| Situation { case, on, in_area })
        })
}

fn strings(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// A date near the edge of a window: most often the day itself.
pub fn when(on: Day) -> impl Strategy<Value = When> {
    let windows = WINDOWS.into_iter().chain([Given::default(); 2]);
    (select(windows.collect::<Vec<_>>()), -2_i32..=2, 0..24_u32).prop_map(
        move |(window, offset, form)| {
            let edge = back(on, window).unwrap_or(on);
            let day = if offset < 0 {
                edge.minus_days(offset.unsigned_abs())
            } else {
                edge.plus_days(offset.unsigned_abs())
            };
            let stated = Stated::Day(day);
            match form {
                0..=15 => When::In(stated),
                16 => When::About(stated),
                17 => When::In(Stated::Month(day.year(), day.month())),
                18 => When::In(Stated::Season(
                    day.year(),
                    Season::ALL[usize::try_from(form + day.month()).expect("small") % 4],
                )),
                19 => When::In(Stated::Year(day.year())),
                20 => When::Before(stated),
                21 => When::After(stated),
                22 => When::Between(stated, Stated::Day(day.plus_days(3))),
                _ => When::Unknown,
            }
        },
    )
}

/// Now and then one of four.
fn grade() -> impl Strategy<Value = Grade> {
    prop_oneof![12 => select(&[Grade::Standard, Grade::Medium, Grade::High][..]), 1 => Just(Grade::VeryHigh)]
}

fn highest_grade() -> impl Strategy<Value = HighestGrade> {
    prop_oneof![5 => Just(HighestGrade::High), 1 => Just(HighestGrade::VeryHigh)]
}

fn place(in_area: bool) -> impl Strategy<Value = Vec<String>> {
    let alias = if in_area {
        "london borough of LEWISHAM"
    } else {
        " lewisham"
    };
    let mut places = vec![strings(&[HERE]); 8];
    places.extend(vec![strings(&[alias]); 2]);
    places.extend(vec![strings(&[ELSEWHERE]); 4]);
    let in_doubt: [&[&str]; 3] = [&[], &[HERE, ELSEWHERE], &[HERE, alias, ELSEWHERE]];
    places.extend(in_doubt.map(strings));
    places.push(strings(&[alias, HERE]));
    select(places)
}

prop_compose! {
    fn event(on: Day, as_of: Day, in_area: bool)(
        when in when(on),
        learned in weighted(0.1, 0..60_u32),
        areas in place(in_area),
        kinds in prop_oneof![
            6 => Just(vec![EventKind::Assault]), 4 => Just(vec![EventKind::Argument]), 2 => Just(vec![EventKind::Assault, EventKind::Control]),
            1 => Just(vec![EventKind::Control]), 1 => Just(vec![EventKind::Breach, EventKind::Argument]), 1 => Just(Vec::new()),
        ],
        police in prop_oneof![
            6 => Just(Police::Crime), 4 => Just(Police::Incident), 2 => Just(Police::Reported), 2 => Just(Police::NotReported), 1 => Just(Police::Unknown),
        ],
        agencies in prop_oneof![
            6 => Just(Some(Vec::new())), 4 => Just(Some(vec![Agency::EmergencyDepartment])), 1 => Just(Some(vec![Agency::HousingRepair])), 1 => Just(None),
        ],
        harmed in prop_oneof![12 => Just(strings(&[VICTIM])), 1 => Just(strings(&["o1", VICTIM])), 2 => Just(strings(&["o1"])), 1 => Just(Vec::new())],
        by in prop_oneof![
            10 => Just(strings(&["p1"])), 4 => Just(strings(&["p2"])), 1 => Just(strings(&["p1", "p2"])), 2 => Just(strings(&["o1"])), 1 => Just(Vec::new()),
        ],
        grade in weighted(0.85, grade()),
        highest_grade in prop_oneof![20 => Just(HighestGrade::High), 1 => Just(HighestGrade::VeryHigh)],
    ) -> Event {
        Event {
            when,
            learned: learned.map(|days| as_of.minus_days(days)),
            place: Place { areas, forces: Vec::new() },
            kinds,
            police,
            agencies,
            harmed,
            by,
            grade,
            highest_grade,
            ..Event::default()
        }
    }
}

prop_compose! {
    fn marac(on: Day, in_area: bool)(
        referred in when(on),
        met in when(on),
        discussed in weighted(0.3, when(on)),
        areas in place(in_area),
        about in prop_oneof![8 => Just(strings(&["p1"])), 3 => Just(strings(&["p2"])), 2 => Just(strings(&["p1", "p2"])), 1 => Just(Vec::new())],
    ) -> Marac {
        Marac { id: String::new(), referred, met, discussed, areas, about, note: String::new(), ..Marac::default() }
    }
}

fn answer(steps: bool) -> impl Strategy<Value = Option<Answer>> {
    let step = |id: &str, plain| {
        if steps {
            Reply::Step(id.to_owned())
        } else {
            plain
        }
    };
    let reply = prop_oneof![
        6 => Just(Some(Reply::No)), 6 => Just(Some(Reply::Yes)),
        3 => Just(Some(step("never", Reply::No))), 3 => Just(Some(step("often", Reply::Yes))),
        1 => Just(None), 1 => select(Reply::plain().skip(2).collect::<Vec<_>>()).prop_map(Some),
    ];
    let source = prop_oneof![8 => Just(AnswerSource::Victim), 1 => Just(AnswerSource::Records), 1 => Just(AnswerSource::Perpetrator)];
    (reply, source).prop_map(|(reply, source)| {
        reply.map(|reply| Answer {
            reply,
            source,
            note: String::new(),
            ..Answer::default()
        })
    })
}

prop_compose! {
    fn answered(instrument: &'static str, on: Day)(
        back in prop_oneof![4 => Just(0_u32), 2 => 1..40_u32],
        grade in weighted(0.7, grade()),
        highest_grade in highest_grade(),
        about in weighted(0.5, select(&["e0", "e1"][..])),
        no_event in prop::bool::weighted(0.3),
        answers in vec(answer(instrument == STEPS), 4),
        total in weighted(0.15, (vec(any::<bool>(), 4), 0..6_u32)),
    ) -> Assessment {
        let mut answers: BTreeMap<String, Answer> =
            ITEMS.iter().zip(answers).filter_map(|(id, answer)| Some(((*id).to_owned(), answer?))).collect();
        // A total with some of its answers, now and then one that cannot be right.
        let yes_total = total.map(|(kept, more)| {
            let mut kept = kept.into_iter();
            answers.retain(|_, _| kept.next().unwrap_or(false));
            let yes = answers.values().filter(|one| matches!(&one.reply, Reply::Yes) || one.reply.id() == "often").count();
            let open = ITEMS.len() - answers.values().filter(|one| one.reply != Reply::NotAsked).count();
            u32::try_from(yes + more as usize % (open + 2)).expect("few")
        });
        Assessment {
            id: instrument.to_owned(),
            when: on.minus_days(back).into(),
            instrument: Some(instrument.to_owned()),
            grade,
            highest_grade,
            about: about.map(str::to_owned),
            no_event: no_event && about.is_none(),
            note: String::new(),
            yes_total,
            answers, ..Assessment::default() }
    }
}

prop_compose! {
    /// An earlier assessment of which the record holds no answers.
    fn earlier(on: Day)(
        when in when(on),
        instrument in select(&[None, Some("police-27"), Some("circumstances"), Some(SHORT)][..]),
        grade in weighted(0.8, grade()),
        highest_grade in highest_grade(),
        about in weighted(0.4, select(&["e0", "e1"][..])),
    ) -> Assessment {
        let instrument = instrument.filter(|_| when.exact().is_some());
        Assessment {
            id: String::new(),
            when,
            instrument: instrument.map(str::to_owned),
            grade,
            highest_grade,
            about: about.map(str::to_owned),
            note: String::new(),
            answers: Default::default(), ..Assessment::default() }
    }
}

fn assessments(on: Day) -> impl Strategy<Value = Vec<Assessment>> {
    let list = (
        vec(earlier(on), 0..3),
        weighted(0.8, answered(SHORT, on)),
        weighted(0.6, answered(STEPS, on)),
        weighted(0.2, answered(SHORT, on)),
    );
    list.prop_map(|(earlier, short, steps, older)| {
        let mut list: Vec<_> = older
            .into_iter()
            .chain(earlier)
            .chain(short)
            .chain(steps)
            .collect();
        for (index, one) in list.iter_mut().enumerate() {
            one.id = format!("a{index}");
        }
        list
    })
}

prop_compose! {
    fn person(on: Day, in_area: bool)(
        age in prop_oneof![
            3 => when(on).prop_map(move |when| match when {
                When::In(Stated::Day(day)) => Some(Age::Born(months_back(day, 16 * 12).into())),
                _ => Some(Age::Born(When::About(Stated::Year(on.year() - 16)))),
            }),
            2 => (14..20_u32).prop_map(|years| Some(Age::Years(years))),
            1 => Just(None),
        ],
        lives_in in place(in_area),
        relationship in weighted(0.8, select(&RELATIONSHIPS[..])),
    ) -> Person {
        Person { age, lives_in, relationship, ..Person::default() }
    }
}

fn gathered<T: Clone + std::fmt::Debug>(
    list: impl Strategy<Value = Vec<T>>,
) -> impl Strategy<Value = Gathered<T>> {
    (prop::bool::weighted(0.75), list).prop_map(|(all_known, list)| Gathered { all_known, list })
}

prop_compose! {
    fn case(on: Day, as_of: Day, in_area: bool)(
        victim in person(on, in_area).boxed(),
        causing_harm in prop_oneof![5 => vec(person(on, in_area).boxed(), 1), 3 => vec(person(on, in_area).boxed(), 2), 1 => Just(Vec::new())],
        assessments in gathered(assessments(on).boxed()),
        events in gathered(vec(event(on, as_of, in_area).boxed(), 0..5)),
        maracs in gathered(vec(marac(on, in_area).boxed(), 0..3)),
        judgement in (any::<bool>(), any::<bool>(), 0..3_usize),
        signed in weighted(0.6, subsequence(vec![MANAGER, "a nurse"], 0..3)),
    ) -> Case {
        let mut case = Case::new(as_of);
        case.people.victim = victim;
        case.people.causing_harm = causing_harm;
        case.people.others = vec![Person { id: "o1".to_owned(), ..Person::default() }];
        for (index, person) in case.people.causing_harm.iter_mut().enumerate() {
            person.id = format!("p{}", index + 1);
        }
        (case.assessments, *case.events, *case.maracs) = (assessments, events, maracs);
        let known: Vec<_> = case.people.causing_harm.iter().map(|person| person.id.clone()).collect();
        let exists = |id: &String| known.contains(id) || id == VICTIM || id == "o1";
        for (index, event) in case.events.list.iter_mut().enumerate() {
            event.id = format!("e{index}");
            event.by.retain(exists);
        }
        for (index, marac) in case.maracs.list.iter_mut().enumerate() {
            marac.id = format!("m{index}");
            marac.about.retain(exists);
        }
        let events = case.events.list.len();
        for one in &mut case.assessments.list {
            one.about.take_if(|id| !(0..events).any(|index| *id == format!("e{index}")));
        }
        let (should_be_heard, words, reasons) = judgement;
        case.judgement = Judgement {
            should_be_heard,
            words: if words { "He waits outside.".to_owned() } else { " ".to_owned() },
            reasons: (0..reasons).map(|number| format!("reason-{number}")).collect(),
            by: String::new(), ..Judgement::default() };
        case.sign_off = signed.map(|roles| self::signed(&roles));
        case
    }
}
