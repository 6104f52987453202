//! Why: each route with its rule and the facts it rests on, and what people judged.

use crate::engine::decision::{Finding, RouteFound};
use crate::logic::Truth;
use crate::model::case::{Assessment, Event, Grade, Review};
use crate::model::dates::When;
use crate::model::rules::RouteKind;
use crate::record::isolated;
use crate::words::explain::{
    Explained, Facts, SpokenTo, capitalised, differences, event_words, grade, route_words,
    standing_words,
};

use super::held::{NamedLines, one};
use super::history::in_order;
use super::{Of, RedactedPaper};

impl Of<'_> {
    /// Each route; in full, with its notes and sources.
    pub(super) fn routes(self, in_full: bool, paper: &RedactedPaper<'_>) -> NamedLines {
        let routes = &self.decision.routes;
        let mut lists = Vec::new();
        let row = |found: &RouteFound<'_>| {
            let words = route_words(found, routes, self.decision.on, SpokenTo::Others);
            let mut told = RouteLines {
                route: &words.name,
                lines: vec![format!("{}.", words.answer)],
                lists: &mut lists,
            };
            let finding = found.finding.as_ref();
            paper.explained(&words.explained, finding, "", in_full, &mut told);
            // What could settle it may be what is left out.
            if !paper.keeps_back(finding) {
                words.settle.iter().for_each(|found| told.put(found));
            }
            let mut lines = told.lines;
            lines.push(words.rests_on);
            if paper.tells(found.rule.criterion.as_ref(), finding) {
                return (words.name, lines);
            }
            if in_full {
                lines.push(format!("Rule id: {}", words.rule));
                lines.extend(words.notes);
                lines.extend(
                    words
                        .sources
                        .into_iter()
                        .map(|source| format!("Source: {source}")),
                );
            }
            (words.name, lines)
        };
        routes.routes.iter().map(row).collect()
    }

    pub(super) fn apart(self, paper: &RedactedPaper<'_>) -> NamedLines {
        let national = self
            .decision
            .national
            .iter()
            .flat_map(|national| &national.routes);
        let routes: Vec<_> = self.decision.routes.routes.iter().chain(national).collect();
        one(differences(self.decision, SpokenTo::Others)
            .iter()
            .map(|says| {
                // Either answer of this kind of route may rest on something private.
                let own = routes.iter().find(|found| found.route.name == says.lead);
                let alike = |found: &&&RouteFound<'_>| {
                    own.is_some_and(|own| own.route.kind == found.route.kind)
                };
                if routes
                    .iter()
                    .filter(alike)
                    .any(|found| paper.keeps_back(found.finding.as_ref()))
                {
                    format!("{}: {}", says.lead, paper.instead())
                } else {
                    says.joined(": ")
                }
            }))
    }

    pub(super) fn rule(self) -> NamedLines {
        let routes = &self.decision.routes;
        one([
            self.standing(),
            format!("Rule id: {}/{}", routes.area.id, routes.version.id),
        ])
    }

    pub(super) fn standing(self) -> String {
        standing_words(&self.decision.routes, self.decision.on)
    }

    pub(super) fn judged_by(self) -> NamedLines {
        let judgement = &self.case.judgement;
        if !judgement.should_be_heard && judgement.by.is_empty() {
            return Vec::new();
        }
        let by = if judgement.by.is_empty() {
            "Who judged is not recorded"
        } else {
            &isolated(&judgement.by)
        };
        let when = judgement.when.unwrap_or(self.case.as_of);
        let what = if judgement.should_be_heard {
            "judges that this case should be heard"
        } else {
            "has not said that this case should be heard"
        };
        one([format!("{by}, {when}: {what}.")])
    }

    /// The reasons picked, in the words of their prompts; one whose prompt is not raised goes by its title.
    pub(super) fn weighed(self, paper: &RedactedPaper<'_>) -> NamedLines {
        let mut lines = Vec::new();
        for id in &self.case.judgement.reasons {
            let known = self
                .book
                .notices
                .notices
                .iter()
                .find(|notice| notice.id == *id);
            let titled = || match known {
                Some(notice) if paper.names(notice) => paper.instead(),
                Some(notice) => self.decision.routes.version.forum.named_in(&notice.title),
                None => id.clone(),
            };
            match self.decision.notice(id).map(|found| paper.notice(found)) {
                Some((Some(words), instead)) if !words.says.is_empty() => {
                    lines.extend(std::iter::once(words.says).chain(instead));
                }
                Some((None, instead)) => lines.extend(instead),
                _ => lines.push(titled()),
            }
        }
        lines.dedup();
        one(lines)
    }

    /// Where a person decided otherwise than a grade or a route, with the reason.
    #[expect(
        clippy::too_many_lines,
        reason = "one line for each way of deciding otherwise"
    )]
    pub(super) fn overrides(self) -> NamedLines {
        let mut lines = Vec::new();
        let judgement = &self.case.judgement;
        let routes = &self.decision.routes;
        let any = |own_judgement: bool| {
            let of = |kind| own_judgement == (kind == RouteKind::ProfessionalJudgement);
            routes
                .that(Truth::Met)
                .any(|found| found.leads_to_forum() && of(found.route.kind))
        };
        if judgement.should_be_heard && !any(false) {
            let other = if any(true) { "other " } else { "" };
            let elsewhere = routes.that(Truth::Met).any(|found| !found.leads_to_forum());
            let to = if elsewhere {
                format!(" to {}", routes.version.forum.name)
            } else {
                String::new()
            };
            let met = format!("no {other}route{to} is met");
            let why = if judgement.words.trim().is_empty() {
                "No reasons are written."
            } else {
                "The reasons are written above."
            };
            lines.push(format!(
                "Judged that the case should be heard although {met}. {why}"
            ));
        }
        for assessment in &self.case.assessments.list {
            let Some((review, came_to)) = assessment
                .review
                .as_ref()
                .and_then(|one| Some((one, one.grade?)))
            else {
                continue;
            };
            if assessment.grade != Some(came_to) {
                let first = assessment
                    .grade
                    .map_or("without a grade".to_owned(), |was| {
                        format!("graded {}", grade(was))
                    });
                let why = if review.words.trim().is_empty() {
                    "No reason is written."
                } else {
                    &isolated(&review.words)
                };
                let (by, when, came_to) = (isolated(&review.by), review.when, grade(came_to));
                lines.push(format!(
                    "The assessment of {}, {first}, was reviewed by {by}, {when}, as {came_to}. {why}",
                    assessment.when
                ));
            }
        }
        if self
            .case
            .area
            .as_ref()
            .is_some_and(|area| area.version.as_ref() == Some(&routes.version.id))
        {
            lines.push(format!(
                "The version of the rule, {}, was chosen by hand and not by the day.",
                routes.version.id
            ));
        }
        one(lines)
    }

    /// Every grade of the victim's, of an assessment, an event or a review, in the order of time. One of an assessment
    /// that is lower than an earlier one says so, with the reason where one is written.
    pub(super) fn grade_path(self) -> Vec<String> {
        let assessments = self
            .case
            .assessments
            .list
            .iter()
            .filter(|one| one.is_of_victim());
        let events = self
            .case
            .events
            .list
            .iter()
            .filter(|event| event.is_of_victim());
        let mut given: Vec<GivenGrade<'_>> = Vec::new();
        for event in events {
            let of = Grader::Event(event);
            given.extend(event.grade.map(|grade| GivenGrade {
                grade,
                when: event.when,
                of,
            }));
        }
        for one in assessments {
            given.extend(one.grade.map(|grade| GivenGrade {
                grade,
                when: one.when,
                of: Grader::Assessment(one),
            }));
            let review = one
                .review
                .as_ref()
                .and_then(|review| Some((review, review.grade?)));
            given.extend(review.map(|(review, grade)| GivenGrade {
                grade,
                when: review.when,
                of: Grader::Review(one, review),
            }));
        }
        in_order(&given, |one| one.when)
            .map(|one| one.words(&given))
            .collect()
    }
}

