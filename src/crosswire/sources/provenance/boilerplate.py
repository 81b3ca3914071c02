"""Lines of a page that are no part of its report: navigation, adverts, prompts, credits."""

from __future__ import annotations

import re

# Labels: never a sentence of more than a few words.
_LABEL = re.compile(
    r"""(?:
    \W{0,3}(?:back|return|go|scroll)\ (?:to\ )?(?:the\ )?top(?:\ button)?
    | (?:share|tweet|print|email|e-mail|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit
      |copy\ link|link\ copied!?|save|comment|comments|listen|follow|like|pocket|flipboard|x|vk|messenger
      |viber|line|instagram|youtube|rss|link|more|menu|search|close|advertisement|advert|ad|ads
      |sponsored|promoted|skip\ ad|loading|subscribe|log\ in|login|sign\ in|sign\ up|register|home
      |previous|next|prev|play|pause|mute|video|photos?|gallery|tags?|topics?|donate|reply
      |font\ size|text\ size|increase|decrease|a\+|a-)
      (?:[\ ,|•·/]{1,3}(?:share|tweet|print|email|e-mail|facebook|twitter|whatsapp|telegram|linkedin
      |pinterest|reddit|copy\ link|save|comment|comments|listen|follow|like|x|more|\d{1,6}|vk
      |messenger|viber|line|flipboard|and|this|via|on|to)){0,14}
    | (?:\d{1,7}|no|one|add\ a|leave\ a|post\ a|write\ a|view|show|load|read|hide)\ (?:all\ )?
      (?:comments?|shares?|repl(?:y|ies)|views?)\b.{0,40}
    | (?:cookie|privacy)\ (?:policy|settings|notice|preferences)\b.{0,60}
    | terms\ (?:of\ (?:use|service)|and\ conditions)\b.{0,60}
    | (?:story\ continues|article\ continues|continues?|continue\ reading)\ (?:below|after|under)\b.{0,60}
    | (?:continue\ reading|read\ (?:the\ )?(?:full|whole|more|also|next|rest|original)\b
      |also\ read|see\ also|more\ (?:on|from|about)\ (?:this|the)?\ ?(?:topic|story)?|watch\ (?:also|more|now|live)
      |related(?:\ (?:articles?|stor(?:y|ies)|news|posts?|topics?|content|links?|coverage|reading|videos?))?
      |(?:you\ )?(?:may|might)\ also\ (?:like|be\ interested)|recommended(?:\ for\ you)?|don['’]t\ miss
      |editor['’]?s?['’]?\ (?:picks?|choice)|most\ (?:read|popular|viewed|shared)|trending(?:\ now)?
      |top\ stories|latest\ (?:news|stories|headlines|posts|articles|updates)|more\ stories|more\ news
      |previous\ (?:article|post|story)|next\ (?:article|post|story)|up\ next|what['’]s\ next)
      (?:\ ?[:>»›|–—-].{0,200})?
    | (?:published|posted|filed|listed|tagged|categor(?:y|ies|ised|ized)|tags?|topics?|keywords?)
      \ ?(?:in|under|as|with)?\ ?:\ ?.{1,160}
    | (?:filed|posted|tagged)\ (?:in|under|with)\ .{1,120}
    | (?:reading\ time|estimated\ reading)\b.{0,40}|(?:~\ ?)?\d{1,3}\ ?min(?:ute)?s?\ (?:read|to\ read|ago)
    | (?:views|hits|comments?|shares?|likes?)\ ?:?\ ?[\d.,]{1,9}k?|[\d.,]{1,9}k?\ (?:views|hits|shares|likes)
    | skip\ to\ (?:main\ )?(?:content|navigation)\b.{0,30}
    | \W{1,12}|\d{1,3}|\d{1,2}\ ?/\ ?\d{1,3}
    )[\s.:!»›>→|]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
# Prompts and credits: whole sentences that speak to the visitor or name the rights.
_PROMPT = re.compile(
    r"""(?:
    share\ (?:this|on|via|with|it)\b.{0,60}
    | (?:we|this\ (?:web)?site|our\ (?:web)?site|this\ page)\ (?:and\ our\ partners\ )?uses?\ cookies\b.{0,400}
    | (?:by\ (?:continuing|clicking|using|browsing)\b).{0,200}\b(?:cookies|terms|privacy)\b.{0,200}
    | (?:accept|reject|manage|allow)\ (?:all\ )?(?:cookies|preferences|settings)\b.{0,60}
    | (?:subscribe|sign\ up|register|log\ in|sign\ in|join|get)\b.{0,80}
      \b(?:newsletters?|e-?mail|inbox|account|updates|subscriptions?|channel|alerts?|mailing\ list
      |unlimited\ access|continue\ reading|briefing|membership|whatsapp|telegram)\b.{0,120}
    | (?:subscribe|become\ a\ (?:member|subscriber|supporter)|support\ (?:our\ (?:work|journalism)|independent\ journalism|us)\b).{0,140}
    | (?:already\ (?:a|have)\b|to\ (?:continue|keep)\ reading\b|this\ (?:article|content)\ is\ (?:for|reserved
      |available\ to)\b).{0,160}
    | (?:please\ )?(?:enable|turn\ on|disable)\ (?:javascript|cookies|your\ ad)\b.{0,160}
    | (?:follow|like|find|join|contact|reach|e-?mail|write\ to|connect\ with)\ (?:us|me|him|her|them|the\ author
      |our|@\w+)\b.{0,160}
    | follow\ .{1,60}\ on\ (?:twitter|x|facebook|instagram|telegram|google\ news|linkedin|threads|bluesky)\b.{0,80}
    | (?:photo|image|picture|pic|file\ photo|video|credit|photograph|illustration|caption|infographic|graphic
      |screenshot)s?(?:\ (?:credit|by|courtesy|source|caption))?s?\ ?[:/©|–—-].{0,200}
    | \(?(?:photo|image|picture|file\ photo|photograph|video)s?\ (?:by|courtesy|credit|from)\b.{0,160}
    | [\[(](?:file|photo|image|file\ photo|courtesy|getty|representational|ap|afp|reuters|epa|picture)
      [^\])]{0,100}[\])]
    | .{0,80}\b(?:getty\ images|via\ getty|shutterstock|file\ photo)\b.{0,60}
    | (?:.{0,30}\ )?(?:©|\(c\)|copyright)\W.{0,240}
    | all\ rights\ reserved\b.{0,200}
    | (?:this|no\ part\ of\ this)\ (?:material|content|article|publication)\ (?:may|must)\ (?:not\ )?be\b.{0,300}
    | (?:listen\ to|download|get)\ (?:this|the|our)\ (?:article|story|app|podcast)\b.{0,120}
    | (?:click|tap)\ (?:here|to|on)\b.{0,160}
    | (?:your\ email\ address\ will\ not\ be\ published|required\ fields|name\ \*|email\ \*|website)\b.{0,160}
    | have\ (?:a|any)\ (?:tip|story|question|news)s?\b.{0,160}
    | report\ (?:a\ typo|an\ error|a\ mistake|this\ (?:ad|comment))\b.{0,120}
    | (?:found|spotted)\ (?:a|an)\ (?:typo|mistake|error)\b.{0,160}
    | (?:the\ )?(?:views|opinions)\ expressed\b.{0,300}
    | (?:powered|designed|developed|sponsored|presented)\ by\b.{0,80}
    )[\s.:!»›>→|]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATED = re.compile(
    r"""(?:related(?:\ (?:articles?|stor(?:y|ies)|news|posts?|topics?|content|links?|coverage|reading))?
    |read\ (?:also|more|next)|also\ read|see\ also|more\ (?:on|from)\b.{0,60}|more\ (?:stories|news)
    |(?:you\ )?(?:may|might)\ also\ (?:like|be\ interested(?:\ in)?)|recommended(?:\ for\ you)?
    |editor['’]?s?['’]?\ (?:picks?|choice)|most\ (?:read|popular|viewed|shared)|trending(?:\ now)?
    |top\ stories|latest\ (?:news|stories|headlines|posts|articles)|(?:\d{1,6}\ )?comments?
    |leave\ a\ (?:reply|comment)|(?:about\ the\ author|author\ bio)|what\ to\ read\ next|popular
    )[\s.:!»›>]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
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
    if _PROMPT.fullmatch(line):
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
