"""Het begin: drie tabellen, hun wachters en een lege keten."""

from typing import Any, ClassVar

from django.db import migrations, models

from wijknetwerk.journaal.wachters import PER_DATABASE


def _zet_wachters(apps: Any, bewerker: Any) -> None:  # noqa: ANN401 - Django heeft geen typen
    for opdracht in PER_DATABASE[bewerker.connection.vendor]:
        bewerker.execute(opdracht, params=None)
    kop = apps.get_model("journaal", "Kop")
    kop.objects.using(bewerker.connection.alias).create(nummer=1, volgnummer=0, hash="0" * 64)


class Migration(migrations.Migration):
    """De eerste opbouw."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            "Boekingrij",
            [
                ("volgnummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("uuid", models.CharField(max_length=36, unique=True)),
                ("besluit", models.CharField(db_index=True, max_length=36)),
                ("onderwerp", models.CharField(db_index=True, max_length=36)),
                ("handeling", models.CharField(max_length=40)),
                ("inhoud", models.TextField()),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={"db_table": "journaal_boeking"},
        ),
        migrations.CreateModel(
            "Nevenrij",
            [
                ("uuid", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("onderwerp", models.CharField(db_index=True, max_length=36)),
                ("hulpvraag", models.CharField(db_index=True, max_length=40)),
                ("zout", models.CharField(max_length=32)),
                ("inhoud", models.TextField()),
            ],
            options={"db_table": "journaal_neven"},
        ),
        migrations.CreateModel(
            "Kop",
            [
                ("nummer", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("volgnummer", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={"db_table": "journaal_kop"},
        ),
        migrations.RunPython(_zet_wachters, migrations.RunPython.noop),
    ]
