"""Record decisions about a label, in its own records and in the record of the desk."""

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


def tell(act: Act, label: Label, other: Label, *, by, note: str = "") -> None:
    LabelDecision.record(act, label, other, by=by, note=note)
    about = other if act == Act.RENAME else label
    names = {"before": label.name, "after": other.name}
    audit.write(DEEDS[act], about=about, by=by, **names)
