"""A device that holds passkeys, for tests without a browser. It signs whatever it is asked."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


class Device:
    def __init__(self, origin="http://localhost:8000", *, counts=True):
        self.origin, self.counts = origin, counts
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.counter, self.user = 0, b""

    def create(self, asked, **changes):
        self.user = websafe_decode(asked["user"]["id"])
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._data(asked["rp"]["id"], PRESENT | VERIFIED | ATTESTED) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"], changes)
        return self._answer(client, attestationObject=websafe_encode(attestation))

    def get(self, asked, *, flags=PRESENT | VERIFIED, **changes):
        client = self._client("webauthn.get", asked["challenge"], changes)
        data = self._data(asked["rpId"], flags)
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            client,
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(signed),
            userHandle=websafe_encode(self.user),
        )

    def _client(self, kind, challenge, changes):
        known = {"type": kind, "challenge": challenge, "origin": self.origin} | changes
        return json.dumps(known).encode()

    def _data(self, rp, flags):
        self.counter += self.counts
        return (
            hashlib.sha256(rp.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4, "big")
        )

    def _answer(self, client, **response):
        key = websafe_encode(self.id)
        response["clientDataJSON"] = websafe_encode(client)
        return json.dumps(
            {
                "id": key,
                "rawId": key,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {},
            }
        )


def asked(client, purpose):
    """What the library asks a browser for this purpose."""
    answer = client.post(reverse("admin:passkey_challenge"), {"purpose": purpose})
    assert answer.status_code == 200, answer.content
    return next(iter(answer.json().values()))
