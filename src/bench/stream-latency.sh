#!/bin/bash
# How long a warm moderation stream takes for a picture: one path in, wait for its record, the next.
#
#   src/bench/stream-latency.sh PHOTO.jpg [COUNT]
#
# PHOTO should have 12 megapixels. The first 10 answers warm the process and are not counted.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
photo=$(realpath "$1")
count=${2:-60}
coproc stream { "$here/sightline" check --stream --json --threads 1; }
times=()
for ((i = 0; i < count + 10; i++)); do
  from=${EPOCHREALTIME/./}
  printf '%s\n' "$photo" >&"${stream[1]}"
  read -r line <&"${stream[0]}"
  to=${EPOCHREALTIME/./}
  [[ $line == *'"objects":{"state":"made"'* || $line == *'"objects":{"state":"limited"'* ]] ||
    { echo "objects were not looked at: $line" >&2; exit 1; }
  [ "$i" -lt 10 ] || times+=("$(((to - from) / 1000))")
done
printf '%s\n' "${times[@]}" | sort -n |
  awk '{ms[NR] = $1} END {printf "%d pictures: median %d ms, p95 %d ms, worst %d ms\n", NR, ms[int(NR / 2)], ms[int(NR * 0.95)], ms[NR]}'
