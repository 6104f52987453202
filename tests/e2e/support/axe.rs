//! axe-core's automated accessibility check, run in the page.

use super::{Browser, Screen};
use serde_json::json;
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
        assert!(found.is_empty(), "{label}: {} accessibility faults\n{}", found.len(), found.join("\n"));
    }

    /// Looks at the page as it is now at 320 and 1280 pixels, with axe and for anything that sticks out, and for the
    /// latter also as zoomed to 400 %.
    pub async fn assert_sound(&self, label: &str) {
        for screen in [Screen::Zoomed, Screen::SmallPhone, Screen::Desktop] {
            let label = format!("{label} on {screen:?}");
            self.resize(screen).await;
            self.assert_fits(&label).await;
            if !matches!(screen, Screen::Zoomed) {
                self.assert_accessible(&label).await;
            }
        }
    }

    /// Opens every part of the page that is folded away.
    pub async fn unfold(&self) {
        self.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })").await;
    }
}

fn axe() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} ({error}). Run `bash tests/all.sh`, or `npm ci` first.", path.display()))
}
