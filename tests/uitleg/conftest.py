"""De tests van de uitleg gebruiken de krappe weken en het uitputtend zoeken van de verdeling."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "verdeling"))
