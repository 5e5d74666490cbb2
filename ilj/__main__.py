"""The command `ilj`, and `python -m ilj`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def main() -> None:
    """Answer the command line and exit; a signal ends it at any time without a traceback."""
    _heed(_stop)
    gc.disable()  # it ends before there is garbage worth looking for
    try:
        from ilj.cli import main as answer

        code = answer()
    except SystemExit as stopped:
        # What is not written yet is dropped: a reader that has gone would fail it at the exit.
        os._exit(int(stopped.code or 0))
    _heed(signal.SIG_DFL)
    sys.exit(code)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _heed(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """Have the signals handled so, but for those that whoever started us has had ignored."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


if __name__ == "__main__":
    main()
