//! The day a build is of: the program says so when a device's clock shows an earlier one.
//!
//! It is the day of the commit that is built, or of `SOURCE_DATE_EPOCH` where a packager sets that, and never the day on which
//! it is built: two builds of one commit are the same, byte for byte. Sources without either say no day, and then nothing is
//! said of the clock.

use chrono::DateTime;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// Writes the day into the page of the build at this place, if there is one.
pub fn written_into(staged: &Path) -> Result<(), Box<dyn Error>> {
    let Some(day) = set()?.or_else(committed) else {
        return Ok(());
    };
    let page = staged.join("index.html");
    let text = fs::read_to_string(&page)?;
    let marked = text.replacen("<html ", &format!("<html data-made=\"{day}\" "), 1);
    if marked == text {
        return Err("index.html has no <html> with attributes".into());
    }
    Ok(fs::write(page, marked)?)
}

/// The day that the packager sets, in seconds since 1970 began.
fn set() -> Result<Option<String>, Box<dyn Error>> {
    let Ok(seconds) = env::var("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let moment = DateTime::from_timestamp(seconds.trim().parse()?, 0)
        .ok_or("SOURCE_DATE_EPOCH is no moment")?;
    Ok(Some(moment.date_naive().to_string()))
}

/// The day of the commit that is checked out.
fn committed() -> Option<String> {
    let asked = Command::new("git")
        .args(["log", "-1", "--format=%cs"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let day = String::from_utf8(asked.ok().filter(|asked| asked.status.success())?.stdout).ok()?;
    Some(day.trim().to_owned()).filter(|day| day.len() == 10)
}
