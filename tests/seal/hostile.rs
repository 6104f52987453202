//! Files that were changed, cut off or made to do harm: none opens, none stops the program.

use waymark::seal::age::SealedFile;
use waymark::seal::{Ceiling, SealError, age, kept};

use crate::seal::kept::{ID, key, label};
use crate::seal::support::{LOW, PASSPHRASE, QUICK, counted, sealed_by_age};

fn sealed() -> Vec<u8> {
    age::seal(
        b"A case, to be changed.",
        PASSPHRASE,
        QUICK,
        &mut counted(1),
    )
    .expect("it seals")
}

#[test]
fn a_file_with_any_bit_changed_does_not_open() {
    let file = sealed();
    for (place, bit) in (0..file.len()).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        let mut changed = file.clone();
        changed[place] ^= 1 << bit;
        assert!(
            age::open(&changed, PASSPHRASE, LOW).is_err(),
            "bit {bit} of byte {place}"
        );
    }
}

#[test]
fn a_file_that_is_cut_off_does_not_open() {
    let file = sealed();
    for length in 0..file.len() {
        let refused = age::open(&file[..length], PASSPHRASE, LOW).expect_err("it was cut off");
        assert!(
            matches!(
                refused,
                SealError::Incomplete | SealError::NotSealed | SealError::Damaged
            ),
            "{length}: {refused:?}"
        );
    }
    for more in [b"\0".as_slice(), b"\n", &file] {
        assert_eq!(
            age::open(&[&file, more].concat(), PASSPHRASE, LOW),
            Err(SealError::Damaged),
            "{more:?}"
        );
    }
}

/// What programs on the way add to a file is no part of it, and what is sealed is as it was.
#[test]
fn a_file_opens_as_it_was_received() {
    let plain = b"A case, to be handed over.".as_slice();
    let binary = age::seal(plain, PASSPHRASE, QUICK, &mut counted(1)).expect("it seals");
    let armored = sealed_by_age(plain, PASSPHRASE, QUICK, true);
    let mark = "\u{feff}".as_bytes();
    let footer = b"\r\n--\r\nSent from my telephone\r\n".as_slice();
    let full = [b"\0".repeat(16), b"\x1a".to_vec(), b"\r\n\x1a\0".to_vec()];
    let mut received = vec![
        [mark, &binary].concat(),
        [mark, &armored].concat(),
        [&armored, footer].concat(),
        [b"Dear colleague,\n\n".as_slice(), &armored, footer].concat(),
        [&armored, b"\x1a".as_slice()].concat(),
    ];
    received.extend(full.iter().map(|more| [binary.as_slice(), more].concat()));
    for file in &received {
        assert!(
            age::looks_like(file),
            "{:?}",
            file.escape_ascii().to_string()
        );
        assert!(
            age::open(file, PASSPHRASE, LOW).is_err(),
            "one of them is opened strictly"
        );
        assert_eq!(
            *age::open_received(file, PASSPHRASE, LOW).expect("it opens"),
            plain
        );
        assert_eq!(
            age::open_received(file, "another", LOW),
            Err(SealError::WrongPassphrase)
        );
    }
    // What is in a file may end in what looks like filling.
    for seed in 0..600 {
        let file = age::seal(plain, PASSPHRASE, 1, &mut counted(seed)).expect("it seals");
        if matches!(file.last(), Some(0 | 0x1a | b'\n')) {
            let received = [&file, b"\0\0".as_slice()].concat();
            assert_eq!(
                *age::open_received(&received, PASSPHRASE, LOW).expect("it opens"),
                plain,
                "seed {seed}"
            );
        }
    }
    // Nothing else is taken for filling, and nothing that was cut off opens.
    for more in [b"x".as_slice(), &b"\0".repeat(17), &binary] {
        let received = [&binary, more].concat();
        assert_eq!(
            age::open_received(&received, PASSPHRASE, LOW),
            Err(SealError::Damaged),
            "{more:?}"
        );
    }
    let cut = &armored[..armored.len() - 40];
    assert!(age::open_received(cut, PASSPHRASE, LOW).is_err());
    // A file that speaks of such a one is none.
    assert!(!age::looks_like(
        br#"{"note": "-----BEGIN AGE ENCRYPTED FILE-----"}"#
    ));
}

