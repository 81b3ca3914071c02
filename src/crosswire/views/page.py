"""Comparisons as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosswire.types import Comparison
from crosswire.views.digest import arrange
from crosswire.views.labels import count
from crosswire.views.markup import escape
from crosswire.views.page_frame import frame_page, read_asset
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
    style, script = read_asset("page.css"), read_asset("page.js")
    stories = "\n".join(
        write_story(digest, f"s{number}") for number, digest in enumerate(digests, start=1)
    )
    tools = dict.fromkeys(
        f"crosswire {item.tool.version}, reader {item.tool.reader}" for item in comparisons
    )
    body = f"""<a class="skip" href="#s1">Skip to the first story</a>
<header class="masthead">
<h1><span class="brand">crosswire</span> {_say_scope(len(digests), n_reports)}</h1>
{_write_contents([digest.title for digest in digests])}
</header>
<main>
{stories}
</main>
<footer class="colophon"><p>{"; ".join(escape(tool) for tool in tools)}. Every claim leads back to
the words it came from; read them before you rely on it.</p></footer>
<script>{script}</script>"""
    return frame_page(title, body, style=style, script=script)


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
