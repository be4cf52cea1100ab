"""The desk's calendar of publications, embargoes and deadlines."""
