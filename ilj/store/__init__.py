"""Reading records from files."""

from .files import BUNDLED as BUNDLED
from .library import Library as Library
