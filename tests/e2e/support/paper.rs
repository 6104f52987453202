//! The page on paper, and on the clipboard.

use super::Browser;
use super::browser::{Media, decode_base64};
use serde_json::json;

impl Browser {
    /// Prints the page as a person would, without the browser's own header, and tells the text of each sheet.
    pub async fn printed(&self) -> Vec<String> {
        // Where a test has said how the page is shown, that would be printed.
        self.show_on(Media::Print).await;
        let print = self
            .devtools(
                "Page.printToPDF",
                json!({ "preferCSSPageSize": true, "printBackground": false }),
            )
            .await;
        let bytes = decode_base64(print["data"].as_str().expect("a print"));
        pdf_extract::extract_text_from_mem_by_pages(&bytes).expect("the print's text")
    }

    /// Lets this browser read and write the clipboard, as a person would be asked to.
    pub async fn allow_clipboard(&self) {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.devtools(
            "Browser.grantPermissions",
            json!({ "permissions": permissions }),
        )
        .await;
    }
}
