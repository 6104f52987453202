//! Leaving the page, and whether the browser asks first.

use super::Browser;
use serde_json::json;

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

    /// The address of the page, or of the error the browser shows in its place.
    pub async fn address(&self) -> String {
        self.session.current_url().await.expect("an address").to_string()
    }
}
