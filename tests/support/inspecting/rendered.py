"""In tests, `response.context` is the context that the page itself was rendered with.

Django also keeps a copy of it for every template that the page extends and for every
part that it includes. These copies take a twelfth of the time of the desk's tests.
"""

from contextlib import contextmanager

import pytest
from django.template import Context, Template
from django.test.signals import template_rendered


def render(template: Template, context: Context) -> str:
    """Render it; tell the test's client of what it is unless it is a part."""
    if context.template is template:
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


@contextmanager
def pages_alone():
    """Replace what Django puts in the place of its own rendering for tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield
