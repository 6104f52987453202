//! axe-core's automated accessibility check, run in the page.

use super::{Browser, Screen};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const RUN: &str = r"
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
  ({ violations }) => done(violations.map((rule) => [
    `${rule.id} (${rule.impact}): ${rule.help}`,
    ...rule.nodes.map((node) => `    ${node.target.join(' ')}\n      ${node.html}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`),
  ].join('\n'))),
  (error) => done(['axe itself failed: ' + error]),
);";

/// The user's own details and passphrases say for themselves what may be remembered of them.
const REMEMBERED: &str = "
const mayBe = ['off', 'name', 'organization', 'current-password', 'new-password'];
const isKept = (field) => !mayBe.includes(field.getAttribute('autocomplete'))
  || field.checked !== field.defaultChecked
  || [...field.options ?? []].some((one) => one.selected && !one.defaultSelected && field.selectedIndex > 0)
  || field.type === 'text' && field.autocomplete.endsWith('-password')
  || field.matches('input, textarea') && field.spellcheck;
return [...document.querySelectorAll('input, textarea, select')].filter(isKept).map((field) => field.outerHTML.slice(0, 200));";

impl Browser {
    /// What axe finds wrong with the page as it is now: WCAG 2.0 to 2.2, A and AA, and its own best practice. From the
    /// top of the page: what stays in sight would otherwise lie over whatever the last step has scrolled to.
    pub async fn violations(&self) -> Vec<String> {
        self.run("window.scrollTo(0, 0)").await;
        if self.run("return !window.axe").await == json!(true) {
            self.run(&axe()).await;
        }
        let found = self.run_async(RUN).await;
        serde_json::from_value(found).expect("axe's findings as a list of words")
    }

    /// Fails with axe's findings, if any. `label` says which page this is.
    pub async fn assert_accessible(&self, label: &str) {
        let found = self.violations().await;
        assert!(
            found.is_empty(),
            "{label}: {} accessibility faults\n{}",
            found.len(),
            found.join("\n")
        );
    }

    /// Looks at the page as it is now at 320 and 1280 pixels, with axe and for anything that sticks out, and for the
    /// latter also as zoomed to 400 %.
    pub async fn assert_sound(&self, label: &str) {
        self.assert_kept_to_itself(label).await;
        for screen in [Screen::Zoomed, Screen::SmallPhone, Screen::Desktop] {
            let label = format!("{label} on {screen:?}");
            self.resize(screen).await;
            self.assert_fits(&label).await;
            if !matches!(screen, Screen::Zoomed) {
                self.assert_accessible(&label).await;
            }
        }
    }

    /// Fails with the fields of which a browser would remember what is typed or chosen, or would send it to be checked.
    pub async fn assert_kept_to_itself(&self, label: &str) {
        let found = self.remembered().await;
        assert_eq!(
            found,
            json!([]),
            "{label}: the browser remembers what is entered here"
        );
    }

    /// The fields of the page as it is now of which a browser would remember what is entered.
    pub async fn remembered(&self) -> Value {
        self.run(REMEMBERED).await
    }

    /// Opens every part of the page that is folded away.
    pub async fn unfold(&self) {
        self.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
            .await;
    }
}

fn axe() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{} ({error}). Run `cargo xtask test`, or `npm ci` first.",
            path.display()
        )
    })
}
