//! A decision as JSON: every answer with its evidence, by stable ids and by name.

mod finding;

use serde_json::{Value, json};

use finding::{finding, open_item};
use waymark::engine::decision::{
    Decision, Finding, Group, InDoubt, Nearest, NoticeFound, RouteFound, RoutesFound, Unknown, Way,
};
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Marac};
use waymark::model::rules::Forum;
use waymark::words::explain::{
    Mark, SpokenTo, change_name, event_name, headline, mark, notice_words, order_name, provisional,
    step_words,
};

/// The whole decision.
pub fn decision(decision: &Decision<'_>) -> Value {
    json!({
        "on": decision.on,
        "headline": headline(decision, SpokenTo::Professional).to_string(),
        "provisional": provisional(decision),
        "rule": routes_found(&decision.routes, decision),
        "national": decision.national.as_ref().map(|national| routes_found(national, decision)),
        "nearest": decision.nearest.as_ref().map(nearest),
        "audience": decision.audience.iter().map(|found| json!({
            "id": found.audience.id,
            "says": found.audience.says,
            "otherwise": found.audience.otherwise,
            "younger": found.audience.younger,
            "older": found.audience.older,
            "finding": finding(&found.finding),
        })).collect::<Value>(),
        "steps": decision.steps.iter().map(|found| json!({
            "id": found.step.id,
            "says": step_words(found),
            "applies": found.applies(),
            "done": found.finding.as_ref().map(finding),
        })).collect::<Value>(),
        "checklist": decision.checklist.as_ref().map(|state| json!({
            "instrument": state.instrument.id,
            "assessment": state.assessment.map(|assessment| &assessment.id),
            "yes": state.yes,
            "no": state.no,
            "open": state.open.iter().map(open_item).collect::<Value>(),
        })),
        "notices": decision.notices.iter().map(notice).collect::<Value>(),
    })
}

fn routes_found(found: &RoutesFound<'_>, decision: &Decision<'_>) -> Value {
    let national = decision.national.as_ref().unwrap_or(&decision.routes);
    json!({
        "area": found.area.id,
        "name": found.area.name,
        "version": found.version.id,
        "standing": found.version.standing,
        "speaks_for": found.version.speaks_for,
        "routes": found.routes.iter().map(|route| {
            let whose = if route.stands_in { national } else { found };
            route_found(route, whose, &found.version.forum)
        }).collect::<Value>(),
    })
}

/// A route, whose criterion was used, and where it leads: to the forum of the area that is decided for, if nowhere else.
fn route_found(found: &RouteFound<'_>, whose: &RoutesFound<'_>, forum: &Forum) -> Value {
    json!({
        "id": found.route.id,
        "kind": found.route.kind,
        "name": found.route.name,
        "answer": found.answer(),
        "mark": match mark(found) {
            Mark::Met => "met",
            Mark::NotMet => "not-met",
            Mark::CannotTell => "cannot-tell",
            Mark::Open => "open",
        },
        "rule": { "area": whose.area.id, "version": found.version.id, "route": found.rule.id, "sources": found.rule.sources },
        "national_guidance_stands_in": found.stands_in,
        "leads_to": if found.leads_to_forum() { &forum.name } else { &found.route.leads_to },
        "finding": found.finding.as_ref().map(finding),
        "settle": found.finding.as_ref().filter(|finding| finding.answer == Truth::CannotTell).map(settle),
    })
}

/// Every way in which it could become met; one with nothing in it holds already.
fn settle(found: &Finding<'_>) -> Value {
    found.ways().iter().map(way).collect()
}

fn nearest(nearest: &Nearest<'_>) -> Value {
    json!({ "route": nearest.route.id, "fewest": nearest.fewest, "way": way(&nearest.way) })
}

fn way(way: &Way<'_>) -> Value {
    let group = |group: &Group<'_>| {
        let of = group.of.iter().map(unknown).collect::<Value>();
        let mut value = json!({ "need": group.need, "of": of });
        if !group.points.is_empty() {
            value["points"] = json!(group.points);
        }
        value
    };
    json!({ "fewest": way.fewest(), "groups": way.groups.iter().map(group).collect::<Value>() })
}

fn parts(open: InDoubt) -> Value {
    open.parts().map(|part| json!(part)).collect()
}

fn unknown(unknown: &Unknown<'_>) -> Value {
    match unknown {
        Unknown::Item(of) => json!({ "unknown": "item", "id": of.id, "name": of.named() }),
        Unknown::Event(of, open) => {
            json!({ "unknown": "event", "id": of.id, "name": event_name(of), "open": parts(*open) })
        }
        Unknown::Marac(of, open) => {
            json!({ "unknown": "marac", "id": of.id, "name": marac_name(of), "open": parts(*open) })
        }
        Unknown::Assessment(of, open) => {
            json!({ "unknown": "assessment", "id": of.id, "name": assessment_name(of), "open": parts(*open) })
        }
        Unknown::Person(who, open) => {
            json!({ "unknown": "person", "who": who, "open": parts(*open) })
        }
        Unknown::Present => json!({ "unknown": "present" }),
        Unknown::MoreEvents => json!({ "unknown": "more-events" }),
        Unknown::MoreMaracs => json!({ "unknown": "more-maracs" }),
        Unknown::MoreAssessments => json!({ "unknown": "more-assessments" }),
        Unknown::Change(of, open) => {
            json!({ "unknown": "change", "id": of.id, "name": change_name(of), "open": parts(*open) })
        }
        Unknown::MoreChanges => json!({ "unknown": "more-changes" }),
        Unknown::Order(of, open) => {
            json!({ "unknown": "order", "id": of.id, "name": order_name(of), "open": parts(*open) })
        }
        Unknown::MoreOrders => json!({ "unknown": "more-orders" }),
        Unknown::Grade => json!({ "unknown": "grade" }),
        Unknown::Judgement => json!({ "unknown": "judgement" }),
        Unknown::SignOff(by) => json!({ "unknown": "sign-off", "by": by }),
        Unknown::AgeOf(of) => json!({ "unknown": "age-of", "id": of.id }),
        Unknown::Definition => json!({ "unknown": "definition" }),
    }
}

fn notice(found: &NoticeFound<'_>) -> Value {
    let words = notice_words(found);
    json!({
        "id": words.id,
        "class": found.notice.class,
        "title": words.title,
        "answer": words.answer,
        "says": words.says,
        "sources": found.notice.sources,
    })
}

fn assessment_name(of: &Assessment) -> String {
    format!("assessment of {}", of.when)
}

fn marac_name(of: &Marac) -> String {
    format!("MARAC of {}", of.met)
}
