"""Het hele beeld van een wet, de ingreep van een planner, en de bladzijde die ervan gemaakt wordt."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from netwerkbouwers import kandidaat, vraag

from wijknetwerk.begrippen import Kaartwijk, Kandidaat, Netwerkmap, Vraagcel, Wet
from wijknetwerk.meegeleverd import pad
from wijknetwerk.netwerk.beeld import Netwerkbeeld, TeKleinFout, Wens, maak_beeld
from wijknetwerk.netwerk.selectie import Ingreep
from wijknetwerk.netwerk.verslag import Opmaak, maak_bladzijde
from wijknetwerk.rapport.bladzijde.bestanden import maak_bestanden
from wijknetwerk.rapport.bladzijde.frames import als_frames
from wijknetwerk.rapport.planafspraken import lees_planafspraken
from wijknetwerk.regels import Regelboek

BOEK = Regelboek.laad(pad("regels"), date(2026, 11, 16))
AFSPRAKEN = lees_planafspraken(pad("regels"))
UUR = 60


def _wie(code: str, uren: int, **anders: object) -> Kandidaat:
    return kandidaat(code, **({"basis_minuten": uren * UUR, "expertise": ("lvb",)} | anders))


def _cel(uren: int, gebied: str, inwoners: int, expertise: tuple[str, ...] = ()) -> Vraagcel:
    return vraag(uren * UUR, gebied, "basis", expertise).model_copy(update={"inwoners": inwoners})


@cache
def _map() -> Netwerkmap:
    return Netwerkmap(
        kandidaten=(
            _wie("groot", 100),
            _wie("midden", 60),
            _wie("klein", 50),
            _wie("zzp", 90, loondienst_procent=10, zzp_procent=90),
            _wie("kundig", 45, expertise=("nah",)),
        ),
        vraag=(_cel(150, "G1", 80), _cel(60, "G2", 40), _cel(10, "G2", 3, ("nah",))),
        kaart=(
            Kaartwijk(code="W1", naam="Noord", gebied="G1", rij=1, kolom=1),
            Kaartwijk(code="W2", naam="Zuid", gebied="G2", rij=2, kolom=1),
        ),
    )


def _beeld(*omvangen: int, **anders: object) -> Netwerkbeeld:
    return maak_beeld(_map(), Wet.WMO, BOEK, replace(Wens(omvangen or (3,)), **anders))


def test_het_beeld_noemt_het_kleinste_netwerk_voor_het_doel_en_wat_het_volgende_lid_toevoegt() -> None:
    beeld = _beeld()
    assert [keuze.minuten // UUR for keuze in beeld.verloop.keuzes[:4]] == [45, 145, 205, 220]
    assert beeld.kleinste is not None
    assert beeld.kleinste.leden == ("groot", "kundig", "midden")
    assert [stap // UUR for stap in beeld.verloop.toename[:3]] == [100, 60, 15]


def test_wie_erin_moet_zit_erin_ook_als_zij_afvalt_en_wie_eruit_moet_niet() -> None:
    erin = _beeld(ingreep=Ingreep(erin=("zzp",), eruit=("groot",))).omvangen[0]
    assert "zzp" in erin.keuze.leden
    assert "groot" not in erin.keuze.leden
    assert "zzp" not in _beeld().omvangen[0].keuze.leden
    assert erin.zekerheid.in_alle.count("zzp") == 1


def test_te_klein_voor_wie_er_zeker_in_zit_noemt_hen() -> None:
    wens = Ingreep(erin=("groot", "klein"))
    assert _beeld(2, ingreep=wens).omvangen[0].keuze.leden == ("groot", "klein")
    with pytest.raises(TeKleinFout, match="een netwerk van 1 is te klein: groot, klein zitten er zeker in"):
        _beeld(1, ingreep=wens)


def test_meer_omvangen_naast_elkaar() -> None:
    assert [len(een.keuze.leden) for een in _beeld(2, 3).omvangen] == [2, 3]


def _opmaak(*, intern: bool) -> Opmaak:
    return Opmaak(_map(), AFSPRAKEN, intern)


def test_een_kleine_vraag_staat_in_geen_enkel_bestand_om_te_delen() -> None:
    beeld = _beeld(2, ingreep=Ingreep(eruit=("kundig",)))
    gedeeld, intern = (maak_bladzijde([beeld], _opmaak(intern=keuze), BOEK) for keuze in (False, True))
    vragen = als_frames(intern)["vragen_wmo_2"]
    assert vragen.loc[vragen["doelgroep"] == "nah", "inwoners"].tolist() == [3]
    te_delen = als_frames(gedeeld)["vragen_wmo_2"]
    assert "nah" not in set(te_delen["doelgroep"])
    assert te_delen["gebied"].tolist()[-1] == "kleine vragen samen"
    assert te_delen["gevraagd"].isna().tolist()[-1]


def test_elke_zin_volgt_uit_de_cijfers_en_elk_plaatje_heeft_een_tabel() -> None:
    bladzijde = maak_bladzijde([_beeld()], _opmaak(intern=False), BOEK)
    zinnen = {stuk.naam: stuk.zin for stuk in bladzijde.stukken}
    assert "Het kleinste netwerk dat 80 % haalt heeft 3 leden (93,1 %)." in zinnen["verloop_wmo"]
    assert "een netwerk van 3 leden 93,1 %" in zinnen["leden_wmo_3"]
    assert "groot" in zinnen["uitval_wmo_3"]
    assert "Van de 5 kandidaten valt er 1 af" in zinnen["selectie_wmo"]
    assert all(stuk.tabellen for stuk in bladzijde.stukken)
    assert sum(stuk.plaatje is not None for stuk in bladzijde.stukken) == 4


def test_dezelfde_map_geeft_dezelfde_bytes() -> None:
    eerste, tweede = (maak_bestanden(maak_bladzijde([_beeld()], _opmaak(intern=False), BOEK)) for _ in range(2))
    assert eerste == tweede
