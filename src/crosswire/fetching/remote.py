"""Reports from the web: pages, feeds and the pages that their entries lead to."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from datetime import date
from typing import BinaryIO, Protocol

from msgspec.structs import replace

from crosswire.errors import FetchError, SourceError, UnreachableError
from crosswire.fetching.policy import Policy
from crosswire.fetching.web import Fetched, Fetcher, Validators, Web
from crosswire.sources import SourceOptions, gather
from crosswire.sources.article import Draft, read_given
from crosswire.sources.decoding import Decoded, decode
from crosswire.sources.finishing import Found, finish_draft
from crosswire.sources.formats.feed import draft_of_entry, explain_summary, name_faults
from crosswire.sources.formats.page import read_page
from crosswire.sources.formats.syndication import Entry, parse_feed
from crosswire.sources.gathering import drop_repeats, is_address, read_decoded
from crosswire.sources.sniffing import Format, tell_format
from crosswire.types import DateBasis, Unread, Value

_ARCHIVE = re.compile(r"\.warc(?:\.gz)?(?:[?#]|\Z)", re.IGNORECASE)
_HEAD = 8_192  # characters by which a format is told
_DOWNLOAD = "It is a WARC archive, too large to be fetched; download it first, and give the file."


class Memory(Protocol):
    """What is known of addresses from earlier runs; a ledger keeps it."""

    def recall(self, url: str) -> Validators | None:
        """Give what an address gave when it was last read whole, or None."""
        ...

    def remember(self, fetched: Fetched) -> None:
        """
        Keep what an address gave; called once everything in it was handed out.

        Not called for a feed of which a page could not be fetched now, so that the next run asks
        for it again; a page that is gone or not allowed does not hold it up.
        """
        ...


class NoMemory:
    """Knows nothing of earlier runs: everything is fetched whole."""

    def recall(self, url: str) -> Validators | None:
        """Know nothing."""
        return None

    def remember(self, fetched: Fetched) -> None:
        """Keep nothing."""


class _Run(Value, frozen=True, kw_only=True):
    """What holds for all addresses of one call."""

    options: SourceOptions
    today: date
    fetcher: Fetcher
    policy: Policy
    memory: Memory


def gather_inputs(
    inputs: Iterable[str],
    *,
    options: SourceOptions,
    today: date,
    policy: Policy,
    fetcher: Fetcher | None = None,
    memory: Memory | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Found]:
    """
    Give every report of the inputs, in their order: files, folders, "-", and addresses.

    What is no address is read as `crosswire.sources.gather` reads it. The address of a page
    gives its article, that of a feed its entries: where the feed carries only a summary, the
    entry's own page is fetched, the newest first and no more than `policy.max_pages`. An address
    that has not changed gives nothing, and the memory is told. What has come before is named as
    unread, wherever it came from.

    Args:
        inputs: Files, folders, "-" for standard input, addresses.
        options: What the user knows better, and the bounds of reading.
        today: Day of reading; no inferred date lies after it.
        policy: The bounds of fetching.
        fetcher: Fetches the addresses; the web under this policy where None.
        memory: What is known of addresses from earlier runs; None for nothing.
        stdin: Stream behind "-".

    Raises:
        UsageError: The date given is no date.
    """
    read_given(options.published)
    run = _Run(
        options=options,
        today=today,
        fetcher=fetcher or Web(policy),
        policy=policy,
        memory=memory or NoMemory(),
    )
    yield from drop_repeats(
        found
        for name in inputs
        for found in (
            _gather_url(name, run)
            if is_address(name)
            else gather([name], options=options, today=today, stdin=stdin)
        )
    )


def gather_remote(
    urls: Iterable[str],
    *,
    options: SourceOptions,
    today: date,
    policy: Policy,
    fetcher: Fetcher | None = None,
    memory: Memory | None = None,
) -> Iterator[Found]:
    """
    Give the reports behind addresses, as `gather_inputs` does; a file among them is refused.

    Raises:
        UsageError: The date given is no date.
    """
    names = [url if is_address(url) else f"file://{url}" for url in urls]
    yield from gather_inputs(
        names, options=options, today=today, policy=policy, fetcher=fetcher, memory=memory
    )


def _gather_url(url: str, run: _Run) -> Iterator[Found]:
    """The boundary of one address: what goes wrong inside is its Unread, and the rest goes on."""
    try:
        fetched, decoded = _fetch(url, run)
        is_whole = True
        if decoded is not None and _tell_format(decoded, fetched) is Format.SYNDICATION:
            is_whole = yield from _read_feed(fetched, decoded, run)
        elif decoded is not None:
            yield from read_decoded(decoded, fetched.final_url, run.options, run.today)
        if is_whole:
            run.memory.remember(fetched)
    except (FetchError, SourceError) as error:
        yield Unread(uri=url, reason=str(error))
    except RecursionError:
        yield Unread(uri=url, reason="It is nested too deep to be read; no report is.")


def _fetch(url: str, run: _Run) -> tuple[Fetched, Decoded | None]:
    """
    Fetch an address and decode its body; None where it has not changed.

    Raises:
        FetchError: It cannot or may not be fetched.
        SourceError: It is no text.
    """
    if _ARCHIVE.search(url):
        raise FetchError(_DOWNLOAD)
    fetched = run.fetcher.fetch(url, previous=run.memory.recall(url))
    if fetched.is_unchanged:
        return fetched, None
    if not fetched.body.strip():
        raise SourceError("It is empty; there is no report in it.")
    return fetched, decode(fetched.body, fetched.charset)


def _tell_format(decoded: Decoded, fetched: Fetched) -> Format:
    return tell_format(decoded.text[:_HEAD], _name_of(fetched))


def _name_of(fetched: Fetched) -> str:
    """Give a file name by which the format is told where the content does not tell it."""
    kind = fetched.media.rpartition("/")[2].rpartition("+")[2]
    suffix = {"json": "json", "x-ndjson": "jsonl", "jsonl": "jsonl", "xml": "xml"}.get(kind, "")
    return f"fetched.{suffix}" if suffix else "fetched"


def _read_feed(fetched: Fetched, decoded: Decoded, run: _Run) -> Generator[Found, None, bool]:
    """
    Give the reports of a feed, and tell whether all of its pages were dealt with.

    Raises:
        SourceError: It is no feed, is nested too deep, or has no entries.
    """
    feed = parse_feed(decoded.text, fetched.final_url, run.options.max_depth)
    entries = feed.entries[: run.options.max_entries]
    is_whole, n_pages, n_left = True, 0, 0
    for entry in sorted(entries, key=lambda entry: entry.published or "", reverse=True):
        if entry.body:
            yield from finish_draft(draft_of_entry(entry), run.options, run.today, decoded)
        elif entry.link is None:
            yield Unread(uri=entry.place, reason=explain_summary(entry))
        elif n_pages < run.policy.max_pages:
            n_pages += 1
            is_read = yield from _read_entry(entry, entry.link, run)
            is_whole = is_whole and is_read
        else:
            n_left += 1
    if n_left:
        reason = (
            f"{n_left:,} older entries carry only a summary; the pages of the newest"
            f" {n_pages:,} were fetched. Give the others by their own addresses."
        )
        yield Unread(uri=fetched.url, reason=reason)
    yield from name_faults(feed, fetched.url, run.options)
    return is_whole and feed.damage is None


def _read_entry(entry: Entry, link: str, run: _Run) -> Generator[Found, None, bool]:
    """
    Fetch the page of an entry and give its report; the entry tells what the page does not.

    Returns:
        Whether the page is done with: it was had, or a later run would not have it either.
    """
    try:
        fetched, decoded = _fetch(link, run)
    except (FetchError, SourceError) as error:
        yield Unread(uri=link, reason=str(error))
        return not isinstance(error, UnreachableError)
    try:
        if decoded is not None:
            for draft in read_page(decoded.text, fetched.final_url, run.options):
                known = _complete(draft, entry) if isinstance(draft, Draft) else draft
                yield from finish_draft(known, run.options, run.today, decoded)
    except SourceError as error:
        yield Unread(uri=link, reason=str(error))
    except RecursionError:
        yield Unread(uri=link, reason="It is nested too deep to be read; no report is.")
    run.memory.remember(fetched)
    return True


def _complete(draft: Draft, entry: Entry) -> Draft:
    """Take from the feed what the page itself does not say."""
    is_dated = draft.published is not None
    return replace(
        draft,
        title=draft.title or entry.title,
        authors=draft.authors or entry.authors,
        section=draft.section or entry.section,
        published=draft.published if is_dated else entry.published,
        published_basis=draft.published_basis if is_dated else DateBasis.GIVEN,
        language=draft.language or entry.language,
    )
