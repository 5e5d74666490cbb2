"""Entry point of the `ilj` command and of `python -m ilj`."""

import gc
import os
import signal
import sys


def main() -> None:
    """Run the command line and exit; SIGINT and SIGTERM end it without a traceback."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # ignored by the parent: keep it so
            signal.signal(number, lambda number, frame: sys.exit(128 + number))
    gc.disable()  # too short-lived for garbage collection to pay off
    try:
        from ilj.cli import run

        code = run()
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    # Skip interpreter shutdown, which takes an eighth of the run time of many commands. Output
    # left unwritten after an interrupt is dropped: flushing it to a closed pipe would fail.
    os._exit(code)


if __name__ == "__main__":
    main()
