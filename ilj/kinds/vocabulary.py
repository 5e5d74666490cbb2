"""The closed vocabularies: each term with the words that people read for it."""

from __future__ import annotations

from ilj.choices import Choice

COUNTRY = Choice(
    {"israel": "Israel", "japan": "Japan"},
    {
        "il": "israel", "isr": "israel", "ישראל": "israel", "イスラエル": "israel",
        "jp": "japan", "jpn": "japan", "nippon": "japan", "日本": "japan", "יפן": "japan",
    },
)  # fmt: skip

ROLE = Choice(
    {
        "president": "president",
        "prime-minister": "prime minister",
        "foreign-minister": "foreign minister",
        "defence-minister": "defence minister",
        "minister": "minister",
        "deputy-minister": "deputy minister or state secretary",
        "special-envoy": "special envoy",
        "legislator": "legislator",
        "delegation": "delegation",
    },
    {
        "pm": "prime-minister", "premier": "prime-minister", "fm": "foreign-minister",
        "defense-minister": "defence-minister", "envoy": "special-envoy",
        "state-secretary": "deputy-minister", "vice-minister": "deputy-minister",
    },
)  # fmt: skip

COURSE = Choice(
    {
        "actual": "took place",
        "planned": "was planned",
        "postponed": "was postponed",
        "cancelled": "was cancelled",
    },
    {"canceled": "cancelled", "done": "actual"},
)

INSTRUMENT = Choice(
    {
        "treaty": "treaty",
        "convention": "convention",
        "agreement": "agreement",
        "arrangement": "arrangement",
        "memorandum": "memorandum",
        "protocol": "protocol",
        "joint-statement": "joint statement",
    },
    {"mou": "memorandum", "moc": "memorandum", "deal": "agreement", "statement": "joint-statement"},
)

TOPIC = Choice(
    {
        "aviation": "aviation",
        "culture": "culture and education",
        "cyber": "cyber security",
        "defence": "defence",
        "investment": "investment",
        "science": "science and technology",
        "tax": "taxation",
        "trade": "trade",
        "travel": "travel and visas",
        "work": "work and holidays",
    },
    {
        "air": "aviation", "flights": "aviation", "education": "culture", "cybersecurity": "cyber",
        "defense": "defence", "security": "defence", "technology": "science", "taxation": "tax",
        "visa": "travel", "working-holiday": "work", "economy": "trade", "fta": "trade",
    },
)  # fmt: skip

STAGE = Choice(
    {
        "studied": "studied",
        "negotiated": "negotiated",
        "signed": "signed",
        "in-force": "in force",
        "ended": "ended",
    },
    {
        "study": "studied",
        "negotiating": "negotiated",
        "negotiation": "negotiated",
        "force": "in-force",
    },
)

COVERAGE = Choice(
    {
        "goods": "goods",
        "services": "services",
        "goods-and-services": "goods + services",
    },
    {"all": "goods-and-services"},
)

MEASURE = Choice(
    {
        "flow": "exports of one to the other",
        "total": "both directions together",
        "balance": "surplus of one with the other",
    },
    {"exports": "flow", "imports": "flow", "turnover": "total"},
)

PRECISION = Choice(
    {"exact": "", "about": "about", "more-than": "more than", "less-than": "less than"},
    {"over": "more-than", "under": "less-than", "approximately": "about"},
)

SCALE = Choice({"thousand": "thousand", "million": "million", "billion": "billion"})
POWERS = {None: 0, "thousand": 3, "million": 6, "billion": 9}

LANGUAGE = Choice({"en": "English", "ja": "Japanese", "he": "Hebrew"})

CONSULTED = Choice(
    {
        "text": "read as a saved text",
        "excerpt": "read as an excerpt",
        "cited": "known from what another source cites",
    }
)
