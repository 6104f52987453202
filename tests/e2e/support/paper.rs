//! The page on paper, and on the clipboard.

use super::browser::decode_base64;
use super::{Browser, Engine, Media};
use serde_json::json;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::prelude::Key;

impl Browser {
    /// Prints the page as a person would, without the browser's own header, and tells the text of each sheet.
    pub async fn printed(&self) -> Vec<String> {
        let bytes = match self.engine {
            Engine::Chromium => self.printed_by_chromium().await,
            Engine::Firefox => {
                let (width, height) = (21.0, 29.7);
                let parameters = PrintParameters {
                    page: PrintPage { width, height },
                    ..PrintParameters::default()
                };
                let print = self.session.print_page(parameters).await;
                print.expect("a print")
            }
            Engine::WebKit => panic!("WebKitGTK's driver does not print"),
        };
        pdf_extract::extract_text_from_mem_by_pages(&bytes).expect("the print's text")
    }

    async fn printed_by_chromium(&self) -> Vec<u8> {
        // Where a test has said how the page is shown, that would be printed.
        self.show_on(Media::Print).await;
        let print = self
            .devtools(
                "Page.printToPDF",
                json!({ "preferCSSPageSize": true, "printBackground": false }),
            )
            .await;
        decode_base64(print["data"].as_str().expect("a print"))
    }

    /// What lies on the clipboard, pasted into a field that is made for it.
    pub async fn pasted(&self) -> String {
        self.run(
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<textarea id=planted-paste></textarea>');
            document.getElementById('planted-paste').focus();",
        )
        .await;
        self.press_holding(Key::Control, "v").await;
        self.wait_until("return document.getElementById('planted-paste').value !== ''")
            .await;
        let take = "const field = document.getElementById('planted-paste'); field.remove(); return field.value";
        let pasted = self.run(take).await;
        pasted.as_str().unwrap_or_default().to_owned()
    }

    /// Lets the browser write the clipboard where it asks first, as a person would.
    pub async fn allow_clipboard(&self) {
        if self.engine != Engine::Chromium {
            return;
        }
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.devtools(
            "Browser.grantPermissions",
            json!({ "permissions": permissions }),
        )
        .await;
    }
}
