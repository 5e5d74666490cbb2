"""The command `ilj`, and `python -m ilj`."""

import gc
import os
import signal
import sys


def main() -> None:
    """Answer the command line and exit; a signal ends it at any time without a traceback."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as whoever started us may want it
            signal.signal(number, lambda number, frame: sys.exit(128 + number))
    gc.disable()  # it ends before there is garbage worth looking for
    try:
        from ilj.cli import run

        code = run()
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    # The interpreter is not taken apart, which takes an eighth of the time of many an answer; and
    # what an interrupt has left unwritten is dropped: a reader that has gone would fail it.
    os._exit(code)


if __name__ == "__main__":
    main()
