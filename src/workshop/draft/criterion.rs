//! The fields of every criterion.

use super::form::Choices::{Closed, Instrument, Items, Steps};
use super::form::Holds::{
    Group, HowMany, Line, List as Entries, Many, Number, One, Shape as OneOf, YesNo,
};
use super::form::{Field, List, Listing, Shape, listing, needed, shape, spare};
use crate::model::rules::{
    Anchor, Assumed, AtEvents, Extent, PeopleScope, Recorded, RepeatEvents, Who,
};
use crate::words::explain::{grade, kind, order_kind, relationship, what};

/// The criteria.
pub static CRITERION: &[Shape] = &[
    shape("score", "Enough yes answers", Group(&SCORE)),
    shape(
        "total",
        "Enough points, where answers have weights",
        Group(&TOTAL),
    ),
    shape("item", "One question is yes", Group(&ITEM)),
    shape(
        "grade",
        "The professional\u{2019}s own grade",
        Group(&GRADE),
    ),
    shape("events", "Enough events in the history", Group(&EVENTS)),
    shape(
        "different-people",
        "Enough different people at events",
        Group(&DIFFERENT_PEOPLE),
    ),
    shape(
        "rising",
        "How often or how severe is going up",
        Group(&RISING),
    ),
    shape("assessments", "Enough assessments", Group(&ASSESSMENTS)),
    shape(
        "repeat",
        "A new event after an earlier MARAC",
        Group(&REPEAT),
    ),
    shape("heard", "An earlier MARAC", Group(&HEARD)),
    shape(
        "judgement",
        "The professional judges that it should be heard",
        Group(&JUDGEMENT),
    ),
    shape("signed-off", "Somebody has signed it off: who", Line),
    shape("person", "A fact about a person", Group(&PERSON)),
    shape(
        "since",
        "Something happened since the newest checklist",
        Group(&SINCE),
    ),
    shape(
        "follows",
        "An event soon after a change or an order",
        Group(&FOLLOWS),
    ),
    shape("order", "An order is in force", Group(&ORDER)),
    shape(
        "lower-grade",
        "The newest grade is lower than an earlier one",
        Group(&LOWER_GRADE),
    ),
    shape("older", "The newest checklist is old", Group(&OLDER)),
    shape("unasked", "Questions that were not asked", Group(&UNASKED)),
    shape("all", "All of several things", Entries(&PARTS)),
    shape("any", "At least one of several things", Entries(&PARTS)),
    shape(
        "same-person",
        "All of several things, of one and the same person causing harm",
        Entries(&PARTS),
    ),
];

static PARTS: List = List {
    one: "part",
    key: "",
    of: OneOf(CRITERION),
};

const QUESTIONS_OF: &str = "Questions of";
const WINDOW: &str = "Within how many months";
const BACK: &str =
    "Calendar months back from the day of decision. Leave it empty where there is no window.";
const NOT_IN_WEEKS: &str = "not in weeks";
const NOT_IN_DAYS: &str = "not in days";

/// The weeks of a window that may be given in months, weeks or days.
const fn weeks(label: &'static str) -> Field {
    spare(
        "weeks",
        label,
        "Where the source gives weeks and no months.",
        NOT_IN_WEEKS,
        Number,
    )
}

/// The days of such a window.
const fn days(label: &'static str) -> Field {
    spare(
        "days",
        label,
        "Where the source gives days and no months.",
        NOT_IN_DAYS,
        Number,
    )
}

const IN_MONTHS: Field = spare("months", WINDOW, BACK, "any time", Number);
const IN_WEEKS: Field = weeks("Within how many weeks");
const IN_DAYS: Field = days("Within how many days");

/// What was done at the events that count.
const DONE: Field = spare(
    "kinds",
    "What was done",
    "Where none is ticked, anything.",
    "anything",
    Many(Closed(kinds)),
);

static SCORE: [Field; 4] = [
    needed("instrument", QUESTIONS_OF, "", One(Instrument)),
    spare(
        "items",
        "Which questions count",
        "Where none is ticked, all of them.",
        "all",
        Many(Items),
    ),
    needed("count", "How many", "", HowMany),
    spare(
        "at_most",
        "And at most",
        "For a band, such as 10 to 13: only where the route leads to another service.",
        "any number above",
        Number,
    ),
];

static TOTAL: [Field; 3] = [
    needed("instrument", QUESTIONS_OF, "", One(Instrument)),
    needed(
        "weights",
        "What each yes adds",
        "One entry for the questions that add the same.",
        Entries(&WEIGHTS),
    ),
    needed("count", "How many points", "", HowMany),
];

static WEIGHTS: List = List {
    one: "weight",
    key: "",
    of: Group(&WEIGHT),
};

