"""Plug-ins: applications of other distributions, named by an entry point.

Each names its AppConfig in the group `newsroom.plugins`. If one can't be used, the
error is one sentence, with the distribution that it came in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

GROUP = "newsroom.plugins"


@dataclass(frozen=True, slots=True)
class Plugin:
    """`name` is that of the entry point, `path` leads to its AppConfig."""

    name: str
    path: str
    distribution: str
    version: str

    def refused(self, why: object) -> ImproperlyConfigured:
        return ImproperlyConfigured(
            f"The plug-in “{self.name}” of {self.distribution} {self.version} can't be "
            f"used: {str(why).rstrip('.')}. Start without it "
            f"(NEWSROOM_WITHOUT_PLUGINS={self.name}), uninstall it (pip uninstall "
            f"{self.distribution}), or install a version that was mended."
        )

    def call[Result](self, method: Callable[[], Result]) -> Result:
        """Return what `method` does, and blame the plug-in for whatever goes wrong."""
        try:
            return method()
        except Exception as error:
            kind = type(error).__name__
            raise self.refused(f"{kind}: {error}" if str(error) else kind) from error

    def examine(self, known: Iterable[AppConfig]) -> AppConfig:
        """Return its configuration, unless one of the known is called like it."""
        config = self.call(lambda: AppConfig.create(self.path))
        for other in known:
            if config.label == other.label or config.name == other.name:
                raise self.refused(
                    f"its name “{config.name}” or its label “{config.label}” is that "
                    f"of {other.name}, which is there already"
                )
        return config

    def watch(self, config: AppConfig) -> None:
        """Blame the plug-in for what goes wrong in its models and in its `ready`."""
        for step in ("import_models", "ready"):
            method = getattr(config, step)
            setattr(config, step, lambda method=method: self.call(method))


def installed() -> list[Plugin]:
    """Return all that are there, by name: the order in which they are installed."""
    found = [
        Plugin(it.name, it.value.replace(":", "."), it.dist.name, it.dist.version)
        for it in entry_points(group=GROUP)
        if it.dist
    ]
    return sorted(found, key=lambda plugin: (plugin.name, plugin.distribution))


def enabled(*, without: list[str]) -> list[Plugin]:
    found = installed()
    names = [plugin.name for plugin in found]
    if unknown := sorted(set(without) - set(names)):
        raise ImproperlyConfigured(
            f"NEWSROOM_WITHOUT_PLUGINS names {', '.join(unknown)}, which no installed "
            f"plug-in is called. There are: {', '.join(names) or 'none'}. Correct or "
            "remove it."
        )
    return [plugin for plugin in found if plugin.name not in without]


def paths(*, without: list[str]) -> list[str]:
    return [plugin.path for plugin in enabled(without=without)]
