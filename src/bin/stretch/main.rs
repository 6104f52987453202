//! The worker that makes keys of passphrases, so that the page answers meanwhile: the slow part of sealing and opening and
//! nothing else. public/loader.js starts it, and ends it when it is done or no longer wanted.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use wasm_bindgen::prelude::wasm_bindgen;
    use waymark::seal::age::Work;

    /// The wrapping key; nothing where the device does not have the memory.
    #[wasm_bindgen]
    pub fn wrapping_key(passphrase: &str, salt: &[u8], factor: u8) -> Option<Vec<u8>> {
        let work = Work::with(salt.try_into().ok()?, factor);
        Some(work.key(passphrase).ok()?.to_vec())
    }
}
