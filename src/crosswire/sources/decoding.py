"""Text out of bytes, and what to say where it was not UTF-8."""

from __future__ import annotations

import codecs
import re

import msgspec

from crosswire.errors import SourceError
from crosswire.sources.language import is_plain_english

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Formats that are no text, by their first bytes.
_MAGIC = (
    (b"%PDF", "a PDF", "save its text, or the web page, instead"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)", "unpack it, or save it as text"),
    (b"PK\x05\x06", "an empty ZIP archive", "give the files themselves"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"\x89PNG", "a PNG image", "give the report's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the report's text"),
    (b"GIF8", "a GIF image", "give the report's text"),
    (b"RIFF", "a RIFF media file (WebP, WAV, AVI)", "give the report's text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text"),
    (b"{\\rtf", "an RTF document", "save it as text"),
    (b"SQLite format 3", "an SQLite database", "export its reports as JSON Lines"),
    (b"\x7fELF", "a program", "give the report's text"),
    (b"MZ\x90", "a program", "give the report's text"),
    (b"OggS", "an Ogg media file", "give a transcript"),
    (b"ID3", "an MP3 file", "give a transcript"),
    (b"\x00\x00\x01\x00", "an icon", "give the report's text"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["'])"""
    rb"""\s{0,9}(?P<name>[A-Za-z0-9_.:\-]{2,40})""",
    re.IGNORECASE,
)
_ESCAPED = re.compile(rb"\x1b\$[@B].{0,2000}?\x1b\([BJ]", re.DOTALL)  # ISO 2022, as mail has it
_SAMPLE = 200_000
_LEGIBLE = 0.98  # share of characters that are no controls


class Decoded(msgspec.Struct, frozen=True):
    """Text, and one sentence about its encoding where it was not plain UTF-8."""

    text: str
    remark: str | None = None


def name_binary(data: bytes) -> str | None:
    """Say what a file is that is no text, and what to do, or give None."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    for magic, kind, advice in _MAGIC:
        if data.startswith(magic):
            return f"It is {kind}, not text; {advice}."
    if data[4:8] == b"ftyp":
        return "It is a video or audio file, not text; give a transcript."
    sample = data[:_SAMPLE]
    if b"\0" in sample and _guess_wide(sample) is None:
        return "It is a binary file, not text (it holds NUL bytes); give the report's text."
    return None


def _guess_wide(sample: bytes) -> str | None:
    """Name UTF-16 without its mark: every other byte of western text is NUL."""
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """
    Decode the bytes of an input: UTF-8 first, then what is declared, then a guess.

    Args:
        data: The whole input.
        charset: What the server that sent it declares, which outranks what the file declares.

    Raises:
        SourceError: It is binary, or no encoding makes legible text of it.
    """
    binary = name_binary(data)
    if binary is not None:
        raise SourceError(binary)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, None if encoding == "utf-8-sig" else "its mark")
    wide = _guess_wide(data[:_SAMPLE])
    if wide is not None:
        return _decode_as(data[: len(data) // 2 * 2], wide, "its bytes")
    if _ESCAPED.search(data[:_SAMPLE]):
        return _decode_as(data, "iso2022_jp", "its escapes")
    try:
        return Decoded(text=_checked(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _decode_other(data, error, charset)


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    n_controls = sum(
        1 for mark in sample if mark < " " and mark not in "\t\n\r\f\v\x1c\x1d\x1e\x1f"
    )
    if sample and n_controls > (1 - _LEGIBLE) * len(sample):
        raise SourceError(
            "It is a binary file, not text (it holds control codes); give the report's text."
        )
    return text


def _decode_as(data: bytes, encoding: str, told_by: str | None) -> Decoded:
    text = data.decode(encoding, errors="replace")
    if text.count("�") > 0.02 * max(len(text), 1):
        raise SourceError(f"It says it is {encoding} but is not; save it again as UTF-8.")
    remark = None if told_by is None else f"The text is {encoding}, told by {told_by}, not UTF-8."
    return Decoded(text=_checked(text), remark=remark)


def _decode_other(data: bytes, error: UnicodeDecodeError, charset: str | None) -> Decoded:
    """Decode bytes that are not UTF-8."""
    repaired = data.decode("utf-8", errors="replace")
    n_bad = repaired.count("�")
    n_good = sum(1 for mark in repaired[:_SAMPLE] if mark > "\x7f") - n_bad
    if n_good > 4 * n_bad or (n_bad == 1 and error.start >= len(data) - 4 and n_good >= 0):
        plural = "character was" if n_bad == 1 else "characters were"
        return Decoded(
            text=_checked(repaired),
            remark=f"The text is UTF-8 but damaged: {n_bad} {plural} unreadable.",
        )
    declared = _DECLARED.search(data[:4096])
    inside = declared.group("name").decode("ascii") if declared else None
    for name in filter(None, (charset, inside)):
        decoded = _try_declared(data, name)
        if decoded is not None:
            return decoded
    western = data[:_SAMPLE].decode("cp1252", errors="replace")
    if is_plain_english(western) and "\ufffd" not in western:
        return Decoded(
            text=_checked(data.decode("cp1252", errors="replace")), remark=_detected("cp1252")
        )
    return _detect(data)


def _try_declared(data: bytes, name: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(name).name
        if encoding in ("utf-8", "ascii"):
            return None
        # Browsers read Latin-1 as Windows-1252 (WHATWG Encoding); so did the page's author.
        encoding = "cp1252" if encoding in ("iso8859-1", "latin_1") else encoding
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return Decoded(
        text=_checked(text), remark=f"The text is {encoding}, as is declared, not UTF-8."
    )


def _detected(encoding: str) -> str:
    return f"The text is not UTF-8; it was read as {encoding}, detected from its bytes."


def _detect(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (its import costs 30 ms)

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise SourceError("Its encoding could not be told; save it again as UTF-8.")
    text = data.decode(best.encoding, errors="replace")
    # Relatives of Windows-1252 agree with it on most western text; the plain name is kinder.
    is_western = text == data.decode("cp1252", errors="replace")
    return Decoded(text=_checked(text), remark=_detected("cp1252" if is_western else best.encoding))
