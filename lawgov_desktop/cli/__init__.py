"""The command line: every headless job, one small function each; data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from lawgov_desktop.cli.parser import parse
from lawgov_desktop.cli.session import Args, accept_any_path, say
from lawgov_desktop.errors import KnownError
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors, explain_all

__all__ = ["parse", "run"]


def run(args: Args) -> int:
    """Run one command: 0 done, 1 a known error as one sentence on stderr."""
    accept_any_path()
    try:
        code: int = args.run(args) or 0
        # Here, not when Python ends: a full disk behind `> FILE` is one sentence.
        sys.stdout.flush()
        return code
    except KnownError as error:
        say(error.sentence)
    except StorageErrors as error:
        say(explain_all(error).sentence)
    except BrokenPipeError:
        # The reading process (`| head`) has ended; Python must not flush into the closed pipe at exit.
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        say(f"没有做完：{error.strerror or error}。请检查磁盘空间和文件夹权限，再来一次。")
    except KeyboardInterrupt:
        say("已取消。")
    return 1


def _drop_output() -> None:
    """Send what stdout still holds nowhere: Python writes it when it ends, and that would fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
