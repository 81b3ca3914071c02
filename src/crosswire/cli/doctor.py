"""`crosswire doctor`."""

from __future__ import annotations

import sys

import click

EXIT_FAULTY = 1


@click.command(short_help="Check the installation and say how to mend it.")
def doctor() -> int:
    """
    Check what crosswire needs, and say how to mend what is missing.

    Looks at the versions, the reader, the reference tables, the disk, the folder for
    temporary files and the terminal. Exit status: 0 all is well, 1 something is missing.
    """
    from crosswire.doctor import examine  # noqa: PLC0415 (keeps --help fast)
    from crosswire.views.safe import show  # noqa: PLC0415 (keeps --help fast)

    checks = examine(encoding=sys.stdout.encoding or "")
    width = max(len(check.name) for check in checks)
    for check in checks:
        mark = "ok     " if check.is_well else "missing"
        click.echo(f"{mark}  {check.name:<{width}}  {show(check.found)}")
        if check.mend:
            click.echo(f"{'':9}{'':{width}}  to mend: {show(check.mend)}")
    n_faulty = sum(not check.is_well for check in checks)
    click.echo("All is well." if not n_faulty else f"{n_faulty} of {len(checks)} need attention.")
    return EXIT_FAULTY if n_faulty else 0
