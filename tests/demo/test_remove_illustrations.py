"""After trying: the samples' illustrations go with their files, unless one is used."""

import pytest
from django.core.management import call_command

from articles.models import Image
from tests import factories
from tests.demo.trying import start_demo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_var(settings, tmp_path):
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def files(settings) -> list:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.mark.parametrize("use", ["in front", "inside", "once"])
def test_an_illustration_that_somebody_used_stays_the_others_go_with_their_files(
    use, settings, django_capture_on_commit_callbacks
):
    start_demo("2025/jupiter", "2014/rosetta-landung")
    used = Image.objects.get(title="Rechnerhalle")
    figure = f'<p>Text.</p><img data-image="{used.key}">'
    content = {"body": figure} if use == "inside" else {"lead_image": str(used.key)}
    draft = factories.draft(**content)
    if use == "once":  # a restore of that save would bring it back
        factories.edited(draft, by=draft.author, lead_image=None)
    assert len(files(settings)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_samples", yes=True)
    assert Image.objects.get() == used
    (path,) = files(settings)
    assert used.token in path.name
