"""
The benchmark tasks: what each needs, how it is started, and the figures to read off its table.

A figure is a line of the task's own output, found by a pattern with one group. A task prints its
table for a reader; the runner reads the same lines, so that what is checked is what is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SPAN_BASELINE = (
    "published on test, pre-cut: BERT {}, best {}; plain tagger of the same encoder on dev {}"
)


@dataclass(frozen=True)
class Figure:
    """
    One figure of a task.

    Attributes:
        name: Its name in results and floors.
        pattern: Finds its line; the group is the number.
        baseline: What others or a simple rule reach, and on what; empty where nothing is known.
        is_lower_better: For errors, seconds and memory, where the floor is a ceiling.
    """

    name: str
    pattern: str
    baseline: str = ""
    is_lower_better: bool = False

    def read(self, output: str) -> float | None:
        """Read the figure off the output of its task; None where its line is missing."""
        found = re.search(self.pattern, output, re.MULTILINE | re.DOTALL)
        return float(found[1]) if found else None

    def is_kept(self, value: float, floor: float) -> bool:
        """Tell whether a value keeps its floor (its ceiling, where lower is better)."""
        return value <= floor if self.is_lower_better else value >= floor


@dataclass(frozen=True)
class Task:
    """
    One task.

    Attributes:
        name: Module in `bench`, and name on the command line.
        about: What is measured, in one line.
        needs: Folders of the corpora that must be there, under the data folder.
        arguments: What the module is started with; `{data}` is the data folder.
        figures: What is read off its output.
        is_exact: The same code gives the same figures everywhere; false for seconds and memory,
            which are printed and saved but have no floor.
        saves_itself: It takes `--save` and keeps more than the figures.
    """

    name: str
    about: str
    needs: tuple[str, ...]
    arguments: tuple[str, ...]
    figures: tuple[Figure, ...]
    is_exact: bool = True
    saves_itself: bool = False

    def missing(self, data: Path) -> list[str]:
        """List the folders that are not there."""
        return [folder for folder in self.needs if not (data / folder).is_dir()]

    def command(self, data: Path, *, save: bool = False) -> list[str]:
        """Give the arguments to start the task with."""
        filled = [argument.format(data=data) for argument in self.arguments]
        saving = ["--save"] if save and self.saves_itself else []
        return ["-m", f"bench.{self.name}", *filled, *saving]


def half_figures(half: str) -> tuple[Figure, ...]:
    """Figures of one half of the gold stories."""
    names = (
        ("pairing_precision", False),
        ("pairing_recall", False),
        ("pairing_f1", False),
        ("verdict_accuracy", False),
        ("claims_right", False),
        ("conflict_precision", False),
        ("conflict_recall", False),
        ("alone_wrong", True),
    )
    return tuple(
        Figure(
            f"{half}.{name}", rf"^{half}\n(?:  [^\n]*\n)*?  {name} +([\d.]+)", is_lower_better=lower
        )
        for name, lower in names
    )


def news_figures() -> tuple[Figure, ...]:
    """Figures of the half of the labelled news sentences that no rule was mended by."""
    published = "published on another news set: best {}, quantulum3 {}, recognizers {}"
    return (
        Figure(
            "sentences_value_f1",
            r"^news, held back +([\d.]+)",
            published.format("92.0", "73.0", "69.1"),
        ),
        Figure(
            "sentences_unit_f1",
            r"^news, held back +\S+ +([\d.]+)",
            published.format("85.6", "47.2", "34.2"),
        ),
        Figure("sentences_sense_f1", r"^news, held back +\S+ +\S+ +([\d.]+)"),
    )


def attribution_figures(title: str, prefix: str = "") -> tuple[Figure, ...]:
    """
    Figures of one set of articles with marked attributions.

    Args:
        title: What the lines of the set begin with.
        prefix: What the names of its figures begin with; baselines are those of PolNeAR and
            stand only at the set without one.
    """
    lines = (
        (
            "source_strict_f1",
            "strict source .*?F1",
            SPAN_BASELINE.format("0.811", "0.832", "0.770"),
        ),
        ("cue_strict_f1", "strict cue .*?F1", SPAN_BASELINE.format("0.740", "0.753", "0.690")),
        (
            "content_strict_f1",
            "strict content .*?F1",
            SPAN_BASELINE.format("0.689", "0.729", "0.588"),
        ),
        ("source_f1", "trimmed source .*?F1", ""),
        ("cue_f1", "trimmed cue .*?F1", ""),
        ("content_f1", "trimmed content .*?F1", ""),
        ("overlap_precision", "overlap +P", "0.71, GenderGapTracker on dev"),
        ("overlap_recall", "overlap .*?R", "0.35, the same"),
        ("whole_f1", "whole +P .*?F1", ""),
        ("direct_right", "direct quotes .*?right source", "0.59, GenderGapTracker on dev"),
        ("named_right", "named quotes +right name", ""),
    )
    return tuple(
        Figure(prefix + name, rf"^{title} {line} ([\d.]+)", "" if prefix else baseline)
        for name, line, baseline in lines
    )


TASKS: tuple[Task, ...] = (
    Task(
        "verdicts",
        "claims and verdicts on labelled invented stories; held_out, unseen: never tuned on",
        (),
        (),
        tuple(
            figure
            for half in ("tuning", "held_out", "newswire", "unseen")
            for figure in half_figures(half)
        ),
        saves_itself=True,
    ),
    Task(
        "attribution",
        "source, cue and content of reported speech, PolNeAR dev and Wikinews",
        ("polnear/dev", "wikinews/data"),
        ("--corpora", "{data}"),
        (*attribution_figures("polnear"), *attribution_figures("wikinews", "wikinews_")),
    ),
    Task(
        "coreference",
        "names for which pronouns and titles stand, GUM's news and interviews",
        ("gum",),
        ("--data", "{data}"),
        (
            Figure(
                "person_pronouns_f1",
                r"^(?:model|rules) +person pronouns .*?F1 ([\d.]+)",
                "0.545, nearest name of a person",
            ),
            Figure(
                "person_nominals_f1",
                r"^(?:model|rules) +person nominals .*?F1 ([\d.]+)",
                "0.189, nearest name of the type",
            ),
            Figure("all_precision", r"^(?:model|rules) +all +P ([\d.]+)", "0.226, the same"),
            Figure("all_f1", r"^(?:model|rules) +all .*?F1 ([\d.]+)", "0.321, the same"),
        ),
    ),
    Task(
        "figures",
        "numbers, units and dates in the cases of Microsoft's recognizers and of quantulum3",
        (
            *("recognizers", "quantulum3", "measeval", "wikinews", "polnear", "meantime"),
            *("newswcl50", "ecbplus"),
        ),
        ("--data", "{data}"),
        (
            Figure("numbers_news_f1", r"^recognizers Number, values, news +\S+ +\S+ +([\d.]+)"),
            Figure(
                "units_news_f1",
                r"^recognizers NumberWithUnit, value and unit, news +\S+ +\S+ +([\d.]+)",
                "34.2, recognizers on news",
            ),
            Figure(
                "quantulum_f1",
                r"^quantulum3 tests, value and unit +\S+ +\S+ +([\d.]+)",
                "47.2, quantulum3 on news",
            ),
            Figure("dates_news_f1", r"^recognizers dates, news +\S+ +\S+ +([\d.]+)"),
            Figure("measeval_f1", r"^measeval quantity spans, overlap +\S+ +\S+ +([\d.]+)"),
            *news_figures(),
        ),
    ),
    Task(
        "events",
        "events beside PLOVER and PLV records, and judged by hand in Wikinews",
        ("plover", "plv", "wikinews"),
        ("{data}",),
        (
            Figure(
                "plover_marked_f1",
                r"^plover, sides given, cross-validated: type macro-F1 ([\d.]+)",
                "0.52, NGEC-2025 on other real articles",
            ),
            Figure(
                "plover_found_f1",
                r"^plover, actors found, cross-validated: type macro-F1 ([\d.]+)",
            ),
            Figure("countries_found", r"^plover, actors found: both countries right ([\d.]+)"),
            Figure(
                "plv_f1",
                r"^plv train, sides given, cross-validated: type macro-F1 ([\d.]+)",
                "0.82, zero-shot 355M on the test half",
            ),
            Figure(
                "plv_unmarked_f1", r"^plv train, no marks, cross-validated: type macro-F1 ([\d.]+)"
            ),
            Figure("wikinews_fresh_type", r"^wikinews, fresh: type right ([\d.]+)"),
            Figure("clauses_precision", r"^wikinews clauses, .* of which right ([\d.]+)"),
            Figure("clauses_recall", r"^wikinews clauses, .*; ([\d.]+) of the"),
            Figure(
                "units_tied",
                r"^petrarch2 unit records: pairs right in ([\d.]+)",
                "0.50, PETRARCH2 on 277 of them",
            ),
        ),
    ),
    Task(
        "actors",
        "countries and kinds of actors beside labels made by hand",
        ("wikinews", "meantime"),
        ("--data", "{data}"),
        (
            Figure("state", r"^ *state +\d+ of +\d+ +([\d.]+)"),
            Figure("official", r"^ *official +\d+ of +\d+ +([\d.]+)"),
            Figure("organisation", r"^ *organisation +\d+ of +\d+ +([\d.]+)"),
            Figure(
                "wrong_guesses",
                r"^ *wrong guesses +\d+ of +\d+ +([\d.]+)",
                is_lower_better=True,
            ),
        ),
    ),
    Task(
        "places",
        "places of local news within 161 km, LGL",
        ("lgl",),
        ("--data", "{data}"),
        (
            Figure(
                "all_located",
                r"^all:.*?located +([\d.]+)",
                "0.488, always the largest city",
            ),
            Figure("towns_located", r"^towns:.*?located +([\d.]+)", "0.522, the same"),
        ),
    ),
    Task(
        "stories",
        "reports grouped into stories, B-cubed F1",
        ("newswcl50", "ecbplus", "wikinews", "polnear/train"),
        (),
        (
            Figure(
                "newswcl50_bcubed",
                r"^NewsWCL50 +\d+ +[\d.]+ +([\d.]+)",
                "TF-IDF, bar tuned on the set: see table",
            ),
            Figure(
                "ecb_dev_bcubed",
                r"^ECB\+ dev +\d+ +[\d.]+ +([\d.]+)",
                "the same",
            ),
        ),
    ),
    Task(
        "families",
        "copies told from independent reports of one event",
        ("wikinews", "newswcl50", "polnear/train"),
        (),
        (
            Figure("recall", r"^recall \d+/\d+ = ([\d.]+)"),
            Figure("precision", r"^precision over both sets ([\d.]+)"),
        ),
    ),
    Task(
        "alignment",
        "pairs of sentences on one story told from shuffled ones, ClaimDiff train",
        ("claimdiff",),
        ("{data}/claimdiff",),
        (
            Figure("auc", r"^ours +AUC ([\d.]+)", "0.774, word overlap"),
            Figure("best_f1", r"^ours .*?F1 ([\d.]+)", "0.718, the same"),
            Figure("joined_wrongly", r"^two stories +joined (\d+)", is_lower_better=True),
        ),
    ),
    Task(
        "entities",
        "persons, places and organisations as exact spans, UNER test half of the web treebank",
        ("uner-ewt",),
        ("--data", "{data}/uner-ewt/en_ewt-ud-test.iob2"),
        (
            Figure("overall_f1", r"^overall .*?F1 +([\d.]+)", "83.9, XLM-R large on dev"),
            Figure("person_f1", r"^PER .*?F1 +([\d.]+)"),
            Figure("place_f1", r"^LOC .*?F1 +([\d.]+)"),
            Figure("organisation_f1", r"^ORG .*?F1 +([\d.]+)"),
        ),
        is_exact=False,
    ),
    Task(
        "syntax",
        "parts of speech, trees and lemmas on gold words, dev half of the web treebank",
        ("ud-ewt",),
        ("--data", "{data}/ud-ewt/dev.conllu"),
        (
            Figure("las", r"^las +([\d.]+)", "89.4, spaCy transformer of five times the size"),
            Figure("las_universal", r"^las_universal +([\d.]+)"),
            Figure("uas", r"^uas +([\d.]+)"),
            Figure("upos", r"^upos +([\d.]+)", "96.9, the same"),
            Figure("lemma", r"^lemma +([\d.]+)"),
        ),
        is_exact=False,
    ),
    Task(
        "reading_speed",
        "reading against the bare encoder on the same windows, and of paragraphs met again",
        (),
        (),
        (
            Figure("ratio", r"^ratio +([\d.]+)", "target at least 0.80"),
            Figure("pieces_per_s", r"^reading +(\d+)"),
            Figure("first_time_ms", r"^first_time +([\d.]+)", is_lower_better=True),
            Figure("again_ms", r"^again +([\d.]+)", is_lower_better=True),
            Figure("reprinted_ms", r"^reprinted +([\d.]+)", is_lower_better=True),
        ),
        is_exact=False,
    ),
    Task(
        "ledger",
        "reports added to a ledger, and a large ledger asked",
        (),
        (),
        (
            Figure("add_unique", r"^add, unique reports: ([\d.]+)", "target 8"),
            Figure("add_reprints", r"^add, reprints: ([\d.]+)", "target 100"),
            Figure("add_copies", r"^add, reprints word for word: ([\d.]+)", "target 100"),
            Figure("opening_ms", r"claims, opening: .*?p95 ([\d.]+)", "", is_lower_better=True),
            Figure("dyad_ms", r"page of two states: .*?p95 ([\d.]+)", "", is_lower_better=True),
            Figure("search_ms", r"search by words: .*?p95 ([\d.]+)", "", is_lower_better=True),
        ),
        saves_itself=True,
        is_exact=False,
    ),
    Task(
        "ledger_growth",
        "memory and time a report while a ledger grows, read by rules",
        (),
        ("--rules", "--reports", "3000", "--check"),
        (
            Figure("memory_mb", r"^ +3,\d+ reports: +([\d.]+) MB", "", is_lower_better=True),
            Figure("cpu_ms", r"^ +3,\d+ .*?([\d.]+) CPU ms", "", is_lower_better=True),
        ),
        saves_itself=True,
        is_exact=False,
    ),
    Task(
        "speed",
        "seconds from a cold start, reports a second, memory at 1,000 reports",
        (),
        (),
        (
            Figure(
                "cold_start_s",
                r"^cold_start_s +([\d.]+)",
                "target under 1.5",
                is_lower_better=True,
            ),
            Figure("reports_per_s", r"^reports_per_s +([\d.]+)", "target at least 10"),
            Figure(
                "peak_memory_mb",
                r"^peak_memory_mb +([\d.]+)",
                "target under 500",
                is_lower_better=True,
            ),
        ),
        saves_itself=True,
        is_exact=False,
    ),
)
