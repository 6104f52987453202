//! Generated cases with answers to the bundled instruments.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use waymark::model::book::Rulebook;
use waymark::model::instrument::Reply;

use super::generate::{Situation, situation};
use super::names::{SHORT, STEPS};

pub static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));

/// The instruments that bundled rules read, with their items.
pub fn items() -> Vec<(&'static str, String)> {
    let of = |id| {
        BOOK.instrument(id)
            .expect("it is bundled")
            .items
            .iter()
            .map(move |item| (id, item.id.clone()))
    };
    of("dash-24").chain(of("circumstances")).collect()
}

prop_compose! {
    /// A generated case with answers to the bundled instruments: many yes, so that the thresholds are near.
    pub fn bundled_case()(
        situation in situation(),
        answers in vec(
            weighted(0.85, prop_oneof![5 => Just(Reply::Yes), 3 => Just(Reply::No), 1 => select(Reply::plain().skip(2).collect::<Vec<_>>())]),
            items().len(),
        ),
    ) -> Situation {
        let Situation { mut case, on, in_area } = situation;
        for one in &mut case.assessments.list {
            // Answers that are changed one by one make another total; that has a property of its own.
            one.yes_total = None;
            let Some(instrument) = [(SHORT, "dash-24"), (STEPS, "circumstances")].into_iter().find(|(is, _)| one.instrument.as_deref() == Some(*is)) else {
                continue;
            };
            one.instrument = Some(instrument.1.to_owned());
            if !one.answers.is_empty() {
                let given = items().into_iter().zip(&answers).filter(|((of, _), _)| *of == instrument.1);
                one.answers = given.filter_map(|((_, item), reply)| Some((item, reply.clone()?.into()))).collect();
            }
        }
        Situation { case, on, in_area }
    }
}
