"""Exit 0 when the service answers: `python -m app.health`."""

from urllib.request import urlopen

with urlopen("http://127.0.0.1:8000/healthz", timeout=3):
    pass
