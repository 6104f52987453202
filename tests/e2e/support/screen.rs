//! How large the page is and on what it is shown.

use super::browser::{Browser, decode_base64, target};
use super::{Engine, firefox, webkit};
use serde_json::json;
use std::fs;

/// The sizes the app must work at.
#[derive(Clone, Copy, Debug)]
pub enum Screen {
    /// The narrowest phone, 320 by 640, touched.
    SmallPhone,
    /// A usual phone, 390 by 844, touched.
    Phone,
    /// A tablet or half a desktop, 768 by 1024.
    Tablet,
    /// A desktop or projector, 1280 by 1000.
    Desktop,
    /// That desktop zoomed to 400 %: 320 by 256, not touched.
    Zoomed,
}

impl Screen {
    fn metrics(self) -> (u32, u32, bool) {
        match self {
            Self::SmallPhone => (320, 640, true),
            Self::Phone => (390, 844, true),
            Self::Tablet => (768, 1024, false),
            Self::Desktop => (1280, 1000, false),
            Self::Zoomed => (320, 256, false),
        }
    }
}

/// How the page is shown.
#[derive(Clone, Copy, Debug)]
pub enum Media {
    /// On an ordinary screen.
    Screen,
    /// On paper.
    Print,
    /// With the colours the user forces on every page.
    ForcedColours,
}

impl Browser {
    /// Changes the size of the page. It is touched in Chromium alone.
    pub async fn resize(&self, screen: Screen) {
        let (width, height, touched) = screen.metrics();
        match self.engine {
            Engine::Chromium => return self.resize_chromium(width, height, touched).await,
            Engine::Firefox => firefox::resize(&self.session, width, height).await,
            Engine::WebKit => webkit::resize(&self.session, width, height).await,
        }
        let there = "return innerWidth === arguments[0]";
        assert!(
            self.becomes_true(there, [json!(width)]).await,
            "The page does not become {width} pixels wide, but {}",
            self.run("return innerWidth").await
        );
    }

    async fn resize_chromium(&self, width: u32, height: u32, touched: bool) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touched });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": touched }),
        )
        .await;
    }

    /// Shows the page on every medium that the driver can have it shown on, with axe, and then on the ordinary screen again.
    pub async fn assert_accessible_on_media(&self, label: &str) {
        for &media in self.engine.media() {
            self.show_on(media).await;
            self.assert_accessible(&format!("{label} on {media:?}"))
                .await;
        }
    }

    /// Shows the page on another medium.
    pub async fn show_on(&self, media: Media) {
        let (medium, forced) = match media {
            Media::Screen => ("screen", "none"),
            Media::Print => ("print", "none"),
            Media::ForcedColours => ("screen", "active"),
        };
        if self.engine.media().len() == 1 {
            assert!(
                matches!(media, Media::Screen),
                "{:?} shows no other medium",
                self.engine
            );
            return;
        }
        let features = json!([{ "name": "forced-colors", "value": forced }]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        )
        .await;
    }

    /// Fails if the page can be scrolled sideways, naming what sticks out.
    pub async fn assert_fits(&self, label: &str) {
        let sticking_out = "const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const wide = [...document.querySelectorAll('body *')]
              .filter((e) => e.getBoundingClientRect().right > width + 1)
              .map((e) => `${e.tagName} ${e.id} ${e.className}`);
            return [`${document.documentElement.scrollWidth} of ${width} pixels`, ...wide];";
        let found = self.run(sticking_out).await;
        assert_eq!(found, json!([]), "{label}: wider than the screen");
    }

    /// Keeps a picture in `target/screenshots/`: of the whole page, or of what is seen of it where the driver gives no more.
    pub async fn screenshot(&self, name: &str) {
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        if self.engine == Engine::Chromium {
            let everything = json!({ "captureBeyondViewport": true });
            let picture = self.devtools("Page.captureScreenshot", everything).await;
            let bytes = decode_base64(picture["data"].as_str().expect("a picture"));
            fs::write(folder.join(format!("{name}.png")), bytes).expect("a picture on disk");
        } else {
            let file = folder.join(format!("{name}-{:?}.png", self.engine));
            self.session.screenshot(&file).await.expect("a picture");
        }
    }
}
