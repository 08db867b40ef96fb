"""Kansen en hiaten: tegen opsommen van alle groepsindelingen, en nooit iemand met een contra-indicatie."""

from collections import defaultdict
from datetime import date
from functools import cache

import bouwers
from hypothesis import given, settings
from hypothesis import strategies as st

from wijknetwerk.begrippen import Hulpvraag, Oordeel, Werkvoorraad
from wijknetwerk.collectief import Oorzaak, hiaten, vind_kansen
from wijknetwerk.collectief.geschikt import Geschikt, Soortgroep
from wijknetwerk.eisen import Veld
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek

WIJKEN = (
    bouwers.wijk("WK1", buren=("WK2",)),
    bouwers.wijk("WK2"),
    bouwers.wijk("WK3"),
)
DREMPELS = dict(Regelboek.laad(pad("regels"), date(2026, 11, 16)).drempels)


def veld(*vragen: Hulpvraag, minimum: int = 2, maximum: int = 3, kost: int = 30, groepen: tuple = ()) -> Veld:  # type: ignore[type-arg] # bouwers zonder soort
    werk = bouwers.werkvoorraad(*vragen, wijken=WIJKEN, collectief_aanbod=groepen)
    grenzen = {"groep_minimum": minimum, "groep_maximum": maximum, "groep_minuten_per_week": kost}
    return Veld(werk, DREMPELS | grenzen)


def vraag(nummer: str, **anders: object) -> Hulpvraag:
    gewoon = {"thema": "taal", "collectief_passend": "ja", "dagdelen": ("ochtend",)}
    return bouwers.hulpvraag(nummer, **(gewoon | anders))


@st.composite
def velden(trek: st.DrawFn, meeste: int = 6) -> Veld:
    oordeel = st.sampled_from(["ja", "ja", "nee", "onbekend"])
    vragen = [
        vraag(
            f"H{nummer}",
            thema=trek(st.sampled_from(["taal", "ontmoeten", None])),
            wijk=trek(st.sampled_from(["WK1", "WK2", "WK3"])),
            doel=trek(st.sampled_from(["stabiliseren", "stabiliseren", "onbekend"])),
            collectief_passend=trek(oordeel),
            contra_indicatie_groep=trek(st.sampled_from(["nee", "nee", "ja", "onbekend"])),
            crisis=trek(st.sampled_from(["nee", "nee", "nee", "ja"])),
            dagdelen=trek(st.lists(st.sampled_from(["ochtend", "avond"]), unique=True, max_size=2)),
            minuten_per_week=trek(st.sampled_from([15, 30, 60, 90])),
        )
        for nummer in range(trek(st.integers(0, meeste)))
    ]
    minimum = trek(st.integers(1, 3))
    groepen = trek(
        st.sampled_from([(), (bouwers.groep("G-1", thema="taal", bezet=6),), (bouwers.groep("G-2", thema="taal"),)])
    )
    return veld(
        *vragen,
        minimum=minimum,
        maximum=trek(st.integers(minimum, 4)),
        kost=trek(st.sampled_from([0, 30, 100])),
        groepen=groepen,
    )


def beste_met_de_hand(veld_: Veld, mogelijk: dict[int, list[Soortgroep]]) -> tuple[int, int]:
    """Probeert voor elke hulpvraag elke groep en geen groep; geeft (minuten die blijven, aantal groepen)."""
    grenzen = range(veld_.drempels["groep_minimum"], veld_.drempels["groep_maximum"] + 1)
    vragen = sorted(mogelijk)

    @cache
    def verder(plaats: int, leden: tuple[tuple[Soortgroep, int], ...]) -> tuple[int, int]:
        if plaats == len(vragen):
            if any(aantal not in grenzen for _, aantal in leden):
                return (10**9, 0)
            return (len(leden) * veld_.drempels["groep_minuten_per_week"], len(leden))
        blijft, groepen = verder(plaats + 1, leden)
        opties = [(blijft + int(veld_.minuten[vragen[plaats]]), groepen)]
        for groep in mogelijk[vragen[plaats]]:
            tel = defaultdict(int, dict(leden))
            tel[groep] += 1
            opties.append(verder(plaats + 1, tuple(sorted(tel.items()))))
        return min(opties)

    return verder(0, ())


