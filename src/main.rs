//! The app: pages over the core, in the browser.

#[cfg(target_arch = "wasm32")]
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(app::stopped::tell));
    leptos::mount::mount_to_body(app::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "Waymark runs in a browser. To serve it: cargo xtask serve. For one decision here: cargo run --bin decide."
    );
}
