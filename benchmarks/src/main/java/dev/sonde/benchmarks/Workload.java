package dev.sonde.benchmarks;

/// What is asked of the agents under load, the same by every contender.
final class Workload {

    static final String COMMUNITY = "public";
    static final String OBJECT = "1.3.6.1.2.1.2.2.1.3.5";
    static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    static final String TABLE = "1.3.6.1.2.1.2.2.1";
    static final int MAX_REPETITIONS = 50;
    static final int MAX_CALLERS = 1000;

    static final String USER = "bench";
    static final String AUTH_PASSWORD = "authpass12";
    static final String PRIV_PASSWORD = "privpass12";

    private Workload() {}
}
