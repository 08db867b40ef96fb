"""Een heel jaar op rkv: klopt het journaal, telt de belasting op, en verhuisde er nooit een lopend traject?

python bench/jaar.py            # 52 weken; schrijft bench/jaar.md
python bench/jaar.py --klein    # 2 weken, zonder tabel
"""

import argparse
import tempfile
import time
from pathlib import Path

from jaarloop import speel, volggraad

from wijknetwerk.journaal.controle import controleer

WEKEN, KLEIN = 52, 2


def main() -> None:
    """Speelt het jaar en schrijft de tabel."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--klein", action="store_true")
    opties.add_argument("--weken", type=int)
    keuze = opties.parse_args()
    weken = keuze.weken or (KLEIN if keuze.klein else WEKEN)
    with tempfile.TemporaryDirectory() as map_:
        begin = time.process_time()
        telling, journaal = speel(str(Path(map_) / "jaar.sqlite3"), weken, voortgang=True)
        seconden = time.process_time() - begin
        afwijkingen = controleer(journaal, journaal.kop())
        boekingen = journaal.boekingen()
    gevolgd, met_voorstel, kaart = volggraad(boekingen)
    assert (gevolgd, met_voorstel) == (telling.besluiten, telling.besluiten + telling.afgeweken), (
        "de monitor telt anders"
    )
    rijen = (
        ("weken", weken),
        ("boekingen", len(boekingen)),
        ("besluiten die het voorstel overnamen", telling.besluiten),
        ("besluiten die afweken", telling.afgeweken),
        ("afwijkingen die niet konden, en werden geweigerd", telling.afwijking_kon_niet),
        ("volggraad volgens de monitor", f"{gevolgd} van {met_voorstel}, {100 * gevolgd / met_voorstel:.0f} %"),
        ("weken op de regelkaart", len(kaart.punten)),
        ("waarvan buiten de grenzen", len(kaart.buiten)),
        ("trajecten geëindigd", telling.geeindigd),
        ("afwijkingen in de keten", len(afwijkingen)),
        ("plekken waar de belasting anders is dan nageteld", len(telling.verschillen)),
        ("lopende trajecten die verhuisden", len(telling.verplaatst)),
    )
    tabel = "\n".join(["| wat | aantal |", "|---|---:|", *(f"| {wat} | {aantal} |" for wat, aantal in rijen)])
    print(f"{tabel}\n\n{seconden / weken:.1f} s rekentijd per week")
    assert not afwijkingen, afwijkingen[:5]
    assert not telling.verschillen, telling.verschillen[:5]
    assert not telling.verplaatst, telling.verplaatst[:5]
    if weken == WEKEN:
        uitleg = "# Een jaar op rkv\n\nGemaakt met `python bench/jaar.py`.\n\n"
        Path(__file__).with_suffix(".md").write_text(f"{uitleg}{tabel}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
