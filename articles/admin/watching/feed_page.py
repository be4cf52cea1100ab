"""The feeds of sources: their list, their standing, and the form."""

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from articles.admin.listing.bulk_forms import KnownChoices
from articles.admin.parts.fields.chosen import OrderedField
from articles.admin.parts.forms.guarded import Refusing
from articles.admin.parts.lists.filters import Languages
from articles.admin.watching.feed_acts import FeedActs
from articles.admin.watching.feed_cells import (
    NEWS,
    PLAIN,
    RHYTHM,
    USED,
    labelled,
    news_of,
    rhythm_of,
    used_of,
)
from articles.admin.watching.feed_form import TERMS, FeedForm
from articles.admin.watching.feed_list import Feeds, StandingFilter
from articles.admin.watching.finding import Finding
from articles.admin.watching.mail_renewal import Renewing
from articles.admin.watching.opml_pages import Lists
from articles.admin.watching.words import in_one_cell, standing_of
from articles.foundation.languages import active_language
from articles.inbox.feeds import (
    mail_address,
    may_be_asked,
    proposed_address,
    takes_mail,
)
from articles.models import SourceFeed, SourceTerms, Way, order_of_words

USUAL = ("category", "topics", "countries")
# The fields that a link to the form may fill.
GIVEN = {"source", "address", "title", "language"}


@admin.register(SourceFeed)
class SourceFeedAdmin(FeedActs, Finding, Lists, Renewing, Refusing):
    form = FeedForm
    list_display = ("called", "standing", "news", "rhythm", "used")
    list_filter = (StandingFilter, "way", ("language", Languages))
    list_select_related = ("source", "state")
    search_fields = ("title", "address", "source__names")
    autocomplete_fields = ("source", "category")
    readonly_fields = ("mail_to", "agreed")
    change_form_template = "admin/articles/sourcefeed/change_form.html"
    change_list_template = "admin/articles/sourcefeed/change_list.html"
    delete_confirmation_template = "admin/articles/label/delete.html"
    delete_selected_confirmation_template = "admin/articles/label/delete_selected.html"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source", "state")

    def get_ordering(self, request):
        return [order_of_words("source__names", active_language()), "pk"]

    def get_changelist(self, request, **kwargs):
        return Feeds

    def get_fieldsets(self, request, obj=None):
        mail = ("mail_to",) if obj and obj.way == Way.MAIL else ()
        first = ("source", "way", "address", "below", *mail, "title", "language")
        terms: tuple[str, ...] = (*TERMS, "terms_seen")
        if obj and not self.has_change_permission(request, obj):
            terms = ("agreed",)
        return [
            (None, {"fields": first}),
            (_("Proposed for each of its items"), {"fields": USUAL}),
            (_("Texts of this source"), {"fields": terms}),
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Nothing that is chosen here is deleted in passing."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        widget: Any = KnownChoices(db_field, self.admin_site)
        kwargs |= {"form_class": OrderedField, "widget": widget}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        known = super().get_changeform_initial_data(request)
        return {name: value for name, value in known.items() if name in GIVEN}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        form.save_terms()

    def render_change_form(self, request, context, *args, **kwargs):
        feed = context.get("original")
        if feed is not None:
            now = timezone.now()
            context |= {
                "standing": standing_of(feed, now),
                "proposed": proposed_address(feed, now),
                "may_be_asked": may_be_asked(feed),
                "may_be_renewed": bool(mail_address(feed)),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Refuse to delete feeds by which items came: their history would be lost."""
        said = gettext(
            "“%(feed)s” can't be deleted: items came by it. Pause it instead."
        )
        kept = [said % {"feed": feed} for feed in objs if feed.items.exists()]
        counted = {self.opts.verbose_name_plural: len(objs)}
        return [str(feed) for feed in objs], counted, set(), kept

    @admin.display(description=pgettext_lazy("of a source", "source and feed"))
    def called(self, feed):
        """Return source and title, the way and the address below them."""
        is_other = feed.title and feed.title not in feed.source.names.values()
        title = f" · {feed.title}" if is_other else ""
        facts = [str(feed.get_way_display()), *([feed.address] if feed.address else [])]
        return format_html(
            '{}{} <span class="quiet feed-facts">{}</span>',
            feed.source,
            title,
            " · ".join(facts),
        )

    @admin.display(description=_("standing"))
    def standing(self, feed):
        return in_one_cell(standing_of(feed, timezone.now()))

    @admin.display(description=NEWS, ordering="state__news_at")
    def news(self, feed):
        return labelled(NEWS, news_of(feed))

    @admin.display(description=RHYTHM, ordering="state__usual_gap")
    def rhythm(self, feed):
        return labelled(RHYTHM, rhythm_of(feed))

    @admin.display(description=USED)
    def used(self, feed):
        return labelled(USED, used_of(feed))

    def said(self, column, row):
        """Return the values of the table without what names them in the list."""
        plain = PLAIN.get(column)
        return plain(row) if plain else super().said(column, row)

    @admin.display(description=_("mail goes to"))
    def mail_to(self, feed):
        if not takes_mail():
            return gettext(
                "No address yet: whoever operates this newsroom hasn’t set up one for "
                "incoming mail."
            )
        return mail_address(feed)

    @admin.display(description=_("texts of this source"))
    def agreed(self, feed):
        terms = SourceTerms.objects.filter(source=feed.source).first()
        return str(terms or SourceTerms())
