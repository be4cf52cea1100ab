"""Choose a label that many articles have, and print what follows what is renamed.

`python -m benchmarks.following` says what to change and to ask; with a mark and some
seconds it prints what changed since, as the worker does.
"""

import json
import resource
import sys
import time

import django

from benchmarks.preparing import LANGUAGE, cookies_of

# Of how many articles a label is wanted: as of 26,000 among 200,000.
SHARE = 0.13


def plan() -> dict:
    # Models can't be imported before Django is set up.
    from django.urls import reverse  # noqa: PLC0415 (see above)
    from django.utils.translation import override  # noqa: PLC0415 (as above)

    from articles.domain.label_index import catalogue_now  # noqa: PLC0415 (as above)
    from articles.domain.site_version import current  # noqa: PLC0415 (as above)
    from articles.models import Article, Masthead, User  # noqa: PLC0415 (as above)
    from articles.site.prerender.concerned import Mark  # noqa: PLC0415 (as above)

    at, catalogue = time_now(), catalogue_now()
    label, shown = common_topic(catalogue)
    chief, _made = User.objects.update_or_create(
        username="root", defaults={"is_staff": True, "is_superuser": True}
    )
    with override(LANGUAGE):
        pages = {
            "list": f"{reverse('articles')}?topic={label.slug}",
            "label page": label.get_absolute_url(),
            "article": Article.objects.get(pk=shown).get_absolute_url(),
            "feed of the label": f"{reverse('feed_rss')}?topic={label.slug}",
        }
    masthead, _made = Masthead.objects.get_or_create(
        language=LANGUAGE, defaults={"name": "Nachrichten"}
    )
    mark = Mark.at(current(at))
    return {
        "forms": {
            "a label": reverse("admin:articles_topic_change", args=[label.pk]),
            "the masthead": reverse(
                "admin:articles_masthead_change", args=[masthead.pk]
            ),
        },
        "carried by": len(catalogue.about(label)),
        "pages": pages,
        "mark": [mark.sequence, mark.fingerprint],
        "cookies": cookies_of(chief),
    }


def common_topic(catalogue):
    """Return the topic that comes nearest to the share, and an article about it."""
    of_topics = catalogue.numbers(LANGUAGE).by_label["topic"]
    wanted = len(catalogue.public(LANGUAGE)) * SHARE
    pk = min(of_topics, key=lambda one: abs(of_topics[one] - wanted))
    label = catalogue.labels.by_pk["topic"][pk]
    [shown], _more = catalogue.newest(catalogue.found(LANGUAGE, {"topic": [label]}), 1)
    return label, shown


def time_now():
    from django.utils import timezone  # noqa: PLC0415 (needs settings)

    return timezone.now()


def follow(sequence: int, by: str, seconds: float) -> dict:
    from articles.domain.label_index import catalogue_now  # noqa: PLC0415 (as above)
    from articles.site.prerender import catch_up  # noqa: PLC0415 (as above)
    from articles.site.prerender.concerned import Mark, concerned  # noqa: PLC0415 (as above)

    mark, begun = Mark(sequence, by), time.monotonic()
    versions = len(concerned(mark, catalogue_now()))
    before = held(), time.process_time()
    found = catch_up(mark=mark, seconds=seconds)
    return {
        "versions": versions,
        "parts looked at": found.looked_at,
        "parts printed": found.stale,
        "failed": found.failed,
        "is done": found.before is None,
        "seconds": time.monotonic() - begun,
        "seconds of CPU": time.process_time() - before[1],
        "memory before, MiB": before[0],
        "memory at most, MiB": held(),
    }


def held() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    django.setup()
    if len(sys.argv) > 1:
        sequence, by, seconds = sys.argv[1:]
        print(json.dumps(follow(int(sequence), by, float(seconds))))
    else:
        print(json.dumps(plan()))


if __name__ == "__main__":
    main()
