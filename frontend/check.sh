#!/usr/bin/env bash
# Fails where the page that the package ships is not what its source builds, or the source is not sound.
#   frontend/check.sh        (or: npm run check-built)
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-fund --no-audit
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

npx openapi-typescript openapi.json --output "$built/schema.ts" >/dev/null
if ! diff -q "$built/schema.ts" src/api/schema.ts >/dev/null; then
  echo "src/api/schema.ts is stale: npm run types" >&2
  exit 1
fi
npm run --silent check
npm run --silent test
MARSAD_BUILD="$built/static" npm run --silent build -- --logLevel warn
if ! diff -rq "$built/static" ../src/marsad/web/static; then
  echo "src/marsad/web/static is stale: npm run build, and commit what it writes" >&2
  exit 1
fi
echo "the shipped page is what its source builds"
