"""By what something was made: code, templates, settings, and names of style sheets."""

from articles.domain.fragments import fingerprint
from articles.domain.fragments.fingerprint import of_code


def test_the_names_of_collected_files_have_a_say_wherever_they_lie(settings, tmp_path):
    of_code.cache_clear()
    before = fingerprint()
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text('{"paths": {}}', encoding="utf-8")
    of_code.cache_clear()
    try:
        assert fingerprint() != before
    finally:
        of_code.cache_clear()
