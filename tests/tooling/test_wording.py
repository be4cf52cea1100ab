"""What readers are told stands side by side in both languages, as it is told."""

import subprocess
import sys

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "wording.md"


def test_the_page_is_what_the_code_and_the_catalogue_say():
    command = [sys.executable, ROOT / "bin" / "wording", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_has_the_sentences_of_readers_and_none_of_the_desk():
    text = PAGE.read_text(encoding="utf-8")
    assert "| All articles | Alle Artikel |" in text
    assert "| Skip to content | Zum Inhalt springen |" in text
    assert "templates/admin" not in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert all(line.count(" | ") == 1 for line in rows), "a cell has a bar in it"
    assert all(all(cell.strip() for cell in line[2:-2].split(" | ")) for line in rows)
