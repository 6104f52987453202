use crate::engine::decision::{Decision, RouteFound, RoutesFound};
use crate::logic::Truth;
use crate::model::book::{Rulebook, Shown};
use crate::model::case::{Assessment, Case, VICTIM};
use crate::model::dates::Day;
use crate::model::instrument::{Reply, Role};
use crate::model::rules::RouteKind;
use crate::model::rules::notice::Class;
use crate::record::isolated;

use super::attention::{Attention, attention, carried, danger, not_alone, sharing};
use super::bar::counts;
use super::do_now::{DoNow, do_now};
use super::elsewhere::{AreaWords, differences, elsewhere};
use super::evidence::Explained;
use super::headline::{Headline, headline, not_here, provisional, to_refer, under_headline};
use super::judged::{SpokenTo, judgement_words};
use super::maracs::meetings_to_come;
use super::notices::{NoticeWords, notice_sources, notice_words};
use super::numbers::plural;
use super::route::{RouteWords, audience_words, route_words, step_words};
use super::row::{RouteLine, route_lines};
use super::says::Facts;
use super::says::Says;
use super::settle::nearest_words;
use super::standing::{forum_words, standing_words};
use super::time::{graded, guard, impossible_words, overdue, to_come, which_marac};

/// Everything a result says, in the order it is said. The page and the command line both lay this out, and add nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// That somebody is in immediate danger, before everything else.
    pub danger: Option<Says>,
    /// That the rule of this case is not here, where it is not.
    pub not_here: Option<Says>,
    /// What follows.
    pub headline: Headline,
    /// Every route with its answer.
    pub rows: Vec<RouteLine>,
    /// What to do at once.
    pub do_now: DoNow,
    /// What the referral comes to.
    pub refer: Refer,
    /// What must not reach the person causing harm.
    pub guard: Option<Says>,
    /// For which day and which case.
    pub decided: String,
    /// What nobody may overlook: a second look that is asked for, a new assessment that is due.
    pub attention: Vec<Attention>,
    /// Why, what is unknown, what to do in full, and what other rules say.
    pub sections: Vec<SheetSection>,
}

/// How it stands with a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refer {
    /// It follows: a route is met, or somebody has judged that it should be heard.
    Follows,
    /// It can be made today on professional judgement.
    OnJudgement,
    /// Neither, on what is known.
    NotYet,
}

/// A part of a result under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetSection {
    /// A short name that stays the same whatever the case and the area.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl SheetSection {
    /// Whether it says what to do, and not why.
    pub fn is_to_do(&self) -> bool {
        ["now", "coming", "before", "sharing"].contains(&self.id)
    }
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A sentence or two.
    Text(String),
    /// Sentences about where something comes from.
    Source(String),
    /// A list.
    List(Vec<Says>),
    /// A list to work down.
    Steps(Vec<Says>),
    /// Facts under one lead.
    Facts(Facts),
    /// A route.
    Route(Box<RouteWords>),
    /// Other areas.
    Areas(Vec<AreaWords>),
    /// What not every reader needs at once, under a line that says what it is.
    Folded(String, Vec<Block>),
}

