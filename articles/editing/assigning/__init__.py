"""Share out the work: commission a text, say who reviews it, take it, give it back."""

from articles.editing.assigning.commissioning import commission as commission
from articles.editing.assigning.concerning import on_the_day as on_the_day
from articles.editing.assigning.deciding import (
    Task as Task,
    assign as assign,
    give_back as give_back,
    take as take,
)
from articles.editing.assigning.fitting import (
    Sides as Sides,
    may_give_back as may_give_back,
    may_take as may_take,
    people_for as people_for,
    refuse_unfit as refuse_unfit,
    sides_of as sides_of,
)
from articles.editing.assigning.templates import (
    mark_as_template as mark_as_template,
    may_mark_as_template as may_mark_as_template,
    templates_for as templates_for,
)
