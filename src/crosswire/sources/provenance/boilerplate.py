"""Lines of a page that are no part of its report: navigation, adverts, prompts, credits."""

from __future__ import annotations

import re

_NETWORKS = (
    r"facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|flipboard|pocket|vk|viber|line"
    r"|messenger|instagram|youtube|threads|bluesky|mastodon|tiktok|e-?mail|print|copy link"
)
_BUTTONS = (
    rf"share|tweet|{_NETWORKS}|link copied!?|save|comments?|listen|follow|like|rss|link|more|menu"
    r"|search|close|advertise?ments?|advert|ads?|sponsored|promoted|skip ad|loading|subscribe"
    r"|log ?in|sign in|sign up|register|home|previous|next|prev|play|pause|mute|video|photos?"
    r"|gallery|tags?|topics?|donate|reply|font size|text size|increase|decrease|a\+|a-"
)
# Labels: never a sentence of more than a few words.
_LABELS = (
    r"\W{0,3}(?:back|return|go|scroll) (?:to )?(?:the )?top(?: button)?",
    rf"(?:{_BUTTONS})(?:[ ,|•·/]{{1,3}}(?:{_NETWORKS}|share|tweet|save|comment|listen|follow|like"
    r"|more|\d{1,6}|and|this|via|on|to)){0,14}",
    r"(?:\d{1,7}|no|one|add a|leave a|post a|write a|view|show|load|hide) (?:all )?"
    r"(?:comments?|shares?|repl(?:y|ies)|views?)\b.{0,40}",
    r"(?:cookie|privacy) (?:policy|settings|notice|preferences)\b.{0,60}",
    r"terms (?:of (?:use|service)|and conditions)\b.{0,60}",
    r"(?:story|article) continues|(?:story |article )?continues? (?:reading )?(?:below|after)\b"
    r".{0,60}",
    r"(?:continue reading|read (?:the )?(?:full|whole|more|also|next|rest|original)\b|also read"
    r"|see also|more (?:on|from|about) (?:this|the)? ?(?:topic|story)?|watch (?:also|more|now|live)"
    r"|related(?: (?:articles?|stor(?:y|ies)|news|posts?|topics?|content|links?|coverage|reading"
    r"|videos?))?|(?:you )?(?:may|might) also (?:like|be interested)|recommended(?: for you)?"
    r"|don['’]t miss|editor['’]?s?['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared)"
    r"|trending(?: now)?|top stories|latest (?:news|stories|headlines|posts|articles|updates)"
    r"|more stories|more news|(?:previous|next) (?:article|post|story)|up next|what['’]s next)"
    r"(?: ?[:>»›|–—-].{0,200})?",
    r"(?:published|posted|filed|listed|tagged|categor(?:y|ies|ised|ized)|tags?|topics?|keywords?)"
    r" ?(?:in|under|as|with)? ?: ?.{1,160}",
    r"(?:filed|posted|tagged) (?:in|under|with) .{1,120}",
    r"(?:reading time|estimated reading)\b.{0,40}",
    r"(?:~ ?)?\d{1,3} ?min(?:ute)?s? (?:read|to read|ago)",
    r"(?:views|hits|comments?|shares?|likes?) ?:? ?[\d.,]{1,9}k?",
    r"[\d.,]{1,9}k? (?:views|hits|shares|likes)",
    r"(?:image|picture|photo|video|slide) \d{1,3} of \d{1,3}.{0,60}",
    r"skip to (?:main )?(?:content|navigation)\b.{0,30}",
    r"\W{1,12}|\d{1,3}|\d{1,2} ?/ ?\d{1,3}",
)
# Prompts and credits: also whole sentences, that speak to the visitor or name the rights.
_PROMPTS = (
    rf"share (?:this|on|via|with|it)\b(?:.{{0,40}}\b(?:{_NETWORKS}|article|story|post|page)\b"
    r".{0,40})?",
    r"(?:we|this (?:web)?site|our (?:web)?site|this page) (?:and our partners )?uses? cookies\b"
    r".{0,400}",
    r"by (?:continuing|clicking|using|browsing)\b.{0,200}\b(?:cookies|terms|privacy)\b.{0,200}",
    r"(?:accept|reject|manage|allow) (?:all )?(?:cookies|preferences)\b.{0,60}",
    r"(?:subscribe|sign up|register|log in|sign in|join|get)\b.{0,80}\b(?:newsletters?|e-?mail"
    r"|inbox|account|updates|subscriptions?|channel|alerts?|mailing list|unlimited access"
    r"|continue reading|briefing|membership|whatsapp|telegram)\b.{0,120}",
    r"(?:subscribe|become a (?:member|subscriber|supporter)|support (?:our (?:work|journalism)"
    r"|independent journalism)|donate (?:now|today))\b.{0,140}",
    r"already (?:a (?:subscriber|member)|have an account|subscribed)\b.{0,160}",
    r"to (?:continue|keep) reading\b.{0,160}",
    r"this (?:article|content) is (?:for|reserved for|available to) (?:our )?"
    r"(?:subscribers|members)\b.{0,160}",
    r"(?:please )?(?:enable|turn on|disable) (?:javascript|cookies|your ad)\b.{0,160}",
    r"(?:follow|like|find|join|contact|connect with) (?:us|me|@\w+|the author)\b.{0,160}",
    rf"follow .{{1,60}} on (?:google news|{_NETWORKS})\b.{{0,80}}",
    r"(?:e-?mail|write to|reach|contact) .{1,60}@[\w-]{1,40}\.\w.{0,60}",
    r"(?:file )?(?:photo|image|picture|pic|photograph|illustration|infographic|graphic|screenshot"
    r"|caption|video)s?(?: (?:credit|by|courtesy|source|caption|via))?s? ?[:/©|].{0,300}",
    r"(?:photo|image|picture|video|photography) credits?\b.{0,200}",
    r"\(?(?:file )?(?:photo|image|picture|photograph|video)s? (?:by|courtesy|credit|via)\b.{0,160}",
    r"[\[(](?:file|photo|image|courtesy|getty|representational|representative|picture|pic)\b"
    r"[^\])]{0,100}[\])]",
    r"(?:.{0,30} )?(?:©|\(c\) |copyright(?: ©|:| \d{4}| by\b)).{0,240}",
    r"all rights reserved\b.{0,200}",
    r"(?:this|no part of this) (?:material|content|article|publication) (?:may|must) (?:not )?be\b"
    r".{0,300}",
    r"(?:listen to|download|get) (?:this|the|our) (?:article|story|app|podcast)\b.{0,120}",
    r"(?:click|tap) (?:here|to|on)\b.{0,160}",
    r"(?:your email address will not be published|required fields are)\b.{0,160}",
    r"(?:name|email|website) ?\*.{0,60}",
    r"have (?:a|any) (?:tip|story|news tip)s?\b.{0,160}",
    r"(?:report a (?:typo|mistake)|report an error|report this (?:ad|comment))\b.{0,120}",
    r"(?:found|spotted) an? (?:typo|mistake|error)\b.{0,160}",
    r"(?:the )?(?:views|opinions) expressed\b.{0,300}",
    r"(?:powered|designed|developed|sponsored|presented) by\b.{0,60}",
    r"send us your .{0,120}",
    r"our standards ?:.{0,120}",
    r"https?://\S{4,400}",
)
_RELATED_HEADS = (
    r"related(?: (?:articles?|stor(?:y|ies)|news|posts?|topics?|content|links?|coverage|reading))?",
    r"read (?:also|more|next)|also read|see also|more (?:on|from)\b.{0,60}|more (?:stories|news)",
    r"(?:you )?(?:may|might) also (?:like|be interested(?: in)?)|recommended(?: for you)?",
    r"editor['’]?s?['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared)|trending(?: now)?",
    r"top stories|latest (?:news|stories|headlines|posts|articles)|(?:\d{1,6} )?comments?",
    r"leave a (?:reply|comment)|about the author|author bio|what to read next|popular",
)
_TAIL = r"[\s.:!»›>→|]{0,4}"


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)}){_TAIL}", re.IGNORECASE)


