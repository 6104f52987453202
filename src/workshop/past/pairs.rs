//! The nine pairs of answers, from the first rule's to the second's: each case is in exactly one, and whatever is counted
//! of a comparison is counted from them.

use crate::logic::Truth;

/// The answers in the order in which they are shown.
pub(super) const ANSWERS: [Truth; 3] = [Truth::Met, Truth::CannotTell, Truth::NotMet];

/// What one case comes to under the first rule and under the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerPair {
    /// Under the first.
    pub first: Truth,
    /// Under the second.
    pub second: Truth,
}

impl AnswerPair {
    /// Every pair, those of the first rule's *met* first.
    pub const ALL: [Self; 9] = [
        Self::of(Truth::Met, Truth::Met),
        Self::of(Truth::Met, Truth::CannotTell),
        Self::of(Truth::Met, Truth::NotMet),
        Self::of(Truth::CannotTell, Truth::Met),
        Self::of(Truth::CannotTell, Truth::CannotTell),
        Self::of(Truth::CannotTell, Truth::NotMet),
        Self::of(Truth::NotMet, Truth::Met),
        Self::of(Truth::NotMet, Truth::CannotTell),
        Self::of(Truth::NotMet, Truth::NotMet),
    ];

    /// The pair of these answers.
    pub const fn of(first: Truth, second: Truth) -> Self {
        Self { first, second }
    }

    /// Where it stands in [`Self::ALL`].
    fn place(self) -> usize {
        let place = |answer| match answer {
            Truth::Met => 0,
            Truth::CannotTell => 1,
            Truth::NotMet => 2,
        };
        place(self.first) * 3 + place(self.second)
    }

    /// Whether one of its answers cannot be told, so that the case may move one way or another.
    pub fn is_open(self) -> bool {
        self.first == Truth::CannotTell || self.second == Truth::CannotTell
    }

    /// Whether the case enters, as far as can be told: it is not certain that it does, nor that it does not.
    pub fn may_enter(self) -> bool {
        self.is_open() && self.first != Truth::Met && self.second != Truth::NotMet
    }

    /// The same of leaving.
    pub fn may_leave(self) -> bool {
        self.is_open() && self.first != Truth::NotMet && self.second != Truth::Met
    }
}

/// Cases with their answers under one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Met.
    pub met: usize,
    /// It cannot be told.
    pub open: usize,
    /// Not met.
    pub not_met: usize,
}

impl Tally {
    /// All of them.
    pub fn all(self) -> usize {
        self.met + self.open + self.not_met
    }

    fn add(&mut self, answer: Truth, cases: usize) {
        match answer {
            Truth::Met => self.met += cases,
            Truth::CannotTell => self.open += cases,
            Truth::NotMet => self.not_met += cases,
        }
    }
}

/// How many cases are in each pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs([usize; 9]);

impl Pairs {
    pub(super) fn add(&mut self, pair: AnswerPair) {
        if let Some(cases) = self.0.get_mut(pair.place()) {
            *cases += 1;
        }
    }

    /// The cases in a pair.
    pub fn of(&self, pair: AnswerPair) -> usize {
        self.0.get(pair.place()).copied().unwrap_or_default()
    }

    /// The cases in all pairs of which that is so.
    pub fn that(&self, is: impl Fn(AnswerPair) -> bool) -> usize {
        AnswerPair::ALL
            .into_iter()
            .filter(|pair| is(*pair))
            .map(|pair| self.of(pair))
            .sum()
    }

    /// All cases.
    pub fn all(&self) -> usize {
        self.that(|_| true)
    }

    /// The cases by their answer under each rule alone.
    pub fn tallies(&self) -> [Tally; 2] {
        let mut tallies = [Tally::default(); 2];
        for pair in AnswerPair::ALL {
            let answers = [pair.first, pair.second];
            tallies
                .iter_mut()
                .zip(answers)
                .for_each(|(tally, answer)| tally.add(answer, self.of(pair)));
        }
        tallies
    }
}