@settings(max_examples=80, deadline=None)
@given(veld_=velden(meeste=5), na_navragen=st.booleans())
def test_de_kansen_zijn_de_beste_van_alle_indelingen(*, veld_: Veld, na_navragen: bool) -> None:
    uitkomst = vind_kansen(veld_, na_navragen=na_navragen)
    geschikt = Geschikt(veld_, na_navragen)
    vrij = any(groep.bezet < groep.plaatsen for groep in veld_.werkvoorraad.collectief_aanbod)
    mogelijk = {
        nummer: list(geschikt.groepen(nummer))
        for nummer in geschikt.vragen
        if not (vrij and _past_in_de_groep(veld_.werkvoorraad.hulpvragen[nummer]))
    }
    assert (uitkomst.treden[0].waarde, uitkomst.treden[1].waarde) == _zonder_kansloze(veld_, mogelijk)
    assert all(trede.bewezen for trede in uitkomst.treden)


def _past_in_de_groep(hulpvraag: Hulpvraag) -> bool:
    in_de_buurt = hulpvraag.wijk in ("WK1", "WK2")
    return hulpvraag.thema == "taal" and in_de_buurt and (not hulpvraag.dagdelen or "ochtend" in hulpvraag.dagdelen)


def _zonder_kansloze(veld_: Veld, mogelijk: dict[int, list[Soortgroep]]) -> tuple[int, int]:
    """Hulpvragen die in geen enkele groep met genoeg deelnemers passen, tellen in het model niet mee."""
    tel: dict[Soortgroep, int] = defaultdict(int)
    for groepen in mogelijk.values():
        for groep in groepen:
            tel[groep] += 1
    kan = {nr: [g for g in groepen if tel[g] >= veld_.drempels["groep_minimum"]] for nr, groepen in mogelijk.items()}
    return beste_met_de_hand(veld_, {nr: groepen for nr, groepen in kan.items() if groepen})


@settings(max_examples=120, deadline=None)
@given(veld_=velden(), na_navragen=st.booleans())
def test_nooit_een_contra_indicatie_en_nooit_twee_groepen(*, veld_: Veld, na_navragen: bool) -> None:
    uitkomst = vind_kansen(veld_, na_navragen=na_navragen)
    per_nummer = {hulpvraag.nummer: hulpvraag for hulpvraag in veld_.werkvoorraad.hulpvragen}
    gezien: list[str] = []
    for kans in uitkomst.kansen:
        leden = [per_nummer[nummer] for nummer in kans.hulpvragen]
        assert all(lid.contra_indicatie_groep is not Oordeel.JA for lid in leden)
        assert na_navragen or all(lid.contra_indicatie_groep is Oordeel.NEE for lid in leden)
        assert veld_.drempels["groep_minimum"] <= len(leden) <= veld_.drempels["groep_maximum"]
        assert {(lid.thema, lid.doel, lid.wet) for lid in leden} == {
            (kans.groep.thema, kans.groep.doel, kans.groep.wet)
        }
        assert all(not lid.dagdelen or kans.groep.dagdeel in lid.dagdelen for lid in leden)
        vrij = sum(lid.minuten_per_week for lid in leden) - veld_.drempels["groep_minuten_per_week"]
        assert kans.minuten_vrij == vrij
        gezien += kans.hulpvragen
    assert len(gezien) == len(set(gezien))


