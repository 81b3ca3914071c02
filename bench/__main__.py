"""
Run the benchmarks: every task, or those that are named.

    python -m bench [TASK...] [--data FOLDER] [--save] [--check] [--raise-floors]

Each task runs in a process of its own and prints its table; below it stand its figures beside
their baselines and floors. A task whose corpora are not there is skipped, and the last lines say
which and why. `--save` writes bench/results/TASK.json. `--check` ends with status 1 where a figure
is worse than its floor in bench/floors.json, or where a figure could not be read.
`--raise-floors` lifts the floors to the figures measured now; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.tasks import TASKS, Figure, Task

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
FLOORS = Path(__file__).resolve().parent / "floors.json"
RESULTS = Path(__file__).resolve().parent / "results"

Floors = Mapping[str, Mapping[str, float]]


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; an unknown task is wrong usage (status 2)."""
    names = [task.name for task in TASKS]
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure how right and how fast crosswire is.",
        epilog="tasks: " + ", ".join(names),
    )
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="tasks to run; all without any")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--save", action="store_true", help="write bench/results/TASK.json")
    parser.add_argument("--check", action="store_true", help="fail where a floor is missed")
    parser.add_argument("--raise-floors", action="store_true", help="lift floors to what is found")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.tasks if name not in names]
    if unknown:
        parser.error(f"no task is called {', '.join(unknown)}; there are {', '.join(names)}")
    return options


def run_task(task: Task, data: Path, *, save: bool) -> tuple[int, str]:
    """Run a task in its own process; give its status and what it printed."""
    done = subprocess.run(
        [sys.executable, *task.command(data, save=save)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def read_figures(task: Task, output: str) -> dict[str, float]:
    """Read the figures of a task that its output holds."""
    read = {figure.name: figure.read(output) for figure in task.figures}
    return {name: value for name, value in read.items() if value is not None}


def find_faults(task: Task, found: Mapping[str, float], floors: Floors) -> list[str]:
    """List the figures that are missing or worse than their floor."""
    faults = []
    for figure in task.figures:
        floor = floors.get(task.name, {}).get(figure.name)
        if figure.name not in found:
            faults.append(f"{task.name}.{figure.name}: not in the output")
        elif floor is not None and not figure.is_kept(found[figure.name], floor):
            faults.append(f"{task.name}.{figure.name}: {found[figure.name]:g}, floor {floor:g}")
    return faults


def show_figures(task: Task, found: Mapping[str, float], floors: Floors) -> None:
    """Print the figures beside floor and baseline."""
    for figure in task.figures:
        value, floor = found.get(figure.name), floors.get(task.name, {}).get(figure.name)
        word = "ceiling" if figure.is_lower_better else "floor"
        print(
            f"  {figure.name:<28} {'-' if value is None else f'{value:g}':>8}"
            f"  {'' if floor is None else f'{word} {floor:g}':<14}"
            f"  {figure.baseline and f'baseline: {figure.baseline}'}".rstrip()
        )


def lift(figure: Figure, value: float, floor: float | None) -> float:
    """Give the floor that a value allows: one hundredth of it beneath, never a worse one."""
    if figure.is_lower_better:
        allowed = math.ceil(value * 101) / 100
        return allowed if floor is None else min(floor, allowed)
    allowed = math.floor(value * 99) / 100
    return allowed if floor is None else max(floor, allowed)


def raise_floors(tasks: Iterable[Task], results: Floors, floors: Floors) -> Floors:
    """Lift the floors of the tasks measured; those of seconds and memory have none."""
    raised = {name: dict(values) for name, values in floors.items()}
    for task in tasks:
        for figure in task.figures if task.is_exact else ():
            value = results.get(task.name, {}).get(figure.name)
            if value is not None:
                of_task = raised.setdefault(task.name, {})
                of_task[figure.name] = lift(figure, value, of_task.get(figure.name))
    return raised


def write(path: Path, values: object) -> None:
    """Write values as JSON that reads well in a diff."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(values, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Run the tasks and print their tables."""
    options = read_arguments(arguments)
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    chosen = [task for task in TASKS if not options.tasks or task.name in options.tasks]
    results: dict[str, dict[str, float]] = {}
    faults, skipped = [], []
    for task in chosen:
        print(f"\n== {task.name}: {task.about}", flush=True)
        if missing := task.missing(options.data):
            skipped.append(f"{task.name}: {', '.join(missing)} not in {options.data}")
            print(f"SKIPPED: {', '.join(missing)} not in {options.data}")
            continue
        status, output = run_task(task, options.data, save=options.save)
        print(output, end="")
        results[task.name] = read_figures(task, output)
        show_figures(task, results[task.name], floors)
        if status:
            faults.append(f"{task.name}: ended with status {status}")
        faults += find_faults(task, results[task.name], floors)
        if options.save and not task.saves_itself:
            write(RESULTS / f"{task.name}.json", results[task.name])
    if options.raise_floors:
        write(FLOORS, raise_floors(chosen, results, floors))
    print(f"\n{len(results)} of {len(chosen)} tasks run")
    for line in skipped:
        print(f"SKIPPED {line}")
    for line in faults:
        print(f"FAULT {line}")
    return 1 if options.check and faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
