"""All settings, read top to bottom. `.env.example` lists the variables."""

from pathlib import Path
from typing import Any

from whitenoise.compress import Compressor

from newsroom import plugins
from newsroom.conf import (
    accounts,
    cache,
    env,
    installation,
    languages,
    privacy,
    queue,
    retention,
    security_headers,
)
from newsroom.conf.outside import fetching
from newsroom.database import options
from newsroom.monitoring import monitoring_settings

ROOT = installation.ROOT
# Absolute from the start, whatever folder a process changes to.
VAR = Path(env.text("NEWSROOM_VAR", str(installation.VAR))).absolute()

# -- The site and its address ------------------------------------------------

# Scheme and host as readers see them: every absolute link starts with it, never
# with the Host of a request.
NEWSROOM_ORIGIN = env.origin("NEWSROOM_ORIGIN", "http://127.0.0.1:8000")
IS_HTTPS = NEWSROOM_ORIGIN.startswith("https://")
HOST = NEWSROOM_ORIGIN.split("://", 1)[1].rsplit("@", 1)[-1]
HOST = HOST.rsplit(":", 1)[0] if HOST.rsplit(":", 1)[-1].isdecimal() else HOST
IS_LOCAL = not IS_HTTPS and HOST in {"127.0.0.1", "localhost", "[::1]"}

DEBUG = env.flag("NEWSROOM_DEBUG", default=False)
SECRET_KEY = env.secret("NEWSROOM_SECRET_KEY", file=VAR / "secret-key", local=IS_LOCAL)
# They still open what they sealed and admit whom they let in, until they are removed.
SECRET_KEY_FALLBACKS = env.former_secrets("NEWSROOM_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = [HOST, *env.words("NEWSROOM_ALLOWED_HOSTS")]
if IS_LOCAL:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]

# -- The newsroom ------------------------------------------------------------

# A second person must approve what is published. Off for one-person newsrooms.
NEWSROOM_FOUR_EYES = env.flag("NEWSROOM_FOUR_EYES", default=True)
# Only people who review a text's language count as the second person.
NEWSROOM_REVIEW_LANGUAGES = env.flag("NEWSROOM_REVIEW_LANGUAGES", default=False)
# The approval of a guest by a review link counts as that of a second person.
NEWSROOM_GUESTS_COUNT = env.flag("NEWSROOM_GUESTS_COUNT", default=False)
# Hours after which a text that somebody took for review is free again.
NEWSROOM_CLAIM_HOURS = env.number("NEWSROOM_CLAIM_HOURS", default=48, least=1)
# Readers are told what AI made or changed. Without it only as far as the law asks.
NEWSROOM_AI_NOTES = env.flag("NEWSROOM_AI_NOTES", default=True)
# Readers may send texts by a form; they reach the inbox.
NEWSROOM_TIPS = env.flag("NEWSROOM_TIPS", default=False)
# Warnings before publication that block as errors do: docs/operating.md
NEWSROOM_PREFLIGHT_ERRORS = env.words(
    "NEWSROOM_PREFLIGHT_ERRORS", "no-source,no-subject"
)
# The contact for reports of security holes, and the date until which it holds.
NEWSROOM_SECURITY_CONTACT = env.contact("NEWSROOM_SECURITY_CONTACT")
NEWSROOM_SECURITY_EXPIRES = env.day("NEWSROOM_SECURITY_EXPIRES")
NEWSROOM_LOOK = env.look("NEWSROOM_LOOK")  # a folder: docs/looks.md
# Seconds after which readers' programs ask for a feed again.
NEWSROOM_FEED_MAX_AGE = env.number("NEWSROOM_FEED_MAX_AGE", default=1800)
NEWSROOM_CDN = env.cdn("NEWSROOM_CDN")  # a cache in front: docs/deploying.md
# Whether it is counted what readers ask for, and for how many days.
NEWSROOM_REACH, NEWSROOM_REACH_DAYS = privacy.COUNTS_READERS, privacy.DAYS_OF_COUNTS
NEWSROOM_RECORD_ADDRESSES = privacy.RECORDED_ADDRESSES
# Seconds after which nobody waits any longer for an answer, or a database.
NEWSROOM_PATIENCE = env.number("NEWSROOM_PATIENCE", default=5, least=1)
# Milliseconds that the database works for one search before that is given up.
NEWSROOM_SEARCH_BUDGET = env.number("NEWSROOM_SEARCH_BUDGET", default=300, least=10)
# Other servers that may be asked, and the name that we give there: docs/operating.md
NEWSROOM_WEBSUB_HUB = fetching.HUB
NEWSROOM_FETCH_PORTS, NEWSROOM_FETCH_LOCAL = fetching.PORTS, fetching.LOCAL
NEWSROOM_USER_AGENT = fetching.user_agent(fetching.CONTACT or NEWSROOM_ORIGIN)
# The beginning of commands in advice to operators; the folder of the editors' guide.
NEWSROOM_COMMAND, NEWSROOM_GUIDE = installation.COMMAND, installation.DOCS

