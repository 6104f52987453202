//! What the page's policy says is what hosts are told to send, and nothing is kept longer than its name is good for.

use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The policy in the page: the one that the others follow.
fn policy() -> String {
    let page = read("index.html");
    let (_, rest) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .expect("a policy in the page");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// The headers for every address, from the file in which a header stands on a line of its own.
fn headers() -> Vec<(String, String)> {
    let file = read("public/_headers");
    let (_, rest) = file.split_once("/*\n").expect("headers for every address");
    let lines = rest.lines().take_while(|line| line.starts_with("  "));
    lines
        .map(|line| line.trim().split_once(": ").expect("a header"))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect()
}

#[test]
fn the_policy_denies_all_but_the_pages_own_files() {
    let policy = policy();
    let directives: Vec<&str> = policy.split("; ").collect();
    assert_eq!(
        directives,
        [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    );
    let loader = read("public/loader.js");
    for door in [
        "shut(\"connect-src 'none'\")",
        "\"default-src 'none'; script-src 'wasm-unsafe-eval'; img-src 'self'; manifest-src 'self'; worker-src blob:\"",
    ] {
        assert!(loader.contains(door), "{door}");
    }
}

/// A translator sends what stands on a page to whoever made it, and writes over what the program shows; a service that checks
/// spelling or proposes words is sent what is typed.
#[test]
fn the_page_asks_translators_and_spelling_services_to_leave_it_alone() {
    let page = read("index.html");
    let (_, root) = page.split_once("<html ").expect("a root");
    let root = root.split('>').next().unwrap_or_default();
    for asked in [
        "translate=\"no\"",
        "notranslate",
        "spellcheck=\"false\"",
        "writingsuggestions=\"false\"",
    ] {
        assert!(root.contains(asked), "{asked}: {root}");
    }
    assert!(page.contains("<meta name=\"google\" content=\"notranslate\">"));
}

#[test]
fn hosts_send_the_pages_policy_and_what_only_a_header_can_say() {
    let headers = headers();
    let value = |name: &str| {
        headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(
        value("Content-Security-Policy"),
        Some(format!("{}; frame-ancestors 'none'", policy()).as_str())
    );
    assert_eq!(value("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(value("Referrer-Policy"), Some("no-referrer"));
    assert_eq!(value("Cross-Origin-Opener-Policy"), Some("same-origin"));
    assert_eq!(value("Cross-Origin-Resource-Policy"), Some("same-origin"));
    let permissions = value("Permissions-Policy").expect("what the page may use");
    assert!(
        permissions.split(", ").all(|one| one.ends_with("=()")),
        "{permissions}"
    );
    for one in ["camera", "geolocation", "microphone"] {
        assert!(permissions.contains(&format!("{one}=()")), "{permissions}");
    }
}

#[test]
fn all_hosts_are_told_the_same() {
    let (apache, nginx) = (read("public/.htaccess"), read("public/nginx.conf"));
    for (name, value) in headers() {
        assert!(
            apache.contains(&format!("Header always set {name} \"{value}\"\n")),
            "Apache: {name}"
        );
        assert!(
            nginx.contains(&format!("  add_header {name} \"{value}\" always;\n")),
            "nginx: {name}"
        );
    }
    assert_eq!(
        apache.matches("Header always set ").count(),
        // Besides: what is kept for how long, what is saved, and what is compressed.
        headers().len() + 6
    );
    assert_eq!(
        nginx.matches("\n  add_header ").count(),
        headers().len() + 2
    );
}

/// The one-file edition is saved and not shown, at its own address and at the one without an ending, to which Cloudflare Pages
/// redirects and under which Netlify answers too. Apache and nginx go by the file that they send, whatever was asked for.
#[test]
fn the_one_file_edition_is_saved_under_its_name() {
    let saved = "attachment; filename=\"waymark.html\"";
    for address in ["/waymark.html", "/waymark"] {
        let rule =
            format!("\n{address}\n  Cache-Control: no-cache\n  Content-Disposition: {saved}\n");
        assert!(read("public/_headers").contains(&rule), "{address}");
    }
    let apache = saved.replace('"', "\\\"");
    let apache = format!(
        "<FilesMatch \"^waymark\\.html(\\.(br|gz))?$\">\n  Header always set Content-Disposition \"{apache}\"\n"
    );
    assert!(read("public/.htaccess").contains(&apache), "Apache");
    assert!(
        read("public/nginx.conf").contains(&format!("  \"~/waymark\\.html$\" '{saved}';\n")),
        "nginx"
    );
}

/// What is named after its contents is kept for good; everything else is asked for again, the worker and the page above all.
#[test]
fn only_what_is_named_after_its_contents_is_kept_for_good() {
    let file = read("public/_headers");
    let rules: Vec<(&str, &str)> = file
        .split("\n/")
        .filter_map(|rule| rule.split_once('\n'))
        .filter_map(|(address, headers)| {
            Some((
                address,
                headers
                    .lines()
                    .find_map(|line| line.trim().strip_prefix("Cache-Control: "))?,
            ))
        })
        .collect();
    let kept: Vec<&str> = rules
        .iter()
        .filter(|(_, cache)| cache.contains("immutable"))
        .map(|(address, _)| *address)
        .collect();
    assert_eq!(kept, ["waymark-*", "stretch-*", "main-*"]);
    for address in [
        "",
        "index.html",
        "loader.js",
        "sw.js",
        "manifest.webmanifest",
        "waymark.html",
    ] {
        assert!(
            rules.contains(&(address, "no-cache")),
            "/{address}: {rules:?}"
        );
    }
    let hashed = r"-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$";
    assert!(read("public/.htaccess").contains(&format!(
        "<FilesMatch \"{}(\\.(br|gz))?$\">\n  Header always set Cache-Control \"public, max-age=31536000, immutable\"",
        hashed.trim_end_matches('$')
    )));
    assert!(read("public/nginx.conf").contains(&format!(
        "\"~{hashed}\" \"public, max-age=31536000, immutable\";"
    )));
}
