package dev.sonde.simulator.junit;

import dev.sonde.client.Version;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A device for a test, at a free port of the loopback address of its own.
///
/// ```java
/// @SimulatedDevice("recordings/switch.snmprec") Device device;                        // for each test
/// @SimulatedDevice(objects = "1.3.6.1.2.1.1.5.0|4|lab") static Device shared;         // for the class
/// ```
///
/// Goes on a parameter or a field, not a private one in another module, of the type [Device], its
/// [Target][dev.sonde.client.Target], or a [Session][dev.sonde.client.Session] with it. Each is a
/// device of its own, with its own values, time and log of requests, however many tests run at
/// once. It lives as long as what it is put into: a parameter of a test, of `@BeforeEach` or of a
/// constructor and a field for one test; a static field, a parameter of `@BeforeAll`, and a field
/// in a test class with the life cycle `PER_CLASS` for all tests of the class.
///
/// A parameter of the type [Simulator], without an annotation, is the one that serves the devices
/// of the same test, or of the class in `@BeforeAll`.
///
/// When a test fails, what its devices were asked last is published as a report entry.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(DeviceExtension.class)
public @interface SimulatedDevice {

    /// The recording it answers from: a file, from the working directory on, or else a resource of
    /// the class path. It is read once for all tests. Default: none.
    String value() default "";

    /// Objects in lines of the `.snmprec` format, as `1.3.6.1.2.1.1.5.0|4|lab`, in place of those
    /// of the recording. Default: none.
    String[] objects() default {};

    /// The community that it answers to. Default: `public`.
    String community() default "public";

    /// The versions it speaks, all if there is none. Default: all.
    Version[] versions() default {};

    /// Its name, which is its v3 contextName, too. Default: that of the recording without folder
    /// and extension, or `device`.
    String name() default "";
}
