"""Pictures of the terminal for the README, made by the tool itself: python -m tests.pictures."""

from tests.conftest import ROOT
from tests.running import BARE, pipe

FOLDER = ROOT / "tests" / "screens"
PICTURES = {
    "timeline": "timeline --kind visits,agreements --since 2021 --until 2022",
}


def picture(command: str) -> str:
    """What a command draws, as SVG."""
    return pipe(["ilj", *command.split(), "--format", "svg"], BARE).out


if __name__ == "__main__":
    for name, command in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(picture(command), encoding="utf-8")