def test_net_genoeg_en_net_een_te_kort() -> None:
    samen = vind_kansen(veld(vraag("H1"), vraag("H2")))
    assert [kans.hulpvragen for kans in samen.kansen] == [("H1", "H2")]
    assert samen.kansen[0].minuten_vrij == 90
    alleen = vind_kansen(veld(vraag("H1")))
    assert alleen.kansen == ()
    assert [bijna.hulpvragen for bijna in alleen.een_te_kort] == [("H1",)]


def test_een_groep_die_meer_kost_dan_zij_vrijmaakt_komt_er_niet() -> None:
    assert vind_kansen(veld(vraag("H1"), vraag("H2"), kost=119)).kansen
    assert not vind_kansen(veld(vraag("H1"), vraag("H2"), kost=120)).kansen


def test_een_buurwijk_telt_mee_en_een_verdere_wijk_niet() -> None:
    assert vind_kansen(veld(vraag("H1"), vraag("H2", wijk="WK2"))).kansen
    assert not vind_kansen(veld(vraag("H1"), vraag("H2", wijk="WK3"))).kansen


def test_de_groep_komt_waar_de_meesten_wonen() -> None:
    for meeste, minste in (("WK1", "WK2"), ("WK2", "WK1")):
        vragen = (vraag("H1", wijk=meeste), vraag("H2", wijk=minste), vraag("H3", wijk=meeste))
        (kans,) = vind_kansen(veld(*vragen)).kansen
        assert (kans.groep.wijk, len(kans.hulpvragen)) == (meeste, 3)
        (bijna,) = vind_kansen(veld(*vragen, minimum=4, maximum=5)).een_te_kort
        assert (bijna.groep.wijk, len(bijna.hulpvragen)) == (meeste, 3)


def test_wie_al_ergens_terechtkan_hoeft_geen_nieuwe_groep() -> None:
    vragen = (vraag("H1"), vraag("H2"))
    assert not vind_kansen(veld(*vragen, groepen=(bouwers.groep(thema="taal", bezet=5),))).kansen
    assert vind_kansen(veld(*vragen, groepen=(bouwers.groep(thema="taal", bezet=6),))).kansen


def test_onbekend_doet_pas_mee_na_navragen() -> None:
    week = veld(vraag("H1"), vraag("H2", contra_indicatie_groep="onbekend"))
    assert not vind_kansen(week).kansen
    assert vind_kansen(week, na_navragen=True).kansen
    assert not vind_kansen(veld(vraag("H1"), vraag("H2", contra_indicatie_groep="ja")), na_navragen=True).kansen


def test_de_volgorde_van_de_rijen_doet_er_niet_toe() -> None:
    vragen = [vraag(f"H{nummer}") for nummer in range(7)]
    assert vind_kansen(veld(*vragen)) == vind_kansen(veld(*reversed(vragen)))


def test_hiaten_naar_oorzaak_met_de_meeste_minuten_eerst() -> None:
    vol = bouwers.groep(thema="taal", bezet=6)
    week = veld(
        vraag("H1"),
        vraag("H2", thema="sport", minuten_per_week=90),
        vraag("H3", thema="sport", wijk="WK3"),
        vraag("H4", thema="sport", contra_indicatie_groep="ja"),
        vraag("H5", thema="sport", collectief_passend="onbekend"),
        groepen=(vol,),
    )
    assert [(h.thema, h.wijk, h.oorzaak, h.hulpvragen, h.minuten) for h in hiaten(week)] == [
        ("sport", "WK1", Oorzaak.GEEN_PASSEND_AANBOD, ("H2",), 90),
        ("sport", "WK3", Oorzaak.GEEN_PASSEND_AANBOD, ("H3",), 60),
        ("taal", "WK1", Oorzaak.BEPERKT_AANWEZIG, ("H1",), 60),
    ]
    met_plaats = week.werkvoorraad.model_copy(update={"collectief_aanbod": (vol.model_copy(update={"bezet": 5}),)})
    assert isinstance(met_plaats, Werkvoorraad)
    assert [h.thema for h in hiaten(Veld(met_plaats, week.drempels))] == ["sport", "sport"]
