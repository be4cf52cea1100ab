"""Print the addresses of the floor, by the page of ours that each is like."""

import json

import django


def main() -> None:
    django.setup()
    # Models can't be imported before.
    from benchmarks.floor.models import Article  # noqa: PLC0415 (see above)
    from benchmarks.stock.vocabulary import COMMON, RARE, WORDS  # noqa: PLC0415 (same)

    number = Article.objects.count()
    middle = Article.objects.all()[number // 2]
    country, topic = middle.countries.all()[0], middle.topics.all()[0]
    deep = min(500, number // 40)
    pages = {
        "home": "/",
        "list, first page": "/",
        "deep page": f"/?page={deep}",
        "two facets": f"/?country={country.slug}&topic={topic.slug}",
        "label": f"/?topic={topic.slug}",
        "article": middle.get_absolute_url(),
        "feed of 50": "/feed/",
        "search, rare word": f"/search/?q={WORDS['de'][RARE]}",
        "search, common word": f"/search/?q={WORDS['de'][COMMON]}",
    }
    print(json.dumps(pages))


if __name__ == "__main__":
    main()
