"""The Typer application: it reads every command line that is not plain, and says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from ilj.errors import UsageError
from ilj.question import suggest

from .arguments import Argument
from .commands import COMMANDS, Command
from .line import Line
from .options import HELP, VERSION, Option

# Typer exports its base of all usage errors under no name of its own.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]


class Turned(Exception):
    """A page was asked for in place of an answer."""


def read(args: Sequence[str]) -> Line:
    """What the command line asks for; raise UsageError where it cannot be asked so."""
    try:
        line = App().main(list(args), prog_name="ilj", standalone_mode=False)
    except Turned as page:
        return page.args[0]  # type: ignore[no-any-return]
    except _TyperUsageError as error:
        raise _translated(error, args) from None
    if isinstance(line, int):  # what Typer makes of an interrupt
        raise KeyboardInterrupt
    return line or Line(page="help")


class App(TyperGroup):
    """All the commands, each built when it is asked for."""

    def __init__(self) -> None:
        """Declare what may stand before a command."""
        super().__init__(
            name="ilj",
            params=[
                _page(HELP, Line(page="help")),
                _page(VERSION, Line(page="version")),
            ],
            add_help_option=False,
            invoke_without_command=True,
            callback=_no_command,
            rich_markup_mode=None,
        )

    def list_commands(self, ctx: object) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand:
        """The command of that name, built now; UsageError where there is none."""
        if cmd_name in COMMANDS:
            return _built(COMMANDS[cmd_name])
        raise UsageError(
            f"no command {cmd_name!r}", suggest(cmd_name, COMMANDS, "ilj --help lists them")
        )


def _built(command: Command) -> TyperCommand:
    def asked(**given: Any) -> Line:
        return Line(command.name, given)

    options = [_option(option) for option in command.every_option if option is not HELP]
    page = _page(HELP, Line(command.name, page="help"))
    return TyperCommand(
        command.name,
        callback=asked,
        params=[_argument(command.argument), *options, page],
        add_help_option=False,
        rich_markup_mode=None,
    )


def _option(option: Option) -> TyperOption:
    return TyperOption(
        param_decls=[option.name, *option.flags],
        metavar=option.metavar or None,
        is_flag=not option.metavar,
        multiple=option.many,
        default=option.absent,
    )


def _argument(argument: Argument) -> TyperArgument:
    return TyperArgument(param_decls=[argument.name], nargs=-1)


def _page(option: Option, page: Line) -> TyperOption:
    """A switch that has a page printed in place of an answer."""

    def turned(ctx: object, param: object, asked: bool) -> None:
        if asked:
            raise Turned(page)

    return TyperOption(
        param_decls=[option.name, *option.flags],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=turned,
    )


def _no_command() -> None:
    """Called before any command, and alone where there is none."""


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
