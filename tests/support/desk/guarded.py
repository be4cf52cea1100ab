"""Find the forms of a page that keep nothing of what is typed in them."""

import re

import html5lib

# Forms that need no guard, by their id or page, and the reason.
EXCEPTIONS = {
    "changelist-form": "rows are ticked, and nothing is typed",
    "find_form": "an address alone, which was copied from elsewhere",
    "logout-form": "a button alone",
    "upload_form": "chooses files, which no browser lets a page keep",
    "paste_form": "an address alone, which was copied from elsewhere",
    "paste-document": "what is pasted stands on the clipboard, and in the form at once",
    "/admin/articles/article/pictures/": "the words of a file, which goes with them",
    "/admin/password_change/": "passwords are never kept",
    "/admin/password_reset/": "for who isn't logged in, and so has no key to seal with",
}
FORM = re.compile(r"<form\b[^>]*>", re.IGNORECASE)
EXCEPTED = re.compile(rf'\bid="({"|".join(EXCEPTIONS)})"|\bmethod="get"')
UNTYPED = {"hidden", "submit", "button", "image", "reset", "password", "file"}


def forms_in(answer) -> list:
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    # Dialogs of the page's frame lie outside of its content.
    return [it for it in tree.iter("form") if it.get("method", "").lower() == "post"]


def is_typed_in(form) -> bool:
    fields = [*form.iter("textarea"), *form.iter("select")]
    inputs = (it for it in form.iter("input") if it.get("type", "text") not in UNTYPED)
    return any(it.get("name") for it in (*fields, *inputs))


def is_guarded(form) -> bool:
    """Return whether one of the two scripts guards it: for whole forms, or notes."""
    marks = [it for it in form.iter("div") if it.get("id") == "unsaved"]
    return bool(form.get("data-keeps")) or any(it.get("data-name") for it in marks)


def typed_in(answer) -> list:
    """Return the forms of a page in which something is typed."""
    if "html" not in answer.headers["Content-Type"]:
        return []
    if all(map(EXCEPTED.search, FORM.findall(answer.text))):
        return []  # To read a whole page takes longer than to make it.
    return [form for form in forms_in(answer) if is_typed_in(form)]


def unguarded(answer, path: str) -> list[str]:
    return [
        f"{form.get('id')} at {path}"
        for form in typed_in(answer)
        if not is_guarded(form)
        if not {form.get("id"), path} & EXCEPTIONS.keys()
    ]
