"""The desk's first page as somebody finds it: its lists, by their names."""

from articles.admin.day.section import Section
from tests.support.desk.desk import at_desk


def day_of(person) -> dict[str, Section]:
    context = at_desk(person).get("/admin/").context
    lists = [*context["own"], *context["in_house"], *context["decided"]]
    return {one.name: one for one in lists}


def titles(person) -> dict[str, list[str]]:
    found = day_of(person)
    found.pop("decided", None)
    return {name: [row.title for row in one.rows] for name, one in found.items()}


def facts(person, name: str) -> list[str]:
    return [" · ".join(map(str, row.facts)) for row in day_of(person)[name].rows]


def led_by(image, **options) -> dict:
    """Return what makes an article that has the picture in front."""
    return {"lead_image": str(image.key), **options}
