"""Write the text of the PDF on standard input to standard output, and nothing else.

A process of its own runs this file, so it imports nothing of the newsroom: a PDF may be
made to take all memory, or for ever.
"""

import io
import resource
import sys
from itertools import islice

MEGABYTE = 1_048_576
MOST_PAGES, MOST_BYTES = 60, 50_000
# Of memory, and of seconds on the processor.
MOST_MEMORY, MOST_SECONDS = 400 * MEGABYTE, 10


def bound() -> None:
    """Have the kernel end this process if it takes more than any honest PDF."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def text_in(content: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 (within the bounds)

    reader = PdfReader(io.BytesIO(content))
    found, size = [], 0
    for page in islice(reader.pages, MOST_PAGES):
        text = page.extract_text()
        found.append(text)
        size += len(text.encode("utf-8", "ignore"))
        if size > MOST_BYTES:
            break
    return "\n\n".join(found)


def main() -> None:
    bound()
    text = text_in(sys.stdin.buffer.read())
    sys.stdout.buffer.write(text.encode("utf-8", "ignore")[:MOST_BYTES])


if __name__ == "__main__":
    main()
