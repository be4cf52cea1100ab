"""The private parts of allauth that our own pages need, and no other module imports.

Its public interface ends at its own views. pyproject.toml allows one minor version, and
tests/accounts/test_allauth_parts.py calls each name as we do.
"""

from allauth.account.internal.flows.login import (
    get_authentication_records as get_authentication_records,
    perform_login as perform_login,
    perform_password_login as perform_password_login,
    record_authentication as record_authentication,
)
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows as get_reauthentication_flows,
)
from allauth.account.internal.stagekit import clear_login as clear_login
from allauth.core.internal.httpkit import (
    headed_redirect_response as headed_redirect_response,
)
from allauth.mfa.base.internal.flows import post_authentication as post_authentication
from allauth.mfa.recovery_codes.internal.flows import (
    auto_generate_recovery_codes as auto_generate_recovery_codes,
)
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn as WebAuthn,
    begin_authentication as begin_authentication,
    begin_registration as begin_registration,
    get_state as get_state,
    parse_authentication_response as parse_authentication_response,
)
