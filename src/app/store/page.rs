use waymark::model::case::Case;
use waymark::words::explain::CasePart;

/// Where the user is; one value a page, written in the address after `#/`. It never holds anything about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    Start,
    New,
    Details,
    Before,
    People,
    /// A checklist, by the id of its instrument; nothing for the one the area asks for.
    Checklist(Option<String>),
    /// Last time beside this time, for a checklist by the id of its instrument; nothing for the one asked last.
    Reassess(Option<String>),
    /// What stands against closing a case.
    Closing,
    History,
    /// A form of the history, by what an address calls the entry that it changes; nothing for a new one.
    Entry(HistoryList, Option<String>),
    CausingHarm,
    Judgement,
    Result,
    /// The fields of the referral that the case does not hold.
    Referral,
    Paper(Paper),
    Areas(Option<String>),
    /// A rule being edited, and which part of it: names and numbers with a stroke between them; empty for its map.
    EditArea(String, String),
    /// What there is to train and to weigh rules with.
    Training,
    /// A published case by its id, and the step that is shown, from 0; the one after the last is the end. No step is where
    /// it begins.
    Replay(String, Option<usize>),
    /// One case under several rules.
    Compare,
    /// A rule with its numbers to move, by the id of its area; nothing for the one that is at hand.
    Dials(Option<String>),
    /// What a rule would have done with past cases.
    Past,
    /// Several assessors' answers beside each other.
    Agreement,
    /// What is kept on this device.
    Device,
    /// Choosing to keep the open case.
    KeepHere,
    /// The passphrase for what is kept.
    Unlock,
    ChangePassphrase,
    /// Deleting what is kept: the record of that id, or everything.
    Delete(Option<String>),
    /// The case as a sealed file for somebody else.
    HandOver,
    /// What is promised.
    Claims,
    /// The components that pages share, in all their states: which of them, by name; in the debug build alone.
    #[cfg(debug_assertions)]
    Gallery(String),
}

/// A paper to read, print, copy or save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Referral,
    /// One sheet for whoever signs the referral off.
    Summary,
    Record,
    Supports,
}

/// A list of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum HistoryList {
    Event,
    Change,
    Order,
    Marac,
    Assessment,
}

impl HistoryList {
    const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// What an address calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Change => "change",
            Self::Order => "order",
            Self::Marac => "marac",
            Self::Assessment => "assessment",
        }
    }

    /// What an address calls the entry of that id.
    pub fn in_address(self, case: &Case, id: &str) -> Option<String> {
        match self {
            Self::Event => case.events.in_address(id),
            Self::Change => case.changes.in_address(id),
            Self::Order => case.orders.in_address(id),
            Self::Marac => case.maracs.in_address(id),
            Self::Assessment => case.assessments.in_address(id),
        }
    }

    /// The id of the entry that an address calls so.
    pub fn of_address(self, case: &Case, called: &str) -> Option<String> {
        let id = match self {
            Self::Event => case.events.of_address(called),
            Self::Change => case.changes.of_address(called),
            Self::Order => case.orders.of_address(called),
            Self::Marac => case.maracs.of_address(called),
            Self::Assessment => case.assessments.of_address(called),
        };
        id.map(str::to_owned)
    }
}

impl Page {
    /// The pages of an assessment, in order.
    pub const ASSESSMENT: [Self; 9] = [
        Self::Before,
        Self::People,
        Self::Reassess(None),
        Self::Checklist(None),
        Self::History,
        Self::CausingHarm,
        Self::Judgement,
        Self::Result,
        Self::Referral,
    ];

    /// Where a part of the assessment is entered.
    pub fn of_part(part: CasePart) -> Self {
        match part {
            CasePart::Before => Self::Before,
            CasePart::People => Self::People,
            CasePart::Checklist => Self::Checklist(None),
            CasePart::History => Self::History,
            CasePart::CausingHarm => Self::CausingHarm,
            CasePart::Judgement => Self::Judgement,
            CasePart::Result => Self::Result,
        }
    }

    /// The step before this one; nothing for a page that is no step. Last time beside this time is a step for a case that
    /// was assessed before.
    pub fn step_before(&self, again: bool) -> Option<Self> {
        let steps: Vec<Self> = Self::ASSESSMENT
            .into_iter()
            .filter(|step| again || !matches!(step, Self::Reassess(_)))
            .collect();
        let here = steps.iter().position(|step| step == self)?;
        let before = here.checked_sub(1).and_then(|before| steps.get(before));
        Some(before.cloned().unwrap_or(Self::Details))
    }

