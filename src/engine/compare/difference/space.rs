//! Every single fact that could be otherwise and that two rules look at, thing by thing.

use crate::model::book::Rules;
use crate::model::case::{Assessment, Case, Event, Grade, Kind, Police, Relationship, VICTIM};
use crate::model::dates::{Day, When};
use crate::model::nation::Nation;
use crate::model::rules::{Who, same_place};

use super::fact::{
    ANOTHER_AREA, ANOTHER_PERSON, AssessmentIs, EventIs, Fact, List, MaracIs, PersonBe,
};
use super::looks::Looks;
use super::total::Total;

pub(super) const GRADES: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];
const POLICE: [Police; 4] = [
    Police::Crime,
    Police::Incident,
    Police::Reported,
    Police::NotReported,
];
const RELATIONSHIPS: [Relationship; 4] = [
    Relationship::Partner,
    Relationship::FormerPartner,
    Relationship::Family,
    Relationship::Other,
];

/// Something of the case, and for each fact about it the ways it could be.
#[derive(Debug)]
pub(super) struct Thing {
    pub(super) fields: Vec<Vec<Fact>>,
}

/// The space of single changes.
#[derive(Debug, Default)]
pub(super) struct Space {
    /// Items by instrument and id, in the order of their instrument.
    pub(super) items: Vec<Thing>,
    /// Yes answers more or fewer in a total, and how many more or fewer there could be.
    pub(super) totals: Vec<(Fact, u32)>,
    /// The events, in the ledger's order.
    pub(super) events: Vec<Thing>,
    /// The assessments, in the list's order.
    pub(super) assessments: Vec<Thing>,
    /// The earlier MARACs, in the list's order.
    pub(super) maracs: Vec<Thing>,
    /// What is like nothing else: persons, the judgement, lists.
    pub(super) single: Vec<Thing>,
    /// One more event: what each fact about it could be.
    pub(super) more_events: Vec<Vec<EventIs>>,
    /// One more assessment or MARAC.
    pub(super) more: Vec<Fact>,
}

/// What the space is made from.
pub(super) struct Maker<'a> {
    pub(super) case: &'a Case,
    pub(super) both: [Rules<'a>; 2],
    pub(super) looks: &'a Looks<'a>,
    pub(super) on: Day,
}

