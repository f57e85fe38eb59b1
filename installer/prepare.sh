# Read by run.sh and test.sh: `prepare FILE` makes .venv hold what FILE pins, and brings the system's part where it is
# missing. Everything is said on standard error, and only when there is something to do: standard output belongs to desk.
# The caller sets `root`, the checkout's folder.

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 2
}

# What Qt 6 asks of the system, found with ldd over PySide6's modules and its plugins for X11, sound and printing:
# the library's name and the Debian package that brings it. Wayland's own come with every Wayland desktop.
system_libraries='
libglib-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libXrandr.so.2 libxrandr2
libdbus-1.so.3 libdbus-1-3
libdrm.so.2 libdrm2
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libpulse.so.0 libpulse0
libcups.so.2 libcups2
'

# Prints the Debian packages of the libraries and fonts that are not there.
missing_packages() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    printf '%s\n' "$system_libraries" | while read -r library package; do
        case "$library" in '') continue ;; esac
        printf '%s\n' "$known" | grep -qF "$library " || printf '%s\n' "$package"
    done
    has_font 'NotoSans-Regular.*' || printf '%s\n' fonts-noto-core
    has_font 'Inter*' || printf '%s\n' fonts-inter
}

has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts"; do
        [ -d "$folder" ] || continue
        [ -n "$(find "$folder" -iname "$1" -name '*.[ot]t[fc]' -print 2>/dev/null | head -n 1)" ] && return 0
    done
    return 1
}

# Tells whether this is Debian and the person may install packages without being asked for a password.
may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root=
    [ "$(id -u)" = 0 ] && return 0
    as_root=sudo
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null
}

install_packages() {
    logged $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
        logged $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# Runs a command in silence; where it fails, shows the last lines of what it said.
logged() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        tail -n 15 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# Prints the first Python that is new enough.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

make_environment() {
    base=$(find_python) ||
        stop "Einlass braucht Python 3.11 oder neuer. Bitte installieren Sie es (Debian: apt-get install python3)."
    if ! "$base" -c 'import ensurepip' 2>/dev/null; then
        may_install ||
            stop "Das Paket python3-venv fehlt. Bitte installieren Sie es (Debian: sudo apt-get install python3-venv) und starten Sie noch einmal."
        say "Das Paket python3-venv fehlt und wird installiert …"
        install_packages python3-venv ||
            stop "Das Paket python3-venv ließ sich nicht installieren. Bitte prüfen Sie die Verbindung zum Netz und starten Sie noch einmal."
    fi
    say "Eine eigene Python-Umgebung wird angelegt: $root/.venv"
    logged "$base" -m venv --clear "$root/.venv" ||
        stop "Die Python-Umgebung konnte nicht angelegt werden. Darf hier geschrieben werden: $root ?"
}

# Installs the packages given; without them the commands work all the same, so this never stops anything.
prepare_system() {
    [ $# -gt 0 ] || return 0
    if may_install; then
        say "Für Fenster, Ton, Druck und Schrift fehlt etwas im System und wird installiert: $*"
        install_packages "$@" && return 0
        say "Das ging nicht. Ohne diese Pakete öffnet sich vielleicht kein Fenster."
    else
        say "Für Fenster, Ton, Druck und Schrift fehlt etwas im System. Bitte lassen Sie es installieren:"
        say "  sudo apt-get install $*"
    fi
}

prepare() {
    requirements="$root/installer/$1"
    python="$root/.venv/bin/python"
    stamp="$root/.venv/prepared-$1"

    if ! "$python" -m pip --version >/dev/null 2>&1; then
        make_environment
    fi
    # Python's version and the pins. A change of either prepares anew, from nothing: what an older pin left behind
    # could hide what is missing now.
    state="$("$python" --version) $(cksum <"$requirements")"
    if [ -f "$stamp" ]; then
        [ "$(cat "$stamp")" = "$state" ] && return 0
        make_environment
    fi

    if [ "$(uname -s)" = Linux ]; then
        prepare_system $(missing_packages)
    fi

    say "Die Programmteile werden geladen und geprüft (beim ersten Mal rund 300 MB, ein paar Minuten) …"
    logged "$python" -m pip install --quiet --no-input --disable-pip-version-check \
        --only-binary=:all: --require-hashes -r "$requirements" ||
        stop "Die Programmteile konnten nicht geladen werden. Bitte prüfen Sie die Verbindung zum Netz und den freien Platz, und starten Sie noch einmal."

    # The checkout itself: a line that tells Python where it is.
    packages_folder=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$root" >"$packages_folder/einlass.pth"
    printf '%s' "$state" >"$stamp"
    say "Fertig vorbereitet."
}
