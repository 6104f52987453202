//! What may be true of the people: who caused harm, how old they are, where they live and what they are to the victim.

use waymark::model::case::{Age, Case, Person, Relationship};
use waymark::model::dates::{Day, When};
use waymark::model::rules::{AgeRange, Who};

use super::calendar::{age, days, months_back};
use super::completions::{Doubt, Finder, turn};
use super::further::places;
use super::names::{RELATIONSHIPS, THIRD};

impl Finder<'_> {
    pub fn people(&mut self, residence: bool) {
        let named = &self.case.people.causing_harm;
        self.persons = named.iter().map(|person| person.id.clone()).collect();
        if named.is_empty()
            && (self.asks.by() || self.asks.persons(Who::CausingHarm).next().is_some())
        {
            self.persons.push("somebody".to_owned());
            self.choice(
                Doubt::Person(Who::CausingHarm),
                [turn(|to| {
                    to.case.people.causing_harm.push(Person {
                        id: "somebody".to_owned(),
                        ..Person::default()
                    })
                })],
            );
            let unknown = Person::default();
            self.person(Who::CausingHarm, 0, &unknown, false);
        }
        let here = self.asks.event_place() || self.asks.marac_place();
        self.person(Who::Victim, 0, &self.case.people.victim, residence && here);
        for (index, person) in named.iter().enumerate() {
            self.person(Who::CausingHarm, index, person, false);
        }
        // Where the victim lives says what "here" is, also when only another person's home is asked about.
        let homes = self
            .asks
            .persons(Who::CausingHarm)
            .any(|asked| asked.lives_here);
        if residence
            && homes
            && !here
            && !self.asks.persons(Who::Victim).any(|asked| asked.lives_here)
        {
            self.person(Who::Victim, 0, &self.case.people.victim, true);
        }
    }

    fn person(&mut self, who: Who, index: usize, person: &Person, home: bool) {
        fn of(who: Who, index: usize, case: &mut Case) -> &mut Person {
            match who {
                Who::Victim => &mut case.people.victim,
                Who::CausingHarm => &mut case.people.causing_harm[index],
                Who::Child => panic!("made-up cases have no children"),
            }
        }
        let asked: Vec<_> = self.asks.persons(who).copied().collect();
        if home || asked.iter().any(|asked| asked.lives_here) {
            // The victim may live where no MARAC that is known has been.
            let third = (who == Who::Victim && person.lives_in.is_empty()).then_some(THIRD);
            let homes = places(&person.lives_in).into_iter();
            self.choice(
                Doubt::Person(who),
                homes.chain(third.map(str::to_owned)).map(|place| {
                    turn(move |to| of(who, index, &mut to.case).lives_in = vec![place.clone()])
                }),
            );
        }
        let may_be = match person.relationship {
            None => &RELATIONSHIPS[..],
            // A relative may be a parent or a child whom nobody called one.
            Some(Relationship::Family) => &[
                Relationship::Parent,
                Relationship::Child,
                Relationship::Family,
            ],
            Some(_) => &[],
        };
        if may_be.len() > 1 && asked.iter().any(|asked| !asked.relationship.is_empty()) {
            let turns = may_be.iter().copied();
            let turns = turns
                .map(|is| turn(move |to| of(who, index, &mut to.case).relationship = Some(is)));
            self.choice(Doubt::Person(who), turns);
        }
        let at_events = self.ages_at_events();
        let asked: Vec<_> = asked.iter().filter_map(|asked| asked.age).collect();
        let doubt = match (who, asked.is_empty()) {
            (Who::Victim, true) => Doubt::AgeOf(String::new()),
            (_, true) => Doubt::AgeOf(person.id.clone()),
            (_, false) => Doubt::Person(who),
        };
        let born = self.born(person, &[asked, at_events].concat());
        self.choice(
            doubt,
            born.into_iter().map(|born| {
                turn(move |to| of(who, index, &mut to.case).age = Some(Age::Born(born.into())))
            }),
        );
    }

    /// The ages that are asked for of people at events.
    fn ages_at_events(&self) -> Vec<AgeRange> {
        self.asks
            .people
            .iter()
            .filter_map(|asked| asked.age)
            .collect()
    }

    /// Others who may have been at events.
    pub fn others(&mut self) {
        let ages = self.ages_at_events();
        for (index, person) in self.case.people.others.iter().enumerate() {
            let born = self.born(person, &ages);
            self.choice(
                Doubt::AgeOf(person.id.clone()),
                born.into_iter().map(|born| {
                    turn(move |to| {
                        to.case.people.others[index].age = Some(Age::Born(born.into()));
                    })
                }),
            );
        }
    }

    /// The days on which somebody may have been born, as far as they matter for these ages.
    fn born(&self, person: &Person, ages: &[AgeRange]) -> Vec<Day> {
        if ages.is_empty() {
            return Vec::new();
        }
        let as_of = self.case.as_of;
        let limits = ages
            .iter()
            .flat_map(|range| [range.from, range.to, range.to.map(|to| to + 1)])
            .flatten();
        let marks: Vec<_> = limits
            .map(|years| months_back(self.on, years * 12))
            .collect();
        match person.age {
            None => days(When::Unknown, as_of, &marks),
            Some(Age::Born(when)) => days(when, as_of, &marks),
            Some(Age::Years(years)) => {
                let all = (0..=366 + 2)
                    .map(|less| months_back(as_of, years * 12).plus_days(1).minus_days(less));
                let (first, last) = (
                    months_back(as_of, years * 12 + 12),
                    months_back(as_of, years * 12),
                );
                let near = |born: &Day| {
                    [first, last]
                        .iter()
                        .chain(&marks)
                        .any(|mark| born.days_since(*mark).abs() <= 2)
                };
                all.filter(|born| age(*born, as_of) == years)
                    .filter(near)
                    .collect()
            }
        }
    }
}
