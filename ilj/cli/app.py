"""The Typer application: only the command that is asked for is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from ilj import __version__
from ilj.errors import UsageError
from ilj.load import edition
from ilj.question import suggest

from . import helptext
from .commands import COMMANDS, Command
from .options import HELP
from .reply import Reply
from .screen import Screen

# Typer exports its base of all usage errors under no name of its own.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]


class Answered(Exception):
    """The text of a page that was asked for in place of an answer."""


def run(args: Sequence[str], screen: Screen) -> Reply:
    """What the command line answers; raise IljError where it cannot be answered."""
    try:
        reply = App(screen).main(list(args), prog_name="ilj", standalone_mode=False)
    except Answered as page:
        return Reply([str(page)])
    except _TyperUsageError as error:
        raise _translated(error, args) from None
    if isinstance(reply, int):  # what Typer makes of an interrupt
        raise KeyboardInterrupt
    return reply or Reply([helptext.overview()])


class App(TyperGroup):
    """All the commands, each built when it is asked for."""

    def __init__(self, screen: Screen) -> None:
        """Hold what the commands print to."""
        super().__init__(
            name="ilj",
            params=[
                _page("help", HELP.flags, helptext.overview),
                _page("version", ("--version",), _version),
            ],
            add_help_option=False,
            invoke_without_command=True,
            callback=_no_command,
            rich_markup_mode=None,
        )
        self.screen = screen

    def list_commands(self, ctx: object) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand:
        """The command of that name, built now; UsageError where there is none."""
        if cmd_name in COMMANDS:
            return _built(COMMANDS[cmd_name], self.screen)
        raise UsageError(
            f"no command {cmd_name!r}", suggest(cmd_name, COMMANDS, "ilj --help lists them")
        )


def _built(command: Command, screen: Screen) -> TyperCommand:
    groups = command.options()
    options = [option.param() for _, group in groups for option in group if option is not HELP]
    page = partial(helptext.page, command, groups)
    return TyperCommand(
        command.name,
        callback=partial(command.run, screen),
        params=[command.argument.param(), *options, _page("help", HELP.flags, page)],
        add_help_option=False,
        rich_markup_mode=None,
    )


def _page(name: str, flags: Sequence[str], text: Callable[[], str]) -> TyperOption:
    """A switch that has a page printed in place of an answer."""

    def answered(ctx: object, param: object, asked: bool) -> None:
        if asked:
            raise Answered(text())

    return TyperOption(
        param_decls=[name, *flags],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=answered,
    )


def _no_command() -> None:
    """Called before any command, and alone where there is none."""


def _version() -> str:
    return f"ilj {__version__}, data of {edition()}\n"


def _translated(error: Any, args: Sequence[str]) -> UsageError:
    """A usage error of Typer's in our words, with the option that was meant."""
    page = f"ilj {args[0]} --help" if args[0] in COMMANDS else "ilj --help"
    if hasattr(error, "possibilities"):
        known = [flag for param in error.ctx.command.params for flag in param.opts]
        return UsageError(
            f"no option {error.option_name!r}", suggest(error.option_name, known, page)
        )
    if hasattr(error, "option_name"):
        takes = "takes no value" if "not take" in error.message else "needs a value"
        return UsageError(f"{error.option_name} {takes}", page)
    message = error.format_message().rstrip(".")
    return UsageError(message[:1].lower() + message[1:], page)
