"""Second factors: codes of an app, recovery codes, passkeys."""
