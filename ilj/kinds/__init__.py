"""The kinds, declared: the place to add a kind, a field or a term."""

# isort: off
# The order is that in which they are listed everywhere.
from .visits import *  # noqa: F403
from .agreements import *  # noqa: F403
from .events import *  # noqa: F403
from .figures import *  # noqa: F403
from .people import *  # noqa: F403
from .reference import *  # noqa: F403

from ilj.model.record import KINDS as KINDS
