#!/bin/sh
# Zone look-up beside JTS, shapely and PostGIS, one after the other in the same run, each on one core:
#   src/bench/zones-vs-peers.sh [zones [points]]
# CPU time counts for Sightline, JTS and shapely; for PostGIS the CPU time of its server process.
# Peers that are not installed are left out (Debian: python3-shapely, postgresql-15-postgis-3).
set -e
zones=${1:-50000}
points=${2:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mvn -q -o -Pbench,fast test-compile dependency:build-classpath -Dmdep.outputFile="$work/cp"
java -Xmx6g -cp "target/classes:target/test-classes:$(cat "$work/cp")" \
  org.sightline.zones.ZoneIndexBench "$zones" 0 "$points" "$work"

python=/usr/bin/python3 # Debian's, which sees Debian's packages
[ -x $python ] || python=python3
$python - "$work" <<'PYTHON' || echo "shapely: not installed"
import sys, time
import numpy
import shapely
from shapely import wkb
folder = sys.argv[1]
areas = [wkb.loads(line.strip(), hex=True) for line in open(folder + "/zones.wkb")]
at = numpy.loadtxt(folder + "/points.csv", delimiter=",")
if int(shapely.__version__.split(".")[0]) >= 2:
    tree = shapely.STRtree(areas)
    shapely.prepare(areas)
    areas = numpy.array(areas)
    def look():
        points = shapely.points(at)
        pairs = tree.query(points)
        return int(shapely.covers(areas[pairs[1]], points[pairs[0]]).sum())
    what = "boxes, then prepared covers, in bulk"
else:
    from shapely.geometry import Point
    from shapely.prepared import prep
    from shapely.strtree import STRtree
    tree = STRtree(areas)
    prepared = {id(area): prep(area) for area in areas}
    at = at[: len(at) // 10]
    def look():
        hits = 0
        for x, y in at:
            point = Point(x, y)
            for area in tree.query(point):
                hits += prepared[id(area)].covers(point)
        return hits
    what = "STRtree, then prepared covers, a tenth of the points one by one: version 1 has no bulk query"
best = 1e9
for turn in range(3):
    start = time.process_time()
    hits = look()
    took = time.process_time() - start
    best = best if turn == 0 else min(best, took)
print("shapely %s (%s): %.3f M points/s, hits %d" % (shapely.__version__, what, len(at) / best / 1e6, hits))
PYTHON

command -v pg_ctlcluster > /dev/null || { echo "PostGIS: not installed"; exit 0; }
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
run() { if [ "$(id -u)" = 0 ]; then su postgres -c "$1"; else sh -c "$1"; fi; }
mkdir "$work/pg"
[ "$(id -u)" != 0 ] || chown postgres "$work/pg"
run "$bin/initdb -D $work/pg/data > /dev/null && $bin/pg_ctl -w -D $work/pg/data -o '-k $work/pg -h \"\"' -l $work/pg/log start > /dev/null"
sql() { run "psql -h $work/pg -d postgres -qAt" ; }
few=$((points / 20))
{
  echo "create extension postgis;"
  echo "set max_parallel_workers_per_gather = 0; set jit = off;"
  echo "create table raw (w text); copy raw from '$work/zones.wkb';"
  echo "create table zones as select row_number() over () as id, st_setsrid(w::geometry, 4326) as area from raw;"
  echo "create table raw_points (x float8, y float8); copy raw_points from '$work/points.csv' with (format csv);"
  echo "create table points as select st_setsrid(st_makepoint(x, y), 4326) as p from raw_points;"
  echo "create table few as select p, p::geography as g from points limit $few;"
  echo "alter table zones add geo geography; update zones set geo = area::geography;"
  echo "create index on zones using gist (area); create index on zones using gist (geo); analyze;"
  echo "select 'PostGIS ' || postgis_lib_version();"
  printf '%s\n' '\timing on'
  echo "select 'hits of $points points', count(*) from points join zones on st_covers(area, p);"
  echo "select 'dwithin 1 km of $few points', count(*) from few join zones on st_dwithin(geo, g, 1000);"
} > "$work/sql"
sql < "$work/sql" || echo "PostGIS: failed"
run "$bin/pg_ctl -D $work/pg/data -m immediate stop > /dev/null"
