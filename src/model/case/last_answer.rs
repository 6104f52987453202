//! Giving an answer, and taking the last one back.

use crate::model::instrument::{Answer, AnswerSource, Reply};

use super::Case;

/// One answer as it was before it was given anew, so that it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer {
    /// About whom.
    pub whom: String,
    /// To which instrument.
    pub instrument: String,
    /// To which of its items.
    pub item: String,
    /// Whether anything of that instrument about that person had been entered on that day.
    begun: bool,
    /// The answer before; nothing where there was none.
    before: Option<Answer>,
    /// The answer that was given.
    now: Answer,
}

impl Case {
    /// Gives an answer. What is answered now was not carried over. `looked_up` is for what nobody says: where the source is
    /// still the usual one, records are.
    pub fn give(
        &mut self,
        whom: &str,
        instrument: &str,
        item: &str,
        reply: &Reply,
        looked_up: bool,
    ) -> LastAnswer {
        self.giving(whom, instrument, item, |case| {
            let answer = case
                .present_about(whom, instrument)
                .answers
                .entry(item.to_owned())
                .or_default();
            answer.reply = reply.clone();
            answer.as_at = None;
            if looked_up && answer.source == AnswerSource::Victim {
                answer.source = AnswerSource::Records;
            }
        })
    }

    /// Confirms last time's answer, as [`Case::carry`] does.
    pub fn confirm(&mut self, whom: &str, instrument: &str, item: &str) -> LastAnswer {
        self.giving(whom, instrument, item, |case| {
            case.carry(whom, instrument, item)
        })
    }

    fn giving(
        &mut self,
        whom: &str,
        instrument: &str,
        item: &str,
        give: impl FnOnce(&mut Self),
    ) -> LastAnswer {
        let begun = self.today_about(whom, instrument).is_some();
        let before = self.given_today(whom, instrument, item).cloned();
        give(self);
        let now = self
            .given_today(whom, instrument, item)
            .cloned()
            .unwrap_or_default();
        let named = |text: &str| text.to_owned();
        LastAnswer {
            whom: named(whom),
            instrument: named(instrument),
            item: named(item),
            begun,
            before,
            now,
        }
    }

    /// Takes an answer back: reply, source and the day it was carried from are as they were before. A note that was written
    /// and a source that was chosen since stay. Whether it was taken back: where the answer has become another one meanwhile,
    /// nothing is done.
    pub fn take_back(&mut self, given: &LastAnswer) -> bool {
        let LastAnswer {
            whom,
            instrument,
            item,
            begun,
            before,
            now,
        } = given;
        let Some(answer) = self.given_today(whom, instrument, item).cloned() else {
            return false;
        };
        if answer.reply != now.reply || answer.as_at != now.as_at {
            return false;
        }
        let was = before.clone().unwrap_or_default();
        let restored = Answer {
            source: if answer.source == now.source {
                was.source
            } else {
                answer.source
            },
            note: if answer.note == now.note {
                was.note.clone()
            } else {
                answer.note
            },
            ..was
        };
        let answers = &mut self.present_about(whom, instrument).answers;
        if before.is_none() && restored == Answer::default() {
            answers.remove(item);
        } else {
            answers.insert(item.clone(), restored);
        }
        if !begun {
            self.unbegin(whom, instrument);
        }
        true
    }

