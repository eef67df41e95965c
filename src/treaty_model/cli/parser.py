"""Parses the command line, and reports in one line what is wrong with it and what may have been meant."""

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, get_args

from ..printable import in_one_line, shown
from ..spelling import close_matches
from .common import FAILED, article_number
from .streams import to_stderr

Handler = Callable[[argparse.Namespace], Iterable[str]]
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

TREATY_HELP = "a treaty document (default: the treaty that comes with the package)"

# How similar a suggestion must be: less than elsewhere, because there are few words to choose from.
_SIMILARITY = 0.55


class Message(Exception):
    """The help or the version, to be printed."""


class Parser(argparse.ArgumentParser):
    """A parser that leaves printing to `main`, and suggests what an unknown word may mean."""

    def _print_message(self, message: str, _: object = None) -> NoReturn:  # argparse would ignore a full disk
        raise Message(message.removesuffix("\n"))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Reject an unknown choice or command, and suggest the most similar one."""
        if action.choices is not None and value not in action.choices:
            is_command = not action.option_strings
            reason = f"unknown {str(action.metavar).lower()} {value!r}" if is_command else f"{value!r} is not a choice"
            raise argparse.ArgumentError(None if is_command else action, f"{reason}; {_nearest(value, action.choices)}")

    def error(self, message: str) -> NoReturn:
        hint = "" if message.endswith("?") else f"; see {self.prog} --help"
        to_stderr(f"{self.prog}: error: {in_one_line(message)}{hint}")
        raise SystemExit(FAILED)

    def options(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """The options of the command line: `run` is the function of the command, and `parser` reports its errors."""
        options, unknown = self.parse_known_args(arguments)
        if unknown:
            options.parser.error(options.parser.describe_unknown(unknown))
        if options.run is None:
            options.parser.error("a command is missing")
        return options

    def describe_unknown(self, arguments: Sequence[str]) -> str:
        """Why a command rejects arguments that it does not have."""
        option = next((text.partition("=")[0] for text in arguments if text.startswith("-")), None)
        if option is None:
            return f"too many arguments: {' '.join(arguments)}"
        near = close_matches(option, self._option_string_actions, _SIMILARITY)
        return f"unknown option {option}" + (f"; did you mean {near[0]}?" if near else "")


def _nearest(value: str, choices: Any) -> str:
    near = close_matches(value.lower(), choices, _SIMILARITY)
    return f"did you mean {near[0]}?" if near else f"choose one of {', '.join(choices)}"


def add_command(commands: Commands, name: str, handler: Handler, help: str, more: str) -> Parser:
    """Add a command. Its description is its help, in one line, and more."""
    command = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}. {more}")
    command.set_defaults(run=handler, parser=command)
    return command


def positive(text: str) -> int:
    """A whole number of at least 1."""
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a whole number") from None
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def article(text: str) -> int:
    """The number of an article, in digits of any script."""
    from ..lexical import ArticleNumber

    number, leaf = article_number(text), get_args(ArticleNumber)[1]
    if number is None or not leaf.least <= number <= leaf.greatest:
        raise argparse.ArgumentTypeError(
            f"{shown(text)} is not an article number: give a whole number from {leaf.least} to {leaf.greatest} in "
            "digits, and repeat --names for further ones; write a paragraph, or an article such as 8 bis, in --note"
        )
    return number


def name(text: str) -> str:
    """The name of a file or folder."""
    if not text:
        raise argparse.ArgumentTypeError("a file name cannot be empty")
    return text


def path(text: str) -> Path:
    """The path of a file or folder."""
    if "\0" in text:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a file name")
    return Path(name(text))


def file(text: str) -> Path:
    """The path of a file to write."""
    if text == "-" or os.path.basename(text) in (".", "..") or (text and not os.path.basename(text)):
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a file name")
    return path(text)


def file_or_output(text: str) -> Path | None:
    """The path of a file to write, None for standard output."""
    return None if text == "-" else file(text)
