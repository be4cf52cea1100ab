"""Editors' rules for items of the inbox: their list and their form."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext, pgettext_lazy

from articles.admin.parts.forms.guarded import Refusing
from articles.admin.parts.forms.resending import as_sent
from articles.admin.parts.forms.unsaved import OWN_COPY, SHOW
from articles.admin.parts.lists.filters import Languages
from articles.admin.watching.rule_form import RuleForm, name_of
from articles.admin.watching.rule_trial import try_rule
from articles.models import KINDS, PRINTED, InboxRule, Label, RuleAct

# The button that tries a rule. Scripts save by those whose names begin with “_”.
TRY = "try"


def labels_of(rules: list[InboxRule]) -> dict[tuple[str, int | None], Label]:
    """Return the labels that rules suggest, in one query for each kind."""
    found: dict[tuple[str, int | None], Label] = {}
    for name, kind in KINDS.items():
        keys = [rule.label_key for rule in rules if rule.label_kind == name]
        labels: Any = kind.model._default_manager
        if keys:
            found |= {(name, one.pk): one for one in labels.filter(pk__in=keys)}
    return found


class Rules(ChangeList):
    """Fetches the labels of all rows at once, for a page and for the table."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.tell(self.result_list)

    def tell(self, rules: list[Any]) -> None:
        labels = labels_of(rules)
        for rule in rules:
            rule.label = labels.get((rule.label_kind, rule.label_key))


@admin.register(InboxRule)
class InboxRuleAdmin(Refusing):
    form = RuleForm
    list_display = ("phrase", "field", "does", "source", "language", "is_active")
    list_filter = ("act", "is_active", ("language", Languages))
    list_select_related = ("source",)
    search_fields = ("phrase",)
    ordering = ("phrase", "pk")
    autocomplete_fields = ("source",)
    readonly_fields = ("does",)
    change_form_template = "admin/articles/inboxrule/change_form.html"
    change_list_template = "admin/articles/inboxrule/change_list.html"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show a rule that is only tried once more, as it is typed."""
        if request.method == "POST" and TRY in request.POST:
            data = request.POST.copy()
            data[SHOW] = data.get(OWN_COPY, "")
            request = as_sent(request, data)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_changelist(self, request, **kwargs):
        return Rules

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            told = ("phrase", "field", "source", "language", "does", "is_active")
            return [(None, {"fields": told})]
        labels = tuple(map(name_of, PRINTED))
        return [
            (
                pgettext_lazy("rule", "If an item has"),
                {"fields": ("phrase", "field", "source", "language")},
            ),
            (pgettext_lazy("rule", "Then"), {"fields": ("act", *labels, "is_active")}),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Name the model's fields: the form makes those of labels by itself."""
        only_looks = obj and not self.has_change_permission(request, obj)
        kwargs["fields"] = () if only_looks else RuleForm.Meta.fields
        return super().get_form(request, obj, change=change, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        """Try the rule as it is typed, if nothing is wrong with it."""
        form = context["adminform"].form
        original = context.get("original")
        may = self.has_change_permission(request, original)
        if may and (form.is_bound or original) and not form.errors:
            context["trial"] = try_rule(form.instance, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=pgettext_lazy("rule", "does"), ordering="act")
    def does(self, rule):
        if rule.act == RuleAct.MUTE:
            return rule.get_act_display()
        label = getattr(rule, "label", None) or labels_of([rule]).get(
            (rule.label_kind, rule.label_key)
        )
        if label is None:
            return gettext("suggests a label that is gone")
        return gettext("suggests “%(label)s”") % {"label": label}