    /// Takes out today's assessment about a person where nothing is in it, as it was begun by the answer that went.
    fn unbegin(&mut self, whom: &str, instrument: &str) {
        let Some(today) = self.today_about(whom, instrument) else {
            return;
        };
        let id = today.id.clone();
        let blank = super::Assessment {
            id: id.clone(),
            when: today.when,
            instrument: today.instrument.clone(),
            of: today.of.clone(),
            ..super::Assessment::default()
        };
        if *today == blank {
            self.assessments.list.retain(|one| one.id != id);
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails panics")]

    use super::Case;
    use crate::model::case::VICTIM;
    use crate::model::dates::{Day, When};
    use crate::model::instrument::{Answer, AnswerSource, Reply};

    const LIST: &str = "dash-24";

    fn case() -> Case {
        Case::new(Day::from_iso("2018-07-20").unwrap())
    }

    fn answer(case: &Case, item: &str) -> Option<Answer> {
        case.given_today(VICTIM, LIST, item).cloned()
    }

    #[test]
    fn the_first_answer_taken_back_leaves_the_case_as_it_was() {
        let (mut case, before) = (case(), case());
        let given = case.give(VICTIM, LIST, "1", &Reply::Yes, false);
        assert_eq!(answer(&case, "1"), Some(Reply::Yes.into()));
        assert!(case.take_back(&given));
        assert_eq!(case, before);
        // There is nothing left to take back.
        assert!(!case.take_back(&given));
        // About another person too.
        let given = case.give("p1", LIST, "1", &Reply::Yes, false);
        assert!(case.take_back(&given));
        assert_eq!(case, before);
    }

    #[test]
    fn what_was_there_before_is_there_again() {
        let mut case = case();
        let day = Day::from_iso("2018-05-29").unwrap();
        let was = Answer {
            reply: Reply::No,
            source: AnswerSource::Records,
            note: "as written then".to_owned(),
            as_at: Some(day),
        };
        case.present_about(VICTIM, LIST)
            .answers
            .insert("1".to_owned(), was.clone());
        let before = case.clone();
        let given = case.give(VICTIM, LIST, "1", &Reply::Yes, false);
        // What is answered now was not carried over.
        assert_eq!(
            answer(&case, "1"),
            Some(Answer {
                reply: Reply::Yes,
                as_at: None,
                ..was
            })
        );
        assert!(case.take_back(&given));
        assert_eq!(case, before);
    }

    #[test]
    fn a_source_that_was_set_by_the_answer_goes_with_it() {
        let (mut case, before) = (case(), case());
        let given = case.give(VICTIM, LIST, "1", &Reply::NotAsked, true);
        assert_eq!(answer(&case, "1").unwrap().source, AnswerSource::Records);
        assert!(case.take_back(&given));
        assert_eq!(case, before);
    }

    #[test]
    fn what_was_written_since_stays() {
        let mut case = case();
        let given = case.give(VICTIM, LIST, "1", &Reply::Yes, false);
        let written = case
            .present_about(VICTIM, LIST)
            .answers
            .get_mut("1")
            .unwrap();
        (written.note, written.source) = ("a cut above the eye".to_owned(), AnswerSource::Seen);
        assert!(case.take_back(&given));
        let left = answer(&case, "1").unwrap();
        assert_eq!(
            (left.reply, left.source, left.note.as_str()),
            (Reply::NotAsked, AnswerSource::Seen, "a cut above the eye")
        );
    }

    #[test]
    fn another_answer_since_is_not_taken_back() {
        let mut case = case();
        let given = case.give(VICTIM, LIST, "1", &Reply::Yes, false);
        case.give(VICTIM, LIST, "1", &Reply::No, false);
        let before = case.clone();
        assert!(!case.take_back(&given));
        assert_eq!(case, before);
        // A grade of the day keeps its assessment.
        let mut case = super::Case::new(Day::from_iso("2018-07-20").unwrap());
        let given = case.give(VICTIM, LIST, "1", &Reply::Yes, false);
        case.present_about(VICTIM, LIST).note = "by telephone".to_owned();
        assert!(case.take_back(&given));
        assert_eq!(
            case.today_about(VICTIM, LIST).map(|one| one.answers.len()),
            Some(0)
        );
    }

    #[test]
    fn a_confirmed_answer_is_open_again() {
        let mut case = case();
        case.give(VICTIM, LIST, "1", &Reply::Yes, false);
        case.begin_again(Day::from_iso("2018-08-01").unwrap());
        let before = case.clone();
        let given = case.confirm(VICTIM, LIST, "1");
        assert_eq!(
            answer(&case, "1").unwrap().as_at,
            Day::from_iso("2018-07-20").ok()
        );
        assert!(case.take_back(&given));
        assert_eq!(case, before);
        assert!(
            case.assessments
                .list
                .iter()
                .any(|one| one.when == When::from(case.as_of))
        );
    }
}
