#!/usr/bin/env bash
# Runs every test of the project and ends with one line: N passed, N failed, N skipped.
# What waits runs beside what computes; each is shown whole, when it is over.
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
group=
trap '[ -z "$group" ] || kill -- "-$group" 2>/dev/null; rm -rf "$results"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

step() { printf '\n== %s\n' "$*"; }

# Counts one thing that has no test runner of its own.
verdict() {
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); echo "ok: $1"; else failed=$((failed + 1)); echo "FAILED: $1"; fi
}

# shown NAME COMMAND...: runs a command and shows what it said when it is over, so that what runs side by side reads one after the other.
shown() {
    local name=$1 began=$SECONDS status; shift
    "$@" > "$results/$name.out" 2>&1; status=$?
    echo $status > "$results/$name.status"
    { flock 9; printf -- '-- %s (%d s)\n' "$name" $((SECONDS - began)); cat "$results/$name.out"; } 9> "$results/lock"
    return $status
}

# beside COMMAND...: begins a command in a process group of its own, that ends with this script; `wait "$group"` waits for it.
beside() {
    set -m
    "$@" &
    group=$!
    set +m
}

# The status a command had that was shown; 1 where it never ended.
status_of() { cat "$results/$1.status" 2>/dev/null || echo 1; }

finish() {
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit $?
}

# tests PROJECT...: runs test projects one after the other.
tests() {
    local name project
    for name in "$@"; do
        for project in tests/"$name"/*.csproj; do
            shown "$name" dotnet test "$project" -c Release --no-build -nologo -v quiet "${filter[@]}" \
                --logger "trx;LogFileName=$name.trx" --results-directory "$results" -- NUnit.ShowInternalProperties=false
        done
    done
}

# why_failed TRX: the tests of a report that failed, each with the first lines of what it says.
why_failed() {
    node -e '
        const plain = text => text.replace(/&#xD;/g, "").replace(/&#xA;/g, "\n").replace(/&quot;/g, "\"").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
        for (const [, name, rest] of require("fs").readFileSync(process.argv[1], "utf8").matchAll(
            /<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="Failed"[^>]*>([^]*?)<\/UnitTestResult>/g)) {
            const message = (rest.match(/<Message>([^]*?)<\/Message>/) ?? ["", ""])[1];
            console.log(["failed: " + plain(name), ...plain(message).trim().split("\n").slice(0, 12)].join("\n    "));
        }' "$1"
}

# Adds up what the report of a project says.
count_tests() {
    local name=$1 status counters total executed p f
    status=$(status_of "$name")
    if [ -s "$results/$name.trx" ]; then
        counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx")
        value() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters"; }
        total=$(value total) executed=$(value executed) p=$(value passed)
        f=$((executed - p))
        passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + total - executed))
        [ "$status" -eq 0 ] || [ "$f" -gt 0 ] || failed=$((failed + 1))
        why_failed "$results/$name.trx"
    elif [ "$status" -ne 0 ]; then
        verdict "$name" 1
    fi
}

dashboard() { (cd dashboard && "$@"); }

step "install what is missing"
source samples/lib/install.sh
install_missing ffmpeg chromium fonts-noto-cjk iproute2 postgresql || { echo "FAILED: packages could not be installed"; failed=1; finish; }

step "dashboard: install, build"
dashboard npm ci --no-audit --no-fund --loglevel=error; verdict "npm ci" $?
dashboard npm run --silent build; verdict "dashboard build" $?

step "dashboard: check, test; build with warnings as errors"
check_dashboard() {
    shown dashboard-check dashboard npm run --silent check
    shown dashboard-tests dashboard npx vitest run --reporter=default --reporter=json --outputFile="$results/vitest.json"
}
beside check_dashboard
shown dotnet-build dotnet build Monitoring.sln -c Release -nologo -v quiet -tl:off -clp:ErrorsOnly
wait "$group"
verdict "dashboard type check" "$(status_of dashboard-check)"
if [ -s "$results/vitest.json" ]; then
    read -r p f s < <(node -e 'const r = require(process.argv[1]); console.log(r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests)' "$results/vitest.json")
    passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + s))
    [ "$(status_of dashboard-tests)" -eq 0 ] || [ "$f" -gt 0 ] || failed=$((failed + 1))
else
    verdict "dashboard unit tests" 1
fi
verdict "dotnet build" "$(status_of dotnet-build)"
[ "$(status_of dotnet-build)" -eq 0 ] || finish

step "formatting, tests"
waiting=(Monitoring.EndToEnd.Tests Monitoring.Probe.Tests)
computing=()
for project in tests/Monitoring.*.Tests/*.csproj tests/Monitoring.Fuzz/*.csproj; do
    name=$(basename "$project" .csproj)
    [[ " ${waiting[*]} " == *" $name "* ]] || computing+=("$name")
done
beside tests "${waiting[@]}"
shown dotnet-format dotnet format Monitoring.sln --no-restore --verify-no-changes -v quiet
tests "${computing[@]}"
wait "$group"
verdict "dotnet format" "$(status_of dotnet-format)"
for name in "${waiting[@]}" "${computing[@]}"; do count_tests "$name"; done

finish
