//! The fields of an area file, from the outside in.

use super::criterion::CRITERION;
use super::form::Choices::{Checklist, Closed, FollowUp, Sources};
use super::form::Holds::{
    Day, Fixed, Group, Line, List as Entries, Many, Nothing, One, Shape as OneOf, Text, Texts,
    When, YesNo,
};
use super::form::{Field, List, Listing, Shape, listing, needed, spare};
use crate::model::case::HighestGrade;
use crate::model::instrument::AskedOf;
use crate::model::nation::Nation;
use crate::model::rules::notice::Class;
use crate::model::rules::{RouteKind, Standing};
use crate::model::sources::Seen;
use crate::words::explain::grade;

/// The area.
pub static AREA: [Field; 8] = [
    needed("format", "Format of the file", "", Fixed),
    needed("id", "What files call it", "", Fixed),
    needed(
        "name",
        "Name of the area",
        "As people who work there call it.",
        Line,
    ),
    needed(
        "nation",
        "Whose law and whose services apply",
        "",
        One(Closed(nations)),
    ),
    spare(
        "places",
        "Other names for it",
        "Place names in a history that mean this area, one on each line.",
        "no other name",
        Texts,
    ),
    spare(
        "forces",
        "Police forces",
        "The area is found by them, one on each line.",
        "none",
        Texts,
    ),
    spare(
        "about",
        "About the area",
        "What a reader should know of its rule as a whole.",
        "nothing",
        Text,
    ),
    needed("versions", "Versions of the rule", "", Entries(&VERSIONS)),
];

fn nations() -> Listing {
    listing(Nation::name)
}

static VERSIONS: List = List {
    one: "version",
    key: "id",
    of: Group(&VERSION),
};

const ID: &str = "Short, without spaces, and different from the others here. Records name it, so leave it once it is in use.";
const SAY_SO: &str = "Those of the version\u{2019}s sources that say so.";

static VERSION: [Field; 17] = [
    needed("id", "What records call this version", ID, Line),
    needed(
        "title",
        "Title of this version",
        "Such as: as agreed by the steering group in March 2024.",
        Line,
    ),
    needed("in_force", "When it is in force", "", OneOf(&IN_FORCE)),
    needed(
        "speaks_for",
        "The time its sources speak for",
        "As roughly as it is known: 2018, March 2024, about 2016; or: unknown. On another day the result says that nobody has confirmed it for then.",
        When,
    ),
    needed(
        "standing",
        "How far it has been confirmed",
        "A version that is changed is an illustration until whoever answers for it confirms it, at the end of this page.",
        One(Closed(standings)),
    ),
    needed("sources", "Sources", "", Entries(&SOURCES)),
    needed("checklist", "The checklist it asks for", "", One(Checklist)),
    spare(
        "highest_grade",
        "The highest grade that is given",
        "Most areas have three grades: standard, medium and high. Say very high where the area tells four apart.",
        "high",
        One(Closed(highest_grades)),
    ),
    needed("forum", "Where a referral goes", "", Group(&FORUM)),
    spare(
        "audience",
        "Whom it is for",
        "",
        "everybody",
        Entries(&AUDIENCES),
    ),
    spare(
        "steps",
        "What is done before a referral is sent",
        "",
        "nothing",
        Entries(&STEPS),
    ),
    spare(
        "questions",
        "Questions it adds",
        "",
        "none",
        Entries(&QUESTIONS),
    ),
    spare(
        "form",
        "What its referral form demands",
        "Before a referral is sent, what is demanded and blank is pointed out.",
        "nothing beyond what every form asks for",
        Entries(&FORM),
    ),
    needed("routes", "Routes", "", Entries(&ROUTES)),
    spare(
        "notices",
        "What is noticed here besides the routes",
        "",
        "nothing",
        Entries(&NOTICES),
    ),
    spare(
        "supports",
        "Services to ring here",
        "",
        "none",
        Entries(&SUPPORTS),
    ),
    spare(
        "notes",
        "What else the sources say, and what is not known",
        "One on each line.",
        "nothing",
        Texts,
    ),
];

static IN_FORCE: [Shape; 2] = [
    Shape {
        name: "between",
        label: "From one day to another",
        holds: Group(&DAYS),
    },
    Shape {
        name: "dates-not-known",
        label: "Not known: it applies when somebody chooses it",
        holds: Nothing,
    },
];

static DAYS: [Field; 2] = [
    spare(
        "from",
        "First day",
        "Such as 1 April 2024. Leave it empty if it is not known.",
        "not known",
        Day,
    ),
    spare(
        "to",
        "Last day",
        "Leave it empty if it has not ended, or if that is not known.",
        "open",
        Day,
    ),
];

