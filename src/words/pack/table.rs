//! What a paper tells as a table: who, the routes, what happened.

use crate::engine::decision::RouteFound;
use crate::model::case::{Child, Event, Person, VICTIM};
use crate::model::rules::RouteKind;
use crate::record::isolated;
use crate::words::explain::{
    Mark, SpokenTo, capitalised, event_recorded, kind, list, order_begun, places, relationship,
    route_lines,
};

use super::held::{NONE_FOUND, among, joined, said};
use super::history::in_order;
use super::{Of, PackRow, PackTable, PaperTable, RedactedPaper, plain};

/// What stands where a person's name, birth or address belongs and is not recorded.
const NOT_RECORDED: &str = "not recorded";

/// Somebody who is told in the table of who.
struct TableRow {
    /// Which part the person plays.
    part: String,
    name: String,
    born: String,
    address: String,
    relationship: String,
}

impl TableRow {
    fn cells(self) -> Vec<Vec<String>> {
        let or_not = |words: String, what: &str| match words.trim() {
            "" => format!("{what} {NOT_RECORDED}"),
            _ => words,
        };
        let cells = [
            self.part,
            or_not(self.name, "name"),
            or_not(self.born, "age"),
            or_not(self.address, "address"),
            self.relationship,
        ];
        cells.map(|words| plain(&words)).to_vec()
    }
}

