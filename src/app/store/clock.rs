//! The day and the time, by the device's clocks.

use leptos::prelude::*;
use waymark::model::dates::Day;

use super::device;

/// What day it is.
pub struct Clock {
    /// Today as it was seen last; [`Clock::today`] reads it when it is used.
    pub day: RwSignal<Day>,
}

/// The clock.
pub fn use_clock() -> &'static Clock {
    expect_context()
}

impl Clock {
    pub fn new(today: Day) -> Self {
        Self {
            day: RwSignal::new(today),
        }
    }

    /// Today, by the device's clock: read when it is used, because a window may stay open past midnight.
    pub fn today(&'static self) -> Day {
        self.look();
        self.day.get_untracked()
    }

    /// Sees what day it is, and tells whoever shows it when it has become another.
    pub fn look(&'static self) {
        let today = device::today();
        if self.day.get_untracked() != today {
            self.day.set(today);
        }
    }

    /// The text of a field that shows today until something else is written into it, past midnight too.
    pub fn shows_today(&'static self) -> RwSignal<String> {
        let text = RwSignal::new(self.today().to_string());
        Effect::new(move |before: Option<Day>| {
            let day = self.day.get();
            if before.is_some_and(|before| text.with_untracked(|text| *text == before.to_string()))
            {
                text.set(day.to_string());
            }
            day
        });
        text
    }
}

/// By two clocks: one may be set back, and the other may stand still while the device sleeps.
pub type Moment = (f64, f64);

/// Now, by both.
pub fn now() -> Moment {
    (
        js_sys::Date::now(),
        window().performance().map_or(0.0, |clock| clock.now()),
    )
}

/// How many milliseconds have passed since, by whichever clock shows more.
pub fn since((date, clock): Moment) -> f64 {
    let (now_date, now_clock) = now();
    (now_date - date).max(now_clock - clock)
}
