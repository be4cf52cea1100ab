"""What operators see of the newsroom: logs, metrics, reports of faults."""
