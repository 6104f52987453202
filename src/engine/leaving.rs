//! Shift three times to leave the page: which presses count.
//!
//! It leaves at once wherever it is pressed, in a field with unsaved work too, and nothing is asked first. Whoever comes into
//! the room sees whatever still stands on the screen, a question as well; what is lost can be written again, and what was seen
//! cannot be unseen. So that nobody leaves by typing, a press counts only when it is nothing but a press of Shift: no other
//! key, click or wheel with it or between, and in a field, where Shift is pressed for capitals that are then thought over,
//! three short ones within two seconds.

/// How many presses leave.
pub const PRESSES: usize = 3;
/// The longest time between two presses, in milliseconds.
pub const BETWEEN: f64 = 5_000.0;
/// The longest time for all three in a field, in milliseconds.
pub const IN_A_FIELD: f64 = 2_000.0;
/// The longest that one of them may be held in a field, in milliseconds.
pub const HELD: f64 = 600.0;

/// What comes of a key that was let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing that has to do with leaving.
    Nothing,
    /// So many presses count now.
    Presses(usize),
    /// Those that counted do not any more.
    Over,
    /// All three.
    Leave,
}

/// The presses of Shift that count so far. Times are in milliseconds, by a clock that is never set.
#[derive(Clone, Debug, Default)]
pub struct Presses {
    times: Vec<f64>,
    /// When Shift went down, if it is down and has been nothing else since.
    down: Option<f64>,
}

impl Presses {
    /// A key went down; `with` is whether another key than Shift that changes others is held: Control, Alt or their like.
    pub fn down(&mut self, key: &str, repeats: bool, with: bool, at: f64) {
        match key {
            "Shift" if repeats => {}
            "Shift" if !with => self.down = Some(at),
            _ => self.down = None,
        }
    }

    /// A click, or the wheel: with Shift it selects or scrolls, and between two presses it is something else that is done.
    pub fn other(&mut self) -> Heard {
        self.down = None;
        self.forget()
    }

    /// The time for the next press is over.
    pub fn forget(&mut self) -> Heard {
        if self.times.is_empty() {
            return Heard::Nothing;
        }
        self.times.clear();
        Heard::Over
    }

    /// A key was let go; `typing` is whether it was in a field that is typed into.
    pub fn up(&mut self, key: &str, typing: bool, at: f64) -> Heard {
        let down = self.down.take().filter(|_| key == "Shift");
        let Some(down) = down.filter(|down| !typing || at - down <= HELD) else {
            // The key that Shift was held for is let go after it, as often as before.
            return self.forget();
        };
        if self.times.last().is_some_and(|last| at - last > BETWEEN) {
            self.times.clear();
        }
        if typing {
            self.times.retain(|time| down - time <= IN_A_FIELD);
        }
        self.times
            .push(if self.times.is_empty() { down } else { at });
        match self.times.len() {
            PRESSES.. => Heard::Leave,
            presses => Heard::Presses(presses),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Heard, Presses};

    /// Presses of Shift alone: when each goes down and how long it is held.
    fn presses(typing: bool, times: &[(f64, f64)]) -> Heard {
        let mut presses = Presses::default();
        let mut heard = Heard::Nothing;
        for (at, held) in times {
            presses.down("Shift", false, false, *at);
            heard = presses.up("Shift", typing, at + held);
        }
        heard
    }

    #[test]
    fn three_presses_leave_wherever_they_come() {
        let quick = [(0.0, 80.0), (300.0, 80.0), (600.0, 80.0)];
        assert_eq!(presses(false, &quick), Heard::Leave);
        assert_eq!(presses(true, &quick), Heard::Leave);
        assert_eq!(presses(true, &quick[..2]), Heard::Presses(2));
        // Slowly, where nothing is typed.
        assert_eq!(
            presses(false, &[(0.0, 900.0), (4_000.0, 900.0), (8_000.0, 900.0)]),
            Heard::Leave
        );
        assert_eq!(
            presses(false, &[(0.0, 90.0), (400.0, 90.0), (6_000.0, 90.0)]),
            Heard::Presses(1)
        );
    }

    #[test]
    fn in_a_field_they_are_quick_and_short() {
        assert_eq!(
            presses(true, &[(0.0, 80.0), (1_500.0, 80.0), (3_000.0, 80.0)]),
            Heard::Presses(2)
        );
        // Held for a capital that was then thought over.
        assert_eq!(
            presses(true, &[(0.0, 700.0), (800.0, 700.0), (1_600.0, 700.0)]),
            Heard::Nothing
        );
        // The last three count, whatever came before.
        assert_eq!(
            presses(
                true,
                &[
                    (0.0, 80.0),
                    (2_500.0, 80.0),
                    (3_000.0, 80.0),
                    (3_500.0, 80.0)
                ]
            ),
            Heard::Leave
        );
    }

    #[test]
    fn with_anything_else_a_press_does_not_count() {
        for typing in [false, true] {
            let mut presses = Presses::default();
            let mut at = 0.0;
            let mut press = |presses: &mut Presses, between: &dyn Fn(&mut Presses, f64)| {
                at += 200.0;
                presses.down("Shift", false, false, at);
                between(presses, at);
                presses.up("Shift", typing, at + 80.0)
            };
            let alone = |_: &mut Presses, _: f64| {};
            assert_eq!(press(&mut presses, &alone), Heard::Presses(1));
            assert_eq!(press(&mut presses, &alone), Heard::Presses(2));
            // A capital, a click that selects, another layout of the keys.
            assert_eq!(
                press(&mut presses, &|presses, at| presses
                    .down("A", false, false, at)),
                Heard::Over
            );
            assert_eq!(press(&mut presses, &alone), Heard::Presses(1));
            assert_eq!(press(&mut presses, &alone), Heard::Presses(2));
            assert_eq!(
                press(&mut presses, &|presses, _| _ = presses.other()),
                Heard::Nothing
            );
            assert_eq!(press(&mut presses, &alone), Heard::Presses(1));
            presses.down("Control", false, true, 5_000.0);
            presses.down("Shift", false, true, 5_010.0);
            assert_eq!(presses.up("Shift", typing, 5_050.0), Heard::Over);
            // A key between two presses, let go before and after Shift.
            for let_go_first in [false, true] {
                let mut presses = Presses::default();
                for round in 0..6 {
                    let at = f64::from(round) * 300.0;
                    presses.down("Shift", false, false, at);
                    presses.down("A", false, false, at + 20.0);
                    let order = if let_go_first {
                        ["A", "Shift"]
                    } else {
                        ["Shift", "A"]
                    };
                    for (key, after) in order.into_iter().zip([40.0, 60.0]) {
                        assert_eq!(presses.up(key, typing, at + after), Heard::Nothing);
                    }
                }
            }
        }
    }
}
