"""Partnerselectie (brief 003): zes criteria en drie contra-criteria, elk met een keuze die in de tabel staat."""

from collections import Counter

from regelmap import BOEKEN, NETWERK, PILOT


def test_zes_criteria_en_drie_contra_criteria() -> None:
    regels = BOEKEN[NETWERK].tabel("partnerselectie").regels
    gevolg = {regel.dan: regel.gevolg for regel in regels}
    criteria = ("bereidheid", "zorgvolume", "ervaring", "expertise", "basisbegeleiding", "loondienst")
    contra = ("zorgvolume_te_klein", "alleen_gespecialiseerd", "te_veel_zzp")
    assert {gevolg[naam] for naam in criteria} == {"eis", "wens"}
    assert {gevolg[naam] for naam in contra} == {"malus", "uitsluiten"}
    assert gevolg["systeempartij"] == "altijd"
    assert Counter(regel.dan for regel in regels).most_common(1)[0][1] == 1


def test_zorgvolume_voldoet_of_is_te_klein_en_nooit_allebei() -> None:
    boek = BOEKEN[NETWERK]
    leeg = dict.fromkeys(boek.tabel("partnerselectie").velden)
    for volume, verwacht in ((2399, "zorgvolume_te_klein"), (2400, "zorgvolume")):
        rij = leeg | {"zorgvolume_minuten_per_week": volume}
        uitslag = boek.tabel("partnerselectie").beslis(boek.kolommen([rij]))
        assert [regel.dan for regel in uitslag.geldig(0)] == [verwacht]


def test_wat_de_brieven_openlaten_is_een_aanname() -> None:
    open_ = {a.naam for a in BOEKEN[NETWERK].aannames if a.bestand == "partnerselectie.toml"}
    assert open_ == {"PS-01", "PS-05", "PS-06", "PS-07", "PS-08", "PS-09"}
    (enige,) = BOEKEN[PILOT].tabel("partnerselectie").regels
    assert (enige.dan, enige.gevolg, enige.aanname) == ("bereidheid", "wens", True)