/// What a decision says; `everywhere` holds the same case under every area's rule.
pub fn sheet(
    case: &Case,
    decision: &Decision<'_>,
    shown: &Shown<'_>,
    everywhere: &[RoutesFound<'_>],
) -> Sheet {
    let mut sources = SourcesOnce::default();
    let mut attention = attention(decision);
    for one in &mut attention {
        sources.take(std::mem::take(&mut one.sources));
    }
    let sections = [
        routes(decision, &mut sources),
        besides(case, decision, shown),
        nearest(decision),
        now(case, decision, &mut sources),
        coming(case, decision),
        steps(decision),
        share(decision, &mut sources),
        national(decision),
        here(case, decision),
        before(case, decision.on),
        from_before(case, decision),
        others(decision, everywhere),
        sources.section(),
    ];
    let refer = if to_refer(decision) {
        Refer::Follows
    } else if judgement_words(decision, "", SpokenTo::Professional).is_some() {
        Refer::OnJudgement
    } else {
        Refer::NotYet
    };
    Sheet {
        danger: danger(decision),
        not_here: shown.missing.as_ref().map(not_here),
        headline: headline(decision, SpokenTo::Professional),
        rows: route_lines(decision, SpokenTo::Professional),
        do_now: do_now(decision),
        refer,
        guard: guard(case),
        decided: decided(case, decision, shown),
        attention,
        sections: sections
            .into_iter()
            .filter(|section| !section.blocks.is_empty())
            .collect(),
    }
}

/// Sources, each once, with what rests on it.
#[derive(Debug, Default)]
struct SourcesOnce {
    known: Vec<(String, Vec<String>)>,
}

impl SourcesOnce {
    fn rests(&mut self, on: String, what: &str) {
        let place = self.known.iter().position(|(source, _)| *source == on);
        let place = place.unwrap_or_else(|| {
            self.known.push((on, Vec::new()));
            self.known.len() - 1
        });
        if let Some((_, named)) = self.known.get_mut(place)
            && !named.iter().any(|name| name == what)
        {
            named.push(what.to_owned());
        }
    }

    /// The sources of several things, each under what rests on it.
    fn take(&mut self, sources: Vec<Facts>) {
        for Facts { lead, items } in sources {
            for source in items {
                self.rests(source, &lead);
            }
        }
    }

    fn section(self) -> SheetSection {
        let entries: Vec<Says> = self
            .known
            .into_iter()
            .map(|(source, rests)| Says::new(source, rests.join("; ")))
            .collect();
        let line = format!("Each source, with what rests on it ({})", entries.len());
        SheetSection {
            id: "sources",
            heading: "Sources".to_owned(),
            blocks: vec![Block::Folded(line, vec![Block::List(entries)])],
        }
    }
}

/// What a reader should know beside the routes: why it is provisional, what could change it, and what does not fit.
fn besides(case: &Case, decision: &Decision<'_>, shown: &Shown<'_>) -> SheetSection {
    let text = |lead: &str, says: String| Says::new(lead, says);
    let provisional = provisional(decision);
    let mut says = Vec::new();
    if !provisional.is_empty() {
        says.push(text("Why it is provisional", provisional.join(" ")));
    }
    let mut more = meetings_to_come(case, decision);
    more.extend(under_headline(decision, SpokenTo::Professional));
    more.extend(on_another_list(case, decision, shown.rules.book));
    let unknown = shown.rules.book.unknown_replies(case);
    more.extend(unknown.iter().map(|mistake| {
        format!(
            "An answer is not one that its checklist has: {}.",
            mistake.says
        )
    }));
    let impossible = impossible_words(case).into_iter();
    more.extend(impossible.map(|says| format!("A day in this case cannot be right: {says}.")));
    says.extend(more.into_iter().map(|line| text("", line)));
    SheetSection {
        id: "besides",
        heading: "What to know with it".to_owned(),
        blocks: list_of(says).into_iter().collect(),
    }
}

/// What is answered yes on a checklist that this rule does not count, where that list is as new as the one it counts: the
/// answers of one are never turned into those of another.
fn on_another_list(case: &Case, decision: &Decision<'_>, book: &Rulebook) -> Option<String> {
    let asked: Vec<_> = counts(decision)
        .filter_map(|(found, _)| found.instrument)
        .collect();
    let counted = asked.first()?;
    let last_day = |one: &Assessment| one.when.span().last;
    let own = case.newest_assessment(&counted.id, decision.on);
    let (instrument, made) = book
        .instruments
        .iter()
        .filter(|one| one.role == Role::Checklist && asked.iter().all(|asked| asked.id != one.id))
        .filter_map(|one| Some((one, case.newest_assessment(&one.id, decision.on)?)))
        .filter(|(_, made)| own.is_none_or(|own| last_day(own) <= last_day(made)))
        .max_by_key(|(_, made)| last_day(made))?;
    let answers = made.answers.values();
    let yes = answers.filter(|answer| instrument.counts(&answer.reply) == Some(true));
    let yes = made.yes_total.or_else(|| u32::try_from(yes.count()).ok())?;
    (yes > 0).then(|| {
        format!(
            "{} on the list \u{201c}{}\u{201d} of {} {} not counted: this rule counts the list \u{201c}{}\u{201d}.",
            plural(yes, "yes answer", "yes answers"),
            instrument.title,
            made.when,
            if yes == 1 { "is" } else { "are" },
            counted.title
        )
    })
}

fn decided(case: &Case, decision: &Decision<'_>, shown: &Shown<'_>) -> String {
    let rules = shown.rules;
    let own = match &case.area {
        None => true,
        Some(_) if shown.missing.is_some() => true,
        Some(choice) => rules
            .book
            .rules(choice, decision.on)
            .is_some_and(|own| std::ptr::eq(own.version, rules.version)),
    };
    let looking = if own {
        ""
    } else {
        "This is a look under another rule; the case keeps its own. "
    };
    let reference = if case.reference.is_empty() {
        String::new()
    } else {
        format!(", reference {}", isolated(&case.reference))
    };
    format!("{looking}Decided for {}{reference}.", decision.on)
}

/// The notices that offer the victim's own adviser, whom the nations call by different names.
const ADVISER: [&str; 3] = ["idva", "idaa", "assist-ni"];

/// Whether the victim agrees to a referral to the adviser.
fn adviser_agreed(case: &Case) -> bool {
    let given = case.given_today(VICTIM, "consent", "idva");
    given.is_some_and(|answer| matches!(&answer.reply, Reply::Step(step) if step == "given"))
}

/// First what nobody may miss, then what else cannot wait, then other pathways.
fn now(case: &Case, decision: &Decision<'_>, sources: &mut SourcesOnce) -> SheetSection {
    let notices = [Class::DoNow, Class::Pathway]
        .into_iter()
        .flat_map(|class| decision.notices_of(class));
    let (first, rest): (Vec<_>, Vec<_>) = notices.partition(|found| found.notice.in_sight);
    let notices = || first.iter().chain(&rest).copied();
    let mut words: Vec<_> = notices().map(notice_words).collect();
    if adviser_agreed(case) {
        for adviser in words
            .iter_mut()
            .filter(|words| ADVISER.contains(&words.id.as_str()))
        {
            // There it is the police who refer.
            if adviser.id == "assist-ni" {
                adviser.says.insert_str(0, "The victim agrees. ");
                continue;
            }
            adviser.says = format!(
                "The victim agrees. Tell the {} today, with or without a referral to {}. If the local service does \
                 not take this case, ask which one does.{}",
                adviser.title, decision.routes.version.forum.name, adviser.overdue
            );
        }
    }
    sources.take(notices().map(notice_sources).collect());
    // What may not apply is told from what does by its name alone.
    let name = |words: &NoticeWords| match words.answer {
        Truth::CannotTell => format!("{} (not known yet)", words.title),
        Truth::Met | Truth::NotMet => words.title.clone(),
    };
    let steps = words
        .into_iter()
        .map(|words| Says::new(name(&words), words.says))
        .collect();
    SheetSection {
        id: "now",
        heading: "What to do, in full".to_owned(),
        blocks: vec![Block::Steps(steps)],
    }
}

fn steps(decision: &Decision<'_>) -> SheetSection {
    let steps: Vec<_> = decision
        .steps
        .iter()
        .filter_map(|found| Some(Says::new(step_words(found)?, "")))
        .collect();
    let blocks = if steps.is_empty() {
        Vec::new()
    } else {
        vec![Block::List(steps)]
    };
    SheetSection {
        id: "before",
        heading: "Before the referral is sent".to_owned(),
        blocks,
    }
}

/// A list, where there is something in it.
fn list_of(says: Vec<Says>) -> Option<Block> {
    (!says.is_empty()).then_some(Block::List(says))
}

/// What is to come, and what was set by a MARAC and is late.
fn coming(case: &Case, decision: &Decision<'_>) -> SheetSection {
    let mut blocks: Vec<Block> = list_of(to_come(case, decision.on)).into_iter().collect();
    if let Some(late) = list_of(overdue(case, decision.on)) {
        blocks.extend([
            Block::Text("A MARAC set these, and their day has gone by:".to_owned()),
            late,
        ]);
    }
    SheetSection {
        id: "coming",
        heading: "What is coming, and what is late".to_owned(),
        blocks,
    }
}

/// How the grades went.
fn before(case: &Case, on: Day) -> SheetSection {
    SheetSection {
        id: "grades",
        heading: "Grades so far".to_owned(),
        blocks: list_of(graded(case, on)).into_iter().collect(),
    }
}

/// On what basis to share, and what has to be settled before.
fn share(decision: &Decision<'_>, sources: &mut SourcesOnce) -> SheetSection {
    let (says, from) = sharing(decision);
    sources.take(from);
    SheetSection {
        id: "sharing",
        heading: "Sharing".to_owned(),
        blocks: list_of(says).into_iter().collect(),
    }
}

/// The answers that were taken over from an earlier assessment.
fn from_before(case: &Case, decision: &Decision<'_>) -> SheetSection {
    let blocks = carried(case, decision)
        .into_iter()
        .map(Block::Facts)
        .collect();
    SheetSection {
        id: "carried",
        heading: "Answers carried from earlier".to_owned(),
        blocks,
    }
}

fn routes(decision: &Decision<'_>, sources: &mut SourcesOnce) -> SheetSection {
    let routes = &decision.routes;
    let mut blocks = vec![Block::Source(standing_words(routes, decision.on))];
    let mut told = Vec::new();
    blocks.extend(routes.routes.iter().map(|found| {
        let mut words = route_words(found, routes, decision.on, SpokenTo::Professional);
        words.weigh = weigh(found, decision);
        words.lacks_present = decision.lacks_present(found);
        let at_rest = not_alone(decision, found.finding.as_ref());
        words.explained.facts.extend(at_rest.map(|says| Facts {
            lead: "Review required".to_owned(),
            items: vec![says],
        }));
        let name = words.name.clone();
        once(&mut words.explained, &name, &mut told);
        for source in std::mem::take(&mut words.sources) {
            sources.rests(source, &name);
        }
        Block::Route(Box::new(words))
    }));
    SheetSection {
        id: "routes",
        heading: format!("Routes in {}", routes.area.name),
        blocks,
    }
}

/// So many entries may stand in several routes; a longer list is told in the first and named in the others.
const SHORT_LIST: usize = 3;

/// Leaves a long list that another route has told already to that route.
fn once(explained: &mut Explained, route: &str, told: &mut Vec<(String, Facts)>) {
    for facts in &mut explained.facts {
        if facts.items.len() <= SHORT_LIST {
            continue;
        }
        match told.iter().find(|(_, known)| known == facts) {
            Some((first, _)) if first == route => {
                facts.items = vec!["the same as above".to_owned()]
            }
            Some((first, _)) => {
                facts.items = vec![format!("the same as under \u{201c}{first}\u{201d}")];
            }
            None => told.push((route.to_owned(), facts.clone())),
        }
    }
    for part in &mut explained.parts {
        once(part, route, told);
    }
}

/// What a reviewer would weigh, with the facts of this case, until the professional has judged.
fn weigh(found: &RouteFound<'_>, decision: &Decision<'_>) -> Vec<Says> {
    if found.route.kind != RouteKind::ProfessionalJudgement || found.answer() == Truth::Met {
        return Vec::new();
    }
    let prompts = decision
        .notices_of(Class::Prompt)
        .filter(|found| found.answer() == Truth::Met)
        .map(notice_words);
    prompts
        .map(|words| Says::new(words.title, words.told))
        .collect()
}

fn nearest(decision: &Decision<'_>) -> SheetSection {
    let nearest = decision
        .nearest
        .as_ref()
        .filter(|nearest| nearest.fewest > 0);
    let blocks = nearest
        .map(|nearest| nearest_words(nearest, &decision.routes.version.forum, decision.on))
        .map(|(says, facts)| {
            std::iter::once(Block::Text(says))
                .chain(facts.into_iter().map(Block::Facts))
                .collect()
        });
    SheetSection {
        id: "nearest",
        heading: "What could change this soonest".to_owned(),
        blocks: blocks.unwrap_or_default(),
    }
}

/// Where national guidance answers differently; where it does not, that is said.
fn national(decision: &Decision<'_>) -> SheetSection {
    let blocks = decision.national.as_ref().map(|_| {
        list_of(differences(decision, SpokenTo::Professional)).unwrap_or_else(|| {
            let same = "National guidance gives the same answer on every route that this rule has.";
            Block::Text(same.to_owned())
        })
    });
    SheetSection {
        id: "national",
        heading: "The same case under national guidance".to_owned(),
        blocks: blocks.into_iter().collect(),
    }
}

/// Where a referral goes, whom the rule is for, and what else its sources say.
fn here(case: &Case, decision: &Decision<'_>) -> SheetSection {
    let version = decision.routes.version;
    let mut blocks: Vec<Block> = which_marac(case, decision.on)
        .map(Block::Text)
        .into_iter()
        .collect();
    blocks.extend(list_of(forum_words(version)));
    if !decision.audience.is_empty() {
        let items = decision.audience.iter().map(audience_words).collect();
        blocks.push(Block::Facts(Facts {
            lead: "Whom this rule is for".to_owned(),
            items,
        }));
    }
    if !version.notes.is_empty() {
        let notes = version
            .notes
            .iter()
            .map(|note| Says::new("", note.clone()))
            .collect();
        let heading = "What else the sources say, and what is not known".to_owned();
        blocks.push(Block::Folded(heading, vec![Block::List(notes)]));
    }
    SheetSection {
        id: "here",
        heading: format!("Referral to {} here", version.forum.name),
        blocks,
    }
}

fn others(decision: &Decision<'_>, everywhere: &[RoutesFound<'_>]) -> SheetSection {
    let groups = elsewhere(&decision.routes, everywhere);
    let mut blocks: Vec<Block> = groups
        .into_iter()
        .map(|(heading, areas)| Block::Folded(heading, vec![Block::Areas(areas)]))
        .collect();
    if !blocks.is_empty() {
        let says = "The area where the victim lives hears the case.";
        blocks.insert(0, Block::Text(says.to_owned()));
    }
    SheetSection {
        id: "elsewhere",
        heading: "The same case elsewhere".to_owned(),
        blocks,
    }
}
