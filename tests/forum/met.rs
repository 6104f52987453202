//! A met route is named wherever it leads.

use serde_json::json;
use waymark::engine::compare::{AnswersBeside, beside, everywhere};
use waymark::engine::decision::routes_under;
use waymark::engine::replay::{Playing, replays};
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::rules::RouteKind;
use waymark::words::explain::{Block, HEADLINE_LIMIT, Refer, answers_words, bar, beside_words};
use waymark::words::pack::{Of, Papers};

use crate::forum::support::{
    BOOK, answered, at_least, besides, judged, route, said, today, under, with_area, with_decision,
};

fn headline(book: &Rulebook, case: &Case) -> String {
    said(book, case).headline.text
}

fn bar_state(book: &Rulebook, case: &Case) -> String {
    with_decision(book, case, |decision, _| bar(decision, None).state)
}

/// Cambridgeshire takes 14 to the adviser and 17 to the meeting.
#[test]
fn what_leads_to_another_service_is_named_with_how_it_stands_with_the_forum() {
    let book = &*BOOK;
    let case = under(answered(15, 0), "cambridgeshire");
    let sheet = said(book, &case);
    let met = "Refer to the IDVA service now: IDVA is met";
    assert!(sheet.headline.text.contains(met), "{}", sheet.headline);
    assert!(
        sheet
            .headline
            .text
            .contains("No route to MARAC is met on what is known"),
        "{}",
        sheet.headline
    );
    assert!(
        !sheet.headline.text.contains("No route is met"),
        "{}",
        sheet.headline
    );
    let judged = format!("{} {}", sheet.headline, besides(&sheet).join(" "));
    assert!(
        judged.contains("today on professional judgement"),
        "{judged}"
    );
    assert_eq!(sheet.refer, Refer::Follows);
    let state = bar_state(book, &case);
    assert_eq!(
        state,
        "Refer to the IDVA service: IDVA is met; none to MARAC yet"
    );
    let text = sheet.to_string();
    assert!(!text.contains("No route is"), "{text}");
}

#[test]
fn routes_to_the_forum_come_first_and_then_the_other_places() {
    let book = &*BOOK;
    let case = under(answered(18, 0), "cambridgeshire");
    let text = headline(book, &case);
    assert!(
        text.starts_with(
            "Refer to MARAC now: visible high risk is met. Refer to the IDVA service too: IDVA is \
             met."
        ),
        "{text}"
    );
    assert_eq!(
        bar_state(book, &case),
        "Refer to MARAC, and to the IDVA service: visible high risk is met"
    );
}

/// In Leicester, Leicestershire and Rutland whoever is not trained in risk assessment, and judges that somebody is at
/// immediate risk, refers to the police desk and the adviser: lrsb.org.uk/lmagrda-not-trained-for-risk-assessment.
#[test]
fn a_judgement_that_leads_elsewhere_says_where_before_and_after_it_is_given() {
    let to = "the police Comprehensive Referral Desk and the IDVA service";
    let judgement = route(
        "judgement",
        "professional-judgement",
        "Professional judgement",
        to,
        json!({"judgement": {}}),
    );
    let book = &with_area(
        "MARAC",
        &json!([
            judgement,
            route(
                "high",
                "visible-high-risk",
                "Visible high risk",
                "",
                at_least(14)
            )
        ]),
    );
    let case = under(answered(0, 24), "made-up");
    let sheet = said(book, &case);
    let told = format!("{} {}", sheet.headline, besides(&sheet).join(" "));
    assert!(
        told.contains(&format!(
            "ou can refer to {to} today on professional judgement"
        )),
        "{told}"
    );
    assert!(!told.contains("ou can refer today"), "{told}");
    let case = judged(case);
    let sheet = said(book, &case);
    assert_eq!(
        sheet.headline.text,
        format!(
            "Refer to {to} now: professional judgement is met. No route to MARAC is confirmed yet."
        )
    );
    assert_eq!(sheet.refer, Refer::Follows);
}

