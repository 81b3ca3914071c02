"""Where a sentence says that its information comes from."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from crosswire.origins.media import find_post
from crosswire.origins.names import name_origin, name_state
from crosswire.origins.unnamed import follows_nobody, names_nobody
from crosswire.reference import load_tables
from crosswire.types import OriginKind

_QUOTED = re.compile(r"[“«\"][^”»\"]*[”»\"]?|[”»]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|No|vs)\.$")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]{0,3}\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
_SMALL_SENTENCE_END = re.compile(r"[.!?][”\"’')]{0,3}\s+(?=\S)|\n+")
"""The end of a sentence in a text that is printed in small letters."""
_NAME = (
    r"(?:(?:[A-Z]\.){2,4}|[A-Z](?:[\w&'’-]|\.(?=\w)){0,40}"
    r"|[a-z]{2,20}\.(?:ru|com|org|gov|net|kz|int|eu|uk|de|fr|ua|no))"
)
_SEAT = r"(?:palace|office|ministry|government|police|army|court|service|agency)"
_ISSUER = (
    r"(?:the |a |an |its |his |her )?"
    r"(?:(?:[\w.&'’-]{1,40}) ){0,5}?"
    r"(?:[Mm]inistry (?:of|for) [A-Z]\w+(?: and [A-Z]\w+| [A-Z]\w+){0,2}"
    r"|[Mm]inistry of (?:foreign |internal )?[a-z]+|[Mm]inistry|"
    r"press (?:service|release|office|secretary)|statement|"
    r"release(?= (?:from|by))|communiqu[eé]|readout|transcript|website|"
    r"spokes(?:man|woman|person)|department|agency|office|"
    r"army|police|government|court|bank|commission|kremlin|Kremlin|White House)"
    r"(?: (?:of|from|by|for|at|on) (?:the )?(?:[\w.&'’-]{1,40} ){0,3}?"
    rf"(?:{_NAME}(?: {_NAME}){{0,3}}(?: (?:[a-z]{{2,20}} ){{0,2}}?{_SEAT})?|{_SEAT})"
    rf"(?: (?:of|for) (?:the )?{_NAME}(?: {_NAME}){{0,3}})?)?"
)
_PROPER = (
    rf"(?:the )?{_NAME}(?: {_NAME}){{0,4}}(?: of (?:the )?{_NAME}(?: {_NAME}){{0,3}})?"
    r"(?: news agency| agency)?"
)
_SOURCE = rf"(?P<source>{_ISSUER}|{_PROPER})"
_ISSUED = re.compile(
    r"\b(?:ministry|press|statement|release(?! of)|communiqu[eé]|readout|transcript|website|"
    r"spokes\w+|department|"
    r"agency|office|army|police|government|court|bank|commission)\b",
    re.IGNORECASE,
)
_GIVEN_OUT = re.compile(
    r"\b(?:statements?|releases?|communiqu[eé]s?|readouts?|transcripts?|websites?|bulletins?|"
    r"press (?:service|office)|\w{2,}\.(?:ru|com|org|gov|net|kz|int|eu|uk|de|fr|ua|no))\b",
    re.IGNORECASE,
)
_ISSUER_END = re.compile(
    r"\b(?:ministry|office|police|army|government|court|commission|agency|department|"
    r"administration|authority|board|brigade|bureau|committee|council|embassy|"
    r"federation|fire department|(?:coast)?guard|hospital|institute|navy|operator|parliament|"
    r"prosecutors?|railway|regulator|service|union|central bank|force|mission)$"
    r"|^(?:the |an? )?(?:\w+ ){0,3}spokes(?:man|woman|person) (?:for|of) ",
    re.IGNORECASE,
)
_SAYS = (
    r" (?:announced|confirmed|estimated|has said|have said|reported|said|says)"
    r"(?: (?:late |early )?(?:(?:on )?[A-Z][a-z]{2,8}day|today|yesterday|earlier))?"
)
_SAID_BEHIND = re.compile(rf",[”\"’']? (?P<source>[^,;.:()“”\"]{{3,80}}?){_SAYS}[.]?\s*$")
_SETS = (
    r" (?:has |have |had )?(?:counted|recorded|revised|(?:gave|given|lowered|puts?|raised)"
    r"(?= at\b| (?:an?|its|the|their) (?:[\w-]+ ){0,2}"
    r"(?:count|damage|estimate|figure|forecast|losses|number|tally|toll|total)\b))\b"
)
"""Who puts a toll at forty tells a number; who puts forty men on a border does not."""
_SAID_BEFORE = re.compile(
    r"^\s*(?P<source>[^,;.:()“”\"]{3,80}?)"
    rf"(?:{_SAYS}(?! (?:little|nothing)\b)|{_SETS})(?P<rest>.*)$"
)
_WHOSE = re.compile(
    r"(?<!^)\b(?:an?|her|his|its|the|their|that|which|who)\b"
    r"|(?<!\bbank )(?<!\bdepartment )(?<!\bministry )(?<!\boffice )\bof\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:[Tt]he )?[A-Z]{3,8}")
_TURN = re.compile(r"[;:]|\b(?:although|as|but|though|when|whereas|while|yet)\b|, and ")
_ASIDE = re.compile(r"\b(?:to|against|with|before|in|at|by|and) ")
_CITING = re.compile(r"\b(?:citing|quoting|referring to|with reference to) " + _SOURCE)
_WHICH_CITES = re.compile(
    r", (?:which|who)(?: in turn)? (?:cited|cites|has cited|has quoted|quoted|quotes) " + _SOURCE
)
_ACCORDING = re.compile(
    r"\b(?:according to|[Aa]ccording to|cited by|quoted by|carried by|as reported by|reported by) "
    + _SOURCE
)
_TOLD = re.compile(r"\b(?:told|telling|tells) " + rf"(?P<source>{_PROPER})")
_TOLD_STATE = re.compile(
    r"\b(?:told|telling|tells) (?P<source>(?:the )?(?:[A-Z][\w-]+(?:['’]s)? )?"
    r"[Ss]tate(?:-run|-owned)? (?:news )?(?:media|television|TV|radio|broadcaster|agency)\b)"
)
_HEARER = re.compile(_PROPER)
_DAY = re.compile(r"(?: (?:late|early|on))? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$")
_POSSESSED = re.compile(r"['’](?:s\b)? .*$")
_REPORTED = re.compile(
    rf"(?P<source>(?:the )?{_NAME}(?: {_NAME}){{0,2}}(?: news agency| agency)?)"
    r" (?:reported|reports|said in a report|wrote|writes|quoted|cited)\b"
)
_IN_STATEMENT = re.compile(
    r"\bin an? (?:written |joint |brief |video )?"
    r"(?:statement|press release|news release|communiqu[eé]|readout)\b"
)
_TO_PRESS = re.compile(
    r"\b(?:told|telling|speaking to|spoke to|briefed|answering|addressing) (?:the )?(?:\w+ ){0,2}"
    r"(?:reporters|journalists|newsmen|media|press)\b"
    r"|\b(?:told|telling|addressing) (?:a|the) (?:\w+ ){0,2}(?:conference|briefing)\b"
    r"|\b(?:at|during|in) (?:a|an|the|their|his|her) (?:\w+ ){0,3}"
    r"(?:news conference|press conference|briefing)\b"
)
_CONFERENCE = re.compile(r"\b(?:conference|briefing|reporters|journalists)\b")
_INTERVIEW = re.compile(
    r"\b(?:in an? (?:\w+ ){0,3}interview (?:with|to|for|on|by)|interviewed by|speaking on) "
    rf"(?P<source>(?:the )?{_NAME}(?: {_NAME}){{0,3}}|this (?:newspaper|outlet|agency|reporter))"
)
_THIS_OUTLET = (
    r"(?:this (?:agency|channel|magazine|newspaper|outlet|paper|reporter|site|station)|our \w+)\b"
)
_OWN = re.compile(
    r"\b(?:our|this (?:newspaper|outlet|agency|paper)[’']s) (?:own )?(?:\w+ )?"
    r"(?:correspondent|reporter|staff)\b"
    r"|\b(?:correspondent|journalist|photographer|reporter)s? (?:at|for|from|of|with) "
    r"(?:our|this) (?:agency|channel|magazine|newspaper|outlet|paper|site|station|website)\b"
    rf"|\b(?:seen by|obtained by|reviewed by|witnessed by) {_THIS_OUTLET}"
)
_TOLD_US = re.compile(
    rf"\b(?:told|telling|tells|in an? (?:\w+ )?(?:answer|email|message|reply|response) to) "
    rf"(?P<source>{_THIS_OUTLET})"
)
_REPLIED = re.compile(
    r"\bin an? (?:\w+ )?(?:answer|email|message|reply|response) to (?P<source>" + _PROPER + ")"
)
_DATA_OF = re.compile(
    r"\b(?i:data|estimates?|figures?|numbers|records|statistics|surveys?)"
    r"(?: (?:compiled|gathered|published|released))? (?:by|from|of) (?P<source>" + _PROPER + ")"
    r" (?:(?:have|has) )?(?:show|indicat|suggest|reveal|put)(?:s|e[sd]?|ed|n)?\b"
)
"""Whose numbers tell it: "figures from the Lake Institute show"."""
_ELSEWHEN = re.compile(
    r"\b[Ll]ast (?:week|month|year|spring|summer|autumn|fall|winter|January|February|March|"
    r"April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:[Ee]arlier (?:this|in the) (?:week|month|year)|[Pp]reviously|at the time)\b"
    r"|\bon (?:that|the) occasion\b"
    r"|\b(?:weeks?|months?|years?) (?:ago|earlier|before)\b"
    r"|\b[Ii]n (?:[A-Z][a-z]{2,8},? )?(?:19|20)\d\d\b"
)
_ASKED = re.compile(
    r"\b(?:by|over the|on the) (?:tele)?phone\b(?! (?:calls?|to|with)\b)"
    r"|\b[Rr]eached (?:by (?:tele)?phone|for comment|at (?:his|her|home))\b"
    r"|\b[Cc]ontacted by (?:the|this|our)\b"
    r"|\b[Aa]sked (?:by (?:the|this|our)|for (?:a )?comment)\b"
)


class Credit(msgspec.Struct, frozen=True):
    """
    Source that a sentence credits.

    Attributes:
        kind: What kind of origin the words make it.
        name: The words that name it; empty for remarks to the press and own reporting.
        via: Who passed it on ("Interfax" in "Interfax reported, citing the ministry"), or None.
        is_assumed: An institution is named, and not that it gave out a release.
    """

    kind: OriginKind
    name: str
    via: str | None = None
    is_assumed: bool = False


@lru_cache(maxsize=1 << 10)
def find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Find the stretch from the start of the sentence around `start` to its end around `end`.

    Initials and titles ("Mr. Larsen") end no sentence. At most 600 characters either side.
    """
    floor, ceiling = max(0, start - 600), min(len(text), end + 600)
    last = ceiling
    is_small = not any(letter.isupper() for letter in text[floor:ceiling])
    ends = _SMALL_SENTENCE_END if is_small else _SENTENCE_END
    before: list[re.Match[str]] = []
    for match in ends.finditer(text, floor, ceiling):
        if match.end() <= start:
            before.append(match)
        elif match.end() >= end and not _is_abbreviation(match):
            last = match.end()
            break
    first = next((one.end() for one in reversed(before) if not _is_abbreviation(one)), floor)
    return first, last


