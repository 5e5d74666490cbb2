"""The least that a command on Typer is: the baseline of every ratio."""

from __future__ import annotations

import typer


def hello(count: int = 1) -> None:
    """Say hello, a number of times."""
    typer.echo("hello\n" * count, nl=False)


if __name__ == "__main__":
    typer.run(hello)
