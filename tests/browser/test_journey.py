"""An article's way through the newsroom, by three people in their browsers."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import gettext as _, override
from playwright.sync_api import expect

from articles.models import Article
from articles.workflow import Change
from tests.browser.support.editing import settled
from tests.support import factories
from tests.support.desk.desk import url

PASSWORD = "ein langes Passwort"
HOUR = timedelta(hours=1)


class Person:
    """Somebody at the desk: logs in, opens pages, presses what is shown."""

    def __init__(self, context, base_url: str, user, *, has_script: bool):
        self.has_script = has_script
        user.set_password(PASSWORD)
        user.save()
        self.base, self.page = base_url, context.new_page()
        self.page.goto(f"{base_url}/admin/")
        self.page.fill("#id_username", user.username)
        self.page.fill("#id_password", PASSWORD)
        self.page.press("#id_password", "Enter")
        self.page.wait_for_url("**/admin/")

    def open(self, article: Article) -> None:
        self.page.goto(self.base + url(Article, "change", article.pk))

    def press(self, name: str) -> None:
        """Press the button or follow the link of that name."""
        for role in ("button", "link"):
            found = self.page.get_by_role(role, name=name, exact=True)
            if found.count():
                found.first.click()
                settled(self.page)
                return
        raise AssertionError(f"nothing is called {name!r} on {self.page.url}")

    def take(self, name: str) -> None:
        """Press a move's button, in the bar or its menu: then it is to be confirmed."""
        step = self.page.locator(f"[name=_then][value={name}], [data-move={name}]")
        if not step.is_visible():
            self.page.locator(".action-menu summary").click()
        step.click()

    def confirm(self) -> None:
        """Press the button of the dialog, or of the page where there is no script."""
        button = self.page.locator("#move-button")
        if not self.has_script:
            with self.page.expect_navigation():
                button.click()
            return
        # The dialog asks first if anything is wrong, and the address may change, too.
        button.click()
        expect(self.page.locator("dialog.move-dialog")).to_have_count(0)
        self.page.wait_for_load_state()

    def move(self, article: Article, name: str, note: str = "") -> None:
        """Open an article, take a step, read what will happen, and confirm it."""
        self.open(article)
        self.take(name)
        if note:
            self.page.fill("#id_note", note)
        self.confirm()

    def schedule(self, article: Article, at) -> None:
        """Type a moment; the page says in words what will happen before it does."""
        self.open(article)
        self.take("publish")
        local = timezone.localtime(at)
        self.page.fill("#id_at_0", f"{local:%Y-%m-%d}")
        self.page.fill("#id_at_1", f"{local:%H:%M}")
        button = self.page.locator("#move-button")
        if not self.has_script:
            self.confirm()
            expect(self.page.locator("main")).to_contain_text(_("Is that right?"))
        expect(button).to_contain_text(f"{local:%H:%M}")
        self.confirm()

    def write(self, text: str) -> None:
        """Type the text into the editor, or as HTML where there is no script."""
        editor = self.page.locator("#id_body_editor")
        if editor.count():
            editor.click()
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(text)
        else:
            self.page.fill("#id_body", f"<p>{text}</p>")


@pytest.fixture
def people(new_context, live_server, request):
    """Return author, editor and chief, in a language and with or without a script."""
    language, has_script = request.param
    options = {"locale": language, "java_script_enabled": has_script}
    with override(language):
        yield [
            Person(
                new_context(**options), live_server.url, make(), has_script=has_script
            )
            for make in (factories.author, factories.editor, factories.chief)
        ]


def reads(context_page, address: str) -> str:
    context_page.goto(address)
    return context_page.inner_text("main")


WAYS = {"de": ("de", True), "en-no-script": ("en", False)}
MORE_WAYS = {"en": ("en", True), "de-no-script": ("de", False)}


@pytest.mark.variants
@pytest.mark.parametrize(
    "people",
    [
        *(pytest.param(way, id=name) for name, way in WAYS.items()),
        *(
            pytest.param(way, id=name, marks=pytest.mark.long)
            for name, way in MORE_WAYS.items()
        ),
    ],
    indirect=True,
)
def test_an_article_travels_from_the_empty_form_to_its_notice(
    people, new_context, live_server
):
    author, editor, chief = people
    visitor = new_context().new_page()
    article = written(author)
    address = live_server.url + article.get_absolute_url()
    reviewed(article, author, editor)
    scheduled_and_read(article, chief, visitor, address)
    corrected(article, people, visitor, address)
    withdrawn(article, chief, visitor, address)


def written(author: Person) -> Article:
    author.page.goto(author.base + url(Article, "add"))
    author.page.fill("#id_headline", "Ein Fluss wird vermessen")
    author.write("Drei Institute arbeiten zusammen.")
    author.take("submit")
    author.confirm()
    article = Article.objects.get()
    assert (article.phase(), article.slug) == ("in_review", "ein-fluss-wird-vermessen")
    return article


def reviewed(article: Article, author: Person, editor: Person) -> None:
    editor.move(article, "send_back", note="Bitte vier nennen.")
    author.open(article)
    expect(author.page.locator("main")).to_contain_text("Bitte vier nennen.")
    author.write("Vier Institute arbeiten zusammen.")
    author.take("submit")
    author.confirm()
    editor.move(article, "approve")
    article.refresh_from_db()
    assert "Vier Institute" in article.body


def scheduled_and_read(article, chief: Person, visitor, address: str) -> None:
    at = timezone.now().replace(second=0, microsecond=0) + 2 * HOUR
    chief.schedule(article, at)
    shown = chief.page.inner_text("main")
    assert f"{timezone.localtime(at):%H:%M}" in shown
    assert visitor.request.get(address).status == 404
    with time_machine.travel(at + timedelta(seconds=1)):
        assert "Vier Institute" in reads(visitor, address)


def corrected(article, people: list[Person], visitor, address: str) -> None:
    author, editor, chief = people
    with time_machine.travel(timezone.now() + 3 * HOUR):
        author.open(article)
        author.press(_("Revise"))
        draft = Article.objects.get(number=2)
        author.write("Fünf Institute arbeiten zusammen.")
        author.page.check(f"[name=change_kind][value={Change.CORRECTION}]")
        author.page.fill("#id_change_note", "Es sind fünf, nicht vier.")
        author.press(_("Save"))
        author.move(draft, "submit")
        editor.move(draft, "approve")
        assert "Vier Institute" in reads(visitor, address)
        chief.move(draft, "publish")
        shown = reads(visitor, address)
        assert "Fünf Institute" in shown
        assert "Es sind fünf, nicht vier." in shown


def withdrawn(article, chief: Person, visitor, address: str) -> None:
    with time_machine.travel(timezone.now() + 4 * HOUR):
        live = Article.objects.get(number=2)
        chief.move(live, "withdraw", note="Das Projekt wurde abgesagt.")
        shown = reads(visitor, address)
        assert "Das Projekt wurde abgesagt." in shown
        assert "Institute" not in shown
        assert not Article.objects.public().exists()
