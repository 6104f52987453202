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
    History(Option<HistoryPart>),
    Judgement,
    Result,
    Areas(Option<String>),
}

/// A form of the history, by the id of what it changes; nothing for a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryPart {
    Event(Option<String>),
    Marac(Option<String>),
    Assessment(Option<String>),
}

impl Page {
    /// The pages of an assessment, in order.
    pub const ASSESSMENT: [Self; 7] = [
        Self::Before,
        Self::People,
        Self::Reassess(None),
        Self::Checklist(None),
        Self::History(None),
        Self::Judgement,
        Self::Result,
    ];

    /// The page an address means; an address that means nothing is the start.
    pub fn from_hash(hash: &str) -> Self {
        let path: Vec<&str> = hash.trim_start_matches('#').trim_matches('/').split('/').collect();
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
            ["history"] => Self::History(None),
            ["history", "event", event] => Self::History(Some(HistoryPart::Event(id(event)))),
            ["history", "marac", marac] => Self::History(Some(HistoryPart::Marac(id(marac)))),
            ["history", "assessment", assessment] => Self::History(Some(HistoryPart::Assessment(id(assessment)))),
            ["judgement"] => Self::Judgement,
            ["result"] => Self::Result,
            ["areas"] => Self::Areas(None),
            ["areas", area] => Self::Areas(Some((*area).to_owned())),
            _ => Self::Start,
        }
    }

    /// The address of the page.
    pub fn hash(&self) -> String {
        let part = |name: &str, id: &Option<String>| format!("#/history/{name}/{}", id.as_deref().unwrap_or("new"));
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
            Self::History(None) => "#/history".to_owned(),
            Self::History(Some(HistoryPart::Event(id))) => part("event", id),
            Self::History(Some(HistoryPart::Marac(id))) => part("marac", id),
            Self::History(Some(HistoryPart::Assessment(id))) => part("assessment", id),
            Self::Judgement => "#/judgement".to_owned(),
            Self::Result => "#/result".to_owned(),
            Self::Areas(None) => "#/areas".to_owned(),
            Self::Areas(Some(area)) => format!("#/areas/{area}"),
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
            Self::History(None) => "History",
            Self::History(Some(HistoryPart::Event(_))) => "An event",
            Self::History(Some(HistoryPart::Marac(_))) => "An earlier MARAC",
            Self::History(Some(HistoryPart::Assessment(_))) => "An earlier assessment",
            Self::Judgement => "Judgement",
            Self::Result => "Result",
            Self::Areas(_) => "Areas and rules",
        }
    }

    /// Whether the answer bar and the map belong on it.
    pub fn is_assessment(&self) -> bool {
        !matches!(self, Self::Start | Self::New | Self::Areas(_))
    }

    /// Whether the map shows `part` as the place where this page is.
    pub fn is_in(&self, part: &Self) -> bool {
        match (self, part) {
            (Self::Checklist(_), Self::Checklist(_))
            | (Self::Reassess(_), Self::Reassess(_))
            | (Self::History(_), Self::History(_)) => true,
            _ => self == part,
        }
    }
}
