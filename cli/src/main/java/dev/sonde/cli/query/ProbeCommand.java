package dev.sonde.cli.query;

import dev.sonde.cli.options.PatienceOptions;
import dev.sonde.cli.options.ProgramVersion;
import dev.sonde.cli.options.SecretConverter;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Community;
import dev.sonde.client.Credentials;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Oid;
import dev.sonde.client.ReportException;
import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sonde probe`: whether anybody answers.
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description =
                "Asks whether an agent answers at all: exit 0 if it does, whatever it says, 1 if not.",
        footer = {
            "",
            "Without -c it asks for the agent's engineID in SNMPv3, which takes no credentials.",
            "",
            "Examples:",
            "  sonde probe 192.0.2.1:1161",
            "  sonde probe -c public 192.0.2.1 -t 0.5 -r 0"
        })
public final class ProbeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "AGENT", description = "HOST[:PORT], port 161 if none is given")
    private String address = "";

    @Option(
            names = {"-c", "--community"},
            paramLabel = "COMMUNITY",
            converter = SecretConverter.class,
            description = "ask in v2c, with this community, or env:NAME")
    private @Nullable String community;

    @Mixin private final PatienceOptions patience = new PatienceOptions();

    private final LineOutput output;

    public ProbeCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Credentials credentials =
                community == null ? new UsmUser("probe") : new Community(community);
        Target target = patience.patient(Target.of(address, credentials));
        try (Session session = Session.open(target)) {
            session.getNext(Oid.of("0.0"));
        } catch (ReportException | ErrorStatusException e) {
            // That it does not know the user, or refuses, is an answer.
            output.println(address + " answers");
            output.flush();
            return ExitCode.OK;
        }
        output.println(address + " answers");
        output.flush();
        return ExitCode.OK;
    }
}
