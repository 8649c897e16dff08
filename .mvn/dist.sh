#!/bin/sh
# Called by `package`: puts the jar into target/dist and trains its AOT cache on what is run most.
set -eu
jar=$1
dist=$2
folder=$3
cp "$jar" "$dist/anamnesis.jar"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cat >"$home/training" <<'LINES'
doctor --format json
doctor
help
help doctor
case open training
case list
case verify
LINES
ANAMNESIS_HOME=$home ANAMNESIS_CASE= ANAMNESIS_DATABASE_URL= ANAMNESIS_FRESH_URL= \
  "$dist/runtime/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=off \
  -XX:AOTCacheOutput="$dist/anamnesis.aot" -Danamnesis.folder="$folder" -Djava.awt.headless=true \
  -jar "$dist/anamnesis.jar" run "$home/training" >"$home/said" 2>&1 || {
  cat "$home/said" >&2
  exit 1
}
touch "$dist/built"
