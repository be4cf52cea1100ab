"""The page on which a report is answered by a letter: the text, and how it looks."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accounts import drop_carried, note_refusal
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.unsaved import begin, dropped
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.admin.parts.near import near
from articles.admin.parts.saying import who
from articles.admin.records.report_form import AnswerForm
from articles.domain import letters
from articles.editing import answering
from articles.foundation.refusal import Refused
from articles.models import MAY_ANSWER, ReaderReport

PREVIEW = "_preview"


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as it would go out: its heads, and its text."""

    heads: list[tuple[str, str]]
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The letter that was sent; `state` is what became of it."""

    text: str
    facts: str
    state: str
    is_lost: bool


def answer_page(request, object_id: str):
    """Show the form, the letter as it would go out, or send it."""
    report = find(object_id)
    if not request.user.has_perm(MAY_ANSWER):
        raise PermissionDenied
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    form = begun(
        request.user, report, request.POST if request.method == "POST" else None
    )
    preview = None
    if request.method == "POST" and form.is_valid() and not unsaved.is_only_shown:
        if PREVIEW in request.POST:
            preview = preview_of(report, form.cleaned_data["text"])
        elif send(request, report, form):
            drop_carried(request)
            return HttpResponseRedirect(page_of(report))
    return kept_by_nobody(shown(request, find(object_id), form, preview, unsaved))


def find(key: str) -> ReaderReport:
    rows = ReaderReport.objects.select_related("article__edition", "letter_by")
    found = rows.filter(pk=key).first() if is_key(key) else None
    if found is None:
        raise Http404
    return found


def begun(user, report: ReaderReport, data=None) -> AnswerForm:
    """Return the form; without data it has the first words."""
    return AnswerForm(data, initial={"text": answering.first_words(report, user)})


def send(request, report: ReaderReport, form: AnswerForm) -> bool:
    text = form.cleaned_data["text"]
    try:
        answering.answer(report, text, by=request.user)
    except Refused as refusal:
        stored = ReaderReport.objects.filter(pk=report.pk).first()
        if stored and stored.letter == text and stored.letter_by == request.user:
            # Somebody clicked twice.
            messages.info(request, _("This answer is on its way already."))
            return True
        note_refusal(request, refusal, report, move="answer")
        form.show(refusal)
        return False
    said = _("Your answer is on its way to the reader. The report is answered.")
    messages.success(request, said)
    return True


def shown(request, report: ReaderReport, form, preview: Preview | None, unsaved):
    return framed(
        request,
        ReaderReport,
        "answer",
        title=_("Answer by letter"),
        original=report,
        report=report,
        form=form,
        preview=preview,
        unsaved=unsaved,
        answer_address=answer_url(report),
        may_send=may_send(report),
        back=page_of(report),
    )


def may_send(report: ReaderReport) -> bool:
    """Return whether a letter could answer it now."""
    is_open = report.answered_at is None and report.letter_at is None
    return is_open and bool(report.email) and answering.sends_mails()


def preview_of(report: ReaderReport, text: str) -> Preview:
    letter = answering.letter_to(report, text)
    message: Any = letters.message_of(letter).message()
    names = {
        "From": _("From"),
        "To": _("To"),
        "Reply-To": _("Replies to"),
        "Subject": _("Subject"),
    }
    heads = [(said, str(message[name])) for name, said in names.items()]
    return Preview(heads, letter.text)


def sent_of(report: ReaderReport) -> Sent | None:
    if report.letter_at is None:
        return None
    is_lost = answering.is_lost(report, timezone.now())
    state = ReaderReport.LetterState.LOST if is_lost else report.letter_state
    facts = near(report.letter_at)
    if report.letter_by:
        facts = f"{who(report.letter_by)}, {facts}"
    label = ReaderReport.LetterState(state).label
    return Sent(report.letter, facts, str(label), is_lost)


def page_of(report: ReaderReport) -> str:
    return reverse("admin:articles_readerreport_change", args=[report.pk])


def answer_url(report: ReaderReport) -> str:
    return reverse("admin:articles_readerreport_answer", args=[report.pk])
