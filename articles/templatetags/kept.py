"""Keep the parts of the frame that are the same on many pages."""

from typing import cast

from django import template
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.template.loader_tags import BlockNode

register = template.Library()
# At most so many per name; then those are dropped: lists that nobody requests again
# bring values of their own.
MOST = 500


class KeptNode(Node):
    """Its contents are rendered once for each name and `values`.

    They are cached with the parts on every page of a language, and dropped with them.
    """

    # Django looks for blocks at each rendering; it finds none in here.
    child_nodelists = ()

    def __init__(self, name: str, values: list[FilterExpression], nodelist: NodeList):
        self.name, self.values, self.nodelist = name, values, nodelist

    def render(self, context: Context) -> str:
        pieces = context.get("pieces")
        # Pages without the database have none.
        if pieces is None:
            return self.nodelist.render(context)
        known = pieces.setdefault(self.name, {})
        key = tuple([hashable(value.resolve(context)) for value in self.values])
        found = known.get(key)
        if found is None:
            found = self.nodelist.render(context)
            if len(known) >= MOST:
                known.clear()
            known[key] = found
        return found


def hashable(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept "name" value … %}` caches its contents for these values.

    Anything else that it shows must depend only on language, masthead, pages of the
    footer, look and settings.
    """
    _tag, name, *values = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    for node in nodelist.get_nodes_by_type(BlockNode):
        refuse(name, cast("BlockNode", node).name)
    return KeptNode(name, [parser.compile_filter(one) for one in values], nodelist)


def refuse(name: str, block: str) -> None:
    """Refuse a block: a page that fills it otherwise would show another page's."""
    raise TemplateSyntaxError(
        f"The block {block} can't stand in {{% kept {name} %}}: what stands there is "
        "rendered once for many pages, and each may fill a block by itself. End it "
        "before the block."
    )
