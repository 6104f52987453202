//! How the unknowns of a case may turn out: for each, a list of turns of which one comes true.

use waymark::model::case::{Age, Case, Event, Grade, HighestGrade, Marac, Person, Police, VICTIM};
use waymark::model::dates::{Day, When};
use waymark::model::rules::{Anchor, Criterion, Who};

use super::asks::Asks;
use super::calendar::{back, days, months_back, on_from};
use super::complete::{Asking, Complete, Ground};
use super::further::{further, places, subsets};
use super::names::{FOUR_GRADES, KINDS, MANAGER, signed};

/// More people than a small rule asks for, but for the number that is not published.
const UNREACHED_PEOPLE: usize = 4;

/// One way an unknown may turn out.
pub type Turn = Box<dyn Fn(&mut Complete)>;

pub fn turn(turn: impl Fn(&mut Complete) + 'static) -> Turn {
    Box::new(turn)
}

/// Whose unknown it is that may turn out one way or another.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    Item(String, String),
    Event(String),
    Marac(String),
    Assessment(String),
    Person(Who),
    /// How old somebody is who was at events.
    AgeOf(String),
    Grade,
    Judgement,
    SignOff,
    Present,
    MoreEvents,
    MoreMaracs,
    MoreAssessments,
}

/// An unknown and the ways it may turn out, of which one comes true.
pub type Choice = (Doubt, Vec<Turn>);

/// The unknowns that bear on a criterion, each with the ways it may turn out.
pub struct Unknowns<'a> {
    case: Case,
    asking: Asking<'a>,
    choices: Vec<Choice>,
}

impl<'a> Unknowns<'a> {
    /// How many complete cases there are.
    pub fn total(&self) -> usize {
        self.choices.iter().map(|(_, turns)| turns.len()).product()
    }

    /// Whose unknowns they are.
    pub fn doubts(&self) -> Vec<Doubt> {
        self.choices
            .iter()
            .map(|(doubt, _)| doubt.clone())
            .collect()
    }

    /// Those alone that these doubts are about; the others stay as they are.
    pub fn only(mut self, doubts: &[Doubt]) -> Self {
        self.choices.retain(|(doubt, _)| doubts.contains(doubt));
        self
    }

    /// The complete cases: every one when there are no more than `most`, else as many spread evenly over them.
    pub fn completions(&self, most: usize) -> impl Iterator<Item = Complete> {
        // The step is a prime larger than any number of turns, so that no two of the indices are the same.
        const STEP: u128 = 2_147_483_647;
        let total = self.total();
        let completed = (0..total.min(most)).map(move |index| {
            let mut index =
                usize::try_from(index as u128 * STEP % total as u128).expect("less than the total");
            let mut complete = Complete {
                case: self.case.clone(),
                answers: Default::default(),
                crimes: Default::default(),
                own_grade: None,
                led: None,
            };
            for (_, turns) in &self.choices {
                turns[index % turns.len()](&mut complete);
                index /= turns.len();
            }
            self.list_everybody(&mut complete.case);
            complete
        });
        completed.filter(|complete| self.asking.totals_hold(complete))
    }

    /// Whoever has come to light at an event is of an age that every rule here asks for.
    fn list_everybody(&self, case: &mut Case) {
        let events = case.events.list.iter();
        let ids: Vec<String> = events
            .flat_map(|event| event.harmed.iter().chain(&event.by))
            .cloned()
            .collect();
        let sixteen = months_back(self.asking.on, 16 * 12 + 1);
        for id in ids {
            if case.people.person(&id).is_none() {
                case.people.others.push(Person {
                    id,
                    age: Some(Age::Born(sixteen.into())),
                    ..Person::default()
                });
            }
        }
    }

    pub fn of(criterion: &Criterion, case: &Case, asking: &Asking<'a>) -> Self {
        let mut asks = Asks::of(criterion, asking);
        // A total speaks for items that the criterion does not look at, too.
        for (instrument, _) in asks.items.clone() {
            let blank = asking
                .total(case, &instrument)
                .map(|(_, _, blank)| blank)
                .unwrap_or_default();
            asks.items
                .extend(blank.into_iter().map(|item| (instrument.clone(), item)));
        }
        let mut finder = Finder {
            case,
            on: asking.on,
            edges: asks.edges(asking.on),
            asks,
            choices: Vec::new(),
            persons: Vec::new(),
            grades: asking.grades(),
        };
        finder.answers(asking);
        finder.people(matches!(asking.ground, Ground::Residence));
        finder.others();
        finder.assessments();
        finder.maracs();
        finder.events();
        finder.professional();
        let more = further(&finder.asks, case, asking);
        finder.choices.extend(more);
        finder.choices.retain(|(_, turns)| !turns.is_empty());
        Self {
            case: case.clone(),
            asking: *asking,
            choices: finder.choices,
        }
    }
}

/// Looks for the unknowns, part of the case by part.
pub struct Finder<'a> {
    pub case: &'a Case,
    pub on: Day,
    pub asks: Asks<'a>,
    pub edges: Vec<Day>,
    pub choices: Vec<Choice>,
    /// Those who may have caused harm, by id.
    pub persons: Vec<String>,
    /// The grades there are in the area.
    pub grades: &'static [Grade],
}

