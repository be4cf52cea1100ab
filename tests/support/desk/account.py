"""An author with an e-mail address and a password, and her way into the desk."""

from tests.support import factories

WORD, OTHER_WORD = "ein langes Wort", "ein anderes Wort"
LOGIN = "/admin/login/"


def erika():
    person = factories.author("erika")
    person.email = "erika@example.org"
    person.set_password(WORD)
    person.save()
    return person


def log_in(client, name="erika", word=WORD, path=LOGIN, **fields):
    return client.post(path, {"username": name, "password": word} | fields)
