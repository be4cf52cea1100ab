"""The demo: samples that travel through the real workflow, to try the newsroom."""

from articles.demo.loading import (
    demo_chief,
    load_samples,
    make_accounts,
    make_mastheads,
    make_pages,
    read_accounts,
)

__all__ = [
    "demo_chief",
    "load_samples",
    "make_accounts",
    "make_mastheads",
    "make_pages",
    "read_accounts",
]
