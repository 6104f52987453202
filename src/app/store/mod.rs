//! What is open: the case in memory, the rule book, and where the user is; and what is kept on the device, where the user
//! chose that.

mod areas;
mod asking;
mod beside;
mod casework;
mod clock;
mod device;
mod keep;
mod leaving;
mod locking;
pub mod marker;
mod navigation;
mod note;
mod opening;
mod page;
mod past;
mod printing;
mod rooms;
mod saving;
pub mod settings;
mod sharing;
mod shelf;
mod working;

use leptos::prelude::provide_context;
use waymark::model::book::Rulebook;
use waymark::model::dates::Day;

pub use areas::{Areas, Ruled, use_areas};
pub use asking::{Answered, Asking, use_asking};
pub use beside::{Beside, use_beside};
pub use casework::{Casework, Mistakes, use_casework};
pub use clock::{Clock, use_clock};
pub use device::{
    Became, Destination, copy, durable, made, pause, place_for, put_file, random, read_bytes,
    read_text, text, today,
};
pub use keep::{Keep, Record, Saved, State, drop_keys, use_keep};
pub use leaving::{Leaving, WAY_OUT, has_left};
pub use navigation::{Navigation, use_navigation};
pub use note::KeepNote;
pub use opening::focus;
pub use page::{HistoryList, Page, Paper};
pub use past::{PastCases, PastFound, PastLoaded, PastPage, use_past};
pub use printing::{Printing, use_printing};
pub use rooms::{Replaying, Rooms, use_rooms};
pub use settings::{Settings, use_settings};
pub use sharing::{ShareOutcome, Shareable};
pub use shelf::KEY;
pub use working::{open as open_sealed, seal, stop_work};

/// Provides what lies open, by its subject, to every part of the app. There is one of each, and it lasts as long as the
/// program.
pub fn provide(book: Rulebook, today: Day, page: Page) {
    let (areas, navigation) = (lasting(Areas::new(book)), lasting(Navigation::new(page)));
    let (clock, asking, keep) = (
        lasting(Clock::new(today)),
        lasting(Asking::new()),
        lasting(Keep::new()),
    );
    lasting(Casework::new(keep, areas, navigation, clock, asking));
    lasting(Printing::new());
    lasting(Settings::new());
    lasting(PastCases::default());
    lasting(Rooms::new());
    lasting(Beside::default());
}

/// A context of which every handler of an event holds one pointer.
fn lasting<T: Send + Sync>(context: T) -> &'static T {
    let context: &'static T = Box::leak(Box::new(context));
    provide_context(context);
    context
}
