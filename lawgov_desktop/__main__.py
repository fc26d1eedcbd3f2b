"""The entry point of the program: with a command the command line, without one the window."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    from lawgov_desktop import cli, file_rights
    from lawgov_desktop.paths import user_paths

    args = cli.parse(sys.argv[1:] if argv is None else argv)
    paths = user_paths(args.data_dir)
    file_rights.apply(paths.config)
    if args.data_dir is None and not file_rights.is_shared(paths.config):
        file_rights.close_folders((paths.data, paths.config, paths.logs))
    if args.command:
        return cli.run(args)
    from lawgov_desktop.app import main as open_window

    return open_window(paths, args.database, args.passphrase_file)


if __name__ == "__main__":
    sys.exit(main())
