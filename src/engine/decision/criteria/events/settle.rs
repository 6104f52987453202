use crate::logic::Truth;
use crate::model::case::Event;
use crate::model::rules::same_place;

use crate::engine::decision::criteria::repeat::people_are_open;
use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::settle::{Way, all_of, counted};
use crate::engine::decision::unknown::{HOME, NOBODY, Unknown};

use super::{Behind, EventsFound, Weighed};

impl<'a> EventsFound<'a> {
    /// Where "here" hangs on the home, what was in one place and what was in another never count together: each place
    /// has its own ways.
    pub(super) fn ways_by_place(&self) -> Vec<Way<'a>> {
        let mut homes: Vec<&str> = Vec::new();
        let hang_on_it = self
            .that(Truth::CannotTell)
            .filter(|one| self.behind.home && one.fit.place == Truth::CannotTell);
        for Weighed { event, .. } in hang_on_it {
            if let [place] = event.place.areas.as_slice()
                && !homes.iter().any(|home| same_place(home, place))
            {
                homes.push(place);
            }
        }
        if homes.is_empty() {
            return self.ways_at(None);
        }
        let mut ways: Vec<Way<'a>> = Vec::new();
        for way in homes.into_iter().flat_map(|home| self.ways_at(Some(home))) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    }

    /// The ways there are if the home is in this place; wherever it is where nothing is given.
    #[expect(
        clippy::too_many_lines,
        reason = "one count of what is in doubt: each step needs what those before it left open"
    )]
    fn ways_at(&self, place: Option<&str>) -> Vec<Way<'a>> {
        let Behind { home, nobody } = self.behind;
        let present = self.present.as_it_may_be();
        let weighed: Vec<_> = self.events.iter().map(|one| one.beside(&present)).collect();
        let (mut doubts, mut with_present) = (Vec::new(), Vec::new());
        // What is known to have been in that place counts with the home alone.
        let mut with_home = 0_u32;
        let unsaid = present.unsaid;
        // Where each of those that may be the newest says what led to it, their dates alone tell which event is left out:
        // then one more may count.
        let by_dates = !unsaid && !present.vague.is_empty();
        let mut with_dates = 0_u32;
        let mut counted_now = false;
        let is_there = |event: &Event| match (place, event.place.areas.as_slice()) {
            (Some(place), [one]) => same_place(place, one),
            (None | Some(_), _) => true,
        };
        let may_be = |one: &&Weighed<'a>| {
            (!nobody || one.event.by.is_empty())
                && (one.fit.place != Truth::CannotTell || is_there(one.event))
        };
        let open = weighed
            .iter()
            .filter(|one| one.fit.answer() == Truth::CannotTell);
        for Weighed { event, fit } in open.filter(may_be) {
            if unsaid && fit.but_for_the_present() == Truth::Met {
                counted_now = true;
                continue;
            }
            let open = |answer: Truth| answer == Truth::CannotTell;
            let own = InDoubt::of([
                (Part::Date, open(fit.date)),
                (Part::Recorded, open(fit.recorded)),
                (Part::Done, open(fit.kind)),
                // One place is open by itself where its name leaves open which is meant, and else with the home.
                (
                    Part::Place,
                    open(fit.place) && (event.place.areas.len() != 1 || !home),
                ),
                (
                    Part::People,
                    open(fit.people) && people_are_open(self.asked.people, event),
                ),
            ]);
            let present = InDoubt::of([(Part::Present, !unsaid && open(fit.earlier))]);
            match (own.is_empty(), present.is_empty()) {
                (true, false) if by_dates => with_dates = 1,
                (false, false) if by_dates => with_present.push(Unknown::Event(event, own)),
                (_, false) => with_present.push(Unknown::Event(event, own.and(present))),
                (false, true) => doubts.push(Unknown::Event(event, own)),
                (true, true) => with_home += 1,
            }
        }
        let more = (!self.all_known).then_some(Unknown::MoreEvents);
        // While nobody has said which event is the present one, one of those that count is left out.
        let missing = |target: u32| {
            let least = least(&weighed) + with_home;
            (target + u32::from(unsaid && !counted_now)).saturating_sub(least)
        };
        // Which event is the present one settles as much as one event more.
        let in_reach = |target: u32| {
            let there =
                doubts.len() + with_present.len() + usize::from(unsaid) + with_dates as usize;
            more.is_some() || missing(target) as usize <= there
        };
        let (target, possible) = self.asked.count.target(in_reach);
        if !in_reach(target) {
            return Vec::new();
        }
        let mut missing = missing(target);
        let mut behind = all_of(
            [home.then_some(HOME), nobody.then_some(NOBODY)]
                .into_iter()
                .flatten(),
        );
        // Which event is the present one is asked where there are not enough others.
        let vague = || {
            present
                .vague
                .iter()
                .map(|one| Unknown::Assessment(one, InDoubt::only(Part::Date)))
        };
        // Which is the newest stays open until the days of those that may be are known, whatever else comes to light.
        let mut needs_dates = self.present.unsaid && !unsaid;
        if doubts.len() < missing as usize && (with_dates > 0 || !with_present.is_empty()) {
            needs_dates = true;
            missing -= with_dates;
            doubts.extend(with_present);
        }
        let reach = |missing| {
            if missing == 0 && possible {
                vec![Way::default()]
            } else {
                counted(missing, doubts.clone(), more, possible)
            }
        };
        let ways = reach(missing);
        let is_reached = missing as usize <= doubts.len() || more.is_some();
        let mut ways = match unsaid {
            false => ways,
            true => {
                let said = reach(missing.saturating_sub(1)).into_iter().map(|mut way| {
                    // It is said of the newest assessment, which the dates must tell.
                    way.groups
                        .extend(all_of(std::iter::once(Unknown::Present).chain(vague())));
                    way
                });
                said.chain(ways.into_iter().filter(|_| is_reached))
                    .collect()
            }
        };
        if needs_dates {
            behind.extend(all_of(vague()));
        }
        for way in &mut ways {
            way.groups.extend(behind.iter().cloned());
        }
        ways
    }
}

/// How many certainly count, whichever of them is left out as the present one.
fn least(weighed: &[Weighed<'_>]) -> u32 {
    let certain = weighed
        .iter()
        .filter(|one| one.fit.but_for_the_present() == Truth::Met);
    let (mut least, mut left_out) = (0, 0);
    for one in certain {
        least += 1;
        left_out |= u32::from(one.fit.earlier != Truth::Met);
    }
    least - left_out
}
