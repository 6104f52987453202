#!/usr/bin/env bash
# Throws broken files at every reader: `bash tests/fuzz.sh [RUNS]`, so many for each kind (20,000 unless said).
# The program may refuse a file, with words; it may not stop, hang, or take more than a gigabyte.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

runs=${1:-20000}
need_rust
need_cargo_tool cargo-fuzz 0.13.2 cargo-fuzz

# What is broken begins as the files that lie in the repository. In tests/fuzz/corpus lies what else is needed to come into every
# corner of a reader, and what once broke one. Nothing is left from one time to the next, so that every run is the same.
seeds=target/fuzz-seeds
rm -rf "$seeds" target/fuzz-found
mkdir -p "$seeds"/{case,area,instrument,sealed,kept,past}
cp tests/pinned/case-1.json "$seeds/case/"
# Two areas may have cases of the same name.
for file in src/data/areas/*/cases/*.json; do cp "$file" "$seeds/case/$(tr / - <<<"$file")"; done
for area in src/data/areas/*/; do cp "$area/area.json" "$seeds/area/$(basename "$area").json"; done
cp src/data/instruments/*.json "$seeds/instrument/"
cp tests/pinned/*.age "$seeds/sealed/"
for vector in tests/seal/testkit/*; do
  # Before each file stands what is expected of it, and an empty line. Those that are packed are too large to be broken often.
  grep -qa '^compressed: ' "$vector" || LC_ALL=C sed '1,/^$/d' "$vector" >"$seeds/sealed/$(basename "$vector")"
done
cp tests/pinned/kept-* tests/pinned/unfinished-1.json tests/pinned/case-1.json "$seeds/kept/"
cp tests/past/*.csv "$seeds/past/"

for target in case area instrument sealed kept past; do
  say "Broken files: $target, $runs"
  known=()
  [ -d "tests/fuzz/corpus/$target" ] && known=("tests/fuzz/corpus/$target")
  # The first folder takes what is found; it is thrown away.
  mkdir -p "target/fuzz-found/$target"
  cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz -s none "$target" \
    "target/fuzz-found/$target" "$seeds/$target" "${known[@]}" -- \
    -runs="$runs" -seed=1 -timeout=10 -rss_limit_mb=1024 -verbosity=0
done
