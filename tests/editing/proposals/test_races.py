"""Several who decide at once: one wins, and the others are told."""

import pytest

from articles.editing.proposals import propose, save_shared
from articles.models import Page, Proposal, ProposalAct, SiteRevision, Source
from tests.editing.proposals import rival
from tests.support import factories
from tests.support.processes import rivals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once(start_rival):
    """Let processes act at once; return what came of each, in words, in order."""

    def at_once(*acts):
        return sorted(rivals.at_once(*(start_rival(rival.prepare, *a) for a in acts)))

    return at_once


def chiefs(number: int) -> list[str]:
    return [factories.chief(f"Chefin {n}").username for n in range(number)]


def proposed() -> Proposal:
    page = factories.site_page("imprint")
    page.title = "Anbieter"
    return propose(page, by=factories.chief())


def test_of_those_who_accept_at_once_one_makes_it_public(at_once):
    proposal = proposed()
    before = SiteRevision.objects.get().counter
    came = at_once(*(("accept", name, proposal.pk) for name in chiefs(3)))
    assert came == ["done", "refused overtaken", "refused overtaken"]
    assert Page.objects.get().title == "Anbieter"
    assert SiteRevision.objects.get().counter == before + 1
    assert ProposalAct.objects.filter(deed="accepted").count() == 1


def test_of_who_accepts_refuses_and_changes_it_nobody_overrules_another(at_once):
    proposal = proposed()
    one, two, three = chiefs(3)
    came = at_once(
        ("accept", one, proposal.pk),
        ("close", two, proposal.pk),
        ("write", three, proposal.page_id),
    )
    assert "done" in came
    assert set(came) <= {"done", "refused overtaken"}
    deeds = set(ProposalAct.objects.values_list("deed", flat=True))
    assert len(deeds & {"accepted", "refused"}) <= 1
    title = Page.objects.get().title
    assert title == ("Anbieter" if "accepted" in deeds else "Titel imprint")


def test_of_two_who_begin_one_page_at_once_one_is_told_of_the_other(at_once):
    came = at_once(*(("begin", name, "0") for name in chiefs(2)))
    assert came == ["done", "refused open-already"]
    assert Proposal.objects.count() == 1


def test_two_who_write_on_one_page_at_once_write_on_one_proposal(at_once):
    page = factories.site_page("imprint")
    came = at_once(*(("write", name, page.pk) for name in chiefs(2)))
    assert came == ["done", "done"]
    assert Proposal.objects.count() == 1
    assert ProposalAct.objects.filter(deed="proposed").count() == 2


def known_source() -> Source:
    source = factories.source(homepage="https://haus.example/")
    factories.published(attributions=[{"source": str(source.key)}])
    return source


def test_two_who_rename_one_source_at_once_write_on_one_proposal(at_once):
    source = known_source()
    came = at_once(*(("rename", name, source.pk) for name in chiefs(2)))
    assert came == ["done", "done"]
    assert Proposal.objects.count() == 1
    assert ProposalAct.objects.filter(deed="proposed").count() == 2
    assert Source.objects.get().name == source.name


def test_who_takes_a_link_off_while_another_accepts_a_new_one_wins(at_once):
    source = known_source()
    one, two = chiefs(2)
    source.homepage = "https://neu.example/"
    made = save_shared(source, by=factories.editor()).proposal
    came = at_once(("accept", one, made.pk), ("unlink", two, source.pk))
    assert came in (["done", "done"], ["done", "refused overtaken"])
    assert Source.objects.get().homepage == ""
