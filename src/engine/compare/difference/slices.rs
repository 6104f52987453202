//! The same search by slices: it rests before every case that is tried, and whoever shows it says when it goes on.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use crate::model::book::Rules;
use crate::model::case::{AreaChoice, Case};
use crate::model::dates::Day;
use crate::model::rules::RouteKind;

use super::{Difference, look};

/// A difference that is being worked out, with all that it needs.
pub struct Differing(Option<Pin<Box<dyn Future<Output = Option<Difference>>>>>);

impl Differing {
    /// Begins to look for the smallest difference of two rules of one book.
    pub fn new(case: Case, both: [Rules<'_>; 2], kind: RouteKind, on: Day) -> Self {
        let [one, _] = both;
        let book = one.book.clone();
        let choices = both.map(|rules| AreaChoice {
            id: rules.area.id.clone(),
            version: Some(rules.version.id.clone()),
        });
        Self(Some(Box::pin(async move {
            let [one, other] = choices.each_ref().map(|choice| book.rules(choice, on));
            Some(look(&case, [one?, other?], kind, on).await)
        })))
    }

    /// Goes on for so many steps, about a case each; the difference once it is found, and once alone.
    pub fn advance(&mut self, steps: u32) -> Option<Difference> {
        let work = self.0.as_mut()?;
        for _ in 0..steps {
            if let Poll::Ready(found) = work.as_mut().poll(&mut Context::from_waker(Waker::noop()))
            {
                self.0 = None;
                return found;
            }
        }
        None
    }
}

/// All of it at once.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(found) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return found;
        }
    }
}

/// Stops here until the work is advanced.
pub(super) fn rest() -> impl Future<Output = ()> {
    let mut rested = false;
    std::future::poll_fn(move |_| {
        if std::mem::replace(&mut rested, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
}
