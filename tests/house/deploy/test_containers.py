"""The container and its surroundings are confined, without addresses, and startable."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from newsroom.http_server import options
from newsroom.http_server.processes import master
from tests.conftest import ROOT
from tests.house.deploy import proxies
from tests.house.deploy.house import House
from tests.house.tooling.test_deploying import VARIABLE
from tests.support.inspecting.handbook import block, blocks, text_of
from tests.support.processes.programs import require_program

COMPOSE = yaml.safe_load(text_of("deploy/compose.yaml"))
SERVICES = COMPOSE["services"]
OURS = [name for name, told in SERVICES.items() if told["image"] == "newsroom"]
IMAGE = text_of("deploy/Containerfile")
# A registry's host has a point or a port in it, before the first slash.
HOST = re.compile(r"^[^/]*[.:][^/]*/")


def words(instruction: str) -> list[str]:
    """Return what each such line of the Containerfile says."""
    joined = IMAGE.replace("\\\n", " ")
    return re.findall(rf"^ *{instruction} +(.+)$", joined, re.M)


@pytest.mark.parametrize("name", SERVICES)
def test_r43_each_service_changes_nothing_but_its_volumes(name):
    told = SERVICES[name]
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert "cap_add" not in told
    assert "privileged" not in told


@pytest.mark.parametrize("name", SERVICES)
def test_r43_none_is_root(name):
    user = SERVICES[name].get("user") or words("USER")[-1]
    assert user.split(":")[0] not in {"root", "0"}


@pytest.mark.parametrize("name", SERVICES)
def test_each_says_whether_it_is_well_or_why_not(name):
    """A worker answers nobody, and what prepares ends."""
    told = SERVICES[name]
    asked = told.get("healthcheck", {}).get("test")
    is_asked_by_image = name == "app"
    is_left_out = told.get("healthcheck") == {"disable": True}
    assert bool(asked) + is_asked_by_image + is_left_out == 1


def test_images_are_named_without_the_host_of_a_registry():
    named = [told["image"] for told in SERVICES.values()]
    named += [line.split()[0] for line in words("FROM")]
    assert len(named) > 5
    assert [name for name in named if HOST.match(name)] == []


def test_the_proxy_alone_is_reached_from_elsewhere_and_never_the_database():
    assert [name for name, told in SERVICES.items() if "ports" in told] == ["proxy"]
    assert COMPOSE["networks"]["within"] == {"internal": True}
    assert SERVICES["database"]["networks"] == ["within"]
    assert SERVICES["proxy"]["networks"] == ["outside"]


def test_all_of_the_newsroom_share_what_one_machine_has():
    for name in OURS:
        assert SERVICES[name]["volumes"] == ["var:/var/lib/newsroom"]
        assert SERVICES[name]["environment"]["NEWSROOM_VAR"] == "/var/lib/newsroom"
    assert words("VOLUME") == words("WORKDIR") == ["/var/lib/newsroom"]


def test_secrets_come_of_files_that_are_in_no_repository():
    files = {told["env_file"] for told in SERVICES.values() if "env_file" in told}
    assert files == {"newsroom.env", "database.env"}
    assert not [name for name in files if (ROOT / "deploy" / name).exists()]
    plain = str([told.get("environment") for told in SERVICES.values()])
    assert not re.search("SECRET|PASSWORD|DATABASE_URL", plain)
    told = "".join(blocks("docs/containers.md", "ini"))
    assert {"POSTGRES_PASSWORD", "NEWSROOM_SECRET_KEY"} <= set(
        re.findall(r"^ *(\w+)=", told, re.M)
    )


def test_every_variable_is_one_of_the_newsroom():
    known = set(VARIABLE.findall(text_of(".env.example")))
    told = text_of("deploy/compose.yaml") + IMAGE
    assert set(VARIABLE.findall(told)) <= known


def test_only_what_was_prepared_is_served():
    assert SERVICES["prepare"]["command"][-1].startswith("newsroom migrate && ")
    for name in ("app", "worker"):
        needed = SERVICES[name]["depends_on"]["prepare"]["condition"]
        assert needed == "service_completed_successfully"


def test_the_server_is_begun_as_it_can_be_and_has_time_to_end():
    command = SERVICES["app"]["command"]
    assert command[:4] == ["python", "-P", "-m", "newsroom.http_server"]
    assert options.told(command[4:]).bind == "0.0.0.0:8000"
    assert json.loads(words("CMD")[-1])[1] == "serve"
    for name in ("app", "worker"):
        assert int(SERVICES[name]["stop_grace_period"][:-1]) > master.PATIENCE


def test_the_proxy_finds_the_newsroom_where_it_is(tmp_path):
    """The shipped script fills in the shipped file."""
    site = proxies.made_for_container(tmp_path)
    assert "resolver 127.0.0.11 valid=2s; server app:8000 resolve;\n" in site
    assert "127.0.0.1:" not in site
    assert "[::]" not in site
    assert site.count("listen") == 2


def test_compose_reads_its_file(tmp_path):
    """The program itself, with the files that the page has the operator write."""
    program = require_program("docker-compose")
    place = tmp_path / "compose.yaml"
    place.write_text(text_of("deploy/compose.yaml"))
    for name, secret in (("database", "POSTGRES"), ("newsroom", "NEWSROOM")):
        told = block("docs/containers.md", "ini", f"{secret}_")
        (tmp_path / f"{name}.env").write_text(told)
    command = [program, "--file", place, "config", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    understood = json.loads(done.stdout)["services"]
    assert set(understood) == set(SERVICES)
    given = understood["app"]["environment"]
    assert given["NEWSROOM_ORIGIN"] == "https://news.example.org"
    assert given["NEWSROOM_WORKER"] == "0"
    assert understood["database"]["environment"]["POSTGRES_PASSWORD"]


@pytest.fixture
def server(tmp_path, collected, migrated):
    """A newsroom that is served, with nothing in it."""
    house = House(tmp_path)
    (tmp_path / "static").symlink_to(collected)
    migrated.give(tmp_path / "newsroom.sqlite3")
    house.begin()
    yield house
    house.end()


def test_its_health_is_asked_of_the_server(server):
    [command] = words("HEALTHCHECK")
    program, *arguments = json.loads(command.partition("CMD ")[2])
    assert program == "python"
    moved = [word.replace(":8000", f":{server.port}") for word in arguments]
    asked = [sys.executable, *moved]
    assert moved != arguments
    assert subprocess.run(asked, env={}).returncode == 0
    server.end()
    assert subprocess.run(asked, env={}, stderr=subprocess.DEVNULL).returncode


def test_what_is_copied_into_the_image_is_what_a_release_has():
    copied = [line.split()[0] for line in words("COPY") if "--from" not in line]
    assert copied == ["*.lock", "newsroom_cms-*.whl"]
    assert Path(ROOT / "requirements.lock").exists()


def test_extras_are_installed_if_they_are_asked_for(tmp_path):
    """The image's command turns their names into files; nothing is installed."""
    [command] = [line for line in words("RUN") if "--require-hashes" in line]
    said = command.replace("/opt/newsroom/bin/pip", "echo").replace("/tmp/", "")
    done = subprocess.run(
        ["sh", "-c", said],
        env={"EXTRAS": "metrics s3"},
        capture_output=True,
        text=True,
    )
    files = "-r requirements.lock -r metrics.lock -r s3.lock"
    assert done.stdout == f"install --require-hashes {files}\n"
    assert done.stderr == ""
    for name in ("metrics", "s3"):
        assert (ROOT / f"deploy/extras/{name}.lock").exists()
