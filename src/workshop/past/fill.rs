//! A row as a case. One case is filled again and again, with what it holds: a hundred thousand of them would take longer to
//! make than to decide.

use std::collections::BTreeMap;
use std::mem::take;

use crate::engine::decision::Never;
use crate::model::case::{
    Age, Assessment, Case, Event, HighestGrade, Marac, Person, SignOff, VICTIM,
};
use crate::model::dates::{Day, When};
use crate::model::instrument::{Answer, Reply};

use super::entries::{PastEvent, agencies_of, kinds_of};
use super::rows::{ListHeld, Past, PastRow, REPLIES, UNREAD_ANSWER};

/// What sentences would call the person causing harm; nobody is named.
const PERSON: &str = "p1";

/// The assessment of the day of decision.
pub(super) const PRESENT: &str = "present";

/// The words that stand for reasons, of which it is known alone that they were written.
const WRITTEN: &str = "Written down at the time.";

pub(super) struct Filler {
    pub(super) case: Case,
    /// By the place of each question: whose group it is in, and its place there in the order of the ids.
    questions: Vec<(usize, usize)>,
    /// What was asked, by group: the checklist first, then each other instrument.
    groups: Vec<InstrumentReplies>,
    /// An assessment with each checklist that was used, while it is not in the case.
    own: Vec<Assessment>,
    earlier: Vec<Assessment>,
    events: Vec<Event>,
    maracs: Vec<Marac>,
    /// Where the assessments of the case come from, in its order.
    placed: Vec<Origin>,
    /// The highest grade of the set: whoever wrote very high somewhere in it told four apart.
    highest_grade: HighestGrade,
    /// The sign-off of everybody whom a rule asks for, while it is not in the case.
    signed: Option<SignOff>,
}

struct InstrumentReplies {
    /// Nothing for the row's own checklist.
    other: Option<Assessment>,
    replies: Vec<u8>,
}

enum Origin {
    Own(usize),
    Other(usize),
    Earlier,
}

