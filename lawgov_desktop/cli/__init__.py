"""The command line: every headless job, one small function each; data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys

from lawgov_desktop.cli.parser import parse
from lawgov_desktop.cli.session import Args, accept_any_path, say
from lawgov_desktop.errors import KnownError
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors, explain_all

__all__ = ["parse", "run"]


def run(args: Args) -> int:
    """Run one command: 0 done, 1 a known error as one sentence on stderr."""
    accept_any_path()
    try:
        return args.run(args) or 0
    except KnownError as error:
        say(error.sentence)
    except StorageErrors as error:
        say(explain_all(error).sentence)
    except BrokenPipeError:
        # The reading process (`| head`) has ended; Python must not flush into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("已取消。")
    return 1
