//! What the golden tests share: opening a case, choosing a rule, and reading the evidence by name.

use std::path::Path;
use std::sync::LazyLock;

use waymark::engine::decision::{
    AssessmentsFound, Count, Decision, EventsFound, Evidence, Finding, Fit, GradeFound,
    JudgementFound, OtherReading, RepeatFound, RisingFound, RouteFound, RoutesFound,
    SamePersonFound, ScoreFound, decide,
};
use waymark::logic::Truth;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{AreaChoice, Assessment, Case, Event};
use waymark::model::dates::Day;
use waymark::model::files::read_case;
use waymark::model::instrument::{Answer, AnswerSource, Reply};
use waymark::model::rules::notice::Class;

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}")));

pub fn book() -> &'static Rulebook {
    &BOOK
}

/// The case of that name beside that area.
pub fn case(area: &str, name: &str) -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("src/data/areas/{area}/cases/{name}.json"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read_case(&text).unwrap_or_else(|mistake| panic!("{}: {mistake}", path.display()))
}

pub fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap_or_else(|_| panic!("{iso} is not a day"))
}

/// An area's rule: one version by its id, or the one for the day.
pub fn rules(area: &str, version: Option<&str>, on: Day) -> Rules<'static> {
    let choice = AreaChoice {
        version: version.map(str::to_owned),
        ..AreaChoice::of(area)
    };
    book()
        .rules(&choice, on)
        .unwrap_or_else(|| panic!("no rule {area} {version:?}"))
}

/// The decision under the rule the case names, on the day the case speaks for.
pub fn decided(case: &Case) -> Decision<'_> {
    decided_on(case, case.as_of)
}

/// The decision under the rule the case names, on a day.
pub fn decided_on(case: &Case, on: Day) -> Decision<'_> {
    let choice = case.area.as_ref().expect("the case names its area");
    decide(
        case,
        book().rules(choice, on).expect("the area is bundled"),
        on,
    )
}

/// The decision under the rule of another area for the day the case speaks for.
pub fn under<'a>(case: &'a Case, area: &str) -> Decision<'a> {
    decide(case, rules(area, None, case.as_of), case.as_of)
}

/// The same case under national guidance.
pub fn national<'d, 'a>(decision: &'d Decision<'a>) -> &'d RoutesFound<'a> {
    decision
        .national
        .as_ref()
        .expect("national guidance is worked out beside a local rule")
}

pub fn route<'d, 'a>(routes: &'d RoutesFound<'a>, id: &str) -> &'d RouteFound<'a> {
    routes
        .route(id)
        .unwrap_or_else(|| panic!("{} has no route {id}", routes.area.id))
}

/// Each route with its answer.
pub fn answers<'a>(routes: &RoutesFound<'a>) -> Vec<(&'a str, Truth)> {
    routes
        .routes
        .iter()
        .map(|found| (found.route.id.as_str(), found.answer()))
        .collect()
}

/// Whose rule gave a route its answer: area, version, route, and whether national guidance stands in.
pub fn rule_used(found: &RouteFound<'_>) -> (&'static str, String, String, bool) {
    let area = book().areas.iter().find(|area| {
        area.versions
            .iter()
            .any(|version| std::ptr::eq(version, found.version))
    });
    (
        area.map_or("?", |area| &area.id),
        found.version.id.clone(),
        found.rule.id.clone(),
        found.stands_in,
    )
}

/// The first piece of evidence of a kind in a route's tree.
fn piece<'d, 'a, T>(
    found: &'d RouteFound<'a>,
    pick: impl Fn(&'d Evidence<'a>) -> Option<T> + Copy,
) -> T {
    fn search<'d, 'a, T>(
        finding: &'d Finding<'a>,
        pick: impl Fn(&'d Evidence<'a>) -> Option<T> + Copy,
    ) -> Option<T> {
        pick(&finding.evidence).or_else(|| match &finding.evidence {
            Evidence::All(parts)
            | Evidence::Any(parts)
            | Evidence::SamePerson(SamePersonFound { parts, .. }) => {
                parts.iter().find_map(|part| search(part, pick))
            }
            _ => None,
        })
    }
    let finding = found
        .finding
        .as_ref()
        .unwrap_or_else(|| panic!("nobody's criterion is known for {}", found.route.id));
    search(finding, pick)
        .unwrap_or_else(|| panic!("{} rests on something else: {finding:?}", found.route.id))
}

macro_rules! evidence {
    ($($name:ident: $variant:ident($found:ident)),* $(,)?) => {
        $(pub fn $name<'d, 'a>(found: &'d RouteFound<'a>) -> &'d $found<'a> {
            piece(found, |evidence| if let Evidence::$variant(it) = evidence { Some(it) } else { None })
        })*
    };
}
evidence! {
    events: Events(EventsFound), score: Score(ScoreFound), grade: Grade(GradeFound), repeat: Repeat(RepeatFound),
    assessments: Assessments(AssessmentsFound), judgement: Judgement(JudgementFound), rising: Rising(RisingFound),
}

