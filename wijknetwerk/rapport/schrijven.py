"""Alle bestanden van een weekvoorstel: eerst allemaal maken, dan pas één voor één veilig neerzetten."""

from collections.abc import Callable, Mapping
from pathlib import Path

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.rapport.csv import maak_csv
from wijknetwerk.rapport.json import maak_json
from wijknetwerk.rapport.xlsx import maak_xlsx


def maak_bestanden(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, pagina: Callable[[], bytes]) -> dict[str, bytes]:
    """Naam -> inhoud; `pagina` geeft de bladzijde. Dezelfde invoer geeft dezelfde bytes."""
    return {
        "voorstel.json": maak_json(voorstel),
        "voorstel.xlsx": maak_xlsx(voorstel, werkvoorraad),
        "voorstel.html": pagina(),
        "voorstel.csv": maak_csv(voorstel, werkvoorraad),
    }


def schrijf_bestanden(map_: Path, bestanden: Mapping[str, bytes]) -> list[Path]:
    """Zet elk bestand in de map; wat er al stond wordt in één keer vervangen, nooit half."""
    map_.mkdir(parents=True, exist_ok=True)
    paden = []
    for naam, inhoud in bestanden.items():
        schrijf_veilig(map_ / naam, inhoud)
        paden.append(map_ / naam)
    return paden