    /// The page an address means; an address that means nothing is the start.
    #[expect(clippy::too_many_lines, reason = "one arm for each address")]
    pub fn from_hash(hash: &str) -> Self {
        let path: Vec<&str> = hash
            .trim_start_matches('#')
            .trim_matches('/')
            .split('/')
            .collect();
        let id = |text: &str| (text != "new").then(|| text.to_owned());
        match path.as_slice() {
            ["new"] => Self::New,
            ["details"] => Self::Details,
            ["before"] => Self::Before,
            ["people"] => Self::People,
            ["checklist"] => Self::Checklist(None),
            ["checklist", instrument] => Self::Checklist(Some((*instrument).to_owned())),
            ["reassess"] => Self::Reassess(None),
            ["reassess", instrument] => Self::Reassess(Some((*instrument).to_owned())),
            ["closing"] => Self::Closing,
            ["history"] => Self::History,
            ["history", list, one] => {
                match HistoryList::ALL
                    .iter()
                    .copied()
                    .find(|known| known.id() == *list)
                {
                    Some(list) => Self::Entry(list, id(one)),
                    None => Self::History,
                }
            }
            ["causing-harm"] => Self::CausingHarm,
            ["judgement"] => Self::Judgement,
            ["result"] => Self::Result,
            ["referral"] => Self::Referral,
            ["referral", "read"] => Self::Paper(Paper::Referral),
            ["summary"] => Self::Paper(Paper::Summary),
            ["record"] => Self::Paper(Paper::Record),
            ["numbers"] => Self::Paper(Paper::Supports),
            ["areas"] => Self::Areas(None),
            ["device"] => Self::Device,
            ["device", "keep"] => Self::KeepHere,
            ["device", "passphrase"] => Self::ChangePassphrase,
            ["device", "delete"] => Self::Delete(None),
            ["device", "delete", record] => Self::Delete(Some((*record).to_owned())),
            ["device", "sealed-file"] => Self::HandOver,
            ["unlock"] => Self::Unlock,
            ["promises"] => Self::Claims,
            ["areas", area, "edit", part @ ..] => {
                Self::EditArea((*area).to_owned(), part.join("/"))
            }
            ["training"] => Self::Training,
            ["training", replay] => Self::Replay((*replay).to_owned(), None),
            ["training", replay, step] => Self::Replay(
                (*replay).to_owned(),
                step.parse::<usize>()
                    .ok()
                    .and_then(|step| step.checked_sub(1)),
            ),
            ["compare"] => Self::Compare,
            ["dials"] => Self::Dials(None),
            ["dials", area] => Self::Dials(Some((*area).to_owned())),
            ["past-cases"] => Self::Past,
            ["agreement"] => Self::Agreement,
            ["areas", area] => Self::Areas(Some((*area).to_owned())),
            #[cfg(debug_assertions)]
            ["gallery", part @ ..] => Self::Gallery(part.join("/")),
            _ => Self::Start,
        }
    }

