"""Which format an input has, by its content first and its name second."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum
from types import MappingProxyType


class Format(StrEnum):
    """Formats that are read."""

    TEXT = "plain text"
    PAGE = "HTML page"
    FEED = "JSON Lines"
    JSON = "JSON"
    XML = "NewsML-G2"
    SYNDICATION = "RSS or Atom feed"
    ARCHIVE = "WARC archive"


_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1|main|section|script|table|span)\b",
    re.IGNORECASE,
)
_XML_ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?(?P<root>[A-Za-z][\w.-]{0,60})")
_PROLOGUE = re.compile(
    r"\s{0,99}(?:<\?[^>]{0,500}>|<!--[^>]{0,2000}-->|<!DOCTYPE[^>\[]{0,500}>|\s{1,99}){0,12}"
)
# A document that declares something of its own: XML, whatever its root is.
_SUBSET = re.compile(r"(?:<\?xml[^>]{0,500}>\s{0,99})?<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)
_RSS_1 = re.compile(r"purl\.org/rss/1\.0|my\.netscape\.com/rdf", re.IGNORECASE)
_SUFFIXES = MappingProxyType(
    {
        "txt": Format.TEXT,
        "text": Format.TEXT,
        "md": Format.TEXT,
        "htm": Format.PAGE,
        "html": Format.PAGE,
        "xhtml": Format.PAGE,
        "jsonl": Format.FEED,
        "ndjson": Format.FEED,
        "json": Format.JSON,
        "xml": Format.XML,
        "rss": Format.SYNDICATION,
        "atom": Format.SYNDICATION,
        "rdf": Format.SYNDICATION,
        "warc": Format.ARCHIVE,
    }
)
READ_SUFFIXES = frozenset(_SUFFIXES)
_WINDOW = 4096
_GZIP = b"\x1f\x8b"
_RECORD = b"WARC/"


def is_archive(head: bytes) -> bool:
    """Tell whether bytes begin a WARC archive, plain or compressed with gzip."""
    if not head.startswith(_GZIP):
        return head.startswith(_RECORD)
    try:
        return zlib.decompressobj(31).decompress(head, len(_RECORD)) == _RECORD
    except zlib.error:
        return False


def tell_format(head: str, name: str) -> Format:
    """
    Tell the format of an input from its first characters, backed by its name.

    A page saved as ".txt" is a page; text in a file without a suffix is text.

    Args:
        head: The first few thousand characters.
        name: File name, for its suffix.
    """
    start = head.lstrip("\ufeff \t\r\n")[:_WINDOW]
    suffix = _SUFFIXES.get(name.rsplit(".", 1)[-1].casefold()) if "." in name else None
    if start.startswith("{"):
        if suffix in (Format.FEED, Format.JSON):
            return suffix
        first = start.split("\n", 1)[0].rstrip()
        is_line = first.endswith("}") and "\n{" in start[len(first) :].replace("\r", "")
        return Format.FEED if is_line else Format.JSON
    if start.startswith("[") and (suffix is Format.JSON or start[1:].lstrip()[:1] in ("{", "]")):
        return Format.FEED if suffix is Format.FEED else Format.JSON
    if suffix in (Format.FEED, Format.JSON):
        return suffix
    if start.startswith("<"):
        return _tell_markup(start, suffix)
    if suffix is Format.PAGE or len(_HTML.findall(start)) >= 3:
        return Format.PAGE
    return Format.TEXT


def _tell_markup(start: str, suffix: Format | None) -> Format:
    prologue = _PROLOGUE.match(start)
    root = _XML_ROOT.match(start, prologue.end() if prologue else 0)
    name = root.group("root").casefold() if root else ""
    if name == "html" or suffix is Format.PAGE:
        return Format.PAGE
    if name in ("rss", "feed") or (name == "rdf" and _RSS_1.search(start)):
        return Format.SYNDICATION
    is_declared = _SUBSET.match(start) is not None
    if suffix is Format.XML or is_declared or (start.startswith("<?xml") and name):
        return Format.XML
    if name in ("newsitem", "newsmessage", "itemset", "packageitem", "nitf", "newsml"):
        return Format.XML
    return Format.PAGE if _HTML.search(start) else Format.TEXT
