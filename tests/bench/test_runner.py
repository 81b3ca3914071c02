"""The runner of the benchmarks: tasks, floors, results and wrong usage."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from bench.__main__ import FLOORS, RESULTS, find_faults, main, raise_floors, read_figures
from bench.tasks import TASKS, Figure, Task

TASK = Task(
    "ships",
    "ships counted",
    ("harbour",),
    ("--data", "{data}/harbour"),
    (
        Figure("right", r"^right +([\d.]+)", "0.5, a guess"),
        Figure("wrong", r"^wrong +([\d.]+)", is_lower_better=True),
    ),
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_every_task_is_a_module_that_is_there(task: Task) -> None:
    assert importlib.util.find_spec(f"bench.{task.name}") is not None


def test_names_of_tasks_and_figures_are_unique() -> None:
    assert len({task.name for task in TASKS}) == len(TASKS)
    for task in TASKS:
        assert len({figure.name for figure in task.figures}) == len(task.figures)


def test_floors_and_results_name_figures_that_are_measured() -> None:
    known = {task.name: {figure.name for figure in task.figures} for task in TASKS}
    tables = {"floors": json.loads(FLOORS.read_text())}
    own = {task.name for task in TASKS if task.saves_itself}
    measured = {path: path.stem.removesuffix("_postgresql") for path in RESULTS.glob("*.json")}
    paths = [path for path, name in measured.items() if name not in own]
    tables["results"] = {path.stem: json.loads(path.read_text()) for path in paths}
    assert tables["floors"]
    for table in tables.values():
        for task, values in table.items():
            assert set(values) <= known[task]
            assert all(isinstance(value, int | float) for value in values.values())


def test_committed_results_keep_the_floors() -> None:
    floors = json.loads(FLOORS.read_text())
    for task in TASKS:
        path = RESULTS / f"{task.name}.json"
        if path.exists() and not task.saves_itself:
            assert find_faults(task, json.loads(path.read_text()), floors) == []


def test_seconds_have_no_floor() -> None:
    """They differ from machine to machine."""
    floors = json.loads(FLOORS.read_text())
    assert not [task.name for task in TASKS if not task.is_exact and task.name in floors]


def test_figures_are_read_off_the_printed_table() -> None:
    assert read_figures(TASK, "ships\nright  0.75 of 8\nwrong 0.25\n") == {
        "right": 0.75,
        "wrong": 0.25,
    }


def test_a_figure_worse_than_its_floor_is_a_fault() -> None:
    floors = {"ships": {"right": 0.8, "wrong": 0.2}}
    assert len(find_faults(TASK, {"right": 0.75, "wrong": 0.25}, floors)) == 2
    assert find_faults(TASK, {"right": 0.8, "wrong": 0.2}, floors) == []


def test_a_figure_that_is_not_printed_is_a_fault() -> None:
    [fault] = find_faults(TASK, {"right": 0.9}, {})
    assert "ships.wrong" in fault


def test_floors_only_rise() -> None:
    """And ceilings only fall."""
    floors = {"ships": {"right": 0.8, "wrong": 0.2}}
    worse = raise_floors([TASK], {"ships": {"right": 0.7, "wrong": 0.3}}, floors)
    better = raise_floors([TASK], {"ships": {"right": 0.9, "wrong": 0.1}}, floors)
    assert worse == floors
    assert better == {"ships": {"right": 0.89, "wrong": 0.11}}


def test_an_unknown_task_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["poetry"])
    assert stop.value.code == 2
    assert "no task is called poetry" in capsys.readouterr().err


def test_a_task_without_its_corpora_is_skipped_aloud(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["places", "--data", str(tmp_path), "--check"]) == 0
    assert "SKIPPED places: lgl" in capsys.readouterr().out
