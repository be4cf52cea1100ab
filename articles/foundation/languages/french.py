"""French, and the French of Switzerland."""

from dataclasses import replace

from articles.foundation.languages.language import Days, Language, Quotes, noted as _

# Blanks that don't break a line.
BLANK = "\N{NO-BREAK SPACE}"

FRENCH = Language(
    code="fr",
    name="Français",
    label=_("French"),
    locale="fr_FR",
    home="Page d’accueil en français",
    invitation="Lire en français",
    stemmer="french",
    dictionary="fr",
    grammar="romance",
    endings="""
        s x e es eux euse euses al ale ales aux eau eaux if ifs ive ives er é ée és ées
        ant ante ants antes ent ait aient era eront ons ez ai as a ir i ie is it ies
        issant issent re u ue us ues
    """,
    elided="""
        c d j jusqu l lorsqu m n puisqu qu quoiqu s t
    """,
    stop_words="""
        a à au aux avec c ce ces cette d dans de des du elle elles en est et il ils j je
        l la le les leur leurs m n ne nous on ou par pas pour qu que qui s sa se ses son
        sont sous sur un une vers versus vous vs
    """,
    asking_words="""
        combien comment est-ce lequel laquelle lesquels lesquelles où pourquoi quand que
        quel quelle quelles quels qui quoi
    """,
    question_words="""
        a-t-elle a-t-il a-t-on ai avait avaient bien ça cela donc fait faut peut peuvent
        souvent sera seront sont t temps très y
    """,
    asides="""
        photo photos image illustration légende lire-aussi voir-aussi articles-liés
    """,
    small_words="""
        au aux avec ce ces cette dans des dont du elle elles en entre est et être il ils
        la le les leur leurs mais ne nous on ont ou où par pas plus pour qui que sa sans
        se ses son sont sous sur une vers vous
    """,
    abbreviations="""
        al apr art av avr bd bibl bull cf chap coll déc dir dr éd ed env etc ex fasc fév
        févr fig ibid id janv juil m me mgr mlle mm mme n nov obs oct p pp préf pr prof
        réf sept st ste suiv t tél trad univ v vol
    """,
    quotes=Quotes(f"«{BLANK}", f"{BLANK}»", "“", "”"),
    reading_speed=215,
    readability="kandel-moles",
    cardinals="""
        zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze
        quinze seize dix-sept dix-huit dix-neuf vingt
    """,
    tens="trente quarante cinquante soixante",
    magnitudes={
        "cent": 100,
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
    days=Days(long="j F Y", listed="d/m/Y", short="d/m/Y", cited="j F Y", first="1er"),
    separator=";",
    article_slug="article",
    style=_("French style"),
    citation=f"{{author}}«{BLANK}{{title}}{BLANK}», {{site}}, {{day}}. {{url}}",
    cited_author="{author}, ",
    biblatex="french",
    lacking=_("This article isn’t available in French."),
)
SWISS_FRENCH = replace(
    FRENCH,
    code="fr-ch",
    name="Français (Suisse)",
    label=_("French (Switzerland)"),
    locale="fr_CH",
    fallbacks=("fr",),
    quotes=Quotes("«", "»", "‹", "›"),
    days=FRENCH.days._replace(listed="d.m.Y", short="d.m.Y"),
    citation="{author}«{title}», {site}, {day}. {url}",
)
