"""The newsroom tells its operator once of each finding of the doctor, and of its end;
and it tells a service outside that the worker is alive.
"""
