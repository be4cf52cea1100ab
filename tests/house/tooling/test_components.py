"""The list of components is that of what is installed, with licences."""

import json
import re
import subprocess

import pytest
import yaml
from django.conf import settings
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; ([^\\\n]+))?", re.MULTILINE)


@pytest.mark.long
def test_the_list_names_what_the_lock_installs_with_licences():
    done = subprocess.run([ROOT / "bin" / "components"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    listed = json.loads((ROOT / "dist" / "newsroom-cms.cdx.json").read_text("utf-8"))
    assert listed["bomFormat"] == "CycloneDX"
    found = {
        canonicalize_name(one["name"]): one["version"] for one in listed["components"]
    }
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert found == {
        canonicalize_name(name): version
        for name, version, marker in LOCKED.findall(lock)
        if not marker or Marker(marker.strip()).evaluate()
    }
    assert [one["name"] for one in listed["components"] if not one["licenses"]] == []
    assert str(ROOT) not in json.dumps(listed)


def test_catalogues_are_told_what_the_project_says():
    told = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{told["softwareVersion"]}"' in project
    assert f'license = "{told["legal"]["license"]}"' in project
    python = told["dependsOn"]["open"][0]["versionMin"]
    assert f'requires-python = ">={python}"' in project
    languages = {code for code, _name in settings.LANGUAGES}
    assert set(told["localisation"]["availableLanguages"]) == languages
    assert set(told["description"]) == languages
    # The bounds of the standard.
    for said in told["description"].values():
        assert len(said["shortDescription"]) <= 150
        assert 150 <= len(said["longDescription"]) <= 10_000
        assert all(len(feature) <= 100 for feature in said["features"])
