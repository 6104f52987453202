//! Krippendorff's alpha, by the matrix of coincidences: how far several raters agree beyond what chance would give.
//!
//! Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections C and D. The arithmetic is exact
//! until the last division.

/// How far apart two values are held to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The same or not.
    Nominal,
    /// In order: as far apart as there are values between them.
    Ordinal,
}

/// What alpha comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Alpha {
    /// The number: 1 when all agree, 0 when they agree as chance would have it.
    Is(f64),
    /// No unit was rated by two: there is nothing to compare.
    NothingPaired,
    /// Just one unit was rated by two: what chance would give is then read from that unit alone, and alpha comes to 0
    /// whatever the ratings are.
    OneUnit,
    /// All ratings that can be compared are one value: chance alone would agree as well, so that alpha is not defined.
    OneValue,
}

/// Alpha of units, each with its ratings by several raters; a rating that is missing is left out of its unit. A value is
/// its place in the scale, from 0.
pub fn alpha(units: &[Vec<usize>], scale: Scale) -> Alpha {
    let values = units.iter().flatten().max().map_or(0, |most| most + 1);
    // A unit of m ratings gives each of its pairs the weight 1 / (m - 1); all are brought to one denominator.
    let common =
        units.iter().map(|unit| unit.len().saturating_sub(1) as u128).filter(|one| *one > 0).fold(1, least_multiple);
    let mut coincidences = vec![vec![0_u128; values]; values];
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let weight = common / (unit.len() as u128 - 1);
        for (place, one) in unit.iter().enumerate() {
            for (_, other) in unit.iter().enumerate().filter(|(other, _)| *other != place) {
                if let Some(cell) = coincidences.get_mut(*one).and_then(|row| row.get_mut(*other)) {
                    *cell += weight;
                }
            }
        }
    }
    let margins: Vec<u128> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let all: u128 = margins.iter().sum();
    if all == 0 {
        return Alpha::NothingPaired;
    }
    let (mut observed, mut expected) = (0_u128, 0_u128);
    for (one, row) in coincidences.iter().enumerate() {
        for (other, paired) in row.iter().enumerate().skip(one + 1) {
            let apart = apart(scale, &margins, one, other);
            observed += paired * apart;
            expected += product(&margins, one, other) * apart;
        }
    }
    if expected == 0 {
        return Alpha::OneValue;
    }
    if units.iter().filter(|unit| unit.len() > 1).count() == 1 {
        return Alpha::OneUnit;
    }
    // 1 - (n - 1) * observed / expected, where every count still carries the common denominator.
    #[expect(clippy::cast_precision_loss, reason = "a checklist's counts are far below what a float holds exactly")]
    let alpha = 1.0 - ((all - common) * observed) as f64 / expected as f64;
    Alpha::Is(alpha)
}

fn product(margins: &[u128], one: usize, other: usize) -> u128 {
    margins.get(one).copied().unwrap_or(0) * margins.get(other).copied().unwrap_or(0)
}

/// The square of how far apart two values are; for values in order four times that, which makes it whole.
fn apart(scale: Scale, margins: &[u128], one: usize, other: usize) -> u128 {
    match scale {
        Scale::Nominal => 1,
        Scale::Ordinal => {
            let at = |place: usize| margins.get(place).copied().unwrap_or(0);
            let between: u128 = margins.iter().take(other + 1).skip(one).sum();
            let twice = 2 * between - at(one) - at(other);
            twice * twice
        }
    }
}

fn least_multiple(one: u128, other: u128) -> u128 {
    let (mut greater, mut less) = (one, other);
    while less > 0 {
        (greater, less) = (less, greater % less);
    }
    one / greater * other
}
