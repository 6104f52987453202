//! Leaving the page, and whether the browser asks first.

use super::browser::{PATIENCE, pause};
use super::{Browser, Engine};
use serde_json::json;
use std::time::Instant;

impl Browser {
    /// Whether the browser would ask before the page is left.
    ///
    /// The driver answers that question by itself before a test can see it. So what the browser decides it on is looked
    /// at: whether the page holds the leaving back, and whether somebody has touched the page at all.
    pub async fn asks_before_leaving(&self) -> bool {
        let leaving = "const leaving = new Event('beforeunload', { cancelable: true });
            dispatchEvent(leaving);
            return leaving.defaultPrevented && navigator.userActivation.hasBeenActive;";
        self.run(leaving).await == json!(true)
    }

    /// Waits until the page, or the error the browser shows in its place, has an address that begins so.
    pub async fn wait_address(&self, begins: &str) -> String {
        let start = Instant::now();
        loop {
            let address = self
                .session
                .current_url()
                .await
                .expect("an address")
                .to_string();
            if address.starts_with(begins) {
                self.watch.left_for(begins);
                return address;
            }
            assert!(start.elapsed() < PATIENCE, "The page is still at {address}");
            pause().await;
        }
    }

    /// Presses *Exit this page* and waits for where that leads. Nothing is there in a test, and Firefox's driver takes that for a
    /// fault of the press, so it is not asked to wait for it.
    pub async fn exit(&self) {
        if self.engine == Engine::WebKit {
            return self.exit_by_hand().await;
        }
        self.run("setTimeout(() => document.querySelector('.wm-exit').click(), 50)")
            .await;
        self.wait_address("https://www.bbc.co.uk/").await;
    }

    /// The same where a refused way out leaves the browser on the page that was blanked: another page of the host then stands in for it. The
    /// button is pressed by the driver, because on the way back WebKit passes over what came without a hand.
    async fn exit_by_hand(&self) {
        let is_left = "return document.documentElement.hasAttribute('data-left')";
        self.click(".wm-exit").await;
        self.wait_until(is_left).await;
        let start = Instant::now();
        while !self.watch.has_refused("www.bbc.co.uk") {
            assert!(start.elapsed() < PATIENCE, "The way out is not asked for");
            pause().await;
        }
        self.watch.left_for("https://www.bbc.co.uk/");
        self.visit("icon.svg").await;
    }

    /// Goes back to the app, and waits until it has loaded itself anew: of its own accord, where the browser had kept it.
    pub async fn come_back(&self) {
        self.watch.loading();
        self.go_back().await;
        let anew = "return performance.getEntriesByType('navigation')[0].type === arguments[0]";
        let how = if self.engine.keeps_pages() {
            "reload"
        } else {
            "back_forward"
        };
        assert!(
            self.becomes_true(anew, [json!(how)]).await,
            "the page did not load itself anew"
        );
        self.wait_until_running().await;
    }

    /// Goes back as the browser's own button does.
    pub async fn go_back(&self) {
        self.session.back().await.expect("to go back");
    }
}