static WEIGHT: [Field; 2] = [
    needed("points", "Points for each yes", "", Number),
    needed("items", "Which questions", "", Many(Items)),
];

static ITEM: [Field; 3] = [
    needed("instrument", QUESTIONS_OF, "", One(Instrument)),
    needed("item", "Which question", "", One(Items)),
    spare(
        "step",
        "Which answer",
        "Of a list of what was agreed to; where none is chosen, what counts as yes.",
        "yes",
        One(Steps),
    ),
];

static GRADE: [Field; 2] = [
    needed("at_least", "At least", "", One(Closed(grades))),
    spare(
        "at_most",
        "And at most",
        "For a band, such as standard or medium: only where the route leads to another service.",
        "any grade above",
        One(Closed(grades)),
    ),
];

static EVENTS: [Field; 10] = [
    needed("count", "How many", "", HowMany),
    spare(
        "recorded",
        "Which records count",
        "Where none is ticked, every event: however it was recorded, and whether or not.",
        "any",
        Many(Closed(recorded)),
    ),
    DONE,
    IN_MONTHS,
    IN_WEEKS,
    IN_DAYS,
    spare("place", "Where", "", "anywhere", One(Closed(extent))),
    needed("people", "Between whom", "", One(Closed(people))),
    spare(
        "current",
        "Whether the event that led to the assessment counts",
        "",
        "yes",
        YesNo,
    ),
    spare(
        "assumed",
        "What the source does not say and is read so here",
        "The other readings are worked out too.",
        "nothing",
        Many(Closed(assumed)),
    ),
];

fn recorded() -> Listing {
    listing(|one| match one {
        Recorded::Crime => "police crimes",
        Recorded::Incident => "police incidents without a crime",
        Recorded::Reported => "reports to the police recorded as neither",
        Recorded::NotReported => "events not reported to the police",
        Recorded::EmergencyDepartment => "emergency department attendances",
        Recorded::Health => "other health records",
        Recorded::HousingRepair => "housing repairs because of abuse",
        Recorded::Housing => "other housing records",
        Recorded::OtherAgency => "records of other agencies",
    })
}

fn extent() -> Listing {
    listing(|one| match one {
        Extent::Anywhere => "anywhere",
        Extent::ThisArea => "in this area",
    })
}

fn people() -> Listing {
    listing(|one| match one {
        PeopleScope::SamePair => "the same victim and the same person causing harm",
        PeopleScope::SameVictim => "the same victim, whoever did it",
        PeopleScope::SamePersonCausingHarm => "the same person causing harm, whoever was harmed",
        PeopleScope::OthersHarmed => {
            "the same person causing harm, and somebody else than the victim"
        }
    })
}

fn assumed() -> Listing {
    listing(|one| match one {
        Assumed::Place => "where",
        Assumed::People => "between whom",
        Assumed::Current => "whether the present event counts",
        Assumed::Months => "the window",
        Assumed::Recorded => "which records count",
    })
}

static DIFFERENT_PEOPLE: [Field; 8] = [
    needed("which", "Which people", "", One(Closed(at_events))),
    needed("count", "How many different ones", "", HowMany),
    spare("age", "Age in whole years", "", "any", Group(&AGE)),
    spare(
        "recorded",
        "At which records",
        "Where none is ticked, every event: however it was recorded, and whether or not.",
        "any",
        Many(Closed(recorded)),
    ),
    DONE,
    IN_MONTHS,
    IN_WEEKS,
    IN_DAYS,
];

fn at_events() -> Listing {
    listing(|one| match one {
        AtEvents::Harmed => "people whom one and the same person has harmed, the victim among them",
        AtEvents::CausingHarm => "people who have harmed the victim",
    })
}

static RISING: [Field; 6] = [
    needed("instrument", QUESTIONS_OF, "", One(Instrument)),
    needed(
        "items",
        "Which questions show it",
        "One yes is enough.",
        Many(Items),
    ),
    spare(
        "ledger",
        "Whether the grades in the history may show it too",
        "",
        "no",
        YesNo,
    ),
    spare(
        "months",
        "Within how many months of the history",
        BACK,
        "any time",
        Number,
    ),
    weeks("Within how many weeks of the history"),
    days("Within how many days of the history"),
];

static ASSESSMENTS: [Field; 5] = [
    needed("count", "How many", "The present one counts.", HowMany),
    spare(
        "grades",
        "Which grades count",
        "Where none is ticked, any and none.",
        "any",
        Many(Closed(grades)),
    ),
    IN_MONTHS,
    IN_WEEKS,
    IN_DAYS,
];

