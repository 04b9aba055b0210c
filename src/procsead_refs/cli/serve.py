"""serve: the local page for editors."""

from __future__ import annotations

import click

from procsead_refs.cli._options import Session, common


@click.command(short_help="A page for editors, on this machine.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any."
)
@click.option("--no-browser", is_flag=True, help="Do not open the page in a browser.")
@common
def command(session: Session, *, port: int, no_browser: bool) -> None:
    """Open a page on this machine: drop a draft, read its report, save it with comments.

    It answers this machine only, loads nothing from outside and keeps nothing. Stop it with Ctrl-C.

    \b
    Examples:
      procsead-refs serve
      procsead-refs serve --port 9000 --no-browser
    """
    from procsead_refs.web import server

    running = server.serve(session.project, session.references(), port)
    where = server.address(running)
    session.say(f"The page is at {where}; stop it with Ctrl-C.")
    if not no_browser:
        import webbrowser

        webbrowser.open(where)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        session.say("Stopped.")
    finally:
        running.server_close()
