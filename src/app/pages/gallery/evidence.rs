use leptos::prelude::*;
use waymark::logic::Truth;
use waymark::model::rules::RouteKind;
use waymark::words::explain::{
    Attention, DoNow, DoStep, DoneAt, Explained, Facts, Headline, HeadlineTag, Mark, RouteLine,
    RouteWords, Says,
};

use super::{LONG, Specimen};
use crate::app::parts::facts::{
    Attentions, DoThisNow, FactLists, ResultHeadline, RouteRows, RouteSection, SaysLine, Tag,
    WhereFrom,
};
use crate::app::parts::link;
use crate::app::parts::stacked::StackedTable;

fn says(lead: &str, detail: &str) -> Says {
    Says {
        lead: lead.to_owned(),
        detail: detail.to_owned(),
    }
}

/// So many facts under a lead.
fn facts(lead: &str, count: usize) -> Facts {
    Facts {
        lead: lead.to_owned(),
        items: vec![LONG.to_owned(); count],
    }
}

fn explained(answer: Truth, parts: Vec<Explained>) -> Explained {
    Explained {
        answer,
        says: says("What it comes to", "What the rule asks for"),
        facts: vec![facts("Counts", 2), facts("Does not count here", 5)],
        parts,
    }
}

pub fn evidence() -> AnyView {
    view! {
        <Specimen title="Answers">
            <Tag mark=Mark::Met words="Met" />
            <Tag mark=Mark::NotMet words="Not met" />
            <Tag mark=Mark::CannotTell words="Cannot tell" />
            <Tag mark=Mark::Open words="Open to you" />
            <Tag mark=Mark::CannotTell words=LONG />
        </Specimen>
        <Specimen title="Words in two parts">
            <p class="govuk-body">
                <SaysLine says=says("The first", "the second") />
            </p>
            <p class="govuk-body">
                <SaysLine says=says("The first alone", "") />
            </p>
        </Specimen>
        <Specimen title="Facts under their leads">
            <FactLists facts=vec![facts("A few", 2), facts("Many", 6)] />
            <FactLists facts=vec![facts("Many in a fold", 6)] in_fold=true />
        </Specimen>
        <Specimen title="Where something comes from">
            <WhereFrom facts=vec![facts("Source", 1)] />
        </Specimen>
        <Attentive />
    }
    .into_any()
}

/// What nobody may overlook, with all that is said of it and with the first of it alone.
#[component]
fn Attentive() -> impl IntoView {
    let attention = |id, brief: Vec<Says>| Attention {
        id,
        heading: "What is asked for",
        brief,
        reasons: vec![says("A reason", LONG), says("Another", LONG)],
        earlier: vec![facts("Counted before", 5)],
        sources: vec![facts("Source", 1)],
    };
    let found = vec![
        attention("whole", vec![says("A reason", LONG), says("Another", LONG)]),
        attention("brief", vec![says("A reason", "and one more")]),
    ];
    view! { <Attentions found /> }
}

fn route(mark: Mark, answer: &str, explained: Explained) -> RouteWords {
    RouteWords {
        rule: format!("gallery/1/{answer}"),
        kind: RouteKind::VisibleHighRisk,
        name: "A route".to_owned(),
        mark,
        answer: answer.to_owned(),
        explained,
        settle: Vec::new(),
        lacks_present: false,
        weigh: Vec::new(),
        rests_on: "On whose rule it rests".to_owned(),
        notes: Vec::new(),
        sources: vec![LONG.to_owned()],
    }
}

/// What stands before everything that has to be scrolled to.
#[component]
fn Foremost() -> impl IntoView {
    let headline = Headline {
        text: "What follows.".to_owned(),
        tags: vec![HeadlineTag::Provisional, HeadlineTag::ReviewRequired],
    };
    let marks = [Mark::Met, Mark::NotMet, Mark::CannotTell, Mark::Open];
    let row = |mark: Mark| RouteLine {
        rule: format!("gallery/1/{}", mark.words()),
        name: "A route".to_owned(),
        mark,
        brief: LONG.to_owned(),
    };
    let step = |lead: &str, says: &str, at| DoStep {
        lead: lead.to_owned(),
        says: says.to_owned(),
        at,
    };
    let do_now = DoNow {
        steps: vec![
            step("A thing", LONG, None),
            step("A title alone", "", None),
            step("Ask the 3 questions left", "", Some(DoneAt::Questions)),
        ],
        more: 4,
    };
    view! {
        <Specimen title="Before everything else">
            <ResultHeadline headline />
            <RouteRows rows=marks.map(row).into() />
            <DoThisNow do_now />
        </Specimen>
    }
}

pub fn routes() -> AnyView {
    let parts = vec![
        explained(Truth::Met, Vec::new()),
        explained(
            Truth::NotMet,
            vec![explained(Truth::CannotTell, Vec::new())],
        ),
    ];
    let open = RouteWords {
        settle: vec![facts("What could settle it", 2)],
        weigh: vec![says("A prompt", LONG); 2],
        notes: vec![LONG.to_owned()],
        ..route(
            Mark::Open,
            "Open to you",
            explained(Truth::CannotTell, parts),
        )
    };
    let met = route(Mark::Met, "Met", explained(Truth::Met, Vec::new()));
    view! {
        <Foremost />
        <Specimen title="Routes">
            <RouteSection words=met id="route-0" />
            <RouteSection words=open>
                <p class="govuk-body">
                    {link("#/gallery".to_owned(), "What can be done about it")}
                </p>
            </RouteSection>
        </Specimen>
        <Table />
    }
    .into_any()
}

#[component]
fn Table() -> impl IntoView {
    let columns = ["Name", "A column", "Another column"].map(str::to_owned);
    let row = |name: &'static str, cell: &'static str| {
        (name.into_any(), vec![cell.into_any(), "A cell".into_any()])
    };
    let rows = vec![row("A row", "A cell"), row("Another", LONG)];
    view! { <StackedTable caption="A table" columns=columns.into() rows /> }
}
