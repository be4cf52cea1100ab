"""The newsroom tells its operator: what the doctor finds, once, and that it has ended;
and to a service outside that the worker is alive.
"""
