"""Italian, and the Italian of Switzerland."""

from dataclasses import replace

from articles.foundation.languages.language import Days, Language, Quotes, noted as _

ITALIAN = Language(
    code="it",
    name="Italiano",
    label=_("Italian"),
    locale="it_IT",
    home="Pagina iniziale in italiano",
    invitation="Leggi in italiano",
    stemmer="italian",
    dictionary="it",
    grammar="romance",
    endings="""
        o a i e io ia chi che co ca ci ce ghi ghe go ga ista isti iste tà are ato ata
        ati ate ando ano ava avano erà eranno ere eva uto uta uti ute endo ono ire ito
        ita iti ite isce iscono
    """,
    elided="""
        all c ch coll com cos d dagl dall degl dell dov gl l m n negl nell quell quest
        s sull t un v
    """,
    stop_words="""
        a ad al alla alle allo ai agli c che chi con d da dai dal dalla dalle dei del
        della delle dello degli di e ed è gli ha hanno i il in io l la le lo ma nei nel
        nella nelle non o per più si sono su sui sul sulla sulle tra fra un una uno
        verso versus vs
    """,
    asking_words="""
        che chi come cosa dove perché qual quale quali quando quanta quante quanti
        quanto
    """,
    question_words="""
        aveva avevano ci dopo era erano fa fanno molto può possono s spesso sarà saranno
        sia stato stata tempo
    """,
    asides="""
        foto immagine illustrazione didascalia leggi-anche vedi-anche articoli-correlati
    """,
    small_words="""
        agli ai al alla alle anche che chi come con cui da dai dal dalla degli dei del
        della delle di dopo e è essere gli ha hanno il i la le lo ma nei nel nella non o
        ogni per più questa questo quello se si sono stata stato su sul sulla tra un una
    """,
    abbreviations="""
        a art avv c ca cap cfr cit col dic dott dr ecc ed es feb fig gen giu ing lug
        mag mar n nov ott p pag pp prof sec set sig sigg sig.ra ss st tel trad v vol
    """,
    quotes=Quotes("«", "»", "“", "”"),
    reading_speed=210,
    readability="gulpease",
    cardinals="""
        zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici
        quattordici quindici sedici diciassette diciotto diciannove venti
    """,
    tens="trenta quaranta cinquanta sessanta settanta ottanta novanta",
    magnitudes={
        "cento": 100,
        "mille": 10**3,
        "mila": 10**3,
        "milione": 10**6,
        "milioni": 10**6,
        "miliardo": 10**9,
        "miliardi": 10**9,
    },
    days=Days(
        long="j F Y",
        listed="d/m/Y",
        short="d/m/Y",
        cited="j F Y",
        first="1º",
        is_lower=True,
    ),
    separator=";",
    article_slug="articolo",
    style=_("Italian style"),
    citation="{author}«{title}», {site}, {day}. {url}",
    cited_author="{author}, ",
    biblatex="italian",
    lacking=_("This article isn’t available in Italian."),
)
SWISS_ITALIAN = replace(
    ITALIAN,
    code="it-ch",
    name="Italiano (Svizzera)",
    label=_("Italian (Switzerland)"),
    locale="it_CH",
    fallbacks=("it",),
    quotes=Quotes("«", "»", "‹", "›"),
    days=ITALIAN.days._replace(listed="d.m.Y", short="d.m.Y"),
)