def _is_abbreviation(found: re.Match[str]) -> bool:
    """Tell whether a point is that of an initial or a title."""
    before = found.string[max(0, found.start() - 6) : found.start() + 1]
    return _ABBREVIATION.search(before) is not None


def find_credit(outside: str, outlets: frozenset[str] = frozenset()) -> Credit | None:
    """
    Find the source that a sentence credits.

    In "Forty were hurt, Interfax reported, citing the ministry" the information entered the
    record at the ministry; Interfax passed it on.

    "According to Larsen" credits a speaker and no origin; "told Reuters" is an interview, "told
    his host" is not. What somebody posts is a document of his own; the name says where it stands.

    Args:
        outside: The sentence without its quoted words.
        outlets: Names of outlets in lower case, beside the agencies that the tables know.
    """
    if told := _TOLD_US.search(outside):
        return Credit(OriginKind.INTERVIEW, told["source"])
    if _OWN.search(outside):
        return Credit(OriginKind.OWN_REPORTING, "")
    if posted := find_post(outside):
        return Credit(OriginKind.DOCUMENT, posted)
    if interview := _INTERVIEW.search(outside):
        return Credit(OriginKind.INTERVIEW, interview["source"])
    passed_on = _REPORTED.search(outside)
    cited = _find_cited(outside)
    if cited and is_origin(cited["source"]):
        return Credit(
            OriginKind.PRESS_RELEASE,
            cited["source"],
            passed_on and passed_on["source"],
            is_assumed=not names_release(cited["source"]),
        )
    if _TO_PRESS.search(outside):
        return Credit(OriginKind.INTERVIEW, "")
    if told := _TOLD.search(outside) or _REPLIED.search(outside):
        heard = told["source"]
        if name_origin(heard).kind is OriginKind.AGENCY or _key(heard) in outlets:
            return Credit(OriginKind.INTERVIEW, heard)
    if told := _TOLD_STATE.search(outside):
        return Credit(OriginKind.INTERVIEW, told["source"])
    named = _ACCORDING.search(outside)
    if named and is_origin(named["source"]) and not _is_of_nobody(outside, named):
        source = named["source"]
        return Credit(OriginKind.PRESS_RELEASE, source, is_assumed=not names_release(source))
    if data := _DATA_OF.search(outside):
        return Credit(OriginKind.PRESS_RELEASE, data["source"], is_assumed=True)
    if _IN_STATEMENT.search(outside):
        return Credit(OriginKind.PRESS_RELEASE, "")
    if passed_on and name_origin(passed_on["source"]).kind is OriginKind.AGENCY:
        return Credit(OriginKind.AGENCY, passed_on["source"])
    return None


