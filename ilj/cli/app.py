"""Typer reads every command line that is not plain, and says what is wrong with it."""

import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_install_completion_arguments

from ilj.errors import UsageError
from ilj.query.question import suggest

from .commands import COMMANDS, Command
from .line import Line
from .options import HELP, VERSION, Option

# Typer exports its base of all usage errors under no name of its own: it is what this is made of.
_TyperUsageError: type[Exception] = typer.BadParameter.__bases__[0]


class _PageAsked(Exception):
    """A page was asked for in place of an answer."""


def read_line(args: Sequence[str]) -> Line:
    """What the command line asks for; raise UsageError where it cannot be asked so."""
    pages = [_page(HELP, Line(page="help")), _page(VERSION, Line(page="version"))]
    app = _App(
        name="ilj",
        params=[*pages, *get_install_completion_arguments()],
        add_help_option=False,
        invoke_without_command=True,
        rich_markup_mode=None,
    )
    try:
        line = app.main(list(args), prog_name="ilj", standalone_mode=False)
    except _PageAsked as page:
        return page.args[0]  # type: ignore[no-any-return]
    except _TyperUsageError as error:
        raise _translated(error, args) from None
    if isinstance(line, int):  # completion could not be installed or shown, and Typer said why
        sys.exit(line)
    return line or Line(page="help")


class _App(TyperGroup):
    """All the commands, each built when it is asked for."""

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand:
        if cmd_name in COMMANDS:
            return _built(COMMANDS[cmd_name])
        hint = suggest(cmd_name, COMMANDS, "ilj --help lists them")
        raise UsageError(f"no command {cmd_name!r}", hint)


def _built(command: Command) -> TyperCommand:
    options = [
        _option(option, metavar=option.metavar or None, multiple=option.many, default=option.absent)
        for option in command.options
        if option is not HELP
    ]
    page = _page(HELP, Line(command.kind.name, page="help"))
    return TyperCommand(
        command.kind.name,
        callback=lambda **given: Line(command.kind.name, given),
        params=[TyperArgument(param_decls=[command.argument.name], nargs=-1), *options, page],
        add_help_option=False,
        rich_markup_mode=None,
    )


def _option(option: Option, **more: Any) -> TyperOption:
    return TyperOption(param_decls=[option.name, *option.flags], is_flag=not option.metavar, **more)


def _page(option: Option, page: Line) -> TyperOption:
    """A switch that has a page printed in place of an answer."""

    def turn(ctx: object, param: object, asked: bool) -> None:
        if asked:
            raise _PageAsked(page)

    return _option(option, is_eager=True, expose_value=False, callback=turn)


def _translated(error: Any, args: Sequence[str]) -> UsageError:
    """A usage error of Typer's in our words, with the option that was meant."""
    page = f"ilj {args[0]} --help" if args[0] in COMMANDS else "ilj --help"
    if hasattr(error, "possibilities"):  # an option that is not declared
        known = [flag for param in error.ctx.command.params for flag in param.opts]
        hint = suggest(error.option_name, known, page)
        return UsageError(f"no option {error.option_name!r}", hint)
    if hasattr(error, "option_name"):  # a value too many or too few: only its message tells which
        takes = "takes no value" if "not take" in error.message else "needs a value"
        return UsageError(f"{error.option_name} {takes}", page)
    message = error.format_message().rstrip(".")
    return UsageError(message[:1].lower() + message[1:], page)
