"""De wachters in de database zelf: wat geboekt is wijzigt niet, ook niet buiten dit programma om."""

SQLITE = (
    """CREATE TRIGGER boeking_niet_wijzigen BEFORE UPDATE ON journaal_boeking
    BEGIN SELECT RAISE(ABORT, 'een boeking wijzigt niet'); END""",
    """CREATE TRIGGER boeking_niet_verwijderen BEFORE DELETE ON journaal_boeking
    BEGIN SELECT RAISE(ABORT, 'een boeking wordt niet verwijderd'); END""",
    """CREATE TRIGGER boeking_op_volgorde BEFORE INSERT ON journaal_boeking
    WHEN NEW.volgnummer <> 1 + coalesce((SELECT max(volgnummer) FROM journaal_boeking), 0)
    BEGIN SELECT RAISE(ABORT, 'een boeking komt achteraan'); END""",
    """CREATE TRIGGER neven_niet_wijzigen BEFORE UPDATE ON journaal_neven
    BEGIN SELECT RAISE(ABORT, 'nevengegevens wijzigen niet'); END""",
    """CREATE TRIGGER neven_eerst_boeken BEFORE DELETE ON journaal_neven
    WHEN NOT EXISTS (SELECT 1 FROM journaal_boeking b WHERE b.onderwerp = OLD.onderwerp AND b.handeling = 'verwijderd')
    BEGIN SELECT RAISE(ABORT, 'verwijderen wordt eerst geboekt'); END""",
    """CREATE TRIGGER kop_alleen_vooruit BEFORE UPDATE ON journaal_kop
    WHEN NEW.volgnummer <= OLD.volgnummer OR NOT EXISTS
        (SELECT 1 FROM journaal_boeking b WHERE b.volgnummer = NEW.volgnummer AND b.hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'de kop gaat alleen vooruit'); END""",
    """CREATE TRIGGER kop_blijft BEFORE DELETE ON journaal_kop
    BEGIN SELECT RAISE(ABORT, 'de kop blijft'); END""",
)

POSTGRES = (
    """CREATE FUNCTION journaal_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'het journaal weigert: %', TG_ARGV[0]; END $$""",
    """CREATE FUNCTION journaal_op_volgorde() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.volgnummer <> 1 + coalesce((SELECT max(volgnummer) FROM journaal_boeking), 0) THEN
            RAISE EXCEPTION 'een boeking komt achteraan';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION journaal_eerst_boeken() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM journaal_boeking b
                       WHERE b.onderwerp = OLD.onderwerp AND b.handeling = 'verwijderd') THEN
            RAISE EXCEPTION 'verwijderen wordt eerst geboekt';
        END IF;
        RETURN OLD;
    END $$""",
    """CREATE FUNCTION journaal_kop_vooruit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.volgnummer <= OLD.volgnummer OR NOT EXISTS
            (SELECT 1 FROM journaal_boeking b WHERE b.volgnummer = NEW.volgnummer AND b.hash = NEW.hash) THEN
            RAISE EXCEPTION 'de kop gaat alleen vooruit';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER boeking_niet_wijzigen BEFORE UPDATE OR DELETE ON journaal_boeking
    FOR EACH ROW EXECUTE FUNCTION journaal_weiger('een boeking wijzigt niet')""",
    """CREATE TRIGGER boeking_niet_leegmaken BEFORE TRUNCATE ON journaal_boeking
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_weiger('een boeking wordt niet verwijderd')""",
    """CREATE TRIGGER boeking_op_volgorde BEFORE INSERT ON journaal_boeking
    FOR EACH ROW EXECUTE FUNCTION journaal_op_volgorde()""",
    """CREATE TRIGGER neven_niet_wijzigen BEFORE UPDATE ON journaal_neven
    FOR EACH ROW EXECUTE FUNCTION journaal_weiger('nevengegevens wijzigen niet')""",
    """CREATE TRIGGER neven_niet_leegmaken BEFORE TRUNCATE ON journaal_neven
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_weiger('verwijderen wordt eerst geboekt')""",
    """CREATE TRIGGER neven_eerst_boeken BEFORE DELETE ON journaal_neven
    FOR EACH ROW EXECUTE FUNCTION journaal_eerst_boeken()""",
    """CREATE TRIGGER kop_alleen_vooruit BEFORE UPDATE ON journaal_kop
    FOR EACH ROW EXECUTE FUNCTION journaal_kop_vooruit()""",
    """CREATE TRIGGER kop_blijft BEFORE DELETE ON journaal_kop
    FOR EACH ROW EXECUTE FUNCTION journaal_weiger('de kop blijft')""",
    """CREATE TRIGGER kop_niet_leegmaken BEFORE TRUNCATE ON journaal_kop
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_weiger('de kop blijft')""",
)

PER_DATABASE = {"sqlite": SQLITE, "postgresql": POSTGRES}
