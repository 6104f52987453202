use crate::model::dates::Day;
use crate::model::rules::Area;

use super::diagnostic::{CheckId, Diagnostics};
use crate::record::{entry, field};

/// A version whose dates are known, and its place in the list.
#[derive(Clone, Copy)]
struct DatedVersion<'a> {
    index: usize,
    id: &'a str,
    from: Option<Day>,
    to: Option<Day>,
}

/// The versions follow one another without overlap, gap or reversal.
pub(super) fn check_versions(found: &mut Diagnostics, area: &Area) {
    let mut dated = Vec::with_capacity(area.versions.len());
    for (index, version) in area.versions.iter().enumerate() {
        let Some((from, to)) = version.in_force.from_to() else {
            continue;
        };
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            let says = "This version ends before it begins. Exchange the two days, or correct one.";
            found.add(CheckId::DatesReversed, in_force(index), says);
        } else {
            dated.push(DatedVersion {
                index,
                id: &version.id,
                from,
                to,
            });
        }
    }
    for pair in dated.windows(2) {
        if let [one, next] = pair
            && next.from < one.from
        {
            let says = format!(
                "This version began before \u{201c}{}\u{201d}, which stands above it. List the versions oldest first.",
                one.id
            );
            found.add(
                CheckId::VersionsOrder,
                entry("", "versions", next.index),
                says,
            );
        }
    }
    // In the order of their first days, an open start first: one that begins before another has ended overlaps it.
    dated.sort_by_key(|version| version.from);
    check_days_between(found, dated);
}

/// No day is without a version, and none has two.
fn check_days_between(found: &mut Diagnostics, versions: Vec<DatedVersion<'_>>) {
    let mut versions = versions.into_iter();
    let Some(mut last) = versions.next() else {
        return;
    };
    for one in versions {
        let days = last.to.zip(one.from);
        match days {
            Some((to, from)) if from > to.plus_days(1) => {
                let (first, until) = (to.plus_days(1), from.minus_days(1));
                let says = format!(
                    "From {first} to {until} no version is in force, and \u{201c}{}\u{201d} is used. If one of the two was in \
                     force then, correct its days.",
                    last.id
                );
                found.add(CheckId::VersionsGap, in_force(one.index), says);
            }
            Some((to, from)) if from > to => {}
            _ => {
                let (index, other) = if one.index > last.index {
                    (one.index, last.id)
                } else {
                    (last.index, one.id)
                };
                let says = format!(
                    "On some days both this version and \u{201c}{other}\u{201d} are in force. Let the older end the day before the \
                     newer begins; if that day is not known, give the older \u{201c}dates-not-known\u{201d}."
                );
                found.add(CheckId::VersionsOverlap, in_force(index), says);
            }
        }
        // What ends latest decides about what follows.
        if last.to.is_some_and(|to| one.to.is_none_or(|end| end > to)) {
            last = one;
        }
    }
}

fn in_force(index: usize) -> String {
    field(&entry("", "versions", index), "in_force")
}
