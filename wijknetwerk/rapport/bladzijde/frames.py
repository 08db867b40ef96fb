"""De tabellen van een bladzijde als DataFrames, voor een notebook."""

import pandas as pd

from wijknetwerk.rapport.bladzijde.stuk import Bladzijde, als_getal


def als_frames(bladzijde: Bladzijde) -> dict[str, pd.DataFrame]:
    """Naam van de tabel -> DataFrame, met de eenheden van de kolommen (uren, procenten) en leeg voor verborgen."""
    return {
        tabel.naam: pd.DataFrame(
            [
                [als_getal(cel, kolom.eenheid) for cel, kolom in zip(rij, tabel.kolommen, strict=True)]
                for rij in tabel.rijen
            ],
            columns=[kolom.naam for kolom in tabel.kolommen],
        )
        for tabel in bladzijde.tabellen
    }
