//! What must hold of any bytes.

use proptest::collection::vec;
use proptest::prelude::*;

use waymark::seal::kept::{DataKey, Label};
use waymark::seal::{age, kept};

use crate::seal::kept::{ID, key, label};
use crate::seal::support::{LOW, PASSPHRASE, QUICK, counted, opened_by_age};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn anything_sealed_opens_here_and_elsewhere(plain in vec(any::<u8>(), 0..3000), passphrase in r"\S([^\r\n]{0,38}\S)?", seed: u64) {
        let file = age::seal(&plain, &passphrase, QUICK, &mut counted(seed)).expect("it seals");
        prop_assert_eq!(&*age::open(&file, &passphrase, LOW).expect("it opens"), &plain);
        prop_assert_eq!(opened_by_age(&file, &passphrase), Some(plain));
    }

    #[test]
    fn anything_kept_opens(case in vec(any::<u8>(), 0..3000), revision: u64, id in "[a-z0-9-]{1,64}", rules in "[ -~]{1,100}", seed: u64) {
        let label = Label { id: id.clone(), revision, rules, ..label() };
        let record = kept::keep(&label, &case, &key(), &mut counted(seed)).expect("it seals");
        let (found, opened) = kept::open(&record, &id, &key()).expect("it opens");
        prop_assert_eq!(found, label);
        prop_assert_eq!(&*opened, &case);
    }

    #[test]
    fn no_bytes_stop_the_program(bytes in vec(any::<u8>(), 0..600), begun in 0..5_usize) {
        let begins = ["", "age-encryption.org/v1\n-> scrypt ", "-----BEGIN AGE ENCRYPTED FILE-----\n", "waymark-kept/1\nid ", "waymark-kept/"];
        let file = [begins[begun].as_bytes(), &bytes].concat();
        prop_assert!(age::open(&file, PASSPHRASE, LOW).is_err());
        prop_assert!(DataKey::unwrap(&file, PASSPHRASE, LOW).is_err());
        prop_assert!(kept::open(&file, ID, &key()).is_err());
        let _ = (age::SealedFile::received(&file, LOW).is_ok(), age::looks_like(&file), kept::read_label(&file));
    }

    #[test]
    fn a_piece_that_is_taken_out_repeated_or_moved_is_noticed(from in 0..400_usize, length in 1..100_usize, to in 0..400_usize) {
        let plain = [b'x'; 200];
        let file = age::seal(&plain, PASSPHRASE, QUICK, &mut counted(1)).expect("it seals");
        let record = kept::keep(&label(), &plain, &key(), &mut counted(1)).expect("it seals");
        for whole in [&file, &record] {
            let from = from % whole.len();
            let piece = whole[from..whole.len().min(from + length)].to_vec();
            let mut out = whole.clone();
            out.drain(from..from + piece.len());
            let mut moved = out.clone();
            let at = to % (out.len() + 1);
            moved.splice(at..at, piece.iter().copied());
            let mut twice = whole.clone();
            twice.splice(from..from, piece);
            for changed in [out, moved, twice].iter().filter(|changed| *changed != whole) {
                prop_assert!(age::open(changed, PASSPHRASE, LOW).is_err());
                prop_assert!(kept::open(changed, ID, &key()).is_err());
            }
        }
    }
}
