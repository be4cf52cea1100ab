"""Certificates for servers of the tests, by an authority of their own."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Authority:
    """Issues certificates; clients trust them that read `file`."""

    def __init__(self, folder):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.name = named("Authority of the tests")
        own = begun(self.name, self.name, self.key)
        own = own.add_extension(x509.BasicConstraints(True, None), critical=True)
        signs = {"key_cert_sign": True, "crl_sign": True}
        own = own.add_extension(usage(**signs), critical=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(pem(own.sign(self.key, hashes.SHA256())))

    def server(self, name, *, until=DAY):
        """Return the TLS of a server by that name or address."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = begun(named(name), self.name, key, until)
        is_number = name[:1].isdigit()
        told = x509.IPAddress(ip_address(name)) if is_number else x509.DNSName(name)
        made = made.add_extension(x509.SubjectAlternativeName([told]), critical=False)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(
            self.key.public_key()
        )
        made = made.add_extension(issuer, critical=False)
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file = self.folder / f"{name}-{until.days}.pem"
        file.write_bytes(pem(made.sign(self.key, hashes.SHA256())) + secret)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def begun(name, issuer, key, until=DAY):
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(issuer, name, key.public_key())
    made = made.serial_number(x509.random_serial_number())
    made = made.not_valid_before(now - 9 * DAY).not_valid_after(now + until)
    subject = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return made.add_extension(subject, critical=False)


def usage(**yes):
    names = (
        "digital_signature", "content_commitment", "key_encipherment",
        "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
        "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**dict.fromkeys(names, False) | yes)


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)
