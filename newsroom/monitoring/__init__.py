"""Monitoring for operators: logs, metrics, reports of faults."""
