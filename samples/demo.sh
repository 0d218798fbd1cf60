#!/usr/bin/env bash
# Plays sample streams with scheduled faults, starts an engine and two probes and prints the address of the wall. Ctrl-C stops everything.
# Usage: bash samples/demo.sh [--once] [--port PORT]
#   --once   runs two minutes, checks that each fault raised and cleared its alarm, prints a summary; exit status 0 when all did
#   --port   port of the wall, 8600 unless said otherwise; probes use the next one
set -euo pipefail
cd "$(dirname "$0")/.."

once=false port=8600
while [ $# -gt 0 ]; do
    case "$1" in
        --once) once=true; shift ;;
        --port) [[ ${2:-} =~ ^[0-9]+$ ]] || { echo "demo.sh: --port needs a number" >&2; exit 2; }; port=$2; shift 2 ;;
        *) echo "demo.sh: unknown option '$1' (known: --once, --port PORT)" >&2; exit 2 ;;
    esac
done

for tool in dotnet npm; do
    command -v "$tool" >/dev/null || { echo "demo.sh: '$tool' is missing: install the .NET 10 SDK and Node 20 first" >&2; exit 2; }
done
source samples/lib/install.sh
install_missing ffmpeg curl

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$PWD/samples/.work
mkdir -p "$work"
echo "building …"
for project in engine/Monitoring.Engine probes/Monitoring.Probe samples/DemoStreams; do
    echo "  $project"
    dotnet build "$project" -c Release -nologo -v quiet -tl:off -clp:ErrorsOnly > "$work/build.log" 2>&1 \
        || { echo "demo.sh: $project does not build:" >&2; grep -m 5 "error" "$work/build.log" >&2 || tail -n 5 "$work/build.log" >&2; exit 1; }
done
engine=engine/Monitoring.Engine/bin/Release/net10.0/monitoring-engine.dll
probe=probes/Monitoring.Probe/bin/Release/net10.0/monitoring-probe.dll
demo=samples/DemoStreams/bin/Release/net10.0/DemoStreams.dll

dotnet "$demo" build "$work" "$port"

pids=()
stop() {
    trap - EXIT INT TERM
    echo "stopping …"
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill -TERM "${pids[$i]}" 2>/dev/null || true; done
    wait 2>/dev/null || true
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# start NAME COMMAND...: in the background, its log in the work folder
start() {
    local name=$1
    shift
    "$@" > "$work/$name.log" 2>&1 &
    pids+=($!)
}

start engine dotnet "$engine" --config "$work/engine.json"
for ((i = 0; i < 150; i++)); do
    curl -fs -o /dev/null "http://127.0.0.1:$port/readyz" && break
    kill -0 "${pids[0]}" 2>/dev/null || { echo "the engine did not start:" >&2; tail -5 "$work/engine.log" >&2; exit 1; }
    sleep 0.2
done
dotnet "$engine" registry import samples/registry.json --revive --config "$work/engine.json" > "$work/registry.log" 2>&1 \
    || { echo "the registry was not imported:" >&2; tail -3 "$work/registry.log" >&2; exit 1; }
start play dotnet "$demo" play "$work"
start probe-dtmb dotnet "$probe" run --config "$work/xining-dtmb.json"
start probe-iptv dotnet "$probe" run --config "$work/xining-iptv.json"

echo
echo "the wall is at  http://127.0.0.1:$port/"
echo "logs are in     samples/.work/*.log"

if $once; then
    status=0
    dotnet "$demo" check "$work" "$port" || status=$?
    exit "$status"
fi

echo "Ctrl-C stops everything"
while true; do
    for i in "${!pids[@]}"; do
        kill -0 "${pids[$i]}" 2>/dev/null || { echo "a process ended by itself; the last lines of the logs:" >&2; tail -n 3 "$work"/*.log >&2; exit 1; }
    done
    sleep 1
done
