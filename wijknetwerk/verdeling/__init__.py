"""De verdeling: wat er kan (opties), wat telt (wensen, geheel, treden) en de beste keuze (ladder)."""
