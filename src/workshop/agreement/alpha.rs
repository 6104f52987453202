//! Krippendorff's alpha: how far several raters agree beyond what chance would give.
//!
//! Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: values are the same or not.

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
pub fn alpha(units: &[Vec<usize>]) -> Alpha {
    let values = units.iter().flatten().max().map_or(0, |most| most + 1);
    let paired = || units.iter().filter(|unit| unit.len() > 1);
    let (mut all, mut unlike) = (0.0, 0.0);
    let mut of_each = vec![0.0; values];
    for unit in paired() {
        let ratings = number(unit.len());
        for (value, of_value) in of_each.iter_mut().enumerate() {
            let here = number(unit.iter().filter(|one| **one == value).count());
            *of_value += here;
            // Every rating with each that differs from it; a unit weighs as many pairs as it has ratings.
            unlike += here * (ratings - here) / (ratings - 1.0);
        }
        all += ratings;
    }
    let by_chance: f64 = of_each
        .iter()
        .map(|of_value| of_value * (all - of_value))
        .sum();
    match paired().count() {
        0 => Alpha::NothingPaired,
        // Sums of whole numbers: nothing is lost in them.
        _ if by_chance == 0.0 => Alpha::OneValue,
        1 => Alpha::OneUnit,
        _ => Alpha::Is(1.0 - (all - 1.0) * unlike / by_chance),
    }
}

#[expect(clippy::cast_precision_loss, reason = "so many ratings nobody gives")]
fn number(count: usize) -> f64 {
    count as f64
}
