"""A comparison as Markdown, for an issue, a wiki or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crosswire.types import Comparison, Verdict
from crosswire.views.chains import list_chains
from crosswire.views.digest import (
    ClaimView,
    Digest,
    arrange,
    count_numbers,
    find_other_speaker,
)
from crosswire.views.folding import count_again, fold_headlines, list_again
from crosswire.views.labels import KIND_NAMES, VERDICT_MEANINGS, VERDICT_TITLES
from crosswire.views.matrix import (
    MATRIX_KEY,
    MATRIX_KEY_KEYED,
    MATRIX_TITLE,
    SUM_ALONE,
    SUM_MISSING,
    Cell,
    lay_out_matrix,
    mark_cell,
    say_rest,
)
from crosswire.views.safe import show
from crosswire.views.wording import Wording

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LINE_STARTS = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(?=[:.])")
_MOST_ROWS = 40
_MOST_REPORTS = 26
_MOST_COLUMNS = 6


def render(comparison: Comparison) -> str:
    """
    Write a comparison as Markdown (CommonMark with tables).

    Words that differ stand in bold. Marks of Markdown and HTML in an article's text are
    escaped, and addresses do not become links.

    Args:
        comparison: What was found.
    """
    digest = arrange(comparison)
    blocks = [f"# {_escape(digest.title) or 'Untitled story'}"]
    blocks.append(_write_list(f"**{label}:** {_escape(value)}" for label, value in digest.facts))
    for verdict, claims in digest.groups:
        blocks.append(
            f"## {VERDICT_TITLES[verdict]} ({len(claims)})\n\n"
            f"*{VERDICT_MEANINGS[verdict]}{count_again(claims)}*"
        )
        blocks.extend(_write_claim(view, digest) for view in claims)
    blocks.extend(_write_matrix(digest))
    blocks.extend(_write_chains(digest))
    blocks.extend(_write_alone(digest))
    blocks.extend(_write_left_out(digest))
    blocks.extend(_write_rest(digest))
    tool = comparison.tool
    blocks.append(f"---\n\n*crosswire {_escape(tool.version)}, reader {_escape(tool.reader)}*")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _escape(text: str) -> str:
    """Keep an article's text from being read as Markdown, HTML or an address."""
    shown = _MARKS.sub(r"\\\1", show(text))
    shown = _ADDRESS.sub(
        lambda match: f"{match.group()[0]}&#{ord(match.group()[1])};{match.group()[2:]}", shown
    )
    return _LINE_STARTS.sub(r"\1\\\2", shown)


def _write_list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _write_claim(view: ClaimView, digest: Digest) -> str:
    kind = KIND_NAMES[view.claim.kind][0]
    rows = ["| Outlet | Wording |", "| --- | --- |"]
    rows += [
        f"| {_escape(digest.names[wording.mention.report])} | {_write_wording(wording, view)} |"
        for wording in view.wordings
    ]
    lines = [f"**Why:** {_escape(view.because)}", _escape(view.origins)]
    lines += [f"**{name}:** {_escape(values)}" for name, values in view.aspects]
    lines += [_escape(one) for one in (view.missing, view.beside) if one]
    lines += [_escape(one) for one in list_again(view)]
    return "\n\n".join(
        (f"### {_escape(view.headline)} ({kind})", "\n".join(rows), _write_list(lines))
    )


def _write_wording(wording: Wording, view: ClaimView) -> str:
    is_quote = wording.is_quote
    words = "".join(
        _mark_bold(piece.text) if piece.differs else _escape_inside(piece.text)
        for piece in wording.pieces
    )
    before = "“" if is_quote else _escape_inside(wording.before)
    after = "”" if is_quote else _escape_inside(wording.after)
    speaker = find_other_speaker(wording, view)
    named = f" ({_escape(speaker)})" if speaker else ""
    return f"{before}{words}{after}{named}"


def _mark_bold(text: str) -> str:
    return f"**{_escape(text)}**"


def _escape_inside(text: str) -> str:
    """Escape a stretch and keep the space at its edges, which parts it from the next."""
    front = " " if text[:1].isspace() else ""
    back = " " if text[-1:].isspace() and text.strip() else ""
    return f"{front}{_escape(text)}{back}"


def _write_matrix(digest: Digest) -> Iterable[str]:
    matrix = lay_out_matrix(digest, _MOST_ROWS, _MOST_REPORTS)
    if matrix is None:
        return
    names = [_escape(digest.names[report.id]) for report in matrix.reports]
    heads, is_keyed = names, len(names) > _MOST_COLUMNS
    if is_keyed:
        heads = [str(number) for number in range(1, len(names) + 1)]
    yield f"## {MATRIX_TITLE}\n\n*{MATRIX_KEY_KEYED if is_keyed else MATRIX_KEY}*"
    rows = [f"| Claim | Verdict | {' | '.join(heads)} |", f"| --- | --- |{' --- |' * len(heads)}"]
    for row in matrix.rows:
        verdict = VERDICT_TITLES[row.view.claim.verdict]
        cells = (mark_cell(cell) if is_keyed else _write_cell(cell) for cell in row.cells)
        rows.append(f"| {_escape(row.view.headline)} | {verdict} | {' | '.join(cells)} |")
    for label, values in ((SUM_ALONE, matrix.n_alone), (SUM_MISSING, matrix.n_missing)):
        rows.append(f"| *{label}* | | {' | '.join(map(str, values))} |")
    yield "\n".join(rows)
    if is_keyed:
        yield "; ".join(f"{head}: {name}" for head, name in zip(heads, names, strict=True))
    rest = say_rest(matrix)
    if rest:
        yield f"*and {rest}*"


def _write_cell(cell: Cell) -> str:
    return _escape(cell.text) or mark_cell(cell)


def _write_chains(digest: Digest) -> Iterable[str]:
    lines = list_chains(digest.chains)
    if lines:
        yield "## Origins\n\n" + _write_list(_escape(line) for line in lines)


def _write_alone(digest: Digest) -> Iterable[str]:
    if not digest.alone:
        return
    if digest.is_single:
        yield "## What the report claims"
    else:
        yield f"## {VERDICT_TITLES[Verdict.ALONE]}\n\n*{VERDICT_MEANINGS[Verdict.ALONE]}*"
    if digest.caveat:
        yield f"*{_escape(digest.caveat)}*"
    for entry in digest.alone:
        if not digest.is_single:
            yield f"### Only in {_escape(entry.name)}"
        yield _write_list(
            f"{_escape(headline)} ({KIND_NAMES[view.claim.kind][0]})"
            for headline, view in fold_headlines(entry.telling)
        )
        yield _escape(count_numbers(entry.numbers))
        for reason in dict.fromkeys(view.because for view in entry.claims):
            yield f"*{_escape(reason)}*"


def _write_left_out(digest: Digest) -> Iterable[str]:
    if digest.left_out:
        yield "## Left out"
    for entry in digest.left_out:
        yield f"### {_escape(entry.name)} does not carry"
        lines = [
            f"{_escape(view.headline)} ({VERDICT_TITLES[view.claim.verdict].lower()})"
            for view in entry.claims
        ]
        yield _write_list((*lines, *([_escape(entry.alone)] if entry.alone else [])))


def _write_rest(digest: Digest) -> Iterable[str]:
    if digest.notes:
        yield "## Notes\n\n" + _write_list(
            f"**{_escape(label)}:** {_escape(text)}" for label, text in digest.notes
        )
    if digest.unread:
        yield "## Not read\n\n" + _write_list(
            f"{_escape(uri)}: {_escape(reason)}" for uri, reason in digest.unread
        )
