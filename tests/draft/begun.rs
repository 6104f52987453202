//! A dial and what it began with, once the lists around it have changed.

use waymark::workshop::draft::{Dial, Draft, dials, tree};

use super::{BOOK, draft, route};

fn moved(draft: &Draft, version: &str) -> Vec<Dial> {
    dials(draft, version, &BOOK)
        .into_iter()
        .filter(|dial| dial.moved)
        .collect()
}

#[test]
fn a_route_that_stands_elsewhere_has_not_moved_its_dials() {
    let mut draft = draft("national");
    let repeat = route(&draft, "safelives", "repeat");
    draft.move_up(&repeat);
    let repeat = route(&draft, "safelives", "repeat");
    assert_eq!(
        moved(&draft, "versions[1]").len(),
        0,
        "its place among the routes is no number of it"
    );
    let months = format!("{repeat}.criterion.repeat.months");
    draft.type_in(&months, "9");
    let now = moved(&draft, "versions[1]");
    let [dial] = &now[..] else { panic!("{now:?}") };
    assert_eq!(
        (dial.at.as_str(), dial.source.as_deref(), dial.now.as_str()),
        (months.as_str(), Some("12"), "9")
    );
    draft.put_back(&months);
    draft.move_up(&route(&draft, "safelives", "escalation"));
    draft.check(&BOOK);
    assert_eq!((draft.tree(), draft.wrong()), (draft.began(), &[][..]));
    // A version that was taken out takes its own dials with it, and no others.
    draft.take_out("versions[0]");
    assert_eq!(moved(&draft, "versions[0]").len(), 0);
    assert!(
        dials(&draft, "versions[0]", &BOOK)
            .iter()
            .all(|dial| dial.source.as_ref() == Some(&dial.now))
    );
}

#[test]
fn a_part_beside_which_one_was_taken_out_has_no_source() {
    let mut draft = draft("kingston");
    let escalation = route(&draft, "council-page", "escalation");
    let either = format!("{escalation}.criterion.all[0].any");
    let crimes = format!("{either}[0].events.count");
    let source = |draft: &Draft, at: &str| {
        let all = dials(draft, "versions[0]", &BOOK);
        all.into_iter()
            .find(|dial| dial.at == at)
            .expect("it is a dial")
            .source
    };
    assert_eq!(source(&draft, &crimes).as_deref(), Some("at least 5"));
    draft.take_out(&format!("{either}[0]"));
    assert_eq!(
        source(&draft, &crimes),
        None,
        "this is the part of at least 3 now"
    );
    assert_eq!(moved(&draft, "versions[0]").len(), 0);
    let before = draft.tree().clone();
    draft.put_back(&crimes);
    assert_eq!(draft.tree(), &before, "there is nothing to go back to");
    // As many parts as before, and others.
    let new = draft.add(&either).expect("a list");
    draft.choose_shape(&new, "events");
    assert_eq!(source(&draft, &crimes), None);
    draft.take_out(&new);
    draft.bring_back(&either);
    draft.bring_back(&either);
    draft.take_out(&format!("{either}[2]"));
    assert_eq!(
        tree::at(draft.tree(), &either),
        tree::at(draft.began(), &either)
    );
}

#[test]
fn a_choice_that_is_ticked_again_is_where_it_was() {
    for area in &BOOK.areas {
        let mut draft = draft(&area.id);
        for version in 0..area.versions.len() {
            let version = format!("versions[{version}]");
            for dial in dials(&draft, &version, &BOOK) {
                let ticked = tree::at(draft.tree(), &dial.at)
                    .and_then(|list| list.as_array())
                    .cloned();
                for id in ticked.into_iter().flatten() {
                    let id = id.as_str().expect("an id");
                    draft.tick(&dial.at, id, false);
                    assert!(draft.is_moved(&dial.at), "{} {id}", dial.at);
                    draft.tick(&dial.at, id, true);
                    assert_eq!(draft.tree(), draft.began(), "{} {id}", dial.at);
                }
            }
        }
    }
}
