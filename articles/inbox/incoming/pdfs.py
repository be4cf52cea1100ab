"""The text of a PDF, read by a process that may be ended."""

import subprocess
import sys
from pathlib import Path

from articles.domain.incoming_mail import Attachment, Mail
from articles.foundation.text import clean_text
from articles.inbox.incoming import pdf_program

# A PDF says so at its beginning; some programs write something before that.
MARK, BEGINNING = b"%PDF-", 1024
MOST_OF_A_MAIL = 5
# Beyond what the program may take of the processor.
SECONDS = 20.0
PROGRAM = Path(pdf_program.__file__)


def pdfs_in(mail: Mail) -> list[tuple[str, bytes]]:
    """Return the names and contents of the PDFs of a mail, the first few of them."""
    return [(one.name, one.content) for one in read_of(mail)]


def others_in(mail: Mail) -> list[str]:
    """Return the names of the files of a mail that aren't read."""
    ours = {id(one) for one in read_of(mail)}
    return [one.name for one in mail.attachments if id(one) not in ours]


def read_of(mail: Mail) -> list[Attachment]:
    found = [one for one in mail.attachments if MARK in one.content[:BEGINNING]]
    return found[:MOST_OF_A_MAIL]


def text_of_pdf(content: bytes) -> str | None:
    """Return the text of a PDF; None if it can't be read within the bounds."""
    try:
        done = subprocess.run(
            # Isolated: neither the folder nor the environment brings it other modules.
            [sys.executable, "-I", PROGRAM],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={},
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return clean_text(done.stdout.decode("utf-8", "ignore"))
