#!/bin/sh
# Called by `package`: puts the jar into target/dist and trains its AOT cache.
set -eu
jar=$1
dist=$2
cp "$jar" "$dist/anamnesis.jar"