impl Filler {
    /// For cases that are decided under rules that ask for the sign-offs of those roles.
    #[expect(
        clippy::too_many_lines,
        reason = "one field after the other of the case that is filled again and again"
    )]
    pub(super) fn new(past: &Past, roles: Vec<String>) -> Self {
        let mut instruments: Vec<Option<&str>> = vec![None];
        for (instrument, _) in &past.questions {
            if !instruments.contains(&instrument.as_deref()) {
                instruments.push(instrument.as_deref());
            }
        }
        let items = |of: Option<&str>| -> BTreeMap<String, Answer> {
            let asked = past
                .questions
                .iter()
                .filter(|(instrument, _)| instrument.as_deref() == of);
            asked
                .map(|(_, item)| (item.clone(), Answer::default()))
                .collect()
        };
        let assessment = |id: String, instrument: &str, answers| Assessment {
            id,
            instrument: Some(instrument.to_owned()),
            answers,
            ..Assessment::default()
        };
        let place = |(instrument, item): &(Option<String>, String)| {
            let group = instruments
                .iter()
                .position(|one| *one == instrument.as_deref())
                .unwrap_or(0);
            (
                group,
                items(instrument.as_deref())
                    .keys()
                    .position(|id| id == item)
                    .unwrap_or(0),
            )
        };
        let groups = instruments
            .iter()
            .enumerate()
            .map(|(number, instrument)| InstrumentReplies {
                other: instrument
                    .map(|of| assessment(format!("other-{number}"), of, items(Some(of)))),
                replies: vec![0; items(*instrument).len()],
            });
        let own = past
            .checklists
            .iter()
            .map(|id| assessment(PRESENT.to_owned(), id, items(None)));
        // A set without rows is never decided.
        let mut case = Case::new(past.rows.first().map_or(Day::FIRST, |row| row.date));
        case.people.causing_harm.push(Person {
            id: PERSON.to_owned(),
            ..Person::default()
        });
        Self {
            case,
            questions: past.questions.iter().map(place).collect(),
            groups: groups.collect(),
            own: own.collect(),
            earlier: Vec::new(),
            events: Vec::new(),
            maracs: Vec::new(),
            placed: Vec::new(),
            highest_grade: past.highest_grade(),
            signed: Some(SignOff {
                by: WRITTEN.to_owned(),
                when: When::Unknown,
                roles,
            }),
        }
    }

    /// Fills the case with a row, and tells what certainly was not there.
    pub(super) fn fill(&mut self, past: &Past, row: &PastRow) -> Never {
        self.case.as_of = row.date;
        let victim = &mut self.case.people.victim;
        victim.age = row.age.map(|years| Age::Years(years.into()));
        name_place(&mut victim.lives_in, past, row.home);
        if let Some(person) = self.case.people.causing_harm.first_mut() {
            person.relationship = row.relationship;
        }
        let present = self.events(past, row);
        self.maracs(past, row);
        self.assessments(past, row, present);

        let judgement = &mut self.case.judgement;
        judgement.should_be_heard = row.judged == Some(true);
        judgement.words.clear();
        if row.written == Some(true) {
            judgement.words.push_str(WRITTEN);
        }
        judgement
            .reasons
            .resize(row.reasons.unwrap_or(0).into(), String::new());
        if self.case.sign_off.is_some() != (row.signed_off == Some(true)) {
            std::mem::swap(&mut self.case.sign_off, &mut self.signed);
        }
        Never {
            judged: row.judged == Some(false),
            written: row.written == Some(false),
            picked: row.reasons.is_some(),
            signed_off: row.signed_off == Some(false),
            earlier_grade: row.grade.is_none(),
            people: true,
        }
    }

    /// The ledger; the id of the event that led to the assessment, where one is said to have.
    fn events(&mut self, past: &Past, row: &PastRow) -> Option<String> {
        let said = row.events.of(&past.events);
        let events = &mut *self.case.events;
        let list = &mut events.list;
        while list.len() > said.len() {
            self.events.extend(list.pop());
        }
        while list.len() < said.len() {
            list.push(self.events.pop().unwrap_or_else(|| Event {
                id: format!("e{}", list.len()),
                harmed: vec![VICTIM.to_owned()],
                by: vec![PERSON.to_owned()],
                ..Event::default()
            }));
        }
        for (event, said) in list.iter_mut().zip(said) {
            let PastEvent {
                when,
                police,
                grade,
                place,
                agencies_known,
                ..
            } = *said;
            (event.when, event.police, event.grade) = (when, police, grade);
            event.highest_grade = self.highest_grade.beside(grade);
            event.kinds.clear();
            event.kinds.extend(kinds_of(said));
            event.agencies = agencies_known.then(|| agencies_of(said).collect());
            name_place(&mut event.place.areas, past, place);
        }
        events.all_known = row.events_held == ListHeld::All;
        let present = said.iter().rposition(|event| event.present)?;
        list.get(present).map(|event| event.id.clone())
    }

    fn maracs(&mut self, past: &Past, row: &PastRow) {
        let said = row.maracs.of(&past.maracs);
        let list = &mut self.case.maracs.list;
        while list.len() > said.len() {
            self.maracs.extend(list.pop());
        }
        while list.len() < said.len() {
            list.push(self.maracs.pop().unwrap_or_else(|| Marac {
                id: format!("m{}", list.len()),
                about: vec![PERSON.to_owned()],
                ..Marac::default()
            }));
        }
        for (marac, said) in list.iter_mut().zip(said) {
            (marac.referred, marac.met, marac.discussed) =
                (said.referred, said.met, said.discussed);
            name_place(&mut marac.areas, past, said.place);
        }
        self.case.maracs.all_known = row.maracs_held == ListHeld::All;
    }

    #[expect(
        clippy::too_many_lines,
        reason = "fills one list in place; what is filled again and again is not made anew"
    )]
    fn assessments(&mut self, past: &Past, row: &PastRow, present: Option<String>) {
        let list = &mut self.case.assessments.list;
        // What is in the case goes back to where it came from.
        for (one, place) in take(list).into_iter().zip(self.placed.drain(..)) {
            match place {
                Origin::Own(number) => {
                    if let Some(own) = self.own.get_mut(number) {
                        *own = one;
                    }
                }
                Origin::Other(number) => {
                    if let Some(group) = self.groups.get_mut(number) {
                        group.other = Some(one);
                    }
                }
                Origin::Earlier => self.earlier.push(one),
            }
        }
        for said in row.assessments.of(&past.assessments) {
            let number = list.len();
            let mut one = self.earlier.pop().unwrap_or_default();
            if one.id.is_empty() {
                one.id = format!("earlier-{}", self.earlier.len() + number);
            }
            (one.when, one.grade) = (said.when, said.grade);
            one.highest_grade = self.highest_grade.beside(said.grade);
            list.push(one);
            self.placed.push(Origin::Earlier);
        }
        for group in &mut self.groups {
            group.replies.fill(0);
        }
        let answers = row.answers.of(&past.answers);
        for (question, reply) in answers.iter().filter(|(_, reply)| *reply != UNREAD_ANSWER) {
            let place = self.questions.get(*question as usize).copied();
            let slot =
                place.and_then(|(group, place)| self.groups.get_mut(group)?.replies.get_mut(place));
            slot.into_iter().for_each(|slot| *slot = *reply);
        }
        let when = When::from(row.date);
        let mut made = false;
        for (number, group) in self.groups.iter_mut().enumerate() {
            let answered = group.replies.iter().any(|reply| *reply != 0);
            let (one, place) = if number == 0 {
                made = answered || row.yes.is_some() || row.grade.is_some() || present.is_some();
                let own = self
                    .own
                    .get_mut(usize::from(row.checklist))
                    .filter(|_| made)
                    .map(take);
                (own, Origin::Own(row.checklist.into()))
            } else {
                (group.other.take_if(|_| answered), Origin::Other(number))
            };
            let Some(mut one) = one else { continue };
            one.when = when;
            if number == 0 {
                (one.grade, one.yes_total, one.about) =
                    (row.grade, row.yes.map(u32::from), present.clone());
                one.highest_grade = self.highest_grade.beside(row.grade);
            }
            for (answer, reply) in one.answers.values_mut().zip(&group.replies) {
                answer.reply = REPLIES
                    .get(usize::from(*reply))
                    .cloned()
                    .unwrap_or(Reply::NotAsked);
            }
            list.push(one);
            self.placed.push(place);
        }
        // Whether there was an assessment on the day is not known where nothing of one is.
        self.case.assessments.all_known = made && row.assessments_held == ListHeld::All;
    }
}

fn name_place(areas: &mut Vec<String>, past: &Past, place: Option<u16>) {
    let name = place.and_then(|place| past.places.get(usize::from(place)));
    match (name, areas.as_mut_slice()) {
        (None, _) => areas.clear(),
        (Some(name), [known]) => name.clone_into(known),
        (Some(name), _) => {
            areas.clear();
            areas.push(name.clone());
        }
    }
}
