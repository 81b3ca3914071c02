"""
Reads what the user names: text, pages, feeds and news documents become articles.

`gather` gives articles, notes, and an Unread for everything that was not read;
`article_of_text` makes an article of a text that is already at hand.
"""

from __future__ import annotations

from crosswire.sources.article import article_of_text, describe_inference
from crosswire.sources.gathering import gather
from crosswire.sources.options import SourceOptions

__all__ = ["SourceOptions", "article_of_text", "describe_inference", "gather"]
