package dev.sonde.benchmarks;

/// The agent under load: our simulator with a table of 1,000 rows and 10 columns, in a process of
/// its own. Prints its port and serves until its input ends.
final class TableAgent {

    private TableAgent() {}

    public static void main(String[] args) {
        System.exit(1);
    }
}
