"""De zinnen van uitleg en eerlijkheid, ook in de hoeken: niet bewezen, niemand, één en meer."""

import voorstelbouwer

from wijknetwerk.begrippen import Eerlijkheid, Evenwichtsprijs, Meerwaarde, Prijs, Spijt, Spreiding, Tekort, Verhuist
from wijknetwerk.rapport import eerlijkheid, woorden
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.rapport.terminal import maak_terminal
from wijknetwerk.rapport.uitleg import maak_prijzen, maak_tegenfeiten
from wijknetwerk.rapport.xlsx import maak_xlsx

VOORSTEL, WERK = voorstelbouwer.voorstel(), voorstelbouwer.werkvoorraad()
SPIJT = Spijt(hulpvraag="H01", beste_plek="A2", verschil={"wensen": 3})
BETAALT = Evenwichtsprijs(hulpvraag="H02", plek_zonder=None, verschil={"volgorde": 1})


def met(**velden: object) -> Blik:
    return Blik(VOORSTEL.model_copy(update={"eerlijkheid": Eerlijkheid(**velden)}), WERK)


def test_een_prijs_zegt_wat_het_kost_en_wie_er_verhuist() -> None:
    verhuist = (Verhuist(hulpvraag="H02", van="C3", naar=None),)
    duur = Prijs(plek="A2", kan=True, verschil={"wensen": 3}, wensen={"nabijheid": 3}, verhuist=verhuist, bewezen=False)
    tekst = " ".join(maak_prijzen(Blik(VOORSTEL, WERK), [duur]).split())
    assert "Minpunten: wensen +3. Bij de wensen: nabijheid +3." in tekst
    assert "Dan verhuist ook H02 (wijkcoach C3 → geen plek). Dit verschil is niet bewezen." in tekst


def test_een_prijs_zonder_verschil_en_een_plek_die_niet_kan() -> None:
    blik = Blik(VOORSTEL, WERK)
    assert "Even goed; de loting koos." in maak_prijzen(blik, [Prijs(plek="A2", kan=True)])
    assert "kan niet, ook niet als anderen verhuizen." in maak_prijzen(blik, [Prijs(plek="A2", kan=False)])
    assert maak_prijzen(blik, []) == ""
    assert "Geen enkele losse verandering" in maak_tegenfeiten([])


def test_de_zin_over_eerlijkheid_telt_wie_inlevert_en_wie_het_evenwicht_betaalt() -> None:
    assert eerlijkheid.zin(Blik(VOORSTEL, WERK)) == ""
    assert eerlijkheid.zin(met()).startswith("Geen enkele hulpvraag zit op een mindere plek")
    assert eerlijkheid.zin(met()).endswith("Het evenwicht in caseload kost niemand een betere plek.")
    een = eerlijkheid.zin(met(spijt=(SPIJT,), evenwicht=(BETAALT,), evenwicht_versnippering=1))
    assert een.startswith("1 van de ")
    assert een.endswith("kost 1 hulpvraag een betere plek, en geeft 1 aanbieder extra in een wijk.")
    assert " zitten op " in eerlijkheid.zin(met(spijt=(SPIJT, SPIJT)))


def test_terminal_en_werkboek_tonen_het_blok() -> None:
    spreiding = Spreiding(kenmerk="wet", groep="wmo", hulpvragen=2, zonder_plek=0, met_spijt=1, volgorde=0, wensen=3)
    blik = met(spijt=(SPIJT,), evenwicht=(BETAALT,), spreiding=(spreiding,))
    assert "Eerlijkheid: 1 van de " in maak_terminal(blik.voorstel, WERK)
    assert maak_xlsx(blik.voorstel, WERK) != maak_xlsx(VOORSTEL, WERK)
    assert eerlijkheid.groep(blik, spreiding) == "Wmo"
    wijk = spreiding.model_copy(update={"kenmerk": "wijk", "groep": "WK1"})
    assert eerlijkheid.groep(blik, wijk) == blik.wijknaam("WK1")


def test_wat_een_stap_ruimte_oplevert_in_woorden() -> None:
    groep = Meerwaarde(plek="G-1", ruimte="groep", erbij=1, winst={"zonder_plek": 2, "volgorde": -1})
    assert woorden.erbij(groep, "de groep") == "1 plaats erbij bij de groep: zonder plek −2 en volgorde van plekken +1"
    coach = Meerwaarde(plek="C1", ruimte="wijkcoach", erbij=60)
    assert woorden.erbij(coach, "C1") == "1 uur per week erbij bij C1: levert nu niets op"
    tekort = Tekort(
        zin="2 hulpvragen passen niet.",
        hulpvragen=("H01",),
        plekken=("G-1",),
        gevraagd_minuten=60,
        vrij_minuten=0,
        soort="tekort",
        meerwaarde=(groep,),
    )
    voorstel = VOORSTEL.model_copy(update={"tekorten": (tekort,)})
    assert "    1 plaats erbij bij " in maak_terminal(voorstel, WERK)


def test_bovenaan_staat_wat_er_is_geoptimaliseerd_in_de_volgorde_van_de_treden() -> None:
    zin = Blik(VOORSTEL, WERK).doel_zin()
    plaatsen = [zin.index(f"({nummer}) {trede.zin}") for nummer, trede in enumerate(VOORSTEL.bewijs.treden, start=1)]
    assert plaatsen == sorted(plaatsen)
    assert "Zo klein mogelijk gemaakt" in maak_terminal(VOORSTEL, WERK)
