#!/bin/sh
# Prepares everything that the tests need on a computer with nothing but Python, then runs all checks and all tests.
# Words are handed on to pytest, for example: sh installer/test.sh tests/domain -x
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installer/prepare.sh"

prepare requirements-test.txt
# One test counts how often a commit reaches the disk, and is left out where it cannot.
if ! command -v strace >/dev/null 2>&1 && may_install; then
    say "Für eine Prüfung fehlt strace und wird installiert …"
    install_packages strace || say "Das ging nicht. Diese Prüfung wird ausgelassen."
fi
# Some tests look at the real window: on a screen that nobody sees, with a keyboard that nobody touches.
if [ "$(uname -s)" = Linux ] && ! { command -v Xvfb && command -v xdotool; } >/dev/null 2>&1; then
    if may_install; then
        say "Für die Prüfungen am Fenster fehlen Xvfb und xdotool und werden installiert …"
        install_packages xvfb xdotool || say "Das ging nicht. Diese Prüfungen werden nicht bestehen."
    else
        say "Für die Prüfungen am Fenster fehlt etwas. Bitte lassen Sie es installieren: sudo apt-get install xvfb xdotool"
    fi
fi
cd "$root"
bin=.venv/bin
failed=

check() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed
  $name"
}

# The share of lines and branches that the tests must reach in a folder of desk/.
covered() {
    check "coverage of desk/$1: $2 %" "$bin/python" -m coverage report --include="desk/$1/*" --fail-under="$2"
}

# Waits for the windows' tests, which run beside the others, and tells what they told.
windows() {
    ended=0
    wait "$beside" || ended=$?
    cat "$told"
    rm -f "$told"
    return "$ended"
}

export QT_QPA_PLATFORM=offscreen
export PYTHONDONTWRITEBYTECODE=1

check "ruff: rules" "$bin/ruff" check .
check "ruff: form" "$bin/ruff" format --check .
check "mypy" "$bin/python" -m mypy
check "import contracts" "$bin/lint-imports" --no-cache --no-logo
if [ $# -gt 0 ]; then
    check "tests" "$bin/python" -m pytest "$@"
else
    "$bin/python" -m coverage erase
    # Two at a time: the windows' tests reach none of the layers whose lines are counted.
    told=$(mktemp)
    "$bin/python" -m pytest tests/ui >"$told" 2>&1 &
    beside=$!
    trap 'kill "$beside" 2>/dev/null || true' EXIT
    check "tests" "$bin/python" -m coverage run -m pytest --ignore=tests/ui
    check "tests of the windows" windows
    "$bin/python" -m coverage combine --quiet
    covered domain 100
    covered letters 100
    covered scanning 95
    covered service 95
fi

if [ -n "$failed" ]; then
    printf '\nNot in order:%s\n' "$failed"
    exit 1
fi
printf '\nAll in order.\n'
