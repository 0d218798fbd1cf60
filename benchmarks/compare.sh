#!/usr/bin/env bash
# Wall and processor time of `monitoring-probe analyze` against every peer found on the PATH, in turn, on one file.
# Usage: bash benchmarks/compare.sh [FILE.ts] [RUNS]     without a file a 500 MB stream is generated with ffmpeg first
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-} runs=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "$file" ]; then
    command -v ffmpeg >/dev/null || { echo "compare.sh: name a file, or install ffmpeg to generate one (apt-get install ffmpeg)" >&2; exit 2; }
    echo "generating a 500 MB stream …"
    ffmpeg -hide_banner -loglevel error -f lavfi -i testsrc2=size=1280x720:rate=25 -f lavfi -i sine=frequency=440 -t 20 \
        -c:v libx264 -preset ultrafast -b:v 8M -maxrate 8M -bufsize 2M -nal-hrd cbr -c:a mp2 -f mpegts "$work/clip.ts"
    ffmpeg -hide_banner -loglevel error -stream_loop 19 -i "$work/clip.ts" -stream_loop 19 -i "$work/clip.ts" -map 0 -map 1 -c copy \
        -program title=a:program_num=1:st=0:st=1 -program title=b:program_num=2:st=2:st=3 -muxrate 20000000 -fs 500M -f mpegts "$work/big.ts"
    file=$work/big.ts
fi
[ -r "$file" ] || { echo "compare.sh: cannot read '$file'" >&2; exit 2; }

# As an installed probe is: compiled ahead for this machine.
dotnet publish probes/Monitoring.Probe -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o "$work/probe" \
    -nologo -v quiet -tl:off -clp:ErrorsOnly
ours="dotnet $work/probe/monitoring-probe.dll"

names=("monitoring-probe analyze") commands=("$ours analyze --format json $file")
peer() { if command -v "$1" >/dev/null; then names+=("$2"); commands+=("$3"); else echo "not on the PATH: $1"; fi; }
peer tsanalyze "tsanalyze" "tsanalyze $file"
peer tsp "tsp -P analyze" "tsp -I file $file -P analyze -O drop"
peer tsreport "tsreport -buffering" "tsreport -buffering $file"
peer ffmpeg "ffmpeg -c copy" "ffmpeg -hide_banner -loglevel error -i $file -map 0 -c copy -f null -"

TIMEFORMAT='%R %U %S'
for ((run = 0; run <= runs; run++)); do            # run 0 warms the page cache and is not counted
    for i in "${!commands[@]}"; do
        { time ${commands[$i]} >/dev/null 2>"$work/said" || true; } 2>"$work/time"
        [ "$run" -eq 0 ] || tail -1 "$work/time" >> "$work/$i"
    done
done

packets=$(($(stat -c %s "$file") / 188))
echo
echo "$(basename "$file"): $(stat -c %s "$file") bytes, $packets packets of 188, median of $runs runs, $(nproc) processors"
printf '%-26s %9s %9s %11s %12s %12s\n' program wall_s cpu_s ns/packet wall_ratio cpu_ratio
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
for i in "${!commands[@]}"; do
    wall=$(awk '{ print $1 }' "$work/$i" | median) cpu=$(awk '{ print $2 + $3 }' "$work/$i" | median)
    [ "$i" -eq 0 ] && wall0=$wall cpu0=$cpu
    awk -v n="${names[$i]}" -v w="$wall" -v c="$cpu" -v w0="$wall0" -v c0="$cpu0" -v p="$packets" \
        'BEGIN { printf "%-26s %9.2f %9.2f %11.1f %12.2f %12.2f\n", n, w, c, c * 1e9 / p, w / w0, c / c0 }'
done
echo "ratios: time of the program divided by ours; above 1 it is slower than we are"