    /// The address of the page.
    pub fn hash(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::New => "#/new".to_owned(),
            Self::Details => "#/details".to_owned(),
            Self::Before => "#/before".to_owned(),
            Self::People => "#/people".to_owned(),
            Self::Checklist(None) => "#/checklist".to_owned(),
            Self::Checklist(Some(instrument)) => format!("#/checklist/{instrument}"),
            Self::Reassess(None) => "#/reassess".to_owned(),
            Self::Reassess(Some(instrument)) => format!("#/reassess/{instrument}"),
            Self::Closing => "#/closing".to_owned(),
            Self::History => "#/history".to_owned(),
            Self::Entry(list, id) => {
                format!("#/history/{}/{}", list.id(), id.as_deref().unwrap_or("new"))
            }
            Self::CausingHarm => "#/causing-harm".to_owned(),
            Self::Judgement => "#/judgement".to_owned(),
            Self::Result => "#/result".to_owned(),
            Self::Referral => "#/referral".to_owned(),
            Self::Paper(Paper::Referral) => "#/referral/read".to_owned(),
            Self::Paper(Paper::Summary) => "#/summary".to_owned(),
            Self::Paper(Paper::Record) => "#/record".to_owned(),
            Self::Paper(Paper::Supports) => "#/numbers".to_owned(),
            Self::Areas(None) => "#/areas".to_owned(),
            Self::Areas(Some(area)) => format!("#/areas/{area}"),
            Self::EditArea(area, part) if part.is_empty() => format!("#/areas/{area}/edit"),
            Self::EditArea(area, part) => format!("#/areas/{area}/edit/{part}"),
            Self::Training => "#/training".to_owned(),
            Self::Replay(replay, None) => format!("#/training/{replay}"),
            Self::Replay(replay, Some(step)) => format!("#/training/{replay}/{}", step + 1),
            Self::Compare => "#/compare".to_owned(),
            Self::Dials(None) => "#/dials".to_owned(),
            Self::Dials(Some(area)) => format!("#/dials/{area}"),
            Self::Past => "#/past-cases".to_owned(),
            Self::Agreement => "#/agreement".to_owned(),
            Self::Device => "#/device".to_owned(),
            Self::KeepHere => "#/device/keep".to_owned(),
            Self::ChangePassphrase => "#/device/passphrase".to_owned(),
            Self::Delete(None) => "#/device/delete".to_owned(),
            Self::Delete(Some(record)) => format!("#/device/delete/{record}"),
            Self::HandOver => "#/device/sealed-file".to_owned(),
            Self::Claims => "#/promises".to_owned(),
            Self::Unlock => "#/unlock".to_owned(),
            #[cfg(debug_assertions)]
            Self::Gallery(part) => format!("#/gallery/{part}"),
        }
    }

    /// The page's name, in its title and in the map of an assessment.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::New => "New assessment",
            Self::Details => "Area, day and reference",
            Self::Before => "Before you ask",
            Self::People => "People",
            Self::Checklist(_) => "Checklist",
            Self::Reassess(_) => "Re-assess",
            Self::Closing => "Before you close",
            Self::History => "History",
            Self::Entry(HistoryList::Event, _) => "An event",
            Self::Entry(HistoryList::Change, _) => "A change",
            Self::Entry(HistoryList::Order, _) => "An order",
            Self::Entry(HistoryList::Marac, _) => "An earlier MARAC",
            Self::Entry(HistoryList::Assessment, _) => "An assessment",
            Self::CausingHarm => "The person causing harm",
            Self::Judgement => "Judgement",
            Self::Result => "Result",
            Self::Referral | Self::Paper(Paper::Referral) => "Referral",
            Self::Paper(Paper::Summary) => "Summary for sign-off",
            Self::Paper(Paper::Record) => "Decision record",
            Self::Paper(Paper::Supports) => "Where to find help",
            Self::Areas(_) => "Areas and rules",
            Self::EditArea(..) => "Edit a rule",
            Self::Training => "Training",
            Self::Replay(..) => "A published case, step by step",
            Self::Compare => "Compare areas",
            Self::Dials(_) => "Move the numbers of a rule",
            Self::Past => "What it would have done",
            Self::Agreement => "How far assessors agree",
            Self::Device => "This device",
            Self::KeepHere => "Keep unfinished work",
            Self::ChangePassphrase => "Change the passphrase",
            Self::Delete(_) => "Delete what is kept",
            Self::HandOver => "A sealed file",
            Self::Claims => "What Waymark promises",
            Self::Unlock => "Unlock",
            #[cfg(debug_assertions)]
            Self::Gallery(_) => "Components",
        }
    }

    /// The page that stays while one goes about on it: a published case is one page, whichever its step.
    #[must_use]
    pub fn whole(&self) -> Self {
        match self {
            Self::Replay(replay, _) => Self::Replay(replay.clone(), None),
            page => page.clone(),
        }
    }

    /// Whether the answer bar and the map belong on it.
    pub fn is_assessment(&self) -> bool {
        let beside = matches!(
            self,
            Self::Start
                | Self::New
                | Self::Areas(_)
                | Self::EditArea(..)
                | Self::Unlock
                | Self::Claims
        );
        #[cfg(debug_assertions)]
        let beside = beside || matches!(self, Self::Gallery(_));
        !beside && !self.is_device() && !self.is_training()
    }

    /// Whether it belongs to the training room.
    pub fn is_training(&self) -> bool {
        matches!(
            self,
            Self::Training
                | Self::Replay(..)
                | Self::Compare
                | Self::Dials(_)
                | Self::Past
                | Self::Agreement
        )
    }

    /// Whether it is about what is kept on this device.
    pub fn is_device(&self) -> bool {
        matches!(
            self,
            Self::Device
                | Self::KeepHere
                | Self::ChangePassphrase
                | Self::Delete(_)
                | Self::HandOver
        )
    }

    /// Whether the map shows `part` as the place where this page is.
    pub fn is_in(&self, part: &Self) -> bool {
        match (self, part) {
            (Self::Checklist(_), Self::Checklist(_))
            | (Self::Reassess(_), Self::Reassess(_))
            | (Self::Entry(..), Self::History)
            | (Self::Paper(_), Self::Referral) => true,
            _ => self == part,
        }
    }
}
