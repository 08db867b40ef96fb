"""De overdracht van een caseload, voor in de terminal."""

from collections.abc import Iterator

from wijknetwerk.begrippen import Caseload, Overdracht, uren
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.terminal import BREEDTE, kort, vouw, vul


def maak_overdrachttekst(overdracht: Overdracht) -> str:
    """Wie wat overneemt en waarom, wat niemand kan overnemen, en ieders caseload erna."""
    return "".join(f"{kort(rij, BREEDTE)}\n" for rij in _rijen(overdracht))


def _rijen(overdracht: Overdracht) -> Iterator[str]:
    wie = woorden.opsomming(overdracht.vertrekt) or "niemand"
    yield f"Overdracht per {woorden.datum_kort(overdracht.per)}; vertrekt: {wie}"
    yield f"Status: {overdracht.status}; een mens besluit, en bespreekt het eerst met de inwoner."
    for van, naar in overdracht.samengevoegd:
        yield f"Gebied {van} is opgegaan in {naar}."
    blijft = [rij for rij in overdracht.rijen if rij.naar is None]
    gaat = woorden.aantal(len(overdracht.rijen) - len(blijft), "traject gaat", "trajecten gaan")
    yield f"{gaat} naar een ander; al het andere loopt door waar het loopt."
    yield ""
    for rij in sorted(overdracht.rijen, key=lambda rij: (rij.naar is not None, rij.naar or "", rij.traject)):
        naar = rij.naar or "niemand"
        yield f"  {vul(rij.traject, 14)}  {rij.van} → {naar}  {uren(rij.minuten_per_week)} uur"
        for reden in rij.redenen:
            yield from (f"      {stuk}" for stuk in vouw(woorden.zin(reden), BREEDTE - 6))
    yield ""
    yield from _caseload(overdracht)
    if overdracht.zonder_expertise:
        aantal = woorden.aantal(overdracht.zonder_expertise, "traject", "trajecten")
        zin = (
            f"Bij {aantal} is geen expertise ingevuld; dan telt zij niet als eis. Vul haar in bij lopende_trajecten "
            "als zij ertoe doet."
        )
        yield from vouw(zin, BREEDTE)
    yield from vouw(
        "De hulpvragen van deze week tellen hier niet mee: maak na een besluit het voorstel opnieuw.", BREEDTE
    )


def _caseload(overdracht: Overdracht) -> Iterator[str]:
    yield f"  {vul('Wijkcoach', 14)}  {'eerst':>6}  {'dan':>6}  {'ruimte':>6}  bandbreedte"
    for rij in overdracht.caseload:
        if rij.dan != rij.eerst:
            van, tot = rij.bandbreedte
            getallen = f"{uren(rij.eerst):>6}  {uren(rij.dan):>6}  {uren(rij.ruimte):>6}"
            yield f"  {vul(rij.wijkcoach, 14)}  {getallen}  {uren(van)} – {uren(tot)}{_buiten(rij)}"
    for nummer, trede in enumerate(overdracht.bewijs.treden, start=1):
        bewijs = "bewezen" if trede.bewezen else f"niet bewezen; ondergrens {trede.ondergrens}"
        yield f"  {nummer}  {vul(woorden.trede(trede.naam), 30)}  {trede.waarde:>10}  {bewijs}"


def _buiten(rij: Caseload) -> str:
    van, tot = rij.bandbreedte
    return "  (boven)" if rij.dan > tot else "  (onder)" if rij.dan < van else ""
