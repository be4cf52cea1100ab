"""Start the demo for a test: with all samples, or with those that it needs."""

from articles.models import Article
from articles.transfer.demo import loading as demo
from articles.transfer.demo.travelling import travel


def people() -> dict:
    """Return the demo accounts by name."""
    return {user.username: user for user in demo.accounts()}


def start_demo(*keys: str) -> dict:
    """Make accounts, mastheads, pages, labels, the stories named; return the people."""
    demo.make_accounts()
    demo.make_mastheads()
    demo.make_pages()
    if not keys:
        demo.load_samples()
        return people()
    demo.load_vocabulary()
    wanted = {f"samples/{key}" for key in keys}
    travel([one for one in demo.sample_documents() if one.key in wanted], people())
    return people()


def newest(key: str, language: str = "de") -> Article:
    """Return the last version of a sample."""
    wanted = {"edition__import_key": f"samples/{key}", "edition__language": language}
    return Article.objects.filter(**wanted).order_by("number").last()
