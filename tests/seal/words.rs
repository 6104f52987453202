//! Passphrases that are made up, and what is said of those that are chosen.

use std::collections::{BTreeMap, BTreeSet};

use waymark::seal::SealError;
use waymark::seal::words::{LENGTH, PassphraseError, SHORTEST, judge, passphrase};

use crate::seal::support::counted;

const LIST: &str = include_str!("../../src/seal/eff-short-1.txt");

#[test]
fn the_list_is_whole() {
    let words: BTreeSet<_> = LIST.lines().collect();
    assert_eq!((words.len(), LIST.lines().count()), (1296, 1296));
    assert!(words.iter().all(|word| (3..=5).contains(&word.len())));
    let plain = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    assert_eq!(
        words.iter().filter(|word| !plain(word)).collect::<Vec<_>>(),
        [&"yo-yo"]
    );
}

#[test]
fn seven_words_of_the_list_are_offered() {
    let mut fill = counted(1);
    for _ in 0..200 {
        let made = passphrase(&mut fill).expect("there is randomness");
        let words = made.replace("yo-yo", "acid");
        let words: Vec<_> = words.split('-').collect();
        assert_eq!(words.len(), LENGTH);
        assert!(
            words
                .iter()
                .all(|word| LIST.lines().any(|known| known == *word)),
            "{}",
            *made
        );
        assert!(judge(&made, &[]).is_ok());
    }
}

#[test]
fn every_word_is_as_likely_as_any_other() {
    // Every number that can be drawn, once: those that are not thrown away fall on each word equally often.
    let mut drawn = 0_u32;
    let mut fill = |bytes: &mut [u8]| {
        bytes.fill(1);
        bytes[..2].copy_from_slice(
            &u16::try_from(drawn % 65536)
                .expect("two bytes")
                .to_be_bytes(),
        );
        drawn += 1;
    };
    let mut often: BTreeMap<String, u32> = BTreeMap::new();
    // 64,800 numbers count, seven a passphrase: 9,257 passphrases and one word, which is left out.
    for _ in 0..64_800 / 7 {
        let made = passphrase(&mut fill).expect("there is randomness");
        for word in made.replace("yo-yo", "yo_yo").split('-') {
            *often.entry(word.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(often.len(), 1296);
    assert_eq!(
        often.values().filter(|&&count| count == 50).count(),
        1295,
        "{often:?}"
    );
    assert_eq!(often.values().sum::<u32>(), 64_799);
}

#[test]
fn a_source_that_fails_is_noticed_and_does_not_hold_the_program_up() {
    assert_eq!(passphrase(&mut |_| {}), Err(SealError::NoRandom));
    assert_eq!(
        passphrase(&mut |bytes| bytes.fill(0xff)),
        Err(SealError::NoRandom)
    );
}

#[test]
fn short_passphrases_are_refused_with_what_to_do() {
    for (short, characters) in [
        ("", 0),
        ("\n", 0),
        ("x", 1),
        ("eleven char", 11),
        ("eleven char\r\n", 11),
        ("  eleven char ", 11),
        ("éééééééé", 8),
    ] {
        let refused = judge(short, &[]).expect_err("it is short");
        assert_eq!(refused, PassphraseError::Short(characters), "{short:?}");
        assert!(refused.to_string().contains("words that are offered"));
    }
    assert_eq!(
        judge("x", &[])
            .expect_err("it is short")
            .to_string()
            .split('.')
            .next(),
        Some("This passphrase has 1 character, and 12 is the fewest")
    );
    assert!(judge("éa éo éu énes", &[]).is_ok());
    assert_eq!("éa éo éu éne".chars().count(), SHORTEST);
}

#[test]
fn what_anybody_tries_first_is_refused() {
    for plain in [
        "111111111111",
        "xxxxxxxxxxxxxxxxxxxx",
        "123456789012",
        "1234567890987654321",
        "abcdefghijklmnop",
        "Qwertyuiop123",
        "asdfghjklasdfghjkl",
        "passwordpassword",
        "lewis lewis lewis",
        "            1            ",
        "a b a b a b a b a b",
        "ABCabcABCabcABCabc",
    ] {
        let refused = judge(plain, &[]).expect_err(plain);
        let is_short = plain.trim().chars().count() < SHORTEST;
        assert_eq!(refused == PassphraseError::Plain, !is_short, "{plain:?}");
    }
    let says = ["K12-2026-00417", "Lewisham", "ex-partner", "A"].map(str::to_owned);
    for known in [
        "K12-2026-00417",
        "k12-2026-00417!",
        "Lewisham 2026",
        "ex-partner Lewisham",
    ] {
        assert_eq!(
            judge(known, &says),
            Err(PassphraseError::OfTheCase),
            "{known:?}"
        );
    }
    for chosen in [
        "told by telephone only",
        "four green boats sing",
        "Lewisham boats sing at noon",
        "correct horse battery staple",
        "my A is for a green boat",
    ] {
        assert_eq!(judge(chosen, &says), Ok(()), "{chosen:?}");
    }
}

/// What does not open is called what it is: no file is meant where the key to what is kept on the device was asked for.
#[test]
fn a_wrong_passphrase_speaks_of_a_file_only_where_there_is_one() {
    let of_a_file = SealError::WrongPassphrase.to_string();
    let of_the_key = SealError::WrongPassphrase.of_what_is_kept();
    assert!(of_a_file.contains("the file may be damaged"), "{of_a_file}");
    assert!(
        of_the_key.contains("what is kept may be damaged"),
        "{of_the_key}"
    );
    assert!(!of_the_key.contains("file"), "{of_the_key}");
    assert_eq!(
        SealError::Damaged.of_what_is_kept(),
        SealError::Damaged.to_string()
    );
}
