//! Keeping work on a device, as far as it is decided without one: who may write over what, the clock, when to lock, and
//! what a stored record is found to be.

use serde_json::Value;
use waymark::keeping::{
    ClashError, Clearing, Idle, KeyRecord, LOCK_AFTER, MOST_DAYS, StoredRecord, Writer, clearing,
    clock_is_back, idle, is_past, last_days, look,
};
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::model::files::{Typed, UnfinishedFormat, read_unfinished, write_unfinished};
use waymark::record::{FileError, id_of};
use waymark::seal::Ceiling;
use waymark::seal::kept;
use waymark::seal::kept::{DataKey, Label};

const KEY: &[u8] = include_bytes!("pinned/key-1.age");
const KEPT: &[u8] = include_bytes!("pinned/kept-1");
const PASSPHRASE: &str = "pinned words for tests alone";
const ID: &str = "00112233445566778899aabbccddeeff";
const OTHER: &str = "ffeeddccbbaa99887766554433221100";

fn key() -> DataKey {
    DataKey::unwrap(KEY, PASSPHRASE, Ceiling::USUAL).expect("the pinned key opens")
}

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

/// Bytes that differ from record to record.
fn counted(mut state: u8) -> impl FnMut(&mut [u8]) {
    move |bytes| {
        for byte in bytes {
            state = state.wrapping_mul(181).wrapping_add(59);
            *byte = state;
        }
    }
}

fn record(id: &str, revision: u64, text: &str) -> Vec<u8> {
    let label = Label {
        id: id.to_owned(),
        revision,
        kept_until: day("2026-12-21"),
        case_format: id_of(UnfinishedFormat::V1).to_owned(),
        rules: "2026-11-01".to_owned(),
    };
    kept::keep(
        &label,
        text.as_bytes(),
        &key(),
        &mut counted(revision as u8),
    )
    .expect("it seals")
}

fn work() -> String {
    let typed = [Typed {
        form: "event".to_owned(),
        field: "when".to_owned(),
        text: "last win".to_owned(),
    }];
    let mut case = Case::new(day("2026-11-20"));
    case.reference = "K".to_owned();
    write_unfinished(
        29_000_000,
        "#/history/event/new",
        "when",
        &typed,
        &Value::Null,
        &case,
    )
}

fn writer(last: Option<u64>) -> Writer {
    Writer {
        last,
        tried: None,
        key_record: KEY.to_vec(),
        new_key: false,
    }
}

/// A key record that was made apart from the pinned one.
fn another() -> Vec<u8> {
    let key = DataKey::new(&mut counted(9)).expect("a key");
    key.wrap("another passphrase", 1, &mut counted(30))
        .expect("it wraps")
}

#[test]
fn a_writer_writes_over_what_it_wrote_and_over_nothing_else() {
    let there = record(ID, 4, &work());
    assert_eq!(
        writer(Some(4)).may_write(ID, Some(&there), Some(KEY)),
        Ok(KeyRecord::Stands)
    );
    for (last, clash) in [
        (Some(3), ClashError::Newer),
        (Some(5), ClashError::Newer),
        (None, ClashError::Newer),
    ] {
        assert_eq!(
            writer(last).may_write(ID, Some(&there), Some(KEY)),
            Err(clash),
            "{last:?}"
        );
    }
    let swapped = record(OTHER, 4, &work());
    assert_eq!(
        writer(Some(4)).may_write(ID, Some(&swapped), Some(KEY)),
        Err(ClashError::Newer)
    );
    for unreadable in [
        &b""[..],
        b"waymark-kept/2\n",
        b"something else",
        &there[..20],
    ] {
        assert_eq!(
            writer(Some(4)).may_write(ID, Some(unreadable), Some(KEY)),
            Err(ClashError::Unreadable)
        );
    }
}

#[test]
fn a_new_record_goes_where_nothing_is_and_under_the_key_that_lies_there() {
    assert_eq!(
        writer(None).may_write(ID, None, Some(KEY)),
        Ok(KeyRecord::Stands)
    );
    assert_eq!(
        writer(None).may_write(ID, None, Some(&another())),
        Err(ClashError::OtherKey)
    );
    assert_eq!(
        writer(None).may_write(ID, None, None),
        Err(ClashError::Gone)
    );
}

/// A key that was just made is written with the first record: where none lies, and nowhere else.
#[test]
fn a_new_key_goes_with_the_first_record_and_never_over_another() {
    let first = Writer {
        new_key: true,
        ..writer(None)
    };
    assert_eq!(first.may_write(ID, None, None), Ok(KeyRecord::ToWrite));
    assert_eq!(
        first.may_write(ID, None, Some(&another())),
        Err(ClashError::OtherKey)
    );
    assert_eq!(
        first.may_write(ID, Some(&record(ID, 1, &work())), None),
        Err(ClashError::Newer)
    );
}