_LABEL = _any_of(_LABELS)
_PROMPT = _any_of(_PROMPTS)
_RELATED = _any_of(_RELATED_HEADS)
# "The harbour at dawn. Ana Lens/Getty Images", "The minister on Monday (file photo)."
_PICTURE = re.compile(
    r"\b(?:getty images|via getty|shutterstock)\b.{0,60}\Z"
    r"|[\[(](?:file photo|photo by|photo:|photo credit|ap photo|getty|file/)[^\])]{0,100}"
    r"[\])]\.?\Z",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 220
_LONGEST = 420  # characters: a longer line is a paragraph whatever it begins with
_QUOTES = "\"“«‘'"


def is_boilerplate(line: str) -> bool:
    """
    Tell whether a whole line belongs to the page, not to the report.

    Cookie, subscription and share lines, "Read also: ...", photo credits, copyright and
    comment prompts do. A quotation never does: "Read more books," she said.
    """
    if len(line) > _LONGEST or line[:1] in _QUOTES:
        return False
    is_caption = len(line) <= _LONGEST_CAPTION and _PICTURE.search(line) is not None
    if is_caption or _PROMPT.fullmatch(line):
        return not _is_speech(line)
    is_sentence = line.endswith(".") and line.count(" ") > 6
    return not is_sentence and _LABEL.fullmatch(line) is not None


def _is_speech(line: str) -> bool:
    """A sentence with a quotation in it is the report's own, whatever it begins with."""
    n_quotes = sum(line.count(mark) for mark in '"“”«»')
    return n_quotes >= 2 and line.endswith((".", '"', "”"))


def opens_related(line: str) -> bool:
    """Tell whether a line heads a list of other stories: "Related Articles"."""
    return len(line) < 80 and _RELATED.fullmatch(line) is not None
