#!/bin/bash
# What objects and text in a photo cost, stage by stage, beside its bare decoding and the bare forward passes of the same run; then the
# whole program on two threads, start-up taken away: milliseconds and photos a second, beside the bare work of two threads at once:
#
#   src/bench/objects-and-text.sh MODELS ROUNDS PHOTO.jpg...
#
# MODELS is a folder with a detector and ppocr installed; the photos should have 12 megapixels. Processor time is compared, since other
# work on the machine changes the clock's.
set -euo pipefail
models=$(realpath "$1")
rounds=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -o -Pbench,fast test-compile dependency:build-classpath -Dmdep.outputFile="$work/cp"
export ORT_DISABLE_TELEMETRY=1
run=(java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "target/classes:target/test-classes:$(cat "$work/cp")")
uptime
"${run[@]}" org.sightline.batch.ObjectsAndTextBench "$models" "$rounds" 1 "$@"

# COUNT copies of a photo through the whole program: seconds of the clock, and of the processors
check() {
  mkdir "$work/in"
  for ((i = 0; i < $2; i++)); do cp "$1" "$work/in/$i.jpg"; done
  TIMEFORMAT='%R %U %S'
  { time "${run[@]}" -Dsightline.home="$PWD" org.sightline.cli.Main check "$work/in" --models "$models" \
    --threads 2 --out "$work/out" >"$work/said" 2>&1; } 2>"$work/time" || { cat "$work/said" >&2; exit 1; }
  [ "$(grep -c '"text":{"state":"made"' "$work/out/results.jsonl")" = "$2" ] || { echo "text was not read" >&2; exit 1; }
  rm -r "$work/in" "$work/out"
  cat "$work/time"
}

for photo in "$@"; do
  bare=$("${run[@]}" org.sightline.batch.ObjectsAndTextBench "$models" "$rounds" 2 "$photo" | awk '{print $NF}')
  few=$(check "$photo" 4)
  many=$(check "$photo" 20)
  echo "$few $many" | awk -v photo="$photo" -v bare="$bare" '{ms = 1000 * ($5 + $6 - $2 - $3) / 16
    printf "%s: %.2f photos/s on two threads, %.0f ms of processor time each, bare %d: %.3f ×; start-up %.1f s\n",
    photo, 16 / ($4 - $1), ms, bare, ms / bare, $1 - 4 * ($4 - $1) / 16}'
done
uptime
