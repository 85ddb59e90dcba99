"""Tells the time over HTTP."""

from datetime import datetime, timezone


def application(environ, start_response):
    if environ["PATH_INFO"] == "/healthz":
        start_response("204 No Content", [])
        return []
    body = datetime.now(timezone.utc).isoformat().encode() + b"\n"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
