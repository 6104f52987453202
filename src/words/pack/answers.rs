//! Answers: the yes answers with notes and sources, and how many are not known in which way.

use crate::model::case::{Assessment, Person, VICTIM};
use crate::model::dates::Day;
use crate::model::instrument::{Answer, AnswerSource, Instrument, Item, Reply, Role};
use crate::record::isolated;
use crate::words::explain::{
    answer_source, capitalised, grade, in_a_line, plural, reply, review_says,
};

use super::held::{NamedLines, one, said};
use super::{Of, PaperField, PaperForm};

impl PaperForm {
    /// Whether some field of it tells that question of an instrument in its own place.
    fn names(&self, instrument: &str, item: &str) -> bool {
        let fields = self.sections.iter().flat_map(|section| &section.fields);
        fields
            .flat_map(|field| &field.items)
            .any(|id| id.split_once('/') == Some((instrument, item)))
    }
}

impl<'a> Of<'a> {
    /// The checklist in use and the sets that follow it, each with the assessment that answers it.
    pub(super) fn sheets(self) -> impl Iterator<Item = (&'a Instrument, &'a Assessment)> {
        let checklist = self.decision.checklist.as_ref();
        let main = checklist.and_then(|state| Some((state.instrument, state.assessment?)));
        let further = self
            .book
            .instruments
            .iter()
            .filter(|one| matches!(one.role, Role::FollowUp | Role::Local));
        main.into_iter()
            .chain(further.filter_map(move |instrument| self.newest(instrument)))
    }

    fn newest(self, instrument: &'a Instrument) -> Option<(&'a Instrument, &'a Assessment)> {
        Some((
            instrument,
            self.case
                .newest_assessment(&instrument.id, self.decision.on)?,
        ))
    }

    /// The assessments that answer a plain instrument, each with the name to put before its lines: of several persons
    /// causing harm, each has answers of their own.
    fn answering(self, instrument: &'a Instrument) -> Vec<(String, &'a Assessment)> {
        let persons = self.case.people.causing_harm.as_slice();
        if instrument.role != Role::CausingHarm || persons.is_empty() {
            let newest = self.newest(instrument);
            return newest
                .map(|(_, assessment)| (String::new(), assessment))
                .into_iter()
                .collect();
        }
        let about = |person: &Person| {
            let assessment =
                self.case
                    .newest_about(&person.id, &instrument.id, self.decision.on)?;
            let called = || capitalised(&self.called(std::slice::from_ref(&person.id)));
            Some((
                if persons.len() > 1 {
                    called()
                } else {
                    String::new()
                },
                assessment,
            ))
        };
        persons.iter().filter_map(about).collect()
    }

    /// What is answered to some of the questions of a plain instrument.
    fn answered(self, instrument: &'a Instrument, is_meant: impl Fn(&Item) -> bool) -> Vec<String> {
        let mut lines = Vec::new();
        for (of, assessment) in self.answering(instrument) {
            let items = instrument.items.iter().filter(|item| is_meant(item));
            lines.extend(items.filter_map(|item| told(instrument, item, assessment, &of)));
        }
        lines
    }

    pub(super) fn checklists(self) -> NamedLines {
        self.sheets()
            .map(|(instrument, assessment)| {
                let mut lines = self.made(assessment);
                lines.push(counted(instrument, assessment));
                lines.extend(self.answers_by_name(instrument, assessment));
                (instrument.title.clone(), lines)
            })
            .collect()
    }

    /// The answers a line each kind, by the names of the questions: yes first, then what is open and how, then no. What was
    /// yes last time and is not now says so.
    fn answers_by_name(self, instrument: &Instrument, assessment: &Assessment) -> Vec<String> {
        let day = assessment.when.exact();
        let last = day.and_then(|day| {
            let last = self.case.last_about_before(VICTIM, &instrument.id, day)?;
            Some((last.when.exact()?, last))
        });
        let mut kinds: Vec<(AnswerGroup, Vec<String>)> =
            AnswerGroup::ALL.map(|group| (group, Vec::new())).to_vec();
        for item in &instrument.items {
            let answer = given(item, assessment);
            let group = AnswerGroup::of(instrument, answer);
            let yes_then = (group != AnswerGroup::Yes)
                .then(|| last.and_then(|(day, last)| yes_on(instrument, item, last, day)))
                .flatten();
            let named = by_name(instrument, item, assessment, group, yes_then);
            for (_, names) in kinds.iter_mut().filter(|(kind, _)| *kind == group) {
                names.push(named.clone());
            }
        }
        // Of a total alone nobody knows which questions it speaks for.
        let of_total = assessment.yes_total.is_some();
        kinds.retain(|(group, names)| {
            let is_of_total = of_total && *group == AnswerGroup::NotAsked;
            !names.is_empty() && !is_of_total
        });
        let is_begun = kinds
            .iter()
            .any(|(group, _)| *group != AnswerGroup::NotAsked);
        kinds
            .into_iter()
            .filter(|_| is_begun)
            .map(|(group, names)| {
                format!("{} ({}): {}", group.words(), names.len(), names.join("; "))
            })
            .collect()
    }

