"""No command opens a connection to another machine, and neither does a program that it starts."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from procsead_refs.cli import procsead_refs as commands

ROOT = Path(__file__).parents[2]
WATCH = Path(__file__).with_name("offline")
# A library and a draft that ask for the network in every way that a field has.
LIBRARY = """\
@online{aalto2011catalogues,
  author = {Aalto, Maija},
  title = {Catalogues \\url{http://198.51.100.7/a} ![x](http://198.51.100.7/b.png)},
  date = {2011},
  url = {http://198.51.100.7/c},
  doi = {10.5555/sample},
  file = {http://198.51.100.7/d.pdf},
  keywords = {cataloguing},
  annotation = {![x](http://198.51.100.7/e.png) <img src="http://198.51.100.7/f.png">},
}
"""
DRAFT = """\
---
bibliography: http://198.51.100.7/g.bib
csl: http://198.51.100.7/h.csl
---
# A note

![x](http://198.51.100.7/i.png) Catalogues (Aalto 2011).

# References

Aalto, Maija. 2011. *Catalogues*. http://198.51.100.7/c.
"""
STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>A style</title><id>http://198.51.100.7/style</id>
    <link href="http://198.51.100.7/parent" rel="independent-parent"/></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""
ARGUMENTS = {
    "add": ["new.bib", "--library", "library.bib"],
    "bibliography": ["--library", "library.bib", "--style", "style.csl", "-o", "out.html"],
    "build": [],
    "check": ["draft.md", "--format", "html", "-o", "out.html"],
    "confirm": ["aalto2011catalogues", "title", "--evidence", "the title page"],
    "convert": ["library.bib", "--to", "csljson"],
    "dedupe": ["--library", "library.bib"],
    "diff": ["library.bib", "new.bib"],
    "explain": ["year-mismatch"],
    "init": ["new-project"],
    "link": ["draft.md", "--library", "library.bib", "-o", "linked.md"],
    "lint": ["--library", "library.bib"],
    "list": ["--library", "library.bib"],
    "merge-driver": ["library.bib", "library.bib", "library.bib"],
    "parse": ["draft.md", "--to", "csljson"],
    "rename": ["aalto2011catalogues", "aalto2011"],
    "render": ["reading-list", "--library", "library.bib", "-o", "out.pdf"],
    "search": ["aalto", "--library", "library.bib"],
    "show": ["aalto2011catalogues", "--library", "library.bib"],
    "styles": ["apa"],
    "train": ["nothing.jsonl", "-o", "model.crfsuite"],
}
LISTENING = {"serve"}


@pytest.fixture
def proxy():
    """A listener that a program would reach if it obeyed http_proxy; yields what reached it."""
    reached = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    reached.append(connection.recv(200))
                    connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", reached


def environment(folder, address):
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), address)
    return {
        **os.environ,
        **proxies,
        "PYTHONPATH": str(WATCH),
        "TRIED_TO_CONNECT": str(folder / "tried.txt"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "refs").mkdir()
    for name in ("library.bib", "refs/library.bib", "new.bib"):
        (tmp_path / name).write_text(LIBRARY)
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "style.csl").write_text(STYLE)
    (tmp_path / "procsead-refs.toml").write_text('[project]\ndrafts = ["*.md"]\n')
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "templates" / "report.md.j2").unlink()  # it cites this project's own library
    return tmp_path


def test_the_watch_sees_a_connection(folder):
    code = "import socket; socket.create_connection(('198.51.100.7', 80), timeout=1)"
    answer = subprocess.run(
        [sys.executable, "-c", code], env=environment(folder, ""), capture_output=True, check=False
    )
    assert answer.returncode == 1
    assert "198.51.100.7" in (folder / "tried.txt").read_text()


def test_every_command_is_watched():
    assert set(ARGUMENTS) | LISTENING == set(commands.list_commands(None))


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_command_connects_to_nothing(folder, proxy, name):
    address, reached = proxy
    answer = subprocess.run(
        [sys.executable, "-m", "procsead_refs", name, *ARGUMENTS[name]],
        cwd=folder,
        env=environment(folder, address),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode in {0, 1} or name == "train", answer.stderr
    assert not (folder / "tried.txt").exists(), (folder / "tried.txt").read_text()
    assert reached == []


def test_the_page_listens_on_the_loopback_interface_alone(folder, proxy):
    address, reached = proxy
    process = subprocess.Popen(
        [sys.executable, "-m", "procsead_refs", "serve", "--port", "0", "--no-browser"],
        cwd=folder,
        env=environment(folder, address),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert process.poll() is None
    finally:
        process.terminate()
        process.communicate()
    assert not (folder / "tried.txt").exists()
    assert reached == []
