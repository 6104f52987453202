use crate::decision::{Decision, RoutesFound};
use crate::notice::Class;

use super::evidence::{Explained, Facts};
use super::headline::{headline, provisional, under_headline};
use super::notices::notice_words;
use super::route::{RouteWords, audience_words, forum_line, route_words, standing_words, step_words};

/// The whole decision as plain text: the words of the result page, in its order.
pub fn decision_text(decision: &Decision<'_>) -> String {
    let mut text = Text::default();
    text.line(0, &headline(decision));
    for sentence in under_headline(decision) {
        text.line(0, &sentence);
    }
    let provisional = provisional(decision);
    if !provisional.is_empty() {
        text.line(0, &format!("Provisional: {}", provisional.join(" ")));
    }
    text.heading("Do this now");
    for found in decision.notices_of(Class::DoNow).chain(decision.notices_of(Class::Pathway)) {
        text.item(0, &notice_words(found).says);
    }
    for step in &decision.steps {
        text.item(0, &step_words(step));
    }
    text.heading(&format!("Routes in {}", decision.routes.area.name));
    text.line(0, &standing_words(&decision.routes, decision.on));
    routes(&mut text, &decision.routes, decision);
    for found in &decision.audience {
        text.line(0, &audience_words(found));
    }
    for line in forum_line(decision.routes.version) {
        text.line(0, &line);
    }
    text.heading("What a reviewer would weigh");
    for found in decision.notices_of(Class::Prompt).filter(|found| !notice_words(found).says.is_empty()) {
        text.item(0, &notice_words(found).says);
    }
    if let Some(national) = &decision.national {
        text.heading("The same case under national guidance");
        routes(&mut text, national, decision);
    }
    text.0
}

fn routes(text: &mut Text, routes: &RoutesFound<'_>, decision: &Decision<'_>) {
    for found in &routes.routes {
        let words = route_words(found, routes, decision.on);
        route(text, &words);
    }
}

fn route(text: &mut Text, words: &RouteWords) {
    text.0.push('\n');
    text.line(0, &format!("{}: {}", words.name, words.answer));
    explained(text, 1, &words.explained);
    for facts in &words.settle {
        list_facts(text, 1, facts);
    }
    text.line(1, &words.rests_on);
    for note in &words.notes {
        text.line(1, note);
    }
    for source in &words.sources {
        text.line(1, &format!("Source: {source}"));
    }
}

fn explained(text: &mut Text, depth: usize, part: &Explained) {
    text.line(depth, &part.says);
    for facts in &part.facts {
        list_facts(text, depth, facts);
    }
    for inner in &part.parts {
        explained(text, depth + 1, inner);
    }
}

fn list_facts(text: &mut Text, depth: usize, facts: &Facts) {
    text.line(depth, &format!("{}:", facts.lead));
    for item in &facts.items {
        text.item(depth, item);
    }
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, depth: usize, words: &str) {
        self.0.push_str(&"  ".repeat(depth));
        self.0.push_str(words);
        self.0.push('\n');
    }

    fn item(&mut self, depth: usize, words: &str) {
        self.line(depth, &format!("- {words}"));
    }

    fn heading(&mut self, words: &str) {
        self.0.push('\n');
        self.line(0, words);
    }
}
