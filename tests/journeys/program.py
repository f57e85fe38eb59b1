"""The real program as processes of its own: one after the other, or held at a line and let go together."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.cli.program import Said
from tests.sentences import ROOT

HELD = """
import json, sys
import desk.cli.commands
from desk.__main__ import main
sys.argv[1:] = json.loads(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main())
"""


def desk(*words: str | Path, **changed: str) -> Said:
    """Run a command as `python -m desk`, with these changes of its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "desk", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | changed,
    )
    assert "Traceback" not in done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


def at_once(commands: Sequence[Sequence[str | Path]]) -> list[Said]:
    """Run commands that are all loaded and wait at a line before any of them begins."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", HELD, json.dumps([str(word) for word in words])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for words in commands
    ]
    for one in started:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    for one in started:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    ended = [one.communicate() for one in started]
    return [Said(one.returncode, out, err) for one, (out, err) in zip(started, ended, strict=True)]
