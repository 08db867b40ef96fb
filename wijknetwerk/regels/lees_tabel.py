"""Een tabelbestand lezen en nakijken; elke fout wordt gemeld, geen regel valt stil weg."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wijknetwerk.regels.cellen import Cel, lees_cel
from wijknetwerk.regels.fouten import Plek, bedoelde_u
from wijknetwerk.regels.getallen import Getal
from wijknetwerk.regels.lezen import MAX_REGELS, Inhoud, herkomst, keuze, lijst, sleutels, tekst, toon
from wijknetwerk.regels.regel import DATUM, INVULPLEK, Regel, Rekendag
from wijknetwerk.regels.tabel import ALLE, EERSTE, FASEN, Tabel
from wijknetwerk.regels.tabelsoorten import DAGEN, GEVOLGEN, TERMIJN, Tabelsoort
from wijknetwerk.regels.velden import Regelveld

_ID = re.compile(r"^[A-Z]{2,4}-\d{2,3}[a-z]?$")
_REKENEENHEDEN = ("dagen", "weken", "maanden")


@dataclass(frozen=True)
class Woorden:
    """Wat een regel mag gebruiken; een naam met None bestaat, maar heeft een fout die al gemeld is."""

    velden: Mapping[str, Regelveld | None]
    getallen: Mapping[str, Getal | None]
    stukken: frozenset[str]


def lees_tabel(soort: Tabelsoort, inhoud: Inhoud, plek: Plek, woorden: Woorden, bezet: dict[str, str]) -> Tabel:
    """Leest een tabel; `bezet` zijn de regel-id's die al in een ander bestand staan."""
    sleutels(inhoud, plek, ("tabel", "trefregel", "uitkomst", "regel"))
    keuze(inhoud, "tabel", plek, (soort.naam,))
    trefregel = keuze(inhoud, "trefregel", plek, (ALLE, EERSTE))
    if trefregel and trefregel != soort.trefregel:
        plek.in_cel("trefregel").fout(f"tabel {soort.naam} werkt met «{soort.trefregel}», niet met «{trefregel}»")
    uitkomsten = lijst(inhoud, "uitkomst", plek, minstens=1)
    for uitkomst in uitkomsten:
        if soort.uitkomsten and uitkomst not in soort.uitkomsten:
            plek.in_cel("uitkomst").fout(f"onbekende uitkomst «{uitkomst}»{bedoelde_u(uitkomst, soort.uitkomsten)}")
    ruw = inhoud.get("regel", [])
    if not isinstance(ruw, list) or not ruw or not all(isinstance(deel, dict) for deel in ruw):
        plek.in_cel("regel").fout("er staan geen regels; begin elke regel met [[regel]]")
        ruw = []
    if len(ruw) > MAX_REGELS:
        plek.in_cel("regel").fout(f"een tabel heeft hoogstens {MAX_REGELS} regels, dit zijn er {len(ruw)}")
        ruw = []
    lezer = _Regellezer(soort, uitkomsten, woorden)
    regels = tuple(lezer.lees(deel, plek, nummer, bezet) for nummer, deel in enumerate(ruw, 1))
    gegeven = {regel.dan for regel in regels}
    for uitkomst in uitkomsten:
        if regels and "" not in gegeven and uitkomst not in gegeven:
            plek.in_cel("uitkomst").fout(f"geen enkele regel geeft de uitkomst «{uitkomst}»")
    return Tabel(soort.naam, soort.trefregel, uitkomsten, regels)


