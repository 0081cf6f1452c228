#!/bin/bash
# Line of sight beside gdal_viewshed (Debian: gdal-bin) and, if it is there, r.viewshed of GRASS (Debian: grass-core), cell
# by cell, for ten observers in Andorra. The tile may be packed (N42E001.hgt.zip).
#
#   src/bench/sight-vs-gdal.sh FOLDER_WITH_N42E001.hgt [RANGE_M [TARGET_M]]
#
# The peers need metres, so each observer gets the tile's own posts with their spacing at his latitude: nothing is
# resampled. Up to 20 km away that spacing is off by 0.3 % at most. Refraction is 0.13 in all.
# gdal_viewshed before 3.10 takes the posts north, south and on the diagonals of the observer to be no lower than the
# ground he stands on (OSGeo/gdal issue 10205): on a summit they throw shadows that are not there. So it is compared twice:
# on the tile as it is, and on one in which those six posts are no lower, where that shortcut changes nothing. Both
# programs read the same heights each time.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
tiles=$(realpath "$1")
range=${2:-20000}
target=${3:-0}
refraction=0.13
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ ! -e "$tiles/N42E001.hgt" ]; then
  mkdir "$work/tiles"
  unzip -q "$tiles/N42E001.hgt.zip" -d "$work/tiles"
  tiles=$work/tiles
fi
[ -e "$here/target/test-classes/org/sightline/view/ViewshedBench.class" ] \
  || (cd "$here" && mvn -q -B -Pbench,fast test-compile)
jars=$(find ~/.m2 -name 'jts-core-1.20*.jar' -o -name 'GeographicLib-Java-2*.jar' | tr '\n' ':')
bench="java -Djava.io.tmpdir=$work -cp $here/target/test-classes:$here/target/classes:$jars org.sightline.view.ViewshedBench"
mkdir "$work/gdal" "$work/level" "$work/grass"
cat > "$work/observers" <<'END'
la-vella-valley 42.5063 1.5218 2
encamp-valley 42.5361 1.5828 2
ordino-valley 42.5562 1.5331 2
sant-julia-valley 42.4637 1.4913 2
canillo-valley 42.5676 1.5976 2
coma-pedrosa-peak 42.5917 1.4442 2
casamanya-ridge 42.5830 1.5653 2
pessons-ridge 42.5148 1.6650 2
envalira-pass 42.5400 1.7190 2
pic-negre-ridge 42.4470 1.5700 10
END
$bench plan "$tiles" "$work/observers" "$work/level-tiles" > "$work/plan"
while read -r name row column dx dy height; do
  read -r x y right bottom < <(awk -v r="$row" -v c="$column" -v dx="$dx" -v dy="$dy" \
    'BEGIN {printf "%.6f %.6f %.6f %.6f\n", (c + .5) * dx, -(r + .5) * dy, 1201 * dx, -1201 * dy}')
  for ground in level gdal; do
    heights=$tiles/N42E001.hgt
    [ $ground = gdal ] || heights=$work/level-tiles/$name/N42E001.hgt
    gdal_translate -q -a_srs EPSG:32631 -a_ullr 0 0 "$right" "$bottom" "$heights" "$work/tile.tif"
    gdal_viewshed -q -ox "$x" -oy "$y" -oz "$height" -tz "$target" -md "$range" \
      -cc "$(awk -v k=$refraction 'BEGIN {print 1 - k}')" "$work/tile.tif" "$work/seen.tif"
    # the viewshed is cut to the range: back onto the whole tile
    gdalwarp -q -overwrite -r near -te 0 "$bottom" "$right" 0 -ts 1201 1201 "$work/seen.tif" "$work/whole.tif"
    gdal_translate -q -of ENVI "$work/whole.tif" "$work/$ground/$name.raw"
  done
  if command -v grass > /dev/null; then
    grass --tmp-location EPSG:32631 --exec bash -c "
      r.in.gdal -o input=$work/tile.tif output=ground --q
      g.region raster=ground
      r.viewshed -b -c -r refraction_coeff=$refraction input=ground output=seen coordinates=$x,$y \
        observer_elevation=$height target_elevation=$target max_distance=$range memory=2000 --q
      r.null map=seen null=0 --q
      r.out.gdal -f --overwrite input=seen output=$work/seen.tif type=Byte --q" < /dev/null > "$work/log" 2>&1
    gdal_translate -q -of ENVI "$work/seen.tif" "$work/grass/$name.raw"
  fi
done < "$work/plan"
echo "beside gdal, the posts around the observer no lower than his ground, for both"
$bench compare "$tiles" "$work/observers" "$work/level" "$range" "$refraction" "$target" "$work/level-tiles"
for peer in gdal grass; do
  if [ -n "$(ls "$work/$peer")" ]; then
    echo "beside $peer, the tile as it is"
    $bench compare "$tiles" "$work/observers" "$work/$peer" "$range" "$refraction" "$target"
  fi
done
