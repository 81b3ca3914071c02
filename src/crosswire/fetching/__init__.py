"""
Fetches what the user names by address, and nothing else: pages and feeds from the web.

`gather_inputs` gives the reports of files and addresses alike; `fetch` gives one address. No other
part of crosswire uses the network.
"""

from __future__ import annotations

from crosswire.fetching.policy import Policy
from crosswire.fetching.remote import Memory, NoMemory, gather_inputs, gather_remote
from crosswire.fetching.web import Fetched, Fetcher, Validators, Web, fetch

__all__ = [
    "Fetched",
    "Fetcher",
    "Memory",
    "NoMemory",
    "Policy",
    "Validators",
    "Web",
    "fetch",
    "gather_inputs",
    "gather_remote",
]
