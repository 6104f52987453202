//! Why: each route with its rule and the facts it rests on, and what people judged.

use crate::case::Assessment;
use crate::decision::{Evidence, Finding, RouteFound, Truth};
use crate::explain::{Explained, Facts, differences, grade, notice_words, route_words, standing_words};
use crate::rules::RouteKind;

use super::Of;
use super::held::{Found, one};

impl Of<'_> {
    /// Each route; in full, with its notes and sources.
    pub(super) fn routes(self, in_full: bool) -> Found {
        let routes = &self.decision.routes;
        let row = |found: &RouteFound<'_>| {
            let words = route_words(found, routes, self.decision.on);
            let mut lines = vec![format!("{}.", words.answer)];
            explained(&words.explained, found.finding.as_ref().filter(|_| !in_full), "", &mut lines);
            lines.extend(words.settle.iter().map(facts));
            lines.push(words.rests_on);
            lines.push(format!("Rule id: {}", words.rule));
            if in_full {
                lines.extend(words.notes);
                lines.extend(words.sources.into_iter().map(|source| format!("Source: {source}")));
            }
            (words.name, lines)
        };
        routes.routes.iter().map(row).collect()
    }

    pub(super) fn apart(self) -> Found {
        one(differences(self.decision).iter().map(|says| says.joined(": ")))
    }

    pub(super) fn rule(self) -> Found {
        let routes = &self.decision.routes;
        one([standing_words(routes, self.decision.on), format!("Rule id: {}/{}", routes.area.id, routes.version.id)])
    }

    pub(super) fn judged_by(self) -> Found {
        let judgement = &self.case.judgement;
        if !judgement.should_be_heard && judgement.by.is_empty() {
            return Vec::new();
        }
        let by = if judgement.by.is_empty() { "Who judged is not recorded" } else { &judgement.by };
        let when = judgement.when.unwrap_or(self.case.as_of);
        let what = if judgement.should_be_heard {
            "judges that this case should be heard"
        } else {
            "has not said that this case should be heard"
        };
        one([format!("{by}, {when}: {what}.")])
    }

    /// The reasons picked, in the words of their prompts; one whose prompt is not raised goes by its title.
    pub(super) fn weighed(self) -> Found {
        one(self.case.judgement.reasons.iter().map(|id| match self.decision.notice(id).map(notice_words) {
            Some(words) if !words.says.is_empty() => words.says,
            _ => {
                let known = self.book.notices.notices.iter().find(|notice| notice.id == *id);
                known.map_or_else(|| id.clone(), |notice| notice.title.clone())
            }
        }))
    }

    /// Where a person decided otherwise than a grade or a route, with the reason.
    pub(super) fn overrides(self) -> Found {
        let mut lines = Vec::new();
        let judgement = &self.case.judgement;
        let routes = &self.decision.routes;
        let any = |own_judgement: bool| {
            let of = |kind| own_judgement == (kind == RouteKind::ProfessionalJudgement);
            routes.that(Truth::Met).any(|found| found.leads_to_forum() && of(found.route.kind))
        };
        if judgement.should_be_heard && !any(false) {
            let met = if any(true) { "no other route is met" } else { "no route is met" };
            let why = if judgement.words.trim().is_empty() {
                "No reasons are written."
            } else {
                "The reasons are written above."
            };
            lines.push(format!("Judged that the case should be heard although {met}. {why}"));
        }
        lines.extend(self.lowered());
        for assessment in &self.case.assessments.list {
            let Some((review, came_to)) = assessment.review.as_ref().and_then(|one| Some((one, one.grade?))) else {
                continue;
            };
            if assessment.grade != Some(came_to) {
                let first =
                    assessment.grade.map_or("without a grade".to_owned(), |was| format!("graded {}", grade(was)));
                let why = if review.words.trim().is_empty() { "No reason is written." } else { &review.words };
                let (by, when, came_to) = (&review.by, review.when, grade(came_to));
                lines.push(format!(
                    "The assessment of {}, {first}, was reviewed by {by}, {when}, as {came_to}. {why}",
                    assessment.when
                ));
            }
        }
        if self.case.area.as_ref().is_some_and(|area| area.version.as_ref() == Some(&routes.version.id)) {
            lines.push(format!(
                "The version of the rule, {}, was chosen by hand and not by the day.",
                routes.version.id
            ));
        }
        one(lines)
    }

    /// Grades lower than an earlier one, with the reason where one is written.
    fn lowered(self) -> Vec<String> {
        let graded: Vec<&Assessment> =
            self.case.assessments.list.iter().filter(|one| one.is_of_victim() && one.grade.is_some()).collect();
        let before = |one: &Assessment, other: &Assessment| matches!((one.when.span().last, other.when.span().first), (Some(last), Some(first)) if last < first);
        let lower = graded.iter().filter_map(|one| {
            let earlier = graded.iter().filter(|other| before(other, one));
            let last = earlier.max_by_key(|other| other.when.span().last)?;
            (one.grade < last.grade).then(|| {
                let (was, now) = (last.grade.map(grade)?, one.grade.map(grade)?);
                let why =
                    if one.lower_because.trim().is_empty() { "No reason is written." } else { &one.lower_because };
                Some(format!("Graded {now}, {}, after {was}, {}. {why}", one.when, last.when))
            })?
        });
        lower.collect()
    }
}

/// A criterion and the criteria it is made of, a line each. Where the finding is given, the answers it counts are left
/// to the checklist, which tells them all.
fn explained(part: &Explained, finding: Option<&Finding<'_>>, answer: &str, lines: &mut Vec<String>) {
    lines.push(format!("{answer}{}", part.says.sentences()));
    let evidence = finding.map(|finding| &finding.evidence);
    if !matches!(evidence, Some(Evidence::Score(_))) {
        lines.extend(part.facts.iter().map(facts));
    }
    let within: &[Finding<'_>] = match evidence {
        Some(Evidence::All(parts) | Evidence::Any(parts)) => parts,
        _ => &[],
    };
    for (place, inner) in part.parts.iter().enumerate() {
        let answer = match inner.answer {
            Truth::Met => "Met: ",
            Truth::NotMet => "Not met: ",
            Truth::CannotTell => "Cannot tell: ",
        };
        explained(inner, within.get(place), answer, lines);
    }
}

fn facts(facts: &Facts) -> String {
    format!("{}: {}", facts.lead, facts.items.join("; "))
}
