"""`python -m crosswire` is `crosswire`."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as type checkers know it; importing `typing` takes time to interrupt

if TYPE_CHECKING:
    from typing import NoReturn


def run() -> NoReturn:
    """
    Run the command, which ends in one line also when it is interrupted while it starts.

    Linear algebra gets one thread unless the user set another number: the tables compared are
    small, and a second thread would only wait in a loop beside the reader's.
    """
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        from crosswire.cli.main import main  # noqa: PLC0415 (an interrupt while it loads is caught)

        main()
    except KeyboardInterrupt:
        sys.stderr.write("crosswire: interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    run()
