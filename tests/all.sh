#!/usr/bin/env bash
# Every test, from a fresh clone: installs what is missing, then native tests, release build, end-to-end tests.
# The first run takes some minutes for the tools; later runs take seconds.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

build_alone
need_build_tools
need_browser

# The same made-up cases every time, so that a run says something about the change. `cargo test` alone makes up others.
export PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-20261121}

say "Native tests: the core"
cargo test --locked

say "Release build into dist/"
trunk build --release

say "End-to-end tests: the release build in $("$CHROMIUM" --version 2>/dev/null || echo Chromium)"
cargo test --locked --features e2e --test e2e 9>&-

say "All tests passed"
