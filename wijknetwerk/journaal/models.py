"""De drie tabellen: boekingen (alleen erbij), nevengegevens (te verwijderen) en de kop van de keten."""

from django.db import models


class Boekingrij(models.Model):
    """Eén boeking zoals zij bewaard is; wachters in de database weigeren wijzigen en verwijderen."""

    volgnummer = models.BigIntegerField(primary_key=True)
    uuid = models.CharField(max_length=36, unique=True)
    besluit = models.CharField(db_index=True, max_length=36)
    onderwerp = models.CharField(max_length=36, db_index=True)
    handeling = models.CharField(max_length=40)
    inhoud = models.TextField()
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Naam van de tabel."""

        db_table = "journaal_boeking"

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.handeling}"


class Nevenrij(models.Model):
    """Wat over de inwoner gaat; alleen te verwijderen nadat het verwijderen zelf geboekt is."""

    uuid = models.CharField(max_length=36, primary_key=True)
    onderwerp = models.CharField(max_length=36, db_index=True)
    hulpvraag = models.CharField(max_length=40, db_index=True)
    zout = models.CharField(max_length=32)
    inhoud = models.TextField()

    class Meta:
        """Naam van de tabel."""

        db_table = "journaal_neven"

    def __str__(self) -> str:
        return str(self.uuid)


class Kop(models.Model):
    """De laatste boeking. Wie schrijft, houdt deze rij vast; wie achteraan iets weghaalt, valt hier door de mand."""

    nummer = models.SmallIntegerField(primary_key=True)
    volgnummer = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        """Naam van de tabel."""

        db_table = "journaal_kop"

    def __str__(self) -> str:
        return f"{self.volgnummer}:{self.hash}"
