//! axe-core's automated accessibility check, run in the page.

use super::Browser;
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
    /// What axe finds wrong with the page as it is now: WCAG 2.0 to 2.2, A and AA, and its own best practice.
    pub async fn violations(&self) -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!(
                "{} ({error}). Run `bash tests/all.sh`, or `npm ci` first.",
                path.display()
            )
        });
        self.run(&axe).await;
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
}
