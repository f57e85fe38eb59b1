"""A program that is loaded, waits for a command on its input, and says how it ended: one line each."""

import json
import os
import sys

import desk.cli.commands
from tests.cli.program import desk as run

__all__ = ["desk"]


def wait() -> None:
    """Run each command with its settings, until the input ends."""
    print("ready", flush=True)
    for line in sys.stdin:
        environment, words = json.loads(line)
        os.environ.pop("DESK_DATABASE", None)
        os.environ.update(environment)
        said = run(*words)
        print(json.dumps([said.status, said.out, said.err]), flush=True)


if __name__ == "__main__":
    wait()
