"""The data model: dates, value types, fields, records and their evidence."""

from .dates import *  # noqa: F403
from .record import *  # noqa: F403
from .schema import *  # noqa: F403
from .types import *  # noqa: F403
