#!/bin/sh
# Prepares everything on a computer with nothing but Python, then shows the sample day.
#   sh installer/run.sh             the sample day: the window, or without a display a folder with pictures and letters
#   sh installer/run.sh WORDS…      runs `desk WORDS…` instead, for example: sh installer/run.sh doctor
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installer/prepare.sh"

prepare requirements.txt
if [ $# -eq 0 ]; then
    say "Der Beispieltag beginnt."
    set -- demo
fi
exec "$root/.venv/bin/python" -P -m desk "$@"
