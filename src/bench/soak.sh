#!/bin/bash
# Native memory over many pictures: COUNT files through one run of check, objects, text and hashes on, with two children; the resident
# set of the parent and of each child every 5 s goes to OUT/memory.tsv (seconds, lines written, parent MB, children "pid:MB ..."), first,
# last and highest to the terminal:
#
#   src/bench/soak.sh LAUNCHER MODELS COUNT OUT FOLDER...          # a run over a folder
#   SOAK_STREAM=1 src/bench/soak.sh ...                            # the same paths, one after the other, through check --stream
#
# The pictures are those of the FOLDERs: each as it is if it has at most 300 KB (damaged ones, too), and the others at eight sizes from
# 160 to 512 pixels, at 1,600, and blown up to 12 megapixels, hard-linked under other names in these shares of a hundred: 12, 84, 3 and 1.
set -euo pipefail
launcher=$(realpath "$1")
models=$(realpath "$2")
count=$3
out=$(realpath -m "$4")
shift 4
edges=(160 208 256 304 352 400 448 512)
mkdir -p "$out/kinds/as-is" "$out/kinds/small" "$out/kinds/large" "$out/kinds/huge" "$out/in"

make_kinds() {
  local n=0 file
  while IFS= read -r -d '' file; do
    n=$((n + 1))
    if [ "$(stat -Lc %s "$file")" -le 300000 ]; then
      cp "$file" "$out/kinds/as-is/$n-$(basename "$file")"
    fi
    case ${file,,} in *.jpg | *.jpeg | *.png) ;; *) continue ;; esac
    # a damaged picture gives no scaled ones
    timeout 20 convert "$file[0]" -auto-orient -resize 1600x1600 -quality 88 "$out/kinds/large/$n.jpg" 2>/dev/null || continue
    for edge in "${edges[@]}"; do
      convert "$out/kinds/large/$n.jpg" -resize "${edge}x$edge" -quality 85 "$out/kinds/small/$edge-$n.jpg"
    done
    [ $((n % 12)) != 0 ] || convert "$out/kinds/large/$n.jpg" -resize 12000000@ -quality 85 "$out/kinds/huge/$n.jpg"
  done < <(find -L "$@" -type f -size -4000k -print0 | sort -z)
}

link() { # KIND NUMBER: the next picture of a kind
  local -n files=$1
  ln "${files[$((${next[$1]} % ${#files[@]}))]}" "$out/in/$2.jpg"
  next[$1]=$((${next[$1]} + 1))
}

if [ ! -e "$out/kinds/made" ]; then make_kinds "$@"; touch "$out/kinds/made"; fi
asis=("$out"/kinds/as-is/*) small=("$out"/kinds/small/*) large=("$out"/kinds/large/*) huge=("$out"/kinds/huge/*)
declare -A next=([asis]=0 [small]=0 [large]=0 [huge]=0)
rm -f "$out"/in/*
for ((i = 0; i < count; i++)); do
  name=$(printf '%06d' "$i")
  case $((i % 100)) in
    0) link huge "$name" ;;
    33 | 66 | 99) link large "$name" ;;
    *[159]) if ((i % 100 % 8 < 4)); then link asis "$name"; else link small "$name"; fi ;;
    *) link small "$name" ;;
  esac
done
echo "$count files: ${next[asis]} as they are, ${next[small]} small, ${next[large]} of 1,600 pixels, ${next[huge]} of 12 megapixels"

rm -rf "$out/report"
if [ -n "${SOAK_STREAM:-}" ]; then
  find "$out/in" -type f | sort | "$launcher" check --stream --json --detail normal --threads 1 --models "$models" \
    >"$out/lines" 2>"$out/said" &
else
  "$launcher" check "$out/in" --fresh --threads 2 --models "$models" --out "$out/report" >"$out/said" 2>&1 &
fi
parent=$!
lines="$out/report/results.jsonl"
[ -z "${SOAK_STREAM:-}" ] || lines=$out/lines
resident() { awk '/^VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$1/status" 2>/dev/null || true; }
: >"$out/memory.tsv"
since=$SECONDS
while kill -0 "$parent" 2>/dev/null; do
  children=''
  for child in $(pgrep -P "$parent" || true); do children="$children $child:$(resident "$child")"; done
  printf '%s\t%s\t%s\t%s\n' "$((SECONDS - since))" "$(grep -c . "$lines" 2>/dev/null || true)" "$(resident "$parent")" "${children# }" >>"$out/memory.tsv"
  sleep 5
done
code=0
wait "$parent" || code=$?
echo "ended with $code after $((SECONDS - since)) s, $(grep -c . "$lines") lines"
# after the first tenth, and by child: one that died on a picture starts again from nothing
awk -F '\t' -v count="$count" '
  $2 >= count / 10 && $3 != "" { note("parent", $3); n = split($4, c, " "); for (i = 1; i <= n; i++) { split(c[i], p, ":"); note("child " p[1], p[2]) } }
  function note(who, mb) { if (mb == "") return; if (!(who in first)) { first[who] = mb; order[++m] = who; from[who] = $2 }
    last[who] = mb; to[who] = $2; if (mb + 0 > most[who] + 0) { most[who] = mb; at[who] = $2 } }
  END { for (i = 1; i <= m; i++) { w = order[i]; printf "%s: line %d to %d: first %s MB, last %s MB, most %s MB at line %d\n", w, from[w], to[w], first[w], last[w], most[w], at[w] } }
' "$out/memory.tsv"
