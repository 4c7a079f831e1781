"""A mail server that takes mail over SMTP, on this machine, and keeps it."""

import email
import email.policy
import socketserver
import threading


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails, self.refused = [], set()
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def end(self):
        self.shutdown()
        self.server_close()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.take_data()
            elif verb == "RCPT" and any(each in line for each in self.server.refused):
                self.say("550 nobody of that name")
            elif verb == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 fine")
        return None

    def take_data(self):
        self.say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        data = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        self.server.mails.append(email.message_from_bytes(data, policy=email.policy.default))
        self.say("250 taken")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())
