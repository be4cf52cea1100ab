"""Words that say nothing about what is looked for, and more of them in questions."""

from functools import lru_cache

from articles.domain.search.language.words import form, words_of

# Words too frequent to say anything; "and" in German too, because people type it.
STOP_WORDS = {
    "de": """
        aber als am an and auch auf aus bei bis das dass dem den der des die durch ein
        eine einem einen einer eines er es für hat ich ihr im in ist mit nach nicht of
        oder or sich sie sind so the über um und unter versus vom von vor vs war was wie
        wird wir zu zum zur
    """,
    "en": """
        a an and are as at be been but by for from has have in into is it its not of on
        or that the their they this to versus vs was were which with
    """,
}
# The first words of questions.
ASKING = {
    "de": """
        wann warum was welche welchem welchen welcher welches wem wen wer weshalb wessen
        wie wieso wieviel wieviele wo wofür woher wohin womit worum wovon wozu
    """,
    "en": """
        can could did do does how is what when where which who whom whose why will
    """,
}
# Other words of a question's form: “wie lange”, “how many”, “wurde”.
OF_QUESTIONS = {
    "de": """
        denn eigentlich gibt haben hatte hatten kann können lange man oft sein viel
        viele waren weit werden worden wurde wurden
    """,
    "en": """
        am can could did do does far had i long many might much often should there we
        will would you
    """,
}
# From so many words on it is one without its mark: „WHO Ghana“ asks nothing.
MOST_UNMARKED = 3


@lru_cache
def words(table: str, language: str) -> frozenset[str]:
    tables = {"stop": STOP_WORDS, "asking": ASKING, "question": OF_QUESTIONS}
    return frozenset(map(form, tables[table][language].split()))


def stop_words(language: str, *, is_question: bool) -> frozenset[str]:
    more = ("asking", "question") if is_question else ()
    return words("stop", language).union(*(words(one, language) for one in more))


def asks(text: str, language: str) -> bool:
    """Return whether it is a question: it begins like one, and goes on or ends like
    one.
    """
    said = [word.form for word in words_of(text, language)]
    if not said or said[0] not in words("asking", language):
        return False
    return len(said) > MOST_UNMARKED or text.rstrip().endswith("?")
