"""Build wheels without a network, install them where nothing else is, and use them."""

import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.support.processes.loopback import free_port

READY = "The newsroom is open"


def build(source: Path, folder: Path) -> Path:
    """Return the wheel of a project, built with what is installed here."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    before = set(folder.glob("*.whl"))
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    [made] = set(folder.glob("*.whl")) - before
    return made


def uv(*arguments: str | Path) -> None:
    known = subprocess.run(
        [ROOT / "bin/setup", "--print-uv"], check=True, capture_output=True, text=True
    )
    command = [ROOT / known.stdout.strip(), *arguments, "--offline", "--quiet"]
    subprocess.run(command, check=True)


def install(folder: Path, *wheels: Path) -> Path:
    """Return the programs of a new environment: the wheels, and what they depend on.

    The dependencies come from the environment of the tests, which has no newsroom.
    """
    uv("venv", "--python", sys.executable, folder)
    python = folder / "bin" / "python"
    uv("pip", "install", "--python", python, "--no-index", "--no-deps", *wheels)
    [packages] = folder.glob("lib/python*/site-packages")
    dependencies = sysconfig.get_path("purelib")
    (packages / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    return python.parent


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed newsroom with the example plug-in, and an empty folder to use it in.

    Nothing of the environment of the tests is handed on to it; `env` is all it gets.
    Tests that change what readers see set NEWSROOM_VAR to a copy of `folder/var/demo`.
    """

    wheel: Path
    programs: Path
    folder: Path

    def environment(self, env: dict[str, str] | None) -> dict[str, str]:
        path = f"{self.programs}{os.pathsep}/usr/bin{os.pathsep}/bin"
        bare = {"PATH": path, "LANG": "C.UTF-8", "PYTHONWARNINGS": "error"}
        # Or it would make all the demo's pictures and pages beside each test. On a busy
        # machine the first page of a new server may take longer than readers wait.
        bare |= {"NEWSROOM_WORKER": "0", "NEWSROOM_PAGE_CACHE": "0"}
        bare["NEWSROOM_PATIENCE"] = "60"
        return bare | (env or {})

    def run(self, *arguments: str, env: dict[str, str] | None = None):
        """Run `newsroom` with the arguments; return what came of it."""
        return self.call("newsroom", *arguments, env=env)

    def call(self, program: str, *arguments: str, env: dict[str, str] | None = None):
        return subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            env=self.environment(env),
            capture_output=True,
            text=True,
        )

    @contextmanager
    def serving(
        self,
        *,
        env: dict[str, str] | None = None,
        options: tuple[str, ...] = ("--demo",),
    ):
        """Serve the demo, or what the options say; yield where."""
        port = free_port()
        told = ("serve", "--port", str(port), "--workers", "1", *options)
        with subprocess.Popen(
            [self.programs / "newsroom", *told],
            cwd=self.folder,
            env=self.environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as server:
            try:
                printed = []
                for line in server.stdout:
                    printed.append(line)
                    if line.startswith(READY):
                        break
                assert printed, "nothing was printed"
                assert printed[-1].startswith(READY), "".join(printed)
                yield f"http://127.0.0.1:{port}"
            finally:
                end(server)

    def passwords(self) -> dict[str, str]:
        """Return those that the demo printed, by account."""
        lines = (self.folder / "printed").read_text(encoding="utf-8")
        return dict(re.findall(r"^    (\w+) +(\S+)$", lines, re.MULTILINE))


def end(server: subprocess.Popen) -> None:
    """End it as Ctrl-C does, and wait for it without leaving it any pipe to fill."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        deadline = time.monotonic() + 20
        while server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        if server.poll() is None:
            server.kill()
