"""The demo: samples that travel through the real workflow, to try the newsroom."""

from articles.demo.loading import (
    demo_chief,
    load_samples,
    make_accounts,
    make_mastheads,
    make_pages,
    read_accounts,
)
from articles.demo.removing import Removal, remove

__all__ = [
    "Removal",
    "demo_chief",
    "load_samples",
    "make_accounts",
    "make_mastheads",
    "make_pages",
    "read_accounts",
    "remove",
]
