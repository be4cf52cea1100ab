"""English."""

from articles.foundation.languages.language import (
    UMLAUTS,
    Days,
    Due,
    Language,
    noted as _,
)

ENGLISH = Language(
    code="en",
    name="English",
    label=_("English"),
    locale="en_GB",
    has_desk=True,
    home="English home page",
    invitation="Read in English",
    stemmer="english",
    dictionary="en",
    grammar="english",
    endings="""
        s es ed d ing er est a i ae ies ied ves
    """,
    stop_words="""
        a an and are as at be been but by for from has have in into is it its not of on
        or that the their they this to versus vs was were which with
    """,
    asking_words="""
        can could did do does how is what when where which who whom whose why will
    """,
    question_words="""
        am can could did do does far had i long many might much often should there we
        will would you
    """,
    asides="""
        photo photos image picture figure caption related related-articles read-more
        see-also
    """,
    small_words="""
        and are as at be been between but by can could for from had has have its of on
        or should than that the their there these they this to under we were which while
        with would
    """,
    abbreviations="""
        al approx apr art assoc aug av ave ca capt cf ch co col corp dec dept dr ed eds
        esp est etc feb fig gen gov govt inc jan jr lt ltd mr mrs ms mt no nov nr oct op
        para pp prof rep rev sen sep sept sr st univ viz vol vs
    """,
    # German names stand in English texts: Mueller, not Muller.
    letters=UMLAUTS,
    reading_speed=230,
    readability="flesch",
    cardinals="""
        zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen twenty
    """,
    tens="thirty forty fifty sixty seventy eighty ninety",
    magnitudes={
        "hundred": 100,
        "thousand": 10**3,
        "million": 10**6,
        "mn": 10**6,
        "billion": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
    },
    joint="and",
    ones="a an one",
    shares={
        "half": 50,
        "third": 33.3,
        "thirds": 33.3,
        "quarter": 25,
        "quarters": 25,
        "fifth": 20,
        "fifths": 20,
        "tenth": 10,
        "tenths": 10,
    },
    one_of={
        "one in three": 3,
        "one in four": 4,
        "one in five": 5,
        "one in six": 6,
        "one in seven": 7,
        "one in eight": 8,
        "one in nine": 9,
        "one in ten": 10,
    },
    # The month in words, since numbers alone are read in two ways.
    days=Days(long="j F Y", listed="j M Y", short="j M Y", cited="j F Y"),
    due=Due(
        until="by until till no-later-than on-or-before before up-to",
        on="on is",
        cues="deadline* clos* due end ends expire* enter* cut-off",
        opens="opens open opening from",
        former="""
            instead-of originally originally-due-on formerly previously was-due-on
            had-been-due-on was-to-close-on
        """,
        moved="extend* postpone* moved brought-forward new-deadline",
        since="from",
        to="to until",
        rolling="rolling any-time year-round continuous*",
        others="""
            conference* event* workshop* ceremony held takes-place result* announce*
            start starts publish* jury since meets award
        """,
    ),
    month_first="en en-us",
    style=_("English style"),
    biblatex="english",
    lacking=_("This article isn’t available in English."),
)