/// A grade, when it was given and with what.
#[derive(Clone, Copy)]
struct GivenGrade<'a> {
    grade: Grade,
    when: When,
    of: Grader<'a>,
}

/// With what a grade was given.
#[derive(Clone, Copy)]
enum Grader<'a> {
    Assessment(&'a Assessment),
    Event(&'a Event),
    Review(&'a Assessment, &'a Review),
}

impl GivenGrade<'_> {
    fn words(&self, all: &[Self]) -> String {
        let Self {
            grade: given,
            when,
            of,
        } = *self;
        let reason = |words: &str| {
            if words.trim().is_empty() {
                "No reason is written.".to_owned()
            } else {
                isolated(words)
            }
        };
        let (with, why) = match of {
            Grader::Assessment(one) => match self.lower_than(all) {
                Some(higher) => {
                    let lower = format!("; lower than {}, {}", grade(higher.grade), higher.when);
                    (
                        format!("at an assessment{lower}"),
                        reason(&one.lower_because),
                    )
                }
                None => ("at an assessment".to_owned(), isolated(&one.lower_because)),
            },
            // Its note is told with the history, so it is not the name.
            Grader::Event(event) => {
                let named = event_words(&Event {
                    note: String::new(),
                    ..event.clone()
                });
                let what = if named.detail.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", named.detail)
                };
                (format!("with an event{what}"), String::new())
            }
            Grader::Review(one, review) => {
                let why = if one.grade == Some(given) {
                    isolated(&review.words)
                } else {
                    reason(&review.words)
                };
                (
                    format!(
                        "by {}, reviewing the assessment of {}",
                        isolated(&review.by),
                        one.when
                    ),
                    why,
                )
            }
        };
        format!(
            "{}: {}, {with}. {why}",
            capitalised(&when.to_string()),
            grade(given)
        )
    }

    /// Whether it certainly is lower than a grade that was given before it.
    fn is_lower_than(&self, before: Grade) -> bool {
        match self.of {
            Grader::Assessment(one) | Grader::Review(one, _) => {
                one.graded(self.grade).is_lower_than(before) == Truth::Met
            }
            Grader::Event(_) => self.grade < before,
        }
    }

    /// The newest of the higher grades before it, where its dates tell that it is before. A review is no grade of its
    /// own here, and of two assessments on one day the one entered later is the newer.
    fn lower_than<'g>(&self, all: &'g [Self]) -> Option<&'g Self> {
        let first = self.when.span().first?;
        let place = |one: &Self| all.iter().position(|other| std::ptr::eq(one, other));
        let before = |other: &&Self| {
            let Some(last) = other.when.span().last else {
                return false;
            };
            let assessed = matches!(other.of, Grader::Assessment(_));
            let same_day =
                assessed && self.when.exact() == Some(last) && other.when.exact() == Some(last);
            last < first || same_day && place(other) < place(self)
        };
        let graded = all
            .iter()
            .filter(|other| !matches!(other.of, Grader::Review(..)));
        graded
            .filter(|other| self.is_lower_than(other.grade))
            .filter(before)
            .max_by_key(|other| other.when.span().last)
    }
}