/// The serial perpetrator route of Northumbria's own tasking meeting leads there and nowhere else.
#[test]
fn where_no_route_leads_to_the_forum_nothing_is_said_of_it() {
    let serial = route(
        "serial",
        "other-service",
        "Serial perpetrator",
        "the MATAC meeting",
        at_least(1),
    );
    let book = &with_area("MATAC", &json!([serial]));
    let text = headline(book, &under(answered(2, 0), "made-up"));
    assert!(
        text.starts_with("Refer to the MATAC meeting now: serial perpetrator is met."),
        "{text}"
    );
    assert!(!text.contains("No route"), "{text}");
}

#[test]
fn an_open_route_to_another_service_is_not_said_to_be_not_met() {
    let book = &*BOOK;
    // 12 yes, three open: not 17, and perhaps 14.
    let case = under(answered(12, 3), "cambridgeshire");
    let text = headline(book, &case);
    assert!(text.contains("No route is confirmed yet"), "{text}");
    assert_eq!(
        bar_state(book, &case),
        "No route confirmed yet; review required"
    );
}

/// Nearest is what takes the fewest unknowns, wherever it leads and judgement aside; of those that take as few the area's
/// own forum.
#[test]
fn what_is_nearest_may_be_a_route_to_another_service() {
    let nearest = |book: &Rulebook, case: &Case| {
        let sheet = said(book, case);
        sheet
            .sections
            .iter()
            .any(|section| section.id == "nearest")
            .then(|| sheet.to_string())
    };
    // 12 yes, three open: two of them bring the 14 of the adviser's route, and none the 17 of high risk.
    let case = under(answered(12, 3), "cambridgeshire");
    let says = nearest(&BOOK, &case).expect("it is said");
    let lead = "Of the routes that cannot be told yet, IDVA, to the IDVA service, is the nearest. It takes at least two things that are not known.";
    assert!(says.contains(lead), "{says}");
    assert!(
        says.contains("Any two of these could meet it (3)"),
        "{says}"
    );
    // With nothing open it waits for a judgement alone, and that is told elsewhere.
    assert_eq!(
        nearest(&BOOK, &under(answered(12, 0), "cambridgeshire")),
        None
    );
    let serial = route(
        "serial",
        "other-service",
        "Serial perpetrator",
        "the MATAC meeting",
        at_least(5),
    );
    for (forum_needs, named) in [
        (5, "high risk is the nearest"),
        (
            6,
            "serial perpetrator, to the MATAC meeting, is the nearest",
        ),
    ] {
        let own = route(
            "high",
            "visible-high-risk",
            "High risk",
            "",
            at_least(forum_needs),
        );
        let book = with_area("MARAC", &json!([serial, own]));
        let says = nearest(&book, &under(answered(4, 3), "made-up")).expect("it is said");
        assert!(says.contains(named), "{says}");
    }
}