pub fn count(least: u32, most: impl Into<Option<u32>>) -> Count {
    Count {
        least,
        most: most.into(),
    }
}

/// The ids of the events of that answer, in the ledger's order.
pub fn event_ids<'a>(found: &EventsFound<'a>, answer: Truth) -> Vec<&'a str> {
    found
        .that(answer)
        .map(|weighed| weighed.event.id.as_str())
        .collect()
}

/// The parts of a fit with that answer.
fn parts(fit: &Fit, answer: Truth) -> Vec<&'static str> {
    let named = [
        ("date", fit.date),
        ("recorded", fit.recorded),
        ("kind", fit.kind),
        ("place", fit.place),
        ("people", fit.people),
        ("earlier", fit.earlier),
    ];
    named
        .into_iter()
        .filter(|(_, part)| *part == answer)
        .map(|(name, _)| name)
        .collect()
}

/// The events that do not count, why not, and by how many days they miss the window.
pub fn out<'a>(found: &EventsFound<'a>) -> Vec<(&'a str, Vec<&'static str>, Option<i64>)> {
    let reason = |weighed: &waymark::engine::decision::Weighed<'a>| {
        (
            weighed.event.id.as_str(),
            parts(&weighed.fit, Truth::NotMet),
            weighed.fit.days_outside,
        )
    };
    found.that(Truth::NotMet).map(reason).collect()
}

/// The events that may count, and what is in doubt.
pub fn in_doubt<'a>(found: &EventsFound<'a>) -> Vec<(&'a str, Vec<&'static str>)> {
    found
        .that(Truth::CannotTell)
        .map(|weighed| {
            (
                weighed.event.id.as_str(),
                parts(&weighed.fit, Truth::CannotTell),
            )
        })
        .collect()
}

/// What another reading of the source gives.
pub fn otherwise(found: &EventsFound<'_>, reading: OtherReading) -> (Truth, Count) {
    let other = found
        .otherwise
        .iter()
        .find(|other| other.reading == reading);
    other
        .map(|other| (other.answer, other.count))
        .unwrap_or_else(|| panic!("{reading:?} is not worked out"))
}

/// The notices of a class that certainly apply.
pub fn notices<'a>(decision: &Decision<'a>, class: Class) -> Vec<&'a str> {
    let applies = decision
        .notices_of(class)
        .filter(|found| found.answer() == Truth::Met);
    applies.map(|found| found.notice.id.as_str()).collect()
}

/// The answer of a notice; nothing when it is not raised.
pub fn notice(decision: &Decision<'_>, id: &str) -> Option<Truth> {
    decision.notice(id).map(|found| found.answer())
}

pub fn event<'c>(case: &'c mut Case, id: &str) -> &'c mut Event {
    case.events
        .list
        .iter_mut()
        .find(|event| event.id == id)
        .unwrap_or_else(|| panic!("no event {id}"))
}

pub fn assessment<'c>(case: &'c mut Case, id: &str) -> &'c mut Assessment {
    case.assessments
        .list
        .iter_mut()
        .find(|one| one.id == id)
        .unwrap_or_else(|| panic!("no assessment {id}"))
}

/// Answers an item in an assessment.
pub fn answer(
    case: &mut Case,
    assessment_id: &str,
    item: &str,
    reply: Reply,
    source: AnswerSource,
) {
    let answer = Answer {
        reply,
        source,
        ..Answer::default()
    };
    assessment(case, assessment_id)
        .answers
        .insert(item.to_owned(), answer);
}

/// Adds plain facts of the conversation and the people, as answered on the day the case speaks for.
pub fn circumstances(case: &mut Case, items: &[&str]) {
    let answers = items
        .iter()
        .map(|item| ((*item).to_owned(), Answer::from(Reply::Yes)))
        .collect();
    case.assessments.list.push(Assessment {
        id: "circumstances".to_owned(),
        when: case.as_of.into(),
        instrument: Some("circumstances".to_owned()),
        grade: None,
        about: None,
        note: String::new(),
        answers,
        ..Assessment::default()
    });
}

/// Under every bundled rule, no route of `more` has a lower answer than it has for `less`.
pub fn never_lower(less: &Case, more: &Case, on: Day) {
    for area in &book().areas {
        for version in &area.versions {
            let rules = Rules {
                book: book(),
                area,
                version,
            };
            let (before, after) = (decide(less, rules, on), decide(more, rules, on));
            for (one, two) in answers(&before.routes)
                .into_iter()
                .zip(answers(&after.routes))
            {
                assert!(
                    one.1 <= two.1,
                    "{} {}: {one:?} became {two:?}",
                    area.id,
                    version.id
                );
            }
        }
    }
}
