"""Parsing with Typer, which also finds usage errors, for all but the plain command lines."""

import sys
from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from json import loads
from typing import Any

import typer

from ilj.errors import UsageError
from ilj.packaged import read_packaged
from ilj.query.question import suggest

from .commands import COMMANDS
from .line import Line
from .options import HELP, VERSION, Option

# The base class of Typer's usage errors, which Typer does not export by name.
_TyperUsageError: type[Exception] = typer.BadParameter.__bases__[0]


class _PageAsked(Exception):
    """The command line asks for help or the version."""


def read_line(args: Sequence[str]) -> Line:
    """Parse a command line; UsageError if it is invalid."""
    app = typer.Typer(rich_markup_mode=None)
    pages = [_page(HELP, Line(page="help")), _page(VERSION, Line(page="version"))]
    app.callback(invoke_without_command=True, add_help_option=False)(_reader("", pages))
    for name in COMMANDS.keys() & {*args}:  # to build all of them is slow
        command = COMMANDS[name]
        words = [command.argument, *(option for option in command.options if option is not HELP)]
        page = _page(HELP, Line(name, page="help"))
        reader = _reader(name, [*map(_parameter, words), page])
        app.command(name, add_help_option=False)(reader)
    try:
        line = typer.main.get_command(app).main(list(args), "ilj", standalone_mode=False)
    except _PageAsked as asked:
        return asked.args[0]  # type: ignore[no-any-return]
    except _TyperUsageError as error:
        raise _translated(error, args) from None
    if isinstance(line, int):  # Typer could not install or show completion, and has said why
        sys.exit(line)
    return line if line.command else Line(page="help")


def _reader(name: str, parameters: Sequence[Parameter]) -> Callable[..., Line]:
    """A function that Typer sees as having these parameters; it returns their values as a Line."""
    many = {one.name for one in parameters if one.annotation == list[str]}

    def read(**given: Any) -> Line:
        given.pop(HELP.name)
        return Line(name, {k: tuple(v or ()) if k in many else v for k, v in given.items()})

    # Typer builds a command from the signature of a function.
    read.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return read


def _parameter(option: Option) -> Parameter:
    """An option, or the argument of a command, as a function parameter for Typer."""
    type: Any = list[str] if option.many or not option.flags else str
    if not option.flags:
        told = typer.Argument(None, parser=str)
    elif option.metavar:
        told = typer.Option(None, *option.flags, metavar=option.metavar, parser=str)
    else:
        told, type = typer.Option(False, *option.flags), bool
    return Parameter(option.name, Parameter.KEYWORD_ONLY, default=told, annotation=type)


def _page(option: Option, page: Line) -> Parameter:
    """A flag that prints a page instead of running the command."""

    def turn(asked: bool) -> None:
        if asked:
            raise _PageAsked(page)

    told = typer.Option(False, *option.flags, is_eager=True, callback=turn)
    return Parameter(option.name, Parameter.KEYWORD_ONLY, default=told, annotation=bool)


def _translated(error: Any, args: Sequence[str]) -> UsageError:
    """Typer's usage error in our wording, with the option that was probably meant."""
    page = f"ilj {args[0]} --help" if args[0] in COMMANDS else "ilj --help"
    if hasattr(error, "possibilities"):  # unknown option
        meant = loads(read_packaged("cli", "meant.json")).get(error.option_name)
        known = [flag for param in error.ctx.command.params for flag in param.opts]
        hint = f"did you mean {meant}?" if meant else suggest(error.option_name, known, page)
        return UsageError(f"no option {error.option_name!r}", hint)
    if hasattr(error, "option_name"):  # its value is missing or unwanted
        takes = "takes no value" if "not take" in error.message else "needs a value"
        return UsageError(f"{error.option_name} {takes}", page)
    word = next((arg for arg in args if not arg.startswith("-")), "")
    if word not in COMMANDS:
        hint = suggest(word, COMMANDS, "ilj --help lists them")
        return UsageError(f"no command {word!r}", hint)
    message = error.format_message().rstrip(".")
    return UsageError(message[:1].lower() + message[1:], page)
