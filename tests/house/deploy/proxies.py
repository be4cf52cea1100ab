"""The proxies that are brought along, moved to ports and places of a test."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.house.deploy.house import until
from tests.support.inspecting.handbook import text_of
from tests.support.processes.loopback import free_port
from tests.support.processes.programs import require_program

PROGRAMS = {
    "nginx": ("nginx", "openssl"),
    "caddy": ("caddy", "openssl"),
    "container": ("nginx", "openssl"),
}
# Those before which a whole newsroom is tried.
ON_MACHINES = ("nginx", "caddy")
# From here on nginx looks up the names of an upstream again and again.
RESOLVES = (1, 27, 3)
RESOLVER = "127.0.0.11"
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
    """A proxy with its own folder, and its ports for http (nginx alone) and https."""

    name: str
    folder: Path
    plain: int
    port: int


@contextmanager
def before(name: str, folder: Path, behind: int) -> Iterator[Proxy]:
    """Put a proxy before what listens at `behind`, if its programs are there."""
    for program in PROGRAMS[name]:
        require_program(program)
    proxy = Proxy(name, folder, free_port(), free_port())
    certificate(folder)
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            COMMANDS[name](proxy, behind),
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
    told = text_of("deploy/nginx.conf").replace("    listen [::]:80;\n", "")
    told = told.replace("    listen [::]:443 ssl;\n", "")
    return reading(proxy, told, {"server 127.0.0.1:8000;": at(behind)})


def in_container(proxy: Proxy, behind: int) -> list[str | Path]:
    """The same for what the script of the container makes of the file."""
    written = made_for_container(proxy.folder)
    upstream = "server app:8000 resolve;"
    if version_of_nginx() < RESOLVES:
        # It knows all the rest.
        upstream = f"resolver {RESOLVER} valid=2s; {upstream}"
    return reading(proxy, written, {upstream: at(behind)})


def at(port: int) -> str:
    return f"server 127.0.0.1:{port};"


def made_for_container(folder: Path) -> str:
    """Run the shipped script on the shipped file, up to the start of nginx."""
    made = folder / "default.conf"
    (folder / "resolv.conf").write_text(f"search x\nnameserver {RESOLVER}\n")
    script = moved(
        text_of("deploy/nginx-in-container.sh"),
        {
            "exec nginx": "echo nginx",
            "/etc/resolv.conf": f"{folder}/resolv.conf",
            "/etc/newsroom/nginx.conf": f"{ROOT}/deploy/nginx.conf",
            "/etc/nginx/conf.d/default.conf": str(made),
        },
    )
    done = subprocess.run(["sh"], input=script, text=True, capture_output=True)
    assert (done.stdout, done.stderr) == ("nginx -g daemon off;\n", "")
    return made.read_text()


def version_of_nginx() -> tuple[int, ...]:
    asked = subprocess.run(["nginx", "-v"], capture_output=True, text=True)
    return tuple(map(int, re.findall(r"\d+", asked.stderr)[:3]))


def reading(proxy: Proxy, told: str, places: dict[str, str]) -> list[str | Path]:
    """Write a file of nginx for ports and places of this test; return the command."""
    folder = proxy.folder
    block = moved(
        told,
        {
            "listen 80;": f"listen 127.0.0.1:{proxy.plain};",
            "listen 443 ssl;": f"listen 127.0.0.1:{proxy.port} ssl;",
            "/etc/letsencrypt/live/news.example.org": str(folder),
            "/var/cache/newsroom": str(folder / "cache"),
            "/var/www/newsroom": f"{ROOT}/deploy",
            **places,
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
            "/var/www/newsroom": f"{ROOT}/deploy",
        },
    )
    place = folder / "Caddyfile"
    place.write_text(text)
    return ["caddy", "run", "--config", place, "--adapter", "caddyfile"]


COMMANDS = {"nginx": nginx, "caddy": caddy, "container": in_container}
