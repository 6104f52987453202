//! A step that is asked for in some cases alone.

use waymark::model::case::Case;
use waymark::model::instrument::Reply;

use super::decided;
use crate::forum::support::today;

fn with_care_needs(reply: Option<Reply>) -> Case {
    let mut case = Case::new(today());
    if let Some(reply) = reply {
        case.answer("circumstances", "care-needs", |answer| {
            answer.reply = reply.clone();
        });
    }
    case
}

#[test]
fn a_step_stands_where_its_condition_holds_and_is_in_doubt_where_that_is() {
    let step = "Tell the council's adult social care first";
    for (reply, expected) in [
        (Some(Reply::Yes), Some(format!("{step}."))),
        (Some(Reply::No), None),
        (
            None,
            Some(format!("{step}: it is not known yet whether that applies.")),
        ),
    ] {
        let (_, text) = decided("trafford", with_care_needs(reply.clone()), &[]);
        let said = text.lines().find(|line| line.contains(step));
        let said = said.map(|line| line.trim_start_matches(|letter: char| !letter.is_alphabetic()));
        assert_eq!(said, expected.as_deref(), "{reply:?}");
    }
}