#[test]
fn a_file_cut_off_between_two_chunks_is_known_to_be_incomplete() {
    let file = age::seal(&vec![1; 200_000], PASSPHRASE, QUICK, &mut counted(1)).expect("it seals");
    let header = 149 + 16;
    for chunks in 1..=3 {
        let cut = &file[..header + chunks * (65536 + 16)];
        assert_eq!(
            age::open(cut, PASSPHRASE, LOW),
            Err(SealError::Incomplete),
            "{chunks} chunks"
        );
    }
    assert_eq!(
        age::open(&file[..header + 7], PASSPHRASE, LOW),
        Err(SealError::Incomplete)
    );
}

#[test]
fn an_armored_file_that_is_cut_off_or_changed_does_not_open() {
    let file = sealed_by_age(b"A case, to be changed.", PASSPHRASE, QUICK, true);
    let end = file.trim_ascii_end().len();
    for length in 0..end {
        assert!(
            age::open(&file[..length], PASSPHRASE, LOW).is_err(),
            "{length}"
        );
    }
    for (place, bit) in (0..end).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        let mut changed = file.clone();
        changed[place] ^= 1 << bit;
        assert!(
            age::open(&changed, PASSPHRASE, LOW).is_err(),
            "bit {bit} of byte {place}"
        );
    }
}

/// A file that asks for so much work.
fn asking(factor: &str) -> Vec<u8> {
    let text =
        String::from_utf8_lossy(&sealed()[..149]).replacen(" 2\n", &format!(" {factor}\n"), 1);
    [text.as_bytes(), &sealed()[149..]].concat()
}

#[test]
fn hostile_work_is_refused_before_any_memory_is_taken() {
    let costs = |asks| {
        Err(SealError::TooCostly {
            asks,
            ceiling: 1024,
        })
    };
    assert_eq!(
        age::open(&asking("21"), PASSPHRASE, Ceiling::USUAL),
        costs(2048)
    );
    assert_eq!(
        age::open(&asking("30"), PASSPHRASE, Ceiling::USUAL),
        costs(1 << 20)
    );
    assert_eq!(
        age::open(&asking("63"), PASSPHRASE, Ceiling::USUAL),
        costs(1 << 53)
    );
    for endless in ["64", "255", "256", "4294967296", &"9".repeat(100_000)] {
        let refused = age::open(&asking(endless), PASSPHRASE, Ceiling::USUAL);
        assert_eq!(refused, costs(u64::MAX));
        assert!(refused.is_err_and(|refused| refused.to_string().contains("more than 1048576 MB")));
    }
    // However high the ceiling, what no browser has an address for is not tried.
    let all = Ceiling {
        work_factor: u8::MAX,
        ..Ceiling::USUAL
    };
    assert!(matches!(
        age::open(&asking("40"), PASSPHRASE, all),
        Err(SealError::TooCostly { .. })
    ));
    assert_eq!(
        SealedFile::new(&asking("21"), Ceiling::USUAL).err(),
        Some(SealError::TooCostly {
            asks: 2048,
            ceiling: 1024
        })
    );
    for none in ["0", "017", "+17", "-1", "0x11", "1e1", "", " 17", "17 "] {
        assert_eq!(
            age::open(&asking(none), PASSPHRASE, Ceiling::USUAL),
            Err(SealError::Damaged),
            "{none:?}"
        );
    }
    most_memory_stays_below(2 << 20);
}

/// The most address space that this process ever had, in KiB, where the system says it.
fn most_memory_stays_below(most: u64) {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return;
    };
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmPeak:"))
        .expect("Linux says it");
    let peak: u64 = peak
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("it is a number");
    assert!(peak < most, "{peak} KiB");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let low = Ceiling { bytes: 100, ..LOW };
    assert_eq!(
        age::open(&sealed(), PASSPHRASE, low),
        Err(SealError::TooLarge {
            bytes: sealed().len(),
            ceiling: 100
        })
    );
}

#[test]
fn a_record_with_any_bit_changed_or_cut_off_does_not_open() {
    let record =
        kept::keep(&label(), b"A case, to be changed.", &key(), &mut counted(3)).expect("it seals");
    for (place, bit) in (0..record.len()).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        let mut changed = record.clone();
        changed[place] ^= 1 << bit;
        assert!(
            kept::open(&changed, ID, &key()).is_err(),
            "bit {bit} of byte {place}"
        );
    }
    for length in 0..record.len() {
        assert!(
            kept::open(&record[..length], ID, &key()).is_err(),
            "{length}"
        );
    }
    assert_eq!(
        kept::open(&[&record, b"\0".as_slice()].concat(), ID, &key()).err(),
        Some(SealError::WrongKeyOrDamaged)
    );
}
