"""Maakt `docs/invoer.md` opnieuw: `python -m wijknetwerk.invoer regels docs/invoer.md`."""

import sys
from pathlib import Path

from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.invoer.uitleg import markdown
from wijknetwerk.regels import laad_woordenlijst

if __name__ == "__main__":
    regelmap, doel = map(Path, sys.argv[1:])
    schrijf_veilig(doel, markdown(laad_woordenlijst(regelmap)).encode())
