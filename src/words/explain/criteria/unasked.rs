use crate::engine::decision::LookedAt;
use crate::model::instrument::{Instrument, Item};
use crate::model::rules::Unasked;

use super::things::{ThingsWords, item_of};
use super::{AskedWords, RuleContext};
use crate::words::explain::numbers::plural;

impl AskedWords for Unasked {
    fn rule(&self, asking: RuleContext<'_>) -> String {
        let book = asking.book;
        let of = book.and_then(|book| book.instrument(&self.instrument));
        let items = self.items.iter().filter_map(|id| of?.item(id));
        words(self, of, &items.collect::<Vec<_>>())
    }
}

impl ThingsWords for Unasked {
    fn asked(&self, looked_at: &LookedAt<'_>) -> String {
        let things = looked_at.things.iter();
        let items: Vec<&Item> = things.filter_map(|one| item_of(one.thing)).collect();
        words(self, None, &items)
    }

    fn one_not_asked<'a>(&self, looked_at: &LookedAt<'a>) -> Option<&'a Item> {
        match looked_at.things.as_slice() {
            [one] if !self.under_total => item_of(one.thing),
            _ => None,
        }
    }
}

/// So many questions, of the list where it is known, or the one that is asked about.
fn words(asked: &Unasked, list_of: Option<&Instrument>, items: &[&Item]) -> String {
    let on_list = list_of.map_or_else(String::new, |one| {
        format!(" on the list \u{201c}{}\u{201d}", one.title)
    });
    let many = plural(asked.at_least, "question", "questions");
    match items {
        _ if asked.under_total => {
            format!("{many} or more that a recorded total does not tell{on_list}")
        }
        [one] => format!("{}: not asked", one.named()),
        _ => format!("{many} or more not asked{on_list}"),
    }
}
