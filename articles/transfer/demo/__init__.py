"""The demo: samples that travel through the real workflow, to try the newsroom."""

from articles.transfer.demo.loading import (
    LANGUAGES as LANGUAGES,
    demo_chief as demo_chief,
    load_samples as load_samples,
    make_accounts as make_accounts,
    make_mastheads as make_mastheads,
    make_pages as make_pages,
    read_accounts as read_accounts,
)
from articles.transfer.demo.watching import watch_sources as watch_sources
