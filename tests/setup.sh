# Sourced by the other scripts: installs what building and testing need, at pinned versions, if it is missing.
# Everything here is quick and silent when there is nothing to do.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The one place for versions that no lock file holds. wasm-bindgen's must equal the crate's in Cargo.lock.
trunk_version=0.21.14
wasm_bindgen_version=0.2.129
geckodriver_version=0.36.0

export PATH="$PWD/node_modules/.bin:${CARGO_INSTALL_ROOT:-${CARGO_HOME:-$HOME/.cargo}}/bin:$PATH"

# Trunk reads NO_COLOR as true or false and stops at the usual 1.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

say() { printf '== %s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Two Trunks in one folder delete each other's files, and tests then fail for no visible reason.
# The lock is held until the calling script ends.
build_alone() {
  have flock || return 0
  mkdir -p target
  exec 9>target/.trunk-in-use
  flock -n 9 || stop "Another script is building or serving Waymark in this folder (tests/serve.sh or tests/all.sh). Stop it, or wait for it, and run this again."
}

need_rust() {
  have cargo || stop "Rust is missing. Install it from https://rustup.rs, open a new terminal and run this again."
  if ! cargo --version >/dev/null 2>&1; then
    have rustup || stop "This Rust does not start. Install Rust from https://rustup.rs and run this again."
    say "Installing the Rust version named in rust-toolchain.toml"
    rustup toolchain install
  fi
  cargo --version >/dev/null || stop "Rust does not start; see the message above."
}

# Takes the names of Rust components, such as clippy.
need_rust_components() {
  local missing=()
  for name in "$@"; do
    cargo "${name/rustfmt/fmt}" --version >/dev/null 2>&1 || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  have rustup || stop "Missing from this Rust: ${missing[*]}. Install them and run this again."
  say "Installing ${missing[*]}"
  rustup component add "${missing[@]}"
}

need_wasm_target() {
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] && return
  have rustup || stop "This Rust cannot build for the browser. Install the target wasm32-unknown-unknown and run this again."
  say "Installing Rust's browser target, wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown
}

# need_cargo_tool COMMAND VERSION CRATE [OPTION...]
need_cargo_tool() {
  local command=$1 version=$2 crate=$3
  [ "$("$command" --version 2>/dev/null | awk '{ print $2 }')" = "$version" ] && return
  say "Installing $crate $version (once, some minutes)"
  # A build tool need not be optimised to the last: this takes half the time.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install --quiet --locked "$crate@$version" "${@:4}"
}

need_node_packages() {
  have node && have npm ||
    stop "Node.js with npm is missing (it compiles the stylesheet). Install version 20 or later from https://nodejs.org and run this again."
  local installed=node_modules/.package-lock.json
  [ -f "$installed" ] && [ ! package-lock.json -nt "$installed" ] && return
  say "Installing the stylesheet's tools from package-lock.json"
  npm ci --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error
}

# All that `trunk build` needs.
need_build_tools() {
  need_rust
  need_wasm_target
  need_cargo_tool wasm-bindgen "$wasm_bindgen_version" wasm-bindgen-cli
  # Without its default features Trunk has no way to download anything by itself.
  need_cargo_tool trunk "$trunk_version" trunk --no-default-features
  need_node_packages
}

# Leaves CHROMIUM, CHROMEDRIVER and FIREFOX set, which the end-to-end tests read. Firefox's driver is a crate, and on the PATH.
find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && have "$name"; then CHROMIUM=$(command -v "$name"); break; fi
  done
  for name in "${CHROMEDRIVER:-}" chromedriver; do
    if [ -n "$name" ] && have "$name"; then CHROMEDRIVER=$(command -v "$name"); break; fi
  done
  for name in "${FIREFOX:-}" firefox-esr firefox; do
    if [ -n "$name" ] && have "$name"; then FIREFOX=$(command -v "$name"); break; fi
  done
  export CHROMIUM CHROMEDRIVER FIREFOX
  [ -n "${CHROMIUM:-}" ] && [ -n "${CHROMEDRIVER:-}" ] && [ -n "${FIREFOX:-}" ] && have Xvfb
}

need_browser() {
  need_cargo_tool geckodriver "$geckodriver_version" geckodriver
  find_browser && return
  local advice="The end-to-end tests need Chromium (or Chrome) and the chromedriver of the same version, Firefox, and Xvfb, a screen that nobody sees. Install them, or name the browsers in CHROMIUM, CHROMEDRIVER and FIREFOX, and run this again."
  local root="env"
  if [ "$(id -u)" -ne 0 ]; then
    have sudo && sudo -n true 2>/dev/null || stop "$advice"
    root="sudo -n env"
  fi
  have apt-get || stop "$advice"
  say "Installing Chromium and its driver, Firefox, and Xvfb"
  $root apt-get update -q &&
    $root DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium chromium-driver firefox-esr xvfb ||
    stop "$advice"
  find_browser || stop "$advice"
}
