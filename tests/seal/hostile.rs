//! Files that were changed, cut off or made to do harm: none opens, none stops the program.

use waymark::seal::{Ceiling, Refused, age, kept};

use crate::kept::{ID, key, label};
use crate::support::{LOW, PASSPHRASE, QUICK, counted, sealed_by_age};

fn sealed() -> Vec<u8> {
    age::seal(b"A case, to be changed.", PASSPHRASE, QUICK, &mut counted(1)).expect("it seals")
}

#[test]
fn a_file_with_any_bit_changed_does_not_open() {
    let file = sealed();
    for (place, bit) in (0..file.len()).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        let mut changed = file.clone();
        changed[place] ^= 1 << bit;
        assert!(age::open(&changed, PASSPHRASE, LOW).is_err(), "bit {bit} of byte {place}");
    }
}

#[test]
fn a_file_that_is_cut_off_does_not_open() {
    let file = sealed();
    for length in 0..file.len() {
        let refused = age::open(&file[..length], PASSPHRASE, LOW).expect_err("it was cut off");
        assert!(
            matches!(refused, Refused::Incomplete | Refused::NotSealed | Refused::Damaged),
            "{length}: {refused:?}"
        );
    }
    for more in [b"\0".as_slice(), b"\n", &file] {
        assert_eq!(age::open(&[&file, more].concat(), PASSPHRASE, LOW), Err(Refused::Damaged), "{more:?}");
    }
}

#[test]
fn a_file_cut_off_between_two_chunks_is_known_to_be_incomplete() {
    let file = age::seal(&vec![1; 200_000], PASSPHRASE, QUICK, &mut counted(1)).expect("it seals");
    let header = 149 + 16;
    for chunks in 1..=3 {
        let cut = &file[..header + chunks * (65536 + 16)];
        assert_eq!(age::open(cut, PASSPHRASE, LOW), Err(Refused::Incomplete), "{chunks} chunks");
    }
    assert_eq!(age::open(&file[..header + 7], PASSPHRASE, LOW), Err(Refused::Incomplete));
}

#[test]
fn an_armored_file_that_is_cut_off_or_changed_does_not_open() {
    let file = sealed_by_age(b"A case, to be changed.", PASSPHRASE, QUICK, true);
    let end = file.trim_ascii_end().len();
    for length in 0..end {
        assert!(age::open(&file[..length], PASSPHRASE, LOW).is_err(), "{length}");
    }
    for (place, bit) in (0..end).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        let mut changed = file.clone();
        changed[place] ^= 1 << bit;
        assert!(age::open(&changed, PASSPHRASE, LOW).is_err(), "bit {bit} of byte {place}");
    }
}

/// A file that asks for so much work.
fn asking(factor: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(&sealed()[..149]).replacen(" 2\n", &format!(" {factor}\n"), 1);
    [text.as_bytes(), &sealed()[149..]].concat()
}

#[test]
fn hostile_work_is_refused_before_any_memory_is_taken() {
    let costs = |asks| Err(Refused::TooCostly { asks, ceiling: 1024 });
    assert_eq!(age::open(&asking("21"), PASSPHRASE, Ceiling::USUAL), costs(2048));
    assert_eq!(age::open(&asking("30"), PASSPHRASE, Ceiling::USUAL), costs(1 << 20));
    assert_eq!(age::open(&asking("63"), PASSPHRASE, Ceiling::USUAL), costs(1 << 53));
    for endless in ["64", "255", "256", "4294967296", &"9".repeat(100_000)] {
        let refused = age::open(&asking(endless), PASSPHRASE, Ceiling::USUAL);
        assert_eq!(refused, costs(u64::MAX));
        assert!(refused.is_err_and(|refused| refused.to_string().contains("more than 1048576 MB")));
    }
    // However high the ceiling, what no browser has an address for is not tried.
    let all = Ceiling { work_factor: u8::MAX, ..Ceiling::USUAL };
    assert!(matches!(age::open(&asking("40"), PASSPHRASE, all), Err(Refused::TooCostly { .. })));
    assert_eq!(age::work_factor(&asking("21"), Ceiling::USUAL), Err(Refused::TooCostly { asks: 2048, ceiling: 1024 }));
    for none in ["0", "017", "+17", "-1", "0x11", "1e1", "", " 17", "17 "] {
        assert_eq!(age::open(&asking(none), PASSPHRASE, Ceiling::USUAL), Err(Refused::Damaged), "{none:?}");
    }
    most_memory_stays_below(2 << 20);
}

/// The most address space that this process ever had, in KiB, where the system says it.
fn most_memory_stays_below(most: u64) {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return };
    let peak = status.lines().find_map(|line| line.strip_prefix("VmPeak:")).expect("Linux says it");
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().expect("it is a number");
    assert!(peak < most, "{peak} KiB");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let low = Ceiling { bytes: 100, ..LOW };
    assert_eq!(age::open(&sealed(), PASSPHRASE, low), Err(Refused::TooLarge { bytes: sealed().len(), ceiling: 100 }));
}

#[test]
fn a_record_with_any_bit_changed_or_cut_off_does_not_open() {
    let record = kept::keep(&label(), b"A case, to be changed.", &key(), &mut counted(3)).expect("it seals");
    for (place, bit) in (0..record.len()).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        let mut changed = record.clone();
        changed[place] ^= 1 << bit;
        assert!(kept::open(&changed, ID, &key()).is_err(), "bit {bit} of byte {place}");
    }
    for length in 0..record.len() {
        assert!(kept::open(&record[..length], ID, &key()).is_err(), "{length}");
    }
    assert_eq!(kept::open(&[&record, b"\0".as_slice()].concat(), ID, &key()).err(), Some(Refused::WrongKeyOrDamaged));
}
