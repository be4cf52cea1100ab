"""Values that one part of the code hands on to another with the request.

Each is declared once, with its type, beside the code that sets it. So no request gets
an undeclared attribute, and no object that serves all requests remembers one of them.
"""

from django.http import HttpRequest


class RequestVar[T]:
    """A variable of each request, as a `ContextVar` is one of each context.

    A copy of a request begins with the values of the request that was copied.
    """

    def __init__(self, name: str, *, default: T):
        self.name, self.default = name, default

    def get(self, request: HttpRequest) -> T:
        return vars(request).get(self.name, self.default)

    def setdefault(self, request: HttpRequest, value: T) -> T:
        """Return the request's value, which is `value` if it had none."""
        return vars(request).setdefault(self.name, value)

    def set(self, request: HttpRequest, value: T) -> None:
        vars(request)[self.name] = value
