"""The command `ilj`, and `python -m ilj`."""

from __future__ import annotations

import signal
import sys


def _terminated(signal: int, frame: object) -> None:
    sys.exit(128 + signal)


def main() -> None:
    """Answer the command line and exit; an interrupt ends it at any time without a traceback."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        from ilj.cli import main as answer

        code = answer()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
