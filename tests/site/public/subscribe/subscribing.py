"""Read the page about subscribing: its choices, and their results."""

from articles.site.public.subscribe.form import ALL
from tests.site.public.reading import text_of, tree
from tests.support.contents import keys
from tests.support.factories import category, country, published, source, topic

ORIGIN = "http://127.0.0.1:8000"


def publish_three() -> None:
    innovation = topic("Innovation")
    attributions = [{"source": str(source("Die Quelle").key)}]
    published(headline="Eins", topics=keys(innovation), countries=keys(country("EU")))
    published(headline="Zwei", topics=keys(innovation), attributions=attributions)
    published(headline="Drei", categories=keys(category("Rubrik")), dated="2020-02-12")


def opened(client, path: str):
    response = client.get(path)
    assert response.status_code == 200
    return tree(response.text)


def ticks(page) -> dict[tuple[str, str], bool]:
    """Return which values can be ticked, by parameter, and whether each is."""
    return {
        tick: is_ticked for tick, is_ticked in boxes(page).items() if tick[0] != ALL
    }


def boxes(page) -> dict[tuple[str, str], bool]:
    return {
        (box.get("name"), box.get("value")): "checked" in box.attrib
        for box in page.iter("input")
        if box.get("type") == "checkbox"
    }


def states(page) -> dict[str, bool]:
    """Return the states of deadlines to choose from, and whether each is chosen."""
    return {
        box.get("value"): "checked" in box.attrib
        for box in page.iter("input")
        if box.get("type") == "radio" and box.get("name") == "deadline"
    }


def ticked(page) -> set[tuple[str, str]]:
    return {tick for tick, is_ticked in ticks(page).items() if is_ticked}


def addresses(page) -> list[str]:
    return [
        text_of(a)
        for a in page.find("body/main").iter("a")
        if a.get("class") == "copyable"
    ]


def alerts(page) -> list[str]:
    boxes = [div for div in page.iter("div") if div.get("role") == "alert"]
    return [text_of(p) for box in boxes for p in box.iter("p")]


def steps(page) -> list[str]:
    titles = [h2 for h2 in page.iter("h2") if h2.get("class") == "step-title"]
    return [text_of(h2) for h2 in titles]


def preview(page) -> list[tuple[str, str]]:
    """Return headline and address of what the chosen feed begins with."""
    [aside] = page.iter("aside")
    return [
        (text_of(a), a.get("href")) for ul in aside.iter("ul") for a in ul.iter("a")
    ]


def wanted_at_once(page) -> dict[str, bool]:
    """Return of which parameters all ticks may be wanted at once, and whether so."""
    return {
        value: is_ticked
        for (name, value), is_ticked in boxes(page).items()
        if name == ALL
    }
