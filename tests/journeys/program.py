"""The real program as processes of its own: one after the other, or held at a line and let go together."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.cli.program import Said
from tests.sentences import ROOT


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


class Desks:
    """Programs that are loaded and wait at a line, so that what they are given to do really happens at once."""

    def __init__(self, count: int) -> None:
        self._programs = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.waiting"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            for _ in range(count)
        ]
        for program in self._programs:
            assert program.stdout
            assert program.stdout.readline() == "ready\n"

    def at_once(self, commands: Sequence[Sequence[str | Path]]) -> list[Said]:
        """Give each program one command, and wait for all."""
        assert len(commands) <= len(self._programs)
        environment = {name: value for name, value in os.environ.items() if name.startswith("DESK_")}
        called = list(zip(self._programs, commands, strict=False))
        for program, words in called:
            assert program.stdin
            program.stdin.write(json.dumps([environment, [str(word) for word in words]]) + "\n")
            program.stdin.flush()
        told = [program.stdout.readline() for program, _words in called if program.stdout]
        return [Said(*json.loads(line)) for line in told]

    def close(self) -> None:
        """End the programs."""
        for program in self._programs:
            program.communicate()
