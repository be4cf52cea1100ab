"""German, and the German of Switzerland."""

from dataclasses import replace

from articles.foundation.languages.language import (
    UMLAUTS,
    Days,
    Due,
    Language,
    Quotes,
    noted as _,
)

GERMAN = Language(
    code="de",
    name="Deutsch",
    label=_("German"),
    locale="de_DE",
    has_desk=True,
    home="Deutsche Startseite",
    invitation="Auf Deutsch lesen",
    stemmer="german",
    dictionary="de",
    grammar="german",
    endings="""
        e en er ern es em n s ns st t et te ten tet test end ende enden ender endes ste
        sten nen innen
    """,
    stop_words="""
        aber als am an and auch auf aus bei bis das dass dem den der des die durch ein
        eine einem einen einer eines er es für hat ich ihr im in ist mit nach nicht of
        oder or sich sie sind so the über um und unter versus vom von vor vs war was wie
        wird wir zu zum zur
    """,
    asking_words="""
        wann warum was welche welchem welchen welcher welches wem wen wer weshalb wessen
        wie wieso wieviel wieviele wo wofür woher wohin womit worum wovon wozu
    """,
    question_words="""
        denn eigentlich gibt haben hatte hatten kann können lange man oft sein viel
        viele waren weit werden worden wurde wurden
    """,
    asides="""
        foto fotos bild bildnachweis abbildung grafik siehe-auch lesen-sie-auch
        mehr-zum-thema verwandt verwandte-artikel
    """,
    small_words="""
        aber als auch auf aus bei beim das dass dem den der des dessen diese dieser
        dieses durch ein eine einem einen einer eines er für haben ihre im ist kann
        können mit nach nicht noch nur oder sein sich sie sind sowie über und unter vom
        von vor werden wie wird wurde wurden zu zum zur zwischen
    """,
    abbreviations="""
        abs abt allg art bd bspw bsp bzgl bzw ca chr co dipl dr dt ebd engl etc evtl
        exkl ff fr franz geb gegr gem ges ggf hl hr hrsg inkl ing int jan feb febr apr
        aug sep sept okt nov dez jh jhd kap kfm lt max mind min mio mr mrd mrs nat nr
        phil prof rd resp rer russ s sog sr st std str tel techn tsd usw univ ver vgl
        vol vors wiss ziff zit zt zzgl
    """,
    has_ordinals=True,
    quotes=Quotes("„", "“", "‚", "‘"),
    letters=UMLAUTS,
    reading_speed=200,
    cardinals="""
        null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn
        vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig
    """,
    tens="dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    magnitudes={
        "hundert": 100,
        "tausend": 10**3,
        "tsd": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    joint="und",
    ones="ein eine einem einen einer eines",
    shares={
        "hälfte": 50,
        "drittel": 33.3,
        "viertel": 25,
        "fünftel": 20,
        "zehntel": 10,
    },
    one_of={
        "jede* dritte*": 3,
        "jede* vierte*": 4,
        "jede* fünfte*": 5,
        "jede* sechste*": 6,
        "jede* siebte*": 7,
        "jede* achte*": 8,
        "jede* neunte*": 9,
        "jede* zehnte*": 10,
    },
    # Numbers alone are read in one way.
    days=Days(long="d.m.Y", listed="d.m.Y", short="d.m.y", cited="j. F Y"),
    # Numbers have a comma.
    separator=";",
    due=Due(
        until="""
            bis bis-zum bis-zu bis-spätestens bis-spätestens-zum spätestens
            spätestens-am spätestens-bis-zum bis-einschließlich
        """,
        on="am der den dem zum ist",
        cues="""
            *frist* *stichtag* *schluss* endet enden endete schließt schließen läuft-ab
            fällig deadline* tritt treten
        """,
        opens="öffnet öffnen beginnt-die-einreichung ab ab-dem",
        former="statt statt-am statt-vom statt-bis ursprünglich bisher zuvor anstelle",
        moved="verlänger* verschob* verschieb* ausgeweitet vorgezogen neue-frist",
        since="vom von",
        to="auf auf-den bis bis-zum zum",
        rolling="jederzeit laufend fortlaufend durchgehend ganzjährig",
        others="""
            findet stattfinden konferenz* tagung* messe* veranstaltung* verleihung
            *verleihung ergebnis* bekannt bekanntgegeben beginnen startet erschien*
            veröffentlicht* jury seit bescheid fachkräfte ausbilden
        """,
    ),
    zone="Europe/Berlin",
    cities={
        "Brüssel": "Europe/Brussels",
        "Athen": "Europe/Athens",
        "Bukarest": "Europe/Bucharest",
        "Kopenhagen": "Europe/Copenhagen",
        "Lissabon": "Europe/Lisbon",
        "Luxemburg": "Europe/Luxembourg",
        "Moskau": "Europe/Moscow",
        "Prag": "Europe/Prague",
        "Rom": "Europe/Rome",
        "Warschau": "Europe/Warsaw",
        "Wien": "Europe/Vienna",
        "Zürich": "Europe/Zurich",
        "Kairo": "Africa/Cairo",
        "Jerusalem": "Asia/Jerusalem",
        "Tokio": "Asia/Tokyo",
        "Singapur": "Asia/Singapore",
        "New York": "America/New_York",
    },
    article_slug="artikel",
    style=_("German style"),
    citation="{author}{title:.} In: {site}, {day}. {url}",
    cited_author="{author}: ",
    biblatex="ngerman",
    lacking=_("This article isn’t available in German."),
)
SWISS_GERMAN = replace(
    GERMAN,
    code="de-ch",
    name="Deutsch (Schweiz)",
    label=_("German (Switzerland)"),
    locale="de_CH",
    fallbacks=("de",),
    quotes=Quotes("«", "»", "‹", "›"),
    biblatex="nswissgerman",
)
