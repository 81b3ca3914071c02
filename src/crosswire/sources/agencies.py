"""News agencies by the names they sign with."""

from __future__ import annotations

import re

from crosswire.sources.wordlists import phrases

# Sign-off names of national and international news agencies, as their own copy prints them.
# Public facts; the spelling on the right is the one a reader sees in a credit line.
AGENCIES = phrases("""
    AAP|ABI|ACN|ADN Kronos|AFP|AGERPRES|AGI|AKIpress|ANA|ANA-MPA|ANI|ANP|ANSA|AP|APA|APP|APS|ATA
    AZERTAC|Agence France-Presse|Agencia Brasil|Agência Brasil|Anadolu|Anadolu Agency|Andina
    Antara|Armenpress|Associated Press|BBC Monitoring|BELTA|BNA|BNS|BSS|BTA|Belga|BelTA|Bernama
    Bloomberg|CNA|CNS|CP|CTK|Canadian Press|ČTK|DPA|Dow Jones|EFE|ELTA|ENA|Europa Press|FENA|Fides
    GNA|HINA|IANS|INA|IPS|IRNA|ISNA|ITAR-TASS|Inter Press Service|Interfax|Interfax-Ukraine|JANA
    Jiji|Jiji Press|KAZINFORM|KBS|KCNA|KNA|KPL|KUNA|Kazinform|Kyodo|Kyodo News|LETA|LUSA|Lusa|MAP
    MENA|META|MINA|MNA|MTI|Mehr|Montsame|NAN|NTB|Notimex|PA|PA Media|PAP|PNA|PPI|PTI|Petra
    Prensa Latina|Press Association|Press Trust of India|QNA|RIA Novosti|RIA|Reuters|Ritzau|Rompres
    SANA|SAPA|SDA|SITA|SLNA|SPA|SPT|SRNA|STA|STT|Sputnik|TANJUG|TAP|TASR|TASS|TT|Tanjug|Tasnim
    Telam|Télam|Thomson Reuters|Trend|UNB|UNI|UPI|UkrInform|Ukrinform|VNA|WAFA|WAM|Xinhua
    Xinhua News Agency|YONHAP|Yonhap|dpa|epa
    """)
# Short names are words too ("map", "trend"), so only long ones are known in any case.
_KNOWN = AGENCIES | frozenset(name.casefold() for name in AGENCIES if len(name) > 5)
_SHOUTED = re.compile(r"[A-Z]{2,8}(?:-[A-Z]{2,10})?\Z")


def known_agency(name: str) -> str | None:
    """
    Give the agency that a credit names, as printed, or None.

    "Reuters Staff", "AFP News Agency" and "the Associated Press" name their agency;
    "Herald" names none.
    """
    plain = " ".join(name.split()).strip(" .,;:-–—()/[]")
    for prefix in ("the ", "The "):
        plain = plain.removeprefix(prefix)
    for suffix in (" Staff", " staff", " news agency", " News Agency", " reporter", " writers"):
        plain = plain.removesuffix(suffix)
    return plain if plain in _KNOWN or plain.casefold() in _KNOWN else None


def is_agency_shaped(name: str) -> bool:
    """Tell whether a credit in brackets looks like an agency's, known or not: "(QXN)"."""
    return known_agency(name) is not None or _SHOUTED.match(name) is not None
