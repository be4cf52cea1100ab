"""The sentences that say why a file can't be attached, and what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.foundation.text import repeated


def unknown() -> ValidationError:
    told = _(
        "This is none of the files that can be attached. Save it as PDF, ODT, DOCX, "
        "ODS, XLSX, CSV or ZIP."
    )
    return ValidationError(told, code="unknown-kind")


def empty() -> ValidationError:
    return ValidationError(
        _("The file is empty. Choose another one."), code="empty-file"
    )


def of_old_office() -> ValidationError:
    told = _(
        "This is a file of an old Office program, or one with a password. Save it as "
        "DOCX or XLSX, without a password."
    )
    return ValidationError(told, code="old-office")


def encrypted() -> ValidationError:
    told = _("The file is encrypted. Save it without a password.")
    return ValidationError(told, code="encrypted")


def acting() -> ValidationError:
    told = _(
        "The file contains a macro, a script or an action that starts something. Save "
        "it without them."
    )
    return ValidationError(told, code="acting")


def carrying() -> ValidationError:
    told = _(
        "The file contains other files, which readers wouldn't expect in it. Save it "
        "without them."
    )
    return ValidationError(told, code="carrying")


def loading() -> ValidationError:
    told = _(
        "The file gets parts of it from other files or from the web. Break these "
        "links, and save it."
    )
    return ValidationError(told, code="loading")


def damaged() -> ValidationError:
    told = _(
        "The file is damaged or unusually built. Save it anew with the program that "
        "made it."
    )
    return ValidationError(told, code="damaged")


def ambiguous() -> ValidationError:
    told = _(
        "The file can be read as files of two kinds. Save it anew with the program "
        "that made it."
    )
    return ValidationError(told, code="ambiguous")


def too_much_inside() -> ValidationError:
    told = _(
        "Unpacked, the file is many times as large as it looks. Leave something out, "
        "or divide it."
    )
    return ValidationError(told, code="too-much-inside")


def too_much_work() -> ValidationError:
    told = _(
        "The file holds more than can be checked. Leave something out, or divide it "
        "into several files."
    )
    return ValidationError(told, code="too-much-inside")


def naming(told: str, name: str, *, code: str) -> ValidationError:
    return ValidationError(told, params={"name": repeated(name)}, code=code)


def hiding(name: str) -> ValidationError:
    told = _(
        "The archive contains a name that hides something or leads out of it: "
        "“%(name)s”. Rename that file, and pack the archive anew."
    )
    return naming(told, name, code="hiding")


def starting(name: str) -> ValidationError:
    told = _(
        "The archive contains “%(name)s”, which can start a program or hide one. "
        "Leave it out."
    )
    return naming(told, name, code="starting")


def of_unknown_ending(name: str) -> ValidationError:
    told = _(
        "The archive contains “%(name)s”, and files of this type can't be checked. "
        "Leave it out, or save it as a document, a table, a text or a picture."
    )
    return naming(told, name, code="ending")


def of_unknown_part(name: str) -> ValidationError:
    told = _(
        "The file contains “%(name)s”, which can't be checked. Remove it, or save the "
        "file as PDF."
    )
    return naming(told, name, code="unknown-part")


def inside(name: str, why: ValidationError) -> ValidationError:
    told = _("“%(name)s” in the archive: %(why)s")
    said = {"name": repeated(name), "why": " ".join(why.messages)}
    return ValidationError(told, params=said, code=getattr(why, "code", ""))


def no_table() -> ValidationError:
    told = _("The table isn't plain text in UTF-8. Save it as CSV in UTF-8.")
    return ValidationError(told, code="no-table")


def calculating(cell: str) -> ValidationError:
    told = _(
        "The cell “%(cell)s” begins with a sign by which spreadsheets calculate it. "
        "Begin it with another one, or save the table without formulas."
    )
    return ValidationError(told, params={"cell": repeated(cell)}, code="calculating")


def separating() -> ValidationError:
    told = _(
        "The table begins with “sep=”, so spreadsheets would divide its cells in their "
        "own way. Delete this line."
    )
    return ValidationError(told, code="separating")
