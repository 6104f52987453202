use crate::model::book::Rulebook;
use crate::model::case::{Assessment, Case, Grade, HighestGrade, Person};
use crate::model::dates::{Day, Period, Span, When};
use crate::model::instrument::{Reply, Role};
use crate::model::rules::{Area, may_be_same_place, same_place};

use super::Truth;
use super::case_reading::CaseReading;
use super::window::Window;

/// The case, the day, and the place that "here" means: what every criterion is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Looking<'a> {
    /// The case.
    pub case: &'a Case,
    /// Every instrument that is loaded.
    pub book: &'a Rulebook,
    /// The day of decision.
    pub on: Day,
    /// Where "here" is.
    pub here: Here<'a>,
    /// The highest grade that is given there.
    pub highest_grade: HighestGrade,
}

/// What "this area" means.
#[derive(Clone, Copy, Debug)]
pub enum Here<'a> {
    /// The area whose rule it is.
    Area(&'a Area),
    /// Where the victim lives, under guidance that is not of one place.
    Residence(&'a [String]),
}

impl Here<'_> {
    /// Whether something that happened in one of `areas` happened here; nothing is known when there are none.
    pub fn is_one_of(self, areas: &[String]) -> Truth {
        let is_here = |place: &String| match self {
            Here::Area(area) => area.is_called(place),
            // One of these is the home: what all of them agree on holds whichever it is.
            Here::Residence(homes) => {
                let mut same = homes.iter().map(|home| match () {
                    () if same_place(home, place) => Truth::Met,
                    () if may_be_same_place(home, place) => Truth::CannotTell,
                    () => Truth::NotMet,
                });
                let first = same.next();
                first
                    .filter(|first| same.all(|one| one == *first))
                    .unwrap_or(Truth::CannotTell)
            }
        };
        let mut answers = areas.iter().map(is_here);
        let Some(first) = answers.next() else {
            return Truth::CannotTell;
        };
        if answers.all(|answer| answer == first) {
            first
        } else {
            Truth::CannotTell
        }
    }
}

/// What certainly was not there in a case that is over: nobody will judge it or sign it off any more. Of a case that is
/// not over none of it is certain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Never {
    /// That it should be heard was not judged.
    pub judged: bool,
    /// The reasons were not written down.
    pub written: bool,
    /// No more prompts were picked than those that are in the case.
    pub picked: bool,
    /// Nobody signed the referral off.
    pub signed_off: bool,
    /// No earlier grade stands for that of the day, which is not known.
    pub earlier_grade: bool,
    /// Nothing says who was at its events beside the victim and one other.
    pub people: bool,
}

/// The grade that stands.
pub(super) struct StandingGrade<'a> {
    /// The newest assessment with a grade; several when their dates do not tell which it is.
    pub(super) newest: Vec<&'a Assessment>,
    /// Whether one of them was certainly made by the day of decision.
    pub(super) certain: bool,
    /// The checklists without a grade that may be later.
    pub(super) ungraded: Vec<&'a Assessment>,
}

