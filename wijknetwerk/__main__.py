"""`python -m wijknetwerk` doet hetzelfde als `wijknetwerk`."""

from wijknetwerk.opdrachten import start

start("wijknetwerk")
