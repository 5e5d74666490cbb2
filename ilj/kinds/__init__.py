"""The kinds, declared: the place to add a kind, a field or a term."""

from __future__ import annotations

from ilj.record import KINDS as KINDS

from .facts import *  # noqa: F403
from .figures import *  # noqa: F403
from .people import *  # noqa: F403
from .reference import *  # noqa: F403