fn highest_grades() -> Listing {
    listing(|one: HighestGrade| grade(one.grade()))
}

fn standings() -> Listing {
    listing(|one| match one {
        Standing::Confirmed => "Confirmed by the area",
        Standing::Published => "Published by the area or by the author of the guidance",
        Standing::Reported => "Reported by a third party",
        Standing::Illustrative => "An illustration, or drafted and not yet agreed",
    })
}

static SOURCES: List = List {
    one: "source",
    key: "id",
    of: Group(&SOURCE),
};

static SOURCE: [Field; 5] = [
    needed("id", "What this version calls the source", ID, Line),
    needed(
        "title",
        "Title, publisher and year",
        "So that somebody else can find it.",
        Line,
    ),
    spare(
        "place",
        "Where in it",
        "The paragraph, page or section.",
        "not said",
        Line,
    ),
    spare("address", "Its public address", "", "none", Line),
    needed(
        "seen",
        "How surely it was read there",
        "",
        One(Closed(seen)),
    ),
];

fn seen() -> Listing {
    listing(|one| match one {
        Seen::Read => "The statement itself was read",
        Seen::Part => "The source was found, and the decisive words were not read",
        Seen::Unverified => "General knowledge, not read in a source",
    })
}

static FORUM: [Field; 6] = [
    needed(
        "name",
        "What it is called",
        "As it stands after \u{201c}Refer to\u{201d}: MARAC, the daily meeting.",
        Line,
    ),
    spare(
        "instead_of_marac",
        "What has replaced the MARAC here",
        "In a sentence; empty where nothing has.",
        "nothing",
        Text,
    ),
    spare("meets", "How often it meets", "", "not said", Line),
    spare(
        "deadline",
        "When a referral must be in",
        "",
        "not said",
        Line,
    ),
    spare("how", "The form, and how it is sent", "", "not said", Text),
    spare("sources", "Sources of this", SAY_SO, "none", Many(Sources)),
];

static AUDIENCES: List = List {
    one: "condition",
    key: "id",
    of: Group(&AUDIENCE),
};

static AUDIENCE: [Field; 7] = [
    needed("id", "What records call it", ID, Line),
    needed("says", "The condition in words", "", Text),
    needed("when", "The condition", "", OneOf(CRITERION)),
    needed("otherwise", "What to do where it does not hold", "", Text),
    spare(
        "younger",
        "What to do for somebody younger",
        "Where the condition is an age, and it is not the same on both sides.",
        "as above",
        Text,
    ),
    spare(
        "older",
        "What to do for somebody older",
        "",
        "as above",
        Text,
    ),
    needed("sources", "Sources of this", SAY_SO, Many(Sources)),
];

static STEPS: List = List {
    one: "step",
    key: "id",
    of: Group(&STEP),
};

static STEP: [Field; 5] = [
    needed("id", "What records call it", ID, Line),
    needed("says", "What to do", "", Text),
    spare(
        "when",
        "In which cases",
        "",
        "in every case",
        OneOf(CRITERION),
    ),
    spare(
        "done_when",
        "What shows that it is done",
        "",
        "a case cannot show it",
        OneOf(CRITERION),
    ),
    needed("sources", "Sources of this", SAY_SO, Many(Sources)),
];

static QUESTIONS: List = List {
    one: "question",
    key: "id",
    of: Group(&QUESTION),
};

static QUESTION: [Field; 10] = [
    needed("id", "What rules and records call it", ID, Line),
    spare("number", "Its number on the paper form", "", "none", Line),
    needed(
        "label",
        "What it is about, in a few words",
        "As a result names it.",
        Line,
    ),
    needed(
        "ask",
        "The question",
        "As it may be put to the victim.",
        Text,
    ),
    spare(
        "asked_of",
        "Whom it is asked of",
        "Only the victim may decline.",
        "the victim",
        One(Closed(asked_of)),
    ),
    spare(
        "other_ways",
        "Other plain ways to put it",
        "One on each line.",
        "none",
        Texts,
    ),
    needed("why", "Why it matters", "", Text),
    spare("note", "What to write down", "", "nothing", Text),
    spare(
        "offers",
        "Further questions to offer when it is yes or not known",
        "",
        "none",
        One(FollowUp),
    ),
    spare(
        "doubt",
        "What remains uncertain about it",
        "",
        "nothing",
        Text,
    ),
];

fn asked_of() -> Listing {
    listing(|one| match one {
        AskedOf::Victim => "The victim",
        AskedOf::Professional => "The professional who fills this in",
    })
}

static ROUTES: List = List {
    one: "route",
    key: "id",
    of: Group(&ROUTE),
};

