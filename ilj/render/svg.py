"""Pictures of what a terminal shows: SVG through Rich's export."""

import re
from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from . import Look, Sheet, writer

_WIDTH = 100
# A picture refers to nothing outside itself: no font is fetched, no maker is named.
_OUTSIDE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*|Fira Code, ", re.DOTALL)


def svg(sheet: Sheet, look: Look) -> Iterator[str]:
    """The table, timeline or chart as a picture."""
    width = min(look.width or _WIDTH, _WIDTH)
    drawn = writer(sheet.drawn or "table")(
        sheet, look._replace(width=width, colour=True, drawn=True)
    )
    console = Console(record=True, width=width, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi("".join(drawn)), end="", soft_wrap=True)
    yield _OUTSIDE.sub("", console.export_svg(title=f"ilj {sheet.kind.name}", unique_id="ilj"))
