"""A page that runs while a file's tests do."""

import threading

import pytest

from procsead_refs.project import Project
from procsead_refs.web import server


@pytest.fixture(scope="module")
def running():
    one = server.serve(Project(), None)
    thread = threading.Thread(target=one.serve_forever, daemon=True)
    thread.start()
    yield one
    one.shutdown()
    one.server_close()
    thread.join(10)
