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

COURSE = Choice(
    {
        "actual": "took place",
        "planned": "was planned",
        "postponed": "was postponed",
        "cancelled": "was cancelled",
    },
    {"canceled": "cancelled", "done": "actual"},
)


def unless_actual(status: str) -> str:
    """What is said of something that did not take place; nothing of what did."""
    return "" if status == "actual" else f" ({COURSE.show(status)})"


SCOPE = Choice(
    {"bilateral": "between the two", "context": "background, on third parties"},
    {"background": "context"},
)

EVENT = Choice(
    {
        "recognition": "recognition",
        "mission": "diplomatic mission",
        "plan": "plan or initiative",
        "meeting": "meeting, forum or conference",
        "call": "call or message",
        "declaration": "declaration of a government",
        "ceremony": "ceremony or anniversary",
        "culture": "culture, science and study",
        "aid": "aid",
        "flight": "air link",
        "business": "business",
        "boycott": "boycott",
        "evacuation": "evacuation",
        "economy": "economy",
        "incident": "incident",
        "conflict": "armed conflict",
        "policy": "policy or law",
        "accord": "accord or grouping",
    },
    {"forum": "meeting", "telephone": "call", "deal": "business", "statement": "declaration"},
)

NATURE = Choice(
    {
        "assessment": "assessment",
        "argument": "argument",
        "recommendation": "recommendation",
        "forecast": "forecast",
        "target": "target",
        "remark": "remark",
    }
)

BODY = Choice(
    {
        "mission": "embassy or legation",
        "ministry": "ministry or agency",
        "friendship": "friendship body",
        "chamber": "chamber or trade body",
        "institute": "institute, university or think tank",
        "company": "company",
        "media": "publisher or media",
        "international": "international body",
        "party": "party or parliament",
        "city": "city or region",
        "forces": "armed forces",
    },
    {"embassy": "mission", "university": "institute", "firm": "company", "government": "ministry"},
)

INSTRUMENT = Choice(
    {
        "treaty": "treaty",
        "convention": "convention",
        "agreement": "agreement",
        "arrangement": "arrangement",
        "memorandum": "memorandum",
        "protocol": "protocol",
        "declaration": "declaration",
        "joint-statement": "joint statement",
    },
    {"mou": "memorandum", "moc": "memorandum", "deal": "agreement", "statement": "joint-statement"},
)

TOPIC = Choice(
    {
        "aviation": "aviation",
        "communications": "telecommunications and post",
        "culture": "culture and education",
        "cyber": "cyber security",
        "defence": "defence",
        "diplomacy": "diplomacy",
        "economy": "economy",
        "health": "health",
        "innovation": "innovation",
        "investment": "investment",
        "region": "region and powers",
        "science": "science and technology",
        "tax": "taxation",
        "trade": "trade",
        "travel": "travel and visas",
        "work": "work and holidays",
    },
    {
        "air": "aviation", "flights": "aviation", "education": "culture", "cybersecurity": "cyber",
        "defense": "defence", "security": "defence", "technology": "science", "taxation": "tax",
        "visa": "travel", "working-holiday": "work", "fta": "trade",
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

LANGUAGE = Choice(
    {
        "en": "English",
        "ja": "Japanese",
        "he": "Hebrew",
        "fr": "French",
        "es": "Spanish",
        "de": "German",
        "ar": "Arabic",
        "id": "Indonesian",
    }
)

CONSULTED = Choice(
    {
        "text": "read as a saved text",
        "excerpt": "read as an excerpt",
        "cited": "known from what another source cites",
    }
)
