"""The recipes of `docs/recipes/`, read as steps and carried out in a copy of the code.

A block of code is a step. The paragraph before it ends with the place of the code:

- New file `a/b.py`:
- At the end of `a/b.py`:
- In `a/b.py`, before `words`: (or after, their whole line; or instead of, themselves)

The words stand once in the file, however its lines are broken. A star in the file's
name matches the number that Django gives. A block of shell has a command in each line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.copies import ROOT, run
from tests.support.inspecting.handbook import FENCE, text_of

FOLDER = "docs/recipes"
MESSAGES = "make messages"
GERMAN = "newsroom/locale/de/LC_MESSAGES/django.po"
PLACE = re.compile(
    r"(?:(?P<start>New file|At the end of) `(?P<whole>[^`]+)`"
    r"|[Ii]n `(?P<part>[^`]+)`, (?P<how>before|after|instead of) `(?P<words>[^`]+)`):$"
)
PROGRAMS = {
    ".venv/bin/python": (),
    # The copy has no Make.
    MESSAGES: ("bin/messages",),
}


class Rotten(AssertionError):
    """A step of a recipe can't be carried out: it names the recipe and the step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One block of a recipe: a change of a file, or commands if there is no file."""

    name: str
    language: str
    block: str
    file: str = ""
    how: str = ""
    words: str = ""

    @property
    def commands(self) -> list[str]:
        return [] if self.file else self.block.splitlines()

    def carry_out(self, house: Path, *, without: str = "") -> None:
        for command in self.commands:
            if command != without:
                run(house, *self.arguments(command))
        if self.file:
            self.write(self.path_in(house))

    def arguments(self, command: str) -> list[str]:
        """Return what Python is given for a command."""
        for program, instead in PROGRAMS.items():
            if command.startswith(program):
                return [*instead, *command.removeprefix(program).split()]
        raise Rotten(f"{self.name}: nothing here runs “{command}”.")

    def path_in(self, house: Path) -> Path:
        if self.how == "New file":
            return house / self.file
        found = list(house.glob(self.file))
        if len(found) != 1:
            raise Rotten(f"{self.name}: there are {len(found)} files {self.file}.")
        return found[0]

    def write(self, file: Path) -> None:
        if self.how == "New file":
            self.write_new(file)
            return
        file.write_text(self.changed(file.read_text("utf-8")), "utf-8")

    def write_new(self, file: Path) -> None:
        if file.exists() or not file.parent.is_dir():
            raise Rotten(f"{self.name}: {self.file} is no place for a new file.")
        file.write_text(self.block, "utf-8")

    def changed(self, text: str) -> str:
        if self.how == "At the end of":
            return f"{text.rstrip()}\n\n{self.block}"
        words = r"\s+".join(map(re.escape, self.words.split()))
        found = list(re.finditer(words, text))
        if len(found) != 1:
            raise Rotten(
                f"{self.name}: “{self.words}” stands {len(found)} times in "
                f"{self.file}, not once."
            )
        [(start, end)] = [one.span() for one in found]
        if self.how == "instead of":
            return text[:start] + self.block.strip() + text[end:]
        if self.how == "before":
            at = text.rfind("\n", 0, start) + 1
        else:
            at = text.find("\n", end) + 1
        return text[:at] + self.block + text[at:]


@dataclass(frozen=True, slots=True)
class Recipe:
    name: str
    text: str

    @property
    def steps(self) -> list[Step]:
        return list(self.read())

    def read(self) -> Iterator[Step]:
        before = 0
        for number, fence in enumerate(FENCE.finditer(self.text), start=1):
            name = f"{FOLDER}/{self.name}.md, step {number}"
            said = self.text[before : fence.start()].rstrip().rsplit("\n\n", 1)[-1]
            yield self.step(name, fence, " ".join(said.split()))
            before = fence.end()

    def step(self, name: str, fence: re.Match[str], said: str) -> Step:
        language, code = fence.groups()
        block = self.without_indent(fence.group(), code)
        if language == "sh":
            return Step(name, language, block)
        place = PLACE.search(said)
        if place is None:
            raise Rotten(f"{name}: “{said[-60:]}” doesn't say where the block goes.")
        file = place["whole"] or place["part"]
        how = place["start"] or place["how"]
        return Step(name, language, block, file, how, place["words"] or "")

    @staticmethod
    def without_indent(fence: str, code: str) -> str:
        """Return the code as deep as it stands below its fence."""
        indent = len(fence) - len(fence.lstrip())
        return re.sub(rf"^ {{{indent}}}", "", code, flags=re.M)

    def carry_out(self, house: Path, *, without: str = "") -> None:
        """Carry out all steps but this command."""
        for step in self.steps:
            step.carry_out(house, without=without)

    @property
    def german(self) -> list[str]:
        """Return the messages that it translates."""
        blocks = [step.block for step in self.steps if step.file == GERMAN]
        return re.findall(r'^msgid "(.+)"$', "\n".join(blocks), re.M)


def recipe(name: str) -> Recipe:
    return Recipe(name, text_of(f"{FOLDER}/{name}.md"))


def names() -> list[str]:
    return sorted(path.stem for path in (ROOT / FOLDER).glob("*.md"))