impl RedactedPaper<'_> {
    /// A criterion and the criteria it is made of, a line each. In short, the answers it counts are left to the
    /// checklist, which tells them all. One that looked at something private gives way to a line that says so.
    fn explained(
        &self,
        part: &Explained,
        finding: Option<&Finding<'_>>,
        answer: &str,
        in_full: bool,
        told: &mut RouteLines<'_>,
    ) {
        let within = finding.and_then(Finding::parts).unwrap_or_default();
        match (self.keeps_back(finding), within) {
            (false, _) => told
                .lines
                .push(format!("{answer}{}", part.says.sentences())),
            // What it comes to names the parts that have its answer.
            (true, [_, ..]) => told.lines.push(format!("{answer}{}.", part.says.lead)),
            (true, []) => return told.lines.push(self.instead()),
        }
        if in_full || finding.and_then(Finding::score).is_none() {
            part.facts.iter().for_each(|found| told.put(found));
        }
        for (place, inner) in part.parts.iter().enumerate() {
            let answer = match inner.answer {
                Truth::Met => "Met: ",
                Truth::NotMet => "Not met: ",
                Truth::CannotTell => "Cannot tell: ",
            };
            self.explained(inner, within.get(place), answer, in_full, told);
        }
    }
}

/// A line that holds more letters than this is a list.
const LINE: usize = 200;

/// What is told of a route, line by line.
struct RouteLines<'t> {
    /// What the route is called.
    route: &'t str,
    lines: Vec<String>,
    /// The lists of the paper so far, each with the route it stands under.
    lists: &'t mut Vec<(String, Facts)>,
}

impl RouteLines<'_> {
    /// Facts as a line, or where there are many, a line each; what was said already under another part is not said again,
    /// and a list that stands under another route is named by it.
    fn put(&mut self, facts: &Facts) {
        let line = format!("{}: {}", facts.lead, facts.items.join("; "));
        if self.lines.contains(&line) {
            return;
        }
        if line.chars().count() <= LINE {
            return self.lines.push(line);
        }
        let known = self.lists.iter().find(|(_, known)| known == facts);
        if let Some((route, _)) = known {
            let under = format!("{}: as listed under \u{201c}{route}\u{201d}", facts.lead);
            if route != self.route && !self.lines.contains(&under) {
                self.lines.push(under);
            }
            return;
        }
        self.lines.push(format!("{}:", facts.lead));
        let items = facts.items.iter().map(|item| format!("- {item}"));
        self.lines.extend(items);
        self.lists.push((self.route.to_owned(), facts.clone()));
    }
}
