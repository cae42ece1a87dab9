/// Takes out of a recording what says whose device it was, so that it can be shared.
package dev.sonde.mirror.scrub;
