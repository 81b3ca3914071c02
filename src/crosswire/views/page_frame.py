"""What every HTML page of ours stands in: one file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from crosswire.views.markup import escape


def frame_page(title: str, body: str, *, style: str, script: str = "") -> str:
    """
    Write a self-contained page around a body: no network, no other file.

    A content security policy allows the page's own style and script by their hash and nothing
    else.

    Args:
        title: As a browser shows it; any text.
        body: Markup, escaped where it holds text of others.
        style: The style sheet.
        script: The script that the body carries, or empty.
    """
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
{body}
</body>
</html>
"""


@cache
def read_asset(name: str) -> str:
    """Read a style sheet or script of the package."""
    return (files("crosswire.views") / "assets" / name).read_text(encoding="utf-8")


def _write_policy(style: str, script: str) -> str:
    scripts = f"'{_hash(script)}'" if script else "'none'"
    return (
        "default-src 'none'; "
        f"style-src '{_hash(style)}'; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
