"""Zo werkt `python cli.py …` vanuit een checkout; geïnstalleerd heet dezelfde opdracht `wijknetwerk`."""

from wijknetwerk.opdrachten import start

if __name__ == "__main__":
    start()
