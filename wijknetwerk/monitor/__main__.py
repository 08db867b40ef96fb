"""Maakt `docs/monitor.md` opnieuw: `python -m wijknetwerk.monitor regels docs/monitor.md`."""

import sys
from pathlib import Path

from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.monitor.afspraken import lees_afspraken
from wijknetwerk.monitor.uitleg import markdown

if __name__ == "__main__":
    regelmap, doel = map(Path, sys.argv[1:])
    schrijf_veilig(doel, markdown(lees_afspraken(regelmap)[1]).encode())
