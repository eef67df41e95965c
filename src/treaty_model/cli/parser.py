"""What reads the command line, and says in one line what is wrong with it and what was perhaps meant."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, get_args

from ..check.issues import in_one_line, shown
from ..spelling import close_matches
from .common import FAILED, article_number
from .streams import say

# How like a known word is to one that is not: less than elsewhere, because there are few words to choose from.
_LIKE = 0.55


class Answer(Exception):
    """Help or the version, as it is printed."""


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes and help go where everything goes that is printed."""

    def _print_message(self, message: str, _: object = None) -> NoReturn:  # else nobody learns of a full disk
        raise Answer(message.removesuffix("\n"))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of the choices of an option, or no command, with what is nearest."""
        if action.choices is not None and value not in action.choices:
            is_command = not action.option_strings
            what = f"there is no {str(action.metavar).lower()} {value!r}" if is_command else f"{value!r} is no choice"
            raise argparse.ArgumentError(None if is_command else action, f"{what}; {_nearest(value, action.choices)}")

    def error(self, message: str) -> NoReturn:
        hint = "" if message.endswith("?") else f"; see {self.prog} --help"
        say(f"{self.prog}: error: {in_one_line(message)}{hint}")
        raise SystemExit(FAILED)

    def options(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """What the command line says. Commands set `run`, and `parser`, which says what is wrong with it."""
        found, others = self.parse_known_args(arguments)
        if others:
            found.parser.error(found.parser.not_known(others))
        if found.run is None:
            found.parser.error("a command is missing")
        return found

    def not_known(self, arguments: Sequence[str]) -> str:
        """Why arguments are refused that are more than the command takes."""
        option = next((text.partition("=")[0] for text in arguments if text.startswith("-")), None)
        if option is None:
            return f"this is more than the command takes: {' '.join(arguments)}"
        near = close_matches(option, self._option_string_actions, _LIKE)
        return f"there is no option {option}" + (f"; did you mean {near[0]}?" if near else "")


def _nearest(value: str, choices: Any) -> str:
    near = close_matches(value.lower(), choices, _LIKE)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(choices)}"


def positive(text: str) -> int:
    """A whole number of at least 1."""
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{shown(text)} is no whole number") from None
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def article(text: str) -> int:
    """The number of an article that a passage can name, in digits of any script."""
    from ..lexical import ArticleNumber

    number, leaf = article_number(text), get_args(ArticleNumber)[1]
    if number is None or not leaf.least <= number <= leaf.greatest:
        raise argparse.ArgumentTypeError(
            f"{shown(text)} is no article's number: give a whole number from {leaf.least} to {leaf.greatest}, in "
            "digits, and --names again for each further one; a paragraph, or an article such as 8 bis, goes into --note"
        )
    return number


def name(text: str) -> str:
    """The name of a file or a folder, as it was given."""
    if not text:
        raise argparse.ArgumentTypeError("no file has an empty name")
    return text


def path(text: str) -> Path:
    """The path of a file or a folder."""
    if "\0" in text:
        raise argparse.ArgumentTypeError(f"no file has the name {shown(text)}")
    return Path(name(text))


def file(text: str) -> Path:
    """The path of a file to be written."""
    if text == "-" or os.path.basename(text) in (".", "..") or (text and not os.path.basename(text)):
        raise argparse.ArgumentTypeError(f"{shown(text)} is no name of a file")
    return path(text)


def file_or_output(text: str) -> Path | None:
    """The path of a file to be written, None for standard output."""
    return None if text == "-" else file(text)
