"""Offices, their ranks, and the posts of envoys: the vocabularies of who people are."""

from __future__ import annotations

from collections.abc import Iterable

from ilj.choices import Choice

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
        "official": "official or adviser",
        "officer": "officer",
        "mayor": "mayor",
        "delegation": "delegation",
    },
    {
        "pm": "prime-minister", "premier": "prime-minister", "fm": "foreign-minister",
        "defense-minister": "defence-minister", "envoy": "special-envoy",
        "state-secretary": "deputy-minister", "vice-minister": "deputy-minister",
    },
)  # fmt: skip

RANK = Choice(
    {
        "head": "head of state or government",
        "minister": "minister",
        "deputy": "deputy minister, state secretary or envoy",
        "legislator": "member of parliament",
        "other": "official, officer, mayor or delegation",
    },
    {"leader": "head", "leaders": "head", "top": "head"},
)
_RANKS = {
    "president": "head",
    "prime-minister": "head",
    "foreign-minister": "minister",
    "defence-minister": "minister",
    "minister": "minister",
    "deputy-minister": "deputy",
    "special-envoy": "deputy",
    "legislator": "legislator",
    "official": "other",
    "officer": "other",
    "mayor": "other",
    "delegation": "other",
}


def rank_of(roles: Iterable[str]) -> str | None:
    """The highest rank that any of the roles has."""
    ranks = {_RANKS[role] for role in roles}
    return next((rank for rank in RANK.terms if rank in ranks), None)


POST = Choice(
    {
        "ambassador": "ambassador",
        "minister": "minister",
        "charge-d-affaires": "chargé d'affaires",
        "deputy": "deputy head of mission",
    }
)
