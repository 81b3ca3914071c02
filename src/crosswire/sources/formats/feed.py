"""RSS and Atom feeds as a source: the entries whose text the feed carries."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.errors import SourceError
from crosswire.sources.article import Draft
from crosswire.sources.formats.fields import host_of
from crosswire.sources.formats.syndication import Entry, Feed, parse_feed
from crosswire.sources.options import SourceOptions
from crosswire.types import DateBasis, Unread


def read_feed(text: str, uri: str, options: SourceOptions) -> Iterator[Draft | Unread]:
    """
    Give the reports that a feed carries whole; an entry that is only a link is named.

    Raises:
        SourceError: It is no feed, is nested too deep, or declares entities.
    """
    feed = parse_feed(text, uri, options.max_depth)
    for entry in feed.entries[: options.max_entries]:
        yield (
            draft_of_entry(entry)
            if entry.body
            else Unread(uri=entry.link or entry.place, reason=explain_summary(entry))
        )
    yield from name_faults(feed, uri, options)


def name_faults(feed: Feed, uri: str, options: SourceOptions) -> Iterator[Unread]:
    """
    Name what of a feed could not be read: its damage, and the entries beyond the bound.

    Raises:
        SourceError: It has no entries.
    """
    n_entries = len(feed.entries)
    if feed.damage is not None:
        reason = (
            f"The feed is damaged behind its entry {n_entries:,} ({feed.damage}); what stands"
            " before was read. Fetch it again."
        )
        yield Unread(uri=uri, reason=reason)
    elif not n_entries:
        raise SourceError("The feed has no entries; nothing in it can be read.")
    if n_entries > options.max_entries:
        reason = f"The feed has more than {options.max_entries:,} entries; the rest was left out."
        yield Unread(uri=uri, reason=reason)


def explain_summary(entry: Entry) -> str:
    """Say why an entry was not read from the feed alone, and what to do."""
    if entry.link is None:
        return "The entry has neither its text nor a link to it; nothing of it can be read."
    return (
        f"The feed carries only a summary of it ({entry.n_characters:,} characters); save the page"
        " and give that, or let `crosswire add` fetch the feed by its address."
    )


def draft_of_entry(entry: Entry) -> Draft:
    """Make a draft of an entry whose text the feed carries."""
    return Draft(
        uri=entry.link or entry.place,
        text=entry.body or "",
        title=entry.title,
        outlet=entry.outlet or host_of(entry.link),
        authors=entry.authors,
        section=entry.section,
        published=entry.published,
        published_basis=DateBasis.GIVEN,
        language=entry.language,
    )
