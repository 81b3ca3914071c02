"""Long quotes that reports share: their words came from one place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from crosswire.origins.occasions import find_speaker_key
from crosswire.origins.traces import Trace
from crosswire.types import Form, Mention, OriginKind, Report

#: So many words in a row do not agree by chance.
LONG_QUOTE = 8
_WHOLE_QUOTE = 5
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SOURCES = frozenset({OriginKind.PRESS_RELEASE, OriginKind.DOCUMENT, OriginKind.INTERVIEW})

Said = Mapping[str, tuple[Trace | None, ...]]


def share_long_quotes(reports: Sequence[Report], said: Said) -> Said:
    """
    Give unsourced quotes the origin that another report names for the same words.

    Where one outlet prints "we shall build the northern railway within four years", with the
    ministry's release as its source, and another prints the same eight words from the same
    mouth without one, the release stands behind both.

    Args:
        reports: Reports of one story.
        said: Traces of the statements of each report.
    """
    sources: dict[tuple[str, ...], tuple[str, frozenset[str], Trace]] = {}
    for report in reports:
        for mention, trace in zip(report.statements, said[report.id], strict=True):
            if trace is not None and trace.kind in _SOURCES:
                for run in _make_runs(mention):
                    speaker = find_speaker_key(mention.speaker)
                    sources.setdefault(run, (report.id, speaker, trace))
    shared = {}
    for report in reports:
        traces = []
        for mention, trace in zip(report.statements, said[report.id], strict=True):
            traces.append(trace or _find_shared(report.id, mention, sources))
        shared[report.id] = tuple(traces)
    return shared


def _find_shared(
    report_id: str,
    mention: Mention,
    sources: Mapping[tuple[str, ...], tuple[str, frozenset[str], Trace]],
) -> Trace | None:
    speaker = find_speaker_key(mention.speaker)
    for run in _make_runs(mention):
        found = sources.get(run)
        if found is None or found[0] == report_id:
            continue
        _, other, trace = found
        is_unclear = trace.kind is not OriginKind.DOCUMENT and not (speaker and other)
        if is_unclear or speaker == other:
            reason = f"{len(run)} words in a row that another report sources"
            return replace(trace, via=None, office=None, reason=reason)
    return None


def _make_runs(mention: Mention) -> list[tuple[str, ...]]:
    """List the runs of a statement; a direct quote of five words or more is a run itself."""
    words = [match.group().casefold() for match in _WORD.finditer(mention.exact)]
    runs = [tuple(words[at : at + LONG_QUOTE]) for at in range(len(words) - LONG_QUOTE + 1)]
    whole = mention.form is Form.DIRECT and _WHOLE_QUOTE <= len(words) < LONG_QUOTE
    return [tuple(words)] if whole else runs
