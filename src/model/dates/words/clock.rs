//! Times of day beside a date. A day is all that is kept, so they are left out, with the words that belong to them.

use super::Day;

/// Words that go with the time after them and not with the date.
const BEFORE_A_TIME: [&str; 15] = [
    "at",
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "circa",
    "by",
    "from",
    "between",
    "before",
    "after",
    "since",
    "until",
    "just",
];
/// Words between two times.
const BETWEEN_TIMES: [&str; 5] = ["and", "to", "until", "till", "or"];
/// What may stand behind a time as a word of its own.
const BEHIND: [&str; 9] = [
    "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "hrs", "hours", "o'clock",
];

/// The text without its times of day.
pub(super) fn without_times(plain: &str) -> String {
    let words: Vec<&str> = plain
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let (mut kept, mut since_time): (Vec<&str>, Option<usize>) = (Vec::new(), None);
    let mut rest = words.as_slice();
    while let [word, after @ ..] = rest {
        rest = after;
        let behind = after.first().filter(|behind| BEHIND.contains(behind));
        let at = kept.last() == Some(&"at") && is_four_digits(word);
        let is_time =
            at || is_time(word) || behind.is_some_and(|behind| is_time_with(word, behind));
        if !is_time {
            kept.push(day_of_moment(word).unwrap_or(word));
            continue;
        }
        if behind.is_some() {
            rest = after.get(1..).unwrap_or_default();
        }
        if since_time.is_some_and(|since| kept.len() == since + 1)
            && kept.last().is_some_and(|word| BETWEEN_TIMES.contains(word))
        {
            kept.pop();
        }
        while kept.last().is_some_and(|word| BEFORE_A_TIME.contains(word)) {
            kept.pop();
        }
        since_time = Some(kept.len());
    }
    kept.join(" ")
}

/// `22:30`, `10pm`, `10.30pm`, `2230hrs`, or two of them with a dash between.
fn is_time(word: &str) -> bool {
    let one = |word: &str| {
        let (bare, behind) = BEHIND
            .into_iter()
            .find_map(|behind| word.strip_suffix(behind).map(|bare| (bare, behind)))
            .unwrap_or((word, ""));
        is_time_with(bare, behind)
    };
    word.split('-').all(one)
}

/// Whether it is a time with that behind it; with nothing behind it, a time has a colon.
fn is_time_with(word: &str, behind: &str) -> bool {
    let marks: &[char] = if behind.is_empty() {
        &[':']
    } else {
        &[':', '.']
    };
    let parts: Vec<&str> = word.split(marks).collect();
    let number = |part: &str, most: u32| {
        let is_number =
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number && part.parse().is_ok_and(|number: u32| number <= most)
    };
    match parts.as_slice() {
        [hour] if matches!(behind, "hrs" | "hours") => is_four_digits(hour),
        [hour] => !behind.is_empty() && number(hour, 12),
        [hour, minutes] => number(hour, 24) && minutes.len() == 2 && number(minutes, 59),
        [hour, minutes, seconds] => {
            number(hour, 24)
                && [minutes, seconds]
                    .iter()
                    .all(|part| part.len() == 2 && number(part, 59))
        }
        _ => false,
    }
}

/// `2230`.
fn is_four_digits(word: &str) -> bool {
    let of = |range, most: u32| {
        word.get(range)
            .and_then(|part: &str| part.parse().ok())
            .is_some_and(|n: u32| n <= most)
    };
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && of(0..2, 24)
        && of(2..4, 59)
}

/// The day in `2026-03-12t22:30`. A moment that names its distance from Greenwich may be on another day here.
fn day_of_moment(word: &str) -> Option<&str> {
    let (day, time) = word.split_once('t')?;
    (Day::from_iso(day).is_ok() && is_time(time)).then_some(day)
}