#[test]
fn the_same_case_elsewhere_names_what_is_met_and_where_it_leads() {
    let book = &*BOOK;
    let case = under(answered(15, 0), "plymouth");
    let words = |case: &Case, of: &str| {
        let sheet = said(book, case);
        let blocks = sheet
            .sections
            .into_iter()
            .find(|section| section.id == "elsewhere")
            .unwrap()
            .blocks;
        let mut found = Vec::new();
        for (heading, inside) in blocks.into_iter().filter_map(|block| match block {
            Block::Folded(heading, inside) => Some((heading, inside)),
            _ => None,
        }) {
            for block in inside {
                if let Block::Areas(areas) = block {
                    found.extend(areas.into_iter().map(|area| (heading.clone(), area)));
                }
            }
        }
        let (heading, area) = found.into_iter().find(|(_, area)| area.id == of).unwrap();
        (heading, area.says)
    };
    let (heading, says) = words(&case, "cambridgeshire");
    assert_eq!(
        says,
        "Met: IDVA, to the IDVA service; none to MARAC on what is known"
    );
    assert!(heading.starts_with("Answers differ"), "{heading}");
    let (heading, says) = words(&under(answered(12, 3), "kingston"), "cambridgeshire");
    assert_eq!(
        says,
        "None confirmed; cannot tell: IDVA (to the IDVA service)"
    );
    assert!(heading.starts_with("Answers differ"), "{heading}");
    // With 18 both meet high risk, and the adviser besides is another answer.
    let (heading, says) = words(&under(answered(18, 0), "plymouth"), "cambridgeshire");
    assert_eq!(says, "Met: visible high risk; IDVA, to the IDVA service");
    assert!(heading.starts_with("Answers differ"), "{heading}");
    let case = answered(18, 0);
    let all = everywhere(&case, book, today());
    let of = |id: &str| all.iter().find(|found| found.area.id == id).unwrap();
    // Of escalation and repeat its own rule is not known, so nothing is the same as it by rule.
    assert_eq!(
        beside(of("cambridgeshire"), of("cambridgeshire")),
        AnswersBeside::NotKnown
    );
    assert_eq!(
        beside(of("cambridgeshire"), of("plymouth")),
        AnswersBeside::Differs
    );
}

#[test]
fn routes_to_other_places_stand_beside_those_of_other_rules() {
    let book = &*BOOK;
    let case = answered(15, 0);
    let under = |id: &str| {
        let rules = book.rules(&AreaChoice::of(id), today()).unwrap();
        routes_under(&case, rules, today())
    };
    let found = [under("plymouth"), under("cambridgeshire")];
    let words = beside_words(&found);
    let other = words
        .iter()
        .find(|entry| entry.kind == RouteKind::OtherService)
        .expect("a row of its own");
    assert_eq!(other.answers[0], []);
    assert_eq!(other.answers[1][0].says, "Met");
    assert_eq!(other.answers[1][0].route, "IDVA (to the IDVA service)");
    let said = answers_words(&found[1]);
    assert!(said.contains("Met: IDVA (to the IDVA service)."), "{said}");
}

/// On every day, a replay tells a route to another service by a line of its own, and leaves the others as they were.
#[test]
fn a_replay_has_a_line_for_routes_to_other_places() {
    let book = &*BOOK;
    let replay = replays().unwrap().remove(0);
    let choice = AreaChoice::of("cambridgeshire");
    let mut playing = Playing::new(&replay, [choice]).unwrap();
    assert!(playing.play(&replay, book, u32::MAX));
    let course = playing.courses().remove(0);
    let line = course
        .line(RouteKind::OtherService)
        .expect("the adviser has a line");
    let (first, last) = replay.days().unwrap();
    assert_eq!(
        (line.stretches[0].from, line.stretches.last().unwrap().to),
        (first, last)
    );
}

#[test]
fn the_papers_say_where_the_referral_goes() {
    let book = &*BOOK;
    let papers = Papers::bundled().unwrap();
    let goes_to = |case: &Case| {
        with_decision(book, case, |decision, _| {
            let pack = papers.form("referral").unwrap().pack(Of {
                case,
                decision,
                book,
            });
            pack.title
        })
    };
    let to = |case: Case| goes_to(&under(case, "cambridgeshire"));
    assert_eq!(to(answered(3, 0)), "Referral to MARAC, Cambridgeshire");
    assert_eq!(to(answered(15, 0)), "Referral to the IDVA service");
    assert_eq!(
        to(judged(answered(3, 0))),
        "Referral to MARAC, Cambridgeshire; the IDVA service"
    );
    assert_eq!(
        to(answered(18, 0)),
        "Referral to MARAC, Cambridgeshire; the IDVA service"
    );
    assert_eq!(
        goes_to(&under(answered(18, 0), "islington")),
        "Referral to the Daily Safeguarding Meeting, Islington"
    );
}

