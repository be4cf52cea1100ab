"""Somebody decided of each table whether it is exported and backed up."""

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from articles.transfer.archives import tables
from articles.transfer.backup.exported import EXPORTED, NOT_EXPORTED

# The tables in a backup. Enter a new table here, or in `stock.LEFT_OUT` with a reason.
BACKED_UP = """
account.emailaddress account.emailconfirmation admin.logentry articles.address
articles.article articles.articlecategory articles.articlecountry articles.articlereach
articles.articletopic articles.attachment articles.attribution
articles.avoidedword articles.callfacts articles.category
articles.countryorganisation articles.dayreach articles.deadline articles.decision
articles.document articles.dossier articles.edition articles.embargo
articles.erasure articles.feedstate articles.feedsubscribers articles.figure
articles.formeritem articles.inboxitem articles.inboxrule articles.itemcluster
articles.itemsender articles.labelslug articles.notsame
articles.furtherreading articles.houseword articles.image articles.keycounter
articles.labeldecision
articles.masthead articles.missedsearch articles.newlabel articles.page
articles.proposal articles.proposalact articles.readerreport articles.recordentry
articles.relatedchoice articles.siterevision articles.snapshot articles.source
articles.sourcefeed articles.sourcefeed_countries articles.sourcefeed_topics
articles.sourceterms articles.story articles.suggestionpractice articles.topic
articles.user articles.user_groups
articles.user_user_permissions auth.group auth.group_permissions auth.permission
contenttypes.contenttype mfa.authenticator taggit.tag taggit.taggeditem
"""


def test_each_model_is_exported_or_not_for_a_reason():
    ours = set(apps.get_app_config("articles").get_models())
    assert EXPORTED | {*NOT_EXPORTED} == ours
    assert not EXPORTED & {*NOT_EXPORTED}
    assert all(NOT_EXPORTED.values())


def test_each_table_is_backed_up_or_left_out_for_a_reason():
    loader = MigrationLoader(None)
    every = tables.all_at(loader, loader.graph.nodes)
    labels = {model._meta.label_lower for model in every}
    assert {*BACKED_UP.split()} | tables.LEFT_OUT == labels
    assert not {*BACKED_UP.split()} & tables.LEFT_OUT
    taken = tables.models_at(loader, loader.graph.nodes)
    assert {model._meta.label_lower for model in taken} == {*BACKED_UP.split()}
