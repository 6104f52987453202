#![deny(clippy::wildcard_enum_match_arm)]

use crate::model::book::{Rulebook, Rules};
use crate::model::case::Case;
use crate::model::dates::Day;
use crate::model::instrument::Role;
use crate::model::nation::Nation;
use crate::model::rules::notice::Notice;
use crate::model::rules::{Forum, LeadsTo, RouteKind, Version};
use crate::model::sources::Source;

use super::Truth;
use super::case_reading::{CaseReading, InstrumentReading};
use super::found::{
    AudienceFound, ChecklistState, Decision, Nearest, NoticeFound, RouteFound, RoutesFound,
    StepFound,
};
use super::reader::{Here, Looking, Never, Reader};
use super::reading::{ItemReading, OpenItem};
use super::unknown::Unknown;

/// What follows from a case under a rule on a day.
pub fn decide<'a>(case: &'a Case, rules: Rules<'a>, on: Day) -> Decision<'a> {
    let read = CaseReading::of(case, rules.book, on);
    let reader = reader(case, rules, on, &read);
    let national = rules.book.national(on);
    let routes = routes_of(&reader, rules, national);
    let is_national = rules.area.nation == Nation::UnitedKingdom;
    let nation = nation(case, rules, &reader);
    Decision {
        on,
        nation,
        national: national.filter(|_| !is_national).map(|national| {
            let reader = self::reader(case, national, on, &read);
            routes_of(&reader, national, None)
        }),
        audience: rules
            .version
            .audience
            .iter()
            .map(|audience| AudienceFound {
                audience,
                finding: reader.find(&audience.when),
            })
            .collect(),
        steps: rules
            .version
            .steps
            .iter()
            .map(|step| StepFound {
                step,
                when: step.when.as_ref().map(|when| reader.find(when)),
                finding: step.done_when.as_ref().map(|when| reader.find(when)),
            })
            .collect(),
        checklist: checklist(&reader, rules.version),
        notices: notices(&reader, rules, nation, on),
        nearest: nearest(&routes),
        routes,
    }
}

/// The routes alone: what a comparison with another area needs.
pub fn routes_under<'a>(case: &'a Case, rules: Rules<'a>, on: Day) -> RoutesFound<'a> {
    routes_of(
        &reader(case, rules, on, &CaseReading::of(case, rules.book, on)),
        rules,
        rules.book.national(on),
    )
}

/// The routes under the rule of every area of a book for that day, in its order.
pub fn routes_everywhere<'a>(case: &'a Case, book: &'a Rulebook, on: Day) -> Vec<RoutesFound<'a>> {
    let rules = book.areas.iter().filter_map(|area| {
        Some(Rules {
            book,
            area,
            version: area.in_force_on(on)?,
        })
    });
    routes_each(case, book, rules, on)
}

/// The routes under each of those rules of one book, in their order; the case is read once for all of them.
pub fn routes_each<'a>(
    case: &'a Case,
    book: &'a Rulebook,
    rules: impl IntoIterator<Item = Rules<'a>>,
    on: Day,
) -> Vec<RoutesFound<'a>> {
    routes_of_past(case, Never::default(), book, rules, on)
}

/// The same of a case that is over, of which it is known what will not come any more.
pub fn routes_of_past<'a>(
    case: &'a Case,
    never: Never,
    book: &'a Rulebook,
    rules: impl IntoIterator<Item = Rules<'a>>,
    on: Day,
) -> Vec<RoutesFound<'a>> {
    let read = CaseReading::of(case, book, on);
    let national = book.national(on);
    let of = |rules| {
        routes_of(
            &Reader {
                never,
                ..reader(case, rules, on, &read)
            },
            rules,
            national,
        )
    };
    rules.into_iter().map(of).collect()
}

fn reader<'s, 'a>(
    case: &'a Case,
    rules: Rules<'a>,
    on: Day,
    read: &'s CaseReading<'a>,
) -> Reader<'s, 'a> {
    Reader::new(
        Looking {
            case,
            book: rules.book,
            on,
            here: here(case, rules),
            highest_grade: rules.version.highest_grade,
        },
        read,
    )
}

/// Where "here" is: the area whose rule it is, or under guidance that is not of one place, where the victim lives.
fn here<'a>(case: &'a Case, rules: Rules<'a>) -> Here<'a> {
    if rules.area.nation != Nation::UnitedKingdom {
        return Here::Area(rules.area);
    }
    match case.people.victim.lives_in.as_slice() {
        // An area that is loaded may have more than one name.
        [home] => rules
            .book
            .areas
            .iter()
            .find(|area| area.is_called(home) == Truth::Met)
            .map_or(Here::Residence(&case.people.victim.lives_in), Here::Area),
        homes => Here::Residence(homes),
    }
}

/// Whose law and services apply: those of the area whose rule it is, or under guidance that is not of one nation, those
/// that the case names or of the area where the victim lives.
fn nation(case: &Case, rules: Rules<'_>, reader: &Reader<'_, '_>) -> Nation {
    let home = || match reader.here {
        Here::Area(area) => area.nation,
        Here::Residence(_) => Nation::UnitedKingdom,
    };
    if rules.area.nation == Nation::UnitedKingdom {
        case.nation.unwrap_or_else(home)
    } else {
        rules.area.nation
    }
}

