"""The command on the example stories, in a process of its own, as a user runs it."""

from __future__ import annotations

import json
import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from crosswire.schema import read_schema
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "examples"
STORIES = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())


def run(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run crosswire in the folder of the repository."""
    return subprocess.run(
        [sys.executable, "-m", "crosswire", *arguments],
        capture_output=True,
        input=stdin,
        cwd=REPOSITORY,
        check=False,
        timeout=120,
    )


def test_every_example_fits_the_schema_and_its_offsets() -> None:
    """One object a story; every mention's offsets give its words, in reports as printed."""
    result = run("compare", *map(str, STORIES), "--json")
    assert result.returncode == 0, result.stderr
    schema = json.loads(read_schema())
    lines = result.stdout.decode("utf-8").splitlines()
    assert lines
    n_mentions = 0
    for line in lines:
        comparison = json.loads(line)
        jsonschema.validate(comparison, schema)
        texts = {report["id"]: report["text"] for report in comparison["reports"]}
        for claim in comparison["claims"]:
            for mention in claim["mentions"]:
                text = texts[mention["report"]]
                assert text[mention["start"] : mention["end"]] == mention["exact"]
                n_mentions += 1
    assert n_mentions > 50


def test_read_fits_its_schema() -> None:
    """One object a report; what words mean stays inside."""
    result = run("read", str(STORIES[0]), "--json")
    assert result.returncode == 0, result.stderr
    for line in result.stdout.splitlines():
        record = json.loads(line)
        jsonschema.validate(record, json.loads(read_schema("report")))
        assert "meanings" not in record


@pytest.mark.parametrize("option", [(), ("--markdown",), ("--html", "-")])
def test_every_view_shows_every_example(option: tuple[str, ...]) -> None:
    """No real comparison breaks a view."""
    result = run("compare", *map(str, STORIES), *option)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count(b"\n") > 20


def test_what_is_not_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A missing file, an empty one, a binary one and one in German: status 1, no traceback."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "german.txt").write_text(
        "Die Ministerin sagte am Montag in der Hauptstadt, dass die Verhandlungen gescheitert "
        "seien und nicht wieder aufgenommen werden. " * 4
    )
    bad = [str(tmp_path / name) for name in ("gone.txt", "empty.txt", "binary.txt", "german.txt")]
    result = run("compare", str(STORIES[0]), *bad, "--json")
    assert result.returncode == 1
    assert result.stdout.count(b"\n") == 1
    for name in bad:
        assert f"not read: {name}".encode() in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_file_name_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    """A name in another encoding is printed with its odd bytes visible."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    source = next(iter(sorted(STORIES[0].glob("*.txt"))))
    Path(os.fsdecode(name)).write_bytes(source.read_bytes())
    for option in ((), ("--json",)):
        result = run("compare", os.fsdecode(name), *option)
        assert b"Traceback" not in result.stderr, result.stderr
        assert result.returncode == 0, result.stderr


def test_standard_input_is_read() -> None:
    """- stands for a report that comes through a pipe."""
    text = next(iter(sorted(STORIES[0].glob("*.txt")))).read_bytes()
    result = run("read", "-", "--json", "--outlet", "The Bay Courier", stdin=text)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["outlet"] == "The Bay Courier"


def test_an_early_end_of_the_reader_is_quiet() -> None:
    """`crosswire compare ... | head -1` prints one line and no complaint."""
    command = (
        f"{shlex.quote(sys.executable)} -m crosswire compare examples/port-toll --json | head -c 10"
    )
    result = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, cwd=REPOSITORY, check=False, timeout=120
    )
    assert (result.stdout, result.stderr) == (b'{"schema":', b"")


def test_an_interrupt_is_one_line() -> None:
    """Ctrl-C while reading: status 130 and no traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crosswire", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
        # A shell that runs the tests in the background has them ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (the tests run no threads)
    )
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.strip() == b"crosswire: interrupted"


@pytest.mark.parametrize(("redirection", "status"), [("<&-", 0), (">&-", 0), (">/dev/full", 2)])
def test_closed_and_full_streams_leave_no_traceback(redirection: str, status: int) -> None:
    """Standard input or output closed by the caller is no fault; a full disk is one line."""
    program, story = shlex.quote(sys.executable), shlex.quote(str(STORIES[0]))
    command = f"{program} -m crosswire compare {story} {redirection}"
    result = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, cwd=REPOSITORY, check=False, timeout=120
    )
    assert b"Traceback" not in result.stderr
    assert result.returncode == status, result.stderr
    assert len(result.stderr.splitlines()) == (1 if status else 0)


def read_terminal(*arguments: str, columns: int = 80) -> bytes:
    """Run crosswire on a terminal of its own and hand back all that it writes there."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns)}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "crosswire", *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=REPOSITORY,
        env=environment,
    )
    os.close(follower)
    seen = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        seen += chunk
    os.close(leader)
    process.wait(timeout=30)
    return seen


def test_a_terminal_has_colours_and_a_progress_bar() -> None:
    """On a terminal the view is coloured, and long work shows that it goes on."""
    seen = read_terminal("compare", str(STORIES[0]))
    assert b"\x1b[1" in seen
    assert b"reading" in seen


def test_a_pipe_has_neither() -> None:
    """In a pipe there is plain text on standard output and nothing on standard error."""
    result = run("compare", str(STORIES[0]))
    assert b"\x1b" not in result.stdout
    assert result.stderr == b""
