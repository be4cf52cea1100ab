"""Only its own system user can read the files that the newsroom writes."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from newsroom.conf import file_modes
from tests.conftest import ROOT


def open_to_others(folder: Path) -> list[str]:
    return [
        path.name
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & file_modes.OTHERS
    ]


def test_whatever_the_shell_lets_others_read_files_are_its_own(tmp_path):
    var = tmp_path / "var"
    command = [sys.executable, "manage.py", "migrate", "contenttypes", "-v0"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_VAR": str(var),
        "DATABASE_URL": "",
    }
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        umask=0o022,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (var / "newsroom.sqlite3").stat().st_size > 0
    assert open_to_others(var) == []


KEEP = """
import os
from newsroom.worker import keeper
keeper.Keeper.run = lambda _keeper: print(oct(os.umask(0)))
keeper.main()
"""


def test_the_keeper_of_workers_lets_nobody_else_read():
    command = [sys.executable, "-c", KEEP, "1"]
    done = subprocess.run(
        command, cwd=ROOT, umask=0o022, capture_output=True, text=True, check=True
    )
    assert done.stdout == "0o77\n"


def test_what_others_could_read_is_taken_from_them(tmp_path):
    var, elsewhere = tmp_path / "var", tmp_path / "elsewhere"
    for folder in (var / "backups", var / "mail", var / "media", elsewhere):
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    files = [
        *(var / name for name in ("mark", "secret-key", "backups/erasures.jsonl")),
        *(elsewhere / f"of-ours{end}" for end in ("", "-wal", "-shm")),
    ]
    for file in (*files, var / "media/public.jpg"):
        file.touch()
        file.chmod(0o644)
    (var / "mark-link").symlink_to(elsewhere)
    file_modes.narrow(var, str(elsewhere / "of-ours"))
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 6
    for folder in (var / "backups", var / "mail"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755
    assert open_to_others(var / "media") == ["media", "public.jpg"]
