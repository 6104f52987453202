use super::{Day, When};
/// x
#[derive(Debug)] pub struct DateMistake;
impl std::fmt::Display for DateMistake { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("x") } }
/// x
pub fn parse_day(t: &str, d: Day) -> Result<Day, DateMistake> { Ok(Day::from_iso(t).unwrap_or(d)) }
/// x
pub fn parse_when(t: &str, _: Day) -> Result<When, DateMistake> { When::from_file(t).ok_or(DateMistake) }
