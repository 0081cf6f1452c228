#!/bin/bash
# Sightline's metadata run beside exiftool on the same JPEGs, in turn, each as a whole process.
#
#   src/bench/metadata-vs-exiftool.sh FOLDER_OF_JPEGS [RUNS]
#
# Fills a temporary folder with 1,000 JPEGs by copying those of FOLDER_OF_JPEGS as often as needed,
# then prints CPU seconds (user + system, JVM start included) of both and the ratio pair by pair, the
# bytes Sightline read a file, and the wall time of one file. Needs exiftool and strace.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
from=$(cd "$1" && pwd)
runs=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"

mapfile -d '' jpegs < <(find "$from" -type f -iregex '.*\.jpe?g' -print0 | sort -z)
[ "${#jpegs[@]}" -gt 0 ] || { echo "no JPEG below $from" >&2; exit 2; }
for ((i = 0; i < 1000; i++)); do
  cp "${jpegs[i % ${#jpegs[@]}]}" "$work/in/$(printf '%04d' "$i").jpg"
done
echo "1,000 JPEGs from ${#jpegs[@]} files, $(du -sm "$work/in" | cut -f1) MB"

TIMEFORMAT='%U %S %R'
cpu() { # CPU seconds of a command, its output thrown away
  local times
  times=$({ time "$@" >/dev/null 2>&1; } 2>&1) || true
  awk '{print $1 + $2, $3}' <<<"$times"
}
sightline() { "$here/sightline" check "$work/in" --no-pixels --fresh --out "$work/report"; }
exif() { exiftool -fast2 -r "$work/in"; }
exif_json() { exiftool -fast2 -j -n -r "$work/in"; } # its cheapest output

sightline >/dev/null 2>&1 || true # warm: archive made, page cache filled
for ((r = 0; r < runs; r++)); do
  a=$(cpu sightline)
  b=$(cpu exif)
  c=$(cpu exif_json)
  awk -v a="${a% *}" -v b="${b% *}" -v c="${c% *}" 'BEGIN {
    printf "sightline %.2f s CPU   exiftool -fast2 %.2f s CPU, ratio %.1f", a, b, b / a
    printf "   exiftool -fast2 -j -n %.2f s CPU, ratio %.1f\n", c, c / a
  }'
done

one=$work/in/0000.jpg
for ((r = 0; r < runs; r++)); do
  a=$(cpu "$here/sightline" check "$one" --no-pixels --fresh --out "$work/one")
  b=$(cpu exiftool "$one")
  awk -v a="${a#* }" -v b="${b#* }" 'BEGIN {printf "one file: sightline %.3f s wall   exiftool %.3f s wall   ratio %.2f\n", a, b, a / b}'
done

if command -v strace >/dev/null; then
  strace -f -qq -y -e trace=read,pread64 -o "$work/trace" "$here/sightline" check "$work/in" --no-pixels --fresh --out "$work/report" >/dev/null 2>&1 || true
  grep -F "$work/in/" "$work/trace" | awk -F'= ' '{sum += $NF} END {printf "read a file: %.1f KB\n", sum / 1000 / 1024}'
fi
