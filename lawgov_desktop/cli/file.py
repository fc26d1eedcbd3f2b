"""Commands of the file itself: create, back up, verify, restore, check."""

from __future__ import annotations

from pathlib import Path

from lawgov_desktop.areas import catalogue
from lawgov_desktop.cli.session import Args, database_path, opened, passphrase_of, print_json, say
from lawgov_desktop.storage.opening import Fill, create_file


def init(args: Args) -> None:
    """Create the file, with the sample year when asked."""
    path = database_path(args)
    fill: Fill | None = None
    if args.sample:
        from lawgov_desktop.areas import sample_year

        fill = sample_year.fill
    create_file(path, catalogue(), passphrase_of(args), fill).close()
    print(path)
    say(f"已建立{'样例' if args.sample else ''}台账文件。")


def backup(args: Args) -> None:
    """Write a verified backup into a folder."""
    from lawgov_desktop.storage.backup.backup import backup as make

    with opened(args) as file:
        report = make(file, Path(args.folder))
    print(report.path)
    say(report.sentence)


def verify(args: Args) -> None:
    """Verify a backup against its manifest."""
    from lawgov_desktop.storage.backup.verify import verify as look

    report = look(Path(args.file), passphrase_of(args))
    print(report.sentence)


def restore(args: Args) -> None:
    """Replace the file by a verified backup; the present file is copied first."""
    from lawgov_desktop.storage.backup.restore import restore as put_back

    report = put_back(Path(args.file), database_path(args), catalogue(), passphrase_of(args))
    print(report.sentence)


def check(args: Args) -> int:
    """Check the file, then the rows. Returns 1 when the file itself has an error."""
    from lawgov_desktop.storage.check.file_check import check_file

    with opened(args) as file:
        findings = check_file(file)
    if args.json:
        print_json([finding.__dict__ for finding in findings])
    else:
        for finding in findings:
            print(f"{finding.severity}\t{finding.sentence}")
        say("没有发现问题。" if not findings else f"共 {len(findings)} 条。")
    return 1 if any(finding.severity == "error" for finding in findings) else 0
