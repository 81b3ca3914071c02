"""Claims that share a line, and claims that tell what another one tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from crosswire.types import ClaimKind
from crosswire.types.naming import join_names
from crosswire.views.digest import ClaimView, state_occasion
from crosswire.views.labels import count, finish_sentence

_AS: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.STATEMENT: "a statement",
        ClaimKind.FIGURE: "a figure",
        ClaimKind.EVENT: "an event",
        ClaimKind.RELATION: "a relation",
    }
)


def fold_headlines(views: Iterable[ClaimView]) -> tuple[tuple[str, ClaimView], ...]:
    """
    List claims on one line each; facts that differ only in whom they name last share one.

    "Peru does not recognise Lobo" and "Peru does not recognise Marra" become "Peru does not
    recognise Lobo and Marra". Each line comes with its first claim.
    """
    named: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], ClaimView] = {}
    for view in views:
        relation = view.claim.relation
        said = state_occasion(view.claim)
        line = view.headline.removesuffix(said)
        last = relation.members[-1].name if relation and len(relation.members) > 1 else ""
        is_foldable = bool(last) and line.endswith(f" {last}")
        key = (line.removesuffix(last) if is_foldable else line, said)
        named.setdefault(key, []).extend([last] if is_foldable else [])
        first.setdefault(key, view)
    return tuple((f"{key[0]}{join_names(named[key])}{key[1]}", first[key]) for key in first)


def list_again(view: ClaimView) -> tuple[str, ...]:
    """List claims that tell a contradiction again: "The same as a statement: Lund denied it"."""
    return tuple(
        f"The same as {_AS[one.claim.kind]}: {finish_sentence(one.headline)} {one.because}"
        for one in view.again
    )


def count_again(views: Sequence[ClaimView]) -> str:
    """Say of how many claims only the line stands, beneath another one; "" where of none."""
    n_again = sum(len(view.again) for view in views)
    if not n_again:
        return ""
    verb = "tells one of these again and stands" if n_again == 1 else "tell these again and stand"
    return f"; {count(n_again, 'more claim')} {verb} beneath"
