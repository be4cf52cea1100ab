"""The newsroom that is measured, and what it is compared with: a floor of plain views,
or the newsroom of another tree.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.databases import DATABASES, ROOT, Database, becomes, fingerprint
from benchmarks.servers import HOST, free_port, running

PACKAGE = Path(__file__).resolve().parent
STOCK = PACKAGE / "stock"
SERVING = "benchmarks.floor.serving"
# One worker, so that all work is that of one process.
ALONE = ("--workers", "1", "--threads", "4")
# Megabytes, as many as the newsroom has if nobody says otherwise.
HOLDING_PAGES = {"NEWSROOM_PAGE_CACHE": "32"}
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a house is loaded and served; `made_by` are the folders that decide on it.

    `refresher` brings a stock that was loaded before up to date, by those migrations in
    `tables` that came since.
    """

    name: str
    settings: str
    loader: str
    refresher: str | None
    made_by: tuple[Path, ...]
    tables: Path | None
    server: Callable[[int], list]


@dataclass(frozen=True, slots=True)
class Tree:
    """Files of a newsroom, and the Python that runs them; `mark` names its stocks."""

    root: Path
    python: str
    mark: str = ""

    @classmethod
    def at(cls, root: Path) -> "Tree":
        """Return another tree; its own environment runs it, if it has one."""
        root, own = root.resolve(), root.resolve() / ".venv/bin/python"
        if not (root / "benchmarks/stock").is_dir():
            sys.exit(f"bench: {root} holds no newsroom with benchmarks. Name one.")
        mark = "_" + hashlib.sha256(str(root).encode()).hexdigest()[:8]
        return cls(root, str(own) if own.exists() else sys.executable, mark)

    def of(self, path: Path) -> Path:
        return self.root / path.relative_to(ROOT)


HERE = Tree(ROOT, sys.executable)
NEWSROOM = Kind(
    name="newsroom",
    settings="newsroom.settings",
    loader="benchmarks.stock",
    refresher="benchmarks.refreshing",
    made_by=(STOCK,),
    tables=ROOT / "articles" / "migrations",
    server=lambda port: ["manage.py", "serve", "--port", str(port), *ALONE],
)
FLOOR = Kind(
    name="floor",
    settings="benchmarks.floor.settings",
    loader="benchmarks.floor.loading",
    refresher=None,
    made_by=(STOCK, PACKAGE / "floor"),
    tables=None,
    server=lambda port: ["-m", SERVING, "--bind", f"{HOST}:{port}", *ALONE],
)


class House:
    """One of them with so many articles on one database."""

    def __init__(self, kind: Kind, vendor: str, number: int, tree: Tree = HERE):
        self.kind, self.number, self.tree = kind, number, tree
        name = f"{kind.name}_{number}{tree.mark}"
        self.database: Database = DATABASES[vendor](name)
        self.env = {name: os.environ[name] for name in INHERITED if name in os.environ}
        self.env |= {
            "DATABASE_URL": self.database.url,
            "DJANGO_SETTINGS_MODULE": kind.settings,
            # Some of what is measured takes longer than a reader would wait.
            "NEWSROOM_PATIENCE": "60",
            # What is printed has it in it, and the port is another one each time.
            # What is measured is what is made; `holding` measures what is held.
            "NEWSROOM_PAGE_CACHE": "0",
            "NEWSROOM_ORIGIN": f"http://{HOST}",
            "NEWSROOM_VAR": str(self.database.folder),
            # What waits in the queue is not what a page costs.
            "NEWSROOM_WORKER": "0",
            "PYTHONPATH": str(tree.root),
        }

    def load(self) -> None:
        """Load the stock, unless it is there already; then bring it up to date."""
        made_by = map(self.tree.of, self.kind.made_by)
        tables = self.kind.tables and self.tree.of(self.kind.tables)
        wanted = fingerprint(self.number, made_by, tables)
        if not becomes(self.database.stamp(), wanted):
            self.database.empty()
            self.run(self.kind.loader, self.number)
        if self.kind.refresher:
            self.run(self.kind.refresher)
        self.database.set_stamp(wanted)

    def run(self, module: str, *arguments: object) -> None:
        command = [self.tree.python, "-m", module, *map(str, arguments)]
        subprocess.run(command, env=self.env, cwd=self.tree.root, check=True)

    def told(self, module: str, *arguments: object) -> dict:
        """Run a program of ours, and return what it prints."""
        command = [self.tree.python, "-m", module, *map(str, arguments)]
        said = subprocess.run(
            command,
            env=self.env,
            cwd=self.tree.root,
            check=True,
            stdout=subprocess.PIPE,
        )
        return json.loads(said.stdout)

    @contextmanager
    def served(self, **variables: str):
        port = free_port()
        command = [self.tree.python, *self.kind.server(port)]
        env, root = self.env | variables, self.tree.root
        with running(command, env, self.database, port, root=root) as server:
            yield server
