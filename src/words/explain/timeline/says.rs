//! The words of a mark, made of the case when they are shown.

use crate::logic::Truth;
use crate::model::case::{Action, Assessment, Breach, Case, Change, Event, Marac, Order, VICTIM};
use crate::model::dates::When;
use crate::record::isolated;
use crate::words::explain::attention::review_says;
use crate::words::explain::capitalised;
use crate::words::explain::criteria::{order_lasts, order_name};
use crate::words::explain::names::{
    answer_source, event_record, event_words, grade, order_kind, person_name, places, what,
};
use crate::words::explain::numbers::list;

use super::{Lane, TimeMark};

/// What there is to say of a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MarkSays {
    /// When, as far as it is known.
    pub when: String,
    /// What it is.
    pub what: String,
    /// What else there is to say of it, a sentence or a text of its own each.
    pub says: Vec<String>,
}

impl MarkSays {
    /// All its words in one line.
    pub fn words(&self) -> String {
        let mut words = vec![format!("{}: {}", self.when, self.what)];
        words.extend(self.says.iter().cloned());
        capitalised(
            &words
                .iter()
                .map(|line| line.trim_end_matches('.'))
                .collect::<Vec<_>>()
                .join(". "),
        )
    }
}

impl TimeMark {
    /// What there is to say of it, from the case that it was laid out from.
    pub fn says(&self, case: &Case) -> MarkSays {
        let place = self.place;
        let said = match self.lane {
            Lane::Events => {
                let event = case.events.list.get(place);
                event.map(|event| event_says(case, event, self.counts))
            }
            Lane::Changes | Lane::Releases => {
                let change = case.changes.list.get(place);
                change.map(|change| change_says(case, change))
            }
            Lane::Orders => {
                let order = case.orders.list.get(place);
                order.map(|order| order_says(case, order))
            }
            Lane::Maracs => case.maracs.list.get(place).map(marac_says),
            Lane::Assessments => {
                let one = case.assessments.list.get(place);
                one.map(|one| assessment_says(case, one))
            }
        };
        let mut said = said.unwrap_or_default();
        said.says.retain(|line| !line.is_empty());
        said
    }

    /// The same in one line.
    pub fn words(&self, case: &Case) -> String {
        self.says(case).words()
    }
}

/// Whether an event counts for potential escalation, in a sentence.
pub fn counting(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "Counts for potential escalation under this rule.",
        Truth::CannotTell => "May count for potential escalation under this rule.",
        Truth::NotMet => {
            "Does not count for potential escalation under this rule; it stays in the history."
        }
    }
}

/// Whether an order is in force on the day the case speaks for, in a sentence.
pub fn order_stands(case: &Case, order: &Order) -> String {
    let on = case.as_of;
    match case.is_in_force(order, on) {
        Truth::Met => format!("In force on {on}."),
        Truth::NotMet => format!("Not in force on {on}."),
        Truth::CannotTell => format!("It cannot be told whether it is in force on {on}."),
    }
}

fn event_says(case: &Case, event: &Event, counts: Option<Truth>) -> MarkSays {
    let mut what = event_words(event).detail;
    if what.is_empty() {
        "what happened is not known".clone_into(&mut what);
    }
    let note = isolated(&event.note);
    let mut says = vec![note.clone()];
    if event.kinds.is_empty() {
        says.clear();
        // A note serves for a name and is said in full, where a name had to cut it.
        if !what.contains(&isolated(event.note.trim().trim_end_matches('.'))) {
            what.clone_from(&note);
            says.extend(
                (!event.place.areas.is_empty())
                    .then(|| format!("In {}.", places(&event.place.areas))),
            );
        }
    }
    says.push(format!("{}.", capitalised(&event_record(event))));
    let breach = event.breach.iter();
    says.extend(breach.flat_map(|breach| breach_words(case, breach)));
    says.extend(
        event
            .is_after(case.as_of)
            .then(|| format!("On {} still to come.", case.as_of)),
    );
    says.extend(counts.map(|answer| counting(answer).to_owned()));
    MarkSays {
        when: event.when.to_string(),
        what,
        says,
    }
}

fn change_says(case: &Case, change: &Change) -> MarkSays {
    let source = change
        .source
        .map(|source| format!("According to {}.", answer_source(source)))
        .unwrap_or_default();
    MarkSays {
        when: change.when.to_string(),
        what: what(change.what).to_owned(),
        says: vec![
            isolated(&change.note),
            about(case, "About", &change.who),
            source,
        ],
    }
}

fn order_says(case: &Case, order: &Order) -> MarkSays {
    MarkSays {
        when: order_lasts(order),
        what: order_kind(order.kind).to_owned(),
        says: vec![
            order_stands(case, order),
            about(case, "On", &order.on),
            isolated(&order.made_by),
            isolated(&order.conditions),
        ],
    }
}

fn marac_says(marac: &Marac) -> MarkSays {
    let place = if marac.areas.is_empty() {
        String::new()
    } else {
        format!(", in {}", places(&marac.areas))
    };
    let (when, heard) = match marac.met {
        When::Unknown => (marac.referred, "referred to a MARAC"),
        met => (met, "MARAC"),
    };
    let mut says = vec![
        format!("Referred: {}.", marac.referred),
        isolated(&marac.note),
    ];
    says.extend(marac.actions.iter().map(action_words));
    MarkSays {
        when: when.to_string(),
        what: format!("{heard}{place}"),
        says,
    }
}

fn assessment_says(case: &Case, one: &Assessment) -> MarkSays {
    let graded = one.grade.map_or_else(
        || "no grade known".to_owned(),
        |given| format!("graded {}", grade(given)),
    );
    let of = one
        .of
        .as_deref()
        .filter(|of| *of != VICTIM)
        .map(|of| about(case, "Of", &[of.to_owned()]));
    let declined = if one.declined {
        "The victim declined it; it rests on what else is known."
    } else {
        ""
    };
    let mut says = vec![
        of.unwrap_or_default(),
        isolated(&one.note),
        declined.to_owned(),
        isolated(&one.lower_because),
    ];
    let review = one.review.as_ref();
    says.extend(review.map(|review| review_says(review).joined(". ")));
    MarkSays {
        when: one.when.to_string(),
        what: format!("assessment, {graded}"),
        says,
    }
}

/// Whom something is about, where that is written.
fn about(case: &Case, lead: &str, ids: &[String]) -> String {
    let names: Vec<String> = ids.iter().map(|id| person_name(case, id)).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("{lead}: {}.", list(&names, "and"))
    }
}

fn breach_words(case: &Case, breach: &Breach) -> Vec<String> {
    let order = breach.order.as_deref().and_then(|id| case.orders.get(id));
    let order = order.map_or_else(|| "a condition, the order not known".to_owned(), order_name);
    let mut words = vec![format!("Broken: {order}.")];
    if !breach.condition.is_empty() {
        words.push(format!("The condition: {}", isolated(&breach.condition)));
    }
    if !breach.disputed.is_empty() {
        words.push(format!("Disputed: {}", isolated(&breach.disputed)));
    }
    words
}

fn action_words(action: &Action) -> String {
    let mut words = format!("Action: {}", isolated(&action.what));
    if !action.owner.is_empty() {
        words = format!("{words} ({})", isolated(&action.owner));
    }
    if let Some(due) = action.due {
        words = format!("{words}, due {due}");
    }
    match action.done {
        Some(done) => format!("{words}, done {done}."),
        None => format!("{words}, not known to be done."),
    }
}
