//! Answers: the yes answers with notes and sources, and how many are not known in which way.

use crate::model::case::{Assessment, Person};
use crate::model::instrument::{Answer, AnswerSource, Instrument, Item, Reply, Role};
use crate::record::isolated;
use crate::words::explain::{answer_source, capitalised, grade, plural, reply, review_says};

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
            lines.extend(items.filter_map(|item| told(instrument, item, assessment, true, &of)));
        }
        lines
    }

    pub(super) fn checklists(self) -> NamedLines {
        self.sheets()
            .map(|(instrument, assessment)| {
                let mut lines = self.made(assessment);
                lines.push(counted(instrument, assessment));
                lines.extend(
                    instrument
                        .items
                        .iter()
                        .filter_map(|item| told(instrument, item, assessment, false, "")),
                );
                (instrument.title.clone(), lines)
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

/// How many are yes, how many no, and how many are not known in which way.
#[expect(clippy::too_many_lines, reason = "one sum, told in one sentence")]
fn counted(instrument: &Instrument, assessment: &Assessment) -> String {
    let (mut yes, mut no) = (0, 0);
    let mut open: Vec<(&str, u32)> = Vec::new();
    // A total counts every yes and does not tell which they were.
    let total = assessment.yes_total;
    let unsaid = if total.is_some() {
        "not recorded"
    } else {
        "not asked"
    };
    let mut unknown = |way| match open.iter_mut().find(|(known, _)| *known == way) {
        Some((_, many)) => *many += 1,
        None => open.push((way, 1)),
    };
    for item in &instrument.items {
        let answer = given(item, assessment);
        let counts = answer.and_then(|answer| instrument.counts(&answer.reply));
        match (answer, counts) {
            (_, Some(true)) => yes += 1,
            (Some(answer), Some(false)) if answer.source == AnswerSource::Perpetrator => {
                unknown("denied by the person causing harm alone");
            }
            (_, Some(false)) => no += 1,
            (
                None
                | Some(Answer {
                    reply: Reply::NotAsked,
                    ..
                }),
                None,
            ) => unknown(unsaid),
            (Some(answer), None) => unknown(match answer.reply {
                Reply::DoesNotKnow => "the victim does not know",
                Reply::Declined => "declined to say",
                Reply::NotSafe => "not safe to ask",
                _ => "not asked",
            }),
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

/// An answer with its source and note: a yes always, another where there is a note to it, or where all are asked for.
/// `of` is whom it is about, where that is to be said.
fn told(
    instrument: &Instrument,
    item: &Item,
    assessment: &Assessment,
    all: bool,
    of: &str,
) -> Option<String> {
    let answer = given(item, assessment)?;
    let is_yes = instrument.counts(&answer.reply) == Some(true);
    if !is_yes && answer.note.is_empty() && (!all || answer.reply == Reply::NotAsked) {
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
    if answer.source != AnswerSource::Victim {
        words = format!("{words}, from {}", answer_source(answer.source));
    }
    let confirmed = assessment.when.exact();
    if let Some(day) = confirmed.map_or(answer.as_at, |day| answer.carried_from(day)) {
        words = format!("{words}, carried over from {day} and confirmed");
    }
    Some(if answer.note.is_empty() {
        words
    } else {
        format!("{words}. {}", isolated(&answer.note))
    })
}
