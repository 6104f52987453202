#!/usr/bin/env bash
# Builds the app and serves it on this machine. PORT=9000 bash tests/serve.sh chooses another port.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

port=${PORT:-8080}
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

if answers; then
  stop "Port $port is taken by another program. Choose another: PORT=$((port + 1)) bash tests/serve.sh"
fi

build_alone
need_build_tools

say "Building (the first time takes a minute or two)"
# Built once by itself, so that a mistake ends here instead of being served around.
trunk build --release

# exec below makes this very process the server, so the address is announced from beside it.
server=$$
(
  while kill -0 "$server" 2>/dev/null; do
    if answers; then
      printf '\nWaymark is at http://127.0.0.1:%s/ — stop it with Ctrl+C\n\n' "$port"
      break
    fi
    sleep 0.3
  done
) &

exec trunk serve --release --port "$port"