# -- Applications ------------------------------------------------------------

NEWSROOM_WITHOUT_PLUGINS = env.words("NEWSROOM_WITHOUT_PLUGINS")
INSTALLED_APPS = [
    "articles",
    "articles.apps.DeskConfig",  # django.contrib.admin, with a site of our own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # before staticfiles: `make dev` uses it as well
    "django.contrib.staticfiles",
    "django.forms",  # its templates, as FORM_RENDERER asks for it
    "taggit",
    "django_prose_editor",
    *accounts.APPLICATIONS,
    queue.APPLICATION,
    "newsroom",  # its commands; after ours and before the plug-ins, which it examines
    *plugins.paths(without=NEWSROOM_WITHOUT_PLUGINS),
]

MIDDLEWARE = [
    # The first three: answers that the next two make by themselves pass them, too.
    "newsroom.conf.security_headers.PermissionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",  # leads to https
    "newsroom.http_server.reading.oversize.OversizeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of the next: a page's tag is that of what it says, however it is sent.
    "articles.site.shared.http.compression.PublicCompressionMiddleware",
    "articles.site.shared.http.compression.DeskCompressionMiddleware",
    "articles.admin.parts.bundles.BundlesMiddleware",
    "newsroom.monitoring.request_counts.middleware.CountingMiddleware",
    "newsroom.page_cache.purging.headers.KeysMiddleware",
    "articles.site.shared.cache_report.CacheReportMiddleware",
    "articles.site.shared.http.conditional.ConditionalGetMiddleware",
    "articles.site.shared.http.alike.AlikeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "articles.accounts.admission.refusals.RefusalsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.accounts.admission.desk.DeskAccountsMiddleware",
    "articles.accounts.admission.language.DeskLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF, WSGI_APPLICATION = "newsroom.urls", "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [*NEWSROOM_LOOK.templates, installation.TEMPLATES],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.accounts.admission.desk.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- Database ----------------------------------------------------------------

DATABASE = options.tuned(
    env.database("DATABASE_URL", f"sqlite:///{VAR / 'newsroom.sqlite3'}"), folder=VAR
)
DATABASES = {"default": DATABASE}

# -- What waits, and what is kept for a while --------------------------------

TASKS, CACHES, NEWSROOM_PAGE_CACHE = queue.TASKS, cache.CACHES, cache.PAGE_CACHE
NEWSROOM_COPIES_MAX_AGE, NEWSROOM_VALKEY = cache.COPIES_MAX_AGE, cache.VALKEY
# True if the server starts a worker beside itself; else `work` is its own service.
NEWSROOM_WORKER = env.flag("NEWSROOM_WORKER", default=True)
# Megabytes of memory for the process that fetches what strangers send.
NEWSROOM_OUTSIDE_MEMORY = env.number(
    "NEWSROOM_OUTSIDE_MEMORY", default=queue.OUTSIDE_MEMORY, least=200
)

# -- Language and time -------------------------------------------------------

# The newsroom's languages, the site's own first: docs/languages.md
NEWSROOM_LANGUAGES, NEWSROOM_FORMER_LANGUAGES = languages.OFFERED, languages.FORMER
# Addresses in all of these answer, in former ones too.
LANGUAGES, LANGUAGE_CODE = languages.ALL, NEWSROOM_LANGUAGES[0]
# The look's words, ours, and those that Django's own German lacks or gets wrong.
LOCALE_PATHS = [*NEWSROOM_LOOK.locale, *installation.LOCALES]
FORMAT_MODULE_PATH = ["newsroom.conf.formats"]
TIME_ZONE = env.time_zone("NEWSROOM_TIME_ZONE", "Europe/Berlin")

# -- Files -------------------------------------------------------------------

# Pictures, and what is made of them; served by a view that knows who may see them.
MEDIA_ROOT, NEWSROOM_MEDIA = VAR / "media", env.bucket("NEWSROOM_MEDIA_URL")
# The size of a document at an article; the files of one save go up together.
NEWSROOM_DOCUMENT_BYTES = 1_048_576 * env.number(
    "NEWSROOM_DOCUMENT_MEGABYTES", default=20, least=1
)
FILE_UPLOAD_PERMISSIONS = 0o600
# The first one stops what is too large or too many, and names it, up to this number.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
FILE_UPLOAD_HANDLERS = [
    "articles.foundation.image_files.uploading.QuotaHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STATIC_URL, STATIC_ROOT = "/static/", VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "articles.site.shared.static_files.stylesheets.StyleSheetFinder",
    "articles.site.shared.static_files.theme_files.LookFinder",
]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "articles.site.shared.static_files.whole.WholeStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644},  # anybody may read them
    },
}
WHITENOISE_MAX_AGE, WHITENOISE_ALLOW_ALL_ORIGINS = 3600, False
WHITENOISE_ADD_HEADERS_FUNCTION = security_headers.add_to_file
# Maps of scripts as well: only developers fetch them, and they'd take half the time.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# -- Mail --------------------------------------------------------------------

