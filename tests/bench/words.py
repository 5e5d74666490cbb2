"""Play word lists as people type them: python -m tests.bench.words [FILE] [COLUMNSxLINES].

A list has the words, and what the first screen must show for their question to be answered.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.running import BARE, terminal

LISTS = Path(__file__).with_name("words.json")


def missing(one: dict[str, Any], width: int, height: int) -> list[str]:
    """What the first screen does not show for a list of words."""
    env = BARE | {"TERM": "xterm"}
    out = terminal(["ilj", *one["words"].split()], env, width, height=height).out
    screen = " ".join("\n".join(out.split("\n")[: height - 1]).split()).casefold()
    return [text for text in one["shows"] if text.casefold() not in screen]


def main(path: str = str(LISTS), size: str = "100x40") -> None:
    """Play every list; print those that are not answered, and the share that is."""
    width, height = map(int, size.split("x"))
    lists = json.loads(Path(path).read_text(encoding="utf-8"))
    with ThreadPoolExecutor() as pool:
        lacking = list(pool.map(lambda one: missing(one, width, height), lists))
    for one, texts in zip(lists, lacking, strict=True):
        if texts:
            print(f"{one['words']}: {', '.join(texts)}")
    answered = lacking.count([])
    print(f"{answered} of {len(lists)} answered on the first screen: {answered / len(lists):.0%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
