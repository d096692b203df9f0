"""What a person says about a file by options, what is asked of them, and the recipe that says it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from press import PressError

SHOWN = 8  # faults in one message before "and n more"
ASKED = 20  # choices in one question


@dataclass(frozen=True)
class Choices:
    """The options of reading, as `press import` and `press build` take them and a recipe keeps them."""

    title: str = ""
    unit: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    region: str = ""
    year: str = ""
    groups: str = ""
    population: str = ""
    borders: str = ""
    sheet: tuple[str, ...] = ()
    table: int = 0
    where: tuple[str, ...] = ()
    level: int = 0
    scale: str = ""
    decimal: str = ""
    encoding: str = ""
    missing: tuple[str, ...] = ()
    gaps: str = ""
    totals: str = ""
    leave_out: tuple[str, ...] = ()
    years: str = ""
    uneven: bool = False
    yes: bool = False

    def plain(self) -> dict[str, Any]:
        """What was chosen, as a recipe has it: lists, no defaults; `yes` is for one file alone."""
        held = {key: list(own) if isinstance(own, tuple) else own for key, own in asdict(self).items()}
        return {key.replace("_", "-"): own for key, own in held.items() if own and key != "yes"}


def from_recipe(said: Any, name: str) -> Choices:
    """Choices from a recipe's mapping `options`; PressError for what is no option or of another kind."""
    if not isinstance(said, dict):
        raise PressError(f"{name}: expected a mapping `options` of the options of `press import`")
    kinds = {item.name: type(getattr(Choices(), item.name)) for item in fields(Choices)}
    held: dict[str, Any] = {}
    for key, given in said.items():
        own, kind = given, kinds.get(str(key).replace("-", "_"))
        if kind is None:
            raise PressError(f"{name}: no option {key!r}; there are {', '.join(kinds)}")
        if kind is tuple and isinstance(own, list) and all(isinstance(item, str) for item in own):
            own = tuple(own)
        if type(own) is not kind:
            expected = {tuple: "a list of texts", str: "a text", int: "a whole number", bool: "true or false"}
            raise PressError(f"{name}: {key} is {own!r}; expected {expected[kind]}")
        held[str(key).replace("-", "_")] = own
    return Choices(**held)


def ask(place: str, question: str, options: list[str]) -> PressError:
    """What only the user can know: the question, and what to add to the command, one line a choice."""
    more = [f"  ... and {len(options) - ASKED} more"] if len(options) > ASKED else []
    return PressError("\n".join([f"{place}: {question}", *(f"  {o}" for o in options[:ASKED]), *more]))


def refuse(faults: list[str]) -> None:
    """PressError with the first faults and how many more there are, or nothing."""
    if faults:
        more = [f"... and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise PressError("\n".join([*faults[:SHOWN], *more]))


def few(items: list[str], most: int = 6) -> str:
    """Names in a row, the first few of them."""
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")
