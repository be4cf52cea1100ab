"""The limit: nginx with the same bytes, which no program of ours can beat."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.databases import KEPT, Database
from benchmarks.houses import free_port
from benchmarks.servers import HOST, Request, Server, running

CONFIGURATION = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    keepalive_requests 100000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {block}
}}
"""
FILES = """server {{
        listen {host}:{port};
        root {files};
    }}"""


class NoDatabase(Database):
    """Nginx asks none."""

    vendor = "nginx"


def program() -> str | None:
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def command_for(nginx: str, folder: Path, block: str) -> list:
    """Write the configuration with that block of servers; return how it is served."""
    # Its worker would be nobody, who may not read here.
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(folder=folder, user=user, block=block), encoding="utf-8"
    )
    return [nginx, "-p", KEPT, "-c", configuration]


@contextmanager
def limit(paths: dict[str, str], ours: Server) -> Iterator[tuple[Server | None, dict]]:
    """Serve what our pages at these addresses say now; yield the addresses of it.

    Without nginx there is no server, and no address.
    """
    nginx = program()
    if not nginx:
        yield None, {}
        return
    place, port = NoDatabase("limit"), free_port()
    files = place.folder / "files"
    files.mkdir(exist_ok=True)
    served = {}
    for number, (name, path) in enumerate(paths.items()):
        (files / str(number)).write_bytes(ours.ask(Request(path)).body)
        served[name] = f"/{number}"
    ours.hang_up()
    block = FILES.format(host=HOST, port=port, files=files)
    with running(
        command_for(nginx, place.folder, block), dict(os.environ), place, port
    ) as server:
        yield server, served