    /// The plain questions, those aside that a field of the form tells in its own place.
    pub(super) fn circumstances(self, form: &PaperForm) -> NamedLines {
        let plain = self
            .book
            .instruments
            .iter()
            .filter(|one| one.is_plain() && !form.names(&one.id, "*"));
        one(plain.flat_map(|instrument| {
            self.answered(instrument, |item| !form.names(&instrument.id, &item.id))
        }))
    }

    /// The answers to the items of a field.
    pub(super) fn items(self, field: &PaperField, form: &PaperForm) -> Vec<String> {
        let mut lines = Vec::new();
        for (instrument, asked) in field.items.iter().filter_map(|id| id.split_once('/')) {
            let Some(instrument) = self
                .book
                .instrument(instrument)
                .filter(|one| one.is_plain())
            else {
                continue;
            };
            lines.extend(self.answered(instrument, |item| match asked {
                "*" => !form.names(&instrument.id, &item.id),
                id => item.id == id,
            }));
        }
        lines
    }

    /// When, how and by whom an assessment was made, and what it came to.
    pub(super) fn made(self, assessment: &Assessment) -> Vec<String> {
        use crate::model::case::How;
        let how = assessment.how.map(|how| match how {
            How::InPerson => "face to face",
            How::Telephone => "by telephone or video",
            How::Records => "from records and what others know",
        });
        let mut made = vec![assessment.when.to_string()];
        made.extend(how.map(str::to_owned));
        if let Some(of) = assessment
            .of
            .as_ref()
            .filter(|_| !assessment.is_of_victim())
        {
            made.push(format!("about {}", self.called(std::slice::from_ref(of))));
        }
        if assessment.declined {
            made.push("the victim declined it, so it rests on what else is known".to_owned());
        }
        made.extend(assessment.grade.map(|one| format!("graded {}", grade(one))));
        let mut lines = vec![capitalised(&made.join("; "))];
        lines.extend(said(
            "Why the grade is lower than before",
            &assessment.lower_because,
        ));
        let review = assessment.review.as_ref();
        lines.extend(review.map(|review| review_says(review).joined(". ")));
        lines.push(isolated(&assessment.note));
        lines
    }
}

fn given<'a>(item: &Item, assessment: &'a Assessment) -> Option<&'a Answer> {
    assessment.answers.get(&item.id)
}

/// What an answer is told with on a referral.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AnswerGroup {
    Yes,
    Declined,
    DoesNotKnow,
    NotSafe,
    DeniedByPerson,
    NotAsked,
    No,
}

impl AnswerGroup {
    /// All of them, in the order in which they are told.
    const ALL: [Self; 7] = [
        Self::Yes,
        Self::Declined,
        Self::DoesNotKnow,
        Self::NotSafe,
        Self::DeniedByPerson,
        Self::NotAsked,
        Self::No,
    ];

    fn of(instrument: &Instrument, answer: Option<&Answer>) -> Self {
        let Some(answer) = answer else {
            return Self::NotAsked;
        };
        match (instrument.counts(&answer.reply), &answer.reply) {
            (Some(true), _) => Self::Yes,
            (Some(false), _) if answer.source == AnswerSource::Perpetrator => Self::DeniedByPerson,
            (Some(false), _) => Self::No,
            (None, Reply::DoesNotKnow) => Self::DoesNotKnow,
            (None, Reply::Declined) => Self::Declined,
            (None, Reply::NotSafe) => Self::NotSafe,
            (None, Reply::Yes | Reply::No | Reply::Step(_) | Reply::NotAsked) => Self::NotAsked,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Declined => "Declined to say",
            Self::DoesNotKnow => "Does not know",
            Self::NotSafe => "Not safe to ask",
            Self::DeniedByPerson => "No, from the person causing harm alone",
            Self::NotAsked => "Not asked",
            Self::No => "No",
        }
    }
}

/// That a question was yes on an earlier day.
fn yes_on(instrument: &Instrument, item: &Item, last: &Assessment, day: Day) -> Option<String> {
    let answer = given(item, last)?;
    let was_yes = instrument.counts(&answer.reply) == Some(true);
    was_yes.then(|| format!("yes on {}", answer.carried_from(day).unwrap_or(day)))
}

