//! What a case holds of a field.

use crate::logic::Truth;
use crate::model::case::{Age, AreaChoice, Assessment, Child, OrderKind, Person};
use crate::model::dates::When;
use crate::model::rules::notice::Class;
use crate::record::isolated;
use crate::words::explain::{
    SpokenTo, age_words, audience_words, capitalised, gathered, headline, impossible_words, list,
    notice_words, person_name, provisional, referred_to, relationship, step_words, under_headline,
};

use super::{Held, Of, RedactedPaper};

/// Rows: the name of each, empty where the field's own does, and its lines.
pub(super) type NamedLines = Vec<(String, Vec<String>)>;

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

/// Places of which it is one.
pub(super) fn among(places: &[String]) -> String {
    let places: Vec<String> = places.iter().map(|place| isolated(place)).collect();
    list(&places, "or")
}

fn lives_in(places: &[String]) -> Option<String> {
    (!places.is_empty()).then(|| format!("Lives in: {}", among(places)))
}

fn also_known_as(aliases: &[String]) -> Option<String> {
    let aliases: Vec<String> = aliases.iter().map(|alias| isolated(alias)).collect();
    (!aliases.is_empty()).then(|| format!("Also known as: {}", aliases.join("; ")))
}

/// The lines of somebody who is recorded, of whom nothing more need be.
fn or_nothing_more(mut lines: Vec<String>) -> Vec<String> {
    lines.retain(|line| !line.trim().is_empty());
    if lines.is_empty() {
        lines.push("Nothing more is recorded.".to_owned());
    }
    lines
}

impl Of<'_> {
    /// What the case holds of it, row by row; no row has no lines.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each thing that a case holds"
    )]
    pub(super) fn held(self, held: Held, paper: &RedactedPaper<'_>) -> NamedLines {
        let Of { case, decision, .. } = self;
        let victim = &case.people.victim;
        let mut found = match held {
            Held::Asked => Vec::new(),
            Held::ContactSafe => one([isolated(&case.contact.safe)]),
            Held::ContactNotSafe => one([isolated(&case.contact.not_safe)]),
            Held::MustNotDisclose => one([isolated(&case.contact.must_not_disclose)]),
            Held::Present => one([isolated(&case.contact.present)]),
            Held::Reference => one([isolated(&case.reference)]),
            Held::ReferredTo => one(referred_to(decision)),
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
            Held::VictimAge => one(victim.age.map(|age| capitalised(&self.age(age)))),
            Held::VictimLives => one([among(&victim.lives_in)]),
            Held::Persons => each(
                case.people
                    .causing_harm
                    .iter()
                    .map(|person| self.person(person)),
            ),
            Held::Children => each(case.people.children.iter().map(|child| self.child(child))),
            Held::Answer => one(
                std::iter::once(headline(decision, SpokenTo::Others).to_string())
                    .chain(self.under_headline(paper)),
            ),
            Held::Sharing => self.notices(Class::Sharing, paper),
            Held::Pathways => self.notices(Class::Pathway, paper),
            Held::Review => self.notices(Class::Review, paper),
            Held::Unknown => one(self.unknown(paper)),
            Held::Decided => one([self.decided()]),
            Held::Steps => one(decision.steps.iter().filter_map(step_words)),
            Held::Pregnancy => self.changes(true),
            Held::Changes => self.changes(false),
            Held::Orders => self.orders(),
            Held::Events => self.events(),
            Held::Maracs => self.maracs(),
            Held::Assessments => self.assessments(false),
            Held::Grades => self.assessments(true),
            Held::Routes => self.routes(false, paper),
            Held::RoutesInFull => self.routes(true, paper),
            Held::Apart => self.apart(paper),
            Held::Rule => self.rule(),
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
            found = one(["None, as far as anybody found.".to_owned()]);
        }
        found
    }

    /// Whether a list was said to hold all that is known and holds nothing, which is an answer and no blank.
    fn is_known_to_be_none(self, held: Held) -> bool {
        let case = self.case;
        match held {
            Held::Events => case.events.all_known && case.events.list.is_empty(),
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
            | Held::ReferredTo
            | Held::SignOff
            | Held::NextReview
            | Held::VictimAge
            | Held::VictimLives
            | Held::Pregnancy
            | Held::Persons
            | Held::Children
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
            | Held::Sharing
            | Held::Pathways
            | Held::Unknown
            | Held::Decided
            | Held::Rule
            | Held::Steps
            | Held::Grades
            | Held::GradePath
            | Held::Overrides => false,
        }
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

    /// An age, with the date of birth where that is what is known.
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

    fn age(self, age: Age) -> String {
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

    /// A child; one of whom nothing is known is there all the same.
    fn child(self, child: &Child) -> Vec<String> {
        let mut known: Vec<String> = vec![isolated(&child.called)];
        known.extend(child.age.map(|age| self.age(age)));
        known.retain(|words| !words.is_empty());
        let mut lines = vec![known.join(", ")];
        lines.extend(said("Now", &child.where_now));
        lines.push(isolated(&child.note));
        or_nothing_more(lines)
    }

    /// A person causing harm; without a name told by the row, which has a number where there are several.
    fn person(self, person: &Person) -> Vec<String> {
        let mut known = vec![isolated(&person.called)];
        known.extend(
            person
                .relationship
                .map(|kind| format!("{} to the victim", relationship(kind))),
        );
        known.extend(person.age.map(|age| self.age(age)));
        known.retain(|words| !words.is_empty());
        let mut lines = vec![known.join("; ")];
        lines.extend(also_known_as(&person.aliases));
        lines.extend(lives_in(&person.lives_in));
        or_nothing_more(lines)
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
            (
                case.events.all_known,
                "Events: there may be more; they have not all been asked about and looked for.",
            ),
            (
                case.maracs.all_known,
                "Earlier MARACs: there may be more; records have not all been looked at.",
            ),
            (
                case.assessments.all_known,
                "Earlier assessments: there may be more; records have not all been looked at.",
            ),
            (
                case.changes.all_known,
                "Changes around the victim: there may be more; they have not all been asked about.",
            ),
            (
                case.orders.all_known,
                "Orders, bail and licences: there may be more; records have not all been looked at.",
            ),
        ];
        let open = lists
            .into_iter()
            .filter(|(all_known, _)| !all_known)
            .map(|(_, says)| says.to_owned());
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
