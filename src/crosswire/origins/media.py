"""Which names are those of newspapers, broadcasters and social networks."""

from __future__ import annotations

import re

_LAST_WORDS = (
    "Post|Times|Herald|Tribune|Journal|Gazette|Guardian|Chronicle|Observer|Telegraph|Mail|"
    "Courier|Globe|Inquirer|Examiner|Dispatch|Beast|Today|Daily|Weekly|Monitor|Register|"
    "Newspaper|Magazine|News|TV|Television|Radio|Broadcasting|Network|Newswire|Wire"
)
#: What may be left of an outlet's name at its second naming: "the Post".
MEDIA_WORDS = frozenset(word.casefold() for word in _LAST_WORDS.split("|")) - {"news"}
_OUTLET = re.compile(
    rf"^(?:[Tt]he )?(?:[A-Z][\w.'’&-]{{0,40}} ){{1,4}}(?:{_LAST_WORDS})$"
    r"|^(?:[Tt]he )?(?:Daily|Radio|Sunday|Weekly|Agence|Agencia) (?:[A-Z][\w'’-]{1,40} ?){1,3}$"
)
_KIND_OF_OUTLET = re.compile(
    r"^(?:[Tt]he )?(?:[\w-]{1,30} ){0,3}?[A-Z][\w.'’&-]{0,40}(?: [A-Z][\w.'’&-]{0,40}){0,3}"
    r" (?:newspaper|daily|weekly|magazine|news agency|news website|news site|news portal|"
    r"television|TV|radio|broadcaster|channel)$"
)
_STATE_MEDIA = re.compile(
    r"\bstate(?:-run|-owned)? (?:news )?(?:media|television|TV|radio|broadcaster|agency)\b",
    re.IGNORECASE,
)
_NETWORKS = (
    r"Twitter|Facebook|Telegram|Instagram|Truth Social|Weibo|WeChat|VK|VKontakte|TikTok|YouTube|"
    r"LinkedIn|Mastodon|Bluesky|Threads|X(?![\w-])|social media|his blog|her blog"
)
_POSTED = re.compile(
    rf"\b(?:on|via) (?:(?:his|her|its|their|the) )?(?:(?:own|official|personal) )?"
    rf"(?P<network>{_NETWORKS})"
    rf"|\b(?:an?|his|her|its|their) (?:[\w-]+ ){{0,4}}?(?P<before>{_NETWORKS})"
    r" (?:post|message|page)"
    r"|\b(?P<tweet>tweet(?:ed|s|ing)?|retweeted)\b"
    r"|\bin an? (?:[\w-]+ ){0,3}?(?P<post>blog post|post|posting)\b(?! (?:of|as|at))",
)


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a newspaper or broadcaster by its form: "the Danube Post"."""
    return _OUTLET.match(name) is not None or _KIND_OF_OUTLET.match(name) is not None


def is_state_media(words: str) -> bool:
    """Tell whether words name the media of a state: "North Korean state television"."""
    return _STATE_MEDIA.search(words) is not None


def find_post(words: str) -> str | None:
    """
    Find on which network somebody wrote, as a reader is to see it.

    "She tweeted" and "in a tweet" are "on Twitter", "in a Facebook post" is "on Facebook",
    "in a post" is "on social media"; None where nothing was posted.
    """
    match = _POSTED.search(words)
    if match is None:
        return None
    if match["tweet"]:
        return "on Twitter"
    network = match["network"] or match["before"]
    if network is None:
        return "in a blog post" if match["post"] == "blog post" else "on social media"
    return f"on {network}"