/// Who says so, where it is not the victim, and from when it was carried over.
fn said_by(answer: &Answer, assessment: &Assessment) -> Vec<String> {
    let mut said = Vec::new();
    if answer.source != AnswerSource::Victim {
        said.push(format!("from {}", answer_source(answer.source)));
    }
    let confirmed = assessment.when.exact();
    let carried = confirmed.map_or(answer.as_at, |day| answer.carried_from(day));
    said.extend(carried.map(|day| format!("carried over from {day} and confirmed")));
    said
}

/// A question by its name, with what was said to it besides what its group says.
fn by_name(
    instrument: &Instrument,
    item: &Item,
    assessment: &Assessment,
    group: AnswerGroup,
    yes_then: Option<String>,
) -> String {
    let answer = given(item, assessment);
    let mut named = vec![item.label.clone()];
    if let Some(answer) = answer {
        let step = instrument.step(&answer.reply);
        named.extend(step.map(|step| step.label.to_lowercase()));
        // Of a denial its group says whose it is.
        let by_group = usize::from(group == AnswerGroup::DeniedByPerson);
        if group != AnswerGroup::NotAsked {
            named.extend(said_by(answer, assessment).into_iter().skip(by_group));
        }
    }
    named.extend(yes_then);
    let named = named.join(", ");
    match answer.map(|answer| in_a_line(&answer.note)) {
        Some(note) if !note.is_empty() => format!("{named}: \u{201c}{note}\u{201d}"),
        _ => named,
    }
}

/// How many are yes, how many no, and how many are not known in which way.
fn counted(instrument: &Instrument, assessment: &Assessment) -> String {
    let (mut yes, mut no) = (0, 0);
    let mut open: Vec<(&str, u32)> = Vec::new();
    // A total counts every yes and does not tell which they were.
    let total = assessment.yes_total;
    for item in &instrument.items {
        let way = match AnswerGroup::of(instrument, given(item, assessment)) {
            AnswerGroup::Yes => {
                yes += 1;
                continue;
            }
            AnswerGroup::No => {
                no += 1;
                continue;
            }
            AnswerGroup::Declined => "declined to say",
            AnswerGroup::DoesNotKnow => "the victim does not know",
            AnswerGroup::NotSafe => "not safe to ask",
            AnswerGroup::DeniedByPerson => "denied by the person causing harm alone",
            AnswerGroup::NotAsked if total.is_some() => "not recorded",
            AnswerGroup::NotAsked => "not asked",
        };
        match open.iter_mut().find(|(known, _)| *known == way) {
            Some((_, many)) => *many += 1,
            None => open.push((way, 1)),
        }
    }
    if let Some(total) = total {
        let of = plural(items(instrument), "question", "questions");
        let ways: Vec<String> = open
            .into_iter()
            .map(|(way, many)| format!("{many} {way}"))
            .collect();
        let rest = if ways.is_empty() {
            String::new()
        } else {
            format!("; {}", ways.join("; "))
        };
        return format!(
            "A total of {total} yes of {of} is recorded. One by one: {yes} yes, {no} no{rest}."
        );
    }
    let unknown: u32 = open.iter().map(|(_, many)| many).sum();
    let mut says = format!(
        "{} of {} yes, {no} no, {unknown} not known",
        yes,
        plural(items(instrument), "question", "questions")
    );
    if !open.is_empty() {
        let ways: Vec<String> = open
            .into_iter()
            .map(|(way, many)| format!("{many} {way}"))
            .collect();
        says = format!("{says} ({})", ways.join("; "));
    }
    says + "."
}

fn items(instrument: &Instrument) -> u32 {
    u32::try_from(instrument.items.len()).unwrap_or(u32::MAX)
}

/// An answer with its source and note. `of` is whom it is about, where that is to be said.
fn told(instrument: &Instrument, item: &Item, assessment: &Assessment, of: &str) -> Option<String> {
    let answer = given(item, assessment)?;
    if answer.reply == Reply::NotAsked && answer.note.is_empty() {
        return None;
    }
    let step = instrument.step(&answer.reply);
    let says = step.map_or_else(|| reply(&answer.reply), |step| step.label.as_str());
    let named = if of.is_empty() {
        capitalised(&item.named())
    } else {
        format!("{of}: {}", item.named())
    };
    let mut words = format!("{named}: {}", says.to_ascii_lowercase());
    for said in said_by(answer, assessment) {
        words = format!("{words}, {said}");
    }
    Some(if answer.note.is_empty() {
        words
    } else {
        format!("{words}. {}", isolated(&answer.note))
    })
}
