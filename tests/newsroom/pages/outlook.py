from datetime import timedelta
from types import SimpleNamespace
from articles import revision
from articles.models import Article, Edition

def outlook(at):
    moments = []
    for name in ("live_from", "live_until"):
        moments += Article.objects.filter(**{f"{name}__gt": at}).values_list(name, flat=True)
    moments += Edition.objects.filter(featured_until__gt=at).values_list("featured_until", flat=True)
    notice = revision.NOTICE_PERIOD
    moments += [m + notice for m in Article.objects.filter(ended_at__gt=at-notice).values_list("ended_at", flat=True)]
    return SimpleNamespace(revision=revision.current(at), next_boundary=min(moments, default=None), ends={})
