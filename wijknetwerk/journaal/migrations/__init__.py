"""De opbouw van de tabellen, stap voor stap; een stap die is uitgebracht verandert niet meer."""