#[test]
fn what_was_deleted_elsewhere_is_not_written_again() {
    assert_eq!(
        writer(Some(4)).may_write(ID, None, Some(KEY)),
        Err(ClashError::Gone)
    );
    assert_eq!(
        writer(Some(4)).may_write(ID, None, None),
        Err(ClashError::Gone)
    );
}

/// What is sealed in a window would be lost with it, if the key that lies on the device were not whole.
#[test]
fn a_key_that_was_damaged_is_written_again_with_the_next_record() {
    let there = record(ID, 4, &work());
    let may = |lies: Option<&[u8]>| writer(Some(4)).may_write(ID, Some(&there), lies);
    assert_eq!(may(None), Ok(KeyRecord::ToWrite));
    assert_eq!(may(Some(b"")), Ok(KeyRecord::ToWrite));
    for place in 0..KEY.len() {
        let mut damaged = KEY.to_vec();
        damaged[place] ^= 1;
        assert_eq!(may(Some(&damaged)), Ok(KeyRecord::ToWrite), "{place}");
        assert_eq!(may(Some(&KEY[..place])), Ok(KeyRecord::ToWrite), "{place}");
    }
    // A new record may go beside it too: it is the same key.
    assert_eq!(
        writer(None).may_write(ID, None, Some(&KEY[..40])),
        Ok(KeyRecord::ToWrite)
    );
}

/// A new passphrase seals the same key, so what another window has open can still be written.
#[test]
fn a_new_passphrase_is_no_clash_for_a_record_that_was_there() {
    let there = record(ID, 4, &work());
    assert_eq!(
        writer(Some(4)).may_write(ID, Some(&there), Some(&another())),
        Ok(KeyRecord::Stands)
    );
}

#[test]
fn a_write_that_was_not_answered_is_no_clash_with_itself() {
    let tried = record(ID, 5, &work());
    let unanswered = Writer {
        tried: Some(tried.clone()),
        ..writer(Some(4))
    };
    assert_eq!(
        unanswered.may_write(ID, Some(&tried), Some(KEY)),
        Ok(KeyRecord::Stands),
        "it was written after all"
    );
    assert_eq!(
        unanswered.may_write(ID, Some(&record(ID, 4, &work())), Some(KEY)),
        Ok(KeyRecord::Stands),
        "it was not"
    );
    let others = record(
        ID,
        5,
        &write_unfinished(
            0,
            "#/",
            "",
            &[],
            &Value::Null,
            &Case::new(day("2026-11-20")),
        ),
    );
    assert_eq!(
        unanswered.may_write(ID, Some(&others), Some(KEY)),
        Err(ClashError::Newer),
        "somebody else has"
    );
}

#[test]
fn every_clash_has_words() {
    for clash in [
        ClashError::Newer,
        ClashError::Gone,
        ClashError::OtherKey,
        ClashError::Unreadable,
    ] {
        assert!(clash.to_string().ends_with('.'), "{clash:?}");
    }
}

#[test]
fn the_last_day_is_over_when_it_has_ended() {
    let until = day("2026-11-28");
    assert!(!is_past(until, day("2026-11-27")));
    assert!(!is_past(until, until));
    assert!(is_past(until, day("2026-11-29")));
    let days = last_days(until);
    assert!(days.is_sorted());
    assert_eq!((days[0], days[7]), (until, until.plus_days(MOST_DAYS)));
}

#[test]
fn two_minutes_back_are_nothing_and_three_are_said() {
    let saved = 1_795_000_000_000.0;
    for (minutes, back) in [
        (60.0, false),
        (0.0, false),
        (-2.0, false),
        (-2.1, true),
        (-1e6, true),
    ] {
        assert_eq!(
            clock_is_back(saved + minutes * 60_000.0, saved),
            back,
            "{minutes}"
        );
    }
}

#[test]
fn a_minute_before_the_time_is_over_there_is_a_warning() {
    let (least, usual, most) = LOCK_AFTER;
    for minutes in [least, usual, most] {
        let at = |before: f64| idle(f64::from(minutes) * 60_000.0 - before, minutes);
        assert_eq!(idle(0.0, minutes), Idle::Stay);
        assert_eq!(
            [at(60_001.0), at(60_000.0), at(1.0)],
            [Idle::Stay, Idle::Warn, Idle::Warn]
        );
        assert_eq!([at(0.0), at(-1e9)], [Idle::Over; 2]);
    }
}

#[test]
fn clearing_away_never_drops_what_is_not_saved() {
    for (open, keeps, saved) in (0..8).map(|bits| (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0)) {
        let lost = open && !(keeps && saved);
        assert_eq!(
            clearing(open, keeps, saved) == Clearing::Clear,
            !lost,
            "{open} {keeps} {saved}"
        );
    }
    assert_eq!(
        clearing(true, true, false),
        Clearing::HideUnsaved,
        "the key is still needed"
    );
    assert_eq!(clearing(true, false, false), Clearing::Hide);
}

