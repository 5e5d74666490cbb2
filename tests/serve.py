"""The command, kept alive: lines of arguments in, what each printed and how it ended out."""

import contextlib
import faulthandler
import io
import json
import sys
import traceback

from ilj.cli import run

_SECONDS = 60
"""A command line that takes longer ends it all, with a traceback."""


def answer(args: list[str]) -> dict[str, object]:
    """What one command line prints, and its exit code; what should never come up, in words."""
    streams = [io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(2)]
    out, err = streams
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(args)
        except BaseException:
            return {"out": "", "err": traceback.format_exc(), "code": -1}
    for stream in streams:
        stream.flush()
    said = (stream.buffer.getvalue().decode() for stream in streams)
    return {**dict(zip(("out", "err"), said, strict=True)), "code": code}


if __name__ == "__main__":
    for line in sys.stdin:
        faulthandler.dump_traceback_later(_SECONDS, exit=True)
        print(json.dumps(answer(json.loads(line))), flush=True)
        faulthandler.cancel_dump_traceback_later()
