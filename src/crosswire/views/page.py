"""Comparisons as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from crosswire.types import Comparison
from crosswire.views.digest import arrange
from crosswire.views.labels import count
from crosswire.views.markup import escape
from crosswire.views.page_story import write_story


def render(comparisons: Sequence[Comparison]) -> str:
    """
    Write comparisons as one HTML page that needs nothing else: no network, no other file.

    Reports stand side by side with the claims beside them; choosing a claim lights up its
    passages in every report. Without scripts, the links from claims to passages still work. A
    content security policy allows the page's own style and script by their hash and nothing else.

    Args:
        comparisons: One or more stories.
    """
    digests = [arrange(comparison) for comparison in comparisons]
    n_reports = sum(len(comparison.reports) for comparison in comparisons)
    title = digests[0].title if len(digests) == 1 else count(len(digests), "story", "stories")
    style, script = _read_asset("page.css"), _read_asset("page.js")
    stories = "\n".join(
        write_story(digest, f"s{number}") for number, digest in enumerate(digests, start=1)
    )
    tools = dict.fromkeys(
        f"crosswire {item.tool.version}, reader {item.tool.reader}" for item in comparisons
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="crosswire">
<meta http-equiv="Content-Security-Policy" content="{_write_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escape(title)} · crosswire</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<a class="skip" href="#s1">Skip to the first story</a>
<header class="masthead">
<h1><span class="brand">crosswire</span> {_say_scope(len(digests), n_reports)}</h1>
{_write_contents([digest.title for digest in digests])}
</header>
<main>
{stories}
</main>
<footer class="colophon"><p>{"; ".join(escape(tool) for tool in tools)}. Every claim leads back to
the words it came from; read them before you rely on it.</p></footer>
<script>{script}</script>
</body>
</html>
"""


def _say_scope(n_stories: int, n_reports: int) -> str:
    return f"{count(n_stories, 'story', 'stories')} from {count(n_reports, 'report')}"


def _write_contents(titles: Iterable[str]) -> str:
    listed = list(titles)
    if len(listed) < 2:
        return ""
    items = "".join(
        f'<li><a href="#s{number}">{escape(title)}</a></li>'
        for number, title in enumerate(listed, start=1)
    )
    return f'<nav class="contents" aria-label="Stories"><ol>{items}</ol></nav>'


@cache
def _read_asset(name: str) -> str:
    return (files("crosswire.views") / "assets" / name).read_text(encoding="utf-8")


def _write_policy(style: str, script: str) -> str:
    return (
        "default-src 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
