"""`python -m wijknetwerk.taal`: maakt de .mo opnieuw na een wijziging in nl.po."""

from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.taal import MO, PO
from wijknetwerk.taal.catalogus import lees_po, maak_mo

MO.parent.mkdir(parents=True, exist_ok=True)
schrijf_veilig(MO, maak_mo(lees_po(PO.read_text(encoding="utf-8"))))