# Without a server mails become files, to try things out; a server wants a real sender.
MAILERS = env.mailers("NEWSROOM_MAIL_URL", folder=VAR / "mail")
NOBODY = "" if env.text("NEWSROOM_MAIL_URL") else "newsroom@localhost"
NEWSROOM_ALERTS = env.flag("NEWSROOM_ALERTS", default=not NOBODY)
NEWSROOM_ALERT_RATE = env.number("NEWSROOM_ALERT_RATE", default=10)  # a second
NEWSROOM_ALERT_HOUR = env.number("NEWSROOM_ALERT_HOUR", default=7, most=23)
DEFAULT_FROM_EMAIL = env.mail_address("NEWSROOM_MAIL_FROM", default=NOBODY)
NEWSROOM_REPLY_TO = env.mail_address("NEWSROOM_REPLY_TO", default=DEFAULT_FROM_EMAIL)
NEWSROOM_BOUNCE_ADDRESS = env.bounce_address("NEWSROOM_BOUNCE_ADDRESS")
NEWSROOM_INBOX_ADDRESS = env.inbox_address("NEWSROOM_INBOX_ADDRESS")
# The name under which our mail server says who signed a mail that came in.
NEWSROOM_MAIL_RELAY = env.text("NEWSROOM_MAIL_RELAY").lower()

# -- Accounts ----------------------------------------------------------------

NEWSROOM_SECOND_FACTOR = accounts.SECOND_FACTOR
NEWSROOM_INVITATION_DAYS, NEWSROOM_OIDC = accounts.INVITATION_DAYS, accounts.OIDC

AUTH_USER_MODEL = "articles.User"
AUTH_PASSWORD_VALIDATORS = accounts.VALIDATORS
PASSWORD_HASHERS = accounts.PASSWORD_HASHERS
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds that a link in a mail is good for
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
# At the desk it loses nothing that was typed.
CSRF_FAILURE_VIEW = "articles.accounts.unsaved.refused.token_refused"
SESSION_ENGINE = "articles.accounts.sessions.session_store"

ACCOUNT_ADAPTER = "articles.accounts.login.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# The signup fields of allauth. There is no signup here, but its checks want them.
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
# The one address of an account is in its row, confirmed before it comes there.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
# As long as Django's own session: see NEWSROOM_KEEP_SESSIONS and `accounts.sessions`.
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = accounts.RATE_LIMITS

MFA_ADAPTER = "articles.accounts.factors.codes.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Codes for the day on which the device is lost are shown once.
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = accounts.MFA_FORMS

# -- Safety ------------------------------------------------------------------

# Strict only where the site is https: on plain http the browser would drop the
# cookies and nobody could log in.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS and security_headers.HSTS_HAS_SUBDOMAINS
SECURE_HSTS_PRELOAD = IS_HTTPS and security_headers.HSTS_IS_PRELOADED
SILENCED_SYSTEM_CHECKS = [*security_headers.SILENCED_CHECKS]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
# Beyond the largest form of an article, which refuses what is too long for it.
DATA_UPLOAD_MAX_NUMBER_FIELDS, DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000, 10_000_000
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [NEWSROOM_ORIGIN]
# Only proxies that are configured are believed when they say that a request was https,
# and from whom it came.
NEWSROOM_PROXY_COUNT = env.number("NEWSROOM_PROXY_COUNT", default=0)
if NEWSROOM_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CSP = security_headers.PAGE_POLICY

# -- Logs, metrics, reports of faults; retention of personal data -----------

LOGGING, NEWSROOM_ACCESS_LOG = monitoring_settings.LOGGING, monitoring_settings.ACCESS
NEWSROOM_METRICS, NEWSROOM_SENTRY_DSN = monitoring_settings.REPORTED_TO
NEWSROOM_OPERATOR, NEWSROOM_OPERATOR_LANGUAGE = monitoring_settings.OPERATOR
NEWSROOM_PING = fetching.PING
NEWSROOM_KEEP, SESSION_COOKIE_AGE = retention.KEEP, retention.SESSION_AGE
NEWSROOM_BACKUPS = retention.BACKUPS

# The last: a variable with our prefix that was not read above is misspelt.
env.check_names("NEWSROOM_")