impl Finder<'_> {
    pub fn choice(&mut self, doubt: Doubt, turns: impl IntoIterator<Item = Turn>) {
        self.choices.push((doubt, turns.into_iter().collect()));
    }

    fn answers(&mut self, asking: &Asking<'_>) {
        for key in self.asks.items.clone() {
            if asking.answer(self.case, &key.0, &key.1).is_none() {
                self.choice(
                    Doubt::Item(key.0.clone(), key.1.clone()),
                    [true, false].map(|yes| {
                        let key = key.clone();
                        turn(move |to| to.answers.extend([(key.clone(), yes)]))
                    }),
                );
            }
        }
    }

    fn assessments(&mut self) {
        let dated = self.asks.grade || self.asks.current() || !self.asks.assessments.is_empty();
        for (index, one) in self.case.assessments.list.iter().enumerate() {
            if dated && one.when.exact().is_none() {
                let others = self
                    .case
                    .assessments
                    .list
                    .iter()
                    .filter_map(|other| other.when.exact());
                let marks: Vec<_> = self.edges.iter().copied().chain(others).collect();
                self.choice(
                    Doubt::Assessment(one.id.clone()),
                    days(one.when, self.case.as_of, &marks)
                        .into_iter()
                        .map(|day| {
                            turn(move |to| to.case.assessments.list[index].when = day.into())
                        }),
                );
            }
            // Where the grade itself is asked for, an assessment without one is one that came to none.
            if one.grade.is_none() && self.asks.assessment_grades() && !self.asks.grade {
                self.choice(
                    Doubt::Assessment(one.id.clone()),
                    self.grades.iter().map(|grade| {
                        turn(move |to| to.case.assessments.list[index].grade = Some(*grade))
                    }),
                );
            }
            // High of three is high of four, or very high.
            let of_three =
                one.grade == Some(Grade::High) && one.highest_grade == HighestGrade::High;
            if of_three
                && self.grades.len() == FOUR_GRADES.len()
                && (self.asks.grade || self.asks.assessment_grades())
            {
                self.choice(
                    Doubt::Assessment(one.id.clone()),
                    [Grade::High, Grade::VeryHigh].map(|grade| {
                        turn(move |to| {
                            let one = &mut to.case.assessments.list[index];
                            (one.grade, one.highest_grade) = (Some(grade), HighestGrade::VeryHigh);
                        })
                    }),
                );
            }
        }
    }

    fn maracs(&mut self) {
        let anchors = self.asks.anchors();
        if anchors.is_empty() {
            return;
        }
        let around = self
            .case
            .events
            .list
            .iter()
            .flat_map(|event| ends(event.when))
            .chain([self.on]);
        let windows: Vec<_> = anchors.iter().map(|(_, window)| *window).collect();
        let marks: Vec<_> = around
            .flat_map(|day| {
                windows
                    .iter()
                    .filter_map(move |window| back(day, *window))
                    .chain([day])
            })
            .collect();
        for (index, marac) in self.case.maracs.list.iter().enumerate() {
            type Field = fn(&mut Marac) -> &mut When;
            let asked = |wanted: Anchor| anchors.iter().any(|(anchor, _)| *anchor == wanted);
            let meeting =
                asked(Anchor::Meeting) || asked(Anchor::LastDiscussed) && marac.discussed.is_none();
            let discussed = marac.discussed.filter(|_| asked(Anchor::LastDiscussed));
            let fields: [(Option<When>, Field); 3] = [
                (asked(Anchor::Referral).then_some(marac.referred), |marac| {
                    &mut marac.referred
                }),
                (meeting.then_some(marac.met), |marac| &mut marac.met),
                (discussed, |marac| marac.discussed.get_or_insert_default()),
            ];
            for (when, field) in fields {
                if let Some(when) = when.filter(|when| when.exact().is_none()) {
                    self.choice(
                        Doubt::Marac(marac.id.clone()),
                        days(when, self.case.as_of, &marks).into_iter().map(|day| {
                            turn(move |to| *field(&mut to.case.maracs.list[index]) = day.into())
                        }),
                    );
                }
            }
            if self.asks.marac_place() {
                self.choice(
                    Doubt::Marac(marac.id.clone()),
                    places(&marac.areas).into_iter().map(|place| {
                        turn(move |to| to.case.maracs.list[index].areas = vec![place.clone()])
                    }),
                );
            }
            if self.asks.marac_about() && marac.about.is_empty() {
                self.choice(
                    Doubt::Marac(marac.id.clone()),
                    subsets(&self.persons.clone(), "another")
                        .into_iter()
                        .map(|about| {
                            turn(move |to| to.case.maracs.list[index].about.clone_from(&about))
                        }),
                );
            }
        }
    }

    fn events(&mut self) {
        if !self.asks.any_event() {
            return;
        }
        let marks = self.event_marks();
        for (index, event) in self.case.events.list.iter().enumerate() {
            let change = move |change: Box<dyn Fn(&mut Event)>| {
                turn(move |to| change(&mut to.case.events.list[index]))
            };
            if event.when.exact().is_none() {
                let known_by = event
                    .learned
                    .unwrap_or(self.case.as_of)
                    .min(self.case.as_of);
                self.choice(
                    Doubt::Event(event.id.clone()),
                    days(event.when, known_by, &marks)
                        .into_iter()
                        .map(|day| change(Box::new(move |to| to.when = day.into()))),
                );
            }
            if self.asks.police() && event.police == Police::Unknown {
                let ways = [
                    Police::Crime,
                    Police::Incident,
                    Police::Reported,
                    Police::NotReported,
                ];
                self.choice(
                    Doubt::Event(event.id.clone()),
                    ways.map(|way| change(Box::new(move |to| to.police = way))),
                );
            }
            let agencies = self.asks.agencies();
            if !agencies.is_empty() && event.agencies.is_none() {
                let sets = (0..1_usize << agencies.len()).map(|set| {
                    agencies
                        .iter()
                        .enumerate()
                        .filter(|(bit, _)| set >> bit & 1 == 1)
                        .map(|(_, one)| *one)
                        .collect::<Vec<_>>()
                });
                self.choice(
                    Doubt::Event(event.id.clone()),
                    sets.map(|known| change(Box::new(move |to| to.agencies = Some(known.clone())))),
                );
            }
            if self.asks.kinds() && event.kinds.is_empty() {
                self.choice(
                    Doubt::Event(event.id.clone()),
                    KINDS.map(|kind| change(Box::new(move |to| to.kinds = vec![kind]))),
                );
            }
            let depends = event.kinds.is_empty()
                || event
                    .kinds
                    .iter()
                    .any(|kind| kind.would_be_crime().is_none());
            if self.asks.crimes() && depends {
                let id = event.id.clone();
                self.choice(
                    Doubt::Event(event.id.clone()),
                    [turn(|_| {}), turn(move |to| to.crimes.extend([id.clone()]))],
                );
            }
            if self.asks.event_place() {
                self.choice(
                    Doubt::Event(event.id.clone()),
                    places(&event.place.areas).into_iter().map(|place| {
                        change(Box::new(move |to| to.place.areas = vec![place.clone()]))
                    }),
                );
            }
            if self.asks.harmed() && event.harmed.is_empty() {
                self.choice(
                    Doubt::Event(event.id.clone()),
                    subsets(&[VICTIM.to_owned()], "another")
                        .into_iter()
                        .chain(self.crowd())
                        .map(|who| change(Box::new(move |to| to.harmed.clone_from(&who)))),
                );
            }
            if self.asks.by() && event.by.is_empty() {
                self.choice(
                    Doubt::Event(event.id.clone()),
                    subsets(&self.persons.clone(), "another")
                        .into_iter()
                        .chain(self.crowd())
                        .map(|who| change(Box::new(move |to| to.by.clone_from(&who)))),
                );
            }
            if self.asks.ledger() && event.grade.is_none() {
                self.choice(
                    Doubt::Event(event.id.clone()),
                    self.unknown_grades()
                        .iter()
                        .copied()
                        .map(Some)
                        .chain([None])
                        .map(|grade| change(Box::new(move |to| to.grade = grade))),
                );
            }
        }
    }

    /// More people than any small rule asks for, where it asks for people: everybody who is listed, and others.
    fn crowd(&self) -> Option<Vec<String>> {
        let others = (1..=UNREACHED_PEOPLE).map(|number| format!("another-{number}"));
        let listed = self.persons.iter().cloned().chain([VICTIM.to_owned()]);
        (!self.asks.people.is_empty()).then(|| listed.chain(others).collect())
    }

    /// What the grade of an event may be which is not known: one of the area's, or of four where somebody told as many apart.
    fn unknown_grades(&self) -> &'static [Grade] {
        let told = |grade: Option<Grade>, highest: HighestGrade| {
            grade == Some(Grade::VeryHigh) || grade.is_some() && highest == HighestGrade::VeryHigh
        };
        let mut assessments = self.case.assessments.list.iter();
        let mut events = self.case.events.list.iter();
        if assessments.any(|one| told(one.grade, one.highest_grade))
            || events.any(|one| told(one.grade, one.highest_grade))
        {
            &FOUR_GRADES
        } else {
            self.grades
        }
    }

    /// The days on which it matters whether an event lies before or after them.
    fn event_marks(&self) -> Vec<Day> {
        let mut marks = self.edges.clone();
        if self.asks.ledger() {
            marks.extend(
                self.case
                    .events
                    .list
                    .iter()
                    .flat_map(|event| ends(event.when)),
            );
        }
        let anchors = || {
            self.case
                .maracs
                .list
                .iter()
                .flat_map(|one| [Some(one.referred), Some(one.met), one.discussed])
                .flatten()
        };
        for asked in &self.asks.repeats {
            marks.extend(anchors().flat_map(ends).flat_map(|anchor| {
                let last = on_from(anchor, [asked.months, asked.weeks, asked.days]);
                std::iter::once(anchor).chain(last)
            }));
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn professional(&mut self) {
        if self.asks.grade {
            self.choice(
                Doubt::Grade,
                self.grades
                    .iter()
                    .copied()
                    .map(Some)
                    .chain([None])
                    .map(|grade| turn(move |to| to.own_grade = grade)),
            );
        }
        if let Some(most) = self
            .asks
            .judgements
            .iter()
            .map(|asked| asked.reasons as usize)
            .max()
        {
            let given = turn(move |to| {
                let judgement = &mut to.case.judgement;
                judgement.should_be_heard = true;
                judgement.words.push_str("because");
                while judgement.reasons.len() < most {
                    judgement
                        .reasons
                        .push(format!("reason-{}", judgement.reasons.len()));
                }
            });
            self.choice(Doubt::Judgement, [turn(|_| {}), given]);
        }
        if self.asks.current() {
            let events = self
                .case
                .events
                .list
                .iter()
                .map(|event| Some(event.id.clone()));
            let led = events
                .chain([None])
                .map(|led| turn(move |to| to.led.clone_from(&led)));
            self.choice(Doubt::Present, led);
        }
        if self.asks.sign_off {
            self.choice(
                Doubt::SignOff,
                [
                    turn(|_| {}),
                    turn(|to| to.case.sign_off = Some(signed(&[MANAGER]))),
                ],
            );
        }
    }
}

/// The first and the last day it may have been.
fn ends(when: When) -> impl Iterator<Item = Day> {
    let span = when.span();
    [span.first, span.last].into_iter().flatten()
}
