#!/usr/bin/env bash
# Runs every test of the project and ends with one line: N passed, N failed, N skipped.
# Installs what is missing on a bare Debian 12 with the .NET SDK and Node: needs root (or sudo) only then.
# Usage: bash tests/run.sh [--filter EXPRESSION]   (the expression of `dotnet test --filter`)
set -uo pipefail
cd "$(dirname "$0")/.."

filter=()
while [ $# -gt 0 ]; do
    case "$1" in
        --filter)
            [ $# -ge 2 ] || { echo "tests/run.sh: --filter needs an expression" >&2; exit 2; }
            filter=(--filter "$2"); shift 2 ;;
        *) echo "tests/run.sh: unknown option '$1' (known: --filter EXPRESSION)" >&2; exit 2 ;;
    esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0

step() { printf '\n== %s\n' "$*"; }

# Counts one thing that has no test runner of its own.
verdict() {
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); echo "ok: $1"; else failed=$((failed + 1)); echo "FAILED: $1"; fi
}

finish() {
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit $?
}

step "install what is missing"
source samples/lib/install.sh
install_missing ffmpeg chromium fonts-noto-cjk iproute2 postgresql || { echo "FAILED: packages could not be installed"; failed=1; finish; }

step "dashboard: install, check, test, build"
(cd dashboard && npm ci --no-audit --no-fund --loglevel=error); verdict "npm ci" $?
(cd dashboard && npm run --silent check); verdict "dashboard type check" $?
(cd dashboard && npx vitest run --reporter=default --reporter=json --outputFile="$results/vitest.json"); status=$?
if [ -s "$results/vitest.json" ]; then
    read -r p f s < <(node -e 'const r = require(process.argv[1]); console.log(r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests)' "$results/vitest.json")
    passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + s))
    [ "$status" -eq 0 ] || [ "$f" -gt 0 ] || failed=$((failed + 1))
else
    verdict "dashboard unit tests" 1
fi
(cd dashboard && npm run --silent build); verdict "dashboard build" $?

step "build with warnings as errors"
dotnet build Monitoring.sln -c Release -nologo -v quiet -tl:off -clp:ErrorsOnly; status=$?
verdict "dotnet build" $status
[ $status -eq 0 ] || finish

step "formatting"
dotnet format Monitoring.sln --no-restore --verify-no-changes -v quiet; verdict "dotnet format" $?

step "tests"
for project in tests/Monitoring.*.Tests/*.csproj tests/Monitoring.Fuzz/*.csproj; do
    name=$(basename "$project" .csproj)
    echo "-- $name"
    dotnet test "$project" -c Release --no-build -nologo -v quiet "${filter[@]}" \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" -- NUnit.ShowInternalProperties=false
    status=$?
    if [ -s "$results/$name.trx" ]; then
        counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx")
        value() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters"; }
        total=$(value total) executed=$(value executed) p=$(value passed)
        f=$((executed - p))
        passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + total - executed))
        [ "$status" -eq 0 ] || [ "$f" -gt 0 ] || failed=$((failed + 1))
        grep -o '<UnitTestResult [^>]*outcome="Failed"' "$results/$name.trx" | sed 's/.* testName="\([^"]*\)".*/failed: \1/'
    elif [ "$status" -ne 0 ]; then
        verdict "$name" 1
    fi
done

finish
