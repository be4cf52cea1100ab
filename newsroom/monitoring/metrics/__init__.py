"""Metrics for Prometheus, if a setting says where they are asked for.

Needs newsroom-cms[metrics]; without the setting nothing of it is imported. All workers
of the server count into files of one folder, which the master makes, and each of them
gives what all have counted.
"""

from newsroom.monitoring.monitoring_settings import Place
from newsroom.monitoring.request_notes import Observer


def begin(place: Place) -> Observer:
    """Let Prometheus in; return who counts."""
    # This needs prometheus_client.
    from newsroom.monitoring.metrics.serving import begin_here  # noqa: PLC0415 (see above)

    return begin_here(place)