/// The routes of a rule.
fn routes_of<'a>(
    reader: &Reader<'_, 'a>,
    rules: Rules<'a>,
    national: Option<Rules<'a>>,
) -> RoutesFound<'a> {
    let routes = rules
        .version
        .routes
        .iter()
        .map(|route| {
            let stand_in = || {
                let version = national?.version;
                let rule = version.routes.iter().find(|rule| rule.kind == route.kind)?;
                rule.criterion
                    .as_ref()
                    .map(|criterion| (rule, version, criterion))
            };
            match (&route.criterion, stand_in()) {
                (Some(criterion), _) => {
                    let finding = Some(reader.find(criterion));
                    RouteFound {
                        route,
                        rule: route,
                        version: rules.version,
                        stands_in: false,
                        finding,
                    }
                }
                (None, Some((rule, version, criterion))) => RouteFound {
                    route,
                    rule,
                    version,
                    stands_in: true,
                    finding: Some(reader.find(criterion)),
                },
                (None, None) => RouteFound {
                    route,
                    rule: route,
                    version: rules.version,
                    stands_in: false,
                    finding: None,
                },
            }
        })
        .collect();
    RoutesFound {
        area: rules.area,
        version: rules.version,
        routes,
    }
}

fn checklist<'a>(reader: &Reader<'_, 'a>, version: &Version) -> Option<ChecklistState<'a>> {
    let newest = reader
        .read
        .of_role(Role::Checklist)
        .filter_map(|reading| Some((reading, reading.assessment?.when.exact())))
        .max_by_key(|(reading, day)| (*day, reading.instrument.id == version.checklist))
        .map(|(reading, _)| reading);
    let InstrumentReading {
        instrument,
        assessment,
        items,
        yes,
        rest,
        ..
    } = newest.or_else(|| reader.read.of_instrument(&version.checklist))?;
    let no = items
        .iter()
        .filter(|one| one.reading == ItemReading::No)
        .count();
    let is_open = |one: &&OpenItem<'_>| Truth::from(one.reading) == Truth::CannotTell;
    Some(ChecklistState {
        instrument,
        assessment: *assessment,
        yes: *yes,
        no,
        open: items.iter().filter(is_open).copied().collect(),
        total: rest.and_then(|_| assessment.as_ref()?.yes_total),
    })
}

/// The notices that apply or may, in the order of the general file, and then those that the rule adds. One of the rule's
/// own stands in the place of the general one of its id.
fn notices<'a>(
    reader: &Reader<'_, 'a>,
    rules: Rules<'a>,
    nation: Nation,
    on: Day,
) -> Vec<NoticeFound<'a>> {
    let Rules { book, version, .. } = rules;
    let mut found = Vec::with_capacity(64);
    let mut hear = |notice: &'a Notice, sources: &'a [Source]| {
        if notice.applies_in(nation, on)
            && let Some(heard) = notice_found(reader, notice, sources, &version.forum)
        {
            found.push(heard);
        }
    };
    for notice in &book.notices.notices {
        match version.notices.iter().find(|own| own.id == notice.id) {
            Some(own) => hear(own, &version.sources),
            None => hear(notice, &book.notices.sources),
        }
    }
    let is_general = |id: &str| book.notices.notices.iter().any(|notice| notice.id == id);
    for notice in version.notices.iter().filter(|own| !is_general(&own.id)) {
        hear(notice, &version.sources);
    }
    found
}

fn notice_found<'a>(
    reader: &Reader<'_, 'a>,
    notice: &'a Notice,
    all_sources: &'a [Source],
    forum: &'a Forum,
) -> Option<NoticeFound<'a>> {
    let speaks = !notice.unknown.is_empty() || !notice.unsure.is_empty();
    let least = if speaks {
        Truth::CannotTell
    } else {
        Truth::Met
    };
    if notice
        .when
        .as_ref()
        .is_some_and(|when| !reader.may_be(when, least))
    {
        return None;
    }
    let finding = notice.when.as_ref().map(|when| reader.find(when));
    let heard = match finding.as_ref().map(|finding| finding.answer) {
        None | Some(Truth::Met) => true,
        // What may have happened since the newest checklist, or been graded higher before, calls for a look too.
        Some(Truth::CannotTell) => {
            let perhaps = finding
                .as_ref()
                .is_some_and(|finding| !finding.perhaps().is_empty());
            let unsure = !notice.unsure.is_empty()
                && finding
                    .as_ref()
                    .is_some_and(|finding| finding.is_left_open_by_record());
            unsure || !notice.unknown.is_empty() || notice.class.asks_for_a_look() && perhaps
        }
        Some(Truth::NotMet) => false,
    };
    heard.then_some(NoticeFound {
        notice,
        on: reader.on,
        finding,
        all_sources,
        forum,
    })
}

/// Of the routes that cannot be told, the one that takes the fewest unknowns, wherever it leads and judgement aside: of
/// those that take as few the one to the area's own forum, and then the first of the file.
fn nearest<'a>(routes: &RoutesFound<'a>) -> Option<Nearest<'a>> {
    routes
        .routes
        .iter()
        .filter(|found| found.route.kind != RouteKind::ProfessionalJudgement)
        .filter(|found| found.answer() == Truth::CannotTell)
        .filter_map(|found| {
            let ways = found.finding.as_ref()?.ways();
            let way = ways
                .into_iter()
                .filter(|way| {
                    !way.groups
                        .iter()
                        .any(|group| group.of.contains(&Unknown::Definition))
                })
                .filter(|way| !way.takes_only_judgement())
                .map(|way| (way.fewest(), way))
                .min_by_key(|(fewest, _)| *fewest)?;
            Some(Nearest {
                route: found.route,
                fewest: way.0,
                way: way.1,
            })
        })
        .min_by_key(|nearest| (nearest.fewest, nearest.route.leads() != LeadsTo::Forum))
}
