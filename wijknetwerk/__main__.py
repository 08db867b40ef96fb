"""`python -m wijknetwerk` doet hetzelfde als `wijknetwerk`."""

from wijknetwerk.opdrachten import main

main(prog_name="wijknetwerk")
