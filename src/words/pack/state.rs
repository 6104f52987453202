//! How far a paper has come, section by section, before it is sent.

use crate::model::rules::FormDemand;
use crate::words::explain::{list, number_word, plural};

use super::{Of, PaperForm, PaperSection, RedactedPaper};

/// So many blanks are named; of more it is told how many.
const NAMED: usize = 3;

/// How far a section has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionState {
    /// Whether the paper holds anything of it.
    pub holds: bool,
    /// What of it is asked for and blank, by name.
    pub blank: Vec<String>,
}

impl SectionState {
    /// The same in words, beside the name of the section.
    pub fn words(&self) -> String {
        let blank = match self.blank.as_slice() {
            [] if self.holds => return "Filled in".to_owned(),
            [] => return "Nothing to tell".to_owned(),
            [_] if !self.holds => return "Blank".to_owned(),
            blank if blank.len() <= NAMED => list(blank, "and"),
            blank => {
                let (named, more) = blank.split_at(NAMED - 1);
                let more = format!("{} more", number_word(more.len()));
                let named: Vec<String> = named.iter().cloned().chain([more]).collect();
                list(&named, "and")
            }
        };
        format!("Blank: {blank}")
    }
}

/// Something that the area's form demands, and the case does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankDemand {
    /// The id of the field, by which it is found on the page.
    pub field: String,
    /// The name of the field.
    pub label: String,
    /// What the form says of it.
    pub says: String,
}

impl PaperForm {
    /// How far each section has come that the user fills in, in the order of the form.
    pub fn states(&self, of: Of<'_>) -> Vec<SectionState> {
        let paper = RedactedPaper::of(self, of.case);
        let sections = self.filled_in().map(|section| {
            let mut blank = Vec::new();
            let part = section.part(of, &paper, &mut 0, &mut blank);
            let rows = part.as_ref().map_or(&[][..], |part| &part.rows);
            let not_said = rows.iter().filter(|row| row.blank);
            blank.extend(not_said.map(|row| row.label.trim_end_matches(':').to_owned()));
            let has_table = part.as_ref().is_some_and(|part| part.table.is_some());
            SectionState {
                holds: has_table || rows.iter().any(|row| !row.blank),
                blank,
            }
        });
        sections.collect()
    }

    /// The sections that the user fills in: an annex is made of the decision alone.
    pub fn filled_in(&self) -> impl Iterator<Item = &PaperSection> {
        self.sections.iter().filter(|section| !section.annex)
    }

    /// What the area's own form demands and the case does not hold.
    pub fn blank_demands(&self, of: Of<'_>) -> Vec<BlankDemand> {
        let paper = RedactedPaper::of(self, of.case);
        let demands = of.decision.routes.version.form.iter();
        let blank = |demand: &FormDemand| {
            let mut fields = self.sections.iter().flat_map(|section| &section.fields);
            let field = fields.find(|field| field.id == demand.field)?;
            let is_blank = field.rows(of, &paper).is_empty();
            is_blank.then(|| BlankDemand {
                field: field.id.clone(),
                label: field.label.clone(),
                says: demand.says.clone(),
            })
        };
        demands.filter_map(blank).collect()
    }
}

/// How many fields are blank that are asked for.
pub fn blanks_words(states: &[SectionState]) -> String {
    let blank: usize = states.iter().map(|state| state.blank.len()).sum();
    match u32::try_from(blank) {
        Ok(0) => "Nothing that is asked for is blank.".to_owned(),
        Ok(blank) => format!(
            "{} blank. The referral can be sent all the same: what is blank is listed in it.",
            plural(blank, "field is", "fields are")
        ),
        Err(_) => String::new(),
    }
}