static ROUTE: [Field; 8] = [
    needed("id", "What records call this route", ID, Line),
    needed(
        "kind",
        "Which of the usual routes it is",
        "",
        One(Closed(route_kinds)),
    ),
    needed("name", "Name of the route", "", Line),
    spare(
        "criterion",
        "What it asks for",
        "",
        "not known: national guidance is shown in its place",
        OneOf(CRITERION),
    ),
    spare(
        "leads_to",
        "Where it leads, if not to the version\u{2019}s forum",
        "Such as the IDVA service.",
        "the forum",
        Line,
    ),
    spare(
        "standing",
        "How far this route has been confirmed",
        "",
        "as the version",
        One(Closed(standings)),
    ),
    needed("sources", "Sources of this route", SAY_SO, Many(Sources)),
    spare(
        "notes",
        "What the sources leave open, and how it is read here",
        "One on each line.",
        "nothing",
        Texts,
    ),
];

fn route_kinds() -> Listing {
    listing(|one| match one {
        RouteKind::VisibleHighRisk => "Visible high risk: a count of yes answers, or the grade",
        RouteKind::ProfessionalJudgement => "Professional judgement",
        RouteKind::PotentialEscalation => "Potential escalation: events in a window",
        RouteKind::Repeat => "Repeat: abuse after an earlier MARAC, or a victim seen again",
        RouteKind::Automatic => "Automatic referral: one fact refers by itself",
        RouteKind::OtherService => "To another service beside the MARAC",
    })
}

static NOTICES: List = List {
    one: "notice",
    key: "id",
    of: Group(&NOTICE),
};

static NOTICE: [Field; 15] = [
    needed(
        "id",
        "What records call it",
        "That of a general notice puts this one in its place.",
        Line,
    ),
    needed(
        "class",
        "What kind of notice it is",
        "",
        One(Closed(classes)),
    ),
    needed("title", "A few words that name it", "", Line),
    spare(
        "in_sight",
        "Whether it stands in sight, before all that can be folded away",
        "For what a life may hang on.",
        "no",
        YesNo,
    ),
    spare(
        "at_once",
        "What to do, in the few words that stand in sight",
        "They follow the title.",
        "the title alone",
        Line,
    ),
    spare("when", "When it applies", "", "always", OneOf(CRITERION)),
    needed(
        "says",
        "What to say when it applies",
        "{facts} is where the facts stand that raise it, {forum} where the name of the forum stands.",
        Text,
    ),
    spare(
        "unknown",
        "What to say when it cannot be told",
        "",
        "nothing",
        Text,
    ),
    spare(
        "unsure",
        "What to say instead where something recorded leaves it open",
        "",
        "nothing more",
        Text,
    ),
    needed("sources", "Sources of this", SAY_SO, Many(Sources)),
    spare(
        "nations",
        "Whose law it belongs to",
        "",
        "any",
        Many(Closed(nations)),
    ),
    spare("from", "The first day it applies to", "", "not known", Day),
    spare(
        "until",
        "The last day it applies to",
        "",
        "it still does",
        Day,
    ),
    spare(
        "checked",
        "The day it was last held against its sources",
        "",
        "not said",
        Day,
    ),
    spare(
        "look_again",
        "The day by which to look at it again",
        "It still applies after that, and says that the day has passed.",
        "no day",
        Day,
    ),
];

fn classes() -> Listing {
    listing(|one| match one {
        Class::DoNow => "Something to do now",
        Class::Pathway => "Another pathway besides the MARAC",
        Class::Prompt => "What to weigh for a judgement",
        Class::Provisional => "What makes the result provisional",
        Class::Review => "What calls for a second look",
        Class::Reassess => "What calls for a new assessment",
        Class::Sharing => "On what basis to share, or what is to be settled before",
    })
}

static FORM: List = List {
    one: "demand",
    key: "field",
    of: Group(&DEMAND),
};

static DEMAND: [Field; 3] = [
    needed(
        "field",
        "The field of the referral",
        "What records call it, such as crime-number, consent or housing.",
        Line,
    ),
    spare(
        "says",
        "What the form says of it",
        "In your words.",
        "nothing",
        Line,
    ),
    needed("sources", "Sources of this", SAY_SO, Many(Sources)),
];

static SUPPORTS: List = List {
    one: "service",
    key: "name",
    of: Group(&SUPPORT),
};

static SUPPORT: [Field; 6] = [
    needed("name", "Who answers", "", Line),
    needed("number", "The number", "", Line),
    spare(
        "hours",
        "When somebody answers",
        "Such as: weekdays 9:00 to 17:00.",
        "not known",
        Line,
    ),
    needed("about", "For whom, and in which languages", "", Text),
    spare(
        "nations",
        "Where it is for",
        "",
        "everywhere here",
        Many(Closed(nations)),
    ),
    needed("sources", "Sources of this", SAY_SO, Many(Sources)),
];
