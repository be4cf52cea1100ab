"""Reasons of dismissals and of likeness are stored in no language.

Usual reasons were stored as the words that an editor saw, and facts as those of the
process that found them. Words that somebody typed stay.
"""

from django.db import migrations

USUAL = {
    "usual:subject": ("Not our subject", "Nicht unser Thema"),
    "usual:advertising": ("Advertising", "Werbung"),
    "usual:old": ("Out of date", "Veraltet"),
    "usual:covered": ("We have covered it", "Haben wir schon"),
    "usual:before": ("dismissed before",),
}
# Facts that are shown as reasons, from the most telling on: figures, days, places.
SHOWN = ("n:", "d:", "k:", "t:", "y:")
AT_ONCE = 500


def store_keys(apps, schema_editor):
    items = apps.get_model("articles", "InboxItem").objects
    for key, words in USUAL.items():
        items.filter(reason__in=words).update(reason=key)


def store_words(apps, schema_editor):
    items = apps.get_model("articles", "InboxItem").objects
    for key, words in USUAL.items():
        items.filter(reason=key).update(reason=words[0])


def store_facts(apps, schema_editor):
    InboxItem = apps.get_model("articles", "InboxItem")
    like = InboxItem.objects.exclude(nearest=None).order_by("pk")
    pairs, last = like.values_list("pk", "nearest"), 0
    while some := dict(pairs.filter(pk__gt=last)[:AT_ONCE]):
        told = facts_of(apps, {*some, *some.values()})
        items = [
            InboxItem(pk=pk, nearest_why=shared(told.get(pk), told.get(other)))
            for pk, other in some.items()
        ]
        InboxItem.objects.bulk_update(items, ["nearest_why"], batch_size=100)
        last = max(some)


def facts_of(apps, pks):
    rows = apps.get_model("articles", "ItemFact").objects.filter(item__in=pks)
    found = {}
    for pk, fact in rows.values_list("item", "fact"):
        if fact[:2] in SHOWN:
            found.setdefault(pk, set()).add(fact)
    return found


def shared(some, others):
    both = (some or set()) & (others or set())
    return sorted(both, key=lambda fact: (SHOWN.index(fact[:2]), fact))


class Migration(migrations.Migration):
    dependencies = [("articles", "0032_letters_called_spam")]
    operations = [
        migrations.RunPython(store_keys, store_words),
        migrations.RunPython(store_facts, migrations.RunPython.noop),
    ]
