//! What is open: the case in memory, the rule book, and where the user is. Nothing is kept on the device.

mod desk;
mod device;
mod page;

pub use desk::{Desk, Mistakes};
pub use device::{WAY_OUT, anything_kept, copy, download, leave, read_text, today};
pub use page::{Listed, Page, Paper};
