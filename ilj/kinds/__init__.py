"""The kinds of record: the place to add a kind or a field."""

# isort: off
# The order of the imports is the order of the kinds in all output.
from .visits import *  # noqa: F403
from .agreements import *  # noqa: F403
from .events import *  # noqa: F403
from .figures import *  # noqa: F403
from .people import *  # noqa: F403
from .reference import *  # noqa: F403

from ilj.model.record import KINDS as KINDS
