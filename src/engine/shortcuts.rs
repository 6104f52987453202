//! What a key means on a question: which press is an answer, and which is a slip, a held key or a text that was meant for
//! somewhere else.
//!
//! One letter is an answer. Whoever types a sentence while a question has the focus types its letters one after the other,
//! so a letter answers only after two seconds without another one: of a sentence its first letter at most is taken, and
//! what was recorded is said and can be taken back.

use crate::model::instrument::Reply;

/// For so long after a letter no other one answers, in milliseconds.
pub const QUIET: f64 = 2_000.0;

/// A key that went down on one of a question's answers, alone or with Shift.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// What the browser calls it: `y`, `Enter`, `ArrowDown`.
    pub key: &'a str,
    /// Whether it comes of a key that is held.
    pub held: bool,
    /// When, in milliseconds by a clock that is never set.
    pub at: f64,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comes {
    /// The browser does what it does with such a key.
    OfTheBrowser,
    /// Nothing at all.
    OfNothing,
    /// This is the answer to the question in focus, and the focus stays on it.
    Answer(Reply),
    /// The focus goes on to the next question.
    GoOn,
    /// It would be an answer and comes too soon after another letter; said once, or whoever types a sentence would hear of
    /// each letter of it.
    TooSoon,
}

/// The letters that were typed on questions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typing {
    /// When the last one was typed.
    last: Option<f64>,
    /// How many came without a pause.
    run: u32,
}

impl Typing {
    /// What comes of a key. `letters` is whether letters answer this question at all.
    pub fn press(&mut self, press: Press<'_>, letters: bool) -> Comes {
        let typing = self.is_going_on(press.at);
        match press.key {
            // It would choose the answer in focus in the middle of a sentence.
            " " if typing => {
                self.typed(press.at, typing);
                Comes::OfNothing
            }
            " " | "Enter" if press.held => Comes::OfNothing,
            // The end of a line of a text that was meant for somewhere else.
            "Enter" if typing && self.run > 1 => Comes::OfNothing,
            "Enter" => {
                *self = Self::default();
                Comes::GoOn
            }
            // Held, they would run through the answers and leave the last.
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" if press.held => Comes::OfNothing,
            key if key.chars().count() == 1 && key != " " => {
                let answer = letter(key).filter(|_| letters && !press.held);
                let first = self.run == 1;
                self.typed(press.at, typing);
                match answer {
                    Some(answer) if !typing => Comes::Answer(answer),
                    Some(_) if first => Comes::TooSoon,
                    _ => Comes::OfTheBrowser,
                }
            }
            // Whoever goes on to another question by hand has ended what was typed, if that was one letter.
            "Tab" | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" if self.run <= 1 => {
                *self = Self::default();
                Comes::OfTheBrowser
            }
            _ => Comes::OfTheBrowser,
        }
    }

    /// Whether something is being typed: the end of a press of the space bar must not choose anything then either.
    pub fn is_going_on(&self, at: f64) -> bool {
        self.last.is_some_and(|last| at - last < QUIET)
    }

    fn typed(&mut self, at: f64, typing: bool) {
        self.last = Some(at);
        self.run = if typing { self.run + 1 } else { 1 };
    }
}

