"""The server's command-line options and their defaults."""

import argparse

WORKERS, THREADS = 2, 4


def add_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers",
        type=at_least_one,
        default=WORKERS,
        metavar="N",
        help=f"processes that answer ({WORKERS})",
    )
    parser.add_argument(
        "--threads",
        type=at_least_one,
        default=THREADS,
        metavar="N",
        help=f"pages that each of them makes at once ({THREADS})",
    )


def at_least_one(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value)):
        raise argparse.ArgumentTypeError(f"“{value}” isn't a number from 1 on")
    return int(value)


def told(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -P -m newsroom.http_server", description="Serve the newsroom."
    )
    parser.add_argument(
        "--bind",
        default="127.0.0.1:8000",
        help="HOST:PORT or unix:/PATH (127.0.0.1:8000)",
    )
    add_to(parser)
    return parser.parse_args(arguments)
