"""Wat een groep oplevert, en wat er van kansen en hiaten op een bladzijde mag."""

from datetime import date

import bouwers
import pytest

from wijknetwerk.begrippen import Dagdeel, Doel, Werkvoorraad, Wet
from wijknetwerk.collectief import BijnaKans, Hiaat, Kans, Kansen, Oorzaak
from wijknetwerk.collectief.geschikt import Soortgroep
from wijknetwerk.collectief.samenvoegen import voeg_samen
from wijknetwerk.collectief.verslag import Opmaak, maak_hiaten, maak_kansen
from wijknetwerk.collectief.winst import NIEUW, bereken_winst
from wijknetwerk.meegeleverd import pad
from wijknetwerk.rapport.bladzijde import Bladzijde
from wijknetwerk.rapport.bladzijde.bestanden import maak_bestanden
from wijknetwerk.rapport.bladzijde.frames import als_frames
from wijknetwerk.rapport.planafspraken import lees_planafspraken
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.weekvoorstel import maak_weekvoorstel

BOEK = Regelboek.laad(pad("regels"), date(2026, 11, 16))
AFSPRAKEN = lees_planafspraken(pad("regels"))
GROEP = Soortgroep("mantelzorg", Doel.STABILISEREN, Wet.WMO, "WK1", Dagdeel.OCHTEND)


def _week(aantal: int) -> tuple[Werkvoorraad, Hiaat]:
    vragen = [
        bouwers.hulpvraag(f"H{nummer}", thema="taal", collectief_passend="ja", minuten_per_week=120)
        for nummer in range(aantal)
    ]
    werk = bouwers.werkvoorraad(*vragen)
    nummers = tuple(vraag.nummer for vraag in vragen)
    return werk, Hiaat("taal", vragen[0].wijk, Oorzaak.GEEN_PASSEND_AANBOD, nummers, 120 * aantal)


@pytest.mark.parametrize(("aantal", "in_groep"), [(3, 0), (4, 4)])
def test_een_groep_levert_pas_iets_op_bij_genoeg_deelnemers(aantal: int, in_groep: int) -> None:
    werk, hiaat = _week(aantal)
    basis = maak_weekvoorstel(werk, BOEK)
    gezien = []

    def keur(anders: Werkvoorraad, voorstel: object) -> None:
        gezien.append(anders)
        assert toets(anders, voorstel, pad("regels")) == ()  # type: ignore[arg-type] # een weekvoorstel

    winst = bereken_winst(werk, basis, hiaat, BOEK, keur)
    assert winst.in_groep == in_groep
    assert [groep.code for groep in gezien[0].collectief_aanbod] == [NIEUW]
    individueel = sum(rij.minuten_per_week for rij in basis.rijen)
    assert winst.minuten == (individueel - BOEK.getal("groep_minuten_per_week") if in_groep else 0)
    zonder = sum(rij.soort_plek == "geen_plek" for rij in basis.rijen)
    assert winst.zonder_plek == (zonder if in_groep else 0)


def _opmaak(*, intern: bool) -> Opmaak:
    return Opmaak(_week(1)[0], AFSPRAKEN, BOEK, intern)


def _tekst(bladzijde: Bladzijde) -> str:
    bestanden = maak_bestanden(bladzijde)
    return bestanden[f"{bladzijde.naam}.html"].decode() + bestanden[f"{bladzijde.naam}.csv"].decode("utf-8-sig")


def test_een_groep_van_vier_staat_alleen_intern_op_de_bladzijde() -> None:
    vier, vijf = (Kans(GROEP, tuple(f"H{nummer}" for nummer in range(aantal)), 60) for aantal in (4, 5))
    bijna = BijnaKans(Soortgroep("bewegen", Doel.STABILISEREN, Wet.WMO, "WK1", Dagdeel.AVOND), ("H7", "H8", "H9"))
    kansen = Kansen((vier,), (bijna,), ())
    gedeeld = _tekst(maak_kansen(kansen, _opmaak(intern=False)))
    assert "kleine groep" in gedeeld
    assert "bewegen" not in gedeeld
    assert "mantelzorg" not in gedeeld
    assert "H7 H8 H9" in _tekst(maak_kansen(kansen, _opmaak(intern=True)))
    groot = maak_kansen(Kansen((vijf,), (), ()), _opmaak(intern=False))
    assert als_frames(groot)["kansen"]["hulpvragen"].tolist() == [5]
    assert "H4" not in _tekst(groot), "nummers van hulpvragen worden nooit gedeeld"


def test_een_klein_hiaat_staat_alleen_intern_op_de_bladzijde() -> None:
    klein = Hiaat("taal", "WK1", Oorzaak.BEPERKT_AANWEZIG, ("H1", "H2", "H3", "H4"), 100)
    groot = Hiaat("bewegen", "WK1", Oorzaak.GEEN_PASSEND_AANBOD, tuple("abcde"), 100)
    gedeeld = maak_hiaten((klein, groot), {}, {"WK1": 4, "WK2": 5}, _opmaak(intern=False))
    assert als_frames(gedeeld)["hiaten"]["thema"].tolist() == ["bewegen"]
    assert als_frames(gedeeld)["niet_bekend"]["formulieren"].tolist() == [5]
    assert "1 hiaat staat alleen in de interne versie" in gedeeld.stukken[0].uitleg[0]
    intern = maak_hiaten((klein, groot), {}, {"WK1": 4}, _opmaak(intern=True))
    assert als_frames(intern)["hiaten"]["thema"].tolist() == ["taal", "bewegen"]


def test_weken_samen_tellen_een_hulpvraag_een_keer_en_kennen_alleen_de_wijken_van_de_nieuwste() -> None:
    oud = bouwers.werkvoorraad(bouwers.hulpvraag("H1"), bouwers.hulpvraag("H2"))
    nieuw = bouwers.werkvoorraad(bouwers.hulpvraag("H1", minuten_per_week=45))
    later = nieuw.model_copy(update={"week": type(nieuw.week).lees("2026-W50")})
    samen, buiten = voeg_samen([oud, later])
    assert samen.hulpvragen[0].minuten_per_week == 45
    assert [vraag.nummer for vraag in samen.hulpvragen] == ["H1", "H2"]
    assert (str(samen.week), buiten) == ("2026-W50", 0)
    elders = later.model_copy(update={"wijken": ()})
    assert voeg_samen([oud, elders])[1] == 2
