"""Even niet opruimen: wie in één keer honderdduizenden gegevens inleest, hoeft de opruimer daar niet bij."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def niet_opruimen() -> Iterator[None]:
    """Zet de opruimer van Python uit en daarna weer zoals hij stond.

    Hij zoekt kringen van gegevens die naar elkaar wijzen, en loopt daarvoor telkens alles na. Onze gegevens wijzen niet
    in kringen; bij vijf jaar van een stad kost zoeken meer tijd dan lezen (`bench/monitor.py`).
    """
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stond_aan:
            gc.enable()