/// How many met routes a headline counts besides those it names.
fn counted_besides(text: &str) -> usize {
    let before = |words: &'static str| {
        text.match_indices(words)
            .map(move |(place, _)| &text[..place])
    };
    let counts = [" more met", " more is met", " more are met"]
        .into_iter()
        .flat_map(before);
    counts
        .map(|before| {
            before
                .rsplit(' ')
                .next()
                .expect("a word")
                .parse::<usize>()
                .expect("a number")
        })
        .sum()
}

#[test]
fn what_is_counted_stands_with_where_it_leads_and_a_name_that_fits_is_named() {
    let told = |routes: &[(&str, &str)]| {
        let routes: Vec<_> = routes
            .iter()
            .enumerate()
            .map(|(place, (name, to))| {
                route(
                    &format!("r{place}"),
                    "visible-high-risk",
                    name,
                    to,
                    at_least(1),
                )
            })
            .collect();
        headline(
            &with_area("MARAC", &json!(routes)),
            &under(answered(3, 0), "made-up"),
        )
    };
    let long =
        "Referral of those who come to notice again within twelve months of the last hearing";
    // The one with the long name leads to the forum, and is counted there.
    assert_eq!(
        told(&[
            ("Many yes", ""),
            (long, ""),
            ("Adviser", "the IDVA service")
        ]),
        "Refer to MARAC now: many yes is met, and 1 more met. Refer to the IDVA service too: adviser is met."
    );
    // The place is named where the name of the route has no room.
    assert_eq!(
        told(&[
            ("Many yes", ""),
            ("Repeat", ""),
            (long, "the outreach service for adults and families")
        ]),
        "Refer to MARAC now: many yes and repeat are met. Refer to the outreach service for adults and families too: 1 more is met."
    );
}

/// Several places in one headline: none of what leads elsewhere is said to lead to the first, and every route stands in the
/// rows with where it leads.
#[test]
fn what_leads_elsewhere_is_not_sent_to_the_first_place_and_is_named_in_its_row() {
    let told = |forum: &str, routes: &[(&str, &str)], unknown: &[&str]| {
        let routes = (0..).zip(routes).map(|(place, (name, to))| {
            let kind = if to.is_empty() {
                "visible-high-risk"
            } else {
                "other-service"
            };
            let mut made = route(&format!("r{place}"), kind, name, to, at_least(1));
            if unknown.contains(name) {
                made.as_object_mut().expect("an object").remove("criterion");
            }
            made
        });
        let sheet = said(
            &with_area(forum, &json!(routes.collect::<Vec<_>>())),
            &under(answered(16, 0), "made-up"),
        );
        assert!(
            sheet.headline.text.chars().count() <= HEADLINE_LIMIT,
            "{}",
            sheet.headline
        );
        let names = sheet.rows.iter().map(|row| row.name.clone());
        (sheet.headline.text.clone(), names.collect::<Vec<_>>())
    };
    let long = "the Domestic Abuse Daily Risk Meeting of East Northshire";
    let clinic = (
        "Specialist stalking clinic referral",
        "the Northshire stalking clinic",
    );
    let (headline, names) = told(
        long,
        &[
            ("Visible high risk on the county checklist", ""),
            ("Grave harm as the county has it", ""),
            clinic,
        ],
        &[],
    );
    assert_eq!(
        headline,
        format!("Refer to {long} and the Northshire stalking clinic now: 3 routes are met.")
    );
    assert_eq!(
        names,
        [
            "Visible high risk on the county checklist",
            "Grave harm as the county has it",
            "Specialist stalking clinic referral (to the Northshire stalking clinic)",
        ]
    );
    let (headline, names) = told(
        "MARAC",
        &[
            (clinic.0, "the Northshire stalking and harassment clinic"),
            (
                "Advocacy referral",
                "the countywide independent advocacy service",
            ),
            (
                "Perpetrator programme",
                "the Drive programme and the probation service",
            ),
        ],
        &[],
    );
    assert_eq!(
        headline,
        "Refer to the Northshire stalking and harassment clinic now: specialist stalking clinic referral is met. 2 more are met, elsewhere."
    );
    assert_eq!(
        names[1..],
        [
            "Advocacy referral (to the countywide independent advocacy service)",
            "Perpetrator programme (to the Drive programme and the probation service)",
        ]
    );
    // Where national guidance stands in, too.
    let (headline, names) = told(
        "MARAC",
        &[
            ("High risk of harm or of death", ""),
            ("Stalking", "the police desk"),
        ],
        &["High risk of harm or of death"],
    );
    assert_eq!(
        headline,
        "Refer to MARAC now: high risk of harm or of death is met under national guidance. Refer to the police desk too: stalking is met."
    );
    assert_eq!(names[1], "Stalking (to the police desk)");
}

