"""De begroting van brief 000, en elf verzonnen casussen voor de effectencalculator."""

from wijknetwerk.begrippen import Begrotingsrij, Casus, Product, Wet

BEDRAG, MAANDEN = 74_000, 15
BEGROTING = tuple(
    Begrotingsrij(wet=wet, omschrijving=wat, fte=fte, bedrag_per_fte=BEDRAG, maanden=MAANDEN)
    for wet, wat, fte in (
        (Wet.JEUGDWET, "coaches", "4,64"),
        (Wet.JEUGDWET, "projectleiderschap", "1/3"),
        (Wet.WMO, "coaches", "3,67"),
        (Wet.WMO, "projectleiderschap", "1/3"),
    )
)
"""Projectleiderschap staat in de brief als 0,33, maar het bedrag van 24.667 is een derde van 74.000."""

_ELF = (
    # wet, product, zelf min/week, weken, uitloop, gegroeid, regie, aanbieder min/week, weken, wachten, vermeden
    (Wet.WMO, Product.BASIS, 75, 24, 0, 0, 10, 75, 26, 6, 0),
    (Wet.WMO, Product.BASIS, 60, 30, 4, 0, 10, 60, 32, 4, 0),
    (Wet.WMO, Product.SPECIALISTISCH, 90, 26, 0, 0, 15, 90, 28, 8, 240),
    (Wet.WMO, Product.BASIS, 75, 40, 10, 300, 10, 75, 36, 3, 0),
    (Wet.WMO, Product.SPECIALISTISCH, 120, 34, 0, 900, 15, 120, 28, 5, 0),
    (Wet.JEUGDWET, Product.SPECIALISTISCH, 120, 22, 0, 0, 15, 120, 24, 10, 240),
    (Wet.JEUGDWET, Product.BASIS, 105, 26, 2, 0, 10, 90, 26, 7, 0),
    (Wet.JEUGDWET, Product.BASIS, 120, 20, 0, 0, 10, 105, 22, 9, 120),
    (Wet.JEUGDWET, Product.SPECIALISTISCH, 150, 30, 6, 600, 15, 150, 26, 6, 0),
    (Wet.JEUGDWET, Product.BASIS, 90, 18, 0, 0, 10, 75, 20, 4, 0),
    (Wet.JEUGDWET, Product.BASIS, 120, 32, 4, 0, 10, 105, 26, 2, 0),
)
CASUSSEN = tuple(
    Casus(
        casus=f"casus-{nummer:02d}",
        wet=wet,
        product=product,
        zelf_minuten=getallen[0],
        zelf_weken=getallen[1],
        zelf_uitloop_weken=getallen[2],
        zelf_gegroeid_minuten=getallen[3],
        regie_minuten=getallen[4],
        aanbieder_minuten=getallen[5],
        aanbieder_weken=getallen[6],
        wacht_weken=getallen[7],
        vermeden_minuten=getallen[8],
    )
    for nummer, (wet, product, *getallen) in enumerate(_ELF, 1)
)
