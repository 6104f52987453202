//! What a case holds of a field.

use crate::engine::decision::StepFound;
use crate::logic::Truth;
use crate::model::case::{Age, AreaChoice, Assessment, OrderKind};
use crate::model::dates::When;
use crate::model::rules::notice::Class;
use crate::record::isolated;
use crate::words::explain::{
    SpokenTo, age_words, audience_words, capitalised, gathered, headline, impossible_words, list,
    notice_words, person_name, provisional, step_words, under_headline,
};

use super::{Held, Of, RedactedPaper};

/// Rows: the name of each, empty where the field's own does, and its lines.
pub(super) type NamedLines = Vec<(String, Vec<String>)>;

/// Said of a list that was said to hold all there is, and holds nothing.
pub(super) const NONE_FOUND: &str = "None, as far as anybody found.";

/// One row under the field's own name.
#[inline(never)]
pub(super) fn one(lines: impl IntoIterator<Item = String>) -> NamedLines {
    vec![(String::new(), lines.into_iter().collect())]
}

/// A row each under the field's own name.
pub(super) fn each(rows: impl IntoIterator<Item = Vec<String>>) -> NamedLines {
    rows.into_iter()
        .map(|lines| (String::new(), lines))
        .collect()
}

/// A date as it stands after a word: nothing when it is not known.
#[inline(never)]
pub(super) fn dated(word: &str, when: When) -> Option<String> {
    (when != When::Unknown).then(|| format!("{word} {when}"))
}

/// What is written, with a name before it; nothing when nothing is.
#[inline(never)]
pub(super) fn said(name: &str, words: &str) -> Option<String> {
    (!words.trim().is_empty()).then(|| format!("{name}: {}", isolated(words)))
}

/// One thing in a line: what there is of it, one after the other.
pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().map(|part| part.trim().to_owned());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

/// Places of which it is one.
pub(super) fn among(places: &[String]) -> String {
    let places: Vec<String> = places.iter().map(|place| isolated(place)).collect();
    list(&places, "or")
}