#[test]
fn what_has_no_room_is_counted_and_the_first_are_named() {
    let kinds = [
        "visible-high-risk",
        "potential-escalation",
        "repeat",
        "automatic",
        "other-service",
    ];
    for many in 1..=12 {
        for length in [8, 30, 60, 130, 400] {
            let name = |place: usize, what: &str| {
                format!("{what} {place} {}", "with a long name ".repeat(length))
                    .chars()
                    .take(length)
                    .collect::<String>()
            };
            let routes: Vec<_> = (0..many)
                .map(|place| {
                    let leads_to = if place % 3 == 1 {
                        name(place, "the place")
                    } else {
                        String::new()
                    };
                    let kind = if place % 3 == 2 && place > 5 {
                        "other-service"
                    } else {
                        kinds[place % 4]
                    };
                    route(
                        &format!("r{place}"),
                        kind,
                        &name(place, "Way"),
                        &leads_to,
                        at_least(1),
                    )
                })
                .collect();
            for forum in ["MARAC".to_owned(), name(99, "the forum")] {
                let book = &with_area(&forum, &json!(routes));
                for case in [answered(3, 0), answered(3, 10)] {
                    let case = under(case, "made-up");
                    let text = headline(book, &case);
                    assert!(
                        text.chars().count() <= HEADLINE_LIMIT,
                        "{} letters: {text}",
                        text.chars().count()
                    );
                    assert!(text.contains("met"), "{text}");
                    assert!(!text.contains("No route is"), "{text}");
                    if length <= 30 {
                        assert!(text.contains(&name(0, "way")), "{text}");
                        let named = (0..many)
                            .filter(|place| text.contains(&name(*place, "way")))
                            .count();
                        assert_eq!(named + counted_besides(&text), many, "{text}");
                    }
                }
            }
        }
    }
}

/// Every met route of every bundled area is told in the headline by its name or by the number of those not named.
#[test]
fn no_bundled_area_says_that_nothing_is_met_above_a_route_that_is() {
    let book = &*BOOK;
    for area in &book.areas {
        for yes in [0, 3, 13, 14, 15, 17, 24] {
            for open in [0, 5, 24_usize.saturating_sub(yes)] {
                for judges in [false, true] {
                    let case = answered(yes, open.min(24 - yes));
                    let case = under(if judges { judged(case) } else { case }, &area.id);
                    with_decision(book, &case, |decision, _| {
                        let met: Vec<_> = decision.routes.that(Truth::Met).collect();
                        let (text, state) = (
                            waymark::words::explain::headline(
                                decision,
                                waymark::words::explain::SpokenTo::Professional,
                            )
                            .text,
                            bar(decision, None).state,
                        );
                        assert_eq!(
                            met.is_empty(),
                            text.contains("No route is "),
                            "{}: {text}",
                            area.id
                        );
                        assert_eq!(
                            met.is_empty(),
                            state.starts_with("No route "),
                            "{}: {state}",
                            area.id
                        );
                        assert!(text.chars().count() <= HEADLINE_LIMIT, "{text}");
                    });
                }
            }
        }
    }
}
