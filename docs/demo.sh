#!/bin/sh
# A minute with quotetrack on the seed articles: read, search, show, compare, report. `make demo` runs it.
set -eu
cd "$(dirname "$0")/.."
QUOTETRACK_DB=$(mktemp -d)/demo.db
export QUOTETRACK_DB
trap 'rm -rf "$(dirname "$QUOTETRACK_DB")"' EXIT

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

show() { # print a command as its user would type it, then run it
    printf '\n%s$ %s%s\n' "$bold" "$1" "$plain"
    eval "$1"
}

show 'quotetrack extract seeds/harbor-ledger/dock-strike.txt'
show 'quotetrack audit seeds/harbor-ledger/dock-strike.txt'
show 'quotetrack ingest seeds/harbor-ledger --outlet "Harbor Ledger"'
show 'quotetrack ingest seeds/collected'
show 'quotetrack ingest seeds/collected'
show 'quotetrack speakers --limit 8'
show 'quotetrack quotes --speaker Maejima'
show 'quotetrack quotes --speaker Maejma' || true # a near miss, and its exit status 1, are part of the show
show 'quotetrack quotes --anonymous --limit 3'
show 'quotetrack matches --limit 5'
show 'quotetrack statements --limit 5'
show 'quotetrack report anonymous --by outlet'
show 'quotetrack report sourcing | head -n 24'
show 'quotetrack report sourcing --explain hearsay'
mkdir -p build # the page stays there, to be opened
show 'quotetrack report sourcing --by outlet --format html --output build/sourcing.html'
show 'quotetrack facts suggest --limit 3'
show 'quotetrack db check'