@dataclass(frozen=True)
class _Regellezer:
    """Leest de regels van één tabel."""

    soort: Tabelsoort
    uitkomsten: tuple[str, ...]
    woorden: Woorden

    def lees(self, inhoud: Inhoud, plek: Plek, nummer: int, bezet: dict[str, str]) -> Regel:
        """Leest één regel; bij een fout is die gemeld en is de regel niet meer dan een plaatshouder."""
        regel_id = self._id(inhoud, plek, nummer, bezet)
        plek = plek.in_regel(regel_id)
        sleutels(inhoud, plek, ("id", "als", "dan", "reden"), ("bron", "status", "open_vraag", "fase"))
        fase = keuze(inhoud, "fase", plek, FASEN) if "fase" in inhoud else FASEN[0]
        bron, open_vraag = herkomst(inhoud, plek, self.woorden.stukken)
        delen = self._dan(inhoud, plek)
        return Regel(
            id=regel_id,
            als=self._als(inhoud, plek, fase),
            dan=delen.get(self.soort.dan[0] if self.soort.dan else "dan", ""),
            reden=self._reden(inhoud, plek),
            bron=bron,
            open_vraag=open_vraag,
            fase=fase,
            actie=delen.get("actie", ""),
            gevolg=delen.get("gevolg", ""),
            rekendag=self._rekendag(inhoud, plek) if self.soort.dan == TERMIJN else None,
            velden={naam: veld for naam, veld in self.woorden.velden.items() if veld},
            getallen={naam: getal for naam, getal in self.woorden.getallen.items() if getal},
        )

    def _id(self, inhoud: Inhoud, plek: Plek, nummer: int, bezet: dict[str, str]) -> str:
        regel_id = tekst(inhoud, "id", plek.in_regel(f"nummer {nummer}"))
        if not regel_id:
            return f"nummer {nummer}"
        hier = plek.in_regel(regel_id).in_cel("id")
        if not _ID.match(regel_id):
            hier.fout(f"«{regel_id}» is geen id; schrijf bijvoorbeeld TZ-03")
        if regel_id in bezet:
            hier.fout(f"dubbele id «{regel_id}»: die staat ook in {bezet[regel_id]}")
        bezet.setdefault(regel_id, plek.bestand)
        return regel_id

    def _als(self, inhoud: Inhoud, plek: Plek, fase: str) -> tuple[Cel, ...]:
        ruw = inhoud.get("als", {})
        if not isinstance(ruw, dict):
            plek.in_cel("als").fout(f'hier horen voorwaarden als {{ crisis = "ja" }}, niet {toon(ruw)}')
            return ()
        cellen = (self._cel(naam, waarde, plek.in_cel(naam), fase) for naam, waarde in ruw.items())
        return tuple(cel for cel in cellen if cel is not None)

    def _cel(self, naam: str, waarde: object, plek: Plek, fase: str) -> Cel | None:
        if naam not in self.woorden.velden:
            plek.fout(f"onbekend veld «{naam}»{bedoelde_u(naam, self.woorden.velden)}")
            return None
        if (veld := self.woorden.velden[naam]) is None:
            return None  # de fout in dit veld is al gemeld
        if veld.fase == "na" and fase == "voor":
            plek.fout(f'{naam} is pas na de verdeling bekend; zet fase = "na" bij deze regel')
        if veld.uit_tabel == self.soort.naam:
            plek.fout(f"{naam} volgt uit deze tabel zelf en kan er geen voorwaarde van zijn")
        return lees_cel(waarde, veld, self.woorden.getallen, plek)

    def _dan(self, inhoud: Inhoud, plek: Plek) -> dict[str, str]:
        if not self.soort.dan:
            return {"dan": self._uitkomst(inhoud, "dan", plek)}
        ruw, cel = inhoud.get("dan", {}), plek.in_cel("dan")
        if not isinstance(ruw, dict):
            cel.fout(f"hier horen de delen {' en '.join(self.soort.dan)}, tussen {{ en }}, niet {toon(ruw)}")
            return {}
        sleutels(ruw, cel, self.soort.dan, ("plus", "min") if self.soort.dan == TERMIJN else ())
        eerste = self.soort.dan[0]
        rest = {
            naam: keuze(ruw, naam, cel, GEVOLGEN) if naam == "gevolg" else tekst(ruw, naam, cel)
            for naam in self.soort.dan[1:]
        }
        return {eerste: self._uitkomst(ruw, eerste, cel)} | rest

    def _uitkomst(self, inhoud: Mapping[str, Any], sleutel: str, plek: Plek) -> str:
        """De uitkomst; is de lijst uitkomsten zelf fout, dan is dat al gemeld."""
        return keuze(inhoud, sleutel, plek, self.uitkomsten) if self.uitkomsten else ""

    def _rekendag(self, inhoud: Inhoud, plek: Plek) -> Rekendag | None:
        ruw: Any = inhoud.get("dan")
        if not isinstance(ruw, dict):
            return None
        cel = plek.in_cel("dan")
        vanaf = keuze(ruw, "vanaf", cel, DAGEN)
        stappen = [
            self._stap(naam, teken, cel)
            for sleutel, teken in (("plus", 1), ("min", -1))
            for naam in lijst(ruw, sleutel, cel)
        ]
        return Rekendag(vanaf, tuple(stap for stap in stappen if stap))

    def _stap(self, naam: str, teken: int, plek: Plek) -> tuple[int, str] | None:
        if naam not in self.woorden.getallen:
            plek.fout(f"onbekende parameter «{naam}»{bedoelde_u(naam, self.woorden.getallen)}")
            return None
        if (getal := self.woorden.getallen[naam]) is None:
            return None  # de fout in dit getal is al gemeld
        if getal.eenheid not in _REKENEENHEDEN:
            plek.fout(f"{naam} is in {getal.eenheid}; voor een datum zijn dagen, weken of maanden nodig")
        return teken * getal.waarde, getal.eenheid

    def _reden(self, inhoud: Inhoud, plek: Plek) -> str:
        reden = tekst(inhoud, "reden", plek)
        bekend = {*self.woorden.velden, *self.woorden.getallen, *({DATUM} if self.soort.dan == TERMIJN else ())}
        for naam in INVULPLEK.findall(reden):
            if naam not in bekend:
                plek.in_cel("reden").fout(f"{{{naam}}} bestaat niet{bedoelde_u(naam, bekend)}")
        if {"{", "}"} & set(INVULPLEK.sub("", reden)):
            plek.in_cel("reden").fout("een accolade { of } staat er zonder haar andere helft")
        return reden
