"""An OpenID Connect provider over HTTP, with keys of its own and tokens that it really signs."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, CLIENT_SECRET = "the-library", "what the provider gave out"


class Provider(ThreadingHTTPServer):
    """``person`` sits before the browser; ``saw`` is when the provider last asked who they are."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}/realm"
        self.key = self.published = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person = {"sub": "u-1", "email": "ann@clinic.example"}
        self.saw, self.changes, self.codes, self.asked = None, {}, {}, []
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def end(self):
        self.shutdown()
        self.server_close()

    def authorize(self, query):
        self.asked.append(query)
        code = secrets.token_urlsafe(12)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form):
        query = self.codes.pop(form["code"], None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, CLIENT_SECRET)
        if not known or query is None or query["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": query["nonce"],
            **self.person,
            "auth_time": now if self.saw is None else int(self.saw),
            **self.changes,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "k1"})
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": token}

    def documents(self):
        key = json.loads(RSAAlgorithm.to_jwk(self.published.public_key()))
        return {
            "/realm/.well-known/openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/realm/keys": {"keys": [key | {"kid": "k1", "alg": "RS256", "use": "sig"}]},
        }


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        address = urlsplit(self.path)
        if address.path == "/realm/authorize":
            query = {name: values[0] for name, values in parse_qs(address.query).items()}
            self.send_response(302)
            self.send_header("Location", self.server.authorize(query))
            self.end_headers()
        else:
            self.say(200, self.server.documents()[address.path])

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.say(*self.server.token(dict(parse_qsl(self.rfile.read(length).decode()))))

    def say(self, status, data):
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Tests tell what went wrong."""
