"""The disk is full in the middle of the day: each act says so in one line, nothing stays half, and it goes on after.

The disk is a real one of two megabytes, mounted for one process alone; where that is not permitted, the process may
write no file beyond a size, which is the same to the one who writes.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import code, desk, invite
from tests.sentences import ROOT

DAY = """
import contextlib, json, os, resource, shutil, sqlite3, sys
from pathlib import Path
from tests.cli.program import MOMENT, desk

how, disk, source, letter, reference, profile = sys.argv[1:]
disk = Path(disk)
shutil.copy(source, disk / "day.sqlite")
os.environ["DESK_DATABASE"] = str(disk / "day.sqlite")
AT = ("--at", MOMENT, "--fulfilled", "all")
ACTS = {
    "present": ["present", letter, *AT],
    "admit": ["admit", letter, *AT],
    "appointment": ["appointment", "add", "--service", "andrang", "--room", "2.01", "--start", MOMENT,
                    "--persons", "1", "--name", "Ada"],
    "letter": ["letter", reference, "--reissue", "--out", str(disk / "letters")],
    "copy": ["--database", source, "letter", reference, "--out", str(disk / "letters")],
    "init": ["--database", str(disk / "new.sqlite"), "init", "--office", profile],
}

def look():
    kept = sqlite3.connect(disk / "day.sqlite")
    rows = {row["room"]: row["inside"] for row in desk("board", "--json").rows}
    counts = [kept.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in
              ("visit", "fact", "appointment", "letter", "scan")]
    sound = kept.execute("PRAGMA integrity_check").fetchone()[0]
    kept.close()
    return {"inside": sum(rows.values()), "counts": counts, "sound": sound,
            "files": sorted(str(one.relative_to(disk)) for one in disk.rglob("*")
                            if one.is_file() and one.name not in ("ballast", "day.sqlite-journal"))}

desk("board")
told = {"before": look()}
if how == "limited":
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, allowed[1]))
else:
    with open(disk / "ballast", "wb", buffering=0) as ballast:
        for size in (65536, 512, 1):
            with contextlib.suppress(OSError):
                while ballast.write(b"x" * size):
                    pass
told["acts"] = {}
for name, words in ACTS.items():
    said = desk(*words)
    told["acts"][name] = [said.status, said.out, said.err]
told["full"] = look()
if how == "limited":
    resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
else:
    os.unlink(disk / "ballast")
for name, words in ACTS.items():
    said = desk(*words)
    told["acts"][name + " after"] = [said.status, said.out, said.err]
told["after"] = look()
print(json.dumps(told))
"""

ALONE = ["unshare", "--mount", "--map-root-user"]
MOUNT = 'mount -t tmpfs -o size=2m none "$0" && exec "$@"'


def the_day(how: str, disk: Path, *words: str | Path) -> dict[str, Any]:
    """Play the day on a small disk, and give what was told."""
    command = [sys.executable, "-c", DAY, how, disk, *words]
    if how == "mounted":
        command = [*ALONE, "sh", "-c", MOUNT, disk, *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def may_mount() -> bool:
    """Whether this user may mount a disk for one process alone."""
    try:
        return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is made otherwise elsewhere")
@pytest.mark.parametrize("how", ["mounted", "limited"] if may_mount() else ["limited"])
def test_a_full_disk_is_said_and_leaves_nothing_half(how: str, tmp_path: Path, musterhausen: Path) -> None:
    assert desk("init", "--office", musterhausen, "--training").status == 0
    reference = invite(persons=2)
    letter = code(tmp_path / "out", reference)
    disk = tmp_path / "disk"
    disk.mkdir()

    told = the_day(how, disk, tmp_path / "home" / "einlass.sqlite", letter, reference, musterhausen)

    acts = ("present", "admit", "appointment", "letter", "copy", "init")
    for act in acts:
        status, out, err = told["acts"][act]
        assert (act, status, out, len(err.splitlines())) == (act, 2, "", 1)
        # Of a file that must not grow SQLite knows only that the disk does not write.
        assert err.startswith("Das Laufwerk ist voll." if how == "mounted" else "Das Laufwerk "), err
    assert told["full"] == told["before"]
    assert (told["full"]["sound"], told["full"]["files"]) == ("ok", ["day.sqlite"])
    assert [told["acts"][f"{act} after"][0] for act in acts] == [0] * 6
    assert told["after"]["inside"] == 2
