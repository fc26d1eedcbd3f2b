"""The entry point of the program: with a command the command line, without one the window."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    from lawgov_desktop import cli

    args = cli.parse(sys.argv[1:] if argv is None else argv)
    if args.command:
        return cli.run(args)
    from lawgov_desktop.app import main as open_window
    from lawgov_desktop.paths import user_paths

    return open_window(user_paths(args.data_dir), args.database, args.passphrase_file)


if __name__ == "__main__":
    sys.exit(main())