impl Of<'_> {
    /// The table of a section; no table where there is nothing to tell.
    pub(super) fn table(self, table: PaperTable, paper: &RedactedPaper<'_>) -> Option<PackTable> {
        let (columns, rows): (&[&str], _) = match table {
            PaperTable::People => (
                &["", "Name", "Born", "Address", "Relationship"],
                self.people_rows(),
            ),
            PaperTable::Routes => (
                &["Route", "Met", "What it rests on"],
                self.route_rows(paper),
            ),
            PaperTable::Events => (
                &["When", "What happened", "How it was recorded", "Where"],
                self.event_rows(),
            ),
        };
        let columns = columns.iter().map(|&title| title.to_owned()).collect();
        (!rows.is_empty()).then_some(PackTable { columns, rows })
    }

    /// What stands in the place of a table that tells nothing.
    pub(super) fn no_table(self, table: PaperTable) -> Option<PackRow> {
        let says = match table {
            PaperTable::People | PaperTable::Routes => return None,
            PaperTable::Events if self.case.events.all_known => NONE_FOUND,
            PaperTable::Events => "None is recorded here; that is not to say there was none.",
        };
        Some(PackRow {
            blank: !self.case.events.all_known,
            ..PackRow::new("Events", [says.to_owned()])
        })
    }

    /// What of a table is blank and is to be asked for.
    pub(super) fn blank_in(self, table: PaperTable) -> Vec<String> {
        match table {
            PaperTable::People => self.not_said_of_the_victim(),
            PaperTable::Routes | PaperTable::Events => Vec::new(),
        }
    }

    fn not_said_of_the_victim(self) -> Vec<String> {
        let victim = &self.case.people.victim;
        let blank = [
            ("the victim's name", victim.name.trim().is_empty()),
            ("the victim's age", victim.age.is_none()),
            (
                "where the victim lives",
                victim.address.trim().is_empty() && victim.lives_in.is_empty(),
            ),
        ];
        let blank = blank.iter().filter(|(_, is_blank)| *is_blank);
        blank.map(|&(what, _)| what.to_owned()).collect()
    }

    /// The victim, the persons causing harm and the children, in that order.
    fn people_rows(self) -> Vec<Vec<Vec<String>>> {
        let people = &self.case.people;
        let numbered = |part: &str, place: usize, many: usize| match many {
            1 => part.to_owned(),
            _ => format!("{part} {}", place + 1),
        };
        let mut rows = vec![self.person_row("Victim".to_owned(), &people.victim)];
        let harm = people.causing_harm.iter().enumerate();
        rows.extend(harm.map(|(place, person)| {
            let part = numbered("Causing harm", place, people.causing_harm.len());
            self.person_row(part, person)
        }));
        let children = people.children.iter().enumerate();
        rows.extend(children.map(|(place, child)| {
            self.child_row(numbered("Child", place, people.children.len()), child)
        }));
        rows.into_iter().map(TableRow::cells).collect()
    }

    fn person_row(self, part: String, person: &Person) -> TableRow {
        let aliases: Vec<String> = person.aliases.iter().map(|alias| isolated(alias)).collect();
        let also =
            (!aliases.is_empty()).then(|| format!("also known as {}", list(&aliases, "and")));
        let lives = (!person.lives_in.is_empty()).then(|| among(&person.lives_in));
        let relationship = person.relationship.map_or_else(String::new, |kind| {
            format!("{} to the victim", relationship(kind))
        });
        TableRow {
            part,
            name: joined(named(&person.name, &person.called).into_iter().chain(also)),
            born: person.age.map_or_else(String::new, |age| self.age(age)),
            address: joined(std::iter::once(isolated(&person.address)).chain(lives)),
            relationship,
        }
    }

    fn child_row(self, part: String, child: &Child) -> TableRow {
        let relationship = [
            said("of the victim", &child.to_victim),
            said("of the person causing harm", &child.to_person),
            Some(isolated(&child.note)),
        ];
        TableRow {
            part,
            name: joined(named(&child.name, &child.called)),
            born: child.age.map_or_else(String::new, |age| self.age(age)),
            address: isolated(&child.where_now),
            relationship: joined(relationship.into_iter().flatten()),
        }
    }

    /// The area's routes as published forms ask for them: yes is met, no is not met, and not known is neither.
    fn route_rows(self, paper: &RedactedPaper<'_>) -> Vec<Vec<Vec<String>>> {
        let routes = self.decision.routes.routes.iter();
        let lines = route_lines(self.decision, SpokenTo::Others);
        routes
            .zip(lines)
            .map(|(found, line)| {
                let met = match line.mark {
                    Mark::Met => "Yes",
                    Mark::NotMet => "No",
                    Mark::CannotTell | Mark::Open => "Not known",
                };
                let rests_on = if paper.keeps_back(found.finding.as_ref()) {
                    paper.instead()
                } else {
                    joined([line.brief].into_iter().chain(self.earlier_marac(found)))
                };
                vec![vec![line.name], vec![met.to_owned()], plain(&rests_on)]
            })
            .collect()
    }

    /// When the newest earlier MARAC was, beside the route that asks for one.
    fn earlier_marac(self, found: &RouteFound<'_>) -> Option<String> {
        if found.route.kind != RouteKind::Repeat {
            return None;
        }
        let maracs = &self.case.maracs.list;
        let newest = in_order(maracs, |one| one.met).last()?;
        let when = [newest.met, newest.referred]
            .into_iter()
            .find(|when| when.span().last.is_some())?;
        Some(format!("newest earlier MARAC {when}"))
    }

    /// The ledger, the newest first.
    fn event_rows(self) -> Vec<Vec<Vec<String>>> {
        let events: Vec<&Event> = in_order(&self.case.events.list, |event| event.when).collect();
        let newest_first = events.into_iter().rev();
        newest_first.map(|event| self.event_row(event)).collect()
    }

    fn event_row(self, event: &Event) -> Vec<Vec<String>> {
        let when = capitalised(&event.when.to_string());
        let when = if event.is_after(self.case.as_of) {
            format!("Still to come on {}: {}", self.case.as_of, event.when)
        } else {
            when
        };
        let done: Vec<&str> = event.kinds.iter().map(|one| kind(*one)).collect();
        let broken = event.breach.as_ref().and_then(|breach| {
            let id = breach.order.as_ref()?;
            self.case.orders.list.iter().find(|one| one.id == *id)
        });
        let broken = broken.map(order_begun);
        let done = match done.as_slice() {
            [] => "what was done not recorded".to_owned(),
            done => list(done, "and"),
        };
        let what = [done, self.by_whom(event)].into_iter().chain(broken);
        let mut what = vec![capitalised(&joined(what))];
        if let Some(breach) = &event.breach {
            what.extend(said("Condition", &breach.condition));
            what.extend(said("Disputed", &breach.disputed));
        }
        what.push(isolated(&event.note));
        let lines = |lines: Vec<String>| lines.iter().flat_map(|line| plain(line)).collect();
        vec![
            lines(vec![when]),
            lines(what),
            lines(vec![event_recorded(event)]),
            lines(vec![places(&event.place.areas)]),
        ]
    }

    /// Who did it to whom, where that is not the one person causing harm to the victim.
    fn by_whom(self, event: &Event) -> String {
        let by = (!event.by.is_empty() && !self.is_the_only_person(&event.by))
            .then(|| format!("by {}", self.called(&event.by)));
        let against = (!event.harmed.is_empty() && event.harmed != [VICTIM])
            .then(|| format!("against {}", self.called(&event.harmed)));
        joined(by.into_iter().chain(against))
    }
}

/// The full name, and what sentences call somebody where that is something else.
fn named(name: &str, called: &str) -> Vec<String> {
    let mut names: Vec<String> = [name, called].map(|name| isolated(name.trim())).to_vec();
    names.dedup();
    names
}
