"""The commands for operators, by their day: a line for each, and examples."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command, its line, and what else may be typed, each with what it then does."""

    name: str
    line: str
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    entries: tuple[Entry, ...]


BEGIN = Chapter(
    "Begin",
    (
        Entry(
            "serve",
            "serve the newsroom; it prepares an empty database first",
            (
                ("serve --demo", "a newsroom to try, with accounts and samples"),
                ("serve", "your own, for this machine alone"),
                ("serve --port 8001", "at another port"),
            ),
        ),
        Entry(
            "createsuperuser",
            "make an account that may do everything",
            (("createsuperuser --username erika --email erika@example.org", ""),),
        ),
        Entry(
            "env_example",
            "print all settings, to begin a file with",
            (("env_example > newsroom.env", "a file with all that can be set"),),
        ),
        Entry(
            "check",
            "see that the settings are right",
            (("check --deploy", "what a public server needs, too"),),
        ),
        Entry(
            "sendtestemail",
            "send a mail, to see that the mail server takes it",
            (("sendtestemail you@example.org", ""),),
        ),
        Entry(
            "migrate",
            "bring the database up to date after an upgrade",
            (
                ("migrate --plan", "what would be changed"),
                ("migrate --check", "exit code 1 if anything has to be changed"),
                ("migrate", "change it; make a backup before"),
            ),
        ),
        Entry(
            "collectstatic",
            "put static files where they are served, after upgrades",
            (("collectstatic --noinput", "without a question"),),
        ),
        Entry(
            "languages",
            "count what is in each language; open or close one",
            (
                ("languages", "how much there is"),
                ("languages open fr", "what French still needs"),
                ("languages close en --by chief --dry-run", "what would be stopped"),
            ),
        ),
        Entry(
            "words",
            "list what the public site can't say yet in a language",
            (
                ("words --missing pl", "what Polish lacks"),
                ("words --missing pl --as po > django.po", "a file to fill in"),
            ),
        ),
        Entry("try_claims", "show what your organisation's server would give"),
        Entry("plugins", "list the plug-ins, and whether each is well"),
        Entry(
            "editors_guide",
            "print how to write and to publish",
            (("editors_guide --language en", "in English"),),
        ),
        Entry("demo", "prepare the newsroom to try, without serving it"),
    ),
)
EVERY_DAY = Chapter(
    "Every day",
    (
        Entry(
            "doctor",
            "look whether the newsroom is well, and what to do if not",
            (
                ("doctor", "one line if it is; exit code 1 for errors, 3 for warnings"),
                ("doctor --verbosity 0", "only what is wrong"),
                ("doctor --json", "as one object, for programs"),
            ),
        ),
        Entry(
            "tasks",
            "show what waits in the queue, and what failed",
            (
                ("tasks", "exit code 1 if anything failed"),
                ("tasks --again", "try what failed once more"),
                ("tasks --forget all", "never try it again"),
            ),
        ),
        Entry("work", "do what waits in the queue, as the server's own worker"),
        Entry("fetch", "ask the feeds that are due, as the worker does"),
        Entry(
            "take_mail",
            "take a mail from the mail server",
            (
                ("take_mail < mail.eml", "one mail"),
                ("take_mail --maildir /var/lib/newsroom-mail", "all that are new"),
            ),
        ),
    ),
)
KEEP = Chapter(
    "Keep",
    (
        Entry(
            "backup",
            "write the whole newsroom into one archive",
            (
                ("backup", "into backups/ in NEWSROOM_VAR"),
                ("backup /mnt/backups", "into another folder"),
                ("backup --encrypt", "sealed with a passphrase that it asks for"),
            ),
        ),
        Entry(
            "backups",
            "list and try the nightly backups; get one article back",
            (
                ("backups", "which there are, and why each is kept"),
                ("backups --check", "read the newest, and say whether it is sound"),
                ("backups --try", "restore the newest apart; the newsroom goes on"),
                ("backups --article de/name --by erika", "one article, as a draft"),
            ),
        ),
        Entry(
            "restore",
            "read an archive, or put it back into an empty database",
            (
                ("restore --check newsroom.tar", "whether it is sound; nothing more"),
                ("restore newsroom.tar", "into an empty database"),
                ("restore newsroom.tar --replace", "in place of what is there"),
            ),
        ),
        Entry(
            "purge",
            "remove what was kept for its time, as each night",
            (("purge --dry-run", "what would go, how old, and how many"),),
        ),
        Entry(
            "make_renditions",
            "make pictures' missing sizes, and remove unused ones",
            (
                ("make_renditions", "those of pictures in use"),
                ("make_renditions --all", "those of the whole library"),
            ),
        ),
        Entry(
            "move_to_postgresql",
            "copy the database from SQLite to PostgreSQL",
            (("move_to_postgresql postgres://newsroom@localhost/newsroom", ""),),
        ),
    ),
)
BRING = Chapter(
    "Import and export",
    (
        Entry(
            "import_articles",
            "import documents, or what export_articles wrote",
            (("import_articles notes/", "all documents of a folder"),),
        ),
        Entry(
            "import_wxr",
            "import an export of WordPress",
            (
                ("import_wxr site.xml --write-mapping map.toml", "1. correct it"),
                (
                    "import_wxr site.xml --mapping map.toml --by chief --dry-run",
                    "2. look",
                ),
                ("import_wxr site.xml --mapping map.toml --by chief", "3. import"),
            ),
        ),
        Entry(
            "import_table",
            "import a table as CSV, of TYPO3, Drupal or any other",
            (
                ("import_table rows.csv --write-mapping map.toml", "1. correct it"),
                (
                    "import_table rows.csv --mapping map.toml --by chief --dry-run",
                    "2. look",
                ),
                ("import_table rows.csv --mapping map.toml --by chief", "3. import"),
            ),
        ),
        Entry(
            "export_articles",
            "write all articles into an empty folder",
            (
                ("export_articles /srv/export", "all versions, for programs"),
                ("export_articles /srv/reading --markdown", "what is public, to read"),
            ),
        ),
        Entry(
            "discover",
            "look for the feeds of a homepage, and read them",
            (("discover https://www.example.org/", ""),),
        ),
        Entry(
            "import_opml",
            "watch the feeds of another program's list",
            (("import_opml feeds.opml", ""),),
        ),
        Entry(
            "export_opml",
            "write the feeds that are watched as such a list",
            (("export_opml feeds.opml", ""),),
        ),
    ),
)
WRONG = Chapter(
    "When something is wrong",
    (
        Entry(
            "take_off",
            "take an address off the site within a second",
            (
                ("take_off https://news.example.org/de/artikel/name/", ""),
                ("take_off --list", "what is taken off"),
                ("take_off --undo /de/artikel/name/", "give it again"),
            ),
        ),
        Entry(
            "erase",
            "erase an article, person, guest or picture for good",
            (
                (
                    "erase article 17 --reason Judgment --ordered-by 324/7 --dry-run",
                    "what would go",
                ),
                ("erase article 17 --reason Judgment --ordered-by 324/7", "erase it"),
            ),
        ),
        Entry("scrub", "write the database anew, without what was erased"),
        Entry(
            "changepassword",
            "set the password of an account",
            (("changepassword erika", ""),),
        ),
        Entry(
            "reset_factors",
            "take away the second factors of an account",
            (
                ("reset_factors erika", "of one account"),
                ("reset_factors --void", "of all that a lost key has sealed"),
            ),
        ),
        Entry(
            "alerts",
            "go on with letters to readers that are held",
            (
                ("alerts resume", "after a restore, or many failed letters"),
                ("alerts allow reader@example.org", "after letters came back"),
            ),
        ),
        Entry(
            "rebuild_search",
            "put the search's index right",
            (
                ("rebuild_search --check", "what is missing or wrong"),
                ("rebuild_search", "put it right, while editors work"),
            ),
        ),
        Entry(
            "print_pages",
            "print the parts of pages that are out of date",
            (
                ("print_pages --check", "exit code 1 if there are any"),
                ("print_pages --anew", "all parts of all pages"),
            ),
        ),
    ),
)
CHAPTERS = (BEGIN, EVERY_DAY, KEEP, BRING, WRONG)
ENTRIES = {entry.name: entry for chapter in CHAPTERS for entry in chapter.entries}
