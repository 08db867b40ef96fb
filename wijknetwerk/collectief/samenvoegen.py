"""De hulpvragen van een paar weken bij elkaar: wat open is, en wat kort geleden individueel begon."""

from collections.abc import Sequence

from wijknetwerk.begrippen import Werkvoorraad


def voeg_samen(weken: Sequence[Werkvoorraad]) -> tuple[Werkvoorraad, int]:
    """De nieuwste week met de hulpvragen van de andere erbij, en hoeveel er niet mee konden.

    Een hulpvraag die in meer weken staat telt één keer, zoals zij het laatst is opgeschreven. Wie in een wijk woont
    die in de nieuwste week niet voorkomt, kan niet mee: daar zijn geen buren van bekend.
    """
    nieuwste, *eerder = sorted(weken, key=lambda week: week.week.maandag, reverse=True)
    bekend = {vraag.nummer: vraag for vraag in nieuwste.hulpvragen}
    wijken = {wijk.code for wijk in nieuwste.wijken}
    buiten = set()
    for week in eerder:
        for vraag in week.hulpvragen:
            if vraag.wijk in wijken:
                bekend.setdefault(vraag.nummer, vraag)
            else:
                buiten.add(vraag.nummer)
    return nieuwste.model_copy(update={"hulpvragen": tuple(bekend[nummer] for nummer in sorted(bekend))}), len(buiten)