def _find_cited(outside: str) -> re.Match[str] | None:
    """Find who is cited, at the end of a chain of such: "citing A, which quotes B"."""
    cited = [*_CITING.finditer(outside), *_WHICH_CITES.finditer(outside)]
    last = max(cited, key=lambda match: match.start(), default=None)
    return None if last is None or _is_of_nobody(outside, last) else last


def _is_of_nobody(outside: str, named: re.Match[str]) -> bool:
    """Tell whether it is people without a name who are credited: "citing palace officials"."""
    return names_nobody(named["source"]) or follows_nobody(outside, named.end("source"))


def find_sayer(before: str, after: str) -> Credit | None:
    """
    Find the institution whose word a sentence is.

    "Forty were hurt, the ministry said on Monday" and "The ministry said that forty were hurt"
    are the ministry's; "the ministry said nothing, but witnesses saw forty" is not, nor is "forty
    were hurt, a critic of the ministry said".

    Args:
        before: The sentence before what is told, without its quoted words.
        after: The sentence behind it.
    """
    said = _SAID_BEHIND.search(after)
    if said is None:
        said = _SAID_BEFORE.match(before)
        if said is None or _TURN.search(said["rest"]):
            return None
    source = said["source"]
    if (state := name_state(source)) is not None:
        return Credit(OriginKind.PRESS_RELEASE, state.name, is_assumed=True)
    name = name_origin(source)
    is_known = name.kind is not None or _LETTERS.fullmatch(source) is not None
    if not name.key or not (is_known or (is_issuer(source) and not _is_of_others(source))):
        return None
    return Credit(OriginKind.PRESS_RELEASE, source, is_assumed=True)


