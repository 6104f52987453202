//! What is open: the case in memory, the rule book, and where the user is; and what is kept on the device, where the user
//! chose that.

mod desk;
mod device;
mod drafts;
mod keep;
mod leaving;
mod locking;
pub mod marker;
mod opening;
mod page;
mod saving;
pub mod settings;
mod shelf;

pub use desk::{Answered, Beside, Desk, Mistakes, PastFound, PastLoaded, PastPage, Replaying};
pub use device::{
    Became, Place, copy, durable, made, pause, place_for, put_file, random, read_bytes, read_text,
    text, today,
};
pub use drafts::Ruled;
pub use keep::{Keep, Record, Saved, State, drop_keys};
pub use leaving::{WAY_OUT, has_left};
pub use opening::focus;
pub use page::{Listed, Page, Paper};
pub use shelf::KEY;
