//! What is open: the case in memory, the rule book, and where the user is; and what is kept on the device, where the user
//! chose that.

mod desk;
mod device;
mod keep;
pub mod marker;
mod page;
mod shelf;

pub use desk::{Desk, Mistakes};
pub use device::{WAY_OUT, copy, download, leave, offered, pause, random, read_bytes, read_text, today};
pub use keep::{DAYS, Keep, MOST_DAYS, Record, Saved, State};
pub use page::{Listed, Page, Paper};
