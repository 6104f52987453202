//! The three engines that journeys run in, and what the driver of each cannot do. README's table of them is written from here, by hand.

use super::screen::Media;

/// What a browser shows pages with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, in which every journey runs.
    Chromium,
    /// Firefox. Its driver shows no other medium and no touch screen.
    Firefox,
    /// WebKitGTK, which has the engine of Safari and is not Safari. Its driver does not print either, and its browser keeps nothing
    /// on the disk while it is driven: a second visit is another window.
    WebKit,
}

impl Engine {
    /// How its driver can have a page shown, the ordinary screen last.
    pub fn media(self) -> &'static [Media] {
        match self {
            Self::Chromium => &[Media::ForcedColours, Media::Print, Media::Screen],
            Self::Firefox | Self::WebKit => &[Media::Screen],
        }
    }

    /// Whether its driver prints.
    pub fn prints(self) -> bool {
        self != Self::WebKit
    }

    /// Whether it keeps a page that is left in its memory, while it is driven, and brings it out again on the way back.
    pub fn keeps_pages(self) -> bool {
        self != Self::Chromium
    }

    /// Whether what gets the focus is soon in sight also when keys come faster than any hand's. WebKitGTK was then seen to scroll there and
    /// back to an earlier place.
    pub fn scrolls_as_fast_as_keys(self) -> bool {
        self != Self::WebKit
    }

    /// Whether what its driver does in a page is held by the page's policy. In Firefox it is not, so nothing can be planted there to be refused.
    pub fn is_driven_as_the_page(self) -> bool {
        self != Self::Firefox
    }

    /// Whether its driver hands over what comes to the console. In the others a page is listened to from the moment its program runs.
    pub(super) fn tells_console(self) -> bool {
        self == Self::Chromium
    }
}
