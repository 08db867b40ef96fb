"""Gemuteerde regelsets: elke fout die iemand in een regelmap kan maken, wordt bij laden of controleren gevonden."""

import tomllib
from pathlib import Path

import pytest
from mutatie import NETWERK, PILOT, Mutatie, gevonden, in_regel, kopie, laad, samen, verplaats, vervang, voor, weg

from wijknetwerk.regelbeheer.controle import controleer

ZINNEN: dict[str, str] = tomllib.loads(Path(__file__).with_name("mutanten.toml").read_text(encoding="utf-8"))

MUTANTEN: dict[str, Mutatie] = {
    "rij-weg-vangnet-product": weg("product.toml", "PR-04"),
    "rij-weg-zelf": weg("route.toml", "RT-08"),
    "rij-weg-laatste-route": weg("route.toml", "RT-10"),
    "rij-weg-schil": weg("schil.toml", "SC-01"),
    "rij-weg-ervaring": samen(weg("schil.toml", "SC-02b"), vervang("schil.toml", '"tweede_schil_ervaring", ', "")),
    "rij-weg-alleen-na": weg("schil.toml", "SC-03b"),
    "rij-weg-crisis": samen(weg("route.toml", "RT-01"), vervang("route.toml", '"crisishulp", ', "")),
    "rij-weg-spoed": samen(weg("route.toml", "RT-02"), vervang("route.toml", '"aanbieder_met_spoed", ', "")),
    "overlap-bovenaan": voor("route.toml", "RT-01", "{}", '"zelf"'),
    "overlap-midden": voor("schil.toml", "SC-01", '{ deelnemer = "ja" }', '"aanbieder"'),
    "overlap-onderaan-dubbel": voor("product.toml", "PR-04", '{ onduidelijk_wat_nodig = "nee" }', '"specialistisch"'),
    "dubbele-rij-alle": voor(
        "tenzij.toml", "TZ-03", '{ specialisme = "hoog_specialistisch", crisis = "ja" }', '"hoog_specialistisch"'
    ),
    "bedekt-deels-anders": voor("product.toml", "PR-03", '{ ernstige_psychiatrie = "ja" }', '"specialistisch"'),
    "bedekt-zelfde-uitkomst": voor("route.toml", "RT-09", '{ deel_door_wijkcoach = "ja" }', '"samen"'),
    "verplaatst-zelf-voor-zes-ogen": verplaats("route.toml", "RT-08", "RT-06"),
    "verplaatst-aanbieder-voor-samen": verplaats("route.toml", "RT-10", "RT-09"),
    "crisis-na-wlz": verplaats("route.toml", "RT-03", "RT-01"),
    "spoed-na-collectief": verplaats("route.toml", "RT-05", "RT-02"),
    "crisis-omgekeerd": in_regel("route.toml", "RT-01", 'crisis = "ja"', 'crisis = "nee"'),
    "crisis-met-extra-voorwaarde": in_regel(
        "route.toml", "RT-01", 'crisis = "ja"', 'crisis = "ja", wlz_indicatie = "nee"'
    ),
    "crisis-wordt-zelf": samen(
        in_regel("route.toml", "RT-01", 'dan = "crisishulp"', 'dan = "zelf"'),
        vervang("route.toml", '"crisishulp", ', ""),
    ),
    "spoed-uitstelbaar-omgekeerd": in_regel("route.toml", "RT-02", 'uitstelbaar = "nee"', 'uitstelbaar = "ja"'),
    "spoed-wordt-aanbieder": samen(
        in_regel("route.toml", "RT-02", 'dan = "aanbieder_met_spoed"', 'dan = "aanbieder"'),
        vervang("route.toml", '"aanbieder_met_spoed", ', ""),
    ),
    "tenzij-crisis-omgekeerd": in_regel("tenzij.toml", "TZ-01", 'crisis = "ja"', 'crisis = "nee"'),
    "tenzij-altijd": in_regel("tenzij.toml", "TZ-06", '{ expertise_in_team = "nee" }', "{}"),
    "drempel-andere-eenheid": in_regel("tenzij.toml", "TZ-03", "> kortdurend_weken", "> loopt_door_dagen"),
    "drempel-zelfde-eenheid": in_regel("tenzij.toml", "TZ-03", "> kortdurend_weken", "> onderzoek_weken"),
    "drempel-minuten": in_regel(
        "tenzij.toml", "TZ-08", "> waakvlam_max_minuten_per_week", "> gecombineerd_min_minuten_per_week"
    ),
    "drempel-te-hoog": in_regel("tenzij.toml", "TZ-03", "> kortdurend_weken", "> 520"),
    "grenzen-omgedraaid": in_regel("tenzij.toml", "TZ-03", "> kortdurend_weken", "40 t/m 26"),
    "onbekend-veld": in_regel("tenzij.toml", "TZ-05", "specialisme =", "specialism ="),
    "foute-waarde": in_regel("route.toml", "RT-07", "aanbieder_passend", "passend"),
    "beslist-op-onbekend": in_regel("route.toml", "RT-01", 'crisis = "ja"', 'crisis = "onbekend"'),
    "bron-ontbreekt": in_regel(
        "tenzij.toml", "TZ-01", 'bron = [{ stuk = "001", citaat = "omvat geen crisishulp" }]\n', ""
    ),
    "stuk-bestaat-niet": in_regel("tenzij.toml", "TZ-01", 'stuk = "001"', 'stuk = "002"'),
    "open-vraag-ontbreekt": in_regel("meekijken.toml", "MK-06", "open_vraag = ", "bron = []\n# "),
    "dubbele-id": in_regel("route.toml", "RT-02", 'id = "RT-02"', 'id = "RT-01"'),
    "trefregel-verwisseld": vervang("tenzij.toml", 'trefregel = "alle"', 'trefregel = "eerste"'),
    "termijn-onder-verkeerde-naam": in_regel("termijnen.toml", "TE-03", 'naam = "beschikking"', 'naam = "onderzoek"'),
    "tegenstrijdige-termijn": samen(
        in_regel("termijnen.toml", "TE-02", 'wet = "jeugdwet", ', ""),
        in_regel("termijnen.toml", "TE-02", '"melddatum"', '"maandag"'),
    ),
    "meekijken-tegenspraak-met-route": in_regel(
        "meekijken.toml", "MK-01", 'route = "zelf"', 'route = "zelf", crisis = "ja"'
    ),
    "meekijken-regel-twee-keer": samen(
        in_regel("meekijken.toml", "MK-02", '"Denkt kritisch mee en voert de regie."', '"Kijkt mee."'),
        voor(
            "meekijken.toml",
            "MK-02",
            '{ route = "zelf", crisis = "nee" }',
            '{ wie = "tweede wijkcoach", actie = "Kijkt mee." }',
        ),
    ),
    "voorwaarden-spreken-elkaar-tegen": in_regel(
        "route.toml", "RT-08", 'tenzij_geldt = "nee"', 'tenzij_geldt = "nee", specialisme = "hoog_specialistisch"'
    ),
    "veld-crisis-hernoemd": vervang("velden.toml", "[crisis]", "[krisis]"),
    "te-vroeg-na-veld": in_regel("schil.toml", "SC-03", 'fase = "na"\n', ""),
    "parameter-weg": vervang("parameters.toml", "[kortdurend_weken]", "[kort_weken]"),
}


@pytest.mark.parametrize("mutant", MUTANTEN)
def test_een_fout_in_de_regels_wordt_gevonden(tmp_path: Path, mutant: str) -> None:
    map_ = kopie(tmp_path)
    MUTANTEN[mutant](map_)
    assert ZINNEN[mutant] in [melding.removeprefix(f"{NETWERK}/") for melding in gevonden(map_)]


def test_elke_mutant_heeft_een_zin_en_het_zijn_er_genoeg() -> None:
    assert ZINNEN.keys() == MUTANTEN.keys()
    assert len(set(ZINNEN.values())) >= 40


@pytest.mark.parametrize("naam", [PILOT, NETWERK])
def test_op_de_meegeleverde_regelsets_is_niets_aan_te_merken(naam: str) -> None:
    controle = controleer(laad(naam=naam))
    assert (controle.fouten, controle.schoon) == ((), True)
    assert controle.tekst().startswith(f"Regelset {naam} is schoon: geen gaten")
