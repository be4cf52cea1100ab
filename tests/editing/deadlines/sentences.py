"""Sentences of calls in German and English, and the deadlines that a reader finds in
them.

They were written before the rules that propose deadlines, and no rule may be made for
one of them. All stand in articles of 10 January 2027 whose site is in Berlin; a day
without a year is the next one after that.
"""

from typing import NamedTuple

ROLLING = "rolling"


class Read(NamedTuple):
    """A sentence and what it says.

    `closes` lists moments as `2027-03-15`, or `2027-03-15 17:00` with the name of its
    zone behind it where that isn't Berlin's; ROLLING for what is open at any time.
    `was` is the day that one of them replaces; `opens` the day on which it opens.
    """

    text: str
    closes: tuple[str, ...] = ()
    was: str = ""
    opens: str = ""


GERMAN = [
    Read(
        "Projektskizzen nimmt das Ministerium bis zum 30. April 2027 an.",
        ("2027-04-30",),
    ),
    Read(
        "Bewerbungsschluss ist Montag, der 8. März 2027, um 12 Uhr.",
        ("2027-03-08 12:00",),
    ),
    Read(
        "Wer mitmachen will, meldet sich bis spätestens 12. Februar an.",
        ("2027-02-12",),
    ),
    Read("Anträge sind bis 5. Januar zu stellen.", ("2028-01-05",)),
    Read(
        "Die Einreichungsfrist endet am 16.09.2027 um 17.00 Uhr Brüsseler Zeit.",
        ("2027-09-16 17:00 Europe/Brussels",),
    ),
    Read(
        "Eine Einreichung ist vom 1. Februar bis zum 15. März 2027 möglich.",
        ("2027-03-15",),
        opens="2027-02-01",
    ),
    Read(
        "Die Stiftung hat die Frist vom 1. auf den 15. Juni 2027 verlängert.",
        ("2027-06-15",),
        was="2027-06-01",
    ),
    Read(
        "Statt am 31. Januar endet die Bewerbungsfrist nun am 28. Februar 2027.",
        ("2027-02-28",),
        was="2027-01-31",
    ),
    Read(
        "Die am 20. Mai endende Frist ist auf den 3. Juni 2027 verschoben.",
        ("2027-06-03",),
        was="2027-05-20",
    ),
    Read("Förderanträge können jederzeit gestellt werden.", (ROLLING,)),
    Read("Vorschläge nimmt die Akademie laufend entgegen.", (ROLLING,)),
    Read("Die Konferenz findet vom 3. bis 5. Mai 2027 in Graz statt."),
    Read("Das Programm läuft seit dem 1. Januar 2025 und endet 2030."),
    Read("Die Preisverleihung ist am 9. November 2027 in Wien."),
    Read("Die Projekte sollen am 1. Oktober 2027 beginnen."),
    Read("Die Ergebnisse werden bis zum 30. Juni 2027 bekannt gegeben."),
    Read("Der Bericht, der am 4. Dezember 2026 erschien, nennt drei Gründe."),
    Read("Stichtag ist der 1. Dezember 2027, 24 Uhr.", ("2027-12-02 00:00",)),
    Read("Einsendeschluss: 14.02.27", ("2027-02-14",)),
    Read(
        "Absichtserklärungen sind bis 2. März, Vollanträge bis 25. Mai 2027 fällig.",
        ("2027-03-02", "2027-05-25"),
    ),
    Read("Anmelden kann man sich noch bis Ende März."),
    Read("Bis 2030 will die Union 20 Millionen Fachkräfte ausbilden."),
    Read("Die Verordnung tritt am 1. Juli 2027 in Kraft.", ("2027-07-01",)),
    Read(
        "Unterlagen sind bis zum 11. Juni 2027, 23:59 Uhr (MESZ), hochzuladen.",
        ("2027-06-11 23:59",),
    ),
    Read("Die Konsultation ist bis 31. März 2027 geöffnet.", ("2027-03-31",)),
    Read(
        "Noch bis zum 19. Februar können sich Schulen um die Teilnahme bewerben.",
        ("2027-02-19",),
    ),
    Read(
        "Die Ausschreibung öffnet am 2. Februar 2027 und schließt am 6. April 2027.",
        ("2027-04-06",),
        opens="2027-02-02",
    ),
    Read(
        "Die Anmeldung zur Tagung am 22. April ist bis 8. April möglich.",
        ("2027-04-08",),
    ),
    Read("Eine neue Frist gibt es nicht: Es bleibt beim 7. Mai 2027.", ("2027-05-07",)),
    Read("Die Jury tagt am 17. Juni, und am 1. Juli erhalten die Teams Bescheid."),
]
ENGLISH = [
    Read("Applications close on 30 April 2027.", ("2027-04-30",)),
    Read(
        "The deadline for submissions is Monday 8 March 2027 at noon.",
        ("2027-03-08 12:00",),
    ),
    Read(
        "Abstracts must be submitted by March 15th, 2027, 11:59 pm AoE.",
        ("2027-03-15 23:59 AoE",),
    ),
    Read("Submit your outline by 5 pm CET on 12 February 2027.", ("2027-02-12 17:00",)),
    Read(
        "The call closes on 16 September 2027 at 17:00 Brussels time.",
        ("2027-09-16 17:00 Europe/Brussels",),
    ),
    Read(
        "The call opens on 2 February 2027 and closes on 6 April 2027.",
        ("2027-04-06",),
        opens="2027-02-02",
    ),
    Read(
        "The deadline was extended from 1 to 15 June 2027.",
        ("2027-06-15",),
        was="2027-06-01",
    ),
    Read(
        "Instead of 31 January, applicants now have until 28 February 2027.",
        ("2027-02-28",),
        was="2027-01-31",
    ),
    Read(
        "Originally due on 20 May, proposals are now due on 3 June 2027.",
        ("2027-06-03",),
        was="2027-05-20",
    ),
    Read("Applications are accepted on a rolling basis.", (ROLLING,)),
    Read("Proposals may be sent in at any time.", (ROLLING,)),
    Read("The conference will be held in Graz from 3 to 5 May 2027."),
    Read("The programme has been running since 1 January 2025 and ends in 2030."),
    Read("The award ceremony takes place on 9 November 2027."),
    Read("Projects are expected to start on 1 October 2027."),
    Read("Results will be announced by 30 June 2027."),
    Read("The report, published on 4 December 2026, gives three reasons."),
    Read("Registration is open until 19 February.", ("2027-02-19",)),
    Read("Closing date: 2027-02-14", ("2027-02-14",)),
    Read(
        "Letters of intent are due on 2 March and full proposals on 25 May 2027.",
        ("2027-03-02", "2027-05-25"),
    ),
    Read("You can register until the end of March."),
    Read("By 2030, the Union wants to train 20 million specialists."),
    Read("The regulation enters into force on 1 July 2027.", ("2027-07-01",)),
    Read(
        "Please upload all documents no later than 11 June 2027, 23:59 CEST.",
        ("2027-06-11 23:59",),
    ),
    Read("The consultation runs until 31 March 2027.", ("2027-03-31",)),
    Read("Schools have until 26 February to apply.", ("2027-02-26",)),
    Read(
        "Nominations close at midnight (London time) on 4 May 2027.",
        ("2027-05-05 00:00 Europe/London",),
    ),
    Read("Register by 8 April for the meeting on 22 April.", ("2027-04-08",)),
    Read(
        "Applicants hold a doctorate of after 1 January 2022 and apply by 7 May 2027.",
        ("2027-05-07",),
    ),
    Read("The jury meets on 17 June, and teams hear back on 1 July."),
]
SENTENCES = [*GERMAN, *ENGLISH]
