"""The server of the local page: the loopback address, this host's name, this page's own forms.

A page of another site can reach a server on the loopback address through the reader's browser. So
the Host header must name this server (against DNS rebinding), a POST must carry the token that only
the page itself shows, and an Origin, where a browser sends one, must be this server's; where it
says from where a form was sent (Sec-Fetch-Site), that must be the page too.
"""

from __future__ import annotations

import re
import secrets
import sys
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, cast

from procsead_refs.errors import Refusal
from procsead_refs.limits import over, size
from procsead_refs.text import visible
from procsead_refs.web import forms
from procsead_refs.web.answers import HTML, Answer, Desk, disposition

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.project import Project

_HOST = "127.0.0.1"
_SECONDS = 60  # without a byte from the browser, and for all of an upload
_PIECE = 65_536  # bytes of an upload at a time
_DIGITS = 12  # of the longest number of bytes that is looked at
_UPLOADS = BoundedSemaphore(4)  # that are held at a time
_AT_ONCE = BoundedSemaphore(2)  # drafts checked at a time
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src {script}; img-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_FOREIGN = Answer(403, "text/plain", b"this server answers its own page alone\n")
_NOWHERE = Answer(404, "text/plain", b"there is no such page\n")


def serve(
    project: Project, library: Sequence[Reference] | None, port: int = 0
) -> ThreadingHTTPServer:
    """Return the server, bound to the loopback address and not yet running.

    Args:
        project: whose settings hold.
        library: the team's references, or None.
        port: 0 for any that is free.

    Raises:
        Refusal: the port is taken or not allowed.
    """
    desk = Desk(project, library, secrets.token_urlsafe(32))
    try:
        return _Server((_HOST, port), partial(_Handler, desk))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refusal(reason, where=f"port {port}", remedy="name another with --port") from error


def address(server: ThreadingHTTPServer) -> str:
    """Return where the page is."""
    return f"http://{_HOST}:{server.server_port}/"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - socketserver's signature
        """Say in one line why a connection broke: mostly the browser has gone."""
        sys.stderr.write(f"procsead-refs: a connection broke: {sys.exc_info()[1]}\n")


class _Handler(BaseHTTPRequestHandler):
    server_version = "procsead-refs"
    sys_version = ""
    timeout = _SECONDS

    def __init__(self, desk: Desk, *arguments: object) -> None:
        self._desk = desk
        super().__init__(*arguments)  # type: ignore[arg-type]  # socketserver's own three

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._send(_FOREIGN)
        elif self._asked() != "/":
            self._send(_NOWHERE)
        else:
            self._send(self._desk.form())

    def do_POST(self) -> None:
        try:
            with _UPLOADS:
                answer = self._answer()
        except ConnectionError:
            self.close_connection = True
            return
        except Refusal as refusal:
            answer = self._desk.form(status=400, refusal=str(refusal))
        except (MemoryError, RecursionError):
            answer = self._desk.form(
                status=400, refusal="the input is too large or nested too deep"
            )
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cut the connection
            self.log_error("%s", f"a fault of this program: {type(error).__name__}: {error}")
            answer = self._desk.form(
                status=500, refusal="a fault of this program, not of the draft"
            )
        self._send(answer)

    def _answer(self) -> Answer:
        length = self._length()
        if length is None or not self._is_for_us(sent=True):
            return _FOREIGN
        if length > size("upload"):
            self.close_connection = True
            return self._desk.form(
                status=413, refusal=str(over("upload", where="the file", remedy="split it"))
            )
        fields = forms.read(self.headers.get("Content-Type", ""), self._body(length))
        token = fields["token"].data if "token" in fields else b""
        if not secrets.compare_digest(token, self._desk.token.encode()):
            return _FOREIGN
        answers: dict[str, Callable[[Mapping[str, forms.Part]], Answer]] = {
            "/check": partial(self._desk.check, comments=False),
            "/comments": partial(self._desk.check, comments=True),
            "/parse": self._desk.parse,
        }
        chosen = answers.get(self._asked())
        if chosen is None:
            return _NOWHERE
        with _AT_ONCE:
            return chosen(fields)

    def _asked(self) -> str:
        return self.path.partition("?")[0]

    def _length(self) -> int | None:
        """Return the number of bytes that are said to come; None where it is not said, or oddly."""
        said = self.headers.get_all("Content-Length", [])
        honest = len(said) == 1 and re.fullmatch(rf"[0-9]{{1,{_DIGITS}}}", said[0])
        return int(said[0]) if honest else None

    def _body(self, length: int) -> bytes:
        """Return what was sent.

        Raises:
            ConnectionError: it did not come, or not in time.
        """
        end = time.monotonic() + _SECONDS
        body = bytearray()
        while len(body) < length:
            try:
                piece = self.rfile.read1(min(_PIECE, length - len(body)))
            except TimeoutError:
                piece = b""
            if not piece or time.monotonic() > end:
                raise ConnectionError("an upload did not come to its end")
            body += piece
        return bytes(body)

    def _is_for_us(self, *, sent: bool = False) -> bool:
        """Return whether Host, and Origin where there is one, name this server.

        Args:
            sent: a form was sent; a browser that says from where must name this page.
        """
        port = cast("ThreadingHTTPServer", self.server).server_port
        names = {f"{_HOST}:{port}", f"localhost:{port}"}
        hosts, origins, sites = (
            {one.lower() for one in self.headers.get_all(name, [])}
            for name in ("Host", "Origin", "Sec-Fetch-Site")
        )
        if len(hosts) != 1 or not hosts <= names or (sent and not sites <= {"same-origin"}):
            return False
        return origins <= {f"http://{name}" for name in names}

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        script = "'unsafe-inline'" if answer.kind == HTML else "'none'"
        headers = {
            "Content-Type": answer.kind,
            "Content-Length": str(len(answer.body)),
            "Content-Security-Policy": _POLICY.format(script=script),
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }
        if answer.save_as:
            headers["Content-Disposition"] = disposition(answer.save_as)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet: what is checked is nobody else's business."""

    def log_error(self, format: str, *arguments: object) -> None:
        """Say on standard error what went wrong with a request, without what was in it."""
        sys.stderr.write(f"procsead-refs: {visible(format % arguments)}\n")
