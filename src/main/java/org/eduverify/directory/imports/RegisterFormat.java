package org.eduverify.directory.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eduverify.platform.Refusal;

/** The formats of register files that can be imported. */
public enum RegisterFormat {
    /** Data dump of the Research Organization Registry, schema v2: JSON, or the zip that it is published as. */
    ROR("ror", "ROR"),
    /** The university domains list of Hipo: JSON. */
    HIPO("hipo", "University domains list"),
    /** Schools of the United States: CCD or an ELSI export (public), or PSS (private), CSV. */
    NCES_CCD("nces-ccd", "NCES CCD"),
    /** Higher education in the United States: IPEDS, directory file, CSV. */
    NCES_IPEDS("nces-ipeds", "NCES IPEDS"),
    /** Schools, colleges and universities of England: Get Information about Schools, CSV. */
    GIAS("gias", "GIAS"),
    /** Schools, school boards and higher education in the Netherlands: DUO, CSV. */
    DUO("duo", "DUO"),
    /** Any other CSV file; a {@link CsvMapping} names its columns. */
    CSV("csv", null),
    /** The register that ships with the program, CSV. */
    SAMPLE("sample", "sample register");

    private final String id;
    private final String register;

    RegisterFormat(String id, String register) {
        this.id = id;
        this.register = register;
    }

    /** The format's name in requests and settings. */
    public String id() {
        return id;
    }

    /** Usual name of a register of this format; empty if a request must name it. */
    public Optional<String> usualRegister() {
        return Optional.ofNullable(register);
    }

    /**
     * The format of this name.
     *
     * @throws Refusal if it does not exist
     */
    public static RegisterFormat ofId(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(id == null ? null : id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "format",
                        ImportReason.UNKNOWN_FORMAT,
                        Arrays.stream(values()).map(RegisterFormat::id).collect(Collectors.joining(", "))));
    }

    RegisterReader reader(CsvMapping mapping) {
        return switch (this) {
            case ROR -> new JsonReader("ROR, schema v2", new RorRecords());
            case HIPO -> new JsonReader("University domains list", new HipoRecords());
            case NCES_CCD -> new CsvReader("NCES CCD or PSS", UnitedStatesRegisters::schools);
            case NCES_IPEDS -> new CsvReader("NCES IPEDS", UnitedStatesRegisters::colleges);
            case GIAS -> new CsvReader("GIAS", EnglandRegister::rows);
            case DUO -> new CsvReader("DUO", NetherlandsRegister::rows);
            case CSV -> new CsvReader("CSV", mapping::rows);
            case SAMPLE -> new CsvReader("sample register", CsvMapping.SAMPLE::rows);
        };
    }
}