/// The answer that a letter stands for.
fn letter(key: &str) -> Option<Reply> {
    match key {
        "y" | "Y" => Some(Reply::Yes),
        "n" | "N" => Some(Reply::No),
        "d" | "D" => Some(Reply::DoesNotKnow),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Comes, Press, Typing};
    use crate::model::instrument::Reply;

    /// What came of keys that were pressed one after the other, each so many milliseconds after the one before.
    fn comes(keys: &[(&str, f64)]) -> Vec<Comes> {
        let (mut typing, mut at) = (Typing::default(), 0.0);
        let press = |(key, after): &(&str, f64)| {
            at += after;
            typing.press(
                Press {
                    key,
                    held: false,
                    at,
                },
                true,
            )
        };
        keys.iter().map(press).collect()
    }

    fn answers(keys: &[(&str, f64)]) -> Vec<Reply> {
        let answer = |one| match one {
            Comes::Answer(reply) => Some(reply),
            _ => None,
        };
        comes(keys).into_iter().filter_map(answer).collect()
    }

    fn sentence(text: &str, every: f64) -> Vec<(String, f64)> {
        text.chars()
            .map(|letter| (letter.to_string(), every))
            .collect()
    }

    #[test]
    fn one_letter_answers_and_enter_goes_on() {
        let keys = [
            ("y", 0.0),
            ("Enter", 300.0),
            ("N", 300.0),
            ("Enter", 300.0),
            ("d", 300.0),
        ];
        assert_eq!(
            comes(&keys),
            [
                Comes::Answer(Reply::Yes),
                Comes::GoOn,
                Comes::Answer(Reply::No),
                Comes::GoOn,
                Comes::Answer(Reply::DoesNotKnow)
            ]
        );
        assert_eq!(
            answers(&[("y", 0.0), ("Tab", 100.0), ("n", 100.0)]),
            [Reply::Yes, Reply::No]
        );
    }

    #[test]
    fn further_letters_within_two_seconds_change_nothing() {
        assert_eq!(answers(&[("y", 0.0), ("n", 1_999.0)]), [Reply::Yes]);
        assert_eq!(
            answers(&[("y", 0.0), ("n", 2_000.0)]),
            [Reply::Yes, Reply::No]
        );
        // Each letter begins the two seconds anew, and a letter that is no answer does too.
        assert_eq!(
            answers(&[("y", 0.0), ("n", 1_500.0), ("d", 1_500.0)]),
            [Reply::Yes]
        );
        assert_eq!(answers(&[("h", 0.0), ("d", 100.0)]), []);
    }

    #[test]
    fn a_letter_that_comes_too_soon_is_said_once() {
        let keys = [("y", 0.0), ("n", 500.0), ("n", 500.0), ("d", 500.0)];
        let browser = Comes::OfTheBrowser;
        assert_eq!(
            comes(&keys),
            [
                Comes::Answer(Reply::Yes),
                Comes::TooSoon,
                browser.clone(),
                browser.clone()
            ]
        );
        // A letter that is no answer says nothing, and the next that is one comes after two others.
        let said = comes(&[("y", 0.0), ("h", 500.0), ("n", 500.0)]);
        assert_eq!(
            said,
            [Comes::Answer(Reply::Yes), browser.clone(), browser.clone()]
        );
        // After a pause it is said again.
        let again = comes(&[("y", 0.0), ("n", 500.0), ("y", 9_000.0), ("n", 500.0)]);
        assert_eq!(again.last(), Some(&Comes::TooSoon));
        // Where letters answer nothing, nothing is said of them.
        let mut typing = Typing::default();
        let mut press = |at| {
            typing.press(
                Press {
                    key: "y",
                    held: false,
                    at,
                },
                false,
            )
        };
        assert_eq!([press(0.0), press(500.0)], [browser.clone(), browser]);
    }

    #[test]
    fn of_a_sentence_its_first_letter_is_taken_at_most() {
        for (text, expected) in [
            (
                "yesterday he did not deny anything and now denies nearly nothing",
                vec![Reply::Yes],
            ),
            ("he said nothing had happened on sunday", vec![]),
        ] {
            for every in [40.0, 200.0, 1_900.0] {
                let keys = sentence(text, every);
                let keys: Vec<(&str, f64)> = keys
                    .iter()
                    .map(|(key, after)| (key.as_str(), *after))
                    .collect();
                assert_eq!(answers(&keys), expected, "{text}, every {every}");
                // No space of it chooses anything.
                let spaces = comes(&keys)
                    .into_iter()
                    .zip(&keys)
                    .filter(|(_, (key, _))| *key == " ");
                assert!(
                    spaces
                        .into_iter()
                        .all(|(comes, _)| comes == Comes::OfNothing)
                );
            }
        }
        // Its line end does not lead to the next question, where the next line would answer.
        let lines = [
            ("h", 0.0),
            ("i", 100.0),
            ("Enter", 100.0),
            ("n", 100.0),
            ("o", 100.0),
        ];
        assert_eq!(comes(&lines).get(2), Some(&Comes::OfNothing));
        assert_eq!(answers(&lines), []);
    }

    #[test]
    fn a_held_key_answers_nothing() {
        let held = |key| {
            Typing::default().press(
                Press {
                    key,
                    held: true,
                    at: 9_000.0,
                },
                true,
            )
        };
        for key in ["y", "n", "d"] {
            assert_eq!(held(key), Comes::OfTheBrowser, "{key}");
        }
        for key in [
            " ",
            "Enter",
            "ArrowDown",
            "ArrowUp",
            "ArrowLeft",
            "ArrowRight",
        ] {
            assert_eq!(held(key), Comes::OfNothing, "{key}");
        }
        // A letter that is held keeps others from answering too.
        let mut typing = Typing::default();
        for step in 0..60 {
            typing.press(
                Press {
                    key: "h",
                    held: step > 0,
                    at: f64::from(step) * 50.0,
                },
                true,
            );
        }
        assert_eq!(
            typing.press(
                Press {
                    key: "n",
                    held: false,
                    at: 3_500.0
                },
                true
            ),
            Comes::OfTheBrowser
        );
    }

    #[test]
    fn with_shortcuts_off_letters_are_left_alone_and_the_other_keys_work() {
        let mut typing = Typing::default();
        let mut press = |key, at| {
            typing.press(
                Press {
                    key,
                    held: false,
                    at,
                },
                false,
            )
        };
        assert_eq!(press("y", 0.0), Comes::OfTheBrowser);
        assert_eq!(press("n", 5_000.0), Comes::OfTheBrowser);
        assert_eq!(press("Enter", 9_000.0), Comes::GoOn);
        assert_eq!(press(" ", 15_000.0), Comes::OfTheBrowser);
        assert_eq!(press("ArrowDown", 16_000.0), Comes::OfTheBrowser);
    }
}