#[test]
fn a_record_is_locked_open_or_set_aside() {
    let whole = record(ID, 4, &work());
    assert!(
        matches!(look(ID, &whole, None), StoredRecord::Locked(label) if label.kept_until == day("2026-12-21"))
    );
    let StoredRecord::Open(label, found) = look(ID, &whole, Some(&key())) else {
        panic!("it opens")
    };
    assert_eq!(
        (
            label.revision,
            found.case.reference.as_str(),
            found.place.as_str()
        ),
        (4, "K", "when")
    );
    assert_eq!(
        (found.page.as_str(), found.typed.len()),
        ("#/history/event/new", 1)
    );
}

fn aside(id: &str, bytes: &[u8], key: Option<&DataKey>) -> String {
    match look(id, bytes, key) {
        StoredRecord::Aside(why) => why,
        found => panic!("it is set aside, and not {found:?}"),
    }
}

#[test]
fn what_does_not_open_is_set_aside_and_says_why() {
    let whole = record(ID, 4, &work());
    let mut flipped = whole.clone();
    *flipped.last_mut().expect("a byte") ^= 1;
    assert!(aside(ID, &flipped, Some(&key())).contains("changed or damaged"));
    assert!(aside(ID, &whole[..whole.len() - 1], Some(&key())).contains("changed or damaged"));
    for key in [None, Some(&key())] {
        assert!(aside(ID, &whole[..30], key).contains("incomplete"));
        assert!(aside(OTHER, &whole, key).contains("another one has been put there"));
        let newer = String::from_utf8_lossy(&whole)
            .replacen("waymark-kept/1", "waymark-kept/2", 1)
            .into_bytes();
        assert!(aside(ID, &newer, key).contains("\u{201c}waymark-kept/2\u{201d}"));
        assert!(aside(ID, b"", key).contains("left as it is"));
    }
    let other = DataKey::new(&mut counted(9)).expect("a key");
    assert!(aside(ID, &whole, Some(&other)).contains("does not open with the key of this device"));
}

#[test]
fn what_is_inside_and_does_not_read_is_set_aside_too() {
    for (text, says) in [
        (
            work().replacen("waymark-unfinished/1", "waymark-unfinished/2", 1),
            "waymark-unfinished/2",
        ),
        (
            work().replacen("waymark-case/1", "waymark-case/2", 1),
            "waymark-case/2",
        ),
        ("{\"hello\": 1}".to_owned(), "not made by Waymark"),
        (String::new(), "empty"),
    ] {
        let why = aside(ID, &record(ID, 4, &text), Some(&key()));
        assert!(why.contains(says), "{why}");
    }
}

/// Before there was this format a case was kept alone. The copy that is read gets the new form; what lies there does not.
#[test]
fn what_an_earlier_version_kept_opens_and_stays_as_it_is() {
    let before = KEPT.to_vec();
    let StoredRecord::Open(label, found) = look(ID, &before, Some(&key())) else {
        panic!("it opens")
    };
    assert_eq!(
        (label.case_format.as_str(), found.page.as_str()),
        ("waymark-case/1", "#/result")
    );
    assert_eq!(
        (found.saved, found.place.as_str(), found.typed.len()),
        (0, "", 0)
    );
    assert_eq!(before, KEPT);
}

#[test]
fn unfinished_work_comes_back_as_it_was_written() {
    let found = read_unfinished(&work()).expect("it reads");
    assert_eq!(found.typed[0].text, "last win");
    let again = write_unfinished(
        found.saved,
        &found.page,
        &found.place,
        &found.typed,
        &found.rule,
        &found.case,
    );
    assert_eq!(again, work());
}

#[test]
fn a_newer_format_is_named_and_another_file_is_not_taken_for_one() {
    let newer =
        read_unfinished(&work().replacen("waymark-unfinished/1", "waymark-unfinished/9", 1));
    assert!(matches!(newer, Err(FileError::Newer { format }) if format == "waymark-unfinished/9"));
    for text in ["{}", "[]", "{\"format\": \"waymark-area/1\"}"] {
        assert!(read_unfinished(text).is_err(), "{text}");
    }
}

/// A case that does not hold together is no more opened from here than from a file.
#[test]
fn a_case_that_is_wrong_is_refused_with_its_mistakes() {
    let wrong = work().replacen("2026-11-20", "2026-02-31", 1);
    assert!(read_unfinished(&wrong).is_err());
}

#[test]
fn a_clock_before_the_program_was_made_is_said_to_be_wrong() {
    let made = day("2026-11-28");
    for (today, wrong) in [
        ("2026-11-26", true),
        ("2018-07-20", true),
        ("2026-11-27", false),
        ("2026-11-28", false),
        ("2031-01-01", false),
    ] {
        let says = waymark::keeping::clock_before(made, day(today));
        assert_eq!(says.is_some(), wrong, "{today}");
        let named = |says: String| {
            says.contains(&day(today).to_string()) && says.contains("28 November 2026")
        };
        assert!(says.is_none_or(named), "{today}");
    }
}