impl Of<'_> {
    /// What the case holds of it, row by row; no row has no lines.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each thing that a case holds"
    )]
    pub(super) fn held(self, held: Held, paper: &RedactedPaper<'_>) -> NamedLines {
        let Of { case, decision, .. } = self;
        let mut found = match held {
            Held::Asked => Vec::new(),
            Held::ContactSafe => one([isolated(&case.contact.safe)]),
            Held::ContactNotSafe => one([isolated(&case.contact.not_safe)]),
            Held::MustNotDisclose => one([isolated(&case.contact.must_not_disclose)]),
            Held::Present => one([isolated(&case.contact.present)]),
            Held::Reference => one([isolated(&case.reference)]),
            Held::SignOff => one(case
                .sign_off
                .iter()
                .filter(|signed| !signed.by.trim().is_empty())
                .map(|signed| {
                    let when = dated(",", signed.when).unwrap_or_default();
                    let roles: Vec<String> =
                        signed.roles.iter().map(|role| isolated(role)).collect();
                    let roles = list(&roles, "and");
                    let whose = if roles.is_empty() {
                        roles
                    } else {
                        format!(", as {roles}")
                    };
                    format!("{}{whose}{when}", isolated(&signed.by))
                })),
            Held::NextReview => one(case.next_review.map(|day| day.to_string())),
            Held::Answer => one(
                std::iter::once(headline(decision, SpokenTo::Others).to_string())
                    .chain(self.under_headline(paper)),
            ),
            Held::Review => self.notices(Class::Review, paper),
            Held::Unknown => one(self.unknown(paper)),
            Held::Decided => one([self.decided()]),
            Held::Steps => one(decision.steps.iter().filter_map(step_words)),
            Held::Pregnancy => self.changes(true),
            Held::Changes => self.changes(false),
            Held::Orders => self.orders(),
            Held::Maracs => self.maracs(),
            Held::Assessments => self.assessments(),
            Held::Grades => self.grades(),
            Held::Routes => self.routes(false, paper),
            Held::RoutesInFull => self.routes(true, paper),
            Held::Apart => self.apart(paper),
            Held::Rule => self.rule(),
            Held::Standing => one([self.standing()]),
            Held::StepsDone => one(self.steps_done()),
            Held::Judgement => one([isolated(&case.judgement.words)]),
            Held::JudgedBy => self.judged_by(),
            Held::Weighed => self.weighed(paper),
            Held::GradePath => one(gathered(self.grade_path())),
            Held::Overrides => self.overrides(),
            Held::Checklist => self.checklists(),
            Held::Circumstances => self.circumstances(paper.form),
        };
        for (_, lines) in &mut found {
            lines.retain(|line| !line.trim().is_empty());
        }
        found.retain(|(_, lines)| !lines.is_empty());
        if found.is_empty() && self.is_known_to_be_none(held) {
            found = one([NONE_FOUND.to_owned()]);
        }
        found
    }

    /// Whether a list was said to hold all that is known and holds nothing, which is an answer and no blank.
    fn is_known_to_be_none(self, held: Held) -> bool {
        let case = self.case;
        match held {
            Held::Changes => case.changes.all_known && case.changes.list.is_empty(),
            Held::Orders => case.orders.all_known && case.orders.list.is_empty(),
            Held::Maracs => case.maracs.all_known && case.maracs.list.is_empty(),
            Held::Assessments => case.assessments.all_known && case.assessments.list.is_empty(),
            Held::Asked
            | Held::ContactSafe
            | Held::ContactNotSafe
            | Held::MustNotDisclose
            | Held::Present
            | Held::Reference
            | Held::SignOff
            | Held::NextReview
            | Held::Pregnancy
            | Held::Answer
            | Held::Routes
            | Held::RoutesInFull
            | Held::Apart
            | Held::Review
            | Held::Judgement
            | Held::JudgedBy
            | Held::Weighed
            | Held::Checklist
            | Held::Circumstances
            | Held::Unknown
            | Held::Decided
            | Held::Rule
            | Held::Standing
            | Held::StepsDone
            | Held::Steps
            | Held::Grades
            | Held::GradePath
            | Held::Overrides => false,
        }
    }

    /// What had to be done before a referral is sent, and is.
    fn steps_done(self) -> Vec<String> {
        let is_done = |found: &&StepFound<'_>| {
            let finding = found.finding.as_ref();
            finding.is_some_and(|finding| finding.answer == Truth::Met)
        };
        let done = self.decision.steps.iter().filter(is_done);
        done.filter_map(step_words).collect()
    }

    /// The notices of a class, a row each; what stands for those that rest on something private is a row at the end.
    fn notices(self, class: Class, paper: &RedactedPaper<'_>) -> NamedLines {
        let mut found = Vec::new();
        let mut private: Vec<String> = Vec::new();
        for (words, instead) in self.decision.notices_of(class).map(|one| paper.notice(one)) {
            match words {
                Some(words) if words.says.is_empty() => {}
                Some(words) => found.push((
                    words.title,
                    std::iter::once(words.says).chain(instead).collect(),
                )),
                None => private.extend(instead),
            }
        }
        private.dedup();
        found.push((String::new(), private));
        found
    }

    /// What the notices of these ids say where they are raised for certain.
    pub(super) fn told_by(self, ids: &[String], paper: &RedactedPaper<'_>) -> Vec<String> {
        self.decision
            .notices
            .iter()
            .filter(|found| ids.contains(&found.notice.id) && found.answer() == Truth::Met)
            .flat_map(|found| {
                let (words, instead) = paper.notice(found);
                words.map(|words| words.says).into_iter().chain(instead)
            })
            .collect()
    }

    /// What stands under the headline; whom the rule is for is left out where that tells something private.
    fn under_headline(self, paper: &RedactedPaper<'_>) -> Vec<String> {
        let kept = self
            .decision
            .audience
            .iter()
            .filter(|found| paper.keeps_back(Some(&found.finding)));
        let kept: Vec<String> = kept.map(audience_words).collect();
        let lines = under_headline(self.decision, SpokenTo::Others).into_iter();
        lines
            .map(|line| {
                if kept.contains(&line) {
                    paper.instead()
                } else {
                    line
                }
            })
            .collect()
    }

    /// The day and the rule; where the area is not in the list, also what it is called.
    fn decided(self) -> String {
        let area = &self.decision.routes.area;
        let choice = self
            .case
            .area
            .as_ref()
            .filter(|choice| choice.id == area.id);
        let not_listed = choice.and_then(AreaChoice::not_listed);
        let why = not_listed
            .map(|name| format!(", since {} is not in the list of areas", isolated(&name)));
        format!(
            "{}, under the rule of {}{}",
            self.decision.on,
            area.name,
            why.unwrap_or_default()
        )
    }

    /// An age, with the date of birth where that is what is known.
    pub(super) fn age(self, age: Age) -> String {
        let (least, most) = age.years_on(self.decision.on, self.case.as_of);
        let years = most.map_or_else(
            || format!("aged {least} or more"),
            |most| age_words(least, most),
        );
        match age {
            Age::Years(years) => age_words(years, years),
            Age::Born(When::Unknown) => String::new(),
            Age::Born(when) if when.is_after(self.case.as_of) => {
                format!("born {when}, which cannot be right; age not known")
            }
            Age::Born(when) => format!("born {when}, {years}"),
        }
    }

    /// What sentences call the persons of these ids.
    pub(super) fn called(self, ids: &[String]) -> String {
        list(
            &ids.iter()
                .map(|id| person_name(self.case, id))
                .collect::<Vec<_>>(),
            "and",
        )
    }

    /// What is not known: what makes the result provisional, and which lists may go on.
    fn unknown(self, paper: &RedactedPaper<'_>) -> Vec<String> {
        let case = self.case;
        let lists = [
            (case.events.all_known, "events"),
            (case.changes.all_known, "changes around the victim"),
            (case.orders.all_known, "orders, bail and licences"),
            (case.assessments.all_known, "earlier assessments"),
            (case.maracs.all_known, "earlier MARACs"),
        ];
        let open: Vec<String> = lists
            .into_iter()
            .filter(|(all_known, _)| !all_known)
            .map(|(_, what)| what.to_owned())
            .collect();
        let open = (!open.is_empty()).then(|| {
            format!(
                "There may be more {} than are recorded here.",
                list(&open, "and")
            )
        });
        let mut lines = Vec::new();
        let notices: Vec<_> = self.decision.notices_of(Class::Provisional).collect();
        for line in provisional(self.decision) {
            // Those that are notices may rest on something private.
            match notices
                .iter()
                .find(|found| notice_words(found).says == line)
            {
                Some(found) => {
                    let (words, instead) = paper.notice(found);
                    lines.extend(words.map(|words| words.says).into_iter().chain(instead));
                }
                None => lines.push(line),
            }
        }
        lines.extend(open);
        let impossible = impossible_words(case).into_iter();
        lines.extend(impossible.map(|says| format!("A day that cannot be right: {says}.")));
        lines
    }

    /// Whether an assessment's answers are told under the checklist.
    pub(super) fn told_in_full(self, assessment: &Assessment) -> bool {
        self.sheets()
            .any(|(_, told)| std::ptr::eq(told, assessment))
    }
}

/// The kind of an order with a capital, where nothing more is known of it.
pub(super) fn order_called(kind: OrderKind) -> String {
    capitalised(crate::words::explain::order_kind(kind))
}
