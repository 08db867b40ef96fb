"""Zo werkt `python cli.py …` vanuit een checkout; geïnstalleerd heet dezelfde opdracht `wijknetwerk`."""

from wijknetwerk.opdrachten import start

start()