/// The same with what every criterion reads, which is worked out once for all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'s, 'a> {
    pub(super) case: &'a Case,
    pub(super) book: &'a Rulebook,
    pub(super) on: Day,
    pub(super) here: Here<'a>,
    pub(super) highest_grade: HighestGrade,
    pub(super) read: &'s CaseReading<'a>,
    pub(super) never: Never,
}

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn new(looking: Looking<'a>, read: &'s CaseReading<'a>) -> Self {
        let Looking {
            case,
            book,
            on,
            here,
            highest_grade,
        } = looking;
        Self {
            case,
            book,
            on,
            here,
            highest_grade,
            read,
            never: Never::default(),
        }
    }

    /// The highest that a grade may be which is not known: very high where the area has four grades, or the case holds one that
    /// was given where there are four.
    pub(super) fn highest_unknown(&self) -> Grade {
        let of_case = self.read.highest_grade;
        self.highest_grade.or(of_case).grade()
    }

    /// The days from so long back to the day of decision.
    pub(super) fn window(&self, length: Option<Period>) -> Window {
        Window {
            from: length.map(|length| length.before(self.on)),
            to: self.on,
        }
    }

    /// The days something may have happened on: no later than the day the case speaks for.
    pub(super) fn known_span(&self, when: When) -> Span {
        self.case.known_span(when, None)
    }

    /// Whether something that names these persons concerns the one who is meant, where one and the same is. What names nobody is
    /// of the only one there is.
    pub(super) fn bound(&self, persons: &[String]) -> Truth {
        let meant = self.read.persons;
        if !self.read.is_bound {
            return Truth::Met;
        }
        if persons.is_empty() {
            let several = self.case.people.causing_harm.len() > 1;
            return Truth::from((!several).then_some(true));
        }
        if meant.is_empty() {
            return Truth::CannotTell;
        }
        let is_named = |person: &Person| persons.contains(&person.id);
        meant.iter().any(is_named).into()
    }

    /// Whether here is where the victim lives, and that is not known.
    pub(super) fn home_open(&self) -> bool {
        matches!(self.here, Here::Residence(homes) if homes.iter().all(|home| !homes.iter().all(|one| same_place(one, home))))
    }

    /// The newest of some assessments made by the day of decision: several when their dates do not tell which it is,
    /// and whether one of them was certainly made by then.
    pub(super) fn newest_of(
        &self,
        some: impl Fn(&Assessment) -> bool,
    ) -> (Vec<&'a Assessment>, bool) {
        let made: Vec<(&Assessment, Span, Truth)> = self
            .case
            .assessments
            .list
            .iter()
            .filter(|assessment| assessment.is_of_victim() && some(assessment))
            .map(|assessment| (assessment, self.known_span(assessment.when)))
            .map(|(assessment, span)| (assessment, span, span.by(self.on)))
            .filter(|(_, _, made)| *made != Truth::NotMet)
            .collect();
        // The newest is one that no other certainly follows; of two on one known day, the one entered later.
        let followed = |index: usize, span: &Span| {
            made.iter().enumerate().any(|(place, (_, other, made))| {
                let same_day = span.first == span.last && span == other && place > index;
                *made == Truth::Met
                    && (other.after(span.no_later_than(self.on)) == Truth::Met || same_day)
            })
        };
        let newest = made
            .iter()
            .enumerate()
            .filter(|(index, (_, span, _))| !followed(*index, span));
        (
            newest.map(|(_, (one, ..))| *one).collect(),
            made.iter().any(|(_, _, made)| *made == Truth::Met),
        )
    }

    /// Whether an assessment can turn out to be the newest of some, once the days of all are known: of two of one day the
    /// later entered is, and the answer does not go by that while a day is vague.
    pub(super) fn can_be_newest(
        &self,
        one: &Assessment,
        some: impl Fn(&Assessment) -> bool,
    ) -> bool {
        let list = &self.case.assessments.list;
        let place = |of: &Assessment| list.iter().position(|known| std::ptr::eq(known, of));
        let last = self.known_span(one.when).no_later_than(self.on).last;
        !list.iter().any(|other| {
            let span = self.known_span(other.when);
            let follows = span.first.zip(last).is_some_and(|(first, last)| {
                first > last || first == last && place(other) > place(one)
            });
            other.is_of_victim() && some(other) && span.by(self.on) == Truth::Met && follows
        })
    }

    /// The assessments that may be the newest checklist, and whether one certainly was made.
    pub(super) fn newest_checklist(&self) -> (&'s [&'a Assessment], bool) {
        let newest = || {
            let is_it = |one: &Assessment| self.is_checklist(one) && self.is_made(one);
            let (newest, certain) = self.newest_of(is_it);
            // None is newer than one of the day of decision, however late a vague one was made.
            let is_of_today = |one: &&&Assessment| one.when.exact() == Some(self.on);
            match newest.iter().rfind(is_of_today) {
                Some(today) => (vec![*today], true),
                None => (newest, certain),
            }
        };
        let (newest, certain) = self.read.newest_checklist.get_or_init(newest);
        (newest, *certain)
    }

    /// Whether an assessment says so much that what came before it is at rest: it has a grade, or most of its questions
    /// were asked. Of an earlier one it is enough that it was made, where nobody has its answers. One that was just begun
    /// sets nothing at rest.
    fn is_made(&self, assessment: &Assessment) -> bool {
        let Assessment {
            grade,
            answers,
            yes_total,
            instrument,
            when,
            ..
        } = assessment;
        let items = instrument
            .as_deref()
            .and_then(|id| self.book.instrument(id))
            .map(|one| one.items.len());
        let asked = answers
            .values()
            .filter(|answer| answer.reply != Reply::NotAsked)
            .count();
        let without_answers = answers.is_empty() && *when != When::from(self.case.as_of);
        grade.is_some()
            || yes_total.is_some()
            || without_answers
            || items.is_some_and(|items| 2 * asked > items)
    }

    /// The newest grade, and the checklists of which none is known that may be later.
    pub(super) fn graded(&self) -> StandingGrade<'a> {
        let has_grade = |one: &Assessment| one.grade_on(self.on).is_some();
        let (newest, certain) = self.newest_of(has_grade);
        let (mut ungraded, _) = self.newest_of(|one| has_grade(one) || self.is_checklist(one));
        ungraded.retain(|one| !has_grade(one));
        StandingGrade {
            newest,
            certain,
            ungraded,
        }
    }

    /// Whether it is an assessment of the victim with a checklist, or with what is not known to be anything else.
    pub(super) fn is_checklist(&self, assessment: &Assessment) -> bool {
        let instrument = assessment
            .instrument
            .as_deref()
            .and_then(|id| self.book.instrument(id));
        assessment.is_of_victim()
            && instrument.is_none_or(|instrument| instrument.role == Role::Checklist)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails panics")]

    use super::Here;
    use crate::logic::Truth;
    use crate::logic::Truth::{CannotTell, Met, NotMet};
    use crate::model::files::read_area;

    /// Places are names as they were typed: one may say where in an area it was, or in which larger place the area lies.
    #[test]
    fn a_place_within_a_place() {
        let area = read_area(include_str!("../../data/areas/lewisham/area.json")).unwrap();
        let (at, is) = (
            |place: &str| vec![place.to_owned()],
            |here: Here<'_>, place: &[String]| here.is_one_of(place),
        );
        let table: [(&str, Truth); 7] = [
            ("Lewisham", Met),
            ("Catford, Lewisham", Met),
            ("catford, LEWISHAM", Met),
            // It may be the area, or a place of that name elsewhere.
            ("Lewisham, London", CannotTell),
            ("Newport, Isle of Wight", NotMet),
            ("Catford", Met),
            ("Leeds", NotMet),
        ];
        for (place, expected) in table {
            assert_eq!(is(Here::Area(&area), &at(place)), expected, "{place}");
        }
        let table: [(&str, &str, Truth); 4] = [
            ("Newport, Isle of Wight", "Newport, Isle of Wight", Met),
            ("Isle of Wight", "Newport, Isle of Wight", CannotTell),
            ("Newport, Isle of Wight", "Newport", CannotTell),
            ("Newport, Isle of Wight", "Leeds", NotMet),
        ];
        for (home, place, expected) in table {
            assert_eq!(
                is(Here::Residence(&at(home)), &at(place)),
                expected,
                "{home} and {place}"
            );
        }
        assert_eq!(is(Here::Area(&area), &[]), CannotTell);
    }
}
