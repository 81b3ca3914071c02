"""The command line with a pipeline that reads nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from crosswire.cli.main import main
from crosswire.types import Comparison, Note, Report, Unread


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


@dataclass
class FakePipeline:
    """Stands in for the pipeline: what it returns or raises, and what it was told."""

    comparisons: tuple[Comparison, ...] = ()
    read: tuple[Report | Note | Unread, ...] = ()
    unread: tuple[Unread, ...] = ()
    error: BaseException | None = None
    calls: list[dict[str, object]] = field(default_factory=list)

    def compare_inputs(
        self, inputs: Sequence[str], **named: object
    ) -> tuple[tuple[Comparison, ...], tuple[Unread, ...]]:
        """Hand out the prepared comparisons."""
        self.calls.append({"inputs": tuple(inputs), **named})
        if self.error:
            raise self.error
        return self.comparisons, self.unread

    def read_inputs(
        self, inputs: Sequence[str], **named: object
    ) -> Iterator[Report | Note | Unread]:
        """Hand out the prepared reports."""
        self.calls.append({"inputs": tuple(inputs), **named})
        if self.error:
            raise self.error
        yield from self.read


class _Engine:
    @classmethod
    def default(cls) -> None:
        """Need nothing."""


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    """A pipeline under the test's control."""
    fake = FakePipeline()
    module = ModuleType("crosswire.pipeline")
    module.compare_inputs = fake.compare_inputs
    module.read_inputs = fake.read_inputs
    module.Engine = _Engine
    monkeypatch.setitem(sys.modules, "crosswire.pipeline", module)
    return fake


@pytest.fixture
def crosswire(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Result]:
    """Run the command in this process and hand back its exit status and output."""

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["crosswire", *arguments])
        monkeypatch.setattr(sys, "exit", _exit)
        with pytest.raises(_ExitError) as caught:
            main()
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Result(caught.value.status, out, err)

    return run


class _ExitError(BaseException):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _exit(status: int = 0) -> None:
    raise _ExitError(status)
