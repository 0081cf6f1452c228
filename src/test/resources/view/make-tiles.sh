#!/bin/bash
# The elevation tiles beside this script, made with GDAL (Debian gdal-bin, 3.6.2): 37 rows and 41 columns, 0.01 degrees
# apart, the north-west post at 10.4 N, 20 E, of height 1000 + 10 row - 3 column + (row * column modulo 17), and a void at
# row 5, column 7. The test knows that formula, not these files.
set -euo pipefail
cd "$(dirname "$0")"
awk 'BEGIN {
  print "ncols 41\nnrows 37\nxllcorner 19.995\nyllcorner 10.035\ncellsize 0.01\nNODATA_value -32768"
  for (r = 0; r < 37; r++) for (c = 0; c < 41; c++)
    printf "%d%s", r == 5 && c == 7 ? -32768 : 1000 + 10 * r - 3 * c + r * c % 17, c == 40 ? "\n" : " "
}' > grid.asc
make() {
  name=$1
  shift
  gdal_translate -q -a_srs EPSG:4326 "$@" grid.asc "$name.tif"
}
make strips -ot Int16 -co BLOCKYSIZE=8
make strips-lzw -ot Int16 -co COMPRESS=LZW -co PREDICTOR=2
make tiles-lzw -ot Float32 -co COMPRESS=LZW -co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=16
make tiles-deflate -ot Float32 -co COMPRESS=DEFLATE -co PREDICTOR=3 -co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=16
make big-deflate -ot Int16 -co COMPRESS=DEFLATE -co PREDICTOR=2 -co BIGTIFF=YES -co ENDIANNESS=BIG
make point -ot Int32 -mo AREA_OR_POINT=Point -co BLOCKYSIZE=37
make packbits -ot Int16 -co COMPRESS=PACKBITS
gdal_translate -q -a_srs EPSG:32634 -ot Int16 grid.asc metres.tif
rm grid.asc *.aux.xml 2> /dev/null || true
