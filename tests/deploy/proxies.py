"""The proxies that are brought along, moved to ports and places of a test."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.house import until
from tests.handbook import text_of
from tests.loopback import free_port

PROGRAMS = {"nginx": ("nginx", "openssl"), "caddy": ("caddy", "openssl")}
AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {block}
}}
"""


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where it listens, for http (nginx alone) and https; and what it has to itself."""

    name: str
    folder: Path
    plain: int
    port: int


def missing(name: str) -> list[str]:
    return [program for program in PROGRAMS[name] if not shutil.which(program)]


@contextmanager
def before(name: str, folder: Path, behind: int) -> Iterator[Proxy]:
    """Put a proxy before what listens at `behind`."""
    proxy = Proxy(name, folder, free_port(), free_port())
    certificate(folder)
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            nginx(proxy, behind) if name == "nginx" else caddy(proxy, behind),
            env=os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)},
            stdout=said,
            stderr=said,
        )
    try:
        until(lambda: listens(proxy.port) or process.poll() is not None)
        assert process.poll() is None, (folder / "said").read_text()
        yield proxy
    finally:
        process.terminate()
        process.wait()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def certificate(folder: Path) -> None:
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2"
    names = ["-subj", "/CN=news.example.org"]
    names += ["-addext", "subjectAltName=DNS:news.example.org"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    done = [*command.split(), *names, *files]
    subprocess.run(done, capture_output=True, check=True)


def moved(text: str, places: dict[str, str]) -> str:
    for old, new in places.items():
        assert old in text
        text = text.replace(old, new)
    return text


def nginx(proxy: Proxy, behind: int) -> list[str | Path]:
    """Write what it reads; return the command."""
    folder = proxy.folder
    block = moved(
        re.sub(r"listen \[::\].*;", "", text_of("deploy/nginx.conf")),
        {
            "listen 80;": f"listen 127.0.0.1:{proxy.plain};",
            "listen 443 ssl;": f"listen 127.0.0.1:{proxy.port} ssl;",
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{behind};",
            "/etc/letsencrypt/live/news.example.org": str(folder),
            "/var/cache/newsroom": str(folder / "cache"),
        },
    )
    user = "user root;" if os.geteuid() == 0 else ""
    place = folder / "nginx.conf"
    place.write_text(AROUND.format(folder=folder, user=user, block=block))
    command = ["nginx", "-c", place, "-p", folder, "-e", folder / "error.log"]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr
    return command


def caddy(proxy: Proxy, behind: int) -> list[str | Path]:
    folder = proxy.folder
    files = f"{folder}/fullchain.pem {folder}/privkey.pem"
    text = moved(
        text_of("deploy/Caddyfile"),
        {
            "\tservers {": "\tadmin off\n\tauto_https disable_redirects\n\tservers {",
            "\nnews.example.org {": f"\nhttps://news.example.org:{proxy.port} {{\n"
            f"\tbind 127.0.0.1\n\ttls {files}",
            "127.0.0.1:8000": f"127.0.0.1:{behind}",
        },
    )
    place = folder / "Caddyfile"
    place.write_text(text)
    return ["caddy", "run", "--config", place, "--adapter", "caddyfile"]
