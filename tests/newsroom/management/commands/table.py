"""All commands that an operator may type, how each is typed, and what it needs.

A command that is new is named here, or in `LEFT_OUT` with why not.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Trouble(Enum):
    """Failures of the database and of the disk."""

    FULL = auto()
    READ_ONLY = auto()
    LOCKED = auto()
    GONE = auto()
    SILENT = auto()
    EXHAUSTED = auto()


OF_DISKS = {Trouble.FULL, Trouble.READ_ONLY}
OF_SQLITE = OF_DISKS | {Trouble.LOCKED}
OF_POSTGRESQL = {Trouble.GONE, Trouble.SILENT, Trouble.EXHAUSTED}
# The troubles that hinder a command, by what it does.
NOTHING: set[Trouble] = set()
READING = OF_POSTGRESQL
KEEPING = OF_DISKS  # files in NEWSROOM_VAR
WRITING = OF_SQLITE | OF_POSTGRESQL


@dataclass(frozen=True)
class Row:
    """`{folder}` is one in NEWSROOM_VAR, `{kept}` one that nothing befalls."""

    typed: str
    hindered_by: set[Trouble]
    # These aren't tested: there the command does something else, or nothing ends it.
    unasked: frozenset[Trouble] = frozenset()
    # It takes ten seconds where nothing hinders it.
    is_long: bool = False

    @property
    def name(self) -> str:
        return self.typed.partition(" ")[0]


ERASE = "erase article 1 --reason Urteil --ordered-by Gericht --yes"
ROWS = [
    Row("account_unsetmultipleprimaryemails", READING),
    Row("alerts resume", WRITING),
    Row("backup {folder}/x.tar", READING | KEEPING),
    Row("backup --nightly", NOTHING),  # on this machine alone none is made
    Row("backups {kept}", NOTHING),
    Row("changepassword {chief}", WRITING),
    Row("check", NOTHING),
    Row("check --database default", READING),
    Row("clearsessions", WRITING),
    Row("collectstatic --noinput --verbosity 0", KEEPING, is_long=True),
    Row("createcachetable", READING),
    Row("createsuperuser --noinput --username neu --email neu@example.org", WRITING),
    Row("deduplicate_tags", NOTHING),
    Row("demo", WRITING),
    Row("diffsettings", NOTHING),
    # It asks nobody: the turn at a server is a file, and that host is refused.
    Row(
        "discover http://127.0.0.1/",
        {Trouble.READ_ONLY},
        unasked=frozenset(OF_POSTGRESQL | {Trouble.FULL, Trouble.LOCKED}),
    ),
    Row("doctor", OF_POSTGRESQL | {Trouble.FULL}),
    Row("dumpdata articles.page", READING),
    Row("editors_guide", NOTHING),
    Row("env_example", NOTHING),
    Row(ERASE, WRITING),
    Row("export_articles {folder}/export", READING | KEEPING),
    Row("export_opml {folder}/feeds.opml", READING | KEEPING),
    # No feed is due there, but saves of articles are read, and noted.
    Row("fetch", WRITING),
    Row("findstatic articles/share.png", NOTHING),
    Row("import_articles {kept}/documents", WRITING),
    Row("import_opml {kept}/feeds.opml", WRITING),
    Row("inspectdb articles_page", READING),
    Row("languages", READING),
    Row("languages close en --by {chief} --dry-run", READING),
    Row("make_renditions --all", READING | KEEPING),
    Row("migrate", READING),
    Row("migrate --check", READING),
    Row(
        "move_to_postgresql postgres://nobody@127.0.0.1:1/x",
        KEEPING,
        unasked=frozenset(OF_POSTGRESQL | {Trouble.LOCKED}),
    ),
    Row("ox_health", READING),
    Row("ox_prune", READING),
    Row("plugins", NOTHING),
    Row("print_pages", WRITING),
    # There is nothing printed in it.
    Row("print_pages --check", READING, unasked=frozenset(OF_SQLITE)),
    Row("purge --dry-run", READING),
    Row("rebuild_search", WRITING),
    Row("rebuild_search --check", WRITING),
    Row("remove_orphaned_tags", READING, unasked=frozenset({Trouble.LOCKED})),
    Row("remove_stale_contenttypes --noinput", READING),
    Row(
        "reset_factors {chief}",
        OF_POSTGRESQL | {Trouble.LOCKED},
        unasked=frozenset(OF_DISKS),
    ),
    Row("restore {kept}/newsroom.tar --replace --yes", WRITING),
    Row("scrub", WRITING),
    # On a full disk Python says of its file, too, that it can't be closed.
    Row(
        "sendtestemail jemand@example.org",
        {Trouble.READ_ONLY},
        unasked=frozenset({Trouble.FULL}),
    ),
    # Otherwise it begins, and readers read.
    Row("serve --port {port}", OF_POSTGRESQL, unasked=frozenset(OF_SQLITE)),
    Row("showmigrations", READING),
    # A lock hinders them because both query in a transaction.
    Row("sqlmigrate articles 0001", READING | {Trouble.LOCKED}),
    Row("sqlsequencereset articles", NOTHING),
    Row("take_off /de/artikel/am-hafen/", KEEPING),
    Row("tasks", READING),
    Row("tasks --again", READING | {Trouble.LOCKED}),
    Row("tasks --forget all", READING | {Trouble.LOCKED}),
    Row("words --missing it", NOTHING),
]

BY_DEVELOPERS = "for those who write the code: a traceback tells them more"
REFUSED = "refused there: tests/newsroom/management/test_emptying.py"
LEFT_OUT = {
    "compilemessages": BY_DEVELOPERS,
    "dbshell": "the database's own terminal, which says it in its own words",
    "document_workflow": BY_DEVELOPERS,
    "flush": REFUSED,
    "import_table": "tests/transfer/importing/table/ has it, with tables to read",
    "import_wxr": "tests/transfer/importing/wordpress/ has it, with exports to read",
    "loaddata": REFUSED,
    "makemessages": BY_DEVELOPERS,
    "makemigrations": BY_DEVELOPERS,
    "optimizemigration": BY_DEVELOPERS,
    "ox_import_beat_schedules": "for those who come from another queue",
    "ox_worker": "begun by `work`",
    "runserver": BY_DEVELOPERS,
    "shell": BY_DEVELOPERS,
    "sqlflush": REFUSED,
    "squashmigrations": BY_DEVELOPERS,
    "startapp": BY_DEVELOPERS,
    "startproject": BY_DEVELOPERS,
    "take_mail": "has codes of its own: tests/newsroom/management/commands/",
    "test": BY_DEVELOPERS,
    "testserver": BY_DEVELOPERS,
    "try_claims": "no server is set there; it has tests of its own beside this",
    "work": "waits for a database that is away: tests/newsroom/worker/test_work.py",
}
