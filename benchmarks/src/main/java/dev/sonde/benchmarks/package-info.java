/// Load programs: Sonde's session side by side with other clients, in one run, against one agent.
@NullMarked
package dev.sonde.benchmarks;

import org.jspecify.annotations.NullMarked;
