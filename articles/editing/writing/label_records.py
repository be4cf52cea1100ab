"""Record decisions about labels, in their own records and in the record of the desk;
and find there the label from which another was made.
"""

from collections.abc import Iterable
from uuid import UUID

from articles.domain import audit
from articles.models import Label, LabelDecision, RecordedDeed

Act = LabelDecision.Act
DEEDS = {
    Act.MERGE: RecordedDeed.MERGED,
    Act.SEPARATE: RecordedDeed.SEPARATED,
    Act.RENAME: RecordedDeed.RENAMED,
    Act.SUCCEED: RecordedDeed.SUCCEEDED,
    Act.PART: RecordedDeed.PARTED,
}


def record_decision(
    act: Act, label: Label, other: Label, *, by, note: str = ""
) -> None:
    LabelDecision.record(act, label, other, by=by, note=note)
    about = other if act == Act.RENAME else label
    names = {"before": label.name, "after": other.name}
    audit.write(DEEDS[act], about=about, by=by, **names)


def note_ways(followers: list, label: Label) -> None:
    """Record the target of labels that were merged before there was a record: they
    follow `label` to its own target.
    """
    known = ways(followers)
    for one in followers:
        if one.key not in known:
            LabelDecision.record(Act.MERGE, one, label)


def ways(labels: Iterable[Label]) -> dict[UUID, UUID]:
    """Map the key of each label to that of the one it was merged into, if known."""
    acts = LabelDecision.objects.filter(
        label_key__in=[label.key for label in labels], act=Act.MERGE
    )
    return {act.label_key: act.other_key for act in acts.order_by("pk")}


def came_by(label: Label, labels: Iterable[Label]) -> list:
    """Return the labels that are merged into the same target because `label` is."""
    merged = [one for one in labels if one.merged_into_id == label.merged_into_id]
    into = ways(merged)

    def comes(key: UUID) -> bool:
        passed: set[UUID] = set()
        while key != label.key:
            if key in passed or key not in into:
                return False
            passed.add(key)
            key = into[key]
        return True

    return [one for one in merged if one.pk != label.pk and comes(one.key)]