impl Maker<'_> {
    pub(super) fn space(&self) -> Space {
        let case = self.case;
        let ledger = self.looks.ledger();
        Space {
            items: self.items(),
            totals: self.totals(),
            events: if ledger {
                case.events
                    .list
                    .iter()
                    .enumerate()
                    .map(|(at, one)| self.event(at, one))
                    .collect()
            } else {
                Vec::new()
            },
            assessments: if self.looks.assessments() {
                case.assessments
                    .list
                    .iter()
                    .enumerate()
                    .map(|(at, one)| self.assessment(at, one))
                    .collect()
            } else {
                Vec::new()
            },
            maracs: if self.looks.repeats.is_empty() {
                Vec::new()
            } else {
                (0..case.maracs.list.len())
                    .map(|at| self.marac(at))
                    .collect()
            },
            single: self.single(),
            more_events: if ledger {
                self.more_event()
            } else {
                Vec::new()
            },
            more: self.more(),
        }
    }

    fn items(&self) -> Vec<Thing> {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        let instruments = self.both.iter().flat_map(|rules| &rules.book.instruments);
        for instrument in instruments {
            for item in &instrument.items {
                let asked = self.looks.items.iter().any(|(of, items)| {
                    *of == instrument.id && (items.is_empty() || items.contains(&item.id.as_str()))
                });
                if asked && !seen.contains(&(&instrument.id, &item.id)) {
                    seen.push((&instrument.id, &item.id));
                }
            }
        }
        let fact = |(instrument, item): (&str, &str), yes| Fact::Item {
            instrument: instrument.to_owned(),
            item: item.to_owned(),
            yes,
        };
        seen.into_iter()
            .map(|one| Thing {
                fields: vec![vec![fact(one, true), fact(one, false)]],
            })
            .collect()
    }

    /// The totals of yes answers that are counted with, by the instrument's id.
    pub(super) fn totals_known(&self) -> impl Iterator<Item = (&str, Total)> {
        let [one, _] = &self.both;
        let asked = one
            .book
            .instruments
            .iter()
            .filter(|known| self.looks.items.iter().any(|(of, _)| *of == known.id));
        asked.filter_map(|known| Some((known.id.as_str(), Total::of(self.case, known, self.on)?)))
    }

    fn totals(&self) -> Vec<(Fact, u32)> {
        let open = self.totals_known().filter(|(_, total)| total.is_open());
        open.flat_map(|(instrument, total)| {
            let fact = |more| Fact::Total {
                instrument: instrument.to_owned(),
                now: total.yes,
                more,
            };
            [
                (fact(true), total.most() - total.yes),
                (fact(false), total.yes - total.least),
            ]
        })
        .collect()
    }

    fn event(&self, at: usize, event: &Event) -> Thing {
        let looks = self.looks;
        let mut fields: Vec<Vec<EventIs>> = Vec::new();
        if looks.when() {
            fields.push(
                self.event_days(Some(at))
                    .into_iter()
                    .map(EventIs::On)
                    .collect(),
            );
        }
        fields.extend(self.record(event));
        if looks.place() {
            fields.push(self.areas().into_iter().map(EventIs::Place).collect());
        }
        if looks.harmed() {
            fields.push(self.harmed().into_iter().map(EventIs::Harmed).collect());
        }
        if looks.by() {
            fields.push(self.persons().into_iter().map(EventIs::By).collect());
        }
        if !looks.rising.is_empty() {
            fields.push(GRADES.map(EventIs::Grade).to_vec());
        }
        let fields = fields.into_iter().map(|field| {
            field
                .into_iter()
                .filter(|is| !is_so(event, is))
                .map(|is| Fact::Event(at, is))
                .collect()
        });
        Thing {
            fields: fields.collect(),
        }
    }

    /// How an event could be recorded and what could have been done, as far as it is looked at.
    pub(super) fn record(&self, event: &Event) -> Vec<Vec<EventIs>> {
        let mut fields = Vec::new();
        if self.looks.police() {
            fields.push(POLICE.map(EventIs::Police).to_vec());
        }
        let mut asked = Vec::new();
        for agency in self
            .looks
            .events
            .iter()
            .flat_map(|one| &one.recorded)
            .filter_map(|way| way.agency())
        {
            if !asked.contains(&agency) {
                asked.push(agency);
            }
        }
        if !asked.is_empty() {
            let others: Vec<_> = event
                .agencies
                .iter()
                .flatten()
                .filter(|one| !asked.contains(one))
                .copied()
                .collect();
            let sets = (0_usize..1 << asked.len()).map(|bits| {
                let chosen = asked
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| bits >> place & 1 == 1);
                EventIs::Agencies(
                    others
                        .iter()
                        .copied()
                        .chain(chosen.map(|(_, one)| *one))
                        .collect(),
                )
            });
            fields.push(sets.collect());
        }
        if self.looks.kinds() {
            fields.push(Kind::ALL.map(EventIs::Kind).to_vec());
        }
        fields
    }

    /// The areas whose rules these are, the places that the case names, and one that is none of them.
    pub(super) fn areas(&self) -> Vec<String> {
        let local = self
            .both
            .iter()
            .filter(|rules| rules.area.nation != Nation::UnitedKingdom);
        let people = &self.case.people;
        let homes = std::iter::once(&people.victim)
            .chain(&people.causing_harm)
            .flat_map(|one| &one.lives_in);
        let events = self
            .case
            .events
            .list
            .iter()
            .flat_map(|one| &one.place.areas);
        let maracs = self.case.maracs.list.iter().flat_map(|one| &one.areas);
        let mut areas: Vec<String> = Vec::new();
        let named = homes.chain(events).chain(maracs).map(String::as_str);
        let other = std::iter::once(ANOTHER_AREA);
        let mut local: Vec<&str> = local.map(|rules| rules.area.name.as_str()).collect();
        local.sort_unstable();
        for area in local.into_iter().chain(named).chain(other) {
            if !areas.iter().any(|known| same_place(known, area)) {
                areas.push(area.to_owned());
            }
        }
        areas
    }

    pub(super) fn harmed(&self) -> Vec<Vec<String>> {
        let mut sets = vec![vec![VICTIM.to_owned()], vec![ANOTHER_PERSON.to_owned()]];
        if self.looks.others_harmed() {
            sets.push(vec![VICTIM.to_owned(), ANOTHER_PERSON.to_owned()]);
        }
        sets
    }

    /// Those who could have done it: those causing harm, or the one who could become known, and somebody else.
    pub(super) fn persons(&self) -> Vec<String> {
        let mut persons: Vec<String> = self
            .case
            .people
            .causing_harm
            .iter()
            .map(|one| one.id.clone())
            .collect();
        if persons.is_empty() {
            persons.push(self.free_person());
        }
        persons.push(ANOTHER_PERSON.to_owned());
        persons
    }

    fn free_person(&self) -> String {
        let mut with = self.case.clone();
        with.add_person();
        with.people
            .causing_harm
            .last()
            .map(|one| one.id.clone())
            .unwrap_or_default()
    }

    fn assessment(&self, at: usize, one: &Assessment) -> Thing {
        let mut fields = Vec::new();
        if !one.is_of_victim() {
            return Thing { fields };
        }
        if self.looks.grade
            || self.looks.around()
            || self
                .looks
                .assessments
                .iter()
                .any(|asked| !asked.grades.is_empty())
        {
            let other = GRADES.into_iter().filter(|grade| one.grade != Some(*grade));
            fields.push(
                other
                    .map(|grade| Fact::Assessment(at, AssessmentIs::Grade(grade)))
                    .collect(),
            );
        }
        // One that is read for its answers is no earlier one, and one that holds answers keeps its day.
        let instrument = one.instrument.as_deref();
        let read = instrument.and_then(|id| self.case.newest_assessment(id, self.on));
        let holds = !one.answers.is_empty() || one.yes_total.is_some();
        if !holds {
            let days = self
                .assessment_days(Some(at))
                .into_iter()
                .filter(|day| one.when != When::from(*day));
            fields.push(
                days.map(|day| Fact::Assessment(at, AssessmentIs::On(day)))
                    .collect(),
            );
        }
        if !holds || !read.is_some_and(|read| std::ptr::eq(read, one)) {
            fields.push(vec![Fact::Assessment(at, AssessmentIs::NotMade)]);
        }
        Thing { fields }
    }

    fn marac(&self, at: usize) -> Thing {
        let mut fields = vec![
            self.marac_days(Some(at))
                .into_iter()
                .map(MaracIs::On)
                .collect::<Vec<_>>(),
        ];
        if self.looks.heard() {
            fields.push(self.areas().into_iter().map(MaracIs::Where).collect());
        }
        if self.looks.by() {
            fields.push(self.persons().into_iter().map(MaracIs::About).collect());
        }
        fields.push(vec![MaracIs::NotHeld]);
        let of = |field: Vec<MaracIs>| field.into_iter().map(|is| Fact::Marac(at, is)).collect();
        Thing {
            fields: fields.into_iter().map(of).collect(),
        }
    }

    fn single(&self) -> Vec<Thing> {
        let (case, looks) = (self.case, self.looks);
        let mut things = Vec::new();
        let mut put = |fields: Vec<Vec<Fact>>| {
            if fields.iter().any(|field| !field.is_empty()) {
                things.push(Thing { fields });
            }
        };
        if !looks.judgement.is_empty() {
            let written = looks.judgement.iter().any(|asked| asked.written);
            let reasons = looks
                .judgement
                .iter()
                .map(|asked| asked.reasons)
                .max()
                .unwrap_or(0);
            put(vec![
                [true, false]
                    .map(|heard| Fact::Judged {
                        heard,
                        written,
                        reasons,
                    })
                    .to_vec(),
            ]);
        }
        for role in &looks.signed {
            let signed = [true, false].map(|signed| Fact::SignedOff {
                role: (*role).to_owned(),
                signed,
            });
            put(vec![signed.to_vec()]);
        }
        put(self.person(VICTIM, Who::Victim));
        for person in &case.people.causing_harm {
            put(self.person(&person.id, Who::CausingHarm));
        }
        for (at, _) in case.people.children.iter().enumerate() {
            put(vec![
                self.ages(Who::Child)
                    .into_iter()
                    .map(|years| Fact::ChildAge(at, years))
                    .collect(),
            ]);
        }
        let about_them = looks
            .persons
            .iter()
            .any(|asked| asked.who == Who::CausingHarm);
        if case.people.causing_harm.is_empty() && (looks.by() || about_them) {
            let id = self.free_person();
            let mut fields = vec![vec![Fact::Named(id.clone())]];
            fields.extend(self.person(&id, Who::CausingHarm));
            put(fields);
        }
        let lists = [
            (looks.ledger(), case.events.all_known, List::Events),
            (
                looks.assessments(),
                case.assessments.all_known,
                List::Assessments,
            ),
            (
                !looks.repeats.is_empty(),
                case.maracs.all_known,
                List::Maracs,
            ),
        ];
        for (_, _, list) in lists
            .into_iter()
            .filter(|(looked, all_known, _)| *looked && !all_known)
        {
            put(vec![vec![Fact::AllKnown(list)]]);
        }
        things
    }

    fn person(&self, id: &str, who: Who) -> Vec<Vec<Fact>> {
        let asked = || {
            self.looks
                .persons
                .iter()
                .filter(move |asked| asked.who == who)
        };
        let be = |be| Fact::Person(id.to_owned(), be);
        let mut fields = vec![
            self.ages(who)
                .into_iter()
                .map(|years| be(PersonBe::Age(years)))
                .collect::<Vec<_>>(),
        ];
        // Under guidance that is not of one place, here is where the victim lives.
        let here = who == Who::Victim
            && (self.looks.place()
                || self.looks.heard()
                || self.looks.persons.iter().any(|asked| asked.lives_here));
        let here = here
            && self
                .both
                .iter()
                .any(|rules| rules.area.nation == Nation::UnitedKingdom);
        if here || asked().any(|asked| asked.lives_here) {
            fields.push(
                self.areas()
                    .into_iter()
                    .map(|area| be(PersonBe::Home(area)))
                    .collect(),
            );
        }
        if asked().any(|asked| !asked.relationship.is_empty()) {
            fields.push(
                RELATIONSHIPS
                    .map(|is| be(PersonBe::Relationship(is)))
                    .to_vec(),
            );
        }
        fields.retain(|field| !field.is_empty());
        fields
    }

    /// Ages on either side of every edge that is asked for.
    fn ages(&self, who: Who) -> Vec<u32> {
        let ranges = self
            .looks
            .persons
            .iter()
            .filter(|asked| asked.who == who)
            .filter_map(|asked| asked.age);
        let mut ages: Vec<u32> = ranges
            .flat_map(|range| {
                let from = range
                    .from
                    .into_iter()
                    .flat_map(|from| [from.saturating_sub(1), from]);
                from.chain(
                    range
                        .to
                        .into_iter()
                        .flat_map(|to| [to, to.saturating_add(1)]),
                )
                .collect::<Vec<_>>()
            })
            .collect();
        ages.sort_unstable();
        ages.dedup();
        ages
    }
}

/// Whether an event is so already.
fn is_so(event: &Event, is: &EventIs) -> bool {
    let mut with = event.clone();
    is.put(&mut with);
    with == *event
}
