#!/bin/bash
# One picture a second of a video, decoded and shrunk by Sightline's child process, beside the ffmpeg
# binary that decodes keyframes only and throws them away; in turn, each as whole processes.
#
#   src/bench/video-vs-ffmpeg.sh CLIP [RUNS] [SECONDS]
#   src/bench/video-vs-ffmpeg.sh --make FOLDER SOURCE_CLIP     makes ten minutes of 4K, H.264 and HEVC
#
# Prints CPU seconds (user + system, JVM and library start included) and their ratio. Run
# `mvn -q -Pbench,fast test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.cp` first.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)

if [ "$1" = --make ]; then
  # a real clip enlarged, with noise that costs bits as a 4K sensor's detail does; a keyframe a second
  cd "$2"
  q="-nostdin -y -v error"
  ffmpeg $q -stream_loop -1 -i "$3" -t 20 -an -dn -map 0:v -r 30000/1001 \
    -vf "scale=3840:2160:flags=bicubic,noise=alls=12:allf=t,format=yuv420p" \
    -c:v libx264 -preset veryfast -b:v 60M -maxrate 70M -bufsize 60M -g 30 -keyint_min 30 -sc_threshold 0 h264-20.mp4
  ffmpeg $q -i h264-20.mp4 -c:v libx265 -preset ultrafast -b:v 40M \
    -x265-params keyint=30:min-keyint=30:scenecut=0:open-gop=0:log-level=error -tag:v hvc1 hevc-20.mp4
  for codec in h264 hevc; do
    ffmpeg $q -stream_loop 29 -i $codec-20.mp4 -c copy -t 600 $codec-600.mp4
  done
  exit
fi

clip=$(realpath "$1")
runs=${2:-3}
seconds=${3:-600}
classes="$here/target/classes:$here/target/test-classes:$(cat "$here/target/bench.cp")"
TIMEFORMAT='%U %S'
cpu() { # CPU seconds of a command and its children
  { time "$@" >"$work" 2>&1; } 2>&1 | awk '{print $1 + $2}'
}
work=$(mktemp)
trap 'rm -f "$work"' EXIT
ours() {
  java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" \
    org.sightline.batch.SamplingBench "$clip" "$seconds"
}
peer() {
  ffmpeg -nostdin -v error -threads 1 -skip_frame nokey -t "$seconds" -i "$clip" -an -f null -
}
for ((r = 0; r < runs; r++)); do
  b=$(cpu peer)
  a=$(cpu ours)
  said=$(cat "$work")
  awk -v a="$a" -v b="$b" -v said="$said" -v load="$(cut -d' ' -f1 /proc/loadavg)" 'BEGIN {
    printf "sightline %.1f s CPU (%s)   ffmpeg -skip_frame nokey %.1f s CPU   ratio %.2f   load %s\n", a, said, b, a / b, load
  }'
done