static REPEAT: [Field; 7] = [
    needed("anchor", "Counted from", "", One(Closed(anchor))),
    spare(
        "months",
        "Within how many months after it",
        "Calendar months. Leave it empty where any time after it counts.",
        "any time after it",
        Number,
    ),
    weeks("Within how many weeks after it"),
    days("Within how many days after it"),
    needed(
        "events",
        "What counts as a new event",
        "",
        One(Closed(repeat_events)),
    ),
    spare(
        "heard",
        "Where it was heard",
        "",
        "anywhere",
        One(Closed(extent)),
    ),
    needed("people", "Between whom", "", One(Closed(people))),
];

static HEARD: [Field; 4] = [
    needed("anchor", "Which of its dates", "", One(Closed(anchor))),
    IN_MONTHS,
    IN_WEEKS,
    IN_DAYS,
];

fn anchor() -> Listing {
    listing(|one| match one {
        Anchor::Referral => "the last referral",
        Anchor::Meeting => "the last meeting",
        Anchor::LastDiscussed => "when it was last discussed",
    })
}

fn repeat_events() -> Listing {
    listing(|one| match one {
        RepeatEvents::AnyAbuse => "any abuse",
        RepeatEvents::WouldBeCrime => "what would be a crime if reported",
    })
}

static JUDGEMENT: [Field; 2] = [
    spare(
        "written",
        "Whether reasons must be written",
        "",
        "no",
        YesNo,
    ),
    spare(
        "reasons",
        "How many reasons must be picked",
        "From those that the program offers.",
        "none",
        Number,
    ),
];

static PERSON: [Field; 4] = [
    needed("who", "Who", "", One(Closed(who))),
    spare("age", "Age in whole years", "", "any", Group(&AGE)),
    spare(
        "lives_here",
        "Whether they must live in this area",
        "",
        "no",
        YesNo,
    ),
    spare(
        "relationship",
        "What they are or were to the victim",
        "",
        "any",
        Many(Closed(relationships)),
    ),
];

fn who() -> Listing {
    listing(|one| match one {
        Who::Victim => "the victim",
        Who::CausingHarm => "a person causing harm",
        Who::Child => "a child who is recorded",
    })
}

static AGE: [Field; 2] = [
    spare("from", "The youngest", "", "any", Number),
    spare("to", "The oldest", "", "any", Number),
];

static SINCE: [Field; 6] = [
    spare(
        "changes",
        "Which changes",
        "",
        "none",
        Many(Closed(changes)),
    ),
    spare(
        "events",
        "Which events, by what was done",
        "",
        "none",
        Many(Closed(kinds)),
    ),
    spare("any_event", "Whether every event is meant", "", "no", YesNo),
    spare(
        "months",
        WINDOW,
        "Calendar months back from the day of decision. Leave it empty for since the newest checklist.",
        "since the newest checklist",
        Number,
    ),
    IN_WEEKS,
    IN_DAYS,
];

static FOLLOWS: [Field; 4] = [
    spare(
        "events",
        "Which events, by what was done",
        "Where none is ticked, any.",
        "any",
        Many(Closed(kinds)),
    ),
    spare(
        "changes",
        "After which changes",
        "",
        "none",
        Many(Closed(changes)),
    ),
    spare(
        "orders",
        "After the beginning of which orders",
        "",
        "none",
        Many(Closed(orders)),
    ),
    needed("days", "Within how many days after it", "", Number),
];

static ORDER: [Field; 1] = [spare(
    "kinds",
    "Which orders",
    "Where none is ticked, any.",
    "any",
    Many(Closed(orders)),
)];

static LOWER_GRADE: [Field; 1] = [spare(
    "unless_written",
    "Whether a reason in writing sets it at rest",
    "",
    "no",
    YesNo,
)];

static OLDER: [Field; 3] = [
    spare(
        "months",
        "More than how many months old",
        "Calendar months.",
        "not in months",
        Number,
    ),
    weeks("More than how many weeks old"),
    days("More than how many days old"),
];

static UNASKED: [Field; 4] = [
    needed("instrument", QUESTIONS_OF, "", One(Instrument)),
    spare(
        "items",
        "Which questions",
        "Where none is ticked, all of them.",
        "all",
        Many(Items),
    ),
    needed("at_least", "At least how many", "", Number),
    spare(
        "under_total",
        "Whether those alone are meant that a recorded total leaves open",
        "",
        "no",
        YesNo,
    ),
];

fn kinds() -> Listing {
    listing(kind)
}

fn changes() -> Listing {
    listing(what)
}

fn orders() -> Listing {
    listing(order_kind)
}

fn relationships() -> Listing {
    listing(relationship)
}

fn grades() -> Listing {
    listing(grade)
}
