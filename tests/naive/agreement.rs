//! The engine against the naive one: sound where something is not known, and of one mind where everything is.

use proptest::prelude::*;
use waymark::logic::Truth;
use waymark::model::case::{
    Assessment, Case, EventKind, Grade, HighestGrade, Judgement, Person, Police, Relationship,
};
use waymark::model::dates::Day;
use waymark::model::files::write_case;
use waymark::model::instrument::{Answer, Reply};
use waymark::model::rules::{Criterion, Who};

use super::asks::{Asks, readings};
use super::complete::{Asking, Complete};
use super::completions::Unknowns;
use super::generate::{Situation, situation};
use super::names::{MANAGER, signed};
use super::rules::{criterion, grade, judgement, repeat, rising};
use super::world::{asking, engine};

fn shown(complete: &Complete) -> String {
    let Complete {
        case,
        answers,
        crimes,
        own_grade,
        led,
    } = complete;
    format!(
        "{} with answers {answers:?}, crimes {crimes:?}, grade {own_grade:?}, led by {led:?}",
        write_case(case)
    )
}

fn sound(
    Situation { case, on, in_area }: &Situation,
    criterion: &Criterion,
) -> Result<(), TestCaseError> {
    let asking = asking(*on, *in_area).under(criterion);
    let answer = engine(asking, case, criterion).answer;
    if answer == Truth::CannotTell {
        return Ok(());
    }
    for complete in Unknowns::of(criterion, case, &asking).completions(400) {
        for reading in readings(criterion) {
            let holds = asking.holds(&reading, &complete);
            prop_assert_eq!(
                Truth::from(holds),
                answer,
                "it may turn out so: {}",
                shown(&complete)
            );
        }
    }
    Ok(())
}

/// The case with everything written down that the completion knows.
fn written_down(complete: Complete, asks: &Asks<'_>, asking: &Asking<'_>) -> Case {
    let mut case = complete.case;
    case.assessments.all_known = true;
    case.events.all_known = true;
    case.maracs.all_known = true;
    let new = |instrument: Option<&str>, grade: Option<Grade>| Assessment {
        id: format!("new-{}", instrument.unwrap_or("grade")),
        when: asking.on.into(),
        instrument: instrument.map(str::to_owned),
        grade,
        ..Assessment::default()
    };
    for ((instrument, item), yes) in &complete.answers {
        let answer = Answer::from(if *yes { Reply::Yes } else { Reply::No });
        let of = |one: &Assessment| {
            one.instrument.as_ref() == Some(instrument)
                && one.when.exact().is_some_and(|day| day <= asking.on)
        };
        if !case.assessments.list.iter().any(of) {
            case.assessments.list.push(new(Some(instrument), None));
        }
        let newest = case
            .assessments
            .list
            .iter_mut()
            .filter(|one| of(one))
            .max_by_key(|one| one.when.exact());
        newest
            .expect("there is one now")
            .answers
            .insert(item.clone(), answer);
    }
    for one in &mut case.assessments.list {
        one.grade = one.grade.or(complete.own_grade).or(Some(Grade::Standard));
        // Of how many grades it is one is known then too.
        if asking.four {
            one.highest_grade = HighestGrade::VeryHigh;
        }
    }
    if asks.grade
        && !case
            .assessments
            .list
            .iter()
            .any(|one| one.when.exact().is_some_and(|day| day <= asking.on))
    {
        case.assessments.list.push(new(None, Some(Grade::Medium)));
    }
    if asks.current() {
        say_what_led(&mut case, complete.led.as_ref(), asking.on);
    }
    for event in &mut case.events.list {
        event.grade = event.grade.or(Some(Grade::Standard));
        if asks.crimes()
            && event
                .kinds
                .iter()
                .any(|kind| kind.would_be_crime().is_none())
        {
            if complete.crimes.contains(&event.id) {
                event.police = Police::Crime;
            } else {
                event.kinds = vec![EventKind::Argument];
            }
        }
    }
    case.judgement = Judgement {
        should_be_heard: true,
        words: "because".to_owned(),
        reasons: vec![String::new(); 3],
        by: String::new(),
        ..Judgement::default()
    };
    case.sign_off = Some(signed(&[MANAGER]));
    case
}

