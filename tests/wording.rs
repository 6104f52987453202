//! Phrases that blame are found as whole words, and nothing else is.

use waymark::words::wording::{bundled, guard};

fn found(text: &str) -> Vec<String> {
    guard(text).into_iter().map(|one| one.phrase).collect()
}

#[test]
fn every_form_of_the_file_is_found_and_has_its_words_and_source() {
    let phrases = bundled().unwrap();
    for phrase in &phrases.phrases {
        assert!(
            phrases.sources.contains_key(&phrase.source),
            "{}",
            phrase.source
        );
        assert!(!phrase.instead.is_empty() && !phrase.why.is_empty());
        for form in &phrase.forms {
            let text = format!("At the visit: {form}, it says.");
            let found = guard(&text);
            assert_eq!(found.len(), 1, "{form}: {found:?}");
            assert_eq!(found[0].phrase, *form);
            assert_eq!(found[0].instead, phrase.instead, "{form} stands twice");
        }
    }
}

#[test]
fn a_phrase_is_found_in_any_case_and_however_it_is_spaced() {
    for text in [
        "LIFESTYLE CHOICES",
        "Lifestyle\n  choices",
        "lifestyle-choices",
        "her \u{201c}lifestyle choices\u{201d}",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    assert_eq!(
        found("\u{2018}facilitating the breach\u{2019}"),
        ["facilitating the breach"]
    );
    assert_eq!(found("'uncooperative'"), ["uncooperative"]);
}

#[test]
fn what_is_found_says_where_it_stands() {
    let text =
        "Élodie’s worker – “Uncooperative”; later, lifestyle choices. 2 × less than truthful";
    let all = guard(text);
    assert_eq!(all.len(), 3);
    for one in &all {
        assert_eq!(&text[one.span.clone()], one.phrase);
    }
    assert_eq!(
        found(text),
        ["Uncooperative", "lifestyle choices", "less than truthful"]
    );
    assert!(all[1].source.contains("1.6.7"), "{}", all[1].source);
}

#[test]
fn nothing_is_found_inside_other_words_or_across_a_stop() {
    for text in [
        "",
        "   ",
        "She was cooperative and engaged well.",
        "the workshop was facilitated by an officer",
        "facilitating contact with the children at a contact centre",
        "We talked about lifestyle. Choices come next.",
        "found lying on the floor",
        "the date is a vague one",
        "a domestic abuse case",
        "he provoked the dog",
        "lifestyle",
        "uncooperatively",
        "ha\u{308}rd to re\u{301}ach",
        "\u{1f600}\u{200d}\u{1f600} \u{e000}",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn the_longest_phrase_is_the_one_that_is_named() {
    assert_eq!(
        found("she put herself at risk; failed to engage; tit for tat"),
        ["put herself at risk", "failed to engage", "tit for tat"]
    );
    assert_eq!(
        found("over-reacting over-reacting"),
        ["over-reacting", "over-reacting"]
    );
}

#[test]
fn a_long_text_is_read_at_once() {
    let text = "She was uncooperative. ".repeat(5_000);
    assert_eq!(guard(&text).len(), 5_000);
}
