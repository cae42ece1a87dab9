/// Labs: many devices out of files, served and kept as the files say while these change.
package dev.sonde.simulator.lab;