def _is_of_others(source: str) -> bool:
    """Tell people apart from the institution that they are told by: "men who fled the army"."""
    apart = list(_WHOSE.finditer(source))
    return bool(apart) and name_origin(source[apart[-1].end() :]).key != name_origin(source).key


def names_release(words: str) -> bool:
    """Tell whether words say that something was given out: "a statement of the ministry"."""
    return _GIVEN_OUT.search(words) is not None


def names_this_outlet(words: str) -> bool:
    """Tell whether words are those for the outlet itself: "this newspaper", "our reporter"."""
    return re.match(_THIS_OUTLET, words) is not None


def is_origin(source: str) -> bool:
    """Tell an institution or agency from a person."""
    return name_origin(source).kind is not None or _ISSUED.search(source) is not None


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def is_issuer(words: str) -> bool:
    """
    Tell whether a source is an institution that issues releases: "the interior ministry".

    "The head of government" and "a member of parliament" are persons.
    """
    if _ASIDE.search(words) or _ISSUER_END.search(words) is None:
        return False
    return not f" {words.casefold()}".endswith(_list_offices())


@cache
def _list_offices() -> tuple[str, ...]:
    """List the titles of persons that name the body in which they serve, a space before each."""
    return tuple(f" {' '.join(title)}" for title in load_tables().titles if "of" in title)


def find_hearer(text: str, start: int) -> str:
    """Read the whole name of who was told, from where it starts; empty where none stands there."""
    match = _HEARER.match(text, start)
    return _POSSESSED.sub("", _DAY.sub("", match.group())) if match else ""


def is_meeting_the_press(words: str) -> bool:
    """Tell whether words name a news conference or its like."""
    return _CONFERENCE.search(words) is not None


def tells_of_another_time(outside: str) -> bool:
    """Tell whether a sentence leaves the day of the report: "Last June, she had said ..."."""
    return _ELSEWHEN.search(outside) is not None


def tells_of_a_question(outside: str) -> bool:
    """Tell whether somebody was asked: "Lund said over the phone", not "spoke by phone with"."""
    return _ASKED.search(outside) is not None


def strip_quotes(text: str) -> str:
    """Blank out what stands between quotation marks, character for character."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)
