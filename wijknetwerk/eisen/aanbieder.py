"""Eisen aan een aanbieder, in het netwerk en in de tweede schil."""

import numpy as np

from wijknetwerk.begrippen import Capaciteitsstand, Product, SoortPlek
from wijknetwerk.eisen.eis import Eis, NietEldersVastgezet, NietUitgesloten
from wijknetwerk.eisen.veld import WETTEN, Masker, Veld, dekt, kruisjes, overlapt

LEVERT_OOK = {Product.ORIENTATIE: Product.SPECIALISTISCH}
"""Oriëntatie gebeurt vanuit specialistische begeleiding (brief 004): wie dat levert, levert ook oriëntatie."""

BEGELEIDING = {
    Product.BASIS: "basisbegeleiding",
    Product.SPECIALISTISCH: "specialistische begeleiding",
    Product.GECOMBINEERD: "gecombineerde begeleiding (vast duo)",
    Product.ORIENTATIE: "oriëntatie vanuit specialistische begeleiding",
}

NEEMT_AAN = (Capaciteitsstand.CAPACITEIT, Capaciteitsstand.EERST_BEOORDELEN)


class AanbiederWet:
    """De aanbieder heeft een contract voor de wet van de vraag."""

    naam = "aanbieder_wet"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        return overlapt(veld.wet, kruisjes([a.wetten for a in veld.werkvoorraad.aanbieders], WETTEN))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welke wet ontbreekt."""
        return (
            f"{veld.werkvoorraad.aanbieders[plek].naam} werkt niet onder de {veld.werkvoorraad.hulpvragen[vraag].wet}"
        )


class AanbiederGebied:
    """De aanbieder werkt in het gebied; wie geen gebied noemt, werkt overal."""

    naam = "aanbieder_gebied"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        gebieden = sorted({wijk.gebied for wijk in veld.wijken.values()} | set(self._alle(veld)))
        werkt = kruisjes([a.gebieden or gebieden for a in veld.werkvoorraad.aanbieders], gebieden)
        return overlapt(kruisjes([(gebied,) for gebied in veld.gebied], gebieden), werkt)

    @staticmethod
    def _alle(veld: Veld) -> list[str]:
        return [gebied for aanbieder in veld.werkvoorraad.aanbieders for gebied in aanbieder.gebieden]

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Waar de aanbieder wel werkt."""
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        return f"{aanbieder.naam} werkt in {', '.join(aanbieder.gebieden)} en niet in {veld.gebied[vraag]}"


class AanbiederProduct:
    """De aanbieder levert het product dat de regels adviseren."""

    naam = "aanbieder_product"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        levert = kruisjes([_levert(a.producten) for a in veld.werkvoorraad.aanbieders], tuple(Product))
        return overlapt(kruisjes([() if p is None else (p,) for p in veld.product], tuple(Product)), levert)

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welk product ontbreekt."""
        naam, product = veld.werkvoorraad.aanbieders[plek].naam, veld.product[vraag]
        if product is None:
            return f"het product voor {naam} is nog niet te bepalen; er is eerst iets na te vragen"
        return f"{naam} levert geen {BEGELEIDING[product]}"


class AanbiederExpertise:
    """De aanbieder heeft alle expertise die de vraag nodig heeft (brief 003), ook bij basisbegeleiding (brief 004)."""

    naam = "aanbieder_expertise"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        return dekt(veld.expertise, kruisjes([a.expertise for a in veld.werkvoorraad.aanbieders], veld.expertises))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welke expertise ontbreekt."""
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        gemist = [code for code in veld.werkvoorraad.hulpvragen[vraag].expertise if code not in aanbieder.expertise]
        return f"{aanbieder.naam} mist expertise: {', '.join(gemist)}"


class AanbiederErvaring:
    """De ervaring uit de praktijk is voldoende; onbekend telt als voldoende (drempel `ervaring_minimum`)."""

    naam = "aanbieder_ervaring"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        minimum = veld.drempels["ervaring_minimum"]
        goed = [a.ervaring_score is None or a.ervaring_score >= minimum for a in veld.werkvoorraad.aanbieders]
        return _voor_elke_vraag(veld, goed)

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welke score tegen welke drempel."""
        del vraag  # ervaring is een eigenschap van de aanbieder
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        minimum = veld.drempels["ervaring_minimum"]
        return f"de ervaring met {aanbieder.naam} is {aanbieder.ervaring_score}; nodig is minstens {minimum}"


class AanbiederContract:
    """Het contract loopt de hele week."""

    naam = "aanbieder_contract"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        zondag = veld.werkvoorraad.week.zondag
        loopt = [a.contract_tot is None or a.contract_tot >= zondag for a in veld.werkvoorraad.aanbieders]
        return _voor_elke_vraag(veld, loopt)

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Wanneer het contract eindigt."""
        del vraag  # het contract geldt voor elke hulpvraag
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        return f"het contract met {aanbieder.naam} loopt tot en met {aanbieder.contract_tot:%d-%m-%Y}"


class AanbiederNeemtAan:
    """De aanbieder neemt nu nieuwe hulpvragen aan."""

    naam = "aanbieder_stand"

    def mag(self, veld: Veld) -> Masker:
        """H × A."""
        return _voor_elke_vraag(veld, [a.capaciteitsstand in NEEMT_AAN for a in veld.werkvoorraad.aanbieders])

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Wat de aanbieder meldt."""
        del vraag  # de stand geldt voor elke hulpvraag
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        meldt = "een wachtlijst" if aanbieder.capaciteitsstand is Capaciteitsstand.WACHTLIJST else "geen capaciteit"
        return f"{aanbieder.naam} meldt {meldt} (op {aanbieder.capaciteit_datum:%d-%m-%Y})"


def _levert(producten: tuple[Product, ...]) -> tuple[Product, ...]:
    ook = (breed for breed, smal in LEVERT_OOK.items() if smal in producten)
    return (*producten, *ook)


def _voor_elke_vraag(veld: Veld, per_aanbieder: list[bool]) -> Masker:
    masker = np.array(per_aanbieder, dtype=bool)
    return np.broadcast_to(masker, (len(veld.werkvoorraad.hulpvragen), len(masker)))


_UIT, _ELDERS = NietUitgesloten(SoortPlek.NETWERKPARTNER), NietEldersVastgezet(SoortPlek.NETWERKPARTNER)
_BASIS: tuple[Eis, ...] = (AanbiederWet(), AanbiederGebied(), AanbiederProduct(), AanbiederContract())

EISEN_EXPERTISE: tuple[Eis, ...] = (*_BASIS, AanbiederExpertise())
"""Wie dit haalt, heeft de expertise in huis (voor de schilreden 'expertise')."""

EISEN_ERVARING: tuple[Eis, ...] = (*EISEN_EXPERTISE, AanbiederErvaring())
"""Wie dit haalt, heeft ook voldoende ervaring (voor de schilreden 'ervaring')."""

EISEN_AANBIEDER: tuple[Eis, ...] = (*EISEN_ERVARING, AanbiederNeemtAan(), _UIT, _ELDERS)
"""Alle eisen aan een aanbieder."""
