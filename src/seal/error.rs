//! Why something is not sealed or does not open, for a person to read.

use std::fmt;

/// Why something is not sealed or does not open. Whatever the reason: nothing was changed and nothing was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealError {
    /// It is not a sealed file or record of any kind this program opens.
    NotSealed,
    /// It is not a record that Waymark keeps on a device.
    NotRecord,
    /// An age file, but sealed to somebody's key and not with a passphrase.
    NotForPassphrase,
    /// It opened, but holds something else: a key was wanted, or a key is what it holds.
    OtherContents,
    /// It was made by a newer version, of this program or of the age format.
    Newer {
        /// What it calls its format; at most 60 characters.
        format: String,
    },
    /// It breaks off in the middle.
    Incomplete,
    /// It has been changed or damaged. Where this is said, the passphrase was not at fault, or was not yet tried.
    Damaged,
    /// The passphrase does not open it. A file damaged at one small place looks the same.
    WrongPassphrase,
    /// The key does not open this record: it was sealed with another key, or it was changed or damaged, or one of the
    /// things written on its outside was. These look the same.
    WrongKeyOrDamaged,
    /// A record that says it is another one than was asked for.
    Swapped {
        /// The id that was asked for.
        wanted: String,
        /// The id the record has.
        found: String,
    },
    /// Opening it takes more work and memory than this program lends to a file. Nothing was tried.
    TooCostly {
        /// The memory that it asks for, in MiB.
        asks: u64,
        /// The most that is lent, in MiB.
        ceiling: u64,
    },
    /// It is larger than what this program opens or seals.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The most, in bytes.
        ceiling: usize,
    },
    /// The device does not have the memory that a passphrase takes.
    NoMemory {
        /// The memory that is needed, in MiB.
        needs: u64,
    },
    /// The work with a passphrase was stopped.
    Stopped,
    /// The device gave no random bytes, and without them nothing can be sealed.
    NoRandom,
    /// There is no passphrase, or nothing in it but white space.
    NoPassphrase,
    /// What would stand on the outside of a record is not fit for it: a mistake of the program.
    Label {
        /// Which part of it.
        part: &'static str,
    },
}

impl fmt::Display for SealError {
    #[expect(clippy::too_many_lines, reason = "one sentence for each mistake")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSealed => f.write_str(
                "This is not a sealed file that Waymark opens. Sealed files begin with \u{201c}age-encryption.org\u{201d} or \u{201c}AGE ENCRYPTED FILE\u{201d}. \
                 Choose the file as it was handed over.",
            ),
            Self::NotRecord => f.write_str(
                "This is not a record that Waymark keeps. It is left as it is: it has not been changed or deleted.",
            ),
            Self::NotForPassphrase => f.write_str(
                "This file was not sealed with a passphrase but to somebody's key. Waymark opens passphrase files alone. Ask for \
                 the file again, sealed with a passphrase, or open it with the program the key belongs to.",
            ),
            Self::OtherContents => f.write_str(
                "This was opened, but what is in it is not what was looked for here. Check that it is the file you meant.",
            ),
            Self::Newer { format } => write!(
                f,
                "This says its format is \u{201c}{format}\u{201d}, which this version of Waymark does not know: it was probably made by a \
                 newer one. Open it with that version. It has not been changed."
            ),
            Self::Incomplete => f.write_str(
                "This is incomplete: it breaks off in the middle. It may not have finished copying or downloading. Copy it again \
                 from where it came from.",
            ),
            Self::Damaged => f.write_str(
                "This has been changed or damaged since it was sealed, so none of it is shown. The passphrase is not the reason. \
                 If there is another copy, use that one. This one has not been changed or deleted.",
            ),
            Self::WrongPassphrase => f.write_str(&wrong_passphrase("the file")),
            Self::WrongKeyOrDamaged => f.write_str(
                "This record does not open with the key of this device. It was sealed with another key, or it was changed or damaged; \
                 the two look the same from outside. It has not been changed or deleted.",
            ),
            Self::Swapped { .. } => f.write_str(
                "This record is not the one that belongs in this place: another one has been put there. It is not opened here, and \
                 it has not been changed or deleted.",
            ),
            Self::TooCostly { asks, ceiling } => {
                let (more, asks) = if *asks > 1 << 20 { ("more than ", 1 << 20) } else { ("", *asks) };
                write!(
                    f,
                    "Opening this would take {more}{asks} MB of memory, and Waymark lends a file {ceiling} MB at most. The file may \
                     have been made to stop this device. Nothing was tried. If you trust where it comes from, open it with the \
                     age program, or ask for it again, sealed with Waymark."
                )
            }
            Self::TooLarge { bytes, ceiling } => write!(
                f,
                "This is too large to be one of Waymark's: {} KB, and {} KB is the most. Check that it is the file you meant.",
                bytes / 1024,
                ceiling / 1024
            ),
            Self::NoMemory { needs } => write!(
                f,
                "This device does not have the {needs} MB of memory free that working with a passphrase takes. Close other pages and \
                 programs and try again. Nothing was changed."
            ),
            Self::Stopped => f.write_str("Stopped. Nothing was changed."),
            Self::NoRandom => f.write_str(
                "The browser gave no random numbers, and without them nothing can be sealed. Nothing was saved. Try another browser, \
                 or an up-to-date one.",
            ),
            Self::NoPassphrase => f.write_str("Enter a passphrase."),
            Self::Label { part } => write!(
                f,
                "This could not be sealed because of a mistake in Waymark: the record's {part} is not fit to be written. \
                 Nothing was saved; the case is still open here."
            ),
        }
    }
}

impl std::error::Error for SealError {}

impl SealError {
    /// The same where the key to what is kept on the device was to be opened, and no file.
    #[must_use]
    pub fn of_what_is_kept(&self) -> String {
        if *self == Self::WrongPassphrase {
            wrong_passphrase("what is kept")
        } else {
            self.to_string()
        }
    }
}

fn wrong_passphrase(of: &str) -> String {
    format!(
        "The passphrase does not open this. Check each word, capitals and the keyboard's language, and try again: nothing was \
         changed and there is no limit to tries. If you are sure of the passphrase, {of} may be damaged; the two look the same \
         from outside."
    )
}