/// Every assessment that does not say what led to it says it: this event, or none. One is made if there is none.
pub fn say_what_led(case: &mut Case, led: Option<&String>, on: Day) {
    if !case
        .assessments
        .list
        .iter()
        .any(|one| one.when.exact().is_some_and(|day| day <= on))
    {
        let one = Assessment {
            id: "led".to_owned(),
            when: on.into(),
            ..Assessment::default()
        };
        case.assessments.list.push(one);
    }
    for one in &mut case.assessments.list {
        if one.about.is_none() && !one.no_event {
            (one.about, one.no_event) = (led.cloned(), led.is_none());
        }
    }
}

/// Whether a rule asks for a parent or a child, and somebody is recorded as a relative.
fn may_be_nearer(case: &Case, asks: &Asks<'_>) -> bool {
    let people = &case.people;
    [
        (Who::Victim, std::slice::from_ref(&people.victim)),
        (Who::CausingHarm, &people.causing_harm),
    ]
    .into_iter()
    .any(|(who, persons)| {
        let is_relative = |person: &Person| person.relationship == Some(Relationship::Family);
        let mut asked = asks.persons(who);
        persons.iter().any(is_relative)
            && asked.any(|asked| {
                let open = Relationship::Family.is_one_of(&asked.relationship);
                open == Truth::CannotTell
            })
    })
}

fn agree(
    Situation { case, on, in_area }: &Situation,
    criterion: &Criterion,
) -> Result<(), TestCaseError> {
    let asking = asking(*on, *in_area).under(criterion);
    for criterion in readings(criterion) {
        let asks = Asks::of(&criterion, &asking);
        for complete in Unknowns::of(&criterion, case, &asking).completions(12) {
            let case = written_down(complete, &asks, &asking);
            let known = Complete {
                case,
                answers: Default::default(),
                crimes: Default::default(),
                own_grade: None,
                led: None,
            };
            let holds = asking.holds(&criterion, &known);
            // No file can say of a relative that it is neither a parent nor a child.
            if may_be_nearer(&known.case, &asks) {
                continue;
            }
            prop_assert_eq!(
                engine(asking, &known.case, &criterion).answer,
                Truth::from(holds),
                "{}",
                shown(&known)
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn met_and_not_met_hold_however_the_unknowns_turn_out(situation in situation(), criterion in criterion()) {
        sound(&situation, &criterion)?;
    }

    #[test]
    fn a_grade_is_sound(situation in situation(), criterion in grade()) {
        sound(&situation, &criterion)?;
    }

    #[test]
    fn a_repeat_is_sound(situation in situation(), criterion in repeat()) {
        sound(&situation, &criterion)?;
    }

    #[test]
    fn rising_is_sound(situation in situation(), criterion in rising()) {
        sound(&situation, &criterion)?;
    }

    #[test]
    fn where_everything_is_known_both_say_the_same(situation in situation(), criterion in criterion()) {
        agree(&situation, &criterion)?;
    }

    #[test]
    fn a_repeat_is_the_same_where_everything_is_known(situation in situation(), criterion in repeat()) {
        agree(&situation, &criterion)?;
    }

    /// What has not been judged or signed may still be: these are met or open, never not met.
    #[test]
    fn a_judgement_is_met_when_it_is_given_and_open_until_then(situation in situation(), criterion in judgement()) {
        let asking = asking(situation.on, situation.in_area);
        let given = Complete { case: situation.case.clone(), answers: Default::default(), crimes: Default::default(), own_grade: None, led: None };
        let expected = if asking.holds(&criterion, &given) { Truth::Met } else { Truth::CannotTell };
        prop_assert_eq!(engine(asking, &situation.case, &criterion).answer, expected);
    }
}
