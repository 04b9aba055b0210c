"""Asks the page over a real connection, as a browser and as a stranger would."""

import http.client
import re

BOUNDARY = "----0123456789"
ENTRY = "Dahl, Olga. 2003. Ice on the River. Turku: Harbour Press."
DRAFT = f"Tides rise (Berg 2001).\n\nReferences\n\n{ENTRY}\n"


def ask(running, method, path, *, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=60)
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def token(running):
    return re.search(rb'name="token" value="([^"]+)"', ask(running, "GET", "/")[1])[1].decode()


def form(**fields):
    pieces = []
    for name, value in fields.items():
        filename, data = value if isinstance(value, tuple) else ("", value)
        file = f'; filename="{filename}"' if filename else ""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
        pieces += [head.encode(), data if isinstance(data, bytes) else data.encode(), b"\r\n"]
    return b"".join([*pieces, f"--{BOUNDARY}--\r\n".encode()])


def post(running, path, *, headers=None, **fields):
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return ask(running, "POST", path, body=form(**fields), headers={**kind, **(headers or {})})
